"""Choices kept with a project: one from a newer version, or changed by hand, is passed over, and the map is drawn as proposed."""

from __future__ import annotations

import json

import pytest

from midlands_clusters_plugin.cartography.record.stored import is_number, numbers, saved, stored_by_name

BROKEN = ["{", "[1", "null", "3", '"x"', "[" * 100_000, "\0", '{"a": NaN}', "[]", "{}"]


class Owner(dict):
    """Has custom properties, as a layer has."""

    def customProperty(self, key):
        return self.get(key)

    def setCustomProperty(self, key, value):
        self[key] = value


@pytest.mark.parametrize("text", [*BROKEN, None, 5, ""])
def test_what_cannot_be_read_is_not_stored(text):
    owner = Owner(key=text)
    assert saved(owner, "key", {}) == {} or text == '{"a": NaN}'
    assert saved(owner, "key", []) in ([], [1])
    assert stored_by_name(owner, "key") == {}


def test_numbers_are_finite_and_no_truths():
    assert numbers([1, 2.5]) == (1, 2.5)
    assert numbers([1, True]) is None
    assert numbers("12") is None
    assert not is_number(10**400)
    assert not is_number(float("nan"))


@pytest.mark.parametrize(
    "value",
    [*BROKEN, json.dumps([{"cell_id": 1}]), json.dumps([{"cell_id": "1", "how": "map"}]), json.dumps(["x", None])],
)
def test_left_out_cells_that_cannot_be_read_are_not_left_out(value):
    from midlands_clusters_plugin.cartography.record.left_out import left_out_of
    from midlands_clusters_plugin.cartography.record.roles import LEFT_OUT

    assert left_out_of(Owner({LEFT_OUT: value})) == ()


def test_left_out_cells_of_a_newer_version_are_left_out():
    from midlands_clusters_plugin.cartography.record.left_out import LeftOut, left_out_of
    from midlands_clusters_plugin.cartography.record.roles import LEFT_OUT

    one = {"cell_id": "a", "authority_code": "E06000015", "how": "map", "since": 3}
    assert left_out_of(Owner({LEFT_OUT: json.dumps([one])})) == (LeftOut("a", "E06000015", "map"),)


@pytest.mark.parametrize(
    "scheme",
    [
        None,
        [],
        {"method": "magic"},
        {"classes": "5"},
        {"classes": True},
        {"bounds": "1,2"},
        {"bounds": [1, None]},
        {"cap": "x"},
        {"midpoint": None},
    ],
)
def test_a_scheme_that_cannot_be_used_gives_way_to_the_proposed_one(scheme):
    from midlands_clusters_plugin.cartography.record.roles import BREAKS, SCHEMES
    from midlands_clusters_plugin.cartography.style.schemes import Scheme, scheme_of

    owner = Owner({SCHEMES: json.dumps({"business_count": scheme}), BREAKS: "["})
    assert scheme_of(owner, "business_count") == Scheme("auto")


@pytest.mark.parametrize(
    "breaks",
    [
        {"bounds": [3, 1], "tops": [1]},
        {"bounds": [1, 2]},
        {"bounds": "x"},
        {"zeros": 3},
        {"cap": "x"},
        {"places": [1]},
        {"capped": 1.5},
        7,
    ],
)
def test_classes_that_cannot_be_used_are_found_again(breaks):
    from midlands_clusters_plugin.cartography.record.roles import BREAKS
    from midlands_clusters_plugin.cartography.style.schemes import read_breaks

    stored = stored_by_name(Owner({BREAKS: json.dumps({"m": breaks})}), BREAKS).get("m")
    assert stored is None or read_breaks(stored) is None
    assert read_breaks({"bounds": [1, 2], "tops": [2], "newer": 1}).bounds == (1, 2)


@pytest.mark.parametrize(
    "value",
    [
        "[]",
        "{",
        '{"exaggeration": "2"}',
        '{"exaggeration": 1' + "0" * 400 + "}",
        '{"scale": []}',
        '{"scale": {"a": 1}}',
    ],
)
def test_heights_that_cannot_be_used_are_the_proposed_ones(value):
    from midlands_clusters_plugin.cartography.record.roles import HEIGHTS
    from midlands_clusters_plugin.cartography.style.heights import HeightChoice, height_choice

    assert height_choice(Owner({HEIGHTS: value})) == HeightChoice()
