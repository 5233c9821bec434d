"""Where a result goes when the user names no file, and how a file that is in use is replaced."""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Container
from contextlib import closing
from hashlib import sha256
from itertools import chain, count
from pathlib import Path

from qgis.core import QgsApplication, QgsProject, QgsSettings
from qgis.PyQt.QtCore import QStandardPaths

from ...core.base import settings
from ...core.base.errors import UserError
from ...core.base.i18n import tr

FOLDER = "midlands_clusters"
_LONGEST = 80


def default_folder(project: QgsProject) -> Path:
    """The folder of the options; without one beside the project if it is saved, else in the QGIS profile."""
    own = settings.read("output_folder", QgsSettings())
    if own:
        return Path(own)
    home = project.absolutePath()
    return Path(home or QgsApplication.qgisSettingsDirPath()) / FOLDER


def documents_folder(project: QgsProject) -> Path:
    """Where pages go: the folder of the options, else the project's, else the user's documents."""
    own = settings.read("output_folder", QgsSettings())
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    folders = (Path(one) for one in (own, project.absolutePath(), documents) if one and Path(one).is_dir())
    return next(folders, Path.home())


def numbered(path: Path, mine: Container[Path] = ()) -> Path:
    """The path, or where a file is there that is not ``mine`` one with a number."""
    others = (path.with_name(f"{path.stem}_{number}{path.suffix}") for number in count(2))
    return next(one for one in chain([path], others) if one in mine or not one.exists())


def default_file(
    project: QgsProject, cluster: str, area: str, size: float, grid: str, *, protected: bool = False
) -> Path:
    """One file for each cluster, area and hexagon size: the same map made again replaces itself, another does not.

    A ``protected`` map, which holds no companies, does not replace the one that does.
    """
    cell = f"h3r{size:.0f}" if grid == "h3" else f"{size:.0f}m"
    wording = [cluster, area, cell, *(["protected"] if protected else [])]
    name = re.sub(r"[^a-z0-9]+", "_", "_".join(wording).lower()).strip("_")
    return default_folder(project) / f"{_shortened(name)}.gpkg"


def _shortened(name: str) -> str:
    """A name of at most 80 letters; of longer ones, a digest of what is cut off keeps them apart."""
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 9]}_{sha256(name.encode()).hexdigest()[:8]}"


def with_suffix(text: str) -> Path:
    """What was typed as a GeoPackage's path: ``.gpkg`` is added where it is missing."""
    path = Path(text.strip()).expanduser()
    return path if path.suffix.lower() == ".gpkg" else path.with_name(path.name + ".gpkg")


def refuse_other_data(path: Path) -> None:
    """A file that no run made is the user's, whoever typed its name. Raises UserError where a map would replace it."""
    if not path.is_file() or not path.stat().st_size:
        return
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as base:
            is_map = base.execute("SELECT 1 FROM sqlite_master WHERE name = 'hexes'").fetchone()
    except sqlite3.OperationalError:  # another program holds it: what writes says so
        return
    except sqlite3.DatabaseError:
        is_map = None
    if not is_map:
        wording = tr("{name} holds other data than a map of this plugin: choose another file to save the map to.")
        raise UserError(wording.format(name=path.name), str(path))


def replace(new: Path, target: Path) -> Path:
    """Put the new file in the target's place. Raises PermissionError where a program has the target open."""
    os.replace(new, target)
    return target


def replace_or_number(new: Path, target: Path) -> Path:
    """The same, or beside it under a number where a program has the target open. Returns the path it has now."""
    try:
        return replace(new, target)
    except PermissionError:
        return replace(new, numbered(target))
