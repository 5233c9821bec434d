"""What readers and printers can tell apart in every ramp, for every number of classes; the science is in colours.py."""

from itertools import combinations

import pytest
from qgis.core import QgsGradientColorRamp
from qgis.PyQt.QtGui import QColor

from midlands_clusters_plugin.cartography.style import palette
from midlands_clusters_plugin.cartography.style.marks import CODES, mark, symbol
from midlands_clusters_plugin.cartography.style.palette import outline_of, positions, ramp, ramp_id, ramp_name, ramps
from midlands_clusters_plugin.core.base import settings
from tools.judge.colours import SEEN_BY, ciede2000, contrast_on_white, lab, linear

SEQUENTIAL = [ident for ident, one in ramps().items() if one.kind == "sequential"]
DIVERGING = [ident for ident, one in ramps().items() if one.kind == "diverging"]
# Least CIEDE2000 between neighbouring classes, whoever reads; about 2 is seen side by side, 4 with a gap between.
LEAST = {2: 14, 3: 14, 4: 9, 5: 6, 6: 4.5, 7: 4}
LEAST_LIGHTNESS = 6  # of L*, between neighbours of seven classes


def classes(ident, number):
    return [ramp(ident).color(place) for place in positions(number)]


def sides(ident, each):
    return [ramp(ident).color(0.5 + 0.5 * step / each) for step in (*range(-each, 0), *range(1, each + 1))]


def least(colours, seen):
    return min(ciede2000(lab(seen(linear(one))), lab(seen(linear(two)))) for one, two in zip(colours, colours[1:]))


def test_ciede2000_is_the_published_one():
    """Pairs 1, 7, 17 and 25 of Sharma, Wu and Dalal (2005), table 1."""
    for one, two, distance in [
        ((50, 2.6772, -79.7751), (50, 0, -82.7485), 2.0425), ((50, 0, 0), (50, -1, 2), 2.3669),
        ((50, 2.5, 0), (73, 25, -18), 27.1492), ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
    ]:  # fmt: skip
        assert ciede2000(one, two) == pytest.approx(distance, abs=1e-4)


def test_there_are_enough_and_the_analysis_function_s_blue_is_one():
    assert len(SEQUENTIAL) >= 5
    assert len(DIVERGING) >= 3
    assert SEQUENTIAL[0] == palette.DEFAULTS["sequential"] == settings.settings()["palette"].default
    assert "#2073bc" in [name for _, name in ramps()["blue"].stops]
    assert len({ramp_name(ident) for ident in ramps()}) == len(ramps())


@pytest.mark.parametrize("seen", SEEN_BY)
@pytest.mark.parametrize("ident", SEQUENTIAL)
def test_classes_of_a_sequential_ramp_are_reported_apart(ident, seen):
    for number in range(2, 8):
        assert least(classes(ident, number), SEEN_BY[seen]) >= LEAST[number]


@pytest.mark.parametrize("seen", SEEN_BY)
@pytest.mark.parametrize("ident", SEQUENTIAL)
def test_darker_means_more(ident, seen):
    for number in range(2, 8):
        light = [lab(SEEN_BY[seen](linear(one)))[0] for one in classes(ident, number)]
        assert all(
            one - two >= (LEAST_LIGHTNESS if seen in ("all", "grey") else 4) for one, two in zip(light, light[1:])
        )


@pytest.mark.parametrize("seen", SEEN_BY)
def test_classes_of_the_default_ramp_are_far_apart(seen):
    """Marks are small and do not touch: 15 of CIEDE2000 between neighbours of up to five classes, in grey 10 of lightness."""
    for number in range(2, 6):
        colours = [lab(SEEN_BY[seen](linear(one))) for one in classes("", number)]
        pairs = list(zip(colours, colours[1:]))
        if seen == "grey":
            assert all(one[0] - two[0] >= 10 for one, two in pairs)
        else:
            assert all(ciede2000(one, two) >= 15 for one, two in pairs)


def test_the_measure_fails_on_the_old_default():
    """The blue of 0.2.0: its classes 3 to 4, 5 to 9 and 10 to 32 are less than 15 apart."""
    assert least(classes("blue", 5), SEEN_BY["all"]) < 15


@pytest.mark.parametrize("seen", [name for name in SEEN_BY if name != "grey"])
@pytest.mark.parametrize("ident", DIVERGING)
def test_classes_of_a_diverging_ramp_are_reported_apart_and_so_are_its_sides(ident, seen):
    for each in (1, 2, 3):
        colours = sides(ident, each)
        assert least(colours, SEEN_BY[seen]) >= 12
        for one, two in zip(colours[:each], reversed(colours[each:])):  # the same distance on both sides
            assert least([one, two], SEEN_BY[seen]) >= 12


@pytest.mark.parametrize("ident", DIVERGING)
def test_in_grey_each_side_gets_darker_outwards_and_the_lower_one_is_hatched(qgis_app, ident):
    light = [lab(linear(one))[0] for one in sides(ident, 3)]
    assert all(two - one >= 12 for one, two in zip(light[:3], light[1:3]))
    assert all(one - two >= 12 for one, two in zip(light[3:], light[4:]))
    assert mark(symbol("negative"), "below").symbolLayerCount() == 2


@pytest.mark.parametrize("ident", ramps())
def test_every_class_or_its_outline_has_three_to_one_on_white(ident):
    for place in range(13):
        shade = ramp(ident).color(place / 12)
        assert contrast_on_white(outline_of(shade)) >= 3
        assert palette.contrast_on_white(shade) == pytest.approx(contrast_on_white(shade), rel=1e-3)


def test_a_ramp_is_known_again(qgis_app):
    assert [ramp_id(ramp(ident)) for ident in ramps()] == list(ramps())
    assert ramp_id(QgsGradientColorRamp(QColor("#ffcc00"), QColor("#990000"))) == ""
    assert ramp_id(None) == ""


def symbology_in_grey(made, size=40):
    """Mean and spread of a symbol's lightness: a plain colour and a pattern differ in the one or the other."""
    from qgis.PyQt.QtCore import QSize

    image = made.asImage(QSize(size, size))
    middle = [image.pixelColor(x, y) for x in range(8, size - 8) for y in range(8, size - 8)]
    light = [lab(SEEN_BY["grey"](linear(one)))[0] for one in middle]
    mean = sum(light) / len(light)
    return mean, (sum((one - mean) ** 2 for one in light) / len(light)) ** 0.5


def test_what_is_no_class_differs_from_every_other_look_in_grey(qgis_app):
    """Empty, left out, capped, outside the scale, the lowest and the highest class; missing by its outline from empty."""
    from midlands_clusters_plugin.cartography.style.marks import fill

    low, high = ramp().color(0.0).name(), ramp().color(1.0).name()
    symbology = {
        "empty": symbol("empty"), "left_out": symbol("left_out"), "lowest": fill(low, low), "highest": fill(high, high),
        "capped": mark(fill(high, high), "capped"), "outside_scale": mark(fill(high, high), "outside_scale"),
    }  # fmt: skip
    seen = {name: symbology_in_grey(one) for name, one in symbology.items()}
    for (one, (mean, spread)), (two, (other_mean, other_spread)) in combinations(seen.items(), 2):
        if {one, two} == {"capped", "outside_scale"}:
            assert type(symbology[one].symbolLayer(1)) is not type(symbology[two].symbolLayer(1))
        else:
            assert abs(mean - other_mean) + abs(spread - other_spread) > 8, (one, two)
    missing, empty = symbol("missing"), symbol("empty")
    assert contrast_on_white(missing.symbolLayer(0).strokeColor()) >= 3
    assert contrast_on_white(empty.symbolLayer(0).strokeColor()) < 1.2
    assert len(set(CODES.values())) == len(CODES)
