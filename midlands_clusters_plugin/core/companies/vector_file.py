"""Point layers and tables in files that GDAL reads (GeoPackage, shapefile, GeoJSON ...), by way of pyogrio."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import shapely

from ..errors import UserError
from ..feedback import Feedback
from ..geopackage import gdal_path, have_arrow
from ..words import tr

SUFFIXES = (".gpkg", ".shp", ".geojson", ".json", ".fgb", ".gml", ".kml", ".sqlite", ".tab", ".mif")
_POINT = 21  # bytes of a plain point: byte order, type, x, y


def read_vector(path: Path, feedback: Feedback) -> pd.DataFrame:
    """Attributes of the first layer that holds points or no geometry, with ``easting`` and ``northing`` (EPSG:27700) for points.

    Raises UserError for a file that GDAL cannot read, polygons or lines, or points without a CRS.
    """
    import pyogrio
    from pyogrio.errors import DataLayerError, DataSourceError

    gdal_path(path)
    try:
        layers = [(str(name), kind) for name, kind in pyogrio.list_layers(path)]
        chosen = next(((name, kind) for name, kind in layers if kind is None or "Point" in kind or kind == "Unknown"), None)
        if chosen is None:
            raise UserError(
                tr("{name} holds neither points nor a table: companies must be points, or rows with a postcode.").format(name=path.name)
            )
        meta, columns, geometry = _columns(path, chosen[0])
    except (DataSourceError, DataLayerError, RuntimeError, ValueError) as error:
        raise UserError(
            tr("{name} cannot be read as a layer: choose a GeoPackage, shapefile or GeoJSON of points.").format(name=path.name), str(error)
        ) from error
    feedback.check()
    if geometry is not None:
        x, y = _positions(geometry)
        columns["easting"], columns["northing"] = _on_grid(x, y, meta.get("crs"), path)
    return pd.DataFrame(columns, copy=False)


def _columns(path: Path, layer: str) -> tuple[dict, dict[str, Any], Any]:
    from pyogrio import raw

    if have_arrow():
        meta, table = raw.read_arrow(path, layer=layer)
        name = meta.get("geometry_name") or "wkb_geometry"
        geometry = table.column(name) if name in table.column_names else None
        data = {field: table.column(field).to_pandas() for field in table.column_names if field != name}
        return meta, data, geometry
    meta, _, geometry, fields = raw.read(path, layer=layer)
    return meta, dict(zip(meta["fields"], fields)), geometry


def _positions(geometry: Any) -> tuple[np.ndarray, np.ndarray]:
    """Coordinates of WKB points (an Arrow column or an array of bytes), nan for a missing, empty or other geometry."""
    plain = _plain_points(geometry) if hasattr(geometry, "chunks") else None
    if plain is not None:
        return plain
    wkb = geometry.to_numpy(zero_copy_only=False) if hasattr(geometry, "chunks") else geometry
    shapes = shapely.from_wkb(wkb)
    single = shapely.get_geometry(shapes, 0)
    single[shapely.get_num_geometries(shapes) != 1] = None
    return shapely.get_x(single), shapely.get_y(single)


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
    if not crs:
        raise UserError(
            tr("{name} does not say its coordinate reference system: set it in QGIS and export the layer again.").format(name=path.name)
        )
    from pyproj import CRS, Transformer

    own = CRS.from_user_input(crs)
    if own.to_epsg() == 27700:
        return x, y
    return Transformer.from_crs(own, 27700, always_xy=True).transform(x, y)
