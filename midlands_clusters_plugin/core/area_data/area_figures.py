"""Cells of published tables -> numbers: what is a figure, what a sign for none, how they were rounded."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from ..base.resources import read_json
from ..companies.columns.figures import COMMA, POINT, decimal_sign, evidence
from ..geography.arrays import objects

_PARTED = re.compile(r"^([-+]?£?\d{1,3})((?:[ \u202f'’]\d{3})+)(?=[.,%]|$)")  # thousands parted by blanks, apostrophes
_OTHER_SIGNS = str.maketrans(",.", ".,")
_NUMBER = re.compile(r"^[-+]?£?(?=\.?\d)(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?(?:[eE][-+]?\d{1,3})?%?$")
# Signs of Nomis, of the Government Analysis Function ([c], [x] ...) and of older tables. None of them is a zero.
PER_KM2, SHARE = "_per_km2", "_share"  # columns worked out beside a count
MARKS = ("*", "-", "!", "#", "~", "..", ".", ":", "…", "c", "x", "z", "u", "n/a", "na", "nan", "null", "suppressed")
_BRACKETS = re.compile(r"^\[[a-z]{1,12}\]$")
_ROUNDINGS = (1000, 100, 10, 5)
_FEWEST = 12  # figures above 0 from which a rounding may be read
_FEW, _RANKED = 5, 20  # figures from which fractions, a ranking may be read


@cache
def _rule(name: str) -> re.Pattern[str]:
    rule = read_json("catalogue", "figure_words.json")[name]
    return re.compile("|".join([rf"\b(?:{'|'.join(rule['words'])})\b"] * bool(rule["words"]) + rule["patterns"]))


def says(rule: str, heading: str) -> bool:
    """Whether a heading in plain words fits a rule of resources/catalogue/figure_words.json."""
    return bool(_rule(rule).search(heading))


@dataclass(frozen=True)
class Column:
    """A column of cells as numbers.

    ``values``: float64, nan where no figure is given; ``wrong``: bool, cells that are neither a figure nor a sign;
    ``signs``: object, what stands instead of a figure ("" for an empty cell, and for a figure); ``unsure``: a cell
    whose point or comma may stand before decimals or between thousands, "" where there is no doubt.
    """

    values: np.ndarray
    wrong: np.ndarray
    signs: np.ndarray
    unsure: str = ""


def numbers(cells: Sequence[object], semicolons: bool = False) -> Column:
    """Read a column of cells (texts, numbers or None) by its own habit of writing thousands and decimals.

    Between ``semicolons`` a comma may be the decimal sign: "523,412" alone, 523,412 in an English file, is unsure.
    """
    known: dict[object, tuple[float, str | None]] = {}  # rounded counts are few different texts
    texts = {cell for cell in cells if isinstance(cell, str) and ("," in cell or "." in cell)}
    found = evidence(text.strip().rstrip("%") for text in texts)
    comma = decimal_sign(found)[0] == COMMA
    open_ = not found[POINT] and not found[COMMA]
    sign = "." if open_ and found["1.200"] else "," if open_ and found["1,200"] and semicolons else ""
    unsure = max((text for text in texts if sign in text), key=lambda text: (len(text), text)) if sign else ""
    read = [known[cell] if cell in known else known.setdefault(cell, _cell(cell, comma)) for cell in cells]
    values = np.array([value for value, _ in read], dtype=np.float64)
    wrong = np.array([mark is None for _, mark in read], dtype=bool)
    return Column(values, wrong, objects(mark or "" for _, mark in read), unsure)


def _cell(cell: object, comma: bool) -> tuple[float, str | None]:
    """The number and "", or nan and the sign that stands for it; None for the sign of a cell that is neither."""
    if isinstance(cell, (int, float, np.integer, np.floating)) and not isinstance(cell, bool):
        value = float(cell)
        return (value, "") if math.isfinite(value) else (math.nan, "")
    text = "" if cell is None else str(cell).replace("\u00a0", " ").strip()
    if not text:
        return math.nan, ""
    if any(letter.isdigit() for letter in text):
        text = _PARTED.sub(lambda match: match[1] + re.sub(r"\D", "", match[2]), text)
        text = text.translate(_OTHER_SIGNS) if comma else text
    if any(letter.isdigit() for letter in text) and _NUMBER.match(text):
        value = float(text.replace(",", "").replace("£", "").rstrip("%"))
        return (value, "") if math.isfinite(value) else (math.nan, None)
    lower = text.lower()
    return (math.nan, lower) if lower in MARKS or _BRACKETS.match(lower) else (math.nan, None)


def rounding(columns: Iterable[np.ndarray]) -> int:
    """The number that all figures are multiples of: 1000, 100, 10 or 5; 0 where none shows or there are too few."""
    known = np.concatenate([one[np.isfinite(one) & (one != 0)] for one in columns] or [np.empty(0)])
    if len(known) < _FEWEST:
        return 0
    return next((step for step in _ROUNDINGS if not np.any(np.mod(known, step))), 0)


def plain_text(name: str) -> str:
    """A heading as words of small letters, whatever parted them: "GVAPerHead_2019" -> "gva per head 2019"."""
    parted = re.sub(
        r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[A-Za-z])(?=\d{4})|(?<=\d)(?=[A-Z][a-z])", " ", name
    )
    return re.sub(r"[\s_.\-:]+", " ", parted).strip().lower()


def is_rate(name: str) -> bool:
    """Whether a column's name says that its figures may not be added up: per cent, averages, ranks, per head ..."""
    text = _rule("not_meant").sub(" ", plain_text(name))
    if says("rate", text) or says("alone", text):
        return True
    return says("usually", text) and not says("counted", text) and not says("millions", text)


def adds_up(name: str) -> bool:
    """Whether a column's name says that its figures are amounts, which add up whatever they look like."""
    text = plain_text(name)
    return not is_rate(name) and (says("unit_of_a_sum", text) or says("counted", text))


def symbology_like_rate(values: np.ndarray, english: np.ndarray, country: np.ndarray) -> bool:
    """Whether figures cannot be counts by their values: fractions that all lie between 0 and 100; a ranking; or that of
    the ``country`` in the same file is below that of an ``english`` area, which is a part of it.
    """
    known = values[np.isfinite(values)]
    whole, parts = country[np.isfinite(country)], english[np.isfinite(english)]
    if len(whole) and len(parts) and parts.min() >= 0 and whole.min() < parts.max():
        return True
    if len(known) < _FEW:
        return False
    if np.mean(known != np.rint(known)) > 0.5 and known.min() >= 0 and known.max() <= 100:
        return True
    return len(known) >= _RANKED and np.array_equal(np.sort(known), np.arange(1, len(known) + 1))
