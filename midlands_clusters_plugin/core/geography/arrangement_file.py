"""Files of arrangements of authorities: a CSV with one row an authority or a member, or the same as JSON."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from ..base.errors import UserError
from ..base.i18n import tr
from ..base.reading import decoded, guarded, refuse_more_cells

_LONGEST, _MOST = 4 << 20, 20_000  # bytes of a file, members
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_YEARS = range(1970, 2101)
_COLUMNS = {
    "arrangement": ("arrangement", "option", "proposal"),
    "authority": ("authority", "new authority", "authority name", "name"),
    "member": ("members", "member", "districts", "district", "wards", "ward", "member code", "code"),
    "date": ("date", "from"),
    "status": ("status",),
    "source": ("source",),
}


@dataclass(frozen=True)
class ArrangementRow:
    """One new authority with some of its members, as the file writes them; ``number`` as a spreadsheet counts rows."""

    number: int
    arrangement: str
    authority: str
    members: tuple[str, ...]
    date: str
    status: str
    source: str


@guarded
def read_arrangement_rows(path: str | Path) -> list[ArrangementRow]:
    """The rows of a file. Raises UserError for one that holds no arrangement."""
    path = Path(path)
    if path.stat().st_size > _LONGEST:
        raise _no_arrangement(path.name)
    text = decoded(path.read_bytes())
    rows = _of_json(text, path) if path.suffix.lower() == ".json" else rows_of_table(text, path.name, path.stem)
    if not rows or sum(len(row.members) for row in rows) > _MOST:
        raise _no_arrangement(path.name)
    return rows


def rows_of_table(text: str, file: str, name: str) -> list[ArrangementRow]:
    """The rows of a CSV, whose arrangement is called ``name`` where no column says otherwise. Raises UserError."""
    lines = text.splitlines()
    delimiter = max(",;\t", key=lambda one: lines[0].count(one)) if lines else ","
    try:
        numbered = enumerate(csv.reader(lines, delimiter=delimiter), 1)
        table = [(number, row) for number, row in numbered if any(map(str.strip, row))]
    except csv.Error as error:
        raise _no_arrangement(file) from error
    header = [" ".join(re.findall(r"\w+", cell.replace("_", " ").casefold())) for cell in table[0][1]] if table else []
    at = {key: next((header.index(one) for one in names if one in header), -1) for key, names in _COLUMNS.items()}
    heads = [one.rstrip("0123456789 ") for one in header]  # district 1, district 2
    member = next((one for one in _COLUMNS["member"] if one in heads), "")
    several = [i for i, one in enumerate(heads) if one == member]
    if at["authority"] < 0 or not member:
        raise _no_arrangement(file)
    last = several[-1] == len(header) - 1  # members that commas part run on in cells without a head
    found = []
    for number, row in table[1:]:
        if not last:
            refuse_more_cells(number, row, header, file)
        cell = {key: " ".join(row[i].split()) if 0 <= i < len(row) else "" for key, i in at.items()}
        cells = [row[i] for i in several if i < len(row)] + row[len(header) :]
        members = _members(";".join(cells))
        if not cell["authority"] or not members:
            raise _lacks(number, file)
        given = (cell["date"], cell["status"], cell["source"])
        found.append(ArrangementRow(number, cell["arrangement"] or name, cell["authority"], members, *given))
    return found


def day_of(text: str) -> str:
    """A date as Britain writes it ("1 April 2028", "01/04/2028", "April 2028") as 2028-04-01, 2028-04, 2028 or ""."""
    plain = re.sub(r"[T ]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$", "", text.strip())
    plain = re.sub(r"(?<=\d)(st|nd|rd|th)\b", "", plain.casefold())
    if re.search(r"[^\w\s,./-]|_", plain):
        return ""
    wording = [one for one in re.findall(r"[^\W\d]+", plain) if one not in ("from", "on", "the", "of")]
    wording = [one for one in wording if not _begins(one, _WEEKDAYS)]
    figures = re.findall(r"\d+", plain)
    if wording:  # the month in letters
        months = _begins(wording[0], _MONTHS)
        if len(wording) > 1 or len(months) != 1 or len(figures) not in (1, 2):
            return ""
        figures = [*figures[:-1], str(_MONTHS.index(months[0]) + 1), figures[-1]]
    if figures and len(figures[0]) != 4:
        figures.reverse()
    if not 0 < len(figures) < 4 or len(figures[0]) != 4 or any(len(one) > 2 for one in figures[1:]):
        return ""
    year, month, day = map(int, (*figures, *("1", "1")[: 3 - len(figures)]))
    try:
        whole = date(year, month, day).isoformat()
    except ValueError:
        return ""
    return whole[: (4, 7, 10)[len(figures) - 1]] if year in _YEARS else ""


def _begins(word: str, names: tuple[str, ...]) -> list[str]:
    """Of some names those that a word of at least three letters begins."""
    return [one for one in names if len(word) > 2 and one.startswith(word)]


def _members(text: str) -> tuple[str, ...]:
    return tuple(filter(None, (" ".join(one.split()) for one in re.split(r"[;|]", text))))


def _of_json(text: str, path: Path) -> list[ArrangementRow]:
    try:
        data: Any = json.loads(text)
        several = data.get("arrangements", [data]) if isinstance(data, dict) else data
        return list(_rows_of(several, path.stem, path.name))
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise _no_arrangement(path.name, str(error)) from error


def _rows_of(several: Iterable[Mapping[str, Any]], name: str, file: str) -> Iterable[ArrangementRow]:
    number = 0
    for one in several:
        for authority in one["authorities"]:
            number += 1
            given = (str(one.get(key, "") or "") for key in ("date", "status", "source"))
            members = authority["members"]
            members = _members(members) if isinstance(members, str) else tuple(map(str.strip, map(str, members)))
            stated = " ".join(str(authority["name"] or "").split())
            if not stated or not members:
                raise _lacks(number, file)
            yield ArrangementRow(number, str(one.get("name") or name), stated, members, *given)


def _lacks(row: int, file: str) -> UserError:
    stated = tr("Row {row} of {name} lacks the authority's name or its members: fill in both.")
    return UserError(stated.format(row=row, name=file))


def _no_arrangement(name: str, detail: str = "") -> UserError:
    stated = tr(
        "{name} is no arrangement of authorities: its first row must name the columns authority and members, and each "
        "row below a new authority and the districts in it."
    )
    return UserError(stated.format(name=name), detail)
