"""Which rows of a table fulfil a question: its tree (tree.py), of which the QGIS expression is made too, asked of
arrays.

Conditions have three answers, as in SQL and in QGIS's expressions: yes, no, and not known. A company without a figure
for employees has neither "50 or more" nor "not 50 or more"; it is left out, and counted, so that the user can say so.
Lists and texts (clusters, SIC codes, names) are always known: a company without a cluster is in none.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import shapely

from ..base.prepared import own_copy
from . import question as q
from .binding import bind, number_columns
from .query_rows import Rows, authority_at
from .tree import AtRow, Call, Column, Fixed, Node, There, folded, of_kind, tree

_TRUE = frozenset({"true", "1", "1.0"})
_FEW = 64  # spots up to which each is asked in turn; of more, GEOS's index is quicker
Truth = tuple[np.ndarray, np.ndarray]  # yes, known: bool, one a row that was asked


@dataclass(frozen=True)
class Answer:
    """Rows that fulfil a question (bool, n), how many are left out for want of a figure, and plain sentences."""

    mask: np.ndarray
    unsure: int
    notes: tuple[str, ...]

    @property
    def count(self) -> int:
        """How many rows."""
        return int(self.mask.sum())


def answer(question: q.Question, rows: Rows, places: pd.DataFrame | None = None) -> Answer:
    """The rows that fulfil a question; ``places`` is the table for "near", the built-in one by default.

    Raises UserError: the table lacks a column, a place is unknown or has no position.
    """
    binding = bind(question, number_columns(rows.frame), places=places, cluster=rows.cluster)
    if question.where is None:
        return Answer(np.ones(len(rows), dtype=bool), 0, binding.notes)
    yes, known = _Asker(rows).ask(tree(binding), np.arange(len(rows)))
    return Answer(yes & known, int((~known).sum()), binding.notes)


class _Asker:
    """Asks the calls of a tree of some rows (``index``, ascending row numbers) of a table."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def ask(self, node: Node, index: np.ndarray) -> Truth:
        """Yes and known, by row."""
        if isinstance(node, Call):
            return _ASK[node.name](self, node, index)
        return _known(np.full(len(index), bool(of_kind(Fixed, node).value)))

    def negation(self, node: Call, index: np.ndarray) -> Truth:
        """The opposite."""
        yes, known = self.ask(node.arguments[0], index)
        return known & ~yes, known

    def either(self, node: Call, index: np.ndarray) -> Truth:
        """One of them holds unless all of their opposites do."""
        yes, known = self.all(Call("and", tuple(Call("not", (part,)) for part in node.arguments)), index)
        return known & ~yes, known

    def all(self, node: Call, index: np.ndarray) -> Truth:
        """Quick conditions first, and only of the rows that are not out already, where picking these few pays."""
        out, unsure = np.zeros(len(index), dtype=bool), np.zeros(len(index), dtype=bool)
        for part in sorted(node.arguments, key=_cost):
            left = np.flatnonzero(~out)
            rows = left if 2 * len(left) < len(index) else slice(None)
            yes, known = self.ask(part, index[rows])
            out[rows] |= known & ~yes
            unsure[rows] |= ~known
        return ~out & ~unsure, out | ~unsure

    def compare(self, node: Call, index: np.ndarray) -> Truth:
        """A number or a day beside a fixed one."""
        what, fixed = node.arguments[0], of_kind(Fixed, node.arguments[1])
        if isinstance(what, Call):
            days = self._days(_name_of(what), index)
            return _COMPARE[node.name](days, np.datetime64(fixed.value)), ~np.isnat(days)
        values = self._numbers(_name_of(what), index)
        return _COMPARE[node.name](values, fixed.value), ~np.isnan(values)

    def contains(self, node: Call, index: np.ndarray) -> Truth:
        """A part of a text, which is made ready as the tree says."""
        what, part = of_kind(Call, node.arguments[0]), of_kind(Fixed, node.arguments[1])
        ready = _READY[what.name]
        return _known(self._each(_name_of(what), index, lambda text: part.value in ready(_as_text(text)))[0])

    def is_true(self, node: Call, index: np.ndarray) -> Truth:
        """A flag in whatever form."""
        return self._each(_name_of(node), index, lambda value: str(value).lower() in _TRUE)

    def among(self, node: Call, index: np.ndarray) -> Truth:
        """One of several texts: of a column, or of the authority that a position lies in."""
        what, *values = node.arguments
        wanted = [value.value for value in values if isinstance(value, Fixed)]
        if isinstance(what, Column):
            return self._each(what.name, index, lambda text: str(text) in wanted)
        found = authority_at(self._rows.x[index], self._rows.y[index])
        return np.isin(found.astype(str), wanted), self._rows.has_position[index]

    def within(self, node: Call, index: np.ndarray) -> Truth:
        """Within so many metres of a geometry."""
        first, second, third = node.arguments
        at_point, there, metres = of_kind(AtRow, first), of_kind(There, second), of_kind(Fixed, third)
        search_area, reach = there.geometry, float(metres.value)
        known = self._rows.has_position[index]
        yes = np.zeros(len(index), dtype=bool)
        if self._rows.shapes is not None and not at_point.centre:
            near = np.flatnonzero(_overlaps(self._rows.bounds[index], shapely.bounds(search_area), reach))
            yes[near] = _shapes_within(self._rows.shapes[index[near]], search_area, reach)
            return yes, known
        all_x, all_y = self._rows.centres
        x, y = (all_x, all_y) if len(index) == len(all_x) else (all_x[index], all_y[index])
        xmin, ymin, xmax, ymax = shapely.bounds(search_area)
        near = np.flatnonzero((x >= xmin - reach) & (x <= xmax + reach) & (y >= ymin - reach) & (y <= ymax + reach))
        yes[near] = _points_within(x[near], y[near], search_area, reach)
        return yes, known

    def _column(self, name: str, index: np.ndarray) -> pd.Series:
        column = self._rows.frame[name]
        return column if len(index) == len(column) else column.iloc[index]

    def _each(self, name: str, index: np.ndarray, holds: Callable[[Any], bool]) -> Truth:
        """Asks each different value of a column once; a missing one (code -1) is not known."""
        code, values = pd.factorize(self._column(name, index).to_numpy(dtype=object, na_value=None))
        return np.array([*map(holds, values), False], dtype=bool)[code], code >= 0

    def _numbers(self, name: str, index: np.ndarray) -> np.ndarray:
        column = self._column(name, index)
        if column.dtype == object:
            column = pd.to_numeric(column, errors="coerce")
        return column.to_numpy(dtype=np.float64, na_value=np.nan)

    def _days(self, name: str, index: np.ndarray) -> np.ndarray:
        column = self._column(name, index)
        if not pd.api.types.is_datetime64_any_dtype(column.dtype):  # texts: only what cannot be read in two ways
            column = pd.to_datetime(column, format="%Y-%m-%d", errors="coerce")
        return column.dt.normalize().to_numpy(dtype="datetime64[s]")


def _name_of(node: Node) -> str:
    """The column that a node is about."""
    while isinstance(node, Call):
        node = node.arguments[0]
    return of_kind(Column, node).name


def _known(yes: np.ndarray) -> Truth:
    return yes, np.ones(len(yes), dtype=bool)


def _points_within(x: np.ndarray, y: np.ndarray, search_area: shapely.Geometry, metres: float) -> np.ndarray:
    spots = shapely.get_parts(search_area)
    if len(spots) > _FEW or not (shapely.get_type_id(spots) == shapely.GeometryType.POINT).all():
        return _shapes_within(shapely.points(x, y), search_area, metres)
    yes = np.zeros(len(x), dtype=bool)
    for east, north in shapely.get_coordinates(spots):
        dx, dy = x - east, y - north
        yes |= np.sqrt(dx * dx + dy * dy) <= metres  # as GEOS and QGIS compute it, to the last bit
    return yes


def _shapes_within(shapes: np.ndarray, search_area: shapely.Geometry, metres: float) -> np.ndarray:
    own = own_copy(search_area)
    return shapely.dwithin(own, shapes, metres) if metres else shapely.intersects(own, shapes)


def _overlaps(bounds: np.ndarray, box: np.ndarray, metres: float) -> np.ndarray:
    """Rows whose bounds come within ``metres`` of the box; nan never does."""
    xmin, ymin, xmax, ymax = box
    first = (bounds[:, 0] <= xmax + metres) & (bounds[:, 2] >= xmin - metres)
    return first & (bounds[:, 1] <= ymax + metres) & (bounds[:, 3] >= ymin - metres)


def _as_text(value: object) -> str:
    """A value as QGIS writes it: a whole number without a decimal point."""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _cost(node: Node) -> int:
    """Where a condition stands in the order of asking: places, then numbers, then texts."""
    if not isinstance(node, Call) or node.name == "within":
        return 0
    if node.name in ("and", "or", "not"):
        return max(_cost(part) for part in node.arguments) + (node.name != "not")
    return 1 if isinstance(node.arguments[0], Column) and node.name in _COMPARE else 3


_COMPARE: dict[str, Callable[[np.ndarray, Any], np.ndarray]] = {
    ">=": np.greater_equal,
    "<=": np.less_equal,
    ">": np.greater,
    "<": np.less,
    "=": np.equal,
}
_READY: dict[str, Callable[[str], str]] = {
    "codes": lambda text: f";{text.replace(' ', '')}",
    "items": lambda text: f";{text.replace('; ', ';')};",
    "folded": folded,
}
_ASK: dict[str, Callable[..., Truth]] = {
    "and": _Asker.all,
    "or": _Asker.either,
    "not": _Asker.negation,
    "contains": _Asker.contains,
    "is_true": _Asker.is_true,
    "in": _Asker.among,
    "within": _Asker.within,
    **dict.fromkeys(_COMPARE, _Asker.compare),
}
