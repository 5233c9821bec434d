"""Which postcode directory is in use, without reading it: the first postcode that is looked up does."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

FILE = "postcodes.npz"
AUTO, REPLACE, EXTEND = "auto", "replace", "extend"
MODES = (AUTO, REPLACE, EXTEND)  # of an import
_chosen: list[Path | None] = [None]
_changes = [0]
_lock = threading.Lock()
_builtin: ContextVar[bool] = ContextVar("builtin", default=False)


def use_index(path: str | Path | None) -> None:
    """From now on the index saved at ``path`` is in use where there is one; None goes back to the built-in."""
    _chosen[0] = None if path is None else Path(path)
    changed()


def chosen() -> Path | None:
    """The file to use where it is there; None for the built-in directory."""
    return None if _builtin.get() else _chosen[0]


@contextmanager
def builtin_only() -> Iterator[None]:
    """Within it, in this thread alone, the built-in directory is in use: for what belongs to it, as the sample does."""
    before = _builtin.set(True)
    try:
        yield
    finally:
        _builtin.reset(before)


def changed() -> None:
    """Another directory may be in use from now on."""
    with _lock:
        _changes[0] += 1


def changes() -> int:
    """A number that grows whenever another directory may be in use: what was looked up before is to be again."""
    return _changes[0]
