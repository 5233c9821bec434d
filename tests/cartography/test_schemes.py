"""Schemes, cap and left-out cells on the map: what is drawn is what core classed; what the user changed stays."""

import json

import numpy as np
import pytest
from qgis.core import QgsGradientColorRamp, QgsRenderContext, QgsSingleSymbolRenderer, QgsVectorLayer
from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtXml import QDomDocument

from midlands_clusters_plugin.cartography.map.group_layers import add_map
from midlands_clusters_plugin.cartography.page_text.notes import map_notes
from midlands_clusters_plugin.cartography.record.left_out import LeftOut, left_out_of, set_left_out
from midlands_clusters_plugin.cartography.record.map_facts import facts_of
from midlands_clusters_plugin.cartography.record.roles import BREAKS, SCHEMES, layers_of
from midlands_clusters_plugin.cartography.style import schemes
from midlands_clusters_plugin.cartography.style.map_text import class_labels
from midlands_clusters_plugin.cartography.style.marks import kind_of
from midlands_clusters_plugin.cartography.style.styles import (
    Scheme,
    breaks_of,
    capped,
    class_shades,
    restyle,
    scheme_of,
    set_scheme,
    undrawn,
)
from midlands_clusters_plugin.core.base.errors import UserError
from midlands_clusters_plugin.core.classes.classes import METHODS, classify


@pytest.fixture
def hexes(group):
    return layers_of(group)["hexes"]


def ranges(layer):
    return layer.renderer().ranges()


def symbols(layer, kind=""):
    """Copies that live by themselves: those of the ranges die with them."""
    saved = ranges(layer)
    return [one.symbol().clone() for one in saved if not kind or kind_of(one) == kind]


def labels(layer):
    return [one.label() for one in ranges(layer)]


def drawn(layer, wanted):
    """Label of the range that QGIS draws each feature with, by (cell, authority)."""
    made, context = layer.renderer().clone(), QgsRenderContext()
    context.expressionContext().setFields(layer.fields())
    made.startRender(context, layer.fields())
    texts = {one.ruleKey(): one.label() for one in made.legendSymbolItems()}
    found = {}
    for feature in layer.getFeatures():
        context.expressionContext().setFeature(feature)
        keys = made.legendKeysForFeature(feature, context)
        found[feature["cell_id"], feature["authority_code"]] = (feature[wanted], [texts[key] for key in keys])
    made.stopRender(context)
    return found


def reopened(layer):
    """The same layer with its style written to XML and read again, as a saved project does it."""
    document = QDomDocument()
    layer.exportNamedStyle(document)
    other = QgsVectorLayer(layer.source(), "again", "ogr")
    other.importNamedStyle(document)
    return other


def edited(layer, change):
    """The user's work in QGIS's styling panel: ``change(renderer, ranges)``."""
    mine = layer.renderer().clone()
    change(mine, mine.ranges())
    layer.setRenderer(mine)


@pytest.mark.parametrize("metric", ["business_count", "employees", "turnover"])
@pytest.mark.parametrize("method", METHODS)
def test_qgis_draws_every_cell_in_the_class_that_core_gave_it_also_in_a_saved_project(hexes, closed, method, metric):
    set_scheme(hexes, metric, Scheme(method, 4, bounds=(1, 3, 6, 50)))
    restyle(hexes, metric)
    breaks = breaks_of(hexes, metric)
    wording = class_labels(
        breaks, {"business_count": "businesses", "employees": "employees", "turnover": "GBP"}[metric]
    )
    for layer in (hexes, closed(reopened(hexes))):
        for value, shown in drawn(layer, metric).values():
            if isinstance(value, (int, float)) and value > 0:
                assert shown == [wording[breaks.class_of(np.array([value]))[0]]]
            else:
                assert shown == [labels(hexes)[1 if not isinstance(value, (int, float)) else 0]]


def test_the_default_is_the_one_that_came_with_the_map(hexes):
    assert scheme_of(hexes, "turnover") == Scheme()
    assert breaks_of(hexes, "turnover").as_dict() == json.loads(hexes.customProperty(BREAKS))["turnover"]


def test_a_scheme_is_stored_with_the_layer_and_can_be_taken_back(hexes):
    mine = Scheme("quantile", 3, cap=5.0)
    set_scheme(hexes, "employees", mine)
    assert scheme_of(hexes, "employees") == mine
    assert scheme_of(hexes, "turnover") == Scheme()
    set_scheme(hexes, "employees", None)
    assert hexes.customProperty(SCHEMES) is None
    with pytest.raises(UserError, match="class bounds"):
        set_scheme(hexes, "employees", Scheme("own", bounds=(5, 1)))
    with pytest.raises(UserError, match="no method"):
        set_scheme(hexes, "employees", Scheme("pretty"))


def test_values_read_in_steps_and_without_the_empty_cells_give_the_same_classes(hexes):
    every = np.array([float(feature["business_count"]) for feature in hexes.getFeatures()])
    for _ in schemes.read_steps(hexes, "business_count"):
        pass
    assert len(schemes.shown_values(hexes, "business_count")) == (every > 0).sum()
    set_scheme(hexes, "business_count", Scheme("jenks", 3))
    assert breaks_of(hexes, "business_count") == classify(every, "jenks", 3)


def test_a_cap_marks_its_cells_and_says_how_many(hexes):
    set_scheme(hexes, "business_count", Scheme(cap=5.0))
    restyle(hexes, "business_count")
    above = sum(1 for value, _ in drawn(hexes, "business_count").values() if value > 5)
    assert capped(hexes, "business_count") == (5.0, above)
    assert labels(hexes)[-1] == f"More than 5 businesses ({above} hexagons capped)"
    assert all(shown == labels(hexes)[-1:] for value, shown in drawn(hexes, "business_count").values() if value > 5)
    symbol = symbols(hexes)[-1]
    assert symbol.symbolLayerCount() == 3, "fill, hatch and the mark of a region"
    assert symbol.color() == symbols(hexes)[-2].color()
    assert class_shades(hexes, "business_count")[-1][1] == 7  # colours reach up to the largest value
    set_scheme(hexes, "business_count", None)
    restyle(hexes, "business_count")
    assert capped(hexes, "business_count") is None


def test_left_out_cells(hexes):
    cells = sorted(key for key, (value, _) in drawn(hexes, "turnover").items() if value == 7e6)
    items = [LeftOut(*cells[0], "scale"), LeftOut(*cells[1], "map"), LeftOut(*cells[2], "map")]
    set_left_out(hexes, items)
    assert left_out_of(hexes) == tuple(items)
    restyle(hexes, "turnover")
    assert labels(hexes)[-2:] == ["Left out of the scale (1 hexagon)", "Left out of the map (2 hexagons)"]
    shown = {key: wording for key, (_, wording) in drawn(hexes, "turnover").items()}
    assert [shown[cell][0] for cell in cells[:4]] == [*labels(hexes)[-2:], labels(hexes)[-1], labels(hexes)[-3]]
    assert symbols(hexes)[-2].color() == symbols(hexes)[-3].color()
    set_left_out(hexes, [LeftOut(*cell, "map") for cell in cells])
    restyle(hexes, "turnover")
    assert breaks_of(hexes, "turnover").bounds[-1] == 6e6  # not counted
    set_left_out(hexes, [])
    restyle(hexes, "turnover")
    assert hexes.renderer().classAttribute() == "turnover"


def test_a_ramp_of_ours_by_scheme_and_then_one_of_the_user_s(hexes):
    set_scheme(hexes, "turnover", Scheme(ramp="plum"))
    restyle(hexes, "turnover")
    assert symbols(hexes)[-1].color().name() == "#47032a"
    restyle(hexes, "employees")
    assert symbols(hexes)[-1].color().name() == "#47032a"
    edited(hexes, lambda mine, _: mine.updateColorRamp(QgsGradientColorRamp(QColor("#ffcc00"), QColor("#990000"))))
    for metric in ("employees", "turnover"):
        restyle(hexes, metric)
        assert symbols(hexes)[-1].color().name() == "#990000"
        classes = symbols(hexes, "class")
        assert classes[0].color().name() == "#ffcc00"
        assert symbols(hexes)[0].color().name() == "#ffffff"  # QGIS gave the ramp's first colour to the empty cells


def test_a_scheme_of_two_sides_gets_a_ramp_of_two_sides_and_back(hexes):
    set_scheme(hexes, "turnover", Scheme("diverging", 4, midpoint=3e6))
    restyle(hexes, "turnover")
    classes = symbols(hexes, "class")
    assert classes[0].color().red() > classes[0].color().blue()
    assert classes[-1].color().blue() > classes[-1].color().red()
    assert (classes[0].symbolLayerCount(), classes[-1].symbolLayerCount()) == (3, 2)
    restyle(hexes, "employees")
    assert {one.symbolLayerCount() for one in symbols(hexes, "class")} == {2}
    assert symbols(hexes)[-1].color().name() == "#2d0a45"


def test_a_colour_of_one_class_and_an_outline_stay_for_other_schemes_and_metrics(hexes):
    def change(mine, old):
        top, low = old[-1].symbol().clone(), old[1].symbol().clone()
        top.setColor(QColor("#aa00aa"))
        low.symbolLayer(0).setStrokeColor(QColor("#00aa00"))
        mine.updateRangeSymbol(len(old) - 1, top)
        mine.updateRangeSymbol(1, low)

    edited(hexes, change)
    for metric, scheme in [
        ("business_count", Scheme("quantile", 3)),
        ("turnover", Scheme("equal", 6)),
        ("employees", Scheme()),
    ]:
        set_scheme(hexes, metric, scheme)
        restyle(hexes, metric)
        classes = symbols(hexes, "class")
        assert classes[-1].color().name() == "#aa00aa"
        assert classes[0].symbolLayer(0).strokeColor().name() == "#00aa00"
        assert classes[0].color().name() == "#ffcc37"
    assert class_shades(hexes, "employees")[-1][2].name() == "#aa00aa"


def test_wording_of_the_legend_stay_with_their_class(hexes):
    edited(hexes, lambda mine, _: (mine.updateRangeLabel(0, "Nobody"), mine.updateRangeLabel(1, "A single firm")))
    restyle(hexes, "turnover")
    assert "Nobody" not in labels(hexes)
    restyle(hexes, "business_count")
    assert labels(hexes)[:2] == ["Nobody", "A single firm"]
    set_scheme(hexes, "business_count", Scheme("equal", 2))
    restyle(hexes, "business_count")
    assert labels(hexes)[1] == "1 to 3 businesses"


def test_bounds_changed_in_qgis_s_panel_become_the_metric_s_own(hexes):
    def change(mine, old):
        mine.updateRangeUpperValue(1, 3)
        mine.updateRangeLowerValue(2, 3)

    edited(hexes, change)
    restyle(hexes, "turnover")
    assert scheme_of(hexes, "turnover") == Scheme()
    assert scheme_of(hexes, "business_count").method == "own"
    restyle(hexes, "business_count")
    assert labels(hexes)[1:3] == ["1 to 2 businesses", "3 businesses"] or labels(hexes)[1] == "1 to 2 businesses"
    set_scheme(hexes, "business_count", None)
    restyle(hexes, "business_count")
    assert labels(hexes)[1] == "1 business"


def test_a_new_run_keeps_scheme_left_out_cells_and_a_renderer_of_another_type(hexes, project, gpkg, facts):
    set_scheme(hexes, "business_count", Scheme("equal", 3))
    cell = next(iter(drawn(hexes, "business_count")))
    set_left_out(hexes, [LeftOut(*cell, "map")])
    restyle(hexes, "business_count")
    again = layers_of(add_map(project, gpkg, facts, "business_count"))["hexes"]
    assert again is hexes
    assert "1 to 2 businesses" in labels(hexes)
    assert labels(hexes)[-1] == "Left out of the map (1 hexagon)"
    hexes.setRenderer(QgsSingleSymbolRenderer.defaultRenderer(hexes.geometryType()))
    add_map(project, gpkg, facts, "business_count")
    assert hexes.renderer().type() == "singleSymbol"


def test_a_style_by_another_column_stays_when_the_same_metric_comes_anew(hexes):
    mine = hexes.renderer().clone()
    mine.setClassAttribute("area_km2")
    hexes.setRenderer(mine)
    restyle(hexes, "business_count")
    assert hexes.renderer().classAttribute() == "area_km2"
    restyle(hexes, "turnover")
    assert hexes.renderer().classAttribute() == "turnover"


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("values", [[], [0.0], [None, None], [5.0, 5.0], [1.0, 1e12], [-4.0, 0.0, 3.0], [-2.0, None]])
def test_any_values_give_a_map_with_a_legend(qgis_app, closed, method, values):
    from qgis.core import QgsFeature

    layer = closed(
        QgsVectorLayer(
            "Polygon?crs=EPSG:27700&field=cell_id:string&field=authority_code:string&field=turnover:double",
            "x",
            "memory",
        )
    )
    features = []
    for index, value in enumerate(values):
        feature = QgsFeature(layer.fields())
        feature.setAttributes([str(index), "E06000001", value])
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    set_scheme(layer, "turnover", Scheme(method, bounds=(-10, 0, 10), cap=2.0))
    restyle(layer, "turnover")
    assert all(labels(layer))
    assert len(set(labels(layer))) == len(labels(layer))
    for _, shown in drawn(layer, "turnover").values():
        assert len(shown) == 1


def test_values_in_no_class_that_is_drawn_are_said(group, hexes):
    def stated():
        return [one for one in map_notes(layers_of(group), facts_of(group), "business_count") if "are drawn" in one]

    assert stated() == [] and undrawn(hexes, "business_count") == 0
    made = hexes.renderer().clone()
    number = next(index for index, one in enumerate(made.ranges()) if kind_of(one) == "class")
    low, high = made.ranges()[number].lowerValue(), made.ranges()[number].upperValue()
    made.updateRangeRenderState(number, False)
    hexes.setRenderer(made)
    wanted = sum(1 for one in hexes.getFeatures() if low <= one["business_count"] <= high)
    assert wanted > 1
    assert stated() == [
        f"{wanted} hexagons have values outside the classes that are drawn, so the map does not show them."
    ]
