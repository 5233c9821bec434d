"""A page's legend says what its map shows, and nothing that is switched off or not there."""

from qgis.core import QgsRectangle

from midlands_clusters_plugin.cartography.context.place_symbols import PlacesShown, show_places
from midlands_clusters_plugin.cartography.page import pages
from midlands_clusters_plugin.cartography.page.legend_entries import needed
from midlands_clusters_plugin.cartography.record.roles import layers_of
from midlands_clusters_plugin.cartography.style.marks import kind_of


def entries(page):
    """What the legend and the key of the places under the map say."""
    models = [page.itemById(name).model() for name in ("mc_legend", "mc_key")]
    return [
        str(node.data(0))
        for one in models
        for tree in one.rootGroup().findLayers()
        for node in one.layerLegendNodes(tree)
    ]


def test_kinds_without_a_place_are_not_in_the_legend(project, group):
    stated = entries(pages.make_layout(project, group))
    assert "University" in stated
    assert "Innovation hub" in stated
    assert "UK Investment Atlas site" not in stated, "the map has none"


def test_a_kind_that_is_switched_off_leaves_the_legend_and_comes_back(project, group):
    show_places(layers_of(group), PlacesShown(kinds=("university", "investment_atlas")))
    assert "Innovation hub" not in entries(pages.make_layout(project, group))
    show_places(layers_of(group), PlacesShown())
    assert "Innovation hub" in entries(pages.make_layout(project, group))


def test_what_lies_outside_the_map_does_not_count(project, group):
    page = pages.make_layout(project, group)
    places, themap = layers_of(group)["places"], page.itemById("mc_map")
    assert len(needed(places, themap)) == 2
    themap.zoomToExtent(
        QgsRectangle(441_950, 301_950, 442_050, 302_050)
    )  # round the hub; the university is a kilometre off
    hub = [rule.ruleKey() for rule in places.renderer().rootRule().children()].index("innovation_hub")
    assert needed(places, themap) == [hub]
    assert len(needed(places, None)) == 2


def test_a_layer_without_a_feature_has_no_entry_and_other_styles_have_all(project, group):
    layers = layers_of(group)
    ranges = layers["hexes"].renderer().ranges()
    kinds = [kind_of(ranges[number]) for number in needed(layers["hexes"], None)]
    assert kinds == ["class"] * (len(ranges) - 1), "columns and pages of an atlas need no row for nothing"
    empty = layers["places"].clone()
    empty.setSubsetString("false")
    assert needed(empty, None) == []
