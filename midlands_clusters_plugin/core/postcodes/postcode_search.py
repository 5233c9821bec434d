"""Postcodes by their beginning, for a search bar: "DE24", "DE24 9", "DE24 9FU"; from the directory in use, offline."""

from __future__ import annotations

import re
from typing import NamedTuple

import numpy as np

from .packed import INWARD
from .postcode_store import current_index

_BEGINS = re.compile(r"\s*([A-Z]{1,2}[0-9][0-9A-Z]?)\s*(?:([0-9])([A-Z]{0,2}))?\s*", re.IGNORECASE)
_MOST = 10
_STEPS = (INWARD, 676, 26, 1)  # rows of a key that an outward code, a sector, and one more letter each stand for


class PostcodesFound(NamedTuple):
    """A postcode, or all that begin alike: their name, how many, and the box round them in EPSG:27700."""

    name: str
    number: int
    box: tuple[float, float, float, float]


def find_postcodes(text: str) -> list[PostcodesFound]:
    """The outward codes, or the postcodes of one, that begin with a text: at most ten, and all of them as one first.

    Nothing for a text that is no beginning of a postcode, and for postcodes without a position in Great Britain.
    """
    match = _BEGINS.fullmatch(text)
    if match is None:
        return []
    index = current_index()
    outward, digit, letters = (part.upper() if part else "" for part in match.groups())
    names = np.char.decode(index.outward, "ascii")
    if not digit:
        begin = map(int, np.flatnonzero(np.char.startswith(names, outward)))
        numbers = sorted(begin, key=lambda one: (str(names[one]) != outward, len(names[one]), str(names[one])))
        found = [_between(str(names[one]), one * INWARD, INWARD) for one in numbers[:_MOST]]
        return [one for one in found if one is not None]
    places = np.flatnonzero(names == outward)
    if not len(places):
        return []
    start = int(places[0]) * INWARD + int(digit) * 676
    for letter, step in zip(letters, _STEPS[2:]):
        start += (ord(letter) - ord("A")) * step
    size = _STEPS[1 + len(letters)]
    whole = _between(f"{outward} {digit}{letters}", start, size)
    if whole is None or size == 1:
        return [whole] if whole is not None else []
    rows = slice(*map(int, np.searchsorted(index.key, [start, start + size])))
    kept = np.arange(rows.start, rows.stop)[index.has_position[rows]][:_MOST]
    each = [_between(str(name), int(index.key[row]), 1) for name, row in zip(index.postcodes(kept), kept)]
    return [whole, *(one for one in each if one is not None)]


def _between(name: str, start: int, size: int) -> PostcodesFound | None:
    """The postcodes of some keys; None where none of them has a position."""
    index = current_index()
    rows = slice(*map(int, np.searchsorted(index.key, [start, start + size])))
    there = index.has_position[rows]
    if not there.any():
        return None
    x, y = index.easting[rows][there], index.northing[rows][there]
    box = (float(x.min()), float(y.min()), float(x.max()), float(y.max()))
    return PostcodesFound(name, int(there.sum()), box)
