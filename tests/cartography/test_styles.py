"""Restyling in place: classes, legend texts, what the user changed, contrast."""

from collections import deque

import numpy as np
import pytest
from qgis.core import QgsSingleSymbolRenderer, QgsVectorLayer
from qgis.PyQt.QtGui import QColor

from midlands_clusters_plugin.cartography.record.roles import METRIC, layers_of
from midlands_clusters_plugin.cartography.style import styles
from midlands_clusters_plugin.cartography.style.palette import outline_of, positions, ramp
from midlands_clusters_plugin.cartography.style.styles import renderer, restyle
from midlands_clusters_plugin.core.base.errors import UserError
from midlands_clusters_plugin.core.classes.breaks import find_breaks


def labels(layer):
    return [one.label() for one in layer.renderer().ranges()]


def luminance(colour):
    parts = [value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4 for value in colour.getRgbF()[:3]]
    return float(np.dot(parts, [0.2126, 0.7152, 0.0722]))


def test_every_class_or_its_edge_has_three_to_one_on_white_and_darker_means_more():
    for classes in range(1, 6):
        shades = [ramp().color(place) for place in positions(classes)]
        assert all(1.05 / (luminance(outline_of(one)) + 0.05) >= 3 for one in shades)
        light = [luminance(one) for one in shades]
        assert light == sorted(light, reverse=True)


def test_legend_of_counts_and_of_a_metric_with_missing_figures(group):
    layer = layers_of(group)["hexes"]
    assert labels(layer)[:2] == ["No businesses", "1 business"]
    restyle(layer, "employees")
    assert labels(layer)[:2] == ["None", "Businesses, but no figure known"]
    assert labels(layer)[-1].endswith("employees")
    assert layer.customProperty(METRIC) == "employees"


def test_every_value_falls_into_the_range_with_its_label(group):
    layer = layers_of(group)["hexes"]
    ranges = layer.renderer().ranges()
    for value, label in [(0, "No businesses"), (1, "1 business"), (2, "2 businesses")]:
        assert next(one.label() for one in ranges if one.lowerValue() <= value <= one.upperValue()) == label
    restyle(layer, "turnover")
    for low, high in zip(layer.renderer().ranges(), layer.renderer().ranges()[1:]):
        assert low.upperValue() < high.lowerValue()


def test_restyle_keeps_what_the_user_changed(group):
    layer = layers_of(group)["hexes"]
    layer.setOpacity(0.5)
    mine = layer.renderer().clone()
    ranges = mine.ranges()  # copies that own their symbols: they must live as long as those are used
    outlined = ranges[-1].symbol().clone()
    outlined.symbolLayer(0).setStrokeColor(QColor("#ff0000"))
    empty = ranges[0].symbol().clone()
    empty.setColor(QColor("#ffeecc"))
    mine.updateRangeSymbol(len(ranges) - 1, outlined)
    mine.updateRangeSymbol(0, empty)
    layer.setRenderer(mine)
    restyle(layer, "turnover")
    ranges = layer.renderer().ranges()
    assert ranges[-1].symbol().symbolLayer(0).strokeColor().name() == "#ff0000"
    assert ranges[0].symbol().color().name() == "#ffeecc"
    assert layer.opacity() == 0.5


def test_restyle_keeps_the_users_colour_ramp(group):
    from qgis.core import QgsGradientColorRamp

    layer = layers_of(group)["hexes"]
    mine = layer.renderer().clone()
    mine.updateColorRamp(QgsGradientColorRamp(QColor("#ffcc00"), QColor("#990000")))
    layer.setRenderer(mine)
    restyle(layer, "turnover")
    ranges = layer.renderer().ranges()
    assert ranges[-1].symbol().color().name() == "#990000"


@pytest.mark.parametrize("values", [[], [0.0, 0.0], [np.nan, np.nan], [5.0, 5.0], [1.0, 1.0, 1e12], [-4.0, 0.0, 3.0]])
def test_degenerate_values_have_a_legend(qgis_app, values):
    made = renderer("turnover", find_breaks(np.array(values)))
    texts = [one.label() for one in made.ranges()]
    assert texts
    assert all(texts)
    assert len(set(texts)) == len(texts)


def test_another_kind_of_style_gives_way_when_another_metric_is_asked_for(group):
    layer = layers_of(group)["hexes"]
    layer.setRenderer(QgsSingleSymbolRenderer.defaultRenderer(layer.geometryType()))
    restyle(layer, "employees")
    assert "employees" in labels(layer)[-1]


def test_unknown_metric(qgis_app):
    layer = QgsVectorLayer("Polygon?crs=EPSG:27700&field=a:double", "x", "memory")
    with pytest.raises(UserError, match="does not hold"):
        restyle(layer, "employees")


def test_a_replaced_renderer_lives_on_until_no_canvas_begins_to_draw_by_it(group, monkeypatch):
    """QgsExpression may copy what another thread has deleted: whoever draws by the old renderer must not be the last."""
    layer, now = layers_of(group)["hexes"], [0.0]
    monkeypatch.setattr(styles, "monotonic", lambda: now[0])
    monkeypatch.setattr(styles, "_replaced", deque())
    old = layer.renderer().dump()
    styles.restyle(layer, "employees")
    assert [one.dump() for _, one in styles._replaced] == [old]
    now[0] = 60.0
    styles.restyle(layer, "turnover")
    assert len(styles._replaced) == 1, "the one before is let go of"
