"""The table of faults names tests that are there."""

from __future__ import annotations

import re
from pathlib import Path

AT_POINT = Path(__file__).parent


def test_every_test_that_the_table_names_is_there():
    named = set(re.findall(r"`(test_\w+)`", (AT_POINT / "README.md").read_text(encoding="utf-8")))
    sources = "\n".join(path.read_text(encoding="utf-8") for path in AT_POINT.parent.rglob("test_*.py"))
    missing = sorted(one for one in named if f"def {one}(" not in sources)
    assert len(named) > 50
    assert not missing
