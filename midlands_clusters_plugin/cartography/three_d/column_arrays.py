"""The hexagons that stand as columns, as arrays: for the camera, the presets and the names of the highest."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
from qgis.core import QgsFeatureRequest, QgsRectangle, QgsVectorLayer

from ...core.oblique.oblique_scene import peaks as highest_apart
from ..record.left_out import expression, left_out_of
from ..style.heights import Heights

UNIT = 1000.0  # metres in a unit of the plugin's scenes
_NEAR = 5_000.0  # metres; what lies so near belongs to the same cluster


@dataclass(frozen=True)
class Columns:
    """Pieces above zero that the map shows: centres (EPSG:27700, metres), values, the authority of each."""

    x: np.ndarray
    y: np.ndarray
    values: np.ndarray
    authority: np.ndarray

    def __len__(self) -> int:
        return len(self.values)


def standing(layer: QgsVectorLayer, metric: str) -> str:
    """The filter of the hexagons that get a column: those with a value that the user has not left out of the map."""
    out = expression(one for one in left_out_of(layer) if one.how == "map")
    return f'"{metric}" > 0' + (f" AND NOT ({out})" if out else "")


def read_columns(layer: QgsVectorLayer, metric: str) -> Columns:
    """Read the columns; a few thousand of the 37,000 hexagons."""
    request = QgsFeatureRequest().setFilterExpression(standing(layer, metric))
    rows = []
    for feature in layer.getFeatures(request.setSubsetOfAttributes([metric, "authority_name"], layer.fields())):
        centre = feature.geometry().boundingBox().center()
        rows.append((centre.x(), centre.y(), float(feature[metric]), str(feature["authority_name"])))
    x, y, values, names = zip(*rows) if rows else ((), (), (), ())
    middles = np.array(x, dtype=float), np.array(y, dtype=float)
    return Columns(*middles, np.array(values, dtype=float), np.array(names, dtype=object))


def highest_cluster(columns: Columns) -> tuple[float, float] | None:
    """Middle of the place where most lies together: the column with the largest sum of values within 5 km. None without
    columns. Not the highest column: that is often one shared address. Sums are made on squares of 5 km, shifted by
    halves, which is as good here.
    """
    if not len(columns):
        return None
    best, place = -1.0, None
    for dx, dy in ((0.0, 0.0), (0.5, 0.0), (0.0, 0.5), (0.5, 0.5)):
        key = np.stack([np.floor(columns.x / _NEAR / 2 + dx), np.floor(columns.y / _NEAR / 2 + dy)])
        squares, index = np.unique(key, axis=1, return_inverse=True)
        sums = np.bincount(index.ravel(), weights=columns.values, minlength=squares.shape[1])
        top = int(np.argmax(sums))
        if sums[top] > best:
            best, mine = sums[top], index.ravel() == top
            x, y = (np.average(axis[mine], weights=columns.values[mine]) for axis in (columns.x, columns.y))
            place = (float(x), float(y))
    return place


def peaks(columns: Columns, most: int, apart: float) -> list[int]:
    """Indices of the highest columns, at most so many, each further than ``apart`` metres from the higher ones."""
    return highest_apart(columns.values, np.column_stack([columns.x, columns.y]), most, apart).tolist()


def outline_points(authorities: QgsVectorLayer | None, bounds: Iterable[float], code: str = "") -> np.ndarray:
    """Points (n, 2) of the hulls of the authorities, or of one; the bounds' corners where there is none."""
    points: list[tuple[float, float]] = []
    if authorities is not None:
        for feature in authorities.getFeatures():
            if not code or str(feature["authority_code"]) == code:
                hull = feature.geometry().convexHull()
                points.extend((vertex.x(), vertex.y()) for vertex in hull.vertices())
    if not points:
        west, south, east, north = bounds
        points = [(west, south), (west, north), (east, south), (east, north)]
    return np.array(points)


def authorities_of(layer: QgsVectorLayer | None) -> dict[str, str]:
    """GSS code -> name of the authorities on a map, by name."""
    if layer is None:
        return {}
    request = QgsFeatureRequest().setFlags(QgsFeatureRequest.NoGeometry)
    found = {str(one["authority_code"]): str(one["authority_name"]) for one in layer.getFeatures(request)}
    return dict(sorted(found.items(), key=lambda item: item[1]))


def scene_points(
    authorities: Any, extent: QgsRectangle, columns: Columns, heights: Heights, code: str = ""
) -> np.ndarray:
    """What must be in the picture (n, 3), in units of the scene about its origin: the outline on the ground, and the
    tops of the columns. With the code of an authority only what lies within that one's outline.
    """
    box = (extent.xMinimum(), extent.yMinimum(), extent.xMaximum(), extent.yMaximum())
    return points_over(outline_points(authorities, box, code), extent, columns, heights)


def points_over(outline: np.ndarray, extent: QgsRectangle, columns: Columns, heights: Heights) -> np.ndarray:
    """Points (n, 2) of the ground, and the tops of the columns within their bounds, as ``scene_points`` gives them."""
    low, high = outline.min(axis=0), outline.max(axis=0)
    inside = (columns.x >= low[0]) & (columns.x <= high[0]) & (columns.y >= low[1]) & (columns.y <= high[1])
    tops = np.column_stack([columns.x[inside], columns.y[inside], heights.metres(columns.values[inside])])
    return about_origin(np.vstack([np.column_stack([outline, np.zeros(len(outline))]), tops]), extent)


def about_origin(points: np.ndarray, extent: QgsRectangle) -> np.ndarray:
    """Points (n, 3) in metres -> in units of the scene, about the middle of the extent."""
    return (points - np.array([extent.center().x(), extent.center().y(), 0.0])) / UNIT
