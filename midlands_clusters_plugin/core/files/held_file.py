"""A file that is opened once and read from its beginning as often as it is needed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any


class HeldFile(type(Path())):  # type: ignore[misc]  # Path itself can be subclassed only from Python 3.12 on
    """A path whose file is open: ``open("rb")`` gives what is open, at its beginning, for one reader at a time.

    GDAL and Arrow take the path and open it for themselves. A path that is made from this one is not held.
    """

    _descriptor = -1

    def open(self, mode: str = "r", *given: Any, **named: Any) -> Any:
        """A reader of the open file, which may be closed without harm to it; in any other mode a file of its own."""
        if self._descriptor < 0 or mode != "rb":
            return super().open(mode, *given, **named)
        os.lseek(self._descriptor, 0, os.SEEK_SET)
        return open(self._descriptor, "rb", closefd=False)


@contextmanager
def held(path: Path) -> Iterator[HeldFile]:
    """The path with its file open; what is held already stays so. Raises OSError."""
    if isinstance(path, HeldFile) and path._descriptor >= 0:
        yield path
        return
    with path.open("rb") as raw:
        one = HeldFile(path)
        one._descriptor = raw.fileno()
        try:
            yield one
        finally:
            one._descriptor = -1
