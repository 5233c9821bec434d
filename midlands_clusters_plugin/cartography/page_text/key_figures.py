"""Key figures of a map: totals of each metric and where they are, as text for one map and as expressions for the pages
of an atlas.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from qgis.core import QgsExpression, QgsMapLayer, QgsVectorLayer, QgsVectorLayerUtils

from ...core.base.i18n import counted, tr
from ...core.base.inert import label_text
from ...core.catalogue.catalogue import metrics
from ..record.map_facts import MapFacts
from ..style.map_text import metric_text, number, plain_name, thing

# What a board asks first stands first.
ORDER = (
    "business_count",
    "employees",
    "turnover",
    "high_growth_companies",
    "innovate_uk_funding",
    "foreign_owned",
    "large_turnover_companies",
    "incorporations_2017_22",
)


@dataclass(frozen=True)
class AuthorityTable:
    """Totals by authority, sorted by name.

    Attributes
    ----------
    names : as in the data; ``codes`` beside them.
    values : one array a metric, nan where nothing is known and where a disclosure rule hides the total.
    hidden : of a protected map, which of them are hidden (bool).
    totals : of the whole; None where no business has the figure, and where it is hidden.
    """

    codes: tuple[str, ...]
    names: tuple[str, ...]
    values: Mapping[str, np.ndarray]
    hidden: Mapping[str, np.ndarray] = field(default_factory=dict)
    totals: Mapping[str, float | None] = field(default_factory=dict)

    def total(self, metric: str) -> float | None:
        """The total of the whole, where it is known and may be told."""
        return self.totals[metric] if metric in self.totals else _sum(self.values[metric])

    def is_shown(self, metric: str) -> bool:
        """Whether there is anything to say of a metric: a total, or that it is hidden."""
        return self.total(metric) is not None or self.is_hidden(metric)

    def hidden_in(self, metric: str) -> np.ndarray:
        """Which authorities' totals are hidden (bool)."""
        return self.hidden.get(metric, np.zeros(len(self.codes), dtype=bool))

    def is_hidden(self, metric: str) -> bool:
        """Whether the total is none that may be told."""
        return self.total(metric) is None and bool(self.hidden_in(metric).any())

    def ranked(self, metric: str) -> list[tuple[str, float]]:
        """Authorities with more than nothing, the largest first; equals by name."""
        pairs = [
            (name, float(value))
            for name, value in zip(self.names, self.values[metric])
            if np.isfinite(value) and value > 0
        ]
        return sorted(pairs, key=lambda pair: (-pair[1], pair[0]))


def _sum(values: np.ndarray) -> float | None:
    """The sum of what is known; None where that is nothing but the noughts of authorities without a business."""
    known = values[np.isfinite(values)]
    return float(known.sum()) if len(known) and (known.any() or len(known) == len(values)) else None


def metrics_of(facts: MapFacts) -> list[str]:
    """The map's metrics in the order in which a page names them."""
    present = list(facts.metrics)
    return [one for one in ORDER if one in present] + [one for one in present if one not in ORDER]


def unit_of(metric: str) -> str:
    """The metric's unit, "" for one that the catalogue does not know."""
    return metrics()[metric].unit if metric in metrics() else ""


def authority_table(facts: MapFacts, layers: Mapping[str, QgsMapLayer], wanted: Iterable[str]) -> AuthorityTable:
    """Totals by authority: as the authorities' layer has them; added up from the hexagons where it has not, or where a
    filter is on either.
    """
    wanted, source = list(wanted), layers.get("authorities")
    if (
        source is None
        or subset_of(layers)
        or source.subsetString()
        or any(source.fields().lookupField(one) < 0 for one in wanted)
    ):
        return _from_hexes(facts, layers["hexes"], wanted)
    names, codes = _column(source, "authority_name"), _column(source, "authority_code")
    order = sorted(range(len(codes)), key=lambda row: str(names[row]))
    hidden = _suppressed(source, wanted)
    return AuthorityTable(
        tuple(str(codes[row]) for row in order),
        tuple(str(names[row]) for row in order),
        {one: _numbers(_column(source, one))[order] for one in wanted},
        {one: mask[order] for one, mask in hidden.items()},
        {one: facts.metrics[one].total for one in wanted if one in facts.metrics},
    )


def subset_of(layers: Mapping[str, QgsMapLayer]) -> str:
    """The filter that the user set on the map's hexagons; "" for none."""
    hexes = layers.get("hexes")
    return str(hexes.subsetString()) if isinstance(hexes, QgsVectorLayer) else ""


def _from_hexes(facts: MapFacts, hexes: QgsVectorLayer, wanted: list[str]) -> AuthorityTable:
    codes, names = _column(hexes, "authority_code"), _column(hexes, "authority_name")
    pairs = sorted({(str(name), str(code)) for name, code in zip(names, codes)})
    place = {code: row for row, (_, code) in enumerate(pairs)}
    index = np.array([place[str(code)] for code in codes], dtype=np.intp)
    hidden = {one: np.bincount(index, mask, len(pairs)) > 0 for one, mask in _suppressed(hexes, wanted).items()}
    values, totals = {}, {}
    for one in wanted:
        column = _numbers(_column(hexes, one)) if hexes.fields().lookupField(one) >= 0 else np.full(len(index), np.nan)
        known = np.isfinite(column)
        sums = np.bincount(index, np.where(known, column, 0.0), len(pairs))
        unknown = (np.bincount(index, ~known, len(pairs)) > 0) & (sums == 0)
        values[one] = np.where(unknown | hidden.get(one, False), np.nan, sums)
        if one in hidden:
            totals[one] = None if hexes.subsetString() or one not in facts.metrics else facts.metrics[one].total
    return AuthorityTable(tuple(code for _, code in pairs), tuple(name for name, _ in pairs), values, hidden, totals)


def _suppressed(layer: QgsVectorLayer, wanted: Iterable[str]) -> dict[str, np.ndarray]:
    """Of a protected layer, by metric, which rows' figures are hidden; only metrics that have some."""
    if layer.fields().lookupField("suppressed_metrics") < 0:
        return {}
    texts = [str(text or "").split(";") for text in _column(layer, "suppressed_metrics")]
    masks = {one: np.array([one in text for text in texts], dtype=bool) for one in wanted}
    return {one: mask for one, mask in masks.items() if mask.any()}


def _column(layer: QgsVectorLayer, name: str) -> list[Any]:
    return QgsVectorLayerUtils.getValues(layer, name)[0]


def _numbers(values: Iterable[Any]) -> np.ndarray:
    return np.array([float(value) if isinstance(value, (int, float)) else np.nan for value in values], dtype=np.float64)


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
    hidden = total - sum(value for _, value in ranked) if table.hidden_in(metric).any() else 0.0
    if len(table.codes) < 2 or not ranked or ranked[0][1] < hidden:
        return ""
    return tr("{}: {}").format(plain_name(ranked[0][0]), share_text(ranked[0][1], total))


def value_text(table: AuthorityTable, metric: str, row: int | None = None) -> str:
    """A total in plain writing, of the whole or of one authority: "1,250", "£2.5m", "hidden", "not known"."""
    value = table.total(metric) if row is None else table.values[metric][row]
    if value is not None and np.isfinite(value):
        return number(float(value), unit_of(metric))
    hidden = table.is_hidden(metric) if row is None else bool(table.hidden_in(metric)[row])
    return tr("hidden") if hidden else tr("not known")


def share_text(value: float, total: float | None) -> str:
    """A share in whole per cent; nothing of a total that may not be told."""
    if not total:
        return ""
    return f"{100 * value / total:.0f}%" if value / total >= 0.01 else tr("under 1%")


def top_rows(table: AuthorityTable, metric: str, rows: int) -> list[list[str]]:
    """Header and the leading authorities: name, value, share of the area; then the others in one row, those that are
    hidden or not known in one each.
    """
    ranked, total, unit = table.ranked(metric), table.total(metric), unit_of(metric)
    hidden = table.hidden_in(metric)
    unknown = ~np.isfinite(table.values[metric]) & ~hidden
    apart = [(mask, wording) for mask, wording in ((hidden, tr("hidden")), (unknown, tr("not known"))) if mask.any()]
    room = rows - len(apart)
    lines = [[tr("Authority"), metric_text(metric), tr("Share")]]
    shown = ranked if len(ranked) <= room else ranked[: room - 1]
    lines += [[plain_name(name), number(value, unit), share_text(value, total)] for name, value in shown]
    rest = ranked[len(shown) :]
    if rest:
        left = sum(value for _, value in rest)
        lines.append([_others(len(rest)), number(left, unit), share_text(left, total)])
    for mask, wording in apart:
        one = int(mask.sum()) == 1
        lines.append(
            [
                plain_name(table.names[int(np.argmax(mask))]) if one else _others(int(mask.sum()), first=not shown),
                wording,
                "",
            ]
        )
    return lines


def _others(count: int, *, first: bool = False) -> str:
    if first:
        return counted("{n} authority", "{n} authorities", count)
    return counted("{n} other authority", "{n} other authorities", count)


# --- texts for the pages of an atlas, as expressions on the page's authority: they need no plugin


def page_tiles(table: AuthorityTable, wanted: Iterable[str]) -> list[Tile]:
    """The same figures of each authority: "14%, rank 3 of 24" is the remark."""
    made = []
    for metric in wanted:
        values = {code: value_text(table, metric, row) for row, code in enumerate(table.codes)}
        remarks = {code: _rank(table, metric, row) for row, code in enumerate(table.codes)}
        made.append(Tile(by_authority(values), metric_text(metric), by_authority(remarks)))
    return made


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


def name_expression() -> str:
    """The page's authority as it is spoken."""
    return "regexp_replace(\"authority_name\", ',.*$', '')"


def by_authority(by_code: Mapping[str, str]) -> str:
    """The text of the page's authority, as it stands in a label: texts by its code. What most pages say stands once."""
    by_code = {code: label_text(text) for code, text in by_code.items()}
    texts = list(by_code.values())
    usual = max(dict.fromkeys(texts), key=texts.count, default="")
    own = {code: text for code, text in by_code.items() if text != usual}
    if not own:
        return usual
    cases = " ".join(f"WHEN \"authority_code\" = '{_quoted(code)}' THEN {_literal(text)}" for code, text in own.items())
    return embed(f"CASE {cases} ELSE {_literal(usual)} END")


def _literal(text: str) -> str:
    """A text as an expression has it: backslashes, quotes and ends of lines written out; nothing ends the label's
    expression.
    """
    return QgsExpression.quotedString(text.replace("%]", "% ]"))


def _quoted(text: str) -> str:
    return text.replace("'", "''")


def embed(expression: str) -> str:
    """An expression as it stands in a label."""
    return f"[% {expression} %]"
