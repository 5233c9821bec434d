"""The sentence of a spike: right figures, plain words, no company's name."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from midlands_clusters_plugin.core.spikes.spike_text import figure, percent, sentence


def spike(**other):
    row = {
        "authority_name": "Herefordshire, County of",
        "metric": "business_count",
        "reason": "one_postcode",
        "share": 0.75,
        "value": 9.0,
        "companies": 6,
        "among": 8,
        "who": "HR1 1AA",
        "name": "",
    }
    return pd.Series({**row, **other})


@pytest.mark.parametrize(
    ("name", "place"),
    [("Bristol, City of", "Bristol"), ("Nottingham, Broxtowe and Gedling", "Nottingham, Broxtowe and Gedling")],
)
def test_an_authority_of_several_places_is_not_called_by_the_first(name, place):
    assert sentence(spike(authority_name=name), 20.0).startswith(f"{place}: 6 of 8")


@pytest.mark.parametrize(
    ("changes", "wording"),
    [
        ({}, "6 of 8 businesses share the postcode HR1 1AA"),
        ({"companies": 8, "share": 1.0}, "all 8 businesses share the postcode HR1 1AA"),
        (
            {"reason": "one_parent", "who": "GARDNER"},
            "6 of 8 businesses have names that begin alike and may belong to one group",
        ),
        ({"reason": "one_parent", "who": "C1", "name": "Secret plc"}, "6 of 8 sites belong to one company"),
        (
            {
                "metric": "turnover",
                "reason": "one_company",
                "share": 0.9946,
                "value": 4.424e9,
                "who": "C1",
                "name": "Secret plc",
            },
            "one company has 99% of the £4.42bn turnover here (22% of the map's total)",
        ),
        (
            {
                "metric": "employees",
                "reason": "one_company",
                "share": 1.0,
                "value": 1935.0,
                "who": "C1",
                "name": "Secret plc",
            },
            "one company has all of the 1,935 employees here (0.1% of the map's total)",
        ),
        (
            {"metric": "innovate_uk_funding", "reason": "one_parent", "value": 2e9, "who": "GARDNER", "companies": 2},
            "2 companies whose names begin alike, perhaps one group, have 75% of the £2bn of Innovate UK funding here"
            " (10% of the map's total)",
        ),
    ],
)
def test_sentences(changes, wording):
    stated = sentence(spike(**changes), 2e10)
    assert stated == f"Herefordshire: {wording}"
    assert "Secret" not in stated
    assert "GARDNER" not in stated


def test_without_a_total_there_is_no_share_of_it():
    stated = sentence(spike(metric="turnover", reason="one_company", value=5e6, name="A"), 0.0)
    assert stated == "Herefordshire: one company has 75% of the £5m turnover here"


@given(st.floats(1e-9, 1))
def test_what_is_not_all_is_never_called_all(share):
    assert percent(share) not in ("0%", "100%")
    assert percent(share).endswith("%")


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (4.424e9, "£4.42bn"),
        (3.1e9, "£3.1bn"),
        (391e6, "£391m"),
        (999_999_999, "£1bn"),
        (950, "£950"),
        (12_345, "£12,345"),
    ],
)
def test_pounds(value, text):
    assert figure(value, "GBP") == text


def test_counts():
    assert figure(14111.0, "employees") == "14,111"
