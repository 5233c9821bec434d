"""What a run came to as one plain HTML page; its report also as JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any

from ...core.base.i18n import tr, written
from ...core.files.whole_file import write_text

_PAGE = """<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8"><title>{title}</title>
<style>body{{font-family:sans-serif;max-width:60em;margin:2em auto}}table{{border-collapse:collapse}}
th,td{{text-align:left;vertical-align:top;padding:.2em .8em;border-bottom:1px solid #b1b4b6}}</style></head>
<body><h1>{title}</h1>{body}</body></html>
"""


def write_summary(path: str | Path, report: dict[str, Any]) -> None:
    """Write report.json's content to ``path``; as HTML where its name ends in .html or .htm. Raises UserError if it
    cannot be written.
    """
    as_page = Path(path).suffix.lower() in (".html", ".htm")
    text = _report_page(report) if as_page else json.dumps(report, indent=2, ensure_ascii=False) + "\n"
    write_text(path, text)


def html_page(title: str, body: str) -> str:
    """A page; ``body`` is escaped already."""
    return _PAGE.format(title=escape(title), body=body)


def _report_page(report: dict[str, Any]) -> str:
    """A table of everything in the report."""
    rows = "".join(f"<tr><th>{escape(key)}</th><td>{escape(value)}</td></tr>" for key, value in _lines(report))
    return html_page(tr("Midlands Clusters: summary of the run"), f"<table>{rows}</table>")


def _lines(value: Any, key: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _lines(inner, f"{key} / {name}" if key else str(name))
    elif isinstance(value, (list, tuple)) and any(isinstance(inner, dict) for inner in value):
        for number, inner in enumerate(value, start=1):
            yield from _lines(inner, f"{key} {number}")
    elif isinstance(value, (list, tuple)):
        yield key, ", ".join(str(inner) for inner in value)
    elif isinstance(value, (int, float)) and not isinstance(value, bool):
        yield key, written(f"{value:,}")
    else:
        yield key, "" if value is None else str(value)
