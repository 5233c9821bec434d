"""The proposed title of a page: where most of what it shows is, and nothing that its table denies."""

from __future__ import annotations

from ...core.base.i18n import tr
from ..record.map_facts import MapFacts
from ..style.map_text import area_text, listed, plain_name, subject
from .authority_table import AuthorityTable, is_emptied

_AHEAD = 1.1  # an authority stands out that has a tenth more than the next
_LEAST = 0.12  # and this share of the total
_SECOND = 0.4  # a second one is named if it stands out too and has this much of the first


def headline(facts: MapFacts, metric: str, table: AuthorityTable) -> str:
    """The main story of a map: "Aerospace employees: most in Derby"."""
    if facts.instead:  # an area layer is shown in place of the hexagons (area_data.with_area_data)
        return str(facts.instead["title"])
    about, total, ranked = subject(facts.cluster_name, metric), table.total(metric), table.ranked(metric)
    if is_emptied(facts, table):
        return tr("{}: the filter leaves no hexagon").format(about)
    if total is None and not table.is_hidden(metric):
        return tr("{}: no figures in {}").format(about, area_text(facts))
    if total == 0:
        return tr("{}: none in {}").format(about, area_text(facts))
    if len(table.codes) == 1:
        return tr("{} in {}").format(about, plain_name(table.names[0]))
    where = leading(table, metric)
    if not where:
        wording = (
            tr("{}: partly hidden, {}") if total is None or not ranked else tr("{}: no one authority stands out in {}")
        )
        return wording.format(about, area_text(facts))
    return tr("{}: most in {}").format(about, listed([plain_name(name) for name in where]))


def leading(table: AuthorityTable, metric: str) -> list[str]:
    """The one or two authorities that stand out by their totals; none where the leader is hardly ahead, or what is
    hidden may be more.

    An authority stands out that has a tenth more than the next and 12% of the total. Where totals are hidden, the sum
    of them counts as one authority more, and nobody leads where not even that sum is known. Of two authorities only one
    can lead.
    """
    total, ranked = table.total(metric), table.ranked(metric)
    if not total or not ranked:
        return []
    values, hidden = [value for _, value in ranked], table.hidden_sum(metric)
    found = []
    for place, (name, value) in enumerate(ranked[: 1 if len(table.codes) == 2 else 2]):  # all of them is no answer
        rest = max([*values[place + 1 : place + 2], hidden])
        if value < _AHEAD * rest or value < _LEAST * total or value < _SECOND * values[0]:
            break
        found.append(name)
    return found
