"""Where names go on an oblique map: near their points, clear of columns and of one another, with leader lines.

Greedy on a raster of millimetres of the page: names are placed in the order given, each at the best spot left for it.
The search is exhaustive within its reach, so the same input gives the same map.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

WIDTH_MM, HEIGHT_MM = 180.0, 92.0  # the smallest frame of a whole map on a page; on a larger one names have more room
_STEP = 1.5  # millimetres between spots that are tried
_GAP = 0.8  # millimetres that two names keep apart
_TIP = 1.0  # millimetres round a point that is named, where no name is put
_LETTER, _LINE = 0.58, 1.25  # width and height of a letter in sizes of the font (Arial, wide rather than narrow)
_POINT = 25.4 / 72
_ON_COLUMNS, _BELOW = 55.0, 0.35  # millimetres of line that a name wholly on columns, or below its point, costs


@dataclass
class Paper:
    """The page while names are put on it, from a corner at (``left``, ``bottom``), and rasters of millimetres: columns
    (``busy``, better no name), names, icons and lines (``taken``, no name), and ``names``, which no line may pass.
    """

    left: float
    bottom: float
    busy: np.ndarray
    taken: np.ndarray
    names: np.ndarray
    lines: list[tuple[np.ndarray, np.ndarray]] = field(default_factory=list)


def millimetre(width: float, height: float) -> float:
    """Metres of the map that are a millimetre of the page, for a map of this size (metres) on the smallest page."""
    return max(width / WIDTH_MM, height / HEIGHT_MM)


def text_size(texts: list[str], points: float | np.ndarray) -> np.ndarray:
    """Width and height (n, 2) in millimetres of texts in a font of so many points."""
    letters = np.array([len(text) for text in texts], dtype=np.float64)
    size = np.broadcast_to(np.asarray(points) * _POINT, letters.shape)
    return np.column_stack([letters * size * _LETTER, size * _LINE])


def paper(
    box: tuple[float, float, float, float], feet: np.ndarray, tips: np.ndarray, half: tuple[float, float]
) -> Paper:
    """An empty page over ``box`` (left, bottom, right, top) with the columns marked as busy: ``feet`` and ``tips``
    (n, 2) of their middles, ``half`` the width of their tops, across and up the page, all in millimetres of the page.
    """
    left, bottom, right, top = box
    shape = (max(int(np.ceil(top - bottom)), 1), max(int(np.ceil(right - left)), 1))
    change = np.zeros((shape[0] + 1, shape[1] + 1))
    low, high = feet - half - (left, bottom), tips + half - (left, bottom)
    columns = np.clip(np.column_stack([np.floor(low[:, 0]), np.ceil(high[:, 0])]), 0, shape[1]).astype(np.int64)
    rows = np.clip(np.column_stack([np.floor(low[:, 1]), np.ceil(high[:, 1])]), 0, shape[0]).astype(np.int64)
    for row, column, sign in ((0, 0, 1), (0, 1, -1), (1, 0, -1), (1, 1, 1)):
        np.add.at(change, (rows[:, row], columns[:, column]), sign)
    busy = np.cumsum(np.cumsum(change, axis=0), axis=1)[:-1, :-1] > 0
    return Paper(left, bottom, busy, np.zeros(shape, dtype=bool), np.zeros(shape, dtype=bool))


def take(page: Paper, low: np.ndarray, high: np.ndarray, *, names: bool = False) -> None:
    """No name is put on these boxes, lower left to upper right corners (n, 2); with ``names`` no line passes them."""
    first = np.floor(low - (page.left, page.bottom)).astype(np.int64).clip(0)
    last = np.ceil(high - (page.left, page.bottom)).astype(np.int64).clip(0)
    for (x0, y0), (x1, y1) in zip(first, last):
        page.taken[y0:y1, x0:x1] = True
        page.names[y0:y1, x0:x1] |= names


def put_names(
    page: Paper, points: np.ndarray, sizes: np.ndarray, *, reach: float, below: bool = False, most_busy: float = 1.0
) -> np.ndarray:
    """Lower left corners (n, 2) of the names, nan where one found no room; what is put there is taken from the page.

    points, sizes : (n, 2) what is named, the most important first, and the names' width and height, in millimetres.
    reach : how far a name may be from its point; then it has a leader line, which passes no name.
    below : names should rather be below their points; else above.
    most_busy : the largest share of a name that may lie on columns.
    """
    found = np.full((len(points), 2), np.nan)
    take(page, points - _TIP, points + _TIP)  # a name on another's point would shut that one in
    for index, (point, size) in enumerate(zip(points, sizes)):
        spots = _spots(page, point, size, reach)
        cost, near = _cost(page, point, size, spots, below, most_busy)
        best = _best(page, point, near, cost)
        if best is None:
            continue
        found[index] = spots[best]
        take(page, (spots[best] - _GAP)[None], (spots[best] + size + _GAP)[None], names=True)
        cells = _line_cells(page, point, near[best])
        page.taken[cells[:, 1], cells[:, 0]] = True
        page.lines.append((point, near[best]))
    return found


def _best(page: Paper, point: np.ndarray, near: np.ndarray, cost: np.ndarray) -> int | None:
    """The cheapest spot whose line is free, else one whose line passes no name; None where there is neither."""
    second = None
    for one in np.argsort(cost, kind="stable")[: int(np.isfinite(cost).sum())]:
        cells = _line_cells(page, point, near[one])
        if page.names[cells[:, 1], cells[:, 0]].any():
            continue
        if not any(_cross(point, near[one], *other) for other in page.lines):
            return int(one)
        second = int(one) if second is None else second
    return second


def _spots(page: Paper, point: np.ndarray, size: np.ndarray, reach: float) -> np.ndarray:
    """Lower left corners (n, 2) to try: the name is within reach and wholly on the page."""
    x = np.arange(point[0] - size[0] - reach, point[0] + reach, _STEP)
    y = np.arange(point[1] - size[1] - reach, point[1] + reach, _STEP)
    rows, columns = page.busy.shape
    x = x[(x >= page.left) & (x + size[0] <= page.left + columns)]
    y = y[(y >= page.bottom) & (y + size[1] <= page.bottom + rows)]
    return np.column_stack([np.tile(x, len(y)), np.repeat(y, len(x))])


def _cost(
    page: Paper, point: np.ndarray, size: np.ndarray, spots: np.ndarray, below: bool, most_busy: float
) -> tuple[np.ndarray, np.ndarray]:
    """How bad each spot is (inf: not possible), and the point of the name that is nearest to what it names."""
    near = np.clip(point, spots, spots + size)
    away = np.hypot(*(near - point).T)
    first = np.floor(spots - (page.left, page.bottom)).astype(np.int64)
    last = np.ceil(spots + size - (page.left, page.bottom)).astype(np.int64)
    cells = np.maximum((last - first).prod(axis=1), 1)
    share = _sums(page.busy, first, last) / cells
    middle = spots[:, 1] + size[1] / 2 - point[1]
    cost = away + _ON_COLUMNS * share + _BELOW * np.maximum(middle if below else -middle, 0.0)
    return np.where((_sums(page.taken, first, last) > 0) | (share > most_busy) | (away < 0.7), np.inf, cost), near


def _sums(raster: np.ndarray, first: np.ndarray, last: np.ndarray) -> np.ndarray:
    """Number of true cells in each box of cells [first, last)."""
    whole = np.zeros((raster.shape[0] + 1, raster.shape[1] + 1), dtype=np.int64)
    whole[1:, 1:] = raster.cumsum(axis=0).cumsum(axis=1)
    (x0, y0), (x1, y1) = (np.minimum(corner, raster.shape[::-1]).T for corner in (first, last))
    return whole[y1, x1] - whole[y0, x1] - whole[y1, x0] + whole[y0, x0]


def _line_cells(page: Paper, start: np.ndarray, end: np.ndarray) -> np.ndarray:
    """Column and row (n, 2) of the cells that a line passes, without its first millimetre."""
    length = max(float(np.hypot(*(end - start))), 1e-9)
    steps = np.linspace(min(1.0, 1.0 / length), 1.0, 2 * int(length) + 2)[:, None]
    cells = np.floor(start + steps * (end - start) - (page.left, page.bottom)).astype(np.int64)
    return cells[((cells >= 0) & (cells < page.taken.shape[::-1])).all(axis=1)]


def _cross(a: np.ndarray, b: np.ndarray, c: np.ndarray, d: np.ndarray) -> bool:
    def side(p: np.ndarray, q: np.ndarray, r: np.ndarray) -> float:
        return float((q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]))

    return side(a, b, c) * side(a, b, d) < 0 and side(c, d, a) * side(c, d, b) < 0
