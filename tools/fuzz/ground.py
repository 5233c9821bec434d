"""What the targets share: a folder in memory, and the laws that every reading keeps."""

from __future__ import annotations

import shutil
import tempfile
import unicodedata
from pathlib import Path

from midlands_clusters_plugin.core.base.errors import UserError
from midlands_clusters_plugin.core.companies import CompanyTable
from tests.core.companies.files import assert_reconciles

_MEMORY = Path("/dev/shm")  # nosec B108 - a disk in memory, where there is one
FOLDER = Path(tempfile.mkdtemp(prefix="fuzz-", dir=_MEMORY if _MEMORY.is_dir() else None))


def file(name: str, data: bytes) -> Path:
    """The data as the only file of an empty folder."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir()
    path = FOLDER / name
    path.write_bytes(data)
    return path


def table_of(read: object, *arguments: object) -> CompanyTable | None:
    """The company table that a reader gives, every row once in it; None where it has a sentence instead."""
    table = sentence_or(read, *arguments)
    if table is not None:
        assert_reconciles(table)
    return table


def sentence_or(read: object, *arguments: object) -> object | None:
    """What a reader gives, or None where it has a sentence instead: a sentence, and no library's own words."""
    try:
        return read(*arguments)
    except UserError as error:
        assert_plain(error.message)
        return None


def assert_plain(message: str) -> None:
    """A sentence for a user, whatever the file put into it: one line, of a length that a message bar holds, without
    signs that turn the line round.
    """
    assert message.strip() == message, message
    assert message.endswith((".", "?")), message
    assert len(message) <= 400, message
    assert all(unicodedata.category(sign) not in ("Cc", "Cf", "Cs", "Zl", "Zp") for sign in message), message


def tree(data: bytes, wording: list[object]) -> object:
    """Bytes as a tree of dicts, lists and given words: nearly every change of a byte gives another tree, where most texts are no JSON."""
    stream = iter(data)

    def value(depth: int) -> object:
        sign = next(stream, 0)
        if depth < 8 and sign >= 192:
            return {str(wording[next(stream, 0) % len(wording)]): value(depth + 1) for _ in range(1 + sign % 8)}
        if depth < 8 and sign >= 160:
            return [value(depth + 1) for _ in range(sign % 8)]
        return wording[sign % len(wording)]

    return value(0)


def coded(value: object, wording: list[object]) -> bytes:
    """Bytes of which ``tree`` makes a value again; words that are not in the list become the first."""

    def code(one: object) -> int:
        return wording.index(one) if one in wording else 0

    if isinstance(value, dict):
        return bytes([192 + len(value) - 1]) + b"".join(
            bytes([code(key)]) + coded(one, wording) for key, one in value.items()
        )
    if isinstance(value, list):
        return bytes([160 + len(value)]) + b"".join(coded(one, wording) for one in value)
    return bytes([code(value)])
