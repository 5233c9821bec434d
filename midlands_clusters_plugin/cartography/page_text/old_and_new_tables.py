"""What a page says of old and new authorities: the rows of its tables, names with figures on its maps, its texts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from qgis.core import QgsExpression, QgsMapLayer, QgsVectorLayer

from ...core.base.errors import UserError
from ...core.base.i18n import counted, tr
from ..style.map_text import area_text, metric_text, number, plain_name, unit_of
from .authority_table import column
from .snapshot import Snapshot

ALL_OF_THEM, ELSEWHERE, NOWHERE = "all", "elsewhere", "none"  # as core.hexmap.old_and_new writes them
_COUNT = "business_count"
_MOST_OLD, _MOST_NEW = 4, 8  # columns and rows that a page has room for; the layer has them all
_FIGURES = 3  # metrics beside a new authority

Pairs = Mapping[tuple[str, str], object]


@dataclass(frozen=True)
class OldNew:
    """The table of a map: names by code in its order, and a metric's figures by (old, new)."""

    old: dict[str, str]
    new: dict[str, str]
    values: Mapping[str, Pairs]

    def value(self, metric: str, old: str, new: str) -> float:
        """A figure; a pair without companies has 0, one whose companies have no figure NaN."""
        found = self.values[metric].get((old, new), 0.0)
        return float(found) if isinstance(found, (int, float)) else float("nan")


def old_and_new_of(layers: Mapping[str, QgsMapLayer], metrics: Sequence[str]) -> OldNew:
    """The table of a map's layers. Raises UserError where the map has none, or it lacks a figure."""
    layer = layers.get("old_and_new")
    if not isinstance(layer, QgsVectorLayer) or "old_authorities" not in layers:
        raise UserError(
            tr(
                "This page needs a map by new authorities: choose an arrangement as the area, without a rule of "
                "disclosure, and generate the map again."
            )
        )
    texts = _columns(layer, ("old_code", "new_code", "old_name", "new_name"))
    old, new, old_names, new_names = (list(map(str, one)) for one in texts)
    values = {one: dict(zip(zip(old, new), figures)) for one, figures in zip(metrics, _columns(layer, metrics))}
    return OldNew(dict(zip(old, map(plain_name, old_names))), dict(zip(new, map(plain_name, new_names))), values)


def _columns(layer: QgsVectorLayer, names: Sequence[str]) -> list[list[Any]]:
    """All values of fields. Raises UserError where one is gone: a figure that is not there would be told as 0."""
    if lacking := [one for one in names if layer.fields().lookupField(one) < 0]:
        sentence = tr("This map does not hold that metric: generate it again with a file that has the figures.")
        raise UserError(sentence, f"{layer.name()}: {', '.join(lacking)}")
    return [column(layer, one) for one in names]


def has_pairs(shot: Snapshot) -> bool:
    """Whether a map has a table of old and new authorities that counts what it shows: not under a filter."""
    return {"old_and_new", "old_authorities"} <= set(shot.layers) and not shot.facts.subset


def cross_heading(metric: str) -> str:
    """What stands over the table."""
    stated = tr("{metric} by new authority (rows) and authority of today (columns)")
    return stated.format(metric=metric_text(metric))


def cross_rows(table: OldNew, metric: str, *, whole: bool = False) -> list[list[str]]:
    """New authorities as rows, those of today as columns, with totals; many small ones as one unless ``whole``."""
    olds = _largest(table, metric, list(table.old), len(table.old) if whole else _MOST_OLD, 0)
    news = _largest(table, metric, list(table.new), len(table.new) if whole else _MOST_NEW, 1)
    head = [tr("New authority"), *(table.old[one] if one in table.old else tr("Others") for one, _ in olds)]
    rows = [head]
    for new, inside in news:
        cells = (_sum([table.value(metric, old, one) for old in parts for one in inside]) for _, parts in olds)
        name = table.new.get(new, tr("Others"))
        rows.append([name, *(_shown(cell, metric) for cell in cells)])
    return rows


def _largest(table: OldNew, metric: str, codes: list[str], most: int, side: int) -> list[tuple[str, list[str]]]:
    """Codes with what each stands for: the largest, the rest as one, then all."""
    own, best, rest = [one for one in codes if one != ALL_OF_THEM], set(codes), []

    def size(code: str) -> float:
        return _known(table.value(metric, *((code, ALL_OF_THEM) if side == 0 else (ALL_OF_THEM, code))))

    if len(own) > most:
        best = set(sorted(own, key=lambda one: -size(one))[: most - 1])
        rest = [("", [one for one in own if one not in best])]
    return [*((one, [one]) for one in own if one in best), *rest, (ALL_OF_THEM, [ALL_OF_THEM])]


def figure_rows(shot: Snapshot) -> list[list[str]]:
    """Key figures of each new authority, and its share of the businesses."""
    table, wanted = shot.table, shot.metrics[:_FIGURES]
    whole = sum(value for value in table.values[_COUNT] if value == value) if _COUNT in table.values else 0.0
    rows = [[tr("New authority"), *(metric_text(one) for one in wanted), tr("Share of businesses")]]
    order = sorted(range(len(table.names)), key=lambda at: -_known(float(table.values[wanted[0]][at])))
    for at in order[:_MOST_NEW]:
        figures = [_shown(table.values[one][at], one) for one in wanted]
        share = _known(table.values[_COUNT][at]) / whole if whole else 0.0
        rows.append([plain_name(table.names[at]), *figures, tr("{n}%").format(n=round(100 * share))])
    return rows


def _sum(values: list[float]) -> float:
    """The sum of what is known; NaN where nothing is."""
    known = [value for value in values if value == value]
    return sum(known) if known else float("nan")


def _known(value: float) -> float:
    return float(value) if value == value else 0.0


def _shown(value: float, metric: str) -> str:
    return number(float(value), unit_of(metric)) if value == value else "–"


def made_of_notes(layers: Mapping[str, QgsMapLayer], authority: str) -> list[str]:
    """Of which authorities of today a new one has how many businesses; nothing where there are none."""
    if not authority.startswith("new-") or "old_and_new" not in layers:
        return []
    table = old_and_new_of(layers, [_COUNT])
    parts = [
        tr("{name} {n}").format(name=name, n=number(table.value(_COUNT, old, authority), ""))
        for old, name in table.old.items()
        if old != ALL_OF_THEM and table.value(_COUNT, old, authority)
    ]
    return [tr("Businesses by authority of today: {parts}.").format(parts=", ".join(parts))] if parts else []


def label_expression(layer: QgsVectorLayer, metric: str) -> str:
    """An expression: an authority's name with its figure under it. Raises UserError where the layer lacks them."""
    cases = []
    for code, name, value in zip(*_columns(layer, ("authority_code", "authority_name", metric))):
        figure = _shown(float(value) if isinstance(value, (int, float)) else float("nan"), metric)
        code, text = map(QgsExpression.quotedString, (str(code), f"{plain_name(str(name))}\n{figure}"))
        cases.append(f'WHEN "authority_code" = {code} THEN {text}')
    return f"CASE {' '.join(cases)} ELSE '' END" if cases else "''"


def before_and_after_text(shot: Snapshot, table: OldNew) -> dict[str, str]:
    """Headings of the page's maps and tables, and its subtitle."""
    metric = shot.metric
    olds = sum(one not in (ALL_OF_THEM, ELSEWHERE) for one in table.old)
    news = sum(one not in (ALL_OF_THEM, NOWHERE) for one in table.new)
    rest = table.value(_COUNT, ALL_OF_THEM, NOWHERE)
    sentence = tr("{area}: the same businesses by authority of today and by new authority. Both maps have one key.")
    apart = counted(
        "{n} business is in no new authority.", "{n} businesses are in no new authority.", int(rest)
    ) if rest else ""  # fmt: skip
    return {
        "subtitle": " ".join(filter(None, [sentence.format(area=area_text(shot.facts)), apart])),
        "heading_1": counted("Before: {n} authority of today", "Before: {n} authorities of today", olds),
        "heading_2": counted(
            "After: {n} new authority (those of today dashed)",
            "After: {n} new authorities (those of today dashed)",
            news,
        ),
        "table_heading_1": cross_heading(metric),
        "table_heading_2": tr("Key figures of each new authority"),
    }
