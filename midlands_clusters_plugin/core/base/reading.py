"""What may go wrong in a reader of files, as one sentence; and how much a file may become.

Every reader's outermost call is ``guarded``: whatever a library raises over a file that somebody made or damaged is a
sentence with the library's own words in the details. The limits stand against the file's real size, so that a small
file does not fill the memory.
"""

from __future__ import annotations

import functools
import hashlib
import os
import traceback
from collections.abc import Callable, Sequence
from contextvars import ContextVar
from pathlib import Path
from typing import Any, TypeVar

from .errors import Cancelled, UserError
from .feedback import Feedback
from .i18n import counted, tr

_Read = TypeVar("_Read", bound=Callable[..., Any])
_INSIDE: ContextVar[bool] = ContextVar("midlands_clusters_reading", default=False)
MOST_COLUMNS = 50_000
LONGEST_LINE = 4 << 20  # signs
_MOST_PACKED = 100  # times: tables of companies pack to a sixth, the emptiest sheets to a fiftieth
_CELL = 24  # bytes: 8 of a pointer and a text that is mostly not repeated
_ALWAYS = 8 << 20  # bytes that any archive may unpack to
_OVERRIDE = "MIDLANDS_CLUSTERS_NO_LIMITS"  # set in QGIS's options, System, Environment, by one who knows his file


def guarded(read: _Read) -> _Read:
    """The reader of a file (its first argument), or of a frame, that raises UserError and Cancelled only."""

    @functools.wraps(read)
    def call(source: Any, *arguments: Any, **options: Any) -> Any:
        if _INSIDE.get():  # the outermost knows the file's name
            return read(source, *arguments, **options)
        token = _INSIDE.set(True)
        try:
            return read(source, *arguments, **options)
        except (UserError, Cancelled):
            raise
        except Exception as error:
            name = tr("The layer")
            if isinstance(source, (str, os.PathLike)):
                name = Path(os.fspath(source).partition("|")[0]).name or str(source)
            raise _sentence(name, error) from error
        finally:
            _INSIDE.reset(token)

    return call  # type: ignore[return-value]  # the same signature


def _sentence(name: str, error: Exception) -> UserError:
    details = str(error)
    if isinstance(error, FileNotFoundError):
        stated = tr("{name} is not there any more: choose the file again.")
    elif isinstance(error, PermissionError):
        stated = tr("{name} cannot be opened: close the program that uses it, or ask for the right to read it.")
    elif isinstance(error, IsADirectoryError):
        stated = tr("{name} is a folder: choose a file.")
    elif isinstance(error, OSError):
        stated = tr("{name} cannot be read to its end: check the drive or copy the file to this computer.")
    elif isinstance(error, MemoryError):
        stated = tr("There is not memory enough for {name}: save the columns that are needed as a smaller file.")
    else:
        stated = tr("{name} holds something that cannot be read: save it again, as CSV if nothing else helps.")
        details = f"{error}\n\n{traceback.format_exc()}"
    return UserError(stated.format(name=name), details)


def decoded(raw: bytes) -> str:
    """The text of a small file: UTF-16 where its mark says so, else UTF-8, else Windows'; without NULs."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16", "replace").replace("\x00", "")
    try:
        return raw.decode("utf-8-sig").replace("\x00", "")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace").replace("\x00", "")


def check_unpacked(name: str, packed: int, unpacked: int) -> None:
    """Raise UserError for an archive, or a part of one, that becomes more than a table of companies can."""
    if unpacked > max(_ALWAYS, _MOST_PACKED * packed) and not os.environ.get(_OVERRIDE):
        stated = tr("{name} unpacks to far more than a table of companies can be: choose another file.")
        raise UserError(stated.format(name=name))


def check_columns(count: int) -> None:
    """Raise UserError for more columns than anybody can choose from."""
    if count > MOST_COLUMNS:
        stated = counted(
            "The file has {n} columns, and up to {most:,} can be read: leave out what is not needed.",
            "The file has {n} columns, and up to {most:,} can be read: leave out what is not needed.",
            count,
        )
        raise UserError(stated.format(most=MOST_COLUMNS))


def check_line(length: int) -> None:
    """Raise UserError for a line that no table has."""
    if length > LONGEST_LINE:
        stated = tr(
            "The file has a line of more than {longest:,} signs: it is no table of companies, or its line ends are "
            "missing."
        )
        raise UserError(stated.format(longest=LONGEST_LINE))


def check_rows(name: str, rows: int, columns: int) -> None:
    """Raise UserError where the memory that is free, if that is known, cannot hold so many rows of texts."""
    free = free_memory()
    if free is not None and rows * (columns + 4) * _CELL > free and not os.environ.get(_OVERRIDE):
        stated = tr(
            "{name} has {rows:,} rows, for which this computer has not memory enough: keep fewer columns or rows in it."
        )
        raise UserError(stated.format(name=name, rows=rows))


def free_memory() -> int | None:
    """Bytes that programs may still have, by the system's own estimate."""
    try:
        with open("/proc/meminfo", encoding="ascii") as lines:
            return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("MemAvailable:"))
    except (OSError, StopIteration, ValueError):
        return None


def refuse_more_cells(number: int, row: Sequence[str], header: Sequence[str], file: str) -> None:
    """Raise UserError where a row of a small table has cells that no head names: what stands there would be lost."""
    if any(cell.strip() for cell in row[len(header) :]):
        stated = tr(
            "Row {row} of {name} has more cells than the first row: part several values in a cell with semicolons."
        )
        raise UserError(stated.format(row=number, name=file))


def sha256_of(path: Path, feedback: Feedback | None = None) -> str:
    """Hash of a file. Raises OSError, Cancelled."""
    digest = hashlib.sha256()
    with path.open("rb") as raw:
        while block := raw.read(1 << 20):
            (feedback or Feedback()).check()
            digest.update(block)
    return digest.hexdigest()
