"""Layers whose figures a disclosure rule hides in part: their sums and neighbourhoods would be wrong numbers."""

from __future__ import annotations

import pandas as pd

from ...core.base.errors import UserError
from ...core.base.i18n import tr


def check_nothing_hidden(frame: pd.DataFrame, metric: str) -> None:
    """Raises UserError where figures of the metric are hidden in a map's layer."""
    if "suppressed_metrics" not in frame:
        return
    hidden = sum(metric in str(text).split(";") for text in frame["suppressed_metrics"].dropna())
    if hidden:
        raise UserError(
            tr(
                "Some of the layer's figures are hidden by a disclosure rule, so the result would be wrong: use a map "
                "without the rule, and publish the result with care."
            ),
            f"{hidden} figures of {metric} are hidden",
        )
