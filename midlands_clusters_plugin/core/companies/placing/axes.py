"""Coordinates that are not what their columns say, told by the values of whole columns: longitudes without their minus,
axes the wrong way round (in all rows or in some), metres that a file calls degrees.

As written such points lie where nobody lives; meant otherwise they lie where postcodes do. Nothing is changed where
both are possible; where only some rows are the wrong way round, theirs are taken for no coordinates at all.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd

from ...base.i18n import counted, tr
from ...geography.sea import on_land
from ...postcodes.postcode_store import current_index
from ...postcodes.postcodes import NEAR
from ..columns.plan import Plan
from .place import GRID, LATITUDE, LONGITUDE, axis, decimal_sign_of, to_grid, within

_FEWEST, _LOOKED_AT = 3, 20_000
_CELL = 2000  # metres: nearly all inhabited land has a postcode within such a square
_AROUND = 10_000  # metres: rows of a file in such a square, and in the eight round it, are neighbours
_MANY_MORE = 5  # times as many neighbours the other way round
_MOST = 0.9  # share of the points that decides for all
_DOUBT = 0.02  # share of swapped rows from which those that may be either are a doubt
_AS_IS, _WEST, _SWAPPED, _METRES = "", "west", "swapped", "metres"


def mend_columns(raw: pd.DataFrame, plan: Plan, *, points: bool) -> np.ndarray | None:
    """Put right the columns of coordinates of a table, and say so in the plan; which rows are the wrong way round where
    others are not (None: there are none). ``points``: they come from a layer, whose columns are right as a whole.
    """
    if not points:
        _mend_whole_columns(raw, plan)
    return _without_swapped(raw, plan)


def _mend_whole_columns(raw: pd.DataFrame, plan: Plan) -> None:
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


def _without_swapped(raw: pd.DataFrame, plan: Plan) -> np.ndarray | None:
    """Take their coordinates from the rows of a table whose easting stands as northing, where it does not in the other
    rows; degrees the other way round can only be meant so.
    """
    sign = decimal_sign_of(raw)
    x, y = (axis(raw[name], sign)[0] for name in ("easting", "northing"))
    turned = int((within(x, LATITUDE) & within(y, LONGITUDE)).sum())
    if turned:
        said = counted(
            "{n} row has latitude and longitude in each other's column: it was read so.",
            "{n} rows have latitude and longitude in each other's column: they were read so.",
            turned,
        )
        plan.notes.append(said)
    rows, either = _swapped_rows(x, y)
    number = int(rows.sum())
    if not number:
        return None
    sentence = counted(
        "{n} row has easting and northing the wrong way round: its postcode places it, or it is rejected.",
        "{n} rows have easting and northing the wrong way round: their postcodes place them, or they are rejected.",
        number,
    )
    more = int(either.sum())
    if number > (1 - _MOST) * np.isfinite(x).sum():  # as many of those that could be either would be wrong
        rows = rows | either
        said = counted(
            "{first} So is {n} more row, which may be either.",
            "{first} So are {n} more rows, which may be either.",
            more,
        )
    else:
        said = counted(
            "{first} {n} more row lies where it may be either, and was read as written.",
            "{first} {n} more rows lie where they may be either, and were read as written.",
            more,
        )
    if more:
        sentence = said.format(first=sentence)
    for name in ("easting", "northing"):
        raw[name] = raw[name].mask(rows)
    if more and number > _DOUBT * np.isfinite(x).sum():
        plan.doubt("easting", sentence)
    else:
        plan.notes.append(sentence)
    return rows


def _swapped_rows(x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Which points in metres were written the wrong way round, where others were not; and of which more nobody can
    tell.

    As written such a row lies in the sea, or far from all other rows where nobody lives; the other way round, where
    somebody does. Where a file has such rows, one that could be either is told by its neighbours: those that are sure
    go before those that could be either themselves.
    """
    metres = within(x, GRID[0]) & within(y, GRID[1]) & ((x > 1000) | (y > 1000))
    written = metres & _near(x, y)
    odd = np.zeros(len(x), dtype=bool)
    lonely = np.flatnonzero(metres & ~written)  # few, in a file that is right
    odd[lonely] = _near(y[lonely], x[lonely])
    if not odd.any():
        return odd, odd
    other = metres & _near(y, x)
    sure = written & ~other
    odd &= ~((_squares(x[sure], y[sure], _AROUND)(x, y) > 0) & on_land(x, y))
    if not odd.any():
        return odd, odd
    unsure = written & other & (np.abs(x - y) > NEAR)
    known = _squares(np.concatenate([x[sure], y[odd]]), np.concatenate([y[sure], x[odd]]), _AROUND)
    guess = _squares(x[unsure], y[unsure], _AROUND)
    stays, meant = known(x, y), known(y, x)
    about, there = stays + guess(x, y) - 1, meant + guess(y, x)  # each is its own neighbour
    alone = (about == 0) & ((meant > 0) | (there > 1))
    wrong = unsure & (alone | ((meant > 0) & (stays == 0) & (there > _MANY_MORE * about)))
    settled = (stays > 0) & (meant == 0)
    return odd | wrong, unsure & (there > 0) & ~wrong & ~settled


def _squares(x: np.ndarray, y: np.ndarray, size: int) -> Callable[[np.ndarray, np.ndarray], np.ndarray]:
    """What counts for points how many of those given lie in their square and in the eight round it."""
    count = _counted_in_squares(x, y, size)
    return lambda some_x, some_y: _looked_up(count, some_x, some_y, size)


def _counted_in_squares(x: np.ndarray, y: np.ndarray, size: int) -> np.ndarray:
    """How many points lie in each square of the British grid and in the eight round it, with a rim all round."""
    shape = GRID[0][1] // size + 3, GRID[1][1] // size + 3
    flat = np.ravel_multi_index(_square_of(x, y, size), shape)
    count = np.bincount(flat, minlength=shape[0] * shape[1]).reshape(shape)
    for axis_number in (0, 1):
        count = count + np.roll(count, 1, axis_number) + np.roll(count, -1, axis_number)
    return count


def _square_of(x: np.ndarray, y: np.ndarray, size: int) -> tuple[np.ndarray, np.ndarray]:
    return (x / size).astype(np.int64) + 1, (y / size).astype(np.int64) + 1


def _looked_up(count: np.ndarray, x: np.ndarray, y: np.ndarray, size: int) -> np.ndarray:
    """What stands for each point's square; 0 where it lies off the grid or nowhere."""
    inside = within(x, GRID[0]) & within(y, GRID[1])
    if inside.all():
        return count[_square_of(x, y, size)]
    found = np.zeros(len(x), dtype=count.dtype)
    found[inside] = count[_square_of(x[inside], y[inside], size)]
    return found


_inhabited: tuple[object, np.ndarray] = (None, np.zeros((0, 0)))  # of the postcodes that were asked last


def _near(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Which points have a postcode in their square of 2 km or in the eight around it."""
    global _inhabited
    index, (of, near) = current_index(), _inhabited
    if of is not index:
        has = index.has_position
        near = _counted_in_squares(index.easting[has], index.northing[has], _CELL) > 0
        _inhabited = index, near
    return _looked_up(near, x, y, _CELL)


def mended_points(x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray, str, bool]:
    """Points of a layer in degrees as they are meant, a note on what was wrong, whether they are British metres."""
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
    return ~_near(x, y)


def _better(other: tuple[np.ndarray, np.ndarray], written: tuple[np.ndarray, np.ndarray]) -> bool:
    """Whether points lie where postcodes are, and do not as they are written. Points where nobody is either way, which
    are simply wrong, say nothing.
    """
    as_written, as_meant = _near(*written), _near(*other)
    somewhere = (as_written | as_meant).sum()
    only_meant, only_written = (as_meant & ~as_written).sum(), (as_written & ~as_meant).sum()
    return bool(only_meant > (1 - _MOST) * somewhere and only_meant >= _MOST * (only_meant + only_written))


def _mostly(which: np.ndarray, x: np.ndarray, y: np.ndarray) -> bool:
    filled = np.isfinite(x) & np.isfinite(y) & ((x != 0) | (y != 0))
    return bool(filled.any()) and which[filled].mean() > _MOST


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
