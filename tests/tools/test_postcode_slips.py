"""What becomes of postcodes that are written wrongly, on a sample of the Midlands."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tools"))
import postcode_slips

FOUND = postcode_slips.measured(200)
NOT_MENDED = ("last letter cut", "last two cut", "last letter cut, no blank", "a sign (! or -) for a digit")
LACKS_A_DIGIT = "third last sign missing"  # looks like a moved blank, and no reading can bring the digit back
NOT_RIGHT = {*NOT_MENDED, LACKS_A_DIGIT, "two neighbours swapped"}


@pytest.mark.parametrize("kind", NOT_MENDED)
def test_what_is_cut_or_has_a_sign_in_a_half_is_not_placed_elsewhere(kind):
    _, count, right, rejected, wrong, astray = FOUND[kind]
    assert count > 1000
    assert right + rejected + wrong == pytest.approx(1)
    assert wrong <= 0.001
    assert astray <= 0.001


def test_a_missing_digit_is_rejected_or_stays_in_its_own_authority():
    _, count, right, rejected, wrong, astray = FOUND[LACKS_A_DIGIT]
    assert count > 1000
    assert right == 0
    assert rejected >= 0.93
    assert wrong <= 0.07  # those that are a moved blank as well, in the same authority
    assert astray <= 0.001


@pytest.mark.parametrize("kind", [kind for kind in postcode_slips.KINDS if kind not in NOT_RIGHT])
def test_real_slips_are_placed_right(kind):
    _, _, right, _, wrong, _ = FOUND[kind]
    assert right >= 0.95
    assert wrong <= 0.001


def test_the_page_has_a_row_for_each_kind():
    lines = postcode_slips.PAGE.read_text(encoding="utf-8").splitlines()
    assert [line.split(" | ")[0].strip("| ") for line in lines if "→" in line] == list(postcode_slips.KINDS)
