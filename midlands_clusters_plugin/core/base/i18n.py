"""The one door through which the plugin's sentences and numbers reach their reader in his language.

Core knows no Qt: the rooms above hand in a translator and a way of writing numbers (:func:`set_translator`); without
them the words are English and a number is 1,234.5. ``tools/translations.py`` finds the texts by the names of these
functions.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from string import Formatter
from typing import Any

Translator = Callable[[str, int], str]  # (English text, number or -1) -> text in the reader's language
Writing = Callable[[str], str]  # a number as English writes it, "1,234.5" -> as the reader does, "1.234,5"
Days = Callable[[date], str]  # a day -> "23 November 2026" with the months of the reader's language

_ISO = re.compile(r"(\d{4})-(\d\d)(?:-(\d\d))?")
_NUMBER = re.compile(r"[-+]?[\d,]*\.?\d+(e[-+]\d+)?%?")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_ENGLISH: dict[str, Callable] = {
    "translate": lambda text, _number: text,
    "write": lambda number: number,
    "day": lambda day: f"{day.day} {_MONTHS[day.month - 1]} {day.year}",  # strftime's months are the system's
}
_state = dict(_ENGLISH)


def set_translator(translate: Translator | None = None, write: Writing | None = None, day: Days | None = None) -> None:
    """Hand in how texts are translated, and how numbers and days are written; None goes back to English."""
    given = {"translate": translate, "write": write, "day": day}
    _state.update({name: way or _ENGLISH[name] for name, way in given.items()})


class LocalText(str):
    """A text whose ``format`` writes the numbers of ``{:,}``, ``{share:.1f}`` and the like as its reader does."""

    def format(self, *values: Any, **named: Any) -> str:
        """As ``str.format``, with the reader's marks between thousands and before decimals."""
        return _LOCAL.vformat(str(self), values, named)


class _Local(Formatter):
    def format_field(self, value: Any, format_spec: str) -> str:
        text: str = super().format_field(value, format_spec)
        return _state["write"](text) if format_spec and _NUMBER.fullmatch(text.strip()) else text


_LOCAL = _Local()


def tr(text: str) -> str:
    """The text in the reader's language. Pass the literal, then format: ``tr("{:,} rows of {a}").format(n, a=a)``."""
    found: str = _state["translate"](text, -1)
    return LocalText(found) if "{" in found else found


def counted(one: str, many: str, number: int) -> str:
    """A text that counts in the right plural form, ``{n}`` filled in: ``counted("{n} cell", "{n} cells", count)``.

    A language with more forms than two (Qt knows five of Welsh) has them in its translation of ``many``.
    """
    number = int(number)
    found: str = _state["translate"](many, number)
    if found == many and number == 1:
        found = one
    found = found.replace("{n}", grouped(number))
    return LocalText(found) if "{" in found else found


def sentences(*parts: str) -> str:
    """Whole sentences one after another; empty ones leave no gap."""
    return " ".join(filter(None, parts))


def mark(text: str) -> str:
    """A text in a table of constants, for the extraction alone: it is translated when it is shown, by :func:`shown`."""
    return text


def shown(text: str) -> str:
    """A text that was marked, or is of a data file, in the reader's language; one that has no translation as it is."""
    return tr(text) if text else text


def grouped(number: float, places: int = 0) -> str:
    """A number with the reader's marks between thousands and before its ``places`` of decimals: "1,234", "1,234.5"."""
    return written(f"{number:,.{places}f}")


def written(number: str) -> str:
    """A number that is already written as in English, "1,234.5", "12.5%", "£2.5m", with the reader's marks."""
    return str(_state["write"](number))


def plain_date(text: str) -> str:
    """A date of the data for a sentence: "1 April 2028" for "2028-04-01", "April 2028" for "2028-04"; others stay."""
    found = _ISO.fullmatch(text)
    if found is None:
        return text
    try:
        stated = on_day(date(int(found[1]), int(found[2]), int(found[3] or 1)))
    except ValueError:  # no such day
        return text
    return stated if found[3] else stated.partition(" ")[2]


def on_day(day: date) -> str:
    """A day as it is written in a sentence: "23 November 2026"."""
    return str(_state["day"](day))
