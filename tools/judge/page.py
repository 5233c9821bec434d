"""A page of the plugin measured: from its layout and what QGIS draws of it to one record of numbers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
from qgis.core import (
    QgsExpressionContextUtils,
    QgsGraduatedSymbolRenderer,
    QgsLayoutFrame,
    QgsLayoutItemLabel,
    QgsLayoutItemLegend,
    QgsLayoutItemManualTable,
    QgsLayoutItemMap,
    QgsLayoutTable,
    QgsLegendStyle,
    QgsMapRendererSequentialJob,
    QgsRectangle,
)
from qgis.PyQt.QtCore import QSizeF
from qgis.PyQt.QtGui import QColor, QImage

from midlands_clusters_plugin.cartography.context.orientation import FAR
from midlands_clusters_plugin.cartography.page.exporting import preview
from midlands_clusters_plugin.cartography.page.fitting import FULL, font_of
from midlands_clusters_plugin.cartography.page_text.headline import leading
from midlands_clusters_plugin.cartography.page_text.snapshot import Snapshot
from midlands_clusters_plugin.cartography.record.roles import METRIC, ROLE
from midlands_clusters_plugin.cartography.style.graduated import begins_on, cell_width, mark_mm, most_of, scale_of
from midlands_clusters_plugin.cartography.style.labels import HALO, size_mm
from midlands_clusters_plugin.cartography.style.map_text import plain_name
from midlands_clusters_plugin.cartography.style.marks import kind_of
from midlands_clusters_plugin.cartography.style.schemes import breaks_of, shown_values
from midlands_clusters_plugin.core.places.crowding import FAR_ICON_MM
from midlands_clusters_plugin.core.spikes.spike_marks import DISC
from midlands_clusters_plugin.qgis_io import entries
from tools.judge import measures
from tools.judge.limits import LIMITS

DPI = 120
_SPARE = 0.2  # mm: a text that is wider by so little is not seen to be cut
_GROUND = ("neighbours", "sea", "base_map")


def rgb(image: QImage) -> np.ndarray:
    """A picture as an array."""
    made = image.convertToFormat(QImage.Format.Format_RGB888)
    bits = made.constBits()
    bits.setsize(made.bytesPerLine() * made.height())
    rows = np.frombuffer(bits, np.uint8).reshape(made.height(), made.bytesPerLine())
    return rows[:, : made.width() * 3].reshape(made.height(), made.width(), 3).copy()


def main_map(layout: Any) -> QgsLayoutItemMap:
    """The largest map of a page."""
    maps = [one for one in layout.items() if isinstance(one, QgsLayoutItemMap) and one.isVisible()]
    return max(maps, key=lambda one: one.rect().width() * one.rect().height())


def drawn(item: QgsLayoutItemMap, layers: list[Any], *, labels: bool = True) -> tuple[np.ndarray, list[Any]]:
    """What a map of a page looks like with these layers, and its labels."""
    size = QSizeF(item.rect().width() / 25.4 * DPI, item.rect().height() / 25.4 * DPI)
    settings = item.mapSettings(item.extent(), size, DPI, True)
    settings.setLayers(layers)
    settings.setBackgroundColor(QColor("#ffffff"))
    settings.setFlag(settings.DrawLabeling, labels)
    job = QgsMapRendererSequentialJob(settings)
    job.start()
    job.waitForFinished()
    found = job.takeLabelingResults() if labels else None
    return rgb(job.renderedImage()), found.labelsWithinRect(QgsRectangle(item.extent())) if found else []


def measure(layout: Any, shot: Snapshot) -> dict[str, Any]:
    """All measures of a page, of several maps the worst; of a page without hexagons (oblique) those that it has.

    The glance is for pages of one map: those of an atlas and of a sheet show one place or a quarter of a page.
    """
    several = [layout.itemById(f"mc_map_{number}") for number in range(1, 5)]
    maps = [one for one in several if isinstance(one, QgsLayoutItemMap) and one.layers()] or [main_map(layout)]
    found = {"legend_rows": _legend_rows(layout), "empty": round(_empty(layout), 2), **_texts(layout)}
    records = [_of_map(layout, item, shot) for item in maps]
    inks = [record.pop("inks") for record in records if "inks" in record]
    if inks:  # of the page: of two maps one may show next to nothing
        found["ink"] = round(sum(data for data, _ in inks) / max(sum(rest for _, rest in inks), 1.0), 2)
    for record in records:
        for name, value in record.items():
            worst = max if LIMITS[name][0] is None else min
            found[name] = worst(found.get(name, value), value)
    return found


def _of_map(layout: Any, item: QgsLayoutItemMap, shot: Snapshot) -> dict[str, Any]:
    hexes = next((one for one in item.layers() if one.customProperty(ROLE) in ("hexes", "page")), None)
    picture, placed = drawn(item, item.layers())
    names = _once(one for one in placed if not one.isUnplaced)
    found = {"clashes": len(measures.clashes([(one.labelText, *_whole_box(item, one)) for one in names]))}
    if hexes is None:
        return found
    whole = layout.atlas().coverageLayer() is None and layout.itemById("mc_map_2") is None
    found["crossed"] = len(_crossed(item, hexes, names))
    if glyphs := _glyphs(item):
        boxes = [((one.layerID, one.featureId), *_box(one.labelRect)) for one in names]
        found["on_icons"] = len(measures.on_icons(boxes, glyphs))
    if windows := [one for one in windows_of(layout) if _hexagons(one) is not None]:
        found["covered_windows"] = round(max(_covered_in(one, _hexagons(one)) for one in windows), 3)
    return {**found, **_of_hexagons(item, hexes, shot, picture, [one.labelText for one in names], whole=whole)}


def _once(names: Iterable[Any]) -> list[Any]:
    """Names without those that QGIS 3.22 draws once more at the same place."""
    return list(
        {(one.layerID, one.featureId, one.labelText, one.labelRect.center().toString(0)): one for one in names}.values()
    )


def _whole_box(item: QgsLayoutItemMap, name: Any) -> tuple[float, float, float, float]:
    """Where a name lies, the number of a spike with its disc, in the units of the map."""
    left, bottom, right, top = _box(name.labelRect)
    if not any(one.id() == name.layerID and one.customProperty(ROLE) == "spikes" for one in item.layers()):
        return left, bottom, right, top
    x, y, half = (left + right) / 2, (bottom + top) / 2, DISC / 2 * item.scale() / 1000
    return x - half, y - half, x + half, y + half


def _hexagons(item: QgsLayoutItemMap) -> Any:
    return next((one for one in item.layers() if one.customProperty(ROLE) in ("hexes", "page")), None)


def _glyphs(item: QgsLayoutItemMap) -> list[tuple[tuple[str, int], float, float, float]]:
    """The places that a map of a region draws as glyphs, in the units of the map."""
    places = next((one for one in item.layers() if one.customProperty(ROLE) == "places"), None)
    listed = str(QgsExpressionContextUtils.layoutItemScope(item).variable(entries.FAR_ON_PAGE) or "")
    idents = [int(one) for one in listed.split("|") if one]
    if places is None or not idents:
        return []
    radius = FAR_ICON_MM / 2 * item.scale() / 1000
    rows = [(one.id(), one.geometry().asPoint()) for one in places.getFeatures(idents)]
    return [((places.id(), ident), at.x(), at.y(), radius) for ident, at in rows]


def windows_of(layout: Any) -> list[QgsLayoutItemMap]:
    """The windows of a region's page."""
    items = [layout.itemById(f"mc_inset_{number}") for number in (1, 2, 3)]
    return [one for one in items if isinstance(one, QgsLayoutItemMap) and one.isVisible()]


def _crossed(item: QgsLayoutItemMap, hexes: Any, names: list[Any]) -> list[str]:
    """Names that the frame of a window runs through; of those of the hexagons also what a mark of the highest class
    does.
    """
    page, extent = drawn(item, item.layers(), labels=False)[0], item.extent()
    per = page.shape[1] / extent.width()

    def box(left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        across, down = extent.xMinimum(), extent.yMaximum()
        return (left - across) * per, (down - top) * per, (right - across) * per, (down - bottom) * per

    lines = np.zeros(page.shape[:2], dtype=bool)
    for window in windows_of(item.layout()):
        left, top, right, bottom = (round(side) for side in box(*_box(window.extent())))
        lines[
            max(0, top) : bottom + 2, [side for side in (left, left + 1, right, right + 1) if side < lines.shape[1]]
        ] = True
        lines[
            [side for side in (top, top + 1, bottom, bottom + 1) if side < lines.shape[0]], max(0, left) : right + 2
        ] = True
    shade = _classes(hexes)[-1][1] if _classes(hexes) else (0, 0, 0)
    marks = np.sqrt(((page.astype(float) - shade) ** 2).sum(axis=2)) < 30
    boxes = [(one.labelText, *box(*_box(one.labelRect)), one.layerID == hexes.id()) for one in names]
    mine = [one[:5] for one in boxes if one[5]]
    return measures.crossed(lines, [one[:5] for one in boxes]) + measures.crossed(marks & ~lines, mine)


def _covered_in(window: QgsLayoutItemMap, hexes: Any) -> float:
    """Which share of the two highest classes in a window lies under names, their halo and glyphs."""
    page, sizes = drawn(window, window.layers())[0], []
    for number, shade in reversed(_classes(hexes)):
        alone = _alone(window, hexes, number)
        there = (np.sqrt(((alone.astype(float) - shade) ** 2).sum(axis=2)) < 6).sum()
        if there:
            sizes.append((int(there), measures.covered(alone, page, shade)))
        if len(sizes) == 2:
            break
    return sum(size * share for size, share in sizes) / max(sum(size for size, _ in sizes), 1)


def _of_hexagons(
    item: QgsLayoutItemMap, hexes: Any, shot: Snapshot, page: np.ndarray, names: list[str], *, whole: bool
) -> dict[str, Any]:
    metric = str(hexes.customProperty(METRIC) or shot.metric)
    extent, mm = item.extent(), DPI / 25.4
    bounds = (extent.xMinimum(), extent.yMinimum(), extent.xMaximum(), extent.yMaximum())
    glance = {}
    if whole:
        places, tied = measures.greatest_places(
            *_values(shot.hexes, metric)
        )  # of the data, whatever the page draws of them
        for name, grey in (("glance", False), ("glance_grey", True)):
            spots = measures.strongest_spots(measures.salience(page, grey=grey), mm, bounds)
            glance[name] = measures.hits(spots, places, tied) + 3 - len(places)
    above = [one for one in item.layers() if one is not hexes and one.customProperty(ROLE) not in _GROUND]
    rest, _ = drawn(item, above)
    data, _ = drawn(item, [hexes])
    # An authority of three hexagons has more places than data: its page, of an atlas or not, is not of a region.
    regional = item.layout().atlas().coverageLayer() is None and item.scale() > FAR
    # The limit is for icons, zones and names: lines count with them, but for the outlines that a page is about.
    about_outlines = item.layout().itemById("mc_table_2") is not None
    outlines = measures.ink(drawn(item, above, labels=False)[0]) if about_outlines else 0.0
    far, lightness = measures.colours_apart(measures.as_drawn(data, [shade for _, shade in _classes(hexes)]))
    return {
        **glance,
        "least_mark": round(_least_mark(hexes, metric, item.scale()), 2),
        "covered": round(_covered(item, hexes, page), 3),
        **({"inks": (measures.ink(data), measures.ink(rest) - outlines)} if regional else {}),
        **({"missing_names": len(_missing(shot, names))} if whole else {}),
        "colours": round(far, 1),
        "lightness": round(lightness, 1),
    }


def _values(hexes: Any, metric: str) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    rows = [(one.geometry().boundingBox().center(), float(one[metric])) for one in hexes.getFeatures(f'"{metric}" > 0')]
    return tuple(np.array(column, dtype=float) for column in zip(*((at.x(), at.y(), value) for at, value in rows)))


def _box(rect: Any) -> tuple[float, float, float, float]:
    return rect.xMinimum(), rect.yMinimum(), rect.xMaximum(), rect.yMaximum()


def _classes(hexes: Any) -> list[tuple[int, tuple[int, int, int]]]:
    """Number and colour of each class as QGIS paints it."""
    ranges = hexes.renderer().ranges()
    return [(n, one.symbol().color().getRgb()[:3]) for n, one in enumerate(ranges) if kind_of(one) == "class"]


def _least_mark(hexes: Any, metric: str, scale: float) -> float:
    begins, values = begins_on(hexes), shown_values(hexes, metric)
    if begins is None or scale <= begins:
        return cell_width(hexes) * 1000 / scale
    most = most_of(breaks_of(hexes, metric))
    return min(mark_mm(float(one), most, scale_of(hexes, scale)) for one in values[values > 0])


def _covered(item: QgsLayoutItemMap, hexes: Any, page: np.ndarray) -> float:
    """The highest class alone, against the same pixels on the page."""
    number, shade = _classes(hexes)[-1]
    return measures.covered(_alone(item, hexes, number), page, shade)


def _alone(item: QgsLayoutItemMap, hexes: Any, number: int) -> np.ndarray:
    """A map with one class of its hexagons and nothing else."""
    alone, renderer = hexes.clone(), hexes.renderer().clone()
    assert isinstance(renderer, QgsGraduatedSymbolRenderer)
    for other in range(len(renderer.ranges())):
        renderer.updateRangeRenderState(other, other == number)
    alone.setRenderer(renderer)
    return drawn(item, [alone], labels=False)[0]


def _legend_rows(layout: Any) -> int:
    """Rows of the longest legend; the key of places has a strip of its own."""
    found = [0]
    for item in layout.items():
        if isinstance(item, QgsLayoutItemLegend) and item.isVisible() and item.id() != "mc_key":
            nodes = item.model().rootGroup().findLayers()
            found.append(sum(len(item.model().layerLegendNodes(node)) for node in nodes))
    return max(found)


def _missing(shot: Snapshot, names: list[str]) -> list[str]:
    """Places of the headline that no name on the map bears."""
    text = " ".join(names).replace("\n", " ")
    return [name for name in leading(shot.table, shot.metric) if plain_name(name) not in text]


def _empty(layout: Any) -> float:
    picture = rgb(preview(layout, 900))
    size = layout.pageCollection().page(0).pageSize()
    maps = [one for one in layout.items() if isinstance(one, QgsLayoutItemMap) and one.isVisible()]
    boxes = [(one.pagePos().x(), one.pagePos().y(), one.rect().width(), one.rect().height()) for one in maps]
    return measures.emptiness(picture, picture.shape[1] / size.width(), boxes)


def cut_cells(table: QgsLayoutItemManualTable) -> int:
    """Cells of a table whose words have no room: wider than their column or, wrapped, more lines than their row holds."""
    points, wraps, heights = table.contentTextFormat().size(), table.wrapBehavior(), table.rowHeights()
    found = 0
    for number, row in enumerate(table.tableContents()):
        high = heights[number] if number < len(heights) else 0.0
        for cell, room in zip(row, table.columnWidths()):

            def size(text: str, bold: bool = number == 0) -> tuple[float, float]:
                return tuple(length - 2 * HALO for length in size_mm(text, points, bold=bold))

            lines = [str(cell.content())]
            if wraps == QgsLayoutTable.WrapText:
                lines = measures.lines_of(lines[0], lambda text, room=room: size(text)[0] <= room + _SPARE)
            wide, tall = size("\n".join(lines))
            found += wide > room + _SPARE or (high > 0 and tall > high + _SPARE)
    return found


def _texts(layout: Any) -> dict[str, Any]:
    """Size in points of the smallest letters, and how many texts had to be cut."""
    sizes, cut = [], 0
    for one in layout.items():
        if isinstance(one, QgsLayoutItemLabel) and one.isVisible() and one.text():
            sizes.append(one.textFormat().size() if hasattr(one, "textFormat") else font_of(one).pointSizeF())
            whole = str(one.customProperty(FULL) or "")
            cut += one.text().endswith("…") and whole != one.text()
        elif isinstance(one, QgsLayoutItemLegend) and one.model().rootGroup().findLayers():
            style = one.style(QgsLegendStyle.SymbolLabel)
            sizes.append(style.textFormat().size() if hasattr(style, "textFormat") else style.font().pointSizeF())
        elif isinstance(one, QgsLayoutFrame) and isinstance(one.multiFrame(), QgsLayoutItemManualTable):
            sizes.append(one.multiFrame().contentTextFormat().size())
            cut += cut_cells(one.multiFrame())
    return {"least_text": round(min(sizes, default=99.0), 1), "cut_texts": cut}
