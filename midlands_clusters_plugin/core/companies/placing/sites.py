"""Which rows are sites of one company: numbers of companies, ids of sites, rows that say the same twice."""

from __future__ import annotations

import re
from typing import Any

import numpy as np
import pandas as pd

from ...base.i18n import counted
from ...rows import arrow_text
from ...rows.arrow_text import as_objects
from ..columns.convert import is_arrow

_NO_NUMBER = frozenset(
    ("N/A", "n/a", "NA", "-", "–", "None", "none", "NULL", "null", "Unknown", "unknown", "TBC", "tbc", "0")
)
_ROUNDED = re.compile(r"\d(?:[.,]\d+)?E\+\d+|0+", re.IGNORECASE)  # what a spreadsheet left of a number: 1.23E+07


def all_different(ids: Any) -> bool:
    """Whether a large file's ids are all there and all different, where that can be told cheaply."""
    return ids is not None and is_arrow(pd.Series(ids, copy=False)) and arrow_text.all_different(ids)


def company_numbers(companies: pd.DataFrame) -> np.ndarray | None:
    """A number for each row's company; None where each row is a company of its own, as in nearly every file.

    A row without an id, or with a word for "none", is a company of its own.
    """
    column = companies["company_id"]
    if all_different(column.array):
        return None
    ids = as_objects(column.array) if is_arrow(column) else column.to_numpy(dtype=object, na_value=None)
    seen = set(ids)
    if len(seen) == len(ids) and None not in seen:
        return None
    code, different = pd.factorize(ids)
    shared = np.flatnonzero(np.bincount(code[code >= 0], minlength=len(different)) > 1)
    placeholders = [
        number for number in shared if different[number] in _NO_NUMBER or _ROUNDED.fullmatch(different[number])
    ]
    without = np.flatnonzero((code < 0) | np.isin(code, placeholders))
    if len(without):
        ids = ids.copy()
        ids[without] = [f"row {number}" for number in companies["row_number"].to_numpy()[without]]
        companies["company_id"] = pd.Series(ids, dtype=object)
        code, different = pd.factorize(companies["company_id"])
    return code if len(different) < len(companies) else None


def site_ids(companies: pd.DataFrame, company: np.ndarray | None) -> pd.Series:
    """The file's own site ids, else the number of the row among its company's; ``company`` numbers the rows' companies,
    None: one each.
    """
    own = companies["site_id"]
    compact = isinstance(own.dtype, pd.CategoricalDtype)
    if compact and company is None and not len(own.cat.categories):
        return pd.Series(pd.Categorical.from_codes(np.zeros(len(own), dtype=np.int8), pd.Index(["1"], dtype=object)))
    number = np.full(len(companies), "1", dtype=object)
    if company is not None:
        number = (companies.groupby(company, sort=False).cumcount() + 1).astype(str).to_numpy(dtype=object)
    ids = pd.Series(np.where(own.isna(), number, own.to_numpy(dtype=object)), dtype=object)
    return ids.astype("category") if compact else ids


def repeated_notes(companies: pd.DataFrame, company: np.ndarray) -> list[str]:
    """A note on rows that say the same as one before them. They are kept: only the user knows whether they are one site
    or two.
    """
    several = np.bincount(company)[company] > 1
    same = companies[several].drop(columns=["row_number", "site_id"]).astype(object).astype(str).duplicated().sum()
    return (
        [
            counted(
                "{n} row is identical to an earlier one in every column that is used; it is kept and counts.",
                "{n} rows are identical to an earlier one in every column that is used; they are kept and count.",
                same,
            )
        ]
        if same
        else []
    )
