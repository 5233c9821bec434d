"""``midlandsclusters:clusterprofile``: a cluster's profile as PDF and web page, of a map or, from companies, of several
clusters at once.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any
from uuid import uuid4

from qgis.core import QgsProcessingFeedback, QgsProcessingUtils, QgsProject

from ...cartography.map.group_layers import add_map, new_group
from ...cartography.pack.board_pack import Pack
from ...cartography.pack.profile import cluster_profile
from ...cartography.page.page_layers import as_it_was
from ...cartography.record.facts import map_facts
from ...core.base.errors import UserError
from ...core.base.feedback import Feedback
from ...core.base.i18n import tr
from ...core.base.threads import in_python_thread
from ...core.catalogue.catalogue import ALL, clusters, taxonomies
from ...core.files.geopackage import write_layers
from ...core.hexmap.engine import HexMap, MapRequest, Workspace
from ...core.hexmap.old_and_new import with_old
from ..base import COMPANIES, FeedbackBridge
from ..support.inputs import Inputs, require_cluster
from .board_pack_algorithm import BoardPack
from .export_map import SHOWN


class ClusterProfile(BoardPack):
    """Writes one profile of a map, or one of each cluster of a company layer."""

    ID = "clusterprofile"

    def layers(self, inputs: Inputs) -> Mapping[str, str]:
        """Companies, where there is no map."""
        return {} if inputs.has("INPUT") else {"COMPANIES": COMPANIES}

    def check(self, inputs: Inputs) -> None:
        """There is a map or companies, and the place can work."""
        super().check(inputs)
        if not inputs.has("INPUT"):
            if not inputs.has("COMPANIES"):
                raise UserError(tr("Choose the hexagons of a map, or a layer of companies."))
            inputs.area()
            inputs.cell_size()
            inputs.rule()
            wanted_clusters(inputs)

    def run_core(self, inputs: Inputs, feedback: QgsProcessingFeedback, bridge: FeedbackBridge) -> dict[str, Any]:
        """Make the maps that are needed, and write the profiles."""
        if inputs.has("INPUT"):
            return {**super().run_core(inputs, feedback, bridge), "PROFILES": 1}
        files, count, pages = self._of_companies(inputs, feedback, bridge)
        return {"OUTPUT": str(files[0]), "FILES": "\n".join(map(str, files)), "PAGES": pages, "PROFILES": count}

    def printer(self, inputs: Inputs) -> Callable[..., Pack]:
        """What writes the profile."""
        return partial(cluster_profile, names=inputs.yes("NAMES"))

    def _of_companies(
        self, inputs: Inputs, feedback: QgsProcessingFeedback, bridge: FeedbackBridge
    ) -> tuple[list[Path], int, int]:
        """Profiles from companies: of one cluster as the file asked for, of several in a folder of its name."""
        wanted, path = wanted_clusters(inputs), inputs.pdf_output("OUTPUT")
        workspace = in_python_thread(lambda: self.workspace(bridge.part(0.0, 0.2)))
        rule, ledger = inputs.rule(), inputs.ledger()
        files: list[Path] = []
        count = pages = 0
        for index, ident in enumerate(wanted):
            name = tr("All companies") if ident == ALL else clusters()[ident].distinct_name
            bridge.step(name)
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
            part = bridge.part(0.2 + 0.8 * index / len(wanted), 0.2 + 0.8 * (index + 1) / len(wanted))
            made, number = self._of_map(hexmap, target, inputs, feedback, part)
            files, count, pages = [*files, *made], count + 1, pages + number
        if not files:
            raise UserError(tr("No company of these clusters is in the area: choose other clusters or another area."))
        return files, count, pages

    def _of_map(
        self, hexmap: HexMap, path: Path, inputs: Inputs, feedback: QgsProcessingFeedback, part: Feedback
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
                files, count, _ = self._document(group, path, inputs, feedback, part, reuse=False)
        finally:
            shutil.rmtree(folder, ignore_errors=True)
        return files, count


def _new_and_old(workspace: Workspace, request: MapRequest) -> HexMap:
    return with_old(workspace, request, workspace.hexmap(request))


def wanted_clusters(inputs: Inputs) -> list[str]:
    """The ids of CLUSTERS, a taxonomy in it as all its clusters. Raises UserError where one is unknown."""
    given = inputs.raw("CLUSTERS")
    named = [one.strip() for one in given.split(",")] if isinstance(given, str) else list(given or [])
    found: list[str] = []
    for one in named if all(isinstance(one, str) for one in named) and named else inputs.choices("CLUSTERS"):
        inside = taxonomies().get(one)
        if inside is None:
            require_cluster(one)
        found += inside or [one]
    return list(dict.fromkeys(found))
