"""Delimited text of companies by the quick reader of large files: the same table, or the same sentence, as the careful one gives."""

from __future__ import annotations

import pandas as pd

from midlands_clusters_plugin.core.base.errors import UserError
from midlands_clusters_plugin.core.companies import CompanyTable, read_companies
from midlands_clusters_plugin.core.rows import arrow_text

from . import text
from .ground import assert_plain, file, table_of

SEEDS, WORDING, LONGEST = [one for one in text.SEEDS if b"\xff\xfe" not in one], text.WORDING, 1000
_BLOCK = 40  # bytes: rows cross the ends of blocks


def one(data: bytes) -> CompanyTable | None:
    """Read both ways."""
    path = file("companies.csv", data)
    arrow_text.BLOCK = _BLOCK
    found = []
    for size in (1 << 60, 0):
        arrow_text.FROM_SIZE = size
        try:
            found.append(read_companies(path))
        except UserError as error:
            assert_plain(error.message)
            found.append(error.message)
    careful, quick = found
    if isinstance(careful, str) or isinstance(quick, str):
        assert careful == quick
        return None
    pd.testing.assert_frame_equal(careful.companies, quick.companies)
    pd.testing.assert_frame_equal(careful.rejects, quick.rejects)
    assert (careful.rows_read, careful.notes) == (quick.rows_read, quick.notes)
    return table_of(lambda: quick)
