"""What a region's page draws in place of hexagons: sums by place, with one key for its windows."""

from dataclasses import replace

import pytest
from qgis.core import (
    QgsCallout,
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionContextScope,
    QgsExpressionContextUtils,
    QgsMapRendererSequentialJob,
    QgsProject,
)

from midlands_clusters_plugin.cartography.context.region_marks import region_marks
from midlands_clusters_plugin.cartography.page import pages
from midlands_clusters_plugin.cartography.page_text.snapshot import snapshot
from midlands_clusters_plugin.cartography.record.left_out import LeftOut, set_left_out
from midlands_clusters_plugin.cartography.record.map_facts import DisclosureFacts
from midlands_clusters_plugin.cartography.record.roles import ROLE, layers_of
from midlands_clusters_plugin.cartography.style import graduated, styles
from midlands_clusters_plugin.cartography.style.highest import label_highest
from midlands_clusters_plugin.cartography.style.labels import size_mm
from midlands_clusters_plugin.qgis_io import entries

from .region_map import add_region

METRIC = "business_count"
SCALE = 1_600_000


@pytest.fixture
def region(project, tmp_path):
    return add_region(project, tmp_path / "region.gpkg")


def marks_of(project, group, scale=SCALE, **changes):
    shot = snapshot(group, project)
    return region_marks(shot.hexes, METRIC, replace(shot.facts, **changes), scale, shot.layers.get("towns"))


def total(layer):
    return sum(one[METRIC] for one in layer.getFeatures() if isinstance(one[METRIC], (int, float)))


def test_the_marks_hold_what_the_hexagons_hold_and_share_their_classes_with_the_windows(project, region):
    marks, hexes = marks_of(project, region), layers_of(region)["hexes"]
    assert marks.reach == 5
    assert total(marks.overview) == total(hexes)
    assert marks.overview.featureCount() < hexes.featureCount() / 1.5
    bounds = styles.breaks_of(marks.overview, METRIC).bounds
    assert styles.breaks_of(marks.cells, METRIC).bounds == bounds != styles.breaks_of(hexes, METRIC).bounds
    assert bounds[-1] == max(one[METRIC] for one in marks.overview.getFeatures())


def test_what_must_not_be_summed_is_shown_hexagon_by_hexagon(project, region):
    hexes = layers_of(region)["hexes"]
    assert marks_of(project, region, disclosure=DisclosureFacts("a rule")).reach == 0
    assert marks_of(project, region, 400_000) is None, "seen as they are"
    for mode, expected in (("graduated", 0), ("auto", 5)):
        graduated.set_marks(hexes, mode)
        styles.restyle(hexes, METRIC)
        assert marks_of(project, region).reach == expected
    styles.set_scheme(hexes, METRIC, styles.Scheme("own", bounds=(1.0, 4.0, 100.0)))
    styles.restyle(hexes, METRIC)
    assert marks_of(project, region).reach == 0, "classes that the user chose are of hexagons"


def test_hexagons_left_out_are_in_no_sum_and_a_filter_is_respected(project, region):
    hexes = layers_of(region)["hexes"]
    top = max(hexes.getFeatures(), key=lambda one: one[METRIC])
    set_left_out(hexes, [LeftOut(top["cell_id"], top["authority_code"], "map")])
    styles.restyle(hexes, METRIC)
    marks = marks_of(project, region)
    (alone,) = [one for one in marks.overview.getFeatures() if one["cell_id"] == top["cell_id"]]
    assert alone[METRIC] == top[METRIC]
    assert total(marks.overview) == total(hexes)
    assert any(one.label().startswith("Left out") for one in marks.overview.renderer().ranges())
    hexes.setSubsetString("\"authority_code\" = 'E06000001'")
    assert total(marks_of(project, region).overview) == total(hexes) > 0


def test_the_page_says_what_its_marks_are_and_keeps_them_in_a_saved_project(project, region, tmp_path):
    page = pages.make_layout(project, region, template="map_a4_landscape", name="page")
    items = pages.items(page)
    (marks,) = [one for one in items["map"].layers() if one.customProperty(entries.SUMMED)]
    nodes = items["legend"].model().rootGroup().findLayers()
    assert marks.id() in [one.layerId() for one in nodes]
    titles = " ".join(str(one.customProperty("legend/title-label")) for one in nodes).replace("\n", " ")
    assert "Businesses within 5 km (in windows: each 1 km hexagon)" in titles
    assert "A mark is the sum of the hexagons within 5 km" in items["credits"].text()
    (cells,) = [one for one in items["inset_1"].layers() if one.customProperty(ROLE) == "page"]
    assert not cells.customProperty(entries.SUMMED)
    before = total(marks)
    assert project.write(str(tmp_path / "p.qgz"))
    again = QgsProject()
    assert again.read(str(tmp_path / "p.qgz"))
    assert total(again.mapLayer(marks.id())) == before
    pages.refresh(page, region)
    assert sum(bool(one.customProperty(entries.SUMMED)) for one in project.mapLayers().values()) == 1


def test_names_of_the_highest_marks_stand_beyond_the_frames_of_the_windows(project, region):
    page = pages.make_layout(project, region, template="map_a4_landscape")
    items = pages.items(page)
    settings = items["map"].mapSettings(items["map"].extent(), items["map"].rect().size() * 4, 96, True)
    assert len(settings.labelBlockingRegions()) == 6, "three frames and three letters"
    (marks,) = [one for one in items["map"].layers() if one.customProperty(entries.SUMMED)]
    rule = marks.labeling().rootRule().children()[0]
    assert " around Eastby" in rule.settings().fieldName
    assert rule.settings().dataDefinedProperties().isActive(rule.settings().PositionX)
    scope = QgsExpressionContextUtils.layoutItemScope(items["inset_1"])
    assert scope.variable(entries.WINDOW) == "1"
    assert scope.variable(entries.TOWN_SPOTS).startswith("|")


def test_a_name_takes_no_more_room_than_was_reckoned_with(project, region):
    """QGIS moves a name that touches a blocked frame onto its own mark."""
    item = pages.items(pages.make_layout(project, region, template="map_a4_landscape"))["map"]
    settings, mm = item.mapSettings(item.extent(), item.rect().size() * 300 / 25.4, 300, True), 1000 / item.scale()
    job = QgsMapRendererSequentialJob(settings)
    job.start()
    job.waitForFinished()
    found = [one for one in job.takeLabelingResults().allLabels() if " around " in one.labelText]
    assert len(found) == 5
    for one in found:
        wide, high = size_mm(one.labelText, 7.5, bold=True)
        assert one.width * mm <= wide and one.height * mm <= high, one.labelText


def test_leaders_end_at_the_edge_of_a_sum_whatever_the_layer_s_variables(project, region):
    overview = marks_of(project, region).overview
    label_highest(overview, METRIC, styles.breaks_of(overview, METRIC))
    settings = overview.labeling().rootRule().children()[0].settings()
    away = settings.callout().dataDefinedProperties().property(QgsCallout.OffsetFromAnchor).expressionString()
    top = max(overview.getFeatures(), key=lambda one: one[METRIC] or 0)
    scope, context = QgsExpressionContextScope(), QgsExpressionContext()
    scope.setVariable("map_scale", SCALE)
    context.appendScope(scope)
    context.setFeature(top)
    most = graduated.most_of(styles.breaks_of(overview, METRIC))
    half = graduated.mark_mm(top[METRIC], most, -SCALE) / graduated.FLATS / 2
    assert QgsExpression(away).evaluate(context) == pytest.approx(half)
