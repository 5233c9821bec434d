"""``postgishexmetrics``: the same table as the desktop's, one transaction, names of any kind, nothing secret said or written."""

from __future__ import annotations

import functools
import io
import os
import threading
import time
from pathlib import Path

import pandas as pd
import pytest
import shapely
from qgis.core import QgsDataSourceUri, QgsProcessingException, QgsProviderRegistry

from midlands_clusters_plugin.core.base.errors import Cancelled
from midlands_clusters_plugin.core.companies import CompanyTable, read_companies, sample_companies
from midlands_clusters_plugin.core.hexmap.engine import MapRequest, Workspace
from midlands_clusters_plugin.core.postgis.quoting import identifier, qualified
from midlands_clusters_plugin.processing.support.area_parameter import find_area
from midlands_clusters_plugin.services.postgis.postgis_plan import roles_of
from midlands_clusters_plugin.sources.postgis.connections import Database

from ..postgis_server import server
from .conftest import Listener

CLUSTERS = ("all", "aerospace", "health_life_sciences", "agri_tech", "space_technologies")
GENDER_PAY_GAP = (
    Path(os.environ.get("MIDLANDS_DATA", Path(__file__).parents[3] / "shared" / "data"))
    / "gender_pay_gap_2021_2022.csv"
)
NAME = f'councils\' "own"; %s 公司 {os.getpid()}'  # tests that run beside these share QGIS's settings
SMALL = {"AREA": "Derby+Derbyshire", "OUTPUT_TABLE": "small"}
COLUMNS = {
    "easting": "double precision",
    "northing": "double precision",
    "authority_code": "text",
    "clusters": "text",
    "employees": "double precision",
    "turnover_gbp": "numeric",
    "incorporated": "date",
    "high_growth": "boolean",
    "foreign_owned": "boolean",
    "innovate_uk_gbp": "double precision",
    "name": "text",
    "source": "text",
}


@pytest.fixture
def connection(qgis_processing):
    """A connection of QGIS's, stored as a user stores it."""
    one, metadata = server(), QgsProviderRegistry.instance().providerMetadata("postgres")
    uri = QgsDataSourceUri()
    uri.setConnection(one.host, str(one.port), one.database, one.user, one.password)
    made = metadata.createConnection(uri.uri(False), {"saveUsername": True, "savePassword": True})
    metadata.saveConnection(made, NAME)
    yield NAME
    metadata.deleteConnection(NAME)


def store(table: CompanyTable, schema: str, name: str, *, without: tuple[str, ...] = ()) -> None:
    """A company table, as a table in the database."""
    columns = {column: kind for column, kind in COLUMNS.items() if column not in without}
    connection = server().connect()
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE SCHEMA IF NOT EXISTS {identifier(schema)}")
        cursor.execute(f"DROP TABLE IF EXISTS {qualified(schema, name)} CASCADE")
        cursor.execute(
            f"CREATE TABLE {qualified(schema, name)} ({', '.join(f'{identifier(c)} {k}' for c, k in columns.items())})"
        )
        text = io.StringIO(table.companies[list(columns)].to_csv(index=False, header=False))
        cursor.copy_expert(f"COPY {qualified(schema, name)} FROM STDIN CSV", text)
    connection.close()


@functools.lru_cache(maxsize=1)
def sample() -> Workspace:
    return Workspace(sample_companies())


@pytest.fixture
def firms(connection) -> dict:
    """The sample in the database and the parameters that name it."""
    if not server().rows("SELECT 1 FROM pg_tables WHERE schemaname = 'firms'"):
        store(sample().table, "firms", "companies")
    return {
        "CONNECTION": connection,
        "SCHEMA": "firms",
        "TABLE": "companies",
        "OUTPUT_SCHEMA": "firms",
        "OUTPUT_TABLE": "hexes",
    }


def both(result, schema: str, name: str) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The database's and the desktop's table, in one order and one notation."""
    columns = [one for one in result.hexes.columns if one not in ("geometry", "spike")]
    in_table = server().rows(
        "SELECT attname::text FROM pg_attribute WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum",
        (qualified(schema, name),),
    )
    assert [column for (column,) in in_table] == [*columns, "geom"]
    names = ", ".join(map(identifier, columns))
    found = pd.DataFrame(server().rows(f"SELECT {names} FROM {qualified(schema, name)}"), columns=columns, dtype=object)
    wanted = pd.DataFrame({column: result.hexes[column].astype(object) for column in columns})
    order = ["cell_id", "authority_code"]
    return tuple(frame.sort_values(order).reset_index(drop=True) for frame in (found, wanted))


def assert_identical(found: pd.DataFrame, wanted: pd.DataFrame) -> None:
    """Every cell, authority and figure, exactly; NULL beside missing."""
    assert len(found) == len(wanted)
    for column in wanted:
        pairs = zip(found[column], wanted[column])
        different = [
            (ours, theirs) for ours, theirs in pairs if not (ours == theirs or (pd.isna(ours) and pd.isna(theirs)))
        ]
        assert not different, (column, different[:3])


@pytest.mark.parametrize("cluster", CLUSTERS)
def test_the_sample_gives_the_desktops_table(run, firms, cluster):
    result = run("postgishexmetrics", {**firms, "CLUSTER": cluster})
    desktop = sample().hexmap(MapRequest(cluster=cluster))
    assert_identical(*both(desktop, "firms", "hexes"))
    assert result["RESULT"] == "firms.hexes"
    assert {key: result[key] for key in ("ROWS_READ", "ROWS_IN_AREA", "CELLS", "PIECES")} == {
        "ROWS_READ": desktop.report["rows_read"],
        "ROWS_IN_AREA": desktop.report["rows_in_area"],
        "CELLS": desktop.report["cells"],
        "PIECES": desktop.report["pieces"],
    }


@pytest.mark.parametrize("size", [500.0, 2500.0])
def test_other_sizes_and_areas(run, firms, size):
    run("postgishexmetrics", {**firms, "AREA": "Derby+Derbyshire", "SIZE": size, "OUTPUT_TABLE": "derby"})
    desktop = sample().hexmap(MapRequest(area=find_area("Derby+Derbyshire"), size=size))
    assert_identical(*both(desktop, "firms", "derby"))


def test_companies_given_by_position_only(run, firms):
    store(sample().table, "firms", "positions", without=("authority_code",))
    run("postgishexmetrics", {**firms, "TABLE": "positions", "OUTPUT_TABLE": "by_position"})
    table = sample().table
    moved = CompanyTable(
        table.companies.assign(authority_code=None), table.rejects, table.rows_read, table.inputs, table.notes
    )
    assert_identical(*both(Workspace(moved).hexmap(MapRequest()), "firms", "by_position"))


@pytest.mark.skipif(not GENDER_PAY_GAP.is_file(), reason="the gender pay gap file of 2021-22 is not here")
def test_the_gender_pay_gap_file_gives_the_desktops_table(run, firms):
    table = read_companies(GENDER_PAY_GAP)
    store(table, "firms", "employers")
    run("postgishexmetrics", {**firms, "TABLE": "employers", "OUTPUT_TABLE": "employer_hexes"})
    desktop = Workspace(table).hexmap(MapRequest())
    assert desktop.report["rows_in_area"] > 1000
    assert_identical(*both(desktop, "firms", "employer_hexes"))


def test_the_pieces_are_the_desktops_to_the_last_bit(run, firms):
    run("postgishexmetrics", firms)
    found = server().rows(
        "SELECT encode(ST_AsBinary(geom), 'hex') FROM firms.hexes ORDER BY cell_id COLLATE \"C\", authority_code"
    )
    hexes = sample().hexmap(MapRequest()).hexes.sort_values(["cell_id", "authority_code"])
    got = shapely.from_wkb([bytes.fromhex(one) for (one,) in found])
    wanted = [shape if shape.geom_type == "MultiPolygon" else shapely.MultiPolygon([shape]) for shape in hexes.geometry]
    assert shapely.equals_exact(got, wanted, 0).all()


def test_a_filter_is_applied_by_the_database(run, firms):
    result = run(
        "postgishexmetrics",
        {**firms, "FILTER": '"employees" >= 50 AND NOT "foreign_owned"', "OUTPUT_TABLE": "filtered"},
    )
    table = sample().table
    stored = table.companies[(table.companies["employees"] >= 50) & ~table.companies["foreign_owned"]].reset_index(
        drop=True
    )
    assert 0 < result["ROWS_READ"] == len(stored) < len(table.companies)
    some = CompanyTable(stored, table.rejects.iloc[:0], len(stored), (), ())
    assert_identical(*both(Workspace(some).hexmap(MapRequest()), "firms", "filtered"))


def test_names_of_any_kind(run, connection):
    schema, table, role = 'a"b; DROP TABLE %s %1', "公司's\\", 'role", "x'
    store(sample().table, schema, table)
    server().rows(f"DROP ROLE IF EXISTS {identifier(role)}")
    server().rows(f"CREATE ROLE {identifier(role)}")
    parameters = {
        "CONNECTION": connection,
        "SCHEMA": schema,
        "TABLE": table,
        "OUTPUT_SCHEMA": schema,
        "OUTPUT_TABLE": f"{table} hexes",
    }
    quoted = '"' + role.replace('"', '""') + '"'
    for _ in range(2):
        run("postgishexmetrics", {**parameters, "AREA": "Derby", "GRANT_TO": f"{quoted}, officer"})
    name = qualified(schema, f"{table} hexes")
    assert server().rows("SELECT has_table_privilege(%s, %s, 'SELECT')", (role, name)) == [(True,)]


def test_the_table_is_documented_keyed_and_indexed(run, firms):
    run("postgishexmetrics", {**firms, **SMALL, "CLUSTER": "aerospace"})
    comment = server().rows("SELECT obj_description('firms.small'::regclass)")[0][0]
    for part in (
        "Midlands Clusters",
        "aerospace",
        "Illustrative sample",
        "firms.companies",
        "Office for National Statistics",
    ):
        assert part in comment
    kinds = server().rows(
        "SELECT indisprimary, amname FROM pg_index JOIN pg_class ON oid = indexrelid JOIN pg_am ON pg_am.oid = relam"
        " WHERE indrelid = 'firms.small'::regclass"
    )
    assert sorted(kinds) == [(False, "gist"), (True, "btree")]
    assert (
        server()
        .rows("SELECT col_description('firms.small'::regclass, 6)")[0][0]
        .startswith("Total Cluster Business Count")
    )


def test_the_file_is_what_was_run_and_can_be_run_again(run, firms, tmp_path):
    path, listener = tmp_path / "hexes.sql", Listener()
    run("postgishexmetrics", {**firms, **SMALL, "SQL": str(path)}, listener)
    text = path.read_text(encoding="utf-8")
    assert text in listener.stated
    before = server().rows("SELECT * FROM firms.small ORDER BY cell_id, authority_code")
    server().rows("DELETE FROM firms.small WHERE business_count > 0")
    for _ in range(2):
        server().rows(text.replace("%", "%%"), ())
        assert server().rows("SELECT * FROM firms.small ORDER BY cell_id, authority_code") == before


def test_nothing_secret_is_stated_or_written(run, firms, tmp_path):
    path, listener = tmp_path / "hexes.sql", Listener()
    run("postgishexmetrics", {**firms, **SMALL, "SQL": str(path)}, listener)
    everything = "\n".join([*listener.stated, *listener.warned, *listener.errors, path.read_text(encoding="utf-8")])
    assert server().password not in everything
    assert any("authentication configuration" in text for text in listener.warned)


def test_a_failed_run_leaves_the_earlier_table(run, firms):
    run("postgishexmetrics", {**firms, "AREA": "Derby+Derbyshire", "OUTPUT_TABLE": "kept"})
    rows = "md5(string_agg(t::text, '|' ORDER BY cell_id, authority_code))"
    state = f"SELECT {rows}, obj_description('firms.kept'::regclass) FROM firms.kept AS t"
    before = server().rows(state)
    store(sample().table, "firms", "too_much")
    server().rows("UPDATE firms.too_much SET turnover_gbp = 1e300")
    with pytest.raises(QgsProcessingException, match="nothing in it was changed"):
        run(
            "postgishexmetrics",
            {**firms, "TABLE": "too_much", "AREA": "Derby+Derbyshire", "OUTPUT_TABLE": "kept", "SIZE": 2000},
        )
    assert server().rows(state) == before
    run("postgishexmetrics", {**firms, "AREA": "Derby+Derbyshire", "OUTPUT_TABLE": "kept"})
    assert server().rows(state) == before


def test_other_columns_make_the_table_anew(run, firms):
    store(sample().table, "firms", "fewer", without=("employees",))
    run("postgishexmetrics", {**firms, "OUTPUT_TABLE": "changing", "AREA": "Derby"})
    run("postgishexmetrics", {**firms, "TABLE": "fewer", "OUTPUT_TABLE": "changing", "AREA": "Derby"})
    with pytest.raises(Exception, match="employees"):
        server().rows("SELECT employees FROM firms.changing")
    assert server().rows("SELECT sum(business_count) > 0 FROM firms.changing") == [(True,)]


def test_a_view_of_the_table_and_its_readers_live_on(run, firms):
    run("postgishexmetrics", {**firms, "OUTPUT_TABLE": "viewed", "AREA": "Derby"})
    server().rows("CREATE OR REPLACE VIEW firms.of_viewed AS SELECT cell_id FROM firms.viewed")
    run("postgishexmetrics", {**firms, "OUTPUT_TABLE": "viewed", "AREA": "Derby", "CLUSTER": "aerospace"})
    assert server().rows("SELECT count(*) > 0 FROM firms.of_viewed") == [(True,)]


def test_cancelling_leaves_the_earlier_table(run, firms):
    run("postgishexmetrics", {**firms, "OUTPUT_TABLE": "stopped", "AREA": "Derby"})
    before = server().rows("SELECT count(*), sum(business_count) FROM firms.stopped")
    run("postgishexmetrics", {**firms, "OUTPUT_TABLE": "stopped"}, Listener(cancel_at=20))
    assert server().rows("SELECT count(*), sum(business_count) FROM firms.stopped") == before


def test_cancel_reaches_a_statement_that_runs(connection):
    listener, started = Listener(), time.monotonic()
    threading.Timer(0.5, listener.cancel).start()
    with pytest.raises(Cancelled):
        Database.named(connection).run("SELECT pg_sleep(20), 1", listener)
    assert time.monotonic() - started < 5


BAD = {
    "no connection": ({"CONNECTION": "nowhere"}, "no PostgreSQL connection"),
    "no table": ({"TABLE": "nothing"}, "no table or view firms.nothing"),
    "no schema for the result": ({"OUTPUT_SCHEMA": "nowhere"}, "no schema nowhere"),
    "no role": ({"GRANT_TO": "nobody_at_all"}, "no role nobody_at_all"),
    "the companies themselves": ({"OUTPUT_TABLE": "companies"}, "must not take the place"),
    "somebody's table": ({"OUTPUT_TABLE": "precious"}, "was not made by Midlands Clusters"),
    "a size": ({"SIZE": 100.0}, "choose 250 to 10000 m"),
    "an area": ({"AREA": "Atlantis"}, "Atlantis|area"),
    "a filter": ({"FILTER": '"nobody" = 1'}, "no column nobody"),
    "a filter that cannot be translated": ({"FILTER": "upper(\"name\") = 'X'"}, "cannot be passed on"),
    "nothing left": ({"FILTER": '"employees" < -5'}, "no company that passes"),
    "a long name": ({"OUTPUT_TABLE": "x" * 64}, "too long for PostgreSQL"),
}


@pytest.mark.parametrize("case", BAD)
def test_bad_input_gets_a_sentence(run, firms, case):
    changes, sentence = BAD[case]
    server().rows("CREATE TABLE IF NOT EXISTS firms.precious (n integer)")
    with pytest.raises(QgsProcessingException, match=sentence):
        run("postgishexmetrics", {**firms, **changes})


def test_roles_are_parted_by_commas():
    assert roles_of('planning, "a, b" ,planning,, economy ') == ("planning", "a, b", "economy")
    assert roles_of("") == ()
