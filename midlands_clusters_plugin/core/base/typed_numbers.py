"""Numbers as a reader types them: with the marks of their language, and as the legend writes them (1.000; £2,5m)."""

from __future__ import annotations

import re

from .i18n import written

_TIMES = {"": 1.0, "k": 1e3, "m": 1e6, "mn": 1e6, "bn": 1e9, "b": 1e9}
_PARTS = re.compile(r"([-+\u2212]?)[£$€]?([-+\u2212]?)([0-9.,'\u2019 ]+?)\s*(k|mn|m|bn|b)?\.?%?", re.IGNORECASE)


def marks() -> tuple[str, str]:
    """What parts the thousands and the decimals in the reader's language; "," and "." in English."""
    sample = written("1,234.5")
    return sample[1], sample[-2]


def number_of(text: str) -> float:
    """One number. Raises ValueError.

    A mark of thousands counts as one only where three digits follow it: in German "1.000" is a thousand and "2.5" two
    and a half, because nobody can have meant anything else by it.
    """
    group, decimal = (" " if mark.isspace() else mark for mark in marks())
    found = _PARTS.fullmatch(" ".join(text.split()))
    if found is None or (found[1] and found[2]):
        raise ValueError(text)
    digits = found[3].strip()
    for mark in {group, "'", "\u2019", " "} - {decimal}:
        if re.fullmatch(rf"\d{{1,3}}({re.escape(mark)}\d{{3}})+([.,]\d+)?", digits):
            digits = digits.replace(mark, "")
    if decimal == "," and "," not in digits and digits.count(".") <= 1:
        decimal = "."
    if digits.count(decimal) > 1 or (decimal != "." and "." in digits):
        raise ValueError(text)
    sign = -1.0 if {found[1], found[2]} & {"-", "\u2212"} else 1.0
    return sign * float(digits.replace(decimal, ".")) * _TIMES[(found[4] or "").lower()]


def numbers_of(text: str) -> list[float]:
    """Several numbers, parted by semicolons, lines, commas with a space, or commas alone. Raises ValueError."""
    parts = re.split(r"[;\n]|,\s+", text)
    if len(parts) == 1:
        parts = text.split(",")
    return [number_of(one) for one in (part.strip(" ,") for part in parts) if one]


def number_list(values: tuple[float, ...] | list[float]) -> str:
    """Numbers as ``numbers_of`` reads them, in the reader's language: "0.5, 1,000"."""
    return ", ".join(_exact(value) for value in values)


def _exact(value: float) -> str:
    text = f"{value:.12g}"
    if "e" in text or "E" in text:
        text = f"{value:.12f}".rstrip("0").rstrip(".")
    whole, _, rest = text.partition(".")
    return written(text if whole == "-0" else f"{int(whole):,}" + (f".{rest}" if rest else ""))
