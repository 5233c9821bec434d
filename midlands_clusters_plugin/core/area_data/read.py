"""Figures by area: a Nomis download, or any table with a column of GSS codes, as one table of areas and one of rejected rows."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path

import numpy as np
import pandas as pd

from ..errors import UserError
from ..feedback import Feedback
from ..words import counted, tr
from .figures import PER_KM2, SHARE, Column, numbers, rounding
from .geography import CODE, codes_in, kind_of, words
from .long import as_wide, is_long
from .rows import Rows, rows_of, rows_of_frame

REJECT_COLUMNS = ("row_number", "reason", "explanation", "code", "name")
_NAMES = ("name", "area", "areaname", "geographyname", "geography name", "local authority", "authority")
_FIXED = ("row_number", "code", "name", "area_km2", "outline", "geometry", "geom", "fid")
_SAMPLE = 500  # filled cells of a column
_LOCAL_UNITS, _ENTERPRISES = "local units", "enterprises"


@dataclass(frozen=True)
class Layout:
    """Where things stand in a file.

    ``about``: lines above the header; ``footnotes``: lines below the figures; ``header``: names of the columns, each once; ``code``,
    ``name``: their positions (``name`` -1 where there is none); ``figures``: positions of the columns of figures; ``body``: the rows.
    """

    about: tuple[str, ...]
    footnotes: tuple[str, ...]
    header: tuple[str, ...]
    code: int
    name: int
    figures: tuple[int, ...]
    body: Rows = field(repr=False)

    @property
    def title(self) -> str:
        """The first line above the header, "" where there is none."""
        return self.about[0] if self.about else ""

    def names(self) -> list[str]:
        """The columns of figures."""
        return [self.header[position] for position in self.figures]


@dataclass(frozen=True)
class AreaTable:
    """One row an area.

    Attributes
    ----------
    areas : ``row_number, code, name`` and one float64 column a figure (nan: not given), by the names in ``columns``; in the file's order.
    rejects : REJECT_COLUMNS; ``reason`` is an id, ``explanation`` a sentence.
    rows_read : rows between header and footnotes; ``rows_used`` of them stand in ``areas``: rows_read = rows_used + len(rejects).
    columns : name of a column of ``areas`` -> its name in the file.
    geography : see ``geography.PREFIXES``.
    title, about, footnotes : what the file says of itself.
    rounded_to : the number that all figures are multiples of, 0 where none shows.
    not_given : name of a column -> sign -> how many cells have it instead of a figure ("" for an empty cell).
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


def read_area_data(path: str | Path, *, code: str = "", values: Sequence[str] = (), feedback: Feedback | None = None) -> AreaTable:
    """Read a file of area figures.

    Parameters
    ----------
    path : CSV or XLSX in Nomis's shape (title above the header, footnotes below) or plain; anything else that GDAL reads as a table.
    code : the column of GSS codes; found by its values where empty.
    values : the columns of figures, by their names in the file; all columns of numbers where empty.

    Raises
    ------
    UserError : no codes, no figures, an unknown column, several tables one below the other, a file that is no table.
    """
    path, feedback = Path(path), feedback or Feedback()
    rows = rows_of(path, feedback)
    table = area_table(look_at(rows, code, path.name), values, path.name)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return _with_inputs(table, {"path": path.name, "sha256": digest, "rows": table.rows_read})


def read_area_frame(frame: pd.DataFrame, source: str, *, code: str = "", values: Sequence[str] = ()) -> AreaTable:
    """The same for the rows of a layer. Raises UserError."""
    table = area_table(look_at(rows_of_frame(frame), code, source), values, source)
    return _with_inputs(table, {"path": source, "sha256": "", "rows": table.rows_read})


def _with_inputs(table: AreaTable, one: dict) -> AreaTable:
    return replace(table, inputs=(one,))


def figures_of(path: str | Path, feedback: Feedback | None = None) -> tuple[str, str, list[str]]:
    """What a file holds, for a form: its title, the kind of its areas, the names of its columns of figures. Raises UserError."""
    layout = look_at(rows_of(Path(path), feedback or Feedback()), "", Path(path).name)
    kind, _ = kind_of(codes_in(_cells(layout.body, layout.code)))
    return layout.title, kind, (as_wide(layout)[0] if is_long(layout.header) else layout).names()


def look_at(rows: Rows, code: str = "", source: str = "") -> Layout:
    """Find header, codes and columns of figures. Raises UserError."""
    first = next((index for index, row in enumerate(rows) if _has_code(row[1])), None)
    if first is None:
        message = tr("{file} has no column of GSS codes (such as E02002483): choose a table by area, with codes beside the names.")
        raise UserError(message.format(file=source))
    last = next(index for index in range(len(rows) - 1, -1, -1) if _has_code(rows[index][1]))
    head = next((index for index in range(first - 1, -1, -1) if len([cell for cell in rows[index][1] if cell]) > 1), None)
    if head is None:
        raise UserError(tr("{file} has no header above the figures: the first row must name the columns.").format(file=source))
    header = _unique(rows[head][1])
    body = rows[head + 1 : last + 1]
    body += [row for row in rows[last + 1 :] if len([cell for cell in row[1] if cell]) > 1]  # totals and the like: read, and rejected
    if any(_same(cells, rows[head][1]) for _, cells in body):
        message = tr("{file} holds several tables one below the other: download one date and one breakdown at a time.")
        raise UserError(message.format(file=source))
    where = _code_position(header, body, code)
    name = _name_position(header, body, where)
    return Layout(
        tuple(_line(cells) for _, cells in rows[:head]),
        tuple(_line(cells) for _, cells in rows[last + 1 :] if len([cell for cell in cells if cell]) == 1),
        header,
        where,
        name,
        _figure_positions(header, body, where, name),
        body,
    )


def _has_code(cells: Sequence[str]) -> bool:
    return any(CODE.match(cell.upper()) for cell in cells)


def _same(cells: Sequence[str], header: Sequence[str]) -> bool:
    return [cell for cell in cells if cell] == [cell for cell in header if cell]


def _line(cells: Sequence[str]) -> str:
    return re.sub(r"\s*:\s*(?=\S)", ": ", " ".join(cell for cell in cells if cell)).strip()


def _unique(cells: Sequence[str]) -> tuple[str, ...]:
    """Names of the columns, each once; Nomis writes a plain "%" beside the column that it is the share of."""
    found: list[str] = []
    for position, cell in enumerate(cells):
        text = re.sub(r"\s+", " ", cell).strip()
        if text == "%" and found:
            text = f"{found[-1]} (%)"
        text = text or tr("Column {number}").format(number=position + 1)
        name, number = text, 1
        while name in found:
            number += 1
            name = f"{text} {number}"
        found.append(name)
    return tuple(found)


def _cells(body: Rows, position: int) -> list[str]:
    return [cells[position] if position < len(cells) else "" for _, cells in body]


def _filled(body: Rows, position: int) -> list[str]:
    """The first cells of a column that are not empty: enough to tell what it holds."""
    cells = (row[position] for _, row in body if position < len(row) and row[position])
    return list(islice(cells, _SAMPLE))


def _code_position(header: tuple[str, ...], body: Rows, code: str) -> int:
    """The column asked for, else the one with most codes; of two with as many, the one with nothing but codes in it."""
    if code:
        return _position(header, code)

    def rank(position: int) -> tuple[int, int]:
        cells = _filled(body, position)
        known = codes_in(cells)
        return sum(one is not None for one in known), sum(one == cell.strip().upper() for one, cell in zip(known, cells))

    return max(range(len(header)), key=rank)


def _position(header: tuple[str, ...], name: str) -> int:
    for position, known in enumerate(header):
        if known.strip().casefold() == name.strip().casefold():
            return position
    message = tr("There is no column {name} in these figures: choose one of those that the file has.").format(name=name)
    raise UserError(message, ", ".join(header))


def _name_position(header: tuple[str, ...], body: Rows, code: int) -> int:
    """The column of the areas' names: one that is called so, else one of texts left of the codes; -1 where there is none."""
    texts = [
        position
        for position in range(len(header))
        if position != code and (cells := _filled(body, position)) and numbers(cells).wrong.mean() > 0.5
    ]
    known = [
        position for position in texts if header[position].casefold().rstrip(" s") in _NAMES or header[position].lower().endswith("nm")
    ]
    return next(iter(known or texts), -1)


def _figure_positions(header: tuple[str, ...], body: Rows, code: int, name: int) -> tuple[int, ...]:
    """Columns most of whose filled cells are figures, and columns of signs only beside them."""
    found = []
    for position in range(len(header)):
        if position in (code, name) or header[position].strip().lower() in ("flags", "flag"):
            continue
        cells = _filled(body, position)
        if not cells:
            continue
        column = numbers(cells)
        if column.wrong.sum() <= 0.2 * len(cells) and (np.isfinite(column.values).any() or any(column.signs)):
            found.append(position)
    return tuple(found)


def area_table(layout: Layout, values: Sequence[str] = (), source: str = "") -> AreaTable:
    """The figures of a file whose layout is known. Raises UserError where it has no figures, or not those asked for."""
    layout, made_from, repeated = as_wide(layout) if is_long(layout.header) else (layout, {}, [])
    positions = [_position(layout.header, one) for one in values] if values else list(layout.figures)
    if not positions:
        raise UserError(tr("{file} has codes but no column of figures: choose another table.").format(file=source))
    columns = dict(zip(_field_names([layout.header[one] for one in positions]), positions))
    read = {position: numbers(_cells(layout.body, position)) for position in positions}
    codes = codes_in(_cells(layout.body, layout.code))
    kind, fits = kind_of(codes)
    reasons = _reasons(layout, codes, fits, kind, read)
    keep = np.array([not reason for reason, _ in reasons], dtype=bool)
    if not keep.any():
        raise UserError(tr("No row of {file} has both a GSS code and a figure: choose another table.").format(file=source))
    areas = pd.DataFrame({"row_number": [number for number, _ in layout.body], "code": codes, "name": _names(layout, codes)})
    rows_each = np.array([made_from.get(number, 1) for number in areas["row_number"]], dtype=np.int64)
    rejects = areas.assign(reason=[one for one, _ in reasons], explanation=[one for _, one in reasons])[~keep]
    rejects = rejects.loc[rejects.index.repeat(rows_each[~keep]), list(REJECT_COLUMNS)]
    rejects = pd.concat([rejects, pd.DataFrame(repeated, columns=list(REJECT_COLUMNS), dtype=object)], ignore_index=True)
    for ident, position in columns.items():
        areas[ident] = read[position].values
    table = AreaTable(
        areas[keep].reset_index(drop=True),
        rejects,
        int(rows_each[keep].sum()) + len(rejects),
        int(rows_each[keep].sum()),
        {ident: layout.header[position] for ident, position in columns.items()},
        kind,
        layout.title,
        layout.about,
        layout.footnotes,
        rounding([areas.loc[keep, ident].to_numpy() for ident in columns]),
        {ident: _marks(read[position], keep) for ident, position in columns.items() if _marks(read[position], keep)},
        (),
        (),
    )
    return replace(table, notes=_notes(table))


def _marks(column: Column, keep: np.ndarray) -> dict[str, int]:
    """How often each sign stands for a figure in the rows that are used."""
    return dict(sorted(Counter(column.signs[keep & np.isnan(column.values)].tolist()).items()))


def _reasons(layout: Layout, codes: np.ndarray, fits: np.ndarray, kind: str, columns: Mapping[int, Column]) -> list[tuple[str, str]]:
    """Why each row cannot be used: an id and a sentence, both "" where it can."""
    seen: dict[str, int] = {}
    found = []
    for row, (number, cells) in enumerate(layout.body):
        code = codes[row]
        wrong = [position for position, column in columns.items() if column.wrong[row]]
        if code is None:
            found.append(("no_code", tr("The row has no GSS code: a total, a heading or a remark.")))
        elif not fits[row]:
            found.append(("other_areas", tr("{code} is another kind of area than {areas}.").format(code=code, areas=words(kind))))
        elif wrong:
            said = tr('"{cell}" in the column {column} is not a figure.')
            found.append(("no_number", said.format(cell=cells[wrong[0]][:80], column=layout.header[wrong[0]])))
        elif code in seen:
            said = tr("{code} stands in row {row} already: its figures would be counted twice.")
            found.append(("repeated_code", said.format(code=code, row=seen[code])))
        else:
            seen[code] = number
            found.append(("", ""))
    return found


def _names(layout: Layout, codes: np.ndarray) -> np.ndarray:
    """The name of each area: from its column, or what follows the code in the same cell ("E02002483 : Hartlepool 001")."""
    if layout.name >= 0:
        own = [re.sub(r"^[EWSNK]\d{8}\s*:\s*", "", cell) for cell in _cells(layout.body, layout.name)]
    else:
        own = [re.sub(r"^\s*[EWSNK]\d{8}\s*:?\s*", "", cell) for cell in _cells(layout.body, layout.code)]
    found = np.empty(len(codes), dtype=object)
    found[:] = [name or code or "" for name, code in zip(own, codes)]
    return found


def _field_names(names: Sequence[str]) -> list[str]:
    """Short names of columns, each once: "10 : Manufacture of food products" -> manufacture_of_food_products."""
    found: list[str] = []
    for name in names:
        text = re.sub(r"%", " percent ", name.lower())
        plain = re.sub(r"[^a-z0-9]+", "_", re.sub(r"^\s*[\d.]+\s*:\s*", "", text)).strip("_")[:48].strip("_") or "figure"
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
        notes.append(tr("Enterprises are counted: a business with many sites is one, at the address that it is registered under."))
    if table.rounded_to:
        said = tr("The figures are rounded to {step} by their source: a 0 may stand for a few, and sums of many areas are not exact.")
        notes.append(said.format(step=table.rounded_to))
    hidden = sum(number for marks in table.not_given.values() for number in marks.values())
    if hidden:
        said = counted(
            "{n} figure is not given by the source (hidden, unreliable or empty): it is never counted as 0.",
            "{n} figures are not given by the source (hidden, unreliable or empty): they are never counted as 0.",
            hidden,
        )
        notes.append(said)
    return tuple(notes)


def counted_units(table: AreaTable) -> str:
    """What a Nomis table of businesses counts: "local units", "enterprises", "" where it does not say."""
    text = " ".join(table.about).lower()
    return next((unit for unit in (_LOCAL_UNITS, _ENTERPRISES) if unit in text), "")
