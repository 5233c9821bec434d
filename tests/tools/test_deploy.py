"""The working copy as links in a profile; an installed plugin is never touched."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tools"))
import deploy
import qgis_env


def test_links_are_made_renewed_and_removed(tmp_path):
    plugins = tmp_path / "plugins"
    deploy.deploy(plugins)
    deploy.deploy(plugins)
    folder = plugins / qgis_env.PLUGIN
    assert (folder / "metadata.txt").read_text() == (qgis_env.ROOT / "metadata.txt").read_text()
    assert (
        folder / "core" / "geography" / "areas.py"
    ).resolve() == qgis_env.ROOT / qgis_env.PLUGIN / "core" / "geography" / "areas.py"
    deploy.deploy(plugins, remove=True)
    assert list(plugins.iterdir()) == []
    assert (qgis_env.ROOT / qgis_env.PLUGIN / "core" / "geography" / "areas.py").exists()
    deploy.deploy(plugins, remove=True)


def test_an_installed_plugin_is_left_alone(tmp_path):
    folder = tmp_path / qgis_env.PLUGIN
    folder.mkdir()
    (folder / "metadata.txt").write_text("installed")
    for remove in (False, True):
        with pytest.raises(SystemExit, match="uninstall it"):
            deploy.deploy(tmp_path, remove=remove)
    assert (folder / "metadata.txt").read_text() == "installed"


@pytest.mark.parametrize(
    ("platform", "part"), [("linux", "share"), ("darwin", "Application Support"), ("win32", "roaming")]
)
def test_the_profile_is_where_qgis_has_it(monkeypatch, platform, part):
    monkeypatch.setattr(deploy.sys, "platform", platform)
    monkeypatch.setenv("APPDATA", "roaming")
    monkeypatch.delenv("QGIS_CUSTOM_CONFIG_PATH", raising=False)
    assert part in str(deploy.profiles_folder())
    monkeypatch.setenv("QGIS_CUSTOM_CONFIG_PATH", "own")
    assert deploy.profiles_folder() == Path("own/profiles")
