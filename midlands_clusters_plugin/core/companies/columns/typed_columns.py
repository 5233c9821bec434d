"""Mapped columns of texts -> typed columns of the company table, with notes on what could not be read."""

from __future__ import annotations

import re

import numpy as np
import pandas as pd

from ...base.feedback import Feedback
from ...base.i18n import counted, tr
from .classify import cluster_column
from .convert import flags, read_flags, read_numbers, texts
from .dates import date_column, dates
from .figure_columns import figure_columns
from .plan import Plan
from .sic import one_text, sic_column

_MOST = 1e12
_NO_VALUE = r"^\s*(?:\(no value\)|n/?a|none|-)?\s*$"
_YES_NO = r"^(?:yes|no|y|n|true|false|t|f|0|1)$"
_HOME = r"^(?:united kingdom|uk|u\.k\.|great britain|gb|gbr|england|scotland|wales|northern ireland|britain)$"
_AHEAD = r"forecast|project(?:ed|ion)|expected|planned|pipeline|estimate|future"
_CURRENCIES = {"usd": r"us ?\$|usd|\$|dollar", "gbp": r"£|gbp|sterling|pound", "eur": r"€|eur"}
_SIZES = {
    1e9: r"\b(?:bn|billions?)\b",
    1e6: r"\b(?:m|mn|mio|millions?|£m|\$m|€m)\b|[£$€]m\b",
    1e3: r"\b(?:k|th|thousands?|000s?)\b|'000|£k|\$k",
}


def typed_columns(raw: pd.DataFrame, plan: Plan, feedback: Feedback) -> tuple[dict[str, object], list[str]]:
    """Typed columns and notes on what could not be read; what whole columns say goes into the plan."""
    notes: list[str] = []
    columns: dict[str, object] = {"row_number": raw["row_number"].to_numpy()}
    for name in ("company_id", "site_id", "name", "status", "source"):
        if name in raw or name == "name":
            columns[name] = texts(raw[name]) if name in raw else one_text(None, len(raw))
        feedback.check()
    flag_notes: list[str] = []  # said after those on figures and dates
    for name in ("high_growth", "foreign_owned"):
        if name in raw:
            columns[name] = read_flags(raw[name], name, flag_notes)
    columns |= figure_columns(raw, plan, notes, feedback)
    if "incorporated" in raw:
        columns["incorporated"] = date_column(raw["incorporated"], plan, notes)
    notes += flag_notes
    columns |= _extra_columns(raw, plan.mapping, notes)
    feedback.check()
    codes = [raw[name] for name in raw if name == "sic" or name.startswith("sic ")]
    columns["sic"] = sic_column(codes, plan, notes) if codes else one_text("", len(raw))
    named = codes or "rtic" in raw or "clusters" in raw
    columns["clusters"] = cluster_column(raw, columns, notes) if named else one_text("", len(raw))
    return columns, notes


def _extra_columns(raw: pd.DataFrame, headings: dict[str, str], notes: list[str]) -> dict[str, object]:
    """Columns that only some sources bring: accelerators, spinouts, grants, fundraising, foreign and domestic
    investment. ``headings``: how the file calls them, for currencies and units.
    """
    found: dict[str, object] = {}
    for name in ("accelerator", "spinout"):
        if name in raw:
            found[name] = _happened(raw[name])
    for name in ("grants", "fundraisings", "grants_gbp", "fundraising_gbp"):
        if name in raw:
            found[name] = read_numbers(_plain(raw[name]), headings.get(name, name), notes, 0, _MOST)
    if {"capex", "investment_jobs"} & set(raw):
        found |= _investment(raw, headings, notes)
    return found


def _plain(column: pd.Series) -> pd.Series:
    """Texts of a column, "" where there is nothing or a word for it."""
    cells = pd.Series(texts(column), dtype=object).fillna("").astype(str).str.strip()
    return cells.mask(cells.str.match(_NO_VALUE, case=False), "")


def _happened(column: pd.Series) -> pd.Series:
    """Yes and no; a column of names (of accelerators, universities) says yes where it has one."""
    cells = _plain(column)
    known = cells[cells != ""]
    if known.str.match(_YES_NO, case=False).all() and len(known):
        return flags(cells.mask(cells == "", None))[0]
    return pd.Series((cells != "").to_numpy(), dtype="boolean")


def _investment(raw: pd.DataFrame, headings: dict[str, str], notes: list[str]) -> dict[str, object]:
    """Projects of foreign and of domestic investment, their amounts and jobs; forecasts apart from what happened."""
    kind = _plain(raw["investment"]) if "investment" in raw else pd.Series("", index=range(len(raw)))
    country = _plain(raw["source_country"]) if "source_country" in raw else pd.Series("", index=range(len(raw)))
    home = country.str.match(_HOME, case=False).to_numpy()
    domestic = kind.str.contains(r"\bddi\b|domestic", case=False).to_numpy()
    foreign = kind.str.contains(r"\bfdi\b|foreign", case=False).to_numpy()
    reported = domestic | foreign
    abroad = (country != "").to_numpy() & ~home
    ddi, fdi = domestic | (~reported & home), (foreign & ~domestic) | (~reported & abroad)
    unsaid = ~(ddi | fdi)
    if unsaid.any():
        stated = counted(
            "{n} project is neither said to be foreign nor domestic and has no country: it counts as neither.",
            "{n} projects are neither said to be foreign nor domestic and have no country: they count as neither.",
            int(unsaid.sum()),
        )
        notes.append(stated)
    if "forecast" in raw:
        ahead = _plain(raw["forecast"]).str.contains(_AHEAD, case=False).to_numpy()
    else:
        ahead = np.zeros(len(raw), dtype=bool)
        notes.append(tr("The file does not say which projects are forecasts: all of them count as actual."))
    found: dict[str, object] = {
        name: pd.Series(values, dtype="boolean") for name, values in (("fdi", fdi), ("ddi", ddi), ("forecast", ahead))
    }
    found["invested"] = _days(raw["invested"], notes) if "invested" in raw else pd.Series(pd.NaT, index=range(len(raw)))
    if "capex" in raw:
        found |= _by_currency(raw, headings.get("capex", ""), notes)
    if "investment_jobs" in raw:
        found["investment_jobs"] = read_numbers(
            _plain(raw["investment_jobs"]), headings.get("investment_jobs", ""), notes, 0, _MOST
        )
    for name in ("project", "source_country"):
        if name in raw:
            found[name] = texts(raw[name])
    return found


def _days(column: pd.Series, notes: list[str]) -> pd.Series:
    """Dates of projects; a year alone is its first day."""
    cells = _plain(column).str.replace(r"^((?:19|20)\d\d)(?:\.0+)?$", r"\1-01-01", regex=True)
    days = dates(cells.mask(cells == "", None))[0]
    missing = int(pd.isna(days).sum())
    if missing:
        stated = counted(
            "{n} project has no date that could be read: it counts in no period.",
            "{n} projects have no date that could be read: they count in no period.",
            missing,
        )
        notes.append(stated)
    return days


def _by_currency(raw: pd.DataFrame, heading: str, notes: list[str]) -> dict[str, object]:
    """Capital expenditure in the currency that heading, column or cells say; nothing is converted or guessed."""
    cells = _plain(raw["capex"])
    plain = heading.lower()
    size = next((step for step, wording in _SIZES.items() if re.search(wording, plain)), 1.0)
    stated = _plain(raw["currency"]).str.lower() if "currency" in raw else cells.str.lower()
    own = {one: stated.str.contains(wording, regex=True).to_numpy() for one, wording in _CURRENCIES.items()}
    everywhere = next((one for one, wording in _CURRENCIES.items() if re.search(wording, plain)), "")
    nothing = ~np.any(list(own.values()), axis=0)
    amounts = cells.str.replace(r"(?i)us|usd|gbp|eur|[$£€]", "", regex=True)
    values = read_numbers(_plain(amounts), heading, notes, 0, _MOST) * size
    found: dict[str, object] = {}
    for one, which in own.items():
        rows = which | (nothing & (one == everywhere))
        if (rows & np.isfinite(values)).any():
            found[f"capex_{one}"] = np.where(rows, values, np.nan)
    lost = int((nothing & np.isfinite(values)).sum()) if not everywhere else 0
    if lost:
        notes.append(
            counted(
                "{n} amount of capital expenditure has no currency and was left out: write it into the heading, such "
                "as Capex (£m).",
                "{n} amounts of capital expenditure have no currency and were left out: write it into the heading, "
                "such as Capex (£m).",
                lost,
            )
        )
    return found
