"""Conditions on a company table as data: "turnover_gbp >= 100000000", "incorporated >= 2017-01-01 and incorporated <=
2022-12-31", "high_growth is true".

A text is parsed into (column, operator, value) and compared column by column; nothing is ever evaluated as code.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Union

from ..base.errors import UserError
from ..base.i18n import mark, shown, tr

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

Value = Union[float, date, bool]
_OPERATORS: dict[str, Callable[[Any, Any], Any]] = {
    ">=": operator.ge,
    "<=": operator.le,
    ">": operator.gt,
    "<": operator.lt,
    "=": operator.eq,
    "is": operator.eq,
}
_CLAUSE = re.compile(r"(?P<column>[a-z_][a-z0-9_]*)\s*(?P<operator>>=|<=|>|<|=|\bis\b)\s*(?P<value>\S+)")
_HELP = mark(
    'Write a condition as "column >= value", several joined by "and"; a value is a number, a date (2017-01-01), true '
    "or false."
)


@dataclass(frozen=True)
class Clause:
    """One comparison of a column with a value: a number, a date or a truth value."""

    column: str
    operator: str
    value: Value


@lru_cache(maxsize=256)
def parse(text: str) -> tuple[Clause, ...]:
    """Clauses of a condition, all of which must hold; none for an empty text. Raises UserError for anything else."""
    if not text.strip():
        return ()
    return tuple(_clause(part.strip()) for part in re.split(r"\s+and\s+", text.strip()))


def evaluate(frame: pd.DataFrame, text: str) -> np.ndarray:
    """Rows (bool, (len(frame),)) for which the condition holds; a missing value fulfils none.

    Raises UserError for a text that is no condition, a column that is missing or cannot be compared with the value.
    """
    import numpy as np

    holds = np.ones(len(frame), dtype=bool)
    for clause in parse(text):
        holds &= _holds(frame, clause)
    return holds


def _clause(text: str) -> Clause:
    found = _CLAUSE.fullmatch(text)
    if found is None:
        raise UserError(shown(_HELP), text)
    value, sign = _value(found["value"]), found["operator"]
    if isinstance(value, bool) != (sign == "is"):
        stated = tr('True and false go with "is" ("high_growth is true"), numbers and dates with a comparison.')
        raise UserError(stated, text)
    return Clause(found["column"], sign, value)


def _value(text: str) -> Value:
    if text in ("true", "false"):
        return text == "true"
    try:
        return date.fromisoformat(text) if re.fullmatch(r"\d{4}-\d\d-\d\d", text) else float(text)
    except ValueError as error:
        raise UserError(shown(_HELP), f"{text}: {error}") from error


def _holds(frame: pd.DataFrame, clause: Clause) -> np.ndarray:
    import pandas as pd

    if clause.column not in frame:
        raise UserError(tr('The company table has no column "{column}".').format(column=clause.column), str(clause))
    column = frame[clause.column]
    value: Any = pd.Timestamp(clause.value) if isinstance(clause.value, date) else clause.value
    try:
        if isinstance(clause.value, date):
            # An inclusive last day includes its evening, so the time of day does not count.
            column = column.dt.normalize()
        return _OPERATORS[clause.operator](column, value).to_numpy(dtype=bool, na_value=False)
    except (TypeError, AttributeError) as error:
        stated = tr('The column "{column}" cannot be compared with {value}.')
        raise UserError(stated.format(column=clause.column, value=clause.value), str(error)) from error
