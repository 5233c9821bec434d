"""Texts compared without regard to capitals, in the way that QGIS's expressions can do too."""

from __future__ import annotations

_SIGMA = ("ς", "σ")  # Python writes a sigma at the end of a word differently, Qt does not


def folded(text: str) -> str:
    """The text in small letters."""
    return text.lower().replace(*_SIGMA)
