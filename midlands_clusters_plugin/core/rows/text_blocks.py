"""A large text in blocks that end at the end of a line, unpacked and looked at ahead of its reader."""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, BinaryIO, Callable

from ..base.reading import check_line
from .text_file import AS_WINDOWS, closed

BLOCK = 4 << 20  # bytes: some 9,000 rows of Companies House, a few tens of ms
_PIECE = 1 << 18  # bytes unpacked in one go
_AHEAD = 3  # blocks: one is unpacked and one looked at while one is read
_LONGEST_LINE = 1 << 20  # bytes of a header


class HeaderLines:
    """Lines straight from the stream; one read by one, so that it stands right behind the last.

    Raises csv.Error for a line that the careful reader would split at a lone carriage return: a file with no other line
    ends is one line.
    """

    def __init__(self, raw: BinaryIO, encoding: str) -> None:
        self._raw, self._encoding = raw, encoding

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._raw.readline(_LONGEST_LINE)
        if not line:
            raise StopIteration
        if len(line) == _LONGEST_LINE or line.count(b"\r") > line.count(b"\r\n"):
            raise csv.Error("no line ends that blocks can be cut at")
        encoding, self._encoding = self._encoding, "utf-8"
        return _decoded(line, encoding)


class Blocks:
    """Blocks of whole lines from a stream, each with what ``look`` makes of it.

    One thread unpacks and one looks, some blocks ahead of the reader: both work outside Python's lock nearly all the
    time.
    """

    def __init__(self, raw: BinaryIO, look: Callable[[bytes], Any]) -> None:
        self._raw, self._look, self._carry, self._ended = raw, look, b"", False
        self._unpacker, self._looker = ThreadPoolExecutor(1), ThreadPoolExecutor(1)
        self._ahead: deque[tuple[Future[bytes], Future[Any]]] = deque()

    def next(self) -> tuple[bytes, Any]:
        """The next whole lines, nothing at the end; and what was made of them."""
        while len(self._ahead) < _AHEAD:
            self._ahead.append(self._looked_at(self._unpacker.submit(self._cut)))
        block, looked = self._ahead.popleft()
        return block.result(), looked.result()

    def put_back(self, lines: bytes) -> None:
        """Give back whole lines that were not used."""
        if lines:
            block: Future[bytes] = Future()
            block.set_result(lines)
            self._ahead.appendleft(self._looked_at(block))

    def close(self) -> None:
        """Wait for the other threads."""
        for pool in (self._unpacker, self._looker):
            pool.shutdown(wait=True, cancel_futures=True)

    def _looked_at(self, block: Future[bytes]) -> tuple[Future[bytes], Future[Any]]:
        return block, self._looker.submit(lambda: self._look(block.result()) if block.result() else None)

    def _cut(self) -> bytes:
        """The next lines out of the stream, put together once from small pieces: each copy costs as much as a look."""
        pieces, size = [self._carry], len(self._carry)
        self._carry = b""
        while not self._ended:
            piece = self._raw.read(min(_PIECE, BLOCK))
            self._ended = not piece
            size += len(piece)
            check_line(size - BLOCK)
            cut = piece.rfind(b"\n") + 1 if size >= BLOCK else 0
            pieces.append(piece[:cut] if cut else piece)
            if cut:
                self._carry = piece[cut:]
                break
        return b"".join(pieces)


class Lines:
    """The decoded lines of a block, split as Python does, and, where a row needs them, of the blocks after it."""

    def __init__(self, block: bytes, stream: Blocks) -> None:
        self._stream, self._lines, self.taken = stream, block.splitlines(keepends=True), 0
        self._first_end = len(self._lines)

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if self.taken == len(self._lines) and not self._more():
            raise StopIteration
        self.taken += 1
        return _decoded(self._lines[self.taken - 1])

    def _more(self) -> bool:
        block, _ = self._stream.next()
        self._lines.extend(block.splitlines(keepends=True))
        return len(block) > 0

    def left(self) -> bool:
        """Whether lines of the first block are to be read."""
        return self.taken < self._first_end

    def at_end(self) -> bool:
        """Whether the file is read to its end."""
        return self.taken == len(self._lines) and not self._more()

    def since(self, start: int) -> list[str]:
        """The lines taken since a number."""
        return list(map(_decoded, self._lines[start : self.taken]))

    def rest(self) -> bytes:
        """What was read from the stream and not taken."""
        return b"".join(self._lines[self.taken :])


def _decoded(line: bytes, encoding: str = "utf-8") -> str:
    return line.decode(encoding, AS_WINDOWS).replace("\x00", "")


def ends_closed(block: bytes, delimiter: str) -> bool:
    """Whether no quotation is open at the end of the last line."""
    last = block[block.rfind(b"\n", 0, len(block) - 1) + 1 :]
    return closed([last.decode("utf-8", "replace")], delimiter)
