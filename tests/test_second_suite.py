"""What the second suite of .ci/run leaves out: further cases, never a whole test that the list does not name."""

from __future__ import annotations

from pathlib import Path

from .second_suite import LIST, left_out, shares

IDENTS = [*(f"tests/core/test_a.py::test_one[{number}]" for number in range(40)), "tests/core/test_a.py::test_two"]
IDENTS += [
    "tests/core/deep/test_b.py::test_three",
    "tests/gui/test_c.py::test_four[x]",
    "tests/gui/test_c.py::test_four[y]",
]


def test_every_test_stays_with_its_first_case_and_a_share_of_the_others():
    out = left_out(IDENTS, {"tests/core/": 4})
    assert IDENTS[0] not in out and 20 < len(out) < 38
    assert all(ident.startswith("tests/core/test_a.py::test_one[") for ident in out)
    assert left_out(IDENTS, {"tests/core/": 4}) == out, "the same ones every time"


def test_what_is_named_with_none_is_left_out_and_the_longest_beginning_counts():
    assert left_out(IDENTS, {"tests/core/": 4, "tests/core/deep/": 0}) >= {"tests/core/deep/test_b.py::test_three"}
    assert not left_out(IDENTS, {"tests/": 0, "tests/core/": 1, "tests/gui/": 1})


def test_the_list_names_tests_that_are_there():
    listed = shares(LIST.read_text(encoding="utf-8"))
    for beginning in listed:
        path, _, name = beginning.partition("::")
        at = Path(__file__).parents[1] / path
        assert at.is_dir() if path.endswith("/") else name in at.read_text(encoding="utf-8"), beginning
