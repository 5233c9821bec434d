"""What the plugin keeps of its own accord: downloads, tables of large files, the imported postcode directory. Maps are the officer's."""

from __future__ import annotations

import shutil
from pathlib import Path

from qgis.core import QgsSettings

from ..core import settings
from ..core.errors import UserError
from ..core.words import tr
from .download_cache import downloads_folder, profile_folder
from .postcode_profile import saved_postcodes, use_saved_postcodes


def tables_folder() -> Path:
    """Where the tables of large company files are kept for the next import; a part of the cache."""
    return downloads_folder() / "companies"


def cache_size() -> int:
    """Bytes of all downloads and kept tables."""
    return sum(path.stat().st_size for path in _files(downloads_folder()))


def empty_cache() -> None:
    """Remove the downloads. Raises UserError where one is in use."""
    _remove(downloads_folder())


def remove_everything() -> None:
    """Remove downloads, the imported postcode directory and all settings; folders that are empty then go too.

    Raises UserError where a file is in use; the settings are gone then all the same.
    """
    downloads, postcodes = downloads_folder(), saved_postcodes()
    settings.forget(QgsSettings())
    for path in (downloads, postcodes):
        _remove(path)
    use_saved_postcodes()
    folder = profile_folder()
    if folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()] if folder.is_dir() else []


def _remove(path: Path) -> None:
    try:
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
    except OSError as error:
        raise UserError(tr("{name} is in use: close other QGIS windows and try again.").format(name=path.name), str(error)) from error
