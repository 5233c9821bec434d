"""Columns that grow block by block, in few long pieces.

Memory is asked for seldom and in large pieces: the system hands those out quickest, and what a block needed for a
moment is free for the next.
"""

from __future__ import annotations

from typing import Any

import numpy as np

_ROWS = 1 << 20  # in a piece
_SIGNS = 32  # bytes of text for each row of a piece
_JOINED = 32  # blocks whose dictionaries are made one


class LongNumbers:
    """A column of int32."""

    def __init__(self) -> None:
        self._pieces: list[np.ndarray] = []
        self._free: np.ndarray = np.empty(0, dtype=np.int32)

    def add(self, numbers: np.ndarray) -> None:
        """Some more rows."""
        if len(self._free) < len(numbers):
            self._free = np.empty(max(_ROWS, len(numbers)), dtype=np.int32)
        stored, self._free = self._free[: len(numbers)], self._free[len(numbers) :]
        stored[:] = numbers
        self._pieces.append(stored)

    def __len__(self) -> int:
        return sum(map(len, self._pieces))

    def taken(self) -> np.ndarray:
        """All rows as one array; the column is empty afterwards."""
        pieces, self._pieces = self._pieces, []
        return np.concatenate(pieces) if pieces else np.empty(0, dtype=np.int32)


class LongCategories:
    """A column of texts that repeat, as dictionaries of Arrow; a block's own goes when a larger one holds it."""

    def __init__(self) -> None:
        self._done: list[Any] = []
        self._blocks: list[Any] = []

    def add(self, texts: Any) -> None:
        """Some more rows, a dictionary array."""
        self._blocks.append(texts)
        if len(self._blocks) == _JOINED:
            self._join()

    def taken(self) -> list[Any]:
        """All rows as dictionary arrays; the column is empty afterwards."""
        self._join()
        done, self._done = self._done, []
        return done

    def _join(self) -> None:
        import pyarrow as pa

        if self._blocks:
            self._done.append(pa.concat_arrays(pa.chunked_array(self._blocks).unify_dictionaries().chunks))
            self._blocks.clear()


class LongTexts:
    """A column of texts; empty ones become missing."""

    def __init__(self) -> None:
        self._done: list[Any] = []
        self._begin(0, 0)

    def add(self, texts: Any) -> None:
        """Some more rows, an Arrow array of string without missing ones."""
        _, ends, signs = texts.buffers()
        end = (
            np.frombuffer(ends, dtype=np.int32)[texts.offset : texts.offset + len(texts) + 1]
            if len(texts)
            else np.zeros(1, np.int32)
        )
        first, size = int(end[0]), int(end[-1] - end[0])
        if self._rows + len(texts) >= len(self._ends) or self._size + size > len(self._signs):
            self._finish()
            self._begin(len(texts), size)
        if size:
            self._signs[self._size : self._size + size] = np.frombuffer(signs, dtype=np.uint8)[first : first + size]
        np.add(end[1:], self._size - first, out=self._ends[self._rows + 1 : self._rows + len(texts) + 1])
        self._rows += len(texts)
        self._size += size

    def taken(self) -> list[Any]:
        """All rows as Arrow arrays of large_string; the column is empty afterwards."""
        self._finish()
        self._begin(0, 0)
        done, self._done = self._done, []
        return done

    def _begin(self, rows: int, size: int) -> None:
        self._ends = np.empty(max(_ROWS, rows) + 1, dtype=np.int64)
        self._ends[0] = 0
        self._signs = np.empty(max(_ROWS * _SIGNS, size), dtype=np.uint8)
        self._rows = self._size = 0

    def _finish(self) -> None:
        import pyarrow as pa

        if not self._rows:
            return
        ends = self._ends[: self._rows + 1]
        there = ends[1:] > ends[:-1]
        missing = len(there) - int(np.count_nonzero(there))
        marks = pa.py_buffer(np.packbits(there, bitorder="little")) if missing else None
        signs = pa.py_buffer(self._signs[: self._size])
        self._done.append(pa.LargeStringArray.from_buffers(self._rows, pa.py_buffer(ends), signs, marks, missing))
