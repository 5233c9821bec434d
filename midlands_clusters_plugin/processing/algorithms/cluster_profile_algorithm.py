"""``midlandsclusters:clusterprofile``: a cluster's profile as PDF and web page, of a map or, from companies, of several
clusters at once.
"""

from __future__ import annotations

import shutil
from functools import partial
from pathlib import Path
from typing import Any
from uuid import uuid4

from qgis.core import QgsLayerTreeGroup, QgsPrintLayout, QgsProcessingFeedback, QgsProcessingUtils, QgsProject

from ...cartography.map.group_layers import add_map, new_group
from ...cartography.pack.profile import cluster_profile
from ...cartography.page.page_layers import as_it_was
from ...cartography.record.facts import map_facts
from ...core.base.errors import Cancelled, UserError
from ...core.base.i18n import tr
from ...core.base.threads import in_python_thread
from ...core.catalogue.catalogue import ALL, clusters, taxonomies
from ...core.companies.placing.company_table import CompanyTable
from ...core.files.geopackage import write_layers
from ...core.hexmap.engine import HexMap, MapRequest, Workspace
from ...core.hexmap.old_and_new import with_old
from ...sources.layers.company_layers import companies_from_layer
from ...sources.layers.layer_frames import LayerSource
from ..base import FeedbackBridge
from ..support.disclosure_parameters import ledger_of, rule_of
from ..support.inputs import Inputs
from .board_pack_algorithm import asked_of
from .export_map import SHOWN, ExportMap


class ClusterProfile(ExportMap):
    """Writes one profile of a map, or one of each cluster of a company layer."""

    ID = "clusterprofile"
    _source: LayerSource | None = None

    def check(self, inputs: Inputs) -> None:
        """There is a map or companies, and the place can work."""
        self._check_print(inputs)
        if not inputs.has("INPUT"):
            if not inputs.has("COMPANIES"):
                raise UserError(tr("Choose the hexagons of a map, or a layer of companies."))
            inputs.area()
            inputs.cell_size()
            rule_of(inputs)
            wanted_clusters(inputs)
            inputs.companies("COMPANIES")

    def prepare_run(self, inputs: Inputs) -> None:
        """Look at the companies."""
        if not inputs.has("INPUT"):
            self._source = inputs.companies("COMPANIES")

    def run_core(self, inputs: Inputs, feedback: QgsProcessingFeedback) -> dict[str, Any]:
        """Make the maps that are needed, and write the profiles."""
        if inputs.has("INPUT"):
            done = super().run_core(inputs, feedback)
            return {**done, "PROFILES": 1}
        files, count, pages = self._of_companies(inputs, feedback)
        return {"OUTPUT": str(files[0]), "FILES": "\n".join(map(str, files)), "PAGES": pages, "PROFILES": count}

    def _export(
        self, project: QgsProject, group: QgsLayerTreeGroup, inputs: Inputs, feedback: QgsProcessingFeedback
    ) -> tuple[list[Path], int, list[QgsPrintLayout]]:
        """Write the profile of a group's map."""
        reuse = inputs.choice("METRIC") == SHOWN and inputs.choice("MARKS") == SHOWN
        return self._write(project, group, self._file(inputs), inputs, feedback, (0.0, 1.0), reuse)

    def _write(
        self,
        project: QgsProject,
        group: QgsLayerTreeGroup,
        path: Path,
        inputs: Inputs,
        feedback: QgsProcessingFeedback,
        part: tuple[float, float],
        reuse: bool,
    ) -> tuple[list[Path], int, list[QgsPrintLayout]]:
        def moved(share: float) -> bool:
            feedback.setProgress(100.0 * (part[0] + (part[1] - part[0]) * share))
            return not feedback.isCanceled()

        pack = cluster_profile(
            project, group, path, asked_of(inputs, path, reuse=reuse), moved, names=inputs.yes("NAMES")
        )
        for warning in pack.warnings:
            feedback.pushWarning(warning)
        return pack.files, pack.count, pack.layouts

    def _file(self, inputs: Inputs) -> Path:
        path = Path(inputs.file_output("OUTPUT"))
        return path if path.suffix.lower() == ".pdf" else path.with_name(f"{path.name}.pdf")

    def _of_companies(self, inputs: Inputs, feedback: QgsProcessingFeedback) -> tuple[list[Path], int, int]:
        """Profiles from companies: of one cluster as the file asked for, of several in a folder of its name."""
        bridge, wanted, path = FeedbackBridge(feedback), wanted_clusters(inputs), self._file(inputs)
        bridge.step(tr("Reading companies"))
        workspace = in_python_thread(lambda: Workspace(self._companies(bridge)))
        rule = rule_of(inputs)
        ledger = None if rule is None else ledger_of(inputs)
        files: list[Path] = []
        count = pages = 0
        for index, ident in enumerate(wanted):
            name = tr("All companies") if ident == ALL else clusters()[ident].distinct_name
            bridge.step(name)
            if feedback.isCanceled():
                raise Cancelled
            request = MapRequest(ident, inputs.area(), size=inputs.cell_size(), rule=rule, ledger=ledger)
            try:
                hexmap = in_python_thread(partial(_new_and_old, workspace, request))
            except UserError as error:  # too few businesses for the rule: of several clusters, the others have profiles
                if len(wanted) == 1:
                    raise
                feedback.pushWarning(tr("{layer}: {notes}").format(layer=name, notes=error.message))
                continue
            if not hexmap.report["rows_in_area"]:
                feedback.pushWarning(
                    tr("{cluster}: no company of it is in the area, so it has no profile.").format(cluster=name)
                )
                continue
            target = path if len(wanted) == 1 else path.with_suffix("") / f"{ident}.pdf"
            part = (0.2 + 0.8 * index / len(wanted), 0.2 + 0.8 * (index + 1) / len(wanted))
            made, number = self._of_map(hexmap, target, inputs, feedback, part)
            files, count, pages = [*files, *made], count + 1, pages + number
        if not files:
            raise UserError(tr("No company of these clusters is in the area: choose other clusters or another area."))
        return files, count, pages

    def _companies(self, bridge: FeedbackBridge) -> CompanyTable:
        if self._source is None:
            raise UserError(tr("Choose a layer of companies."))
        return companies_from_layer(self._source, feedback=bridge.part(0.0, 0.2))

    def _of_map(
        self, hexmap: HexMap, path: Path, inputs: Inputs, feedback: QgsProcessingFeedback, part: tuple[float, float]
    ) -> tuple[list[Path], int]:
        """The profile of a map that no project keeps."""
        metric = inputs.choice("METRIC")
        folder, project = Path(QgsProcessingUtils.tempFolder()) / f"profile_{uuid4().hex}", QgsProject.instance()
        folder.mkdir(parents=True)
        try:
            with as_it_was(project):
                file = in_python_thread(lambda: write_layers(folder / "map.gpkg", hexmap.layers(), at_once=True))
                facts = map_facts(hexmap)
                shown = "business_count" if metric == SHOWN else metric
                group = add_map(project, file, facts, shown, group=new_group(facts, None))
                files, count, _ = self._write(project, group, path, inputs, feedback, part, False)
        finally:
            shutil.rmtree(folder, ignore_errors=True)
        return files, count


def _new_and_old(workspace: Workspace, request: MapRequest) -> HexMap:
    return with_old(workspace, request, workspace.hexmap(request))


def wanted_clusters(inputs: Inputs) -> list[str]:
    """The ids of CLUSTERS, a taxonomy in it as all its clusters. Raises UserError where one is unknown."""
    given = inputs.raw("CLUSTERS")
    named = [one.strip() for one in given.split(",")] if isinstance(given, str) else list(given or [])
    known = clusters()
    found: list[str] = []
    for one in named if all(isinstance(one, str) for one in named) and named else inputs.choices("CLUSTERS"):
        inside = taxonomies().get(one)
        if inside is None and one not in (ALL, *known):
            raise UserError(
                tr("There is no cluster {value}: choose one from the list.").format(value=one), ", ".join(known)
            )
        found += inside or [one]
    return list(dict.fromkeys(found))
