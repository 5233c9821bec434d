"""All texts of a printed page, from the map's facts, the layers on it and the organisation's settings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path

from qgis.core import QgsMapLayer, QgsVectorLayer, QgsVectorLayerUtils

from ...core.base.i18n import counted, tr
from ..record.map_facts import MapFacts
from ..record.page_settings import PageSettings
from ..record.roles import ROLE
from ..style.map_text import area_text, cell_text, cells_sentence, cluster_text, legend_title, metric_text, subtitle
from .credits import SUPPLIED, acknowledgements, caveats, source_line
from .headline import headline
from .key_figures import metrics_of, value_text
from .notes import disclosure_notes, map_notes, sheet_disclosure_notes, sheet_spike_notes
from .snapshot import Snapshot


def page_texts(shot: Snapshot, settings: PageSettings, on: date | None = None) -> dict[str, str]:
    """The texts by the id of their item."""
    facts, metric = shot.facts, shot.metric
    notes = note_lines(facts, metric, shot.layers)
    cells = [] if facts.instead else [cells_sentence(facts) + "."]
    return {
        "title": headline(facts, metric, shot.table),
        "subtitle": subtitle(facts, metric),
        "legend": legend_title(facts, metric),
        "caveat": sample_line(facts),
        "notes_heading": tr("Notes") if notes else "",
        "notes": "\n".join(notes),
        "sources_heading": tr("Source, method and acknowledgements"),
        "credits": " ".join([source_line(facts, on), *cells, *credit_lines(facts, shot.shown, settings)]),
        "organisation": settings.organisation,
        "watermark": settings.watermark,
        "words": "",
    }


def sample_line(facts: MapFacts) -> str:
    """The warning on every map of the sample, "" for real companies."""
    return next(iter(caveats(facts)), "") if facts.sample else ""


def note_lines(
    facts: MapFacts, metric: str, layers: Mapping[str, QgsMapLayer], authority: str = "", *, compact: bool = False
) -> list[str]:
    """Numbered notes and caveats, but for the sample's warning, which has its own place; of one atlas page's."""
    warning = sample_line(facts)
    lines = map_notes(layers, facts, metric, authority, compact=compact)
    return [line for line in lines if line.rstrip(".") != warning.rstrip(".")]


def sheet_note_lines(shot: Snapshot, shown: Iterable[str]) -> list[str]:
    """The notes of a sheet: of each of its maps what stands out, was left out, is capped or hidden."""
    metrics = list(shown) or [shot.metric]  # a filter that leaves nothing must be told too
    hidden = [sheet_disclosure_notes(shot.facts, metric) for metric in metrics]
    # Of each figure first: the rule is the same for all, and the last lines are the first to have no room.
    lines = [line for own, _ in hidden for line in own] + [line for _, rule in hidden for line in rule]
    for metric in metrics:
        whole = disclosure_notes(shot.facts, metric)
        lines += sheet_spike_notes(shot.layers.get("spikes"), metric)
        rest = map_notes({**shot.layers, "spikes": None}, shot.facts, metric)
        lines += [line for line in rest if line not in whole]
    warning = sample_line(shot.facts).rstrip(".")
    return [line for line in dict.fromkeys(lines) if line.rstrip(".") != warning]


def pair_note_lines(shots: Sequence[Snapshot], metric: str) -> list[str]:
    """The notes of a page of two maps: what is true of both once, the rest with its map's name."""
    prefix = metric_text(metric) + ": "
    of_each = [[line.removeprefix(prefix) for line in sheet_note_lines(shot, [metric])] for shot in shots]
    shared = [line for line in of_each[0] if all(line in lines for lines in of_each)]
    own = ((shot, line) for shot, lines in zip(shots, of_each) for line in lines if line not in shared)
    return [*(_of_map(shot, shots, line) for shot, line in own), *shared]


def notes_by_authority(facts: MapFacts, metric: str, layers: Mapping[str, QgsMapLayer]) -> list[str]:
    """The notes of all pages of an atlas, each once."""
    source = layers.get("authorities")
    codes = QgsVectorLayerUtils.getValues(source, "authority_code")[0] if isinstance(source, QgsVectorLayer) else []
    lines = Counter(line for code in codes for line in note_lines(facts, metric, layers, str(code)))
    own, shared = ([line for line, count in lines.items() if (count > 1) is often] for often in (False, True))
    return [*sorted(own, key=_numbered), *shared]


def _numbered(line: str) -> tuple[int, str]:
    """Notes with a number first, by it."""
    number = line.partition(" ")[0]
    return (int(number), line) if number.isdigit() else (10**9, "")


def credit_lines(facts: MapFacts, shown: Iterable[QgsMapLayer], settings: PageSettings) -> list[str]:
    """Acknowledgements that follow from the layers on the page.

    Where the council has a licence number of its own, its line stands in place of the one for OS OpenData (one is
    enough where both kinds of data are on a map), with the terms that councils add. Layers that are not the plugin's
    bring their own attribution.
    """
    shown = list(shown)
    lines = acknowledgements(facts, [one.customProperty(ROLE) for one in shown if one.customProperty(ROLE)])
    others = []
    for one in (one for one in shown if not one.customProperty(ROLE)):
        holder = one if hasattr(one, "attribution") else one.serverProperties()  # moved in 3.26
        others.append(str(holder.attribution() or "; ".join(one.metadata().rights())).strip())
    if settings.os_licence:
        open_data = tr("Contains OS data © Crown copyright and database right {}.").format(SUPPLIED)
        wording = tr(
            "© Crown copyright and database rights {} Ordnance Survey {}. Use of this data is subject to terms and "
            "conditions."
        )
        lines = [wording.format(settings.year, settings.os_licence), *(line for line in lines if line != open_data)]
    return lines + [tr("Base map: {}.").format(line.rstrip(".")) for line in dict.fromkeys(filter(None, others))]


def sheet_text(shot: Snapshot, count: int) -> dict[str, str]:
    """Title and subtitle of a cluster sheet of so many maps: the first of them gives the title."""
    facts = shot.facts
    rest = subtitle(facts, metrics_of(facts)[0]).partition(". ")[2]  # its line is short
    cluster = cluster_text(facts, tr("All sectors"))
    return {
        "title": headline(facts, metrics_of(facts)[0], shot.table),
        "subtitle": counted(
            "{cluster}: {n} map. {rest}", "{cluster}: {n} maps to be read together. {rest}", count
        ).format(cluster=cluster, rest=rest),
    }


def pair_text(shots: Sequence[Snapshot], metric: str, settings: PageSettings, on: date | None = None) -> dict[str, str]:
    """The texts of a page of two maps: what they have in common in its title, the sources of both."""
    first, last = shots[0].facts, shots[-1].facts
    names = [cluster_text(one, tr("All companies")) for one in (first, last)]
    areas = [area_text(one) for one in (first, last)]
    differ = names if names[0] != names[1] else areas
    wording = (
        tr("{metric}: {first} and {second}")
        if differ[0] != differ[1]
        else tr("{metric} of {cluster} in {area}: two maps")
    )
    title = wording.format(
        metric=metric_text(metric), first=differ[0], second=differ[1], cluster=names[0], area=areas[0]
    )
    sources = [
        line
        for one in shots
        for line in (_of_map(one, shots, source_line(one.facts, on)), *credit_lines(one.facts, one.shown, settings))
    ]
    of_samples = [one for one in shots if sample_line(one.facts)]
    samples = [sample_line(one.facts) for one in of_samples]
    if len(of_samples) < len(shots):  # the other map is of real companies
        samples = [_of_map(one, shots, sample_line(one.facts)) for one in of_samples]
    return {
        "title": title,
        "subtitle": tr("Colours and sizes mean the same on both maps, which have one scale."),
        "caveat": samples[0] if samples else "",
        "credits": " ".join(dict.fromkeys(sources)),
    }


def pair_heading(shot: Snapshot, shots: Sequence[Snapshot], metric: str) -> str:
    """What one of two maps shows, and its total."""
    return tr("{map}: {total}").format(map=map_name(shot, shots), total=value_text(shot.table, metric))


def _of_map(shot: Snapshot, shots: Sequence[Snapshot], line: str) -> str:
    """A line that is true of one of two maps."""
    return line if len(shots) < 2 else f"{map_name(shot, shots)}. {line}"


def map_name(shot: Snapshot, shots: Sequence[Snapshot]) -> str:
    """One of two maps by what it does not share with the other: cluster, area, or the file."""
    facts = [one.facts for one in shots]
    own = shot.facts
    parts = [cluster_text(own, tr("All companies"))]
    if len({one.area_name for one in facts}) > 1:
        parts.append(area_text(own))
    if len({(one.cluster, one.area_name) for one in facts}) == 1:
        parts = [Path(one.path).name for one in own.inputs[:1] if one.path] or parts
    return ", ".join(parts)


def cells(facts: MapFacts) -> str:
    """The cells as they follow a metric's name: in each 1 km hexagon."""
    return tr("in each {}").format(cell_text(facts.grid))


def proposed_file_name(facts: MapFacts, metric: str) -> str:
    """A name for an exported page, without folder and ending."""
    text = "_".join([facts.cluster or "all", metric, area_text(facts)]).lower()
    return re.sub(r"[\W_]+", "_", text).strip("_")
