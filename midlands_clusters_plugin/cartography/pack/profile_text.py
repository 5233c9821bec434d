"""The texts of a cluster profile as simple HTML, escaped: they are printed and stand in the web page alike."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np
import pandas as pd

from ...core.base.i18n import counted, shown, tr
from ...core.base.i18n import sentences as sentences_of
from ...core.catalogue import report_facts
from ...core.catalogue.catalogue import clusters, kind_of, tiers
from ...core.catalogue.cluster import REPORT, Cluster
from ...core.catalogue.scorecard_table import Scorecard, scorecard
from ...core.catalogue.scorecard_table import shown as figure_text
from ..page.alternative import About
from ..page_text import key_figures
from ..page_text.map_in_text import sentences
from ..page_text.old_and_new_tables import cross_heading, cross_rows, has_pairs, old_and_new_of
from ..page_text.page_text import sample_line
from ..page_text.simple_html import bullets, heading, paragraphs, warning
from ..page_text.simple_html import table as html_table
from ..page_text.snapshot import Snapshot
from ..style.map_text import area_text, number
from .findings import Found, companies_of, crowds, hot, largest, places

_SENTENCE = re.compile(r"(?<=[.)])\s+(?=[A-Z])")
_LEADERS = 6
_OF_THE_REPORT = ("glance", "investment", "forecast", "owners", "finance")


def card_of(shot: Snapshot) -> Scorecard:
    """The cluster's scorecard with the figures that the map shows; of all companies together there is none printed."""
    loaded = shot.facts.loaded()
    totals = {one: shot.table.total(one) for one in loaded.totals}
    hidden = frozenset(one for one in totals if shot.table.is_hidden(one))
    known = shot.facts.cluster if shot.facts.cluster in clusters() else "all"
    return scorecard(known, replace(loaded, totals=totals, hidden=hidden))


def figures_html(about: About, card: Scorecard) -> str:
    """Key figures with the report's beside them, and the leading authorities."""
    shot = about.shot
    hidden = card.loaded.hidden if card.loaded is not None else ()
    rows = card.rows[card.rows["loaded"].notna() | card.rows["metric"].isin(hidden)]
    shared, own = _reasons(rows["why"])
    table = [
        (
            row["name"],
            key_figures.value_text(shot.table, row["metric"])
            if row["metric"] in shot.table.values
            else figure_text(row["loaded"], row["unit"]),
            row["printed"] or "–",
            " ".join(filter(None, (why, row["flag"] and sentences_of(tr("In the report itself:"), row["flag"])))),
        )
        for row, why in zip(rows.to_dict("records"), own)
    ]
    heads = (tr("Metric"), area_text(shot.facts), tr("Report, 2023"), tr("Why it differs"))
    # Of all companies, and of clusters without a scorecard, the report has no figures.
    wanted = (0, 1, 2, 3) if card.printed else (0, 1, 3)
    parts = [
        heading(tr("Key figures")),
        warning(sample_line(shot.facts)),
        *paragraphs(sentences(shot, places=False)),
        html_table([[row[one] for one in wanted] for row in (heads, *table)], figures=wanted[1:-1]),
        *paragraphs(shared),
        *_old_and_new(shot),
    ]
    if card.printed:
        parts += paragraphs([tr("The report's figures are of the whole Midlands Engine area, printed in 2023.")])
        parts += paragraphs(_only_printed(card))
    return "".join(parts)


def _old_and_new(shot: Snapshot) -> list[str]:
    """What the map shows by new authority and authority of today, where it is of new ones."""
    if not has_pairs(shot):
        return []
    rows = cross_rows(old_and_new_of(shot.layers, [shot.metric]), shot.metric)
    return [heading(cross_heading(shot.metric), 3), html_table(rows, figures=range(1, len(rows[0])))]


def _leaders(shot: Snapshot) -> list[str]:
    """The leading authorities, with the findings, whose text runs on: alone they would fill a page's head."""
    if has_pairs(shot):
        return []
    rows = key_figures.top_rows(shot.table, shot.metric, _LEADERS)
    return [heading(tr("Where it is")), html_table(rows, figures=(1, 2))] if len(rows) > 2 else []


def _reasons(texts: Iterable[str]) -> tuple[list[str], list[str]]:
    """Sentences that several rows have, once; and for each row those that it has alone."""
    split = [_SENTENCE.split(one) if one else [] for one in texts]
    often = [one for one, count in Counter(line for lines in split for line in lines).items() if count > 1]
    return often, [" ".join(line for line in lines if line not in often) for lines in split]


def _only_printed(card: Scorecard) -> list[str]:
    rows = card.rows[card.rows["loaded"].isna() & (card.rows["printed"] != "")]
    listed = "; ".join(f"{row['name']}: {row['printed']}" for row in rows.to_dict("records"))
    return [tr("Printed in the report and in no company file: {}.").format(listed)] if listed else []


def findings_html(shot: Snapshot, *, names: bool) -> str:
    """Leading authorities, places, density clusters, hot spots and, where ``names`` allows, the largest companies."""
    companies = companies_of(shot)
    unnamed = Found(tr("Left out, as it was asked for."))
    return "".join(
        [
            *_leaders(shot),
            *_section(tr("Places"), places(shot), ()),
            *_section(tr("Where companies crowd"), crowds(shot, companies), (1, 2, 3, 4)),
            *_section(tr("Hot spots"), hot(shot), (1,)),
            *_section(tr("The largest companies"), largest(shot, companies) if names else unnamed, (2, 3, 4)),
        ]
    )


def _section(title: str, found: Found, figures: Sequence[int]) -> list[str]:
    rows = [[one if isinstance(one, str) else _figure(one) for one in row] for row in found.rows]
    more = [counted("{n} more is not listed.", "{n} more are not listed.", found.more)] if found.more else []
    return [
        heading(title),
        *paragraphs([found.note]),
        html_table([found.heads, *rows], figures=figures) if rows else "",
        *paragraphs(more),
    ]


def _figure(value: float) -> str:
    return "–" if value is None or pd.isna(value) or not np.isfinite(value) else number(round(float(value)))


def definition_html(shot: Snapshot) -> str:
    """What the cluster is, how its companies are found, and what the report says of it."""
    ident = shot.facts.cluster
    cluster = clusters().get(ident)
    everyone = [tr("All companies of the file, whatever their sector.")] if ident else []
    lines = list(_definition(cluster)) if cluster is not None else everyone
    parts = [heading(tr("What counts as this cluster")), *paragraphs(lines)]
    if cluster is not None and cluster.sic:
        rows = [(tr("SIC code"), tr("Title"), tr("Only with one of these words in the name"))]
        rows += [(one.prefix, shown(one.title), ", ".join(one.keywords)) for one in cluster.sic]
        parts.append(html_table([row[: 3 if cluster.keywords else 2] for row in rows]))
    for topic in _OF_THE_REPORT:
        stated = report_facts.facts(ident, topic)
        if stated:
            parts += [heading(shown(report_facts.TOPICS[topic]), 3), bullets(map(_cited, stated))]
    return "".join(parts)


def _definition(cluster: Cluster) -> Iterable[str]:
    kind = kind_of(cluster)
    if cluster.taxonomy == REPORT and cluster.tier in tiers():
        yield tr("{name}: {tier} in the 2023 report.").format(
            name=shown(cluster.name), tier=shown(tiers()[cluster.tier].name)
        )
    else:
        yield tr("{name}, of {taxonomy}.").format(name=shown(cluster.name), taxonomy=cluster.taxonomy)
    yield {
        "official": tr("An official definition."),
        "proxy": tr("A proxy: these codes are this plugin's choice, or follow from an official list."),
    }.get(
        kind,
        tr(
            "Has no SIC definition: only companies that your file marks with it are found. Use a column of clusters or "
            "RTICs, The Data City's list, or a list of your own (Settings, Options)."
        ),
    )
    if cluster.why:
        yield tr("Takes in {what}; misses {misses}.").format(what=shown(cluster.why), misses=shown(cluster.misses))
    if cluster.rtic:
        yield tr("Matched by The Data City's lists: {}.").format(", ".join(cluster.rtic))
    if cluster.holds_children:
        yield tr("The companies of its sub-clusters count in it too, each once.")


def caveats_html(about: About, card: Scorecard) -> str:
    """What a reader might get wrong: the report's own warnings, its errors, the notes of the map."""
    cluster = about.facts.cluster
    stated = [*report_facts.facts(cluster, "caveat"), *report_facts.facts(cluster, "error")]
    lines = [*map(_cited, stated), *(one for one in about.notes if one), *about.facts.doubts]
    flags = [f"{row['name']}: {row['flag']}" for row in card.rows.to_dict("records") if row["flag"]]
    return heading(shown(report_facts.TOPICS["caveat"])) + bullets(dict.fromkeys([*lines, *flags]))


def method_html(about: About) -> str:
    """How the figures were made, and of whom the sources are."""
    facts = about.facts
    grid = tr("Hexagons: {}.").format(facts.grid.description.rstrip("."))
    outlines = [tr("Boundaries: {}.").format(facts.boundaries.source)] if facts.boundaries.source else []
    rule = [facts.disclosure.wording, facts.disclosure.one_grid] if facts.disclosure is not None else []
    report = tr(
        'The report: "Exploring the Investment Potential of Midlands Clusters", The Midlands Engine, 2023; its '
        "statements are in this plugin's own words, with the lines of its text."
    )
    general = bullets(map(_cited, report_facts.facts("", "definition")))
    return "".join(
        [
            *([heading(shown(report_facts.TOPICS["definition"])), general] if general else []),
            heading(tr("Method and sources")),
            *paragraphs([grid, *outlines, *filter(None, rule), *about.sources, report]),
        ]
    )


def _cited(fact: report_facts.Fact) -> str:
    certainty = shown(report_facts.CERTAINTIES.get(fact.certainty, fact.certainty))
    return tr("{statement} ({source})").format(statement=fact.sentence, source=f"{fact.source}; {certainty}")
