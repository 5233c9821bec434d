"""The windows of a region's page: where most lies, larger, with true hexagons; framed and lettered on its map."""

from __future__ import annotations

import numpy as np
from qgis.core import (
    QgsFeatureRequest,
    QgsFillSymbol,
    QgsLayoutItem,
    QgsLayoutItemLabel,
    QgsLayoutItemMap,
    QgsLayoutItemMapOverview,
    QgsLayoutItemPicture,
    QgsLayoutItemShape,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QRectF
from qgis.PyQt.QtGui import QColor

from ...core.base.i18n import tr
from ...core.places.insets import MOST, Window, windows
from ...core.places.region_places import covered_share, size_side_by_side
from ..context.page_labels import dark_cells, label_in_windows, place_in_window, place_names
from ..context.place_icons import icons_on
from ..context.place_symbols import shown_places
from ..context.region_marks import SEEN_WELL, places_named
from ..context.spike_layer import spikes_of
from ..record.left_out import expression, left_out_of
from ..record.roles import ROLE
from ..style import overrides
from ..style.graduated import SEEN_MM, begins_on, mark_mm, most_of
from ..style.map_text import number, unit_of, with_unit
from ..style.schemes import breaks_of
from .filled_page import PREFIX, Page, smallest
from .fitting import box_of, font_of, holds

LETTERS = "ABC"
_INK = "#1a1a1a"
_NOT_IN_WINDOWS = ("companies", "place_areas", "spikes")
_COVERED = 0.2  # of the marks' area
_CELLS = 20_000  # of more it is not worked out
_LETTER_GAP = 0.3  # mm above the frame
_BESIDE = 0.4  # mm that names keep off a frame


def fill_insets(page: Page, themap: QgsLayoutItemMap) -> dict[str, str]:
    """Show the windows; returns their headings by item. Where none is needed, the country's outline has the room."""
    items = [item for _, item in page.numbered("inset", MOST) if isinstance(item, QgsLayoutItemMap)]
    if not items:
        return {}
    found = windows_of(page, themap, items)
    frames = themap.overviews()
    for frame in frames.asList():
        if frame.name().startswith(PREFIX):
            frames.removeOverview(frame.id())
    headings: dict[str, str] = {}
    figures: dict[tuple[str, str], tuple[float, float]] = {}
    for index, item in enumerate(items):
        one = found[index] if index < len(found) else None
        for ident in ("inset", "inset_heading", "inset_letter", "frame"):
            part = page.item(f"{ident}_{index + 1}")
            if part is not None:
                part.setVisibility(one is not None)
        if one is not None:
            _show(page, item, one)
            if page.marks is not None:
                only = shown_places(page.layers)
                figures.update(place_in_window(item, page.marks, page.metric, page.layers, only))
            _frame(page, themap, item, one, index)
            headings[f"inset_heading_{index + 1}"] = _heading_with_room(page, one, index)
    if page.marks is not None:
        label_in_windows(page.marks, page.metric, figures, [one.extent() for one in items[: len(found)]])
    _overview_room(page, [box_of(item) for item in items], empty=not found)
    return headings


def name_on_map(page: Page, themap: QgsLayoutItemMap) -> None:
    """Have names keep off the frames of the windows and their letters."""
    place, high = themap.pagePos(), themap.rect().height()
    boxes = []
    for ident in ("frame", "inset_letter"):
        for _, part in page.numbered(ident, MOST):
            if part.isVisible():
                at, size = part.pagePos() - place, part.rect()
                boxes.append((at.x(), high - at.y() - size.height(), at.x() + size.width(), high - at.y()))
    if page.marks is not None:
        place_names(themap, page.marks.overview, page.metric, page.layers, boxes, set(page.leaders))


def _may_sum(page: Page) -> bool:
    """Whether what a window's hexagons hold is all there is in it: none of them is hidden."""
    return not page.facts.disclosure or not page.facts.disclosure.cells_hidden.get(page.metric, 0)


def _heading_with_room(page: Page, one: Window, index: int) -> str:
    """The heading of a window, without the unit, which the legend has too, where that would be cut."""
    ident, with_sum = f"inset_heading_{index + 1}", _may_sum(page)
    wording, item = heading(one, LETTERS[index], page.metric, with_sum=with_sum), page.item(ident)
    label = isinstance(item, QgsLayoutItemLabel)
    if not label or holds(wording, font_of(item), smallest(page, ident), *box_of(item)[2:]):
        return wording
    return heading(one, LETTERS[index], page.metric, with_sum=with_sum, short=True)


def heading(one: Window, letter: str, metric: str, *, with_sum: bool = True, short: bool = False) -> str:
    """What a window shows: "A  Window on Derby: 240 businesses"; the place alone without a sum; ``short``: the figure
    alone. A mark's sum "around Derby" is of a circle and another figure.
    """
    if not with_sum:
        return tr("{letter}  Window on {town}").format(letter=letter, town=one.town) if one.town else letter
    figure = (number if short else with_unit)(one.total, unit_of(metric))
    if not one.town:
        return tr("{letter}  {figure}").format(letter=letter, figure=figure)
    return tr("{letter}  Window on {town}: {figure}").format(letter=letter, town=one.town, figure=figure)


def windows_of(page: Page, themap: QgsLayoutItemMap, items: list[QgsLayoutItemMap]) -> list[Window]:
    """The windows that a page's map needs: none where its hexagons are seen well, or other things are mapped."""
    hexes = page.layers.get("hexes")
    begins = begins_on(hexes) if isinstance(hexes, QgsVectorLayer) else None
    if begins is None or themap.scale() <= SEEN_WELL * begins or page.facts.instead or hexes not in page.shown:
        return []
    x, y, values, spike = _cells(page, hexes)
    box = (items[0].rect().width(), items[0].rect().height())
    return windows(x, y, values, spike, box, places_named(page.layers.get("towns")), len(items))


def too_dense(page: Page, themap: QgsLayoutItemMap) -> list[str]:
    """Where marks cover one another by more than a fifth of their area: which size of hexagon would not."""
    hexes = page.layers.get("hexes")
    begins = begins_on(hexes) if isinstance(hexes, QgsVectorLayer) else None
    summed = page.marks is not None and page.marks.reach
    if begins is None or summed or themap.scale() <= begins or page.facts.instead or page.facts.grid.kind == "h3":
        return []
    x, y, values, _ = _cells(page, hexes)
    if not 0 < len(x) <= _CELLS:
        return []
    most = most_of(breaks_of(hexes, page.metric))
    radius = np.array([mark_mm(one, most, themap.scale()) for one in values]) / 2000 * themap.scale()
    if covered_share(x, y, radius) <= _COVERED:
        return []
    size = size_side_by_side(themap.scale(), SEEN_MM)
    seen = tr("Hexagons cover one another on this page.")
    if page.facts.disclosure:  # of published companies no second map may be made
        return [seen]
    way_out = tr("Hexagons of {size} km stand side by side: choose that size to generate a second map.")
    return [f"{seen} {way_out.format(size=size)}"]


def _cells(page: Page, hexes: QgsVectorLayer) -> tuple[np.ndarray, ...]:
    """Middles, values and spikes of the hexagons that hold something."""
    names, out = ["cell_id", "authority_code", page.metric], expression(left_out_of(hexes))
    request = QgsFeatureRequest().setSubsetOfAttributes(names, hexes.fields())
    request.setFilterExpression(f'"{page.metric}" > 0' + (f" AND NOT ({out})" if out else ""))
    marked = {one.place for one in spikes_of(page.layers.get("spikes"), page.metric)}
    rows = []
    for one in hexes.getFeatures(request):
        middle, place = one.geometry().boundingBox().center(), (one["cell_id"], one["authority_code"])
        rows.append((middle.x(), middle.y(), float(one[page.metric]), place in marked))
    x, y, values, spike = np.array(rows, dtype=float).reshape(-1, 4).T
    return x, y, values, spike.astype(bool)


def _show(page: Page, item: QgsLayoutItemMap, one: Window) -> None:
    layers = [layer for layer in page.shown if layer.customProperty(ROLE) not in _NOT_IN_WINDOWS]
    if page.marks is not None:
        layers = [page.marks.cells if layer is page.layers["hexes"] else layer for layer in layers]
    item.setCrs(page.layers["hexes"].crs())
    item.setExtent(QgsRectangle(*one.bounds))
    towns, dots = page.layers.get("towns"), {}
    if page.marks is not None and isinstance(towns, QgsVectorLayer):  # small ones for towns in dark hexagons
        dark = dark_cells(page.marks, page.metric, item.extent())
        if there := icons_on(towns, dark, item.scale()) if len(dark) else ():
            dots[towns.id()] = overrides.small_dots(towns, there)
    overrides.fix_layers(item, layers, dots)


def _frame(page: Page, themap: QgsLayoutItemMap, item: QgsLayoutItemMap, one: Window, index: int) -> None:
    """The window's outline on the map, and its letter above the corner: inside the map, whatever lies at its edge."""
    made = QgsLayoutItemMapOverview(f"mc_{LETTERS[index]}", themap)
    made.setLinkedMap(item)
    made.setFrameSymbol(
        QgsFillSymbol.createSimple({"style": "no", "outline_color": _INK, "outline_width": "0.3", "joinstyle": "miter"})
    )
    themap.overviews().addOverview(made)
    _keep_names_off(page, themap, one, index)
    letter = page.item(f"inset_letter_{index + 1}")
    if not isinstance(letter, QgsLayoutItemLabel):
        return
    place, size, corner = themap.pagePos(), letter.rect(), _on_page(themap, one).topLeft()
    x = min(max(corner.x(), place.x()), place.x() + themap.rect().width() - size.width())
    y = max(corner.y() - size.height() - _LETTER_GAP, place.y())
    letter.attemptSetSceneRect(QRectF(x, y, size.width(), size.height()))
    letter.setText(LETTERS[index])
    letter.setBackgroundEnabled(True)
    letter.setBackgroundColor(QColor(255, 255, 255, 200))
    letter.setZValue(themap.zValue() + 1)
    themap.addLabelBlockingItem(letter)


def _keep_names_off(page: Page, themap: QgsLayoutItemMap, one: Window, index: int) -> None:
    """An invisible item on the window's frame: names on the map stand beyond it."""
    item = page.item(f"frame_{index + 1}")
    if item is None:
        item = QgsLayoutItemShape(page.layout)
        item.setId(f"{PREFIX}frame_{index + 1}")
        item.setShapeType(QgsLayoutItemShape.Rectangle)
        item.setSymbol(QgsFillSymbol.createSimple({"style": "no", "outline_style": "no"}))
        page.layout.addLayoutItem(item)
    item.attemptSetSceneRect(_on_page(themap, one).adjusted(-_BESIDE, -_BESIDE, _BESIDE, _BESIDE))
    item.setVisibility(True)
    themap.addLabelBlockingItem(item)


def _on_page(themap: QgsLayoutItemMap, one: Window) -> QRectF:
    """Where a window's frame lies on the page, in mm."""
    shown, place = themap.extent(), themap.pagePos()
    mm = themap.rect().width() / shown.width()
    left, bottom, right, top = one.bounds
    x, y = place.x() + (left - shown.xMinimum()) * mm, place.y() + (shown.yMaximum() - top) * mm
    return QRectF(x, y, (right - left) * mm, (top - bottom) * mm)


def _overview_room(page: Page, boxes: list[tuple[float, float, float, float]], *, empty: bool) -> None:
    """The outline of the country has its own place, or that of the windows where there are none."""
    item = page.item("overview")
    if not isinstance(item, QgsLayoutItemPicture):
        return
    x, y, width, height = box_of(item)
    if empty:
        x, y = min(box[0] for box in boxes), min(box[1] for box in boxes)
        width, height = max(box[0] + box[2] for box in boxes) - x, max(box[1] + box[3] for box in boxes) - y
    item.attemptSetSceneRect(QRectF(x, y, width, height))
    if empty:
        item.setPictureAnchor(QgsLayoutItem.UpperLeft)
