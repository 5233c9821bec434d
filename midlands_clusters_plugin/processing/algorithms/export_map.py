"""``midlandsclusters:exportmap``: a map as a page (PDF, PNG, SVG) or an atlas, with its text alternative and its data
beside it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import geopandas as gpd
from qgis.core import (
    QgsLayerTreeGroup,
    QgsMapLayer,
    QgsObjectCustomProperties,
    QgsPrintLayout,
    QgsProcessingAlgorithm,
    QgsProcessingFeedback,
    QgsProject,
    QgsVectorLayer,
)

from ...cartography.map.group_layers import show_metric
from ...cartography.map.map_files import add_file
from ...cartography.page import pages as pages
from ...cartography.page.page_layers import as_it_was, freeze
from ...cartography.page.templates import DEFAULT, find_template
from ...cartography.record.file_facts import facts_with
from ...cartography.record.roles import METRIC, group_of, layers_of
from ...cartography.style.graduated import marks_of, set_marks
from ...core.base.errors import UserError
from ...core.base.i18n import tr
from ...qgis_io.layer_arrays import read
from ...qgis_io.plain_file import file_of, plain_file
from ..base import Algorithm
from ..support.inputs import Inputs
from ..support.outputs import check_writable

AUTO, FORMATS = "auto", ("PDF", "PNG", "SVG")
ONE_FILE = "one_file"
SHOWN, FROM_REPORT = "as_shown", "from_report"
_FOLLOW_METRIC = ("hexes", "spikes", "towns", "places")  # layers that look otherwise when the metric changes
_LEAST_DPI, _MOST_DPI = 30, 1200


class ExportMap(Algorithm):
    """Makes a page from a template, exports it, and leaves the layout in the project where there is one."""

    ID = "exportmap"

    def flags(self) -> Any:
        """Layouts belong to the window's thread."""
        return super().flags() | QgsProcessingAlgorithm.Flag.FlagNoThreading

    def check(self, inputs: Inputs) -> None:
        """Template, format and place can work."""
        find_template(inputs.text("TEMPLATE") or DEFAULT)
        self._check_print(inputs)

    def _check_print(self, inputs: Inputs) -> None:
        if not _LEAST_DPI <= inputs.integer("DPI") <= _MOST_DPI:
            raise UserError(tr("Choose 30 to 1200 dots per inch."))
        check_writable(inputs, "OUTPUT")

    def run_core(self, inputs: Inputs, feedback: QgsProcessingFeedback) -> dict[str, Any]:
        """Make the page, export it, write what belongs beside it."""
        layer = inputs.layer("INPUT")
        if layer is None:
            raise UserError(tr("The layer given as INPUT cannot be read: choose another."), str(inputs.raw("INPUT")))
        # QGIS looks layers of expressions up in this one project, whatever project a layout is of.
        project = QgsProject.instance()
        group = group_of(project, layer)
        if group is not None and layers_of(group).get("hexes") is layer:
            files, count = self._of_the_project(project, group, inputs, feedback)
        else:
            with as_it_was(project):
                files, count = self._of_a_file(project, layer, inputs, feedback)
        return {"OUTPUT": str(files[0]), "FILES": "\n".join(map(str, files)), "PAGES": count}

    def _of_the_project(self, project: QgsProject, group: QgsLayerTreeGroup, *rest: Any) -> tuple[list[Path], int]:
        """A page of the project's map, which stays in the layouts; the map itself is shown as before."""
        inputs, _feedback = rest
        metric, marks = (inputs.choice(name) for name in ("METRIC", "MARKS"))
        layers = layers_of(group)
        hexes = layers["hexes"]
        if metric in (SHOWN, hexes.customProperty(METRIC)) and marks in (SHOWN, marks_of(hexes)):
            files, count, _layouts = self._export(project, group, *rest)
            return files, count

        with symbology_stored([layers[role] for role in _FOLLOW_METRIC if role in layers]):
            set_marks(hexes, marks_of(hexes) if marks == SHOWN else marks)
            show_metric(group, hexes.customProperty(METRIC) if metric == SHOWN else metric)
            files, count, layouts = self._export(project, group, *rest)
            for layout in layouts:
                freeze(project, layout, [layers[role] for role in _FOLLOW_METRIC if role in layers])
        return files, count

    def _of_a_file(self, project: QgsProject, layer: QgsVectorLayer, *rest: Any) -> tuple[list[Path], int]:
        """A page of hexagons that are no map of the project's: nothing of it stays there."""
        inputs, _feedback = rest
        path, table, hexes = self._hexagons(layer)
        metric, cluster = (inputs.choice(name) for name in ("METRIC", "CLUSTER"))
        report = inputs.path("REPORT")
        group = add_file(
            project,
            path,
            "business_count" if metric == SHOWN else metric,
            layer=table,
            cluster="" if cluster == FROM_REPORT else cluster,
            report=Path(report) if report else None,
            hexes=hexes,
            known=facts_with(layer),
            in_tree=False,
        )
        marks, drawn = inputs.choice("MARKS"), layers_of(group)["hexes"]
        if marks != SHOWN:
            set_marks(drawn, marks)
            show_metric(group, drawn.customProperty(METRIC))
        files, count, _layouts = self._export(project, group, *rest)
        return files, count

    def _hexagons(self, layer: QgsVectorLayer) -> tuple[Path, str, Any]:
        """File and table of a layer that shows just these; else its name and the rows that it shows. Raises
        UserError.
        """
        name = layer.name()
        if not layer.isSpatial():
            raise UserError(
                tr("{} has figures but no shapes: choose the hexagon layer that the table was saved from.").format(name)
            )
        plain = plain_file(layer)
        if plain is not None:
            return Path(plain[0]), plain[1] or "", None

        geometry, table = read(layer, [one for one in layer.fields().names() if one != "fid"])
        return file_of(layer) or Path(name), "", gpd.GeoDataFrame(table, geometry=geometry, crs=layer.crs().toWkt())

    def _export(
        self, project: QgsProject, group: QgsLayerTreeGroup, inputs: Inputs, feedback: QgsProcessingFeedback
    ) -> tuple[list[Path], int, list[QgsPrintLayout]]:
        """Write the page of a group's map; returns the files, how many pages they have, and the layouts."""
        path = self._path(inputs)
        layout = pages.make_layout(
            project,
            group,
            template=inputs.text("TEMPLATE") or DEFAULT,
            name=tr("Exported: {}").format(path.stem),
            title=inputs.text("TITLE"),
            beside=self._beside(project, inputs),
        )
        for warning in pages.warnings_of(layout):
            feedback.pushWarning(warning)
        one_file = inputs.choice("ATLAS") == ONE_FILE
        feedback.setProgressText(tr("Printing"))
        files = pages.export(layout, path, dpi=inputs.integer("DPI"), one_file=one_file, feedback=feedback)
        count = layout.atlas().count() if layout.atlas().enabled() else layout.pageCollection().pageCount()
        if inputs.yes("ALTERNATIVE"):
            from ...cartography.page.alternative import write_beside

            feedback.setProgressText(tr("Writing the text alternative and the tables"))
            files += write_beside(layout, group, path)
        return files, count, [layout]

    def _beside(self, project: QgsProject, inputs: Inputs) -> QgsLayerTreeGroup | None:
        """The second map of a page of two: one of the project, or of a file, whose layers go with the page."""
        layer = inputs.layer("BESIDE") if inputs.has("BESIDE") else None
        if layer is None:
            return None
        group = group_of(project, layer)
        if group is not None and layers_of(group).get("hexes") is layer:
            return group
        path, table, hexes = self._hexagons(layer)
        known = facts_with(layer)
        return add_file(project, path, "business_count", layer=table, hexes=hexes, known=known, in_tree=False)

    def _path(self, inputs: Inputs) -> Path:
        """The output with the ending of its format."""
        path = Path(inputs.file_output("OUTPUT"))
        wanted = inputs.choice("FORMAT")
        if wanted == AUTO:
            wanted = path.suffix.lstrip(".").upper() or FORMATS[0]
        if wanted not in FORMATS:
            raise UserError(tr("Choose PDF, PNG or SVG for the page."), str(path))
        same = path.suffix.lower() in {f".{one.lower()}" for one in FORMATS}
        return path.with_suffix(f".{wanted.lower()}") if same else path.with_name(f"{path.name}.{wanted.lower()}")


@contextmanager
def symbology_stored(layers: list[QgsMapLayer]) -> Iterator[None]:
    """Layers look afterwards as they did before: renderer, labels, custom properties, metadata."""
    before = [
        (
            one,
            one.renderer().clone(),
            one.labeling().clone() if one.labeling() is not None else None,
            one.labelsEnabled(),
            QgsObjectCustomProperties(one.customProperties()),
            one.metadata(),
        )
        for one in layers
    ]
    try:
        yield
    finally:
        for layer, renderer, labeling, labels_on, properties, metadata in before:
            layer.setRenderer(renderer)
            layer.setLabeling(labeling)
            layer.setLabelsEnabled(labels_on)
            layer.setCustomProperties(properties)
            layer.setMetadata(metadata)
            layer.triggerRepaint()
            layer.emitStyleChanged()
