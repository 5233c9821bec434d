"""Every measure of a page fails on a bad one."""

import numpy as np
import pytest

from tools.judge import measures
from tools.judge.limits import BY_PAGES, LIMITS, misses
from tools.judge.table import document, verdict

EXTENT = (0.0, 0.0, 100_000.0, 100_000.0)
MM = 4.0  # pixels a millimetre
INK = (45, 10, 69)


def sheet(spots, size=400):
    """A white picture with squares of ink at positions on the map: (x, y, pixels wide)."""
    made = np.full((size, size, 3), 255, dtype=np.uint8)
    for x, y, wide in spots:
        column, row = int(x / 100_000 * size), int((1 - y / 100_000) * size)
        made[row - wide // 2 : row + wide // 2, column - wide // 2 : column + wide // 2] = INK
    return made


def glance(picture, places, *, grey=False):
    strength = measures.salience(picture, grey=grey)
    return measures.hits(measures.strongest_spots(strength, MM, EXTENT), places)


@pytest.mark.parametrize("grey", [False, True])
def test_the_glance_falls_on_the_greatest_places_or_on_a_heap_of_icons(grey):
    x, y = np.array([20e3, 21e3, 60e3, 80e3, 40e3]), np.array([20e3, 20e3, 60e3, 20e3, 90e3])
    places, tied = measures.greatest_places(x, y, np.array([5.0, 5.0, 8.0, 7.0, 1.0]))
    assert tied == []
    assert places == [(20e3, 20e3), (60e3, 60e3), (80e3, 20e3)]
    good = [(20e3, 20e3, 24), (60e3, 60e3, 20), (80e3, 20e3, 18)]
    assert glance(sheet(good), places, grey=grey) == 3
    assert glance(sheet([*good, (40e3, 90e3, 60)]), places, grey=grey) == 2, "icons elsewhere are stronger"
    assert glance(sheet([(10e3, 80e3, 30)]), places, grey=grey) == 0


def test_of_places_that_hold_exactly_the_same_either_is_right_but_none_stands_for_a_greater_one():
    x, y = np.array([20e3, 60e3, 80e3, 40e3]), np.array([20e3, 60e3, 20e3, 90e3])
    places, tied = measures.greatest_places(x, y, np.array([9.0, 8.0, 3.0, 3.0]))
    first, second, third, fourth = ((float(a), float(b)) for a, b in zip(x, y))
    assert (places, tied) == ([first, second, third], [third, fourth])
    assert measures.hits([first, second, third], places, tied) == 3
    assert measures.hits([first, second, fourth], places, tied) == 3
    assert measures.hits([first, third, fourth], places, tied) == 2, "both of them, and the second is missed"
    assert measures.hits([first, second, (5e3, 90e3)], places, tied) == 2
    places, tied = measures.greatest_places(x, y, np.array([9.0, 8.0, 3.0, 2.9]))
    assert (tied, measures.hits([first, second, fourth], places, tied)) == ([], 2), "nearly the same is not the same"
    assert measures.hits([fourth, third, second], *measures.greatest_places(x, y, np.ones(4))) == 3


def test_light_land_and_sea_are_ground():
    made = sheet([(50e3, 50e3, 12)])
    made[:100] = (237, 244, 250)
    assert measures.hits(measures.strongest_spots(measures.salience(made), MM, EXTENT, 1), [(50e3, 50e3)]) == 1


def test_marks_under_an_icon_are_covered():
    alone = sheet([(50e3, 50e3, 40)])
    page = alone.copy()
    assert measures.covered(alone, page, INK) == 0
    page[195:205, 180:220] = (244, 106, 37)
    assert measures.covered(alone, page, INK) == pytest.approx(0.25)
    assert measures.covered(np.full((9, 9, 3), 255), page[:9, :9], INK) == 0, "no mark, nothing covered"


def test_ink_is_what_darkens_the_paper():
    black = np.zeros((10, 10, 3), dtype=np.uint8)
    assert measures.ink(black) == 100
    assert measures.ink(black + 255) == 0


def test_names_on_one_another_clash_and_names_side_by_side_do_not():
    assert measures.clashes([("a", 0, 0, 10, 4), ("b", 9, 0, 20, 4)]) == [("a", "b")]
    assert measures.clashes([("a", 0, 0, 10, 4), ("b", 10, 0, 20, 4), ("c", 0, 4, 10, 8)]) == []


def test_a_name_on_the_icon_of_another_or_nearer_to_it_than_to_its_own_is_wrong():
    icons = [("hub", 0, 0, 1), ("university", 12, 0, 1)]
    assert measures.on_icons([("hub", 2, -1, 6, 1), ("a town", 14, 3, 18, 5)], icons) == []
    assert measures.on_icons([("a town", 11.5, -1, 16, 1)], icons) == ["a town"]
    assert measures.on_icons([("hub", 7, -1, 10, 1)], icons) == ["hub"], "nearer to the university"


def test_a_name_with_a_frame_or_a_mark_through_its_beginning_is_crossed():
    there = np.zeros((100, 300), dtype=bool)
    there[30, 50:200] = there[60, 50:200] = there[30:60, [50, 199]] = True  # the frame of a window
    assert measures.crossed(there, [("36 in a hexagon of Nottingham", 120, 40, 280, 52)]) == []
    there[30:60, 150:153] = True
    assert measures.crossed(there, [("through it", 120, 25, 160, 40), ("beyond", 210, 40, 290, 52)]) == ["through it"]
    mark = np.zeros((100, 300), dtype=bool)
    mark[20:60, 100:140] = True
    assert measures.crossed(mark, [("under a mark", 130, 30, 230, 42), ("beside it", 145, 30, 245, 42)]) == [
        "under a mark"
    ]


def test_an_empty_page_is_empty_and_one_with_a_map_is_not():
    page = np.full((840, 1188, 3), 255, dtype=np.uint8)
    assert measures.emptiness(page, MM, []) == 1
    assert measures.emptiness(page, MM, [(10, 10, 277, 150)]) < 0.25
    assert measures.emptiness(page, MM, [(10, 10, 100, 100)]) > 0.5


def test_colours_are_those_of_the_pixels_not_those_that_were_meant():
    meant = [(254, 204, 92), (44, 10, 68), (189, 0, 38)]
    faded = np.full((20, 20, 3), 255, dtype=np.uint8)
    faded[:9, :], faded[9, :], faded[10:15] = (240, 196, 100), (254, 204, 92), (60, 30, 80)
    assert measures.as_drawn(faded, meant)[1:] == [(60, 30, 80), meant[2]]
    assert measures.as_drawn(faded, meant)[0] == meant[0], "it is there: the other pixels are blends at its edges"
    assert measures.as_drawn(faded[:9], meant)[0] == (240, 196, 100)
    assert measures.as_drawn(faded[:1, :7], meant)[0] == meant[0], "what looks out of it is less than a mark"


def test_the_blues_of_0_2_0_are_not_told_apart_and_the_default_is():
    blue = [(0x4E, 0x96, 0xD3), (0x20, 0x73, 0xBC), (0x16, 0x55, 0x93), (0x0F, 0x3A, 0x60), (0x0A, 0x25, 0x44)]
    distance, lightness = measures.colours_apart(blue)
    assert distance < LIMITS["colours"][0]
    assert lightness < LIMITS["lightness"][0]
    made = [(0xFF, 0xCC, 0x37), (0xDD, 0x80, 0x39), (0xCE, 0x20, 0x43), (0x8C, 0x1D, 0x47), (0x2D, 0x0A, 0x45)]
    distance, lightness = measures.colours_apart(made)
    assert distance >= LIMITS["colours"][0]
    assert lightness >= LIMITS["lightness"][0]


GOOD = {
    "page": "p", "glance": 3, "glance_grey": 3, "least_mark": 1.2, "covered": 0.01, "covered_windows": 0.01, "crossed": 0, "ink": 1.4, "legend_rows": 5, "clashes": 0, "on_icons": 0,
    "missing_names": 0, "colours": 16.0, "lightness": 12.0, "empty": 0.1, "least_text": 6.5, "cut_texts": 0,
}  # fmt: skip
BAD = {
    "glance": 2, "glance_grey": 1, "least_mark": 0.9, "covered": 0.2, "covered_windows": 0.09, "crossed": 1, "ink": 0.6, "legend_rows": 14, "clashes": 1, "on_icons": 1,
    "missing_names": 1, "colours": 9.0, "lightness": 6.0, "empty": 0.4, "least_text": 5.0, "cut_texts": 1,
}  # fmt: skip


def test_a_good_page_misses_nothing():
    assert set(BAD) == set(LIMITS)
    assert misses(GOOD) == []
    assert verdict([GOOD] * 10) == []


@pytest.mark.parametrize("name", BAD)
def test_each_measure_beyond_its_limit_is_a_miss(name):
    page = {**GOOD, name: BAD[name]}
    assert misses(page) == [name]
    pages = [GOOD] * 9 + [page]
    if name in BY_PAGES:
        assert verdict(pages) == [], "one page of ten may be a difficult one"
        assert verdict([GOOD] * 8 + [page, page]) == [f"{name}: 8 of 10 pages"]
    else:
        assert verdict(pages) == [f"p: {name}"]


def test_pages_without_a_glance_are_judged_by_the_rest():
    sheet_page = {name: value for name, value in GOOD.items() if name not in BY_PAGES}
    assert misses(sheet_page) == []
    assert verdict([GOOD, sheet_page]) == []
    assert verdict([{**sheet_page, "clashes": 2}]) == ["p: clashes"]


def test_the_table_names_the_templates_that_no_page_was_measured_of():
    text = document([{**GOOD, "page": "aerospace turnover map_a4_landscape"}])
    missing = text.partition("Not measured on this code: ")[2].partition(".")[0].split(", ")
    assert "map_a3_landscape" in missing and "map_a4_landscape" not in missing
    assert "1 pages; 0 beyond a limit" in text
