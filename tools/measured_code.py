"""Which code docs/performance.md was measured on: figures of speed are true of that code and of no other."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

FOLDERS = ("core", "processing", "sources")  # what `make bench` runs


def stamp(root: Path) -> str:
    """Twelve hexadecimal digits of names and contents of the Python files that are measured."""
    hashed = hashlib.sha256()
    package = root / "midlands_clusters_plugin"
    for path in sorted(path for folder in FOLDERS for path in (package / folder).rglob("*.py")):
        hashed.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return hashed.hexdigest()[:12]


def faults(root: Path) -> list[str]:
    """A line where the page of figures is of other code."""
    page = root / "docs" / "performance.md"
    found = re.search(r"^- code measured: ([0-9a-f]{12})", page.read_text(encoding="utf-8"), re.MULTILINE)
    if found and found[1] == stamp(root):
        return []
    return ["docs/performance.md: of other code than this; make bench writes it anew"]
