"""Layers and tables in files that GDAL reads (GeoPackage, shapefile, GeoJSON ...), by way of pyogrio; and Parquet."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyogrio
from pyogrio import raw
from pyogrio.errors import DataLayerError, DataSourceError
from pyproj import CRS, Transformer
from pyproj.exceptions import ProjError

from ...base.errors import UserError
from ...base.feedback import Feedback
from ...base.i18n import counted, listed, tr
from ...files.geopackage import gdal_path, have_arrow
from ...rows import parquet_file
from ..columns.column_names import GENERIC
from ..columns.formats import recognise
from ..columns.recognise import places_companies, propose
from ..placing.axes import mended_points
from ..placing.company_table import REJECT_COLUMNS
from .outlines import Positions, outline_notes, positions_of, refuse_areas

SUFFIXES = (".gpkg", ".shp", ".geojson", ".json", ".fgb", ".gml", ".kml", ".sqlite", ".tab", ".mif")
_POINT = 21  # bytes of a plain point: byte order, type, x, y

_UNDEFINED = (
    'CS["Undefined '  # how a GeoPackage says that nobody knows: "Undefined geographic SRS", "Undefined Cartesian SRS"
)


@dataclass(frozen=True)
class VectorRows:
    """A layer's attributes; where ``has_points`` with ``easting`` and ``northing``; ``notes`` on its shapes."""

    frame: pd.DataFrame
    has_points: bool
    notes: tuple[str, ...] = ()


def split_layer(text: str | Path) -> tuple[Path, str]:
    """Path and layer of QGIS's way to write both: "companies.gpkg|layername=sites"; without a layer ""."""
    path, _, layer = str(text).partition("|layername=")
    return Path(path), layer.partition("|")[0]


def layers(path: Path) -> list[str]:
    """Names of the layers that may hold companies: points and tables, then outlines and lines with a postcode, or
    alone.

    Raises UserError for a file that GDAL cannot read.
    """
    if parquet_file.is_parquet(path):
        return [path.stem]
    gdal_path(path)
    try:
        found = [(str(name), kind) for name, kind in pyogrio.list_layers(path)]
    except (DataSourceError, DataLayerError, RuntimeError, ValueError) as error:
        raise _unreadable(path, error) from error
    plain = [name for name, kind in found if kind is None or "Point" in kind or kind == "Unknown"]
    outlines = [name for name, _ in found if name not in plain]
    return plain + [name for name in outlines if not plain or _may_hold_companies(path, name)]


def _may_hold_companies(path: Path, layer: str) -> bool:
    try:
        about = pyogrio.read_info(path, layer=layer)
    except (DataSourceError, DataLayerError, RuntimeError, ValueError):  # a layer that is not read does no harm
        return False
    names = [str(name) for name in about["fields"]]
    if not about["features"] or set(REJECT_COLUMNS) <= set(
        names
    ):  # rows that the plugin could not place stand beside those that it did
        return False
    return "Point" in str(about["geometry_type"]) or recognise(names).id != GENERIC or places_companies(propose(names))


def read_vector(path: Path, feedback: Feedback, layer: str = "", first: int | None = None) -> VectorRows:
    """Attributes of a layer, with ``easting`` and ``northing`` (EPSG:27700) of points, or of points on outlines and
    lines.

    ``layer`` "" is the first such layer; ``first`` reads that many rows only. Raises UserError for a file that GDAL
    cannot read, a layer that is not there, outlines of whole areas, or shapes without a CRS.
    """
    if parquet_file.is_parquet(path):
        columns, geometry, crs = parquet_file.read_parquet(path, feedback, first)
        return _placed(dict(columns), geometry, crs, path)
    there = layers(path)
    if not there:
        raise UserError(
            tr(
                "{name} holds neither shapes nor a table: companies must be points, outlines of premises, or rows with "
                "a postcode."
            ).format(name=path.name)
        )
    if layer and layer not in there:
        raise UserError(
            tr('{name} has no layer "{layer}" of points or rows: choose another.').format(name=path.name, layer=layer),
            "Layers: " + ", ".join(there[:100]),
        )
    try:
        meta, columns, geometry = _columns(path, layer or there[0], first)
    except (DataSourceError, DataLayerError, RuntimeError, ValueError) as error:
        raise _unreadable(path, error) from error
    feedback.check()
    rows = _placed(columns, geometry, meta.get("crs"), path)
    others = [] if layer or first else [name for name in there[1:] if _may_hold_companies(path, name)]
    if not others:
        return rows
    left_out = counted(
        "Only the layer {read} was read; the layer {others} has points or postcodes too: if it is the one that is "
        "meant, choose it.",
        "Only the layer {read} was read; {n} other layers have points or postcodes too ({others}): if one of them is "
        "meant, choose it.",
        len(others),
    ).format(read=there[0], others=listed(others))
    return replace(rows, notes=(left_out, *rows.notes))


def _placed(columns: dict[str, Any], geometry: Any, crs: Any, path: Path) -> VectorRows:
    outlines, notes = 0, []
    if geometry is not None:
        if getattr(geometry, "ndim", 1) == 1:
            found = _positions(geometry, crs, path)
            x, y, outlines = found.x, found.y, int(found.outline.sum())
        else:
            x, y = geometry.T
        said = ""
        if _is_geographic(crs):
            x, y, said, metres = mended_points(x, y)
            crs = "EPSG:27700" if metres else crs
        columns["easting"], columns["northing"] = _on_grid(x, y, crs, path)
        notes = [*filter(None, [said]), *outline_notes(outlines)]
    return VectorRows(pd.DataFrame(columns, copy=False), geometry is not None, tuple(notes))


def _unreadable(path: Path, error: Exception) -> UserError:
    return UserError(
        tr("{name} cannot be read as a layer: choose a GeoPackage, shapefile or GeoJSON of points.").format(
            name=path.name
        ),
        str(error),
    )


def _columns(path: Path, layer: str, first: int | None) -> tuple[dict, dict[str, Any], Any]:
    few = {} if first is None else {"max_features": first}
    if have_arrow():
        meta, table = raw.read_arrow(path, layer=layer, **few)
        name = meta.get("geometry_name") or "wkb_geometry"
        geometry = table.column(name) if name in table.column_names else None
        data = {field: table.column(field).to_pandas() for field in table.column_names if field != name}
        return meta, data, geometry
    meta, _, geometry, fields = raw.read(path, layer=layer, **few)
    return meta, dict(zip(meta["fields"], fields)), geometry


def _positions(geometry: Any, crs: Any, path: Path) -> Positions:
    """Where WKB shapes stand (an Arrow column or an array of bytes)."""
    plain = _plain_points(geometry) if hasattr(geometry, "chunks") else None
    if plain is not None:
        return Positions(*plain, np.zeros(len(plain[0]), dtype=bool), np.zeros(len(plain[0])))
    wkb = geometry.to_numpy(zero_copy_only=False) if hasattr(geometry, "chunks") else geometry
    found = positions_of(wkb)
    refuse_areas([found], degrees=_is_geographic(crs), name=path.name)
    return found


def _is_geographic(crs: Any) -> bool:
    try:
        return bool(crs) and CRS.from_user_input(crs).is_geographic
    except ProjError:
        return False


def _plain_points(column: Any) -> tuple[np.ndarray, np.ndarray] | None:
    """The quick way where each value is a plain little-endian point, as GeoPackages of points are: no object a row."""
    parts = []
    for chunk in column.chunks:
        if chunk.null_count or not len(chunk):
            return None
        offsets = np.frombuffer(chunk.buffers()[1], dtype=np.int32)[chunk.offset : chunk.offset + len(chunk) + 1]
        if not (np.diff(offsets) == _POINT).all():
            return None
        wkb = np.frombuffer(chunk.buffers()[2], dtype=np.uint8)[offsets[0] : offsets[-1]].reshape(-1, _POINT)
        if not (wkb[:, 0] == 1).all():
            return None
        parts.append(np.ascontiguousarray(wkb[:, 5:]).view("<f8"))
    xy = np.concatenate(parts) if parts else np.empty((0, 2))
    return xy[:, 0], xy[:, 1]


def _on_grid(x: np.ndarray, y: np.ndarray, crs: Any, path: Path) -> tuple[np.ndarray, np.ndarray]:
    unsaid = tr(
        "{name} does not say its coordinate reference system: set it in QGIS and export the layer again."
    ).format(name=path.name)
    if not crs or _UNDEFINED in str(crs):
        raise UserError(unsaid)
    try:
        own = CRS.from_user_input(crs)
        if own.to_epsg() == 27700:
            return x, y
        return Transformer.from_crs(own, 27700, always_xy=True).transform(x, y)
    except ProjError as error:  # a system of its own, which PROJ knows no way out of
        raise UserError(unsaid, str(error)) from error
