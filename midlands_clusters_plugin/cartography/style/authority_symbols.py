"""Old and new authorities on one map: the new ones bold and named, the old ones dashed beneath."""

from __future__ import annotations

from qgis.core import QgsMapLayer, QgsVectorLayer

from ...core.base.i18n import shown, tr
from ...core.catalogue.catalogue import metrics
from ..record.roles import ROLE
from .labels import labels, set_labels
from .palette import colour
from .symbols import area, draw_all

_LINES = {
    "old_authorities": {"outline_color": "#505a5f", "outline_width": "0.35", "outline_style": "dash"},
    "new_authorities": {"outline_color": "#1d1d1d", "outline_width": "0.9", "joinstyle": "round"},
}


def present(layer: QgsMapLayer, role: str) -> None:
    """Give a loaded layer of a comparison its role, its names of columns and its outlines."""
    if not isinstance(layer, QgsVectorLayer):
        return
    layer.setCustomProperty(ROLE, role)
    names = {one.id: shown(one.name) for one in metrics().values()}
    names |= {"authority_name": tr("Authority"), "made_of": tr("Made of (businesses)"), "area_km2": tr("Area, km²")}
    names |= {"old_name": tr("Authority of today"), "new_name": tr("New authority")}
    for number, field in enumerate(layer.fields()):
        if field.name() in names:
            layer.setFieldAlias(number, names[field.name()])
    if role not in _LINES:
        return
    draw_all(layer, area(style="no", **_LINES[role]))
    if role == "new_authorities":
        set_labels(layer, labels('"authority_name"', 9, colour("town")))
