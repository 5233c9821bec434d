"""An answer as layers that a page prints: what was found, and the ring or area with the count."""

from __future__ import annotations

from qgis.core import QgsPalLayerSettings, QgsUnitTypes, QgsVectorLayer, QgsWkbTypes

from ..style.labels import labels, set_labels
from ..style.symbols import WHITE, area, dot, draw_all, see_through
from .statistics_symbology import Provenance, present

ANSWER, SEARCH_AREA = "answer", "search_area"  # tables of the file, and looks
_COUNT = "regexp_replace(@layer_name, '^.*: ', '')"  # of the layer's name: "Search area: 37 companies"
_TOP = "make_point(x(centroid($geometry)), y_max($geometry))"
_FOUND, _ASKED = "#d4351c", "#12436d"


def present_answer(layer: QgsVectorLayer, look: str, wording: str, rights: tuple[str, ...] = ()) -> None:
    """Give a layer of an answer its role, symbols and metadata; ``wording`` is the count in a sentence."""
    present(layer, Provenance(look, layer.name(), wording, (), rights))
    if look == SEARCH_AREA:
        ring = {"outline_color": _ASKED, "outline_style": "dash", "outline_width": 0.5}
        draw_all(layer, area(color=see_through(_ASKED, 20), **ring))
        _count_on_top(layer)
    elif QgsWkbTypes.geometryType(layer.wkbType()) == QgsWkbTypes.GeometryType.PointGeometry:
        draw_all(layer, dot(color=_FOUND, outline_color=WHITE, size=2.2, outline_width=0.3))
    else:
        draw_all(layer, area(style="no", outline_color=_FOUND, outline_width=0.6))


def _count_on_top(layer: QgsVectorLayer) -> None:
    """How many there are in the ring, above its highest point, on a page as in the window; names of towns give way."""
    settings = labels(_COUNT, 9, _ASKED, bold=True, geometryGenerator=_TOP, geometryGeneratorEnabled=True, priority=10)
    settings.geometryGeneratorType = QgsWkbTypes.GeometryType.PointGeometry
    settings.placement = QgsPalLayerSettings.Placement.OrderedPositionsAroundPoint
    settings.dist, settings.distUnits = 0.8, QgsUnitTypes.RenderUnit.RenderMillimeters
    set_labels(layer, settings)
