"""Long and tidy tables: several rows an area (indicator, period, measure, unit, value), put side by side."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from ..base.errors import UserError
from ..base.i18n import counted, tr
from .area_codes import codes_in
from .area_figures import numbers, plain_text
from .layout import Layout, cells_of, is_no_figure
from .periods import Key, holds_periods, is_part_of_year, period_key, without_period

_VALUE = re.compile(r"^(?:obs )?(?:values?|figures?|observations?|v4 \d+|data value|estimates?)$")
_UNIT = re.compile(r"\b(?:units?|uom|measures?|measurement|statistic|value type|measure type)\b")
_SUBJECT = re.compile(r"\b(?:indicators?|variable|metric|series|topic|dataset)\b")
_ASIDE = re.compile(
    r"\b(?:notes?|flags?|status|markers?|markings?|trend|compared|comments?|source|footnotes?|ci|limit|symbol)\b"
)
_PLAIN_UNITS = ("", "value", "values", "number", "count", "counts", "n", "no", "obs", "number of", "numbers")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?:\s?[-/–]\s?(?:20)?\d\d(?!\d))?")
_LISTED = 12  # periods named in a sentence


@dataclass(frozen=True)
class Wide:
    """A layout with one row an area.

    ``made_from``: rows of the file behind each row, by its number; ``rejects``: rows that stand in no figure;
    ``periods``: the period of each column of figures, "" where it has none; ``choices``: all periods of the file, the
    newest first; ``notes``: what was chosen.
    """

    layout: Layout
    made_from: dict[int, int]
    rejects: list[tuple]
    periods: dict[str, str]
    choices: tuple[str, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True)
class _Columns:
    """What the columns of a long table are for: positions."""

    period: tuple[int, ...]
    parts: tuple[int, ...]  # what differs between the rows of an area
    units: tuple[int, ...]
    subject: tuple[int, ...]
    values: tuple[int, ...]


def as_wide(layout: Layout, period: str = "") -> Wide:
    """A layout with one row an area: a long table side by side at one period, the newest where none is asked for.

    Others stay as they are. Raises UserError for a period that the table does not have.
    """
    columns = _columns(layout)
    return _side_by_side(layout, columns, period) if columns else _newest_first(layout, period)


def units_of(layout: Layout) -> list[str]:
    """What the columns of units of a table with one row an area say, where each says one thing of all its rows."""
    found: list[str] = []
    for position, heading in enumerate(layout.header):
        if position not in layout.figures and _UNIT.search(plain_text(heading)):
            cells = {str(cell).strip() for cell in cells_of(layout.body, position)}
            found += cells if len(cells) == 1 else []
    return found


# --- which column is what


def _columns(layout: Layout) -> _Columns | None:
    """None for a table that has one row an area."""
    codes = codes_in(cells_of(layout.body, layout.code))
    with_code = np.array([code is not None for code in codes], dtype=bool)
    names = [plain_text(one) for one in layout.header]
    rest = [one for one in range(len(names)) if one not in (layout.code, layout.name)]
    cells = {one: np.array(cells_of(layout.body, one), dtype=object)[with_code] for one in rest}
    filled = [one for one in rest if any(cells[one])]
    values = [one for one in layout.figures if _VALUE.match(names[one])][:1]
    said = [one for one in filled if one not in layout.figures and not is_no_figure(names[one])]
    units, subject = (tuple(one for one in said if rule.search(names[one])) for rule in (_UNIT, _SUBJECT))
    periods = [one for one in filled if one not in values and holds_periods(names[one], cells[one].tolist())]
    area = pd.factorize(codes[with_code])[0]
    repeated = len(area) - len(np.unique(area))
    if not repeated:
        known = bool(values) and bool(units or subject) and len(layout.figures) == 1
        return _Columns(tuple(periods[:1]), (), units, subject, tuple(values)) if known else None
    texts = [
        one
        for one in filled
        if one not in (*layout.figures, *periods)
        and not _ASIDE.search(names[one])
        and list(codes_in(cells[one][:50])).count(None)
    ]
    readable = sorted(texts, key=lambda one: (is_no_figure(names[one]), not (one in subject or one in units)))
    fewest = len(area) // max(1, len(np.unique(area)))
    keys = [one for one in layout.figures if one not in values and len(set(cells[one].tolist())) <= max(2, fewest)]
    chosen = _parts(area, cells, [periods, readable, keys if values or len(keys) < len(layout.figures) else []])
    if not chosen:
        return None
    period = tuple(one for one in chosen if one in periods) or tuple(periods[:1])
    if period in chosen or len(period) == 1:
        period += tuple(one for one in chosen if one not in period and is_part_of_year(names[one]))
    parts = tuple(one for one in sorted(chosen) if one not in period)
    figures = tuple(values or [one for one in layout.figures if one not in chosen and not _ASIDE.search(names[one])])
    return _Columns(period, parts, units, subject, figures) if figures else None


def _parts(area: np.ndarray, cells: dict[int, np.ndarray], groups: Iterable[Sequence[int]]) -> list[int]:
    """The columns that tell the rows of an area apart: of each group as many as help, the most helpful first."""
    key, chosen = area.astype(np.int64), list[int]()
    for group in groups:
        coded = {one: pd.factorize(cells[one])[0].astype(np.int64) for one in group}
        while coded:
            apart = {one: len(np.unique(_pair(key, codes))) for one, codes in coded.items()}
            best = max(apart, key=lambda one: apart[one])
            if apart[best] <= len(np.unique(key)):
                break
            key = pd.factorize(_pair(key, coded.pop(best)))[0].astype(np.int64)
            chosen.append(best)
    return chosen


def _pair(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    return one * (int(other.max(initial=0)) + 2) + other + 1


# --- side by side


def _side_by_side(layout: Layout, columns: _Columns, wanted: str) -> Wide:
    codes = codes_in(cells_of(layout.body, layout.code))
    apart = [cells_of(layout.body, one) for one in columns.period]
    times = [" ".join(filter(None, parts)) for parts in zip(*apart)] if apart else [""] * len(layout.body)
    choices = _ordered(set(times) - {""})
    asked = _asked(wanted, choices)
    labels = _labels(layout, columns)
    stored, periods = _rows_of_period(layout, columns, labels, times, asked)
    rows: dict[str, tuple[int, str, dict[str, str]]] = {}
    made_from: dict[int, int] = {}
    rejects: list[tuple] = []
    header: dict[str, None] = {}
    names = cells_of(layout.body, layout.name) if layout.name >= 0 else [""] * len(codes)
    for index, (number, cells) in enumerate(layout.body):
        code, name = codes[index] or "", names[index]
        if code and not stored[index]:
            stated = tr("{code} has its figures of {period} in this row, another period than the one that is shown.")
            rejects.append((number, "other_period", stated.format(code=code, period=times[index] or "-"), code, name))
            continue
        first, _, figures = rows.setdefault(code or f"row {number}", (number, name, {}))
        own = {labels[one][index]: cells[one] if one < len(cells) else "" for one in columns.values}
        if set(own) & set(figures):
            stated = tr("{code} has this figure already ({label}): it would be counted twice.")
            rejects.append((number, "repeated_code", stated.format(code=code, label=next(iter(own))), code, name))
            continue
        header.update(dict.fromkeys(own if code else ()))
        figures.update(own)
        made_from[first] = made_from.get(first, 0) + 1
    body = [
        (number, ["" if code.startswith("row ") else code, name, *(figures.get(label, "") for label in header)])
        for code, (number, name, figures) in rows.items()
    ]
    name_heading, at_name = (layout.header[layout.name], 1) if layout.name >= 0 else ("", -1)
    heads, figures_at = (layout.header[layout.code], name_heading, *header), tuple(range(2, 2 + len(header)))
    wide = replace(layout, header=heads, code=0, name=at_name, figures=figures_at, body=body)
    of_figures = {one: periods.get(one, "") for one in header}
    return Wide(wide, made_from, rejects, of_figures, choices, tuple(_notes(periods, choices, asked)))


def _labels(layout: Layout, columns: _Columns) -> dict[int, list[str]]:
    """The name of each row's figure, by column of values: indicator and what else differs; its unit in brackets."""
    units = [cells_of(layout.body, one) for one in columns.units]
    told = dict.fromkeys((*columns.subject[:1], *columns.parts))
    parts = [cells_of(layout.body, one) for one in told if one not in columns.units]
    plain: dict[int, list[str]] = {}
    for one in columns.values:
        heading = "" if _VALUE.match(plain_text(layout.header[one])) else layout.header[one]
        found = []
        for row in range(len(layout.body)):
            stated = ", ".join(dict.fromkeys(column[row] for column in parts if column[row]))
            stated = ": ".join(filter(None, (stated, heading))) or tr("Figure")
            unit = ", ".join(dict.fromkeys(cell[row] for cell in units if cell[row].lower() not in _PLAIN_UNITS))
            found.append(f"{stated} ({unit})" if unit and unit.lower() not in stated.lower() else stated)
        plain[one] = found
    return plain


def _rows_of_period(
    layout: Layout, columns: _Columns, labels: dict[int, list[str]], times: list[str], asked: str
) -> tuple[np.ndarray, dict[str, str]]:
    """Which rows are of the period asked for, or of the newest that their figure has; and the period of each figure."""
    if not any(times):
        return np.ones(len(times), dtype=bool), {}
    newest: dict[str, str] = {}
    for one in columns.values:
        given = np.isfinite(numbers(cells_of(layout.body, one)).values)
        for row in np.flatnonzero(given):
            label, time = labels[one][row], times[row]
            if time and (label not in newest or _age(time) > _age(newest[label])):
                newest[label] = time
    periods = dict.fromkeys(newest, asked) if asked else newest
    stored = [
        not time or any(periods.get(labels[one][row], time) == time for one in columns.values)
        for row, time in enumerate(times)
    ]
    return np.array(stored, dtype=bool), periods


def _age(text: str) -> Key:
    return period_key(text) or (0, 0)


def _ordered(periods: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(periods, key=lambda one: (_age(one), one), reverse=True))


def _asked(wanted: str, choices: Sequence[str]) -> str:
    """The period that is meant, in the file's spelling; "" where none is asked for."""
    text = " ".join(wanted.split()).casefold()
    if not text:
        return ""
    found = next((one for one in choices if " ".join(one.split()).casefold() == text), "")
    if not choices:
        raise UserError(tr("These figures have no periods to choose from: leave the period empty."))
    if not found:
        stated = tr("There is no period {period} in these figures: choose one of {list}.")
        raise UserError(stated.format(period=wanted.strip(), list=", ".join(choices[:_LISTED])))
    return found


def _notes(periods: dict[str, str], choices: Sequence[str], asked: str) -> Iterable[str]:
    """Which period is shown, and why."""
    others = len(choices) - 1
    if others < 1:
        return
    shown = _ordered(set(periods.values()))
    if asked:
        stated = tr("The figures are of {period}, as asked for; the file holds {count} periods.")
        yield stated.format(period=asked, count=len(choices))
    elif len(shown) == 1:
        stated = counted(
            "The figures are of {period}, the newest: {n} other period of the file is not shown.",
            "The figures are of {period}, the newest: {n} other periods of the file are not shown.",
            others,
        )
        yield stated.format(period=shown[0])
    else:
        stated = tr("Each figure is of the newest period that the file has of it: from {first} to {last}.")
        yield stated.format(first=shown[-1], last=shown[0])


# --- a column a year


def _newest_first(layout: Layout, wanted: str) -> Wide:
    """Columns that differ by their year only ("Jobs 2022", "Jobs 2023"): the newest of each first, or those of one."""
    stems: dict[str, list[tuple[Key, int]]] = {}
    for position in layout.figures:
        stem, key = without_period(layout.header[position])
        stems.setdefault(stem, []).append((key or (0, 0), position))
    yearly = [some for some in stems.values() if len(some) > 1 and len({key for key, _ in some}) == len(some)]
    found = {position: _YEAR.search(layout.header[position]) for members in yearly for _, position in members}
    years = {position: match[0] if match else "" for position, match in found.items()}
    choices = _ordered({year for year in years.values() if year})
    asked = _asked(wanted, choices)
    order = [position for members in stems.values() for _, position in sorted(members, reverse=True)]
    if asked:
        order = [position for position in order if years.get(position, asked) == asked]
    notes: tuple[str, ...] = ()
    if len(choices) > 1 and not asked:
        stated = tr("The file has a column for each of {count} periods: {period}, the newest, stands first.")
        notes = (stated.format(count=len(choices), period=choices[0]),)
    periods = {layout.header[position]: year for position, year in years.items()}
    return Wide(replace(layout, figures=tuple(order) if choices else layout.figures), {}, [], periods, choices, notes)
