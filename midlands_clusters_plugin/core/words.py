"""The one door through which core's sentences reach their reader in his language.

Core knows no Qt: the rooms above hand in a translator once (:func:`set_translator`); without one the words are English.
"""

from __future__ import annotations

from collections.abc import Callable

Translator = Callable[[str, int], str]  # (English text, number or -1) -> text in the reader's language
Grouping = Callable[[int], str]  # whole number -> its digits as the reader writes them


def _english(text: str, _number: int) -> str:
    return text


def _with_commas(number: int) -> str:
    return f"{number:,}"


_state: dict[str, Callable] = {"translate": _english, "grouped": _with_commas}


def set_translator(translate: Translator | None = None, grouped: Grouping | None = None) -> None:
    """Hand in how texts are translated and whole numbers written; None goes back to English."""
    _state["translate"] = translate or _english
    _state["grouped"] = grouped or _with_commas


def tr(text: str) -> str:
    """The text in the reader's language. Pass the literal and format afterwards: ``tr("{} was not found.").format(name)``."""
    return _state["translate"](text, -1)


def counted(one: str, many: str, number: int) -> str:
    """A text that counts, in the right plural form, with ``{n}`` filled in: ``counted("{n} hexagon", "{n} hexagons", count)``.

    A language with more forms than two (Welsh has six) has them in its translation of ``many``; English needs no file.
    """
    found = _state["translate"](many, number)
    if found == many and number == 1:
        found = one
    return found.replace("{n}", _state["grouped"](number))
