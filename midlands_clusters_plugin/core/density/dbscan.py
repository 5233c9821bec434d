"""Density-based clusters of points: DBSCAN in numpy, and HDBSCAN where scikit-learn has it.

DBSCAN. A point is a *core* point if at least ``fewest`` points, itself included, lie within ``distance`` of it. Core
points within ``distance`` of each other are in one cluster; another point within ``distance`` of a core point belongs
to a cluster too (the lowest-numbered one, if there are several); the rest is noise. Clusters are numbered by their
first core point, in the order of the rows. Agrees with ``sklearn.cluster.DBSCAN``.

Companies share postcodes, so equal points are asked about once.

Ester, M., Kriegel, H.-P., Sander, J. and Xu, X. (1996), "A density-based algorithm for discovering clusters", KDD-96,
226-231. Campello, R. J. G. B., Moulavi, D. and Sander, J. (2013), "Density-based clustering based on hierarchical
density estimates", PAKDD 2013, 160-172.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd
import shapely

from ..base.errors import UserError
from ..base.feedback import Feedback
from ..base.i18n import tr

NOISE = -1
_BLOCK = 5_000
_STORED = 20_000_000  # pairs: 320 MB


def dbscan(x: np.ndarray, y: np.ndarray, distance: float, fewest: int, feedback: Feedback | None = None) -> np.ndarray:
    """Cluster of each point: 0, 1, ... or NOISE. (n,) int64.

    x, y : (n,) metres, EPSG:27700.
    distance : metres, above 0.
    fewest : smallest number of points (rows, not places) around a core point, at least 1.
    """
    if not (0 < distance < 1e6 and fewest >= 1):
        stated = tr("Choose a distance above 0 m and at least one company a cluster.")
        raise UserError(stated, f"distance: {distance}, fewest: {fewest}")
    feedback = feedback or Feedback()
    points = np.column_stack([np.asarray(x, dtype=np.float64), np.asarray(y, dtype=np.float64)])
    if not np.isfinite(points).all():
        raise UserError(tr("Leave out companies without a position first."))
    if not len(points):
        return np.empty(0, dtype=np.int64)
    places, inverse, weight = np.unique(points, axis=0, return_inverse=True, return_counts=True)
    inverse, order = pd.factorize(inverse.ravel())  # by their first row, so that clusters are numbered as rows stand
    places, weight = places[order], weight[order]
    pairs = _Pairs(shapely.points(places), distance)
    around = np.zeros(len(places), dtype=np.int64)
    for one, other in pairs.blocks(feedback.part(0.0, 0.8)):
        np.add.at(around, one, weight[other])
    core = around >= fewest
    root = np.arange(len(places))
    for one, other in pairs.blocks(feedback.part(0.8, 0.9)):
        both = core[one] & core[other]
        root = _joined(root, one[both], other[both])
    label: np.ndarray = np.full(len(places), NOISE, dtype=np.int64)
    label[core] = np.unique(root[core], return_inverse=True)[1].ravel()  # a root is its cluster's first place
    border = np.full(len(places), len(places), dtype=np.int64)
    for one, other in pairs.blocks(feedback.part(0.9, 1.0)):
        rim = ~core[one] & core[other]
        np.minimum.at(border, one[rim], label[other[rim]])
    label = np.where(~core & (border < len(places)), border, label)
    return label[inverse]


class _Pairs:
    """All pairs of places within the distance, each with itself, some thousand places at a time; stored for the next
    time while they are few, else found again: memory stays small.
    """

    def __init__(self, geometry: np.ndarray, distance: float) -> None:
        self._geometry, self._distance = geometry, distance
        self._tree = shapely.STRtree(geometry)
        self._stored: list[tuple[np.ndarray, np.ndarray]] | None = None

    def blocks(self, feedback: Feedback) -> Iterator[tuple[np.ndarray, np.ndarray]]:
        """Index of the one place and of the other, block by block."""
        if self._stored is not None:
            yield from self._stored
            return
        stored, number = [], 0
        for start in range(0, len(self._geometry), _BLOCK):
            feedback.progress(start / len(self._geometry))
            block = self._geometry[start : start + _BLOCK]
            one, other = self._tree.query(block, predicate="dwithin", distance=self._distance)
            number += len(one)
            if number <= _STORED:
                stored.append((one + start, other))
            yield one + start, other
        if number <= _STORED:
            self._stored = stored


def _joined(root: np.ndarray, one: np.ndarray, other: np.ndarray) -> np.ndarray:
    """Union of sets: each element's root is the smallest element of its set."""
    while True:
        a, b = root[one], root[other]
        apart = a != b
        if not apart.any():
            return root
        one, other = one[apart], other[apart]
        high, low = np.maximum(a[apart], b[apart]), np.minimum(a[apart], b[apart])
        np.minimum.at(root, high, low)
        while (root[root] != root).any():
            root = root[root]


def hdbscan(x: np.ndarray, y: np.ndarray, fewest: int) -> np.ndarray:
    """HDBSCAN by scikit-learn: clusters of different densities, ``fewest`` the smallest. Labels as in dbscan.

    Raises UserError without scikit-learn.
    """
    try:
        from sklearn.cluster import HDBSCAN  # of scikit-learn 1.3 or later
    except ImportError as error:
        stated = tr("HDBSCAN needs the Python package scikit-learn, which this QGIS does not have: choose DBSCAN.")
        raise UserError(stated) from error
    points = np.column_stack([x, y]).astype(np.float64)
    if not 2 <= fewest <= max(len(points), 2):
        stated = tr("The smallest cluster must have 2 companies or more, and no more than there are.")
        raise UserError(stated, f"fewest: {fewest}")
    if len(points) < 2:
        return np.full(len(points), NOISE, dtype=np.int64)
    label = HDBSCAN(min_cluster_size=int(fewest), copy=True).fit_predict(points).astype(np.int64)
    inside = label >= 0
    label[inside] = pd.factorize(label[inside])[0]  # numbered by their first point
    return np.where(inside, label, NOISE)
