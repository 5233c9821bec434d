"""Which rows of a table fulfil a question.

Conditions have three answers, as in SQL and in QGIS's expressions: yes, no, and not known. A company without a figure
for employees has
neither "50 or more" nor "not 50 or more"; it is left out, and counted, so that the officer can say so. Lists and texts
(clusters, SIC
codes, names) are always known: a company without a cluster is in none.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pandas as pd
import shapely

from ..base.prepared import own_copy
from ..catalogue.catalogue import ALL, by_column
from . import question as q
from .binding import AUTHORITY, CLUSTERS, EMPLOYEES, INCORPORATED, SIC, Binding, bind, number_columns
from .query_rows import Rows, authority_at
from .search_area import SearchArea
from .texts import folded

_TRUE = frozenset({"true", "1", "1.0"})
_FEW = 64  # spots up to which each is asked in turn; of more, GEOS's index is quicker
Truth = tuple[np.ndarray, np.ndarray]  # yes, known: bool, one a row that was asked


@dataclass(frozen=True)
class Answer:
    """Rows that fulfil a question: ``mask`` (bool, n); ``unsure`` rows are left out for want of a figure; ``notes`` are
    plain sentences.
    """

    mask: np.ndarray
    unsure: int
    notes: tuple[str, ...]

    @property
    def count(self) -> int:
        """How many rows."""
        return int(self.mask.sum())


def answer(question: q.Question, rows: Rows, places: pd.DataFrame | None = None) -> Answer:
    """The rows that fulfil a question.

    Parameters
    ----------
    question : what is looked for.
    rows : the table, with positions in EPSG:27700.
    places : table of places for "near"; the built-in one by default.

    Raises
    ------
    UserError : the table lacks a column, a place is unknown or has no position.
    """
    binding = bind(question, number_columns(rows.frame), places=places, cluster=rows.cluster)
    if question.where is None:
        return Answer(np.ones(len(rows), dtype=bool), 0, binding.notes)
    yes, known = _Asker(rows, binding).ask(question.where, np.arange(len(rows)))
    return Answer(yes & known, int((~known).sum()), binding.notes)


class _Asker:
    """Asks conditions of some rows (``index``, ascending row numbers) of a table."""

    def __init__(self, rows: Rows, binding: Binding) -> None:
        self._rows, self._binding = rows, binding
        self._by_centre = binding.question.cells_by == q.CENTRE

    def ask(self, condition: q.Condition, index: np.ndarray) -> Truth:
        if isinstance(condition, q.Not):
            yes, known = self.ask(condition.part, index)
            return known & ~yes, known
        if isinstance(condition, q.All):
            return self._all(condition.parts, index)
        if isinstance(condition, q.Either):
            # One of them holds unless all of their opposites do.
            yes, known = self._all(tuple(q.Not(part) for part in condition.parts), index)
            return known & ~yes, known
        return _ASK[type(condition)](self, condition, index)

    def _all(self, parts: tuple[q.Condition, ...], index: np.ndarray) -> Truth:
        """Quick conditions first, and each only of the rows that are not out already."""
        out, unsure = np.zeros(len(index), dtype=bool), np.zeros(len(index), dtype=bool)
        for part in sorted(parts, key=_cost):
            left = np.flatnonzero(~out)
            yes, known = self.ask(part, index if len(left) == len(index) else index[left])
            out[left] = known & ~yes
            unsure[left] |= ~known
        return ~out & ~unsure, out | ~unsure

    def _column(self, name: str, index: np.ndarray) -> pd.Series:
        column = self._rows.frame[name]
        return column if len(index) == len(column) else column.iloc[index]

    def compare(self, one: q.Compare, index: np.ndarray) -> Truth:
        values = self._numbers(self._binding.column(one.column), index)
        known = ~np.isnan(values)
        if one.operator == "between":
            return (values >= one.value) & (values <= one.upper), known
        return _COMPARE[one.operator](values, one.value), known

    def size(self, one: q.SizeBand, index: np.ndarray) -> Truth:
        low, high = q.SIZE_BANDS[one.band]
        values = self._numbers(self._binding.column(EMPLOYEES), index)
        return (values >= low) & (values < high), ~np.isnan(values)

    def _numbers(self, name: str, index: np.ndarray) -> np.ndarray:
        column = self._column(name, index)
        if column.dtype == object:
            column = pd.to_numeric(column, errors="coerce")
        return column.to_numpy(dtype=np.float64, na_value=np.nan)

    def cluster(self, one: q.InCluster, index: np.ndarray) -> Truth:
        if one.cluster == ALL or self._binding.question.target == q.CELLS:
            return _known(np.ones(len(index), dtype=bool))
        ids, prefixes = by_column(one.cluster)
        found, known = self._texts(CLUSTERS, index, lambda text: not set(ids).isdisjoint(_items(text)))
        for prefix in prefixes:
            found = found | self.sic(q.Sic(prefix), index)[0]
        return found, known

    def sic(self, one: q.Sic, index: np.ndarray) -> Truth:
        return self._texts(SIC, index, lambda text: f";{one.prefix}" in f";{text.replace(' ', '')}")

    def listed(self, one: q.Listed, index: np.ndarray) -> Truth:
        return self._texts(one.column, index, lambda text: one.value in _items(text))

    def text(self, one: q.HasText, index: np.ndarray) -> Truth:
        wanted = folded(one.text)
        return self._texts(one.column, index, lambda text: wanted in folded(text))

    def _texts(self, name: str, index: np.ndarray, holds: Callable[[str], bool]) -> Truth:
        """Ask each different text once."""
        code, texts = pd.factorize(self._column(name, index).to_numpy(dtype=object, na_value=None))
        answers = np.array([holds(_as_text(text)) for text in texts] + [False], dtype=bool)
        return _known(answers[code])

    def flag(self, one: q.Flag, index: np.ndarray) -> Truth:
        code, values = pd.factorize(self._column(one.column, index).to_numpy(dtype=object, na_value=None))
        answers = np.array([str(value).lower() in _TRUE for value in values] + [False], dtype=bool)
        return answers[code], code >= 0

    def incorporated(self, one: q.Incorporated, index: np.ndarray) -> Truth:
        column = self._column(INCORPORATED, index)
        if not pd.api.types.is_datetime64_any_dtype(column.dtype):  # texts: only what cannot be read in two ways
            column = pd.to_datetime(column, format="%Y-%m-%d", errors="coerce")
        days = column.dt.normalize().to_numpy(dtype="datetime64[s]")
        yes = np.ones(len(index), dtype=bool)
        if one.since is not None:
            yes &= days >= np.datetime64(one.since)
        if one.before is not None:
            yes &= days < np.datetime64(one.before)
        return yes, ~np.isnat(days)

    def area(self, one: q.InArea, index: np.ndarray) -> Truth:
        wanted = list(self._binding.codes[one.area])
        if self._binding.has_authority:
            code, values = pd.factorize(self._column(AUTHORITY, index).to_numpy(dtype=object, na_value=None))
            return np.array([str(value) in wanted for value in values] + [False], dtype=bool)[code], code >= 0
        found = authority_at(self._rows.x[index], self._rows.y[index])
        return np.isin(found.astype(str), wanted), self._rows.has_position[index]

    def near(self, one: q.Near, index: np.ndarray) -> Truth:
        return self._within(self._binding.grounds[one.spot], one.metres, index)

    def inside(self, one: q.Inside, index: np.ndarray) -> Truth:
        return self._within(self._binding.grounds[one.shape], 0.0, index)

    def _within(self, search_area: SearchArea, metres: float, index: np.ndarray) -> Truth:
        known = self._rows.has_position[index]
        yes = np.zeros(len(index), dtype=bool)
        if self._rows.shapes is not None and not self._by_centre:
            around = self._rows.bounds[index]
            near = np.flatnonzero(_overlaps(around, shapely.bounds(search_area.geometry), metres))
            yes[near] = _shapes_within(self._rows.shapes[index[near]], search_area.geometry, metres)
            return yes, known
        all_x, all_y = self._rows.centres
        x, y = (all_x, all_y) if len(index) == len(all_x) else (all_x[index], all_y[index])
        xmin, ymin, xmax, ymax = shapely.bounds(search_area.geometry)
        near = np.flatnonzero((x >= xmin - metres) & (x <= xmax + metres) & (y >= ymin - metres) & (y <= ymax + metres))
        yes[near] = _points_within(x[near], y[near], search_area, metres)
        return yes, known


def _known(yes: np.ndarray) -> Truth:
    return yes, np.ones(len(yes), dtype=bool)


def _points_within(x: np.ndarray, y: np.ndarray, search_area: SearchArea, metres: float) -> np.ndarray:
    spots = search_area.points
    if spots is None or len(spots) > _FEW:
        return _shapes_within(shapely.points(x, y), search_area.geometry, metres)
    yes = np.zeros(len(x), dtype=bool)
    for east, north in spots:
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


def _items(text: str) -> list[str]:
    return text.replace("; ", ";").split(";")


def _as_text(value: object) -> str:
    """A value as QGIS writes it: a whole number without a decimal point."""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _cost(condition: q.Condition) -> int:
    """Where a condition stands in the order of asking: arrays of numbers, then texts, then shapes."""
    if isinstance(condition, q.Not):
        return _cost(condition.part)
    if isinstance(condition, (q.All, q.Either)):
        return max(_cost(part) for part in condition.parts) + 1
    if isinstance(condition, (q.Near, q.Inside)):
        return 0
    return 1 if isinstance(condition, (q.Compare, q.SizeBand)) else 3


_COMPARE: dict[str, Callable[[np.ndarray, float], np.ndarray]] = {
    ">=": np.greater_equal,
    "<=": np.less_equal,
    ">": np.greater,
    "<": np.less,
    "=": np.equal,
}
_ASK: dict[type, Callable[..., Truth]] = {
    q.Compare: _Asker.compare,
    q.SizeBand: _Asker.size,
    q.InCluster: _Asker.cluster,
    q.Sic: _Asker.sic,
    q.Incorporated: _Asker.incorporated,
    q.Flag: _Asker.flag,
    q.InArea: _Asker.area,
    q.Listed: _Asker.listed,
    q.HasText: _Asker.text,
    q.Near: _Asker.near,
    q.Inside: _Asker.inside,
}
