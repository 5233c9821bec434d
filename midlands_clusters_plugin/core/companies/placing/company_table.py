"""The company table: the only thing that readers hand on."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd

from ...base.i18n import mark
from ...rows.arrow_text import as_objects, chunks, is_arrow
from ..columns.column_names import DTYPES, EXTRA

REJECT_COLUMNS = ("row_number", "reason", "explanation", "name", "postcode")
REMARK_COLUMNS = ("row_number", "remark", "explanation", "name", "postcode", "taken", "distance_m")
REMARKS: dict[str, str] = {
    "mended": mark("The postcode was written with a slip, and this is its only reading."),
    "coordinates": mark("The postcode could not be used: the row's own coordinates place it."),
    "conflict": mark("The row's coordinates are more than 2 km from its postcode: the postcode stands."),
    "shared_number": mark(
        "The row's company number stands with other names too, which have nothing in common: its rows count as sites."
    ),
}
REASONS: dict[str, str] = {
    "blank_postcode": mark("The row has no postcode."),
    "malformed_postcode": mark("The text is not a postcode, and no single reading of it is."),
    "unknown_postcode": mark("The postcode is not in the postcode directory."),
    "northern_ireland": mark("The postcode is in Northern Ireland, whose positions are on the Irish Grid."),
    "islands": mark("The postcode is in Jersey, Guernsey or the Isle of Man."),
    "no_position": mark("The directory has the postcode but no position for it."),
    "blank_coordinates": mark("The row has no coordinates."),
    "bad_coordinates": mark(
        "The coordinates are neither in Great Britain's grid nor degrees of longitude and latitude there."
    ),
    "swapped_coordinates": mark(
        "The coordinates look the wrong way round: as written they lie where nobody is, or far from the other rows."
    ),
    "dissolved": mark("The company is dissolved or closed; dissolved companies were left out."),
    "withdrawn": mark("The participant withdrew from the project; its grant was left out."),
    "another_year": mark("The row is of another year than the one that counts."),
    "total_row": mark("The row is a total of other rows, not a company."),
    "ragged_row": mark("The row has more or fewer cells than the header."),
}


@dataclass(frozen=True)
class CompanyTable:
    """What a reader found. Every row read is in ``companies`` or in ``rejects``, never in both or neither.

    ``companies`` has COLUMNS and what of EXTRA the file brings, one row a site, positions in EPSG:27700, missing values
    missing; ``authority_code`` (upper tier, by the postcode directory) is missing for a company given by coordinates;
    ``sic`` is "30300;33160", ``clusters`` "aerospace;rail". ``rejects`` has REJECT_COLUMNS; ``row_number`` counts as a
    spreadsheet does, the header being row 1. ``inputs`` are dicts of path, sha256, rows, format, encoding; ``notes``
    plain sentences for the summary. ``directory`` says which postcode directory placed them (geography.directory), None
    where none did or where it is not known any more. ``remarks`` has REMARK_COLUMNS: placed rows to look at, whose
    postcode was mended, not used, or contradicts their coordinates. ``contract`` says of each column which column of
    the file it came from, in which unit, how sure that is (plan.CONTRACT_COLUMNS).
    """

    companies: pd.DataFrame
    rejects: pd.DataFrame
    rows_read: int
    inputs: tuple[dict, ...]
    notes: tuple[str, ...]
    directory: dict[str, Any] | None = None
    remarks: pd.DataFrame = field(default_factory=lambda: without_rows(REMARK_COLUMNS))
    contract: tuple[dict, ...] = ()

    def __post_init__(self) -> None:
        if self.rows_read != len(self.companies) + len(self.rejects):
            raise ValueError(
                f"{self.rows_read} rows read, {len(self.companies)} placed, {len(self.rejects)} rejected: rows were "
                f"lost"
            )


def without_rows(columns: Sequence[str]) -> pd.DataFrame:
    """A table of rejects or remarks without rows, its columns of the types that rows give them, for who writes it."""
    numbers = {"row_number": "int64", "distance_m": "float64"}
    return pd.DataFrame({name: pd.Series(dtype=numbers.get(name, "object")) for name in columns})


def typed(
    columns: dict[str, object], length: int, keep: np.ndarray | None = None, *, compact: bool = False
) -> pd.DataFrame:
    """A company table from some of its columns; those not given are missing throughout. Empties ``columns``.

    ``keep`` (bool) chooses rows. ``compact`` keeps texts as categories or Arrow texts: a fifth of the memory, for
    millions of rows.
    """
    if keep is not None and keep.all():
        keep = None
    size = length if keep is None else int(keep.sum())

    def one(name: str, kind: str) -> pd.Series:
        values = columns.pop(name, None)
        if values is None:
            values = nothing(kind, size) if compact else _missing(kind, size)
        elif keep is not None:
            held = [values]
            del values
            values = _stored(held, keep)
        return _one(values, kind, compact)

    kinds = {**DTYPES, **{name: kind for name, kind in EXTRA.items() if name in columns}}
    if compact:
        with ThreadPoolExecutor(2) as pool:  # numpy and pyarrow work outside Python's lock
            data = dict(zip(kinds, pool.map(one, kinds, kinds.values())))
    else:
        data = {name: one(name, kind) for name, kind in kinds.items()}
    return pd.DataFrame(data, copy=False)  # a copy would be spent on nothing but pandas' own order of columns


def _stored(held: list[Any], keep: np.ndarray) -> Any:
    """Some rows of the one column held, which is let go of; Arrow texts piece by piece, never standing twice."""
    values = held.pop()
    if (
        isinstance(values, pd.Series)
        or not isinstance(values, pd.api.extensions.ExtensionArray)
        or isinstance(values, pd.Categorical)
    ):
        return values[keep]
    if (
        not hasattr(values, "__arrow_array__")
        or not hasattr(pd, "ArrowDtype")
        or not isinstance(values.dtype, pd.ArrowDtype)
    ):
        return values[keep]
    import pyarrow as pa

    texts = chunks(values)
    kind, parts, start = texts.type, texts.chunks, 0
    stored: list[Any] = []
    del texts, values
    parts.reverse()
    while parts:
        part = parts.pop()
        stored.append(part.filter(pa.array(keep[start : start + len(part)])))
        start += len(part)
        del part
    return pd.arrays.ArrowExtensionArray(pa.chunked_array(stored, kind))


def _one(values: Any, kind: str, compact: bool) -> pd.Series:
    if kind == "object" and compact:
        return pd.Series(pd.Categorical(values) if isinstance(values, np.ndarray) else values, copy=False)
    if isinstance(values, pd.Categorical) or (
        isinstance(values, pd.api.extensions.ExtensionArray) and kind == "object"
    ):
        values = as_objects(values)
    elif isinstance(values, pd.Series):
        values = values.reset_index(drop=True)
    return pd.Series(values, dtype=kind, copy=False)


def _missing(kind: str, length: int) -> Any:
    if kind == "object":
        return np.full(length, None, dtype=object)
    return np.zeros(length, dtype=np.int64) if kind == "int64" else pd.Series(index=range(length), dtype=kind)


def nothing(kind: str, length: int) -> Any:
    """A column of missing values that takes no memory, one being read for every row. It cannot be written to."""
    if kind == "object":
        return pd.Categorical.from_codes(np.full(length, -1, np.int8), pd.Index([], dtype=object))
    if kind == "boolean":
        return pd.arrays.BooleanArray(np.broadcast_to(np.False_, length), np.broadcast_to(np.True_, length))
    empty = np.zeros(1, dtype=np.int64) if kind == "int64" else pd.Series([None], dtype=kind).to_numpy()
    return np.broadcast_to(empty[0], length)


def plain_texts(companies: pd.DataFrame) -> pd.DataFrame:
    """The table with a large file's compact texts as plain objects, for what writes layers; any other as it is."""
    texts_only = [name for name, kind in DTYPES.items() if kind == "object" and name in companies]
    compact = [
        name
        for name in texts_only
        if isinstance(companies[name].dtype, pd.CategoricalDtype) or is_arrow(companies[name])
    ]
    changed = {
        name: pd.Series(as_objects(companies[name].array), dtype=object, index=companies.index) for name in compact
    }
    return companies.assign(**changed) if changed else companies
