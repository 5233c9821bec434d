"""What a spike is, in one sentence with its figures, as the 2023 report's annotations say it.

The sentences are printed on maps that are published, so they name the postcode, the authority and the figures but no
company: a user's file may be licensed or confidential. The name stands in the spikes' table, for the user.
"""

from __future__ import annotations

import pandas as pd

from ..base.i18n import grouped, shown, tr, written
from ..catalogue.catalogue import metrics
from ..geography.authorities import as_spoken
from .spikes import ONE_COMPANY, ONE_POSTCODE


def sentence(spike: pd.Series, total: float) -> str:
    """One sentence about a spike, without its full stop.

    Parameters
    ----------
    spike : a row of ``find_spikes`` with ``authority_name``.
    total : the metric's sum over the whole map.
    """
    place = as_spoken(str(spike["authority_name"]))
    wording = _of_sum(spike, total) if _is_sum(spike["metric"]) else _of_count(spike)
    return f"{place}: {wording}"


def _is_sum(metric: str) -> bool:
    return metric in metrics() and metrics()[metric].kind == "sum"


def _of_sum(spike: pd.Series, total: float) -> str:
    group = spike["reason"] != ONE_COMPANY
    reported = total > 0 and 0 < spike["value"] <= total
    if group and reported:
        wording = tr(
            "{companies} companies whose names begin alike, perhaps one group, have {part} of the {amount} here "
            "({whole} of "
            "the map's total)"
        )
    elif group:
        wording = tr(
            "{companies} companies whose names begin alike, perhaps one group, have {part} of the {amount} here"
        )
    elif reported:
        wording = tr("one company has {part} of the {amount} here ({whole} of the map's total)")
    else:
        wording = tr("one company has {part} of the {amount} here")
    return wording.format(
        companies=spike["companies"],
        part=tr("all") if spike["share"] == 1 else percent(spike["share"]),
        amount=_amount(spike["metric"], spike["value"]),
        whole=percent(spike["value"] / total) if reported else "",
    )


def _amount(metric: str, value: float) -> str:
    known = {
        "turnover": tr("{} turnover"),
        "employees": tr("{} employees"),
        "innovate_uk_funding": tr("{} of Innovate UK funding"),
    }
    wording = known.get(metric) or tr("{value} ({metric})")
    return wording.format(
        figure(value, metrics()[metric].unit),
        value=figure(value, metrics()[metric].unit),
        metric=shown(metrics()[metric].name),
    )


def _of_count(spike: pd.Series) -> str:
    number, among = int(spike["companies"]), int(spike["among"])
    every = number == among
    if spike["reason"] == ONE_POSTCODE:
        wording = (
            tr("all {among:,} businesses share the postcode {postcode}")
            if every
            else tr("{number:,} of {among:,} businesses share the postcode {postcode}")
        )
    elif spike["name"]:  # a group has words in common, one company a name of its own
        wording = (
            tr("all {among:,} sites belong to one company")
            if every
            else tr("{number:,} of {among:,} sites belong to one company")
        )
    elif every:
        wording = tr("all {among:,} businesses have names that begin alike and may belong to one group")
    else:
        wording = tr("{number:,} of {among:,} businesses have names that begin alike and may belong to one group")
    return wording.format(number=number, among=among, postcode=spike["who"])


def percent(share: float) -> str:
    """A share in per cent; what is not quite all never reads as 100%, what is not quite nothing never as 0%."""
    value = min(max(share * 100, 0.1), 99.9)
    return written(f"{min(round(value), 99)}%" if value >= 10 else f"{value:.1f}".rstrip("0").rstrip(".") + "%")


def figure(value: float, unit: str) -> str:
    """A value in plain writing: £4.42bn; 1,935."""
    if unit != "GBP":
        return grouped(round(value))
    for limit, wording in ((1e9, tr("{sign}£{number}bn")), (1e6, tr("{sign}£{number}m"))):
        if round(value / limit, 3) >= 1:
            size = value / limit
            text = f"{size:.0f}" if size >= 100 else f"{size:.1f}" if size >= 10 else f"{size:.2f}"
            return wording.format(sign="", number=written(text.rstrip("0").rstrip(".") if "." in text else text))
    return f"£{grouped(round(value))}"
