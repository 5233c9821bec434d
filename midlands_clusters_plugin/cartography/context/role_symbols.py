"""The looks of everything round the hexagons, by role."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from qgis.core import QgsVectorLayer

from ..style.authority_symbols import present
from ..style.palette import colour
from ..style.symbols import dot, draw_all
from .orientation import style_authorities, style_neighbours, style_sea, style_towns
from .place_symbols import style_place_areas, style_places

_STYLES: dict[str, Callable[[QgsVectorLayer], None]] = {
    "neighbours": style_neighbours,
    "towns": style_towns,
    "sea": style_sea,
    "places": style_places,
    "place_areas": style_place_areas,
    "companies": lambda layer: draw_all(layer, dot(size=1, color=colour("company"), outline_style="no")),
    "old_authorities": lambda layer: present(layer, "old_authorities"),
    "old_and_new": lambda layer: present(layer, "old_and_new"),
}


def style(layer: QgsVectorLayer, role: str, town_names: Iterable[str] = ()) -> None:
    """Give a layer of a role the style that belongs to it; hexagons and tables are styled elsewhere."""
    if role == "authorities":
        style_authorities(layer, town_names)
    elif role in _STYLES:
        _STYLES[role](layer)
