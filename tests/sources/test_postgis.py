"""PostgreSQL through QGIS's connections: filters pushed down mean the same, no password leaks, nobody's table is written over."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from qgis.core import (
    QgsApplication,
    QgsAuthMethodConfig,
    QgsDataSourceUri,
    QgsExpression,
    QgsExpressionContext,
    QgsFeature,
    QgsFeatureRequest,
    QgsGeometry,
    QgsPointXY,
    QgsProject,
    QgsProviderRegistry,
    QgsVectorLayerExporter,
    QgsWkbTypes,
)

from midlands_clusters_plugin.core.base.errors import UserError
from midlands_clusters_plugin.core.companies import sample_companies
from midlands_clusters_plugin.core.companies.columns.column_names import COLUMNS
from midlands_clusters_plugin.qgis_io.crs import national_grid
from midlands_clusters_plugin.qgis_io.fields import attribute_values, company_fields
from midlands_clusters_plugin.sources.layers.company_layers import companies_from_layer
from midlands_clusters_plugin.sources.postgis.connections import Database, companies_source
from midlands_clusters_plugin.sources.postgis.postgis_filter import NotTranslatableError, filter_sql

from ..postgis_server import server

NASTY = 'sch"ema; %s %1 公司'


def connection(password: str | None = None, *, port: int | None = None, auth: str = ""):
    one = server()
    uri = QgsDataSourceUri()
    if auth:
        uri.setConnection(
            one.host, str(port or one.port), one.database, "", "", QgsDataSourceUri.SslMode.SslPrefer, auth
        )
    else:
        uri.setConnection(
            one.host, str(port or one.port), one.database, one.user, one.password if password is None else password
        )
    return QgsProviderRegistry.instance().providerMetadata("postgres").createConnection(uri.uri(False), {})


@pytest.fixture
def database(qgis_app) -> Database:
    return Database(connection(), "councils")


@pytest.fixture(scope="module")
def firms(qgis_app):
    """A table, a view of it and a copy with points, with names that would break careless SQL."""
    one = server()
    schema = NASTY.replace('"', '""')
    one.rows(f'DROP SCHEMA IF EXISTS "{schema}" CASCADE'.replace("%", "%%"), ())
    one.rows(f'CREATE SCHEMA "{schema}"'.replace("%", "%%"), ())
    one.rows(
        f'''CREATE TABLE "{schema}"."fi'rms" (id serial PRIMARY KEY, name text, "em""ployees; %" numeric, opened date, live boolean,
            odd int4[], easting float8, northing float8, geom geometry(Point, 27700))'''.replace("%", "%%"),
        (),
    )
    rows = [
        ("O'Hara 100%", 3, "2017-01-01", True),
        ("a\\b", 2.5, "2020-05-05", False),
        ("公司\U0001f3ed", None, None, None),
        (None, -1, "1999-12-31", True),
        ("plain", 0, "2022-12-31", False),
    ]
    for i, row in enumerate(rows):
        one.rows(
            f'''INSERT INTO "{schema}"."fi'rms" (name, "em""ployees; %", opened, live, easting, northing, geom)'''.replace(
                "%", "%%"
            )
            + " VALUES (%s, %s, %s, %s, %s, 335000, ST_SetSRID(ST_MakePoint(%s, 335000), 27700))",
            (*row, 435_000 + i, 435_000 + i),
        )
    one.rows(f"""CREATE VIEW "{schema}"."vi'ew" AS SELECT * FROM "{schema}"."fi'rms" """.replace("%", "%%"), ())
    return one


@pytest.mark.parametrize("name", ["fi'rms", "vi'ew"])
def test_a_table_and_a_view_are_described(database, firms, name):
    table = database.table(NASTY, name)
    assert dict(table.columns) == {
        "id": "number",
        "name": "text",
        'em"ployees; %': "number",
        "opened": "day",
        "live": "flag",
        "odd": "other",
        "easting": "number",
        "northing": "number",
        "geom": "other",
    }
    assert table.point == "geom"
    assert table.has_row_ids == (name == "fi'rms")


def test_what_is_not_there_is_stated(database, firms):
    with pytest.raises(UserError, match="no table or view"):
        database.table(NASTY, "nothing")
    assert database.has_schema(NASTY)
    assert not database.has_schema("nothing")
    assert database.has_postgis()
    assert database.missing_roles(("officer", 'no"body')) == ['no"body']


FILTERS = [
    "\"name\" = 'O''Hara 100%'",
    "\"name\" <> 'plain'",
    "\"name\" = 'a\\\\b'",
    "\"name\" IN ('plain', '公司\U0001f3ed')",
    "\"name\" NOT IN ('plain')",
    "\"name\" LIKE 'O%'",
    "\"name\" ILIKE '%HARA%'",
    "\"name\" NOT LIKE '%a%'",
    '"name" IS NULL',
    '"name" IS NOT NULL AND "live"',
    'NOT "live"',
    '"live" = true',
    '"live" OR "em""ployees; %" > 2',
    '"em""ployees; %" >= 2.5',
    '"em""ployees; %" + 1 = 4',
    '"em""ployees; %" / 0 > 1',
    '- "em""ployees; %" > 0',
    '"em""ployees; %" IN (3, 0)',
    '"em""ployees; %" IS 3',
    '"em""ployees; %" IS NOT 3',
    "\"opened\" >= to_date('2017-01-01') AND \"opened\" <= to_date('2022-12-31')",
    "\"opened\" = to_date('2017-01-01')",
    "\"name\" = '''; DROP TABLE x; --'",
]
ROW_BY_ROW = [
    "upper(\"name\") = 'PLAIN'",
    "\"name\" > 'a'",
    '"name" = 3',
    "regexp_match(\"name\", 'la')",
    "\"name\" || 'x' = 'plainx'",
]


def by_qgis(layer, text) -> list[int]:
    """Ids of the rows that QGIS's own evaluation keeps."""
    expression, context = QgsExpression(text), QgsExpressionContext()
    context.setFields(layer.fields())
    stored = []
    for feature in layer.getFeatures():
        context.setFeature(feature)
        value = expression.evaluate(context)
        if isinstance(value, (bool, int, float)) and value:
            stored.append(feature["id"])
    return sorted(stored)


@pytest.mark.parametrize("text", FILTERS)
@pytest.mark.parametrize("name", ["fi'rms", "vi'ew"])
def test_a_filter_in_the_database_keeps_what_qgis_would(database, firms, closed, name, text):
    table = database.table(NASTY, name)
    layer = closed(database.layer(table))
    wanted = by_qgis(layer, text)
    filtered = closed(database.layer(table, filter_sql(text, table.columns)))
    assert sorted(feature["id"] for feature in filtered.getFeatures()) == wanted


@pytest.mark.parametrize("text", ROW_BY_ROW)
def test_what_has_no_sure_translation_is_left_to_qgis(database, firms, closed, text):
    table = database.table(NASTY, "fi'rms")
    with pytest.raises(NotTranslatableError):
        filter_sql(text, table.columns)
    source = companies_source(database, table, text)  # kept: QGIS's iterator does not keep what it reads from
    found = [feature["id"] for feature in source.features(QgsFeatureRequest())]
    assert sorted(found) == by_qgis(closed(database.layer(table)), text)


@given(st.text(st.characters(blacklist_characters="\0", blacklist_categories=["Cs"]), max_size=20))
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_text_in_a_filter_stays_a_text(database, firms, text):
    sql = filter_sql(f'"name" = {QgsExpression.quotedString(text)}', {"name": "text"})
    evaluated = QgsExpression(QgsExpression.quotedString(text)).evaluate()
    found = server().rows(
        "SELECT count(*) FROM (SELECT %s::text AS name) AS c WHERE " + sql.replace("%", "%%"), (evaluated,)
    )
    assert found == [(1,)]


@pytest.mark.parametrize(
    ("text", "sentence"), [('"name" =', "not an expression"), ('"nobody" = 1', "no column nobody")]
)
def test_a_wrong_filter_gets_a_sentence(text, sentence):
    with pytest.raises(UserError, match=sentence):
        filter_sql(text, {"name": "text"})


def test_the_desktop_reads_companies_with_the_filter(database, firms):
    table = database.table(NASTY, "vi'ew")
    found = companies_from_layer(companies_source(database, table, '"live" = true'))
    assert len(found.companies) == 2
    assert set(found.companies["easting"]) == {435_000, 435_003}


def test_a_layer_knows_its_rows_and_the_project_no_password(database, firms, closed, tmp_path):
    before = set(QgsProject.instance().mapLayers())
    companies_from_layer(companies_source(database, database.table(NASTY, "fi'rms")))
    assert set(QgsProject.instance().mapLayers()) == before


def test_several_statements_are_one_transaction(database, firms):
    database.run(
        "DROP TABLE IF EXISTS public.one; CREATE TABLE public.one (n integer); INSERT INTO public.one VALUES (1)"
    )
    with pytest.raises(UserError, match=r"nothing in it was changed\. It says: division by zero") as caught:
        database.run("INSERT INTO public.one VALUES (2); DROP TABLE public.one; SELECT 'secret statement', 1 / 0")
    assert "secret statement" not in caught.value.message + caught.value.detail
    assert database.run("SELECT n FROM public.one") == [[1]]


NO_PASSWORD = "Tr0ub4dor"  # pragma: allowlist secret


@pytest.mark.parametrize("wrong", [{"password": f"{NO_PASSWORD} & 'quote'"}, {"password": NO_PASSWORD, "port": 1}])
def test_no_message_holds_the_password(qgis_app, wrong, caplog):
    spoken: list[str] = []
    log = QgsApplication.messageLog()
    log.messageReceived.connect(lambda text, *_: spoken.append(text))
    with pytest.raises(UserError, match="cannot be reached, or refused") as caught:
        Database(connection(**wrong), "councils").run("SELECT 1")
    assert "Tr0ub4dor" not in "".join([*spoken, caplog.text, str(caught.value), caught.value.detail])
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__


def test_secrets_are_blotted_out(database):
    password = server().password
    text = database.without_secrets(f"dbname='x' password='it''s' PASSWORD = plain {password}")
    assert password not in text
    assert "plain" not in text
    assert database.stores_plain_password()


def test_an_authentication_configuration_will_do(qgis_app, tmp_path):
    one, manager = server(), QgsApplication.authManager()
    if not manager.masterPasswordIsSet():
        manager.setMasterPassword("only for tests", True)
    config = QgsAuthMethodConfig("Basic")
    config.setName("councils")
    config.setConfig("username", one.user)
    config.setConfig("password", one.password)
    stored = manager.storeAuthenticationConfig(config)
    if not (stored[0] if isinstance(stored, tuple) else stored):
        pytest.skip("QGIS's store of passwords cannot be written here")
    found = Database(connection(auth=config.id()), "councils")
    try:
        assert found.run("SELECT 1 + 1") == [[2]]
        assert not found.stores_plain_password()
    finally:
        manager.removeAuthenticationConfig(config.id())


def test_an_unknown_connection_is_stated(qgis_app):
    with pytest.raises(UserError, match="no PostgreSQL connection called 'nowhere'"):
        Database.named("nowhere")


def test_other_peoples_tables_are_not_written_over(database, firms):
    with pytest.raises(UserError, match="was not made by Midlands Clusters"):
        database.check_ours(NASTY, "fi'rms")
    assert database.check_ours(NASTY, "nothing") is None
    database.run(
        "DROP TABLE IF EXISTS public.ours; CREATE TABLE public.ours (); COMMENT ON TABLE public.ours IS 'Midlands Clusters: x'"
    )
    assert database.check_ours("public", "ours") == "Midlands Clusters: x"


def test_a_company_layer_in_the_database_is_restored_as_it_was(database, closed):
    """The sample, stored by QGIS itself, gives the companies that the file gave."""
    frame, fields = sample_companies().companies.head(200), company_fields(COLUMNS)
    uri = QgsDataSourceUri(connection().uri())
    uri.setDataSource("public", "stored", "geom", "", "fid")
    exporter = QgsVectorLayerExporter(uri.uri(False), "postgres", fields, QgsWkbTypes.Type.Point, national_grid(), True)
    for values, x, y in zip(zip(*attribute_values(frame, fields)), frame["easting"], frame["northing"]):
        feature = QgsFeature(fields)
        feature.setAttributes(list(values))
        feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(x, y)))
        exporter.addFeature(feature)
    exporter.flushBuffer()
    del exporter
    found = companies_from_layer(companies_source(database, database.table("public", "stored")))
    pd.testing.assert_frame_equal(found.companies, frame, check_dtype=False)
