"""The zip that users install: what is in it, its bytes, and that QGIS's own installer makes a working plugin of it."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from qgis.core import QgsApplication

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tools"))
import package
import qgis_env


@pytest.fixture(scope="module")
def archive(tmp_path_factory) -> Path:
    return package.build(tmp_path_factory.mktemp("dist") / "plugin.zip")


def test_one_folder_with_all_that_is_needed(archive):
    with zipfile.ZipFile(archive) as opened:
        names = set(opened.namelist())
        assert opened.testzip() is None
    assert {name.split("/")[0] for name in names} == {package.PLUGIN}
    needed = ["__init__.py", "metadata.txt", "LICENSE", "core/engine.py", "processing/provider.py", "resources/help/hexmetrics.html"]
    assert {f"{package.PLUGIN}/{name}" for name in needed} <= names


def test_nothing_that_users_do_not_need(archive):
    with zipfile.ZipFile(archive) as opened:
        names = opened.namelist()
    parts = {part for name in names for part in name.split("/")}
    assert not parts & {"tests", "tools", "docs", "build", "dist", ".venv", ".git", "__pycache__", "requirements"}
    assert not [name for name in names if name.endswith((".pyc", ".ts"))]
    assert not [name for name in names if "gender_pay_gap" in name and not name.endswith(".py")]


def test_small_enough_and_the_same_bytes_each_time(archive, tmp_path):
    assert archive.stat().st_size < 20_000_000
    assert package.build(tmp_path / "again.zip").read_bytes() == archive.read_bytes()


def test_too_big_is_refused_and_leaves_the_last_one(tmp_path, monkeypatch):
    target = tmp_path / "plugin.zip"
    target.write_bytes(b"the last one")
    monkeypatch.setattr(package, "LIMIT", 1000)
    with pytest.raises(SystemExit, match="more than"):
        package.build(target)
    assert target.read_bytes() == b"the last one"
    assert [path.name for path in tmp_path.iterdir()] == ["plugin.zip"]


def test_what_git_does_not_track_stays_out(tmp_path):
    for name in ("metadata.txt", "LICENSE", f"{package.PLUGIN}/__init__.py", f"{package.PLUGIN}/secret.py", "resources/a.json"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    subprocess.run(["git", "add", "metadata.txt", "LICENSE", f"{package.PLUGIN}/__init__.py", "resources"], cwd=tmp_path, check=True)
    names = [name for name, _ in package.sources(tmp_path)]
    assert f"{package.PLUGIN}/__init__.py" in names
    assert f"{package.PLUGIN}/secret.py" not in names


@pytest.mark.slow
def test_installed_by_qgis_own_code_and_loaded(archive, tmp_path):
    """ "Install from ZIP" is pyplugin_installer.unzip into the profile's python/plugins; qgis_process then lists the algorithms."""
    sys.path.append(str(Path(QgsApplication.pkgDataPath()) / "python"))  # where QGIS keeps its own Python packages
    from pyplugin_installer.unzip import unzip

    home = qgis_env.prepare(tmp_path / "home", link=False)
    unzip(str(archive), str(home.installed_plugins))
    assert (home.installed_plugins / package.PLUGIN / "metadata.txt").is_file()
    command = home.qgis_process("list")
    env = home.environment(offscreen=True)
    listed = subprocess.run(command, env=env, capture_output=True, text=True, timeout=120, check=False, cwd=tmp_path)
    assert "midlandsclusters:hexmetrics" in listed.stdout, listed.stderr
    asked = home.qgis_process("help", "midlandsclusters:hexmetrics")
    explained = subprocess.run(asked, env=env, capture_output=True, text=True, timeout=120, check=False, cwd=tmp_path)
    assert "The layer that Import companies made" in explained.stdout, explained.stderr
