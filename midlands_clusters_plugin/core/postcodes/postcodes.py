"""Postcode text -> position, upper-tier authority, or the reason why not: the ONS Postcode Directory, offline.

The index (resources/geography/postcodes_*.npz, made by tools/build_postcodes.py) holds Great Britain's postcodes, live
and terminated. LIVE: listed in the edition of OS Code-Point Open named in manifest.json; a postcode newer than that is
TERMINATED, and placed all the same. Northern Ireland's postcodes are recognised by their area, BT, and never placed:
their positions are on the Irish Grid and under another licence. JE, GY and IM are Jersey, Guernsey, the Isle of Man.
"""

from __future__ import annotations

import enum
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
import pandas as pd

from ..base.resources import resource
from .packed import INWARD, inward_number, keys, pack, position
from .postcode_text import (
    CLEAN,
    MOVED,
    SHORT,
    SIGNS,
    WIDTH,
    begins,
    formatted,
    has_form,
    is_digit,
    plain_texts,
    readings,
    squeeze,
)  # fmt: skip

_CHUNK = 50_000  # texts worked on in one go: some 30 ms, so that a window's thread gets its turn
_NO_AUTHORITY = 255
NEAR = 2000.0  # metres between a postcode and a row's own coordinates, beyond which they contradict each other
_BITS = np.unpackbits(np.arange(256, dtype=np.uint8)[:, None], axis=1)
_ONES = _BITS.sum(axis=1, dtype=np.int32)  # bits that are set in a byte
_BELOW = ((1 << np.arange(8)) - 1).astype(np.uint8)  # the bits below each bit
_AREAS_ELSEWHERE = {"BT": 5, "JE": 7, "GY": 7, "IM": 7}  # values of Status


class Status(enum.IntEnum):
    """What became of a postcode text. LIVE and TERMINATED are placed, the others are not."""

    LIVE = 0
    TERMINATED = 1
    BLANK = 2
    MALFORMED = 3  # not the form of a postcode, and no single reading of a slip makes it one
    UNKNOWN = 4  # the form of a postcode, but the directory does not have it
    NORTHERN_IRELAND = 5
    NO_POSITION = 6  # in the directory, without a position
    ISLANDS = 7  # Jersey, Guernsey, Isle of Man


@dataclass(frozen=True)
class PostcodeMatch:
    """Arrays of one length, one row an input text.

    Attributes
    ----------
    postcode : object; "DE24 9FU", or None where the text is blank or malformed.
    easting, northing : float64, metres, EPSG:27700; nan where not placed.
    authority_code : object; GSS code of the upper-tier authority, or None where not placed.
    status : int8, values of ``Status``.
    repaired : bool; a slip in the text was mended.
    """

    postcode: np.ndarray
    easting: np.ndarray
    northing: np.ndarray
    authority_code: np.ndarray
    status: np.ndarray
    repaired: np.ndarray


@dataclass(frozen=True)
class PostcodeIndex:
    """Great Britain's postcodes, sorted; one row a postcode in every array.

    Attributes
    ----------
    key : uint32, ascending: number of the outward code * 6760 + inward digit * 676 + inward letters in base 26.
    easting, northing : int32, metres, EPSG:27700; meaningless where ``kind`` is 2.
    authority : uint8, row in ``codes``; 255 where the directory gives none (only postcodes without a position).
    codes : object, upper-tier GSS codes, ascending.
    kind : uint8; 0 live, 1 terminated, 2 no position.
    outward : bytes (S4), the outward codes by number.
    """

    key: np.ndarray
    easting: np.ndarray
    northing: np.ndarray
    authority: np.ndarray
    codes: np.ndarray
    kind: np.ndarray
    outward: np.ndarray

    @cached_property
    def _number(self) -> np.ndarray:
        """Number of an outward code by its packed characters; -1 where there is none."""
        number = np.full(37**4, -1, dtype=np.int16)
        number[pack(self.outward.view(np.uint8).reshape(-1, 4))] = np.arange(len(self.outward))
        return number

    def __len__(self) -> int:
        return len(self.key)

    @property
    def live(self) -> np.ndarray:
        """bool: the postcode is live and has a position."""
        return self.kind == 0

    @property
    def has_position(self) -> np.ndarray:
        """bool: the directory gives a position."""
        return self.kind < 2

    def authority_codes(self, rows: np.ndarray | None = None) -> np.ndarray:
        """Upper-tier GSS codes of some rows (of all where None); object array, None where the directory gives none."""
        authority = self.authority if rows is None else self.authority[rows]
        return np.array([*self.codes, None], dtype=object)[np.minimum(authority, len(self.codes))]

    def postcodes(self, rows: np.ndarray | None = None) -> np.ndarray:
        """The postcodes of some rows (all where None) as texts, "DE24 9FU"; object array. All takes about a second."""
        return formatted(*self.characters(rows))

    def characters(self, rows: np.ndarray | None = None) -> tuple[np.ndarray, np.ndarray]:
        """The postcodes of some rows (of all where None) as ``squeeze`` gives them: uint8 (n, 7), and their lengths."""
        key = self.key if rows is None else self.key[rows]
        number, inward = np.divmod(key, INWARD)
        out = self.outward.view(np.uint8).reshape(-1, 4)[number]
        size = (out > 0).sum(axis=1)
        characters = np.zeros((len(key), 7), dtype=np.uint8)
        characters[:, :4] = out
        row = np.arange(len(key))
        for place, value in enumerate((inward // 676 + 48, inward // 26 % 26 + 65, inward % 26 + 65)):
            characters[row, size + place] = value
        return characters, size + 3

    def match(self, texts: Sequence[object]) -> PostcodeMatch:
        """Look up postcode texts of any spacing and case.

        Common slips (letter O for zero, l for 1, 5 for S ...) are mended only where exactly one reading is in the
        directory, and no reading moves the boundary of the halves or drops a sign that stood for a character; a blank
        before the last two characters is a moved one, unless another authority may be meant. A text with more around
        the postcode is malformed: nothing is guessed. Works in chunks, so that other threads run in between.

        Parameters
        ----------
        texts : a sequence, array or Series; anything that is no text counts as its str(), a missing value as blank.
        """
        values = texts.to_numpy(dtype=object) if isinstance(texts, pd.Series) else texts
        parts = []
        for start in range(0, len(values), _CHUNK):
            parts.append(self._match_chunk(plain_texts(values[start : start + _CHUNK])))
            time.sleep(0)  # offers the interpreter to other threads
        if not parts:
            parts = [self._match_chunk([])]
        return PostcodeMatch(*(np.concatenate(arrays) for arrays in zip(*parts)))

    def _match_chunk(self, texts: list[str]) -> tuple[np.ndarray, ...]:
        """The arrays of PostcodeMatch for one chunk; texts that repeat are looked up once."""
        which, unique = pd.factorize(np.array([*texts, None], dtype=object)[:-1])
        characters, length, gap = squeeze(list(unique))
        row = np.where(gap == SIGNS, -1, self._find(characters, length))
        short = np.flatnonzero((gap == SHORT) & (row >= 0))
        row[short[self._may_lack_a_digit(characters[short], length[short], row[short])]] = -1
        repaired = (gap >= MOVED) & (row >= 0)
        status = np.zeros(len(unique), dtype=np.int8)
        unfound = np.nonzero(row < 0)[0]
        if len(unfound):
            formed = has_form(characters[unfound], length[unfound]) & (gap[unfound] < MOVED)
            status[unfound] = _status_of_the_unfound(characters[unfound], length[unfound], formed)
            repaired[self._repair(characters, length, gap, row, status)] = True
        found = row >= 0
        kinds = np.array([Status.LIVE, Status.TERMINATED, Status.NO_POSITION], dtype=np.int8)
        status[found] = kinds[self.kind[row[found]]]
        answers = self._answers(characters, length, row, status, repaired)
        return answers if len(unique) == len(which) else tuple(array[which] for array in answers)

    def _answers(
        self, characters: np.ndarray, length: np.ndarray, row: np.ndarray, status: np.ndarray, repaired: np.ndarray
    ) -> tuple[np.ndarray, ...]:
        placed = status <= Status.TERMINATED
        at = np.where(placed, row, 0)
        named = (status != Status.BLANK) & (status != Status.MALFORMED)
        postcode = np.full(len(row), None, dtype=object)
        postcode[named] = formatted(characters[named], length[named])
        code = np.full(len(row), None, dtype=object)
        has_code = placed & (self.authority[at] != _NO_AUTHORITY)
        code[has_code] = self.codes[self.authority[at[has_code]]]
        easting, northing = (np.where(placed, array[at], np.nan) for array in (self.easting, self.northing))
        return postcode, easting, northing, code, status, repaired

    def _outward_number(self, characters: np.ndarray, length: np.ndarray) -> np.ndarray:
        """Number of each row's outward code; -1 where the directory has none such."""
        number = self._number[pack(characters, length - 3)]
        return np.where((length >= 5) & (length <= 7), number, -1)

    def _find(self, characters: np.ndarray, length: np.ndarray) -> np.ndarray:
        """Row of each postcode in the index; -1 where it is not in it."""
        start = np.arange(len(length)) * WIDTH + np.clip(length, 3, WIDTH) - 3
        inward = [characters.ravel().take(start + place) for place in range(3)]
        return self._row_of(self._outward_number(characters, length), inward)

    def rows_of(self, outward: np.ndarray, inward: np.ndarray) -> np.ndarray:
        """Row of each postcode in the index, -1 where it is not in it; of the capitals and digits of its halves.

        Parameters
        ----------
        outward, inward : uint8, shapes (n, 4) and (n, 3), ASCII codes; 0 after the end of a shorter outward code.
        """
        return self._row_of(self._number[pack(outward)], [inward[:, place] for place in range(3)])

    def _row_of(self, number: np.ndarray, inward: Sequence[np.ndarray]) -> np.ndarray:
        part = inward_number(*inward)
        good = (number >= 0) & (part >= 0)
        key = np.where(good, number.astype(np.int32) * INWARD + part, 0)
        eights, before = self._ranks
        eight, bit = key >> 3, key & 7
        there = ((eights[eight] >> bit.astype(np.uint8)) & 1).view(bool)
        return np.where(good & there, before[eight] + _ONES[eights[eight] & _BELOW[bit]], -1)

    @cached_property
    def _ranks(self) -> tuple[np.ndarray, np.ndarray]:
        """A bit for each key, set where it is a postcode's, eight to a byte; the number of postcodes before each byte.

        A postcode's row is the number of those before it: counted so, it is found in a few steps wherever it stands.
        """
        there = np.zeros(len(self.outward) * INWARD, dtype=bool)
        there[self.key] = True
        eights = np.packbits(there, bitorder="little")
        ones = np.cumsum(_ONES[eights], dtype=np.int32)
        return eights, ones - _ONES[eights]

    def decided(self, texts: Sequence[object], easting: np.ndarray, northing: np.ndarray) -> np.ndarray:
        """Row of the nearest reading within ``NEAR`` of where each text's own coordinates are; -1 where none is."""
        characters, length, gap = squeeze(plain_texts(texts))
        none = np.full(len(length), -1, dtype=np.int64)
        status = _status_of_the_unfound(characters, length, has_form(characters, length))
        tried = self._readable(characters, length, gap, status, none)
        best, nearest = none.copy(), np.full(len(length), NEAR)
        for rows, reading in readings(characters[tried], length[tried]):
            found, at = self._find(reading, length[tried][rows]), tried[rows]
            away = np.hypot(self.easting[found] - easting[at], self.northing[found] - northing[at])
            closer = (found >= 0) & self.has_position[found] & (away <= nearest[at])
            best[at[closer]], nearest[at[closer]] = found[closer], away[closer]
        return best

    def _readable(
        self, characters: np.ndarray, length: np.ndarray, gap: np.ndarray, status: np.ndarray, row: np.ndarray
    ) -> np.ndarray:
        """The texts that may have a slip: no postcode as they are, nor one that may be cut or newer than the index."""
        strange = (status == Status.UNKNOWN) & (self._outward_number(characters, length) < 0)
        tried = np.flatnonzero(((status == Status.MALFORMED) | strange) & (row < 0) & (gap < MOVED))
        return tried[(gap[tried] == CLEAN) | ~self._may_be_cut(characters[tried], length[tried])]

    def _may_lack_a_digit(self, characters: np.ndarray, length: np.ndarray, row: np.ndarray) -> np.ndarray:
        """Which texts with a blank before the last two characters may lack the third last one ("DE12 GR").

        Those that may then be a postcode of another authority than that of ``row``.
        """
        number, answer = self._outward_number(characters, length + 1), np.zeros(len(characters), dtype=bool)
        rows = np.flatnonzero(number >= 0)
        first, second = (characters[rows, length[rows] - back].astype(np.int32) - 65 for back in (2, 1))
        at, own = number[rows].astype(np.int32) * 676 + first * 26 + second, self.authority[row[rows]]
        lowest, highest = self._authorities_of_ten
        answer[rows] = (lowest[at] < own) | (highest[at] > own)
        return answer

    @cached_property
    def _authorities_of_ten(self) -> tuple[np.ndarray, np.ndarray]:
        """The lowest and highest authority of postcodes that differ in the third last character; else 255 and 0."""
        lowest, highest = (np.full(len(self.outward) * 676, value, dtype=np.uint8) for value in (255, 0))
        outward, inward = np.divmod(self.key, np.uint32(INWARD))
        digit, letters = np.divmod(inward, np.uint32(676))
        at = outward * 676 + letters
        for one in range(10):  # of one digit each place comes once
            rows = np.flatnonzero(digit == one)
            place, authority = at[rows], self.authority[rows]
            lowest[place] = np.minimum(lowest[place], authority)
            highest[place] = np.maximum(highest[place], authority)
        return lowest, highest

    def _may_be_swapped(self, characters: np.ndarray, length: np.ndarray) -> np.ndarray:
        """Which texts are a postcode with a letter and a digit beside it the wrong way round ("DE1 G2R")."""
        answer = np.zeros(len(characters), dtype=bool)
        for place in range(WIDTH - 1):
            swapped = characters.copy()
            swapped[:, place], swapped[:, place + 1] = characters[:, place + 1], characters[:, place]
            mixed = is_digit(characters[:, place]) != is_digit(characters[:, place + 1])
            answer |= mixed & (place + 1 < length) & (self._find(swapped, length) >= 0)
        return answer

    def _may_be_cut(self, characters: np.ndarray, length: np.ndarray) -> np.ndarray:
        """Which texts without a gap may be a postcode of an existing outward code whose end is missing."""
        rows = np.arange(len(characters))
        last, before = (characters[rows, np.clip(length - back, 0, WIDTH - 1)] for back in (1, 2))
        one = (self._outward_number(characters, length + 1) >= 0) & is_digit(before) & (last >= 65)
        return one | ((self._outward_number(characters, length + 2) >= 0) & is_digit(last))

    def _repair(
        self, characters: np.ndarray, length: np.ndarray, gap: np.ndarray, row: np.ndarray, status: np.ndarray
    ) -> np.ndarray:
        """Mend slips in place, where one reading alone is in the directory and none in an area that it leaves out.

        Gives which were mended.

        A text in the form of a postcode whose outward code exists is left as it is: it may be newer than the directory.
        """
        tried = self._readable(characters, length, gap, status, row)
        best = np.full(len(tried), -1, dtype=np.int64)
        several = np.zeros(len(tried), dtype=bool)
        elsewhere = np.zeros(len(tried), dtype=np.int8)
        text = characters[tried].copy()
        for rows, reading in readings(characters[tried], length[tried]):
            found, area = self._find(reading, length[tried][rows]), _elsewhere(reading)
            there, before, far = found >= 0, best[rows] >= 0, elsewhere[rows] > 0
            several[rows] |= before & ((there & (found != best[rows])) | (area > 0))
            several[rows] |= far & (there | ((area > 0) & (area != elsewhere[rows])))
            text[rows[there]] = reading[there]
            best[rows] = np.maximum(best[rows], found)
            elsewhere[rows] = np.maximum(elsewhere[rows], area)
        sure = np.flatnonzero((best >= 0) & ~several)
        twice = (text[sure] != characters[tried[sure]]).sum(axis=1) == 2
        rows = tried[sure[twice]]
        sure = np.concatenate([sure[~twice], sure[twice][~self._may_be_swapped(characters[rows], length[rows])]])
        characters[tried[sure]], row[tried[sure]] = text[sure], best[sure]
        return tried[sure]


def _elsewhere(characters: np.ndarray) -> np.ndarray:
    """Status of a postcode area outside the index (Northern Ireland, the islands), 0 for the others."""
    answer = np.zeros(len(characters), dtype=np.int8)
    for area, status in _AREAS_ELSEWHERE.items():
        answer[begins(characters, area)] = status
    return answer


def _status_of_the_unfound(characters: np.ndarray, length: np.ndarray, formed: np.ndarray) -> np.ndarray:
    """The status of each text if the directory does not have it."""
    area = _elsewhere(characters)
    status = np.where(formed, np.where(area > 0, area, Status.UNKNOWN), Status.MALFORMED)
    return np.where(length == 0, Status.BLANK, status).astype(np.int8)


@lru_cache(maxsize=1)
def builtin_index() -> PostcodeIndex:
    """The index that the plugin brings, read once (well under a second). Raises UserError where the file is missing."""
    with ThreadPoolExecutor(2) as pool, np.load(resource("geography", "postcodes_2.npz")) as two:
        east = pool.submit(lambda: position(two["easting"]))
        north_file = resource("geography", "postcodes_2.npz")
        with np.load(north_file) as again, np.load(resource("geography", "postcodes_1.npz")) as one:
            northing = position(again["northing"])
            outward = one["outward"]
            codes = np.char.decode(one["codes"], "ascii").astype(object)
            key = keys(one["step"], one["count"])
            authority, kind = one["authority"], one["kind"]
        easting = east.result()
    return PostcodeIndex(key, easting, northing, authority, codes, kind, outward)
