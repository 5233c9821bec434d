"""Keeps the compiled libraries of Python packages apart from those of QGIS. Called before anything that needs them."""

from __future__ import annotations

import importlib
import os
import sys

# Wheels of these bring GEOS, PROJ and GDAL of their own.
_PACKAGES = ("shapely", "pyproj", "pyogrio")


def keep_libraries_apart() -> None:
    """On Linux, have the packages' libraries use their own symbols, not those of QGIS's libraries of another version.

    The programs ``qgis`` and ``qgis_process`` put the system's GEOS, PROJ and GDAL into the global scope, where they win over the ones in
    the wheels: Python code would call another version than it was built for, and the process ends with "double free or corruption" (seen
    on QGIS 3.22 with pyproj 3.7 and pyogrio 0.13). Packages of the distribution share QGIS's libraries and don't notice. Packages that are
    missing are left for the plugin's own check to report.
    """
    flag = getattr(os, "RTLD_DEEPBIND", 0)
    if not flag:
        return
    before = sys.getdlopenflags()
    sys.setdlopenflags(before | flag)
    try:
        for package in _PACKAGES:
            try:
                importlib.import_module(package)
            except ImportError:
                continue
    finally:
        sys.setdlopenflags(before)
