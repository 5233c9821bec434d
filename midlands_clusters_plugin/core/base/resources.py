"""Where the built-in data is: beside the package in a checkout, inside it once installed from the zip."""

from __future__ import annotations

import json
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from .errors import UserError
from .i18n import tr

PACKAGE = Path(__file__).resolve().parents[2]


@lru_cache(maxsize=1)
def _root() -> Path:
    """The folder that holds resources/, i18n/ and metadata.txt."""
    return PACKAGE if (PACKAGE / "resources").is_dir() else PACKAGE.parent


def resource(*parts: str) -> Path:
    """Path of a file or folder under resources/. Raises UserError where the installation lacks it."""
    path = _root().joinpath("resources", *parts)
    if not path.exists():
        raise UserError(tr("A file of the Midlands Clusters plugin is missing: install the plugin again."), str(path))
    return path


@cache
def read_json(*parts: str) -> Any:
    """The data of a JSON file under resources/, read once, not to be changed. Raises UserError where it is missing."""
    return json.loads(resource(*parts).read_text(encoding="utf-8"))


def translations_folder() -> Path:
    """Folder of the compiled translations."""
    return _root() / "i18n"


@lru_cache(maxsize=1)
def plugin_version() -> str:
    """The version from metadata.txt, the one place that holds it."""
    lines = (_root() / "metadata.txt").read_text(encoding="utf-8").splitlines()
    return next((line.partition("=")[2].strip() for line in lines if line.startswith("version=")), "unknown")
