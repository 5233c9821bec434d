"""Cells as people write them: numbers, dates (those of Companies House too), flags, SIC codes, class bounds. One answer a cell."""

from __future__ import annotations

import re

import numpy as np
import pandas as pd

from midlands_clusters_plugin.core.classes.classes import classify, own_bounds
from midlands_clusters_plugin.core.companies.columns.convert import flags, numbers, texts
from midlands_clusters_plugin.core.companies.columns.dates import dates
from midlands_clusters_plugin.core.companies.columns.sic import parse_sic
from midlands_clusters_plugin.core.postcodes.postcode_text import harmless

from .ground import sentence_or

SEEDS = [
    b"12\n1,234\n1,234.56\n(5)\n-7\n\xe2\x88\x925",
    "£5m\n~ 250 employees\n2bn\n.5\n1e5\nN/A\n-\nnan\ninf".encode(),
    b"2017-01-02\n02/01/2017\n1-Jan-17\n1 January 2017\n43000\n20170102\n2017-01-02T10:00:00Z",
    b"29/02/2023\n31/12/9999\n00/00/0000\n01/01/0001\n1-Foo-17",
    b"yes\nNo\nTRUE\n1.0\n0",
    b"30300 - Manufacture of air\n30.30\n01.62/1\n1610\n62012;62020\nNone Supplied\n99999",
    b"1, 5, 20, 100",
    b"0;5\n\xc2\xa31; \xc2\xa35",
    b"-5, 0, 5",
    b"1e-320, 1e308",
]
WORDING = [
    b"30300",
    b"1e400",
    b"inf",
    b"-0",
    b"\xc2\xa3",
    b"bn",
    b"29/02/",
    b"\xd9\xa3",
    b"\xe0\xa5\xab",
    b"\xc2\xb2",
    b"\x00",
    b"_",
    b"9" * 30,
]
LONGEST = 300


def one(data: bytes) -> tuple[float, ...] | bool | None:
    """Each line a cell; all of them through each reader, and the last as class bounds."""
    text = data.decode("utf-8", "replace")
    column = pd.Series(harmless(text.split("\n")), dtype=object)
    values, unread = numbers(column, 0, 5e6)
    assert len(values) == len(column)
    assert 0 <= unread <= len(column)
    assert (np.isnan(values) | ((values >= 0) & (values <= 5e6))).all()
    days, unread = dates(column)
    assert len(days) == len(column)
    assert 0 <= unread <= int(days.isna().sum())
    truths, unread = flags(column)
    assert len(truths) == len(column)
    assert 0 <= unread <= int(truths.isna().sum())
    codes = parse_sic(column)
    assert len(codes) == len(column)
    assert all(re.fullmatch(r"(\d{4,5}(;\d{4,5})*)?", code, re.ASCII) for code in codes)
    assert all(value is None or (value and value == value.strip()) for value in texts(column))
    categories = column.astype("category")
    assert np.array_equal(numbers(categories, 0, 5e6)[0], values, equal_nan=True)
    assert dates(categories)[0].equals(days)
    bounds = sentence_or(own_bounds, text.rpartition("\n")[2])
    if bounds is None:
        return None
    assert isinstance(bounds, tuple)
    made = classify([0.0, 1.0, 5.0, float("nan"), 1e6, *bounds], "own", bounds=bounds)
    assert len(made.bounds) >= 2
    assert list(made.bounds) == sorted(made.bounds)
    return bounds
