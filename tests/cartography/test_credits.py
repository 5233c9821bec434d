"""The acknowledgements bear the year of the postcode directory that placed the companies."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from midlands_clusters_plugin.cartography.page_text.credits import acknowledgements
from midlands_clusters_plugin.cartography.record.map_facts import BoundaryFacts, postcode_facts
from midlands_clusters_plugin.core.postcodes.directory import BUILTIN_EDITION, InUse

BUILTIN = InUse("ONS Postcode Directory", BUILTIN_EDITION, "", "builtin", None)
NEWER = InUse("ONSPD_FEB_2026_UK.csv", "2026-02", "2026-03-02", "replace", 2_700_000)
OVER = InUse("codepo_gb.zip", "", "2027-01-15", "extend", 2_700_000)


def facts(directory, builtin):
    boundaries = BoundaryFacts(attribution="", builtin=builtin)
    used = postcode_facts(directory and directory.as_dict())
    return SimpleNamespace(postcodes=used, located_by_postcode=True, boundaries=boundaries, area_data=(), instead=None)


@pytest.mark.parametrize(
    ("directory", "builtin", "years"),
    [
        (BUILTIN, False, "2025"),
        (BUILTIN, True, "2025"),
        (None, False, "2025"),
        (NEWER, False, "2026"),
        (NEWER, True, "2025, 2026"),
        (OVER, False, "2025, 2027"),
    ],
)
def test_the_years_of_supply(directory, builtin, years):
    lines = acknowledgements(facts(directory, builtin), ["hexes"])
    assert lines[0] == f"Contains OS data © Crown copyright and database right {years}."
    assert lines[1] == f"Contains Royal Mail data © Royal Mail copyright and database right {years}."
    named = [line for line in lines if line.startswith("Postcodes:")]
    assert named == ([] if directory in (BUILTIN, None) else [f"Postcodes: {directory.wording}."])


def test_a_map_of_an_earlier_version_has_no_word_of_it():
    assert acknowledgements(facts(None, True), ["hexes"])[0].endswith("right 2025.")


def test_coordinates_alone_need_no_postcode_line():
    found = facts(NEWER, False)
    found.located_by_postcode = False
    assert acknowledgements(found, ["hexes"]) == []
