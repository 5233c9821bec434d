"""A question of the map as data: what is looked for, and a tree of conditions joined by and, or and not.

Every class here is plain frozen data. ``codec`` turns a question into JSON and back, ``sentence`` into English,
``answer`` into the rows that fulfil it, ``tree`` into a form that the QGIS rooms make an expression of.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Union

COMPANIES, CELLS, PLACES = "companies", "cells", "places"
TARGETS = (COMPANIES, CELLS, PLACES)
ANY_PART, CENTRE = "any", "centre"
COMPARISONS = (">=", "<=", ">", "<", "=", "between")
# Sizes of business as the Office for National Statistics and the Department for Business bound them: employees from,
# and below.
SIZE_BANDS: dict[str, tuple[float, float]] = {
    "micro": (0, 10),
    "small": (10, 50),
    "medium": (50, 250),
    "large": (250, float("inf")),
}


@dataclass(frozen=True)
class PlaceNamed:
    """The places of a name (of one kind, where a university and a hub share it), from the table of places."""

    name: str
    kind: str = ""


@dataclass(frozen=True)
class PlacesOfKind:
    """Every place of a kind (university, innovation_hub, investment_atlas) or of a type (Freeport)."""

    kind: str


@dataclass(frozen=True)
class Postcode:
    """The middle of a postcode, from the postcode directory in use."""

    postcode: str


@dataclass(frozen=True)
class Shape:
    """A shape that was drawn, selected or read from a layer: ``wkt`` in EPSG:27700, ``name`` for the sentence."""

    name: str
    wkt: str


Location = Union[PlaceNamed, PlacesOfKind, Postcode, Shape]


@dataclass(frozen=True)
class Compare:
    """A number compared, of a metric (by its id) or any column; "between" ``value`` and ``upper``, both included."""

    column: str
    operator: str
    value: float
    upper: float = 0.0


@dataclass(frozen=True)
class SizeBand:
    """Size by employees: micro, small, medium or large (SIZE_BANDS)."""

    band: str


@dataclass(frozen=True)
class InCluster:
    """Member of a cluster, by its id; "all" is every company."""

    cluster: str


@dataclass(frozen=True)
class Sic:
    """Any of the SIC 2007 codes begins with these digits."""

    prefix: str


@dataclass(frozen=True)
class Incorporated:
    """Incorporated on or after ``since``, before ``before``; either may be left out."""

    since: date | None = None
    before: date | None = None


@dataclass(frozen=True)
class Flag:
    """A yes-or-no column says yes: foreign_owned, high_growth, spike, suppressed, or any other."""

    column: str


@dataclass(frozen=True)
class InArea:
    """In an authority or area: an id of core.areas, a GSS code, or several joined by "+"."""

    area: str


@dataclass(frozen=True)
class Listed:
    """A column of one value, or several with ";" between them, holds this one: kind, type, status, cell_id."""

    column: str
    value: str


@dataclass(frozen=True)
class HasText:
    """The text of a column contains this text; capitals and small letters are the same."""

    column: str
    text: str


@dataclass(frozen=True)
class Near:
    """Within ``metres`` of a spot, on the British National Grid, the distance itself included."""

    spot: Location
    metres: float

    @property
    def location(self) -> Location:
        """The spot."""
        return self.spot


@dataclass(frozen=True)
class Inside:
    """Inside a polygon, its rim included: a travel-time area, an authority of another year, a drawn shape."""

    shape: Shape
    metres = 0.0  # no field: a shape is asked about as a spot is

    @property
    def location(self) -> Location:
        """The shape."""
        return self.shape


@dataclass(frozen=True)
class Not:
    """The opposite of a condition. What is not known stays not known."""

    part: Condition


@dataclass(frozen=True)
class All:
    """All of several conditions."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True)
class Either:
    """At least one of several conditions."""

    parts: tuple[Condition, ...]


Leaf = Union[Compare, SizeBand, InCluster, Sic, Incorporated, Flag, InArea, Listed, HasText, Near, Inside]
Condition = Union[Leaf, Not, All, Either]


@dataclass(frozen=True)
class Question:
    """What is looked for, and where.

    Parameters
    ----------
    target : companies, cells (hexagons) or places.
    where : the conditions; None asks for everything.
    cells_by : what of a hexagon (or any shape that is no point) must be near or inside: "any" part of it, or its
        "centre".
    name : the name that it is saved by.
    """

    target: str
    where: Condition | None = None
    cells_by: str = ANY_PART
    name: str = ""


def joined(parts: list[Condition]) -> Condition | None:
    """Several conditions as one: all of them must hold; None where there is none."""
    if not parts:
        return None
    return parts[0] if len(parts) == 1 else All(tuple(parts))
