"""A question as a neutral tree of calls, of which the QGIS rooms make an expression. Nothing is text here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeVar, Union

import shapely

from ..catalogue.catalogue import ALL, by_column
from . import question as q
from .binding import AUTHORITY, CLUSTERS, EMPLOYEES, INCORPORATED, SIC, Binding, outline_of


@dataclass(frozen=True)
class Column:
    """The value of a column."""

    name: str


@dataclass(frozen=True)
class Fixed:
    """A value: text, number, date or truth."""

    value: Any  # str, float, date or bool


@dataclass(frozen=True)
class AtRow:
    """The row's own geometry in EPSG:27700, or its centroid."""

    centre: bool = False


@dataclass(frozen=True)
class There:
    """A geometry in EPSG:27700."""

    geometry: shapely.Geometry


@dataclass(frozen=True)
class Call:
    """An operation on other nodes.

    ``and or not >= <= > < =`` as in SQL; ``in`` (value, then the texts it may be); ``is_true`` (a flag in whatever
    form); ``day``; ``codes`` (a list's text without blanks, ";" before it); ``items`` (a list's text with ";" round
    every item); ``folded`` (small letters); ``contains`` (text, part); ``within`` (Here, There, metres); ``authority``
    (Here).
    """

    name: str
    arguments: tuple[Node, ...]


_SIGMA = ("ς", "σ")  # Python writes a sigma at the end of a word differently, Qt does not
Kind = TypeVar("Kind")
Node = Union[Column, Fixed, AtRow, There, Call]


def of_kind(kind: type[Kind], node: Node) -> Kind:
    """The node, which is of that kind. Raises TypeError where it is not: a tree is made wrong."""
    if not isinstance(node, kind):
        raise TypeError(f"{type(node).__name__} for {kind.__name__}")
    return node


def folded(text: str) -> str:
    """The text in small letters, in the way that QGIS's expressions have them too."""
    return text.lower().replace(*_SIGMA)


def tree(binding: Binding) -> Node:
    """The conditions of a bound question; Fixed(True) where it asks for everything."""
    where = binding.question.where
    return Fixed(True) if where is None else _node(where, binding)


def reach(binding: Binding) -> tuple[float, float, float, float] | None:
    """The rectangle (xmin, ymin, xmax, ymax; EPSG:27700) outside of which no row can fulfil the question, or None."""
    where = binding.question.where
    return None if where is None else _reach(where, binding)


def _node(condition: q.Condition, binding: Binding) -> Node:
    if isinstance(condition, q.Not):
        return Call("not", (_node(condition.part, binding),))
    if isinstance(condition, (q.All, q.Either)):
        name = "and" if isinstance(condition, q.All) else "or"
        return _joined(name, [_node(part, binding) for part in condition.parts])
    return _leaf(condition, binding)


def _leaf(leaf: q.Leaf, binding: Binding) -> Node:
    if isinstance(leaf, (q.Near, q.Inside)):
        return _within(leaf.location, leaf.metres, binding)
    if isinstance(leaf, q.InArea):
        if outline_of(leaf) in binding.grounds:
            return _within(outline_of(leaf), 0.0, binding)
        owner: Node = Column(AUTHORITY) if binding.has_authority else Call("authority", (AtRow(),))
        return Call("in", (owner, *(Fixed(code) for code in binding.codes[leaf.area])))
    if isinstance(leaf, q.Compare):
        column = Column(binding.column(leaf.column))
        if leaf.operator == "between":
            return _bounded(column, leaf.value, leaf.upper, "<=")
        return Call(leaf.operator, (column, Fixed(leaf.value)))
    if isinstance(leaf, q.SizeBand):
        low, high = map(float, q.SIZE_BANDS[leaf.band])
        return _bounded(Column(binding.column(EMPLOYEES)), low, None if high == float("inf") else high, "<")
    if isinstance(leaf, q.Incorporated):
        return _bounded(Call("day", (Column(INCORPORATED),)), leaf.since, leaf.before, "<")
    if isinstance(leaf, q.Flag):
        return Call("is_true", (Column(leaf.column),))
    if isinstance(leaf, q.InCluster):
        if leaf.cluster == ALL or binding.question.target == q.CELLS:
            return Fixed(True)
        ids, prefixes = by_column(leaf.cluster)
        return _joined("or", [*(_item(CLUSTERS, one) for one in ids), *map(_sic, prefixes)])
    if isinstance(leaf, q.Sic):
        return _sic(leaf.prefix)
    if isinstance(leaf, q.HasText):
        return Call("contains", (Call("folded", (Column(leaf.column),)), Fixed(folded(leaf.text))))
    if isinstance(leaf, q.Listed):
        return _item(leaf.column, leaf.value)
    raise TypeError(type(leaf).__name__)


def _joined(name: str, parts: Sequence[Node]) -> Node:
    return parts[0] if len(parts) == 1 else Call(name, tuple(parts))


def _within(location: q.Location, metres: float, binding: Binding) -> Node:
    at_row = AtRow(binding.question.cells_by == q.CENTRE)
    return Call("within", (at_row, There(binding.grounds[location].geometry), Fixed(metres)))


def _bounded(what: Node, low: Any, high: Any, below: str) -> Node:
    """At least ``low`` and ``below`` (< or <=) ``high``, where they are given."""
    bounds = [(">=", low), (below, high)]
    return _joined("and", [Call(sign, (what, Fixed(bound))) for sign, bound in bounds if bound is not None])


def _sic(prefix: str) -> Node:
    return Call("contains", (Call("codes", (Column(SIC),)), Fixed(f";{prefix}")))


def _item(column: str, value: str) -> Node:
    return Call("contains", (Call("items", (Column(column),)), Fixed(f";{value};")))


def _reach(condition: q.Condition, binding: Binding) -> tuple[float, float, float, float] | None:
    if isinstance(condition, (q.Near, q.Inside)):
        metres = condition.metres
        xmin, ymin, xmax, ymax = shapely.bounds(binding.grounds[condition.location].geometry).tolist()
        return xmin - metres, ymin - metres, xmax + metres, ymax + metres
    if not isinstance(condition, (q.All, q.Either)):
        return None
    boxes = [_reach(part, binding) for part in condition.parts]
    known = [box for box in boxes if box is not None]
    if not known or (isinstance(condition, q.Either) and len(known) < len(boxes)):
        return None
    outer, inner = (max, min) if isinstance(condition, q.All) else (min, max)
    low = [outer(box[side] for box in known) for side in (0, 1)]
    high = [inner(box[side] for box in known) for side in (2, 3)]
    return low[0], low[1], high[0], high[1]
