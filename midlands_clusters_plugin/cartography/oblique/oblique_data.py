"""The tables of an oblique map, from the layers of a finished map: columns as faces, the ground, what stands on it,
names of peaks. All coordinates are those of the page (metres of the map): the ground is drawn shortened, so they are no
positions on any grid.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from qgis.core import QgsMapLayer, QgsRectangle, QgsVectorLayer

from ...core.base.errors import UserError
from ...core.base.i18n import tr
from ...core.grid.hexgrid import BngGrid
from ...core.oblique.oblique_names import millimetre
from ...core.oblique.oblique_scene import (
    Bounds,
    Columns,
    bounds_of,
    faces_of,
    in_rows,
    inside_any,
    standing,
    turns,
    view_of,
    whole,
)
from ...core.oblique.projection import TOP, View
from ...core.places.crowding import crowding
from ...core.places.region_places import places_with_room
from ...qgis_io.layer_arrays import read
from ..record.left_out import left_out_of
from ..style.heights import Heights, chosen
from .oblique_labels import frame, frame_of, names_table, with_room, with_sky

CROWDED = "crowded"  # in a table's attrs: some places have no pin
_MANY, _APART_MM = 80, 5.0  # more places than this do not all have room; those that are drawn keep so far apart
_SLAB = 0.005  # thickness of the ground, as a share of the page's longer side


@dataclass(frozen=True)
class Scene:
    """Everything of one oblique map, ready to be written; ``tables`` by role without its prefix, ``boxes`` by authority
    code. ``cells`` names the cell of each of ``columns``.
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
    """How the user wants it: what rises, tilt and azimuth as of ``core.oblique.View``, scale ("" as proposed) and
    exaggeration of the heights; ``pages`` : also the faces with each authority's apart, for the pages of an atlas.
    """

    metric: str = ""
    tilt: float = 0.5
    azimuth: float = 0.0
    scale: str = ""
    exaggeration: float = 1.0
    pages: bool = False


def scene(layers: Mapping[str, QgsMapLayer], asked: Asked, shades: Sequence[tuple[float, float, Any]]) -> Scene:
    """Read the layers and lay the map out.

    ``layers`` : by role; "hexes" and "authorities" are needed, "places", "towns" and "spikes" used where they are
    there. ``shades`` : classes of the metric as ``styles.class_shades`` gives them.
    """
    hexes, authorities = layers["hexes"], layers["authorities"]
    outlines, about = read(authorities, ("authority_code", "authority_name"))
    if not len(outlines):
        raise UserError(tr("The map's authorities hold no outlines: generate the map again."))
    view = view_of(outlines, asked.tilt, asked.azimuth)
    columns, cells, heights = _columns(hexes, asked, outlines, shades)
    codes = pd.Index(about["authority_code"].astype(str))
    boxes = bounds_of(outlines, codes.get_indexer(cells["authority_code"].astype(str)), columns, view)
    page, boxes = with_sky(whole(boxes)), [with_room(box) for box in boxes]
    base_plane = view.drape(outlines)
    tables = {
        "base": _base(base_plane, page),
        "ground": frame(base_plane, about.join(_boxes(boxes))),
        **_faces(columns, cells, view, shades, asked.pages),
    }
    for role in ("places", "own_places"):
        if isinstance(layers.get(role), QgsVectorLayer):
            tables[role] = _standing(layers[role], outlines, columns, view)
    if not len(tables.get("own_places", ())):
        tables.pop("own_places", None)  # none of them lies in the area
    marks = [tables[role].geometry.to_numpy() for role in ("places", "own_places") if role in tables]
    tables["labels"] = names_table(columns, cells, view, layers, outlines, asked.metric, page, marks)
    return Scene(tables, columns, cells, dict(zip(codes, boxes)), page, heights, view)


def _boxes(boxes: Sequence[Bounds]) -> pd.DataFrame:
    """The box of each authority as columns, by which an atlas sets its map's extent (docs/oblique.md)."""
    rows = [(box.left, box.bottom, box.right, box.top) for box in boxes]
    return pd.DataFrame(np.round(rows, 1), columns=["box_left", "box_bottom", "box_right", "box_top"])


def _base(base_plane: np.ndarray, page: Bounds) -> gpd.GeoDataFrame:
    """The ground once more, a little lower: with an edge towards the viewer it is a slab and not a hole."""
    down = _SLAB * max(page.right - page.left, page.top - page.bottom)
    lower = shapely.transform(base_plane, lambda xy: xy - (0.0, down))
    return frame(lower, pd.DataFrame({"part": ["edge"] * len(base_plane)}))


def _columns(
    layer: QgsVectorLayer, asked: Asked, outlines: np.ndarray, shades: Sequence[tuple[float, float, Any]]
) -> tuple[Columns, pd.DataFrame, Heights]:
    polygons, cells = read(layer, ("cell_id", "authority_code", "authority_name", "is_whole", asked.metric))
    rising = pd.to_numeric(cells[asked.metric]).gt(0).to_numpy(dtype=bool, na_value=False) & ~_left_out(layer, cells)
    polygons, cells = polygons[rising], cells[rising].reset_index(drop=True)
    values = cells[asked.metric].to_numpy(dtype=np.float64)
    extent = QgsRectangle(*shapely.total_bounds(outlines)) if len(outlines) else layer.extent()
    heights = chosen(layer, asked.metric, shades[-1][1] if shades else 0.0, extent)
    tallest = heights.tallest * asked.exaggeration
    heights = replace(heights, scale=asked.scale or heights.scale, tallest=tallest, base=0.0)
    columns = Columns(polygons, values, heights.metres(values))
    cell, at = _grid_cells(columns.middle, cells)
    vars(columns).update(cell=cell, at=at)
    return columns, cells, heights


def _grid_cells(middle: np.ndarray, cells: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    """Number and middle (n, 2) of each polygon's cell; -1 for a cut cell of no grid that we can look up."""
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


def _faces(
    columns: Columns, cells: pd.DataFrame, view: View, shades: Sequence[tuple[float, float, Any]], pages: bool
) -> dict[str, gpd.GeoDataFrame]:
    """Table "faces", with ``pages`` also "page_faces", each authority's apart: three times as many."""
    faces, light = faces_of(columns, view)
    lows = np.array([low for low, _, _ in shades])
    grade = np.maximum(np.searchsorted(lows, columns.values, side="right") - 1, 0)
    symbology, turn = look(grade[faces.source], light, faces.kind == TOP), turns(columns, view)
    authority, codes = pd.factorize(cells["authority_code"])
    made = {}
    for role, part in {"faces": np.zeros_like(authority), **({"page_faces": authority} if pages else {})}.items():
        geometry, shown, parts = in_rows(faces, symbology, turn, part)
        table = pd.DataFrame({"look": shown, "painter": np.arange(len(shown))})
        if role == "page_faces":
            table["authority_code"] = np.asarray(codes, dtype=object)[parts]
        made[role] = frame(geometry, table)
    return made


def look(grade: np.ndarray, light: np.ndarray, is_top: np.ndarray) -> np.ndarray:
    """A whole number for each class and light that the renderer has a colour for; 99 of a class is its top."""
    return grade * 100 + np.where(is_top, 99, light)


def _standing(layer: QgsVectorLayer, outlines: np.ndarray, columns: Columns, view: View) -> gpd.GeoDataFrame:
    """Places inside the area: others would hang in the air, for nothing is drawn of the ground that they stand on."""
    points, table = read(layer, layer.fields().names())
    inside = inside_any(shapely.get_x(points), shapely.get_y(points), outlines)
    points, table = points[inside], table[inside]
    page = standing(shapely.get_x(points), shapely.get_y(points), columns, view)
    table = table.drop(columns="fid", errors="ignore").reset_index(drop=True)
    crowded = len(table) > _MANY
    if crowded:  # pins spread out over a town would hide it: as many as have room stay where they are
        order = 1.0 - table["relevant"].to_numpy(dtype=float) if "relevant" in table else np.zeros(len(table))
        width, height = np.ptp(shapely.total_bounds(view.drape(outlines)).reshape(2, 2), axis=0)
        apart = _APART_MM * millimetre(width, height)
        room = places_with_room(page[:, 0], page[:, 1], order, apart, np.empty((0, 3)))
        page, table = page[room], table[room].reset_index(drop=True).assign(offsets="")
    elif "offsets" in table:  # icons crowd elsewhere than on the flat map: depth is shortened, and columns lift them
        table["offsets"] = crowding(page[:, 0], page[:, 1])["offsets"]
    made = frame_of(page, table)
    made.attrs[CROWDED] = crowded
    return made


def seen_from(azimuth: float) -> str:
    """Where the viewer stands: "the south" for a view to the north."""
    of_south = (tr("the south"), tr("the south-west"), tr("the west"), tr("the north-west"))
    wording = (*of_south, tr("the north"), tr("the north-east"), tr("the east"), tr("the south-east"))
    return wording[round(azimuth / 45.0) % 8]
