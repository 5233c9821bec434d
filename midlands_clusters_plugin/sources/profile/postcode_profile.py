"""Where the imported postcode directory is kept: one file in the QGIS profile."""

from __future__ import annotations

from pathlib import Path

from ...core.postcodes.chosen_index import FILE, use_index
from ..online.download_cache import profile_folder


def saved_postcodes() -> Path:
    """The file, whether it is there or not."""
    return profile_folder() / FILE


def use_saved_postcodes() -> None:
    """From now on the imported directory is used where there is one. Nothing is read yet."""
    use_index(saved_postcodes())
