"""The page of a region: windows where most lies, the highest hexagons named, places that leave the data free."""

from dataclasses import replace

import numpy as np
import pytest
from qgis.core import QgsCentroidFillSymbolLayer, QgsExpressionContextUtils, QgsLayoutItemMap

from midlands_clusters_plugin.cartography.context.place_symbols import PlacesShown, show_places
from midlands_clusters_plugin.cartography.page import pages
from midlands_clusters_plugin.cartography.page.inset_maps import heading
from midlands_clusters_plugin.cartography.record.map_facts import facts_of
from midlands_clusters_plugin.cartography.record.roles import ROLE, layers_of
from midlands_clusters_plugin.cartography.style import graduated, styles
from midlands_clusters_plugin.cartography.style.highest import highest, label_of
from midlands_clusters_plugin.cartography.style.map_text import subtitle
from midlands_clusters_plugin.core.places.insets import Window

from .conftest import made_map
from .region_map import GIANT, add_region, region_map


@pytest.fixture
def region(project, tmp_path):
    return add_region(project, tmp_path / "region.gpkg")


def page_of(project, group, template="map_a4_landscape"):
    return pages.make_layout(project, group, template=template)


@pytest.mark.parametrize("template", ["map_a4_landscape", "map_a4_portrait", "map_a3_landscape", "map_a3_portrait"])
def test_windows_are_framed_lettered_and_at_a_scale_where_hexagons_are_seen(project, region, template):
    page = page_of(project, region, template)
    items = pages.items(page)
    shown = [items[f"inset_{number}"] for number in (1, 2, 3) if items[f"inset_{number}"].isVisible()]
    assert len(shown) == 3
    for index, one in enumerate(shown):
        assert 150_000 <= round(one.scale(), -2) <= 300_000
        assert items[f"inset_heading_{index + 1}"].text().startswith("ABC"[index])
        assert items[f"inset_letter_{index + 1}"].text() == "ABC"[index]
        letter, themap = items[f"inset_letter_{index + 1}"], items["map"]
        assert themap.sceneBoundingRect().adjusted(-0.1, -0.1, 0.1, 0.1).contains(letter.sceneBoundingRect())
        assert not any(one.extent().intersects(other.extent()) for other in shown if other is not one)
    frames = [items["map"].overviews().overview(index) for index in range(items["map"].overviews().size())]
    assert [frame.linkedMap().id() for frame in frames if frame.name()] == [one.id() for one in shown]
    assert not any(one.extent().contains(*GIANT) for one in shown), "a giant alone is no reason for a window"
    reported = {
        name
        for number in (1, 2, 3)
        for name in ("Westham", "Eastby", "Northtown")
        if name in items[f"inset_heading_{number}"].text()
    }
    assert reported == {"Westham", "Eastby", "Northtown"}


def test_filling_a_page_again_gives_no_second_frame(project, region):
    page = page_of(project, region)
    before = pages.items(page)["map"].overviews().size()
    pages.refresh(page, region)
    assert pages.items(page)["map"].overviews().size() == before


def test_a_small_area_has_no_windows_and_a_larger_outline_of_the_country(project, group):
    items = pages.items(page_of(project, group))
    assert not any(
        items[f"{name}_{number}"].isVisible()
        for name in ("inset", "inset_heading", "inset_letter")
        for number in (1, 2, 3)
    )
    assert items["overview"].rect().height() > 60


def test_true_hexagons_by_choice_need_no_windows(project, region):
    graduated.set_marks(layers_of(region)["hexes"], "true")
    page = page_of(project, region)
    assert not pages.items(page)["inset_1"].isVisible()
    graduated.set_marks(layers_of(region)["hexes"], "auto")
    pages.refresh(page, region)
    assert pages.items(page)["inset_1"].isVisible()
    assert pages.items(page)["inset_heading_1"].text().startswith("A"), (
        "a label that had no words before is not the user's"
    )


def test_on_a_map_of_a_region_the_hexagons_lie_over_lines_and_dots(project, region, tmp_path):
    themap = pages.items(page_of(project, region))["map"]
    roles = [one.customProperty(ROLE) for one in themap.layers()]
    assert roles.index("places") < roles.index("page") < min(roles.index("towns"), roles.index("authorities"))
    near = next(
        one
        for one in page_of(project, region).items()
        if isinstance(one, QgsLayoutItemMap) and one.id() == "mc_inset_1"
    )
    roles = [one.customProperty(ROLE) for one in near.layers()]
    assert roles.index("authorities") < roles.index("page")


def test_the_five_highest_are_named_by_true_place_and_figure_and_stand_apart(region):
    hexes = layers_of(region)["hexes"]
    rows = highest(hexes, "business_count", styles.breaks_of(hexes, "business_count"))
    values = sorted((one["business_count"] for one in hexes.getFeatures()), reverse=True)
    assert len(rows) == 5
    assert rows[0].value == values[0] == 90
    assert label_of(rows[0], "businesses") == "90 in a hexagon of East"
    assert all(((a.x - b.x) ** 2 + (a.y - b.y) ** 2) ** 0.5 > 5_000 for a in rows for b in rows if a is not b)
    named, close, room = hexes.labeling().rootRule().children()
    assert hexes.labelsEnabled()
    assert "'90 in a hexagon of East'" in named.settings().fieldName
    assert "'90'" in close.settings().fieldName, "in a window the towns say where"
    assert named.maximumScale() == close.minimumScale() > 0
    assert not room.settings().drawLabels


def test_labels_of_the_user_s_own_stay_and_ours_follow_the_metric(region):
    from qgis.core import QgsPalLayerSettings, QgsVectorLayerSimpleLabeling

    hexes = layers_of(region)["hexes"]
    styles.restyle(hexes, "turnover")
    assert "£90m" in hexes.labeling().rootRule().children()[0].settings().fieldName
    mine = QgsPalLayerSettings()
    mine.fieldName = "cell_id"
    hexes.setLabeling(QgsVectorLayerSimpleLabeling(mine))
    styles.restyle(hexes, "business_count")
    assert hexes.labeling().settings().fieldName == "cell_id"


def test_places_on_the_highest_hexagons_or_on_one_another_or_outside_are_not_on_the_map_of_the_region(
    project, tmp_path
):
    rows = [
        ("On the giant", *GIANT, True, True), ("Other", 430_000, 360_000, True, False), ("Own", 431_000, 360_000, True, True),
        ("Elsewhere", 480_000, 250_000, True, False), ("Outside", 500_000, 250_000, False, True),
    ]  # fmt: skip
    group = add_region(project, tmp_path / "places.gpkg", places=rows)
    places = layers_of(group)["places"]
    scope = QgsExpressionContextUtils.layerScope(places)
    names = {str(one.id()): one["name"] for one in places.getFeatures()}
    drawn, named = (
        {names[one] for one in scope.variable(f"midlands_clusters_{name}").strip("|").split("|")}
        for name in ("far", "far_named")
    )
    assert drawn == {"Own", "Elsewhere"}
    assert named == {"Own"}
    show_places(layers_of(group), PlacesShown(relevant=True))
    assert names[QgsExpressionContextUtils.layerScope(places).variable("midlands_clusters_far").strip("|")] == "Own"


def test_one_cell_and_two_a_thousand_times_apart_make_a_page(project, tmp_path):
    made = made_map()
    made.hexes = made.hexes.head(2).assign(business_count=[1, 1000], employees=[12.0, 12_000.0], turnover=[1e6, 1e9])
    page = page_of(project, add_region(project, tmp_path / "two.gpkg", made))
    assert pages.items(page)["map"].layers()


def test_the_subtitle_says_measure_place_and_date_and_nothing_of_the_grid_s_origin(project, region):
    text = pages.items(page_of(project, region))["subtitle"].text()
    assert text.startswith("Businesses, ")
    assert "origin" not in text


def test_a_list_of_authorities_that_would_be_cut_is_their_number(region):
    facts = facts_of(region)
    few, many = " + ".join(["Derby", "Leicester"]), " + ".join(f"Authority {number}" for number in range(30))
    assert "Derby + Leicester" in subtitle(replace(facts, area_name=few), "business_count")
    said = subtitle(replace(facts, area_name=many, area_codes=tuple(map(str, range(30)))), "business_count")
    assert "30 authorities" in said
    assert "Authority 1" not in said


def test_small_maps_name_three_hexagons_each_and_say_what_differs(project, tmp_path):
    made = made_map()
    values = np.arange(1, len(made.hexes) + 1)
    made.hexes = made.hexes.assign(business_count=values, employees=values[::-1] * 5.0, turnover=values * 1e6)
    items = pages.items(page_of(project, add_region(project, tmp_path / "sheet.gpkg", made), "sheet_a4_landscape"))
    copies = [
        next(one for one in items[f"map_{number}"].layers() if one.customProperty(ROLE) == "page")
        for number in (1, 2, 3)
    ]
    for copy in copies:
        rule = copy.labeling().rootRule().children()[0]
        assert rule.filterExpression().count("cell_id") <= 3
    assert "differs_4" not in items
    assert not items["differs_1"].text()
    assert all("first map" in items[f"differs_{number}"].text() for number in (2, 3))


def test_the_key_of_a_map_of_true_hexagons_shows_hexagons_without_marks(project, group):
    legend = pages.items(page_of(project, group))["legend"]
    for node in legend.model().rootGroup().findLayers():
        if node.layer().customProperty(ROLE) == "hexes":
            entries = legend.model().layerLegendNodes(node)
            marks = [
                part
                for one in entries
                if hasattr(one, "customSymbol") and one.customSymbol() is not None
                for part in one.customSymbol().symbolLayers()
            ]
            assert marks
            assert not any(isinstance(part, QgsCentroidFillSymbolLayer) for part in marks)


def test_hexagons_that_cover_one_another_are_said_with_the_size_that_would_not(project, tmp_path):
    assert pages.warnings_of(page_of(project, add_region(project, tmp_path / "thin.gpkg"))) == []
    crowd = region_map()
    middle = crowd.hexes.geometry.centroid
    dense = (middle.x - 420_000) ** 2 + (middle.y - 300_000) ** 2 < 8_000**2
    crowd.hexes = crowd.hexes[dense | (crowd.hexes.business_count == 90)]
    group = add_region(project, tmp_path / "dense.gpkg", crowd)
    assert pages.warnings_of(page_of(project, group)) == [], "sums by place stand apart"
    graduated.set_marks(layers_of(group)["hexes"], "graduated")
    (warning,) = pages.warnings_of(page_of(project, group))
    assert "Hexagons of 2 km" in warning or "Hexagons of 3 km" in warning


def test_a_heading_that_would_be_cut_leaves_the_unit_to_the_legend():
    one = Window(0.0, 0.0, 1.0, 1.0, 200_000, 4159.0, "Birmingham")
    assert heading(one, "B", "employees") == "B  Window on Birmingham: 4,159 employees"
    assert heading(one, "B", "employees", short=True) == "B  Window on Birmingham: 4,159"
