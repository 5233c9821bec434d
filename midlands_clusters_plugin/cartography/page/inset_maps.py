"""The windows of a region's page: where most lies, larger, with true hexagons; framed and lettered on the page's
map.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from qgis.core import (
    QgsFeatureRequest,
    QgsFillSymbol,
    QgsLayoutItem,
    QgsLayoutItemLabel,
    QgsLayoutItemMap,
    QgsLayoutItemMapOverview,
    QgsLayoutItemPicture,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QRectF
from qgis.PyQt.QtGui import QColor

from ...core.base.i18n import tr
from ...core.catalogue.catalogue import metrics
from ...core.places.insets import MOST, Towns, Window, windows
from ...core.places.region_places import covered_share, size_side_by_side
from ..context.spike_layer import spikes_of
from ..record.left_out import expression, left_out_of
from ..record.roles import ROLE
from ..style import overrides
from ..style.graduated import SEEN_MM, begins_on, mark_mm, most_of
from ..style.map_text import with_unit
from ..style.schemes import breaks_of
from .fitting import box_of

LETTERS = "ABC"
_INK = "#1a1a1a"
_NOT_IN_WINDOWS = ("companies", "place_areas", "spikes")
_COVERED = 0.2  # of the marks' area
_CELLS = 20_000  # of more it is not worked out
_LETTER_GAP = 0.3  # mm above the frame


def fill_insets(page: Any, themap: QgsLayoutItemMap) -> dict[str, str]:
    """Show the windows; returns their headings by item. Where the map needs none, its outline of the country takes
    their room.
    """
    items = [item for _, item in page.numbered("inset", MOST) if isinstance(item, QgsLayoutItemMap)]
    if not items:
        return {}
    found = windows_of(page, themap, items)
    _drop_frames(themap)
    headings = {}
    for index, item in enumerate(items):
        one = found[index] if index < len(found) else None
        for ident in ("inset", "inset_heading", "inset_letter"):
            part = page.item(f"{ident}_{index + 1}")
            if part is not None:
                part.setVisibility(one is not None)
        if one is not None:
            _show(page, item, one)
            _frame(page, themap, item, one, index)
            headings[f"inset_heading_{index + 1}"] = heading(one, LETTERS[index], page.metric)
    _overview_room(page, [box_of(item) for item in items], empty=not found)
    return headings


def heading(one: Window, letter: str, metric: str) -> str:
    """What a window shows: "A  Derby: 240 businesses"."""
    figure = with_unit(one.total, metrics()[metric].unit if metric in metrics() else "")
    if not one.town:
        return tr("{letter}  {figure}").format(letter=letter, figure=figure)
    return tr("{letter}  Around {town}: {figure}").format(letter=letter, town=one.town, figure=figure)


def windows_of(page: Any, themap: QgsLayoutItemMap, items: list[QgsLayoutItemMap]) -> list[Window]:
    """The windows that a page's map needs: none where its hexagons are seen as they are, or other things are mapped."""
    hexes = page.layers.get("hexes")
    begins = begins_on(hexes) if isinstance(hexes, QgsVectorLayer) else None
    if begins is None or themap.scale() <= begins or page.facts.instead or hexes not in page.shown:
        return []
    x, y, values, spike = _cells(page, hexes)
    box = (items[0].rect().width(), items[0].rect().height())
    return windows(x, y, values, spike, box, _towns(page.layers.get("towns")), len(items))


def too_dense(page: Any, themap: QgsLayoutItemMap) -> list[str]:
    """Where marks cover one another by more than a fifth of their area: which size of hexagon would not."""
    hexes = page.layers.get("hexes")
    begins = begins_on(hexes) if isinstance(hexes, QgsVectorLayer) else None
    if not begins or themap.scale() <= begins or page.facts.instead or page.facts.grid.kind == "h3":
        return []
    x, y, values, _ = _cells(page, hexes)
    if not 0 < len(x) <= _CELLS:
        return []
    most = most_of(breaks_of(hexes, page.metric))
    radius = np.array([mark_mm(one, most, themap.scale()) for one in values]) / 2000 * themap.scale()
    if covered_share(x, y, radius) <= _COVERED:
        return []
    size = size_side_by_side(themap.scale(), SEEN_MM)
    wording = tr(
        "Hexagons cover one another on this page. Hexagons of {size} km stand side by side: choose that size to "
        "generate a second map."
    )
    return [wording.format(size=size)]


def _cells(page: Any, hexes: QgsVectorLayer) -> tuple[np.ndarray, ...]:
    """Middles, values and spikes of the hexagons that hold something."""
    names, out = ["cell_id", "authority_code", page.metric], expression(left_out_of(hexes))
    request = QgsFeatureRequest().setSubsetOfAttributes(names, hexes.fields())
    request.setFilterExpression(f'"{page.metric}" > 0' + (f" AND NOT ({out})" if out else ""))
    marked = {one.place for one in spikes_of(page.layers.get("spikes"), page.metric)}
    rows = []
    for one in hexes.getFeatures(request):
        middle = one.geometry().boundingBox().center()
        rows.append(
            (middle.x(), middle.y(), float(one[page.metric]), (one["cell_id"], one["authority_code"]) in marked)
        )
    x, y, values, spike = np.array(rows, dtype=float).reshape(-1, 4).T
    return x, y, values, spike.astype(bool)


def _towns(layer: object) -> Towns:
    rows = []
    if isinstance(layer, QgsVectorLayer):
        for one in layer.getFeatures():
            point = one.geometry().asPoint()
            rows.append((point.x(), point.y(), str(one["name"]), float(one["population"] or 0)))
    x, y, names, population = zip(*rows) if rows else ((), (), (), ())
    return Towns(
        np.array(x, dtype=float),
        np.array(y, dtype=float),
        np.array(names, dtype=object),
        np.array(population, dtype=float),
    )


def _show(page: Any, item: QgsLayoutItemMap, one: Window) -> None:
    layers = [layer for layer in page.shown if layer.customProperty(ROLE) not in _NOT_IN_WINDOWS]
    overrides.fix_layers(item, layers, {})
    item.setCrs(page.layers["hexes"].crs())
    item.setExtent(QgsRectangle(*one.bounds))


def _drop_frames(themap: QgsLayoutItemMap) -> None:
    stack = themap.overviews()
    for name in [stack.overview(index).name() for index in range(stack.size())]:
        if name.startswith("mc_"):
            stack.removeOverview(
                next(stack.overview(i).id() for i in range(stack.size()) if stack.overview(i).name() == name)
            )


def _frame(page: Any, themap: QgsLayoutItemMap, item: QgsLayoutItemMap, one: Window, index: int) -> None:
    """The window's outline on the map, and its letter above the corner: inside the map, whatever lies at its edge."""
    made = QgsLayoutItemMapOverview(f"mc_{LETTERS[index]}", themap)
    made.setLinkedMap(item)
    made.setFrameSymbol(
        QgsFillSymbol.createSimple({"style": "no", "outline_color": _INK, "outline_width": "0.3", "joinstyle": "miter"})
    )
    themap.overviews().addOverview(made)
    letter = page.item(f"inset_letter_{index + 1}")
    if not isinstance(letter, QgsLayoutItemLabel):
        return
    shown, place, box = themap.extent(), themap.pagePos(), themap.rect()
    left, _, _, top = one.bounds
    x = place.x() + (left - shown.xMinimum()) / shown.width() * box.width()
    y = place.y() + (shown.yMaximum() - top) / shown.height() * box.height() - letter.rect().height() - _LETTER_GAP
    x = min(max(x, place.x()), place.x() + box.width() - letter.rect().width())
    letter.attemptSetSceneRect(QRectF(x, max(y, place.y()), letter.rect().width(), letter.rect().height()))
    letter.setText(LETTERS[index])
    letter.setBackgroundEnabled(True)
    letter.setBackgroundColor(QColor(255, 255, 255, 200))
    letter.setZValue(themap.zValue() + 1)
    themap.addLabelBlockingItem(letter)


def _overview_room(page: Any, boxes: list[tuple[float, float, float, float]], *, empty: bool) -> None:
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
