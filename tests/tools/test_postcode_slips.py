"""What becomes of postcodes that are written wrongly, on a sample of the Midlands."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tools"))
import postcode_slips

FOUND = postcode_slips.measured(200)
SHORT = "third last sign missing"  # reads like a moved blank: at worst another postcode of the same authority
NOT_MENDED = ("last letter cut", "last two cut", "last letter cut, no blank", "a sign (! or -) for a digit")


@pytest.mark.parametrize("kind", NOT_MENDED)
def test_what_is_cut_or_has_a_sign_in_a_half_is_not_placed_elsewhere(kind):
    _, count, right, rejected, wrong, astray = FOUND[kind]
    assert count > 1000
    assert right + rejected + wrong == pytest.approx(1)
    assert wrong <= 0.001
    assert astray <= 0.001


@pytest.mark.parametrize(
    "kind", [kind for kind in postcode_slips.KINDS if kind not in (*NOT_MENDED, SHORT) and "swapped" not in kind]
)
def test_real_slips_are_placed_right(kind):
    _, _, right, _, wrong, _ = FOUND[kind]
    assert right >= 0.95
    assert wrong <= 0.001


def test_a_missing_digit_is_never_placed_in_another_authority():
    _, count, right, rejected, wrong, astray = FOUND[SHORT]
    assert count > 1000
    assert rejected >= 0.9
    assert right + rejected + wrong == pytest.approx(1)
    assert astray == 0


def test_the_page_has_a_row_for_each_kind():
    lines = postcode_slips.PAGE.read_text(encoding="utf-8").splitlines()
    assert [line.split(" | ")[0].strip("| ") for line in lines if "→" in line] == list(postcode_slips.KINDS)
