"""Companies whose names begin alike: the only sign of one parent that a company file without owners gives.

The words of a name are taken up to and including the first that is a name of its own: neither an ordinary word
("University", "West": resources/catalogue/ordinary_words.txt), nor a place, a number or a legal form.
"J.C.B.EARTHMOVERS LIMITED" and "JCB CAB SYSTEMS LIMITED" begin with JCB; "University of Derby" belongs to no group.
Whoever uses this asks further that the companies are most of one cell, and that the word does not begin many names
elsewhere on the map.

Limits: a holding of brands is not found, nor a group whose name is a town's alone; unrelated companies that begin with
the same rare word in the same cell are taken for a group. Hence the words "names that begin alike".
"""

from __future__ import annotations

import re
from functools import lru_cache

import numpy as np
import pandas as pd

from ..base.resources import resource
from ..geography.authorities import upper_tier_names
from ..geography.context import towns
from .text_columns import first_signs, some

_DOTTED = re.compile(r"\b(?:[A-Z]\.\s?){2,}")
_WORD = re.compile(r"[A-Z0-9]+")
_APOSTROPHE = re.compile("['\u2019`]")
_PART = 2_000_000  # rows counted in one go
_T = ord("T") - ord("A") + 1


@lru_cache(maxsize=1)
def _ordinary() -> frozenset[str]:
    lines = resource("catalogue", "ordinary_words.txt").read_text(encoding="utf-8").splitlines()
    wording = {word for line in lines if not line.startswith("#") for word in line.split()}
    places = [*towns()["name"], *upper_tier_names().values()]
    return frozenset(wording) | {word for name in places for word in _WORD.findall(_APOSTROPHE.sub("", name.upper()))}


def group_key(name: object) -> str:
    """The words with which the names of a group begin, "" where a name has none."""
    if not isinstance(name, str):
        return ""
    text = _APOSTROPHE.sub("", name.upper())
    text = _DOTTED.sub(lambda found: re.sub(r"\W", "", found.group()) + " ", text)
    wording = _WORD.findall(text)
    wording = wording[1:] if wording[:1] == ["THE"] else wording
    ordinary = _ordinary()
    for number, word in enumerate(wording):
        if len(word) > 1 and not word[0].isdigit() and word not in ordinary:
            return " ".join(wording[: number + 1])
    return ""


class Names:
    """The names of a company table, and the groups among them."""

    def __init__(self, names: pd.Series) -> None:
        self._names = names
        self._elsewhere: dict[str, int] = {}

    def groups(self, rows: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """For each row the index of its group's words, -1 where it has none; and the words, sorted."""
        keys = np.array([group_key(name) for name in some(self._names, rows)], dtype=str)
        texts, code = np.unique(keys, return_inverse=True)
        return np.where(keys == "", -1, code), texts.astype(object)

    def alike(self, rows: np.ndarray, piece: np.ndarray) -> np.ndarray:
        """Rows (bool) in pieces more than half of whose names begin with one letter: a quick look for groups. "The" may
        stand before the letter, so T counts with every other, and so does what is no letter.
        """
        missing = self._names.isna().to_numpy(dtype=bool)
        return in_majority(piece, np.where(missing[rows], -1, self._letters(rows)), 27, wild=(0, _T))

    def elsewhere(self, key: str, rows: np.ndarray) -> int:
        """How many different names begin with the words, those of the cell among them."""
        if key not in self._elsewhere:
            letter = self._letters(rows)
            near = set(some(self._names, rows[(letter == ord(key[0]) - ord("A") + 1) | (letter == 0)]))
            self._elsewhere[key] = sum(1 for name in near if isinstance(name, str) and name.upper().startswith(key))
        return self._elsewhere[key]

    def _letters(self, rows: np.ndarray) -> np.ndarray:
        """1 to 26 for a name that begins with A to Z, 0 for another."""
        first = first_signs(self._names, rows)
        capital = first - np.where(first >= ord("a"), ord("a") - ord("A"), 0).astype(first.dtype)
        return np.where((capital >= ord("A")) & (capital <= ord("Z")), capital - (ord("A") - 1), 0).astype(np.int8)


def in_majority(piece: np.ndarray, bucket: np.ndarray, width: int, wild: tuple[int, ...] = ()) -> np.ndarray:
    """Rows (bool) of the pieces in which one bucket (0 to ``width`` - 1; -1: none), those of ``wild`` added to it, has
    more than half of the rows.
    """
    if not len(piece):
        return np.zeros(0, dtype=bool)
    whole = np.bincount(piece)
    place = np.cumsum(whole > 0) - 1  # the pieces that have rows, numbered without gaps
    shape = (int(place[-1]) + 1, width + 1)
    table: np.ndarray = np.zeros(shape, dtype=np.int32)
    for start in range(0, len(piece), _PART):
        pair = place[piece[start : start + _PART]] * (width + 1) + bucket[start : start + _PART] + 1
        table += np.bincount(pair, minlength=shape[0] * shape[1]).reshape(shape).astype(np.int32)
    table = table[:, 1:]
    free = table[:, list(wild)].sum(axis=1)
    table[:, list(wild)] = 0
    return ((table.max(axis=1) + free) * 2 > whole[whole > 0])[place[piece]]
