"""Figures as people write them, by the habit of their file: which sign parts thousands and which decimals, bands,
negatives, missing ones.

A cell such as "1.200" is 1.2 in one file and 1,200 in another. What tells is the column as a whole ("12,5" and
"2.500.000,50" have one meaning only), else the other columns of figures, else nothing: then the cell is missing and a
doubt is said.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np

POINT, COMMA, UNKNOWN = ".", ",", "?"  # the decimal sign
NOTHING = frozenset(
    ("", "-", "–", "—", "--", ".", "..", "...", "?", "\\n", "n/a", "#n/a", "n.a.", "n.a", "na", "nan", "none", "null")
    + ("n.d.", "nd", "tbc", "unknown", "not available", "not provided", "not known", "not supplied", "not stated")
    + ("not disclosed", "not applicable", "none supplied", "nil return")
)
_EITHER = re.compile(r"\s*\d{1,3}\.\d{3}\s*")  # 1.200 is 1.2 or 1,200
_LONGEST = 64  # characters of a cell that may hold a figure
_AROUND = re.compile(
    r"£|gbp|pounds?|sterling|employees?|staff|people|approx\.?|approximately|circa|^about|^around|^~|"
    r"^ca?\.?(?=\s*[£\d])",
    re.IGNORECASE,
)
# "45*", "650 [1]", "12²"
_MARKED = re.compile(r"(?<=\d)\s*(?:[*†‡^#⁰¹²³⁴⁵⁶⁷⁸⁹]+|\[[a-z0-9]{1,3}\]|\((?:e|r|p|est\.?|estimated?)\))$")
_POWERS = {
    "": 1.0,
    **dict.fromkeys(("k", "thousand"), 1e3),
    **dict.fromkeys(("m", "mm", "mn", "mln", "mio", "million"), 1e6),
    **dict.fromkeys(("b", "bn", "billion"), 1e9),
}
_PARTS = re.compile(
    r"(?P<sign>[-\u2212]?)(?P<figure>\d[\d.,\s'’]*|[.,]\d+)(?P<exponent>e[+-]?\d+)?"
    r"(?P<power>k|m[mn]?|mln|mio|bn?|thousand|million|billion)?(?P<minus>-?)"
)
_BLANKS = re.compile(r"\d{1,3}(?:[\s'’]\d{3})+(?=[.,]|$)")
_GROUPS = {sign: re.compile(rf"\d{{1,3}}(?:{re.escape(sign)}\d{{3}})+") for sign in ".,"}
_BOUND = r"(?:£?\d[\d.,\s]*?(?:k|m[mn]?|mln|mio|bn?|thousand|million|billion)?)"
_BAND = re.compile(
    rf"(?P<low>{_BOUND})\s*(?:-|–|—|~|\bto\b|\band\b|\.\.)\s*(?P<high>{_BOUND})|(?P<from>{_BOUND})\s*(?:\+|(?:or|and) "
    rf"(?:more|over|above)|plus)"
)
_NAMED, _CALLED = re.compile(r"^[a-z][a-z /&-]*[(:]\s*"), re.compile(r"\s*\([a-z /&-]*$")  # "Micro (0-9)"
_OVER, _UNDER = (
    re.compile(rf"(?:>=?|≥|over|more than|at least|above)\s*({_BOUND})"),
    re.compile(rf"(?:<=?|≤|under|less than|fewer than|up to|below)\s*{_BOUND}"),
)


def evidence(cells: Iterable[object]) -> Counter:
    """How many cells have only a decimal point, how many only a decimal comma, and how many may be "1.200", "1,200"."""
    found: Counter = Counter()
    for cell in cells:
        if isinstance(cell, str) and ("." in cell or "," in cell):
            parts = _PARTS.fullmatch(_bare(cell)[0]) if len(cell) <= _LONGEST else None
            if parts:
                found[_reading(parts["figure"])] += 1
    return found


def is_figure(cell: str) -> bool:
    """Whether a cell holds a figure and nothing else."""
    return bool(_PARTS.fullmatch(_bare(cell)[0])) if 0 < len(cell) <= _LONGEST else False


def _reading(figure: str) -> str:
    """What a figure says of the decimal sign: POINT, COMMA, "1.200" or "1,200" for one group of three, "" nothing."""
    points, commas = figure.count("."), figure.count(",")
    if points and commas:
        return POINT if figure.rfind(".") > figure.rfind(",") else COMMA
    if not points and not commas:
        return ""
    sign, other = (".", COMMA) if points else (",", POINT)
    if points + commas > 1:
        return other  # groups of thousands
    before, _, after = figure.partition(sign)
    if len(after) != 3 or len(before) > 3 or before in ("", "0") or re.search(r"[\s'’]", before):
        return sign
    return f"1{sign}200"


def decimal_sign(own: Counter, file: Counter | None = None, default: str = POINT) -> tuple[str, bool]:
    """The decimal sign of a column, and whether it is sure: by its own cells, else by the file's other figures, else
    the default.

    ``default`` UNKNOWN leaves "1.200" open; "1,200" alone is 1,200 in English files.
    """
    for found in (own, file or Counter()):
        if found[POINT] and found[COMMA]:
            return UNKNOWN, False
        if found[COMMA]:
            mixed = own["1,200"] > own[COMMA] and found is own  # one slip does not turn thousands into decimals
            return (UNKNOWN, False) if mixed else (COMMA, True)
        if found[POINT]:
            return POINT, True
    if default == COMMA and own["1,200"]:
        return UNKNOWN, False
    return default, default == POINT or not own["1.200"]


def _bare(text: str) -> tuple[str, bool]:
    """A cell without currency, words and brackets, and whether brackets said that it is negative."""
    plain = " ".join(text.split()).casefold()
    negative = plain.startswith("(") and plain.endswith(")")
    return _AROUND.sub("", _MARKED.sub("", plain).strip("()")).strip().removeprefix("+"), negative


def figures(cells: Iterable[str], decimal: str = POINT, *, bands: bool = False) -> list[tuple[float, bool, bool]]:
    """Of each cell its number (nan if none), whether it holds anything, and whether it is a band's lower bound."""
    return [_figure(cell, decimal, bands) for cell in cells]


def are_figures(cells: Sequence[str], *, bands: bool) -> list[bool]:
    """Of each cell, whether it holds a figure, nothing, or what may be one in another habit ("1.200")."""
    found = zip(cells, figures(cells, UNKNOWN, bands=bands))
    return [value == value or not written or bool(_EITHER.fullmatch(cell)) for cell, (value, written, _) in found]


def _figure(text: str, decimal: str, bands: bool) -> tuple[float, bool, bool]:
    if " ".join(text.split()).casefold() in NOTHING:
        return np.nan, False, False
    if len(text) > _LONGEST:
        return np.nan, True, False
    bare, negative = _bare(text)
    parts = _PARTS.fullmatch(bare)
    value = _value(parts["figure"], decimal) if parts else np.nan
    if parts and value == value:
        value = float(f"{value!r}{parts['exponent'] or ''}") * _POWERS[parts["power"] or ""]
        return (-value if negative or parts["sign"] or parts["minus"] else value), True, False
    bound = _lower_bound(bare, decimal) if bands and not parts else np.nan
    return bound, True, bound == bound


def _value(figure: str, decimal: str) -> float:
    """The value of digits and signs; nan where they are no number in this habit."""
    figure = figure.strip()
    blanks = _BLANKS.match(figure)
    if blanks:
        figure = re.sub(r"[\s'’]", "", blanks[0]) + figure[blanks.end() :]
    elif re.search(r"[\s'’]", figure):
        return np.nan
    stated = _reading(figure)
    if stated.startswith("1") and decimal == UNKNOWN:
        decimal = POINT if stated == "1,200" else UNKNOWN
    elif decimal == UNKNOWN:
        decimal = stated or POINT
    if decimal == UNKNOWN:
        return np.nan
    thousands = COMMA if decimal == POINT else POINT
    whole, _, part = figure.partition(decimal)
    if thousands in whole:
        if not _GROUPS[thousands].fullmatch(whole):
            return np.nan
        whole = whole.replace(thousands, "")
    return float(f"{whole or 0}.{part or 0}") if (whole + part).isdecimal() else np.nan


def _lower_bound(bare: str, decimal: str) -> float:
    bare = _CALLED.sub("", _NAMED.sub("", bare)).strip().removeprefix("between ")
    match = _BAND.fullmatch(bare)
    if match and match["low"]:
        (low, power), (high, shared) = (_with_power(match[name], decimal) for name in ("low", "high"))
        both = low * shared if power == 1 else low * power  # "1-5m" begins at a million
        return both if both <= high * shared else low * power
    match = match or _OVER.fullmatch(bare)
    if match:
        low, power = _with_power(match[match.lastindex or 1], decimal)
        return low * power
    return 0.0 if _UNDER.fullmatch(bare) else np.nan


def _with_power(bound: str, decimal: str) -> tuple[float, float]:
    """A bound of a band and what its unit multiplies it with."""
    digits = bound.strip("£ ").rstrip("abdhiklmnostu").rstrip()
    return _value(digits, decimal), _POWERS[bound.strip("£ ")[len(digits) :].strip()]
