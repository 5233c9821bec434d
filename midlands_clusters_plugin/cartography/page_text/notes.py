"""The notes that a printed map must bear: spikes by their numbers, what was left out or capped, caveats."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from qgis.core import QgsFeatureRequest, QgsMapLayer, QgsVectorLayer

from ...core.base.i18n import counted, tr
from ...core.spikes.spike_text import percent
from ...core.spikes.spikes import ONE_COMPANY, ONE_PARENT, ONE_POSTCODE
from ..context.spike_layer import MOST, Spike, spikes_of
from ..record.left_out import LeftOut, expression, left_out_of
from ..record.map_facts import MapFacts
from ..style.map_text import metric_text, plain_name, unit_of, with_unit
from ..style.schemes import hidden_by_authority
from ..style.styles import capped, undrawn
from .as_drawn import has_any, undrawn_text
from .credits import caveats
from .old_and_new_tables import made_of_notes

_EACH = 3  # hexagons of one authority whose values are told one by one
_ON_SHEET = 3  # spikes of one of several small maps


def map_notes(
    layers: Mapping[str, QgsMapLayer], facts: MapFacts, metric: str, authority: str = "", *, compact: bool = False
) -> list[str]:
    """The notes of a map as they are printed, each a line: "1 Leicester: 24 of 26 businesses share the postcode LE1
    6RN.", what was left out, what was capped, caveats.

    ``authority`` : GSS code, for a page of an atlas: only its spikes and left-out hexagons, with the map's numbers.
    ``compact`` : one line a reason instead of one a spike, for a page that has no room for nine lines.
    """
    if facts.instead:
        return [*filter_notes(facts), *caveats(facts), *area_notes(facts)]
    hexes = layers.get("hexes")
    # Hexagons with a value in no class that is drawn, since the user chose the classes in QGIS.
    count = undrawn(hexes, metric, authority) if isinstance(hexes, QgsVectorLayer) else 0
    unseen = [undrawn_text(count)] if count else []
    return [
        *filter_notes(facts),
        *made_of_notes(layers, authority),
        *spike_notes(layers.get("spikes"), metric, authority, compact=compact),
        *left_out_notes(layers, metric, authority),
        *capped_notes(hexes, metric, authority),
        *unseen,
        *disclosure_notes(facts, metric, layers, authority),
        *caveats(facts),
        *area_notes(facts),
    ]


def filter_notes(facts: MapFacts) -> list[str]:
    """The user's filter on the hexagons, which all numbers of the page follow, and what else QGIS draws otherwise."""
    wording = tr("Only hexagons of a filter are shown and counted: {filter}").format(filter=facts.subset)
    return [wording, *facts.remarks] if facts.subset else list(facts.remarks)


def area_notes(facts: MapFacts) -> list[str]:
    """What a reader must know of the area layers on the map; under the name of each where hexagons are there too."""
    found = facts.area_data
    if facts.instead and len(found) == 1:
        return [" ".join(found[0]["printed"])]  # a paragraph: short sentences waste the lines of a page
    return [tr("{layer}: {notes}").format(layer=one["legend"], notes=" ".join(one["printed"])) for one in found]


def spike_notes(layer: QgsMapLayer | None, metric: str, authority: str = "", *, compact: bool = False) -> list[str]:
    """One line a spike that bears its number on the map, and how many more there are; ``compact``: one line a reason
    with the numbers, as 1 North Lincolnshire (99% of £4.42bn), 3 Derby (all of £3.1bn).
    """
    spikes = [one for one in spikes_of(layer, metric) if authority in ("", one.authority_code)]
    on_map = spikes if authority else spikes[:MOST]
    short = [(one.reason, f"{one.number} {_short(one)}") for one in on_map]
    lines = _by_reason(short) if compact else [f"{one.number} {one.sentence}." for one in on_map]
    return [*lines, *_how_many_more(len(spikes) - len(on_map))]


def _short(spike: Spike) -> str:
    """Where it is, and its share: 99% of £4.42bn; of a shared postcode 24 at LE1 6RN."""
    share = tr("all") if spike.share == 1 else percent(spike.share)
    about = (
        tr("{} at {}").format(spike.companies, spike.who)
        if spike.reason == ONE_POSTCODE
        else tr("{} of {}").format(share, _with_unit(spike.value, spike.metric))
    )
    return f"{plain_name(spike.authority_name)} ({about})"


def explained(layer: QgsMapLayer | None, metric: str, lines: Iterable[str], authority: str = "") -> list[Spike]:
    """The spikes whose numbers these notes explain: a map bears no other number."""
    text = "\n".join(lines)
    spikes = [one for one in spikes_of(layer, metric) if authority in ("", one.authority_code)]
    return [one for one in spikes if f"{one.number} {one.sentence}." in text or f"{one.number} {_short(one)}" in text]


def sheet_spike_notes(layer: QgsMapLayer | None, metric: str) -> list[str]:
    """The spikes of one of several small maps, which bear no numbers: "Turnover: one company has most ..."."""
    spikes, named = spikes_of(layer, metric), tr("{metric}: {note}")
    found = _by_reason([(one.reason, _short(one)) for one in spikes[:_ON_SHEET]])
    lines = [named.format(metric=metric_text(metric), note=one) for one in found]
    return [" ".join([*lines, *_how_many_more(len(spikes) - _ON_SHEET)])] if lines else []


def _by_reason(spikes: Sequence[tuple[str, str]]) -> list[str]:
    """One line a reason that some of the spikes (reason, text) have."""
    wording = {
        ONE_COMPANY: tr("One company has most of each of these hexagons: {}."),
        ONE_PARENT: tr(
            "Companies whose names begin alike, or one company's sites, make up most of these hexagons: {}."
        ),
        ONE_POSTCODE: tr("Most businesses of these hexagons share one postcode: {}."),
    }
    lines = {one: ", ".join(text for reason, text in spikes if reason == one) for one in wording}
    return [wording[one].format(line) for one, line in lines.items() if line]


def _how_many_more(more: int) -> list[str]:
    wording = counted(
        "{n} more hexagon is a spike; it is in the layer Spikes.",
        "{n} more hexagons are spikes; they are in the layer Spikes.",
        more,
    )
    return [wording] if more > 0 else []


def left_out_notes(layers: Mapping[str, QgsMapLayer], metric: str, authority: str = "") -> list[str]:
    """What the user left out of scale and of map: a line each, with values and why where it is a spike."""
    hexes = layers.get("hexes")
    if not isinstance(hexes, QgsVectorLayer):
        return []
    items = [one for one in left_out_of(hexes) if authority in ("", one.authority_code)]
    if not items:
        return []
    known = values_of(hexes, items, metric)
    why = {
        ONE_COMPANY: tr("mostly one company"),
        ONE_POSTCODE: tr("mostly at one postcode"),
        ONE_PARENT: tr("mostly one group"),
    }
    reasons = {one.place: why.get(one.reason, "") for one in spikes_of(layers.get("spikes"), metric)}
    lines = []
    for how in ("map", "scale"):
        places = [(one.cell_id, one.authority_code) for one in items if one.how == how]
        found = [(*known[one], reasons.get(one, "")) for one in places if one in known]
        if found:
            lines.append(_left_out_line(how, len(found)).format(where=_where(found, metric)))
    gone = expression([one for one in items if one.how == "map"])
    if gone and not has_any(hexes, f'"{metric}" > 0 AND NOT ({gone})'):
        lines.append(tr("Every hexagon that has a value was left out: the map shows none of them."))
    return lines


def _left_out_line(how: str, count: int) -> str:
    if how == "map":
        return counted(
            "Left out of the map, but counted in all totals: {n} hexagon {where}.",
            "Left out of the map, but counted in all totals: {n} hexagons, {where}.",
            count,
        )
    return counted(
        "Left out of the scale and drawn in the highest class: {n} hexagon {where}.",
        "Left out of the scale and drawn in the highest class: {n} hexagons, {where}.",
        count,
    )


def _where(pieces: list[tuple[str, float | None, str]], metric: str) -> str:
    """In Coventry (32 businesses, mostly at one postcode), in Derby (12 hexagons, together 40 businesses)"""
    by_name: dict[str, list[tuple[float | None, str]]] = {}
    for name, value, reason in pieces:
        by_name.setdefault(plain_name(name), []).append((value, reason))
    texts = []
    for name, found in sorted(by_name.items()):
        text = "; ".join(", ".join(filter(None, (_with_unit(value, metric), reason))) for value, reason in found)
        if len(found) > _EACH:
            whole = _with_unit(sum(value for value, _ in found if value is not None), metric)
            wording = counted("{n} hexagon, together {whole}", "{n} hexagons, together {whole}", len(found))
            text = wording.format(whole=whole)
        texts.append(tr("in {} ({})").format(name, text))
    return ", ".join(texts)


def _with_unit(value: float | None, metric: str) -> str:
    return tr("no figure") if value is None else with_unit(value, unit_of(metric))


def values_of(
    layer: QgsVectorLayer, items: Collection[LeftOut], metric: str
) -> dict[tuple[str, str], tuple[str, float | None]]:
    """Authority's name and value (None where missing) of those pieces that the layer has, by cell and authority."""
    if layer.fields().lookupField(metric) < 0:
        return {}
    fields = ["cell_id", "authority_code", "authority_name", metric]
    cells = ", ".join("'{}'".format(cell.replace("'", "''")) for cell in sorted({one.cell_id for one in items}))
    request = QgsFeatureRequest().setFilterExpression(f'"cell_id" IN ({cells})')  # a filter that the file itself can do
    request.setFlags(QgsFeatureRequest.NoGeometry).setSubsetOfAttributes(fields, layer.fields())
    wanted = {(one.cell_id, one.authority_code) for one in items}
    found = {}
    for one in layer.getFeatures(request):
        place = (str(one["cell_id"]), str(one["authority_code"]))
        if place in wanted:
            value = float(one[metric]) if isinstance(one[metric], (int, float)) else None
            found[place] = (str(one["authority_name"]), value)
    return found


def disclosure_notes(
    facts: MapFacts, metric: str, layers: Mapping[str, QgsMapLayer] | None = None, authority: str = ""
) -> list[str]:
    """What a disclosure rule hides of the metric, on the map or in an authority of these layers, and the rule."""
    own, rule = _hidden_and_rule(facts, metric, layers, authority)
    return [" ".join([*own, *rule]), _no_spikes()] if own else rule


def sheet_disclosure_notes(facts: MapFacts, metric: str) -> tuple[list[str], list[str]]:
    """The same for one of several small maps: what is hidden of its figure, by name, and the rule, which all share."""
    own, rule = _hidden_and_rule(facts, metric)
    if not own:
        return [], rule
    named = tr("{metric}: {note}").format(metric=metric_text(metric), note=" ".join(own))
    return [named], [" ".join(rule), _no_spikes()]


def _hidden_and_rule(
    facts: MapFacts, metric: str, layers: Mapping[str, QgsMapLayer] | None = None, authority: str = ""
) -> tuple[list[str], list[str]]:
    """Sentences on the figure, and on the rule; none on the figure where nothing of it is hidden."""
    about = facts.disclosure
    if not about:
        return [], []
    cells, totals = about.cells_hidden.get(metric, 0), about.authority_totals_hidden.get(metric, 0)
    if authority:
        there = ((layers or {}).get(role) for role in ("hexes", "authorities"))
        cells, totals = (
            hidden_by_authority(one, metric)[authority] if isinstance(one, QgsVectorLayer) else 0 for one in there
        )
    if not cells and not totals:
        return [], [about.wording]
    own = [
        tr("Hidden to protect businesses: {hexagons} and {totals}.").format(
            hexagons=counted("{n} hexagon", "{n} hexagons", cells),
            totals=counted("{n} authority total", "{n} authority totals", totals),
        )
    ]
    if metric in about.area_totals_hidden:
        own.append(tr("The total of the area is hidden too."))
    safe = tr(
        "Safe to publish with the maps on the same list of published maps. Publish no other map of these businesses."
    )
    return own, [tr("A hidden figure may be more than zero."), about.wording, safe]


def _no_spikes() -> str:
    return tr("Spikes are not marked: their shares would tell figures of single businesses.")


def capped_notes(layer: QgsMapLayer | None, metric: str, authority: str = "") -> list[str]:
    """Which values the colours no longer tell apart because the user capped the scale."""
    if not isinstance(layer, QgsVectorLayer) or layer.fields().lookupField(metric) < 0:
        return []
    found = capped(layer, metric, authority)
    if found is None:
        return []
    cap, above = found
    wording = counted(
        "The scale ends at {cap}: {n} hexagon with more is marked.",
        "The scale ends at {cap}: {n} hexagons with more are marked.",
        above,
    )
    return [wording.format(cap=_with_unit(cap, metric))]
