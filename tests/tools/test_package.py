"""The zip that users install: what is in it, its bytes, and that QGIS's own installer makes a working plugin of it."""

from __future__ import annotations

import configparser
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from qgis.core import QgsApplication

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tools"))
import package
import publish_check
import qgis_env
import release


@pytest.fixture(scope="module")
def archive(tmp_path_factory) -> Path:
    return package.build(tmp_path_factory.mktemp("dist") / "plugin.zip")


def test_one_folder_with_all_that_is_needed(archive):
    with zipfile.ZipFile(archive) as opened:
        names = set(opened.namelist())
        assert opened.testzip() is None
    assert {name.split("/")[0] for name in names} == {package.PLUGIN}
    needed = [
        "__init__.py",
        "metadata.txt",
        "LICENSE",
        "ATTRIBUTIONS.md",
        "requirements.txt",
        "core/hexmap/engine.py",
        "processing/provider.py",
        "resources/help/hexmetrics.html",
    ]
    assert {f"{package.PLUGIN}/{name}" for name in needed} <= names


def test_nothing_that_users_do_not_need(archive):
    with zipfile.ZipFile(archive) as opened:
        names = opened.namelist()
    parts = {part for name in names for part in name.split("/")}
    assert not parts & {"tests", "tools", "docs", "build", "dist", ".venv", ".git", "__pycache__", "requirements"}
    assert not [name for name in names if name.endswith((".pyc", ".ts"))]
    assert not [name for name in names if "gender_pay_gap" in name and not name.endswith(".py")]


def test_the_formulas_that_the_help_names_are_there(archive):
    with zipfile.ZipFile(archive) as opened:
        names = set(opened.namelist())
    pages = {path.name for path in (package.ROOT / "docs" / "statistics").glob("*.md")}
    assert {"hot_spots.md", "growth.md", "disclosure.md"} <= pages
    assert {f"{package.PLUGIN}/statistics/{name}" for name in pages} <= names
    named = [one for one in (package.ROOT / "resources" / "help").glob("*.html") if "Formula" in one.read_text("utf-8")]
    assert len(named) == 8 and all("plugin's folder statistics" in one.read_text("utf-8") for one in named)


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


def clone(target: Path) -> Path:
    """A clone of this repository's last commit, without its history."""
    subprocess.run(["git", "clone", "-q", "--depth", "1", package.ROOT.as_uri(), str(target)], check=True)
    return target


@pytest.mark.slow
def test_two_clones_give_the_same_bytes(tmp_path):
    if package.tracked_files(package.ROOT) is None:
        pytest.skip("no git repository to clone")
    one, other = (package.build(tmp_path / f"{name}.zip", clone(tmp_path / name)) for name in ("one", "other"))
    assert one.read_bytes() == other.read_bytes()


def test_the_version_stands_in_one_place_and_the_changelog_begins_with_it():
    assert release.entries(package.ROOT)[0][0] == release.version(package.ROOT)
    project = (package.ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert 'dynamic = ["version"]' in project
    assert "\nversion =" not in project


def test_the_metadata_in_the_zip_has_the_changelog_and_is_read_by_qgis_own_way(archive):
    with zipfile.ZipFile(archive) as opened:
        text = opened.read(f"{package.PLUGIN}/metadata.txt").decode("utf-8")
        attributions = opened.read(f"{package.PLUGIN}/ATTRIBUTIONS.md").decode("utf-8")
    parser = configparser.ConfigParser()
    parser.read_string(text)
    assert parser.get("general", "version") == release.version(package.ROOT)
    assert parser.get("general", "changelog").startswith(release.version(package.ROOT))
    assert not parser.has_option("general", "plugin_dependencies"), (
        "QGIS 3.22 without internet could not install it: see metadata.txt"
    )
    for credit in (
        "Office for National Statistics",
        "Contains OS data",
        "Royal Mail",
        "GeoNames",
        "Illustrative sample",
    ):
        assert credit in attributions


def test_a_changelog_of_another_version_is_refused(tmp_path):
    (tmp_path / "metadata.txt").write_text("[general]\nversion=9.9.9\n", encoding="utf-8")
    (tmp_path / "CHANGELOG.md").write_text("# Changelog\n\n## [9.9.8] - 2026-01-01\n- x\n", encoding="utf-8")
    with pytest.raises(SystemExit, match=r"9\.9\.9"):
        release.changelog(tmp_path)


def test_what_the_plugin_site_would_refuse_is_found(archive, tmp_path):
    assert publish_check.zip_faults(archive) == []
    wrong = tmp_path / "wrong.zip"
    with zipfile.ZipFile(wrong, "w") as opened:
        opened.writestr(f"{package.PLUGIN}/metadata.txt", "[general]\nname=x\nabout=100% sure\n")
        opened.writestr(f"{package.PLUGIN}/library.dll", "x")
        opened.writestr("other/.git/config", "x")
    faults = "\n".join(publish_check.zip_faults(wrong))
    for wording in ("library.dll", "hidden", "more than one folder", "metadata.txt"):
        assert wording in faults
    assert publish_check.metadata_faults("[general]\nname=x\n") == [
        f"metadata.txt: no {name}" for name in publish_check.NEEDED[1:]
    ]


def test_placeholders_stay_out_of_a_release(monkeypatch):
    text = (package.ROOT / "metadata.txt").read_text(encoding="utf-8") + "changelog=x\n"
    assert publish_check.metadata_faults(text) == []
    monkeypatch.setenv("RELEASE", "1")
    listed = (package.ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    for name in publish_check.ADDRESSES:
        assert f"`{name}`" in listed
    filled = publish_check.metadata_faults(text.replace(publish_check.PLACEHOLDER, "clusters.org"))
    assert filled == [] and len(publish_check.metadata_faults(text)) <= len(publish_check.ADDRESSES)


def test_no_comment_silences_the_plugin_sites_scanners(tmp_path):
    (tmp_path / "bad.py").write_text(
        "assert True  # nosec\nkey = 'AKIAQWERTYUIOPASDFGH'  # pragma: allowlist secret\n"
    )  # pragma: allowlist secret
    assert len(publish_check.bandit_faults(tmp_path)) == 1
    assert len(publish_check.secret_faults(tmp_path)) >= 1


def test_only_accepted_grave_findings_of_the_analyser_pass():
    accepted = next(file for rule, file in publish_check.ACCEPTED if rule == "SPATIAL_INDEX")
    report = {
        "a": [{"type": "SPATIAL_INDEX", "file": accepted, "severity": "high", "line": 1}, {"b": {"severity": "low"}}]
    }
    assert publish_check.grave(report) == []
    report["a"].append({"type": "B608", "file": "gui/dock/panel.py", "severity": "high", "line": 7, "message": "m"})
    assert publish_check.grave(report) == ["gui/dock/panel.py:7: B608: m"]


def test_what_git_does_not_track_stays_out(tmp_path):
    for name in (
        "metadata.txt",
        "LICENSE",
        f"{package.PLUGIN}/__init__.py",
        f"{package.PLUGIN}/secret.py",
        "resources/a.json",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    subprocess.run(
        ["git", "add", "metadata.txt", "LICENSE", f"{package.PLUGIN}/__init__.py", "resources"],
        cwd=tmp_path,
        check=True,
    )
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
