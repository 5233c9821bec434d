"""SQL for PostGIS: quoting holds against everything, cells and pieces are the desktop's to the last tie."""

from __future__ import annotations

import functools
import math
import re
from datetime import date

import numpy as np
import pytest
import shapely
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from midlands_clusters_plugin.core.base.errors import UserError
from midlands_clusters_plugin.core.base.sql import Sql, sql
from midlands_clusters_plugin.core.catalogue.catalogue import metrics
from midlands_clusters_plugin.core.companies.columns import convert
from midlands_clusters_plugin.core.companies.columns import dates as day_columns
from midlands_clusters_plugin.core.counting import measures
from midlands_clusters_plugin.core.counting.aggregate import OUTSIDE, authority_by_position, place
from midlands_clusters_plugin.core.geography.areas import Boundaries
from midlands_clusters_plugin.core.grid.clip import clip_authority, join_pieces
from midlands_clusters_plugin.core.grid.hexgrid import BngGrid, H3Grid, h3_available
from midlands_clusters_plugin.core.postgis import refresh, setup
from midlands_clusters_plugin.core.postgis import source as source_module
from midlands_clusters_plugin.core.postgis.quoting import derived, identifier, literal, qualified, remark
from midlands_clusters_plugin.core.postgis.source import Source, available_metrics, column_sql

from ..postgis_server import server

KINDS = {"easting": "number", "northing": "number", "authority_code": "text", "clusters": "text", "employees": "number"}
NASTY = [
    'a"b',
    "a'b",
    "a;DROP TABLE x;--",
    "100% %s %1",
    "a\\b\\",
    "Zürich 公司 \U0001f3ed",
    "right\u202eto left",
    "line\nbreak\r",
    " ",
    "/* */ $$ $a$",
]
SLOW = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))


@functools.lru_cache(maxsize=1)
def connection():
    return server().connect()


def ask(sql: str) -> list[tuple]:
    with connection().cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchall() if cursor.description else []


@pytest.mark.parametrize("text", NASTY)
def test_a_literal_comes_back_as_it_went(text):
    assert ask(f"SELECT {literal(text)}") == [(text,)]
    assert ask(f"SET standard_conforming_strings = off; SELECT {literal(text)}") == [(text,)]
    ask("SET standard_conforming_strings = on")


@given(st.text(st.characters(blacklist_characters="\0", blacklist_categories=["Cs"]), max_size=40))
@SLOW
def test_any_text_comes_back_as_a_literal_and_as_a_name(text):
    assert ask(f"SELECT {literal(text)}") == [(text,)]
    if text and len(text.encode()) <= 63:
        with connection().cursor() as cursor:
            cursor.execute(f"SELECT 1 AS {identifier(text)}")
            assert cursor.description[0].name == text


@given(st.floats(allow_nan=False, allow_infinity=False, allow_subnormal=False))
@SLOW
def test_floats_come_back_to_the_last_bit(value):
    assert ask(f"SELECT {literal(value)}") == [(value,)]


def test_other_values():
    assert ask(f"SELECT {literal(None)}, {literal(True)}, {literal(-3)}, {literal(date(2017, 1, 2))}") == [
        (None, True, -3, date(2017, 1, 2))
    ]


@pytest.mark.parametrize("bad", ["", "a\0b", "x" * 64, "ü" * 32])
def test_a_name_that_postgresql_cannot_hold_is_refused(bad):
    with pytest.raises(UserError):
        identifier(bad)


def test_a_text_or_number_that_it_cannot_hold_is_refused():
    for bad in ("a\0b", math.inf, math.nan):
        with pytest.raises(UserError):
            literal(bad)


@pytest.mark.parametrize("text", NASTY)
def test_a_remark_stays_one_line(text):
    assert len(remark(text).splitlines()) == 1


@given(
    st.text(st.characters(blacklist_characters="\0", blacklist_categories=["Cs"]), min_size=1, max_size=63).filter(
        lambda t: len(t.encode()) <= 63
    )
)
def test_derived_names_fit_and_differ(table):
    names = {derived(table, suffix) for suffix in ("pieces", "authorities", "geom")}
    assert len(names) == 3
    assert all(len(name.encode()) <= 63 for name in names)


def test_long_names_that_begin_alike_do_not_share_what_belongs_to_them():
    assert derived("x" * 62 + "a", "pieces") != derived("x" * 62 + "b", "pieces")


def cells(grid: BngGrid, x, y) -> list[str]:
    """The cells that the SQL gives, in the order of the points."""
    rows = ", ".join(f"({i}, {literal(float(a))}, {literal(float(b))})" for i, (a, b) in enumerate(zip(x, y)))
    ctes = refresh.locate_ctes(grid, Sql("points"), ("company",))
    found = ask(f"WITH points(company, x, y) AS (VALUES {rows}), {ctes} SELECT company, cell_id FROM located")
    return [cell for _, cell in sorted(found)]


def squarable(values):
    """As the companies' coordinates in source.py: PostgreSQL calls it an error where a square is nought."""
    return np.where(np.abs(values) < 1e-100, 0.0, values)


SIZES = st.sampled_from([250.0, 500.0, 866.0, 1000.0, 1234.5, 2500.0, 10_000.0])


@given(SIZES, st.lists(st.tuples(st.floats(-1e5, 8e5), st.floats(-1e5, 1.4e6)), min_size=1, max_size=60))
@SLOW
def test_cells_are_the_desktops(size, points):
    grid = BngGrid(size)
    x, y = map(squarable, np.array(points).T)
    assert cells(grid, x, y) == grid.ids(grid.locate(x, y)).tolist()


@given(
    SIZES,
    st.lists(st.tuples(st.integers(-30, 800), st.integers(-30, 1300)), min_size=1, max_size=8),
    st.integers(-2, 2),
)
@SLOW
def test_ties_on_edges_and_corners_are_broken_alike(size, where, ulps):
    grid = BngGrid(size)
    key = grid.keys_of(np.array([f"bng{size:g}_{c}_{r}" for c, r in where]))
    corners = shapely.get_coordinates(grid.polygons(key)).reshape(len(key), 7, 2)
    middles = (corners[:, :-1] + corners[:, 1:]) / 2
    x, y = np.concatenate([corners.reshape(-1, 2), middles.reshape(-1, 2), grid.centres(key)]).T
    x = squarable(x + ulps * np.spacing(x))
    assert cells(grid, x, y) == grid.ids(grid.locate(x, y)).tolist()


# Three authorities with an edge and corners in common, one of them with a hole and an island, one overlapping another.
SHAPES = np.array(
    [
        shapely.box(430_000, 330_000, 434_100, 334_300).difference(shapely.box(431_000, 331_000, 432_500, 332_000)),
        shapely.union(shapely.box(434_100, 330_000, 438_000, 333_000), shapely.box(440_000, 331_000, 440_300, 331_300)),
        shapely.Polygon(
            [(430_000, 334_300), (434_100, 334_300), (438_000, 332_900), (437_000, 337_000), (431_000, 336_000)]
        ),
    ]
)
CODES = np.array(["E06000001", "E06000002", "E06000003"], dtype=object)


@functools.lru_cache(maxsize=1)
def ground():
    """Pieces and boundaries of the three, uploaded."""
    grid = BngGrid(1000)
    names = np.array(["One", "O'Two", "Three; %s"], dtype=object)
    boundaries = Boundaries(CODES, names, SHAPES, "made up", "2026", "", False, ())
    pieces = join_pieces(grid, CODES, [clip_authority(grid, shape) for shape in SHAPES])
    ask(
        "CREATE SCHEMA ground; CREATE TABLE ground.firms (site integer, easting float8, northing float8, authority_code text)"
    )
    ask(setup.setup_sql("ground", "result", pieces, boundaries))
    return grid, pieces, boundaries


def placed(rows: list[tuple[float, float, str | None]]) -> tuple[list[int], list[int]]:
    """Pieces by the desktop and by the SQL, one a row, -1 outside."""
    grid, pieces, boundaries = ground()
    x, y = np.array([row[:2] for row in rows], dtype=float).T
    cell = grid.locate(x, y)
    rank = pieces.rank(cell)
    code = {None: OUTSIDE, **{one: i for i, one in enumerate(CODES)}}
    authority = np.array([code.get(row[2], OUTSIDE) for row in rows])
    unknown = np.flatnonzero([row[2] is None for row in rows])
    authority[unknown] = authority_by_position(pieces, boundaries.geometry, cell[unknown], x[unknown], y[unknown])
    desktop = place(pieces, rank, authority, x, y).piece.tolist()
    values = ", ".join(
        f"({i}, {literal(float(a))}, {literal(float(b))}, {literal(c)})" for i, (a, b, c) in enumerate(rows)
    )
    ask(f"TRUNCATE ground.firms; INSERT INTO ground.firms VALUES {values}")
    kinds = {"easting": "number", "northing": "number", "authority_code": "text"}
    job = refresh.Job(Source("ground", "firms", kinds), grid, "all", ("business_count",), "ground", "result")
    found = dict(ask(f"WITH {refresh.placement_ctes(job)} SELECT company - 1, piece FROM counted ORDER BY 1"))
    stored = [i for i, row in enumerate(rows) if row[2] in code]  # rows of other authorities get no number
    where = {row: found.get(number, -1) for number, row in enumerate(stored)}
    return desktop, [where.get(i, -1) for i in range(len(rows))]


METRES = st.tuples(st.floats(429_000, 442_000), st.floats(329_000, 338_000))
LATTICE = st.tuples(
    st.sampled_from([430_000, 431_000, 434_100, 438_000, 440_000]),
    st.sampled_from([330_000, 331_000, 333_000, 334_300, 332_000]),
)


@given(
    st.lists(
        st.one_of(METRES, LATTICE).flatmap(
            lambda p: st.tuples(st.just(p[0]), st.just(p[1]), st.sampled_from([None, *CODES, "W06000001"]))
        ),
        min_size=1,
        max_size=60,
    )
)
@SLOW
def test_authority_and_piece_are_the_desktops(rows):
    desktop, database = placed(rows)
    assert database == desktop


def test_points_on_the_pieces_own_corners_and_far_away():
    _, pieces, _ = ground()
    corners = shapely.get_coordinates(pieces.geometry)
    middles = (corners[1:] + corners[:-1]) / 2
    spread = np.random.default_rng(5).uniform((420_000, 320_000), (450_000, 350_000), (400, 2))
    for wanted in (None, *CODES):
        rows = [(*point, wanted) for point in np.concatenate([corners, middles, spread]).tolist()]
        desktop, database = placed(rows)
        assert database == desktop
        assert wanted is None or -1 not in desktop


def test_scales_are_those_of_the_measures():
    assert (refresh._SCALES, refresh._PARTS) == (measures._UNITS, measures._PARTS)
    assert all(one in metrics() for one in available_metrics({"employees": 3}))
    assert available_metrics({"employees": 3, "turnover_gbp": 0}) == ("business_count", "employees")


def test_numbers_flags_and_days_of_any_kind_are_read():
    source = Source(
        "s", "t", {"employees": "number", "high_growth": "text", "foreign_owned": "number", "incorporated": "day"}
    )
    names = ("employees", "high_growth", "foreign_owned", "incorporated", "clusters")
    rows = "('NaN'::float8, ' TRUE ', 0, TIMESTAMP '2017-01-01 23:00'), ('Infinity', 'maybe', 1, NULL), (2.5, 'false', NULL, '2020-02-29')"
    sql = ", ".join(column_sql(source, name) for name in names)
    found = ask(f"SELECT {sql} FROM (VALUES {rows}) AS c(employees, high_growth, foreign_owned, incorporated)")
    assert found == [
        (None, True, False, date(2017, 1, 1), None),
        (None, None, True, None, None),
        (2.5, False, None, date(2020, 2, 29), None),
    ]


def test_blank_texts_and_impossible_days_are_missing_as_on_the_desktop():
    source = Source("s", "t", {"authority_code": "text", "clusters": "text", "incorporated": "day"})
    rows = "('', ' ', DATE '1599-12-31'), (E' E06000015\\n', 'rail', DATE 'infinity'), (NULL, NULL, CURRENT_DATE)"
    sql = ", ".join(column_sql(source, name) for name in ("authority_code", "clusters", "incorporated"))
    found = ask(f"SELECT {sql} = CURRENT_DATE FROM (VALUES {rows}) AS c(authority_code, clusters, incorporated)")
    assert found == [(None, None, None), ("E06000015", "rail", None), (None, None, True)]


def test_wording_for_yes_and_no_and_the_days_are_those_of_the_desktop():
    assert (set(source_module._TRUE), set(source_module._FALSE)) == (convert._TRUE, convert._FALSE)
    assert source_module._AHEAD_DAYS == day_columns._AHEAD_DAYS
    assert source_module._EARLIEST == "1600-01-01"


@pytest.mark.parametrize(
    ("columns", "cluster", "sentence"),
    [
        ({"clusters": "text"}, "all", "neither points"),
        ({"easting": "number", "northing": "number"}, "rail", "no column clusters"),
        ({**KINDS, "employees": "text"}, "all", "column employees"),
        ({**KINDS, "incorporated": "text"}, "all", "does not hold dates"),
    ],
)
def test_a_table_that_cannot_be_added_up_is_refused_in_a_sentence(columns, cluster, sentence):
    with pytest.raises(UserError, match=sentence):
        Source("s", "t", columns).check(cluster)


@pytest.mark.parametrize("name", NASTY)
def test_the_whole_script_with_every_name_nasty(name):
    grid, pieces, boundaries = ground()
    schema, table, companies = f"s{name}", f"t{name}", f"c{name}"
    ask(
        f"DROP SCHEMA IF EXISTS {identifier(schema)} CASCADE; CREATE SCHEMA {identifier(schema)}; CREATE ROLE {identifier(schema)}"
    )
    ask(f"CREATE TABLE {qualified(schema, companies)} (easting float8, northing float8, {identifier(name)} text)")
    ask(
        f"INSERT INTO {qualified(schema, companies)} VALUES (431000, 330500, {literal(name)}), (431000, 330500, 'other')"
    )
    where = sql("c.{name} = {value}", name=identifier(name), value=literal(name))
    source = Source(schema, companies, {"easting": "number", "northing": "number"}, where=where)
    job = refresh.Job(source, grid, "all", ("business_count",), schema, table, (schema,), (f"By {name}.",))
    ask(setup.setup_sql(schema, table, pieces, boundaries))
    for _ in range(2):
        ask(refresh.script(job))
        assert ask(f"SELECT sum(business_count), count(*) FROM {job.name}") == [(1, len(pieces))]
    assert ask(f"SELECT obj_description({literal(job.name)}::regclass)")[0][0].endswith(f"By {name}.")
    assert ask(f"SELECT has_table_privilege({literal(schema)}, {literal(job.name)}, 'SELECT')") == [(True,)]
    ask(f"DROP SCHEMA {identifier(schema)} CASCADE; DROP ROLE {identifier(schema)}")


def test_no_row_is_lost_to_a_cluster_whose_name_is_part_of_anothers():
    grid, *_ = ground()
    ask("CREATE TABLE ground.tagged (easting float8, northing float8, clusters text)")
    ask("INSERT INTO ground.tagged SELECT 431000, 330500, unnest(ARRAY['rail', 'rail;aerospace', 'railway', '', NULL])")
    kinds = {"easting": "number", "northing": "number", "clusters": "text"}
    job = refresh.Job(Source("ground", "tagged", kinds), grid, "rail", ("business_count",), "ground", "result")
    ask(refresh.refresh_sql(job))
    assert ask("SELECT sum(business_count) FROM ground.result") == [(2,)]


def test_a_missing_figure_is_null_and_no_company_is_nought():
    grid, *_ = ground()
    ask("CREATE TABLE ground.figures (easting float8, northing float8, employees numeric, turnover_gbp numeric)")
    ask(
        "INSERT INTO ground.figures VALUES (431000, 330500, 0.333333, NULL), (431000, 330500, NULL, NULL), (435500, 331500, NULL, 0.015)"
    )
    kinds = {"easting": "number", "northing": "number", "employees": "number", "turnover_gbp": "number"}
    chosen = ("business_count", "employees", "large_turnover_companies", "turnover")
    job = refresh.Job(Source("ground", "figures", kinds), grid, "all", chosen, "ground", "figures_out")
    ask(setup.setup_sql("ground", "figures_out", *ground()[1:]))
    ask(refresh.refresh_sql(job))
    names = ", ".join(chosen)
    found = ask(f"SELECT {names} FROM ground.figures_out WHERE business_count > 0 ORDER BY business_count DESC")
    assert found == [(2, 0.333333, None, None), (1, None, 0, np.rint(0.015 * 100) / 100)]
    assert ask(f"SELECT DISTINCT {names} FROM ground.figures_out WHERE business_count = 0") == [(0, 0, 0, 0)]


@pytest.mark.skipif(not h3_available(), reason="the optional package h3 is not installed")
def test_h3_is_refused_in_a_sentence():
    job = refresh.Job(Source("s", "t", KINDS), H3Grid(8), "all", ("business_count",), "s", "t")
    with pytest.raises(UserError, match="British National Grid only"):
        refresh.refresh_sql(job)


def test_the_script_says_what_it_is_and_is_one_transaction():
    job = refresh.Job(
        Source("s", "t", KINDS), BngGrid(1000), "all", ("business_count",), "s", "t", provenance=("Cluster: all.",)
    )
    text = refresh.script(job)
    assert re.search(r"^BEGIN;$", text, re.MULTILINE)
    assert text.rstrip().endswith("COMMIT;")
    assert refresh.refresh_sql(job) in text
    assert "BEGIN" not in refresh.refresh_sql(job)
