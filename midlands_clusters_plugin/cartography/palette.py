"""The colours of the maps, from resources/styles/palette.json."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any

from qgis.core import QgsGradientColorRamp, QgsGradientStop
from qgis.PyQt.QtGui import QColor

from ..core.resources import resource


@lru_cache(maxsize=1)
def palette() -> dict[str, Any]:
    """The palette file as it stands."""
    return json.loads(resource("styles", "palette.json").read_text(encoding="utf-8"))


def colour(name: str) -> str:
    """A colour by its name, as "#rrggbb"."""
    return palette()[name]


def ramp() -> QgsGradientColorRamp:
    """The sequential ramp, light to dark."""
    stops = palette()["ramp"]
    inner = [QgsGradientStop(place, QColor(name)) for place, name in stops[1:-1]]
    return QgsGradientColorRamp(QColor(stops[0][1]), QColor(stops[-1][1]), False, inner)


def positions(classes: int) -> list[float]:
    """Where on the ramp the classes lie: one alone in the strong middle, several from end to end."""
    return [0.5] if classes == 1 else [index / (classes - 1) for index in range(classes)]
