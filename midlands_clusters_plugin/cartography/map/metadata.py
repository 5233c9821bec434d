"""Provenance in the metadata of each layer, where QGIS shows it under Information and carries it into the project."""

from __future__ import annotations

from collections.abc import Mapping

from qgis.core import QgsMapLayer

from ...core.base.i18n import tr
from ...qgis_io.layer_metadata import describe_layer, set_texts
from ..page_text.credits import acknowledgements, caveats, licences, source_line
from ..page_text.notes import capped_notes, left_out_notes, spike_notes
from ..record.map_facts import MapFacts
from ..style.map_text import group_name

_LINKS = {
    "Open Government Licence v3.0": "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
    "ONS Postcode Directory": "https://geoportal.statistics.gov.uk/",
    "GeoNames": "https://www.geonames.org/",
}


def describe(layer: QgsMapLayer, role: str, facts: MapFacts) -> None:
    """Write what the layer is, what it was made from and under which licences into its metadata."""
    made_from = [
        tr("Read {path}, rows: {rows}, sha256 {sha256}").format(
            path=one.path, rows="?" if one.rows is None else one.rows, sha256=one.sha256 or "?"
        )
        for one in facts.inputs
    ]
    # The rule that the figures were published under, and what must not be published beside them.
    rule = [facts.disclosure.wording, facts.disclosure.one_grid] if facts.disclosure else []
    if facts.postcodes:
        made_from.append(tr("Postcodes: {}").format(facts.postcodes.wording))
    describe_layer(
        layer,
        identifier=f"midlands_clusters/{facts.cluster}/{facts.area}/{role}",
        title=f"{group_name(facts)}: {role_texts().get(role, ('', role))[1]}",
        abstract="\n".join([source_line(facts), facts.grid.description, *rule, *caveats(facts)]),
        history=[*made_from, tr("Boundaries: {}").format(facts.boundaries.source)],
        rights=acknowledgements(facts, [role, "towns"] if role == "towns" else [role]),
        licences=licences(facts, role),
        links=_LINKS,
    )


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


def role_texts() -> dict[str, tuple[str, str]]:
    """By role what a layer is called in the project, and what its metadata say that it is."""
    stand_out = tr("spikes: hexagons that stand out because of one company, one group or one address")
    return {
        "spikes": (tr("Spikes"), stand_out),
        "own_places": (tr("Own places"), tr("own places")),
        "hexes": (tr("Hexagons"), tr("hexagons")),
        "authorities": (tr("Authorities"), tr("authorities")),
        "old_authorities": (tr("Authorities of today"), tr("authorities of today")),
        "old_and_new": (tr("Table: old and new authorities"), tr("table of old and new authorities")),
        "neighbours": (tr("Neighbouring authorities"), tr("neighbouring authorities")),
        "towns": (tr("Towns"), tr("towns")),
        "places": (tr("Places"), tr("universities, innovation hubs, investment sites")),
        "place_areas": (tr("Areas of initiatives"), tr("areas of investment initiatives")),
        "sea": (tr("Sea"), tr("sea")),
        "companies": (tr("Companies"), tr("companies")),
        "rejects": (tr("Rejected rows"), tr("rejected rows")),
        "shared_addresses": (tr("Shared addresses"), tr("companies at addresses that very many companies share")),
        "remarks": (tr("Rows to look at"), tr("rows to look at")),
    }
