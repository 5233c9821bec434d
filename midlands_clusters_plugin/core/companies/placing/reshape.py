"""Rows of a file -> rows of the company table, where the two differ: grants of one participant, several sites in one
cell.

What is added up or listed out is said in a note with both numbers, and no pound is lost or counted twice.
"""

from __future__ import annotations

import re

import numpy as np
import pandas as pd

from ...base.i18n import counted
from ..columns.convert import flags, numbers
from ..columns.formats import Format

_SEVERAL = re.compile(r"[,;|\n]")
_POSTCODE = re.compile(r"\s*[A-Za-z]{1,2}[0-9][0-9A-Za-z]?\s*[0-9][A-Za-z]{2}\s*")
_LARGEST = 1e11  # pounds; a grant beyond that is a slip of the keyboard
_PENCE = 100


def reshaped(raw: pd.DataFrame, found: Format) -> tuple[pd.DataFrame, list[str]]:
    """The mapped columns with one row a site, and notes on what was done; for most formats as they are."""
    if found.one_row_a_project:
        return added_up(raw, found.amount)
    if found.postcodes_in_one_cell and "postcode" in raw:
        return listed_out(raw)
    return raw, []


def withdrawn(raw: pd.DataFrame) -> np.ndarray:
    """Which rows say in ``withdrawn`` that the participant left the project ("Yes", or a word such as "Withdrawn")."""
    cells = raw["withdrawn"].astype(object).where(raw["withdrawn"].notna(), "").astype(str).str.strip()
    says_so = cells.str.contains("withdr", case=False, regex=False) & ~cells.str.contains(
        r"\b(?:not|no)\b", case=False, regex=True
    )
    stated, _ = flags(cells)
    return (says_so | stated.fillna(False).astype(bool)).to_numpy(dtype=bool)


def added_up(raw: pd.DataFrame, amount: str = "innovate_uk_gbp") -> tuple[pd.DataFrame, list[str]]:
    """Grants of one participant at one postcode added up, to the penny, at the first of their rows.

    A participant is its company number, where that is missing its name. Rows that will be rejected, for a missing
    postcode or because the participant withdrew, stay by themselves, so that each of them is listed.
    """
    if amount not in raw or not len(raw):
        return raw, []
    values, unread = numbers(raw[amount], 0, _LARGEST)
    foreign = _other_currency(raw)
    values[foreign] = np.nan
    key = _participant(raw)
    place = _squeezed(raw["postcode"]) if "postcode" in raw else pd.Series("", index=raw.index)
    alone = (place == "").to_numpy() | (key == "").to_numpy()
    if "withdrawn" in raw:
        alone |= withdrawn(raw)
    joined = (key + "\n" + place).to_numpy(dtype=object, copy=True)
    joined[alone] = [f"\n\n{number}" for number in raw["row_number"].to_numpy()[alone]]
    code, different = pd.factorize(joined)
    known = np.isfinite(values)
    pence = np.zeros(len(different), dtype=np.int64)
    np.add.at(pence, code[known], np.rint(values[known] * _PENCE).astype(np.int64))
    any_known = np.zeros(len(different), dtype=bool)
    any_known[code[known]] = True
    first = np.unique(code, return_index=True)[1]
    table = raw.iloc[first].reset_index(drop=True)
    table[amount] = np.where(any_known, pence / _PENCE, np.nan)
    if amount == "grants_gbp":
        table["grants"] = np.bincount(code).astype(np.float64)
    notes = []
    if foreign.any():
        stated = counted(
            "{n} grant is not in pounds: it is counted, but its amount is left out.",
            "{n} grants are not in pounds: they are counted, but their amounts are left out.",
            int(foreign.sum()),
        )
        notes.append(stated)
    if len(table) < len(raw):
        notes.append(
            counted(
                "{rows:,} rows of participants and projects were added up to {n} participant at one postcode.",
                "{rows:,} rows of participants and projects were added up to {n} participants, each at one postcode.",
                len(table),
            ).format(rows=len(raw))
        )
    if unread:
        notes.append(
            counted(
                "{n} grant was not a possible number and counts as missing.",
                "{n} grants were not possible numbers and count as missing.",
                unread,
            )
        )
    return table, notes


def _other_currency(raw: pd.DataFrame) -> np.ndarray:
    """Which rows say a currency other than pounds."""
    if "currency" not in raw:
        return np.zeros(len(raw), dtype=bool)
    return ~_squeezed(raw["currency"]).isin(("", "GBP", "£", "POUNDS", "STERLING")).to_numpy()


def listed_out(raw: pd.DataFrame) -> tuple[pd.DataFrame, list[str]]:
    """A row for each postcode of a cell that holds several and nothing else; other cells as they are."""
    cells = raw["postcode"].to_numpy(dtype=object)
    parts = [_postcodes(cell) for cell in cells]
    size = np.array([len(one) for one in parts], dtype=np.int64)
    several = size > 1
    if not several.any():
        return raw, []
    table = raw.loc[np.repeat(raw.index.to_numpy(), size)].reset_index(drop=True)
    table["postcode"] = np.array([*(one for several_of_row in parts for one in several_of_row), None], dtype=object)[
        :-1
    ]
    if "company_id" in table:  # the sites of one row are one company's, with or without a number
        own = table["company_id"].astype(object)
        blank = own.isna() | (own.astype(str).str.strip() == "")
        alone = blank & np.repeat(several, size)
        table["company_id"] = own.where(~alone, "row " + table["row_number"].astype(str))
    else:
        table["company_id"] = "row " + table["row_number"].astype(str)
    stated = counted(
        "{n} company lists several postcodes.", "{n} companies list several postcodes.", int(several.sum())
    )
    rows = counted("{sites:,} sites were read from {n} row.", "{sites:,} sites were read from {n} rows.", len(raw))
    return table, [f"{stated} {rows.format(sites=len(table))}"]


def _postcodes(cell: object) -> list[object]:
    """The different postcodes of a cell, in their order; a cell with anything else in it stays whole."""
    if not isinstance(cell, str) or not _SEVERAL.search(cell):
        return [cell]
    parts = [part.strip() for part in _SEVERAL.split(cell) if part.strip()]
    if len(parts) < 2 or not all(_POSTCODE.fullmatch(part) for part in parts):
        return [cell]
    return list({"".join(part.upper().split()): part for part in parts}.values())


def _participant(raw: pd.DataFrame) -> pd.Series:
    number = _squeezed(raw["company_id"]) if "company_id" in raw else pd.Series("", index=raw.index)
    name = raw["name"] if "name" in raw else pd.Series("", index=raw.index)
    by_name = name.astype(object).where(name.notna(), "").astype(str).str.casefold().str.split().str.join(" ")
    return number.where(~number.isin(("", "N/A", "NA", "NONE", "-")), by_name)


def _squeezed(column: pd.Series) -> pd.Series:
    texts = column.astype(object).where(column.notna(), "").astype(str)
    return texts.str.upper().str.split().str.join("")
