"""The looks of everything round the hexagons, by role."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from qgis.core import QgsMarkerSymbol, QgsSingleSymbolRenderer, QgsVectorLayer

from ..style.authority_symbols import present
from ..style.palette import colour
from .orientation import style_authorities, style_neighbours, style_sea, style_towns
from .place_symbols import style_place_areas, style_places


def style(layer: QgsVectorLayer, role: str, town_names: Iterable[str] = ()) -> None:
    """Give a layer of a role the style that belongs to it; hexagons and tables are styled elsewhere."""
    made: dict[str, Callable[[], None]] = {
        "authorities": lambda: style_authorities(layer, town_names),
        "neighbours": lambda: style_neighbours(layer),
        "towns": lambda: style_towns(layer),
        "sea": lambda: style_sea(layer),
        "places": lambda: style_places(layer),
        "place_areas": lambda: style_place_areas(layer),
        "companies": lambda: _companies(layer),
        "old_authorities": lambda: present(layer, "old_authorities"),
        "old_and_new": lambda: present(layer, "old_and_new"),
    }
    if role in made:
        made[role]()


def _companies(layer: QgsVectorLayer) -> None:
    dot = {"name": "circle", "size": "1", "color": colour("company"), "outline_style": "no"}
    layer.setRenderer(QgsSingleSymbolRenderer(QgsMarkerSymbol.createSimple(dot)))
