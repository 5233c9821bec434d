"""Putting the expression functions into QGIS and taking them out again."""

from __future__ import annotations

from qgis.core import QgsExpression, QgsExpressionFunction

from .map_data import MapData

# QGIS keeps a bare pointer to a function written in Python: what is registered is held here.
_REGISTERED: list[QgsExpressionFunction] = []
_DATA: list[MapData] = []


def register() -> None:
    """Make the functions known to QGIS; a second call changes nothing. Takes a few milliseconds and imports no pandas."""
    if _REGISTERED:
        return
    from .cells import CellId, CellPolygon
    from .maps import LocationQuotient, MetricHere
    from .places import AuthorityOf, DistanceToPlace, NearestPlace, PostcodePoint

    data = MapData()
    _DATA.append(data)
    own = [
        CellId(),
        CellPolygon(),
        NearestPlace(),
        DistanceToPlace(),
        AuthorityOf(),
        PostcodePoint(),
        MetricHere(data),
        LocationQuotient(data),
    ]
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
