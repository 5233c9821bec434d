"""SIC 2007 codes out of the cells of any file: several in one cell, text after the code, a lost leading zero, words
instead of a code.

How a number is read (there is no list of all valid codes to look up, so the rules use the structure of SIC 2007):

- Five digits are a subclass if the first two are a division of SIC 2007 ("30300"; "34100" is none). "99999", Companies
  House's mark
  of a dormant company, is no activity. Dots and strokes of the official spelling are taken out ("01.62/1", "30.30").
- Four digits may be a class ("3030") or a subclass whose leading zero a spreadsheet dropped ("1610" for 01610). Only
  agriculture,
  forestry, fishing and mining begin with a zero; their subclasses are listed below. The column decides, because one
  file writes its
  codes in one way: if every four-digit number in it reads as such a subclass, the zero was lost and is put back. If one
  does not
  ("3030"), the column holds classes, and a number that reads both ways ("1610") is one of them.
- Anything shorter or longer is no code.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Union

import numpy as np
import pandas as pd

Cells = Union[pd.Series, np.ndarray, Sequence[object]]

_DIVISIONS = frozenset(
    f"{n:02d}"
    for first, last in (
        *((1, 3), (5, 9), (10, 33), (35, 39), (41, 43), (45, 47), (49, 53), (55, 56), (58, 66)),
        *((68, 75), (77, 82), (84, 88), (90, 99)),
    )
    for n in range(first, last + 1)
)
# Subclasses of divisions 01 to 09 without their zero.
_LOST_ZERO = frozenset(
    re.findall(
        r"\d{4}",
        """
        1110 1120 1130 1140 1150 1160 1190 1210 1220 1230 1240 1250 1260 1270 1280 1290 1300 1410 1420 1430 1440 1450
        1460 1470 1490 1500 1610 1621 1629 1630 1640 1700 2100 2200 2300 2400 3110 3120 3210 3220 5101 5102 5200
        6100 6200 7100 7210 7290
        8110 8120 8910 8920 8930 8990 9100 9900
        """,
    )
)
_DORMANT = "99999"
# [0-9], not the class of all digits: those of other scripts are no digits of a code.
_OFFICIAL = re.compile(r"(?<![0-9.])([0-9][0-9])\.([0-9][0-9]?)(?:/([0-9]))?(?![0-9.])")
_FLOAT = re.compile(r"^\s*([0-9]{4,5})\.0+\s*$")
_FIVE = r"(?<![0-9.])([0-9]{5})(?![0-9])"
_FOUR = r"(?:^|[,;\n\r|\t/]|\band\b)\s*[\"'(\[]?\s*([0-9]{4})(?=\s*(?:$|[,;\n\r|\t/\-–:\"')\]]|and\b))"
_CODE = re.compile(f"{_FIVE}|{_FOUR}")


def parse_sic(*columns: Cells) -> np.ndarray:
    """SIC codes of each row as a text, "30300;33160", from one column of cells or several of the same length.

    Returns an object array of texts: the different codes in the order of the file, "" where there is none ("None
    Supplied", a blank, junk).
    """
    if not columns:
        raise ValueError("parse_sic needs at least one column")
    index, known = coded_sic(*columns)
    return np.array([*known, ""], dtype=object)[index]


def coded_sic(*columns: Cells) -> tuple[np.ndarray, list[str]]:
    """The same as codes of the rows and the different texts."""
    coded = [_factorised(column) for column in columns]
    found = [[_codes(_text(value)) for value in uniques] for _, uniques in coded]
    lost = _zeros_are_lost(code for column in found for codes in column for code in codes)
    texts = [[";".join(dict.fromkeys(_finished(codes, lost))) for codes in column] for column in found]
    return _joined([(index, [*column, ""]) for column, (index, _) in zip(texts, coded)])


def _factorised(column: Cells) -> tuple[np.ndarray, Iterable[object]]:
    if isinstance(column, pd.Series) and isinstance(column.dtype, pd.CategoricalDtype):
        return column.cat.codes.to_numpy(), column.cat.categories
    return pd.factorize(np.asarray(column, dtype=object), use_na_sentinel=True)


def _text(value: object) -> str:
    # A number cell of a spreadsheet is a code, not a decimal fraction.
    if isinstance(value, (float, np.floating)):
        return f"{value:.0f}" if float(value).is_integer() else str(value)
    return str(value)


def _codes(text: str) -> list[str]:
    """Four- and five-digit numbers that stand where a code stands, whatever they mean."""
    whole = _FLOAT.match(text)
    if whole:
        return [whole[1]]
    text = _OFFICIAL.sub(lambda m: m[1] + m[2].ljust(2, "0") + (m[3] or ""), text)
    return [five or four for five, four in _CODE.findall(text)]


def _zeros_are_lost(codes: Iterable[str]) -> bool:
    four = [code for code in codes if len(code) == 4 and not code.startswith("0")]
    return bool(four) and all(code in _LOST_ZERO for code in four)


def _finished(codes: list[str], lost: bool) -> list[str]:
    full = ["0" + code if lost and code in _LOST_ZERO else code for code in codes]
    return [code for code in full if code[:2] in _DIVISIONS and code != _DORMANT]


def _joined(parts: list[tuple[np.ndarray, list[str]]]) -> tuple[np.ndarray, list[str]]:
    """The parts of each row (codes, and texts by code, the last for -1) in one text, a code once; only combinations are
    worked on.
    """
    index, levels = np.zeros(len(parts[0][0]), dtype=np.int64), [""]
    for code, texts in parts:
        pair = index * len(texts) + np.where(code < 0, len(texts) - 1, code)
        index, pairs = pd.factorize(pair)
        levels = [f"{levels[p // len(texts)]};{texts[p % len(texts)]}" for p in pairs]
    again, known = pd.factorize(
        np.array(
            [*(";".join(dict.fromkeys(code for code in level.split(";") if code)) for level in levels), ""],
            dtype=object,
        )
    )
    return again[index], list(known)
