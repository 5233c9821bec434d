"""The words of what is read from layers and services; see core/words.py."""

from __future__ import annotations

from ..core.words import counted, grouped, mark, on_day, shown, tr, written

__all__ = ["counted", "grouped", "mark", "on_day", "shown", "tr", "written"]
