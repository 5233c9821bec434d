"""The file formats that are known by name: their headers, and what their columns mean (names are data)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ...base.i18n import mark, shown
from ...base.resources import read_json
from .column_names import GENERIC
from .headings import plain

_NOTES: dict[str, tuple[str, ...]] = {
    "companies_house": (mark("Companies are at their registered office, which need not be where they work."),),
    "gender_pay_gap": (
        mark("Employers are at their registered address; only employers with 250 or more employees must report."),
        mark("Employees are the lower bound of the published size band, so totals are the least that there can be."),
    ),
    "innovate_uk": (
        mark(
            "Funding is the grant that Innovate UK offered, at the participant's address; it is not what was spent, "
            "nor where."
        ),
        mark(
            "One row is one participant at one postcode: a count of businesses counts participants, universities and "
            "charities too."
        ),
    ),
    "data_city": (
        mark(
            "Employees and turnover of The Data City are estimates, and each company's are divided over the sites that "
            "are listed for it."
        ),
    ),
    "investment": (
        mark(
            "One row is one project of investment, where the file says that it is: a count of businesses counts "
            "projects."
        ),
        mark("Capital expenditure stands in the currency of the file; nothing was converted."),
    ),
    "grants_360": (
        mark(
            "Grants of one recipient at one postcode were added up; a recipient may be a charity, a council or a "
            "university."
        ),
        mark("A recipient stands at its own address, which need not be where the money is spent."),
    ),
    "beauhurst": (mark("Companies of Beauhurst are at their head office, which need not be where they work."),),
}


@dataclass(frozen=True)
class Format:
    """A format.

    ``signs`` are sets of columns (plain names), one of which must be there whole; ``mapping`` gives the names that a
    column may have, with a star behind one how it may begin. ``like`` gives patterns of names instead, of which one set
    of ``needs`` must be found; ``bands`` are texts of the employees' column and their lower bounds, the smallest that
    they allow, which is no guess; ``withdrawn`` the names of a column that says that a participant left.
    """

    id: str
    signs: Sequence[Sequence[str]] = ()
    mapping: Mapping[str, Sequence[str]] = field(default_factory=dict)
    bands: Mapping[str, float] = field(default_factory=dict)
    postcodes_in_one_cell: bool = False
    one_row_a_project: bool = False
    withdrawn: Sequence[str] = ()
    like: Mapping[str, str] = field(default_factory=dict)
    needs: Sequence[Sequence[str]] = ()
    amount: str = "innovate_uk_gbp"
    seen: str = ""  # in which files, for who reads the data
    assumed: Sequence[str] = ()

    @property
    def notes(self) -> tuple[str, ...]:
        """Sentences that always apply."""
        return tuple(shown(text) for text in _NOTES.get(self.id, ()))


_DATA = read_json("catalogue", "company_formats.json")["formats"]
FORMATS = {**{one["id"]: Format(**one) for one in _DATA}, GENERIC: Format(GENERIC)}  # by id, the generic one last


def recognise(names: Sequence[str]) -> Format:
    """The first format of which all signs are among the names, else the generic one."""
    have = {plain(name) for name in names}
    for one in FORMATS.values():
        if any(have.issuperset(map(plain, signs)) for signs in one.signs):
            return one
    for one in FORMATS.values():
        there = _alike(one, names).keys() if one.needs else {}.keys()
        if any(there >= set(needs) for needs in one.needs):
            return one
    return FORMATS[GENERIC]


def own_mapping(one: Format, names: Sequence[str]) -> dict[str, str]:
    """The format's mapping with the file's own spelling of the names; columns that the file lacks are left out."""
    result = _alike(one, names)
    for column, theirs in one.mapping.items():
        found = _spelt(theirs, names)
        if found:
            result[column] = "\n".join(found if column == "sic" else found[:1])
    return result


def _alike(one: Format, names: Sequence[str]) -> dict[str, str]:
    """The columns that a format knows by patterns: each column of the file once, the first pattern that fits."""
    found: dict[str, str] = {}
    for column, pattern in one.like.items():
        hit = next(
            (name for name in names if name not in found.values() and re.search(pattern, name.strip(), re.IGNORECASE)),
            None,
        )
        if hit is not None:
            found[column] = hit
    return found


def extra_columns(one: Format, names: Sequence[str]) -> dict[str, str]:
    """Columns beyond the company table's that the format needs read: {"withdrawn": column of the file}."""
    found = _spelt(one.withdrawn, names)
    return {"withdrawn": found[0]} if found else {}


def _spelt(theirs: Sequence[str], names: Sequence[str]) -> list[str]:
    spelling: dict[str, str] = {}
    for name in names:
        spelling.setdefault(plain(name), name)
    exact = [spelling[plain(name)] for name in theirs if not name.endswith("*") and plain(name) in spelling]
    begins = tuple(plain(name) for name in theirs if name.endswith("*"))
    return exact + [
        theirs for name, theirs in spelling.items() if begins and name.startswith(begins) and theirs not in exact
    ]
