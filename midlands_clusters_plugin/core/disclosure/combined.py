"""What published clusters tell together: sums of those without a common company, differences of one within another.

Of a region that is divided into three clusters, the map of all less two maps is the third. Sets that come out so are
treated as if they had been published.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from .ledger import Publication, Sets, codes_of
from .recoverable import atoms

_MOST = 60  # sets that are looked at; a catalogue's clusters overlap, and give few


@dataclass(frozen=True)
class Combined:
    """Some companies (``rows``, bool) and the clusters whose maps tell of them."""

    rows: np.ndarray
    clusters: frozenset[str]


def combined(published: Mapping[str, np.ndarray]) -> list[Combined]:
    """The published sets of companies and what their sums and differences give, those of few maps first."""
    found = [Combined(rows, frozenset([name])) for name, rows in published.items()]
    known = {one.rows.tobytes() for one in found}
    single = list(found)
    for one in found:  # grows as it goes
        for other in single:
            for rows in _of_two(one.rows, other.rows):
                if len(found) < _MOST and rows.any() and rows.tobytes() not in known and len(one.clusters) < 4:
                    known.add(rows.tobytes())
                    found.append(Combined(rows, one.clusters | other.clusters))
    return found


def _of_two(one: np.ndarray, other: np.ndarray) -> Iterator[np.ndarray]:
    if not (one & other).any():
        yield one | other
    elif not (other & ~one).any():
        yield one & ~other
    elif not (one & ~other).any():
        yield other & ~one


def related(member: np.ndarray, sets: Iterable[Combined], every: bool = False) -> list[np.ndarray]:
    """Those that hold these companies or are held by them, so that the two can be subtracted.

    All companies are left out: each map is protected against theirs. Of ``every`` company's map only what several maps
    give together is new for the same reason.
    """
    return [
        one.rows
        for one in sets
        if not one.rows.all()
        and (one.rows != member).any()
        and (not every or len(one.clusters) > 1)
        and (not (one.rows & ~member).any() or not (member & ~one.rows).any())
    ]


def between(name: str, others: list[str], rows_of: Mapping[str, np.ndarray]) -> list[list[tuple[int, str]]]:
    """One or two other clusters, added or subtracted (1, -1), beside which some of a cluster's companies are left over,
    or that hold more than these.
    """
    own, *theirs = atoms([name, *others], rows_of)
    single = [(sign, other, sign * row) for other, row in zip(others, theirs) for sign in (1, -1)]
    found = []
    for number in (1, 2):
        for some in combinations(single, number):
            left = own - sum(row for *_, row in some)
            signs, names = {sign for sign, *_ in some}, {other for _, other, _ in some}
            if (
                len(names) == number
                and signs != {-1}
                and left.any()
                and np.abs(left).max() == 1
                and ((left >= 0).all() or (left <= 0).all())
            ):
                found.append([(sign, other) for sign, other, _ in some])
    return found


def ways_to(member: np.ndarray, name: str, published: Mapping[str, np.ndarray]) -> list[frozenset[str]]:
    """The clusters whose maps, added up and subtracted, tell of these very companies; without the map itself."""
    others = combined({cluster: rows for cluster, rows in published.items() if cluster != name})
    ways = [one.clusters for one in others if (one.rows == member).all()]
    known = {one.rows.tobytes() for one in others}
    for one in others:  # the last step may give the companies themselves, whose set is in no list twice
        for other in others:
            for rows in _of_two(one.rows, other.rows):
                if (rows == member).all() and member.tobytes() not in known:
                    ways.append(one.clusters | other.clusters)
    return list(dict.fromkeys(ways))


def shown_by(
    ways: Iterable[frozenset[str]], published: Iterable[Publication], metric: str, keys: np.ndarray
) -> np.ndarray:
    """Pieces (bool, by their names) whose figure the maps of all clusters of one of the ways show."""
    codes = codes_of(keys)
    shown: dict[str, np.ndarray] = {}
    for one in published:
        if metric in one.cells:
            shown[one.cluster] = shown.get(one.cluster, False) | one.shown(metric, keys, codes)
    result = np.zeros(len(keys), dtype=bool)
    for clusters in ways:
        result |= np.logical_and.reduce([shown.get(cluster, np.zeros(len(keys), dtype=bool)) for cluster in clusters])
    return result


def totals_of(ways: Iterable[frozenset[str]], published: Iterable[Publication], metric: str) -> Sets:
    """Sets of authorities whose total all clusters of one of the ways tell."""
    published = list(published)
    result: list[tuple[str, ...]] = []
    for clusters in ways:
        told = [
            {tuple(sorted(names)) for one in published if one.cluster == cluster for names in one.known.get(metric, [])}
            for cluster in clusters
        ]
        result += sorted(set.intersection(*told)) if told else []
    return [list(names) for names in dict.fromkeys(result)]
