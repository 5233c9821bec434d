"""Places of two tables matched by their codes: cells, authorities, or both."""

from __future__ import annotations

import numpy as np
import pandas as pd

from ..base.errors import UserError
from ..base.i18n import tr


def key_names(keys: str | list[str], metric: str, *frames: pd.DataFrame) -> list[str]:
    """The key columns as a list. Raises UserError where a table lacks one of them, or the metric."""
    names = [keys] if isinstance(keys, str) else list(keys)
    for frame in frames:
        lacking = [name for name in (*names, metric) if name not in frame]
        if lacking:
            stated = tr("The two tables must both have the places' codes and the metric.")
            raise UserError(stated, f"missing: {', '.join(lacking)}")
    return names


def by_place(frame: pd.DataFrame, names: list[str], metric: str) -> pd.Series:
    """Sum of a metric by place, indexed and sorted by ``names``; nan where no row of the place has a figure."""
    values = pd.Series(frame[metric].to_numpy(dtype=np.float64, na_value=np.nan))
    places = [frame[name].to_numpy(dtype=object) for name in names]
    return values.groupby(places, sort=True).sum(min_count=1).rename_axis(names)
