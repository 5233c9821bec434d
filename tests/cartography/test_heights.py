"""Heights of columns: proposed from data and extent, changed by the user, the same in arrays and in QGIS's expressions."""

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from qgis.core import QgsExpression, QgsExpressionContext, QgsFeature, QgsField, QgsFields, QgsRectangle, QgsVectorLayer

from midlands_clusters_plugin.cartography.record.roles import HEIGHTS
from midlands_clusters_plugin.cartography.style import heights
from midlands_clusters_plugin.cartography.style.heights import HeightChoice, Heights
from midlands_clusters_plugin.core.oblique.projection import heights_for
from midlands_clusters_plugin.qgis_io.fields import REAL, WHOLE

EXTENT = QgsRectangle(0, 0, 200_000, 100_000)
scales = st.sampled_from(heights.SCALES)
amounts = st.lists(st.floats(0, 1e9) | st.just(float("nan")) | st.floats(-1e6, 0), min_size=1, max_size=30)


@pytest.fixture
def layer(qgis_app, closed):
    return closed(QgsVectorLayer("Polygon?crs=EPSG:27700&field=v:double", "hexes", "memory"))


@pytest.mark.parametrize("highest", [1, 40, 3000, 2e9])
def test_the_tallest_column_is_a_share_of_the_longer_side(highest):
    made = heights.proposed("turnover", highest, EXTENT)
    assert made.scale == ("linear" if highest <= 50 else "sqrt")
    assert made.metres(np.array([highest]))[0] == pytest.approx(200_000 * 0.16 + made.base)
    assert 0 < made.base < 0.05 * made.tallest


@example([1.1e-308, 0.0, -1.0], "linear")  # metres for 1 of such a value are infinite
@example([5e-324, 1.1e-308, float("nan")], "log")
@given(amounts, scales)
def test_heights_agree_with_those_of_the_oblique_map(values, scale):
    values = np.array(values)
    highest = np.nanmax(np.append(values, 0))
    made = Heights("v", scale, highest, 16_000.0)
    got = made.metres(values)
    assert got == pytest.approx(heights_for(values, tallest=16_000.0, scale=scale))
    assert np.isfinite(got).all()
    assert got.max() == (16_000.0 if highest > 0 else 0.0)


@given(amounts, scales, st.floats(1, 1e6))
def test_no_column_is_higher_than_the_scale_and_none_stands_on_nothing(values, scale, highest):
    values = np.array(values)
    got = Heights("v", scale, highest, 16_000.0, 800.0).metres(values)
    positive = np.nan_to_num(values) > 0
    assert np.all(got[~positive] == 0)
    assert np.all((got[positive] >= 800) & (got[positive] <= 16_800.0001))
    order = np.argsort(values[positive])
    assert np.all(np.diff(got[positive][order]) >= 0)


@pytest.mark.parametrize("scale", heights.SCALES)
@pytest.mark.parametrize("unit", [1.0, 1000.0])
@pytest.mark.parametrize("highest", [400.0, 1e-6, 0.0])
def test_the_expression_says_the_same_as_the_array(qgis_app, scale, unit, highest):
    made = Heights("v", scale, highest, 16_000.0, 800.0)
    values = [0, 1, 7, 400, 5000, -3, None]
    expression = QgsExpression(made.expression(unit))
    assert not expression.hasParserError()
    expected = made.metres(np.array([np.nan if one is None else one for one in values], dtype=float)) / unit
    for kind in (REAL, WHOLE):
        fields = QgsFields()
        fields.append(QgsField("v", kind))
        for value, wanted in zip(values, expected):
            feature = QgsFeature(fields)
            feature.setAttributes([value])
            context = QgsExpressionContext()
            context.setFeature(feature)
            context.setFields(fields)
            got = expression.evaluate(context)
            assert isinstance(got, float), (value, expression.evalErrorString())
            assert got == pytest.approx(wanted, rel=1e-6)


def test_heights_of_nothing():
    made = heights.proposed("turnover", 0, EXTENT)
    assert list(made.metres(np.array([0.0, np.nan, -1.0]))) == [0, 0, 0]
    assert "no columns" in heights.height_text(made)


def test_the_choice_is_stored_with_the_layer(layer):
    assert heights.height_choice(layer) == HeightChoice()
    heights.set_height_choice(layer, "log", 2.5)
    assert heights.height_choice(layer) == HeightChoice("log", 2.5)
    made = heights.chosen(layer, "turnover", 3000, EXTENT)
    assert (made.scale, made.tallest) == ("log", pytest.approx(2.5 * 0.16 * 200_000))


@pytest.mark.parametrize(
    "saved", ["", "nonsense", "[1]", '{"scale": "cubic"}', '{"exaggeration": "much"}', '{"exaggeration": null}']
)
def test_a_choice_that_cannot_be_read_is_none(layer, saved):
    layer.setCustomProperty(HEIGHTS, saved)
    assert heights.height_choice(layer) == HeightChoice()


def test_exaggeration_keeps_to_its_limits(layer):
    heights.set_height_choice(layer, "", 80)
    assert heights.height_choice(layer).exaggeration == heights.HIGHEST
    with pytest.raises(ValueError, match="cubic"):
        heights.set_height_choice(layer, "cubic", 1)


@pytest.mark.parametrize(("scale", "word"), [("linear", "proportional"), ("sqrt", "square root"), ("log", "logarithm")])
def test_the_legend_says_which_scale_and_the_tallest_column(scale, word):
    wording = heights.height_text(Heights("turnover", scale, 2.5e9, 1000))
    assert word in wording
    assert "£2.5bn" in wording
    assert "1 business." in heights.height_text(Heights("business_count", scale, 1, 1000))
