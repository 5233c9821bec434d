"""Employees and turnover from a second file, joined by company number: Companies House's own register has neither.

An account is used where it is certain: the same company number, one figure, or the latest where each row has a date.
What is not used is counted and said. A company with several sites gets the figure divided as every figure of a company
is (``allocate``).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from ..base.errors import UserError
from ..base.feedback import Feedback
from ..base.i18n import counted, shown, tr, written
from ..base.reading import guarded
from ..base.resources import read_json
from ..rows.arrow_text import as_objects, is_arrow
from .columns.column_names import ACCOUNT_COLUMNS
from .columns.convert import dates, harmless_column, numbers
from .columns.headings import heading, people_factor
from .columns.plan import FOREIGN, NAMED_UNIT
from .columns.recognise import plain
from .placing.allocate import allocate, check_way
from .placing.company_table import CompanyTable
from .reader import read_columns

_FIGURES = {
    "employees": (0, 5e6),
    "turnover_gbp": (0, 1e12),
}  # beyond these a figure is a slip of the keyboard, not a company
_PREFIXED = re.compile(r"([A-Z]{1,2})(\d+)")
_LENGTH = 8  # of a company number


@dataclass(frozen=True)
class Accounts:
    """One row a company: ``number`` as Companies House writes it, ``employees``, ``turnover_gbp`` (nan where unknown);
    and what was read.

    ``input`` is path, sha256, rows, format and encoding as of a company file; ``notes`` say what was passed over.
    """

    figures: pd.DataFrame
    input: Mapping[str, Any]
    notes: tuple[str, ...]


def company_numbers(column: pd.Series) -> np.ndarray:
    """Company numbers as Companies House writes them, None where there is none (object array).

    Excel takes the zeros from the front of 01234567 and may write 1234567.0; "sc 12345" is SC012345.
    """
    texts = as_objects(column.array) if is_arrow(column) else column.to_numpy(dtype=object)
    code, different = pd.factorize(texts)
    known = np.array([*(_company_number(one) for one in different), None], dtype=object)
    return known[code]


def _company_number(cell: object) -> str | None:
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    text = "".join(str(cell).upper().split()).removesuffix(".0")
    if not text.strip("0"):
        return None
    if text.isdecimal() and text.isascii():
        return text.zfill(_LENGTH)
    prefixed = _PREFIXED.fullmatch(text)
    if prefixed:
        return prefixed[1] + prefixed[2].zfill(_LENGTH - len(prefixed[1]))
    return text if re.fullmatch(r"[A-Z0-9]{8}", text) else None


@lru_cache(maxsize=1)
def _aliases() -> dict[str, list[str]]:
    found = read_json("catalogue", "columns.json")["accounts"]
    return {column: [plain(name) for name in names] for column, names in found.items()}


def propose(names: Sequence[str]) -> dict[str, str]:
    """Which column of an accounts file is which, by name: {"company_id": ..., "employees": ..., "turnover_gbp": ...,
    "date": ...}.
    """
    by_plain: dict[str, str] = {}
    for name in names:
        by_plain.setdefault(plain(name), str(name))
    hits = {
        column: next((by_plain[one] for one in aliases if one in by_plain), "")
        for column, aliases in _aliases().items()
    }
    return {column: name for column, name in hits.items() if name}


@guarded
def read_accounts(
    path: str | Path, *, mapping: Mapping[str, str] | None = None, feedback: Feedback | None = None
) -> Accounts:
    """Read a file of accounts: CSV, Excel, Parquet or a table that GDAL reads.

    Parameters
    ----------
    mapping : one of ACCOUNT_COLUMNS -> column of the file, where the names are not recognised; "" leaves one out.

    Raises
    ------
    UserError : no company number, neither employees nor turnover, or a file that cannot be read. Cancelled.
    """
    feedback = feedback or Feedback()
    chosen: dict[str, str] = {}

    def choose(names: list[str]) -> dict[str, str]:
        chosen.update(_mapping(names, mapping, Path(path).name))
        return chosen

    raw, about, ragged = read_columns(path, choose, feedback)
    return _accounts(raw, ragged, about, chosen)


def _mapping(names: list[str], given: Mapping[str, str] | None, file: str) -> dict[str, str]:
    by_plain = {plain(name): name for name in names}
    chosen = propose(names)
    for column, wanted in (given or {}).items():
        if column not in ACCOUNT_COLUMNS:
            raise UserError(
                tr('Accounts have no column "{column}": write company_id, employees, turnover_gbp or date.').format(
                    column=column
                )
            )
        if wanted and plain(wanted) not in by_plain:
            raise UserError(
                tr('The accounts file has no column "{wanted}": choose another.').format(wanted=wanted),
                "Columns: " + ", ".join(names[:200]),
            )
        chosen[column] = by_plain[plain(wanted)] if wanted else ""
    chosen = {column: name for column, name in chosen.items() if name}
    if "company_id" not in chosen or not set(chosen) & set(_FIGURES):
        detail = "Columns: " + ", ".join(names[:200])
        raise UserError(
            tr("{file} needs a column of company numbers and one of employees or turnover: say which they are.").format(
                file=file
            ),
            detail,
        )
    return chosen


def _factor(column: str, name: str) -> float:
    """What one of the unit in a heading is in people or pounds. Raises UserError for another currency."""
    if column == "employees":
        return people_factor(name)
    if heading(name).currency not in ("", "GBP"):
        raise UserError(shown(FOREIGN).format(name=name, currency=heading(name).currency))
    return heading(name).factor


def _accounts(raw: pd.DataFrame, ragged: int, about: Mapping[str, Any], chosen: Mapping[str, str]) -> Accounts:
    notes = []
    number = company_numbers(harmless_column(raw["company_id"]))
    frame = pd.DataFrame({"number": pd.Series(number, dtype=object)})
    for name, (low, high) in _FIGURES.items():
        factor = _factor(name, chosen.get(name, ""))
        values, unread = numbers(raw[name], low, high / factor) if name in raw else (np.full(len(raw), np.nan), 0)
        frame[name] = values * factor
        if factor != 1:
            notes.append(shown(NAMED_UNIT).format(name=chosen[name], factor=written(f"{factor:,.10g}")))
        if unread:
            notes.append(_unread(unread))
    frame["date"] = dates(raw["date"])[0].to_numpy() if "date" in raw else np.datetime64("NaT", "s")
    lost = int(frame["number"].isna().sum()) + ragged
    if lost:
        notes.append(
            counted(
                "{n} row of the accounts file has no company number, or another number of cells than the header, and "
                "was passed over.",
                "{n} rows of the accounts file have no company number, or another number of cells than the header, and "
                "were passed over.",
                lost,
            )
        )
    figures, more = _one_a_company(frame.dropna(subset=["number"]))
    return Accounts(figures, about, (*notes, *more))


def _unread(number: int) -> str:
    return counted(
        "{n} figure of the accounts file was not a possible number and counts as missing.",
        "{n} figures of the accounts file were not possible numbers and count as missing.",
        number,
    )


def _one_a_company(frame: pd.DataFrame) -> tuple[pd.DataFrame, list[str]]:
    """The latest figure of each company; none where two of one date, or without dates, differ."""
    repeated = frame["number"].duplicated(keep=False)
    if not repeated.any():
        return frame[["number", *_FIGURES]].reset_index(drop=True), []
    result = pd.DataFrame({"number": pd.unique(frame["number"])})
    conflicts: set[str] = set()
    for name in _FIGURES:
        known = frame.loc[frame[name].notna(), ["number", "date", name]]
        latest = known.groupby("number", sort=False)["date"].transform("max")
        last = known[(known["date"] == latest) | latest.isna()]
        spread = last.groupby("number", sort=False)[name].agg(["min", "max"])
        sure = spread.index[spread["min"] == spread["max"]]
        conflicts |= set(spread.index[spread["min"] != spread["max"]])
        result[name] = result["number"].map(spread.loc[sure, "max"]).astype("float64")
    several = int(frame.loc[repeated, "number"].nunique())
    notes = [
        counted(
            "{n} company has several rows of accounts: the latest counts.",
            "{n} companies have several rows of accounts: the latest count.",
            several,
        )
    ]
    if conflicts:
        notes.append(
            counted(
                "{n} company has different figures of one date, or without a date, in the accounts file: none of them "
                "was used.",
                "{n} companies have different figures of one date, or without a date, in the accounts file: none of "
                "those was used.",
                len(conflicts),
            )
        )
    return result, notes


def with_accounts(table: CompanyTable, accounts: Accounts, sites: str = "share") -> CompanyTable:
    """The company table with employees and turnover from accounts where they are known; other figures stay.

    Parameters
    ----------
    sites : "share" or "first", how a company's figure goes to its sites, see ``allocate``.
    """
    check_way(sites)
    companies = table.companies.copy(deep=False)
    number = company_numbers(companies["company_id"])
    code, different = pd.factorize(number)
    found = accounts.figures.set_index("number")
    row = found.index.get_indexer(pd.Index(different, dtype=object))
    row_of = np.append(row, -1)[code]
    replaced = 0
    for name in _FIGURES:
        given = np.append(found[name].to_numpy(dtype=np.float64), np.nan)[row_of]
        known = np.isfinite(given)
        if not known.any():
            continue
        own = companies[name].to_numpy(dtype=np.float64, copy=True)
        before = _total(own, code, len(different))
        shared = _shared(companies, name, given, known, sites)
        own[known] = shared[known]
        after = _total(own, code, len(different))
        differ = np.isfinite(before) & (np.abs(before - after) > 0.5)
        replaced += int(differ.sum())
        companies[name] = own
    return replace(
        table,
        companies=companies,
        inputs=(*table.inputs, dict(accounts.input)),
        notes=(*table.notes, *accounts.notes, *_matched(row, replaced, len(found), len(different))),
    )


def _shared(companies: pd.DataFrame, name: str, given: np.ndarray, known: np.ndarray, sites: str) -> np.ndarray:
    """The companies' figures over their sites, by the rule of all figures."""
    part = companies.loc[known, ["company_id"]].copy()
    for column in ("employees", "turnover_gbp", "innovate_uk_gbp"):
        part[column] = given[known] if column == name else np.nan
    code = pd.factorize(company_numbers(part["company_id"]))[0]
    part, _ = allocate(part, sites, code)
    result = np.full(len(companies), np.nan)
    result[known] = part[name].to_numpy(dtype=np.float64)
    return result


def _total(values: np.ndarray, code: np.ndarray, size: int) -> np.ndarray:
    """What each company's sites add up to, nan where nothing is known."""
    known = np.isfinite(values) & (code >= 0)
    total = np.bincount(code[known], values[known], minlength=size)[:size].astype(np.float64)
    total[np.bincount(code[known], minlength=size)[:size] == 0] = np.nan
    return total


def _matched(row: np.ndarray, replaced: int, accounts: int, companies: int) -> list[str]:
    matched = int((row >= 0).sum())
    found = counted(
        "Accounts: {matched:,} of {n} company on the map was found in the accounts file.",
        "Accounts: {matched:,} of {n} companies on the map were found in the accounts file.",
        companies,
    )
    left = counted("{n} set of accounts belongs to none.", "{n} sets of accounts belong to none.", accounts - matched)
    notes = [f"{found.format(matched=matched)} {left}"]
    if replaced:
        notes.append(
            counted(
                "{n} figure of the company file was replaced by another one from the accounts.",
                "{n} figures of the company file were replaced by others from the accounts.",
                replaced,
            )
        )
    return notes
