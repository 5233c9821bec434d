"""Spikes: cells that stand out because of one company, or of one address that many companies share.

The 2023 report (lines 944 and 1042 of its text) tells its readers to disregard single cells in North Lincolnshire and in Telford and
Wrekin, made by one large company each, and warns (step 4) of registered addresses. Two rules find such cells:

* *one company*: a cell of a summed metric (employees, turnover, funding) stands far above the others - its logarithm is more than
  ``OUTLIER`` robust standard deviations (1.4826 x median absolute deviation) above the median of the non-empty cells, or it holds more
  than ``AREA_SHARE`` of the whole area - and one company holds more than ``COMPANY_SHARE`` of it.
* *one postcode*: at least ``SAME_POSTCODE`` companies of a cell share one postcode and make up more than ``COMPANY_SHARE`` of them.

A spike is not an error: Derby's largest employer is real. It is a cell whose reason a reader must know.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from ..measures import Measure

OUTLIER = 3.0
AREA_SHARE = 0.05
COMPANY_SHARE = 0.5
SAME_POSTCODE = 10
FEWEST_CELLS = 8  # below this, "far above the others" means nothing

ONE_COMPANY, ONE_POSTCODE = "one_company", "one_postcode"
COLUMNS = ("piece", "metric", "reason", "share", "value", "companies", "who")


@dataclass(frozen=True)
class Located:
    """The companies that count on a map: row numbers of the company table and the piece of each. Both (n,)."""

    rows: np.ndarray
    piece: np.ndarray


def find_spikes(companies: pd.DataFrame, located: Located, measures: list[Measure], length: int) -> pd.DataFrame:
    """The spikes of a map, one row a piece, metric and reason, the largest share first.

    Parameters
    ----------
    companies : company table.
    located : the companies that count and their pieces.
    measures : the map's metrics.
    length : number of pieces.

    Returns
    -------
    Columns COLUMNS: index of the piece, metric id, reason id, share (0 to 1) held by ``who`` (company id or postcode), the cell's value,
    and how many companies that is.
    """
    found = [_one_company(companies, located, one, length) for one in measures if one.is_sum]
    found.append(_one_postcode(companies, located))
    table = pd.concat([frame for frame in found if len(frame)] or [pd.DataFrame(columns=list(COLUMNS))], ignore_index=True)
    return table.sort_values(["share", "piece", "metric"], ascending=[False, True, True], kind="stable").reset_index(drop=True)


def stands_out(values: np.ndarray) -> np.ndarray:
    """Which of the positive values lie far above the others, on a logarithmic scale, or hold a large share of their sum (bool)."""
    values = np.nan_to_num(np.asarray(values, dtype=np.float64))
    positive = values > 0
    result = np.zeros(len(values), dtype=bool)
    if positive.sum() < FEWEST_CELLS:
        return result
    logs = np.log(values[positive])
    spread = 1.4826 * np.median(np.abs(logs - np.median(logs)))
    result[positive] = (logs > np.median(logs) + OUTLIER * spread) & (spread > 0)
    return result | (values > AREA_SHARE * values.sum())


def _one_company(companies: pd.DataFrame, located: Located, measure: Measure, length: int) -> pd.DataFrame:
    known = measure.known[located.rows]
    rows, piece = located.rows[known], located.piece[known]
    values = measure.values[rows] / measure.scale
    total = np.bincount(piece, weights=values, minlength=length)
    candidate = stands_out(total)[piece]
    rows, piece, values = rows[candidate], piece[candidate], values[candidate]
    order = np.lexsort((companies["company_id"].to_numpy(dtype=object)[rows].astype(str), -values, piece))
    largest = order[np.r_[True, piece[order][1:] != piece[order][:-1]]] if len(order) else order
    share = values[largest] / total[piece[largest]]
    kept = largest[share > COMPANY_SHARE]
    return pd.DataFrame(
        {
            "piece": piece[kept],
            "metric": measure.metric,
            "reason": ONE_COMPANY,
            "share": values[kept] / total[piece[kept]],
            "value": total[piece[kept]],
            "companies": 1,
            "who": companies["company_id"].to_numpy(dtype=object)[rows[kept]],
        }
    )


def _one_postcode(companies: pd.DataFrame, located: Located) -> pd.DataFrame:
    code, postcodes = pd.factorize(companies["postcode"].iloc[located.rows])
    has = code >= 0
    pairs, number = np.unique(np.column_stack([located.piece[has], code[has]]), axis=0, return_counts=True)
    many = number >= SAME_POSTCODE
    pairs, number = pairs[many], number[many]
    whole = np.bincount(located.piece, minlength=int(pairs[:, 0].max(initial=0)) + 1)[pairs[:, 0]]
    kept = number > COMPANY_SHARE * whole
    return pd.DataFrame(
        {
            "piece": pairs[kept, 0],
            "metric": "business_count",
            "reason": ONE_POSTCODE,
            "share": number[kept] / whole[kept],
            "value": whole[kept].astype(float),
            "companies": number[kept],
            "who": np.asarray(postcodes, dtype=object)[pairs[kept, 1]],
        }
    )
