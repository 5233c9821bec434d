"""The file formats that are known by name: how each is recognised by its header, and what its columns mean (names are
data).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np
import pandas as pd

from ...base.i18n import mark, shown
from ...base.resources import read_json
from .recognise import plain

GENERIC = "generic"
# The lower bound of the gender pay gap service's bands. The service publishes no figure; the smallest that a band
# allows is no guess.
_BANDS = {"250to499": 250, "500to999": 500, "1000to4999": 1000, "5000to19999": 5000, "20000ormore": 20_000}

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


def _as_it_is(column: pd.Series) -> pd.Series:
    return column


def _lower_bound(column: pd.Series) -> pd.Series:
    code, different = pd.factorize(column.fillna("").astype(str))
    bounds = np.array([_BANDS.get(plain(band), np.nan) for band in different], dtype=np.float64)
    return pd.Series(bounds[code], index=column.index)


@dataclass(frozen=True)
class Format:
    """A format.

    ``signs`` are sets of columns (plain names), one of which must be there whole; ``mapping`` gives the names that a
    column may have, with a star behind one how it may begin. ``like`` gives patterns of names instead, of which one set
    of ``needs`` must be found; ``employees`` is what is done to that column; ``withdrawn`` the names of a column that
    says that a participant left.
    """

    id: str
    signs: tuple[frozenset[str], ...] = ()
    mapping: Mapping[str, Sequence[str]] = field(default_factory=dict)
    employees: Callable[[pd.Series], pd.Series] = _as_it_is
    postcodes_in_one_cell: bool = False
    one_row_a_project: bool = False
    withdrawn: tuple[str, ...] = ()
    like: Mapping[str, str] = field(default_factory=dict)
    needs: tuple[frozenset[str], ...] = ()
    amount: str = "innovate_uk_gbp"

    @property
    def one_row_of_several(self) -> bool:
        """Whether rows of the file are added up or listed out, so that their texts are needed."""
        return self.postcodes_in_one_cell or self.one_row_a_project

    @property
    def notes(self) -> tuple[str, ...]:
        """Sentences that always apply."""
        return tuple(shown(text) for text in _NOTES.get(self.id, ()))


class _Formats(Mapping):
    """The formats by id, read from the catalogue when first asked for; the generic one last."""

    def __getitem__(self, name: str) -> Format:
        return _formats()[name]

    def __iter__(self) -> Iterator[str]:
        return iter(_formats())

    def __len__(self) -> int:
        return len(_formats())


FORMATS: Mapping[str, Format] = _Formats()


@lru_cache(maxsize=1)
def _formats() -> dict[str, Format]:
    found = read_json("catalogue", "company_formats.json")["formats"]
    return {**{one["id"]: _format(one) for one in found}, GENERIC: Format(GENERIC)}


def _format(row: Mapping) -> Format:
    return Format(
        row["id"],
        signs=tuple(frozenset(map(plain, names)) for names in row["signs"]),
        mapping=row["mapping"],
        employees=_lower_bound if row["id"] == "gender_pay_gap" else _as_it_is,
        postcodes_in_one_cell=row.get("postcodes_in_one_cell", False),
        one_row_a_project=row.get("one_row_a_project", False),
        withdrawn=tuple(row.get("withdrawn", ())),
        like=row.get("like", {}),
        needs=tuple(map(frozenset, row.get("needs", ()))),
        amount=row.get("amount", "innovate_uk_gbp"),
    )


def recognise(names: Sequence[str]) -> Format:
    """The first format of which all signs are among the names, else the generic one."""
    have = {plain(name) for name in names}
    exact = (one for one in FORMATS.values() if any(have.issuperset(signs) for signs in one.signs))
    alike = (
        one for one in FORMATS.values() if one.needs and any(set(_alike(one, names)) >= needs for needs in one.needs)
    )
    return next(exact, None) or next(alike, FORMATS[GENERIC])


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
