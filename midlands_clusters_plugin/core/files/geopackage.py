"""GeoPackages, written beside and renamed into place: a failed or cancelled run leaves what was there before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import pyogrio
import shapely
from pyogrio.raw import write_arrow

from ..base.errors import Cancelled, UserError
from ..base.feedback import Feedback
from ..base.i18n import tr
from .whole_file import write_beside

# Version 1.3 is what the GDAL of QGIS 3.22 knows; 1.4 would only bring its warning.
_DATASET = {"VERSION": "1.3"}
_CHUNK = 5_000  # features prepared at a time: each time holds Python's lock, and the window must answer within 100 ms
_INDEXED = 50_000  # features; building the index of a larger layer holds Python's lock for longer than that
# The type of a layer that has no row to tell it.
_WITHOUT_ROWS = {"companies": "Point", "places": "Point", "spikes": "Point", "labels": "Point"}
_GEOMETRY = "geom"
_OLDEST_ARROW = 14
_MISREAD = re.compile(r"[!;\t\r\n]")
ABOUT = "about"  # in a frame's attrs: what its layer says of itself in the file: description, source, made_with
_POLYGON = 3  # GEOS type id
_TYPES = {0: "Point", 1: "LineString", 3: "Polygon", 4: "MultiPoint", 5: "MultiLineString", 6: "MultiPolygon"}


def write_layers(
    path: str | Path,
    layers: Mapping[str, pd.DataFrame],
    feedback: Feedback | None = None,
    *,
    gentle: bool = False,
    at_once: bool = False,
) -> Path:
    """Write frames as the layers of one GeoPackage.

    Parameters
    ----------
    path : the file to write or replace; its folder is made if missing.
    layers : layer name -> GeoDataFrame, or a plain DataFrame for a table without geometry.
    gentle : beside a window that must go on answering: layers of more than 50,000 features get no spatial index.
    at_once : do not wait for the rest of a set (whole_file.together).

    Raises
    ------
    UserError : the file cannot be written; whatever was there is untouched.
    """
    path, feedback = gdal_path(Path(path)), feedback or Feedback()

    def write(temporary: Path) -> None:
        for number, (name, frame) in enumerate(layers.items()):
            part = feedback.part(number / len(layers), (number + 1) / len(layers))
            _write_layer(temporary, name, frame, part, index=not gentle or len(frame) <= _INDEXED)

    return write_beside(path, write, at_once=at_once)


def gdal_path(path: Path) -> Path:
    """The path, if GDAL can be told of it. Raises UserError where it would take a part of it for something else
    (pyogrio reads ! and ; as an address on the web does, except behind a drive's letter).
    """
    if _MISREAD.search(str(path)) and not path.drive:
        sentence = tr(
            "{} cannot be used: a folder or file on the way there has ! or ; or a line break in its name, so choose "
            "another."
        )
        raise UserError(sentence.format(path.name), str(path))
    return path


def about_layer(path: str | Path, layer: str | None) -> dict[str, str]:
    """What a layer of a GeoPackage says of itself; nothing where it cannot be read."""
    try:
        return dict(pyogrio.read_info(gdal_path(Path(path)), layer=layer).get("layer_metadata") or {})
    except (UserError, pyogrio.errors.DataSourceError, pyogrio.errors.DataLayerError, ValueError):
        return {}


def _write_layer(path: Path, name: str, frame: pd.DataFrame, feedback: Feedback, *, index: bool) -> None:
    options: dict[str, Any] = {"layer": name, "driver": "GPKG"}
    if isinstance(frame, gpd.GeoDataFrame):
        options["geometry_type"] = _geometry_type(frame) if len(frame) else _WITHOUT_ROWS.get(name, "MultiPolygon")
        options["layer_options"] = {"SPATIAL_INDEX": "YES" if index else "NO"}
    if about := frame.attrs.get(ABOUT):
        options["layer_options"] = {**options.get("layer_options", {}), "DESCRIPTION": about["description"]}
        options["layer_metadata"] = about
    if not path.exists():
        options["dataset_options"] = _DATASET
    if have_arrow():
        _stream(path, frame, options, feedback)
    else:
        _append(path, frame, options, feedback)
    feedback.progress(1)


def _append(path: Path, frame: pd.DataFrame, options: dict[str, Any], feedback: Feedback) -> None:
    """Without pyarrow: all in one call where it is small, else piece after piece."""
    for start in range(0, max(len(frame), 1), _CHUNK * 2):
        feedback.progress(start / max(len(frame), 1))
        piece = frame.iloc[start : start + _CHUNK * 2]
        if isinstance(piece, gpd.GeoDataFrame):
            options["promote_to_multi"] = options["geometry_type"].startswith("Multi")
        pyogrio.write_dataframe(piece, path, append=start > 0, **options)
        options.pop("dataset_options", None)


def _stream(path: Path, frame: pd.DataFrame, options: dict[str, Any], feedback: Feedback) -> None:
    """Batches made while GDAL writes them: one call, and no moment in which all is held twice."""
    import pyarrow as pa

    spatial = isinstance(frame, gpd.GeoDataFrame)
    attributes = pd.DataFrame(frame.drop(columns=frame.geometry.name)) if spatial else frame
    texts = {name for name in attributes if pd.api.types.is_string_dtype(attributes[name].dtype)}
    schema = pa.schema([pa.field(str(name), _arrow_type(attributes[name].dtype)) for name in attributes])
    geometry = frame.geometry.to_numpy() if spatial else None
    promote = _as_multi if options.get("geometry_type") == "MultiPolygon" else np.asarray
    field = pa.field(_GEOMETRY, pa.binary(), metadata={"ARROW:extension:name": "geoarrow.wkb"})
    cancelled: list[Cancelled] = []

    def batches() -> Iterator[Any]:
        for start in range(0, max(len(frame), 1), _CHUNK):
            try:
                feedback.progress(start / max(len(frame), 1))
            except Cancelled as stop:  # an exception must not pass through GDAL: the stream just ends
                cancelled.append(stop)
                return
            piece = slice(start, start + _CHUNK)
            columns = []
            for name in attributes:
                column = attributes[name].iloc[piece]
                # Texts of pandas 3 are Arrow's own already, in chunks that a batch does not take.
                column = column.astype(object) if name in texts else column
                columns.append(pa.Array.from_pandas(column, type=schema.field(str(name)).type))
            if geometry is not None:
                columns.append(pa.array(shapely.to_wkb(promote(geometry[piece])), pa.binary()))
            yield pa.RecordBatch.from_arrays(columns, schema=whole)

    whole = schema.append(field) if spatial else schema
    if spatial:
        epsg = frame.crs.to_epsg() if frame.crs else None
        options |= {
            "geometry_name": _GEOMETRY,
            "crs": f"EPSG:{epsg}" if epsg else frame.crs.to_wkt() if frame.crs else None,
        }
    write_arrow(pa.RecordBatchReader.from_batches(whole, batches()), path, **options)
    if cancelled:
        raise cancelled[0]


def _as_multi(geometry: np.ndarray) -> np.ndarray:
    """Polygons as multipolygons of one, because a GeoPackage layer holds one type."""
    single = np.flatnonzero(shapely.get_type_id(geometry) == _POLYGON)
    result = geometry.copy()
    result[single] = shapely.multipolygons(geometry[single], indices=np.arange(len(single)))
    return result


def _arrow_type(kind: Any) -> Any:
    import pyarrow as pa

    if pd.api.types.is_bool_dtype(kind):
        return pa.bool_()
    if pd.api.types.is_integer_dtype(kind):
        return pa.int64()
    if pd.api.types.is_float_dtype(kind):
        return pa.float64()
    return pa.date32() if pd.api.types.is_datetime64_any_dtype(kind) else pa.string()


def _geometry_type(frame: gpd.GeoDataFrame) -> str:
    kinds = {_TYPES.get(int(kind), "Polygon") for kind in np.unique(shapely.get_type_id(frame.geometry.to_numpy()))}
    base = min(kinds).removeprefix("Multi")
    return base if kinds == {base} else f"Multi{base}"


def have_arrow() -> bool:
    """Whether the optional ``pyarrow`` (14 or later) imports and pyogrio (0.8 or later) hands its tables to GDAL and
    back: reading and writing GeoPackages is then several times faster.
    """
    try:
        import pyarrow
        import pyogrio
    except ImportError:
        return False
    return int(pyarrow.__version__.partition(".")[0]) >= _OLDEST_ARROW and hasattr(pyogrio, "open_arrow")
