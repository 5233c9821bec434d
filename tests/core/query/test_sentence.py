"""A question in words: the examples of the documentation, no placeholder left behind, nothing lost."""

from __future__ import annotations

import re
import string
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from midlands_clusters_plugin.core.base import i18n
from midlands_clusters_plugin.core.query import question as q
from midlands_clusters_plugin.core.query.sentence import sentence, texts

from .questions import INFINITY, questions

NEAR = q.Near(q.PlaceNamed("infinity park derby"), 5000)
AERO = q.InCluster("aerospace")
DERBYSHIRE = q.InArea("E10000007")


@pytest.mark.parametrize(
    ("target", "where", "wording"),
    [
        (q.COMPANIES, None, "All companies"),
        (q.COMPANIES, NEAR, "Companies within 5 km of Infinity Park Derby"),
        (q.COMPANIES, DERBYSHIRE, "Companies in Derbyshire"),
        (
            q.COMPANIES,
            q.All((AERO, q.Compare("employees", ">=", 50), NEAR, DERBYSHIRE)),
            "Companies in Aerospace with 50 or more employees within 5 km of Infinity Park Derby, in Derbyshire",
        ),
        (
            q.COMPANIES,
            q.All((q.Not(AERO), q.Not(q.Flag("foreign_owned")))),
            "Companies not in Aerospace and that are not foreign-owned",
        ),
        (
            q.COMPANIES,
            q.All((AERO, q.Either((q.Sic("303"), q.SizeBand("large"))))),
            "Companies in Aerospace (either with a SIC code that begins with 303 or of large size (250 or more employees))",
        ),
        (
            q.COMPANIES,
            q.Incorporated(date(2017, 1, 1), date(2023, 1, 1)),
            "Companies incorporated since 1 January 2017 and before 1 January 2023",
        ),
        (
            q.COMPANIES,
            q.Compare("turnover_gbp", "between", 1e6, 2_345_678),
            "Companies with a turnover of £1m to £2,345,678",
        ),
        (q.COMPANIES, q.Compare("profit", "<", 0.5), "Companies with “profit” of less than 0.5"),
        (q.COMPANIES, q.Near(q.Postcode("DE24 9FU"), 750), "Companies within 750 m of the postcode DE24 9FU"),
        (q.COMPANIES, q.Inside(q.Shape("30 minutes", "POINT (1 1)")), "Companies inside “30 minutes”"),
        (
            q.CELLS,
            q.All((q.Compare("business_count", ">=", 5), q.Near(q.PlacesOfKind("university"), 1500))),
            "Hexagons with 5 or more businesses within 1.5 km of a university (any part of a hexagon counts)",
        ),
        (q.PLACES, q.Listed("kind", "innovation_hub"), "Places of the kind innovation hub"),
    ],
)
def test_as_people_say_it(target, where, wording):
    assert sentence(q.Question(target, where)) == wording


@pytest.mark.parametrize(
    ("value", "wording"),
    [
        (12_340_000, "£12,340,000"),
        (12_300_000, "£12.3m"),
        (150_500_000, "£150,500,000"),
        (150_000_000, "£150m"),
        (999_500_000, "£999,500,000"),
        (1_234_000_000, "£1,234,000,000"),
        (1_230_000_000, "£1.23bn"),
        (999_999, "£999,999"),
        (-2_500_000, "-£2.5m"),
    ],
)
def test_an_amount_is_stated_to_the_last_digit(value, wording):
    stated = sentence(q.Question(q.COMPANIES, q.Compare("turnover_gbp", ">=", value)))
    assert stated == f"Companies with a turnover of {wording} or more"


@given(st.integers(-(10**12), 10**12) | st.integers(-9999, 9999).map(lambda n: n * 10**5))
def test_different_amounts_are_never_stated_alike(value):
    stated = sentence(q.Question(q.COMPANIES, q.Compare("turnover_gbp", ">=", value)))
    number, size = re.search(r"(-?)£([\d,.]+)(m|bn)?", stated), {"m": 10**6, "bn": 10**9, None: 1}
    amount = Decimal(number[2].replace(",", "")) * size[number[3]]
    assert (-amount if number[1] else amount) == value


def test_the_centre_is_stated():
    assert sentence(q.Question(q.CELLS, NEAR, q.CENTRE)).endswith("(by the centre of each hexagon)")


@settings(max_examples=150, deadline=None)
@given(questions())
def test_every_question_has_a_sentence(question):
    stated = sentence(question)
    assert stated[0].isupper()
    assert stated.count("(") == stated.count(")") or any(mark in str(question) for mark in ("HasText", "Shape"))


@settings(max_examples=100, deadline=None)
@given(questions())
def test_every_text_is_asked_of_the_translator(question):
    """With every text in brackets, no English is left outside of them."""
    i18n.set_translator(
        lambda text, _: (
            "<" + "".join("{" + name + "}" for _, name, _, _ in string.Formatter().parse(text) if name) + ">"
        )
    )
    try:
        left = sentence(question)
    finally:
        i18n.set_translator()
    for word in ("within", "employees", "incorporated", "Companies", "and", "not"):
        assert f" {word} " not in left or word in str(question)


def test_placeholders_are_names():
    for text in texts().values():
        assert all(name is None or name.isidentifier() for _, name, _, _ in string.Formatter().parse(text))


def test_braces_and_percent_signs_in_names_are_only_text():
    shape = q.Shape("{spot} 100% {0}", "POINT (400000 300000)")
    assert sentence(q.Question(q.COMPANIES, q.Near(shape, 1000))) == "Companies within 1 km of “{spot} 100% {0}”"
    assert INFINITY in sentence(q.Question(q.COMPANIES, NEAR))
