"""PostgreSQL through QGIS's connections and its store of passwords, which get into no message, file or project."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from qgis.core import (
    QgsAbstractDatabaseProviderConnection,
    QgsCoordinateTransformContext,
    QgsDataSourceUri,
    QgsExpressionContext,
    QgsFeatureRequest,
    QgsFeedback,
    QgsProviderConnectionException,
    QgsProviderRegistry,
    QgsVectorLayer,
)

from ...core.base.errors import Cancelled, UserError
from ...core.base.i18n import tr
from ...core.base.sql import NO_SQL, Sql, sql
from ...core.postgis.quoting import identifier, literal, qualified
from ...core.postgis.setup import MARK, SRID
from ..layers.layer_frames import LayerSource, layer_source
from . import POSTGRES
from .postgis_filter import NotTranslatableError, filter_sql

_KINDS = {
    "number": ("int2", "int4", "int8", "float4", "float8", "numeric"),
    "flag": ("bool",),
    "day": ("date", "timestamp"),
    "text": ("text", "varchar", "bpchar", "char", "name"),
}
_KIND_OF = {name: kind for kind, names in _KINDS.items() for name in names}
_ERROR = re.compile(r"returned \d+ \[(.*)\]\s*\Z", re.DOTALL)  # QGIS puts the whole statement before the server's words
_SECRET = re.compile(r"""(password|passwd|passfile|sslpassword)\s*=\s*('(?:[^'\\]|\\.)*'|\S+)""", re.IGNORECASE)


@dataclass(frozen=True)
class Table:
    """What the database says of a table or view.

    ``columns`` maps names to number, flag, day, text or other, in the table's order; ``types`` to PostgreSQL's own;
    ``point`` is a point column in EPSG:27700 or ""; ``other_shapes`` are the other geometry columns; ``has_row_ids`` is
    False for views and the like.
    """

    schema: str
    name: str
    has_row_ids: bool
    columns: Mapping[str, str]
    types: Mapping[str, str]
    point: str
    other_shapes: tuple[str, ...]


class Database:
    """A connection that the user has made in QGIS, by its name."""

    def __init__(self, connection: QgsAbstractDatabaseProviderConnection, name: str) -> None:
        self._connection = connection
        self.name = name

    @classmethod
    def named(cls, name: str) -> Database:
        """The connection of that name in QGIS's browser. Raises UserError where there is none."""
        metadata = QgsProviderRegistry.instance().providerMetadata(POSTGRES)
        if metadata is None:
            raise UserError(tr("This QGIS was built without PostgreSQL."))
        if not name or name not in metadata.dbConnections():
            text = tr(
                "There is no PostgreSQL connection called {name!r}: add it in the Browser panel, or choose another."
            )
            raise UserError(text.format(name=name))
        try:
            return cls(metadata.createConnection(name), name)
        except QgsProviderConnectionException as error:
            text = tr("The connection {name} cannot be read: open it in the Browser panel and save it again.")
            raise UserError(text.format(name=name)) from error

    def stores_plain_password(self) -> bool:
        """Whether the password lies readable in QGIS's settings rather than in its password store."""
        uri = QgsDataSourceUri(self._connection.uri())
        return bool(uri.password()) and not uri.authConfigId()

    def run(self, statement: str, feedback: QgsFeedback | None = None) -> list[list[Any]]:
        """Run statements, all in one transaction, and give the rows of the last.

        PostgreSQL takes several statements sent together as one transaction. They hold no BEGIN: after an error QGIS
        would keep a connection that refuses everything. Raises UserError with the server's own words, without statement
        and password; Cancelled.
        """
        try:
            rows = self._connection.executeSql(statement, feedback)
        except Exception as error:  # SIP gives either class of QGIS's exceptions, by version
            if type(error).__name__ not in ("QgsException", "QgsProviderConnectionException"):
                raise
            if feedback is not None and feedback.isCanceled():
                raise Cancelled from None
            raise self._mended(str(error)) from None  # the error itself may hold the password
        if feedback is not None and feedback.isCanceled() and not rows:
            raise Cancelled
        return rows

    def _mended(self, text: str) -> UserError:
        found = _ERROR.search(text)
        if found is None:
            sentence = tr(
                "The database of the connection {name} cannot be reached, or refused the user name or password: "
                "test the connection in the Browser panel."
            )
            return UserError(sentence.format(name=self.name))
        wording = self.without_secrets(found[1].strip())
        first = re.sub(r"^ERROR:\s*", "", wording.splitlines()[0]) if wording else ""
        sentence = tr("The database refused the work, and nothing in it was changed. It says: {first}")
        return UserError(sentence.format(first=first), wording)

    def without_secrets(self, text: str) -> str:
        """The text with passwords blotted out."""
        text = _SECRET.sub(r"\1=***", text)
        password = QgsDataSourceUri(self._connection.uri()).password()
        return text.replace(password, "***") if password else text

    def table(self, schema: str, name: str) -> Table:
        """Columns of a table or view. Raises UserError where there is none that the user may read."""
        rows = self.run(sql(_TABLE_SQL, schema=literal(schema), table=literal(name)))
        if not rows:
            text = tr(
                "The database has no table or view {schema}.{name} that you may read: check schema, name and "
                "permissions."
            )
            raise UserError(text.format(schema=schema, name=name))
        shapes = [(row[0], row[2]) for row in rows if row[1] in ("geometry", "geography")]
        point = next((column for column, kind in shapes if _POINT.search(kind)), "")
        kinds = {row[0]: _KIND_OF.get(row[1], "other") for row in rows}
        others = tuple(column for column, _ in shapes if column != point)
        return Table(schema, name, rows[0][3] == "r", kinds, {row[0]: row[2] for row in rows}, point, others)

    def tables(self) -> list[tuple[str, str]]:
        """Schema and name of the tables and views that the user may read, PostGIS's and the plugin's own left out."""
        return [(str(row[0]), str(row[1])) for row in self.run(sql(_TABLES_SQL, mark=literal(MARK)))]

    def schemas(self) -> list[str]:
        """The schemas in which the user may make tables."""
        return [str(row[0]) for row in self.run(_SCHEMAS_SQL)]

    def has_schema(self, schema: str) -> bool:
        """Whether there is a schema of that name."""
        return bool(self.run(sql("SELECT 1 FROM pg_namespace WHERE nspname = {schema}", schema=literal(schema))))

    def has_postgis(self) -> bool:
        """Whether the database has PostGIS."""
        return bool(self.run("SELECT 1 FROM pg_extension WHERE extname = 'postgis'"))

    def missing_roles(self, roles: tuple[str, ...]) -> list[str]:
        """Those of the names that are no role of the server."""
        found = {row[0] for row in self.run("SELECT rolname::text FROM pg_roles")}
        return [role for role in roles if role not in found]

    def comment(self, schema: str, name: str) -> str | None:
        """The comment of a table ("" without one), None where there is nothing of that name."""
        rows = self.run(sql(_COMMENT_SQL, schema=literal(schema), name=literal(name)))
        return str(rows[0][0]) if rows else None

    def check_ours(self, schema: str, name: str) -> str | None:
        """The comment of a table of the plugin's, None where there is none. Raises UserError for anybody else's."""
        comment = self.comment(schema, name)
        if comment is not None and not comment.startswith(MARK):
            text = tr(
                "{schema}.{name} exists and was not made by Midlands Clusters: choose another name for the result."
            )
            raise UserError(text.format(schema=schema, name=name))
        return comment

    def layer(self, table: Table, where: Sql = NO_SQL) -> QgsVectorLayer:
        """A layer of a table or view, in no project; the database applies ``where``, about rows called ``c``.

        Raises UserError where QGIS cannot read it.
        """
        uri = QgsDataSourceUri(self._connection.uri())
        if table.has_row_ids and not where:
            uri.setDataSource(table.schema, table.name, table.point or "", "", "")
        else:  # rows of a view have no name of their own: QGIS is given one
            key = "row_id"
            while key in table.columns:
                key += "_"
            query = sql(
                "(SELECT row_number() OVER () AS {key}, c.* FROM {table} AS c WHERE {where})",
                key=identifier(key),
                table=qualified(table.schema, table.name),
                where=where or sql("TRUE"),
            )
            uri.setDataSource("", query, table.point or "", "", key)
        if table.point:
            uri.setSrid(str(SRID))
        return _layer(uri, table.schema, table.name)

    def result_layer(self, schema: str, name: str) -> QgsVectorLayer:
        """A hexagon table as a layer, as the Browser panel would add it. Raises UserError where QGIS cannot read it."""
        uri = QgsDataSourceUri(self._connection.uri())
        uri.setDataSource(schema, name, "geom")
        uri.setSrid(str(SRID))
        return _layer(uri, schema, name)


def _layer(uri: QgsDataSourceUri, schema: str, name: str) -> QgsVectorLayer:
    layer = QgsVectorLayer(uri.uri(False), name, POSTGRES)
    if not layer.isValid():
        text = tr("{schema}.{name} cannot be read as a layer: check the connection and your permissions.")
        raise UserError(text.format(schema=schema, name=name))
    return layer


def companies_source(
    database: Database,
    table: Table,
    expression: str = "",
    transform_context: QgsCoordinateTransformContext | None = None,
) -> LayerSource:
    """A table or view of companies, for ``companies_from_layer``; call it on the thread that will own the layer.

    The database applies the filter: as SQL where it has a sure translation; otherwise through QGIS's request, which
    passes on what QGIS can compile and looks at the rest row by row. Raises UserError: no expression, nothing in the
    table, a table that cannot be read.
    """
    transforms = transform_context or QgsCoordinateTransformContext()
    try:
        return layer_source(database.layer(table, filter_sql(expression, table.columns)), transforms)
    except NotTranslatableError:
        source = layer_source(database.layer(table), transforms)

    def features(request: QgsFeatureRequest) -> Any:
        context = QgsExpressionContext()
        context.setFields(source.fields)
        return source.features(request.setFilterExpression(expression).setExpressionContext(context))

    return replace(source, features=features)


_POINT = re.compile(rf"\bgeometry\((?:Multi)?Point(?:Z|M|ZM)?,{SRID}\)", re.IGNORECASE)
_COMMENT_SQL = """
SELECT coalesce(obj_description(t.oid, 'pg_class'), '')
FROM pg_class AS t JOIN pg_namespace AS n ON n.oid = t.relnamespace
WHERE n.nspname = {schema} AND t.relname = {name}"""
_TABLES_SQL = """
SELECT n.nspname::text, r.relname::text
FROM pg_class AS r
JOIN pg_namespace AS n ON n.oid = r.relnamespace
WHERE r.relkind IN ('r', 'p', 'v', 'm', 'f') AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
  AND has_schema_privilege(n.oid, 'USAGE') AND has_table_privilege(r.oid, 'SELECT')
  AND NOT EXISTS (SELECT 1 FROM pg_depend AS d
                  WHERE d.classid = 'pg_class'::regclass AND d.objid = r.oid AND d.deptype = 'e')
  AND NOT starts_with(coalesce(obj_description(r.oid, 'pg_class'), ''), {mark})
ORDER BY n.nspname, r.relname"""
_SCHEMAS_SQL = """
SELECT nspname::text FROM pg_namespace
WHERE nspname !~ '^pg_' AND nspname <> 'information_schema' AND has_schema_privilege(oid, 'CREATE')
ORDER BY nspname"""
_TABLE_SQL = """
SELECT a.attname::text, coalesce(b.typname, t.typname)::text, format_type(a.atttypid, a.atttypmod), r.relkind::text
FROM pg_attribute AS a
JOIN pg_class AS r ON r.oid = a.attrelid AND r.relkind IN ('r', 'p', 'v', 'm', 'f')
JOIN pg_namespace AS n ON n.oid = r.relnamespace
JOIN pg_type AS t ON t.oid = a.atttypid
LEFT JOIN pg_type AS b ON b.oid = t.typbasetype
WHERE n.nspname = {schema} AND r.relname = {table} AND a.attnum > 0 AND NOT a.attisdropped
  AND has_schema_privilege(n.oid, 'USAGE') AND has_table_privilege(r.oid, 'SELECT')
ORDER BY a.attnum"""
