"""The QGIS home that tools/qgis_env.py makes: links, settings, environment. Starting QGIS in it: tests/processing, tests/gui_real."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tools"))
import qgis_env


def test_plugin_is_linked_with_its_metadata_inside(tmp_path):
    home = qgis_env.prepare(tmp_path / "home")
    plugin = home.plugins / qgis_env.PLUGIN
    assert (plugin / "metadata.txt").read_text(encoding="utf-8").startswith("[general]")
    assert (plugin / "__init__.py").resolve() == qgis_env.ROOT / qgis_env.PLUGIN / "__init__.py"
    assert (plugin / "core").is_dir()


def test_links_follow_the_checkout(tmp_path):
    plugin = qgis_env.link_plugin(tmp_path) / qgis_env.PLUGIN
    (plugin / "removed_module.py").symlink_to(tmp_path / "nowhere.py")
    (plugin / "core").unlink()
    qgis_env.link_plugin(tmp_path)
    assert not (plugin / "removed_module.py").is_symlink()
    assert (plugin / "core").is_dir()


def test_settings_are_added_and_the_users_stored(tmp_path):
    ini = tmp_path / "QGIS" / "QGIS3.ini"
    ini.parent.mkdir()
    mine = ["[PythonPlugins]", "processing=false", "watchDog\\midlands_clusters_plugin=true"]
    mine += ["[app]", "url%20key=a=b;c", "[qgis]", "checkVersion=true"]
    ini.write_text("\n".join(mine), encoding="utf-8")
    qgis_env.write_settings(ini)
    once = ini.read_text(encoding="utf-8")
    lines = once.splitlines()
    assert "midlands_clusters_plugin=true" in lines
    assert "processing=false" in lines, "what the user set is kept"
    assert "checkVersion=true" in lines
    assert "url%20key=a=b;c" in lines
    assert "watchDog" not in once, "a killed QGIS must not cost us the plugin at the next start"
    qgis_env.write_settings(ini)
    assert ini.read_text(encoding="utf-8") == once


def test_plugin_can_be_left_off(tmp_path):
    home = qgis_env.prepare(tmp_path, enabled=False)
    assert "midlands_clusters_plugin=false" in home.settings_file.read_text(encoding="utf-8").splitlines()


def test_environment_points_into_the_home(tmp_path):
    home = qgis_env.prepare(tmp_path)
    env = home.environment({"PYTHONPATH": "/mine", "HOME": "/h"}, offscreen=True)
    assert env["QGIS_CUSTOM_CONFIG_PATH"] == str(tmp_path)
    assert env["QGIS_PLUGINPATH"] == str(tmp_path / "plugins")
    assert env["QT_QPA_PLATFORM"] == "offscreen"
    assert env["HOME"] == "/h"
    assert env["PYTHONPATH"].split(os.pathsep) == [*qgis_env.python_path(), "/mine"]


def test_installed_plugin_needs_no_plugin_path(tmp_path):
    home = qgis_env.prepare(tmp_path, link=False)
    assert home.plugins is None
    assert "QGIS_PLUGINPATH" not in home.environment({"QGIS_PLUGINPATH": "/elsewhere"})


def test_a_missing_program_is_named():
    with pytest.raises(FileNotFoundError, match="no_such_qgis"):
        qgis_env.find_program("no_such_qgis")
