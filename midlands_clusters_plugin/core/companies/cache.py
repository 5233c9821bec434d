"""A large file imported again: the table of the last time, where the file, the choices and everything that places
companies are the same.

The table is kept as one Arrow file in a folder of the user's own profile (core is given the folder), named by a digest
of all that it follows from: the file's bytes, the choices, the postcode directory, the catalogue, the language, and the
code itself. Nothing in it is executed when it is read. It is written beside and renamed; one that is damaged, cut short
or of another kind is passed over and the file is read afresh. The folder never holds more than ``LARGEST`` bytes: the
least recently used tables go first.

A file that changed is read afresh, all of it: a month's changes are spread over the whole register, so that hardly a
block of it stays the same, and to recognise the rows that did would take as long as to read them.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from ..base.errors import UserError
from ..base.feedback import Feedback
from ..base.i18n import tr
from ..base.reading import guarded, sha256_of
from ..base.resources import resource
from ..catalogue.catalogue import cluster_by_name, lasting_clusters
from ..files.whole_file import write_beside
from ..postcodes.chosen_index import chosen
from ..postcodes.directory import directory_in_use
from ..rows import arrow_text
from . import reader
from .columns.column_names import DTYPES, EXTRA
from .columns.plan import strictly
from .files.opened import kind_of, parts_of
from .placing import from_columns
from .placing.company_table import REJECT_COLUMNS, CompanyTable, reject_table, remark_table
from .placing.company_table import _nothing as nothing

LARGEST = 2 << 30  # bytes of the whole folder: some four tables of the whole country
_SUFFIX = ".companies"
_REJECT_TEXTS = ("reason", "name", "postcode")
_MAGIC = b"MCTABLE1"
_DATA = (
    "columns.json",
    "company_formats.json",
    "sic_editions.json",
)  # what columns are called, and by which a format is known
_CODE = (
    "**/*.py",
    "../rows/*.py",
    "../postcodes/postcodes.py",
    "../postcodes/postcode_text.py",
    "../catalogue/catalogue.py",
)


@guarded
def read_companies_again(
    path: str | Path,
    folder: str | Path,
    *,
    format: str = "auto",  # noqa: A002 - the word of the interface
    mapping: Mapping[str, str] | None = None,
    sites: str = "share",
    dissolved: bool = False,
    year: int = 0,
    earlier: int = 0,
    strict: bool = False,
    feedback: Feedback | None = None,
) -> CompanyTable:
    """As ``read_companies``, with the table kept in ``folder`` for the next time; without pyarrow, and of small files,
    nothing is kept.

    Raises UserError, Cancelled as ``read_companies`` does; never for anything that is wrong with the folder.
    """
    feedback = feedback or Feedback()
    options: dict[str, Any] = {
        "format": format,
        "mapping": mapping,
        "sites": sites,
        "dissolved": dissolved,
        "year": year,
        "earlier": earlier,
    }
    if not _worth_keeping(Path(path)):
        return reader.read_companies(path, feedback=feedback, strict=strict, **options)
    feedback.step(tr("Looking whether {file} has changed").format(file=Path(path).name))
    try:
        stored = Path(folder) / (_key(Path(path), options, feedback) + _SUFFIX)
    except OSError:  # a share that is gone, a part that is locked: the reader says so
        return reader.read_companies(path, feedback=feedback, strict=strict, **options)
    with arrow_text.lean_memory():
        table = _load(stored, feedback)
    if table is not None:
        if strict:
            strictly(table.contract)
        feedback.progress(1)
        return table
    table = reader.read_companies(path, feedback=feedback, strict=strict, **options)
    feedback.check()
    _store(table, stored)
    return table


def _worth_keeping(path: Path) -> bool:
    try:
        return (
            arrow_text.have_pyarrow() and path.stat().st_size >= arrow_text.FROM_SIZE // 8 and kind_of(path) == "text"
        )
    except (OSError, UserError):
        return False  # the reader says what is wrong


def _key(path: Path, options: Mapping[str, Any], feedback: Feedback) -> str:
    """A digest of all that the table follows from."""
    files = [(one.name, sha256_of(one, feedback)) for one in parts_of(path)]
    index = chosen()
    state = None if index is None or not index.is_file() else (index.stat().st_mtime_ns, index.stat().st_size)
    stated = {**options, "mapping": sorted((options["mapping"] or {}).items())}
    code = hashlib.sha256()
    for pattern in _CODE:
        for source in sorted(Path(__file__).parent.glob(pattern)):
            code.update(source.read_bytes())
    for name in _DATA:
        code.update(resource("catalogue", name).read_bytes())
    known = (repr(sorted(lasting_clusters().items())), repr(sorted(cluster_by_name().items())))
    language = tr("The row has no postcode.")
    facts = (
        files,
        stated,
        directory_in_use().as_dict(),
        state,
        known,
        language,
        code.hexdigest(),
        pd.__version__,
        from_columns.COMPACT_FROM,
    )
    return hashlib.sha256(repr(facts).encode()).hexdigest()


def _store(table: CompanyTable, path: Path) -> None:
    """Write a table; a folder that cannot be written to, or a full disk, only means that nothing is kept."""
    import pyarrow as pa

    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        about = {
            "rows_read": table.rows_read,
            "inputs": table.inputs,
            "notes": table.notes,
            "directory": table.directory,
        }
        about["contract"] = table.contract
        about["remarks"] = (
            table.remarks.drop(columns="explanation").astype(object).where(table.remarks.notna(), None).to_dict("list")
        )
        names = [name for name in (*DTYPES, *EXTRA) if name in table.companies]
        frame = pa.table({name: _to_arrow(table.companies[name]) for name in names}).combine_chunks()
        kinds = {name: _kind(table.companies[name]) for name in names}
        rejects = pa.table(
            {name: pa.array(table.rejects[name], from_pandas=True) for name in REJECT_COLUMNS if name != "explanation"}
        )

        def write(temporary: Path) -> None:
            with temporary.open("wb") as raw:
                os.chmod(temporary, 0o600)
                raw.write(_MAGIC)
                digest = hashlib.sha256()
                for one, more in (
                    (frame, {"about": about, "kinds": kinds}),
                    (rejects, {"kinds": {name: str(table.rejects[name].dtype) for name in _REJECT_TEXTS}}),
                ):
                    _write(raw, one.replace_schema_metadata({"mc": json.dumps(more)}), digest)
                raw.write(digest.digest())

        write_beside(path, write, at_once=True)
        _make_room(path)
    except (OSError, UserError, pa.ArrowException, TypeError, ValueError):
        return


def _write(raw: Any, table: Any, digest: Any) -> None:
    """A table with its length before it."""
    import pyarrow as pa

    sink = _Counted(raw, digest)
    start = raw.tell()
    raw.write(bytes(8))
    with pa.ipc.new_stream(pa.PythonFile(sink, mode="w"), table.schema) as stream:
        stream.write_table(table, max_chunksize=1_000_000)
    end = raw.tell()
    raw.seek(start)
    raw.write((end - start - 8).to_bytes(8, "little"))
    raw.seek(end)


class _Counted:
    """A file that takes a digest of what is written."""

    closed = False

    def __init__(self, raw: Any, digest: Any) -> None:
        self._raw, self._digest = raw, digest

    def write(self, data: Any) -> int:
        self._digest.update(data)
        return int(self._raw.write(data))

    def flush(self) -> None:
        self._raw.flush()

    def tell(self) -> int:
        return int(self._raw.tell())

    def close(self) -> None:
        pass


def _load(path: Path, feedback: Feedback) -> CompanyTable | None:
    """The table that was kept; None where there is none or it is not whole."""
    import pyarrow as pa

    try:
        if not path.is_file() or not _whole(path, feedback):
            return None
        with path.open("rb") as raw:
            raw.seek(len(_MAGIC))
            frame, rejects = _read(raw, feedback), _read(raw, feedback)
        stated = json.loads(frame.schema.metadata[b"mc"])
        about, kinds = stated["about"], stated["kinds"]
        companies = pd.DataFrame(
            {name: _from_arrow(frame.column(name), kinds[name], {**DTYPES, **EXTRA}[name]) for name in kinds},
            copy=False,
        )
        written = json.loads(rejects.schema.metadata[b"mc"])["kinds"]
        texts = {
            name: pd.Series(rejects.column(name).to_pylist(), dtype=_text_kind(written[name])) for name in _REJECT_TEXTS
        }
        left_out = reject_table(rejects.column("row_number").to_numpy(), **texts)
        os.utime(path)  # used last
        remarks = remark_table(**about["remarks"])
        notes, inputs = tuple(about["notes"]), tuple(about["inputs"])
        return CompanyTable(
            companies,
            left_out,
            about["rows_read"],
            inputs,
            notes,
            about["directory"],
            remarks,
            tuple(about["contract"]),
        )
    except (OSError, pa.ArrowException, ValueError, KeyError, TypeError, AttributeError, IndexError):
        return None


def _whole(path: Path, feedback: Feedback) -> bool:
    """Whether a file holds what was written into it."""
    digest = hashlib.sha256()
    with path.open("rb") as raw:
        size = path.stat().st_size
        if raw.read(len(_MAGIC)) != _MAGIC:
            return False
        for _ in range(2):
            left = int.from_bytes(raw.read(8), "little")
            if left > size:
                return False
            while left and (block := raw.read(min(left, 1 << 22))):
                digest.update(block)
                left -= len(block)
                feedback.progress(min(1.0, raw.tell() / size) * 0.5)
        return raw.read() == digest.digest()


def _read(raw: Any, feedback: Feedback) -> Any:
    import pyarrow as pa

    length = int.from_bytes(raw.read(8), "little")
    end, batches = raw.tell() + length, []
    stream = pa.ipc.open_stream(raw)
    for batch in stream:
        feedback.check()
        batches.append(batch)
    raw.seek(end)
    return pa.Table.from_batches(batches, stream.schema)


def _kind(column: pd.Series) -> str:
    """The type of a column as a word; of categories with the type of their texts, which pandas has two of."""
    if isinstance(column.dtype, pd.CategoricalDtype):
        return f"category {column.cat.categories.dtype}"
    return str(column.dtype)


def _to_arrow(column: pd.Series) -> Any:
    """A column without loss; one with nothing in it as nothing."""
    import pyarrow as pa

    if isinstance(column.dtype, pd.CategoricalDtype):
        codes = column.cat.codes.to_numpy()
        known = pa.array(np.asarray(column.cat.categories, dtype=object), pa.large_string())
        return pa.DictionaryArray.from_arrays(pa.array(codes, mask=codes < 0), known)
    if arrow_text.is_arrow(column):
        return arrow_text.chunks(column.array)
    if column.dtype == object:
        return pa.array(column.to_numpy(dtype=object), pa.large_string(), from_pandas=True)
    if len(column) and column.isna().all():
        return pa.nulls(len(column))
    return pa.array(column, from_pandas=True)


def _from_arrow(column: Any, kind: str, plain: str) -> pd.Series:
    """The column as it was. Raises ValueError for a kind that no table has."""
    import pyarrow as pa
    from pyarrow import types

    if types.is_null(column.type):
        return pd.Series(_nothing(plain, len(column)), copy=False)
    if kind in ("category object", "category str"):
        whole = column.unify_dictionaries().combine_chunks() if column.num_chunks > 1 else column.combine_chunks()
        whole = whole.chunk(0) if isinstance(whole, pa.ChunkedArray) else whole
        codes = whole.indices.fill_null(-1).to_numpy()
        known = np.asarray(whole.dictionary.to_numpy(zero_copy_only=False), dtype=object)
        return pd.Series(pd.Categorical.from_codes(codes, pd.Index(known, dtype=kind.split()[1])))
    if kind.startswith("large_string"):
        return pd.Series(pd.arrays.ArrowExtensionArray(column), copy=False)
    if kind == "object":
        return pd.Series(np.asarray(column.to_numpy(), dtype=object), dtype=object)
    if kind not in DTYPES.values():
        raise ValueError(kind)
    if kind == "boolean":
        return pd.Series(pd.array(column.to_pylist(), dtype="boolean"))
    return pd.Series(column.to_numpy(), copy=False).astype(kind)


def _text_kind(kind: str) -> str:
    """A kind of text column, as pandas names it. Raises ValueError for any other."""
    if kind not in ("object", "str", "string"):
        raise ValueError(kind)
    return kind


def _nothing(kind: str, length: int) -> Any:
    return nothing(kind, length)


def _make_room(newest: Path) -> None:
    """Delete the tables least recently used until the folder is small enough; of a table just written, too large by
    itself, that too.
    """
    files = sorted(newest.parent.glob("*" + _SUFFIX), key=lambda one: (one != newest, -one.stat().st_mtime_ns))
    total = 0
    for one in files:
        total += one.stat().st_size
        if total > LARGEST:
            one.unlink(missing_ok=True)
