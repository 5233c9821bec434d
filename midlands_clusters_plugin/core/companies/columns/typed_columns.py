"""Mapped columns of texts -> typed columns of the company table, with notes on what could not be read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
import pandas as pd

from ...base.feedback import Feedback
from ...base.i18n import counted, mark, shown, tr
from ...catalogue.catalogue import clusters, name_clusters
from .classify import classify_coded, own_names, unknown_names
from .column_names import EARLIER
from .convert import DAY, EITHER, MIXED, MONTH, coded, date_order, dates, flags, numbers, order_after_year, texts
from .extras import extra_columns_of
from .figures import COMMA, NOTHING, POINT, UNKNOWN, decimal_sign, evidence, figures
from .formats import GENERIC
from .headings import heading, people_factor
from .plan import NO_CODES, Plan
from .recognise import MONEY, plain
from .sic import converted, edition_of, of_2007
from .units import unit

# (column, lowest, highest): beyond these a figure is a slip of the keyboard, not a company.
_LIMITS = (("employees", 0, 5e6), ("turnover_gbp", 0, 1e12), ("innovate_uk_gbp", 0, 1e11))
_WRITTEN_OUT = re.compile(r"\s*\d{1,3}\.\d\d0\s*")
_WRITTEN_ORDER = re.compile(r"\b(?P<month>m{1,2}\W?d{1,2})\b|\bd{1,2}\W?m{1,3}\b", re.IGNORECASE)
_MIXED_DATES = mark(
    'In "{column}" some dates have the day first, others the month: what may be either is missing. Write them as '
    "2012-05-04."
)
_ANY = float(np.finfo(np.float64).max)  # all that is finite
_CALLED = {"employees": "employees", "turnover_gbp": "turnover", "innovate_uk_gbp": "Innovate UK funding"}


def typed_columns(raw: pd.DataFrame, plan: Plan, feedback: Feedback) -> tuple[dict[str, object], list[str]]:
    """Typed columns and notes on what could not be read; what whole columns say goes into the plan."""
    notes: list[str] = []
    columns: dict[str, object] = {"row_number": raw["row_number"].to_numpy()}
    for name in ("company_id", "site_id", "name", "status", "source"):
        if name in raw or name == "name":
            columns[name] = texts(raw[name]) if name in raw else _one_text(None, len(raw))
        feedback.check()
    signs = _decimal_signs(raw, plan)
    for name, low, high in _LIMITS:
        if name in raw:
            columns[name] = _figures(raw[name], name, plan, notes, (low, high), signs.get(name, ""))
            if name in MONEY and "currency" in raw:
                amounts = np.asarray(columns[name])
                columns[name] = _in_pounds(amounts, raw["currency"], name, plan)
        feedback.check()
    columns |= _of_earlier_year(raw, columns, plan, signs)
    if "incorporated" in raw:
        columns["incorporated"] = read_dates(raw["incorporated"], notes, _order_of_dates(raw["incorporated"], plan))
    for name in ("high_growth", "foreign_owned"):
        if name in raw:
            columns[name] = read_flags(raw[name], name, notes)
    columns |= extra_columns_of(raw, plan.mapping, notes)
    feedback.check()
    cluster_notes: list[str] = []
    several = [name for name in raw if name == "sic" or name.startswith("sic ")]
    columns["sic"] = _codes([raw[name] for name in several], plan, notes) if several else _one_text("", len(raw))
    if several or "rtic" in raw or "clusters" in raw:
        columns["clusters"], cluster_notes = _clusters(raw, columns)
    else:
        columns["clusters"] = _one_text("", len(raw))
    return columns, notes + cluster_notes


def _decimal_signs(raw: pd.DataFrame, plan: Plan) -> dict[str, str]:
    """The sign before decimals of each column of figures: by its own cells, else by the other columns of figures."""
    own = {name: evidence(_cells(raw[name])) for name, _, _ in _LIMITS if name in raw}
    whole = sum(own.values(), Counter())
    signs = {}
    for name, found in own.items():
        default = plan.default_decimal
        if default == POINT and any(
            _WRITTEN_OUT.fullmatch(cell) for cell in _cells(raw[name]) if isinstance(cell, str)
        ):
            default = UNKNOWN  # a number in a workbook ends in no zero: these are texts
        signs[name], sure = decimal_sign(found, whole, default)
        if signs[name] == COMMA and found:
            plan.convert(name, tr("a comma before decimals, a point between thousands"))
        if not sure:
            lost = tr(
                'In "{column}" 1.200 may be 1.2 or 1,200: such cells are missing. Write the figures without points.'
            )
            guess = tr(
                'In "{column}" 1.200 may be 1.2 or 1,200: it was read as 1,200. Write the figures without signs.'
            )
            wording = guess if signs[name] == COMMA or not found["1.200"] else lost
            plan.doubt(name, wording.format(column=plan.mapping.get(name, name)))
    return signs


def _cells(column: pd.Series) -> Iterable[object]:
    """The different cells of a column of texts; nothing of one of numbers."""
    if pd.api.types.is_numeric_dtype(column):
        return ()
    return coded(column)[1]


def _figures(
    column: pd.Series, name: str, plan: Plan, notes: list[str], limits: tuple[float, float], sign: str
) -> np.ndarray:
    """Figures in people or pounds."""
    if name == "employees" and plan.format.bands:
        bounds = {plain(band): bound for band, bound in plan.format.bands.items()}
        code, different = coded(column)
        column = pd.Series(np.array([bounds.get(plain(cell), np.nan) for cell in different], dtype=np.float64)[code])
    factor = plan.factors.get(name, 1.0)
    values = read_numbers(column, name, notes, limits[0] / factor, limits[1] / factor, sign, bands=True)
    texts = [cell for cell in _cells(column) if isinstance(cell, str)]
    if any(is_band for _, _, is_band in figures(texts, sign or POINT, bands=True)):
        plan.convert(name, tr("the lower bound of a band"))
        plan.notes.append(
            tr("Bands of employees count as their lower bound, so totals are the least that there can be.")
            if name == "employees"
            else tr("Bands of turnover count as their lower bound, so totals are the least that there can be.")
        )
    if name in plan.factors:  # in decimals, so that 1.1 million is no pound less
        values = np.round(values * factor, 2)
    return values


def _of_earlier_year(
    raw: pd.DataFrame, columns: Mapping[str, Any], plan: Plan, signs: Mapping[str, str]
) -> dict[str, object]:
    """What growth compares with: the figures of the oldest year, from columns or rows of their own."""
    found: dict[str, object] = {}
    for ours, column in EARLIER.items():
        if ours in raw:
            name = plan.earlier[ours]
            factor = people_factor(name) if column == "employees" else heading(name).factor
            highest = next(high for one, _, high in _LIMITS if one == column) / factor
            values = numbers(raw[ours], 0, highest, signs.get(column, ""), bands=True)[0]
            found[ours] = np.round(values * factor, 6 if column == "employees" else 2)
        elif plan.earlier_row is not None and column in columns:
            row = plan.earlier_row
            found[ours] = np.where(row >= 0, np.asarray(columns[column], dtype=np.float64)[row], np.nan)
    if found:
        plan.notes.append(
            tr("The figures of {year} in the file are stored beside those that count: growth can compare them.").format(
                year=plan.earlier_year
            )
        )
        found["earlier_year"] = np.full(len(raw), float(plan.earlier_year))
    return found


def _in_pounds(values: np.ndarray, units: pd.Series, column: str, plan: Plan) -> np.ndarray:
    """Figures by the unit that a column beside them gives each row; those in another currency are missing, and a doubt.

    Where the heading names a unit of its own, the column says the currency only.
    """
    code, different = coded(units)
    texts = ["" if pd.isna(cell) else str(cell) for cell in different]
    found = [unit(text) for text in texts]
    factor = np.array([one for one, _ in found], dtype=np.float64)[code]
    foreign = ~np.array([pounds for _, pounds in found], dtype=bool)[code] & np.isfinite(values)
    name = plan.mapping.get("currency", "currency")
    if foreign.any():
        others = sorted({texts[one].strip() for one in np.unique(code[foreign])})
        sentence = counted(
            '{n} figure in "{column}" is not in pounds ("{name}" says {others}) and counts as missing: convert it in '
            "the file.",
            '{n} figures in "{column}" are not in pounds ("{name}" says {others}) and count as missing: convert them '
            "in the file.",
            int(foreign.sum()),
        )
        called = plan.mapping.get(column, column)
        said = sentence.format(column=called, name=name, others=", ".join(others[:5]))
        if column in plan.given:
            plan.notes.append(said)
        else:
            plan.doubts[column] = said
    if column in plan.factors or (factor == 1).all():
        return np.where(foreign, np.nan, values)
    plan.convert(column, tr('by the unit in "{name}"').format(name=name))
    plan.notes.append(
        tr('The figures in "{column}" were multiplied by the unit that "{name}" gives each row.').format(
            column=plan.mapping.get(column, column), name=name
        )
    )
    return np.where(foreign, np.nan, np.round(values * factor, 2))


def _order_of_dates(column: pd.Series, plan: Plan) -> str:
    """What stands first in the dates of incorporation, a doubt where no cell tells."""
    name = plan.mapping.get("incorporated", "incorporated")
    after_year = order_after_year(_cells(column))
    if after_year == DAY:
        plan.convert("incorporated", tr("the day stands before the month"))
        plan.notes.append(
            tr('The dates in "{column}" are written as 2019-31-12, as one of them can be read in no other way.').format(
                column=name
            )
        )
    elif after_year == MIXED:
        plan.doubt("incorporated", shown(_MIXED_DATES).format(column=name))
    if plan.format.id != GENERIC:
        return DAY
    headed = _WRITTEN_ORDER.search(name)
    order = date_order(_cells(column))
    if headed and order == EITHER:
        return MONTH if headed["month"] else DAY
    if order == MONTH:
        plan.convert("incorporated", tr("the month stands first"))
        plan.notes.append(
            tr('The dates in "{column}" have the month first, as one of them can be read in no other way.').format(
                column=name
            )
        )
    elif order == EITHER:
        wording = tr(
            'The dates in "{column}" may have the day or the month first; they were read with the day first. Write '
            "them as 2012-05-04."
        )
        plan.doubt("incorporated", wording.format(column=name))
    elif order == MIXED:
        plan.doubt("incorporated", shown(_MIXED_DATES).format(column=name))
    return order


def _codes(columns: list[pd.Series], plan: Plan, notes: list[str]) -> Any:
    """SIC 2007 codes; those of SIC 2003 by the official correspondence, those of older editions not at all."""
    headed = heading(plan.mapping.get("sic", "").split("\n")[0]).edition
    edition, sure = (headed, True) if headed else ("2007", True) if plan.format.id != GENERIC else edition_of(*columns)
    plan.edition = edition
    if not sure:
        plan.doubt(
            "sic",
            tr(
                "Some SIC codes are of SIC 2003 alone and others of SIC 2007 alone: they were read as SIC {edition}."
            ).format(edition=edition),
        )
    if edition == "newer":
        wording = tr('The codes in "{column}" are of SIC 2026, which is not SIC 2007: they were left out.')
        said = wording.format(column=plan.mapping.get("sic", "sic").split("\n")[0])
        plan.doubt("sic", said)
        notes += [said] if "sic" in plan.given else []
        return _one_text("", len(columns[0]))
    if edition == "older":
        notes.append(
            tr("SIC codes of an edition before 2003 were left out: there is no official way from them to SIC 2007.")
        )
        return _one_text("", len(columns[0]))
    if edition == "2003":
        plan.convert("sic", tr("SIC 2003 to SIC 2007 by the ONS's correlation"))
        codes, known, lost = converted(*columns)
        notes.append(
            tr(
                "The SIC codes are of SIC 2003; each became the one code of SIC 2007 that the ONS's correlation gives "
                "it."
            )
        )
        if lost:
            notes.append(
                counted(
                    "{n} row has a code of SIC 2003 that has no single successor in SIC 2007; that code was left out.",
                    "{n} rows have codes of SIC 2003 that have no single successor in SIC 2007; those codes were left "
                    "out.",
                    lost,
                )
            )
        return pd.Categorical.from_codes(codes, pd.Index(known, dtype=object))
    codes, known, lost = of_2007(*columns)
    if plan.format.id == GENERIC and not any(known):
        _say_no_codes(columns[0], plan)
    if lost:
        notes.append(
            counted(
                "{n} row has a SIC code that SIC 2007 does not have; that code was left out.",
                "{n} rows have SIC codes that SIC 2007 does not have; those codes were left out.",
                lost,
            )
        )
        if plan.format.id == GENERIC and 5 * lost > len(columns[0]):
            plan.doubt("sic", tr("Many of the SIC codes are not in SIC 2007: look at the column."))
    if isinstance(columns[0].dtype, pd.CategoricalDtype):
        return pd.Categorical.from_codes(codes, pd.Index(known, dtype=object))
    return np.array([*known, ""], dtype=object)[codes]


def _say_no_codes(column: pd.Series, plan: Plan) -> None:
    """A doubt where a column headed as SIC codes holds something, and none of it is a code."""
    texts = (str(cell) for cell in coded(column)[1] if not pd.isna(cell))
    cell = next((text for text in texts if text.strip().casefold() not in NOTHING and text.strip() != "99999"), "")
    if cell:
        name = plan.mapping.get("sic", "sic").split("\n")[0]
        plan.doubt("sic", shown(NO_CODES).format(name=name, cell=cell.strip()[:40]))


def read_numbers(
    column: pd.Series,
    name: str,
    notes: list[str],
    low: float = -_ANY,
    high: float = _ANY,
    decimal: str = "",
    *,
    bands: bool = False,
) -> np.ndarray:
    """The figures of a column of the company table; what was written and is none is added to the notes."""
    values, unread = numbers(column, low, high, decimal, bands=bands)
    if unread:
        notes.append(
            counted(
                "{n} cell of {value} was not a possible number and counts as missing.",
                "{n} cells of {value} were not a possible number and count as missing.",
                unread,
            ).format(value=_CALLED[name])
        )
    return values


def read_dates(column: pd.Series, notes: list[str], order: str = "") -> pd.Series:
    """The same for the dates of incorporation."""
    days, unread = dates(column, order)
    if unread:
        notes.append(
            counted(
                "{n} incorporation date could not be read and counts as missing.",
                "{n} incorporation dates could not be read and count as missing.",
                unread,
            )
        )
    return days


def read_flags(column: pd.Series, name: str, notes: list[str]) -> pd.Series:
    """The same for yes and no."""
    values, unread = flags(column)
    if unread:
        notes.append(
            counted(
                "{n} cell of {column} was neither yes nor no and counts as missing.",
                "{n} cells of {column} were neither yes nor no and count as missing.",
                unread,
            ).format(column=name.replace("_", "-"))
        )
    return values


def _one_text(text: str | None, length: int) -> pd.Categorical:
    """A column with one text in all rows, or with none."""
    known = [] if text is None else [text]
    return pd.Categorical.from_codes(np.full(length, len(known) - 1, dtype=np.int8), pd.Index(known, dtype=object))


def _clusters(raw: pd.DataFrame, columns: Mapping[str, Any]) -> tuple[pd.Categorical, list[str]]:
    known = pd.DataFrame({"sic": columns["sic"], "name": columns["name"]}, copy=False)
    notes = []
    for name, called in (("rtic", "RTIC"), ("clusters", "cluster")):
        if name in raw:
            known[name] = texts(raw[name])
            unknown = unknown_names(known[name])
            if unknown:
                shown = ", ".join(unknown[:5]) + (" ..." if len(unknown) > 5 else "")
                notes.append(
                    tr("{count:,} {called} names are not in the catalogue: {shown}.").format(
                        count=len(unknown), called=called, shown=shown
                    )
                )
    named = name_clusters({one for name in ("rtic", "clusters") if name in raw for one in own_names(known[name])})
    if named:
        stated = counted(
            "{n} cluster that only this file names can be chosen: {names}.",
            "{n} clusters that only this file names can be chosen: {names}.",
            len(named),
        )
        some = ", ".join(clusters()[one].name for one in list(named.values())[:5])
        notes.append(stated.replace("{names}", some + (" ..." if len(named) > 5 else "")))
    codes, answers = classify_coded(known, named)
    return pd.Categorical.from_codes(codes, pd.Index(answers, dtype=object)), notes
