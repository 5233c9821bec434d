"""Which Python packages does this QGIS lack? Asked without importing any of them."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import metadata
from importlib.util import find_spec

# Package -> the oldest version that will do; shapely 2 brought the functions on arrays that everything here is built on.
NEEDED = {"numpy": 1, "pandas": 1, "shapely": 2, "pyproj": 3, "pyogrio": 0, "geopandas": 0}


def missing_packages(needed: Mapping[str, int] = NEEDED) -> list[str]:
    """Names of the packages that are absent or too old, e.g. ``["pyogrio", "shapely 2"]``."""
    absent = [name for name in needed if find_spec(name) is None]
    old = [f"{name} {low}" for name, low in needed.items() if name not in absent and _major(name) < low]
    return absent + old


def _major(name: str) -> int:
    """Major version; a package that does not say is taken as new enough."""
    try:
        return int(metadata.version(name).split(".")[0])
    except (metadata.PackageNotFoundError, ValueError):
        return max(NEEDED.values())
