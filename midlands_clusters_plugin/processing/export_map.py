"""``midlandsclusters:exportmap``: a map as a page (PDF, PNG, SVG) or an atlas, with its text alternative and its data beside it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import (
    QgsLayerTreeGroup,
    QgsPrintLayout,
    QgsProcessing,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
    QgsProcessingParameterVectorLayer,
    QgsProject,
    QgsProviderRegistry,
    QgsVectorLayer,
)

from ..cartography.graduated import MODES, marks_of, set_marks
from ..cartography.roles import METRIC, group_of, layers_of
from ..cartography.templates import DEFAULT, find_template, templates
from ..core.catalogue import clusters, metrics
from ..core.errors import UserError
from ..core.words import mark
from .base import Algorithm, tr
from .outputs import check_writable

AUTO, FORMATS = "auto", ("PDF", "PNG", "SVG")
ONE_FILE, EACH = "one_file", "file_per_page"
SHOWN, FROM_REPORT = "as_shown", "from_report"
_LEAST_DPI, _MOST_DPI = 30, 1200


class ExportMap(Algorithm):
    """Makes a page from a template, exports it, and leaves the layout in the project where there is one."""

    ID = "exportmap"
    TITLE = mark("Export map")
    SUMMARY = mark("Prints a hexagon map as PDF, PNG or SVG from a template, with its text alternative and its data as tables.")
    TAGS = mark("print,layout,pdf,png,svg,atlas,export,map,template,page")

    def flags(self) -> Any:
        """Layouts belong to the window's thread."""
        return super().flags() | QgsProcessingAlgorithm.Flag.FlagNoThreading

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        """Parameters and outputs; their names never change."""
        self.add(
            QgsProcessingParameterVectorLayer("INPUT", tr("Hexagons"), [QgsProcessing.SourceType.TypeVectorPolygon]),
            tr("The hexagons of a map in the project, or a GeoPackage that Hexagon metrics, the dock or make demo wrote."),
        )
        mapped = [one.id for one in metrics().values() if not one.reason]
        self.add(
            QgsProcessingParameterEnum("METRIC", tr("Metric"), [SHOWN, *mapped], defaultValue=SHOWN, usesStaticStrings=True),
            tr("The metric to print; as_shown takes the one that the map in the project shows, or the number of businesses."),
        )
        names = list(templates())
        template = QgsProcessingParameterString("TEMPLATE", tr("Template"), DEFAULT)
        template.setMetadata({"widget_wrapper": {"value_hints": names}})
        self.add(template, tr("The id of a template, such as map_a4_landscape or atlas_a3_portrait, or the path of your own .qpt file."))
        self.add(
            QgsProcessingParameterString("TITLE", tr("Title"), optional=True),
            tr("The page's title; without one a title is proposed from the data."),
        )
        self.add(
            QgsProcessingParameterEnum("FORMAT", tr("Format"), [AUTO, *FORMATS], defaultValue=AUTO, usesStaticStrings=True),
            tr("PDF with real text and vectors, PNG or SVG; auto goes by the ending of the output's name."),
        )
        dots = QgsProcessingParameterNumber("DPI", tr("Dots per inch"), QgsProcessingParameterNumber.Type.Integer, 300)
        self.add(dots, tr("Resolution of a picture, 30 to 1200; lines and letters of a PDF stay sharp at any."))
        self.add(
            QgsProcessingParameterEnum("ATLAS", tr("Pages of an atlas"), [ONE_FILE, EACH], defaultValue=ONE_FILE, usesStaticStrings=True),
            tr("An atlas as one PDF, or as one file a page; PNG and SVG are always one file a page."),
        )
        self.add(
            QgsProcessingParameterBoolean("ALTERNATIVE", tr("Text alternative and data tables"), True),
            tr("Write a web page that says in words what the map shows, and the data by authority and by hexagon as CSV, beside the map."),
        )
        self.add(
            QgsProcessingParameterEnum("MARKS", tr("Marks"), [SHOWN, *MODES], defaultValue=SHOWN, usesStaticStrings=True),
            tr("auto sizes hexagons by value where the page's scale makes them too small; true and graduated are the one or the other."),
            advanced=True,
        )
        self._add_about()
        files = tr("PDF (*.pdf);;PNG (*.png);;SVG (*.svg)")
        self.add(
            QgsProcessingParameterFileDestination("OUTPUT", tr("Exported map"), files),
            tr("The file to write; files beside it share its name."),
        )
        self.addOutput(QgsProcessingOutputString("FILES", tr("All files written, one a line")))
        self.addOutput(QgsProcessingOutputNumber("PAGES", tr("Pages")))

    def _add_about(self) -> None:
        """What a file does not say of itself."""
        self.add(
            QgsProcessingParameterEnum(
                "CLUSTER", tr("Cluster of the file"), [FROM_REPORT, "all", *clusters()], defaultValue=FROM_REPORT, usesStaticStrings=True
            ),
            tr("For a file outside a project: which cluster its hexagons count, for titles. from_report takes what the run's report says."),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterFile("REPORT", tr("Report of the run"), extension="json", optional=True),
            tr("For a file outside a project: the JSON summary of Hexagon metrics, for the source line; report.json beside it is found."),
            advanced=True,
        )

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
        self._show(group, *(self.parameterAsEnumString(parameters, name, context) for name in ("METRIC", "MARKS")))
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

    def _show(self, group: QgsLayerTreeGroup, metric: str, marks: str) -> None:
        """Have the map show the metric that is to be printed, with the marks that are wanted."""
        hexes = layers_of(group).get("hexes")
        if hexes is None:
            return
        now = str(hexes.customProperty(METRIC))
        metric = now if metric == SHOWN else metric
        if metric == now and marks in (SHOWN, marks_of(hexes)):
            return
        from ..cartography import layers

        if marks != SHOWN:
            set_marks(hexes, marks)
        layers.show_metric(group, metric)


def take_out(project: QgsProject, group: QgsLayerTreeGroup, layouts: list[QgsPrintLayout]) -> None:
    """Remove what was added for an export: a group, its layers, the pages and their own layers."""
    from ..cartography.page_layers import drop_page_layers

    for layout in layouts:
        project.layoutManager().removeLayout(layout)
    layers = [node.layerId() for node in group.findLayers()]
    group.parent().removeChildNode(group)
    project.removeMapLayers(layers)
    drop_page_layers(project)
