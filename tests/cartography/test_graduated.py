"""Marks of cells that are too small to be seen: their size, order and colour, and that one renderer draws both."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from qgis.core import (
    QgsCentroidFillSymbolLayer,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsFeatureRequest,
    QgsMapRendererSequentialJob,
    QgsMapSettings,
    QgsRectangle,
)
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QColor

from midlands_clusters_plugin.cartography.record.roles import layers_of
from midlands_clusters_plugin.cartography.style import graduated, styles
from midlands_clusters_plugin.cartography.style.graduated import GREATEST, LEAST, begins_at, cell_width, mark_mm
from midlands_clusters_plugin.cartography.style.marks import kind_of
from midlands_clusters_plugin.core.classes.breaks import Breaks


@pytest.fixture
def hexes(group):
    return layers_of(group)["hexes"]


def drawn(layer, centre, scale, size=400):
    """The layer round a point at a scale, on a screen of 96 dots an inch."""
    half = size / 2 * 25.4 / 96 * scale / 1000
    settings = QgsMapSettings()
    settings.setLayers([layer])
    settings.setDestinationCrs(layer.crs())
    settings.setExtent(QgsRectangle(centre[0] - half, centre[1] - half, centre[0] + half, centre[1] + half))
    settings.setOutputSize(QSize(size, size))
    settings.setOutputDpi(96)
    context = QgsExpressionContext()
    context.appendScope(QgsExpressionContextUtils.mapSettingsScope(settings))
    settings.setExpressionContext(context)
    job = QgsMapRendererSequentialJob(settings)
    job.start()
    job.waitForFinished()
    return job.renderedImage()


def width_mm(image, shade):
    """Widest run of a colour in a picture, in mm at 96 dots an inch."""
    best = 0
    for y in range(image.height()):
        run = 0
        for x in range(image.width()):
            run = run + 1 if image.pixelColor(x, y) == shade else 0
            best = max(best, run)
    return best * 25.4 / 96


def colours(layer):
    ranges = layer.renderer().ranges()  # copies that own their symbols
    return [QColor(one.symbol().color()) for one in ranges]


def alone(layer, value):
    """Only one cell of a value is left."""
    one = next(feature for feature in layer.getFeatures(f'"business_count" = {value}'))
    layer.setSubsetString(f"\"cell_id\" = '{one['cell_id']}'")


@given(st.floats(1e-6, 1e12), st.floats(1e-6, 1e12), st.floats(1e6, 5e6))
def test_the_area_of_a_mark_follows_the_value_between_the_least_and_the_greatest(value, most, scale):
    size = mark_mm(value, most, scale)
    assert LEAST <= size <= GREATEST
    assert mark_mm(2 * value, most, scale) >= size
    if size > LEAST and 4 * value <= most:
        assert mark_mm(4 * value, most, scale) == pytest.approx(2 * size, rel=1e-6)


def test_marks_begin_where_cells_are_narrower_than_a_millimetre_and_a_half():
    assert begins_at(1000.0) == pytest.approx(666_667)
    assert begins_at(250.0) == pytest.approx(166_667)
    assert begins_at(1000.0, "true") is None
    assert begins_at(1000.0, "graduated") == 0


def test_the_cell_s_width_comes_from_the_data(hexes):
    assert cell_width(hexes) == pytest.approx(1000, abs=1)


def test_a_region_shows_marks_of_a_size_that_is_seen_and_close_to_shows_true_cells(hexes):
    """The highest value (7) has the greatest mark; its own cell would be 0.9 mm wide there."""
    top = colours(hexes)[-1]
    alone(hexes, 7)
    far = drawn(hexes, (445_000, 303_000), 1_100_000)
    assert width_mm(far, top) == pytest.approx(GREATEST / 0.866, abs=1.0)
    near = drawn(hexes, (445_000, 303_000), 100_000, 800)
    assert width_mm(near, top) == pytest.approx(10 / 0.866, abs=1.0)
    styles.set_scheme(hexes, "business_count", None)
    graduated.set_marks(hexes, "true")
    styles.restyle(hexes, "business_count")
    assert width_mm(drawn(hexes, (445_000, 303_000), 1_100_000), top) < 2


def test_the_least_mark_is_wide_enough_and_smaller_ones_lie_over_larger_ones_but_for_the_highest_class(hexes):
    """Values 1 to 7 lie cell by cell next to one another: at 1 : 1,500,000 their marks overlap."""
    styles.set_scheme(hexes, "business_count", styles.Scheme("own", bounds=(1, 2, 7, 8)))
    styles.restyle(hexes, "business_count")
    _, low, middle, top = colours(hexes)

    def seen():
        image = drawn(hexes, (444_000, 303_000), 1_500_000, 200)
        return {
            name: sum(image.pixelColor(x, y) == one for x in range(200) for y in range(200))
            for name, one in zip("ltm", (low, top, middle))
        }

    as_made = seen()
    renderer = hexes.renderer().clone()
    renderer.setOrderBy(QgsFeatureRequest.OrderBy([QgsFeatureRequest.OrderByClause('"business_count"', False, False)]))
    hexes.setRenderer(renderer)
    assert as_made["t"] > 1.5 * seen()["t"], "the highest class lies on top"
    hexes.setSubsetString('"business_count" < 7')
    as_made = seen()
    renderer = hexes.renderer().clone()
    renderer.setOrderBy(QgsFeatureRequest.OrderBy([QgsFeatureRequest.OrderByClause('"business_count"', True, True)]))
    hexes.setRenderer(renderer)
    assert as_made["l"] > seen()["l"], "smaller marks lie over larger ones"
    hexes.setSubsetString('"business_count" = 1')
    assert width_mm(drawn(hexes, (444_000, 303_000), 1_500_000, 200), low) >= 0.7, (
        "the least mark is 1.2 mm, its edge of another colour"
    )


def test_restyling_again_adds_no_second_mark_and_a_colour_chosen_by_hand_is_the_mark_s_too(hexes):
    ranges = hexes.renderer().ranges()
    count = [one.symbol().symbolLayerCount() for one in ranges]
    renderer = hexes.renderer().clone()
    ranges = renderer.ranges()
    own = ranges[-1].symbol().clone()
    own.setColor(QColor("#00ff00"))
    renderer.updateRangeSymbol(len(ranges) - 1, own)
    hexes.setRenderer(renderer)
    for metric in ("employees", "business_count"):
        styles.restyle(hexes, metric)
    ranges = hexes.renderer().ranges()
    assert [one.symbol().symbolLayerCount() for one in ranges] == count
    alone(hexes, 7)
    assert width_mm(drawn(hexes, (445_000, 303_000), 1_100_000), QColor("#00ff00")) > 4


def test_empty_land_has_no_mark_and_a_cell_without_a_figure_has_a_hollow_one(hexes):
    styles.restyle(hexes, "employees")
    ranges = hexes.renderer().ranges()
    marks = {styles.kind_of(one): [type(layer) for layer in one.symbol().symbolLayers()] for one in ranges}
    assert QgsCentroidFillSymbolLayer not in marks["empty"]
    assert QgsCentroidFillSymbolLayer in marks["missing"]


def test_the_choice_is_saved_and_a_wrong_one_is_automatic(hexes):
    graduated.set_marks(hexes, "graduated")
    assert graduated.marks_of(hexes.clone()) == "graduated"
    hexes.setCustomProperty(graduated.MARKS, "columns of fire")
    assert graduated.marks_of(hexes) == "auto"


def test_marks_of_a_legend_have_the_sizes_of_their_map():
    breaks = Breaks((10.0, 100.0), (100.0,))
    renderer = styles.renderer("m", breaks)
    graduated.graduate(renderer, "m", breaks, 666_667)
    ranges = renderer.ranges()  # own their symbols
    made = next(one.symbol() for one in ranges if kind_of(one) == "class")

    def wide(scale):
        return graduated.in_legend(made, far=True, scale=scale).symbolLayer(1).size() * graduated.FLATS

    for scale in (0, 800_000, 1_600_000, 4_000_000):
        assert wide(scale) == pytest.approx(graduated.mark_mm(1000**0.5, 100.0, scale)), scale
    assert made.symbolLayer(1).subSymbol().symbolLayer(1).dataDefinedProperties().hasActiveProperties(), "its own stays"
