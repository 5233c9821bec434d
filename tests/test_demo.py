"""make demo's script: its options, its promises, and what bad input gets."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SCRIPT = ROOT / "tools" / "demo.py"
FILES = ["map.pdf", "map.png", "map_3d.png", "midlands_clusters.gpkg", "project.qgz", "report.json"]


def demo(*options, timeout=200):
    return subprocess.run(
        [sys.executable, str(SCRIPT), *map(str, options)], capture_output=True, text=True, timeout=timeout, check=False
    )


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    out = tmp_path_factory.mktemp("demo") / "out"
    result = demo(
        "--out",
        out,
        "--companies",
        "",
        "--cluster",
        "",
        "--metric",
        "employees",
        "--area",
        "E06000015+E06000018",
        "--grid",
        "",
    )
    assert result.returncode == 0, result.stderr
    return out, result


@pytest.mark.slow
def test_everything_is_written_and_nothing_else(made):
    out, _ = made
    assert sorted(one.name for one in out.iterdir()) == FILES
    assert [one.name for one in out.parent.iterdir()] == ["out"]


@pytest.mark.slow
def test_no_library_complains_aloud(made):
    _, result = made
    assert "ERROR" not in result.stderr


@pytest.mark.slow
def test_report_adds_up(made):
    out, result = made
    report = json.loads((out / "report.json").read_text(encoding="utf-8"))
    assert report["rows_read"] == report["rows_placed"] + report["rows_rejected"]
    assert report["rows_placed"] == report["rows_in_area"] + report["rows_outside_area"] + report["rows_other_cluster"]
    assert {"read", "clip", "write", "map.pdf", "map_3d.png"} <= set(report["seconds"])
    assert f"Rows read {report['rows_read']:,}" in result.stdout


@pytest.mark.slow
def test_layers_of_the_geopackage_sum_to_the_report(made):
    import geopandas as gpd
    import pyogrio

    out, _ = made
    path = out / "midlands_clusters.gpkg"
    assert {"hexes", "authorities", "companies", "rejects", "places"} <= set(pyogrio.list_layers(path)[:, 0])
    report = json.loads((out / "report.json").read_text(encoding="utf-8"))
    assert (
        gpd.read_file(path, layer="hexes")["business_count"].sum()
        == report["rows_in_area"]
        == report["totals"]["business_count"]
    )


@pytest.mark.slow
def test_project_can_be_moved(made, tmp_path, qgis_app, qgis_new_project):
    import shutil

    from qgis.core import QgsProject

    moved = shutil.copytree(made[0], tmp_path / "moved")
    project = QgsProject.instance()
    assert project.read(str(moved / "project.qgz"))
    assert all(layer.isValid() for layer in project.mapLayers().values())
    sources = [layer.source() for layer in project.mapLayers().values() if layer.providerType() == "ogr"]
    files = [one for one in sources if not one.startswith("{")]  # the pins of the 3D view stand in the project itself
    assert files and all(str(moved) in one for one in files)
    assert not any(str(made[0]) in layer.source() for layer in project.mapLayers().values())
    assert len(project.layoutManager().layouts()) == 2


@pytest.mark.parametrize(
    ("options", "wording"),
    [
        (["--companies", "absent.csv"], "does not exist"),
        (["--metric", "nonsense"], "There is no metric"),
        (["--cluster", "nonsense"], "Choose a cluster"),
        (["--grid", "squares"], "bng or h3"),
    ],
)
def test_bad_input_gets_one_sentence_and_no_files(tmp_path, options, wording):
    out = tmp_path / "out"
    result = demo("--out", out, *options)
    assert result.returncode == 2
    assert wording in result.stderr
    assert "Traceback" not in result.stderr
    assert not list(tmp_path.iterdir())
