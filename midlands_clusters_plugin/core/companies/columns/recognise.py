"""Which column of a file is which column of the company table: by its name, from data, and by what stands in it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

import numpy as np

from ...base.errors import UserError
from ...base.i18n import tr
from ...base.reading import MOST_COLUMNS, check_columns
from ...base.resources import resource
from .column_names import MAPPABLE

_SIGNS = re.compile(r"[^0-9a-z£]+")
_TEXT = re.compile(r"[a-z]+|[A-Z]+(?![a-z])|[A-Z][a-z]*|%")  # "TurnoverGrowth" has two
_POSTCODE = re.compile(r"\s*[A-Za-z]{1,2}[0-9][0-9A-Za-z]?\s*[0-9][A-Za-z]{2}\s*")


@lru_cache(maxsize=MOST_COLUMNS * 2)  # each rule asks for each name again
def plain(name: str) -> str:
    """A column name without case, blanks and signs."""
    return _SIGNS.sub("", str(name).casefold())


@lru_cache(maxsize=1)
def _aliases() -> dict[str, dict]:
    return json.loads(resource("catalogue", "columns.json").read_text(encoding="utf-8"))["columns"]


def unique_names(header: Sequence[str]) -> tuple[list[str], int]:
    """Column names made different and not blank, and how many were changed: "x", "x (2)", "column 3"."""
    names: list[str] = []
    taken: set[str] = set()
    latest: dict[str, int] = {}
    changed = 0
    check_columns(len(header))
    for number, cell in enumerate(header, 1):
        written = " ".join(str(cell).split())  # a line break in a name would be taken for two names
        wanted = name = written or f"column {number}"
        while name in taken:
            latest[wanted] = latest.get(wanted, 1) + 1
            name = f"{wanted} ({latest[wanted]})"
        changed += name != written
        taken.add(name)
        names.append(name)
    return names, changed


def propose(names: Sequence[str]) -> dict[str, str]:
    """Company table column -> column of the file, by name. Several SIC columns are joined by a line break."""
    return {column: "\n".join(taken) for column, (taken, _) in _candidates(names).items()}


def rivals(names: Sequence[str]) -> dict[str, list[str]]:
    """Company table column -> the columns of the file that its name fits as well as the one that ``propose`` takes,
    where there are any.
    """
    return {column: others for column, (_, others) in _candidates(names).items() if others}


def _candidates(names: Sequence[str]) -> dict[str, tuple[list[str], list[str]]]:
    """Company table column -> the columns of the file that are taken for it, and others that might have been."""
    found: dict[str, tuple[list[str], list[str]]] = {}
    used: set[str] = set()
    for column, rule in _aliases().items():
        hits = [name for name in _hits(names, rule) if name not in used]
        if hits:
            exact = plain(hits[0]) in map(
                plain, rule["exact"]
            )  # an exact alias goes before those after it: nothing is unsure
            stored = hits if rule.get("several") else hits[:1]
            used.update(stored)
            found[column] = (stored, [] if exact else hits[len(stored) :])
    if "northing" not in found or "easting" not in found:  # one coordinate alone places nothing
        found.pop("northing", None)
        found.pop("easting", None)
    return found


def _hits(names: Sequence[str], rule: dict) -> list[str]:
    exact = [plain(alias) for alias in rule["exact"]]
    unlike = set(rule.get("not", ()))
    able = [(plain(name), i) for i, name in enumerate(names) if unlike.isdisjoint(_text(name))]
    hits = sorted((exact.index(name), i) for name, i in able if name in exact)
    if hits and not rule.get("several"):
        return [names[i] for _, i in hits]
    begins, ends = tuple(map(plain, rule.get("begins", ()))), tuple(map(plain, rule.get("ends", ())))
    rest = [i for name, i in able if (begins and name.startswith(begins)) or (ends and name.endswith(ends))]
    return [names[i] for i in sorted({*rest, *(i for _, i in hits)})]


@lru_cache(maxsize=MOST_COLUMNS * 2)
def _text(name: str) -> set[str]:
    """The words of a column name, and its percent signs."""
    return {word.lower() for word in _TEXT.findall(str(name))}


def postcode_by_content(names: Sequence[str], rows: Sequence[Sequence[str]]) -> str | None:
    """The one column in which most of the filled cells of the first rows look like postcodes, if there is exactly
    one.
    """
    found = []
    for i, name in enumerate(names):
        cells = [row[i] for row in rows if i < len(row) and row[i].strip()]
        if len(cells) >= 1 and np.mean([bool(_POSTCODE.fullmatch(cell)) for cell in cells]) > 0.6:
            found.append(name)
    return found[0] if len(found) == 1 else None


def checked(mapping: Mapping[str, str], names: Sequence[str]) -> dict[str, str]:
    """A mapping given by the user, "" for a column to be left out. Raises UserError for one that the table or the file
    does not have.
    """
    by_plain = {plain(name): name for name in names}
    result = {}
    for column, wanted in mapping.items():
        if column not in MAPPABLE:
            raise UserError(
                tr('There is no column "{column}" to map to.').format(column=column), "Columns: " + ", ".join(MAPPABLE)
            )
        if not wanted:
            result[column] = ""
            continue
        theirs = [name if name in names else by_plain.get(plain(name), "") for name in str(wanted).split("\n")]
        if not all(theirs):
            raise UserError(
                tr('The file has no column "{wanted}": choose another.').format(wanted=wanted),
                "Columns: " + ", ".join(map(str, names[:200])),
            )
        result[column] = "\n".join(theirs)
    return result


def places_companies(mapping: Mapping[str, str]) -> bool:
    """Whether companies can be placed with these columns."""
    return "postcode" in mapping or {"easting", "northing"} <= set(mapping)
