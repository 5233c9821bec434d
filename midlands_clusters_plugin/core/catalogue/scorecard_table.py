"""A cluster's scorecard: what the 2023 report printed beside what the loaded companies give, and why the two differ.

Nothing of the report is corrected: where it contradicts itself the row says so. What a company file cannot give is said
to be so, with the reason that the catalogue holds for the metric.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from ..base import i18n
from ..base.errors import UserError
from ..base.i18n import mark, tr
from ..base.numbers import plain
from ..files.spreadsheet import write_spreadsheet
from .catalogue import clusters, ecosystems, metrics, scorecards
from .reference import uk_shares
from .report_facts import caveats

BENCHMARK = 15.0  # per cent of the UK's output: the report's rough yardstick for a share (line 882 of its text)
MOST = 4  # cards side by side: more cannot be read, in the dock or on a page
REPORT_AREA = "midlands_engine"
COLUMNS = (
    "number", "metric", "name", "ecosystem", "source", "printed", "printed_number", "unit", "context", "flag",
    "loaded", "difference", "ratio", "why",
)  # fmt: skip
SAMPLE = mark("Illustrative sample: not real companies")
WARNING = mark(
    "Comparisons between clusters are not an exact science: they differ in definition and size, so read each card for "
    "itself. This is not a ranking."
)


@dataclass(frozen=True)
class Loaded:
    """What is known of the loaded companies that a card is compared with.

    totals : metric id -> total in the area, None without a figure; what the file cannot give is not there.
    area, area_name : id and name of the area.
    sample : the built-in sample, whose totals were made to equal the report's.
    by_sic : the cluster was found by SIC codes.
    by_postcode : companies stand at a postcode (in most files that of the registered office), not at a known workplace.
    hidden : metrics whose total a disclosure rule hides.
    """

    totals: Mapping[str, float | None]
    area: str
    area_name: str
    sample: bool = False
    by_sic: bool = False
    by_postcode: bool = True
    hidden: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Scorecard:
    """One card. ``rows`` has COLUMNS; ``shares``: the printed shares of the UK (metric, name, percent, flag)."""

    cluster: str
    name: str
    printed: bool
    loaded: Loaded | None
    rows: pd.DataFrame
    shares: pd.DataFrame

    @property
    def place(self) -> str:
        """What the loaded figures are of."""
        return self.loaded.area_name if self.loaded else ""


def scorecard(cluster: str, loaded: Loaded | None = None) -> Scorecard:
    """The card of a cluster (its id; "all": of all companies, of which the report prints none) and the loaded figures.

    Raises UserError for a cluster that is not in the catalogue.
    """
    if cluster != "all" and cluster not in clusters():
        raise UserError(tr("Choose a cluster from the list."), f"cluster: {cluster}")
    printed = scorecards()
    printed = printed[printed["cluster"] == cluster].set_index("metric")
    name = i18n.shown(clusters()[cluster].name) if cluster in clusters() else tr("All companies")
    rows = [
        _row(metric, printed, loaded)
        for metric in metrics().values()
        if metric.number or (loaded and not metric.optional) or (loaded and metric.id in loaded.totals)
    ]
    numbers = dict.fromkeys(("printed_number", "loaded", "difference", "ratio"), float)
    frame = pd.DataFrame(rows, columns=list(COLUMNS)).astype(numbers)
    return Scorecard(cluster, name, not printed.empty, loaded, frame, _shares(cluster))


def _row(metric: Any, printed: pd.DataFrame, loaded: Loaded | None) -> dict[str, Any]:
    card = printed.loc[metric.id] if metric.id in printed.index else None
    number = float(card["numeric"]) if card is not None and pd.notna(card["numeric"]) else np.nan
    total = loaded.totals.get(metric.id) if loaded else None
    value = np.nan if total is None else float(total)
    known = () if card is None or loaded is None else caveats(str(card["cluster"]), metric.id)
    # The whole Midlands less four authorities is no difference.
    comparable = loaded is not None and loaded.area == REPORT_AREA
    return {
        "number": metric.number,
        "metric": metric.id,
        "name": i18n.shown(metric.name),
        "ecosystem": metric.ecosystem,
        "source": _text(card, "source") or metric.source,
        "printed": _text(card, "value"),
        "printed_number": number,
        "unit": metric.unit,
        "context": _text(card, "context"),
        "flag": _text(card, "flag"),
        "loaded": value,
        "difference": value - number if comparable else np.nan,
        "ratio": value / number if number and comparable else np.nan,
        "why": " ".join([*_why(metric, number, value, loaded), *known]) if loaded else "",
    }


def _text(card: pd.Series | None, column: str) -> str:
    return "" if card is None or pd.isna(card[column]) else str(card[column])


def _why(metric: Any, number: float, value: float, loaded: Loaded) -> list[str]:
    """Why the loaded figure is missing or is not the report's, the weightiest reason first."""
    if metric.reason:
        return [i18n.shown(metric.reason)]
    if metric.id in loaded.hidden:
        return [tr("Hidden to protect businesses.")]
    if np.isnan(value):
        return [tr("The file has no figures for this metric.")]
    if np.isnan(number) or value == number:
        made = tr("The sample was made so that it adds up to the report's figure.")
        return [made] if loaded.sample and value == number else []
    why, later = reasons(loaded)
    shared = tr("The report's employees are The Data City's estimates, shared equally over a company's addresses.")
    return [*why, *([shared] if metric.id == "employees" else []), *later]


def reasons(loaded: Loaded) -> tuple[list[str], list[str]]:
    """Why all figures of the loaded companies differ from the report's: the weightiest, and the others."""
    why, later = [], []
    if loaded.area != REPORT_AREA:
        other = tr(
            "Other area: the report counts the whole Midlands Engine area, this is {area_name}: the two are not "
            "subtracted."
        )
        why.append(other.format(area_name=loaded.area_name))
    if loaded.by_sic:
        other = tr(
            "Other definition: the report used The Data City's lists of companies, this file was sorted by SIC codes."
        )
        why.append(other)
    if not loaded.sample:
        later.append(tr("Other year: the report's figures are of 2023."))
        if loaded.by_postcode:
            other = tr(
                "A company counts at the postcode in the file, which is often its registered office and not where "
                "people work."
            )
            later.append(other)
    return why, later


def _shares(cluster: str) -> pd.DataFrame:
    table = uk_shares()
    table = table[table["cluster"] == cluster].reset_index(drop=True)
    table["name"] = [i18n.shown(metrics()[one].name) for one in table["metric"]]
    table["flag"] = table["flag"].fillna("")
    return table[["metric", "name", "percent", "flag"]]


def compare(cards: Sequence[Scorecard]) -> pd.DataFrame:
    """Up to MOST cards side by side: a row a metric, a column "loaded" a card under its title, and before it, once a
    cluster, "printed": that is of the whole Midlands Engine area, whatever place a card is of.

    Raises UserError for none or too many. Say WARNING wherever this is shown.
    """
    if not 1 <= len(cards) <= MOST:
        stated = tr("Choose between one and {most} clusters or authorities to compare.")
        raise UserError(stated.format(most=MOST), f"{len(cards)} chosen")
    there = {metric for card in cards for metric in card.rows["metric"]}
    whole = [one for one in metrics().values() if one.id in there]
    table: dict[tuple[str, str], list[str]] = {
        ("", "number"): [one.number for one in whole],
        ("", "metric"): [i18n.shown(one.name) for one in whole],
        ("", "ecosystem"): [i18n.shown(ecosystems()[one.ecosystem].name) for one in whole],
    }
    for title, card in zip(_titles(cards), cards):
        rows = card.rows.set_index("metric").reindex([one.id for one in whole])
        printed = (_printed_title(card, title), "printed")
        if printed not in table:
            table[printed] = rows["printed"].fillna("").tolist()
        if card.loaded is not None:
            table[(title, "loaded")] = [shown(value, one.unit) for value, one in zip(rows["loaded"], whole)]
    return pd.DataFrame(table)


def sample_note(cards: Sequence[Scorecard]) -> str:
    """The notice that loaded figures are of invented companies; "" where none are."""
    return i18n.shown(SAMPLE) if any(card.loaded is not None and card.loaded.sample for card in cards) else ""


def card_table(cards: Sequence[Scorecard]) -> pd.DataFrame:
    """All rows of the cards under each other, with cluster and area in front, for a spreadsheet."""
    frame = pd.concat([card.rows.assign(cluster=card.name, area=card.place) for card in cards], ignore_index=True)
    note = sample_note(cards)
    return frame[["cluster", "area", *COLUMNS]].assign(**({"note": note} if note else {}))


def write_cards(path: Path, cards: Sequence[Scorecard]) -> None:
    """The table of the cards as a file: XLSX where the name ends so, else CSV. Raises UserError."""
    write_spreadsheet(path, card_table(cards))


def _titles(cards: Sequence[Scorecard]) -> list[str]:
    """Titles that keep the cards apart: the cluster, then with its place, a number as the last resort."""
    names = [card.name for card in cards]
    several = [card.place and names.count(card.name) > 1 for card in cards]
    titles = [f"{card.name}, {card.place}" if one else card.name for card, one in zip(cards, several)]
    return [title if titles.count(title) == 1 else f"{title} ({index + 1})" for index, title in enumerate(titles)]


def _printed_title(card: Scorecard, title: str) -> str:
    """Over what the report prints: the cluster, with the report's area where the loaded figures are of another one."""
    if card.loaded is None or card.loaded.area == REPORT_AREA:
        return title
    return tr("{cluster}, whole Midlands Engine area").format(cluster=card.name)


def shown(value: float, unit: str) -> str:
    """A loaded figure for a reader; a dash for a missing one."""
    return "–" if value is None or np.isnan(value) else plain(float(value), unit)
