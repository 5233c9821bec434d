"""The spots of a question as geometry on the British National Grid: places by name or kind, postcodes, shapes."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import pandas as pd
import shapely

from ..base.errors import UserError
from ..base.i18n import counted, tr
from ..catalogue.catalogue import places as builtin_places
from ..postcodes.postcode_store import current_index
from .question import Location, PlaceNamed, PlacesOfKind, Postcode, Shape

_FARTHEST = 10_000_000.0  # metres; a coordinate beyond is not on the grid
_NO_SITE = ("area", "approximate")  # the point is the middle of something larger than a town
_TOWN = "town"
_DEGREES = 180.0  # coordinates that all lie below are degrees, not metres


@dataclass(frozen=True)
class SearchArea:
    """A valid geometry in EPSG:27700, the names of what it is made of, and what was mended or left out."""

    geometry: shapely.Geometry
    names: tuple[str, ...]
    notes: tuple[str, ...] = ()


def search_area_of(location: Location, places: pd.DataFrame | None = None) -> SearchArea:
    """The geometry of a spot; ``places`` is a table as catalogue.places gives it, the built-in one by default.

    Raises UserError: no such place, postcode or kind; one without a position; a shape that is none.
    """
    if isinstance(location, Shape):
        return _of_shape(location.name, location.wkt)
    if isinstance(location, Postcode):
        return _of_postcode(location.postcode)
    sites, notes = sites_of(location, places)
    xy = np.unique(sites[["easting", "northing"]].to_numpy(dtype=float), axis=0)
    points = shapely.Point(xy[0]) if len(xy) == 1 else shapely.multipoints(xy)
    return SearchArea(points, tuple(dict.fromkeys(sites["name"].astype(str))), notes)


@lru_cache(maxsize=1)
def builtin_table() -> pd.DataFrame:
    """The built-in places, read once. Not to be changed."""
    return builtin_places()


def place_kinds(places: pd.DataFrame | None = None) -> tuple[str, ...]:
    """What PlacesOfKind may name: the kinds, then the types, each once."""
    table = builtin_table() if places is None else places
    return tuple(dict.fromkeys([*table["kind"], *(token for text in table["type"] for token in _tokens(text))]))


def find_location(text: str, places: pd.DataFrame | None = None) -> Location:
    """What a user may write for a spot: a place's name, a kind or type of place, or a postcode. Raises UserError."""
    table = builtin_table() if places is None else places
    wanted = _plain(text)
    if not wanted:
        raise UserError(tr("Write the name of a place, a kind of place, or a postcode."))
    if (table["name"].map(_plain) == wanted).any():
        return PlaceNamed(text.strip())
    kinds = {_plain(kind): kind for kind in reversed(place_kinds(table))}
    if wanted.replace(" ", "_") in kinds or wanted in kinds:
        return PlacesOfKind(kinds.get(wanted.replace(" ", "_")) or kinds[wanted])
    match = current_index().match([text])
    if match.postcode[0] is not None:
        return Postcode(str(match.postcode[0]))
    raise _unknown(text, [*table["name"], *place_kinds(table)])


def sites_of(
    location: PlaceNamed | PlacesOfKind, places: pd.DataFrame | None = None
) -> tuple[pd.DataFrame, tuple[str, ...]]:
    """The places with a site that a spot means, and sentences on what was left out. Raises UserError."""
    table = builtin_table() if places is None else places
    if isinstance(location, PlaceNamed):
        wanted, known = location.name, list(table["name"])
        named = table["name"].map(_plain) == _plain(wanted)
        found = table[named & ((table["kind"] == location.kind) | (not location.kind))]
    else:
        wanted, known = location.kind, list(place_kinds(table))
        found = table[(table["kind"] == wanted) | table["type"].map(lambda text: wanted in _tokens(text))]
    if not len(found):
        raise _unknown(wanted, known)
    there = np.isfinite(found[["easting", "northing"]].to_numpy(dtype=float)).all(axis=1)
    if "point_kind" in found:
        there &= ~found["point_kind"].isin(_NO_SITE).to_numpy(dtype=bool)
    sites = found[there]
    left_out = len(found) - len(sites)
    if not len(sites) and isinstance(location, PlaceNamed):
        name = str(found["name"].iloc[0])
        text = tr("{name} has no site of its own on the map: choose another place, or draw the ground that you mean.")
        raise UserError(text.format(name=name), location.kind)
    if not len(sites):
        text = tr("No place of the kind {kind} has a site of its own: choose another kind.")
        raise UserError(text.format(kind=location.kind))
    towns = sites["name"][sites["point_kind"] == _TOWN].astype(str) if "point_kind" in sites else ()
    wording = tr("The point of {name} is the middle of its town, not a site.")
    notes = tuple(wording.format(name=name) for name in towns)
    if left_out and isinstance(location, PlacesOfKind):
        notes += (
            counted(
                "{n} of {count} places of the kind {kind} has no site of its own and is left out.",
                "{n} of {count} places of the kind {kind} have no site of their own and are left out.",
                left_out,
            ).format(count=len(found), kind=location.kind),
        )
    return sites, notes


def _of_postcode(text: str) -> SearchArea:
    match = current_index().match([text])
    if not np.isfinite(match.easting[0]):
        sentence = tr("The postcode {text} is not in the postcode directory: check it, or draw a point instead.")
        raise UserError(sentence.format(text=text))
    return SearchArea(shapely.Point(match.easting[0], match.northing[0]), (str(match.postcode[0]),))


@lru_cache(maxsize=64)
def _of_shape(name: str, wkt: str) -> SearchArea:
    try:
        shape = shapely.force_2d(shapely.from_wkt(wkt))
    except (shapely.errors.GEOSException, TypeError, NotImplementedError) as error:  # the last for curves
        text = tr("The shape “{name}” of the question cannot be read: draw or select it again.")
        raise UserError(text.format(name=name), str(error)) from error
    if shape is None or shapely.is_empty(shape):
        raise UserError(tr("The shape “{name}” of the question is empty: draw or select it again.").format(name=name))
    far = np.abs(shapely.get_coordinates(shape))
    if not np.isfinite(far).all() or (far > _FARTHEST).any():
        text = tr("The shape “{name}” lies nowhere near Britain: check the coordinate reference system of its layer.")
        raise UserError(text.format(name=name))
    if (far <= _DEGREES).all():
        text = tr(
            "The shape “{name}” is in degrees, and the British National Grid is in metres: check its layer's CRS."
        )
        raise UserError(text.format(name=name))
    if shapely.is_valid(shape):
        return SearchArea(shape, (name,))
    mended = shapely.make_valid(shape)
    if shapely.get_dimensions(shape) == 2:
        mended = shapely.union_all([part for part in shapely.get_parts(mended) if shapely.get_dimensions(part) == 2])
        if shapely.is_empty(mended):
            raise UserError(tr("The polygon “{name}” has no area: draw it again.").format(name=name))
    return SearchArea(mended, (name,), (tr("The polygon “{name}” crossed itself and was mended.").format(name=name),))


def shape_of(name: str, geometry: np.ndarray) -> Shape:
    """Several geometries (EPSG:27700) as one shape, at full precision. Raises UserError where there is none."""
    there = [one for one in np.atleast_1d(geometry) if one is not None and not shapely.is_empty(one)]
    if not there:
        raise UserError(tr("“{name}” has no shape on the map: select or draw one.").format(name=name))
    mended = [one if shapely.is_valid(one) else shapely.make_valid(one) for one in shapely.force_2d(there)]
    whole = mended[0] if len(mended) == 1 else shapely.union_all(mended)
    return Shape(name, shapely.to_wkt(there[0] if len(there) == 1 else whole, rounding_precision=-1))


def _tokens(text: object) -> list[str]:
    return [token.strip() for token in str(text).split(";") if token.strip()]


def _plain(text: object) -> str:
    return " ".join(str(text).casefold().split())


def _unknown(text: str, known: list[str]) -> UserError:
    names: Mapping[str, str] = {_plain(name): name for name in known}
    wanted = _plain(text)
    close = [name for key, name in names.items() if wanted and wanted in key]
    close = close or [names[key] for key in difflib.get_close_matches(wanted, list(names), n=1)]
    if close:
        sentence = tr("There is no place “{text}”: did you mean {value}?")
        return UserError(sentence.format(text=text, value=close[0]), "; ".join(close[:10]))
    return UserError(tr("There is no place “{text}”: choose one from the list of places.").format(text=text))
