"""The page for colours and classes, on a small map."""

from __future__ import annotations

import pytest
from qgis.core import QgsGradientColorRamp, QgsProject
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtTest import QTest

from midlands_clusters_plugin.cartography.map import group_layers
from midlands_clusters_plugin.cartography.record.facts import map_facts
from midlands_clusters_plugin.cartography.record.roles import layers_of
from midlands_clusters_plugin.cartography.style import graduated, styles
from midlands_clusters_plugin.gui.pages.style_page import StylePage

from ..cartography.conftest import made_map, write_map
from .conftest import flush, until


@pytest.fixture
def group(window, tmp_path):
    hexmap = made_map()
    return group_layers.add_map(
        QgsProject.instance(), write_map(hexmap, tmp_path / "map.gpkg"), map_facts(hexmap), "business_count"
    )


@pytest.fixture
def page(window, group):
    made = StylePage(window, window.window)
    made.show_map(group, "business_count")
    until(lambda: made._reading is None)
    yield made
    made.shut_down()
    made.deleteLater()
    flush()


@pytest.fixture
def hexes(group):
    return layers_of(group)["hexes"]


def top(layer):
    """The colour of the last range."""
    ranges = layer.renderer().ranges()
    return ranges[-1].symbol().color().name()


def choose(page, method):
    page.method.setCurrentIndex(page.method.findData(method))


def test_without_a_map_one_sentence(window):
    page = StylePage(window, window.window)
    assert not page.state.isHidden()
    assert page.controls.isHidden()
    page.shut_down()


def test_the_page_shows_the_scheme_and_fits_a_narrow_dock(page):
    assert page.method.currentData() == "auto"
    assert page.ramp.currentData() == "yellow_purple"
    assert not page.cap_on.isChecked()
    assert page.bounds.isHidden()
    assert page.minimumSizeHint().width() <= 270
    assert "hexagons hold a value, from 1 to 7" in page.histogram.accessibleDescription()


def test_marks_are_chosen_and_stay_with_the_map(page, hexes):
    assert page.marks.currentData() == "auto"
    page.marks.setCurrentIndex(page.marks.findData("true"))
    page.marks.activated.emit(page.marks.currentIndex())
    assert not hexes.renderer().orderByEnabled()
    page.show_map(None, "")
    assert graduated.marks_of(hexes) == "true"


def test_a_method_is_drawn_after_a_moment_and_reported_once(page, hexes):
    reported = []
    page.changed.connect(lambda: reported.append(1))
    choose(page, "equal")
    page.classes.setValue(3)
    assert not reported
    until(lambda: reported)
    assert [one.label() for one in hexes.renderer().ranges()][1:] == [
        "1 to 2 businesses",
        "3 to 4 businesses",
        "5 to 7 businesses",
    ]
    assert len(reported) == 1
    assert styles.scheme_of(hexes, "business_count").method == "equal"


def test_own_bounds_and_a_plain_sentence_for_what_is_none(page, hexes):
    choose(page, "own")
    assert page.bounds.text().startswith("1, 2")
    page.bounds.setText("1, 5, x")
    page.apply()
    assert "numbers" in page.bounds_note.text()
    assert not page.bounds_note.isHidden()
    page.bounds.setText("1, 5, 20")
    page.apply()
    assert page.bounds_note.isHidden()
    assert [one.label() for one in hexes.renderer().ranges()][1:] == ["1 to 4 businesses", "5 to 20 businesses"]


def test_colours_of_ours_and_of_qgis(page, hexes):
    page.ramp.setCurrentIndex(page.ramp.findData("plum"))
    page._ramp_chosen(0)
    assert top(hexes) == "#47032a"
    page.own_ramp.setColorRamp(QgsGradientColorRamp(QColor("#ffcc00"), QColor("#990000")))
    assert top(hexes) == "#990000"
    assert page.ramp.currentData() == ""


def test_cap_and_reset(page, hexes):
    page.cap.setValue(5)
    page.cap_on.setChecked(True)
    page.apply()
    assert "hexagons capped" in hexes.renderer().ranges()[-1].label()
    page.reset.click()
    assert styles.scheme_of(hexes, "business_count") == styles.Scheme()
    assert not page.cap_on.isChecked()
    assert "capped" not in hexes.renderer().ranges()[-1].label()


def test_the_histogram_is_read_with_the_arrow_keys(page):
    read = []
    page.histogram.read.connect(read.append)
    QTest.keyClick(page.histogram, Qt.Key.Key_Right)
    QTest.keyClick(page.histogram, Qt.Key.Key_Right)
    assert read[0].startswith("1 business: ")
    assert read[1].startswith("2 businesses: ")
    assert sum(page.histogram.class_counts()) == len(page.histogram._values)


def test_a_change_in_qgis_s_panel_is_shown(page, hexes):
    mine = hexes.renderer().clone()
    mine.updateColorRamp(QgsGradientColorRamp(QColor("#ffcc00"), QColor("#990000")))
    hexes.setRenderer(mine)
    hexes.emitStyleChanged()
    assert page.ramp.currentData() == ""


def test_a_layer_that_is_taken_away(page, hexes):
    QgsProject.instance().removeMapLayer(hexes.id())
    assert page.controls.isHidden()
    page.apply()


def test_every_widget_has_a_name_for_a_screen_reader(page):
    for name in (
        "method",
        "classes",
        "bounds",
        "midpoint",
        "ramp",
        "own_ramp",
        "cap_on",
        "cap",
        "log_axis",
        "reset",
        "histogram",
    ):
        assert getattr(page, name).accessibleName(), name
        assert getattr(page, name).toolTip(), name
