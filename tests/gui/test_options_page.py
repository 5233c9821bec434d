"""The options page: every setting of the table has a widget, OK keeps what was changed, and what is kept can be removed."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from qgis.core import QgsSettings
from qgis.PyQt.QtWidgets import QCheckBox, QLabel, QMessageBox

from midlands_clusters_plugin import classFactory
from midlands_clusters_plugin.core.base import settings
from midlands_clusters_plugin.core.base.settings import PREFIX
from midlands_clusters_plugin.core.files.whole_file import temporary_beside
from midlands_clusters_plugin.gui.shell.options_page import OptionsPage
from midlands_clusters_plugin.sources.online import download_cache
from midlands_clusters_plugin.sources.profile import stored_files


@pytest.fixture
def page(window, tmp_path, monkeypatch):
    for module in (download_cache, stored_files):
        monkeypatch.setattr(module, "profile_folder", lambda: tmp_path / "midlands_clusters")
    settings.forget(QgsSettings())
    made = OptionsPage(window)
    yield made
    made.deleteLater()
    settings.forget(QgsSettings())


def stored_keys() -> list[str]:
    return [key for key in QgsSettings().allKeys() if key.startswith(PREFIX)]


def test_every_setting_has_a_widget_with_its_name_and_its_default(page):
    assert list(page.fields) == list(settings.settings())
    buddies = {label.buddy() for label in page.findChildren(QLabel) if label.buddy() is not None}
    for field in page.fields.values():
        assert field.widget.accessibleName() == field.setting.label
        assert field.widget.toolTip() == field.setting.tip
        assert field.value() == field.setting.default, field.setting.name
        assert field.widget in buddies or isinstance(field.widget, QCheckBox)


def test_ok_without_a_change_keeps_nothing(page):
    page.apply()
    assert stored_keys() == []


def test_ok_keeps_what_was_changed_and_the_next_page_shows_it(page, window):
    page.fields["organisation"].show("Derby City Council")
    page.fields["cell_size"].show(500.0)
    page.fields["area"].show("E06000015")
    page.fields["palette"].show("teal")
    page.fields["postcodes_io"].show(False)
    page.apply()
    assert sorted(stored_keys()) == [
        PREFIX + name for name in ("area", "cell_size", "organisation", "palette", "postcodes_io")
    ]
    again = OptionsPage(window)
    assert {
        name: again.fields[name].value() for name in ("organisation", "cell_size", "area", "palette", "postcodes_io")
    } == {
        "organisation": "Derby City Council",
        "cell_size": 500.0,
        "area": "E06000015",
        "palette": "teal",
        "postcodes_io": False,
    }
    again.deleteLater()


def test_a_value_that_cannot_be_is_stated_and_the_others_are_stored(page, window):
    page.fields["os_licence"].show("12")
    page.fields["watermark"].show("Draft")
    page.apply()
    assert stored_keys() == [PREFIX + "watermark"]
    assert any("AC0000123456" in text for text in window.messages())


def test_settings_reach_what_they_are_for(page, tmp_path, window):
    from qgis.core import QgsProject

    from midlands_clusters_plugin.cartography.page import templates
    from midlands_clusters_plugin.cartography.style import palette
    from midlands_clusters_plugin.core.base.errors import UserError
    from midlands_clusters_plugin.core.catalogue import catalogue
    from midlands_clusters_plugin.gui.widgets.output_path import default_folder
    from midlands_clusters_plugin.sources.online.postcodes_io import look_up

    own = tmp_path / "own.json"
    own.write_text('{"clusters": [{"id": "game_design", "name": "Game design"}]}', encoding="utf-8")
    for name, value in {
        "output_folder": str(tmp_path / "maps"),
        "layouts_folder": str(tmp_path / "pages"),
        "cache_folder": str(tmp_path / "cache"),
        "clusters_file": str(own),
        "palette": "teal",
        "postcodes_io": False,
    }.items():
        page.fields[name].show(value)
    page.apply()
    try:
        assert default_folder(QgsProject.instance()) == tmp_path / "maps"
        assert templates.own_folder() == tmp_path / "pages"
        assert download_cache.downloads_folder() == tmp_path / "cache" / "midlands_clusters_cache"
        assert "game_design" in catalogue.clusters()
        assert palette.ramp_id(palette.default_ramp("sequential")) == "teal"
        assert palette.ramp_id(palette.default_ramp("diverging")) == palette.DEFAULTS["diverging"]
        with pytest.raises(UserError, match="switched off"):
            look_up(["DE24 9FU"])
    finally:
        page.fields["clusters_file"].show("")
        page.apply()
    assert "game_design" not in catalogue.clusters()


def test_the_dock_begins_with_the_area_and_size_of_the_options(page, window):
    page.fields["area"].show("E06000015")
    page.fields["cell_size"].show(2000.0)
    page.apply()
    window.window.show()
    plugin = classFactory(window)
    plugin.initGui()
    plugin._dock.fill()
    assert plugin._dock.panel._area.codes() == ("E06000015",)
    assert plugin._dock.panel.size.value() == 2000.0
    plugin.unload()


def test_emptying_the_cache_and_removing_everything(page, tmp_path, monkeypatch):
    folder = tmp_path / "midlands_clusters"
    (folder / "downloads").mkdir(parents=True)
    (folder / "downloads" / "ctyua_2024-0123456789ab.gpkg").write_bytes(bytes(2_000_000))
    (folder / "companies").mkdir()
    (folder / "companies" / "0123456789abcdef.companies").write_bytes(bytes(500_000))
    (folder / "postcodes.npz").write_bytes(b"x")
    (folder / "map.gpkg").write_bytes(b"the officer's")
    page.show_stored()
    assert "2.5" in page.cache.text()
    page.empty.click()
    assert not (folder / "downloads").exists() and not (folder / "companies").exists()
    assert not page.empty.isEnabled()
    page.fields["watermark"].show("Draft")
    page.apply()
    monkeypatch.setattr(QMessageBox, "question", lambda *_: QMessageBox.StandardButton.No)
    page.remove.click()
    assert stored_keys()
    monkeypatch.setattr(QMessageBox, "question", lambda *_: QMessageBox.StandardButton.Yes)
    page.remove.click()
    assert stored_keys() == []
    assert [path.name for path in folder.iterdir()] == ["map.gpkg"], "maps are the officer's"
    assert page.fields["watermark"].value() == ""
    (folder / "map.gpkg").unlink()
    page.remove.click()
    assert not folder.exists()


def test_what_is_not_the_caches_stays_wherever_the_cache_is(page, tmp_path, monkeypatch):
    """The user gives downloads the project's folder, in which the maps are too."""
    from midlands_clusters_plugin.sources.online.download_cache import DownloadCache, Downloaded, downloads_folder

    page.fields["cache_folder"].show(str(tmp_path))
    page.apply()
    cache = DownloadCache()

    def download(path):
        with closing(sqlite3.connect(path)) as database:
            database.execute("CREATE TABLE areas (code TEXT)")
        return Downloaded("https://example.org", 1)

    stored = cache.get("ctyua 2024", download, suffix=".gpkg")
    folder = downloads_folder()
    left = [f".ctyua_2024.new-{'0' * 8}.gpkg", temporary_beside(folder / "ctyua_2024.new.gpkg").name]
    for name in left:  # of a version before 0.3 and of this one
        (folder / name).write_bytes(b"left by a killed run")
    assert {one.name for one in stored_files.stored_files()} >= {stored.path.name, *left}
    theirs = [
        folder / "aerospace_midlands_engine_1000m.gpkg",
        folder / "notes.json",
        folder / "layouts",
        tmp_path / "midlands_clusters",
    ]
    theirs[0].write_bytes(b"a map")
    theirs[1].write_text('{"file": "x"}', encoding="utf-8")
    for one in theirs[2:]:
        one.mkdir()
        (one / "map.gpkg").write_bytes(b"a map")
    page.show_stored()
    page.empty.click()
    assert sorted(folder.iterdir()) == sorted(theirs[:3])
    monkeypatch.setattr(QMessageBox, "question", lambda *_: QMessageBox.StandardButton.Yes)
    page.remove.click()
    assert all(one.exists() for one in theirs) and (theirs[3] / "map.gpkg").exists()


def test_what_it_presets_shows_until_the_user_chooses_otherwise(page, window, tmp_path):
    presets = tmp_path / "qgis_global_settings.ini"
    presets.write_text(
        "[midlands_clusters]\norganisation=Derby City Council\ncell_size=500\npostcodes_io=false\n", encoding="utf-8"
    )
    before = QgsSettings.globalSettingsPath()
    QgsSettings.setGlobalSettingsPath(str(presets))
    try:
        shown = OptionsPage(window)
        names = ("organisation", "cell_size", "postcodes_io")
        assert [shown.fields[name].value() for name in names] == ["Derby City Council", 500.0, False]
        shown.apply()
        shown.fields["cell_size"].show(1000.0)
        shown.apply()
        assert settings.read("cell_size", QgsSettings()) == 1000.0
        assert settings.read("organisation", QgsSettings()) == "Derby City Council"
        shown.deleteLater()
    finally:
        presets.write_text(
            "", encoding="utf-8"
        )  # where there was none before, QGIS keeps this path: then it says nothing
        QgsSettings.setGlobalSettingsPath(before)
