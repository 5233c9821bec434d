"""A question tied to the table that it is put to: its columns, places and areas. Here all its errors rise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pandas as pd
import shapely

from ..base.errors import UserError
from ..base.i18n import shown, tr
from ..catalogue.catalogue import ALL, by_column, clusters, metrics
from ..geography.areas import get_area
from . import question as q
from .search_area import SearchArea, search_area_of

CLUSTERS, SIC, EMPLOYEES, INCORPORATED, AUTHORITY = "clusters", "sic", "employees", "incorporated", "authority_code"
_COLUMN_OF: dict[type, str] = {
    q.SizeBand: EMPLOYEES,
    q.InCluster: CLUSTERS,
    q.Sic: SIC,
    q.Incorporated: INCORPORATED,
    q.InArea: AUTHORITY,
}
_COUNTED = ("foreign_owned",)  # on hexagons these names are counts, not yes or no
_NUMBERS = ("integer", "floating", "mixed-integer-float", "decimal", "empty")  # as pandas calls what objects are
_QUARTER = 16  # corners of a quarter of a circle to be drawn


@dataclass(frozen=True)
class Binding:
    """What ``answer`` and ``tree`` need beside the question. ``numbers``: does a column hold numbers?"""

    question: q.Question
    numbers: Mapping[str, bool]
    grounds: Mapping[q.Location, SearchArea]
    codes: Mapping[str, tuple[str, ...]]
    notes: tuple[str, ...]

    def column(self, name: str) -> str:
        """The table's column for a metric's id or a column's name."""
        return _column(name, self.numbers)

    @property
    def has_authority(self) -> bool:
        """Whether the table says which authority a row belongs to; else its position decides."""
        return AUTHORITY in self.numbers


def bind(
    question: q.Question,
    numbers: Mapping[str, bool],
    *,
    places: pd.DataFrame | None = None,
    cluster: str = "",
    positions: bool = True,
) -> Binding:
    """Tie a question to a table. Raises UserError for what the table lacks or the question has wrong.

    Parameters
    ----------
    numbers : column name -> whether it holds numbers.
    places : table of places; the built-in one by default.
    cluster : the cluster that the table's hexagons count.
    positions : whether the table's rows lie somewhere.
    """
    grounds: dict[q.Location, SearchArea] = {}
    codes: dict[str, tuple[str, ...]] = {}
    for leaf in leaves(question.where):
        _check_columns(leaf, question.target, numbers, cluster)
        if isinstance(leaf, (q.Near, q.Inside)):
            _need_positions(positions)
            grounds[leaf.location] = search_area_of(leaf.location, places)
        elif isinstance(leaf, q.InArea):
            area = get_area(leaf.area)
            codes[leaf.area] = area.codes
            smaller = any(code.startswith(("E07", "new-", "own-")) for code in area.codes)  # tables name the upper tier
            if smaller or AUTHORITY not in numbers:
                _need_positions(positions)
            if smaller:
                from ..geography.area_outlines import outlines_of

                whole = shapely.union_all(outlines_of(area.codes).geometry)
                grounds[outline_of(leaf)] = SearchArea(whole, (area.name,))
    notes = dict.fromkeys(note for search_area in grounds.values() for note in search_area.notes)
    return Binding(question, numbers, grounds, codes, tuple(notes))


def outline_of(leaf: q.InArea) -> q.Shape:
    """By which the outline of an area with districts in it is found among the grounds."""
    return q.Shape(leaf.area, "")


def leaves(condition: q.Condition | None) -> Iterator[q.Leaf]:
    """All single conditions of a tree."""
    if condition is None:
        return
    if isinstance(condition, q.Not):
        yield from leaves(condition.part)
    elif isinstance(condition, (q.All, q.Either)):
        for part in condition.parts:
            yield from leaves(part)
    else:
        yield condition


def asked_area(binding: Binding, around: tuple[float, float, float, float] | None = None) -> shapely.Geometry | None:
    """The search areas of a question, circles round its locations and its polygons, as one shape to be drawn, in
    EPSG:27700; None where it asks about none.

    ``around`` : of several places those count whose circle reaches this box: all universities of the country are no
    place to zoom to.
    """
    found = []
    for leaf in leaves(binding.question.where):
        if isinstance(leaf, (q.Near, q.Inside)):
            parts = shapely.get_parts(binding.grounds[leaf.location].geometry)
            if around is not None and isinstance(leaf.location, (q.PlaceNamed, q.PlacesOfKind)) and len(parts) > 1:
                parts = parts[shapely.distance(parts, shapely.box(*around)) <= leaf.metres]
            found.append(shapely.union_all(shapely.buffer(parts, leaf.metres, quad_segs=_QUARTER)))
    whole = shapely.union_all(found) if found else None
    return None if whole is None or shapely.is_empty(whole) else whole


def _asked(leaf: q.Leaf) -> str:
    """The column or metric that a condition is about, "" for a position."""
    return str(getattr(leaf, "column", _COLUMN_OF.get(type(leaf), "")))


def columns_used(binding: Binding) -> tuple[str, ...]:
    """The columns of the table that a question looks at, each once; for an area the authority's, where there is one."""
    found = [(leaf, _asked(leaf)) for leaf in leaves(binding.question.where)]
    names = (binding.column(name) if isinstance(leaf, q.Compare) else name for leaf, name in found)
    return tuple(name for name in dict.fromkeys(names) if name in binding.numbers)


def number_columns(frame: pd.DataFrame) -> dict[str, bool]:
    """Column name -> whether it holds numbers, for ``bind``."""
    return {str(name): _is_number(frame[name]) for name in frame.columns}


def _is_number(column: pd.Series) -> bool:
    kind = column.dtype
    if pd.api.types.is_object_dtype(kind):
        return pd.api.types.infer_dtype(column, skipna=True) in _NUMBERS
    return bool(pd.api.types.is_numeric_dtype(kind) and not pd.api.types.is_bool_dtype(kind))


def _column(name: str, numbers: Mapping[str, bool]) -> str:
    if name in numbers:
        return name
    metric = metrics().get(name)
    if metric is not None and metric.kind == "sum" and metric.column in numbers:
        return metric.column
    raise _lacking(shown(metric.name) if metric is not None else name, numbers)


def _check_columns(leaf: q.Leaf, target: str, numbers: Mapping[str, bool], cluster: str) -> None:
    if isinstance(leaf, (q.Compare, q.SizeBand)):
        name = _column(_asked(leaf), numbers)
        if not numbers[name]:
            text = tr("The column “{name}” holds no numbers: it cannot be compared with one.")
            raise UserError(text.format(name=name))
    elif isinstance(leaf, q.InCluster):
        _check_cluster(leaf.cluster, target, numbers, cluster)
    elif isinstance(leaf, q.Flag) and target == q.CELLS and leaf.column in _COUNTED:
        raise UserError(tr("Hexagons count their foreign-owned businesses: ask for 1 or more of them."))
    elif not isinstance(leaf, (q.Near, q.Inside, q.InArea)):
        _need(_asked(leaf), numbers)


def _check_cluster(wanted: str, target: str, numbers: Mapping[str, bool], cluster: str) -> None:
    if wanted == ALL:
        return
    if wanted not in clusters():
        text = tr("There is no cluster “{wanted}”: choose one from the list.")
        raise UserError(text.format(wanted=wanted), ", ".join(clusters()))
    if target != q.CELLS:
        _need(CLUSTERS, numbers)
        if by_column(wanted)[1]:
            _need(SIC, numbers)
    elif wanted != cluster:
        text = tr("These hexagons do not count {name}: make a map of that cluster, and ask it.")
        raise UserError(text.format(name=shown(clusters()[wanted].name)), cluster)


def _need(name: str, numbers: Mapping[str, bool]) -> None:
    if name not in numbers:
        raise _lacking(name, numbers)


def _lacking(name: str, numbers: Mapping[str, bool]) -> UserError:
    text = tr("The layer has no column “{name}”: choose another condition, or another layer.")
    return UserError(text.format(name=name), ", ".join(numbers))


def _need_positions(positions: bool) -> None:
    if not positions:
        text = tr(
            "The layer is a table without positions: choose a layer with points or polygons to ask where things are."
        )
        raise UserError(text)
