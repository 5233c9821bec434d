"""Cells in the forms that files, layers and large tables give them: the same answer for the same cell."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from midlands_clusters_plugin.core.companies.columns.convert import coded, flags, harmless_column, numbers, texts
from midlands_clusters_plugin.core.rows import arrow_text

CELLS = st.lists(
    st.none() | st.sampled_from(["12", "1,234", "£5m", "many", "", "N/A", "-3", "yes", "No", "perhaps"]),
    min_size=1,
    max_size=30,
)


def plain(cells):
    return pd.Series(np.array([*cells, None], dtype=object)[:-1], dtype=object)


@given(CELLS)
def test_numbers_of_categories_are_those_of_their_texts(cells):
    one, lost = numbers(plain(cells), 0, 1e9)
    other, also_lost = numbers(pd.Series(pd.Categorical(cells)), 0, 1e9)
    np.testing.assert_array_equal(one, other)
    assert lost == also_lost


@given(CELLS)
def test_flags_of_categories_are_those_of_their_texts(cells):
    one, lost = flags(plain(cells))
    other, also_lost = flags(pd.Series(pd.Categorical(cells)))
    assert one.tolist() == other.tolist() and lost == also_lost


def test_flags_that_are_flags_already():
    read, lost = flags(pd.Series([True, False, True]))
    assert read.tolist() == [True, False, True] and read.dtype == "boolean" and lost == 0


@given(CELLS)
def test_coded_cells_come_back(cells):
    for column in (plain(cells), pd.Series(pd.Categorical(cells))):
        code, different = coded(column)
        assert [None if pd.isna(one) else one for one in different[code]] == cells


def test_cells_of_a_layer_that_are_no_texts():
    cells = [b"caf\xc3\xa9", ["a", "b"], "plain", None, 7, "nul\x00byte", "half \ud83d pair"]
    found = harmless_column(plain(cells)).tolist()
    assert found[:2] == ["café", "['a', 'b']"]
    assert found[2:5] == ["plain", None, 7]
    assert "\x00" not in found[5]
    assert "".join(found[6]).encode("utf-8")
    whole = pd.Series(["a", "b"], dtype=object)
    assert harmless_column(whole) is whole


def test_texts_of_numbers_and_of_nothing():
    cells = [12345678.0, 12.5, np.nan, None, pd.NA, pd.NaT, " x ", "", 7]
    assert texts(plain(cells)).tolist() == ["12345678", "12.5", None, None, None, None, "x", None, "7"]
    assert texts(pd.Series([" a ", "", None], dtype="string")).tolist() == ["a", None, None]


def arrow(*blocks):
    return pd.arrays.ArrowExtensionArray(
        pa.chunked_array([pa.array(block, pa.large_string()) for block in blocks], pa.large_string())
    )


@pytest.mark.parametrize(
    ("blocks", "different"),
    [
        ((["00000001", "00000002"], ["00000003"]), True),
        ((["00000003", "00000001"], ["00000002"]), True),
        ((["00000001"], ["00000001"]), False),
        ((["00000001", None],), False),
        ((["123456789", "1"],), True),
        (([],), False),
    ],
)
def test_ids_that_are_all_different(blocks, different):
    assert arrow_text.all_different(arrow(*blocks)) is different


def test_as_objects_from_every_form():
    wanted = ["a", None, "b"]
    for values in (np.array(wanted, dtype=object), pd.Categorical(wanted), arrow(["a", None], ["b"])):
        assert arrow_text.as_objects(values).tolist() == wanted
    one = pd.arrays.ArrowExtensionArray(pa.array(wanted, pa.large_string()))
    assert arrow_text.chunks(one).to_pylist() == wanted


def test_without_pyarrow_nothing_is_asked_of_it(monkeypatch):
    monkeypatch.setattr(arrow_text, "have_pyarrow", lambda: False)
    with arrow_text.lean_memory():
        arrow_text.give_back()
    assert pa.default_memory_pool().backend_name != "system" or pa.system_memory_pool().backend_name == "system"


@pytest.mark.skipif(not arrow_text.have_pyarrow(), reason="pandas is too old for pyarrow's texts")
def test_memory_is_taken_from_the_system_only_meanwhile():
    before = pa.default_memory_pool().backend_name
    with arrow_text.lean_memory():
        assert pa.default_memory_pool().backend_name == "system"
    assert pa.default_memory_pool().backend_name == before
