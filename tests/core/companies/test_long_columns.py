"""Columns that grow block by block hold what went in, wherever a piece ends."""

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from midlands_clusters_plugin.core.rows import arrow_text, long_columns
from midlands_clusters_plugin.core.rows.long_columns import LongCategories, LongNumbers, LongTexts

pa = pytest.importorskip("pyarrow", reason="pyarrow is not installed")
pytestmark = pytest.mark.skipif(not arrow_text.have_pyarrow(), reason="pandas is too old for pyarrow's texts")

BLOCKS = st.lists(st.lists(st.text(max_size=5), max_size=6), max_size=12)
small = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def in_the_middle(texts, kind):
    """An Arrow array that begins behind the start of its buffers."""
    return pa.array(["before", *texts, "behind"], kind)[1:-1]


@pytest.fixture
def short_pieces(monkeypatch):
    monkeypatch.setattr(long_columns, "_ROWS", 4)
    monkeypatch.setattr(long_columns, "_SIGNS", 2)
    monkeypatch.setattr(long_columns, "_JOINED", 3)


@small
@given(BLOCKS)
def test_texts(short_pieces, blocks):
    column = LongTexts()
    for block in blocks:
        column.add(in_the_middle(block, pa.string()))
    arrays = column.taken()
    for array in arrays:
        array.validate(full=True)
    assert [text for array in arrays for text in array.to_pylist()] == [
        text or None for block in blocks for text in block
    ]
    assert column.taken() == []


@small
@given(BLOCKS)
def test_categories(short_pieces, blocks):
    column = LongCategories()
    for block in blocks:
        column.add(in_the_middle(block, pa.string()).dictionary_encode())
    arrays = column.taken()
    assert [text for array in arrays for text in array.to_pylist()] == [text for block in blocks for text in block]
    assert len(arrays) == -(-len(blocks) // 3)
    assert column.taken() == []


@small
@given(st.lists(st.lists(st.integers(-(2**31), 2**31 - 1), max_size=6), max_size=12))
def test_numbers(short_pieces, blocks):
    column = LongNumbers()
    for block in blocks:
        column.add(np.array(block, dtype=np.int64))
    assert len(column) == sum(map(len, blocks))
    taken = column.taken()
    assert taken.dtype == np.int32 and taken.tolist() == [number for block in blocks for number in block]
    assert len(column) == 0 and column.taken().tolist() == []


def test_a_text_longer_than_a_piece(short_pieces):
    column = LongTexts()
    for text in ("a", "x" * 1000, "", "b"):
        column.add(pa.array([text]))
    assert [text for array in column.taken() for text in array.to_pylist()] == ["a", "x" * 1000, None, "b"]
