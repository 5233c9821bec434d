"""What a server sends, unpacked here: Qt's network thread unpacks an answer of any size while nobody reads it."""

from __future__ import annotations

import zlib
from typing import Any

_GZIP_OR_ZLIB = zlib.MAX_WBITS | 32  # whichever its first bytes say
PACKED = (b"gzip", b"x-gzip", b"deflate")
ACCEPTED = b"gzip"  # with this header of our own Qt hands an answer on as it came


class Body:
    """The bytes of one answer, at most one more than ``limit``."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._unpacking: Any = None
        self._kept = bytearray()
        self.damaged = False

    def __len__(self) -> int:
        return len(self._kept)

    @property
    def too_large(self) -> bool:
        """More than the limit came, or would come out of what came."""
        return len(self._kept) > self._limit

    def take(self, block: bytes, encoding: bytes) -> None:
        """The next bytes, with what the header Content-Encoding says."""
        if not self._kept and self._unpacking is None and encoding.strip().lower() in PACKED:
            self._unpacking = zlib.decompressobj(_GZIP_OR_ZLIB)
        if self._unpacking is None:
            self._kept += block
            return
        if self.damaged:
            return
        try:
            self._kept += self._unpacking.decompress(block, self._limit + 1 - len(self._kept))
        except zlib.error:
            self.damaged = True

    def whole(self) -> bytes:
        """All of it; ``damaged`` where what was packed broke off."""
        if self._unpacking is not None and not self._unpacking.eof:
            self.damaged = True
        return bytes(self._kept)
