"""What happens after the plugin is taken out of QGIS, which calls ``unload`` alike on closing, disabling, upgrading and
uninstalling.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

import qgis.utils
from qgis.core import QgsSettings
from qgis.PyQt.QtCore import QTimer

from ...core.base.settings import PREFIX, REMEMBERED

PACKAGE = __name__.partition(".")[0]


def leave(plugin: Any) -> None:
    """The last step of ``unload``: where QGIS's manager loaded the plugin, nothing of it stays in memory; once it is
    uninstalled, neither does what it remembered by itself.

    Uninstalled it is where its folder is gone when QGIS comes back to its events; on an upgrade the new folder is there
    by then.
    """
    if qgis.utils.plugins.get(PACKAGE) is not plugin:
        return
    from ...sources.profile.stored_files import stored_files, stored_folders

    folder, files, folders = Path(__file__).parents[1], stored_files(), stored_folders()
    QTimer.singleShot(0, lambda: _forget(folder, files, folders))
    # QGIS takes out the modules whose imports it saw, not those imported by name: an upgrade would go on with the old
    # ones.
    for name in [one for one in sys.modules if one.startswith(f"{PACKAGE}.")]:
        del sys.modules[name]


def _forget(folder: Path, files: list[Path], folders: list[Path]) -> None:
    """After an uninstallation: the cache and the marks that no user made. Settings, maps, templates and an imported
    directory stay.
    """
    if folder.exists():
        return
    for name in REMEMBERED:
        QgsSettings().remove(PREFIX + name)
    for path in files:
        with suppress(OSError):
            path.unlink(missing_ok=True)
    for one in folders:
        with suppress(OSError):  # it holds what is the user's
            one.rmdir()
