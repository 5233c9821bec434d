"""The statistics of the page: what each says, when not to use it, which settings it shows, and what it needs of the
map.
"""

from __future__ import annotations

from dataclasses import dataclass

from ...core.base.i18n import tr

HEXES, COMPANIES, TWO_MAPS = "hexes", "companies", "two_maps"


@dataclass(frozen=True)
class Kind:
    """``id`` is the algorithm's; ``settings`` are names of the page's widgets; ``needs`` is what of the map goes in."""

    id: str
    name: str
    says: str
    unless: str
    needs: str
    settings: tuple[str, ...]
    file: str = "gpkg"  # "" where the result is words alone


def kinds() -> list[Kind]:
    """All statistics, in the order of the list."""
    return [
        Kind(
            "hotspots",
            tr("Hot spots (Gi*)"),
            tr("Where hexagons with much stand together, more than chance would put them."),
            tr("Not where one company makes the figure (see Spikes), nor with fewer than 30 hexagons."),
            HEXES,
            ("rings", "inference"),
        ),
        Kind(
            "localmoran",
            tr("Like and unlike neighbours (local Moran)"),
            tr("Which hexagons are high among high ones, and which stand out from their neighbours."),
            tr("Not to find hot spots only: Gi* is easier to explain."),
            HEXES,
            ("rings", "level", "inference"),
        ),
        Kind(
            "locationquotient",
            tr("Location quotient"),
            tr("How specialised a place is: the cluster's share there over its share in the whole area."),
            tr(
                "Not to rank places, nor by small hexagons: few businesses make wild quotients. It needs a map of all "
                "companies too."
            ),
            TWO_MAPS,
            ("by", "fewest_sites"),
        ),
        Kind(
            "growth",
            tr("Growth between two years"),
            tr("How many more companies there are, by their dates of incorporation."),
            tr("Not as true growth where the list holds only companies that still exist: the start is then too low."),
            COMPANIES,
            ("by", "first_year", "last_year"),
        ),
        Kind(
            "densityclusters",
            tr("Density clusters"),
            tr("Where companies crowd, whatever the boundaries: outlines with members, figures and a name."),
            tr("Not on registered offices: an accountant's address is a crowd too."),
            COMPANIES,
            ("rule", "distance", "fewest"),
        ),
        Kind(
            "concentration",
            tr("Concentration"),
            tr("How unevenly the figure is spread: Gini, Herfindahl, and the share of the largest few."),
            tr("Not to compare maps with hexagons of different sizes: smaller ones are always more concentrated."),
            HEXES,
            ("by", "with_empty"),
            "",
        ),
    ]
