"""Postcodes by their beginning agree with a plain search through all texts of the directory."""

from __future__ import annotations

import numpy as np
import pytest

from midlands_clusters_plugin.core.postcodes.postcode_search import find_postcodes
from midlands_clusters_plugin.core.postcodes.postcode_store import current_index


@pytest.mark.parametrize("text", ["DE24", "DE24 9", "de249f", "DE24 9FU", "B1 1", "W1A", "EC1A 1B", "LE1"])
def test_as_a_plain_search_finds_them(text):
    index = current_index()
    outward = text.upper()[:4].split()[0] if " " in text else text.upper()[:4]
    number = int(np.flatnonzero(np.char.decode(index.outward, "ascii") == outward)[0])
    rows = np.arange(*np.searchsorted(index.key, [number * 6760, (number + 1) * 6760]))
    names = [str(name).replace(" ", "") for name in index.postcodes(rows)]
    wanted = text.upper().replace(" ", "")
    hits = [row for row, name in zip(rows, names) if name.startswith(wanted) and index.has_position[row]]
    found = find_postcodes(text)
    assert found[0].number == len(hits) > 0 and found[0].name.replace(" ", "") == wanted
    x, y = index.easting[hits], index.northing[hits]
    assert found[0].box == (x.min(), y.min(), x.max(), y.max())


@pytest.mark.parametrize("text", ["", " ", "Derby", "D", "24", "DE24 9FUX", "BT1 1AA", "ZZ1", "DE24 9f 1", "é1"])
def test_what_is_no_beginning_of_a_postcode_finds_nothing(text):
    assert find_postcodes(text) == []
