"""The page of an oblique map: its coordinates, and the names on it: highest columns with values, spikes, towns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from qgis.core import QgsMapLayer, QgsVectorLayer

from ...core.base.i18n import tr
from ...core.oblique.oblique_names import Paper, millimetre, paper, put_names, take, text_size
from ...core.oblique.oblique_scene import Bounds, Columns, inside_any, peaks, tips_of
from ...core.oblique.projection import View
from ...qgis_io.crs import PAGE_PLANE
from ...qgis_io.layer_arrays import read
from ..context.spike_layer import MOST, spikes_of
from ..style.map_text import number, plain_name, unit_of

# Page coordinates are no positions on earth: their reference system says so.
PAGE = (
    f'ENGCRS["{PAGE_PLANE}",EDATUM["Page"],CS[Cartesian,2],AXIS["across",east,ORDER[1]],AXIS["up",north,ORDER[2]],'
    'LENGTHUNIT["metre",1]]'
)
PEAKS = 7
PEAK_SIZE, TOWN_SIZE = 7.5, 6.5  # points
PIN_MM = 3.6  # how far above its spot a place's icon stands
# Peaks are so far from each other on the ground: a share of the area's longer side, and at least so many metres.
_APART, _FEWEST_METRES = 0.06, 2500.0
_LOW = 0.2  # a column lower than this share of the tallest is no peak
_NEAR = 12_000.0  # a peak is named after a town at most this far away (metres)
# On a map of a region rather after a town of so many inhabitants, if it is so near.
_KNOWN, _KNOWN_NEAR = 40_000, 8_000.0
_REGION = 70_000.0  # metres; a smaller area is no region, and its small towns are known to its readers
_TOWNS, _TOWNS_APART = 14, 0.075  # how many, how far apart (share of the longer side)
_LARGE, _LOCAL = 40_000, 12_000  # inhabitants of those named on a map of a region, and of a smaller area
_EDGE_MM = 1.8  # room below for the edge of the ground
_MARGIN = 0.03
_SKY_MM = 6.0  # room above the highest column for its name
_REACH_MM, _TOWN_REACH_MM = 34.0, 12.0
_ICON_MM = 3.0
_ROWS = ["text", "kind", "spike", "value", "authority_code", "label_x", "label_y", "pinned"]


def frame_of(page: np.ndarray, table: pd.DataFrame) -> gpd.GeoDataFrame:
    """Points of the page (n, 2) with their table."""
    return frame(shapely.points(page) if len(page) else np.empty(0, dtype=object), table)


def frame(geometry: np.ndarray, table: pd.DataFrame) -> gpd.GeoDataFrame:
    """Geometries of the page with their table."""
    return gpd.GeoDataFrame(table.reset_index(drop=True), geometry=np.asarray(geometry, dtype=object), crs=PAGE)


def with_sky(box: Bounds) -> Bounds:
    """The box with room above it for the name of the highest column, and a little all round."""
    metres = millimetre(box.right - box.left, box.top - box.bottom)
    return Bounds(box.left - metres, box.bottom - _EDGE_MM * metres, box.right + metres, box.top + _SKY_MM * metres)


def with_room(box: Bounds) -> Bounds:
    """The box with a margin, which tops of columns, pins and names of a page need."""
    margin = _MARGIN * max(box.right - box.left, box.top - box.bottom)
    return Bounds(box.left - margin, box.bottom - margin, box.right + margin, box.top + 2 * margin)


def names_table(
    columns: Columns,
    cells: pd.DataFrame,
    view: View,
    layers: Mapping[str, QgsMapLayer],
    outlines: np.ndarray,
    metric: str,
    page: Bounds,
    marks: Sequence[np.ndarray],
) -> gpd.GeoDataFrame:
    """All names as points of the page with the lower left corner of their text, placed for a page that shows the whole
    map. ``marks`` are icons' spots, which names keep off. ``pinned`` is the scale (its denominator) at which the names
    are as they were placed.
    """
    metres = millimetre(page.right - page.left, page.top - page.bottom)
    sheet = _sheet(columns, view, page, metres, marks)
    high, high_at = _high(columns, cells, view, layers, metric, outlines)
    towns, towns_at = _towns(layers.get("towns"), outlines, view)
    sizes = text_size(_printed(high), PEAK_SIZE), text_size(towns["text"].tolist(), TOWN_SIZE)
    corners = [
        put_names(sheet, high_at / metres, sizes[0], reach=_REACH_MM),
        put_names(sheet, towns_at / metres, sizes[1], reach=_TOWN_REACH_MM, below=True, most_busy=0.3),
    ]
    table = pd.concat([high, towns], ignore_index=True)
    where = np.concatenate(corners) * metres
    table["label_x"], table["label_y"] = where[:, 0], where[:, 1]
    table["pinned"] = metres * 1000
    points = np.concatenate([high_at, towns_at])
    there = (table["kind"] != "town") | np.isfinite(table["label_x"])
    table = table[there].astype({"spike": "Int64", "value": "float64"})
    return frame_of(points[there.to_numpy()], table[_ROWS].reset_index(drop=True))


def _printed(rows: pd.DataFrame) -> list[str]:
    """What is printed: a spike's number before its name."""
    numbers = rows["spike"].notna()
    return [f"({spike}) {text}" if there else text for spike, text, there in zip(rows["spike"], rows["text"], numbers)]


def _sheet(columns: Columns, view: View, page: Bounds, metres: float, marks: Sequence[np.ndarray]) -> Paper:
    # Of a hexagon: to its corners.
    across = float(np.sqrt(shapely.area(columns.polygons).max(initial=0.0))) * 0.62 / metres
    box = (page.left / metres, page.bottom / metres, page.right / metres, page.top / metres)
    middles, tips = view.page(columns.middle) / metres, tips_of(columns, view) / metres
    sheet = paper(box, middles, tips, (across, across * view.tilt))
    for points in marks:
        foot = shapely.get_coordinates(points) / metres
        low = foot + (-_ICON_MM / 2, PIN_MM - _ICON_MM / 2)
        take(sheet, low, low + _ICON_MM)
    return sheet


def _high(
    columns: Columns,
    cells: pd.DataFrame,
    view: View,
    layers: Mapping[str, QgsMapLayer],
    metric: str,
    outlines: np.ndarray,
) -> tuple[pd.DataFrame, np.ndarray]:
    """Names of the highest columns and numbers of spikes with notes; and the tips that they point to."""
    middle, apart = columns.middle, max(_side(outlines) * _APART, _FEWEST_METRES)
    rising = np.where(columns.heights > _LOW * columns.heights.max(initial=0.0), columns.values, 0.0)
    chosen = [int(one) for one in peaks(rising, middle, PEAKS, apart)]
    numbers = _spiking(cells, layers.get("spikes"), metric)
    named, unit = len(chosen), unit_of(metric)
    chosen += [index for index in numbers if index not in chosen]
    names = _names(middle[chosen], cells["authority_name"].iloc[chosen], layers.get("towns"), outlines)
    rows = []
    for rank, index in enumerate(chosen):
        spike, value = numbers.get(index), columns.values[index]
        text, kind = f"({spike})", "spike"
        if rank < named:
            text, kind = tr("{value} {place}").format(value=number(value, unit), place=names[rank]), "peak"
        code = str(cells["authority_code"].iloc[index])
        rows.append((text, kind, spike if rank < named else None, value, code))
    table = pd.DataFrame(rows, columns=_ROWS[:5], dtype=object)
    return table, tips_of(columns, view)[chosen]


def _side(outlines: np.ndarray) -> float:
    left, bottom, right, top = shapely.total_bounds(outlines)
    return float(max(right - left, top - bottom))


def _spiking(cells: pd.DataFrame, spikes: QgsMapLayer | None, metric: str) -> dict[int, int]:
    """Number of the note of each column that is a spike, by the column's index."""
    numbers = {(one.cell_id, one.authority_code): one.number for one in spikes_of(spikes, metric) if one.number <= MOST}
    if not numbers:
        return {}
    maybe = np.flatnonzero(cells["cell_id"].isin([cell for cell, _ in numbers]).to_numpy(dtype=bool))
    pairs = zip(maybe, cells["cell_id"].iloc[maybe].astype(str), cells["authority_code"].iloc[maybe].astype(str))
    return {int(index): numbers[cell, code] for index, cell, code in pairs if (cell, code) in numbers}


def _names(middle: np.ndarray, authorities: pd.Series, towns: QgsMapLayer | None, outlines: np.ndarray) -> list[str]:
    """For each column "near Derby": a well-known town near it, else the nearest or, where none is near, "in a hexagon
    of Derbyshire". The figure is the hexagon's: under a town's or county's bare name it would read as theirs. A town on
    the other side of a boundary names no column.
    """
    names = [tr("in a hexagon of {place}").format(place=plain_name(str(one))) for one in authorities]
    if not isinstance(towns, QgsVectorLayer) or not len(middle):
        return names
    points, table = read(towns, ("name", "population"))
    known = pd.to_numeric(table["population"]).to_numpy(dtype=np.float64) >= _KNOWN
    everywhere = np.ones(len(points), dtype=bool)
    town_in, column_in = _outline_of(points, outlines), _outline_of(shapely.points(middle), outlines)
    for some, near in ((everywhere, _NEAR), (known & (_side(outlines) > _REGION), _KNOWN_NEAR)):
        for outline in np.unique(column_in[column_in >= 0]):
            columns, at_point = np.flatnonzero(column_in == outline), np.flatnonzero(some & (town_in == outline))
            tree = shapely.STRtree(points[at_point])
            found = tree.query_nearest(shapely.points(middle[columns]), max_distance=near, all_matches=False)
            for row, town in found.T:
                names[columns[row]] = tr("near {place}").format(place=table["name"].iloc[at_point[town]])
    return names


def _outline_of(points: np.ndarray, outlines: np.ndarray) -> np.ndarray:
    """Index of the outline that each point lies in, -1 for none."""
    found = np.full(len(points), -1)
    for index, outline in enumerate(outlines):
        found[inside_any(shapely.get_x(points), shapely.get_y(points), np.array([outline], dtype=object))] = index
    return found


def _towns(towns: QgsMapLayer | None, outlines: np.ndarray, view: View) -> tuple[pd.DataFrame, np.ndarray]:
    """The largest towns of the area on its ground, the largest first."""
    empty = pd.DataFrame(columns=_ROWS[:5], dtype=object)
    if not isinstance(towns, QgsVectorLayer):
        return empty, np.empty((0, 2))
    points, table = read(towns, ("name", "population"))
    people = pd.to_numeric(table["population"]).to_numpy(dtype=np.float64)
    xy = shapely.get_coordinates(points)
    side = _side(outlines)
    wanted = (people >= (_LARGE if side > _REGION else _LOCAL)) & inside_any(xy[:, 0], xy[:, 1], outlines)
    some = peaks(np.where(wanted, people, 0.0), xy, _TOWNS, side * _TOWNS_APART)  # not all in one conurbation
    about = {"text": table["name"].to_numpy()[some], "kind": "town", "spike": None, "value": people[some]}
    made = pd.DataFrame({**about, "authority_code": None}, dtype=object)
    return made if len(made) else empty, view.page(xy[some])
