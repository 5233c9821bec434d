"""Places of innovation on the map: icons, names, what a click shows."""

from __future__ import annotations

import base64

from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsMarkerSymbol,
    QgsPalLayerSettings,
    QgsProperty,
    QgsRendererCategory,
    QgsSvgMarkerSymbolLayer,
    QgsSymbolLayer,
    QgsVectorLayer,
)
from qgis.PyQt.QtGui import QColor

from ..core.crowding import FAR
from ..core.resources import resource
from .labels import set_labels
from .palette import palette
from .text import tr

_PLACE_NAMES = {
    "university": lambda: tr("University"),
    "innovation_hub": lambda: tr("Innovation hub"),
    "investment_atlas": lambda: tr("UK Investment Atlas site"),
}


def style_places(layer: QgsVectorLayer) -> None:
    """One icon a kind. A point that stands for a whole area is no site, and gets none."""
    kinds = palette()["places"]
    categories = [QgsRendererCategory(kind, _icon(kind, shade), _PLACE_NAMES[kind]()) for kind, shade in kinds.items()]
    layer.setRenderer(QgsCategorizedSymbolRenderer('if("point_kind" = \'area\', NULL, "kind")', categories))
    icons_keep_names_away = QgsPalLayerSettings()
    icons_keep_names_away.drawLabels = False
    set_labels(layer, icons_keep_names_away)
    layer.setMapTipTemplate('<b>[% "name" %]</b><br>[% "type" %]')


def _icon(kind: str, shade: str) -> QgsMarkerSymbol:
    """The drawing is kept inside the project, so that it also shows on a machine without the plugin."""
    drawing = base64.b64encode(resource("icons", f"{kind}.svg").read_bytes()).decode("ascii")
    marker = QgsSvgMarkerSymbolLayer(f"base64:{drawing}", 4)
    marker.setFillColor(QColor(shade))
    marker.setDataDefinedProperty(QgsSymbolLayer.PropertySize, QgsProperty.fromExpression(f"if(@map_scale > {FAR}, 2.4, 4)"))
    symbol = QgsMarkerSymbol.createSimple({})
    symbol.changeSymbolLayer(0, marker)
    return symbol
