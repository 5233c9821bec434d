"""Random questions, and the sample with everything that a real file has wrong: what several tests put to each other."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

import numpy as np
import pandas as pd
from hypothesis import strategies as st

from midlands_clusters_plugin.core.companies import sample_companies
from midlands_clusters_plugin.core.query import question as q
from midlands_clusters_plugin.core.query.query_rows import Rows

INFINITY = "Infinity Park Derby"
NASTY = [
    "O'Brien & Sons; Ltd",
    '"Quoted" 100% Ltd',
    "Ünïcödé Σίσυφος Ltd",
    "Robert'); DROP TABLE companies;--",
    "a\\b\tc\nd",
    "50%_off {name}",
    "ΜΈΓΑΣ",
    "=HYPERLINK(1)",
    "",
    "$geometry",
]
AREAS = ["E06000015", "E10000007+E06000018", "midlands_engine", "E06000017"]
WKT = [
    "POLYGON ((430000 326000, 441000 326000, 441000 336000, 430000 336000, 430000 326000))",
    "POLYGON ((400000 280000, 480000 345000, 480000 280000, 400000 345000, 400000 280000))",  # crosses itself
    "MULTIPOLYGON (((400000 280000, 410000 280000, 410000 290000, 400000 280000)), ((450000 330000, 460000 330000, 460000 345000, "
    "450000 330000)))",
    "LINESTRING (400000 280000, 460000 340000)",
    "POINT (435911.25 331173.125)",
]


def rows_of_companies(companies: pd.DataFrame) -> Rows:
    """Rows of a company table, whose positions are columns."""
    return Rows(companies, *(companies[name].to_numpy(dtype=np.float64) for name in ("easting", "northing")))


@lru_cache(maxsize=1)
def messy_companies() -> pd.DataFrame:
    """A tenth of the sample; a fifth of each column's values are missing, every tenth row has a nasty name, some have no position."""
    frame = sample_companies().companies.iloc[::10].reset_index(drop=True).copy()
    generator = np.random.default_rng(4)
    for name in (
        "employees",
        "turnover_gbp",
        "innovate_uk_gbp",
        "incorporated",
        "high_growth",
        "foreign_owned",
        "authority_code",
        "clusters",
        "sic",
    ):
        frame.loc[generator.random(len(frame)) < 0.2, name] = None
    lost = generator.random(len(frame)) < 0.05
    frame.loc[lost, ["easting", "northing"]] = np.nan
    frame["name"] = frame["name"].astype(object)
    rows = np.arange(0, len(frame), 10)
    frame.loc[rows, "name"] = [NASTY[number % len(NASTY)] for number in range(len(rows))]
    frame.loc[rows[::3], "name"] = None
    return frame


def texts() -> st.SearchStrategy[str]:
    """Texts to look for: pieces of the nasty names, and anything that a keyboard can write."""
    pieces = st.sampled_from(
        ["ltd", "LTD", "'", '"', ";", "%", "_", "\\", "--", "ς", "Σ", "ün", "{name}", "$", "\n", "0002"]
    )
    letters = st.characters(blacklist_categories=("Cs",), blacklist_characters="\0")
    return pieces | st.text(letters, min_size=1, max_size=6)


def spots() -> st.SearchStrategy[q.Location]:
    """Places, kinds, postcodes and shapes."""
    shapes = st.builds(q.Shape, st.just("a 'drawn' \"shape\"; 100%"), st.sampled_from(WKT))
    names = st.sampled_from([INFINITY, "infinity  park derby", "Space Park Leicester", "University of Birmingham"]).map(
        q.PlaceNamed
    )
    kinds = st.sampled_from(["university", "innovation_hub", "investment_atlas", "Freeport"]).map(q.PlacesOfKind)
    return names | kinds | shapes | st.sampled_from(["DE24 9FU", "b1 1bb"]).map(q.Postcode)


def metres() -> st.SearchStrategy[float]:
    """Distances, round and not."""
    return st.sampled_from([0.0, 500.0, 2500.0, 5000.0, 20_000.0, 100_000.0]) | st.integers(0, 200_000_000).map(
        lambda number: number / 1000
    )


@st.composite
def company_leaves(draw: st.DrawFn) -> q.Leaf:
    """One condition that a company table can answer."""
    kind = draw(st.integers(0, 10))
    if kind == 0:
        # QGIS takes numbers that differ by less than 1e-15 as equal; no figure of a company does.
        numbers = st.integers(-1000, 500_000_000).map(lambda number: number / 100)
        low, high = sorted(draw(st.tuples(numbers, numbers)))
        column = draw(st.sampled_from(["employees", "turnover", "turnover_gbp", "innovate_uk_funding", "easting"]))
        return q.Compare(column, draw(st.sampled_from(q.COMPARISONS)), low, high)
    if kind == 1:
        return q.Compare("employees", draw(st.sampled_from(q.COMPARISONS)), float(draw(st.integers(0, 60))), 60.0)
    if kind == 2:
        return q.SizeBand(draw(st.sampled_from(list(q.SIZE_BANDS))))
    if kind == 3:
        return q.InCluster(
            draw(st.sampled_from(["aerospace", "agri_tech", "health_life_sciences", "space_technologies", "all"]))
        )
    if kind == 4:
        return q.Sic(draw(st.sampled_from(["3", "30", "303", "30300", "325", "7", "99"])))
    if kind == 5:
        days = st.none() | st.dates(date(1985, 1, 1), date(2023, 12, 31))
        since, before = draw(st.tuples(days, days).filter(any))
        return q.Incorporated(since, before)
    if kind == 6:
        return q.Flag(draw(st.sampled_from(["high_growth", "foreign_owned"])))
    if kind == 7:
        return q.InArea(draw(st.sampled_from(AREAS)))
    if kind == 8:
        return q.HasText(draw(st.sampled_from(["name", "postcode"])), draw(texts()))
    if kind == 9:
        return q.Inside(q.Shape('it\'s; "30" minutes', draw(st.sampled_from(WKT))))
    return q.Near(draw(spots()), draw(metres()))


def trees(leaves: st.SearchStrategy[q.Leaf]) -> st.SearchStrategy[q.Condition]:
    """Conditions joined by and, or and not."""

    def more(inner: st.SearchStrategy[q.Condition]) -> st.SearchStrategy[q.Condition]:
        several = st.lists(inner, min_size=1, max_size=3).map(tuple)
        return st.builds(q.Not, inner) | st.builds(q.All, several) | st.builds(q.Either, several)

    return st.recursive(leaves, more, max_leaves=5)


def questions() -> st.SearchStrategy[q.Question]:
    """Questions of companies."""
    return st.builds(
        q.Question,
        st.just(q.COMPANIES),
        st.none() | trees(company_leaves()),
        st.sampled_from([q.ANY_PART, q.CENTRE]),
        texts(),
    )
