"""What a condition can be about: data that the form is made from."""

from __future__ import annotations

from dataclasses import dataclass

from ...core.base.i18n import tr
from ...core.query import question as q

EVERY = q.TARGETS


@dataclass(frozen=True)
class Kind:
    """One kind of condition: its title, the rows of the form that it shows, of what it can be asked, and whether it is
    about a place; ``leaf`` where the rows are just what that condition is made of, in its order.
    """

    id: str
    title: str
    rows: tuple[str, ...]
    targets: tuple[str, ...] = EVERY
    is_where: bool = False
    leaf: type | None = None


def kinds() -> dict[str, Kind]:
    """All kinds by id, in the order of the list."""
    businesses, owned = (q.COMPANIES,), (q.COMPANIES, q.PLACES)
    compared = ("column", "operator", "value", "upper")
    made = (
        Kind("cluster", tr("Cluster"), ("cluster",), owned, leaf=q.InCluster),
        Kind("number", tr("Number"), compared, (q.COMPANIES, q.CELLS), leaf=q.Compare),
        Kind("size", tr("Size of company"), ("band",), businesses, leaf=q.SizeBand),
        Kind("sic", tr("SIC code"), ("sic",), businesses, leaf=q.Sic),
        Kind("incorporated", tr("Incorporated"), ("since", "before"), businesses, leaf=q.Incorporated),
        Kind("foreign_owned", tr("Foreign-owned"), (), businesses),
        Kind("high_growth", tr("High growth"), (), businesses),
        Kind("spike", tr("Spike"), (), (q.CELLS,)),
        Kind("suppressed", tr("Suppressed"), (), (q.CELLS,)),
        Kind("kind_is", tr("Kind of place"), ("place_kind",), (q.PLACES,)),
        Kind("text", tr("Text"), ("text_column", "text"), leaf=q.HasText),
        Kind("near_place", tr("Near a place"), ("distance", "place"), EVERY, True),
        Kind("near_kind", tr("Near a kind of place"), ("distance", "place_kind"), EVERY, True),
        Kind("near_postcode", tr("Near a postcode"), ("distance", "postcode"), EVERY, True),
        Kind("selected", tr("Near selected features"), ("distance", "layer"), EVERY, True),
        Kind("drawn", tr("Near or inside a drawing"), ("distance", "draw"), EVERY, True),
        Kind("polygons", tr("Inside polygons, travel times"), ("polygons", "field", "limit"), EVERY, True),
        Kind("area", tr("In an authority or area"), ("area",), EVERY, True, q.InArea),
    )
    return {one.id: one for one in made}


def operators() -> dict[str, str]:
    """Comparisons in words."""
    return {
        ">=": tr("at least"),
        "<=": tr("at most"),
        ">": tr("more than"),
        "<": tr("less than"),
        "=": tr("exactly"),
        "between": tr("from … to …"),
    }


def bands() -> dict[str, str]:
    """Sizes of companies in words."""
    return {
        "micro": tr("Micro (0 to 9 employees)"),
        "small": tr("Small (10 to 49)"),
        "medium": tr("Medium (50 to 249)"),
        "large": tr("Large (250 or more)"),
    }


def kind_of(leaf: q.Leaf, how: str = "") -> str:
    """The kind that a condition is of; ``how`` its shape was made ("selected", "polygons" or ""). "" for one that the
    form cannot show.
    """
    if isinstance(leaf, q.Flag):
        return leaf.column if leaf.column in kinds() else ""
    if isinstance(leaf, q.Listed):
        return "kind_is" if leaf.column in ("kind", "type") else ""
    if isinstance(leaf, q.Inside) or (isinstance(leaf, q.Near) and isinstance(leaf.spot, q.Shape)):
        return how if how == "polygons" and isinstance(leaf, q.Inside) else "selected" if how == "selected" else "drawn"
    if isinstance(leaf, q.Near):
        return {q.PlaceNamed: "near_place", q.PlacesOfKind: "near_kind", q.Postcode: "near_postcode"}[type(leaf.spot)]
    return next(one.id for one in kinds().values() if one.leaf is type(leaf))
