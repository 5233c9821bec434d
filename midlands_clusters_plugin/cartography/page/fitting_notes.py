"""Notes into their box: in full, else shorter; what was left out, capped or hidden is printed in any case."""

from __future__ import annotations

from collections.abc import Mapping

from qgis.core import QgsLayoutItemLabel, QgsMapLayer

from ...core.base.i18n import tr
from ..page_text.page_text import note_lines, spike_lines
from ..record.map_facts import MapFacts
from .fitting import box_of, fits, font_of, wrapped_lines


def fitting(
    label: QgsLayoutItemLabel,
    facts: MapFacts,
    metric: str,
    layers: Mapping[str, QgsMapLayer],
    smallest: float,
    authority: str = "",
) -> list[str]:
    """The fullest notes that fit a label with letters of ``smallest`` points.

    One line a spike; else one line a reason; else fewer of those, with how many notes more there are in the text
    alternative and its
    tables. The lines about hexagons that were left out, capped or hidden, and the caveats, are never dropped.
    """
    for compact in (False, True):
        lines = note_lines(facts, metric, layers, authority, compact=compact)
        if _fit(label, lines, smallest):
            return lines
    spikes = spike_lines(metric, layers, authority, compact=True)
    others = [one for one in lines if one not in spikes]
    for saved in range(len(spikes) - 1, -1, -1):
        shorter = [*spikes[:saved], *others, *_more(len(spikes) - saved)]
        if _fit(label, shorter, smallest):
            return shorter
    return [*others, *_more(len(spikes))]


def _more(count: int) -> list[str]:
    if not count:
        return []
    if count == 1:
        return [tr("One more note stands in the text alternative of this map, the figures in its data tables.")]
    return [
        tr("{} more notes stand in the text alternative of this map, the figures in its data tables.").format(count)
    ]


def _fit(label: QgsLayoutItemLabel, lines: list[str], size: float) -> bool:
    _, _, width, height = box_of(label)
    font = font_of(label)
    return fits(wrapped_lines("\n".join(lines), font, size, width), font, size, width, height)
