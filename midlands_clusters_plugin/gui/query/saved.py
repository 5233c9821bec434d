"""Questions kept by name in the project file, each with the layers that its shapes came from."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from typing import Any

from qgis.core import QgsProject

from ...core.base.errors import UserError
from ...core.base.i18n import tr
from ...core.query.codec import from_dict, to_dict
from ...core.query.question import Question
from ...qgis_io import entries

SCOPE, KEY = entries.SCOPE, entries.QUESTIONS


@dataclass(frozen=True)
class Origin:
    """Where a shape was read from: ``how`` is selected or polygons; ``field`` up to ``limit`` where polygons were
    filtered.
    """

    shape: str
    layer_id: str
    layer_name: str
    how: str
    field: str = ""
    limit: float = 0.0


@dataclass(frozen=True)
class Saved:
    """A question and the origins of its shapes; the shapes themselves travel in the question."""

    question: Question
    origins: tuple[Origin, ...] = ()

    def lost_layers(self, project: QgsProject) -> list[str]:
        """Names of layers that shapes came from and that are no longer in the project."""
        return list(dict.fromkeys(one.layer_name for one in self.origins if project.mapLayer(one.layer_id) is None))


def saved_names(project: QgsProject) -> list[str]:
    """Names of the questions in a project, by the alphabet."""
    return sorted(_read(project), key=str.casefold)


def save(project: QgsProject, name: str, saved: Saved) -> None:
    """Keep a question by its name in the project, in place of another of that name. Raises UserError for a name that is
    none.
    """
    name = name.strip()
    if not name or "\0" in name:
        raise UserError(tr("Type a name for the question, then save it."))
    found = _read(project)
    found[name] = {
        "question": to_dict(replace(saved.question, name=name)),
        "origins": [asdict(one) for one in saved.origins],
    }
    _write(project, found)


def load(project: QgsProject, name: str) -> Saved:
    """A question by its name. Raises UserError where it is not there or cannot be read."""
    found = _read(project).get(name)
    if not isinstance(found, dict):
        raise UserError(tr("There is no saved question “{}” in this project.").format(name))
    origins = found.get("origins") or []
    try:
        return Saved(from_dict(found.get("question")), tuple(Origin(**one) for one in origins))
    except TypeError as error:
        raise UserError(
            tr("The saved question “{}” cannot be read: save it again.").format(name), str(error)
        ) from error


def forget(project: QgsProject, name: str) -> None:
    """Take a question out of the project."""
    found = _read(project)
    if found.pop(name, None) is not None:
        _write(project, found)


def _read(project: QgsProject) -> dict[str, Any]:
    text, _ = project.readEntry(SCOPE, KEY, "")
    try:
        found = json.loads(text) if text else {}
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _write(project: QgsProject, found: dict[str, Any]) -> None:
    project.writeEntry(SCOPE, KEY, json.dumps(found, ensure_ascii=False, sort_keys=True))
    project.setDirty(True)
