"""The real ``qgis_process``: a fresh profile, the plugin found through QGIS_PLUGINPATH, switched on by its own command, and run."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pyogrio
import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tools"))
import qgis_env

pytestmark = pytest.mark.slow


def call(home: qgis_env.QgisHome, *arguments: str) -> subprocess.CompletedProcess:
    command = home.qgis_process(*arguments)
    return subprocess.run(
        command, env=home.environment(offscreen=True), capture_output=True, text=True, timeout=120, check=False
    )


@pytest.fixture(scope="module")
def home(tmp_path_factory) -> qgis_env.QgisHome:
    made = qgis_env.prepare(tmp_path_factory.mktemp("home"), enabled=False)
    assert "midlandsclusters:" not in call(made, "list").stdout
    switched = call(made, "plugins", "enable", qgis_env.PLUGIN)
    assert switched.returncode == 0, switched.stderr
    return made


def test_algorithms_are_listed_and_explained(home):
    listed = call(home, "list").stdout
    assert "midlandsclusters:importcompanies" in listed
    assert "midlandsclusters:hexmetrics" in listed
    explained = call(home, "help", "midlandsclusters:hexmetrics").stdout
    for name in ("COMPANIES", "CLUSTER", "AREA", "BOUNDARIES", "GRID", "SIZE", "OUTPUT", "SUMMARY"):
        assert f"{name}: " in explained
    assert "several of them joined by +" in explained


def test_file_to_hexagons(home, company_file, tmp_path):
    points, hexes, summary = tmp_path / "companies.gpkg", tmp_path / "hexes.gpkg", tmp_path / "report.json"
    imported = call(
        home, "--json", "run", "midlandsclusters:importcompanies", "--", f"INPUT={company_file}", f"OUTPUT={points}"
    )
    assert imported.returncode == 0, imported.stderr
    assert json.loads(imported.stdout)["results"]["ROWS_PLACED"] == 5
    options = [
        f"COMPANIES={points}",
        "AREA=E06000015+E10000007",
        "CLUSTER=all",
        f"OUTPUT={hexes}",
        f"SUMMARY={summary}",
    ]
    made = call(home, "--json", "run", "midlandsclusters:hexmetrics", "--", *options)
    assert made.returncode == 0, made.stderr
    results = json.loads(made.stdout)["results"]
    assert results["ROWS_IN_AREA"] == 2
    frame = pyogrio.read_dataframe(hexes, read_geometry=False)
    assert len(frame) == results["PIECES"]
    assert frame["business_count"].sum() == 2
    assert json.loads(summary.read_text(encoding="utf-8"))["rows_in_area"] == 2


def test_bad_input_is_a_sentence_and_a_status(home, tmp_path):
    out = tmp_path / "hexes.gpkg"
    failed = call(
        home, "run", "midlandsclusters:hexmetrics", "--", "COMPANIES=/nowhere.gpkg", "SIZE=0.01", f"OUTPUT={out}"
    )
    assert failed.returncode != 0
    assert "looks like degrees" in failed.stdout + failed.stderr
    assert "Traceback" not in failed.stdout + failed.stderr
    assert not out.exists()
