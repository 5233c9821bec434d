"""Places, authorities and postcodes: ``mc_nearest_place``, ``mc_distance_to_place``, ``mc_authority``,
``mc_postcode_point``.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from qgis.core import QgsExpressionContext, QgsGeometry, QgsPointXY, QgsWkbTypes

from ...core.base.errors import UserError
from ...core.base.i18n import tr
from ...core.geography.authorities import upper_tier_names
from ...core.postcodes.chosen_index import changes
from ...core.query.question import PlaceNamed, PlacesOfKind
from .function_base import from_metres, in_metres, in_own_thread, position, text_of

if TYPE_CHECKING:
    import numpy as np


def nearest_place(arguments: list[Any], context: QgsExpressionContext | None) -> str | None:
    """The name of the nearest place of a kind."""
    return _nearest(arguments, context)[0]


def distance_to_place(arguments: list[Any], context: QgsExpressionContext | None) -> float | None:
    """The distance to the nearest place of a kind."""
    return _nearest(arguments, context)[1]


def authority_of(arguments: list[Any], context: QgsExpressionContext | None) -> str | None:
    """The authority of a geometry or a postcode."""
    give = text_of(arguments[1], "give")
    if give not in ("code", "name"):
        raise UserError(tr("the argument give is 'code' or 'name'."))
    if isinstance(arguments[0], str):
        code = _postcode(arguments[0], changes())[2]
    else:
        xy = position(arguments[0], context)
        code = None if xy is None else authority_of_position(xy)
    return code if give == "code" or code is None else upper_tier_names().get(code, code)


def postcode_point(arguments: list[Any], context: QgsExpressionContext | None) -> QgsGeometry | None:
    """The middle of a postcode."""
    easting, northing, _ = _postcode(text_of(arguments[0], "postcode"), changes())
    if easting != easting:  # nan: not placed
        return None
    return from_metres(QgsGeometry.fromPointXY(QgsPointXY(easting, northing)), context)


def _nearest(arguments: list[Any], context: QgsExpressionContext | None) -> tuple[str | None, float | None]:
    """The nearest place of a kind to a geometry, and its distance."""
    names, xy = _sites(text_of(arguments[0], "kind"))
    geometry = in_metres(arguments[1], context)
    if geometry is None:
        return None, None
    if QgsWkbTypes.flatType(geometry.wkbType()) == QgsWkbTypes.Type.Point:
        point = geometry.asPoint()
        east, north = xy[:, 0] - point.x(), xy[:, 1] - point.y()
        distance = (east * east + north * north) ** 0.5
    else:
        import numpy as np

        distance = np.array([geometry.distance(QgsGeometry.fromPointXY(QgsPointXY(*one))) for one in xy.tolist()])
    nearest = int(distance.argmin())
    return names[nearest], float(distance[nearest])


@lru_cache(maxsize=256)
@in_own_thread
def _sites(kind: str) -> tuple[tuple[str, ...], np.ndarray]:
    """Names and positions (n, 2) of the places meant. Raises UserError."""
    from ...core.query.search_area import find_location, sites_of

    location = find_location(kind)
    if not isinstance(location, (PlaceNamed, PlacesOfKind)):
        sentence = tr("{kind} is no kind and no name of a place; use mc_postcode_point for a postcode.")
        raise UserError(sentence.format(kind=repr(kind)))
    sites, _ = sites_of(location)
    return tuple(sites["name"].astype(str)), sites[["easting", "northing"]].to_numpy(dtype=float)


def authority_of_position(xy: tuple[float, float]) -> str | None:
    found: str | None = _finder()(xy[0], xy[1])[0]
    return found


@lru_cache(maxsize=1)
@in_own_thread
def _finder() -> Any:
    """What finds an authority, once it has its polygons."""
    from ...core.query.query_rows import authority_at

    authority_at(0.0, 0.0)
    return authority_at


@lru_cache(maxsize=65_536)
@in_own_thread
def _postcode(text: str, _directory: int) -> tuple[float, float, str | None]:
    """Easting, northing (nan where not placed) and authority (None) of a postcode, kept while the same directory is in
    use.
    """
    from ...core.postcodes.postcode_store import current_index

    match = current_index().match([text])
    return float(match.easting[0]), float(match.northing[0]), match.authority_code[0]
