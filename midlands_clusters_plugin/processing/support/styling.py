"""Marking, styling and describing a layer that a run loads into the project; on the window's thread."""

from __future__ import annotations

from qgis.core import QgsVectorLayer

from ...cartography.context.role_symbols import style
from ...cartography.map.metadata import describe
from ...cartography.record.file_facts import FileFacts, store_with
from ...cartography.record.roles import ROLE
from ...cartography.style.schemes import set_known
from ...cartography.style.styles import restyle


def present(layer: QgsVectorLayer, role: str, known: FileFacts | None = None) -> None:
    """Give a loaded layer its role, the style that belongs to it and, where it is ``known`` of what map it is, its
    provenance.
    """
    layer.setCustomProperty(ROLE, role)
    if known is not None:
        describe(layer, role, known.facts)
    style(layer, role)
    if role == "hexes" and known is not None and known.facts.metrics:
        store_with(layer, known)
        # Classes come with the facts, so that nothing is read on the window's thread.
        set_known(layer, {one: about.breaks.as_dict() for one, about in known.facts.metrics.items()})
        first = next(iter(known.facts.metrics))
        if layer.fields().lookupField(first) >= 0:  # a shapefile cuts names to ten letters
            restyle(layer, first)
