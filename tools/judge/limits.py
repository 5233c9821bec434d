"""What a page is held to; knows no QGIS."""

from __future__ import annotations

from typing import Any

LIMITS = {  # measure -> (least, most)
    "glance": (3, None), "glance_grey": (3, None), "least_mark": (1.2, None), "covered": (None, 0.05),
    "covered_windows": (None, 0.05), "crossed": (None, 0), "ink": (1.0, None),
    "legend_rows": (None, 7), "clashes": (None, 0), "on_icons": (None, 0), "missing_names": (None, 0), "colours": (15, None), "lightness": (10, None),
    "empty": (None, 0.25), "least_text": (6.5, None), "cut_texts": (None, 0),
}  # fmt: skip
BY_PAGES = ("glance", "glance_grey")  # nine of ten pages must meet these, all pages the others
GLANCE_SHARE = 0.9


def misses(record: dict[str, Any]) -> list[str]:
    """The measures of a page that are beyond their limits."""
    found = []
    for name, (least, most) in LIMITS.items():
        value = record.get(name)
        if value is not None and ((least is not None and value < least) or (most is not None and value > most)):
            found.append(name)
    return found
