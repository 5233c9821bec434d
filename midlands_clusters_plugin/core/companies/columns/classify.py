"""Which clusters a company belongs to: by an explicit column, by RTIC name, or by SIC code (and a word of its name
where that is broad).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

import numpy as np
import pandas as pd

from ...catalogue.catalogue import Cluster, cluster_by_name, clusters, normalised
from ...rows.arrow_text import as_objects, is_arrow
from .sic import parse_sic

__all__ = ["classify", "parse_sic", "unknown_names"]

_SEPARATORS = re.compile(r"[;|\n\r,]+")


def classify(frame: pd.DataFrame) -> np.ndarray:
    """Clusters of each row as ids joined by ";" and sorted, "" where there is none (object array of texts).

    The best evidence that a row has decides alone: names in ``clusters`` (an explicit column), else in ``rtic``, else
    its codes in ``sic``
    ("30300;33160"). So a company that the officer has named as aerospace is not added to space technologies, whose SIC
    code is the same.
    Names are compared without case, blanks and punctuation, with ids, names, aliases and RTIC names of the catalogue; a
    cell with no
    known name in it decides nothing. SIC rules of every status count; a rule with keywords counts where one of them
    begins a word
    of ``name``. All four columns are optional. A parent cluster does not take in its children's companies.
    """
    codes, known = classify_coded(frame)
    return np.array(known, dtype=object)[codes]


def classify_coded(frame: pd.DataFrame) -> tuple[np.ndarray, list[str]]:
    """The same as a number for each row and the different answers by number, the first of them ""; for millions of
    rows.
    """
    known = _Known()
    result = _by_sic(frame, known) if "sic" in frame else np.zeros(len(frame), dtype=np.int32)
    ids = cluster_by_name()
    for column in ("rtic", "clusters"):
        if column in frame:
            named = _by_name(frame[column], ids, known)
            result = np.where(named, named, result)
    return result, list(known)


class _Known(dict):
    """Answers and their numbers, in the order of their first use."""

    def __init__(self) -> None:
        super().__init__({"": 0})

    def numbers(self, texts: Iterable[str]) -> np.ndarray:
        """The numbers of some answers; one more at the end, 0, for what is missing."""
        return np.array([*(self.setdefault(text, len(self)) for text in texts), 0], dtype=np.int32)


def unknown_names(column: pd.Series) -> tuple[str, ...]:
    """Different names in a column of clusters or RTICs that the catalogue does not know, sorted, for a note to the
    user.
    """
    ids = cluster_by_name()
    names = {name.strip() for text in column.dropna().unique() for name in _SEPARATORS.split(str(text))}
    return tuple(sorted(name for name in names if name and _name_id(name, ids) == ""))


def _by_name(column: pd.Series, ids: Mapping[str, str], known: _Known) -> np.ndarray:
    code, uniques = pd.factorize(column)
    return known.numbers(_ids_of(str(text), ids) for text in uniques)[code]


def _ids_of(text: str, ids: Mapping[str, str]) -> str:
    whole = _name_id(text, ids)  # a cluster's name may hold a separator
    return whole or _joined(_name_id(part, ids) for part in _SEPARATORS.split(text))


def _name_id(name: str, ids: Mapping[str, str]) -> str:
    """Cluster id of one name; "Space Technologies: Upstream", an RTIC's segment, counts for its list."""
    return ids.get(normalised(name), "") or ids.get(normalised(name.partition(":")[0]), "")


def _joined(found: Iterable[str]) -> str:
    return ";".join(sorted({one for one in found if one}))


def _by_sic(frame: pd.DataFrame, known: _Known) -> np.ndarray:
    """By SIC: the different texts of codes are matched once, and names are read only where a rule asks for a
    keyword.
    """
    all_clusters = list(clusters().values())
    code, texts = _coded(frame["sic"])
    sure = (_joined(c.id for c in all_clusters if _matches(text, c, keyword=False)) for text in texts)
    result = known.numbers(sure)[code]
    if "name" not in frame:
        return result
    for cluster in all_clusters:
        for keywords in dict.fromkeys(rule.keywords for rule in cluster.sic if rule.needs_keyword):
            asks = np.array([*(_matches(text, cluster, keyword=True, wording=keywords) for text in texts), False])
            rows = np.flatnonzero(asks[code]) if asks.any() else np.zeros(0, dtype=np.int64)
            if len(rows):
                rows = rows[_has_word(frame["name"].iloc[rows], keywords)]
                more = known.numbers([_joined([*text.split(";"), cluster.id]) for text in list(known)])
                result[rows] = more[result[rows]]
    return result


def _coded(column: pd.Series) -> tuple[np.ndarray, Iterable[object]]:
    """A number for each row, -1 where missing, and the different texts; of categories without a look at the rows."""
    if isinstance(column.dtype, pd.CategoricalDtype):
        return column.cat.codes.to_numpy(), column.cat.categories
    return pd.factorize(column)


def _matches(text: object, cluster: Cluster, *, keyword: bool, wording: tuple[str, ...] = ()) -> bool:
    """Whether one of the codes in a text begins like one of the cluster's rules with those keywords, or without any."""
    codes = str(text).split(";")
    rules = (rule.prefix for rule in cluster.sic if rule.needs_keyword == keyword and rule.keywords == wording)
    return any(code.startswith(prefix) for prefix in rules for code in codes)


def _has_word(names: pd.Series, keywords: tuple[str, ...]) -> np.ndarray:
    pattern = re.compile(r"\b(?:" + "|".join(re.escape(word) for word in keywords) + ")", re.IGNORECASE)
    texts = as_objects(names.array) if is_arrow(names) else names.to_numpy(dtype=object)
    return np.fromiter((bool(pattern.search(str(name))) for name in texts), dtype=bool, count=len(names))
