"""Which rows are sites of one company, what looks as if they were not, and a company's figures over its sites.

Files of companies with several addresses (The Data City's, for one) repeat the company's own figures on each row; added
up as they stand they would count it once a site. The report's data shared them equally. Where the rows of one company
differ, they are taken for the sites' own figures and left alone.
"""

from __future__ import annotations

import re
from typing import Any

import numpy as np
import pandas as pd

from ...base.errors import UserError
from ...base.i18n import counted, tr
from ...rows import arrow_text
from ...rows.arrow_text import as_objects
from ..columns.convert import is_arrow
from ..columns.headings import terms
from ..columns.plan import Plan
from .whole_columns import rows_of_several_times

_NO_NUMBER = {"N/A", "n/a", "NA", "-", "–", "None", "none", "NULL", "null", "Unknown", "unknown", "TBC", "tbc", "0"}
_ROUNDED = re.compile(r"\d(?:[.,]\d+)?E\+\d+|0+", re.IGNORECASE)  # what a spreadsheet left of a number: 1.23E+07

_WORD = re.compile(r"\w+")
_MANY = 3  # names without a common word under one number
_SHOWN = 3
_MOST_LOOKED_AT = 50_000  # numbers
SHARED = {
    "employees": 1_000_000,
    "turnover_gbp": 100,
    "innovate_uk_gbp": 100,
    "employees_earlier": 1_000_000,
    "turnover_gbp_earlier": 100,
}  # column -> parts of a unit that are kept
WAYS = ("share", "first")


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
    """The file's own site ids, else the row's number among its company's; ``company`` None: one row each."""
    own = companies["site_id"]
    compact = isinstance(own.dtype, pd.CategoricalDtype)
    if compact and company is None and not len(own.cat.categories):
        return pd.Series(pd.Categorical.from_codes(np.zeros(len(own), dtype=np.int8), pd.Index(["1"], dtype=object)))
    number = np.full(len(companies), "1", dtype=object)
    if company is not None:
        number = (companies.groupby(company, sort=False).cumcount() + 1).astype(str).to_numpy(dtype=object)
    ids = pd.Series(np.where(own.isna(), number, own.to_numpy(dtype=object)), dtype=object)
    return ids.astype("category") if compact else ids


def doubt_about_rows(
    companies: pd.DataFrame, company: np.ndarray | None, there: set[str], plan: Plan, *, large: bool
) -> None:
    """A doubt where rows look like one company's years, and no column says of when they are; or like its dealings."""
    named = company is None and "company_id" not in plan.mapping and not large
    if not named and company is None:
        return
    if named and not companies["name"].dropna().duplicated().any():  # as in nearly every file
        return
    number = 0 if there & {"year", "site_id"} else rows_of_several_times(companies, company)
    if number:
        sentence = counted(
            "{n} company stands on several rows at one postcode with different figures, and each row counts. If they "
            'are of several years, call the column that says so "Year".',
            "{n} companies stand on several rows at one postcode with different figures, and each row counts. If they "
            'are of several years, call the column that says so "Year".',
            number,
        )
        plan.doubt("year", sentence)
    elif named:  # a site with a number of its own is another; the same one again is not
        own = ["site_id"] if "site_id" in there else []
        table = companies[["name", "postcode", *own]].astype(object).dropna()
        again = int(table.duplicated().sum())
        sentence = counted(
            "{n} row has the name and postcode of an earlier row, and counts as a business of its own.",
            "{n} rows have the name and postcode of an earlier row, and each counts as a business of its own.",
            again,
        )
        if 2 * again >= len(table) > 3:  # contracts, permits, emissions: more rows than businesses
            plan.doubt("name", sentence)
        elif again:
            plan.notes.append(sentence)


def doubt_shared_numbers(companies: pd.DataFrame, company: np.ndarray | None, plan: Plan) -> pd.DataFrame:
    """The rows whose company's number stands with names that have no word in common, which count as its sites; a doubt
    where one has many such names.
    """
    nothing = companies.iloc[:0]
    if company is None or "company_id" not in plan.mapping:
        return nothing
    names = companies["name"]
    named = names.cat.codes.to_numpy() if isinstance(names.dtype, pd.CategoricalDtype) else pd.factorize(names)[0]
    there = (company >= 0) & (named >= 0)
    pairs = np.unique(np.column_stack([company[there], named[there]]), axis=0)
    several = np.flatnonzero(np.bincount(pairs[:, 0], minlength=1) > 1)[:_MOST_LOOKED_AT]
    rows = np.flatnonzero(np.isin(company, several) & there)
    if not len(rows):
        return nothing
    some = companies[["company_id", "name"]].iloc[rows].astype(object)
    each = {number: list(dict.fromkeys(texts)) for number, texts in some.groupby("company_id", sort=False)["name"]}
    groups = {number: _different(texts) for number, texts in each.items()}
    found = {number: texts for number, texts in groups.items() if len(texts) > 1}
    if not found:
        return nothing
    listed = "; ".join(f"{number}: {', '.join(texts[:_SHOWN])}" for number, texts in list(found.items())[:_SHOWN])
    sentence = counted(
        "{n} company number stands with names that have nothing in common ({listed}): its rows count as the sites of "
        "one company. If they are several companies, correct the numbers.",
        "{n} company numbers stand with names that have nothing in common ({listed}): the rows of each count as the "
        "sites of one company. If they are several companies, correct the numbers.",
        len(found),
    ).format(listed=listed + ("; ..." if len(found) > _SHOWN else ""))
    if max(map(len, found.values())) >= _MANY:
        plan.doubt("company_id", sentence)
    else:
        plan.notes.append(sentence)
    return companies.iloc[rows[some["company_id"].isin(list(found)).to_numpy()]]


def _different(names: list[str]) -> list[str]:
    """Of some names the first of each that have no word in common with one another."""
    found: list[tuple[str, set[str]]] = []
    for name in names:
        own = set(_WORD.findall(str(name).casefold())) - terms("no name") or {str(name).casefold()}
        same = [one for one in found if one[1] & own]
        for one in same:
            found.remove(one)
        first = same[0][0] if same else name
        found.append((first, own.union(*(one[1] for one in same))))
    return [name for name, _ in found]


def repeated_notes(companies: pd.DataFrame, company: np.ndarray) -> list[str]:
    """A note on rows that repeat an earlier one. They are kept: only the user knows whether they are one site."""
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


def allocate(
    companies: pd.DataFrame, way: str = "share", code: np.ndarray | None = None
) -> tuple[pd.DataFrame, tuple[str, ...]]:
    """Give each site its part of the company's figures.

    Parameters
    ----------
    companies : company table; rows with one ``company_id`` are the sites of one company.
    way : "share" divides equally, to the penny (the first sites get the odd pennies); "first" leaves all at the first
        site, the others missing. Either way the company's sites add up to its figure.
    code : a number for each row, the same for rows of one company, where the caller has it already.

    Returns
    -------
    The table, changed where a company has several sites, and a note on what was done.
    """
    check_way(way)
    if code is None:
        code = pd.factorize(companies["company_id"])[0]
    number = np.bincount(code[code >= 0], minlength=1)
    several = np.flatnonzero((code >= 0) & (number[code] > 1))
    if not len(several):
        return companies, ()
    companies = companies.copy()
    order = several[np.argsort(code[several], kind="stable")]
    starts = np.r_[True, code[order][1:] != code[order][:-1]]
    group = np.cumsum(starts) - 1
    place = np.arange(len(order)) - np.flatnonzero(starts)[group]
    size = np.bincount(group)[group]
    changed = np.zeros(group[-1] + 1, dtype=bool)
    for column, parts in SHARED.items():
        if column not in companies:
            continue
        values = companies[column].to_numpy(dtype=np.float64, copy=True)
        values[order], touched = _shared(values[order], group, place, size, parts, way)
        companies[column] = values
        changed |= touched
    if not changed.any():
        return companies, ()
    count = int(changed.sum())
    shared = counted(
        "{n} company with several sites: its employees, turnover and funding were shared equally over its sites.",
        "{n} companies with several sites: each one's employees, turnover and funding were shared equally over its "
        "sites.",
        count,
    )
    first = counted(
        "{n} company with several sites: its employees, turnover and funding were kept at its first site.",
        "{n} companies with several sites: each one's employees, turnover and funding were kept at its first site.",
        count,
    )
    return companies, (shared if way == "share" else first,)


def check_way(way: str) -> None:
    """Raise UserError for a way that is none."""
    if way not in WAYS:
        raise UserError(tr('Choose "share" or "first" for companies with several sites.'), f"sites: {way}")


def _shared(
    values: np.ndarray, group: np.ndarray, place: np.ndarray, size: np.ndarray, parts: int, way: str
) -> tuple[np.ndarray, np.ndarray]:
    """New values of the sites, and which companies had one figure for all of them."""
    low = pd.Series(values).groupby(group).min().to_numpy()
    high = pd.Series(values).groupby(group).max().to_numpy()
    one_figure = (low == high) & np.isfinite(low)  # the same on each row that has it
    asked = one_figure[group]
    whole = np.rint(np.where(asked, low[group], 0) * parts).astype(np.int64)
    if way == "first":
        given = np.where(place == 0, whole / parts, np.nan)
    else:
        given = (whole // size + (place < whole % size)) / parts
    return np.where(asked, given, values), one_figure
