"""Freshly made hostile files: a sentence or all rows, never another exception, and soon."""

from __future__ import annotations

import time

import pytest

pytest.importorskip("pyarrow")
resource = pytest.importorskip("resource")
from . import hostile_files, hostile_tables  # noqa: E402 - both import packages that the lines above may skip for

SEED = 20261130


@pytest.mark.filterwarnings("ignore")
def test_hostile_files_give_a_sentence_or_all_their_rows(tmp_path):
    kinds = {"rows": 0, "sentence": 0}
    for name, content in hostile_files.hostile(SEED, 160):
        path = tmp_path / name
        path.write_bytes(content)
        start = time.process_time()
        kinds[hostile_files.read(path)] += 1
        assert time.process_time() - start < 10
        path.unlink()
    assert min(kinds.values()) > 25, "both are tried"


@pytest.mark.filterwarnings("ignore")
def test_hostile_files_of_the_other_readers_give_a_sentence_or_are_read(tmp_path):
    kinds = {"read": 0, "sentence": 0}
    for reader, name, content in hostile_tables.hostile(SEED, 140):
        path = tmp_path / name
        path.write_bytes(content)
        start = time.process_time()
        kinds[hostile_tables.read(reader, path)] += 1
        assert time.process_time() - start < 10
        path.unlink()
    assert min(kinds.values()) > 25, "both are tried"
