"""Names for clusters from the nearest towns: "Derby South", not "Cluster 3".

A town is taken for a circle at 4,000 people a km2 (common in England; it only decides between towns). The town whose
edge is nearest gives the name, the bearing from its centre the compass point, unless the cluster lies in its middle.
Further out than half a radius and 2 km beyond its edge it is "North of Derby". Clusters that would share a name get the
next town as well ("Derby South, towards Melbourne"), and a number where that does not help.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ..base.i18n import tr

PEOPLE_PER_KM2 = 4000.0
_MIDDLE, _OUTSIDE, _MARGIN = 0.35, 1.5, 2000.0


def cluster_names(
    x: np.ndarray, y: np.ndarray, town_x: np.ndarray, town_y: np.ndarray, population: np.ndarray, town: np.ndarray
) -> np.ndarray:
    """Different names for clusters, (n,) object. Without any town: "Cluster 1", "Cluster 2", ...

    x, y : (n,) centres in metres, the most important first: it keeps the plainest name.
    town_x, town_y, population, town : (m,) towns: metres, people, name.
    """
    if not len(town):
        return np.array([tr("Cluster {number}").format(number=number + 1) for number in range(len(x))], dtype=object)
    dx = np.asarray(x, dtype=np.float64)[:, None] - np.asarray(town_x, dtype=np.float64)
    dy = np.asarray(y, dtype=np.float64)[:, None] - np.asarray(town_y, dtype=np.float64)
    away = np.hypot(dx, dy)
    radius = np.sqrt(np.asarray(population, dtype=np.float64) / PEOPLE_PER_KM2 / np.pi) * 1000
    order = np.argsort(away - radius, axis=1, kind="stable")
    taken: set[str] = set()
    names = []
    for i in range(len(x)):
        nearest, second = order[i, 0], order[i, 1] if order.shape[1] > 1 else order[i, 0]
        name = _name(str(town[nearest]), dx[i, nearest], dy[i, nearest], away[i, nearest], radius[nearest])
        if name in taken and second != nearest:
            name = tr("{name}, towards {value}").format(name=name, value=town[second])
        plain, number = name, 2
        while name in taken:
            name, number = f"{plain} {number}", number + 1
        taken.add(name)
        names.append(name)
    return np.array([*names, None], dtype=object)[:-1]


def address_names(postcodes: Sequence[str]) -> np.ndarray:
    """Different names for crowds that a single address makes: its postcode, where there is one."""
    names: list[str] = []
    for number, postcode in enumerate(postcodes):
        name = tr("One address, {postcode}").format(postcode=postcode) if postcode else ""
        if not name or name in names:
            name = tr("One address, number {number}").format(number=number + 1)
        names.append(name)
    return np.array([*names, None], dtype=object)[:-1]


def _name(town: str, dx: float, dy: float, away: float, radius: float) -> str:
    if away <= _MIDDLE * radius:
        return town
    point = round(np.degrees(np.arctan2(dx, dy)) / 45) % 8
    return (_beside() if away > _OUTSIDE * radius + _MARGIN else _within())[point].format(town=town)


def _within() -> tuple[str, ...]:
    """Names of the parts of a town, clockwise from the north."""
    return (
        tr("{town} North"),
        tr("{town} North East"),
        tr("{town} East"),
        tr("{town} South East"),
        tr("{town} South"),
        tr("{town} South West"),
        tr("{town} West"),
        tr("{town} North West"),
    )


def _beside() -> tuple[str, ...]:
    """Names of the ground outside a town, clockwise from the north."""
    return (
        tr("North of {town}"),
        tr("North-east of {town}"),
        tr("East of {town}"),
        tr("South-east of {town}"),
        tr("South of {town}"),
        tr("South-west of {town}"),
        tr("West of {town}"),
        tr("North-west of {town}"),
    )
