from __future__ import annotations

import importlib

from qgis.PyQt.QtWidgets import QLabel

from midlands_clusters_plugin.gui import dependencies, dock


def test_nothing_is_missing_here():
    assert dependencies.missing_packages() == []


def test_absent_and_old_packages_are_named():
    assert dependencies.missing_packages({"no_such_package_x": 1, "numpy": 999, "pandas": 1}) == ["no_such_package_x", "numpy 999"]


def test_every_needed_package_is_really_imported_by_the_core():
    for name in dependencies.NEEDED:
        importlib.import_module(name)


def test_the_dock_says_what_is_missing_in_one_sentence(window, monkeypatch):
    monkeypatch.setattr(dock, "missing_packages", lambda: ["pyogrio", "shapely 2"])
    shown = dock.ClustersDock(window, window.window)
    shown.fill()
    label = shown.widget()
    assert isinstance(label, QLabel)
    assert "pyogrio, shapely 2" in label.text()
    assert shown.panel is None
    shown.shut_down()
