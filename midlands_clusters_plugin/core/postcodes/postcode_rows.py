"""Rows of a postcode directory, whatever file they came from, and what was left out of it and why."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from ..base.i18n import mark, tr
from ..geography.authorities import superseded_codes, upper_tier_names, upper_tier_of
from .postcode_text import WIDTH, begins, is_digit, plain_texts, squeeze

LIVE, TERMINATED, NO_POSITION = 0, 1, 2
COLUMNS = ("postcode", "easting", "northing", "district", "county", "terminated", "unplaced")
_UPPER = ("E06", "E08", "E09", "E10", "W06", "S12")
_EAST, _NORTH = (0, 700_000), (0, 1_300_000)  # EPSG:27700 over Great Britain; 0 stands for "no position"
_ELSEWHERE = {
    "BT": mark("in Northern Ireland"),
    "JE": mark("in Jersey"),
    "GY": mark("in Guernsey"),
    "IM": mark("in the Isle of Man"),
}


@dataclass(frozen=True)
class Arrays:
    """Arrays of one length, one row a postcode: ``characters`` uint8 (n, 7) and ``length`` as postcode_text.squeeze
    gives them; ``easting`` and ``northing`` float64, EPSG:27700, nan where there is none; ``code`` object, upper-tier
    GSS code or None; ``kind`` uint8, 0 live, 1 terminated, 2 no position.
    """

    characters: np.ndarray
    length: np.ndarray
    easting: np.ndarray
    northing: np.ndarray
    code: np.ndarray
    kind: np.ndarray


@dataclass
class PostcodeRows:
    """Rows taken in piece after piece. Always ``rows_read`` = rows of ``arrays()`` + the sum of ``left_out``.

    Attributes
    ----------
    left_out : reason -> rows.
    unknown_codes : authority code that neither the plugin nor its name could tell -> rows.
    matched_by_name : code of another year -> the code in use for the authority of the same name.
    """

    rows_read: int = 0
    left_out: dict[str, int] = field(default_factory=dict)
    unknown_codes: dict[str, int] = field(default_factory=dict)
    matched_by_name: dict[str, str] = field(default_factory=dict)
    _pieces: list[Arrays] = field(default_factory=list)

    def leave_out(self, reason: str, rows: int) -> None:
        """Count rows that are not taken in."""
        if rows:
            self.left_out[reason] = self.left_out.get(reason, 0) + int(rows)

    def add(self, frame: pd.DataFrame, names: dict[str, str]) -> None:
        """Take in rows.

        Parameters
        ----------
        frame : texts in the columns postcode, easting, northing, district, county (GSS codes); bool in terminated and
            unplaced.
        names : authority code -> name from the directory's own documents, for codes that this plugin does not know.
        """
        self.rows_read += len(frame)
        characters, length, _ = squeeze(plain_texts(frame["postcode"].to_numpy(dtype=object)))
        formed = _formed(characters, length)
        stored = formed.copy()
        for area, where in _ELSEWHERE.items():
            there = formed & begins(characters, area)
            self.leave_out(where, there.sum())
            stored &= ~there
        self.leave_out(tr("without the form of a postcode"), (~formed).sum())
        frame = frame[stored]
        east, north = _metres(frame["easting"]), _metres(frame["northing"])
        inside = (east > _EAST[0]) & (east < _EAST[1]) & (north > _NORTH[0]) & (north < _NORTH[1])
        placed = inside & ~frame["unplaced"].to_numpy(dtype=bool)
        listed = np.where(frame["terminated"].to_numpy(dtype=bool), TERMINATED, LIVE)
        kind = np.where(placed, listed, NO_POSITION).astype(np.uint8)
        east, north = np.where(placed, east, np.nan), np.where(placed, north, np.nan)
        self._pieces.append(Arrays(characters[stored], length[stored], east, north, self._upper(frame, names), kind))

    def arrays(self) -> Arrays:
        """All that was taken in."""
        if not self._pieces:
            self.add(pd.DataFrame({name: pd.Series(dtype=object) for name in COLUMNS}), {})
        names = Arrays.__dataclass_fields__
        return Arrays(*(np.concatenate([getattr(piece, name) for piece in self._pieces]) for name in names))

    def _upper(self, frame: pd.DataFrame, names: dict[str, str]) -> np.ndarray:
        """Upper-tier code of each row; texts that repeat are looked at once."""
        texts = [frame[name].astype("string").fillna("").str.strip().str.upper() for name in ("district", "county")]
        which, unique = pd.factorize(texts[0] + " " + texts[1])
        rows = np.bincount(which, minlength=len(unique))
        halves = [str(text).partition(" ")[::2] for text in unique]
        found = [self._one_upper(*half, names, int(count)) for half, count in zip(halves, rows)]
        return np.array([*found, None], dtype=object)[which]

    def _one_upper(self, district: str, county: str, names: dict[str, str], rows: int) -> str | None:
        known = upper_tier_names()
        # The row's own county goes first: it is right for districts that are newer than the lookup of this plugin.
        county = county if county.startswith("E10") and county in known else ""
        for text in (county, district):
            code = upper_tier_of([text])[0] if text else None
            if code is not None:
                return code
        if not district[3:].isdigit() or district[3:] == "999999":  # blank, or a pseudo code of the islands
            return None
        newer, name = superseded_codes(), names.get(district, "").strip().casefold()
        same = next((code for code, one in known.items() if one.casefold() == name and code not in newer), None)
        if same:
            self.matched_by_name[district] = same
            return same
        self.unknown_codes[district] = self.unknown_codes.get(district, 0) + rows
        return district if district.startswith(_UPPER) else None


def _formed(characters: np.ndarray, length: np.ndarray) -> np.ndarray:
    """Which are two to four letters and digits, then 9AA: directories hold more outward codes than the usual forms."""
    digit, letter = is_digit(characters), (characters >= 65) & (characters <= 90)
    place = np.clip(length[:, None] - 3 + np.arange(3), 0, WIDTH - 1)
    first, others = (
        np.take_along_axis(kind, at, axis=1) for kind, at in ((digit, place[:, :1]), (letter, place[:, 1:]))
    )
    plain = (digit | letter | (characters == 0)).all(axis=1)
    return (length >= 5) & (length <= WIDTH) & first[:, 0] & others.all(axis=1) & plain & letter[:, 0]


def _metres(values: pd.Series) -> np.ndarray:
    """Texts padded with noughts ("0801193") are numbers; anything else is nan."""
    return pd.to_numeric(values, errors="coerce").to_numpy(dtype=np.float64)
