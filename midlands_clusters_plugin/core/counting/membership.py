"""Which companies belong to a cluster: by the table's own column of clusters, its children's, or, of other taxonomies,
by their rules.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import numpy as np
import pandas as pd

from ..base.i18n import counted, shown, written
from ..catalogue.catalogue import ALL, REPORT, SicRule, clusters, held_by, holders_of
from ..catalogue.report_facts import Link, links
from ..companies.columns.classify import has_word

_NAMED = 3  # other clusters in a note


def members(companies: pd.DataFrame, cluster: str) -> np.ndarray:
    """Rows (bool) of the companies of a cluster, of the children that it holds, or of all; each company once.

    The report's clusters stand in the column ``clusters`` (readers match them once); those of other taxonomies are
    matched here, by the column ``sic`` and names, beside what the column says.
    """
    if cluster == ALL:
        return np.ones(len(companies), dtype=bool)
    wanted = held_by(cluster)
    found = _any(companies["clusters"], lambda text: not wanted.isdisjoint(str(text).split(";")))
    known = clusters()
    rules = tuple(rule for one in wanted if one in known and known[one].taxonomy != REPORT for rule in known[one].sic)
    return found | by_rules(companies, rules) if rules else found


def needs_rules(cluster: str) -> bool:
    """Whether a cluster's companies are found by codes and names, not by the column of clusters alone."""
    known = clusters()
    return any(known[one].taxonomy != REPORT and known[one].sic for one in held_by(cluster) if one in known)


def by_rules(companies: pd.DataFrame, rules: tuple[SicRule, ...]) -> np.ndarray:
    """Rows (bool) that one of some SIC rules takes; a rule with keywords takes a row whose name has one of them at a
    word's beginning.
    """
    found = np.zeros(len(companies), dtype=bool)
    for wording in dict.fromkeys(rule.keywords for rule in rules):
        prefixes = tuple(rule.prefix for rule in rules if rule.keywords == wording)
        rows = _any(companies["sic"], partial(_begins, prefixes))
        if wording:
            at = np.flatnonzero(rows & ~found)
            rows[at] = has_word(companies["name"].iloc[at], wording)
        found |= rows
    return found


def _begins(prefixes: tuple[str, ...], codes: object) -> bool:
    return any(code.startswith(prefixes) for code in str(codes or "").split(";"))


def shared_with(companies: pd.DataFrame, rows: np.ndarray, cluster: str) -> dict[str, int]:
    """How many of a cluster's companies are in each other cluster of the report too, but for its own parents and
    children.
    """
    known = clusters()
    family = held_by(cluster) | holders_of(cluster)
    counts: dict[str, int] = {}
    codes, different = _coded(companies["clusters"])
    for text, number in zip(different, np.bincount(codes[rows & (codes >= 0)], minlength=len(different))):
        for one in (set(str(text).split(";")) - family) & known.keys() if number else ():
            counts[one] = counts.get(one, 0) + int(number)
    return dict(sorted(counts.items(), key=lambda one: (-one[1], one[0])))


def counted_links(companies: pd.DataFrame, rows: np.ndarray, cluster: str) -> list[tuple[Link, str, int]]:
    """The links that the report states between a cluster and others: each with the other's id and how many of ``rows``
    (bool) are in both.
    """
    own = members(companies, cluster) & rows
    found = [(one, one.other if one.cluster == cluster else one.cluster) for one in links()]
    return [
        (one, other, int((own & members(companies, other)).sum()))
        for one, other in found
        if cluster in (one.cluster, one.other)
    ]


def shared_notes(companies: pd.DataFrame, rows: np.ndarray, cluster: str) -> list[str]:
    """A sentence on how many of a map's companies are in other clusters of the report too."""
    some = companies.iloc[rows]
    others = shared_with(some, np.ones(len(some), dtype=bool), cluster)
    if not others:
        return []
    family = set(others)
    several = int(_any(some["clusters"], lambda text: not family.isdisjoint(str(text).split(";"))).sum())
    known = clusters()
    named = ", ".join(
        f"{shown(known[one].name)} {written(f'{number:,}')}"
        for one, number in list(others.items())[:_NAMED]
        if one in known
    )
    stated = counted(
        "{n} of these companies is in another cluster too: {others}.",
        "{n} of these companies are in other clusters too: {others}.",
        several,
    )
    return [stated.replace("{others}", named)]


def without_code(companies: pd.DataFrame) -> np.ndarray:
    """Rows (bool) with neither a SIC code nor a cluster of their own: no rule by codes can take them."""
    return (companies["sic"].isna() & companies["clusters"].isna()).to_numpy(dtype=bool)


def _any(column: pd.Series, holds: Callable[[object], bool]) -> np.ndarray:
    """A test of the different texts of a column, for each row."""
    codes, different = _coded(column)
    return np.array([*(holds(text) for text in different), False])[codes]


def _coded(column: pd.Series) -> tuple[np.ndarray, pd.Index]:
    """A number for each row, -1 where missing, and the different texts; of categories without a look at the rows."""
    if isinstance(column.dtype, pd.CategoricalDtype):
        return column.cat.codes.to_numpy(), column.cat.categories
    codes, different = pd.factorize(column)
    return codes, pd.Index(different)
