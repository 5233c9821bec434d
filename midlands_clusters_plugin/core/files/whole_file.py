"""The one writer of files: made beside their place, flushed to the disk, looked at whether they are whole, and only
then renamed.

``write_beside`` writes one file. Inside ``together()`` the files of a run wait for each other and change places at the
end, so that a run that fails, is cancelled or is killed leaves the earlier set. What killed runs left goes at the next
write into the folder.
"""

from __future__ import annotations

import errno
import json
import os
import re
import shutil
import socket
import sys
import time
import uuid
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from pathlib import Path

from ..base.errors import UserError
from ..base.i18n import tr
from .whole_check import NotWholeError, check_whole

Moves = dict[Path, Path]  # final place -> temporary file
_STALE = 24 * 3600  # seconds
LONGEST_NAME = 255  # bytes of a name on nearly every disk
_NO_ROOM = 65_536  # bytes left on a disk that is called full
_FULL = ("no space", "disk is full", "database or disk")
_ODD = re.compile(r"[^\w .+~=()&@-]")
# .name-mc<host><process>-<random>.ending, and what GDAL and SQLite put beside it; the second is the pattern of versions
# before 0.3.
_OURS = re.compile(r"\.[^/\\]{0,60}-mc([0-9a-f]{4})([0-9a-f]+)-[0-9a-f]{8}(?:\.[^/\\]*)?")
_BESIDE = "(?:-journal|-wal|-shm)?"
_JOURNAL = "midlands_clusters.set"
_OPEN_SET: ContextVar[Moves | None] = ContextVar("midlands_clusters_set", default=None)
_SHAPEFILE = (".qix", ".sbn", ".sbx", ".ind", ".idm", ".cpg")  # an old one would belong to no new file


def write_beside(path: Path, write: Callable[[Path], object], *, at_once: bool = False, family: bool = False) -> Path:
    """Call ``write`` with a temporary path in the same folder and rename the result into place.

    Parameters
    ----------
    at_once : do not wait for the rest of a set: the run reads this file again itself.
    family : ``write`` makes several files of one stem, as Shapefiles are; else only the one is taken over.

    Raises
    ------
    UserError : folder or file cannot be written, the disk is full, what was written is not whole. What was there before
        is untouched.
    """
    path = Path(path)
    waiting = None if at_once else _OPEN_SET.get()
    temporary = temporary_beside(path)
    taken = False
    try:
        _check_place(path)
        path.parent.mkdir(parents=True, exist_ok=True)
        if waiting is None or not any(final.parent == path.parent for final in waiting):
            sweep(path.parent, path)
        write(temporary)
        moves = _family(temporary, path) if family else {path: temporary}
        for made in moves.values() or [temporary]:  # none where its folder has gone
            if not made.is_file():
                raise NotWholeError("nothing was made")
            _flush(made)
            check_whole(made)
        if waiting is None:
            put_in_place(moves)
        else:
            for final, made in moves.items():
                if final in waiting:
                    _remove(waiting[final])
                waiting[final] = made
        taken = True
    except _write_errors() as error:
        lost = getattr(error, "errno", None) in (None, errno.ENOENT) and not temporary.exists()  # with its folder
        cause = NotWholeError(str(error)) if lost else error
        raise UserError(why_not_written(path, cause), str(error)) from error
    finally:
        _remove(temporary, but=set(waiting.values()) if taken and waiting is not None else set())
    return path


def write_text(path: str | Path, text: str, *, at_once: bool = False) -> Path:
    """Write a text as UTF-8, line ends as they are. Raises UserError."""

    def write(temporary: Path) -> None:
        content = text.encode("utf-8")
        temporary.write_bytes(content)
        if temporary.stat().st_size != len(content):
            raise NotWholeError("shorter than its text")

    return write_beside(Path(path), write, at_once=at_once)


@contextmanager
def together() -> Iterator[None]:
    """Files that are written inside appear at the end, all of them or, where anything is raised, none. One inside
    another is one set.

    Raises UserError where a file cannot take its place; all have their earlier content then.
    """
    if _OPEN_SET.get() is not None:
        yield
        return
    moves: Moves = {}
    token = _OPEN_SET.set(moves)
    try:
        yield
        put_in_place(moves)
    except _write_errors() as error:
        named = isinstance(error, OSError) and (error.filename2 or error.filename)
        where = Path(named) if named else next(iter(moves))
        raise UserError(why_not_written(where, error), str(error)) from error
    finally:
        _OPEN_SET.reset(token)
        for temporary in moves.values():
            _remove(temporary)


def put_in_place(moves: Mapping[Path, Path]) -> None:
    """Rename finished files (final -> temporary, in the same folder) to their places: all or none. Raises OSError.

    A list of the renames lies beside them meanwhile: what a power cut leaves undone, ``sweep`` does. Where the system
    has a shell, a process of its own renames, so that ending this one in between leaves no mixture.
    """
    for final in moves:
        if final.suffix.lower() == ".gpkg":  # of the database that goes: SQLite would apply it to the new one
            for ending in ("-journal", "-wal", "-shm"):
                final.with_name(final.name + ending).unlink(missing_ok=True)
    if len(moves) > 1:
        _rename_set(moves)
    else:
        for final, temporary in moves.items():
            os.replace(temporary, final)
    for folder in {final.parent for final in moves}:
        _flush_folder(folder)


def _rename_set(moves: Mapping[Path, Path]) -> None:
    made = {final: _traits(temporary, final) for final, temporary in moves.items()}  # raises where a share has gone
    aside = {final: _set_aside(final) for final in moves}
    journal = _note(moves)
    try:
        _rename(moves)
        for final in moves:
            if not _same(_traits(final, final), made[final]):
                raise NotWholeError(errno.ENOENT, "its temporary file is gone", str(final))
    except OSError:
        for final, old in aside.items():
            with suppress(OSError):  # gone with its folder
                if not moves[final].exists() and _same(_traits(final, final), made[final]):
                    os.replace(final, moves[final])
                if old is not None:
                    os.replace(old, final)
        raise
    finally:
        journal.unlink(missing_ok=True)
        for old in aside.values():
            if old is not None:
                old.unlink(missing_ok=True)


def temporary_beside(path: Path) -> Path:
    """A new name beside a path that nobody can guess; odd signs become underscores, lest GDAL read an address."""
    owner = f"{_host()}{os.getpid():x}"
    # No dot within: where there is no ending, pathlib would take what follows the dot for one.
    plain = _ODD.sub("_", path.stem)[:40].replace(".", "_")
    return path.with_name(f".{plain}-mc{owner}-{uuid.uuid4().hex[:8]}{path.suffix[:20]}")


def sweep(folder: Path, path: Path | None = None) -> None:
    """Finish the set that a killed run began to rename; remove what killed runs left (elsewhere: a day ago)."""
    older = None
    if path is not None:
        older = re.compile(
            re.escape(f".{_ODD.sub('_', path.stem)[:60]}") + "-[0-9a-f]{8}" + re.escape(path.suffix) + _BESIDE
        )
    try:
        found = [one for one in folder.iterdir() if one.name.startswith(".") and _is_left(one, older)]
    except OSError:
        return
    for one in found:
        if _JOURNAL in one.name:
            _finish(one)
    for one in found:
        with suppress(OSError):  # gone meanwhile, or open in another program: it may stay
            if one.is_dir() and not one.is_symlink():
                shutil.rmtree(one)
            else:
                one.unlink(missing_ok=True)


def why_not_written(path: Path, error: BaseException | None = None) -> str:
    """The cause in one sentence, looked for on the disk: libraries seldom know it."""
    text, number = str(error).lower(), getattr(error, "errno", None)
    folder = path.parent
    while not os.path.exists(folder) and folder != folder.parent:  # Path.exists raises for a name too long
        folder = folder.parent
    if number == errno.ENAMETOOLONG or len(os.fsencode(path.name)) > LONGEST_NAME:
        return tr("The name {} is too long: choose a shorter one.").format(path.name)
    if os.path.isdir(path):
        return tr("{} is a folder: give the file another name.").format(path.name)
    if number in (errno.ENOSPC, errno.EDQUOT) or any(wording in text for wording in _FULL) or _full(folder):
        return tr("The disk is full: {} was not written; free some space or choose another folder.").format(path.name)
    if not os.path.isdir(folder):
        return tr("{name} cannot be written: {folder} is a file and no folder; choose another folder.").format(
            name=path.name, folder=folder.name
        )
    if folder != path.parent:
        return tr(
            "{name} cannot be written: the folder {folder} is not there; connect its drive or choose another."
        ).format(name=path.name, folder=path.parent.name)
    if not os.access(folder, os.W_OK) or number == errno.EROFS:
        return tr("{name} cannot be written: the folder {folder} may only be read; choose another.").format(
            name=path.name, folder=folder.name or str(folder)
        )
    if isinstance(error, NotWholeError):
        return tr(
            "{} was not written whole, so what was there before was left: try again, or choose another folder."
        ).format(path.name)
    return tr("{} cannot be written: close programs that use it, or choose another folder.").format(path.name)


def refuse(path: Path) -> None:
    """Raise UserError with the reason why a file cannot be written."""
    raise UserError(why_not_written(path))


def _check_place(path: Path) -> None:
    """What cannot work at the end is said before the work."""
    if len(os.fsencode(path.name)) > LONGEST_NAME:
        raise OSError(errno.ENAMETOOLONG, "name too long", str(path))
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, "is a folder", str(path))


def _family(temporary: Path, path: Path) -> Moves:
    """All files that were made under the temporary stem; the main one last, because with it the new set counts."""
    made = sorted(one for one in temporary.parent.iterdir() if one.name.startswith(f"{temporary.stem}."))
    made.sort(key=lambda one: one == temporary)
    if path.suffix.lower() == ".shp":
        for suffix in _SHAPEFILE:
            path.with_suffix(suffix).unlink(missing_ok=True)
    return {path.with_name(path.stem + one.name[len(temporary.stem) :]): one for one in made}


def _rename(moves: Mapping[Path, Path]) -> None:
    if os.name == "posix":
        pairs = [str(one) for final, temporary in moves.items() for one in (temporary.absolute(), final.absolute())]
        script = 'while [ $# -gt 1 ]; do mv -f "$1" "$2" || exit 1; shift 2; done'
        silent = [(os.POSIX_SPAWN_OPEN, number, os.devnull, os.O_RDWR, 0) for number in range(3)]
        with suppress(OSError):  # no shell: this process does it below
            shell = os.posix_spawn(
                "/bin/sh", ["sh", "-c", script, "sh", *pairs], os.environ, file_actions=silent, setpgroup=0
            )
            os.waitpid(shell, 0)
    for final, temporary in moves.items():
        if temporary.exists():
            os.replace(temporary, final)


def _traits(path: Path, final: Path) -> tuple[int, float]:
    """Size and time, by which a file is known again under another name. Raises NotWholeError, about ``final``."""
    try:
        about = path.stat()
    except OSError as error:
        raise NotWholeError(errno.ENOENT, str(error), str(final)) from error
    return about.st_size, about.st_mtime


def _same(one: tuple[int, float], other: tuple[int, float]) -> bool:
    return one[0] == other[0] and abs(one[1] - other[1]) <= 2  # seconds, which is how closely some disks know


def _set_aside(final: Path) -> Path | None:
    """A second name of the file that is there, or a copy where the disk has no second names; None: no file."""
    if not final.exists():
        return None
    aside = temporary_beside(final)
    try:
        os.link(final, aside)
    except OSError:
        shutil.copyfile(final, aside)
    return aside


def _note(moves: Mapping[Path, Path]) -> Path:
    """The list of renames, beside the first file; other folders by their way from there."""
    folder = next(iter(moves)).parent
    journal = temporary_beside(folder / _JOURNAL)
    journal = journal.with_name(journal.stem + "." + _JOURNAL)
    draft = temporary_beside(journal)
    listed = [[os.path.relpath(temporary, folder), final.name] for final, temporary in moves.items()]
    draft.write_text(json.dumps(listed), encoding="utf-8")
    _flush(draft)
    os.replace(draft, journal)
    _flush_folder(folder)
    return journal


def _finish(journal: Path) -> None:
    """Do what is left of a list of renames; only files that bear our own temporary names are touched."""
    with suppress(OSError, ValueError, TypeError):
        for temporary, name in json.loads(journal.read_text(encoding="utf-8")):
            source = journal.parent / temporary
            if _OURS.fullmatch(source.name) and Path(name).name == name and source.is_file():
                os.replace(source, source.with_name(name))


def _is_left(one: Path, older: re.Pattern[str] | None) -> bool:
    """Whether a file is ours and nobody is at work on it any more."""
    mine = _OURS.fullmatch(one.name)
    if mine is None and (older is None or not older.fullmatch(one.name)):
        return False
    try:
        old = time.time() - one.stat().st_mtime > _STALE
    except OSError:
        return False
    if mine is None:
        return old
    if mine.group(1) == _host():
        return not _alive(int(mine.group(2), 16))
    return old


def _alive(process: int) -> bool:
    if sys.platform == "win32":
        import ctypes

        handle = ctypes.windll.kernel32.OpenProcess(0x1000, False, process)
        ctypes.windll.kernel32.CloseHandle(handle)
        return bool(handle)
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):  # another user's
        return True
    return True


def _host() -> str:
    return f"{zlib.crc32(socket.gethostname().encode()) & 0xFFFF:04x}"


def _flush(path: Path) -> None:
    """To the disk itself: a full one says so here at the latest."""
    with path.open("r+b") as raw:
        os.fsync(raw.fileno())


def _flush_folder(folder: Path) -> None:
    if os.name == "posix":
        with suppress(OSError):
            handle = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)


def _full(folder: Path) -> bool:
    try:
        usage = shutil.disk_usage(folder)
        return usage.total > 0 and usage.free < _NO_ROOM
    except OSError:
        return False


def _remove(temporary: Path, but: Iterable[Path] = ()) -> None:
    """The temporary file and whatever a library put beside it."""
    with suppress(OSError):  # a folder that vanished, a locked file: the error that led here is the one to report
        for leftover in temporary.parent.iterdir():
            if leftover.name.startswith(temporary.stem) and leftover not in but:
                with suppress(OSError):
                    leftover.unlink()


def _write_errors() -> tuple[type[Exception], ...]:
    """What the writing libraries raise; those that are not there raise nothing."""
    errors: list[type[Exception]] = [OSError]
    if "pyogrio" in sys.modules:
        from pyogrio.errors import DataLayerError, DataSourceError

        errors += [DataSourceError, DataLayerError]
    return tuple(errors)
