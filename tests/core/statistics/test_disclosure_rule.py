"""The words of a rule name every part of it, and nonsense is refused."""

from __future__ import annotations

import pytest

from midlands_clusters_plugin.core.base.errors import UserError
from midlands_clusters_plugin.core.disclosure.disclosure_rule import Rule


def test_every_part_is_stated():
    wording = Rule(fewest=5, largest=70.0, largest_two=85.0, remainder=10.0, round_to=5).describe()
    for part in (
        "fewer than 5",
        "more than 70 %",
        "two companies with more than 85 %",
        "less than 10 %",
        "rounded to 5",
    ):
        assert part in wording
    bare = Rule(fewest=3, remainder=None).describe()
    assert "fewer than 3" in bare and "%" not in bare and "rounded" not in bare


@pytest.mark.parametrize(
    "wrong",
    [{"fewest": 1}, {"fewest": 1001}, {"largest": 0.0}, {"remainder": 101.0}, {"round_to": 4}, {"rounding": "up"}],
)
def test_nonsense_is_refused(wrong):
    with pytest.raises(UserError):
        Rule(**wrong)
