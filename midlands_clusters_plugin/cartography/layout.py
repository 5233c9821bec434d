"""The printed map: an A4 landscape page made of QGIS's own layout items, which the officer can go on editing."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from osgeo import gdal
from qgis.core import (
    QgsLayerTreeGroup,
    QgsLayoutExporter,
    QgsLayoutItem,
    QgsLayoutItemMap,
    QgsMapLayer,
    QgsPrintLayout,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)

from ..core.errors import UserError
from . import furniture as put
from .credits import acknowledgements, caveats, source_line
from .layers import facts_of
from .roles import METRIC, ROLE, layers_of
from .text import headline, legend_title, subtitle

NAME = "Midlands Clusters map"
ON_MAP = ("places", "towns", "authorities", "hexes", "neighbours")
PROPOSED = "midlands_clusters/proposed"  # the text we gave to an item; one that differs is the officer's
_MAP_BOX = (8.0, 29.0, 207.0, 158.0)  # x, y, width, height in mm
_SIDE = 220.0
_TITLE: dict[str, Any] = {"size": 19, "bold": True}
_MARGIN = 1.04


def make_layout(project: QgsProject, group: QgsLayerTreeGroup, *, name: str = "", on: date | None = None) -> QgsPrintLayout:
    """The page for a group of layers, put into the project's layouts; one of the same name is replaced.

    Parameters
    ----------
    group : a group that ``layers.add_map`` made; titles and acknowledgements follow from its facts and the layers that are shown.
    name : the layout's name in the project.
    on : the date in the source line; today by default.
    """
    facts, layers = facts_of(group), layers_of(group)
    shown = shown_layers(group)
    layout = new_page(project, name or NAME)
    texts = page_texts(facts, metric_of(layers), [one.customProperty(ROLE) for one in shown], on)
    put_texts(layout, texts)
    themap = _map(layout, shown, facts["bounds"])
    put.legend(layout, themap, layers, shown, texts["legend"], (_SIDE, 29.0, 70.0, 110.0))
    put.scale_bar(layout, themap, (_SIDE, 158.0))
    put.north_arrow(layout, themap, (_SIDE + 55, 155.0, 14.0, 18.0))
    project.layoutManager().addLayout(layout)
    return layout


def new_page(project: QgsProject, name: str) -> QgsPrintLayout:
    """An empty A4 landscape page; a layout of that name in the project is taken out."""
    manager = project.layoutManager()
    old = manager.layoutByName(name)
    if old is not None:
        manager.removeLayout(old)
    layout = QgsPrintLayout(project)
    layout.initializeDefaults()
    layout.setName(name)
    return layout


def metric_of(layers: Mapping[str, QgsMapLayer]) -> str:
    """The metric that the hexagons show. Raises UserError where the group has lost its hexagons."""
    if "hexes" not in layers:
        raise UserError("The hexagons are no longer in the project: generate the map again.")
    return str(layers["hexes"].customProperty(METRIC))


def shown_layers(group: QgsLayerTreeGroup) -> list[QgsMapLayer]:
    """The layers that are switched on and have something to draw, the uppermost first."""
    nodes = [node for node in group.findLayers() if node.layer() is not None and node.itemVisibilityChecked()]
    return [node.layer() for node in nodes if isinstance(node.layer(), QgsVectorLayer) and node.layer().isSpatial()]


def page_texts(facts: Mapping[str, Any], metric: str, roles: list[str], on: date | None = None) -> dict[str, str]:
    """All texts of the page, by the id of their item."""
    return {
        "title": headline(facts, metric),
        "subtitle": subtitle(facts, metric),
        "legend": legend_title(facts, metric),
        "caveat": "\n".join(caveats(facts)[:1]) if facts["sample"] else "",
        "notes": " ".join([source_line(facts, on), *caveats(facts)[1 if facts["sample"] else 0 :]]),
        "credits": " ".join(acknowledgements(facts, roles)),
    }


def put_texts(layout: QgsPrintLayout, texts: Mapping[str, str]) -> None:
    """Title, subtitle, the sample's warning, source line and acknowledgements."""
    put.fit(put.text(layout, "title", texts["title"], (8, 6, 281, 11), **_TITLE), 281, **_TITLE)
    put.text(layout, "subtitle", texts["subtitle"], (8, 17.5, 281, 9), size=9.5, shade="#3d3d3d")
    if texts["caveat"]:
        put.text(layout, "caveat", texts["caveat"], (_SIDE, 141.0, 70, 12), size=11, bold=True, shade="#801650")
    put.text(layout, "notes", texts["notes"], (8, 189, 281, 8), size=7, shade="#3d3d3d")
    put.text(layout, "credits", texts["credits"], (8, 197.5, 281, 8), size=7, shade="#3d3d3d")


def refresh(layout: QgsPrintLayout, group: QgsLayerTreeGroup, on: date | None = None) -> None:
    """After the map was restyled or made again: new texts where the officer left ours, and the legend's title."""
    facts, layers = facts_of(group), layers_of(group)
    shown = shown_layers(group)
    texts = page_texts(facts, metric_of(layers), [one.customProperty(ROLE) for one in shown], on)
    for ident, text in texts.items():
        item = layout.itemById(f"mc_{ident}")
        if item is not None and ident != "legend" and item.text() == item.customProperty(PROPOSED):
            item.setText(text)
            if ident == "title":
                put.fit(item, 281, **_TITLE)
            item.setCustomProperty(PROPOSED, text)
    legend = layout.itemById("mc_legend")
    if legend is not None:
        put.fill_legend(legend, layers, shown, texts["legend"])
    layout.refresh()


def _map(layout: QgsPrintLayout, shown: list[QgsMapLayer], bounds: list[float]) -> QgsLayoutItemMap:
    item = QgsLayoutItemMap(layout)
    item.setId("mc_map")
    put.place(layout, item, _MAP_BOX)
    item.setLayers(shown)
    item.setKeepLayerSet(True)
    extent = QgsRectangle(*bounds)
    extent.scale(_MARGIN)
    item.zoomToExtent(extent)
    item.setFrameEnabled(True)
    item.setFrameStrokeColor(put.GREY)
    layout.setReferenceMap(item)
    return item


def export_pdf(layout: QgsPrintLayout, path: Path) -> Path:
    """A PDF of vectors and real text, georeferenced. Raises UserError where it cannot be written."""
    settings = QgsLayoutExporter.PdfExportSettings()
    settings.dpi = 300
    settings.forceVectorOutput = True
    settings.appendGeoreference = True
    settings.exportMetadata = True
    settings.simplifyGeometries = True
    settings.textRenderFormat = put.text_as_text()
    _check(QgsLayoutExporter(layout).exportToPdf(str(path), settings), path)
    return path


def export_png(layout: QgsPrintLayout, path: Path, dpi: float = 200) -> Path:
    """A picture of the page. Raises UserError where it cannot be written."""
    settings = QgsLayoutExporter.ImageExportSettings()
    settings.dpi = dpi
    settings.generateWorldFile = False
    gdal.PushErrorHandler("CPLQuietErrorHandler")  # QGIS tries to georeference the picture, which GDAL cannot do for PNG and says so
    try:
        result = QgsLayoutExporter(layout).exportToImage(str(path), settings)
    finally:
        gdal.PopErrorHandler()
    _check(result, path)
    return path


def _check(result: object, path: Path) -> None:
    if result == QgsLayoutExporter.MemoryError:
        raise UserError("There is not enough memory for a picture of this size: choose fewer dots per inch.", str(path))
    if result != QgsLayoutExporter.Success:
        raise UserError(f"{path.name} cannot be written: close programs that use it, or choose another folder.", f"exporter: {result}")


def items(layout: QgsPrintLayout) -> dict[str, QgsLayoutItem]:
    """The plugin's items on a page, by id without its prefix."""
    return {one.id()[3:]: one for one in layout.items() if isinstance(one, QgsLayoutItem) and one.id().startswith("mc_")}
