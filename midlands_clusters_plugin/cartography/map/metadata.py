"""Provenance in the metadata of each layer, where QGIS shows it under Information and carries it into the project."""

from __future__ import annotations

from collections.abc import Mapping

from qgis.core import QgsMapLayer

from ...core.base.i18n import tr
from ...qgis_io.layer_metadata import describe_layer, set_texts
from ..page_text.credits import acknowledgements, caveats, licences, source_line
from ..page_text.notes import capped_notes, left_out_notes, spike_notes
from ..record.map_facts import InputFacts, MapFacts
from ..style.map_text import group_name

_LINKS = {
    "Open Government Licence v3.0": "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
    "ONS Postcode Directory": "https://geoportal.statistics.gov.uk/",
    "GeoNames": "https://www.geonames.org/",
}


def describe(layer: QgsMapLayer, role: str, facts: MapFacts) -> None:
    """Write what the layer is, what it was made from and under which licences into its metadata."""
    made_from = [_input_line(one) for one in facts.inputs]
    if facts.postcodes:
        made_from.append(tr("Postcodes: {}").format(facts.postcodes.wording))
    describe_layer(
        layer,
        identifier=f"midlands_clusters/{facts.cluster}/{facts.area}/{role}",
        title=f"{group_name(facts)}: {_titles().get(role, role)}",
        abstract="\n".join([source_line(facts), facts.grid.description, *_disclosure_lines(facts), *caveats(facts)]),
        history=[*made_from, tr("Boundaries: {}").format(facts.boundaries.source)],
        rights=acknowledgements(facts, [role, "towns"] if role == "towns" else [role]),
        licences=licences(facts) if role == "towns" else licences(facts)[:-1],
        links=_LINKS,
    )


def _disclosure_lines(facts: MapFacts) -> list[str]:
    """The disclosure rule that the figures were published under, and what must not be published beside them."""
    about = facts.disclosure
    return [about.wording, about.one_grid] if about else []


def describe_choices(layers: Mapping[str, QgsMapLayer], metric: str) -> None:
    """Write into the hexagons' metadata what stands out on the map and what the user left out or capped.

    ``layers`` are the map's layers by role. The lines take the place of those of the last time, also for another
    metric.
    """
    hexes = layers.get("hexes")
    if hexes is None:
        return
    lines = [*spike_notes(layers.get("spikes"), metric), *left_out_notes(layers, metric), *capped_notes(hexes, metric)]
    heading = tr("Spikes and what was left out:")
    history = [line for line in hexes.metadata().history() if not line.startswith(heading)]
    set_texts(hexes, history=[*history, *(f"{heading} {line}" for line in lines)])


def _input_line(one: InputFacts) -> str:
    return tr("Read {path}, rows: {rows}, sha256 {sha256}").format(
        path=one.path, rows="?" if one.rows is None else one.rows, sha256=one.sha256 or "?"
    )


def _titles() -> dict[str, str]:
    return {
        "hexes": tr("hexagons"),
        "authorities": tr("authorities"),
        "old_authorities": tr("authorities of today"),
        "old_and_new": tr("table of old and new authorities"),
        "neighbours": tr("neighbouring authorities"),
        "towns": tr("towns"),
        "places": tr("universities, innovation hubs, investment sites"),
        "place_areas": tr("areas of investment initiatives"),
        "own_places": tr("own places"),
        "sea": tr("sea"),
        "spikes": tr("spikes: hexagons that stand out because of one company, one group or one address"),
        "companies": tr("companies"),
        "rejects": tr("rejected rows"),
        "shared_addresses": tr("companies at addresses that very many companies share"),
        "remarks": tr("rows to look at"),
    }
