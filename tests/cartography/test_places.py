"""Places on the map: rules that can be seen and undone, names, forms, map tips."""

import json

import pytest
from qgis.core import (
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionContextScope,
    QgsExpressionContextUtils,
    QgsFeature,
    QgsFeatureRequest,
    QgsRuleBasedRenderer,
    QgsSymbolLayer,
    QgsVectorLayer,
)
from qgis.PyQt.QtGui import QColor

from midlands_clusters_plugin.cartography.context.place_symbols import (
    PlacesShown,
    filter_of,
    places_shown,
    show_places,
    style_places,
)
from midlands_clusters_plugin.cartography.map import group_layers
from midlands_clusters_plugin.cartography.record.facts import map_facts
from midlands_clusters_plugin.cartography.record.roles import PLACES_SHOWN, layers_of
from midlands_clusters_plugin.core.files.geopackage import write_layers
from midlands_clusters_plugin.core.places.innovation_places import area_layer, site_layer

from .conftest import made_map


def write(path, cluster="aerospace"):
    hexmap = made_map(cluster=cluster)
    names = ("hexes", "authorities", "companies", "rejects")
    tables = {name: getattr(hexmap, name) for name in names}
    return write_layers(path, {**tables, "places": site_layer(cluster), "place_areas": area_layer(cluster)}), map_facts(
        hexmap
    )


@pytest.fixture
def mapped(project, tmp_path):
    return group_layers.add_map(project, *write(tmp_path / "places.gpkg"), "business_count")


def seen(layer):
    request = QgsFeatureRequest().setFilterExpression(filter_of(layer))
    return [one["name"] for one in layer.getFeatures(request)]


def test_those_of_the_area_are_shown_at_first_and_those_outside_when_asked_for(mapped):
    found = layers_of(mapped)
    inside = {one["name"] for one in found["places"].getFeatures("in_area")}
    assert set(seen(found["places"])) <= inside
    assert 0 < len(seen(found["places"])) < 74
    show_places(layers_of(mapped), PlacesShown(outside=True))
    assert len(seen(found["places"])) == 74
    assert places_shown(found["places"]).outside
    assert len(seen(found["place_areas"])) == 5
    assert [rule.label() for rule in found["places"].renderer().rootRule().children() if rule.active()] == [
        "University",
        "Innovation hub",
        "UK Investment Atlas site",
    ]


def test_only_the_clusters_and_one_kind(mapped):
    found = layers_of(mapped)
    shown = PlacesShown(kinds=("university",), relevant=True, labels="all", outside=True)
    assert show_places(layers_of(mapped), shown)
    assert len(seen(found["places"])) == 9
    assert "University of Derby" not in seen(found["places"])
    assert seen(found["place_areas"]) == []
    assert places_shown(found["places"]) == shown


def test_types_can_be_hidden_whatever_is_in_their_names(mapped):
    found = layers_of(mapped)
    show_places(layers_of(mapped), PlacesShown(hidden_types=("university", "Investment Zone", "O'Brien's; DROP")))
    assert "Aston University" not in seen(found["places"])
    assert len(seen(found["place_areas"])) == 3
    assert not QgsExpression(filter_of(found["places"])).hasParserError()


def test_a_kind_that_the_user_switches_off_in_the_tree_counts(mapped):
    layer = layers_of(mapped)["places"]
    renderer = layer.renderer()
    renderer.checkLegendSymbolItem("innovation_hub", False)
    assert places_shown(layer).kinds == ("university", "investment_atlas")


def test_zones_of_today_and_companies_of_the_report_are_shown_when_asked_for(mapped):
    layer = layers_of(mapped)["places"]
    rules = {rule.ruleKey(): rule.active() for rule in layer.renderer().rootRule().children()}
    assert rules["investment_atlas"] and not rules["strategy_zone"] and not rules["anchor"]
    assert "Timet, Witton, Birmingham" not in seen(layer)
    show_places(layers_of(mapped), PlacesShown(kinds=("strategy_zone", "anchor")))
    assert len(seen(layer)) == 12 and "Explore Park, Worksop (East Midlands Investment Zone)" in seen(layer)
    assert "Timet, Witton, Birmingham" in seen(layer)
    assert "As of today" in layer.mapTipTemplate()


def test_the_choice_and_the_symbology_survive_a_new_run(project, mapped, tmp_path):
    layer = layers_of(mapped)["places"]
    show_places(layers_of(mapped), PlacesShown(kinds=("university", "innovation_hub"), relevant=True, labels="none"))
    layer.renderer().rootRule().children()[0].symbol().symbolLayer(0).setFillColor(QColor("#123456"))
    group_layers.add_map(project, *write(tmp_path / "second.gpkg", "agri_tech"), "business_count")
    assert layers_of(mapped)["places"] is layer and "second.gpkg" in layer.source()
    assert places_shown(layer) == PlacesShown(kinds=("university", "innovation_hub"), relevant=True, labels="none")
    assert layer.renderer().rootRule().children()[0].symbol().symbolLayer(0).fillColor().name() == "#123456"
    assert "Harper Adams University" in seen(layer) and "Manufacturing Technology Centre (MTC)" not in seen(layer)
    assert json.loads(layer.customProperty(PLACES_SHOWN))["relevant"] is True


def test_a_renderer_of_the_users_own_is_left_alone(mapped):
    from qgis.core import QgsNullSymbolRenderer

    layer = layers_of(mapped)["places"]
    layer.setRenderer(QgsNullSymbolRenderer())
    assert not show_places(layers_of(mapped), PlacesShown(relevant=True))
    assert layer.renderer().type() == "nullSymbol"
    assert filter_of(layer) == ""


def test_broken_choices_are_the_usual_ones(mapped):
    layer = layers_of(mapped)["places"]
    layer.setCustomProperty(PLACES_SHOWN, json.dumps({"labels": "loud", "from": "another version"}))
    assert places_shown(layer) == PlacesShown()


def test_names_have_leader_lines_and_icons_keep_them_away(mapped):
    labeling = layers_of(mapped)["places"].labeling()
    icons, names = labeling.rootRule().children()
    assert not icons.settings().drawLabels and icons.settings().obstacleSettings().isObstacle()
    assert names.settings().callout().enabled()
    assert "important" in names.filterExpression()
    show_places(layers_of(mapped), PlacesShown(labels="none"))
    assert not layers_of(mapped)["places"].labeling().settings().drawLabels


def tip(layer, feature):
    context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
    context.setFeature(feature)
    return QgsExpression.replaceExpressionText(layer.mapTipTemplate(), context)


def test_map_tips_say_source_confidence_and_report_lines(mapped):
    layer = layers_of(mapped)["places"]
    feature = next(one for one in layer.getFeatures() if one["name"] == "East Midlands Freeport")
    wording = tip(layer, feature)
    for part in (
        "<b>East Midlands Freeport</b>",
        "Freeport",
        "Confidence:</i> Medium",
        "141,579",
        "Site: the middle of its postcode",
    ):
        assert part in wording
    hub = next(one for one in layer.getFeatures() if one["name"].startswith("Ni.PARK"))
    assert "Approximate: no postcode is known" in tip(layer, hub)
    assert "Lines of the 2023 report" not in tip(layer, hub)


def test_no_text_breaks_a_map_tip(qgis_app, closed):
    layer = closed(
        QgsVectorLayer("Point?crs=EPSG:27700&field=kind:string&field=name:string&field=type:string", "p", "memory")
    )
    style_places(layer)
    feature = QgsFeature(layer.fields())
    feature.setAttributes(["university", "<script>alert('x')</script> & [% 1 + 1 %]", None])
    wording = tip(layer, feature)
    assert "<script>" not in wording and "&lt;script&gt;" in wording and "&amp; [% 1 + 1 %]" in wording
    assert "Type" not in wording


def test_the_form_speaks_plainly(mapped):
    layer = layers_of(mapped)["places"]
    fields = layer.fields()
    setup = layer.editorWidgetSetup(fields.lookupField("confidence"))
    assert setup.type() == "ValueMap"
    assert {value for one in setup.config()["map"] for value in one.values()} == {"high", "medium", "low"}
    assert layer.editorWidgetSetup(fields.lookupField("offsets")).type() == "Hidden"
    assert layer.attributeAlias(fields.lookupField("source_note")) == "Source"


def test_areas_have_a_thin_line_and_a_tint_on_a_region_and_a_band_close_to(mapped):
    renderer = layers_of(mapped)["place_areas"].renderer()
    assert isinstance(renderer, QgsRuleBasedRenderer)
    for rule in renderer.rootRule().children():
        tint, wide, line = rule.symbol().symbolLayers()
        assert (tint.layerType(), wide.layerType(), line.layerType()) == ("SimpleFill", "SimpleLine", "SimpleLine")
        assert tint.fillColor().alphaF() < 0.1
        far = {"far": 1_100_000, "near": 100_000}
        assert {name: enabled(tint, scale) for name, scale in far.items()} == {"far": True, "near": False}
        assert {name: enabled(wide, scale) for name, scale in far.items()} == {"far": False, "near": True}


def enabled(layer, scale):
    scope = QgsExpressionContextScope()
    scope.setVariable("map_scale", scale)
    context = QgsExpressionContext()
    context.appendScope(scope)
    return layer.dataDefinedProperties().valueAsBool(QgsSymbolLayer.PropertyLayerEnabled, context, True)[0]
