"""Coordinates that are not what their columns say, told by the values of whole columns: longitudes without their minus,
axes the wrong way round, metres that a file calls degrees.

As written such points lie where nobody lives; meant otherwise they lie where postcodes do. Nothing is changed where
both are possible.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from ...base.i18n import tr
from ...postcodes.postcode_store import current_index
from ..columns.plan import Plan
from .place import GRID, LATITUDE, LONGITUDE, axis, decimal_sign_of, to_grid, within

_FEWEST, _LOOKED_AT = 3, 20_000
_CELL = 2000  # metres: nearly all inhabited land has a postcode within such a square
_AWAY, _THERE = 0.9, 0.95  # share of the points as written, and as meant
_AS_IS, _WEST, _SWAPPED, _METRES = "", "west", "swapped", "metres"


def mend_columns(raw: pd.DataFrame, plan: Plan) -> None:
    """Put right the columns of coordinates of a table, and say so in the plan's notes."""
    some = raw[["easting", "northing"]].iloc[:: max(1, len(raw) // _LOOKED_AT)]
    sign = decimal_sign_of(some)
    x, y = (axis(some[name], sign)[0] for name in ("easting", "northing"))
    turned = bool(_mostly(within(x, LATITUDE) & within(np.abs(y), (0, -LONGITUDE[0])), x, y))
    how = _meant(y, x) if turned else _meant(x, y)
    if how == _WEST:
        name = "northing" if turned else "easting"
        raw[name] = -np.abs(axis(raw[name], sign)[0])
        plan.convert(name, tr("a minus put before it"))
    elif how == _SWAPPED and (np.abs(x) > 180).any():  # degrees are read either way round
        raw["easting"], raw["northing"] = raw["northing"].copy(), raw["easting"].copy()
    else:
        return
    plan.notes.append(_note(how))


def mended_points(x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray, str, bool]:
    """Points of a layer in degrees as they are meant, a note on what was wrong, and whether they are in metres on the
    British grid.
    """
    step = max(1, len(x) // _LOOKED_AT)
    how = _meant(x[::step], y[::step])
    if how == _SWAPPED:
        x, y = y, x
    elif how == _WEST:
        x = -np.abs(x)
    elif _mostly((np.abs(x) > 180) & within(x, GRID[0]) & within(y, GRID[1]), x, y):
        how = _METRES
    return x, y, _note(how), how == _METRES


def _meant(x: np.ndarray, y: np.ndarray) -> str:
    """How easting and northing, or longitude and latitude, are meant."""
    filled = np.isfinite(x) & np.isfinite(y) & ((x != 0) | (y != 0))
    x, y = x[filled], y[filled]
    if len(x) < _FEWEST:
        return _AS_IS
    if (np.abs(x) < 180).all() and (np.abs(y) < 180).all():
        if within(x, LATITUDE).all() and within(y, LONGITUDE).all():
            return _SWAPPED
        west = (x > 0).all() and (x < -LONGITUDE[0]).all() and within(y, LATITUDE).all()
        return _WEST if west and _better(to_grid().transform(-x, y), to_grid().transform(x, y)) else _AS_IS
    return _SWAPPED if _better((y, x), (x, y)) else _AS_IS


def away_from_postcodes(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Which points have no postcode in their square of 2 km nor in the eight around it."""
    index = current_index()
    there = np.zeros((GRID[0][1] // _CELL + 3, GRID[1][1] // _CELL + 3), dtype=bool)  # a rim all round
    has = index.has_position
    there[index.easting[has].astype(np.int64) // _CELL + 1, index.northing[has].astype(np.int64) // _CELL + 1] = True
    for axis_number in (0, 1):
        there |= np.roll(there, 1, axis_number) | np.roll(there, -1, axis_number)
    return ~there[x.astype(np.int64) // _CELL + 1, y.astype(np.int64) // _CELL + 1]


def _better(other: tuple[np.ndarray, np.ndarray], written: tuple[np.ndarray, np.ndarray]) -> bool:
    """Whether points lie where postcodes are, and do not as they are written."""
    index = current_index()
    there = index.has_position
    cells = np.unique(_cells(index.easting[there], index.northing[there]))
    away, near = (np.isin(_cells(*points), cells).mean() for points in (written, other))
    return bool(away < _AWAY and near >= _THERE)


def _cells(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """A number for the square in which each point lies."""
    inside = within(x, GRID[0]) & within(y, GRID[1])
    east, north = (np.where(inside, axis, 0).astype(np.int64) // _CELL for axis in (x, y))
    return np.where(inside, east * 10_000 + north, -1)


def _mostly(which: np.ndarray, x: np.ndarray, y: np.ndarray) -> bool:
    filled = np.isfinite(x) & np.isfinite(y) & ((x != 0) | (y != 0))
    return bool(filled.any()) and which[filled].mean() > _AWAY


def _note(how: str) -> str:
    notes = {
        _WEST: tr(
            "The longitudes have no minus sign, which would put the points outside the country: they were read with "
            "one."
        ),
        _SWAPPED: tr("The two coordinates of each row were the wrong way round and were swapped."),
        _METRES: tr(
            "The file does not say its coordinate reference system; its points were read as metres on the British "
            "National Grid (EPSG:27700)."
        ),
    }
    return notes.get(how, "")
