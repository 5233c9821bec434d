"""Keeps the compiled libraries of Python packages apart from those of QGIS. Called before anything that needs them."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder
from types import ModuleType
from typing import Any

# Wheels of these bring GEOS, PROJ and GDAL of their own.
_PACKAGES = ("shapely", "pyproj", "pyogrio")


def keep_libraries_apart() -> None:
    """On Linux, have the packages' libraries use their own symbols, not those of QGIS's libraries of another version.

    The programs ``qgis`` and ``qgis_process`` put the system's GEOS, PROJ and GDAL into the global scope, where they
    win over the ones in the wheels: Python code would call another version than it was built for, and the process ends
    with "double free or corruption" (seen on QGIS 3.22 with pyproj 3.7 and pyogrio 0.13). Packages of the distribution
    share QGIS's libraries and don't notice. Nothing is imported yet: a finder waits until somebody imports one of them.
    :func:`stop` takes it out again.
    """
    if getattr(os, "RTLD_DEEPBIND", 0) and not any(isinstance(one, ApartFinder) for one in sys.meta_path):
        sys.meta_path.insert(0, ApartFinder())


def stop() -> None:
    """Take the finder out; what has been imported stays as it is."""
    sys.meta_path[:] = [one for one in sys.meta_path if type(one).__qualname__ != ApartFinder.__qualname__]


class ApartFinder(MetaPathFinder):
    """Finds the packages as ever, and has them loaded with the flag."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """The spec of one of the packages; None for every other module, and where the package is missing."""
        if fullname not in _PACKAGES:
            return None
        spec = PathFinder.find_spec(fullname, path, target)
        if spec is not None and spec.loader is not None:
            spec.loader = _ApartLoader(spec.loader)
        return spec


class _ApartLoader(Loader):
    """Another loader, run while the flag is set; everything else of it is as it was."""

    def __init__(self, loader: Any) -> None:
        self._loader = loader

    def __getattr__(self, name: str) -> Any:
        return getattr(self._loader, name)

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        """As the loader does."""
        return self._loader.create_module(spec)

    def exec_module(self, module: ModuleType) -> None:
        """Run the package's ``__init__``, which loads its libraries."""
        before = sys.getdlopenflags()
        sys.setdlopenflags(before | os.RTLD_DEEPBIND)
        try:
            self._loader.exec_module(module)
        finally:
            sys.setdlopenflags(before)
