"""Numbers as a reader sees them: 1,250; £2.5m; £1.2bn; 12.5%."""

from __future__ import annotations

from .i18n import tr, written

_MONEY = {"GBP": "£", "USD": "$", "EUR": "€"}


def plain(value: float, unit: str = "") -> str:
    """A number in plain writing, with at most three digits that mean something unless it is whole.

    ``unit`` is "GBP", "USD", "EUR" or "%" for a sign at the number; any other unit adds nothing, because its word
    follows the number.
    """
    if unit in _MONEY:
        sign, size = ("-" if value < 0 else "") + _MONEY[unit], abs(value)
        for limit, wording in ((1e9, tr("{sign}{number}bn")), (1e6, tr("{sign}{number}m"))):
            if round(size / limit, 3) >= 1:
                return wording.format(sign=sign, number=written(_short(size / limit)))
        return written(f"{sign}{_short(size) if size < 10 else format(round(size), ',')}")
    return written(_short(value) + ("%" if unit == "%" else ""))


def _short(value: float) -> str:
    """At most three digits that mean something, or all of a whole number, in English: 2.5, 12.3, 0.04, 1,250."""
    if abs(value) >= 100 or value == round(value):
        return f"{round(value):,}"
    digits = 1 if abs(value) >= 10 else 2
    text = f"{value:.{digits}f}" if abs(value) >= 0.01 else f"{value:.2g}"
    return text.rstrip("0").rstrip(".") if "." in text and "e" not in text else text
