"""The colours of the maps, from resources/styles/palette.json and ramps.json."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from qgis.core import QgsColorRamp, QgsGradientColorRamp, QgsGradientStop, QgsSettings
from qgis.PyQt.QtGui import QColor

from ...core.base import settings
from ...core.base.i18n import tr
from ...core.base.resources import read_json

DEFAULTS = {"sequential": "yellow_purple", "diverging": "orange_blue"}
LEAST_CONTRAST = 3.0  # of a mark against what it lies on: WCAG 2.2, 1.4.11


@dataclass(frozen=True)
class Ramp:
    """A ramp of ours: ``kind`` is "sequential" (darker means more) or "diverging"; stops from 0 to 1."""

    id: str
    kind: str
    stops: tuple[tuple[float, str], ...]


def palette() -> dict[str, Any]:
    """The palette file as it stands."""
    return read_json("styles", "palette.json")


def colour(name: str) -> str:
    """A colour by its name, as "#rrggbb"."""
    return palette()[name]


@lru_cache(maxsize=1)
def ramps() -> dict[str, Ramp]:
    """Our ramps by id, the sequential ones first, of each kind the default first."""
    data = read_json("styles", "ramps.json")["ramps"]
    return {
        one["id"]: Ramp(one["id"], one["kind"], tuple((place, name) for place, name in one["stops"])) for one in data
    }


def ramp(ident: str = "") -> QgsGradientColorRamp:
    """A ramp of ours for QGIS; the default one without an id."""
    stops = ramps()[ident or DEFAULTS["sequential"]].stops
    inner = [QgsGradientStop(place, QColor(name)) for place, name in stops[1:-1]]
    return QgsGradientColorRamp(QColor(stops[0][1]), QColor(stops[-1][1]), False, inner)


def default_ramp(kind: str) -> QgsGradientColorRamp:
    """The ramp of a map whose colours nobody chose: that of the options where it is of this kind, else ours."""
    own = settings.read("palette", QgsSettings())
    return ramp(own if own in ramps() and ramps()[own].kind == kind else DEFAULTS[kind])


def ramp_id(made: QgsColorRamp | None) -> str:
    """Which of our ramps this is; "" for one of the user's or QGIS's own."""
    wanted = _symbology(made)
    return next((ident for ident in ramps() if _symbology(ramp(ident)) == wanted), "") if made is not None else ""


def _symbology(made: QgsColorRamp | None) -> list[str]:
    return [made.color(place / 12).name() for place in range(13)] if made is not None else []


def ramp_name(ident: str) -> str:
    """The ramp's name in words."""
    return {
        "yellow_purple": tr("Yellow to purple"),
        "blue": tr("Blue"),
        "teal": tr("Teal"),
        "plum": tr("Plum"),
        "orange": tr("Orange to brown"),
        "grey": tr("Grey"),
        "yellow_blue": tr("Yellow to dark blue"),
        "sand_plum": tr("Sand to plum"),
        "orange_blue": tr("Orange and blue"),
        "brown_teal": tr("Brown and teal"),
        "plum_green": tr("Plum and green"),
    }.get(ident, ident)


def positions(classes: int) -> list[float]:
    """Where on the ramp the classes lie: one alone in the strong middle, several from end to end."""
    return [0.5] if classes == 1 else [index / (classes - 1) for index in range(classes)]


def contrast_on_white(shade: QColor) -> float:
    """WCAG contrast of a colour against white paper, 1 to 21."""
    parts = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in shade.getRgbF()[:3]]
    return 1.05 / (0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2] + 0.05)


def outline_of(shade: QColor) -> QColor:
    """The outline of a class: its own colour, which closes the seams between neighbours; darker where that is too light
    for white.
    """
    edge = QColor(shade)
    while contrast_on_white(edge) < LEAST_CONTRAST:
        edge = edge.darker(108)
    return edge
