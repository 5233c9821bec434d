"""SIC 2007 codes out of the cells of any file: several in one cell, text after the code, a lost leading zero, words
instead of a code.

How a number is read (the editions' codes are data: resources/catalogue/sic_editions.json):

- Five digits are a subclass if the first two are a division of SIC 2007 ("30300"; "34100" is none). "99999", Companies
  House's mark
  of a dormant company, is no activity. Dots and strokes of the official spelling are taken out ("01.62/1", "30.30").
- Four digits may be a class ("3030") or a subclass whose leading zero a spreadsheet dropped ("1610" for 01610). Only
  agriculture,
  forestry, fishing and mining begin with a zero; the column decides, because one file writes its
  codes in one way: if every four-digit number in it reads as such a subclass, the zero was lost and is put back. If one
  does not
  ("3030"), the column holds classes, and a number that reads both ways ("1610") is one of them.
- Anything shorter or longer is no code.
- A column in which more codes are of SIC 2003 alone than of SIC 2007 alone is SIC 2003: each code becomes the one code
  of 2007 that it
  became in the ONS's correlation; one that was divided is left out, and counted. It is never read as a code of 2007.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Union

import numpy as np
import pandas as pd

from ...base.resources import read_json

Cells = Union[pd.Series, np.ndarray, Sequence[object]]

_DORMANT = "99999"
# [0-9], not the class of all digits: those of other scripts are no digits of a code.
_OFFICIAL = re.compile(r"(?<![0-9.])([0-9][0-9])\.([0-9][0-9]?)(?:/([0-9]))?(?![0-9.])")
_FLOAT = re.compile(r"^\s*([0-9]{4,5})\.0+\s*$")
_FIVE = r"(?<![0-9.])([0-9]{5})(?![0-9])"
_FOUR = r"(?:^|[,;\n\r|\t/]|\band\b)\s*[\"'(\[]?\s*([0-9]{4})(?=\s*(?:$|[,;\n\r|\t/\-–:\"')\]]|and\b))"
_CODE = re.compile(f"{_FIVE}|{_FOUR}")
_SECTION = re.compile(r"(?<![A-Za-z0-9])[A-Ua-u][.\s-]{0,2}(?=[0-9]{2}(?:\.[0-9]|[0-9]{2}))")  # "C30300", "C.30.30"


@dataclass(frozen=True)
class Editions:
    """The codes of SIC 2007, and those of SIC 2003 with the one code that each became ("" where it was divided)."""

    of_2007: frozenset[str]
    of_2003: Mapping[str, str]
    divisions: frozenset[str]
    lost_zero: frozenset[str]  # subclasses of divisions 01 to 09 without their zero
    classes: frozenset[str]  # of 2007, four digits


@lru_cache(maxsize=1)
def editions() -> Editions:
    """The editions, read from the catalogue when first asked for."""
    table = read_json("catalogue", "sic_editions.json")
    codes = frozenset(table["sic2007"].split())
    became = {old: new for old, _, new in (pair.partition(":") for pair in table["sic2003"].split())}
    return Editions(
        codes,
        became,
        frozenset(code[:2] for code in codes),
        frozenset(code[1:] for code in codes if code[0] == "0"),
        frozenset(code[:4] for code in codes),
    )


def holding_codes(cells: Iterable[str]) -> list[bool]:
    """Of each cell, whether it holds a number that stands where a code stands, of either edition."""
    known = editions()
    return [
        any(
            code[:2] in known.divisions or code.ljust(5, "0") in known.of_2003 or code in known.lost_zero
            for code in _codes(cell)
        )
        for cell in cells
    ]


def edition_of(*columns: Cells) -> tuple[str, bool]:
    """The edition that more of the different codes are of alone, "2007" or "2003", and whether that leaves no doubt."""
    known, old, new = editions(), 0, 0
    for column in columns:
        codes = {code for value in _factorised(column)[1] for code in _codes(_text(value))}
        lost = _zeros_are_lost(codes)
        for code in {f"0{code}" if lost and len(code) == 4 else code.ljust(5, "0") for code in codes}:
            of_2003, of_2007 = code in known.of_2003, code in known.of_2007
            old, new = old + (of_2003 and not of_2007), new + (of_2007 and not of_2003)
    return ("2003" if old > new else "2007"), 4 * min(old, new) <= max(old, new)


def converted(*columns: Cells) -> tuple[np.ndarray, list[str], int]:
    """As ``coded_sic`` of columns of SIC 2003; and the number of rows with a code that has no single successor."""
    index, texts = coded_sic(*columns, of="2003")
    became = editions().of_2003
    lists = [[became.get(code, "") for code in text.split(";") if code] for text in texts]
    lost = np.array([*(not all(codes) for codes in lists)], dtype=bool)
    again, known = pd.factorize(
        np.array([";".join(dict.fromkeys(filter(None, codes))) for codes in lists], dtype=object)
    )
    return again[index], list(known), int(lost[index].sum())


def parse_sic(*columns: Cells) -> np.ndarray:
    """SIC codes of each row as a text, "30300;33160", from one column of cells or several of the same length.

    Returns an object array of texts: the different codes in the order of the file, "" where there is none ("None
    Supplied", a blank, junk).
    """
    if not columns:
        raise ValueError("parse_sic needs at least one column")
    index, known = coded_sic(*columns)
    return np.array([*known, ""], dtype=object)[index]


def of_2007(*columns: Cells) -> tuple[np.ndarray, list[str], int]:
    """As ``coded_sic``; and the number of rows with a code that SIC 2007 does not have, which is left out."""
    index, texts = coded_sic(*columns)
    kept = [[code for code in text.split(";") if not _is_strange(code)] for text in texts]
    lost = np.array([len(codes) < len(text.split(";")) for codes, text in zip(kept, texts)] or [False], dtype=bool)
    again, known = pd.factorize(np.array([";".join(codes) for codes in kept], dtype=object))
    return again[index], list(known), int(lost[index].sum())


def _is_strange(code: str) -> bool:
    """Whether a code is one of SIC 2003 alone, or a class of four digits that SIC 2007 does not have."""
    known = editions()
    if len(code) == 4:
        return code not in known.classes
    return code in known.of_2003 and code not in known.of_2007


def coded_sic(*columns: Cells, of: str = "2007") -> tuple[np.ndarray, list[str]]:
    """The same as codes of the rows and the different texts; ``of`` is the edition that the cells are of."""
    coded = [_factorised(column) for column in columns]
    found = [[_codes(_text(value)) for value in uniques] for _, uniques in coded]
    lost = _zeros_are_lost(code for column in found for codes in column for code in codes)
    texts = [[";".join(dict.fromkeys(_finished(codes, lost, of))) for codes in column] for column in found]
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
    text = _SECTION.sub("", text)
    text = _OFFICIAL.sub(lambda m: m[1] + m[2].ljust(2, "0") + (m[3] or ""), text)
    return [five or four for five, four in _CODE.findall(text)]


def _zeros_are_lost(codes: Iterable[str]) -> bool:
    four = [code for code in codes if len(code) == 4 and not code.startswith("0")]
    return bool(four) and all(code in editions().lost_zero for code in four)


def _finished(codes: list[str], lost: bool, of: str) -> list[str]:
    known = editions()
    full = ["0" + code if lost and code in known.lost_zero else code for code in codes]
    if of == "2003":  # a class without parts is written with four digits too
        return [code.ljust(5, "0") for code in full if code != _DORMANT]
    return [code for code in full if code[:2] in known.divisions and code != _DORMANT]


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
