"""Putting the expression functions into QGIS and taking them out again."""

from __future__ import annotations

from functools import cache, partial
from importlib import import_module
from typing import Any

from qgis.core import QgsExpression, QgsExpressionContext, QgsExpressionFunction

from .function_base import Function, Value
from .map_data import MapData

# Name -> the module and the function that work it out, imported when an expression first calls it.
_FUNCTIONS = {
    "mc_cell_id": ("cell_functions", "cell_id"),
    "mc_cell_polygon": ("cell_functions", "cell_polygon"),
    "mc_nearest_place": ("place_functions", "nearest_place"),
    "mc_distance_to_place": ("place_functions", "distance_to_place"),
    "mc_authority": ("place_functions", "authority_of"),
    "mc_postcode_point": ("place_functions", "postcode_point"),
    "mc_metric": ("map_functions", "metric_at_point"),
    "mc_location_quotient": ("map_functions", "location_quotient"),
}

# QGIS keeps a bare pointer to a function written in Python: what is registered is held here.
_REGISTERED: list[QgsExpressionFunction] = []
_DATA: list[MapData] = []


def register() -> None:
    """Make the functions known to QGIS; a second call changes nothing. Takes a few milliseconds and imports no
    pandas.
    """
    if _REGISTERED:
        return
    data = MapData()
    _DATA.append(data)
    own = [Function(name, _when_called(*where, data)) for name, where in _FUNCTIONS.items()]
    for one in own:
        if QgsExpression.isFunctionName(one.name()):  # left behind by a plugin that was not unloaded
            QgsExpression.unregisterFunction(one.name())
        QgsExpression.registerFunction(one)
    _REGISTERED.extend(own)


def _when_called(module: str, name: str, data: MapData) -> Value:
    """The function of that module; those of ``map_functions`` are given the project's maps."""

    @cache
    def function() -> Value:
        found = getattr(import_module(f".{module}", __package__), name)
        return partial(found, data) if module == "map_functions" else found

    def call(arguments: list[Any], context: QgsExpressionContext | None) -> Any:
        return function()(arguments, context)

    return call


def unregister() -> None:
    """Take them out again; safe to call twice."""
    for one in _REGISTERED:
        QgsExpression.unregisterFunction(one.name())
    _REGISTERED.clear()
    while _DATA:
        _DATA.pop().close()
