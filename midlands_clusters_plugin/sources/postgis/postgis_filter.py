"""A QGIS expression -> a condition in PostgreSQL's SQL, where both surely mean the same; anything else is refused,
never guessed.

QGIS parses; its own compiler of expressions cannot be asked from Python, so its tree is walked here: comparisons, and /
or / not, in, like, is null, arithmetic on numbers, ``to_date('2017-01-01')``.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from typing import Any

from qgis.core import (
    QgsExpression,
    QgsExpressionNode,
    QgsExpressionNodeBinaryOperator,
    QgsExpressionNodeColumnRef,
    QgsExpressionNodeFunction,
    QgsExpressionNodeInOperator,
    QgsExpressionNodeLiteral,
    QgsExpressionNodeUnaryOperator,
    QgsFeatureRequest,
)

from ...core.base.errors import UserError
from ...core.base.i18n import tr
from ...core.base.sql import NO_SQL, Sql, joined, sql
from ...core.postgis.quoting import identifier, literal

_JOINS = {"AND": Sql("AND"), "OR": Sql("OR")}
_COMPARES = {"=": Sql("="), "<>": Sql("<>"), "<": Sql("<"), "<=": Sql("<="), ">": Sql(">"), ">=": Sql(">=")}
_LIKES = {"LIKE": Sql("LIKE"), "NOT LIKE": Sql("NOT LIKE"), "ILIKE": Sql("ILIKE"), "NOT ILIKE": Sql("NOT ILIKE")}
_SAMES = {"IS": Sql("IS NOT DISTINCT FROM"), "IS NOT": Sql("IS DISTINCT FROM")}
_SUMS = {"+": Sql("+"), "-": Sql("-"), "*": Sql("*")}
_ORDERED = ("number", "day")  # text is put in order by each program's own language rules


class NotTranslatableError(UserError):
    """The expression is right, but a part of it (the detail) has no sure translation."""

    def __init__(self, part: str) -> None:
        super().__init__(
            tr(
                "The filter cannot be passed on to the database: use comparisons with values of the column's own kind, "
                "and, or, not, in, like, is null."
            ),
            part,
        )


def filter_sql(text: str, columns: Mapping[str, str]) -> Sql:
    """The condition, quoted, about rows of a table called ``c``; "" for an empty expression of QGIS.

    ``columns`` : the table's column names and what they hold (number, flag, day, text, other). Raises UserError: no
    expression, or a column that is not there; NotTranslatableError.
    """
    if not text.strip():
        return NO_SQL
    expression = QgsExpression(text)
    if expression.hasParserError():
        sentence = tr("The filter is not an expression of QGIS: check quotes and brackets.")
        raise UserError(sentence, expression.parserErrorString())
    missing = sorted(expression.referencedColumns() - set(columns) - {QgsFeatureRequest.ALL_ATTRIBUTES})
    if missing:
        sentence = tr("The table has no column {value}: check the filter.")
        raise UserError(sentence.format(value=missing[0]), ", ".join(missing))
    kind, condition = _node(expression.rootNode(), columns)
    if kind != "flag":
        raise NotTranslatableError(text)
    return condition


def _node(node: QgsExpressionNode, columns: Mapping[str, str]) -> tuple[str, Sql]:
    """(kind, SQL) of a part of the expression."""
    if isinstance(node, QgsExpressionNodeLiteral):
        return _literal(node)
    if isinstance(node, QgsExpressionNodeColumnRef):
        return _column(node.name(), columns)
    if isinstance(node, QgsExpressionNodeUnaryOperator):
        return _unary(node, columns)
    if isinstance(node, QgsExpressionNodeInOperator):
        return _among(node, columns)
    if isinstance(node, QgsExpressionNodeBinaryOperator):
        return _binary(node, columns)
    if isinstance(node, QgsExpressionNodeFunction):
        return _function(node)
    raise NotTranslatableError(node.dump())


def _literal(node: QgsExpressionNodeLiteral) -> tuple[str, Sql]:
    value: Any = node.value()
    if isinstance(value, bool):
        return "flag", literal(value)
    if isinstance(value, (int, float)):
        return "number", literal(float(value))
    if isinstance(value, str):
        return "text", literal(value)
    return "null", literal(None)


def _column(name: str, columns: Mapping[str, str]) -> tuple[str, Sql]:
    kind, column = columns[name], sql("c.{name}", name=identifier(name))
    casts = {"number": Sql("::float8"), "text": Sql("::text"), "flag": NO_SQL, "day": NO_SQL}
    if kind not in casts:
        return "other", column
    return kind, joined("", (column, casts[kind]))


def _unary(node: QgsExpressionNodeUnaryOperator, columns: Mapping[str, str]) -> tuple[str, Sql]:
    kind, operand = _node(node.operand(), columns)
    if node.op() == QgsExpressionNodeUnaryOperator.UnaryOperator.uoNot and kind == "flag":
        return "flag", sql("(NOT {operand})", operand=operand)
    if node.op() == QgsExpressionNodeUnaryOperator.UnaryOperator.uoMinus and kind == "number":
        return "number", sql("(- {operand})", operand=operand)
    raise NotTranslatableError(node.dump())


def _among(node: QgsExpressionNodeInOperator, columns: Mapping[str, str]) -> tuple[str, Sql]:
    kind, value = _node(node.node(), columns)
    found = [_node(one, columns) for one in node.list().list()]
    if kind not in ("number", "text") or not found or any(other != kind for other, _ in found):
        raise NotTranslatableError(node.dump())
    among = Sql("NOT IN") if node.isNotIn() else Sql("IN")
    return "flag", sql(
        "({value} {among} ({listed}))", value=value, among=among, listed=joined(", ", (one for _, one in found))
    )


def _binary(node: QgsExpressionNodeBinaryOperator, columns: Mapping[str, str]) -> tuple[str, Sql]:
    sign = node.text()
    (kind, left), (other, right) = _node(node.opLeft(), columns), _node(node.opRight(), columns)
    if sign in _SAMES and other == "null":
        return "flag", sql("({left} {sign} NULL)", left=left, sign=Sql("IS") if sign == "IS" else Sql("IS NOT"))
    if kind != other or kind in ("other", "null"):
        raise NotTranslatableError(node.dump())
    if sign == "/" and kind == "number":
        return "number", sql("({left} / nullif({right}, 0))", left=left, right=right)
    for signs, result, fits in (
        (_JOINS, "flag", kind == "flag"),
        (_COMPARES, "flag", sign in ("=", "<>") or kind in _ORDERED),
        (_SAMES, "flag", True),
        (_LIKES, "flag", kind == "text"),
        (_SUMS, "number", kind == "number"),
    ):
        if sign in signs and fits:
            return result, sql("({left} {sign} {right})", left=left, sign=signs[sign], right=right)
    raise NotTranslatableError(node.dump())


def _function(node: QgsExpressionNodeFunction) -> tuple[str, Sql]:
    arguments = node.args().list() if node.args() is not None else []
    name = QgsExpression.Functions()[node.fnIndex()].name()
    plain = all(isinstance(one, QgsExpressionNodeLiteral) for one in arguments)
    if name == "to_date" and plain and all(_literal(one)[0] == "null" for one in arguments[1:]):  # format, language
        with suppress(ValueError):
            return "day", literal(date.fromisoformat(str(arguments[0].value())))
    raise NotTranslatableError(node.dump())
