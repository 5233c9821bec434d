"""A project opened again: what became of its file and layers meanwhile, and what the dock then shows or says."""

from __future__ import annotations

import os
import shutil

import pytest
from qgis.core import QgsProject, QgsVectorLayer

from midlands_clusters_plugin.cartography.record.stored_report import REPORT
from midlands_clusters_plugin.core.query import question as q

from .conftest import until
from .test_panel import ROWS, choose_file, layer, panel, run, small, write_file  # noqa: F401 - fixtures

FILLED = "This map came with the project; what it was made from is filled in above."
GONE = "firms.csv, which is gone: choose it under Data."
CHANGED = "firms.csv has changed since this map was made: Generate brings the map up to date."
NO_MAP = "Choose what to map, then Generate."
FILES = {
    "there": (lambda folder: None, FILLED),
    "touched": (lambda folder: os.utime(folder / "firms.csv", (1, 1)), FILLED),
    "moved": (lambda folder: (folder / "firms.csv").rename(folder / "elsewhere.csv"), GONE),
    "changed": (lambda folder: write_file(folder / "firms.csv", rows=ROWS[:2]), CHANGED),
    "same size": (
        lambda folder: (folder / "firms.csv").write_bytes((folder / "firms.csv").read_bytes().replace(b"120", b"121")),
        CHANGED,
    ),
}


def result_of(dock) -> list[str]:
    return [dock.summary.toPlainText(), dock.summary_notes.toPlainText()]


def opened_again(tmp_path, change=lambda folder: None, before=lambda: None, moved: str = "opened"):
    """Save the project, move its folder, change what lies there, open it."""
    project = QgsProject.instance()
    before()
    assert project.write(str(tmp_path / "saved.qgz"))
    project.clear()
    folder = tmp_path.parent / f"{tmp_path.name}_{moved}"
    shutil.move(tmp_path, folder)
    tmp_path.mkdir()
    change(folder)
    assert project.read(str(folder / "saved.qgz"))
    return folder


@pytest.mark.parametrize("name", FILES)
def test_the_state_says_what_became_of_the_file(small, tmp_path, name):  # noqa: F811 - a fixture
    run(small)
    change, expected = FILES[name]
    result = small._pages.headline.text(), result_of(small)[0]
    folder = opened_again(tmp_path, change)
    assert expected in small.state.text()
    assert (small._pages.headline.text(), result_of(small)[0]) == result and "in the area" in result[0]
    assert "How the file was read" in result_of(small)[1]
    assert not small._pages.list.isRowHidden(0)
    if expected is FILLED:
        assert small._company.path == str(folder / "firms.csv")


@pytest.mark.parametrize("role", ["hexes", "companies", "authorities", "places"])
@pytest.mark.parametrize("how", ["renamed", "deleted"])
def test_layers_renamed_are_found_and_deleted_ones_are_missed_in_words(small, tmp_path, role, how):  # noqa: F811
    run(small)

    def change():
        found = layer(role)
        found.setName("Mine") if how == "renamed" else QgsProject.instance().removeMapLayer(found.id())

    opened_again(tmp_path, before=change)
    if (role, how) == ("hexes", "deleted"):
        assert small.state.text() == NO_MAP and small.pages.isHidden()
        return
    assert FILLED in small.state.text() and not small.pages.isHidden()
    assert small._following._group is small._pages.group is not None
    page = {"places": "places_group", "companies": "query_group", "authorities": "point_group"}.get(role, "")
    if page and how == "deleted":
        small._pages.open(page)
        own = small._pages.page(page)
        if role == "companies":
            own.answer.click()
        elif role == "authorities":
            own.at_point_panel.at_point.setChecked(True)
        said = small._iface.messages() or [own.state.text()]
        assert "no longer in the project" in said[-1]


def test_a_layer_of_companies_that_is_gone_is_named(small, tmp_path, window):  # noqa: F811 - a fixture
    firms = QgsVectorLayer(f"file://{tmp_path / 'firms.csv'}?delimiter=,&geomType=none", "My firms", "delimitedtext")
    other = QgsVectorLayer("Point?crs=EPSG:27700", "Other", "memory")
    QgsProject.instance().addMapLayers([firms, other])
    small.companies.setCurrentIndex(2)
    small.company_layer.setLayer(firms)
    until(lambda: not small._columns._looking.running)
    run(small)
    assert small.state.text() == "Up to date."
    opened_again(tmp_path, before=lambda: QgsProject.instance().removeMapLayer(firms.id()))
    assert "in the layer “My firms”, which is no longer in the project" in small.state.text()


def test_a_file_of_boundaries_that_is_gone_is_named(small, tmp_path):  # noqa: F811 - a fixture
    run(small)
    small.addresses.setCurrentIndex(1)
    group = small._pages.group
    kept = group.customProperty("midlands_clusters/choices").replace('"boundaries": 0', '"boundaries": 2')
    kept = kept.replace('"addresses": "count"', '"addresses": "of a newer version"')
    group.setCustomProperty(
        "midlands_clusters/choices", kept.replace('"boundary_path": ""', '"boundary_path": "./gone.gpkg"')
    )
    opened_again(tmp_path)
    assert "gone.gpkg, which is gone: choose them under Map, Advanced." in small.state.text()
    assert small.addresses.currentData() == "count"


def test_a_file_changed_while_the_map_is_shown_is_said_too(small, tmp_path):  # noqa: F811 - a fixture
    run(small)
    assert small.state.text() == "Up to date."
    write_file(tmp_path / "firms.csv", rows=ROWS[:2])
    until(lambda: CHANGED in small.state.text())
    run(small)
    assert small.state.text() == "Up to date."


def test_the_result_of_an_older_or_damaged_project_is_what_its_facts_tell(small):  # noqa: F811 - a fixture
    run(small)
    headline, (figures, _) = small._pages.headline.text(), result_of(small)
    for stored in (None, "{broken", '{"rows_read": "many"}', '{"notes": 3}', '{"rows_read": 1, "cells": 2}'):
        small._pages.group.setCustomProperty(REPORT, stored)
        small._report = None
        small._adopt()
        assert small._pages.headline.text() == headline, stored
        told = result_of(small)[0].splitlines()
        assert told and set(told) <= set(figures.splitlines()), stored


def test_the_question_comes_back_added_and_typed(small, tmp_path):  # noqa: F811 - a fixture
    run(small)
    small._pages.open("query_group")
    page = small._pages.page("query_group")
    assert QgsProject.instance().readEntry("MidlandsClusters", "question_now", "")[0] == "", "looking changes nothing"
    page.form.kind.set_current_id("size")
    page.add.click()
    page.form.kind.set_current_id("near_postcode")
    page.form.postcode.setText("DE1 2FS")
    page.form.distance.setValue(2)
    asked = page.sentence.text()
    until(lambda: "DE1 2FS" in QgsProject.instance().readEntry("MidlandsClusters", "question_now", "")[0])
    opened_again(tmp_path)
    assert page.sentence.text() == asked and page.conditions.topLevelItemCount() == 1
    assert page.form.postcode.text() == "DE1 2FS" and page.form.distance.value() == 2 and page.writing.typed
    leaf = page.form.condition()
    assert isinstance(leaf, q.Near) and leaf.metres == 2000
    QgsProject.instance().clear()
    assert page.conditions.topLevelItemCount() == 0


def test_an_open_page_of_questions_forgets_another_projects(small, tmp_path):  # noqa: F811 - a fixture
    QgsProject.instance().writeEntry("MidlandsClusters", "question_now", "{broken")
    run(small)
    small._pages.open("query_group")
    assert small._pages.page("query_group").writing.typed
