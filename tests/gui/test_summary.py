from __future__ import annotations

import re

import pytest

from midlands_clusters_plugin.core.companies.placing.company_table import REASONS
from midlands_clusters_plugin.gui.dock.run_summary import amount, notes_html, reason_text, summary_html

REPORT = {
    "rows_read": 10531,
    "rows_placed": 10500,
    "rows_rejected": 31,
    "rejected_by_reason": {"blank_postcode": 30, "odd_new_reason": 1},
    "rows_other_cluster": 0,
    "rows_outside_area": 9000,
    "rows_in_area": 1500,
    "cells": 100,
    "pieces": 120,
    "totals": {"business_count": 1500, "turnover": 2_500_000_000.0, "employees": float("nan")},
    "moved_to_nearest_piece": 3,
    "area": {"name": "Midlands Engine"},
    "grid": {"description": "hexagons"},
    "boundaries": {"source": "built-in", "notes": []},
    "notes": ["12 postcodes were <repaired>."],
}
NAMES = {
    "business_count": ("Businesses", "businesses"),
    "turnover": ("Turnover", "GBP"),
    "employees": ("Employees", "employees"),
}


def wording(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub("<[^>]+>", " ", html.replace("&nbsp;", " "))).strip()


def test_every_number_of_the_reckoning_is_stated():
    text = wording(summary_html(REPORT, NAMES, "Aerospace") + notes_html(REPORT))
    for part in (
        "Rows read 10,531",
        "Placed 10,500",
        "Rejected 31",
        "Outside the area 9,000",
        "In the area 1,500",
        "no postcode 30",
        "odd new reason 1",
    ):
        assert part in text
    assert "Turnover £2.5bn" in text
    assert "Employees not known" in text
    assert "3 companies count in their authority's nearest hexagon" in text
    assert "Not in this cluster" not in text


def test_the_share_at_shared_addresses_stands_beside_the_count():
    found = {"treatment": "count", "companies": 150, "share": 10.0}
    text = wording(summary_html({**REPORT, "shared_addresses": found}, NAMES, "Aerospace"))
    assert "In the area 1,500 Of these at shared addresses 150 (10%)" in text
    assert "shared addresses" not in wording(summary_html(REPORT, NAMES, "Aerospace"))


def test_companies_without_a_code_are_not_of_other_clusters():
    text = wording(summary_html({**REPORT, "rows_other_cluster": 100, "rows_without_code": 30}, NAMES, "Aerospace"))
    assert "Not in this cluster 70" in text and "Without a SIC code or cluster 30" in text


def test_every_reason_of_the_readers_has_text():
    assert set(reason_text()) == set(REASONS)


def test_texts_from_files_cannot_become_markup():
    assert "&lt;repaired&gt;" in notes_html(REPORT)


def test_no_colour_is_fixed():
    assert "color" not in summary_html(REPORT, NAMES, "A") + notes_html(REPORT)


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (999, "GBP", "£999"),
        (1e6, "GBP", "£1.0m"),
        (-2e9, "GBP", "£-2.0bn"),
        (12.5, "employees", "12.5"),
        (1200.0, "employees", "1,200"),
        (None, "GBP", "not known"),
    ],
)
def test_amounts(value, unit, text):
    assert amount(value, unit) == text
