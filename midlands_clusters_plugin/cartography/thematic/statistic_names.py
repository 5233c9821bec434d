"""Names of the looks that statistics have, without the looks: an algorithm's declaration needs no more."""

from __future__ import annotations

STATISTIC = "statistic"  # the role of a result
HOT_SPOTS, LOCAL_MORAN, QUOTIENT, GROWTH, DENSITY = (
    "hot_spots",
    "local_moran",
    "location_quotient",
    "growth",
    "density_clusters",
)
COVERING = (HOT_SPOTS, LOCAL_MORAN, QUOTIENT, GROWTH)  # areas that hide the hexagons beneath them
