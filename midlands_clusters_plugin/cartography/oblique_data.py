"""The tables of an oblique map, from the layers of a finished map: columns as faces, the ground, what stands on it, names of peaks.

All coordinates are those of the page (metres of the map): the ground is drawn shortened, so they are no positions on any grid.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from qgis.core import QgsMapLayer, QgsRectangle, QgsVectorLayer

from ..core.catalogue import metrics
from ..core.errors import UserError
from ..core.hexgrid import BngGrid
from ..core.oblique import TOP, View
from ..core.oblique_scene import Bounds, Columns, bounds_of, faces_of, in_rows, inside_any, peaks, standing, tips_of, turns, view_of, whole
from .heights import Heights, chosen
from .left_out import left_out_of
from .reading import read
from .spikes import MOST, spikes_of
from .text import number, plain_name, tr

PEAKS = 7
_APART = 0.06  # peaks are at least so far from each other on the ground, as a share of the area's longer side
_LOW = 0.2  # a column lower than this share of the tallest is no peak
_NEAR = 12_000.0  # a peak is named after a town at most this far away (metres)
# Page coordinates are no positions on earth: their reference system says so.
PAGE = (
    'ENGCRS["Page of an oblique map",EDATUM["Page"],CS[Cartesian,2],AXIS["across",east,ORDER[1]],AXIS["up",north,ORDER[2]],'
    'LENGTHUNIT["metre",1]]'
)


@dataclass(frozen=True)
class Scene:
    """Everything of one oblique map, ready to be written; ``tables`` by role without its prefix, ``boxes`` by authority code.

    ``cells`` names the cell of each of ``columns``.
    """

    tables: dict[str, gpd.GeoDataFrame]
    columns: Columns
    cells: pd.DataFrame
    boxes: dict[str, Bounds]
    whole: Bounds
    heights: Heights
    view: View


@dataclass(frozen=True)
class Asked:
    """How the officer wants it; "" and 0 are what is proposed."""

    metric: str
    tilt: float = 0.5
    azimuth: float = 0.0
    scale: str = ""
    exaggeration: float = 1.0


def scene(layers: Mapping[str, QgsMapLayer], asked: Asked, shades: Sequence[tuple[float, float, Any]]) -> Scene:
    """Read the layers and lay the map out.

    Parameters
    ----------
    layers : by role; "hexes" and "authorities" are needed, "places", "towns" and "spikes" used where they are there.
    shades : classes of the metric as ``styles.class_shades`` gives them.
    """
    hexes, authorities = layers["hexes"], layers["authorities"]
    outlines, about = read(authorities, ("authority_code", "authority_name"))
    if not len(outlines):
        raise UserError(tr("The map's authorities hold no outlines: generate the map again."))
    view = view_of(outlines, asked.tilt, asked.azimuth)
    columns, cells, heights = _columns(hexes, asked, outlines, shades)
    tables = {
        "ground": _frame(view.drape(outlines), about),
        "faces": _faces(columns, cells, view, shades),
        "labels": _labels(columns, cells, view, layers, asked.metric),
    }
    for role in ("places", "own_places"):
        if isinstance(layers.get(role), QgsVectorLayer):
            tables[role] = _standing(layers[role], outlines, columns, view)
    codes = pd.Index(about["authority_code"].astype(str))
    boxes = bounds_of(outlines, codes.get_indexer(cells["authority_code"].astype(str)), columns, view)
    return Scene(tables, columns, cells, dict(zip(codes, boxes)), whole(boxes), heights, view)


def _columns(
    layer: QgsVectorLayer, asked: Asked, outlines: np.ndarray, shades: Sequence[tuple[float, float, Any]]
) -> tuple[Columns, pd.DataFrame, Heights]:
    polygons, cells = read(layer, ("cell_id", "authority_code", "authority_name", "is_whole", asked.metric))
    rising = pd.to_numeric(cells[asked.metric]).gt(0).to_numpy(dtype=bool, na_value=False) & ~_left_out(layer, cells)
    polygons, cells = polygons[rising], cells[rising].reset_index(drop=True)
    values = cells[asked.metric].to_numpy(dtype=np.float64)
    extent = QgsRectangle(*shapely.total_bounds(outlines)) if len(outlines) else layer.extent()
    heights = chosen(layer, asked.metric, shades[-1][1] if shades else 0.0, extent)
    if asked.scale:
        heights = Heights(heights.metric, asked.scale, heights.highest, heights.tallest)
    heights = Heights(heights.metric, heights.scale, heights.highest, heights.tallest * asked.exaggeration)
    columns = Columns(polygons, values, heights.metres(values))
    cell, at = _grid_cells(columns.middle, cells)
    vars(columns).update(cell=cell, at=at)
    return columns, cells, heights


def _grid_cells(middle: np.ndarray, cells: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    """Number and middle (n, 2) of the cell that each polygon is, or is cut from; -1 where a cut cell is of no grid that we can look up."""
    at = middle.copy()
    number_of, _ = pd.factorize(cells["cell_id"])
    cut = np.flatnonzero(~cells["is_whole"].to_numpy(dtype=bool))
    ids = cells["cell_id"].iloc[cut].astype(str)
    sizes = ids.str.extract(r"^bng(\d+(?:\.\d+)?)_", expand=False)
    for size in sizes.dropna().unique():
        grid, these = BngGrid(float(size)), cut[(sizes == size).to_numpy(dtype=bool, na_value=False)]
        at[these] = grid.centres(grid.keys_of(cells["cell_id"].iloc[these]))
    number_of[cut[sizes.isna().to_numpy(dtype=bool)]] = -1
    return number_of, at


def _left_out(layer: QgsVectorLayer, cells: pd.DataFrame) -> np.ndarray:
    out = [(one.cell_id, one.authority_code) for one in left_out_of(layer) if one.how == "map"]
    if not out:
        return np.zeros(len(cells), dtype=bool)
    return pd.MultiIndex.from_frame(cells[["cell_id", "authority_code"]].astype(str)).isin(out)


def _faces(columns: Columns, cells: pd.DataFrame, view: View, shades: Sequence[tuple[float, float, Any]]) -> gpd.GeoDataFrame:
    faces, light = faces_of(columns, view)
    lows = np.array([low for low, _, _ in shades])
    grade = np.maximum(np.searchsorted(lows, columns.values, side="right") - 1, 0)
    looks = look(grade[faces.source], light, faces.kind == TOP)
    geometry, looks = in_rows(faces, looks, turns(columns, view))
    return _frame(geometry, pd.DataFrame({"look": looks, "painter": np.arange(len(looks))}))


def look(grade: np.ndarray, light: np.ndarray, is_top: np.ndarray) -> np.ndarray:
    """A whole number for each combination of class and light that the renderer has a colour for; 99 of a class is its top."""
    return grade * 100 + np.where(is_top, 99, light)


def _labels(columns: Columns, cells: pd.DataFrame, view: View, layers: Mapping[str, QgsMapLayer], metric: str) -> gpd.GeoDataFrame:
    """Names of the highest columns, and the numbers of the spikes that the notes explain."""
    tips = tips_of(columns, view)
    middle = columns.middle
    side = np.ptp(middle, axis=0).max() if len(middle) else 0.0
    high = np.where(columns.heights > _LOW * columns.heights.max(initial=0.0), columns.values, 0.0)
    chosen_ones = list(peaks(high, middle, PEAKS, side * _APART))
    numbers = {(one.cell_id, one.authority_code): one.number for one in spikes_of(layers.get("spikes"), metric) if one.number <= MOST}
    ids = cells["cell_id"].to_numpy(dtype=object), cells["authority_code"].to_numpy(dtype=object)
    maybe = np.flatnonzero(np.isin(ids[0], [cell for cell, _ in numbers])) if numbers else ()
    spiking = {int(index): numbers[place] for index in maybe if (place := (str(ids[0][index]), str(ids[1][index]))) in numbers}
    chosen_ones += [index for index in spiking if index not in chosen_ones]
    names = _names(middle[chosen_ones], cells["authority_name"].iloc[chosen_ones], layers.get("towns"))
    unit = metrics()[metric].unit if metric in metrics() else ""
    rows = [
        {
            "text": f"{names[rank]} {number(columns.values[index], unit)}",
            "spike": spiking.get(int(index)),
            "value": columns.values[index],
            "is_peak": rank < PEAKS,
        }
        for rank, index in enumerate(chosen_ones)
    ]
    table = pd.DataFrame(rows, columns=["text", "spike", "value", "is_peak"]).astype({"spike": "Int64", "is_peak": bool})
    return _frame(shapely.points(tips[chosen_ones]) if chosen_ones else np.empty(0, dtype=object), table)


def _names(middle: np.ndarray, authorities: pd.Series, towns: QgsMapLayer | None) -> list[str]:
    """For each column the nearest town or, where none is near, its authority."""
    names = [plain_name(str(one)) for one in authorities]
    if not isinstance(towns, QgsVectorLayer) or not len(middle):
        return names
    points, table = read(towns, ("name",))
    if not len(points):
        return names
    tree = shapely.STRtree(points)
    index = tree.query_nearest(shapely.points(middle), max_distance=_NEAR, all_matches=False)
    for row, town in index.T:
        names[row] = str(table["name"].iloc[town])
    return names


def _standing(layer: QgsVectorLayer, outlines: np.ndarray, columns: Columns, view: View) -> gpd.GeoDataFrame:
    """Places inside the area: others would hang in the air, for nothing is drawn of the ground that they stand on."""
    points, table = read(layer, layer.fields().names())
    inside = inside_any(shapely.get_x(points), shapely.get_y(points), outlines)
    points, table = points[inside], table[inside]
    page = standing(shapely.get_x(points), shapely.get_y(points), columns, view)
    return _frame(shapely.points(page) if len(page) else np.empty(0, dtype=object), table.drop(columns="fid", errors="ignore"))


def _frame(geometry: np.ndarray, table: pd.DataFrame) -> gpd.GeoDataFrame:
    return gpd.GeoDataFrame(table.reset_index(drop=True), geometry=np.asarray(geometry, dtype=object), crs=PAGE)


def seen_from(azimuth: float) -> str:
    """Where the viewer stands: "the south" for a view to the north."""
    words = (
        tr("the south"),
        tr("the south-west"),
        tr("the west"),
        tr("the north-west"),
        tr("the north"),
        tr("the north-east"),
        tr("the east"),
        tr("the south-east"),
    )
    return words[round(azimuth / 45.0) % 8]
