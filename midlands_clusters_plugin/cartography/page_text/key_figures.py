"""Totals of each metric and where they are, as text for one map and as expressions for the pages of an atlas."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from qgis.core import QgsExpression

from ...core.base.i18n import counted, tr
from ...core.base.inert import label_text
from ..record.map_facts import MapFacts
from ..style.map_text import metric_text, number, plain_name, thing, unit_of
from .authority_table import AuthorityTable

# What a board asks first stands first.
ORDER = (
    "business_count", "employees", "turnover", "high_growth_companies", "innovate_uk_funding", "foreign_owned",
    "large_turnover_companies", "incorporations_2017_22",
)  # fmt: skip


def metrics_of(facts: MapFacts) -> list[str]:
    """The map's metrics in the order in which a page names them."""
    return list(dict.fromkeys(one for one in (*ORDER, *facts.metrics) if one in facts.metrics))


@dataclass(frozen=True)
class Tile:
    """One key figure: a large number, what it counts, and a remark."""

    value: str
    caption: str
    remark: str


def tiles(table: AuthorityTable, wanted: Iterable[str]) -> list[Tile]:
    """One a metric that is known: the area's total, and the authority that has most of it."""
    made = []
    for metric in wanted:
        total = table.total(metric)
        if total is not None:
            made.append(Tile(number(total, unit_of(metric)), metric_text(metric), _most(table, metric, total)))
        elif table.is_hidden(metric):
            made.append(Tile(tr("hidden"), metric_text(metric), tr("to protect businesses")))
    return made


def _most(table: AuthorityTable, metric: str, total: float) -> str:
    """The authority with most of a metric, with its share: nothing where a hidden one may have more."""
    ranked = table.ranked(metric)
    if len(table.codes) < 2 or not ranked or ranked[0][1] < table.hidden_sum(metric):
        return ""
    return tr("{}: {}").format(plain_name(ranked[0][0]), share_text(ranked[0][1], total))


def value_text(table: AuthorityTable, metric: str, row: int | None = None) -> str:
    """A total in plain writing, of the whole or of one authority: "1,250", "£2.5m", "hidden", "not known"."""
    if not table.codes:  # a filter leaves nothing of which anything could be known
        return "–"
    value = table.total(metric) if row is None else table.values[metric][row]
    if value is not None and np.isfinite(value):
        return number(float(value), unit_of(metric))
    hidden = table.is_hidden(metric) if row is None else bool(table.hidden_in(metric)[row])
    return tr("hidden") if hidden else tr("not known")


def share_text(value: float, total: float | None) -> str:
    """A share in whole per cent; nothing of a total that may not be told."""
    if not total:
        return ""
    most = 99 if value < total else 100  # what is not quite all never reads as all
    return f"{min(round(100 * value / total), most)}%" if value / total >= 0.01 else tr("under 1%")


def top_rows(table: AuthorityTable, metric: str, rows: int) -> list[list[str]]:
    """Header; the leading authorities (name, value, share); the others in a row; those hidden or not known in one."""
    ranked, total, unit = table.ranked(metric), table.total(metric), unit_of(metric)
    hidden = table.hidden_in(metric)
    unknown = ~np.isfinite(table.values[metric]) & ~hidden
    apart = [(mask, wording) for mask, wording in ((hidden, tr("hidden")), (unknown, tr("not known"))) if mask.any()]
    room = rows - len(apart)
    shown = ranked if len(ranked) <= room else ranked[: room - 1]
    pairs = [(plain_name(name), value) for name, value in shown]
    if rest := [value for _, value in ranked[len(shown) :]]:
        pairs.append((_others(len(rest)), sum(rest)))
    lines = [[tr("Authority"), metric_text(metric), tr("Share")]]
    lines += [[name, number(value, unit), share_text(value, total)] for name, value in pairs]
    for mask, wording in apart:
        count, name = int(mask.sum()), plain_name(table.names[int(np.argmax(mask))])
        lines.append([name if count == 1 else _others(count, first=not shown), wording, ""])
    return lines


def _others(count: int, *, first: bool = False) -> str:
    if first:
        return counted("{n} authority", "{n} authorities", count)
    return counted("{n} other authority", "{n} other authorities", count)


# --- texts for the pages of an atlas, as expressions on the page's authority: they need no plugin


def page_tiles(table: AuthorityTable, wanted: Iterable[str]) -> list[Tile]:
    """The same figures of each authority: "14%, rank 3 of 24" is the remark."""

    def of_each(text: Callable[..., str], metric: str) -> str:
        return by_authority({code: text(table, metric, row) for row, code in enumerate(table.codes)})

    return [Tile(of_each(value_text, one), metric_text(one), of_each(_rank, one)) for one in wanted]


def _rank(table: AuthorityTable, metric: str, row: int) -> str:
    """Share and rank among all authorities; no rank among totals of which some are hidden, nothing of nothing."""
    values, total = table.values[metric], table.total(metric)
    if not values[row] > 0:
        return ""
    share = share_text(values[row], total)
    if table.hidden_in(metric).any():
        return share
    rank = 1 + int((np.nan_to_num(values) > values[row]).sum())
    return tr("{share}, rank {rank} of {all}").format(share=share, rank=rank, all=len(table.codes))


def page_titles(table: AuthorityTable, metric: str, cluster: str, area: str) -> dict[str, str]:
    """The title of each authority's page by its code: "Derby: 214 aerospace businesses, 14% of Midlands Engine"."""
    many, one = thing(cluster, metric), thing(cluster, metric, one=True)
    return {
        code: tr("{authority}: {figures}").format(
            authority=plain_name(name), figures=_page_figures(table, metric, row, many, one, area)
        )
        for row, (code, name) in enumerate(zip(table.codes, table.names))
    }


def _page_figures(table: AuthorityTable, metric: str, row: int, many: str, one: str, area: str) -> str:
    value = table.values[metric][row]
    if not np.isfinite(value):
        return (tr("{}: hidden") if table.hidden_in(metric)[row] else tr("{}: not known")).format(many)
    if not value > 0:
        return tr("no {}").format(many)
    shown, share = value_text(table, metric, row), share_text(value, table.total(metric))
    wording = tr("{value} {thing}, {share} of {area}") if share else tr("{value} {thing}")
    return wording.format(value=shown, thing=one if value == 1 else many, share=share, area=area)


def by_authority(by_code: Mapping[str, str]) -> str:
    """The text of the page's authority, as it stands in a label: texts by its code. What most pages say stands once."""
    by_code = {code: label_text(text) for code, text in by_code.items()}
    texts = list(by_code.values())
    usual = max(dict.fromkeys(texts), key=texts.count, default="")
    own = {code: text for code, text in by_code.items() if text != usual}
    if not own:
        return usual
    cases = " ".join(
        f'WHEN "authority_code" = {QgsExpression.quotedString(code)} THEN {_literal(text)}'
        for code, text in own.items()
    )
    return embed(f"CASE {cases} ELSE {_literal(usual)} END")


def _literal(text: str) -> str:
    """A text as an expression has it: nothing in it ends the label's expression."""
    return QgsExpression.quotedString(text.replace("%]", "% ]"))


def embed(expression: str) -> str:
    """An expression as it stands in a label."""
    return f"[% {expression} %]"
