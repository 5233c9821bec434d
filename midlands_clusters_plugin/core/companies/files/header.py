"""Where the header of a table stands: below a title, on two rows, or nowhere; the first row of data is never lost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ..columns.column_names import GENERIC
from ..columns.figures import figures
from ..columns.formats import recognise
from ..columns.headings import is_row_of_units, is_unit
from ..columns.recognise import find, places_companies, postcodes_in, unique_names

LOOKED_AT = 30  # rows in which a header may stand below a title and its notes
_SHARE = 0.5

Row = Sequence[str]


@dataclass(frozen=True)
class Header:
    """``cells`` of the header, ``rows`` of the table up to and with it (0: the table has none), and how good it is: 3
    of a known format, 2 it names a place, 1 none but data begins with a postcode, 0 nothing of the kind.
    """

    cells: list[str]
    rows: int
    rank: int


def find_header(rows: Sequence[Row]) -> Header:
    """The header among the first rows of a table, blank ones left out."""
    first = next((number for number, row in enumerate(rows[:LOOKED_AT]) if _is_data(row, rows)), None)
    for test in (places_companies, lambda mapping: "address" in mapping):
        for number, row in enumerate(rows[: LOOKED_AT if first is None else first]):
            names = unique_names(row)[0]
            if number and any(_is_number(cell) for cell in row):  # a row of data, whatever its texts are
                continue
            known = recognise(names).id != GENERIC
            if known or (_filled(row) >= min(2, _width(rows)) and test(find(names).mapping)):
                return _with_other_row(rows, number, 3 if known else 2)
    if first == 0:
        return Header([""] * _width(rows), 0, 1)
    if first is not None:
        return Header(list(rows[first - 1]), first, 1)
    full = [number for number, row in enumerate(rows[:LOOKED_AT]) if _filled(row) > _SHARE * _width(rows)]
    number = full[0] if full and _filled(rows[0]) == 1 < _width(rows) else 0
    filled = [cell for cell in rows[0] if cell.strip()]
    if len(filled) > 1 and sum(value == value for value, _, _ in figures(filled)) > _SHARE * len(filled):
        return Header([""] * _width(rows), 0, 1)
    return Header(list(rows[number]), number + 1, 0)


def _is_number(cell: str) -> bool:
    """Whether a cell is a number that is no year."""
    return cell.strip().replace(".", "", 1).isdecimal() and not (
        len(cell.strip()) == 4 and cell.strip()[:2] in ("19", "20")
    )


def _with_other_row(rows: Sequence[Row], number: int, rank: int) -> Header:
    """The header joined with a row of groups above it, or with one of parts below it."""
    row = rows[number]
    cells, last = list(row), number + 1
    below = rows[last] if last < len(rows) and rank < 3 else []
    if number and _is_group(rows[number - 1], row):
        cells = _joined(rows[number - 1], row)
    elif below and _is_part(row, below) and not is_row_of_units(below):
        cells, last = _joined(row, below), last + 1
        below = rows[last] if last < len(rows) else []
    if below and is_row_of_units(below):
        units = [cell.strip() if is_unit(cell) else "" for cell in [*below, *[""] * len(cells)]]
        cells, last = [f"{cell} {unit}".strip() for cell, unit in zip(cells, units)], last + 1
    return Header(cells, last, rank)


def _is_group(above: Row, row: Row) -> bool:
    """Whether a row above a header names two or more groups of columns, with gaps, and the header is not enough."""
    names = [cell.strip() for cell in row if cell.strip()]
    alone = (
        len(set(names)) == len(names) and not any(name[:4].isdecimal() for name in names) and _filled(row) == len(row)
    )
    return _filled(above) >= 2 and not alone and _filled(above) < len(above)


def _is_part(row: Row, below: Row) -> bool:
    """Whether the row below a header divides some columns, blank under the others: years, or words under a gap."""
    row = [*row, *[""] * (len(below) - len(row))]  # rows of a workbook end with their last filled cell
    parts = [number for number, cell in enumerate(below) if cell.strip()]
    blank = [number for number, cell in enumerate(row) if not cell.strip()]
    if not parts or len(parts) > _SHARE * len(row) + 1 or below[0].strip():
        return False
    return set(blank) <= set(parts) and (
        bool(blank) or all(below[number].strip()[:4].isdecimal() and len(below[number].strip()) < 8 for number in parts)
    )


def _joined(above: Row, below: Row) -> list[str]:
    """Each cell with the group above it; a group reaches to the next."""
    result, group = [], ""
    for number in range(max(len(above), len(below))):
        upper = above[number].strip() if number < len(above) else ""
        lower = below[number].strip() if number < len(below) else ""
        group = upper or (group if lower else "")
        result.append(f"{group} {lower}".strip())
    return result


def _is_data(row: Row, rows: Sequence[Row]) -> bool:
    """Whether a row has a postcode in a column where the others have them."""
    for number, cell in enumerate(row):
        if postcodes_in([cell]):
            column = [other[number] for other in rows if number < len(other) and other[number].strip()]
            if postcodes_in(column) > _SHARE:
                return True
    return False


def _filled(row: Row) -> int:
    return sum(bool(cell.strip()) for cell in row)


def _width(rows: Sequence[Row]) -> int:
    return Counter(map(len, rows)).most_common(1)[0][0] if rows else 0
