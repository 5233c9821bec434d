from __future__ import annotations

import os
from pathlib import Path

import pytest
from qgis.core import QgsApplication, QgsProject

from midlands_clusters_plugin.core.files.whole_file import temporary_beside
from midlands_clusters_plugin.gui.dock.advanced import shortened
from midlands_clusters_plugin.gui.widgets import output_path


@pytest.fixture
def project(qgis_app):
    return QgsProject()


def test_a_saved_project_keeps_its_maps_beside_it(project, tmp_path):
    project.write(str(tmp_path / "board.qgz"))
    file = output_path.default_file(project, "aerospace", "midlands_engine", 1000.0, "bng")
    assert file == tmp_path / "midlands_clusters" / "aerospace_midlands_engine_1000m.gpkg"


def test_an_unsaved_project_uses_the_profile(project):
    file = output_path.default_file(project, "all", "E06000015+E10000007", 8.0, "h3")
    assert file.parent == Path(QgsApplication.qgisSettingsDirPath()) / "midlands_clusters"
    assert file.name == "all_e06000015_e10000007_h3r8.gpkg"


def test_many_authorities_give_a_short_name_of_their_own(project):
    codes = [f"E100000{n:02d}" for n in range(24)]
    one = output_path.default_file(project, "all", "+".join(codes), 1000.0, "bng").name
    other = output_path.default_file(project, "all", "+".join(codes[:-1]), 1000.0, "bng").name
    assert len(one) < 100
    assert one != other


@pytest.mark.parametrize(
    ("typed", "path"), [(" a/b ", "a/b.gpkg"), ("a/b.GPKG", "a/b.GPKG"), ("a/b.v2", "a/b.v2.gpkg")]
)
def test_the_suffix_is_added_where_missing(typed, path):
    assert output_path.with_suffix(typed) == Path(path)


def test_the_new_file_takes_the_old_ones_place(tmp_path):
    target = tmp_path / "map.gpkg"
    target.write_text("old")
    new = temporary_beside(target)
    new.write_text("new")
    assert output_path.replace(new, target) == target
    assert target.read_text() == "new"
    assert not new.exists()


def test_a_file_held_by_another_program_gets_a_numbered_neighbour(tmp_path, monkeypatch):
    target = tmp_path / "map.gpkg"
    target.write_text("held")
    (tmp_path / "map_2.gpkg").write_text("there already")
    new = temporary_beside(target)
    new.write_text("new")
    real = os.replace

    def windows(source, to):
        if Path(to) == target:
            raise PermissionError(13, "in use")
        real(source, to)

    monkeypatch.setattr(output_path.os, "replace", windows)
    with pytest.raises(PermissionError):
        output_path.replace(new, target)
    assert output_path.replace_or_number(new, target) == tmp_path / "map_3.gpkg"
    assert target.read_text() == "held"
    assert (tmp_path / "map_3.gpkg").read_text() == "new"


def test_a_protected_map_does_not_replace_the_open_one(qgis_new_project):
    project = QgsProject.instance()
    names = {
        output_path.default_file(project, "aerospace", "midlands_engine", 1000.0, "bng", protected=one).name
        for one in (False, True)
    }
    assert names == {"aerospace_midlands_engine_1000m.gpkg", "aerospace_midlands_engine_1000m_protected.gpkg"}


def test_a_long_path_is_shown_by_its_end(tmp_path):
    short = Path("/maps/a.gpkg")
    assert shortened(short) == str(short)
    assert shortened(Path("/", *["folder"] * 12, "midlands_clusters", "a.gpkg")) == str(
        Path("…", "midlands_clusters", "a.gpkg")
    )
