"""What of a company table in the database is read, and how its columns become the company table of the desktop."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ..base.errors import UserError
from ..base.i18n import tr
from ..base.sql import NO_SQL, Sql, joined, sql
from ..catalogue.catalogue import Metric, metrics
from ..catalogue.conditions import parse
from ..companies.columns.column_names import COLUMNS
from .quoting import identifier, literal, qualified

NUMBERS = ("easting", "northing", "employees", "turnover_gbp", "innovate_uk_gbp")
FLAGS = ("high_growth", "foreign_owned")
DAYS = ("incorporated",)
TEXTS = ("authority_code", "clusters")
# as in sources/layers/company_layers.py: a point further than this from the position in its row was moved by hand
_MOVED_M = 0.5
_BLANKS = sql(r"E' \t\n\r\f\v'")
# As in core/companies/columns/convert.py, which reads the same columns on the desktop; a test compares them.
_TRUE, _FALSE = ("true", "t", "yes", "y", "1", "1.0"), ("false", "f", "no", "n", "0", "0.0")
_EARLIEST, _AHEAD_DAYS = "1600-01-01", 366
_SIGNS = {"is": Sql("="), "=": Sql("="), ">=": Sql(">="), "<=": Sql("<="), ">": Sql(">"), "<": Sql("<")}
_KINDS = {"number": NUMBERS, "flag": FLAGS, "day": DAYS, "text": TEXTS}
_ACCEPTED = {"number": ("number",), "flag": ("flag", "text", "number"), "day": ("day",), "text": ("text",)}
_TYPES = {"number": Sql("float8"), "flag": Sql("boolean"), "day": Sql("date"), "text": Sql("text")}
_TEXT = {"number": "numbers", "flag": "true or false", "day": "dates", "text": "text"}


@dataclass(frozen=True)
class Source:
    """A table or view of companies.

    ``columns`` maps its column names to number, flag, day, text or other; ``point`` is its point column in EPSG:27700,
    "" if it has none; ``where`` a condition in SQL, already quoted, "" for all rows.
    """

    schema: str
    table: str
    columns: Mapping[str, str]
    point: str = ""
    where: Sql = NO_SQL

    def check(self, cluster: str) -> None:
        """Raises UserError where the table cannot be added up in the database."""
        if not self.point and not {"easting", "northing"} <= set(self.columns):
            text = tr(
                "{table} has neither points on the British National Grid (EPSG:27700) nor columns easting and "
                "northing: bring it in with Import companies first and store that layer in the database."
            )
            raise UserError(text.format(table=self.table))
        if cluster != "all" and "clusters" not in self.columns:
            text = tr(
                "{table} has no column clusters: choose the cluster all, or store the layer that Import companies made."
            )
            raise UserError(text.format(table=self.table))
        for kind, names in _KINDS.items():
            for name in names:
                if name in self.columns and self.columns[name] not in _ACCEPTED[kind]:
                    text = tr(
                        "The column {name} of {table} does not hold {value}: change its type in the table or a view."
                    )
                    raise UserError(text.format(name=name, table=self.table, value=_TEXT[kind]))


def column_sql(source: Source, name: str) -> Sql:
    """One column of the company table as SQL, of one type whatever the table's own; NULL where the table lacks it."""
    kind = next(kind for kind, names in _KINDS.items() if name in names)
    if name not in source.columns:
        return sql("NULL::{type}", type=_TYPES[kind])
    column = sql("c.{name}", name=identifier(name))
    if kind == "number":
        return sql("CASE WHEN abs({column}::float8) < float8 'Infinity' THEN {column}::float8 END", column=column)
    if kind == "flag" and source.columns[name] != "flag":
        word = sql("lower(btrim({column}::text, {blanks}))", column=column, blanks=_BLANKS)
        return sql(
            "CASE WHEN {word} IN ({true}) THEN TRUE WHEN {word} IN ({false}) THEN FALSE END",
            word=word,
            true=joined(", ", map(literal, _TRUE)),
            false=joined(", ", map(literal, _FALSE)),
        )
    if kind == "text":
        return sql("nullif(btrim({column}::text, {blanks}), '')", column=column, blanks=_BLANKS)
    if kind == "day":
        early = literal(date.fromisoformat(_EARLIEST))
        within = sql("{column}::date BETWEEN {early} AND CURRENT_DATE + {n}", column=column, early=early, n=_AHEAD_DAYS)
        return sql("CASE WHEN {within} THEN {column}::date END", within=within, column=column)
    return sql("{column}::boolean", column=column)


def source_ctes(source: Source, wanted: tuple[str, ...], authorities: Sql = NO_SQL) -> Sql:
    """Two common table expressions, ``read`` and ``companies``: the rows that have a position, with ``wanted`` columns.

    ``companies`` has company (a number), x, y, authority_code and the wanted columns. With ``authorities``, the quoted
    name of that table, rows whose code is not in it are left out early.
    """
    names = list(dict.fromkeys(("authority_code", *wanted)))
    read = ("easting", "northing", *names)
    columns = [sql("{c} AS {name}", c=column_sql(source, name), name=identifier(name)) for name in read]
    return sql(
        _CTES,
        columns=joined(",\n           ", columns),
        point=_point(source),
        table=qualified(source.schema, source.table),
        where=sql("\n    WHERE {where}", where=source.where) if source.where else NO_SQL,
        moved=literal(_MOVED_M),
        stored=joined("", (sql(", {name}", name=identifier(name)) for name in names if name != "authority_code")),
        inside=sql(_INSIDE, authorities=authorities) if authorities else NO_SQL,
    )


_INSIDE = """
        AND (moved_by_hand OR authority_code IS NULL OR authority_code IN (SELECT authority_code FROM {authorities}))"""
# A coordinate whose square is nought (PostgreSQL calls that an error) is nought itself: the cell is the same.
_CTES = """read AS (
    SELECT {columns},
           {point}
    FROM {table} AS c{where}
    OFFSET 0 -- keeps the planner from working out the same expressions again and again further down
),
seen AS (
    -- a point that stands elsewhere than its row says was moved by hand: it counts where it is, in the authority
    -- around it
    SELECT *, coalesce(sqrt((point_x - easting) * (point_x - easting) + (point_y - northing) * (point_y - northing))
                       > {moved}, FALSE) AS moved_by_hand
    FROM read
    OFFSET 0
),
placed_somewhere AS (
    SELECT *, NOT moved_by_hand AND easting IS NOT NULL AND northing IS NOT NULL AS as_written FROM seen
    OFFSET 0
),
companies AS MATERIALIZED (
    SELECT row_number() OVER () AS company, x, y,
           CASE WHEN NOT moved_by_hand THEN authority_code END AS authority_code{stored}
    FROM (
        SELECT *, CASE WHEN abs(raw_x) < 1e-100 THEN 0 ELSE raw_x END AS x,
               CASE WHEN abs(raw_y) < 1e-100 THEN 0 ELSE raw_y END AS y
        FROM (
            SELECT *, CASE WHEN as_written THEN easting ELSE point_x END AS raw_x,
                   CASE WHEN as_written THEN northing ELSE point_y END AS raw_y
            FROM placed_somewhere OFFSET 0
        ) AS raw
        OFFSET 0
    ) AS found
    WHERE abs(x) < 1e12 AND abs(y) < 1e12{inside}
)"""


def _point(source: Source) -> Sql:
    if not source.point:
        return sql("NULL::float8 AS point_x, NULL::float8 AS point_y")
    one = sql(
        "CASE WHEN ST_Dimension(c.{shape}) = 0 AND ST_NumGeometries(c.{shape}) = 1 THEN ST_GeometryN(c.{shape}, 1) END",
        shape=identifier(source.point),
    )
    return sql("ST_X({one}) AS point_x,\n           ST_Y({one}) AS point_y", one=one)


def available_sql(source: Source) -> Sql:
    """A query of one row: rows read, rows with a position, and how many of these know each column of a metric."""
    names = sorted({metric.column for metric in mappable() if metric.column})
    counts = joined(", ", (sql("count({name}) AS {name}", name=identifier(name)) for name in names))
    return sql(_AVAILABLE, ctes=source_ctes(source, tuple(names)), counts=counts)


_AVAILABLE = """WITH {ctes}
SELECT (SELECT count(*) FROM read) AS rows_read, count(*) AS rows_placed, {counts} FROM companies"""


def available_metrics(counts: Mapping[str, int]) -> tuple[str, ...]:
    """The metrics that the table can give, from the counts of ``available_sql`` by column; in the catalogue's order."""
    return tuple(metric.id for metric in mappable() if not metric.column or counts.get(metric.column, 0))


def mappable() -> list[Metric]:
    """The catalogue's metrics that can be put on hexagons."""
    return [
        metric
        for metric in metrics().values()
        if metric.grain == "company" and metric.kind in ("count", "sum") and metric.column in ("", *COLUMNS)
    ]


def columns_of(chosen: tuple[str, ...]) -> tuple[str, ...]:
    """The company table's columns that the metrics need."""
    return tuple(dict.fromkeys(metrics()[one].column for one in chosen if metrics()[one].column))


def condition_sql(text: str) -> Sql:
    """A metric's condition (core/catalogue/conditions.py) as SQL; a missing value fulfils none."""
    clauses = [(identifier(one.column), _SIGNS[one.operator], literal(one.value)) for one in parse(text)]
    return joined(" AND ", (sql("{column} {sign} {value}", column=c, sign=s, value=v) for c, s, v in clauses))
