"""Which companies belong to a cluster: by the column of clusters, its children's, or other taxonomies' rules."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import numpy as np
import pandas as pd

from ..base.i18n import counted, grouped, shown
from ..catalogue.catalogue import ALL, SicRule, clusters, held_by, holders_of, rules_of
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
    return found | by_rules(companies, rules_of(cluster))


def needs_rules(cluster: str) -> bool:
    """Whether a cluster's companies are found by codes and names, not by the column of clusters alone."""
    return bool(rules_of(cluster))


def by_rules(companies: pd.DataFrame, rules: tuple[SicRule, ...]) -> np.ndarray:
    """Rows (bool) that one of some SIC rules takes, one with keywords only where a word of the name begins so."""
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
    """How many of a cluster's companies are in each other cluster of the report, but its parents and children."""
    known = clusters()
    family = held_by(cluster) | holders_of(cluster)
    counts: dict[str, int] = {}
    codes, different = coded(companies["clusters"])
    for text, number in zip(different, np.bincount(codes[rows & (codes >= 0)], minlength=len(different))):
        for one in (set(str(text).split(";")) - family) & known.keys() if number else ():
            counts[one] = counts.get(one, 0) + int(number)
    return dict(sorted(counts.items(), key=lambda one: (-one[1], one[0])))


def shared_notes(companies: pd.DataFrame, rows: np.ndarray, cluster: str) -> list[str]:
    """A sentence on how many of a map's companies are in other clusters of the report too."""
    some = companies.iloc[rows]
    others = shared_with(some, np.ones(len(some), dtype=bool), cluster)
    if not others:
        return []
    family = set(others)
    several = int(_any(some["clusters"], lambda text: not family.isdisjoint(str(text).split(";"))).sum())
    most = list(others.items())[:_NAMED]
    named = ", ".join(f"{shown(clusters()[one].name)} {grouped(number)}" for one, number in most)
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
    codes, different = coded(column)
    return np.array([*(holds(text) for text in different), False])[codes]


def coded(column: pd.Series) -> tuple[np.ndarray, pd.Index]:
    """A number for each row, -1 where missing, and the different texts; of categories without a look at the rows."""
    if isinstance(column.dtype, pd.CategoricalDtype):
        return column.cat.codes.to_numpy(), column.cat.categories
    codes, different = pd.factorize(column)
    return codes, pd.Index(different)
