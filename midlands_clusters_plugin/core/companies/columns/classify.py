"""Which clusters a company belongs to: by a column, by RTIC name, or by SIC code (and a word of its name)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
import pandas as pd

from ...base.i18n import counted, listed, tr
from ...catalogue.catalogue import REPORT, cluster_by_name, clusters, name_clusters, normalised
from ...rows.arrow_text import as_objects, chunks, have_pyarrow, is_arrow
from .convert import texts
from .sic import parse_sic

__all__ = ["classify", "parse_sic", "unknown_names"]

_MANY = 500  # names from which Arrow is worth its start
_SEPARATORS = re.compile(r"[;|\n\r,]+")


def cluster_column(raw: pd.DataFrame, columns: Mapping[str, Any], notes: list[str]) -> pd.Categorical:
    """The clusters of the rows of a file, by its own names and by the ``sic`` and ``name`` that were read."""
    known = pd.DataFrame({"sic": columns["sic"], "name": columns["name"]}, copy=False)
    own: set[str] = set()  # names that only the file knows; sub-sectors ("Space Technologies: Upstream") among them
    for name, called in (("rtic", "RTIC"), ("clusters", "cluster")):
        if name in raw:
            known[name] = texts(raw[name])
            unknown = unknown_names(known[name])
            own.update(one for one in _names_in(known[name]) if normalised(one) not in cluster_by_name())
            if unknown:
                notes.append(
                    tr("{count:,} {called} names are not in the catalogue: {shown}.").format(
                        count=len(unknown), called=called, shown=listed(unknown)
                    )
                )
    named = name_clusters(own)
    if named:
        stated = counted(
            "{n} cluster that only this file names can be chosen: {names}.",
            "{n} clusters that only this file names can be chosen: {names}.",
            len(named),
        )
        notes.append(stated.replace("{names}", listed([clusters()[one].name for one in named.values()])))
    codes, answers = classify_coded(known, named)
    return pd.Categorical.from_codes(codes, pd.Index(answers, dtype=object))


def _names_in(column: pd.Series) -> list[str]:
    """The different names in a column of clusters or RTICs, sorted."""
    return sorted({name.strip() for text in column.dropna().unique() for name in _SEPARATORS.split(str(text))} - {""})


def unknown_names(column: pd.Series) -> tuple[str, ...]:
    """Different names in a column of clusters or RTICs that the catalogue does not know, sorted, for a note."""
    ids = cluster_by_name()
    return tuple(name for name in _names_in(column) if _name_id(name, ids) == "")


def classify(frame: pd.DataFrame) -> np.ndarray:
    """Clusters of each row as ids joined by ";" and sorted, "" where there is none (object array of texts).

    The best evidence that a row has decides alone: names in ``clusters`` (an explicit column), else in ``rtic``, else
    its codes in ``sic`` ("30300;33160"). So a company that the user has named as aerospace is not added to space
    technologies, whose SIC code is the same. Names are compared without case, blanks and punctuation, with ids, names,
    aliases and RTIC names of the catalogue; a cell with no known name in it decides nothing. SIC rules of every status
    count; a rule with keywords counts where one of them begins a word of ``name``. All four columns are optional. A
    parent cluster does not take in its children's companies.
    """
    codes, known = classify_coded(frame)
    return np.array(known, dtype=object)[codes]


def classify_coded(frame: pd.DataFrame, named: Mapping[str, str] | None = None) -> tuple[np.ndarray, list[str]]:
    """The same as a number for each row and the different answers by number, the first of them ""; for millions of
    rows.

    ``named``: normalised names of clusters that only the file knows -> ids, which are added to what the catalogue says.
    """
    known = _Known()
    result = _by_sic(frame, known) if "sic" in frame else np.zeros(len(frame), dtype=np.int32)
    ids = cluster_by_name()
    for column in ("rtic", "clusters"):
        if column in frame:
            answers = _by_name(frame[column], ids, known)
            result = np.where(answers, answers, result)
    for column in ("rtic", "clusters") if named else ():
        if column in frame:
            result = _with_named(result, frame[column], named or {}, known)
    return result, list(known)


def _with_named(result: np.ndarray, column: pd.Series, named: Mapping[str, str], known: _Known) -> np.ndarray:
    """Answers with the clusters that the file names beside them."""
    code, texts = pd.factorize(column)
    more = [
        [named[key] for part in _SEPARATORS.split(str(text)) if (key := normalised(part)) in named] for text in texts
    ]
    has = np.array([*(bool(one) for one in more), False], dtype=bool)[code]
    pairs, at = np.unique(result[has].astype(np.int64) * (len(texts) + 1) + code[has], return_inverse=True)
    answers = list(known)
    before, text = np.divmod(pairs, len(texts) + 1)
    joined = [_joined([*answers[one].split(";"), *more[other]]) for one, other in zip(before, text)]
    result = result.copy()
    result[has] = known.numbers(joined)[:-1][at]
    return result


class _Known(dict):
    """Answers and their numbers, in the order of their first use."""

    def __init__(self) -> None:
        super().__init__({"": 0})

    def numbers(self, texts: Iterable[str]) -> np.ndarray:
        """The numbers of some answers; one more at the end, 0, for what is missing."""
        return np.array([*(self.setdefault(text, len(self)) for text in texts), 0], dtype=np.int32)


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
    """By SIC: each different code is matched once, and names are read only where a rule asks for a keyword."""
    rules = _rules()
    code, texts = _coded(frame["sic"])
    lists = [str(text).split(";") for text in texts]
    sure = _Taken({one: wording[()] for one, wording in rules.items() if () in wording})
    result = known.numbers(_joined(one for each in codes for one in sure[each]) for codes in lists)[code]
    if "name" not in frame:
        return result
    for cluster, wording in rules.items():
        for keywords in filter(None, wording):
            taken = _Taken({cluster: wording[keywords]})
            asks = np.array([*(any(taken[each] for each in codes) for codes in lists), False], dtype=bool)
            rows = np.flatnonzero(asks[code]) if asks.any() else np.zeros(0, dtype=np.int64)
            if len(rows):
                rows = rows[has_word(frame["name"].iloc[rows], keywords)]
                before, at = np.unique(result[rows], return_inverse=True)  # of the answers those that these rows have
                answers = list(known)
                more = known.numbers([_joined([*answers[one].split(";"), cluster]) for one in before])
                result[rows] = more[at]
    return result


def _rules() -> dict[str, dict[tuple[str, ...], tuple[str, ...]]]:
    """Cluster -> keywords (none: the code is enough) -> beginnings of codes; others' taxonomies: core/membership.py."""
    found: dict[str, dict[tuple[str, ...], tuple[str, ...]]] = {}
    for cluster in clusters().values():
        if cluster.taxonomy == REPORT:
            for rule in cluster.sic:
                own = found.setdefault(cluster.id, {})
                own[rule.keywords] = (*own.get(rule.keywords, ()), rule.prefix)
    return found


class _Taken(dict):
    """Code -> the clusters that take it, worked out when first asked for: few hundred codes in millions of rows."""

    def __init__(self, prefixes: Mapping[str, tuple[str, ...]]) -> None:
        super().__init__()
        self._prefixes = prefixes

    def __missing__(self, code: str) -> tuple[str, ...]:
        self[code] = found = tuple(one for one, begins in self._prefixes.items() if code.startswith(begins))
        return found


def _coded(column: pd.Series) -> tuple[np.ndarray, Iterable[object]]:
    """A number for each row, -1 where missing, and the different texts; of categories without a look at the rows."""
    if isinstance(column.dtype, pd.CategoricalDtype):
        return column.cat.codes.to_numpy(), column.cat.categories
    return pd.factorize(column)


def word_pattern(keywords: tuple[str, ...]) -> re.Pattern[str]:
    """What finds one of the keywords at the beginning of a word."""
    return re.compile(rf"\b(?ai:{'|'.join(re.escape(word) for word in keywords)})")


def has_word(names: pd.Series, keywords: tuple[str, ...]) -> np.ndarray:
    """Which names have one of the keywords at the beginning of a word, whatever its capitals (bool)."""
    pattern, exact = "|".join(re.escape(word) for word in keywords), word_pattern(keywords)
    texts = chunks(names.array) if is_arrow(names) else _as_arrow(names)
    if texts is None:
        found: np.ndarray = np.ones(len(names), dtype=bool)
    else:
        import pyarrow.compute as pc

        # Arrow finds all that Python does and, beside letters that are not English, a few more: those are asked again.
        quick = pc.match_substring_regex(texts, rf"\b(?:{pattern})", ignore_case=True)
        found = np.array(quick.fill_null(False), dtype=bool)
    rows = np.flatnonzero(found)
    few = names.iloc[rows]
    cells = (
        as_objects(few.array)
        if is_arrow(few) or isinstance(few.dtype, pd.CategoricalDtype)
        else few.to_numpy(dtype=object)
    )
    found[rows] = np.fromiter((bool(exact.search(str(name))) for name in cells), dtype=bool, count=len(rows))
    return found


def _as_arrow(names: pd.Series) -> Any:
    """Many plain texts as Arrow's, searched twenty times faster; None for few, or where there is no pyarrow."""
    if len(names) < _MANY or not have_pyarrow():
        return None
    import pyarrow as pa

    plain = as_objects(names.array) if isinstance(names.dtype, pd.CategoricalDtype) else names.to_numpy(dtype=object)
    try:
        return pa.array(plain, pa.string(), from_pandas=True)
    except (pa.ArrowInvalid, pa.ArrowTypeError, UnicodeEncodeError):  # numbers among the names, half a character
        return None
