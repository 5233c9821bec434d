"""What a spike is, in one sentence with its figures, as the 2023 report's annotations say it.

Published maps print them, so they name no company (the file may be confidential): that stands in the spikes' table.
"""

from __future__ import annotations

import pandas as pd

from ..base.i18n import shown, tr, written
from ..base.numbers import plain
from ..catalogue.catalogue import metrics
from ..geography.authorities import as_spoken
from .spikes import ONE_COMPANY, ONE_POSTCODE


def sentence(spike: pd.Series, total: float) -> str:
    """One sentence about a spike (a row of ``find_spikes`` with ``authority_name``), without its full stop; ``total``:
    the metric's sum over the whole map.
    """
    place, metric = as_spoken(str(spike["authority_name"])), metrics().get(spike["metric"])
    wording = _of_sum(spike, total) if metric is not None and metric.kind == "sum" else _of_count(spike)
    return f"{place}: {wording}"


def _of_sum(spike: pd.Series, total: float) -> str:
    group = spike["reason"] != ONE_COMPANY
    reported = total > 0 and 0 < spike["value"] <= total
    if group and reported:
        wording = tr(
            "{companies} companies whose names begin alike, perhaps one group, have {part} of the {amount} here "
            "({whole} of the map's total)"
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
    number, name = figure(value, metrics()[metric].unit), shown(metrics()[metric].name)
    return (known.get(metric) or tr("{value} ({metric})")).format(number, value=number, metric=name)


def _of_count(spike: pd.Series) -> str:
    number, among = int(spike["companies"]), int(spike["among"])
    if spike["reason"] == ONE_POSTCODE:
        whole = tr("all {among:,} businesses share the postcode {postcode}")
        part = tr("{number:,} of {among:,} businesses share the postcode {postcode}")
    elif spike["name"]:  # a group has words in common, one company a name of its own
        whole = tr("all {among:,} sites belong to one company")
        part = tr("{number:,} of {among:,} sites belong to one company")
    else:
        whole = tr("all {among:,} businesses have names that begin alike and may belong to one group")
        part = tr("{number:,} of {among:,} businesses have names that begin alike and may belong to one group")
    return (whole if number == among else part).format(number=number, among=among, postcode=spike["who"])


def percent(share: float) -> str:
    """A share in per cent; what is not quite all never reads as 100%, what is not quite nothing never as 0%."""
    value = min(max(share * 100, 0.1), 99.9)
    return written(f"{min(round(value), 99)}%" if value >= 10 else f"{value:.1f}".rstrip("0").rstrip(".") + "%")


def figure(value: float, unit: str) -> str:
    """A value in plain writing: £4.42bn; 1,935."""
    return plain(round(value), unit)
