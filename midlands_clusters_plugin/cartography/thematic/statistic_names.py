"""Names of the looks that statistics have, without the looks: an algorithm's declaration needs no more."""

from __future__ import annotations

from ...core.base.i18n import shown
from ...core.base.resources import read_json

STATISTIC = "statistic"  # the role of a result
HOT_SPOTS, LOCAL_MORAN, QUOTIENT, GROWTH, DENSITY = (
    "hot_spots",
    "local_moran",
    "location_quotient",
    "growth",
    "density_clusters",
)
COVERING = (HOT_SPOTS, LOCAL_MORAN, QUOTIENT, GROWTH)  # areas that hide the hexagons beneath them
LOOKS = (*COVERING, DENSITY)
_TEXTS = ("name", "says", "unless")


def statistics() -> list[dict]:
    """What the catalogue says of each statistic, in the order of the list and in the user's language."""
    rows = read_json("catalogue", "statistics.json")
    return [{**row, **{key: shown(row[key]) for key in _TEXTS}} for row in rows]


def how_to_read(look: str) -> tuple[str, ...]:
    """What a reader of a page with this look must know: what it shows, and where it misleads."""
    row = next((one for one in statistics() if one.get("look", "") == look and look), None)
    return () if row is None else (row["unless"],) if look == GROWTH else (row["says"], row["unless"])
