"""DBSCAN by QGIS's own algorithm, ``native:dbscanclustering``, on positions that never were a layer."""

from __future__ import annotations

import numpy as np
from qgis.core import (
    QgsApplication,
    QgsFeature,
    QgsGeometry,
    QgsPointXY,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsVectorLayer,
)

from ...core.feedback import Feedback
from ...core.statistics.dbscan import NOISE, dbscan

_ID = "native:dbscanclustering"


class _Quiet(QgsProcessingFeedback):
    """Says nothing of the algorithm's own log."""

    def __init__(self) -> None:
        super().__init__(False)


def labels(x: np.ndarray, y: np.ndarray, distance: float, fewest: int, feedback: Feedback) -> np.ndarray:
    """Cluster of each point from 0, NOISE for none; the plugin's own DBSCAN where this QGIS has no native algorithms.

    May run in any thread: the layer of points lives and dies in it.
    """
    algorithm = QgsApplication.processingRegistry().createAlgorithmById(_ID)
    if algorithm is None or not len(x):
        return dbscan(x, y, distance, fewest, feedback)
    points = QgsVectorLayer("Point?crs=EPSG:27700&field=row:integer", "points", "memory")
    features = []
    for row, (east, north) in enumerate(zip(x.tolist(), y.tolist())):
        one = QgsFeature(points.fields())
        one.setAttributes([row])
        one.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(east, north)))
        features.append(one)
    points.dataProvider().addFeatures(features)
    context, asked = QgsProcessingContext(), {"INPUT": points, "MIN_SIZE": int(fewest), "EPS": float(distance), "OUTPUT": "memory:"}
    result, well = algorithm.run(asked, context, _Quiet())
    feedback.check()
    found = context.takeResultLayer(result["OUTPUT"]) if well else None
    if found is None:
        return dbscan(x, y, distance, fewest, feedback)
    label = np.full(len(x), NOISE, dtype=np.int64)
    for one in found.getFeatures():
        number = one["CLUSTER_ID"]
        if isinstance(number, int):
            label[one["row"]] = number - 1
    return label
