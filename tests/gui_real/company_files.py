"""Company files of any length at real postcodes, for the real window; the same every time."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd

from midlands_clusters_plugin.core.postcodes.postcodes import builtin_index

_CODES = np.array(["30300", "29100", "62020", "10890", "72110", "49410", "26511"], dtype=object)


def write_companies(path: Path, rows: int) -> Path:
    """A CSV of invented companies at postcodes drawn from the directory; one in a thousand has none."""
    random = np.random.default_rng(20261123)
    index = builtin_index()
    postcodes = index.postcodes(np.sort(random.integers(0, len(index), rows)))
    postcodes = np.where(random.random(rows) < 0.001, "", postcodes)
    number = np.arange(rows)
    frame = pd.DataFrame(
        {
            "Company Name": "Company " + pd.Series(number).astype(str),
            "Company Number": number + 10_000_000,
            "Postcode": postcodes,
            "SIC": _CODES[random.integers(0, len(_CODES), rows)],
            "Employees": random.integers(1, 500, rows),
            "Turnover": random.integers(10_000, 9_000_000, rows),
        }
    )
    frame.to_csv(path, index=False)
    return path
