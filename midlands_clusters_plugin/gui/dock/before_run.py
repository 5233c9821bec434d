"""What is asked before a run: of edits that are not saved, of columns that would go, of a real map that the sample
would replace.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from qgis.core import QgsLayerTreeGroup, QgsProject
from qgis.PyQt.QtWidgets import QMessageBox, QWidget

from ...cartography.record.map_facts import facts_of
from ...core.base.i18n import tr
from ..tasks.job import POSTGIS, SAMPLE, MapJob
from ..widgets import messages
from ..widgets.output_path import numbered
from .choices import companies_of
from .result import layers_of_file

SAVE, DISCARD, GO_ON, BESIDE, REPLACE = "save", "discard", "go_on", "beside", "replace"


def ask(parent: QWidget | None, question: str, choices: dict[str, str]) -> str:
    """Ask the user; returns the id of the button pressed, "" for Cancel."""
    box = QMessageBox(QMessageBox.Icon.Question, "Midlands Clusters", question, parent=parent)
    role = QMessageBox.ButtonRole.AcceptRole
    buttons = {ident: box.addButton(text, role) for ident, text in choices.items()}
    box.setEscapeButton(box.addButton(QMessageBox.StandardButton.Cancel))
    box.exec()
    return next((ident for ident, button in buttons.items() if box.clickedButton() is button), "")


def settled(iface: Any, parent: QWidget, job: MapJob) -> MapJob | None:
    """The job once all that it would change of the user's is settled; None where the user would rather not."""
    settled_job: MapJob | None = job
    for step in (_not_over_real_map, _other_companies, _edits, _columns):
        if settled_job is not None:
            settled_job = step(iface, parent, settled_job)
    return settled_job


def _group_of(job: MapJob) -> QgsLayerTreeGroup | None:
    """The map whose place the job's would take."""
    from ...cartography.map.group_layers import group_in_use

    return group_in_use(QgsProject.instance()) if not job.beside else None


def _beside_or_instead(parent: QWidget, job: MapJob, question: str, instead: str) -> MapJob | None:
    choice = ask(parent, question, {BESIDE: tr("Put it beside"), REPLACE: instead})
    if choice == BESIDE:
        return replace(job, output=numbered(job.output), beside=True)
    return job if choice == REPLACE else None


def _not_over_real_map(_iface: Any, parent: QWidget, job: MapJob) -> MapJob | None:
    """Invented companies never take the place of real ones unless the user says so."""
    group = _group_of(job) if job.companies.kind == SAMPLE else None
    facts = facts_of(group)
    if group is None or facts is None or facts.sample:
        return job
    wording = tr(
        "“{map}” shows companies of your own, and the sample's are invented. Should the sample's map take its place?"
    )
    return _beside_or_instead(parent, job, wording.format(map=group.name()), tr("Replace my map"))


def _other_companies(_iface: Any, parent: QWidget, job: MapJob) -> MapJob | None:
    """A map that came with the project gets other companies only if the user says so."""
    group = _group_of(job) if getattr(parent, "came_with_project", False) else None
    kind, source = companies_of(group) if group is not None else ("", "")
    now = job.companies.path.partition("|")[0] or (job.companies.layer[0] if job.companies.layer else "")
    if group is None or not kind or kind == POSTGIS or (kind == job.companies.kind and _same(source, str(now))):
        return job
    wording = tr("“{map}” came with the project and shows other companies. Should the new map take its place?")
    return _beside_or_instead(parent, job, wording.format(map=group.name()), tr("Replace the map"))


def _same(one: str, other: str) -> bool:
    return one == other or (bool(one) and bool(other) and Path(one) == Path(other))


def _edits(iface: Any, parent: QWidget, job: MapJob) -> MapJob | None:
    from ...cartography.map.group_layers import edited_layers

    same_file = layers_of_file(job.output)
    edited = edited_layers(QgsProject.instance(), same_file) if not job.beside else []
    if not edited:
        return job
    wording = tr(
        "{layers} has edits that are not saved, and this run gives it other data. What should become of the edits?"
    )
    question = wording.format(layers=", ".join(layer.name() for layer in edited))
    choice = ask(parent, question, {SAVE: tr("Save them, and write a new file"), DISCARD: tr("Discard them")})
    if not choice:
        return None
    for layer in edited:
        if not (layer.commitChanges() if choice == SAVE else layer.rollBack()):
            sentence = tr("The edits of {layer} could not be saved.").format(layer=layer.name())
            messages.warn(iface, sentence, "\n".join(layer.commitErrors()))
            return None
    stored = choice == SAVE and any(layer in same_file for layer in edited)
    return replace(job, output=numbered(job.output)) if stored else job


def _columns(_iface: Any, parent: QWidget, job: MapJob) -> MapJob | None:
    from ...cartography.map.group_layers import added_columns

    group = _group_of(job)
    lost = added_columns(group) if group is not None else {}
    if not lost:
        return job
    listed = "; ".join(f"{name}: {', '.join(columns)}" for name, columns in lost.items())
    wording = tr("You added columns that this run does not make ({columns}). The new layers will be without them.")
    choice = ask(parent, wording.format(columns=listed), {GO_ON: tr("Write a new file, the old one keeps them")})
    return replace(job, output=numbered(job.output)) if choice else None
