"""The acknowledgements bear the year of the postcode directory that placed the companies."""

from __future__ import annotations

import json
from types import SimpleNamespace

import pytest

from midlands_clusters_plugin.cartography.page_text.credits import acknowledgements, caveats
from midlands_clusters_plugin.cartography.record.facts import base_facts
from midlands_clusters_plugin.cartography.record.map_facts import BoundaryFacts, InputFacts, from_dict, of_report
from midlands_clusters_plugin.core.companies import read_companies
from midlands_clusters_plugin.core.geography.areas import get_area
from midlands_clusters_plugin.core.hexmap.engine import MapRequest, Workspace
from midlands_clusters_plugin.core.postcodes.directory import BUILTIN_EDITION, InUse

BUILTIN = InUse("ONS Postcode Directory", BUILTIN_EDITION, "", "builtin", None)
NEWER = InUse("ONSPD_FEB_2026_UK.csv", "2026-02", "2026-03-02", "replace", 2_700_000)
OVER = InUse("codepo_gb.zip", "", "2027-01-15", "extend", 2_700_000)


def facts(directory, builtin):
    boundaries = BoundaryFacts(attribution="", builtin=builtin)
    grid = {"kind": "bng", "size": 1000, "description": ""}
    report = {"grid": grid, "boundaries": {}, "inputs": [], "postcodes": directory and directory.as_dict()}
    used = of_report(report)["postcodes"]
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


@pytest.mark.parametrize(
    ("kind", "stated"),
    [
        ("companies_house", "registered office"),
        ("gender_pay_gap", "only employers with 250 or more employees must report"),
        ("generic", ""),
    ],
)
def test_what_a_source_says_of_itself_stands_on_the_page(kind, stated):
    made = facts(None, False)
    vars(made).update(
        sample=False,
        by_sic=False,
        area_codes=("E06000015",),
        doubts=(),
        without_shared=False,
        inputs=(InputFacts("x.csv", kind), InputFacts("y.csv", kind)),
    )
    lines = caveats(made)
    assert len(lines) == len(set(lines)) and bool(lines) == bool(stated)
    assert stated in " ".join(lines)


def test_facts_are_read_back_as_they_were_stored():
    from dataclasses import replace
    from json import loads

    from midlands_clusters_plugin.cartography.record.facts import map_facts

    from .conftest import made_map

    rule = {"words": "At least 3 companies.", "one_grid": "One size.", "cells_hidden": {"employees": 2}}
    hexmap = made_map()
    known = of_report({**hexmap.report, "postcodes": NEWER.as_dict(), "disclosure": rule})
    made = replace(map_facts(hexmap), **known)
    assert made.disclosure.wording == rule["words"] and made.postcodes.wording == NEWER.wording
    assert from_dict(loads(made.to_json())) == made
    assert from_dict({"cluster": "aerospace"}) is None, "half of the entries are none"


def test_a_page_says_that_companies_at_shared_addresses_are_left_out_and_pages_of_others_stay_as_they_are(tmp_path):
    rows = [f"A{n},DE24 9FU,30300" for n in range(500)] + ["B,DE1 2GR,30300"]
    (tmp_path / "firms.csv").write_text("\n".join(["name,postcode,sic", *rows]), encoding="utf-8")
    workspace = Workspace(read_companies(tmp_path / "firms.csv"))
    made = [
        base_facts(workspace.hexmap(MapRequest("aerospace", get_area("E06000015"), "bng", 5000.0, addresses=one)))
        for one in ("count", "leave_out")
    ]
    sentence = "Companies at addresses that 500 or more companies share are not counted."
    assert [sentence in caveats(one) for one in made] == [False, True]
    assert "without_shared" not in made[0].to_json() and made[0].stamp != made[1].stamp
    assert from_dict(json.loads(made[1].to_json())).without_shared
