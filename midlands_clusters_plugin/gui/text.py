"""The words of the window; see core/words.py."""

from __future__ import annotations

from ..core.words import counted, grouped, mark, on_day, shown, tr, written

__all__ = ["counted", "grouped", "mark", "on_day", "shown", "tr", "written"]
