"""What may be written into AREA and MAPPING."""

from __future__ import annotations

import pytest

from midlands_clusters_plugin.core.base.errors import UserError
from midlands_clusters_plugin.core.geography.areas import areas
from midlands_clusters_plugin.processing.support.area_parameter import area_names, find_area
from midlands_clusters_plugin.processing.support.mapping import parse_mapping


def test_every_name_in_the_list_is_found_again():
    by_name = {name: find_area(name).id for name in area_names()}
    assert set(by_name.values()) == set(areas())
    assert find_area(area_names()[0]).id == "midlands_engine"


@pytest.mark.parametrize("text", ["E06000015+E10000007", " Derby + Derbyshire ", "derby+E10000007", "DERBYSHIRE+derby"])
def test_codes_and_names_can_be_joined(text):
    assert set(find_area(text).codes) == {"E06000015", "E10000007"}


def test_ids_are_found():
    assert len(find_area("midlands_engine").codes) == 24


@pytest.mark.parametrize("text", ["Atlantis", "Derby+Atlantis", "", "+"])
def test_unknown_areas_are_refused(text):
    with pytest.raises(UserError):
        find_area(text)


FORMS = [
    "postcode=Post Code; name=Firm",
    "postcode = Post Code\nname=Firm\n",
    ["postcode", "Post Code", "name", "Firm"],
]


@pytest.mark.parametrize("text", FORMS)
def test_mapping_in_its_forms(text):
    assert parse_mapping(text) == {"postcode": "Post Code", "name": "Firm"}


def test_a_column_name_may_hold_an_equals_sign():
    assert parse_mapping("postcode=a=b") == {"postcode": "a=b"}


@pytest.mark.parametrize("nothing", [None, "", [], " ; \n"])
def test_no_mapping(nothing):
    assert parse_mapping(nothing) is None


@pytest.mark.parametrize("text", ["postcode", "=x", "postcode=", "planet=Mars", "name=a;name=b"])
def test_mappings_that_cannot_be_meant(text):
    with pytest.raises(UserError, match="MAPPING"):
        parse_mapping(text)
