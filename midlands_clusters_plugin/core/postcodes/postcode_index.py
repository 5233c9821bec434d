"""Rows of a directory -> a PostcodeIndex, alone or over another one."""

from __future__ import annotations

import numpy as np

from ..base.errors import UserError
from ..base.i18n import tr
from .packed import INWARD
from .postcode_rows import Arrays
from .postcodes import PostcodeIndex

_MOST_CODES = 254
_FAR = 20_000.0  # metres between two directories' positions of a postcode; a terminated one may be used again elsewhere
_CHECKED = 100  # postcodes in common from which on a comparison says something


def make_index(rows: Arrays) -> PostcodeIndex:
    """An index of these postcodes; the first of several rows of a postcode counts, a live one before one that is not.

    Raises UserError for no postcode, or more authorities than Great Britain has.
    """
    if not len(rows.length):
        raise UserError(tr("The file has no postcode of Great Britain: choose a postcode directory."))
    cut = rows.length[:, None] - 3
    outward = np.where(np.arange(4) < cut, rows.characters[:, :4], 0).astype(np.uint8)
    inward = np.take_along_axis(rows.characters, cut + np.arange(3), axis=1).astype(np.int64) - [48, 65, 65]
    different, number = np.unique(np.ascontiguousarray(outward).view("S4").ravel(), return_inverse=True)
    key = number.astype(np.int64) * INWARD + inward @ [676, 26, 1]
    order = np.lexsort((rows.kind, key))
    order = order[np.concatenate([[True], np.diff(key[order]) > 0])]
    codes, authority = np.unique(np.array([code or "" for code in rows.code], dtype="U9"), return_inverse=True)
    named = codes[codes != ""]
    if len(named) > _MOST_CODES:
        stated = tr(
            "The file names more authorities than Great Britain has: its column of authority codes is another one."
        )
        raise UserError(stated)
    authority = np.where(codes[authority] == "", 255, authority - (len(codes) - len(named))).astype(np.uint8)[order]
    east, north = (np.nan_to_num(values[order]).round().astype(np.int32) for values in (rows.easting, rows.northing))
    key = key[order].astype(np.uint32)
    return PostcodeIndex(key, east, north, authority, named.astype(object), rows.kind[order], different)


def rows_of(index: PostcodeIndex) -> Arrays:
    """The rows of an index, the way back from ``make_index``."""
    placed = index.has_position
    east, north = (np.where(placed, values, np.nan) for values in (index.easting, index.northing))
    return Arrays(*index.characters(), east, north, index.authority_codes(), index.kind)


def extended(base: PostcodeIndex, newer: PostcodeIndex) -> PostcodeIndex:
    """All postcodes of both; where both have one, the newer's row counts, unless it has no position and the base has.

    An authority that the newer file does not name is the base's.
    """
    old, new = rows_of(base), rows_of(newer)
    at = base._find(new.characters, new.length)
    both = at >= 0
    row = np.maximum(at, 0)
    keeps = both & ~np.isfinite(new.easting) & np.isfinite(old.easting[row])
    code = np.where(both & (new.code == None), old.code[row], new.code)  # noqa: E711 - an array of objects
    gone = np.zeros(len(old.length), dtype=bool)
    gone[at[both & ~keeps]] = True
    parts = zip(
        (getattr(old, name)[~gone] for name in Arrays.__dataclass_fields__),
        ((code if name == "code" else getattr(new, name))[~keeps] for name in Arrays.__dataclass_fields__),
    )
    return make_index(Arrays(*(np.concatenate(pair) for pair in parts)))


def covered(base: PostcodeIndex, newer: PostcodeIndex) -> float:
    """Share of the base's live postcodes that the newer index has (0 to 1)."""
    live = np.flatnonzero(base.live)
    if not len(live):
        return 0.0
    return float((newer._find(*base.characters(live)) >= 0).mean())


def check_positions(base: PostcodeIndex, newer: PostcodeIndex) -> int:
    """How many postcodes lie more than 20 km from where the base has them.

    Raises UserError where one in ten does: the columns cannot be eastings and northings of the British National Grid.
    """
    new = rows_of(newer)
    at = base._find(new.characters, new.length)
    both = (at >= 0) & np.isfinite(new.easting)
    both[both] &= base.has_position[at[both]]
    distance = np.hypot(new.easting[both] - base.easting[at[both]], new.northing[both] - base.northing[at[both]])
    far = int((distance > _FAR).sum())
    if both.sum() >= _CHECKED and far > both.sum() / 10:
        stated = tr(
            "The file's positions do not fit the British National Grid: its eastings and northings may be other "
            "columns or another grid."
        )
        away = f"more than {_FAR / 1000:.0f} km from where the built-in directory has them"
        raise UserError(stated, f"{far:,} of {both.sum():,} postcodes lie {away}.")
    return far
