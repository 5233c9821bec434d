"""Columns of figures in people and pounds, by the habit and the units of their file."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
import pandas as pd

from ...base.feedback import Feedback
from ...base.i18n import counted, tr
from .column_names import EARLIER, MONEY
from .convert import coded, numbers, read_numbers
from .figures import COMMA, POINT, UNKNOWN, decimal_sign, evidence, figures
from .headings import heading, plain, unit
from .plan import Plan

# (column, lowest, highest): beyond these a figure is a slip of the keyboard, not a company.
_LIMITS = (("employees", 0, 5e6), ("turnover_gbp", 0, 1e12), ("innovate_uk_gbp", 0, 1e11))
_WRITTEN_OUT = re.compile(r"\s*\d{1,3}\.\d\d0\s*")


def figure_columns(raw: pd.DataFrame, plan: Plan, notes: list[str], feedback: Feedback) -> dict[str, object]:
    """Employees, turnover and funding, and those of an earlier year; what whole columns say goes into the plan."""
    found: dict[str, object] = {}
    signs = _decimal_signs(raw, plan)
    for name, low, high in _LIMITS:
        if name in raw:
            found[name] = _figures(raw[name], name, plan, notes, (low, high), signs.get(name, ""))
            if name in MONEY and "currency" in raw:
                found[name] = _in_pounds(np.asarray(found[name]), raw["currency"], name, plan)
        feedback.check()
    return found | _of_earlier_year(raw, found, plan, signs)


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
            factor = heading(name).factor_of(column)
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
