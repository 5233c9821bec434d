"""Key figures of a map: totals of each metric and where they are, as text for one map and as expressions for the pages of an atlas."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from qgis.core import QgsExpression, QgsMapLayer, QgsVectorLayer, QgsVectorLayerUtils

from ..core.catalogue import metrics
from .text import metric_words, number, plain_name, thing, tr

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
    """Totals by authority: codes, names (as in the data) and one array a metric (nan where nothing is known), sorted by name."""

    codes: tuple[str, ...]
    names: tuple[str, ...]
    values: Mapping[str, np.ndarray]

    def total(self, metric: str) -> float | None:
        """The sum of what is known; None where nothing is."""
        values = self.values[metric]
        return float(np.nansum(values)) if np.isfinite(values).any() else None

    def ranked(self, metric: str) -> list[tuple[str, float]]:
        """Authorities with more than nothing, the largest first; equals by name."""
        pairs = [(name, float(value)) for name, value in zip(self.names, self.values[metric]) if np.isfinite(value) and value > 0]
        return sorted(pairs, key=lambda pair: (-pair[1], pair[0]))


def metrics_of(facts: Mapping[str, Any]) -> list[str]:
    """The map's metrics in the order in which a page names them."""
    present = list(facts["metrics"])
    return [one for one in ORDER if one in present] + [one for one in present if one not in ORDER]


def unit_of(metric: str) -> str:
    """The metric's unit, "" for one that the catalogue does not know."""
    return metrics()[metric].unit if metric in metrics() else ""


def authority_table(layers: Mapping[str, QgsMapLayer], wanted: Iterable[str]) -> AuthorityTable:
    """Totals by authority: as the authorities' layer has them, else added up from the hexagons."""
    wanted = list(wanted)
    source = layers.get("authorities")
    if source is None or any(source.fields().lookupField(one) < 0 for one in wanted):
        return _from_hexes(layers["hexes"], wanted)
    columns = {one: _column(source, one) for one in ("authority_code", "authority_name", *wanted)}
    order = sorted(range(len(columns["authority_code"])), key=lambda row: str(columns["authority_name"][row]))
    return AuthorityTable(
        tuple(str(columns["authority_code"][row]) for row in order),
        tuple(str(columns["authority_name"][row]) for row in order),
        {one: _numbers(columns[one])[order] for one in wanted},
    )


def _from_hexes(hexes: QgsVectorLayer, wanted: list[str]) -> AuthorityTable:
    codes, names = _column(hexes, "authority_code"), _column(hexes, "authority_name")
    pairs = sorted({(str(name), str(code)) for name, code in zip(names, codes)})
    place = {code: row for row, (_, code) in enumerate(pairs)}
    index = np.array([place[str(code)] for code in codes], dtype=np.intp)
    values = {}
    for one in wanted:
        column = _numbers(_column(hexes, one)) if hexes.fields().lookupField(one) >= 0 else np.full(len(index), np.nan)
        known = np.isfinite(column)
        sums = np.bincount(index, np.where(known, column, 0.0), len(pairs))
        values[one] = np.where(np.bincount(index, known, len(pairs)) > 0, sums, np.nan)
    return AuthorityTable(tuple(code for _, code in pairs), tuple(name for name, _ in pairs), values)


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
        if total is None:
            continue
        ranked = table.ranked(metric)
        remark = tr("{}: {}").format(plain_name(ranked[0][0]), _share(ranked[0][1], total)) if ranked and len(table.codes) > 1 else ""
        made.append(Tile(number(total, unit_of(metric)), metric_words(metric), remark))
    return made


def _share(value: float, total: float) -> str:
    return f"{100 * value / total:.0f}%" if value / total >= 0.01 else tr("under 1%")


def top_rows(table: AuthorityTable, metric: str, rows: int) -> list[list[str]]:
    """Header and the leading authorities: name, value, share of the area; the last row holds the others, if there are any."""
    ranked, total, unit = table.ranked(metric), table.total(metric) or 0.0, unit_of(metric)
    lines = [[tr("Authority"), metric_words(metric), tr("Share")]]
    shown = ranked if len(ranked) <= rows else ranked[: rows - 1]
    lines += [[plain_name(name), number(value, unit), _share(value, total)] for name, value in shown]
    rest = ranked[len(shown) :]
    if rest:
        left = sum(value for _, value in rest)
        lines.append([tr("{} other authorities").format(len(rest)), number(left, unit), _share(left, total)])
    return lines


# --- expressions for the pages of an atlas: the officer can edit them, and they need no plugin


def value_expression(metric: str) -> str:
    """The coverage feature's value in plain writing: £2.5m, 1,250, or "not known"."""
    column, unknown = f'"{metric}"', _quoted(tr("not known"))
    if unit_of(metric) != "GBP":
        return f"coalesce(format_number({column}, 0), '{unknown}')"
    short = " ".join(
        f"WHEN abs({column}) >= {limit * 0.9995:.0f} THEN '£' || {_short(column, limit)} || '{word}'" for limit, word in _POUNDS
    )
    return f"CASE WHEN {column} IS NULL THEN '{unknown}' {short} ELSE '£' || format_number({column}, 0) END"


_POUNDS = ((10**9, "bn"), (10**6, "m"))


def _short(column: str, limit: int) -> str:
    """Three digits that mean something, without noughts at the end."""
    scaled = f"{column} / {limit}.0"
    digits = f"CASE WHEN {scaled} >= 100 THEN 0 WHEN {scaled} >= 10 THEN 1 ELSE 2 END"
    return f"regexp_replace(format_number({scaled}, {digits}), '(\\\\.\\\\d*?[1-9])0+$|\\\\.0*$', '\\\\1')"


def total_expression(metric: str) -> str:
    """The sum over all pages."""
    return f"aggregate(@atlas_layerid, 'sum', \"{metric}\")"


def share_expression(metric: str) -> str:
    """The page's share of all pages, as "14%"."""
    share = f'100.0 * "{metric}" / {total_expression(metric)}'
    little = _quoted(tr("under 1%"))
    return f"if({share} >= 1, format_number({share}, 0) || '%', '{little}')"


def remark_expression(metric: str) -> str:
    """Share and rank among all authorities: "14%, rank 3 of 24"; nothing where there is nothing."""
    rank = f"1 + aggregate(@atlas_layerid, 'count', \"{metric}\", \"{metric}\" > attribute(@parent, '{metric}'))"
    # not @atlas_totalfeatures: an atlas of some authorities ranks them among all
    everyone = "aggregate(@atlas_layerid, 'count', \"authority_code\")"
    words = _filled(tr("{share}, rank {rank} of {all}"), share=share_expression(metric), rank=f"({rank})", all=everyone)
    return f"if(coalesce(\"{metric}\", 0) > 0, {words}, '')"


def name_expression() -> str:
    """The page's authority as it is spoken."""
    return "regexp_replace(\"authority_name\", ',.*$', '')"


def title_expression(metric: str, cluster: str, area: str) -> str:
    """The page's title: "Derby: 214 aerospace businesses, 14% of Midlands Engine"."""
    many, one = thing(cluster, metric), thing(cluster, metric, one=True)
    share, value = share_expression(metric), value_expression(metric)
    words = tr("{value} {thing}, {share} of {area}")
    some, single = (_filled(words, value=value, thing=_literal(what), share=share, area=_literal(area)) for what in (many, one))
    none, missing = _literal(tr("no {}").format(many)), _literal(tr("{}: not known").format(many))
    said = f'CASE WHEN "{metric}" IS NULL THEN {missing} WHEN "{metric}" = 1 THEN {single} WHEN "{metric}" > 0 THEN {some} ELSE {none} END'
    return _filled(tr("{authority}: {figures}"), authority=name_expression(), figures=said)


def _filled(words: str, **parts: str) -> str:
    """A translated sentence as an expression of QGIS: its placeholders are expressions, and what is between them is text."""
    pieces = re.split(r"\{(\w+)\}", words)
    return " || ".join(parts[one] if index % 2 else _literal(one) for index, one in enumerate(pieces) if one)


def notes_expression(notes: Mapping[str, str]) -> str:
    """The notes of the page's authority, as they stand in a label: ``notes`` by its code. What most pages say stands once."""
    texts = list(notes.values())
    usual = max(dict.fromkeys(texts), key=texts.count, default="")
    own = {code: text for code, text in notes.items() if text != usual}
    if not own:
        return usual
    cases = " ".join(f"WHEN \"authority_code\" = '{_quoted(code)}' THEN {_literal(text)}" for code, text in own.items())
    return embed(f"CASE {cases} ELSE {_literal(usual)} END")


def _literal(text: str) -> str:
    """A text as an expression has it: backslashes, quotes and ends of lines written out; nothing ends the label's expression."""
    return QgsExpression.quotedString(text.replace("%]", "% ]"))


def _quoted(text: str) -> str:
    return text.replace("'", "''")


def embed(expression: str) -> str:
    """An expression as it stands in a label."""
    return f"[% {expression} %]"
