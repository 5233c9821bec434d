"""A question tied to the table that it is put to: its columns are there, its places found, its areas known. Here all
its errors rise.
"""

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
# On hexagons these names are counts, not yes or no.
_COUNTED = ("foreign_owned",)


@dataclass(frozen=True)
class Binding:
    """What ``answer`` and ``tree`` need beside the question. ``numbers`` says of every column whether it holds
    numbers.
    """

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
    """Tie a question to a table.

    Parameters
    ----------
    numbers : column name -> whether it holds numbers.
    places : table of places; the built-in one by default.
    cluster : the cluster that the table's hexagons count.
    positions : whether the table's rows lie somewhere.

    Raises
    ------
    UserError : one plain sentence on what the table lacks or the question has wrong.
    """
    grounds: dict[q.Location, SearchArea] = {}
    codes: dict[str, tuple[str, ...]] = {}
    for leaf in leaves(question.where):
        _check_columns(leaf, question.target, numbers, cluster)
        if isinstance(leaf, (q.Near, q.Inside)):
            _need_positions(positions)
            location = leaf.spot if isinstance(leaf, q.Near) else leaf.shape
            grounds[location] = search_area_of(location, places)
        if isinstance(leaf, q.InArea):
            if AUTHORITY not in numbers:
                _need_positions(positions)
            codes[leaf.area] = get_area(leaf.area).codes
            if any(code.startswith(("E07", "new-", "own-")) for code in codes[leaf.area]):  # tables name the upper tier
                _need_positions(positions)
                grounds[outline_of(leaf)] = _districts(leaf, codes[leaf.area])
    notes = dict.fromkeys(note for search_area in grounds.values() for note in search_area.notes)
    return Binding(question, numbers, grounds, codes, tuple(notes))


def outline_of(leaf: q.InArea) -> q.Shape:
    """By which the outline of an area with districts in it is found among the grounds."""
    return q.Shape(leaf.area, "")


def _districts(leaf: q.InArea, codes: tuple[str, ...]) -> SearchArea:
    from ..geography.area_outlines import outlines_of

    return SearchArea(shapely.union_all(outlines_of(codes).geometry), (get_area(leaf.area).name,))


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


def columns_used(binding: Binding) -> tuple[str, ...]:
    """The columns of the table that a question looks at, each once; the authority's, where the table has it and an area
    is asked for.
    """
    fixed = {
        q.SizeBand: EMPLOYEES,
        q.InCluster: CLUSTERS,
        q.Sic: SIC,
        q.Incorporated: INCORPORATED,
        q.InArea: AUTHORITY,
    }
    names = []
    for leaf in leaves(binding.question.where):
        if isinstance(leaf, q.Compare):
            names.append(binding.column(leaf.column))
        elif isinstance(leaf, (q.Flag, q.Listed, q.HasText)):
            names.append(leaf.column)
        elif type(leaf) in fixed:
            names.append(fixed[type(leaf)])
    return tuple(name for name in dict.fromkeys(names) if name in binding.numbers)


def number_columns(frame: pd.DataFrame) -> dict[str, bool]:
    """Column name -> whether it holds numbers, for ``bind``."""
    return {str(name): _is_number(frame[name]) for name in frame.columns}


def _is_number(column: pd.Series) -> bool:
    kind = column.dtype
    if pd.api.types.is_object_dtype(kind):
        return pd.api.types.infer_dtype(column, skipna=True) in (
            "integer",
            "floating",
            "mixed-integer-float",
            "decimal",
            "empty",
        )
    return bool(pd.api.types.is_numeric_dtype(kind) and not pd.api.types.is_bool_dtype(kind))


def _column(name: str, numbers: Mapping[str, bool]) -> str:
    if name in numbers:
        return name
    metric = metrics().get(name)
    if metric is not None and metric.kind == "sum" and metric.column in numbers:
        return metric.column
    what = shown(metric.name) if metric is not None else name
    raise UserError(
        tr("The layer has no column “{what}”: choose another condition, or another layer.").format(what=what),
        ", ".join(numbers),
    )


def _check_columns(leaf: q.Leaf, target: str, numbers: Mapping[str, bool], cluster: str) -> None:
    if isinstance(leaf, (q.Compare, q.SizeBand)):
        name = _column(leaf.column if isinstance(leaf, q.Compare) else EMPLOYEES, numbers)
        if not numbers[name]:
            raise UserError(
                tr("The column “{name}” holds no numbers: it cannot be compared with one.").format(name=name)
            )
    elif isinstance(leaf, q.InCluster):
        _check_cluster(leaf.cluster, target, numbers, cluster)
    elif isinstance(leaf, q.Flag):
        if target == q.CELLS and leaf.column in _COUNTED:
            raise UserError(tr("Hexagons count their foreign-owned businesses: ask for 1 or more of them."))
        _need(leaf.column, numbers)
    elif isinstance(leaf, (q.Listed, q.HasText)):
        _need(leaf.column, numbers)
    elif isinstance(leaf, q.Sic):
        _need(SIC, numbers)
    elif isinstance(leaf, q.Incorporated):
        _need(INCORPORATED, numbers)


def _check_cluster(wanted: str, target: str, numbers: Mapping[str, bool], cluster: str) -> None:
    if wanted == ALL:
        return
    if wanted not in clusters():
        raise UserError(
            tr("There is no cluster “{wanted}”: choose one from the list.").format(wanted=wanted), ", ".join(clusters())
        )
    if target != q.CELLS:
        _need(CLUSTERS, numbers)
        if by_column(wanted)[1]:
            _need(SIC, numbers)
    elif wanted != cluster:
        raise UserError(
            tr("These hexagons do not count {name}: make a map of that cluster, and ask it.").format(
                name=shown(clusters()[wanted].name)
            ),
            cluster,
        )


def _need(name: str, numbers: Mapping[str, bool]) -> None:
    if name not in numbers:
        raise UserError(
            tr("The layer has no column “{name}”: choose another condition, or another layer.").format(name=name),
            ", ".join(numbers),
        )


def _need_positions(positions: bool) -> None:
    if not positions:
        raise UserError(
            tr(
                "The layer is a table without positions: choose a layer with points or polygons to ask where things "
                "are."
            )
        )
