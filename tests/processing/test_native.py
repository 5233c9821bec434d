"""Compiled libraries of Python packages are loaded apart from QGIS's; test_qgis_process sees that a process then ends cleanly."""

from __future__ import annotations

import os
import sys

import pytest

from midlands_clusters_plugin import native


@pytest.mark.skipif(not hasattr(os, "RTLD_DEEPBIND"), reason="only Linux has RTLD_DEEPBIND")
def test_packages_are_loaded_apart_and_the_flag_is_put_back(monkeypatch):
    before = sys.getdlopenflags()
    seen = {}

    def load(name):
        seen[name] = bool(sys.getdlopenflags() & os.RTLD_DEEPBIND)
        if name == "pyproj":
            raise ImportError(name)

    monkeypatch.setattr(native.importlib, "import_module", load)
    native.keep_libraries_apart()
    assert seen == {"shapely": True, "pyproj": True, "pyogrio": True}
    assert sys.getdlopenflags() == before


def test_other_systems_are_left_alone(monkeypatch):
    monkeypatch.delattr(os, "RTLD_DEEPBIND", raising=False)
    monkeypatch.setattr(native.importlib, "import_module", lambda name: pytest.fail(name))
    native.keep_libraries_apart()
