"""GSS codes of counties, unitaries and districts by year: which were in use when, and what became of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from ..base.i18n import sentences, tr
from .authorities import changed_codes, current_names

FIRST = 2011  # the year from which the codes are used


@dataclass(frozen=True)
class CodeChange:
    """A code that went out of use in a year, and the codes that its area has had since then."""

    code: str
    name: str
    year: int
    became: tuple[str, ...]

    @property
    def wording(self) -> str:
        """One sentence on what became of it."""
        names = current_names()
        new = ", ".join(f"{names.get(code, code)} ({code})" for code in self.became)
        if len(self.became) > 1:
            stated = tr("{name} ({code}) was divided in {year}, into {new}.")
        elif names.get(self.became[0]) == self.name:
            stated = tr("{name} has had another code since {year}: {new} in place of {code}.")
        else:
            stated = tr("{name} ({code}) became part of {new} in {year}.")
        return stated.format(name=self.name, code=self.code, year=self.year, new=new)


@lru_cache(maxsize=1)
def code_changes() -> dict[str, CodeChange]:
    """The codes that went out of use from 2011 on."""
    return {code: CodeChange(code, *change) for code, change in changed_codes().items()}


def years_of(codes: Iterable[object]) -> tuple[int, int | None] | None:
    """First and last year (None: they still are) in which all these codes were in use; None where there was none."""
    given, changes = {str(code) for code in codes}, code_changes()
    since = {new: one.year for one in changes.values() for new in one.became}
    first = max((since.get(code, FIRST) for code in given), default=FIRST)
    last = min((changes[code].year - 1 for code in given if code in changes), default=None)
    return None if last is not None and last < first else (first, last)


def years_wording(codes: Iterable[object]) -> str:
    """One sentence on the years that codes are of; "" where they are in use today and tell nothing."""
    given = sorted({str(code) for code in codes})
    years = years_of(given)
    if years is None:
        changes = code_changes()
        old = [changes[code].wording for code in given if code in changes]
        return sentences(tr("The codes are of different years, which do not go together."), *old[:3])
    first, last = years
    if last is None:
        return ""
    stated = tr("The codes are those of {first} to {last}.") if first < last else tr("The codes are those of {first}.")
    return stated.format(first=first, last=last)
