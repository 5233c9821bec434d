"""The one place that makes other people's texts inert for what will show them: pages, map tips, layer metadata.

Spreadsheets have ``files.spreadsheet.inert``, HTML has Python's ``html.escape``, GeoPackages and SVG are written by
libraries that escape. A name out of a file may hold anything; here it stays the text that it is.
"""

from __future__ import annotations

_JOINER = "\u2060"  # has no width and lets no expression begin
_MARKUP = str.maketrans({"<": "‹", ">": "›"})


def label_text(text: str) -> str:
    """A text for a label of a layout or legend, where QGIS would work out what stands between [% and %]."""
    return text.replace("[%", f"[{_JOINER}%")


def plain_text(text: str) -> str:
    """A text for what QGIS shows as HTML without escaping it: a layer's metadata and name."""
    return text.translate(_MARKUP)


def tip(expression: str) -> str:
    """An expression for the text of a map tip, in whose value no sign can be taken for HTML."""
    return f"replace(replace(replace(coalesce({expression}, ''), '&', '&amp;'), '<', '&lt;'), '>', '&gt;')"
