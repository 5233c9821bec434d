"""Places, authorities and postcodes: ``mc_nearest_place``, ``mc_distance_to_place``, ``mc_authority``, ``mc_postcode_point``."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from qgis.core import QgsExpressionContext, QgsGeometry, QgsPointXY, QgsWkbTypes

from ...core.authorities import upper_tier_names
from ...core.errors import UserError
from ...core.geography.chosen_index import changes
from ...core.query.question import PlaceNamed, PlacesOfKind
from ...core.threads import in_python_thread
from ..base import tr
from .base import REQUIRED, Examples, Function, Parameters, from_metres, in_metres, position, text_of

if TYPE_CHECKING:
    import numpy as np

_CODE, _NAME = "code", "name"


class NearestPlace(Function):
    """The name of the nearest place of a kind."""

    NAME = "mc_nearest_place"

    def about(self) -> str:
        """For the help."""
        return tr("The name of the nearest university, innovation hub or Investment Atlas site, in a straight line.")

    def parameters(self) -> Parameters:
        """The parameters."""
        return (_kind_parameter(), ("geometry", REQUIRED, tr("a point, line or polygon; of a polygon, its nearest part")))

    def examples(self) -> Examples:
        """For the help."""
        return (
            ("mc_nearest_place('university', $geometry)", "'University of Derby'"),
            ("mc_nearest_place('innovation_hub', make_point(435911, 331173))", "'Infinity Park Derby'"),
        )

    def value(self, arguments: list[Any], context: QgsExpressionContext | None) -> str | None:
        """The name."""
        nearest = _nearest(text_of(arguments[0], "kind"), arguments[1], context)
        return None if nearest is None else nearest[0]


class DistanceToPlace(Function):
    """The distance to the nearest place of a kind."""

    NAME = "mc_distance_to_place"

    def about(self) -> str:
        """For the help."""
        return tr("Metres, in a straight line on the British National Grid, to the nearest place of a kind, or to the place of a name.")

    def parameters(self) -> Parameters:
        """The parameters."""
        return (_kind_parameter(), ("geometry", REQUIRED, tr("a point, line or polygon; of a polygon, its nearest part")))

    def examples(self) -> Examples:
        """For the help."""
        return (
            ("mc_distance_to_place('Infinity Park Derby', $geometry) <= 5000", tr("true within 5 km")),
            ("round(mc_distance_to_place('university', $geometry) / 1000, 1)", "4.3"),
        )

    def value(self, arguments: list[Any], context: QgsExpressionContext | None) -> float | None:
        """The distance."""
        nearest = _nearest(text_of(arguments[0], "kind"), arguments[1], context)
        return None if nearest is None else nearest[1]


class AuthorityOf(Function):
    """The authority of a geometry or a postcode."""

    NAME = "mc_authority"

    def about(self) -> str:
        """For the help."""
        return tr(
            "The upper-tier authority that a postcode belongs to (by the postcode directory in use), or that a geometry lies in (by the "
            "built-in boundaries; of a line or polygon, a point inside it). NULL where it is in none, or the postcode is unknown."
        )

    def parameters(self) -> Parameters:
        """The parameters."""
        return (
            ("where", REQUIRED, tr("a geometry, or a postcode as text")),
            ("give", _CODE, tr("'code' for the GSS code, 'name' for the name")),
        )

    def examples(self) -> Examples:
        """For the help."""
        return (
            ("mc_authority($geometry)", "'E06000015'"),
            ("mc_authority('DE24 9FU', 'name')", "'Derby'"),
            ("mc_authority($geometry) IN ('E06000015', 'E10000007')", tr("true in Derby and Derbyshire")),
        )

    def value(self, arguments: list[Any], context: QgsExpressionContext | None) -> str | None:
        """The code or name."""
        give = text_of(arguments[1], "give")
        if give not in (_CODE, _NAME):
            raise UserError(tr("the argument give is 'code' or 'name'."))
        if isinstance(arguments[0], str):
            code = _postcode(arguments[0], changes())[2]
        else:
            xy = position(arguments[0], context)
            code = None if xy is None else authority_of_position(xy)
        return code if give == _CODE or code is None else _name(code)


class PostcodePoint(Function):
    """The middle of a postcode."""

    NAME = "mc_postcode_point"

    def about(self) -> str:
        """For the help."""
        return tr("The middle of a postcode of Great Britain as a point, by the directory in use; NULL where the postcode is unknown.")

    def parameters(self) -> Parameters:
        """The parameters."""
        return (("postcode", REQUIRED, tr("a postcode, in any spacing and case")),)

    def examples(self) -> Examples:
        """For the help."""
        return (("mc_postcode_point('DE24 9FU')", "Point (435911 331173)"), ("mc_postcode_point(postcode)", tr("a point")))

    def value(self, arguments: list[Any], context: QgsExpressionContext | None) -> QgsGeometry | None:
        """The point."""
        easting, northing, _ = _postcode(text_of(arguments[0], "postcode"), changes())
        if easting != easting:  # nan: not placed
            return None
        return from_metres(QgsGeometry.fromPointXY(QgsPointXY(easting, northing)), context)


def _kind_parameter() -> tuple[str, Any, str]:
    return ("kind", REQUIRED, tr("university, innovation_hub, investment_atlas, a type such as Freeport, or a place's name"))


def _nearest(kind: str, value: Any, context: QgsExpressionContext | None) -> tuple[str, float] | None:
    names, xy = _sites(kind)
    geometry = in_metres(value, context)
    if geometry is None:
        return None
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
def _sites(kind: str) -> tuple[tuple[str, ...], np.ndarray]:
    """Names and positions (n, 2) of the places meant. Raises UserError."""
    return in_python_thread(lambda: _read_sites(kind))


def _read_sites(kind: str) -> tuple[tuple[str, ...], np.ndarray]:
    from ...core.query.ground import find_spot, sites_of

    spot = find_spot(kind)
    if not isinstance(spot, (PlaceNamed, PlacesOfKind)):
        raise UserError(tr("{kind} is no kind and no name of a place; use mc_postcode_point for a postcode.").format(kind=repr(kind)))
    sites, _ = sites_of(spot)
    return tuple(sites["name"].astype(str)), sites[["easting", "northing"]].to_numpy(dtype=float)


def authority_of_position(xy: tuple[float, float]) -> str | None:
    found: str | None = _finder()(xy[0], xy[1])[0]
    return found


@lru_cache(maxsize=1)
def _finder() -> Any:
    """Geopandas and the polygons, once, in a thread in which they are safe."""

    def load() -> Any:
        from ...core.query.rows import authority_at

        authority_at(0.0, 0.0)
        return authority_at

    return in_python_thread(load)


def _name(code: str) -> str:
    return upper_tier_names().get(code, code)


@lru_cache(maxsize=65_536)
def _postcode(text: str, _directory: int) -> tuple[float, float, str | None]:
    """Easting, northing (nan where not placed) and authority (None) of a postcode, kept while the same directory is in use."""
    return in_python_thread(lambda: _read_postcode(text))


def _read_postcode(text: str) -> tuple[float, float, str | None]:
    from ...core.geography.postcode_store import current_index

    match = current_index().match([text])
    return float(match.easting[0]), float(match.northing[0]), match.authority_code[0]
