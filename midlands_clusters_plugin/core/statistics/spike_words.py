"""What a spike is, in one sentence with its figures, as the 2023 report's annotations say it.

The sentences are printed on maps that are published, so they name the postcode, the authority and the figures but no company: an officer's
file may be licensed or confidential. The name stands in the spikes' table, for the officer.
"""

from __future__ import annotations

import pandas as pd

from ..catalogue import metrics
from .spikes import ONE_COMPANY, ONE_POSTCODE

_POUNDS = ((1e9, "bn"), (1e6, "m"))
_AMOUNTS = {"turnover": "{} turnover", "employees": "{} employees", "innovate_uk_funding": "{} of Innovate UK funding"}


def sentence(spike: pd.Series, total: float) -> str:
    """One sentence about a spike, without its full stop.

    Parameters
    ----------
    spike : a row of ``find_spikes`` with ``authority_name``.
    total : the metric's sum over the whole map.
    """
    place = str(spike["authority_name"]).partition(",")[0]
    words = _of_sum(spike, total) if _is_sum(spike["metric"]) else _of_count(spike)
    return f"{place}: {words}"


def _is_sum(metric: str) -> bool:
    return metric in metrics() and metrics()[metric].kind == "sum"


def _of_sum(spike: pd.Series, total: float) -> str:
    unit = metrics()[spike["metric"]].unit
    amount = _AMOUNTS.get(spike["metric"], "{} " + metrics()[spike["metric"]].name).format(figure(spike["value"], unit))
    whole = f" ({percent(spike['value'] / total)} of the map's total)" if total > 0 and 0 < spike["value"] <= total else ""
    part = "all" if spike["share"] == 1 else percent(spike["share"])
    if spike["reason"] == ONE_COMPANY:
        return f"one company has {part} of the {amount} here{whole}"
    held = f"{spike['companies']} companies whose names begin alike, perhaps one group, have"
    return f"{held} {part} of the {amount} here{whole}"


def _of_count(spike: pd.Series) -> str:
    number, among = int(spike["companies"]), int(spike["among"])
    many = f"all {among:,}" if number == among else f"{number:,} of {among:,}"
    if spike["reason"] == ONE_POSTCODE:
        return f"{many} businesses share the postcode {spike['who']}"
    if spike["name"]:  # a group has words in common, one company a name of its own
        return f"{many} sites belong to one company"
    return f"{many} businesses have names that begin alike and may belong to one group"


def percent(share: float) -> str:
    """A share in per cent; what is not quite all never reads as 100%, what is not quite nothing never as 0%."""
    value = min(max(share * 100, 0.1), 99.9)
    return f"{min(round(value), 99)}%" if value >= 10 else f"{value:.1f}".rstrip("0").rstrip(".") + "%"


def figure(value: float, unit: str) -> str:
    """A value in plain writing: £4.42bn; 1,935."""
    if unit != "GBP":
        return f"{round(value):,}"
    for limit, word in _POUNDS:
        if round(value / limit, 3) >= 1:
            size = value / limit
            text = f"{size:.0f}" if size >= 100 else f"{size:.1f}" if size >= 10 else f"{size:.2f}"
            return f"£{text.rstrip('0').rstrip('.') if '.' in text else text}{word}"
    return f"£{round(value):,}"
