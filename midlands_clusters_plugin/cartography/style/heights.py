"""How values become the heights of columns, in the 3D view and in the oblique map alike. No 3D class is touched here.

A column is ``base + tallest * scaled(value) / scaled(highest)`` metres of the map high. The part above the base is what
``core.oblique.heights_for`` computes; the base is a plinth that only the 3D view needs, where columns that hardly rise
would flicker through the ground. What the user chooses (scale and exaggeration) is kept on the hexagons' layer.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass, replace

import numpy as np
from qgis.core import QgsMapLayer, QgsRectangle

from ...core.base.i18n import sentences, tr
from ...core.oblique.projection import heights_for
from ..record.roles import HEIGHTS
from ..record.stored import is_number, saved
from .map_text import unit_of, with_unit

SCALES = ("linear", "sqrt", "log")
LOWEST, HIGHEST = 0.2, 5.0  # exaggerations that the user can choose
_TALLEST = 0.16  # height of the tallest column as a share of the extent's longer side
_PLINTH = 0.004  # the base, as such a share
# Where one value is more than so many times the unit, a single giant would leave the rest flat: square root.
_LINEAR_TO = 50
_EXPRESSION = {"linear": "{}", "sqrt": "sqrt({})", "log": "ln(1 + {})"}


@dataclass(frozen=True)
class HeightChoice:
    """What the user chose: one of SCALES, or "" as proposed for the metric; what multiplies the proposed heights."""

    scale: str = ""
    exaggeration: float = 1.0


@dataclass(frozen=True)
class Heights:
    """How the values of one metric become heights, by one of SCALES ("log" : of 1 + value).

    ``highest`` : the value of the tallest column; larger ones (left out of the scale, or capped) are as high.
    ``tallest`` : height of that column above the base, ``base`` : height of the plinth under every column, 0 for the
    oblique map; both in metres of the map.
    """

    metric: str
    scale: str
    highest: float
    tallest: float
    base: float = 0.0

    def metres(self, values: np.ndarray) -> np.ndarray:
        """Heights for an array (nan where missing); 0, no column, for values that are not positive or not known."""
        values = np.asarray(values, dtype=np.float64)
        positive = np.isfinite(values) & (values > 0)
        if not self.highest > 0:
            return np.zeros(len(values))
        # heights_for gives the largest value the tallest column: the highest of the scale is put to the values.
        within = np.append(np.minimum(np.where(positive, values, 0.0), self.highest), self.highest)
        return np.where(positive, self.base + heights_for(within, tallest=self.tallest, scale=self.scale)[:-1], 0.0)

    def expression(self, unit: float = 1.0) -> str:
        """The height as a QGIS expression (always a real number, never NULL), in units of so many metres."""
        value = f'to_real(coalesce("{self.metric}", 0))'
        if not self.highest > 0:
            return "0.0"  # nothing to show; as metres() says
        top = {"linear": float, "sqrt": math.sqrt, "log": math.log1p}[self.scale](self.highest)
        rise = _EXPRESSION[self.scale].format(f"min({value}, {float(self.highest)!r})")
        # The share of the tallest column first: metres for 1 of the scaled value are beyond all numbers where the
        # highest is tiny.
        return f"if({value} > 0, {self.base / unit:.9g} + {self.tallest / unit:.9g} * ({rise} / {top!r}), 0.0)"


def proposed(metric: str, highest: float, extent: QgsRectangle) -> Heights:
    """Scale and height from the data and the extent: the tallest column is a fixed share of its longer side (metres).

    Heights go with the value itself while the highest is small; above that with the square root, or one giant would
    leave the rest flat. The map says which.
    """
    side, scale = max(extent.width(), extent.height()), "linear" if highest <= _LINEAR_TO else "sqrt"
    return Heights(metric, scale, float(highest), side * _TALLEST, side * _PLINTH)


def chosen(layer: QgsMapLayer, metric: str, highest: float, extent: QgsRectangle) -> Heights:
    """The proposed heights, changed by what the user chose for this layer."""
    made, choice = proposed(metric, highest, extent), height_choice(layer)
    return replace(made, scale=choice.scale or made.scale, tallest=made.tallest * choice.exaggeration)


def height_choice(layer: QgsMapLayer) -> HeightChoice:
    """What the user chose for this layer; the defaults where nothing, or nothing that can be read, is kept."""
    known = saved(layer, HEIGHTS, {})
    scale, exaggeration = known.get("scale"), known.get("exaggeration")
    factor = _within(float(exaggeration)) if is_number(exaggeration) else 1.0
    return HeightChoice(scale if scale in SCALES else "", factor)


def set_height_choice(layer: QgsMapLayer, scale: str = "", exaggeration: float = 1.0) -> None:
    """Keep the user's choice with the layer (and so with the project). It draws nothing. Raises ValueError."""
    if scale not in ("", *SCALES):
        raise ValueError(f"unknown scale of heights: {scale}")
    layer.setCustomProperty(HEIGHTS, json.dumps({"scale": scale, "exaggeration": _within(exaggeration)}))


def _within(exaggeration: float) -> float:
    return min(max(exaggeration, LOWEST), HIGHEST) if math.isfinite(exaggeration) else 1.0


def scale_names() -> dict[str, str]:
    """The scales as the user reads them."""
    return {"linear": tr("Linear"), "sqrt": tr("Square root"), "log": tr("Logarithm")}


def height_text(heights: Heights, at_point: float | None = None) -> str:
    """What heights mean, for a legend; ``at_point`` is the highest value of a page that shows a part of the map."""
    how = {
        "linear": tr("Column height is proportional to the value."),
        "sqrt": tr("Column height goes with the square root of the value."),
        "log": tr("Column height goes with the logarithm of the value."),
    }[heights.scale]
    if not heights.highest > 0:
        return tr("There are no columns: no value is above zero.")
    unit = unit_of(heights.metric)
    tallest = with_unit(heights.highest, unit)
    if at_point is None:
        return sentences(how, tr("The tallest column: {}.").format(tallest))
    if not at_point > 0:
        return tr("There are no columns on this page: no value is above zero.")
    wording = tr("The highest on this page: {here}; on the whole map, whose heights these are: {tallest}.")
    return sentences(how, wording.format(here=with_unit(at_point, unit), tallest=tallest))
