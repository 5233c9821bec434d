"""Pages that the judge once found beyond a limit, measured as it measures them."""

from math import cos, radians, sin

import numpy as np
import pytest
from qgis.core import QgsExpressionContextUtils

from midlands_clusters_plugin.cartography.context.atlas_spots import AtlasPage
from midlands_clusters_plugin.cartography.context.spike_layer import NOTES
from midlands_clusters_plugin.cartography.map.group_layers import layers_of
from midlands_clusters_plugin.cartography.page import page_maps, pages
from midlands_clusters_plugin.cartography.page.fitting import arrange
from midlands_clusters_plugin.cartography.style.highest import in_highest_classes
from midlands_clusters_plugin.cartography.style.schemes import breaks_of
from midlands_clusters_plugin.core.spikes.spike_marks import DISC
from midlands_clusters_plugin.qgis_io import entries
from tools import judge_pages
from tools.judge.limits import misses
from tools.judge.page import drawn

from .spike_map import put_in


@pytest.fixture
def judged(project):
    """The records of some pages of the sample."""

    def of(*options):
        return list(judge_pages.pages(judge_pages.arguments(list(options))))

    return of


@pytest.mark.parametrize(
    ("cluster", "metric", "template"),
    [
        ("agri_tech", "turnover", "before_after_a4_landscape"),  # names were darker than the data
        ("agri_tech", "business_count", "before_after_a3_landscape"),  # a table of three rows had a band for ten
        ("aerospace", "employees", "figures_a3_portrait"),  # marks of A4 on a paper of twice the area
        ("health_life_sciences", "business_count", "atlas_a3_landscape"),  # leaders to the middle of dark hexagons
    ],
)
def test_a_page_that_was_beyond_a_limit_is_within_all(judged, cluster, metric, template):
    for record in judged("--clusters", cluster, "--metrics", metric, "--templates", template):
        assert misses(record) == [], record


def test_discs_of_an_atlas_are_drawn_once_beside_dark_hexagons_and_its_page_is_named(project, tmp_path):
    """QGIS 3.22 drew a disc twice in one of five drawings; a fixed bearing put others on the highest class, and the
    town that the page is of found no room among its dark hexagons.
    """
    group = put_in(project, tmp_path, "employees", "health_life_sciences", "midlands_engine")
    page = pages.make_layout(project, group, template="atlas_a4_portrait")
    page.atlas().seekTo(0)
    page.refresh()
    item, spikes = page.itemById("mc_map"), layers_of(group)["spikes"]
    notes = str(QgsExpressionContextUtils.layoutItemScope(item).variable(NOTES))
    said = sorted(one.split("/")[1] for one in notes.split(",") if one.startswith("E08000025/"))
    assert len(said) > 3
    for _ in range(15):
        names = drawn(item, item.layers())[1]
        assert "Birmingham" in [one.labelText for one in names]
        assert sorted(one.labelText for one in names if one.layerID == spikes.id()) == said


def test_a_disc_of_an_atlas_stands_on_no_hexagon_of_the_highest_class(project, tmp_path):
    group = put_in(project, tmp_path, "employees", "health_life_sciences", "midlands_engine")
    page = pages.make_layout(project, group, template="atlas_a4_landscape")
    item, layers, found = page.itemById("mc_map"), layers_of(group), 0
    told = str(QgsExpressionContextUtils.layoutItemScope(item).variable(entries.SPIKE_BEARINGS))
    stands = {
        int(ident): tuple(map(float, at.split(","))) for ident, at in (one.split(":") for one in told[1:-1].split("|"))
    }
    rows = in_highest_classes(layers["hexes"], "employees", breaks_of(layers["hexes"], "employees"), 1)
    for area in layers["authorities"].getFeatures():
        shown = AtlasPage.of(area, item, 0.08)
        dark = shown.discs(layers["hexes"], "employees", rows, corners=False)
        spikes = layers["spikes"].getFeatures(f"\"metric\" = 'employees' AND \"authority_code\" = '{shown.code}'")
        for spike in (one for one in spikes if one.id() in stands):
            bearing, reach = stands[spike.id()]
            at, mm = spike.geometry().asPoint(), shown.scale / 1000
            disc = at.x() + sin(radians(bearing)) * reach * mm, at.y() + cos(radians(bearing)) * reach * mm
            assert (np.hypot(dark[:, 0] - disc[0], dark[:, 1] - disc[1]) > dark[:, 2] + DISC / 2 * mm * 0.9).all()
            found += 1
    assert found > 10


def test_a_sheet_of_few_maps_fills_its_page(judged, monkeypatch):
    """A file of the shape of Companies House's has no employees and no turnover: a quarter of the page was blank."""
    monkeypatch.setattr(judge_pages, "HOUSE_ROWS", 6_000)
    (record,) = judged("--companies", judge_pages.HOUSE, "--templates", "sheet_a4_portrait")
    assert misses(record) == [], record


@pytest.mark.parametrize("template", ["sheet_a4_portrait", "sheet_a4_landscape", "sheet_a3_portrait"])
def test_panels_of_a_sheet_have_the_page_to_themselves_unless_the_user_moved_one(project, tmp_path, template):
    group = put_in(project, tmp_path, "business_count")
    page = pages.make_layout(project, group, template=template)
    maps = [page.itemById(f"mc_map_{number}") for number in (1, 2, 3, 4)]
    as_built = [one.sceneBoundingRect() for one in maps]
    before = maps[0].rect().width() * maps[0].rect().height()
    boxes = {}
    for count in (2, 3):
        arrange(page, count)
        first, *others = (one.rect() for one in maps[:count])
        boxes[count] = first
        assert first.width() * first.height() > before
        assert all(abs(one.height() - first.height()) < 0.02 for one in others), "one scale fits all"
        parts = [page.itemById(f"mc_{kind}_{n + 1}") for kind in ("heading", "map") for n in range(count)]
        parts = [one.mapRectToScene(one.rect()) for one in parts]
        assert not any(one.intersects(other) for index, one in enumerate(parts) for other in parts[:index])
        assert all(page.pageCollection().page(0).sceneBoundingRect().contains(one) for one in parts)
    arrange(page, 4)
    assert [one.sceneBoundingRect() for one in maps] == as_built
    maps[3].attemptMoveBy(3, 0)
    arrange(page, 2)
    assert maps[0].sceneBoundingRect() == as_built[0]


def test_all_maps_of_a_sheet_have_one_scale(project, tmp_path, monkeypatch):
    """One scale bar is for all of them, and the last of three is wider than the others."""
    monkeypatch.setattr(page_maps, "on_sheet", lambda page: ["business_count", "employees"])
    group = put_in(project, tmp_path, "business_count", area="midlands_engine")
    page = pages.make_layout(project, group, template="sheet_a4_portrait")
    shown = [one for n in (1, 2, 3, 4) if (one := page.itemById(f"mc_map_{n}")).isVisible()]
    assert len(shown) == 3
    assert shown[2].rect().width() > 1.4 * shown[0].rect().width()
    assert len({round(one.scale()) for one in shown}) == 1
