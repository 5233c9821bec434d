"""What the plugin keeps of its own accord: downloads, tables of large files, the imported postcode directory. Maps are
the user's.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from qgis.core import QgsSettings

from ...core.base import settings
from ...core.base.errors import UserError
from ...core.base.i18n import tr
from ..online.download_cache import downloads_folder, own_files, profile_folder
from .postcode_profile import saved_postcodes, use_saved_postcodes


def tables_folder() -> Path:
    """Where the tables of large company files are kept for the next import: always in the profile, as they hold the
    companies.
    """
    return profile_folder() / "companies"


def stored_files() -> list[Path]:
    """All downloads and kept tables."""
    tables = tables_folder()
    return own_files(downloads_folder()) + (sorted(tables.glob("*.companies")) if tables.is_dir() else [])


def stored_folders() -> list[Path]:
    """The folders of all that, the outer one last."""
    return [downloads_folder(), tables_folder(), profile_folder()]


def cache_size() -> int:
    """Bytes of all downloads and kept tables."""
    return sum(path.stat().st_size for path in stored_files())


def empty_cache() -> None:
    """Remove the downloads and the kept tables, and folders that are empty then. Raises UserError where one is in
    use.
    """
    _remove_stored(stored_files(), stored_folders())


def _remove_stored(files: list[Path], folders: list[Path]) -> None:
    for path in files:
        _remove(path)
    for folder in folders:
        with suppress(OSError):  # it holds something, or is not there
            folder.rmdir()


def remove_everything() -> None:
    """Remove downloads, the imported postcode directory and all settings; folders that are empty then go too.

    Raises UserError where a file is in use; the settings are gone then all the same.
    """
    files, folders = [*stored_files(), saved_postcodes()], stored_folders()
    settings.forget(QgsSettings())
    _remove_stored(files, folders)
    use_saved_postcodes()


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise UserError(
            tr("{name} is in use: close other QGIS windows and try again.").format(name=path.name), str(error)
        ) from error
