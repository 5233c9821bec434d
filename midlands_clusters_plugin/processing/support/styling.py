"""Marking, styling and describing the layers that a run loads into the project; QGIS calls it on the window's
thread.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from qgis.core import QgsMapLayer, QgsProcessingContext, QgsVectorLayer

from ...cartography.context.role_symbols import style
from ...cartography.map.metadata import describe
from ...cartography.record.file_facts import FileFacts, store_with
from ...cartography.record.map_facts import MetricFacts
from ...cartography.record.roles import ROLE
from ...cartography.style.schemes import set_known
from ...cartography.style.styles import restyle
from .on_load import on_load


def style_on_load(
    context: QgsProcessingContext, outputs: Mapping[str, str | None], known: FileFacts | None = None
) -> None:
    """Have the outputs (role -> layer id or path) that will be loaded marked and styled. ``known``: of what map they
    are.
    """
    for role, destination in outputs.items():
        on_load(context, destination, partial(_present, role=role, known=known))


def _present(layer: QgsMapLayer, role: str, known: FileFacts | None) -> None:
    """Give a loaded layer its role, the style that belongs to it and, where a map's facts are known, its provenance."""
    layer.setCustomProperty(ROLE, role)
    if known is not None:
        describe(layer, role, known.facts)
    if not isinstance(layer, QgsVectorLayer):
        return
    style(layer, role)
    if role == "hexes" and known is not None and known.facts.metrics:
        store_with(layer, known)
        _show_first_metric(layer, known.facts.metrics)


def _show_first_metric(layer: QgsVectorLayer, metrics: Mapping[str, MetricFacts]) -> None:
    """Classes come with the facts, so that nothing is read on the window's thread."""
    set_known(layer, {one: about.breaks.as_dict() for one, about in metrics.items()})
    first = next(iter(metrics))
    if layer.fields().lookupField(first) >= 0:  # a shapefile cuts names to ten letters
        restyle(layer, first)
