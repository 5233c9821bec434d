"""A project that an earlier version saved opens in this one: its layers are known, it can be restyled, made again and printed."""

from __future__ import annotations

import json
import re
import shutil
import zipfile
from pathlib import Path

import pytest
from qgis.core import QgsProject

from midlands_clusters_plugin.cartography.map import group_layers
from midlands_clusters_plugin.cartography.page import exporting
from midlands_clusters_plugin.cartography.page import pages as layout
from midlands_clusters_plugin.cartography.record.map_facts import facts_of, from_dict
from midlands_clusters_plugin.cartography.record.roles import METRIC, groups, layers_of
from midlands_clusters_plugin.core.companies import sample_companies
from midlands_clusters_plugin.core.files.geopackage import write_layers
from midlands_clusters_plugin.core.geography.areas import get_area
from midlands_clusters_plugin.core.hexmap.engine import MapRequest, Workspace

STORED = sorted(path for path in (Path(__file__).parent / "fixtures" / "projects").iterdir() if path.is_dir())
ROLES = {"hexes", "authorities", "companies", "neighbours", "places", "towns"}


@pytest.fixture(params=STORED, ids=lambda path: path.name)
def project(request, tmp_path, qgis_app):
    """The stored project, opened from a copy."""
    folder = tmp_path / "project"
    shutil.copytree(request.param, folder)
    opened = QgsProject.instance()
    assert opened.read(str(folder / "project.qgz")), opened.error()
    yield opened
    opened.clear()


def test_there_is_a_project_of_every_version_before_this_one():
    assert [path.name for path in STORED] == ["0.1.0", "0.2.0"]


@pytest.mark.parametrize("path", STORED, ids=lambda path: path.name)
def test_stored_projects_name_no_machine(path):
    with zipfile.ZipFile(path / "project.qgz") as archive:
        text = archive.read("project.qgs").decode("utf-8")
    assert not re.findall(r'(?<=[">])(?:/[a-z]|[A-Z]:\\)[^"<]*', text)  # no absolute path, whatever its folder
    assert re.findall(r'saveUser(?:Full)?="([^"]*)"', text) in ([], ["", ""])


def test_left_out_hexagons_and_questions_of_0_2_0_are_there(tmp_path, qgis_app):
    from midlands_clusters_plugin.cartography.record.left_out import left_out_of
    from midlands_clusters_plugin.gui.query import saved

    shutil.copytree(STORED[0].parent / "0.2.0", tmp_path / "project")
    opened = QgsProject.instance()
    assert opened.read(str(tmp_path / "project" / "project.qgz"))
    (group,) = groups(opened)
    (left,) = left_out_of(layers_of(group)["hexes"])
    assert (left.authority_code, left.how) == ("E06000015", "scale")
    assert saved.saved_names(opened) == ["Near Infinity Park"]
    question = saved.load(opened, "Near Infinity Park").question
    assert question.where.metres == 5000.0
    assert "Midlands Clusters map" in [one.name() for one in opened.layoutManager().layouts()]
    opened.clear()


def test_its_layers_are_valid_and_found_by_their_roles(project):
    (group,) = groups(project)
    found = layers_of(group)
    assert set(found) >= ROLES
    assert all(layer.isValid() for layer in project.mapLayers().values())
    assert found["hexes"].customProperty(METRIC) == "business_count"
    facts = facts_of(group)
    assert (facts.cluster, facts.area_codes, facts.sample) == ("aerospace", ("E06000015",), True)
    assert facts.metrics["employees"].total > 0 and from_dict(json.loads(facts.to_json())) == facts


def test_it_is_restyled_to_another_metric(project):
    (group,) = groups(project)
    hexes = layers_of(group)["hexes"]
    before = hexes.renderer().dump()
    group_layers.show_metric(group, "employees")
    assert hexes.customProperty(METRIC) == "employees"
    assert hexes.renderer().dump() != before


def test_the_next_run_replaces_its_layers_and_keeps_the_users_names(project, tmp_path):
    (group,) = groups(project)
    ids = {role: layer.id() for role, layer in layers_of(group).items()}
    layers_of(group)["hexes"].setName("Mine")
    made = Workspace(sample_companies()).hexmap(MapRequest("aerospace", get_area("E06000015")))
    written = {"hexes": made.hexes, "authorities": made.authorities, "companies": made.companies, "places": made.places}
    path = write_layers(tmp_path / "again.gpkg", written)
    for _step in group_layers.add_steps(project, path, made, "turnover"):
        pass
    assert groups(project) == [group]
    now = layers_of(group)
    assert {role: now[role].id() for role in written} == {role: ids[role] for role in written}
    assert now["hexes"].name() == "Mine"
    assert "again.gpkg" in now["hexes"].source()
    assert now["hexes"].customProperty(METRIC) == "turnover"


def test_its_stored_pages_and_a_new_one_are_printed(project, tmp_path):
    (group,) = groups(project)
    pages = layout.pages_of(project)
    assert pages, "the stored project has a page"
    for number, page in enumerate(pages):
        assert exporting.export_png(page, tmp_path / f"stored_{number}.png", 40).stat().st_size > 5_000
        layout.refresh(page, group)
    page = layout.make_layout(project, group)
    assert exporting.export_pdf(page, tmp_path / "new.pdf", 40).stat().st_size > 5_000
