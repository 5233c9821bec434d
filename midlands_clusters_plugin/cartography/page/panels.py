"""The panels of a cluster sheet: of fewer than four each takes more of the page, as its template says."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from qgis.core import QgsLayoutItem, QgsPrintLayout
from qgis.PyQt.QtCore import QRectF

from ...qgis_io.entries import BOXES
from ..record.stored import numbers, saved
from .fitting import note_box

_LEAST = 2  # panels of the first arrangement; each that follows has one more
_SAME = 0.1  # mm


def note_boxes(item: QgsLayoutItem, boxes: Iterable[Sequence[float]]) -> None:
    """Keep with a part of a sheet where it stands on one of two, three and four panels."""
    item.setCustomProperty(BOXES, json.dumps([[round(side, 2) for side in box] for box in boxes]))


def arrange(layout: QgsPrintLayout, count: int) -> None:
    """Give the parts of a sheet their places on one of so many panels. A sheet of which the user has moved a part stays
    as it is.
    """
    parts = [(item, boxes) for item in layout.items() if (boxes := _boxes(item))]
    if not all(any(_is_at(item, box) for box in boxes) for item, boxes in parts):
        return
    for item, boxes in parts:
        box = boxes[min(max(count - _LEAST, 0), len(boxes) - 1)]
        note_box(item, box)
        item.attemptSetSceneRect(QRectF(*box))


def _boxes(item: object) -> list[Sequence[float]]:
    if not isinstance(item, QgsLayoutItem):
        return []
    found = [numbers(one) for one in saved(item, BOXES, [])]
    return [one for one in found if one is not None and len(one) == 4]


def _is_at(item: QgsLayoutItem, box: Sequence[float]) -> bool:
    return abs(item.pagePos().x() - box[0]) < _SAME and abs(item.pagePos().y() - box[1]) < _SAME
