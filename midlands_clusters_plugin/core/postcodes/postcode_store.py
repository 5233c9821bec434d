"""The postcode directory in use: the built-in one, or one that the user imported, kept as one .npz file in the profile.

The file is written beside and renamed into place: a broken import never replaces a good index.
"""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

import numpy as np

from ..base.errors import UserError
from ..base.feedback import Feedback
from ..base.i18n import counted, mark, shown, tr
from ..files.whole_file import write_beside
from .chosen_index import AUTO, EXTEND, REPLACE, changed, chosen
from .chosen_index import FILE as FILE
from .chosen_index import changes as changes
from .chosen_index import use_index as use_index
from .postcode_files import read_directory
from .postcode_index import check_positions, covered, extended, make_index
from .postcode_rows import PostcodeRows
from .postcodes import PostcodeIndex, builtin_index

_ENOUGH = 0.95  # of the built-in live postcodes: a directory that has fewer is a part of one
_ARRAYS = {"key": "u4", "easting": "i4", "northing": "i4", "authority": "u1", "kind": "u1"}
_DAMAGED = mark("The imported postcode directory is damaged: import it again, or go back to the built-in one.")


@dataclass(frozen=True)
class Imported:
    """What an index was made of. ``date``: its edition, "" where unknown; ``imported_on``: the day, ISO 8601."""

    source: str
    kind: str
    date: str
    mode: str
    rows_read: int
    rows_stored: int
    left_out: dict[str, int]
    postcodes: int
    notes: tuple[str, ...]
    imported_on: str = ""


def import_directory(
    path: str | Path,
    target: str | Path,
    *,
    mode: str = AUTO,
    base: PostcodeIndex | None = None,
    feedback: Feedback | None = None,
) -> Imported:
    """Read a directory and save it as the index at ``target``.

    Parameters
    ----------
    mode : "replace" uses the file alone; "extend" keeps every postcode of the base that the file lacks; "auto" replaces
        where the file holds terminated postcodes too and at least 95% of the base's live ones, else extends.
    base : what is extended and compared with; the built-in index unless given.

    Raises
    ------
    UserError : the file is no postcode directory, its positions do not fit, or the index cannot be saved. Cancelled.
    """
    feedback, base = feedback or Feedback(), base or builtin_index()
    directory = read_directory(path, feedback.part(0.0, 0.8))
    feedback.step(tr("Building the index of postcodes"))
    newer = make_index(directory.rows.arrays())
    feedback.progress(0.85)
    far = check_positions(base, newer)
    share = covered(base, newer)
    feedback.progress(0.9)
    if mode == AUTO:
        mode = REPLACE if share >= _ENOUGH and (newer.kind == 1).any() else EXTEND
    index = newer if mode == REPLACE else extended(base, newer)
    feedback.progress(0.95)
    rows, lacking = directory.rows, share if mode == REPLACE and share < _ENOUGH else None
    origin = (directory.name, directory.kind, directory.date, mode)
    feedback.check()
    about = _saved(index, rows, origin, tuple(_notes(rows, newer, far, lacking)), target)
    feedback.progress(1)
    return about


def _notes(rows: PostcodeRows, newer: PostcodeIndex, far: int, lacking: float | None) -> Iterator[str]:
    """What the user must know. ``lacking``: what share of the built-in postcodes is in use, where that is too small."""
    for reason, number in rows.left_out.items():
        yield tr("Rows left out, {reason}: {count:,}.").format(count=number, reason=shown(reason))
    unplaced, repeated = int((newer.kind == 2).sum()), _stored(rows) - len(newer)
    if unplaced:
        yield counted(
            "{n} postcode has no position in the file.", "{n} postcodes have no position in the file.", unplaced
        )
    if repeated > 0:
        yield counted(
            "{n} row repeats a postcode; the first live one counts.",
            "{n} rows repeat a postcode; the first live one counts.",
            repeated,
        )
    if rows.matched_by_name:
        some = ", ".join(f"{old} as {new}" for old, new in list(rows.matched_by_name.items())[:5])
        yield tr("Codes of another year were matched by name: {some}.").format(some=some)
    if rows.unknown_codes:
        stated = tr("{count:,} authority codes are not known to this version of the plugin: {some}.")
        yield stated.format(count=len(rows.unknown_codes), some=", ".join(list(rows.unknown_codes)[:5]))
    if far:
        yield counted(
            "{n} postcode lies more than 20 km from where the built-in directory has it.",
            "{n} postcodes lie more than 20 km from where the built-in directory has them.",
            far,
        )
    if lacking is not None:
        yield tr(
            "The file has only {share:.0%} of the live postcodes of the built-in directory; the others are now unknown."
        ).format(share=lacking)


def _stored(rows: PostcodeRows) -> int:
    return rows.rows_read - sum(rows.left_out.values())


def _saved(
    index: PostcodeIndex,
    rows: PostcodeRows,
    origin: tuple[str, str, str, str],
    notes: tuple[str, ...],
    target: str | Path,
) -> Imported:
    """Save an index; what it was made of. ``origin``: source, kind, date and mode."""
    figures = (rows.rows_read, _stored(rows), dict(rows.left_out), len(index))
    about = Imported(*origin, *figures, notes, date.today().isoformat())
    save_index(index, about, target)
    return about


def save_index(index: PostcodeIndex, about: Imported, target: str | Path) -> Path:
    """Write an index and what it was made of. Raises UserError where that fails; what was there is untouched."""
    arrays = {name: getattr(index, name).astype(kind) for name, kind in _ARRAYS.items()}
    about_text = np.frombuffer(json.dumps(asdict(about)).encode("utf-8"), dtype=np.uint8)

    def write(temporary: Path) -> None:
        with temporary.open("wb") as stream:
            np.savez(stream, outward=index.outward, codes=index.codes.astype("S9"), about=about_text, **arrays)

    path = write_beside(Path(target), write, at_once=True)
    _note_change()
    return path


def load_index(path: str | Path) -> tuple[PostcodeIndex, Imported]:
    """An index saved with ``save_index``, kept while the file is as it was. Raises UserError where it is damaged."""
    try:
        stat = Path(path).stat()
    except OSError as error:
        raise UserError(shown(_DAMAGED), str(error)) from error
    return _load(str(path), stat.st_mtime_ns, stat.st_size)


@lru_cache(maxsize=1)
def _load(path: str, _changed: int, _size: int) -> tuple[PostcodeIndex, Imported]:
    try:
        with np.load(path, allow_pickle=False) as saved:
            arrays = {name: saved[name] for name in (*_ARRAYS, "outward", "codes", "about")}
        about = json.loads(arrays.pop("about").tobytes().decode("utf-8"))
        imported = Imported(**{**about, "notes": tuple(about["notes"])})
        return _checked(arrays), imported
    except (OSError, ValueError, KeyError, TypeError, EOFError, zipfile.BadZipFile) as error:
        raise UserError(shown(_DAMAGED), str(error)) from error


def _checked(arrays: dict[str, np.ndarray]) -> PostcodeIndex:
    """The index, if the arrays can be one; else ValueError."""
    outward, key = arrays["outward"].astype("S4"), arrays["key"]
    same = {len(arrays[name]) for name in _ARRAYS} == {len(key)}
    sound = same and len(key) and (np.diff(key.astype(np.int64)) > 0).all() and int(key[-1]) < len(outward) * 6760
    if not sound or not ((arrays["authority"] < len(arrays["codes"])) | (arrays["authority"] == 255)).all():
        raise ValueError("the arrays do not belong together")
    codes = np.char.decode(arrays["codes"], "ascii").astype(object)
    return PostcodeIndex(**{name: arrays[name] for name in _ARRAYS}, codes=codes, outward=outward)


def _note_change() -> None:
    _load.cache_clear()
    changed()


def current_index() -> PostcodeIndex:
    """The index in use: the imported one where there is one, else the built-in. Raises UserError for a damaged one."""
    path = chosen()
    return load_index(path)[0] if path is not None and path.is_file() else builtin_index()


def imported() -> Imported | None:
    """What the index in use was made of; None for the built-in one. Raises UserError where it is damaged."""
    path = chosen()
    return load_index(path)[1] if path is not None and path.is_file() else None


def remove_index(path: str | Path) -> bool:
    """Go back to the built-in directory by deleting the imported one; whether there was one. Raises UserError."""
    try:
        Path(path).unlink()
    except FileNotFoundError:
        return False
    except OSError as error:
        raise UserError(
            tr("The imported postcode directory cannot be removed: close other QGIS windows and try again."), str(error)
        ) from error
    finally:
        _note_change()
    return True


def add_rows(rows: PostcodeRows, target: str | Path, source: str) -> Imported:
    """Add rows to the index saved at ``target`` (to the built-in one where there is none) and save it.

    Raises UserError for no row, a damaged index, or one that cannot be saved.
    """
    target = Path(target)
    base, before = load_index(target) if target.is_file() else (builtin_index(), None)
    index = extended(base, make_index(rows.arrays()))
    added = counted("{n} postcode was added from {source}.", "{n} postcodes were added from {source}.", _stored(rows))
    notes: tuple[str, ...] = (added.format(source=source),)
    origin = (source, "added", "", EXTEND)
    if before:
        names = before.source if source in before.source else f"{before.source}; {source}"
        notes, origin = (*before.notes, *notes), (names, before.kind, before.date, before.mode)
    return _saved(index, rows, origin, notes, target)
