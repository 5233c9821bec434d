"""Parquet files, through pyarrow where it imports; positions from the points of a GeoParquet file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from ..base.errors import UserError
from ..base.feedback import Feedback
from ..base.i18n import tr
from ..base.reading import check_rows, check_unpacked
from .text_file import AS_WINDOWS

if TYPE_CHECKING:
    import pyarrow as pa

MAGIC = b"PAR1"
_MOST_DAYS = 106_000  # from 1970: what fits a date of pandas
_DEGREES = "OGC:CRS84"  # what GeoParquet means where it says no reference system


def is_parquet(path: Path) -> bool:
    """Whether a file begins as Parquet does."""
    with path.open("rb") as raw:
        return raw.read(4) == MAGIC


def read_parquet(
    path: Path, feedback: Feedback, first: int | None = None
) -> tuple[pd.DataFrame, np.ndarray | None, Any]:
    """Attributes, the points as WKB or (n, 2) coordinates where there are any (else None), and their reference system.

    ``first`` reads that many rows only. Raises UserError where pyarrow is missing or the file is damaged.
    """
    try:
        import pyarrow as pa
        import pyarrow.parquet as parquet
    except ImportError as error:
        raise UserError(
            tr(
                "This QGIS cannot read Parquet (the Python package pyarrow is missing): save the table as CSV or "
                "GeoPackage."
            )
        ) from error
    try:
        with parquet.ParquetFile(path) as file:
            about = _about(file.schema_arrow.metadata or {})
            parts, rows = [], 0
            total = max(file.metadata.num_rows, 1)
            if first is None:
                width = len(file.schema_arrow.names)
                check_unpacked(path.name, path.stat().st_size, total * width * 8)  # a constant column packs to nothing
                check_rows(path.name, total, width)
            for batch in file.iter_batches(batch_size=first or 65_536):
                feedback.progress(min(1.0, rows / total))
                rows += batch.num_rows
                parts.append(batch)
                if first is not None and rows >= first:
                    break
            table = pa.Table.from_batches(parts, file.schema_arrow)
    except (pa.ArrowException, OSError, ValueError) as error:
        text = tr("{name} is damaged or not a Parquet file: export it again, or as CSV.")
        raise UserError(text.format(name=path.name), str(error)) from error
    shape, crs = _shape(about, table)
    points = _points(table.column(shape)) if shape else None
    columns = {name: _plain(table.column(name)) for name in table.column_names if name != shape}
    return pd.DataFrame(columns, copy=False), points, crs


def _about(metadata: dict[bytes, bytes]) -> dict[str, Any]:
    """What the file says of its geometry (GeoParquet 1.0, 1.1 and drafts); nothing where that cannot be read."""
    try:
        about = json.loads(metadata.get(b"geo", b"{}"))
    except ValueError:
        return {}
    return about if isinstance(about, dict) else {}


def _shape(about: dict[str, Any], table: pa.Table) -> tuple[str, Any]:
    """The column of points and its reference system."""
    columns = about.get("columns")
    name = about.get("primary_column")
    if not isinstance(columns, dict) or name not in table.column_names:
        return "", None
    one = columns.get(name)
    crs = one.get("crs", _DEGREES) if isinstance(one, dict) else _DEGREES
    return str(name), json.dumps(crs) if isinstance(crs, dict) else crs


def _points(column: pa.ChunkedArray) -> np.ndarray:
    """WKB as objects; for a column of x and y, as GeoParquet 1.1 also has, the coordinates."""
    import pyarrow as pa

    if pa.types.is_struct(column.type):
        whole = column.combine_chunks()
        return np.column_stack(
            [whole.field(axis).to_numpy(zero_copy_only=False).astype(np.float64) for axis in ("x", "y")]
        )
    return column.to_numpy()


def _texts(column: pa.ChunkedArray) -> list[str | None]:
    """Texts; bytes that are no UTF-8 are read as in a text file."""
    import pyarrow as pa

    try:
        return column.to_pylist()
    except UnicodeDecodeError:
        raw = column.cast(pa.large_binary()).to_pylist()
        return [None if one is None else one.decode("utf-8", AS_WINDOWS) for one in raw]


def _plain(column: pa.ChunkedArray) -> Any:
    """A column as the readers know it: numbers, dates, texts; lists as texts with semicolons between."""
    import pyarrow as pa

    kind = column.type
    if pa.types.is_dictionary(kind):
        column = column.cast(kind.value_type)
        kind = column.type
    if pa.types.is_decimal(kind):
        return column.cast(pa.float64()).to_pandas()
    if pa.types.is_list(kind) or pa.types.is_large_list(kind):
        return pd.Series(
            [None if cell is None else ";".join(map(str, cell)) for cell in column.to_pylist()], dtype=object
        )
    if pa.types.is_string(kind) or pa.types.is_large_string(kind):
        return pd.Series(_texts(column), dtype=object)
    if pa.types.is_date(kind):  # a day that no calendar of Python's has is a missing one
        days = column.cast(pa.date32()).cast(pa.int32()).to_pandas()
        return pd.to_datetime(days.where(days.abs() < _MOST_DAYS), unit="D", errors="coerce")
    if pa.types.is_integer(kind) and column.null_count:
        return pd.Series(column.to_pylist(), dtype="Int64")
    return column.to_pandas()
