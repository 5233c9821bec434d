"""The looks of everything round the hexagons, by role."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from qgis.core import QgsMapLayer, QgsVectorLayer

from ...core.base.i18n import shown, tr
from ...core.catalogue.catalogue import metrics
from ..record.roles import ROLE
from ..style.labels import labels, set_labels
from ..style.palette import colour
from ..style.symbols import area, dot, draw_all
from .orientation import style_authorities, style_neighbours, style_sea, style_towns
from .place_symbols import style_place_areas, style_places

# Old and new authorities on one map: the new ones bold and named, the old ones dashed beneath.
_LINES = {
    "old_authorities": {"outline_color": "#505a5f", "outline_width": "0.35", "outline_style": "dash"},
    "new_authorities": {"outline_color": "#1d1d1d", "outline_width": "0.9", "joinstyle": "round"},
}
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


def present(layer: QgsMapLayer, role: str) -> None:
    """Give a loaded layer of a comparison of authorities its role, its names of columns and its outlines."""
    if not isinstance(layer, QgsVectorLayer):
        return
    layer.setCustomProperty(ROLE, role)
    names = {one.id: shown(one.name) for one in metrics().values()}
    names |= {"authority_name": tr("Authority"), "made_of": tr("Made of (businesses)"), "area_km2": tr("Area, km²")}
    names |= {"old_name": tr("Authority of today"), "new_name": tr("New authority")}
    for number, field in enumerate(layer.fields()):
        if field.name() in names:
            layer.setFieldAlias(number, names[field.name()])
    if role in _LINES:
        draw_all(layer, area(style="no", **_LINES[role]))
    if role == "new_authorities":
        set_labels(layer, labels('"authority_name"', 9, colour("town")))
