"""GeoPackages, written beside and renamed into place, so that a failed or cancelled run leaves what was there before."""

from __future__ import annotations

import os
import uuid
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd

from .errors import UserError
from .feedback import Feedback

# Version 1.3 is what the GDAL of QGIS 3.22 knows; 1.4 would only bring its warning.
_DATASET = {"VERSION": "1.3"}
_CHUNK = 10_000  # features a call: each call holds Python's lock, and the window must answer within 100 ms
_WITHOUT_ROWS = {"companies": "Point", "places": "Point"}  # the type of a layer that has no row to tell it


def write_layers(path: str | Path, layers: Mapping[str, pd.DataFrame], feedback: Feedback | None = None) -> Path:
    """Write frames as the layers of one GeoPackage.

    Parameters
    ----------
    path : the file to write or replace; its folder is made if missing.
    layers : layer name -> GeoDataFrame, or a plain DataFrame for a table without geometry.

    Raises
    ------
    UserError : the file cannot be written; whatever was there is untouched.
    """
    path, feedback = Path(path), feedback or Feedback()

    def write(temporary: Path) -> None:
        for number, (name, frame) in enumerate(layers.items()):
            _write_layer(temporary, name, frame, feedback.part(number / len(layers), (number + 1) / len(layers)))

    return write_beside(path, write)


def write_beside(path: Path, write: Callable[[Path], None]) -> Path:
    """Call ``write`` with a temporary path in the same folder and rename the result into place.

    Raises UserError with one sentence where the folder or the file cannot be written or the disk is full.
    """
    temporary = path.with_name(f".{path.stem}-{uuid.uuid4().hex[:8]}{path.suffix}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write(temporary)
        os.replace(temporary, path)
    except _write_errors() as error:
        raise UserError(_why_not_written(path, error), str(error)) from error
    finally:
        _remove(temporary)
    return path


def _write_errors() -> tuple[type[Exception], ...]:
    from pyogrio.errors import DataLayerError, DataSourceError

    return (OSError, DataSourceError, DataLayerError)


def _why_not_written(path: Path, error: Exception) -> str:
    text = str(error).lower()
    if "no space" in text or "disk is full" in text or "database or disk" in text:
        return f"The disk is full: {path.name} was not written; free some space or choose another folder."
    return f"{path.name} cannot be written: close programs that use it, or choose another folder."


def _remove(temporary: Path) -> None:
    for leftover in (
        temporary,
        temporary.with_name(temporary.name + "-journal"),
        temporary.with_name(temporary.name + "-wal"),
        temporary.with_name(temporary.name + "-shm"),
    ):
        try:
            leftover.unlink()
        except FileNotFoundError:
            continue
        except OSError:  # a folder that vanished, a locked file: the error that led here is the one to report
            continue


def _write_layer(path: Path, name: str, frame: pd.DataFrame, feedback: Feedback) -> None:
    import pyogrio

    spatial = isinstance(frame, gpd.GeoDataFrame)
    options: dict[str, Any] = {"layer": name, "driver": "GPKG"}
    if spatial:
        options["geometry_type"] = _geometry_type(frame) if len(frame) else _WITHOUT_ROWS.get(name, "MultiPolygon")
        options["promote_to_multi"] = options["geometry_type"].startswith("Multi")
    if have_arrow():
        options["use_arrow"] = True
    total = max(len(frame), 1)
    for start in range(0, total, _CHUNK):
        feedback.progress(start / total)
        created = {} if path.exists() else {"dataset_options": _DATASET}
        pyogrio.write_dataframe(frame.iloc[start : start + _CHUNK], path, append=start > 0, **options, **created)
    feedback.progress(1)


def _geometry_type(frame: gpd.GeoDataFrame) -> str:
    kinds = set(frame.geometry.geom_type)
    base = next(iter(kinds)).removeprefix("Multi")
    return base if kinds == {base} else f"Multi{base}"


def have_arrow() -> bool:
    """Whether the optional ``pyarrow`` imports: reading and writing GeoPackages is then several times faster."""
    try:
        import pyarrow  # noqa: F401
    except ImportError:
        return False
    return True
