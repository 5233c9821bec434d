"""Parts into boxes: where those of a sheet stand, how large letters can be, and where words must be shortened."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from itertools import product

from qgis.core import QgsLayoutItem, QgsLayoutItemLabel, QgsPrintLayout
from qgis.PyQt.QtCore import QRectF, Qt
from qgis.PyQt.QtGui import QFont, QFontMetricsF

from ...qgis_io import entries
from ..record.stored import numbers, saved

FULL = entries.FULL
BOX = entries.BOX
SIZE = entries.SIZE
_POINT = 25.4 / 72  # mm
_SAFE = 0.975  # QGIS and Qt do not measure a line alike to the last hair
_STEP = 0.5
_SHARES = (0.42, 0.36, 0.48, 0.3, 0.54, 0.6, 0.25, 0.66)  # of a foot: what notes may have of it, the usual first
_LEAST_PANELS = 2  # of the first arrangement of a sheet; each that follows has one more
_SAME = 0.1  # mm
_PROBE = 200  # pixels: letters are measured large, because small ones are rounded to whole pixels


def box_of(item: QgsLayoutItem) -> tuple[float, float, float, float]:
    """x, y, width, height in mm that the template gives an item: as noted on it, else as it stands."""
    noted = numbers(saved(item, BOX, []))
    if noted is not None and len(noted) == 4:
        return noted  # type: ignore[return-value]
    place, size = item.pagePos(), item.sizeWithUnits()
    return (place.x(), place.y(), size.width(), size.height())


def move(item: QgsLayoutItem, box: Sequence[float]) -> None:
    """Put an item at x, y, width, height in mm, and keep that with it: it is known after the item changed its size."""
    item.attemptSetSceneRect(QRectF(*box))
    item.setCustomProperty(BOX, json.dumps([round(one, 2) for one in box]))


def note_boxes(item: QgsLayoutItem, boxes: Iterable[Sequence[float]]) -> None:
    """Keep with a part of a sheet where it stands on one of two, three and four panels."""
    item.setCustomProperty(entries.BOXES, json.dumps([[round(side, 2) for side in box] for box in boxes]))


def arrange(layout: QgsPrintLayout, count: int) -> None:
    """Give the parts of a sheet their places on one of so many panels, unless the user has moved one of them."""
    parts = [(item, boxes) for item in layout.items() if (boxes := _boxes(item))]
    if not all(any(_is_at(item, box) for box in boxes) for item, boxes in parts):
        return
    for item, boxes in parts:
        move(item, boxes[min(max(count - _LEAST_PANELS, 0), len(boxes) - 1)])


def _boxes(item: object) -> list[Sequence[float]]:
    found = map(numbers, saved(item, entries.BOXES, []) if isinstance(item, QgsLayoutItem) else ())
    return [one for one in found if one is not None and len(one) == 4]


def _is_at(item: QgsLayoutItem, box: Sequence[float]) -> bool:
    return abs(item.pagePos().x() - box[0]) < _SAME and abs(item.pagePos().y() - box[1]) < _SAME


def font_of(label: QgsLayoutItemLabel) -> QFont:
    """The font of a label in any version of QGIS."""
    return label.textFormat().font() if hasattr(label, "textFormat") else label.font()


def base_size(label: QgsLayoutItemLabel) -> float:
    """The size in points that the template gives a text."""
    noted = label.customProperty(SIZE)
    if noted:
        return float(noted)
    size = label.textFormat().size() if hasattr(label, "textFormat") else label.font().pointSizeF()
    size = float(size) if size and size > 0 else 10.0
    label.setCustomProperty(SIZE, size)
    return size


def set_size(label: QgsLayoutItemLabel, size: float) -> None:
    """Change only the size of a label's letters."""
    if hasattr(label, "textFormat"):  # since 3.24
        form = label.textFormat()
        form.setSize(size)
        label.setTextFormat(form)
        return
    font = QFont(label.font())
    font.setPointSizeF(size)
    label.setFont(font)


def wrapped_lines(wording: str, font: QFont, size: float, width: float) -> list[str]:
    """The lines that a text makes in a box of so many mm, with letters of a size in points."""
    measure, limit = _measured(font), width * _SAFE / (size * _POINT) * _PROBE
    lines: list[str] = []
    for paragraph in wording.split("\n"):
        line = ""
        for word in paragraph.split(" "):
            longer = f"{line} {word}" if line else word
            if line and measure.horizontalAdvance(longer) > limit:
                lines.append(line)
                line = word
            else:
                line = longer
        lines.append(line)
    return lines


def fits(lines: list[str], font: QFont, size: float, width: float, height: float) -> bool:
    """Whether wrapped lines have their place in a box of mm."""
    measure = _measured(font)
    widest = max(measure.horizontalAdvance(line) for line in lines) * size * _POINT / _PROBE
    return widest <= width and len(lines) * line_height(font, size) <= height + 0.1


def line_height(font: QFont, size: float) -> float:
    """Height in mm of a line of letters of a size in points: fonts differ by a quarter."""
    return _measured(font).lineSpacing() * size * _POINT / _PROBE


def _measured(font: QFont) -> QFontMetricsF:
    probe = QFont(font)
    probe.setPixelSize(_PROBE)
    return QFontMetricsF(probe)


def holds(text: str, font: QFont, size: float, width: float, height: float) -> bool:
    """Whether a text has its place in a box of mm with letters of a size."""
    return fits(wrapped_lines(text, font, size, width), font, size, width, height)


def shared_width(
    font: QFont,
    firsts: Iterable[str],
    other: str,
    width: float,
    heights: tuple[float, float],
    sizes: tuple[float, float],
) -> float:
    """How much of a width the first of two texts beside one another gets, so that both have the largest letters.

    ``firsts`` : what it may say, the fullest first. Where even the shortest does not fit with the smallest letters, the
    other text does. ``sizes`` : the largest and the smallest, in points.
    """
    for first, size, share in product(firsts, _sizes(*sizes), _SHARES):
        one = width * share
        if holds(first, font, size, one, heights[0]) and holds(other, font, size, width - one, heights[1]):
            return one
    shares = sorted(_SHARES, reverse=True)
    good = (one for one in shares if holds(other, font, sizes[1], width * (1 - one), heights[1]))
    return width * next(good, shares[-1])


def _sizes(largest: float, smallest: float) -> list[float]:
    """Sizes to try in points, the largest first."""
    found = [largest]
    while found[-1] > smallest:
        found.append(max(smallest, found[-1] - _STEP))
    return found


def fit_text(label: QgsLayoutItemLabel, wording: str, smallest: float, *, samples: Sequence[str] = ()) -> None:
    """Put words into a label with the largest letters, from the template's size down to ``smallest``, that let them fit
    its box.

    Words that do not fit even then end in "…" and stand in full in the label's custom property. ``samples`` are what an
    expression gives on the pages of an atlas: then the longest decides and nothing is shortened.
    """
    _, _, width, height = box_of(label)
    font, sizes = font_of(label), _sizes(base_size(label), smallest)
    texts = samples or [wording]
    label.setCustomProperty(FULL, wording)
    size = next((one for one in sizes if all(holds(text, font, one, width, height) for text in texts)), sizes[-1])
    set_size(label, size)
    lines = wrapped_lines(wording, font, size, width)
    room = max(1, int((height + 0.1) / line_height(font, size)))
    shown = bool(samples) or fits(lines, font, size, width, height)
    label.setText(wording if shown else _shortened(lines[:room], font, size, width))


def _shortened(lines: list[str], font: QFont, size: float, width: float) -> str:
    """Lines whose last ends in "…"; a single word that is too long for its line is cut."""
    measure, limit = _measured(font), width * _SAFE / (size * _POINT) * _PROBE
    saved = [measure.elidedText(line, Qt.TextElideMode.ElideRight, limit) for line in lines]
    last = saved[-1].rstrip(" .,;:…")
    while last and measure.horizontalAdvance(f"{last}…") > limit:
        last = last[:-1].rstrip()
    return " ".join([*saved[:-1], f"{last}…"])
