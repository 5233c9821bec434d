"""The Query page: a question is put together, answered, handed on, saved and opened again."""

from __future__ import annotations

import json
import sys

import numpy as np
import pandas as pd
import pytest
from qgis.core import QgsApplication, QgsExpression, QgsFeature, QgsGeometry, QgsProject, QgsVectorLayer
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication

from midlands_clusters_plugin.cartography.record.roles import layers_of
from midlands_clusters_plugin.core.query import question as q
from midlands_clusters_plugin.gui.pages.point_page import PointPage
from midlands_clusters_plugin.gui.pages.query_page import QueryPage
from midlands_clusters_plugin.gui.query.saved import KEY, SCOPE, saved_names
from midlands_clusters_plugin.gui.widgets import messages

from ..cartography.spike_map import put_in, sample_map
from .conftest import flush, until

NASTY = 'O\'Brien; "Søn" 100% Ωμέγα \\ --'
BOX = "POLYGON((434000 329000, 440000 329000, 440000 334000, 434000 334000, 434000 329000))"


@pytest.fixture
def group(qgis_new_project, tmp_path):
    yield put_in(QgsProject.instance(), tmp_path, "business_count")
    QgsProject.instance().clear()


@pytest.fixture
def page(window, group, monkeypatch):
    tables = []
    window.showAttributeTable = lambda layer, text="": tables.append((layer.name(), text))
    window.shown = tables
    made = QueryPage(window)
    made._trace = []
    monkeypatch.setattr(
        messages,
        "report_bug",
        lambda iface, sentence, trace: (made._trace.append(trace), messages.warn(iface, sentence)),
    )
    made.resize(285, 900)
    made.show_map(group, "business_count")
    yield made
    made.shut_down()
    made.deleteLater()


def add(page, kind, **values):
    """As a user does: the kind, the rows, the button."""
    assert page.form.kind.set_current_id(kind), kind
    for name, value in values.items():
        box = getattr(page.form, name)
        if hasattr(box, "set_current_id"):
            assert box.set_current_id(value), value
        elif hasattr(box, "setLayer") and not hasattr(box, "setField"):
            box.setLayer(value)
        elif hasattr(box, "setField"):
            box.setField(value)
        elif hasattr(box, "findData"):
            box.setCurrentIndex(box.findData(value))
        elif hasattr(box, "setValue"):
            box.setValue(value)
        else:
            box.setText(value)
    page.add.click()
    until(lambda: page._task is None)


def ask(page):
    """The answer; a bug is an error of the test."""
    page.answer.click()
    until(lambda: page._task is None)
    assert not [text for text in page._iface.messages() if "went wrong" in text], page._trace
    return page.outcome


def near(frame, x, y, metres):
    return np.hypot(frame.geometry.x - x, frame.geometry.y - y) <= metres


def worked(page):
    add(page, "cluster", cluster="aerospace")
    add(page, "near_place", place="innovation_hub|Infinity Park Derby", distance=5)


def test_without_a_map_it_says_why(window):
    page = QueryPage(window)
    assert "Generate a map" in page.state.text()
    assert page.body.isHidden()
    page.shut_down()


def test_the_worked_question_is_built_answered_and_shown(page, group, window):
    assert page.sentence.text() == "Companies within 5 km of Infinity Park Derby", "what the form says counts"
    worked(page)
    assert page.sentence.text() == "Companies in Aerospace within 5 km of Infinity Park Derby"
    outcome = ask(page)
    from midlands_clusters_plugin.core.query.search_area import search_area_of

    location = search_area_of(q.PlaceNamed("Infinity Park Derby")).geometry.coords[0]
    frame = sample_map().companies
    expected = frame[near(frame, *location, 5000)]
    layer = layers_of(group)["companies"]
    assert 0 < len(expected) < len(frame)
    assert sorted(one["company_id"] for one in layer.getSelectedFeatures()) == sorted(expected["company_id"])
    assert outcome.summary.figures["turnover_gbp"].value == pytest.approx(expected["turnover_gbp"].sum(), abs=0.01)
    assert f"{len(expected):,} of the {len(frame):,}" in page.result.text() and "Derby:" in page.result.text()
    extent = window.mapCanvas().extent()
    assert extent.height() < 20_000 and extent.contains(*location)
    node = QgsProject.instance().layerTreeRoot().findLayer(layer.id())
    assert node.isVisible()
    page.table.click()
    assert window.shown == [("Companies (illustrative sample)", "is_selected()")]


def test_hexagons_and_places_too(page, group):
    page.target.setCurrentIndex(page.target.findData(q.CELLS))
    assert "cluster" not in page.form.kind.ids() and "spike" in page.form.kind.ids()
    add(page, "number", column="business_count", operator=">=", value=5)
    assert page.sentence.text() == "Hexagons with 5 or more businesses"
    assert ask(page).summary.count == int((sample_map().hexes["business_count"] >= 5).sum())
    page.conditions.setCurrentItem(page.conditions.topLevelItem(0))
    page.remove.click()
    page.target.setCurrentIndex(page.target.findData(q.PLACES))
    add(page, "kind_is", place_kind="university")
    add(page, "area", area="E08000025")
    found = ask(page)
    names = [one["name"] for one in layers_of(group)["places"].getSelectedFeatures()]
    assert "Aston University" in names and len(names) == found.summary.count
    assert page.sentence.text() == "Places of the kind university, in Birmingham"


def test_and_or_not_and_changing_a_condition(page):
    add(page, "size", band="large")
    add(page, "foreign_owned")
    page.conditions.setCurrentItem(page.conditions.topLevelItem(1))
    page.negate.click()
    assert page.sentence.text() == "Companies of large size (250 or more employees) and that are not foreign-owned"
    assert page.conditions.topLevelItem(1).text(0) == "that are not foreign-owned"
    page.group_button.click()
    assert page.writing.chosen.is_group
    add(page, "sic", sic="303")
    assert "(either that are not foreign-owned or with a SIC code that begins with 303)" in page.sentence.text()
    frame = sample_map().companies
    large = frame["employees"] >= 250
    domestic = frame["foreign_owned"].astype("boolean").eq(False).fillna(False)
    sic = (";" + frame["sic"].str.replace(" ", "")).str.contains(";303")
    assert ask(page).summary.count == int((large & (domestic | sic)).sum())
    page.conditions.setCurrentItem(page.conditions.topLevelItem(0))
    assert page.form.kind.current_id() == "size" and page.form.band.currentData() == "large"
    page.form.band.setCurrentIndex(page.form.band.findData("small"))
    page.change.click()
    assert page.sentence.text().startswith("Companies of small size")
    page.joiner.setCurrentIndex(page.joiner.findData("any"))
    page.joiner.activated.emit(1)
    assert "either" in page.sentence.text()


def test_no_answer_and_everything_are_sentences(page):
    add(page, "number", column="employees", operator=">", value=1e9)
    ask(page)
    assert "Nothing in Companies (illustrative sample) fulfils this question" in page.result.text()
    assert not page.table.isEnabled() and not page.export_button.isEnabled()
    page.conditions.setCurrentItem(page.conditions.topLevelItem(0))
    page.remove.click()
    add(page, "cluster", cluster="aerospace")
    ask(page)
    assert "Everything fulfils this question" in page.result.text()


def test_another_cluster_than_the_maps_is_stated(page):
    add(page, "cluster", cluster="agri_tech")
    ask(page)
    assert "holds the companies in Aerospace only" in page.result.text()


def test_search_area_beyond_the_map_is_stated(page):
    """Derby is on this map, the Derbyshire round it is not."""
    worked(page)
    ask(page)
    assert "outside the map's area" in page.result.text()


@pytest.mark.parametrize("text", [NASTY, "%", "';--", '"', "Ωμ", "a;b"])
def test_any_text_can_be_looked_for(page, group, text):
    add(page, "text", text_column="name", text=text)
    outcome = ask(page)
    assert outcome.summary.count == int(
        sample_map().companies["name"].str.lower().str.contains(text.lower(), regex=False).sum()
    )
    assert not QgsExpression(outcome.expression).hasParserError()
    page.saved.setEditText(text)
    page.save.click()
    page.open_saved(text.strip())
    assert f"contains “{text}”" in page.sentence.text()


def polygons(crs, wkt, name="Travel; 'times' %", minutes=(30.0,)):
    layer = QgsVectorLayer(f"Polygon?crs={crs}&field=AA_MINS:double", name, "memory")
    features = []
    for number, one in enumerate(wkt):
        feature = QgsFeature(layer.fields())
        feature.setAttributes([minutes[number]])
        feature.setGeometry(QgsGeometry.fromWkt(one))
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    QgsProject.instance().addMapLayer(layer)
    return layer


def in_box(frame):
    return int(((frame.geometry.x.between(434_000, 440_000)) & frame.geometry.y.between(329_000, 334_000)).sum())


def test_travel_times_in_another_crs_up_to_some_minutes(page):
    from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransform

    shape = QgsGeometry.fromWkt(BOX)
    moved = QgsGeometry(shape)
    transform = QgsCoordinateTransform(
        QgsCoordinateReferenceSystem("EPSG:27700"), QgsCoordinateReferenceSystem("EPSG:4326"), QgsProject.instance()
    )
    moved.transform(transform)
    far = "POLYGON((-2 52, -1 52, -1 53, -2 53, -2 52))"
    layer = polygons("EPSG:4326", [moved.asWkt(12), far], minutes=(30.0, 60.0))
    add(page, "polygons", polygons=layer, limit=30)
    assert page.form.field.currentField() == "AA_MINS"
    assert "AA_MINS up to 30" in page.sentence.text()
    assert ask(page).summary.count == in_box(sample_map().companies)


def test_selected_features_of_any_layer(page, window):
    layer = polygons("EPSG:27700", [BOX])
    page.form.kind.set_current_id("selected")
    page.form.layer.setLayer(layer)
    page.form.distance.setValue(0)
    page.add.click()
    assert "Select a feature" in window.messages()[0]
    layer.selectAll()
    assert "1 feature is selected" in page.form.hint.text()
    add(page, "selected", distance=0)
    assert ask(page).summary.count == in_box(sample_map().companies)


def test_a_layer_without_crs_is_refused_and_degrees_called_metres_too(page, window):
    layer = polygons("", [BOX])
    assert not layer.crs().isValid()
    add(page, "polygons", polygons=layer)
    assert "no coordinate reference system" in window.messages()[0]
    wrong = polygons("EPSG:27700", ["POLYGON((-2 52, -1 52, -1 53, -2 53, -2 52))"], name="degrees")
    add(page, "polygons", polygons=wrong)
    page.answer.click()
    until(lambda: page._task is None)
    assert "in degrees" in window.messages()[0] and page.outcome is None


def test_a_place_without_a_position_cannot_be_chosen_and_saved_ones_are_a_sentence(page, window):
    assert not page.form.place.set_current_id("investment_atlas|East Midlands Investment Zone")
    greyed = page.form.place.ids(enabled=False)
    assert len(greyed) >= 6
    from midlands_clusters_plugin.core.query.codec import to_dict
    from midlands_clusters_plugin.core.query.question import Question

    name = greyed[0].partition("|")[2]
    found = {"x": {"question": to_dict(Question("companies", q.Near(q.PlaceNamed(name), 1000.0)))}}
    QgsProject.instance().writeEntry(SCOPE, KEY, json.dumps(found))
    page.open_saved("x")
    assert "has no site of its own" in page.sentence.text()
    ask(page)
    assert "has no site of its own" in window.messages()[0] and page.outcome is None


def test_drawn_polygon_that_crosses_itself(page, window):
    page.form.kind.set_current_id("drawn")
    page.add.click()
    assert "Draw a point" in window.messages()[0]
    canvas = window.mapCanvas()
    window.window.show()
    canvas.setDestinationCrs(layers_of(page._group)["hexes"].crs())
    canvas.setExtent(layers_of(page._group)["authorities"].extent())
    until(lambda: canvas.width() > 200)
    before = canvas.mapTool()
    page.form.draw_polygon.click()
    view = canvas.viewport()
    for x, y in ((100, 100), (300, 300), (300, 100), (100, 300)):
        QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(x, y))
    QTest.mouseClick(view, Qt.MouseButton.RightButton, pos=QPoint(100, 300))
    assert canvas.mapTool() is before and "the polygon drawn" in page.form.hint.text()
    page.add.click()
    assert page.sentence.text() == "Companies inside “the polygon drawn”"
    ask(page)
    assert "crossed itself and was mended" in page.result.text()


def test_escape_ends_drawing(page, window):
    canvas = window.mapCanvas()
    before = canvas.mapTool()
    page.form.kind.set_current_id("drawn")
    page.form.draw_point.click()
    assert canvas.mapTool() is not before
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert canvas.mapTool() is before and page.drawing.tool is None


def test_saved_opened_after_its_layer_is_gone_and_repeated_on_new_data(page, group, window, tmp_path):
    layer = polygons("EPSG:27700", [BOX])
    add(page, "polygons", polygons=layer, limit=30)
    first = ask(page).summary.count
    page.saved.setEditText("Board paper")
    page.save.click()
    assert saved_names(QgsProject.instance()) == ["Board paper"]
    path = str(tmp_path / "project.qgz")
    assert QgsProject.instance().write(path)
    QgsProject.instance().removeMapLayer(layer.id())
    page.open_saved("Board paper")
    assert "is no longer in the project" in window.messages()[0]
    assert ask(page).summary.count == first
    other = tmp_path / "two"
    other.mkdir()
    new = put_in(QgsProject.instance(), other, "business_count", "automotive")
    page.show_map(new, "business_count")
    assert page.outcome is None and "AA_MINS" in page.sentence.text()
    assert ask(page).summary.count == in_box(sample_map("automotive").companies)
    page.saved.setEditText("Board paper")
    page.delete_saved.click()
    assert saved_names(QgsProject.instance()) == []


def test_polygons_are_read_anew_when_the_question_is_opened(page):
    layer = polygons("EPSG:27700", [BOX])
    add(page, "polygons", polygons=layer, limit=30)
    page.saved.setEditText("a")
    page.save.click()
    fid = next(layer.getFeatures()).id()
    layer.dataProvider().changeGeometryValues(
        {fid: QgsGeometry.fromWkt("POLYGON((0 0, 1000 0, 1000 1000, 0 1000, 0 0))")}
    )
    page.open_saved("a")
    until(lambda: page._task is None)
    assert ask(page).summary.count == 0


def test_broken_saved_questions_are_a_sentence(page, window):
    QgsProject.instance().writeEntry(SCOPE, KEY, '{"a": {"question": {"version": 99}}, "b": 3}')
    page.open_saved("a")
    assert "newer version" in window.messages()[0]
    page.open_saved("b")
    assert "no saved question" in window.messages()[0]
    QgsProject.instance().writeEntry(SCOPE, KEY, "{broken")
    assert saved_names(QgsProject.instance()) == []


@pytest.mark.parametrize("ending", ["csv", "xlsx", "gpkg"])
def test_it_is_exported(page, tmp_path, ending):
    worked(page)
    count = ask(page).summary.count
    path = tmp_path / f"answer.{ending}"
    page.export_to(path)
    until(lambda: page._task is None)
    if ending == "gpkg":
        import geopandas as gpd

        frame = gpd.read_file(path)
        assert frame.crs.to_epsg() == 27700
    else:
        frame = pd.read_csv(path) if ending == "csv" else pd.read_excel(path)
    assert len(frame) == count and {"name", "employees", "turnover_gbp"} <= set(frame.columns)


def test_it_is_copied_and_becomes_a_layer(page, window):
    worked(page)
    outcome = ask(page)
    clipboard = QApplication.clipboard()
    page.copy("table")
    until(lambda: page._task is None)
    assert len(clipboard.text().strip().split("\n")) == 1 + outcome.summary.count
    page.copy("summary")
    assert clipboard.text().startswith("Companies in Aerospace within 5 km of Infinity Park Derby\n")
    page.copy("expression")
    layer = page._layer()
    layer.removeSelection()
    layer.selectByExpression(clipboard.text())
    assert sorted(layer.selectedFeatureIds()) == outcome.ids.tolist()
    page.copy("python")
    assert "midlandsclusters:spatialquery" in clipboard.text()
    page.copy("command")
    assert clipboard.text().startswith("qgis_process run midlandsclusters:spatialquery")


def test_the_answer_and_its_search_area_become_layers_that_pages_print(page, group):
    from midlands_clusters_plugin.cartography.page_text.snapshot import snapshot
    from midlands_clusters_plugin.cartography.record.results import OF_MAP

    worked(page)
    outcome = ask(page)
    dots = QgsProject.instance().layerTreeRoot().findLayer(layers_of(group)["companies"].id())
    assert dots.isVisible() and page._on_map._items
    page.new_layer.click()
    until(lambda: page._task is None)
    assert not dots.isVisible() and not page._on_map._items, "dots and ring would lie there twice"
    assert page.outcome is outcome and not page.result.isHidden()
    found, area = (node.layer() for node in group.findLayers()[:2])
    assert found.name() == outcome.wording and found.featureCount() == outcome.summary.count
    assert area.name() == f"Search area: {outcome.summary.count} companies" and area.crs().authid() == "EPSG:27700"
    assert next(area.getFeatures()).geometry().area() == pytest.approx(np.pi * 5000**2, rel=0.01)
    assert found.customProperty(OF_MAP) == area.customProperty(OF_MAP) != ""
    page.show_map(group, "employees")
    assert page.outcome is outcome, "a layer more is no other map"
    shot = snapshot(group, QgsProject.instance())
    assert shot.shown[:2] == (found, area)
    assert [one["legend"] for one in shot.facts.area_data[:2]] == [found.name(), area.name()]
    assert shot.facts.instead is None, "the hexagons stay the story of the page"


def test_what_stands_in_the_form_counts(page, window):
    """The form is filled and Answer pressed: nothing is added by hand."""
    frame = sample_map().companies
    page.form.kind.set_current_id("number")
    page.form.column.setCurrentIndex(page.form.column.findData("employees"))
    page.form.value.setValue(250)
    assert page.sentence.text() == "Companies with 250 or more employees"
    assert ask(page).summary.count == int((frame["employees"] >= 250).sum())
    assert page.conditions.topLevelItemCount() == 1 and not page.writing.typed
    page.form.value.setValue(50)
    assert page.outcome is None, "another question"
    page.conditions.setCurrentItem(page.conditions.topLevelItem(0))
    page.form.value.setValue(50)
    assert ask(page).summary.count == int((frame["employees"] >= 50).sum())
    assert page.conditions.topLevelItemCount() == 1, "the chosen one was changed"
    page.form.kind.set_current_id("foreign_owned")
    assert "50 or more employees and" in page.sentence.text()
    both = (frame["employees"] >= 50) & frame["foreign_owned"].astype("boolean").fillna(False)
    assert ask(page).summary.count == int(both.sum()) and page.conditions.topLevelItemCount() == 2
    page.form.kind.set_current_id("size")
    page.saved.setEditText("kept")
    page.save.click()
    page.open_saved("kept")
    assert "of micro size" in page.sentence.text(), "saved with what was typed"
    assert ask(page).question.where == page.question().where


@pytest.mark.parametrize(
    ("kind", "row", "typed", "refused"),
    [
        ("near_postcode", "postcode", "", "Type a postcode"),
        ("near_postcode", "postcode", "ZZ9 9ZZ", "not in the postcode directory"),
        ("near_place", "place", "No such park", "There is no “No such park” in the list"),
        ("area", "area", "Atlantis", "There is no “Atlantis” in the list"),
        ("drawn", "", "", "Draw a point or a polygon"),
        ("selected", "", "", "first"),
        ("sic", "sic", "abc", "SIC"),
    ],
)
def test_what_cannot_be_asked_is_refused_and_never_passed_over(page, window, kind, row, typed, refused):
    page.show()
    page.form.kind.set_current_id(kind)
    box = getattr(page.form, row) if row else None
    if box is not None:
        line = box.lineEdit() if hasattr(box, "lineEdit") else box
        line.setFocus()
        line.selectAll()
        QTest.keyClicks(line, typed) if typed else line.clear()
        line.editingFinished.emit()
    assert refused in page.sentence.text()
    ask(page)
    assert page.outcome is None and refused in window.messages()[0]
    assert page.conditions.topLevelItemCount() == 0
    if kind == "near_place":
        page.form.place.set_current_id("university|University of Derby")
        assert ask(page) is not None


def test_the_ring_is_drawn_with_its_count_and_all_of_it_goes_again(page, group, window):
    canvas = window.mapCanvas()
    items = len(canvas.scene().items())
    layer = layers_of(group)["companies"]
    node = QgsProject.instance().layerTreeRoot().findLayer(layer.id())
    assert not node.itemVisibilityChecked()
    outcome = ask(page)
    band, label = page._on_map._items
    assert label._text == f"{outcome.summary.count} companies"
    ring = band.asGeometry().boundingBox()
    assert (ring.width(), ring.height()) == pytest.approx((10_000, 10_000), abs=1)
    assert canvas.extent().contains(ring), "the place asked about is on the screen, whatever the answer"
    assert node.itemVisibilityChecked() and layer.selectedFeatureCount() == outcome.summary.count
    page.clear_answer.click()
    assert len(canvas.scene().items()) == items and layer.selectedFeatureCount() == 0
    assert not node.itemVisibilityChecked() and page.outcome is None and page.clear_answer.isHidden()
    add(page, "number", column="employees", operator=">", value=1e9)
    add(page, "near_place", place="university|University of Derby", distance=1)
    ask(page)
    assert page._on_map._items[1]._text == "0 companies" and canvas.extent().height() < 20_000


def test_of_many_places_the_rings_near_the_map_are_shown(page, window):
    page.form.kind.set_current_id("near_kind")
    page.form.distance.setValue(2)
    page.form.place_kind.set_current_id("university")
    outcome = ask(page)
    x1, y1, x2, y2 = outcome.area.bounds
    box = outcome.extent.buffered(4_001)
    assert box.xMinimum() < x1 < x2 < box.xMaximum() and box.yMinimum() < y1 < y2 < box.yMaximum()


def test_which_clusters_and_why(page, window, monkeypatch):
    worked(page)
    outcome = ask(page)
    shown = []
    monkeypatch.setattr(messages, "show_details", lambda iface, sentence, detail: shown.append((sentence, detail)))
    assert 'href="why"' in page.result.text()
    page.result.linkActivated.emit("why")
    until(lambda: page._task is None and bool(shown))
    sentence, detail = shown[0]
    names = [line for line in detail.split("\n") if line and not line.startswith(" ")]
    assert "and why" in sentence and len(names) == outcome.summary.count
    assert detail.count("Aerospace: ") >= outcome.summary.count


def test_the_other_ways_to_read_a_layer_answer_the_same(page, group):
    """A filter that takes nothing away, then unsaved edits: the layer is no longer its file."""
    worked(page)
    first = ask(page)
    layer = layers_of(group)["companies"]
    assert first.looked.file is not None
    layer.setSubsetString('"employees" IS NULL OR "employees" > -1')
    second = ask(page)
    assert second.looked.file is None
    assert second.ids.tolist() == first.ids.tolist()
    assert second.summary.to_dict() == first.summary.to_dict()
    assert (second.extent.xMinimum(), second.extent.yMaximum()) == (first.extent.xMinimum(), first.extent.yMaximum())


def test_a_layer_that_is_gone_is_a_sentence(page, group, window):
    QgsProject.instance().removeMapLayer(layers_of(group)["companies"].id())
    page.answer.click()
    assert "no longer in the project" in window.messages()[0]


def test_it_fits_the_dock_and_every_control_has_a_name(page):
    from qgis.PyQt.QtWidgets import QAbstractButton, QAbstractSpinBox, QComboBox, QLineEdit

    page.show()
    for kind in page.form.kind.ids():
        page.form.kind.set_current_id(kind)
        flush()  # a page of tabs learns of a new row with the next turn
        assert page.minimumSizeHint().width() <= 258, kind
    for one in page.findChildren((QComboBox, QAbstractSpinBox)) + page.findChildren(QAbstractButton):
        if (
            not one.objectName().startswith(("qt_", "Scroll"))
            and one.objectName()
            and not isinstance(one.parent(), (QLineEdit, QAbstractSpinBox))
        ):
            assert one.accessibleName() or getattr(one, "text", str)(), one.objectName()
            assert one.toolTip(), one.objectName()


def test_the_keyboard_goes_from_the_top_down(page):
    page.show()
    add(page, "foreign_owned")
    page.conditions.setCurrentItem(page.conditions.topLevelItem(0))
    page.form.kind.set_current_id("near_place")
    order, one = [], page.saved
    for _ in range(5000):
        if (
            one.isVisibleTo(page)
            and one.focusPolicy() & Qt.FocusPolicy.TabFocus
            and one.objectName()
            and "qt_" not in one.objectName()
        ):
            order.append(one.objectName())
        one = one.nextInFocusChain()
        if one is page.saved:
            break
    first = order.index("remove")
    assert order[first : first + 6] == ["remove", "kind", "distance", "place", "add", "change"]
    assert order[0] == "saved" and [one for one in order if one != "tabs"][-1] == "answer"


def test_an_answer_goes_when_the_question_changes(page):
    worked(page)
    ask(page)
    page.saved.setEditText("a name is no change")
    page._question_changed()
    assert page.outcome is not None and not page.result.isHidden()
    page.conditions.setCurrentItem(page.conditions.topLevelItem(0))
    page.negate.click()
    assert page.outcome is None and page.result.isHidden() and not page.table.isEnabled()


def test_dots_that_an_answer_switched_on_go_with_it_and_others_stay(page, group):
    node = group.findLayer(layers_of(group)["companies"].id())
    for on_before in (False, True):
        node.setItemVisibilityChecked(on_before)
        worked(page)
        ask(page)
        assert node.isVisible()
        page.conditions.setCurrentItem(page.conditions.topLevelItem(0))
        page.negate.click()
        assert page.outcome is None and node.isVisible() is on_before
        page.remove.click()


def test_every_place_and_kind_offered_has_a_site(page):
    from midlands_clusters_plugin.core.query.search_area import search_area_of

    page.form.kind.set_current_id("near_kind")
    assert "university" in page.form.place_kind.ids() and "Investment Zone" not in page.form.place_kind.ids()
    for ident in page.form.place_kind.ids():
        assert search_area_of(q.PlacesOfKind(ident)).geometry.geom_type in ("Point", "MultiPoint")
    for ident in page.form.place.ids():
        kind, _, name = ident.partition("|")
        assert search_area_of(q.PlaceNamed(name, kind)).geometry.geom_type in ("Point", "MultiPoint")


def test_what_is_at_point_takes_over_from_drawing_and_gives_back_the_users_tool(page, window):
    from qgis.gui import QgsMapToolPan

    canvas = window.mapCanvas()
    own = QgsMapToolPan(canvas)
    canvas.setMapTool(own)
    page.form.kind.set_current_id("drawn")
    page.form.draw_point.click()
    here = PointPage(window)
    here.show_map(page._group, "business_count")
    here.at_point_panel.at_point.setChecked(True)
    until(lambda: here.at_point_panel._tool is not None)
    flush()
    assert page.drawing.tool is None
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert canvas.mapTool() is own
    here.shut_down()


def test_nothing_is_left_behind(window, group):
    from qgis.PyQt import sip

    canvas = window.mapCanvas()
    items = len(canvas.scene().items())
    page = QueryPage(window)
    page.show_map(group, "business_count")
    page.form.draw_asked.emit("polygon")
    tool = page.drawing.tool
    page.shut_down()
    page.deleteLater()
    flush()
    assert sip.isdeleted(tool) and len(canvas.scene().items()) == items
    QgsProject.instance().clear()  # nobody listens any more


@pytest.fixture
def escaped(monkeypatch):
    """Exceptions that a slot let out: without a hook each one ends the program."""
    seen = []
    monkeypatch.setattr(sys, "excepthook", lambda *given: seen.append(given))
    return seen


def test_a_page_that_was_not_told_that_its_map_is_gone_does_no_harm(page, escaped):
    QgsProject.instance().clear()
    assert escaped == [] and page.hexes() is None


def test_work_that_ends_after_its_page_was_deleted_is_dropped(window, group, escaped):
    page, ended = QueryPage(window), []
    page.show_map(group, "business_count")
    page.work("Work", lambda feedback: True, ended.append)
    sip.delete(page)
    until(lambda: QgsApplication.taskManager().countActiveTasks() == 0)
    flush()
    assert escaped == [] and ended == []
