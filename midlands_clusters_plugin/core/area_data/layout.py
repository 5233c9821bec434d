"""Where things stand in a table of figures: title, header, codes, names, figures, footnotes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice

import numpy as np

from ..base.errors import UserError
from ..base.i18n import tr
from .area_codes import CODE, codes_in
from .area_figures import numbers, plain_text, says
from .area_rows import Rows, TextRows
from .periods import holds_periods, numbers_parts_of_years

_NAMES = ("name", "area", "areaname", "geographyname", "geography name", "local authority", "authority")
_SAMPLE = 500  # filled cells of a column


@dataclass(frozen=True)
class Layout:
    """Where things stand in a file.

    ``about``, ``footnotes``: lines above the header and below the figures; ``header``: names of the columns, each once;
    ``code``, ``name``, ``figures``: positions of columns (``name`` -1 where there is none); ``semicolons``: they part
    the cells, as where a comma is the decimal sign.
    """

    about: tuple[str, ...]
    footnotes: tuple[str, ...]
    header: tuple[str, ...]
    code: int
    name: int
    figures: tuple[int, ...]
    body: Rows = field(repr=False)
    semicolons: bool = False

    @property
    def title(self) -> str:
        """The first line above the header, "" where there is none."""
        return self.about[0] if self.about else ""

    def names(self) -> list[str]:
        """The columns of figures."""
        return [self.header[position] for position in self.figures]


def look_at(rows: Rows, code: str = "", source: str = "") -> Layout:
    """Find header, codes and columns of figures. Raises UserError."""
    first = next((index for index, (_, cells) in enumerate(rows) if _has_code(cells)), None)
    if first is None:
        stated = tr(
            "{file} has no column of GSS codes (such as E02002483): choose a table by area, with codes beside the "
            "names."
        )
        raise UserError(stated.format(file=source))
    last = len(rows) - next(index for index, (_, cells) in enumerate(reversed(rows)) if _has_code(cells))
    head = next((index for index in range(first - 1, -1, -1) if len(_not_blank(rows[index][1])) > 1), None)
    if head is None:
        stated = tr("{file} has no header above the figures: the first row must name the columns.")
        raise UserError(stated.format(file=source))
    below = [(row, _not_blank(row[1])) for row in rows[last:]]
    body = [*rows[head + 1 : last], *(row for row, cells in below if len(cells) > 1)]  # totals: read, and rejected
    again = _not_blank(rows[head][1])
    if any(_not_blank(cells) == again for _, cells in body):
        stated = tr("{file} holds several tables one below the other: download one date and one breakdown at a time.")
        raise UserError(stated.format(file=source))
    about = [_line(_not_blank(cells)) for _, cells in rows[:head]]
    footnotes = [_line(cells) for _, cells in below if len(cells) == 1]
    header = _unique(rows[head][1])
    where = _code_position(header, body, code)
    name = _name_position(header, body, where)
    figures = _figure_positions(header, body, where, name)
    semicolons = isinstance(rows, TextRows) and rows.delimiter == ";"
    return Layout(tuple(about), tuple(footnotes), header, where, name, figures, body, semicolons)


def _has_code(cells: Sequence[str]) -> bool:
    return any(CODE.match(cell.upper()) for cell in cells)


def _not_blank(cells: Sequence[str]) -> list[str]:
    return [cell for cell in cells if cell]


def _line(cells: Sequence[str]) -> str:
    """A row outside the table as one line of text."""
    return re.sub(r"\s*:\s*(?=\S)", ": ", " ".join(cells)).strip()


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


def cells_of(body: Rows, position: int) -> list[str]:
    return [cells[position] if position < len(cells) else "" for _, cells in body]


def _filled(body: Rows, position: int) -> list[str]:
    """The first cells of a column that are not empty: enough to tell what it holds."""
    cells = (row[position] for _, row in body if position < len(row) and row[position])
    return list(islice(cells, _SAMPLE))


def _code_position(header: tuple[str, ...], body: Rows, code: str) -> int:
    """The column asked for, else the one with most codes; of two with as many, the one with nothing but codes, and then
    the one with most different codes: a district stands beside its region.
    """
    if code:
        return position_of(header, code)

    def rank(position: int) -> tuple[int, int, int]:
        cells = _filled(body, position)
        known = codes_in(cells)
        alone = sum(one == cell.strip().upper() for one, cell in zip(known, cells))
        return sum(one is not None for one in known), alone, len(set(known.tolist()))

    return max(range(len(header)), key=rank)


def position_of(header: tuple[str, ...], name: str) -> int:
    plain = [one.strip().casefold() for one in header]
    if name.strip().casefold() in plain:
        return plain.index(name.strip().casefold())
    stated = tr("There is no column {name} in these figures: choose one of those that the file has.")
    raise UserError(stated.format(name=name), ", ".join(header))


def _name_position(header: tuple[str, ...], body: Rows, code: int) -> int:
    """The column of the areas' names: one that is called so, else one of texts; -1 where there is none."""
    texts = [
        position
        for position in range(len(header))
        if position != code and (cells := _filled(body, position)) and numbers(cells).wrong.mean() > 0.5
    ]
    pairs = _partners(header[code])
    beside = [position for position in texts if header[position].casefold().strip() in pairs]
    known = [
        position
        for position in texts
        if header[position].casefold().rstrip(" s") in _NAMES or header[position].lower().endswith("nm")
    ]
    return next(iter(beside or [position for position in [*known, *texts] if _names_each(body, code, position)]), -1)


def _partners(heading: str) -> set[str]:
    """What the column of names is called beside one of codes: "lad19cd" -> "lad19nm", "Area Code" -> "area name"."""
    plain = heading.casefold().strip()
    for code, names in (("code", ("name", "names", "")), ("cd", ("nm", "name"))):
        if plain.endswith(code):
            stem = plain[: -len(code)]
            return {(stem + name).strip(" _-.") for name in names} - {""}
    return set()


def _names_each(body: Rows, code: int, position: int) -> bool:
    """Whether a column has one name for each code, hardly two codes of one name: a region's is none of a district."""
    pairs = {
        (cells[code], cells[position])
        for _, cells in body[: 4 * _SAMPLE]
        if max(code, position) < len(cells) and cells[code]
    }
    codes, names = {one for one, _ in pairs}, {name for _, name in pairs}
    return len(pairs) == len(codes) and len(names) >= 0.9 * len(codes)


def is_no_figure(heading: str) -> bool:
    """Whether a column's heading says that its numbers measure nothing: keys, codes, coordinates, sizes of outlines."""
    return says("no_figure", re.sub(r"[()]", "", plain_text(heading)))


def _figure_positions(header: tuple[str, ...], body: Rows, code: int, name: int) -> tuple[int, ...]:
    """Columns most of whose filled cells are figures, and columns of signs only; no keys, coordinates, periods."""
    found = []
    for position in range(len(header)):
        if position in (code, name) or is_no_figure(header[position]):
            continue
        cells = _filled(body, position)
        if not cells or holds_periods(header[position], cells) or numbers_parts_of_years(header[position], cells):
            continue
        column = numbers(cells)
        if column.wrong.sum() <= 0.2 * len(cells) and (np.isfinite(column.values).any() or any(column.signs)):
            found.append(position)
    return tuple(found)
