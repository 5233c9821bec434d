"""Downloads kept in the profile, with their date and hash: used without a network, and never replaced by a broken one.

An entry is two files: the data, whose name holds the start of its hash, and a small JSON file that names it. The JSON
file is renamed into place last, so that at any moment it names a whole file.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime, timezone
from pathlib import Path

from qgis.core import QgsApplication, QgsSettings

from ...core.base import settings
from ...core.base.errors import UserError
from ...core.base.i18n import on_day, tr
from ...core.base.reading import sha256_of

_LARGEST_ENTRY = 1 << 16
_ENTRY = {"file", "date", "sha256", "url", "rows"}
# Data by the start of its hash; beside it what a killed run left, and what GDAL writes to a GeoPackage that is open.
_OWN = re.compile(
    r"([a-z0-9_]+-[0-9a-f]{12}|[a-z0-9_]+\.new|\.[a-z0-9_.]+(-mc[0-9a-f]+)?-[0-9a-f]{8})\.[a-z]+(-wal|-shm|-journal)?"
)


def profile_folder() -> Path:
    """The plugin's folder in the QGIS profile."""
    return Path(QgsApplication.qgisSettingsDirPath()) / "midlands_clusters"


def downloads_folder() -> Path:
    """Where downloads are kept: in the folder of the options, else in the profile."""
    own = settings.read("cache_folder", QgsSettings())
    # Not the name of the folder for maps beside a project: the two may be given the same place.
    return Path(own) / "midlands_clusters_cache" if own else profile_folder() / "downloads"


def own_files(folder: Path) -> list[Path]:
    """The files that a cache wrote to a folder, by names and, of JSON, by contents: nothing else is removed."""
    there = [one for one in folder.iterdir() if one.is_file()] if folder.is_dir() else []
    return [one for one in there if _OWN.fullmatch(one.name) or (one.suffix == ".json" and _is_entry(one))]


def _is_entry(path: Path) -> bool:
    try:
        return path.stat().st_size <= _LARGEST_ENTRY and set(json.loads(path.read_text(encoding="utf-8"))) >= _ENTRY
    except (OSError, ValueError, TypeError):
        return False


@dataclass(frozen=True)
class Cached:
    """A whole download: when it came (ISO 8601, UTC), whether just now, and why an older one is used."""

    path: Path
    date: str
    sha256: str
    url: str
    rows: int
    fresh: bool = False
    note: str = ""

    @property
    def day(self) -> str:
        """The date without the time, as it is written in a sentence."""
        return on_day(date.fromisoformat(self.date[:10]))


@dataclass(frozen=True)
class Downloaded:
    """What a download says of itself: where from, and how many features."""

    url: str
    rows: int


class DownloadCache:
    """Downloads by key."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder or downloads_folder()

    def find(self, key: str, *, unread: bool = False) -> Cached | None:
        """The kept download; None where there is none, or where its bytes are no longer those that came.

        ``unread`` does not look at the bytes, only whether the file is there: for a window, which must not wait.
        """
        try:
            entry = self._entry(key)
            if entry.stat().st_size > _LARGEST_ENTRY:
                return None
            about = json.loads(entry.read_text(encoding="utf-8"))
            path = self._folder / Path(str(about["file"])).name  # no way out of the folder
            if not path.is_file() if unread else sha256_of(path) != about["sha256"]:
                return None
            return Cached(path, str(about["date"]), str(about["sha256"]), str(about["url"]), int(about["rows"]))
        except (OSError, ValueError, KeyError, TypeError):
            return None  # missing or damaged: the same as not downloaded yet

    def get(self, key: str, download: Callable[[Path], Downloaded], *, suffix: str, refresh: bool = False) -> Cached:
        """The kept download, else a new one. Raises UserError where neither can be had; Cancelled.

        Parameters
        ----------
        download : writes a checked file to the path it is given, or raises UserError.
        refresh : download even though there is one; where that fails, the kept one is given, with a note that says why.
        """
        stored = self.find(key)
        if stored is not None and not refresh:
            return stored
        try:
            return self._store(key, download, suffix)
        except UserError as error:
            if stored is None:
                raise
            note = tr("The download could not be refreshed, so the one of {day} is used. The reason: {message}")
            return replace(stored, note=note.format(day=stored.day, message=error.message))

    def _store(self, key: str, download: Callable[[Path], Downloaded], suffix: str) -> Cached:
        from ...core.files.whole_file import write_beside, write_text

        stated: list[Downloaded] = []
        fresh = self._folder / f"{_slug(key)}.new{suffix}"
        try:
            write_beside(fresh, lambda path: stated.append(download(path)), at_once=True)
            digest = sha256_of(fresh)
            path = self._folder / f"{_slug(key)}-{digest[:12]}{suffix}"
            fresh.replace(path)
            now = datetime.now(timezone.utc).isoformat(timespec="seconds")
            entry = {"file": path.name, "date": now, "sha256": digest, **asdict(stated[0])}
            write_text(self._entry(key), json.dumps(entry, indent=1), at_once=True)
        except OSError as error:
            text = tr("The download cannot be kept in the QGIS profile: is the disk full or the profile locked?")
            raise UserError(text, str(error)) from error
        self._forget_older(key, path, suffix)
        return Cached(path, now, digest, stated[0].url, stated[0].rows, fresh=True)

    def _forget_older(self, key: str, path: Path, suffix: str) -> None:
        for older in self._folder.glob(f"{_slug(key)}-*{suffix}"):
            if older != path and re.fullmatch(rf"{re.escape(_slug(key))}-[0-9a-f]{{12}}", older.name[: -len(suffix)]):
                with suppress(OSError):  # open in a project on Windows: it stays, and does no harm
                    older.unlink()

    def _entry(self, key: str) -> Path:
        return self._folder / f"{_slug(key)}.json"


def _slug(key: str) -> str:
    """A file name for a key; different keys give different names."""
    plain = re.sub(r"[^a-z0-9]+", "_", key.lower()).strip("_")[:60]
    return plain if plain and plain == key else f"{plain}_{hashlib.sha256(key.encode()).hexdigest()[:8]}"
