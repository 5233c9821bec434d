"""Quick looks at texts give the same for plain objects, categories and Arrow's blocks."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from midlands_clusters_plugin.core.spikes import text_columns
from midlands_clusters_plugin.core.spikes.company_groups import Names

TEXTS = st.lists(
    st.none() | st.sampled_from(["", "A", "Derby Ltd", "DE24 9FU", "Ünï", "zz", "12345678"]), min_size=1, max_size=40
)
FORMS = ("object", "category", "arrow")


def column(texts, form):
    if form == "object":
        return pd.Series(np.array([*texts, None], dtype=object)[:-1], dtype=object)
    if form == "category":
        return pd.Series(pd.Categorical(texts))
    half = len(texts) // 2
    blocks = [pa.array(texts[:half], pa.large_string()), pa.array(texts[half:], pa.large_string())]
    return pd.Series(pd.arrays.ArrowExtensionArray(pa.chunked_array(blocks, pa.large_string())))


def rows_of(texts):
    return np.arange(len(texts))[::-1].copy()


@pytest.mark.parametrize("form", FORMS)
@given(TEXTS)
def test_some_texts(form, texts):
    rows = rows_of(texts)
    assert [
        None if one is None or one is pd.NA or one != one else one
        for one in text_columns.some(column(texts, form), rows)
    ] == texts[::-1]


@pytest.mark.parametrize("form", FORMS)
@given(TEXTS)
def test_the_same_text_is_in_the_same_bucket(form, texts):
    rows = rows_of(texts)
    bucket = text_columns.buckets(column(texts, form), rows, 64)
    assert ((bucket >= -1) & (bucket < 64)).all()
    assert [one < 0 for one in bucket] == [text is None for text in texts[::-1]]
    by_text = dict(zip(texts[::-1], bucket))
    assert all(by_text[text] == number for text, number in zip(texts[::-1], bucket))


@pytest.mark.parametrize("form", FORMS)
@given(TEXTS)
def test_first_signs(form, texts):
    found = text_columns.first_signs(column(texts, form), rows_of(texts))
    for text, sign in zip(texts[::-1], found):
        if text and text.isascii():
            assert sign == ord(text[0])


@pytest.mark.parametrize("form", FORMS)
def test_missing(form):
    # A missing name begins like none, an empty one may be any.
    names = Names(column(["Acme", None, None, "Acme", ""], form))
    assert names.alike(np.arange(5), np.array([0, 0, 0, 1, 1])).tolist() == [False, False, False, True, True]
    assert not len(text_columns.first_signs(column(["A"], form), np.zeros(0, dtype=np.int64)))


@pytest.mark.parametrize("form", FORMS)
@given(TEXTS)
def test_codes_of_texts(form, texts):
    rows = rows_of(texts)[::2]
    known, code = text_columns.coded(column(texts, form), rows)
    assert sorted(known) == sorted({texts[row] for row in rows} - {None})
    assert [known[one] if one >= 0 else None for one in code] == [texts[row] for row in rows]


def test_categories_are_never_walked_text_by_text(monkeypatch):
    """What pandas makes of texts by itself is an index of Arrow texts, slow to walk: a million companies took three seconds longer."""
    texts = column(["A", "B", None, "A"], "category")
    monkeypatch.setattr(type(texts.cat.categories), "__iter__", lambda _: pytest.fail("walked"))
    rows = np.arange(4)
    assert text_columns.some(texts, rows).tolist() == ["A", "B", None, "A"]
    assert text_columns.coded(texts, rows)[1].tolist() == [0, 1, -1, 0]
