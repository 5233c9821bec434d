"""Numbers are read in the reader's language, as the legend writes them, and never as another number."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from midlands_clusters_plugin.core.base import typed_numbers
from midlands_clusters_plugin.core.base.errors import UserError
from midlands_clusters_plugin.core.base.typed_numbers import number_list, number_of, numbers_of
from midlands_clusters_plugin.core.classes.classes import own_bounds

ENGLISH, GERMAN, FRENCH, SWISS = "1,234.5", "1.234,5", "1\u202f234,5", "1\u2019234.5"
LANGUAGES = (ENGLISH, GERMAN, FRENCH, SWISS)


def speak(monkeypatch, sample):
    """Numbers written as in a language."""
    to = str.maketrans({",": sample[1], ".": sample[-2]})
    monkeypatch.setattr(typed_numbers, "written", lambda text: text.translate(to))


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        (ENGLISH, "1, 5, 20, 100", [1, 5, 20, 100]),
        (ENGLISH, "1,5,20,100", [1, 5, 20, 100]),
        (ENGLISH, "1,000; £2.5m", [1000, 2.5e6]),
        (GERMAN, "1.000; 5.000; 10.000", [1000, 5000, 10_000]),
        (GERMAN, "0,5; 2,5; 10", [0.5, 2.5, 10]),
        (GERMAN, "£20.000; £3,1bn", [20_000, 3.1e9]),
        (GERMAN, "1, 5, 20", [1, 5, 20]),
        (GERMAN, "0.5; 2.25", [0.5, 2.25]),
        (FRENCH, "1 000; 5 000,5", [1000, 5000.5]),
        (SWISS, "1'000; 2\u2019000.5", [1000, 2000.5]),
        (ENGLISH, "-1; 0; \u22120.5", [-1, 0, -0.5]),
    ],
)
def test_bounds_are_read_as_they_are_typed(monkeypatch, language, text, wanted):
    speak(monkeypatch, language)
    assert numbers_of(text) == wanted


@pytest.mark.parametrize("text", ["a", "1 2 x", "1..2", "--1", "1,2.3,4;5", "0x10", "1e5"])
def test_what_is_no_number_is_refused(monkeypatch, text):
    speak(monkeypatch, ENGLISH)
    with pytest.raises(ValueError):
        numbers_of(text)
    with pytest.raises(UserError):
        own_bounds(text)


@pytest.mark.parametrize("language", LANGUAGES)
@given(
    st.lists(
        st.one_of(st.integers(-(10**12), 10**12), st.integers(-(10**6), 10**6).map(lambda n: n / 1000)),
        min_size=2,
        max_size=7,
    )
)
def test_what_is_written_is_read_again(language, numbers):
    with pytest.MonkeyPatch.context() as patch:
        speak(patch, language)
        assert numbers_of(number_list([float(one) for one in numbers])) == [float(one) for one in numbers]


def test_a_thousand_is_a_thousand(monkeypatch):
    speak(monkeypatch, GERMAN)
    assert number_of("1.000") == 1000
    assert number_of("1.50") == 1.5
