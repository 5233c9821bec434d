"""Memory that was freed, given back to the system: the C library and pyarrow keep it otherwise."""

from __future__ import annotations

import sys

MANY_ROWS = 1_000_000  # from there on freed memory is worth giving back at once


def give_back(rows: int = MANY_ROWS) -> None:
    """Let the system have the memory that was freed in work on so many ``rows``, where there is pyarrow.

    Of few rows nothing: in a QGIS that has been open for long the look through all memory takes longer than the work.
    """
    arrow = sys.modules.get("pyarrow")
    if rows >= MANY_ROWS and arrow is not None and hasattr(arrow, "system_memory_pool"):
        arrow.system_memory_pool().release_unused()
