"""The numbered marks of spikes, what the notes and the metadata say, and a second run."""

from __future__ import annotations

import json
import math

import pytest
from qgis.core import (
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionContextScope,
    QgsExpressionContextUtils,
    QgsFeature,
    QgsGeometry,
    QgsMapRendererSequentialJob,
    QgsMapSettings,
    QgsPalLayerSettings,
    QgsPointXY,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QColor

from midlands_clusters_plugin.cartography.context import spike_layer
from midlands_clusters_plugin.cartography.map import group_layers
from midlands_clusters_plugin.cartography.page_text import notes
from midlands_clusters_plugin.cartography.record.facts import map_facts
from midlands_clusters_plugin.cartography.record.left_out import LeftOut, left_out_of, set_left_out
from midlands_clusters_plugin.cartography.record.map_facts import facts_of
from midlands_clusters_plugin.cartography.record.roles import LEFT_OUT, METRIC, layers_of
from midlands_clusters_plugin.cartography.style.labels import labels, set_labels
from midlands_clusters_plugin.core.base.errors import UserError
from midlands_clusters_plugin.core.files.geopackage import write_layers
from midlands_clusters_plugin.core.geography.areas import get_area
from midlands_clusters_plugin.core.hexmap.engine import MapRequest, Workspace
from midlands_clusters_plugin.core.hexmap.report import with_left_out
from midlands_clusters_plugin.qgis_io import entries

from ..core.shapes import coverage
from ..core.test_engine import area_of, boundaries_of, table_of
from .spike_map import put_in, sample_map


@pytest.fixture
def turnover(project, tmp_path):
    return put_in(project, tmp_path, "turnover")


def picture(group, at, half, size=300):
    settings = QgsMapSettings()
    shown = [
        node.layer()
        for node in group.findLayers()
        if node.layer().customProperty("midlands_clusters/role") in ("spikes", "hexes")
    ]
    settings.setLayers(shown)
    settings.setDestinationCrs(shown[0].crs())
    settings.setExtent(QgsRectangle(at.x(), at.y(), at.x(), at.y()).buffered(half))
    settings.setOutputSize(QSize(size, size))
    settings.setOutputDpi(150)
    settings.setBackgroundColor(QColor("#ffffff"))
    job = QgsMapRendererSequentialJob(settings)
    job.start()
    job.waitForFinished()
    return job.renderedImage()


def differing(one, other):
    return sum(one.pixel(x, y) != other.pixel(x, y) for x in range(one.width()) for y in range(one.height()))


def test_the_layer_lies_on_top_and_shows_the_metric(turnover):
    roles = [node.layer().customProperty("midlands_clusters/role") for node in turnover.findLayers()]
    assert roles[0] == "spikes"
    layer = layers_of(turnover)["spikes"]
    assert layer.customProperty(METRIC) == "turnover"
    found = spike_layer.spikes_of(layer, "turnover")
    assert [one.number for one in found] == list(range(1, len(found) + 1))
    assert [one.value for one in found] == sorted((one.value for one in found), reverse=True)
    assert found[0].authority_name == "North Lincolnshire"
    assert layer.crs().authid() == "EPSG:27700"


def test_each_spike_lies_in_its_hexagon_and_is_marked_there(turnover):
    hexes = {(one["cell_id"], one["authority_code"]): one for one in layers_of(turnover)["hexes"].getFeatures()}
    found = [
        spike
        for metric in ("turnover", "employees", "business_count")
        for spike in spike_layer.spikes_of(layers_of(turnover)["spikes"], metric)
    ]
    for spike in found:
        hexagon = hexes[spike.place]
        assert hexagon.geometry().contains(spike.at)
        assert hexagon["spike"]
        assert hexagon[spike.metric] == pytest.approx(spike.value)
    everywhere = {
        tuple(one[name] for name in ("cell_id", "authority_code"))
        for one in layers_of(turnover)["spikes"].getFeatures()
    }
    assert {place for place, one in hexes.items() if one["spike"]} == everywhere


def test_only_the_marks_of_the_metric_are_drawn(turnover):
    layer = layers_of(turnover)["spikes"]
    top = spike_layer.spikes_of(layer, "turnover")[0]
    with_mark = picture(turnover, top.at, 20_000)
    group_layers.show_metric(turnover, "foreign_owned")
    assert layer.customProperty(METRIC) == "foreign_owned"
    group_layers.show_metric(turnover, "turnover")
    assert differing(with_mark, picture(turnover, top.at, 20_000)) == 0
    spike_layer.show(layer, "foreign_owned")
    assert differing(with_mark, picture(turnover, top.at, 20_000)) > 200  # ring, leader and disc


def test_the_mark_lets_the_hexagon_be_seen(turnover):
    top = spike_layer.spikes_of(layers_of(turnover)["spikes"], "turnover")[0]
    image = picture(turnover, top.at, 20_000)
    middle = QColor(image.pixel(150, 150))
    assert middle.lightness() < 80
    assert middle.blue() > middle.red()  # the darkest blue, not the ring's black


def test_show_metric_without_hexagons_is_one_sentence(turnover):
    QgsProject.instance().removeMapLayer(layers_of(turnover)["hexes"].id())
    with pytest.raises(UserError):
        group_layers.show_metric(turnover, "turnover")


def test_notes_agree_with_the_numbers_and_end_with_the_caveats(turnover):
    lines = notes.map_notes(layers_of(turnover), facts_of(turnover), "turnover")
    assert lines[0].startswith("1 North Lincolnshire: one company has 99% of the £4.42bn turnover")
    assert lines[1].startswith("2 Telford and Wrekin:")
    assert "Illustrative sample: not real companies" in lines
    assert not any("Illustrative Group" in line for line in lines)  # no company is named in print
    count = notes.map_notes(layers_of(turnover), facts_of(turnover), "business_count")
    assert count[0] == "1 Leicester: 24 of 26 businesses share the postcode LE1 6RN."


def test_notes_of_one_authority_keep_the_numbers_of_the_map(turnover):
    lines = notes.map_notes(layers_of(turnover), facts_of(turnover), "turnover", "E06000020")
    assert [line for line in lines if line[0].isdigit()] == [
        "2 Telford and Wrekin: one company has 99% of the £3.71bn turnover here (28% of the map's total)."
    ]


def test_compact_notes_are_one_line_a_reason(turnover):
    lines = notes.map_notes(layers_of(turnover), facts_of(turnover), "turnover", compact=True)
    start = "One company has most of each of these hexagons: 1 North Lincolnshire (99% of £4.42bn), 2 Telford and Wrekin (99% of £3.71bn), "
    assert lines[0].startswith(start)
    assert "3 Derby (all of £3.1bn)" in lines[0]
    assert "Illustrative sample: not real companies" in lines[1:]
    count = notes.map_notes(layers_of(turnover), facts_of(turnover), "business_count", compact=True)
    assert count[0] == "Most businesses of these hexagons share one postcode: 1 Leicester (24 at LE1 6RN)."


def test_at_most_nine_notes_and_how_many_more(project, tmp_path):
    group = put_in(project, tmp_path, "turnover", "health_life_sciences", "midlands_engine")
    lines = notes.spike_notes(layers_of(group)["spikes"], "turnover")
    assert len(lines) == 10
    assert lines[-1] == "4 more hexagons are spikes; they are in the layer Spikes."


def leave_out(group, how, count=1, metric="turnover"):
    top = spike_layer.spikes_of(layers_of(group)["spikes"], metric)[:count]
    set_left_out(layers_of(group)["hexes"], [LeftOut(*one.place, how) for one in top])
    group_layers.show_metric(group, metric)


def test_what_was_left_out_stands_in_the_notes_and_in_the_metadata(turnover):
    leave_out(turnover, "map", 2)
    places = "in North Lincolnshire (£4.42bn, mostly one company), in Telford and Wrekin (£3.71bn, mostly one company)"
    expected = f"Left out of the map, but counted in all totals: 2 hexagons, {places}."
    assert expected in notes.map_notes(layers_of(turnover), facts_of(turnover), "turnover")
    history = layers_of(turnover)["hexes"].metadata().history()
    assert any(expected in line for line in history)
    leave_out(turnover, "scale")
    again = layers_of(turnover)["hexes"].metadata().history()
    assert not any(expected in line for line in again)
    assert any(
        "Left out of the scale and drawn in the highest class: 1 hexagon in North Lincolnshire" in line
        for line in again
    )
    assert any("sha256" in line or "Boundaries" in line for line in again)


def test_everything_left_out_is_a_sentence(turnover):
    hexes = layers_of(turnover)["hexes"]
    all_of_them = [LeftOut(one["cell_id"], one["authority_code"], "map") for one in hexes.getFeatures('"turnover" > 0')]
    set_left_out(hexes, all_of_them)
    group_layers.show_metric(turnover, "turnover")
    lines = notes.left_out_notes(layers_of(turnover), "turnover")
    assert lines[-1] == "Every hexagon that has a value was left out: the map shows none of them."
    assert len(lines[0]) < 500
    assert "Birmingham (" in lines[0]


def test_what_was_left_out_survives_the_next_run_and_a_saved_project(project, turnover, tmp_path):
    leave_out(turnover, "map")
    saved = left_out_of(layers_of(turnover)["hexes"])
    again = put_in(project, tmp_path, "turnover")
    assert left_out_of(layers_of(again)["hexes"]) == saved
    assert any("Left out of the map" in line for line in notes.map_notes(layers_of(again), facts_of(again), "turnover"))
    path = tmp_path / "project.qgz"
    assert project.write(str(path))
    project.clear()
    assert project.read(str(path))
    hexes = next(one for one in project.mapLayers().values() if one.customProperty("midlands_clusters/role") == "hexes")
    assert json.loads(hexes.customProperty(LEFT_OUT)) == [
        {"cell_id": saved[0].cell_id, "authority_code": saved[0].authority_code, "how": "map"}
    ]
    assert left_out_of(hexes) == saved


def test_a_map_without_spikes_and_back_again(project, turnover, tmp_path):
    """The file of a map without spikes has an empty layer; the looks come back with the next spikes."""
    agri = put_in(project, tmp_path, "business_count", "agri_tech", "E06000015")
    layer = layers_of(agri).get("spikes")
    assert spike_layer.spikes_of(layer, "business_count") == []
    back = put_in(project, tmp_path, "turnover")
    layer = layers_of(back)["spikes"]
    assert len(spike_layer.spikes_of(layer, "turnover")) > 2
    top = spike_layer.spikes_of(layer, "turnover")[0]
    marked = picture(back, top.at, 20_000)
    spike_layer.show(layer, "business_count")
    assert differing(marked, picture(back, top.at, 20_000)) > 200


def test_an_users_change_of_the_marks_survives_a_run_and_a_metric(project, turnover, tmp_path):
    layer = layers_of(turnover)["spikes"]
    layer.renderer().rootRule().children()[0].symbol().setColor(QColor("#ff0000"))
    put_in(project, tmp_path, "employees")
    group_layers.show_metric(turnover, "turnover")
    assert layer.renderer().rootRule().children()[0].symbol().color().name() == "#ff0000"


def test_a_layer_of_an_older_map_has_no_spikes(project, gpkg, facts):
    group = group_layers.add_map(project, gpkg, facts, "turnover")
    assert spike_layer.spikes_of(layers_of(group)["hexes"], "turnover") == []
    assert notes.spike_notes(None, "turnover") == []
    group_layers.show_metric(group, "employees")


@pytest.mark.parametrize("kind", ["none", "one", "one postcode", "blank"])
def test_maps_of_very_little(project, tmp_path, kind):
    boundaries = boundaries_of(coverage(1, 2))
    rows = {"none": 0, "one": 1, "one postcode": 30, "blank": 5}[kind]
    table = table_of(
        {
            "company_id": [None if kind == "blank" else f"C{i}" for i in range(rows)],
            "name": [None if kind == "blank" else f"Name{i}" for i in range(rows)],
            "postcode": [None if kind == "blank" else "DE1 1AA"] * rows,
            "easting": [455_000.0] * rows,
            "northing": [335_000.0] * rows,
            "turnover_gbp": [float("nan") if kind == "blank" else 1e6] * rows,
        }
    )
    hexmap = Workspace(table).hexmap(MapRequest("all", area_of(boundaries), "bng", 1000.0, boundaries))
    facts = map_facts(hexmap)
    group = group_layers.add_map(
        project, write_layers(tmp_path / "little.gpkg", hexmap.layers()), facts, "business_count"
    )
    lines = notes.map_notes(layers_of(group), facts_of(group), "business_count")
    assert hexmap.report["spikes"] == ({"one_postcode": 1} if kind == "one postcode" else {})
    assert any("all 30 businesses share the postcode DE1 1AA" in line for line in lines) == (kind == "one postcode")


def test_report_counts_spikes_and_takes_what_was_left_out():
    report = sample_map().report
    assert report["spikes"]["one_company"] > 5
    items = [
        {"cell_id": "b", "authority_code": "E1", "how": "map"},
        {"cell_id": "a", "authority_code": "E1", "how": "scale"},
    ]
    assert [one["cell_id"] for one in with_left_out(report, items)["left_out"]] == ["a", "b"]
    assert "left_out" not in with_left_out(report, [])


def test_an_area_without_sea_takes_the_sea_away(project, tmp_path):
    group = put_in(project, tmp_path, "turnover", area="E06000013")
    assert "sea" in layers_of(group)
    again = put_in(project, tmp_path, "turnover", area="E06000015")
    assert again is group
    assert "sea" not in layers_of(group)
    assert get_area("E06000015").name


def test_no_number_of_a_spike_is_left_out_on_any_qgis():
    """Read from what QGIS itself writes: an attribute that a version does not know is taken by Python without a word."""
    from qgis.core import QgsReadWriteContext
    from qgis.PyQt.QtXml import QDomDocument

    written = spike_layer._numbers().writeXml(QDomDocument(), QgsReadWriteContext()).firstChildElement("placement")
    if written.hasAttribute("overlapHandling"):
        assert (
            written.attribute("overlapHandling") == "AllowOverlapIfRequired"
            and written.attribute("allowDegraded") == "1"
        )
    else:
        rendering = (
            spike_layer._numbers().writeXml(QDomDocument(), QgsReadWriteContext()).firstChildElement("rendering")
        )
        assert rendering.attribute("displayAll") == "1"


def test_a_leader_ends_at_the_edge_of_a_mark_and_of_a_hexagon(turnover):
    spikes = layers_of(turnover)["spikes"]
    edge = QgsExpression(spike_layer.leader_line())
    feature = max(spikes.getFeatures(), key=lambda one: one["value"])

    def end(scale):
        context = QgsExpressionContext()
        context.appendScope(QgsExpressionContextUtils.layerScope(spikes))
        scope = QgsExpressionContextScope()
        scope.setVariable("map_scale", scale)
        context.appendScope(scope)
        context.setFeature(feature)
        return edge.evaluate(context).asPolyline()[0].distance(feature.geometry().asPoint()) / scale * 1000

    assert end(500_000) == pytest.approx(1000 / 500 / 3**0.5, abs=0.01), edge.evalErrorString()  # 1 km across flats
    assert end(600_000) == pytest.approx(1.1), "no nearer than the ring"
    assert end(1_600_000) > 1.1, "the highest spike has a large mark on a map of a region"
    QgsExpressionContextUtils.setLayerVariable(spikes, "midlands_clusters_marks", f"666667,{feature['value']}")
    assert end(1_600_000) == pytest.approx(6.0 / (3**0.5 / 2) / 2, abs=0.01), edge.evalErrorString()


def test_a_leader_leads_to_where_the_page_puts_the_disc(turnover):
    spikes = layers_of(turnover)["spikes"]
    feature = max(spikes.getFeatures(), key=lambda one: one["value"])
    at, scope, context = feature.geometry().asPoint(), QgsExpressionContextScope(), QgsExpressionContext()
    scope.setVariable("map_scale", 1_000_000)
    scope.setVariable(entries.SPIKE_DISCS, f"|9999:1,2|{feature.id()}:{at.x() + 6000:.0f},{at.y() - 8000:.0f}|")
    context.appendScope(scope)
    context.setFeature(feature)
    start, end = QgsExpression(spike_layer.leader_line()).evaluate(context).asPolyline()
    assert (end.x() - at.x()) / (at.y() - end.y()) == pytest.approx(0.75, abs=0.01)
    assert end.distance(at) == pytest.approx(10_000 - spike_layer.DISC / 2 * 1000, abs=2), "at its edge"
    assert start.distance(at) < end.distance(at)


def test_no_name_touches_the_disc_of_a_spike(turnover, closed):
    """What keeps names away is the symbol of a point, whatever geometry its labels have."""
    spikes, scale = layers_of(turnover)["spikes"], 1_000_000
    at = next(iter(spikes.getFeatures('"metric" = \'turnover\' AND "number" = 1')))
    bearing, far = math.radians(at["bearing"]), float(at["reach"])
    middle = at.geometry().asPoint()
    disc = QgsPointXY(middle.x() + math.sin(bearing) * far * 1000, middle.y() + math.cos(bearing) * far * 1000)
    small = labels("'x'", 3, "#000000")
    small.isExpression, small.placement = True, QgsPalLayerSettings.Placement.OverPoint
    names = closed(QgsVectorLayer("Point?crs=EPSG:27700", "names", "memory"))
    for away in (1.4, 6.0):  # mm from the middle: at the disc's rim, where its number does not reach, and well beyond
        feature = QgsFeature()
        feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(disc.x() + away * 1000, disc.y())))
        names.dataProvider().addFeature(feature)
    set_labels(names, small)
    settings = QgsMapSettings()
    settings.setLayers([names, spikes])
    settings.setDestinationCrs(names.crs())
    settings.setOutputDpi(96)
    settings.setOutputSize(QSize(378, 378))  # 100 mm
    settings.setExtent(QgsRectangle.fromCenterAndSize(disc, 100_000, 100_000))
    context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(spikes))
    context.appendScope(QgsExpressionContextUtils.mapSettingsScope(settings))
    settings.setExpressionContext(context)
    assert settings.scale() == pytest.approx(scale, rel=0.02)
    job = QgsMapRendererSequentialJob(settings)
    job.start()
    job.waitForFinished()
    results = job.takeLabelingResults()
    shown = [one for one in results.labelsWithinRect(settings.extent()) if not one.isUnplaced]
    assert any(one.layerID == spikes.id() and one.labelText == "1" for one in shown)
    there = [round((one.labelRect.center().x() - disc.x()) / 1000) for one in shown if one.layerID == names.id()]
    assert there == [6]
