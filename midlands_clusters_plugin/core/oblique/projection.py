"""Extruded maps as plain polygons: prisms seen from a height, printed as sharp vectors without a 3D view.

The projection is the cartographer's plan oblique: the ground is rotated about a centre, its depth is shortened by
``tilt``, and heights go straight up the page. Lengths across and heights keep their scale, so a height can be read with
a ruler, wherever it stands (Jenny & Patterson, "Plan oblique relief", Cartographic Perspectives 57, 2007).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely

TOP, LEFT, RIGHT = 0, 1, 2
_LIGHT = -60.0  # degrees clockwise from where the viewer looks, from which light comes: from the left


@dataclass(frozen=True)
class View:
    """From where the map is seen. ``centre``: the ground point (EPSG:27700) that stays; ``tilt``: depth on the page as
    a share of that on the ground, 1 straight down; ``azimuth``: degrees clockwise from north that the viewer faces.
    """

    centre: tuple[float, float]
    tilt: float = 0.5
    azimuth: float = 0.0

    def turned(self, xy: np.ndarray) -> np.ndarray:
        """Ground coordinates (n, 2) about the centre: x to the right of the viewer, y away from him."""
        angle = np.radians(self.azimuth)
        cosine, sine = np.cos(angle), np.sin(angle)
        dx, dy = (np.asarray(xy, dtype=np.float64) - self.centre).T
        return np.column_stack([dx * cosine - dy * sine, dx * sine + dy * cosine])

    def page(self, xy: np.ndarray, height: np.ndarray | float = 0.0) -> np.ndarray:
        """Ground coordinates (n, 2) and heights (metres on the ground's scale) -> page coordinates (n, 2), metres."""
        turned = self.turned(xy)
        return np.column_stack([turned[:, 0] + self.centre[0], turned[:, 1] * self.tilt + self.centre[1] + height])

    def drape(self, geometries: np.ndarray, height: float = 0.0) -> np.ndarray:
        """Outlines, points or areas laid on the ground of the view."""
        return shapely.transform(geometries, lambda xy: self.page(xy, height))


@dataclass(frozen=True)
class Faces:
    """Visible faces in painter's order, from the back, each prism's walls before its top: polygons in page coordinates,
    the index of the polygon each belongs to (``source``), TOP, LEFT or RIGHT, and light, 0 (dark) to 1 (the top).
    """

    geometry: np.ndarray
    source: np.ndarray
    kind: np.ndarray
    shade: np.ndarray


def extrude(
    polygons: np.ndarray, heights: np.ndarray, view: View, *, hidden: bool = False, turn: np.ndarray | None = None
) -> Faces:
    """Prisms over (multi)polygons, as the faces that the viewer can see. Only outer rings are given walls: a hole is
    not worth a face at the scale of a region.

    polygons : non-overlapping (multi)polygons on the ground, EPSG:27700.
    heights : one a polygon, in metres of the map; those that are not positive (or nan) get no prism.
    hidden : also give the walls that a neighbour at least as high covers.
    turn : the painter's turn of each polygon, the smallest first; by default from the back by the polygon's middle.
    """
    heights = np.nan_to_num(np.asarray(heights, dtype=np.float64))
    standing = np.flatnonzero(heights > 0)
    parts, part_of = shapely.get_parts(polygons[standing], return_index=True)
    source = standing[part_of]
    plain = not shapely.get_num_interior_rings(parts).any()
    coordinates, ring = shapely.get_coordinates(parts if plain else shapely.get_exterior_ring(parts), return_index=True)
    wall_source, walls, wall_right, wall_shade = _walls(coordinates, ring, source, heights, view, hidden)
    tops = _tops(parts, coordinates, ring, heights[source], view)
    geometry = np.concatenate([walls, tops])
    face_source = np.concatenate([wall_source, source])
    kind = np.concatenate([np.where(wall_right, RIGHT, LEFT), np.full(len(tops), TOP)])
    if turn is None:
        middle = shapely.get_coordinates(shapely.centroid(polygons)) if len(polygons) else np.empty((0, 2))
        turn = np.empty(len(polygons), dtype=np.int64)
        turn[np.argsort(-view.turned(middle)[:, 1], kind="stable")] = np.arange(len(polygons))
    order = np.argsort(turn[face_source] * 2 + (kind == TOP), kind="stable")
    shade = np.concatenate([wall_shade, np.ones(len(tops))])
    return Faces(geometry[order], face_source[order], kind[order], shade[order])


def _tops(parts: np.ndarray, coordinates: np.ndarray, ring: np.ndarray, heights: np.ndarray, view: View) -> np.ndarray:
    """The parts on the page, each as high as it stands; their outer rings are given by ``coordinates`` and ``ring``."""
    if not len(parts):
        return parts
    made = shapely.polygons(shapely.linearrings(view.page(coordinates, heights[ring]), indices=ring))
    for index in np.flatnonzero(shapely.get_num_interior_rings(parts)):
        made[index] = view.drape(parts[index], heights[index])
    return made


def _walls(
    coordinates: np.ndarray, ring: np.ndarray, source: np.ndarray, heights: np.ndarray, view: View, hidden: bool
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Quadrilaterals under the edges that face the viewer, with their source, side and shade."""
    if not len(ring):
        return np.empty(0, dtype=int), np.empty(0, dtype=object), np.empty(0, dtype=bool), np.empty(0)
    turned = view.turned(coordinates)
    first = np.flatnonzero(ring[1:] == ring[:-1])
    second, number = first + 1, ring[first]
    # Twice the area of a ring tells which way round it runs; edges of one that runs clockwise are taken from their end.
    from_start = turned - turned[np.searchsorted(ring, np.arange(ring[-1] + 1))][ring]
    x, y = from_start[:, 0], from_start[:, 1]
    clockwise = np.bincount(number, x[first] * y[second] - x[second] * y[first], ring[-1] + 1)[number] < 0
    first, second = np.where(clockwise, second, first), np.where(clockwise, first, second)
    along = turned[second] - turned[first]
    # An edge's outward normal is (dy, -dx); the viewer stands at negative y: it faces him where dx is positive.
    facing = along[:, 0] > 1e-9 * np.abs(along).max(initial=1.0)
    if not hidden:
        facing &= ~_covered(coordinates, first, second, heights[source[number]])
    first, second, along, owner = first[facing], second[facing], along[facing], source[number[facing]]
    base_plane = view.page(coordinates)
    low, other, up = base_plane[first], base_plane[second], np.column_stack([np.zeros(len(first)), heights[owner]])
    quads = shapely.polygons(np.stack([low, other, other + up, low + up, low], axis=1))
    normal = np.column_stack([along[:, 1], -along[:, 0]]) / np.hypot(along[:, 0], along[:, 1])[:, None]
    angle = np.radians(_LIGHT)
    lit = normal @ np.array([np.sin(angle), -np.cos(angle)])
    return owner, quads, normal[:, 0] > 1e-9, 0.45 + 0.4 * np.clip(lit, 0, 1)


def _covered(coordinates: np.ndarray, first: np.ndarray, second: np.ndarray, height: np.ndarray) -> np.ndarray:
    """Edges (bool) behind which nothing is seen: the neighbour across is at least as high as their column. Neighbours
    share their corners to the millimetre and run the same way round: they have the same edge the other way.
    """
    if not len(first):
        return np.zeros(0, dtype=bool)
    hashed = np.array([2_654_435_761, 40_503_000_017_777])  # wraps round
    corner = np.rint(coordinates * 1000).astype(np.int64) @ hashed
    there, back = corner[first] * 31 + corner[second], corner[second] * 31 + corner[first]
    order = np.argsort(there)
    across = order[np.minimum(np.searchsorted(there[order], back), len(order) - 1)]
    # Equal hashes are not trusted: the two edges must have the same ends.
    same = (np.abs(coordinates[first[across]] - coordinates[second]) < 0.002).all(axis=1)
    return (there[across] == back) & same & (height[across] >= height)


def heights_for(values: np.ndarray, *, tallest: float, scale: str = "linear") -> np.ndarray:
    """Heights (metres of the map) for values: the largest gets ``tallest``; zero, negative and missing ones get 0;
    ``scale``: "linear", "sqrt" or "log" (of 1 + value).
    """
    values = np.asarray(values, dtype=np.float64)
    positive = np.where(np.isfinite(values) & (values > 0), values, 0.0)
    scaled = {"linear": positive, "sqrt": np.sqrt(positive), "log": np.log1p(positive)}[scale]
    top = scaled.max(initial=0.0)
    return scaled / top * tallest if top > 0 else scaled  # in this order a tiny largest value stays finite
