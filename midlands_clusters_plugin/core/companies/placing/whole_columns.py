"""What only whole columns say: postcodes in addresses, rows of other years, totals, a number that is no company's."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from ...base.i18n import counted, grouped, tr
from ...rows.arrow_text import as_objects, is_arrow
from ..columns.convert import coded
from ..columns.dates import period
from ..columns.headings import column_data, heading, plain
from ..columns.plan import Plan
from ..columns.recognise import ADDRESS
from .postcode_codes import PostcodeCodes

_FEWEST = 3  # figures from which a column says something of its unit
_LEAST_POUNDS, _SMALL_POUNDS = 1000, 10_000  # an employee; a business
_TAIL = 200  # characters of an address in which its postcode stands


def prepared(raw: pd.DataFrame, plan: Plan) -> tuple[pd.DataFrame, np.ndarray | None]:
    """The columns as they are to be read, and which rows are of another year (None: none are); notes in the plan."""
    if "address" in raw:
        raw["postcode"] = postcodes_of(raw.pop("address"))
    if "company_id" in raw and "name" in raw and _is_of_something_else(raw, plan):
        name = plan.mapping.pop("company_id")
        del raw["company_id"]
        plan.notes.append(
            tr('The column "{name}" repeats with different names: it is not the number of a company.').format(name=name)
        )
    return raw, _of_other_years(raw, plan) if "year" in raw else None


def postcodes_of(addresses: pd.Series) -> pd.Series:
    """The postcode at the end of each address; an address without one as it is."""
    code, cells = coded(addresses)
    found = [ADDRESS.fullmatch(cell[-_TAIL:]) if isinstance(cell, str) else None for cell in cells]
    postcodes = [cell if match is None else match[1] for cell, match in zip(cells, found)]
    return pd.Series(np.array([*postcodes, None], dtype=object)[:-1][code], dtype=object, index=addresses.index)


def _is_of_something_else(raw: pd.DataFrame, plan: Plan) -> bool:
    """Whether a column called "ID" or the like has numbers that repeat, most of them with different names."""
    headed, weak = plain(plan.mapping.get("company_id", "")), map(plain, column_data()["weak"])
    if "company_id" in plan.given or headed not in weak:
        return False
    number, name = (pd.factorize(_objects(raw[column]))[0] for column in ("company_id", "name"))
    there = (number >= 0) & (name >= 0)
    pairs = np.unique(np.column_stack([number[there], name[there]]), axis=0)
    rows, names = np.bincount(number[there]), np.bincount(pairs[:, 0])
    repeated = rows > 1
    return bool(repeated.any()) and (names[repeated] > 1).sum() > repeated.sum() / 2


def _of_other_years(raw: pd.DataFrame, plan: Plan) -> np.ndarray | None:
    """Rows of a company's earlier years, where it has one row a year; or of all years but the one that is asked for."""
    code, different = coded(raw["year"])
    found = np.array([period("" if pd.isna(cell) else str(cell)) for cell in different], dtype=np.int64).reshape(-1, 2)
    year, when = found[code].T
    key = next((column for column in ("company_id", "name") if column in raw), "")
    company = pd.factorize(_objects(raw[key]))[0] if key else np.full(len(raw), -1)
    known = (company >= 0) & (when > 0)
    if not known.any():
        return None
    newest, oldest = _ends(company, when, known)
    if not (newest > oldest)[company[known]].any():  # one row a company: the year only says of when it is
        return None
    latest = int(newest.max())
    _note_earlier_rows(raw, plan, company, np.where(known, year, 0))
    if plan.year:
        of_year = known & (year == plan.year)
        other = (year > 0) & ((year != plan.year) | (of_year & (when < _ends(company, when, of_year)[0][company])))
        wanted = tr(
            "Rows of {year} count, one row a company and year; those of other years are listed with the rejected rows."
        ).format(year=plan.year)
        return _noted(plan, other, wanted)
    other = known & (when < newest[np.maximum(company, 0)])
    called = str(different[code[int(np.argmax(np.where(known, when, -1)))]]).strip()
    wording = tr(
        "The file has one row a company and year: each company's newest counts (up to {year}); the others are listed "
        "with the rejects."
    )
    earlier = int((newest[np.unique(company[known])] < latest).sum())
    if earlier:
        plan.notes.append(
            counted(
                "{n} company has no row of {year}: an earlier one counts.",
                "{n} companies have no row of {year}: an earlier one counts.",
                earlier,
            ).format(year=called)
        )
    return _noted(plan, other, wording.format(year=called))


def _note_earlier_rows(raw: pd.DataFrame, plan: Plan, company: np.ndarray, year: np.ndarray) -> None:
    """By row the one of the earlier year (the one asked for, else the oldest) of the same company, at the same postcode
    where it has several sites.
    """
    newest = plan.year or int(year.max())
    plan.take_earlier({int(one) for one in np.unique(year) if 0 < one < newest})
    oldest, plan.earlier_year = plan.earlier_year, 0
    rows = np.flatnonzero((year == oldest) & (company >= 0))
    key = company.astype(np.int64)
    if len(np.unique(key[rows])) < len(rows) and "postcode" in raw:
        place = pd.factorize(_objects(raw["postcode"]))[0].astype(np.int64)
        key = np.where(company >= 0, key * (place.max() + 2) + place + 1, -1)
    if not oldest or len(np.unique(key[rows])) < len(rows):
        return
    at = pd.Series(rows, index=key[rows])
    plan.earlier_row = at.reindex(key).fillna(-1).to_numpy(dtype=np.int64)
    plan.earlier_year = oldest


def _ends(company: np.ndarray, when: np.ndarray, rows: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The newest and the oldest of each company's rows."""
    newest = np.zeros(company.max() + 2, np.int64)
    oldest = np.full(company.max() + 2, np.iinfo(np.int64).max)
    np.maximum.at(newest, company[rows], when[rows])
    np.minimum.at(oldest, company[rows], when[rows])
    return newest, oldest


def rows_of_several_times(companies: pd.DataFrame, company: np.ndarray | None) -> int:
    """How many companies stand on several rows at one postcode with different figures, where most that repeat do so:
    their rows are likely of several years.
    """
    if company is None:
        company = pd.factorize(companies["name"].astype(object))[0]
    again = np.flatnonzero((company >= 0) & (np.bincount(company[company >= 0], minlength=1)[company] > 1))
    if not len(again):
        return 0
    some = companies.iloc[again]
    place = pd.factorize(some["postcode"].astype(object))[0]
    there, key = place >= 0, company[again]
    groups = some.loc[there, ["employees", "turnover_gbp"]].groupby([key[there], place[there]], sort=False)
    differ = int((groups.max() > groups.min()).any(axis=1).sum())
    return differ if 2 * differ > len(np.unique(key)) else 0


def doubt_thousands(columns: Mapping[str, Any], raw: pd.DataFrame, plan: Plan) -> None:
    """A doubt where turnover is too small for pounds beside employees, and neither heading nor cells name its unit."""
    name = plan.mapping.get("turnover_gbp", "")
    said = heading(name)
    if not {"turnover_gbp", "employees"} <= set(columns) or said.factor != 1 or said.currency or "currency" in raw:
        return
    turnover, people = (np.asarray(columns[one], dtype=np.float64) for one in ("turnover_gbp", "employees"))
    some = turnover[turnover > 0]
    both = (turnover > 0) & (people > 0)
    if both.sum() < _FEWEST or "turnover_gbp" in plan.factors:
        return
    each, small = np.median(turnover[both] / people[both]), (some < _SMALL_POUNDS).mean()
    if (each >= _LEAST_POUNDS and small < 0.9) or _have_units(raw["turnover_gbp"]):
        return
    sentence = tr(
        'The figures in "{name}" look too small for pounds: half are under {pounds}. If they are in thousands or '
        'millions, write that into the heading, such as "Turnover (£000)".'
    ).format(name=name, pounds=grouped(int(np.ceil(np.median(some)))))
    if "turnover_gbp" in plan.given:
        plan.notes.append(sentence)
    plan.doubt("turnover_gbp", sentence)


def _have_units(column: pd.Series) -> bool:
    """Whether the cells themselves say pounds or thousands: "£1,200", "1.2m"."""
    if pd.api.types.is_numeric_dtype(column):
        return False
    return any(
        isinstance(cell, str) and re.search(r"£|gbp|\d\s*[kmb]", cell, re.IGNORECASE) for cell in coded(column)[1]
    )


def _noted(plan: Plan, other: np.ndarray, note: str) -> np.ndarray:
    plan.notes.append(note)
    return other


def _objects(column: pd.Series) -> Any:
    compact = isinstance(column.dtype, pd.CategoricalDtype) or is_arrow(column)
    return as_objects(column.array) if compact else column.to_numpy(dtype=object, na_value=None)


def sample_cells(
    raw: pd.DataFrame, columns: Mapping[str, Any], plan: Plan, postcodes: PostcodeCodes | None
) -> dict[str, tuple[str, str]]:
    """A filled cell of each mapped column and what it became, for the contract."""
    found = {}
    head = raw.iloc[:1000]
    if postcodes is not None:
        head = head.assign(postcode=postcodes.texts_of(head["postcode"].to_numpy()))
    for column in plan.mapping:
        ours = "postcode" if column == "address" else column
        if ours not in raw:
            continue
        cells = _objects(head[ours])
        row = next((number for number, cell in enumerate(cells) if str(cell).strip() and not pd.isna(cell)), None)
        if row is not None:
            became = columns.get(ours)
            value = None if became is None else (became.iloc[row] if isinstance(became, pd.Series) else became[row])
            found[column] = (
                str(cells[row])[:80],
                "" if value is None or value is pd.NaT or value is pd.NA else _shown(value),
            )
    return found


def _shown(value: Any) -> str:
    if isinstance(value, pd.Timestamp):
        return f"{value:%Y-%m-%d}"
    if isinstance(value, (float, np.floating)):
        return "" if np.isnan(value) else f"{value:.15g}"
    return str(value)[:80]
