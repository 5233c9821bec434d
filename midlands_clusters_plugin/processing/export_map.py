"""``midlandsclusters:exportmap``: a map as a page (PDF, PNG, SVG) or an atlas, with its text alternative and its data beside it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import (
    QgsLayerTreeGroup,
    QgsPrintLayout,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProject,
    QgsProviderRegistry,
    QgsVectorLayer,
)

from ..cartography.roles import METRIC, group_of, layers_of
from ..cartography.templates import DEFAULT, find_template
from ..core.errors import UserError
from .base import Algorithm, tr
from .outputs import check_writable

AUTO, FORMATS = "auto", ("PDF", "PNG", "SVG")
ONE_FILE = "one_file"
SHOWN, FROM_REPORT = "as_shown", "from_report"
_LEAST_DPI, _MOST_DPI = 30, 1200


class ExportMap(Algorithm):
    """Makes a page from a template, exports it, and leaves the layout in the project where there is one."""

    ID = "exportmap"

    def flags(self) -> Any:
        """Layouts belong to the window's thread."""
        return super().flags() | QgsProcessingAlgorithm.Flag.FlagNoThreading

    def check(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        """Template, format and place can work."""
        find_template(self.parameterAsString(parameters, "TEMPLATE", context) or DEFAULT)
        if not _LEAST_DPI <= self.parameterAsInt(parameters, "DPI", context) <= _MOST_DPI:
            raise UserError(tr("Choose 30 to 1200 dots per inch."))
        check_writable(parameters, "OUTPUT")

    def run_core(self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> dict[str, Any]:
        """Make the page, export it, write what belongs beside it."""
        layer = self.parameterAsVectorLayer(parameters, "INPUT", context)
        if layer is None:
            raise UserError(tr("The layer given as INPUT cannot be read: choose another."), str(parameters.get("INPUT")))
        # QGIS looks layers of expressions up in this one project, whatever project a layout is of.
        project = QgsProject.instance()
        group = group_of(project, layer)
        own = group is None
        if group is None:
            group = self._add(project, layer, parameters, context)
        before = set(project.layoutManager().layouts())
        try:
            files, count = self._export(project, group, parameters, context, feedback)
        finally:
            if own:
                take_out(project, group, [one for one in project.layoutManager().layouts() if one not in before])
        return {"OUTPUT": str(files[0]), "FILES": "\n".join(map(str, files)), "PAGES": count}

    def _add(
        self, project: QgsProject, layer: QgsVectorLayer, parameters: dict[str, Any], context: QgsProcessingContext
    ) -> QgsLayerTreeGroup:
        """A group for a file that is no map of the project's, for as long as the export lasts."""
        from ..cartography.files import add_file

        parts = QgsProviderRegistry.instance().decodeUri(layer.providerType(), layer.source())
        if layer.providerType() != "ogr" or not parts.get("path"):
            raise UserError(tr("The hexagons are neither in a map of the project nor in a file: generate the map, or choose a GeoPackage."))
        metric, cluster = (self.parameterAsEnumString(parameters, name, context) for name in ("METRIC", "CLUSTER"))
        report = self.parameterAsFile(parameters, "REPORT", context)
        return add_file(
            project,
            Path(parts["path"]),
            "business_count" if metric == SHOWN else metric,
            layer=str(parts.get("layerName") or ""),
            cluster="" if cluster == FROM_REPORT else cluster,
            report=Path(report) if report else None,
        )

    def _export(
        self,
        project: QgsProject,
        group: QgsLayerTreeGroup,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> tuple[list[Path], int]:
        from ..cartography import layout as pages

        path = self._path(parameters, context)
        self._show(group, self.parameterAsEnumString(parameters, "METRIC", context))
        layout = pages.make_layout(
            project,
            group,
            template=self.parameterAsString(parameters, "TEMPLATE", context) or DEFAULT,
            name=tr("Exported: {}").format(path.stem),
            title=self.parameterAsString(parameters, "TITLE", context),
        )
        for warning in pages.warnings_of(layout):
            feedback.pushWarning(warning)
        one_file = self.parameterAsEnumString(parameters, "ATLAS", context) == ONE_FILE
        feedback.setProgressText(tr("Printing"))
        files = pages.export(layout, path, dpi=self.parameterAsInt(parameters, "DPI", context), one_file=one_file, feedback=feedback)
        count = layout.atlas().count() if layout.atlas().enabled() else layout.pageCollection().pageCount()
        if self.parameterAsBool(parameters, "ALTERNATIVE", context):
            from ..cartography.alternative import write_beside

            feedback.setProgressText(tr("Writing the text alternative and the tables"))
            files += write_beside(layout, group, path)
        return files, count

    def _path(self, parameters: dict[str, Any], context: QgsProcessingContext) -> Path:
        """The output with the ending of its format."""
        path = Path(self.parameterAsFileOutput(parameters, "OUTPUT", context))
        wanted = self.parameterAsEnumString(parameters, "FORMAT", context)
        if wanted == AUTO:
            wanted = path.suffix.lstrip(".").upper() or FORMATS[0]
        if wanted not in FORMATS:
            raise UserError(tr("Choose PDF, PNG or SVG for the page."), str(path))
        same = path.suffix.lower() in {f".{one.lower()}" for one in FORMATS}
        return path.with_suffix(f".{wanted.lower()}") if same else path.with_name(f"{path.name}.{wanted.lower()}")

    def _show(self, group: QgsLayerTreeGroup, metric: str) -> None:
        """Have the map show the metric that is to be printed."""
        hexes = layers_of(group).get("hexes")
        if metric == SHOWN or hexes is None or hexes.customProperty(METRIC) == metric:
            return
        from ..cartography import layers

        if hasattr(layers, "show_metric"):
            layers.show_metric(group, metric)
            return
        from ..cartography.styles import restyle

        restyle(hexes, metric)


def take_out(project: QgsProject, group: QgsLayerTreeGroup, layouts: list[QgsPrintLayout]) -> None:
    """Remove what was added for an export: a group, its layers, the pages and their own layers."""
    from ..cartography.page_layers import drop_page_layers

    for layout in layouts:
        project.layoutManager().removeLayout(layout)
    layers = [node.layerId() for node in group.findLayers()]
    group.parent().removeChildNode(group)
    project.removeMapLayers(layers)
    drop_page_layers(project)
