"""Two hexagon grids behind one face: the British National Grid one (the default) and H3 (where the ``h3`` package
imports).

A cell is an int64 *key*; its text form (``ids``) is what goes into tables. A key depends on the grid and its size
alone, never on the extent, the area or the data, so two maps made on different days share their cells.
"""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from collections.abc import Iterable
from typing import Any

import numpy as np
import shapely

from ..base.errors import UserError
from ..base.feedback import Feedback
from ..base.i18n import tr

MIN_SIZE, MAX_SIZE = 250.0, 10_000.0
PART = 200_000  # points that are located at a time
H3_RESOLUTIONS = (7, 8, 9)
_OFFSET = 1 << 20  # columns and rows are stored without a sign, so that keys sort by column, then row
_MASK = (1 << 21) - 1


class HexGrid(ABC):
    """A hexagon grid over EPSG:27700. Coordinates are metres on the British National Grid, keys are int64 arrays."""

    kind: str
    size: float

    @abstractmethod
    def locate(self, x: np.ndarray, y: np.ndarray) -> np.ndarray:
        """Key of the one cell that each point belongs to; points on an edge or corner included."""

    def locate_in_parts(self, x: np.ndarray, y: np.ndarray, feedback: Feedback) -> np.ndarray:
        """The same of millions of points, a part at a time: little memory, and Cancel is heard."""
        keys = np.empty(len(x), dtype=np.int64)
        for start in range(0, len(x), PART):
            keys[start : start + PART] = self.locate(x[start : start + PART], y[start : start + PART])
            feedback.progress(min(start + PART, len(x)) / len(x))
        return keys

    @abstractmethod
    def centres(self, keys: np.ndarray) -> np.ndarray:
        """Cell centres, shape (n, 2)."""

    @abstractmethod
    def polygons(self, keys: np.ndarray) -> np.ndarray:
        """Cell polygons; neighbours share their corners to the last bit."""

    @abstractmethod
    def ids(self, keys: np.ndarray) -> np.ndarray:
        """Texts that name the cells, for tables."""

    @abstractmethod
    def keys_of(self, ids: Iterable[object]) -> np.ndarray:
        """Keys of cell texts, the inverse of ``ids``. Raises UserError for a text of another grid."""

    @abstractmethod
    def neighbours(self, keys: np.ndarray) -> np.ndarray:
        """Keys of the six neighbours, shape (n, 6)."""

    @abstractmethod
    def covering(self, bounds: tuple[float, float, float, float]) -> np.ndarray:
        """Keys, sorted, of every cell that touches the rectangle (xmin, ymin, xmax, ymax), and perhaps some just
        outside.
        """

    def lattice(self, keys: np.ndarray) -> tuple[np.ndarray, np.ndarray] | None:
        """Column and row of each cell, where the grid has them: by these, cells are looked up quickest."""
        return None

    @property
    @abstractmethod
    def circumradius(self) -> float:
        """Upper bound of the distance from a cell's centre to its corners, in metres."""

    @abstractmethod
    def describe(self) -> str:
        """What a cell is, with its area, in words for a map's method line."""


class BngGrid(HexGrid):
    """Regular flat-topped hexagons on the British National Grid, the centre of cell (0, 0) at the grid's origin.

    ``size``: metres across flats (between opposite sides), 250 to 10,000; 1,000 m gives cells of 0.866 km2. Columns
    stand size * sqrt(3) / 2 apart, rows ``size`` apart, odd columns half a row higher. A point on an edge goes to the
    upper cell, or the right-hand one where the cells stand side by side.
    """

    kind = "bng"

    def __init__(self, size: float = 1000.0) -> None:
        if not (isinstance(size, (int, float)) and MIN_SIZE <= size <= MAX_SIZE):
            stated = tr("Choose a cell size between {min_size:,.0f} m and {max_size:,.0f} m.")
            raise UserError(stated.format(min_size=MIN_SIZE, max_size=MAX_SIZE), f"size: {size}")
        self.size = float(size)
        self._column_step = self.size * math.sqrt(3) / 2
        self._prefix = f"bng{self.size:g}_"

    @property
    def circumradius(self) -> float:
        return self.size / math.sqrt(3)

    @property
    def cell_area_km2(self) -> float:
        """Area of one cell in km2."""
        return self.size**2 * math.sqrt(3) / 2 / 1e6

    def describe(self) -> str:
        text = tr(
            "hexagons {size:,.0f} m across flats ({cell_area_km2:.3f} km² each), British National Grid, origin (0, 0)"
        )
        return text.format(size=self.size, cell_area_km2=self.cell_area_km2)

    def locate(self, x: np.ndarray, y: np.ndarray) -> np.ndarray:
        """Key of the cell whose centre is nearest; ties as in the class notes."""
        x, y = np.asarray(x, dtype=np.float64), np.asarray(y, dtype=np.float64)
        left = np.floor(x / self._column_step).astype(np.int64)
        left_row, left_dy = self._nearest_row(left, y)
        right_row, right_dy = self._nearest_row(left + 1, y)
        left_dx, right_dx = x - left * self._column_step, x - (left + 1) * self._column_step
        nearer_left = left_dx**2 + left_dy**2 < right_dx**2 + right_dy**2
        return _pack(np.where(nearer_left, left, left + 1), np.where(nearer_left, left_row, right_row))

    def _nearest_row(self, column: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        shifted = y - (column & 1) * (self.size / 2)
        row = np.floor(shifted / self.size + 0.5)
        return row.astype(np.int64), shifted - row * self.size

    def centres(self, keys: np.ndarray) -> np.ndarray:
        column, row = _unpack(keys)
        return np.column_stack([column * self._column_step, row * self.size + (column & 1) * (self.size / 2)])

    def polygons(self, keys: np.ndarray) -> np.ndarray:
        """Cell polygons, from corners on one integer lattice, so that neighbours share them exactly."""
        column, row = _unpack(keys)
        corner_x = (3 * column)[:, None] + np.array([2, 1, -1, -2, -1, 1, 2])
        corner_y = (2 * row + (column & 1))[:, None] + np.array([0, 1, 1, 0, -1, -1, 0])
        corners = np.stack([corner_x * (self._column_step / 3), corner_y * (self.size / 2)], axis=-1)
        return shapely.polygons(corners)

    def ids(self, keys: np.ndarray) -> np.ndarray:
        """Texts such as ``bng1000_512_-3``: grid, metres across flats, column, row."""
        prefix, columns_rows = self._prefix, zip(*(one.tolist() for one in _unpack(keys)))
        return np.array([f"{prefix}{column}_{row}" for column, row in columns_rows], dtype=object)

    def keys_of(self, ids: Iterable[object]) -> np.ndarray:
        texts = [str(one) for one in ids]
        parts = [text.removeprefix(self._prefix).split("_") for text in texts]
        if any(len(part) != 2 or not text.startswith(self._prefix) for part, text in zip(parts, texts)):
            raise _other_grid()
        numbers = np.array(parts, dtype=np.int64).reshape(len(parts), 2)
        return _pack(numbers[:, 0], numbers[:, 1])

    def lattice(self, keys: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        return _unpack(keys)

    def neighbours(self, keys: np.ndarray) -> np.ndarray:
        """Keys of the six neighbours, counter-clockwise from the upper right."""
        column, row = _unpack(keys)
        odd = column & 1
        columns = np.stack([column + 1, column, column - 1, column - 1, column, column + 1], axis=1)
        rows = np.stack([row + odd, row + 1, row + odd, row + odd - 1, row - 1, row + odd - 1], axis=1)
        return _pack(columns, rows)

    def covering(self, bounds: tuple[float, float, float, float]) -> np.ndarray:
        """All cells touching the rectangle, found by column and row: one cell more on each side than strictly
        needed.
        """
        xmin, ymin, xmax, ymax = bounds
        columns = np.arange(math.floor(xmin / self._column_step) - 1, math.ceil(xmax / self._column_step) + 2)
        rows = np.arange(math.floor(ymin / self.size) - 2, math.ceil(ymax / self.size) + 2)
        return _pack(np.repeat(columns, len(rows)), np.tile(rows, len(columns)))


def _other_grid() -> UserError:
    return UserError(tr("The layer holds cells of another grid or size than the one asked for."))


def _pack(column: np.ndarray, row: np.ndarray) -> np.ndarray:
    return ((column + _OFFSET) << 21) | (row + _OFFSET)


def _unpack(keys: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    keys = np.asarray(keys, dtype=np.int64)
    return (keys >> 21) - _OFFSET, (keys & _MASK) - _OFFSET


def h3_available() -> bool:
    """Whether the optional ``h3`` package (version 4) imports."""
    try:
        import h3
    except ImportError:
        return False
    return hasattr(h3, "latlng_to_cell")


class H3Grid(HexGrid):
    """Uber's H3 cells, projected to the British National Grid. ``size`` is the resolution: 7, 8 or 9.

    H3 has no 1 km cell, and areas vary by place. A point's cell is what H3 says (on the sphere); the drawn polygons
    join the same corners by straight lines on the map.
    """

    kind = "h3"
    _AREA = {7: 4.65, 8: 0.665, 9: 0.095}  # km2 over the Midlands

    def __init__(self, size: float = 8) -> None:
        if not h3_available():
            stated = tr(
                "The H3 grid needs the Python package h3, which this QGIS does not have: choose the British National "
                "Grid hexagons."
            )
            raise UserError(stated)
        if int(size) not in H3_RESOLUTIONS:
            raise UserError(tr("Choose an H3 resolution of 7, 8 or 9."), f"resolution: {size}")
        import h3.api.basic_int as h3_int
        from pyproj import Transformer

        self.resolution = int(size)
        self.size = float(self.resolution)
        self._h3: Any = h3_int
        self._edge: float = h3_int.average_hexagon_edge_length(self.resolution, unit="m")
        self._to_degrees = Transformer.from_crs(27700, 4326, always_xy=True)
        self._to_metres = Transformer.from_crs(4326, 27700, always_xy=True)

    @property
    def circumradius(self) -> float:
        return self._edge * 1.2  # a fifth more for H3's distortion

    def describe(self) -> str:
        text = tr("H3 hexagons of resolution {resolution} (about {value:g} km² each here; the area varies by place)")
        return text.format(resolution=self.resolution, value=self._AREA[self.resolution])

    def locate(self, x: np.ndarray, y: np.ndarray) -> np.ndarray:
        """H3 cell of each point. Equal points are asked once."""
        points, inverse = np.unique(np.column_stack([x, y]).astype(float), axis=0, return_inverse=True)
        lon, lat = self._to_degrees.transform(points[:, 0], points[:, 1])
        cell, resolution = self._h3.latlng_to_cell, self.resolution
        keys = np.fromiter((cell(a, o, resolution) for a, o in zip(lat.tolist(), lon.tolist())), dtype=np.int64)
        return keys[inverse.ravel()]

    def centres(self, keys: np.ndarray) -> np.ndarray:
        degrees = np.array([self._h3.cell_to_latlng(int(key)) for key in keys]).reshape(len(keys), 2)
        return np.column_stack(self._to_metres.transform(degrees[:, 1], degrees[:, 0]))

    def polygons(self, keys: np.ndarray) -> np.ndarray:
        """Cell polygons. Each of H3's numbered corners is projected once, so neighbours share it exactly."""
        corners = [self._h3.cell_to_vertexes(int(key)) for key in keys]
        every = np.array([v for ring in corners for v in ring], dtype=np.int64)
        numbers, inverse = np.unique(every, return_inverse=True)
        degrees = np.array([self._h3.vertex_to_latlng(int(v)) for v in numbers]).reshape(len(numbers), 2)
        metres = np.column_stack(self._to_metres.transform(degrees[:, 1], degrees[:, 0]))[inverse.ravel()]
        rings = np.repeat(np.arange(len(corners)), [len(ring) for ring in corners])
        return shapely.polygons(shapely.linearrings(metres, indices=rings))

    def ids(self, keys: np.ndarray) -> np.ndarray:
        """H3's own index texts."""
        return np.array([self._h3.int_to_str(int(key)) for key in keys], dtype=object)

    def keys_of(self, ids: Iterable[object]) -> np.ndarray:
        try:
            keys = np.array([int(str(text), 16) for text in ids], dtype=np.int64)
        except (ValueError, OverflowError) as error:
            raise _other_grid() from error
        if ((keys >> 52 & 0xF) != self.resolution).any():
            raise _other_grid()
        return keys

    def neighbours(self, keys: np.ndarray) -> np.ndarray:
        """Keys of the six neighbours, sorted."""
        around = [sorted(set(self._h3.grid_disk(int(key), 1)) - {int(key)}) for key in keys]
        return np.array(around, dtype=np.int64).reshape(len(keys), 6)

    def covering(self, bounds: tuple[float, float, float, float]) -> np.ndarray:
        """All cells touching the rectangle: sampled finer than a cell, then one ring added."""
        xmin, ymin, xmax, ymax = bounds
        step = self._edge
        xs, ys = np.arange(xmin, xmax + step, step), np.arange(ymin, ymax + step, step)
        found = np.unique(self.locate(np.repeat(xs, len(ys)), np.tile(ys, len(xs))))
        return np.unique(np.concatenate([found, self.neighbours(found).ravel()]))


def make_grid(kind: str = "bng", size: float = 1000.0) -> HexGrid:
    """The grid named ``bng`` (size in metres across flats) or ``h3`` (size is the resolution). Raises UserError."""
    if kind == "bng":
        return BngGrid(size)
    if kind == "h3":
        return H3Grid(size)
    raise UserError(tr('Choose the grid "bng" or "h3".'), f"grid: {kind}")
