"""Spikes: cells that stand out because of one company, one address that many companies share, or one group of them.

The 2023 report (lines 944 and 1042 of its text) tells its readers to disregard single cells in North Lincolnshire and
in Telford and Wrekin, made by one large company each, and warns (step 4) of registered addresses and of businesses
created by one parent. Three rules find such cells:

* *one company*: a cell of a summed metric (employees, turnover, funding) stands out (``stands_out``), and one company,
  with all its sites in the cell, holds more than ``COMPANY_SHARE`` of it.
* *one postcode*: a cell of a counted metric is among the highest tenth of the cells that are not empty, at least
  ``SAME_POSTCODE`` of its companies share one postcode, and they are more than ``COMPANY_SHARE`` of them.
* *one parent*: as the other two, but what holds more than ``COMPANY_SHARE`` is a group: sites of one company, or
  companies whose names begin alike (``groups``); at least ``GROUP`` of them in a counted metric, two in a summed one.

A cell has one reason a metric: that with the largest share. Where fewer than ``FEWEST_CELLS`` cells have a value, no
sum stands out. A spike is not an error: it is a cell whose reason a reader must know.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from ..base.memory import give_back
from ..counting.aggregate import counts, exact_sums
from ..counting.measures import Measure
from .company_groups import Names, in_majority
from .text_columns import buckets, coded, some

OUTLIER = 3.0  # robust standard deviations of the logarithms
MAP_SHARE = 0.02  # an outlier that holds less of the whole area than this changes no map
AREA_SHARE, TIMES_MEAN = 0.10, 3.0  # whatever the spread: of the whole area, and of the mean of the cells
COMPANY_SHARE = 0.5
SAME_POSTCODE = 5
GROUP = 4
HIGHEST = 0.9  # a spike of a counted metric is at or above this quantile of the cells that are not empty
_BUCKETS = 64
FEWEST_CELLS = 8  # below this, "far above the others" means nothing

ONE_COMPANY, ONE_PARENT, ONE_POSTCODE = "one_company", "one_parent", "one_postcode"
REASONS = (ONE_COMPANY, ONE_PARENT, ONE_POSTCODE)
COLUMNS = ("piece", "metric", "reason", "share", "value", "companies", "among", "who", "name")


@dataclass(frozen=True)
class Located:
    """The companies that count on a map: row numbers of the company table and the piece of each. Both (n,)."""

    rows: np.ndarray
    piece: np.ndarray


def find_spikes(companies: pd.DataFrame, located: Located, measures: list[Measure], length: int) -> pd.DataFrame:
    """The spikes of a map, one row a piece and metric, the largest share first, whatever the order of the companies.

    located : the companies that count and their pieces, of which there are ``length``.

    Returns COLUMNS: index of the piece, metric id, reason id, share (above 0.5, at most 1) held by ``who`` (company id,
    postcode, or the words with which the names of a group begin), the cell's value, how many companies that is
    ``among`` how many of the cell, and ``name``, the company's name ("" where it has none, or is not about one). Sites
    of one company are one; only where ``who`` is a company under *one parent* ``companies`` and ``among`` count sites.
    """
    look = _Look(companies, located)
    found = []
    for one in measures:
        found += [frame for frame in (_of_sum if one.is_sum else _of_count)(look, one, length) if len(frame)]
        give_back(len(companies))
    if not found:
        return pd.DataFrame({name: pd.Series(dtype=kind) for name, kind in zip(COLUMNS, "iOOffiiOO")})
    table = pd.concat(found, ignore_index=True)
    table["order"] = table["reason"].map({reason: number for number, reason in enumerate(REASONS)})
    table = table.sort_values(["share", "piece", "metric", "order"], ascending=[False, True, True, True], kind="stable")
    return table.drop_duplicates(["piece", "metric"]).drop(columns="order").reset_index(drop=True)


def stands_out(values: np.ndarray) -> np.ndarray:
    """Which positive values stand far above the others (bool): whose logarithm is more than OUTLIER robust standard
    deviations (1.4826 x median absolute deviation) above the median, with MAP_SHARE of the sum; or, whatever the
    spread, with AREA_SHARE of it and TIMES_MEAN times the mean.
    """
    values = np.nan_to_num(np.asarray(values, dtype=np.float64))
    positive = values > 0
    result = np.zeros(len(values), dtype=bool)
    if positive.sum() < FEWEST_CELLS:
        return result
    logs, whole = np.log(values[positive]), values[positive].sum()
    middle = np.median(logs)
    spread = 1.4826 * np.median(np.abs(logs - middle))
    result[positive] = (logs > middle + OUTLIER * spread) & (spread > 0)
    giant = (values > AREA_SHARE * whole) & (values > TIMES_MEAN * whole / positive.sum())
    return (result & (values >= MAP_SHARE * whole)) | giant


class _Look:
    """The companies that count, with numbers in place of their ids, postcodes and names, made when first asked for."""

    def __init__(self, companies: pd.DataFrame, located: Located) -> None:
        self.companies, self.rows, self.piece = companies, located.rows, located.piece
        nameless = pd.Series([None] * len(companies), dtype=object)
        self.names = Names(companies.get("name", nameless))

    def same(self, column: str, rows: np.ndarray, piece: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Rows and pieces where most rows may have one text in a column: a quick look by the texts' hashes."""
        likely = in_majority(piece, buckets(self.companies[column], rows, _BUCKETS), _BUCKETS)
        return rows[likely], piece[likely]

    def alike(self, rows: np.ndarray, piece: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """The rows and pieces of those pieces most of whose names may begin alike."""
        likely = self.names.alike(rows, piece)
        return rows[likely], piece[likely]

    def codes(self, column: str, rows: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Texts of a column, sorted, and for each row the index of its own, -1 where missing."""
        texts, code = coded(self.companies[column], rows)
        texts = texts.astype(str).astype(object)
        order = np.argsort(texts.astype(str), kind="stable") if len(texts) else np.zeros(0, dtype=np.int64)
        rank = np.empty(len(texts) + 1, dtype=np.int64)
        rank[order], rank[-1] = np.arange(len(texts)), -1
        return rank[code], texts[order]

    def first(self, column: str, rows: np.ndarray) -> str:
        """The first, by the alphabet, of the texts of some rows; "" where there is none."""
        texts = some(self.companies[column], rows) if column in self.companies else ()
        return min((str(one) for one in texts if isinstance(one, str)), default="")

    def identity(self, rows: np.ndarray) -> np.ndarray:
        """A number for each company, one for all its sites, in the order of ids; a row without an id is its own."""
        code, texts = self.codes("company_id", rows)
        return np.where(code >= 0, code, len(texts) + np.arange(len(rows)))


def _of_sum(look: _Look, measure: Measure, length: int) -> list[pd.DataFrame]:
    """Spikes of a metric that adds amounts: one company, or one group of them, holds most of a cell that stands out."""
    known = measure.known[look.rows]
    rows, piece = look.rows[known], look.piece[known]
    total = exact_sums(piece, measure.values[rows], length) / measure.scale
    candidate = stands_out(total)[piece] & (measure.values[rows] > 0)  # of a negative amount nobody holds a share
    rows, piece = rows[candidate], piece[candidate]
    if not len(rows):
        return []
    values, who = measure.values[rows], look.identity(rows)
    gross = exact_sums(piece, values, length)
    made = {"metric": measure.metric, "total": total, "among": counts(_unique(piece, who)[0], length)}
    holds = _Holds(piece, who, values, gross)
    first = _frame(look, holds, rows, made, ONE_COMPANY, "company_id", np.ones(len(holds.at), dtype=np.int64))
    group, keys = look.names.groups(rows)
    has = (group >= 0) & ~np.isin(piece, first["piece"])
    if not has.any():
        return [first]
    groups = _Holds(piece[has], group[has], values[has], gross)
    members = counts(groups.of(*_unique(piece[has], group[has], who[has])[:2]), len(groups.at))
    second = _frame(look, groups, rows[has], made, ONE_PARENT, keys, members, members >= 2)
    return [first, _at_home(look, second)]


def _of_count(look: _Look, measure: Measure, length: int) -> list[pd.DataFrame]:
    """Spikes of a metric that counts: most of a high cell's companies share a postcode, owner or name's beginning."""
    counted = measure.known[look.rows] & (measure.values[look.rows] > 0)
    rows, piece = look.rows[counted], look.piece[counted]
    total = counts(piece, length)
    if not (total > 0).any():
        return []
    high = total >= max(min(SAME_POSTCODE, GROUP), np.quantile(total[total > 0], HIGHEST))
    high = high[piece]
    rows, piece = rows[high], piece[high]
    made = {"metric": measure.metric, "total": total.astype(float)}
    return [
        _shared(look, *look.same("postcode", rows, piece), made, ONE_POSTCODE, SAME_POSTCODE),
        _sites(look, *look.same("company_id", rows, piece), made),
        _at_home(look, _shared(look, *look.alike(rows, piece), made, ONE_PARENT, GROUP)),
    ]


def _sites(look: _Look, rows: np.ndarray, piece: np.ndarray, made: dict) -> pd.DataFrame:
    """Cells most of whose businesses are sites of one company."""
    total = made["total"].astype(np.int64)
    sites = _Holds(piece, look.identity(rows), np.ones(len(rows), dtype=np.int64), total)
    made = {**made, "among": total}
    return _frame(look, sites, rows, made, ONE_PARENT, "company_id", sites.sums, sites.sums >= GROUP)


def _shared(look: _Look, rows: np.ndarray, piece: np.ndarray, made: dict, reason: str, fewest: int) -> pd.DataFrame:
    """Cells most of whose companies share a postcode (ONE_POSTCODE) or the beginning of their names; a company counts
    once, but of its sites too, most must be so. ``rows`` are all of their cells' rows.
    """
    code, texts = look.codes("postcode", rows) if reason == ONE_POSTCODE else look.names.groups(rows)
    who, length = look.identity(rows), len(made["total"])
    among = counts(_unique(piece, who)[0], length)
    has = code >= 0
    rows, piece, code, who = rows[has], piece[has], code[has], who[has]
    sites = _Holds(piece, code, np.ones(len(piece), dtype=np.int64), made["total"])
    first = _first(piece, code, who)  # the same pairs as of the sites
    holds = _Holds(piece[first], code[first], np.ones(len(first), dtype=np.int64), among)
    fit = (holds.sums >= fewest) & (sites.share > COMPANY_SHARE)
    return _frame(look, holds, rows[first], {**made, "among": among}, reason, texts, holds.sums, fit)


class _Holds:
    """What each code holds of each piece: ``at`` (piece), ``code``, ``sums``, ``share`` of ``whole``."""

    def __init__(self, piece: np.ndarray, code: np.ndarray, values: np.ndarray, whole: np.ndarray) -> None:
        self._width = int(code.max(initial=0)) + 1
        self._pairs, index = np.unique(piece.astype(np.int64) * self._width + code, return_inverse=True)
        self.at, self.code = self._pairs // self._width, self._pairs % self._width
        self.sums = exact_sums(index, values, len(self._pairs))
        self.share = self.sums / np.maximum(whole[self.at], 1)
        self._order = np.argsort(index, kind="stable")
        self._ends = np.append(0, np.cumsum(np.bincount(index, minlength=len(self._pairs))))

    def rows(self, number: int) -> np.ndarray:
        """The rows that make up one of the pairs."""
        return self._order[self._ends[number] : self._ends[number + 1]]

    def of(self, piece: np.ndarray, code: np.ndarray) -> np.ndarray:
        """The index of each pair of piece and code."""
        return np.searchsorted(self._pairs, piece.astype(np.int64) * self._width + code)


def _frame(
    look: _Look,
    holds: _Holds,
    rows: np.ndarray,
    made: dict,
    reason: str,
    texts: str | np.ndarray,
    companies: np.ndarray,
    fit: np.ndarray | None = None,
) -> pd.DataFrame:
    """Those of ``holds`` with more than half that are ``fit``. ``texts``: of the codes, or a column's name."""
    stored = np.flatnonzero((holds.share > COMPANY_SHARE) & (fit if fit is not None else True))
    who: object
    name: object = ""
    if isinstance(texts, str):
        members = [rows[holds.rows(number)] for number in stored]
        who, name = ([look.first(column, each) for each in members] for column in (texts, "name"))
    else:
        who = texts[holds.code[stored]]
    return pd.DataFrame(
        {
            "piece": holds.at[stored],
            "metric": made["metric"],
            "reason": reason,
            "share": holds.share[stored],
            "value": made["total"][holds.at[stored]],
            "companies": companies[stored],
            "among": made["among"][holds.at[stored]],
            "who": who,
            "name": name,
        }
    )


def _at_home(look: _Look, found: pd.DataFrame) -> pd.DataFrame:
    """The groups but for words that begin many other names too."""
    groups = zip(found["who"], found["companies"])
    return found[np.array([look.names.elsewhere(key, look.rows) <= 3 * number for key, number in groups], dtype=bool)]


def _unique(piece: np.ndarray, *codes: np.ndarray) -> tuple[np.ndarray, ...]:
    """The different combinations of piece and codes."""
    first = _first(piece, *codes)
    return (piece[first], *(code[first] for code in codes))


def _first(piece: np.ndarray, *codes: np.ndarray) -> np.ndarray:
    """The index of the first row of each combination of piece and codes (whole numbers from 0), sorted by them."""
    key = piece.astype(np.int64)
    for code in codes:
        key = np.unique(key, return_inverse=True)[1] * (int(code.max(initial=0)) + 1) + code
    return np.unique(key, return_index=True)[1]
