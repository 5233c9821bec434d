"""Numbers, dates and flags as people write them; what cannot be read is missing and counted."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from midlands_clusters_plugin.core.companies.columns import dates as day_columns
from midlands_clusters_plugin.core.companies.columns.convert import flags, numbers
from midlands_clusters_plugin.core.companies.columns.dates import dates

EMPLOYEES = (0, 10_000_000)


def one(text, low=-1e15, high=1e15):
    values, unread = numbers(pd.Series([text], dtype=object), low, high)
    return values[0], unread


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12", 12),
        (" 1,234 ", 1234),
        ("£1,234,567.89", 1234567.89),
        ("£1.2m", 1_200_000),
        ("3bn", 3e9),
        ("12 employees", 12),
        ("1e3", 1000),
        ("(500)", -500),
        ("-7", -7),
        ("0", 0),
    ],
)
def test_numbers_in_odd_forms(text, value):
    assert one(text) == (pytest.approx(value), 0)


@pytest.mark.parametrize("text", ["", "  ", "N/A", "-", "Not Provided", None])
def test_nothing_written_is_missing_and_no_fault(text):
    value, unread = one(text)
    assert np.isnan(value)
    assert unread == 0


@pytest.mark.parametrize("text", ["many", "10 to 20", "1.2.3", "#REF!", "12 13x", "--5"])
def test_what_cannot_be_read_is_missing_and_counted(text):
    value, unread = one(text)
    assert np.isnan(value)
    assert unread == 1


@pytest.mark.parametrize("text", ["-5", "(500)", "99999999999", "inf", "-inf"])
def test_absurd_employees_are_missing_and_counted(text):
    value, unread = one(text, *EMPLOYEES)
    assert np.isnan(value)
    assert unread == 1


@given(st.lists(st.integers(0, 10**12), max_size=20))
def test_a_number_comes_back_from_its_usual_spellings(values):
    for form in ("{}", "{:,}", "£{:,}", " {} "):
        read, unread = numbers(pd.Series([form.format(v) for v in values], dtype=object), 0, 1e15)
        assert read.tolist() == values
        assert unread == 0


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("31/12/2019", "2019-12-31"),
        ("02/03/2019", "2019-03-02"),
        ("2019-03-02", "2019-03-02"),
        ("2019/03/02 00:00:00", "2019-03-02"),
        ("43891", "2020-03-01"),
        ("2 March 2019", "2019-03-02"),
        ("20190302", "2019-03-02"),
        ("12/05/65", "1965-05-12"),
        ("29/02/40", "1940-02-29"),
        ("31/12/99", "1999-12-31"),
        ("02/03/19", "2019-03-02"),
    ],
)
def test_dates(text, day):
    read, unread = dates(pd.Series([text], dtype=object))
    assert read[0] == pd.Timestamp(day)
    assert unread == 0


@pytest.mark.parametrize(
    "text",
    ["31/02/2019", "00/00/0000", "2019-13-01", "soon", "9999-99-99", "01/01/0001", "201912", "191231", "2019123"],
)
def test_impossible_dates_are_missing_and_counted(text):
    read, unread = dates(pd.Series([text], dtype=object))
    assert pd.isna(read[0])
    assert unread == 1


@pytest.mark.parametrize("form", ["%Y-%m-%d", "%d/%m/%Y", "%Y%m%d", "days"])
def test_dates_far_ahead_are_missing_and_counted(monkeypatch, form):
    today = pd.Timestamp("2026-11-23")
    monkeypatch.setattr(day_columns, "_today", lambda: today)
    days = pd.Series(
        [today, today + pd.Timedelta(days=366), today + pd.Timedelta(days=367), pd.Timestamp("2065-05-12")]
    )
    read, unread = dates(days if form == "days" else days.dt.strftime(form).astype(object))
    assert read.tolist()[:2] == days.tolist()[:2]
    assert read.isna().tolist() == [False, False, True, True]
    assert unread == 2


@pytest.mark.parametrize(
    ("text", "day"), [("23/11/26", "2026-11-23"), ("24/11/26", "1926-11-24"), ("23/11/68", "1968-11-23")]
)
def test_a_year_of_two_digits_is_the_latest_that_has_been(monkeypatch, text, day):
    monkeypatch.setattr(day_columns, "_today", lambda: pd.Timestamp("2026-11-23"))
    read, unread = dates(pd.Series([text], dtype=object))
    assert (read[0], unread) == (pd.Timestamp(day), 0)


def test_flags():
    read, unread = flags(pd.Series(["Yes", "n", "TRUE", "0", "", None, "maybe"], dtype=object))
    assert read.tolist() == [True, False, True, False, pd.NA, pd.NA, pd.NA]
    assert unread == 1


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_a_year_of_two_digits_is_never_in_the_future(day):
    (read,), unread = dates(pd.Series([f"{day:%d/%m/%y}"]))
    if not unread:  # 29 February of a century's year is no day a hundred years before
        assert read <= pd.Timestamp.now()
        assert (read.day, read.month, read.year % 100) == (day.day, day.month, day.year % 100)


@pytest.mark.parametrize("text", ["201912", "191231", "1912", "2019123", "201912311"])
def test_figures_that_are_no_whole_date_are_not_guessed(text):
    (read,), unread = dates(pd.Series([text]))
    assert pd.isna(read) and unread == 1
