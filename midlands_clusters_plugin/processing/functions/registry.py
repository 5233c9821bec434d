"""Putting the expression functions into QGIS and taking them out again."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from qgis.core import QgsExpression, QgsExpressionFunction

from .map_data import MapData

# QGIS keeps a bare pointer to a function written in Python: what is registered is held here.
_REGISTERED: list[QgsExpressionFunction] = []
_DATA: list[MapData] = []


def register() -> None:
    """Make the functions known to QGIS; a second call changes nothing. Takes a few milliseconds and imports no
    pandas.
    """
    if _REGISTERED:
        return
    from . import cell_functions, map_functions, place_functions
    from .function_base import Function

    data = MapData()
    _DATA.append(data)
    values: dict[str, Callable[..., Any]] = {
        "mc_cell_id": cell_functions.cell_id,
        "mc_cell_polygon": cell_functions.cell_polygon,
        "mc_nearest_place": place_functions.nearest_place,
        "mc_distance_to_place": place_functions.distance_to_place,
        "mc_authority": place_functions.authority_of,
        "mc_postcode_point": place_functions.postcode_point,
        "mc_metric": partial(map_functions.metric_at_point, data),
        "mc_location_quotient": partial(map_functions.location_quotient, data),
    }
    own = [Function(name, value) for name, value in values.items()]
    for one in own:
        if QgsExpression.isFunctionName(one.name()):  # left behind by a plugin that was not unloaded
            QgsExpression.unregisterFunction(one.name())
        QgsExpression.registerFunction(one)
    _REGISTERED.extend(own)


def unregister() -> None:
    """Take them out again; safe to call twice."""
    for one in _REGISTERED:
        QgsExpression.unregisterFunction(one.name())
    _REGISTERED.clear()
    while _DATA:
        _DATA.pop().close()
