"""What a map shows in sentences made from its snapshot, as somebody who sees it would tell it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from qgis.core import QgsFeatureRequest, QgsGeometry, QgsGeometryEngine, QgsVectorLayer

from ...core.base.i18n import counted, tr
from ..context.place_symbols import filter_of
from ..style.map_text import area_text, cell_text, listed, metric_text, number, plain_name, unit_of, with_unit
from .authority_table import column, is_emptied, numbers, suppressed
from .key_figures import share_text
from .snapshot import Snapshot

_MOST_NAMED = 3


@dataclass(frozen=True)
class Cells:
    """How many hexagons there are, have a value, are hidden; the highest value and its authority."""

    all: int
    filled: int
    hidden: int
    highest: float
    where: str


def sentences(shot: Snapshot, *, places: bool = True) -> list[str]:
    """The sentences, the weightiest first; without those on places for a document that lists them."""
    if shot.facts.instead:
        return [tr("The map shades areas by one figure. {title}.").format(title=shot.facts.instead["title"])]
    if is_emptied(shot.facts, shot.table):
        empty = tr("The filter on the hexagons leaves none of them: the map shows no figures.")
        return [empty, *(_places(shot) if places else ())]
    return [*_what(shot), *_figures(shot), *(_places(shot) if places else ())]


def _what(shot: Snapshot) -> Iterator[str]:
    metric = metric_text(shot.metric)
    wording = counted(
        "The map shows {metric} in {area}, with one figure for each {cell}, across {n} authority.",
        "The map shows {metric} in {area}, with one figure for each {cell}, across {n} authorities.",
        len(shot.table.codes),
    )
    yield wording.format(
        metric=metric if metric.startswith("Innovate UK") else metric[0].lower() + metric[1:],
        area=area_text(shot.facts),
        cell=cell_text(shot.facts.grid),
    )


def _figures(shot: Snapshot) -> Iterator[str]:
    table, metric, unit = shot.table, shot.metric, unit_of(shot.metric)
    total, ranked = table.total(metric), table.ranked(metric)
    if total is not None:
        yield tr("In all: {}.").format(with_unit(total, unit))
    elif table.is_hidden(metric):
        yield tr("The total is hidden to protect businesses.")
    else:
        yield tr("No business on the map has this figure: it is not known.")
        return
    if ranked[1:]:
        yield tr("The highest totals: {}.").format(
            listed([_with_share(name, value, shot) for name, value in ranked[:_MOST_NAMED]])
        )
    elif ranked and total is not None and ranked[0][1] == total:
        yield tr("All of it is in {}.").format(plain_name(ranked[0][0]))
    yield from _without(shot)
    yield from _cell_lines(cells_of(shot.hexes, metric), unit)


def _with_share(name: str, value: float, shot: Snapshot) -> str:
    total, figures = shot.table.total(shot.metric), [number(value, unit_of(shot.metric))]
    if total:
        figures.append(tr("{} of all").format(share_text(value, total)))
    return tr("{place} ({figures})").format(place=plain_name(name), figures=", ".join(figures))


def _without(shot: Snapshot) -> Iterator[str]:
    """Authorities that have none, of which it is not known, and whose total is hidden: each said as what it is."""
    values, hidden = shot.table.values[shot.metric], shot.table.hidden_in(shot.metric)
    for wording, mask in (
        (tr("There are none in {}."), values == 0),
        (tr("Not known in {}."), ~np.isfinite(values) & ~hidden),
        (tr("Hidden to protect businesses in {}."), hidden),
    ):
        names = [plain_name(name) for name, one in zip(shot.table.names, mask) if one]
        if names:
            yield wording.format(listed(names))


def _cell_lines(cells: Cells, unit: str) -> Iterator[str]:
    if cells.hidden:
        wording = counted(
            "{n} of {all} hexagons has a hidden figure.", "{n} of {all} hexagons have a hidden figure.", cells.hidden
        )
        yield wording.format(all=number(cells.all))
    if not cells.filled:
        yield tr("No hexagon has any that is shown.") if cells.hidden else tr("No hexagon has any.")
        return
    wording = counted(
        "{n} of {all} hexagons has a value; the highest value, {value}, lies in {place}.",
        "{n} of {all} hexagons have a value; the highest value, {value}, lies in {place}.",
        cells.filled,
    )
    yield wording.format(all=number(cells.all), value=with_unit(cells.highest, unit), place=plain_name(cells.where))


def cells_of(hexes: QgsVectorLayer, metric: str) -> Cells:
    """Whole hexagons: one that a boundary cuts is several pieces and counts once. The highest value is that of a piece,
    as it is drawn, and of those hidden each piece counts, as in the legend and in the note of the rule.
    """
    values, cells = numbers(column(hexes, metric)), np.array(column(hexes, "cell_id"), dtype=str)
    hidden, filled = suppressed(hexes, [metric]), np.nan_to_num(values) > 0
    counts = len(np.unique(cells)), len(np.unique(cells[filled])), sum(int(mask.sum()) for mask in hidden.values())
    if not filled.any():
        return Cells(*counts, 0.0, "")
    top = int(np.nanargmax(values))
    return Cells(*counts, float(values[top]), str(column(hexes, "authority_name")[top]))


def _places(shot: Snapshot) -> Iterator[str]:
    """How many places of each kind are on the map and in its area: the layer holds those of the region."""
    layer = shot.layers.get("places")
    if layer is None or layer not in shot.shown or layer.fields().lookupField("kind") < 0:
        return
    request, outline = QgsFeatureRequest(), _outline(shot)
    if shown := filter_of(layer):
        request.setFilterExpression(shown)
    kinds = [
        str(one["kind"])
        for one in layer.getFeatures(request)
        if outline is None or outline.intersects(one.geometry().constGet())
    ]
    of = Counter(kinds)
    wording = {
        "university": counted("{n} university", "{n} universities", of["university"]),
        "innovation_hub": counted("{n} innovation hub", "{n} innovation hubs", of["innovation_hub"]),
        "investment_atlas": counted(
            "{n} UK Investment Atlas site", "{n} UK Investment Atlas sites", of["investment_atlas"]
        ),
        "strategy_zone": counted("{n} Industrial Strategy Zone", "{n} Industrial Strategy Zones", of["strategy_zone"]),
        "anchor": counted(
            "{n} company or organisation of the report", "{n} companies and organisations of the report", of["anchor"]
        ),
    }
    stated = [text for kind, text in wording.items() if of[kind]]
    if stated:
        yield tr("Marked as well: {}.").format(listed(stated))


def _outline(shot: Snapshot) -> QgsGeometryEngine | None:
    """The map's authorities as one, ready to be asked often; None where the map has no layer of them."""
    layer = shot.layers.get("authorities")
    if not isinstance(layer, QgsVectorLayer):
        return None
    whole = QgsGeometry.unaryUnion([one.geometry() for one in layer.getFeatures()])
    if whole.isEmpty():
        return None
    engine = QgsGeometry.createGeometryEngine(whole.constGet().clone())
    engine.prepareGeometry()
    return engine
