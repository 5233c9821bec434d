"""What of a company table in the database is read, and how its columns become the company table of the desktop."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..base.errors import UserError
from ..base.i18n import tr
from ..catalogue.catalogue import Metric, metrics
from ..catalogue.conditions import Clause, parse
from ..companies.columns.column_names import COLUMNS
from .quoting import identifier, literal, qualified, template

NUMBERS = ("easting", "northing", "employees", "turnover_gbp", "innovate_uk_gbp")
FLAGS = ("high_growth", "foreign_owned")
DAYS = ("incorporated",)
TEXTS = ("authority_code", "clusters")
# as in sources/layers/company_layers.py: a point further than this from the position in its row was moved by hand
_MOVED_M = 0.5
_BLANKS = r"E' \t\n\r\f\v'"
# As in core/companies/columns/convert.py, which reads the same columns on the desktop; a test compares them.
_TRUE, _FALSE = ("true", "t", "yes", "y", "1", "1.0"), ("false", "f", "no", "n", "0", "0.0")
_EARLIEST, _AHEAD_DAYS = "1600-01-01", 366
_KINDS = {"number": NUMBERS, "flag": FLAGS, "day": DAYS, "text": TEXTS}
_ACCEPTED = {"number": ("number",), "flag": ("flag", "text", "number"), "day": ("day",), "text": ("text",)}
_TEXT = {"number": "numbers", "flag": "true or false", "day": "dates", "text": "text"}


@dataclass(frozen=True)
class Source:
    """A table or view of companies.

    ``columns`` maps its column names to number, flag, day, text or other; ``point`` is its point column in EPSG:27700,
    "" if it has none;
    ``where`` a condition in SQL, already quoted, "" for all rows.
    """

    schema: str
    table: str
    columns: Mapping[str, str]
    point: str = ""
    where: str = ""

    def check(self, cluster: str) -> None:
        """Raises UserError where the table cannot be added up in the database."""
        if not self.point and not {"easting", "northing"} <= set(self.columns):
            raise UserError(
                tr(
                    "{table} has neither points on the British National Grid (EPSG:27700) nor columns easting and "
                    "northing: "
                    "bring it in with Import companies first and store that layer in the database."
                ).format(table=self.table)
            )
        if cluster != "all" and "clusters" not in self.columns:
            raise UserError(
                tr(
                    "{table} has no column clusters: choose the cluster all, or store the layer that Import companies "
                    "made."
                ).format(table=self.table)
            )
        for kind, names in _KINDS.items():
            for name in names:
                if name in self.columns and self.columns[name] not in _ACCEPTED[kind]:
                    raise UserError(
                        tr(
                            "The column {name} of {table} does not hold {value}: change its type in the table or a "
                            "view."
                        ).format(name=name, table=self.table, value=_TEXT[kind])
                    )


def column_sql(source: Source, name: str) -> str:
    """One column of the company table as SQL, of one type whatever the table's own; NULL where the table lacks it."""
    kind = next(kind for kind, names in _KINDS.items() if name in names)
    if name not in source.columns:
        return {"number": "NULL::float8", "flag": "NULL::boolean", "day": "NULL::date", "text": "NULL::text"}[kind]
    column = f"c.{identifier(name)}"
    if kind == "number":
        return f"CASE WHEN abs({column}::float8) < float8 'Infinity' THEN {column}::float8 END"
    if kind == "flag" and source.columns[name] != "flag":
        word = f"lower(btrim({column}::text, {_BLANKS}))"
        return f"CASE WHEN {word} IN ({_text(_TRUE)}) THEN TRUE WHEN {word} IN ({_text(_FALSE)}) THEN FALSE END"
    if kind == "text":
        return f"nullif(btrim({column}::text, {_BLANKS}), '')"
    if kind == "day":
        latest = f"CURRENT_DATE + {_AHEAD_DAYS}"
        return f"CASE WHEN {column}::date BETWEEN DATE '{_EARLIEST}' AND {latest} THEN {column}::date END"
    return f"{column}::boolean"


def _text(wording: tuple[str, ...]) -> str:
    return ", ".join(map(literal, wording))


def source_ctes(source: Source, wanted: tuple[str, ...], authorities: str = "") -> str:
    """Two common table expressions, ``read`` and ``companies``: the rows that have a position, with ``wanted`` columns.

    ``companies`` has company (a number), x, y, authority_code and the wanted columns. With ``authorities``, the quoted
    name of that table,
    rows whose code is not in it are left out early.
    """
    names = list(dict.fromkeys(("authority_code", *wanted)))
    columns = ",\n           ".join(
        f"{column_sql(source, name)} AS {identifier(name)}" for name in ("easting", "northing", *names)
    )
    point = _point(source)
    listed = f"authority_code IN (SELECT authority_code FROM {authorities})"
    inside = f"\n        AND (moved_by_hand OR authority_code IS NULL OR {listed})" if authorities else ""
    where = f"\n    WHERE {source.where}" if source.where else ""
    stored = "".join(f", {identifier(name)}" for name in names if name != "authority_code")
    table, moved = qualified(source.schema, source.table), literal(_MOVED_M)
    return template(
        "source", columns=columns, point=point, table=table, where=where, moved=moved, stored=stored, inside=inside
    )


def _point(source: Source) -> str:
    if not source.point:
        return "NULL::float8 AS point_x, NULL::float8 AS point_y"
    shape = f"c.{identifier(source.point)}"
    one = f"CASE WHEN ST_Dimension({shape}) = 0 AND ST_NumGeometries({shape}) = 1 THEN ST_GeometryN({shape}, 1) END"
    return f"ST_X({one}) AS point_x,\n           ST_Y({one}) AS point_y"


def available_sql(source: Source) -> str:
    """A query of one row: the rows read, the rows with a position, and how many of those know each column that a metric
    needs.
    """
    names = sorted({metric.column for metric in mappable() if metric.column})
    counts = ", ".join(f"count({identifier(name)}) AS {identifier(name)}" for name in names)
    return (
        f"WITH {source_ctes(source, tuple(names))}\nSELECT (SELECT count(*) FROM read) AS rows_read, count(*) AS "
        f"rows_placed, {counts}"
        " FROM companies"
    )


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


def condition_sql(text: str) -> str:
    """A metric's condition (core/catalogue/conditions.py) as SQL; a missing value fulfils none."""
    return " AND ".join(map(_clause, parse(text)))


def _clause(clause: Clause) -> str:
    sign = "=" if clause.operator == "is" else clause.operator
    return f"{identifier(clause.column)} {sign} {literal(clause.value)}"
