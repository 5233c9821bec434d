"""What a spike is, in one sentence with its figures, as the 2023 report's annotations say it.

The sentences are printed on maps that are published, so they name the postcode, the authority and the figures but no company: an officer's
file may be licensed or confidential. The name stands in the spikes' table, for the officer.
"""

from __future__ import annotations

import pandas as pd

from ..catalogue import metrics
from ..words import grouped, shown, tr, written
from .spikes import ONE_COMPANY, ONE_POSTCODE


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
    group = spike["reason"] != ONE_COMPANY
    told = total > 0 and 0 < spike["value"] <= total
    if group and told:
        words = tr(
            "{companies} companies whose names begin alike, perhaps one group, have {part} of the {amount} here ({whole} of "
            "the map's total)"
        )
    elif group:
        words = tr("{companies} companies whose names begin alike, perhaps one group, have {part} of the {amount} here")
    elif told:
        words = tr("one company has {part} of the {amount} here ({whole} of the map's total)")
    else:
        words = tr("one company has {part} of the {amount} here")
    return words.format(
        companies=spike["companies"],
        part=tr("all") if spike["share"] == 1 else percent(spike["share"]),
        amount=_amount(spike["metric"], spike["value"]),
        whole=percent(spike["value"] / total) if told else "",
    )


def _amount(metric: str, value: float) -> str:
    known = {"turnover": tr("{} turnover"), "employees": tr("{} employees"), "innovate_uk_funding": tr("{} of Innovate UK funding")}
    words = known.get(metric) or tr("{value} ({metric})")
    return words.format(
        figure(value, metrics()[metric].unit), value=figure(value, metrics()[metric].unit), metric=shown(metrics()[metric].name)
    )


def _of_count(spike: pd.Series) -> str:
    number, among = int(spike["companies"]), int(spike["among"])
    every = number == among
    if spike["reason"] == ONE_POSTCODE:
        words = (
            tr("all {among:,} businesses share the postcode {postcode}")
            if every
            else tr("{number:,} of {among:,} businesses share the postcode {postcode}")
        )
    elif spike["name"]:  # a group has words in common, one company a name of its own
        words = tr("all {among:,} sites belong to one company") if every else tr("{number:,} of {among:,} sites belong to one company")
    elif every:
        words = tr("all {among:,} businesses have names that begin alike and may belong to one group")
    else:
        words = tr("{number:,} of {among:,} businesses have names that begin alike and may belong to one group")
    return words.format(number=number, among=among, postcode=spike["who"])


def percent(share: float) -> str:
    """A share in per cent; what is not quite all never reads as 100%, what is not quite nothing never as 0%."""
    value = min(max(share * 100, 0.1), 99.9)
    return written(f"{min(round(value), 99)}%" if value >= 10 else f"{value:.1f}".rstrip("0").rstrip(".") + "%")


def figure(value: float, unit: str) -> str:
    """A value in plain writing: £4.42bn; 1,935."""
    if unit != "GBP":
        return grouped(round(value))
    for limit, words in ((1e9, tr("{sign}£{number}bn")), (1e6, tr("{sign}£{number}m"))):
        if round(value / limit, 3) >= 1:
            size = value / limit
            text = f"{size:.0f}" if size >= 100 else f"{size:.1f}" if size >= 10 else f"{size:.2f}"
            return words.format(sign="", number=written(text.rstrip("0").rstrip(".") if "." in text else text))
    return f"£{grouped(round(value))}"
