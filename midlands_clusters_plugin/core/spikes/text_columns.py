"""Quick looks at a column of texts, as objects or compact, without making millions of objects of it."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from ..rows.arrow_text import chunks, is_arrow, with_missing


def buckets(column: pd.Series, rows: np.ndarray, number: int) -> np.ndarray:
    """For each row a number below ``number`` (a power of 2), the same for the same text; -1 where missing."""
    if isinstance(column.dtype, pd.CategoricalDtype):
        code = column.cat.codes.to_numpy()[rows]
        return np.where(code < 0, -1, code & (number - 1))
    if is_arrow(column):
        return np.concatenate([_last_signs(chunk, number) for chunk in chunks(column.array).chunks])[rows]
    texts = column.to_numpy(dtype=object)[rows]
    bucket = np.fromiter(map(hash, texts), dtype=np.int64, count=len(texts)) & (number - 1)
    return np.where(pd.isna(texts), -1, bucket)


def first_signs(column: pd.Series, rows: np.ndarray) -> np.ndarray:
    """The number (uint8 or int64) of the first sign of rows' texts; anything where there is none of ASCII."""
    if is_arrow(column):
        return np.concatenate([_first_signs(chunk) for chunk in chunks(column.array).chunks])[rows]
    texts = some(column, rows)
    return texts.astype("U1").view(np.uint32).astype(np.int64) if len(texts) else np.zeros(0, dtype=np.int64)


def some(column: pd.Series, rows: np.ndarray) -> np.ndarray:
    """The texts of some rows as objects."""
    if is_arrow(column):
        return _taken(chunks(column.array).chunks, rows)
    if isinstance(column.dtype, pd.CategoricalDtype):
        texts, code = coded(column, rows)
        return with_missing(texts)[code]
    return column.to_numpy(dtype=object)[rows]


def coded(column: pd.Series, rows: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The different texts of some rows and each row's index among them, -1 where missing; of categories by codes."""
    if not isinstance(column.dtype, pd.CategoricalDtype):
        code, texts = pd.factorize(some(column, rows))
        return np.asarray(texts, dtype=object), code
    code, used = pd.factorize(column.cat.codes.to_numpy()[rows])
    known = used >= 0
    place = np.where(known, np.cumsum(known) - 1, -1)
    return column.cat.categories.take(used[known]).to_numpy(dtype=object), place[code]


def _taken(parts: list[Any], rows: np.ndarray) -> np.ndarray:
    """Rows of the blocks of an Arrow column, block by block: Arrow's own way joins all blocks into one first."""
    ends = np.cumsum([len(part) for part in parts])
    block = np.searchsorted(ends, rows, side="right")
    found = np.empty(len(rows), dtype=object)
    for number in np.unique(block):
        at = np.flatnonzero(block == number)
        found[at] = parts[number].take(rows[at] - (ends[number] - len(parts[number]))).to_numpy(zero_copy_only=False)
    return found


def _buffers(chunk: Any) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Where each text of an Arrow array begins and ends, and all signs."""
    _, ends, signs = chunk.buffers()
    offset = np.frombuffer(ends, dtype=np.int64)[chunk.offset : chunk.offset + len(chunk) + 1]
    sign = np.zeros(0, dtype=np.uint8) if signs is None else np.frombuffer(signs, dtype=np.uint8)
    return offset[:-1], offset[1:], sign


def _first_signs(chunk: Any) -> np.ndarray:
    start, end, sign = _buffers(chunk)
    result = np.zeros(len(chunk), dtype=np.uint8)
    there = end > start
    result[there] = sign[start[there]]
    return result


def _last_signs(chunk: Any, number: int) -> np.ndarray:
    start, end, sign = _buffers(chunk)
    mixed = np.zeros(len(chunk), dtype=np.int16)
    for back, factor in ((1, 1), (2, 7), (3, 31)):
        there = end - back >= start
        mixed[there] += sign[(end - back)[there]] * np.int16(factor)
    bucket = mixed & np.int16(number - 1)
    if chunk.null_count:
        bucket[~np.asarray(chunk.is_valid())] = -1
    return bucket
