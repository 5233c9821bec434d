"""Figures by area: a Nomis download, or any table with a column of GSS codes: the areas, and the rejected rows."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
import pandas as pd

from ..base.errors import UserError
from ..base.feedback import Feedback
from ..base.i18n import counted, tr
from ..base.reading import guarded
from ..companies.files.other_sheets import formats_text, signs_of_formats
from ..geography.arrays import objects
from .area_codes import codes_in, kind_of, wording
from .area_figures import PER_KM2, SHARE, Column, adds_up, is_rate, numbers, rounding, symbology_like_rate
from .area_rows import BOOKS, rows_of, rows_of_frame
from .layout import Layout, cells_of, look_at, position_of
from .long_tables import as_wide, units_of
from .periods import without_period

REJECT_COLUMNS = ("row_number", "reason", "explanation", "code", "name")
_FIXED = ("row_number", "code", "name", "area_km2", "outline", "geometry", "geom", "fid")
_WHOLE = ("E92", "K02", "K03", "K04")  # England and what holds it
_LOCAL_UNITS, _ENTERPRISES = "local units", "enterprises"


@dataclass(frozen=True)
class AreaTable:
    """One row an area.

    Attributes
    ----------
    areas : ``row_number, code, name`` and one float64 column a figure (nan: not given), by the names in ``columns``; in
        the file's order.
    rejects : REJECT_COLUMNS; ``reason`` is an id, ``explanation`` a sentence.
    rows_read : rows between header and footnotes; ``rows_used`` of them stand in ``areas``: rows_read = rows_used +
        len(rejects).
    columns : name of a column of ``areas`` -> its name in the file.
    geography : see ``area_codes.PREFIXES``.
    title, about, footnotes : what the file says of itself.
    rounded_to : the number that all figures are multiples of, 0 where none shows.
    not_given : name of a column -> sign -> how many cells have it instead of a figure ("" for an empty cell).
    rates : columns that may not be added up, by their names, units or values.
    periods : name of a column -> the period that its figures are of, where the file says.
    """

    areas: pd.DataFrame
    rejects: pd.DataFrame
    rows_read: int
    rows_used: int
    columns: dict[str, str]
    geography: str
    title: str
    about: tuple[str, ...]
    footnotes: tuple[str, ...]
    rounded_to: int
    not_given: dict[str, dict[str, int]]
    inputs: tuple[dict, ...]
    notes: tuple[str, ...]
    rates: frozenset[str] = frozenset()
    periods: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Contents:
    """What a file holds, for a form: title, kind of its areas, figures by name, periods, the newest first."""

    title: str
    geography: str
    figures: tuple[str, ...]
    periods: tuple[str, ...]


@guarded
def read_area_data(
    path: str | Path, *, code: str = "", values: Sequence[str] = (), period: str = "", feedback: Feedback | None = None
) -> AreaTable:
    """Read a file of area figures.

    Parameters
    ----------
    path : CSV or XLSX in Nomis's shape (title above the header, footnotes below) or plain; anything else that GDAL
        reads as a table.
    code : the column of GSS codes; found by its values where empty.
    values : the columns of figures, by their names in the file (of a long table the indicators); all where empty.
    period : of a file with several the one that is meant, such as "2022/23"; the newest where empty.

    Raises
    ------
    UserError : no codes, no figures, an unknown column, several tables one below the other, a file that is no table.
    """
    path = Path(path)
    rows = rows_of(path, feedback or Feedback())
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    table = area_table(look_at(rows, code, path.name), values, path.name, period, digest)
    signs = signs_of_formats(path) if path.suffix.lower() in BOOKS else []
    return replace(table, notes=(*table.notes, formats_text(path, signs))) if signs else table


@guarded
def read_area_frame(
    frame: pd.DataFrame, source: str, *, code: str = "", values: Sequence[str] = (), period: str = ""
) -> AreaTable:
    """The same for the rows of a layer. Raises UserError."""
    return area_table(look_at(rows_of_frame(frame), code, source), values, source, period)


@guarded
def contents_of(path: str | Path, feedback: Feedback | None = None) -> Contents:
    """What a file holds. Raises UserError."""
    layout = look_at(rows_of(Path(path), feedback or Feedback()), "", Path(path).name)
    kind, _ = kind_of(codes_in(cells_of(layout.body, layout.code)))
    wide = as_wide(layout)
    return Contents(layout.title, kind, tuple(wide.layout.names()), wide.choices)


def area_table(
    layout: Layout, values: Sequence[str] = (), source: str = "", period: str = "", digest: str = ""
) -> AreaTable:
    """The figures of a file whose layout is known. Raises UserError where it has no figures, or not those asked for."""
    wide = as_wide(layout, period)
    layout, made_from = wide.layout, wide.made_from
    positions = list(layout.figures)
    if values:
        means = (_named(layout, name) if made_from else [position_of(layout.header, name)] for name in values)
        positions = list(dict.fromkeys(one for several in means for one in several))
    if not positions:
        raise UserError(tr("{file} has codes but no column of figures: choose another table.").format(file=source))
    columns = dict(zip(_field_names([layout.header[one] for one in positions]), positions))
    read = {position: numbers(cells_of(layout.body, position), layout.semicolons) for position in positions}
    codes = codes_in(cells_of(layout.body, layout.code))
    kind, fits = kind_of(codes)
    reasons = _reasons(layout, codes, fits, kind, read)
    keep = np.array([not reason for reason, _ in reasons], dtype=bool)
    if not keep.any():
        stated = tr("No row of {file} has both a GSS code and a figure: choose another table.")
        raise UserError(stated.format(file=source))
    numbered = [number for number, _ in layout.body]
    areas = pd.DataFrame({"row_number": numbered, "code": codes, "name": _names(layout, codes)})
    rows_each = np.array([made_from.get(number, 1) for number in numbered], dtype=np.int64)
    rejects = areas.assign(reason=[one for one, _ in reasons], explanation=[one for _, one in reasons])[~keep]
    rejects = rejects.loc[rejects.index.repeat(rows_each[~keep]), list(REJECT_COLUMNS)]
    repeated = pd.DataFrame(wide.rejects, columns=list(REJECT_COLUMNS), dtype=object)
    rejects = pd.concat([rejects, repeated], ignore_index=True)
    figures = pd.DataFrame({ident: read[position].values for ident, position in columns.items()})
    areas = pd.concat([areas, figures], axis=1)[keep].reset_index(drop=True)
    used = int(rows_each[keep].sum())
    names = {ident: layout.header[position] for ident, position in columns.items()}
    marks = {ident: _marks(read[position], keep) for ident, position in columns.items()}
    table = AreaTable(
        areas,
        rejects,
        used + len(rejects),
        used,
        names,
        kind,
        layout.title,
        layout.about,
        layout.footnotes,
        rounding([areas[ident].to_numpy() for ident in columns]),
        {ident: found for ident, found in marks.items() if found},
        ({"path": source, "sha256": digest, "rows": used + len(rejects)},),
        (),
        periods={ident: wide.periods[name] for ident, name in names.items() if wide.periods.get(name)},
    )
    everywhere = any(map(is_rate, units_of(layout)))
    named = frozenset(
        ident
        for ident, one in columns.items()
        if everywhere or _says_rate(table, names[ident]) or _in_per_cent(cells_of(layout.body, one))
    )
    english = np.array([str(code)[:1] == "E" for code in codes], dtype=bool) & keep
    whole = np.array([str(code)[:3] in _WHOLE for code in codes], dtype=bool) & ~fits
    seen = {
        ident: symbology_like_rate(read[one].values[keep], read[one].values[english], read[one].values[whole])
        for ident, one in columns.items()
        if ident not in named and not adds_up(names[ident])
    }
    guessed = [ident for ident, is_one in seen.items() if is_one]
    looks = tr(
        "{column} looks like a percentage, an average or a rank by its values, so it is not added up: say that it is a "
        "count if it is."
    )
    guesses = [looks.format(column=names[ident]) for ident in guessed]
    unsure = [_doubt(names[ident], read[one].unsure) for ident, one in columns.items() if read[one].unsure]
    return replace(table, rates=named | set(guessed), notes=(*wide.notes, *_notes(table), *guesses, *unsure))


def _named(layout: Layout, name: str) -> list[int]:
    """The figures of a long table that a name means: one, or all of an indicator. Raises UserError."""
    text = name.strip().casefold()
    plain = [one.casefold() for one in layout.header]
    if text in ("value", "values", "obs_value", "figure"):
        return list(layout.figures)
    exact = [one for one in layout.figures if plain[one] == text]
    parts = {one: [plain[one].partition(" (")[0], *re.split(r", |: ", plain[one])] for one in layout.figures}
    return exact or [one for one, some in parts.items() if text in some] or [position_of(layout.header, name)]


def _says_rate(table: AreaTable, name: str) -> bool:
    """Whether a column's name says that it cannot be added up; of one that is a mere year or "Value", lines above."""
    bare = without_period(name)[0].partition(" (")[0] in ("", "value", "figure", "total", "all")
    units = [line for line in table.about if re.match(r"(?i)(units?|measures?|variable)\b", line)]
    return is_rate(name) or any(map(is_rate, [*units, *([table.title] if bare else [])]))


def _in_per_cent(cells: Sequence[str]) -> bool:
    """Whether most figures of a column are written with a sign for per cent."""
    filled = [str(cell).strip() for cell in cells if str(cell).strip()]
    return sum(cell.endswith("%") for cell in filled) > len(filled) / 2


def _doubt(column: str, cell: str) -> str:
    """How a cell with one point or comma before three digits was read."""
    stated = (
        tr('{column}: "{cell}" is read with a decimal point. If thousands are meant, write them without a sign.')
        if "." in cell
        else tr('{column}: "{cell}" is read with a comma between thousands. If decimals are meant, write a point.')
    )
    return stated.format(column=column, cell=cell)


def _marks(column: Column, keep: np.ndarray) -> dict[str, int]:
    """How often each sign stands for a figure in the rows that are used."""
    return dict(sorted(Counter(column.signs[keep & np.isnan(column.values)].tolist()).items()))


def _reasons(
    layout: Layout, codes: np.ndarray, fits: np.ndarray, kind: str, columns: Mapping[int, Column]
) -> list[tuple[str, str]]:
    """Why each row cannot be used: an id and a sentence, both "" where it can."""
    seen: dict[str, int] = {}
    found = []
    for row, (number, cells) in enumerate(layout.body):
        code = codes[row]
        wrong = [position for position, column in columns.items() if column.wrong[row]]
        if code is None:
            found.append(("no_code", tr("The row has no GSS code: a total, a heading or a remark.")))
        elif not fits[row]:
            stated = tr("{code} is another kind of area than {areas}.")
            found.append(("other_areas", stated.format(code=code, areas=wording(kind))))
        elif wrong:
            stated = tr('"{cell}" in the column {column} is not a figure.')
            found.append(("no_number", stated.format(cell=cells[wrong[0]][:80], column=layout.header[wrong[0]])))
        elif code in seen:
            stated = tr("{code} stands in row {row} already: its figures would be counted twice.")
            found.append(("repeated_code", stated.format(code=code, row=seen[code])))
        else:
            seen[code] = number
            found.append(("", ""))
    return found


def _names(layout: Layout, codes: np.ndarray) -> np.ndarray:
    """The name of each area: from its column, or what follows the code in its cell ("E02002483 : Hartlepool 001")."""
    if layout.name >= 0:
        own = [re.sub(r"^[EWSNK]\d{8}\s*:\s*", "", cell) for cell in cells_of(layout.body, layout.name)]
    else:
        own = [re.sub(r"^\s*[EWSNK]\d{8}\s*:?\s*", "", cell) for cell in cells_of(layout.body, layout.code)]
    return objects(name or code or "" for name, code in zip(own, codes))


def _field_names(names: Sequence[str]) -> list[str]:
    """Short names of columns, each once: "10 : Manufacture of food products" -> manufacture_of_food_products."""
    found: list[str] = []
    for name in names:
        text = re.sub(r"^\s*[\d.]+\s*:\s*", "", name.lower().replace("%", " percent "))
        plain = re.sub(r"[^a-z0-9]+", "_", text).strip("_")[:48].strip("_") or "figure"
        plain = f"f_{plain}" if plain[0].isdigit() or plain in _FIXED else plain
        plain += "_given" if plain.endswith((PER_KM2, SHARE)) else ""  # not what join works out under such a name
        ident, number = plain, 1
        while ident in found:
            number += 1
            ident = f"{plain}_{number}"
        found.append(ident)
    return found


def _notes(table: AreaTable) -> tuple[str, ...]:
    """What everybody who reads these figures must know."""
    notes = []
    counts = counted_units(table)
    if counts == _LOCAL_UNITS:
        notes.append(tr("Local units are counted: each site of a business is one, where it is."))
    elif counts == _ENTERPRISES:
        stated = tr(
            "Enterprises are counted: a business with many sites is one, at the address that it is registered under."
        )
        notes.append(stated)
    if table.rounded_to:
        stated = tr(
            "The figures are rounded to {step} by their source: a 0 may stand for a few, and sums of many areas are "
            "not exact."
        )
        notes.append(stated.format(step=table.rounded_to))
    hidden = sum(number for marks in table.not_given.values() for number in marks.values())
    if hidden:
        notes.append(
            counted(
                "{n} figure is not given by the source (hidden, unreliable or empty): it is never counted as 0.",
                "{n} figures are not given by the source (hidden, unreliable or empty): they are never counted as 0.",
                hidden,
            )
        )
    return tuple(notes)


def counted_units(table: AreaTable) -> str:
    """What a Nomis table of businesses counts: "local units", "enterprises", "" where it does not say."""
    text = " ".join(table.about).lower()
    return next((unit for unit in (_LOCAL_UNITS, _ENTERPRISES) if unit in text), "")
