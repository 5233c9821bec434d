"""Which column of a file is which column of the company table: by its name, from data, and by what stands in it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

import numpy as np

from ..errors import UserError
from ..resources import resource
from ..words import tr
from .names import MAPPABLE

_SIGNS = re.compile(r"[^0-9a-z£]+")
_WORD = re.compile(r"[a-z]+|%")
_POSTCODE = re.compile(r"\s*[A-Za-z]{1,2}[0-9][0-9A-Za-z]?\s*[0-9][A-Za-z]{2}\s*")


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
    changed = 0
    for number, cell in enumerate(header, 1):
        written = " ".join(str(cell).split())  # a line break in a name would be taken for two names
        wanted = name = written or f"column {number}"
        repeat = 2
        while name in taken:
            name = f"{wanted} ({repeat})"
            repeat += 1
        changed += name != written
        taken.add(name)
        names.append(name)
    return names, changed


def propose(names: Sequence[str]) -> dict[str, str]:
    """Company table column -> column of the file, by name. Several SIC columns are joined by a line break."""
    found: dict[str, str] = {}
    used: set[int] = set()
    for column, rule in _aliases().items():
        hits = [i for i in _hits(names, rule) if i not in used]
        if hits:
            kept = hits if rule.get("several") else hits[:1]
            used.update(kept)
            found[column] = "\n".join(names[i] for i in kept)
    if "northing" not in found or "easting" not in found:  # one coordinate alone places nothing
        found.pop("northing", None)
        found.pop("easting", None)
    return found


def also_possible(names: Sequence[str], mapping: Mapping[str, str]) -> dict[str, list[str]]:
    """Columns of the file that may as well be meant, where no name is one that is known, by the column that was taken."""
    found = {}
    for column, rule in _aliases().items():
        if column in mapping and not rule.get("several") and not _exact(names, rule):
            others = [names[i] for i in _hits(names, rule) if names[i] not in mapping.values()]
            if others:
                found[mapping[column]] = others
    return found


def _exact(names: Sequence[str], rule: dict) -> list[int]:
    """Which columns have a known name, the best known first."""
    exact = [plain(alias) for alias in rule["exact"]]
    plain_names = map(plain, names)
    return [i for _, i in sorted((exact.index(name), i) for i, name in enumerate(plain_names) if name in exact)]


def _hits(names: Sequence[str], rule: dict) -> list[int]:
    hits = _exact(names, rule)
    if hits and not rule.get("several"):
        return hits
    begins, ends = tuple(map(plain, rule.get("begins", ()))), tuple(map(plain, rule.get("ends", ())))
    told_apart = frozenset(rule.get("not", ()))
    rest = [
        i
        for i, (name, whole) in enumerate(zip(map(plain, names), names))
        if ((begins and name.startswith(begins)) or (ends and name.endswith(ends))) and not told_apart & _words(whole)
    ]
    return sorted({*rest, *hits})


def _words(name: str) -> set[str]:
    return set(_WORD.findall(str(name).casefold()))


def postcode_by_content(names: Sequence[str], rows: Sequence[Sequence[str]]) -> str | None:
    """The one column in which most of the filled cells of the first rows look like postcodes, if there is exactly one."""
    found = []
    for i, name in enumerate(names):
        cells = [row[i] for row in rows if i < len(row) and row[i].strip()]
        if len(cells) >= 1 and np.mean([bool(_POSTCODE.fullmatch(cell)) for cell in cells]) > 0.6:
            found.append(name)
    return found[0] if len(found) == 1 else None


def checked(mapping: Mapping[str, str], names: Sequence[str]) -> dict[str, str]:
    """A mapping given by the user, "" for a column to be left out. Raises UserError for one that the table or the file does not have."""
    by_plain = {plain(name): name for name in names}
    result = {}
    for column, wanted in mapping.items():
        if column not in MAPPABLE:
            raise UserError(tr('There is no column "{column}" to map to.').format(column=column), "Columns: " + ", ".join(MAPPABLE))
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
