"""The second suite of .ci/run (QGIS 3.44 beside 3.22) leaves out what would prove the same a second time: second_suite.txt says what and why.

Only with MC_SECOND_SUITE=1; ``make test``, ``make test-matrix`` and ``make test-qt6`` leave out nothing.
"""

from __future__ import annotations

import os
import zlib
from collections.abc import Iterable
from pathlib import Path

import pytest

LIST = Path(__file__).with_name("second_suite.txt")


def shares(text: str) -> dict[str, int]:
    """Beginning of a test's id -> one in how many of its cases is run, 0 for none."""
    lines = [line.partition("  # ")[0].split() for line in text.splitlines() if line and not line.startswith("#")]
    return {beginning: int(share) for beginning, share in lines}


def left_out(idents: Iterable[str], shares: dict[str, int]) -> set[str]:
    """The ids to leave out: of a test with cases its first one always stays, whatever the share."""
    seen: set[str] = set()
    out = set()
    for ident in idents:
        beginning = max((one for one in shares if ident.startswith(one)), key=len, default=None)
        if beginning is None:
            continue
        share, test = shares[beginning], ident.partition("[")[0]
        if share == 0 or (test in seen and zlib.crc32(ident.encode()) % share):
            out.add(ident)
        seen.add(test)
    return out


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Deselect them, so that the closing line counts them."""
    if os.environ.get("MC_SECOND_SUITE") != "1":
        return
    out = left_out([item.nodeid for item in items], shares(LIST.read_text(encoding="utf-8")))
    config.hook.pytest_deselected(items=[item for item in items if item.nodeid in out])
    items[:] = [item for item in items if item.nodeid not in out]
