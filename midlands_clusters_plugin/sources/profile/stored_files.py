"""What the plugin keeps of its own accord: downloads, tables of large files, the imported postcode directory; and the
user's own clusters. Maps are the user's.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from qgis.core import Qgis, QgsMessageLog, QgsSettings

from ...core.base import settings
from ...core.base.errors import UserError
from ...core.base.i18n import tr
from ...core.catalogue import catalogue
from ...core.postcodes.chosen_index import FILE, use_index
from ..online.download_cache import downloads_folder, own_files, profile_folder


def saved_postcodes() -> Path:
    """The file of the imported postcode directory, whether it is there or not."""
    return profile_folder() / FILE


def use_saved_postcodes() -> None:
    """From now on the imported directory is used where there is one. Nothing is read yet."""
    use_index(saved_postcodes())


def use_own_clusters() -> None:
    """Offer the clusters of the chosen file, and no others; the log says what is wrong with a file."""
    catalogue.remove_added_clusters()
    path = settings.read("clusters_file", QgsSettings())
    if not path:
        return
    try:
        catalogue.add_clusters(path)
    except UserError as error:
        QgsMessageLog.logMessage(f"{error.message} {error.detail}", "Midlands Clusters", Qgis.MessageLevel.Warning)


def tables_folder() -> Path:
    """Where tables of large company files are kept for the next import: in the profile, as they hold the companies."""
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
    """Remove downloads and kept tables, and folders that are empty then. Raises UserError where one is in use."""
    _remove(stored_files(), stored_folders())


def remove_everything() -> None:
    """Remove downloads, the imported postcode directory and all settings; folders that are empty then go too.

    Raises UserError where a file is in use; the settings are gone then all the same.
    """
    files, folders = [*stored_files(), saved_postcodes()], stored_folders()
    settings.forget(QgsSettings())
    _remove(files, folders)
    use_saved_postcodes()


def _remove(files: list[Path], folders: list[Path]) -> None:
    for path in files:
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            text = tr("{name} is in use: close other QGIS windows and try again.")
            raise UserError(text.format(name=path.name), str(error)) from error
    for folder in folders:
        with suppress(OSError):  # it holds something, or is not there
            folder.rmdir()
