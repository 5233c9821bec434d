"""How a file will be read: which column is what, in which unit, by what that is known, which rivals there were, what is
in doubt.

The plan is made before reading, from headings and first cells; what whole columns say (the sign before decimals, the
order of dates, the edition of SIC codes) is added while they are read. What comes of it is the reading contract: one
row a column of the company table.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ...base.errors import UserError
from ...base.i18n import counted, mark, tr
from .column_names import MONEY
from .formats import Format

if TYPE_CHECKING:
    import numpy as np

CONTRACT_COLUMNS = ("column", "source", "unit", "conversion", "sure", "rivals", "doubt", "sample", "value")
FOREIGN = mark(
    'The column "{name}" is in {currency}, not in pounds: convert it in the file and name the currency in its heading.'
)
NAMED_UNIT = mark('"{name}" names its unit: its figures were multiplied by {factor}.')
_MANY = 5  # doubts that are said one by one


@dataclass
class Plan:
    """``mapping`` (company table column -> column of the file) and, by column of the company table: ``factors`` of
    units, ``sure`` (how it was recognised), ``rivals``, ``conversions`` and ``doubts``, open questions as sentences;
    ``notes`` on what was decided.
    """

    format: Format
    mapping: dict[str, str]
    given: frozenset[str] = frozenset()  # columns that the user named: nothing is in doubt there
    factors: dict[str, float] = field(default_factory=dict)
    sure: dict[str, str] = field(default_factory=dict)
    rivals: dict[str, list[str]] = field(default_factory=dict)
    conversions: dict[str, list[str]] = field(default_factory=dict)
    doubts: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    extra: dict[str, str] = field(default_factory=dict)  # columns that the format needs beside the table's
    default_decimal: str = "?"
    edition: str = ""
    year: int = 0
    earlier: dict[str, str] = field(default_factory=dict)  # columns of EARLIER and where their figures stand
    earlier_year: int = 0  # the year that is asked for, then the one that is taken; 0 none
    earlier_row: np.ndarray | None = None  # by row the one of that year, -1 where the company has none

    def take_earlier(self, years: set[int]) -> None:
        """Of the years that the file has, the one asked for, else the oldest; says so where it is another."""
        wanted, self.earlier_year = self.earlier_year, min(years, default=0)
        if wanted in years:
            self.earlier_year = wanted
        elif wanted and years:
            wording = tr("The file has no earlier figures of {wanted} to compare with: those of {taken} are taken.")
            self.notes.append(wording.format(wanted=wanted, taken=self.earlier_year))
        elif wanted:
            self.notes.append(tr("The file has no figures of {wanted} to compare with.").format(wanted=wanted))

    def doubt(self, column: str, sentence: str) -> None:
        """Open a question about a column, unless the user has named it."""
        if column not in self.given:
            self.doubts.setdefault(column, sentence)

    def convert(self, column: str, how: str) -> None:
        """Add what is done to the cells of a column."""
        if how not in self.conversions.setdefault(column, []):
            self.conversions[column].append(how)

    def contract(self, cells: Mapping[str, tuple[str, str]] | None = None) -> tuple[dict, ...]:
        """One row a column: CONTRACT_COLUMNS; ``cells`` are a cell of the file and what it became."""
        rows = []
        for column in [*self.mapping, *(name for name in self.doubts if name not in self.mapping)]:
            ours = "postcode" if column == "address" else column
            sample, value = (text.strip() for text in (cells or {}).get(column, ("", "")))
            rows.append(
                {
                    "column": ours,
                    "source": ", ".join(self.mapping.get(column, "").split("\n")),
                    "unit": _unit(column, self.factors.get(column, 1.0)),
                    "conversion": "; ".join(self.conversions.get(column, ())),
                    "sure": self.sure.get(column, "given" if column in self.given else "format"),
                    "rivals": list(self.rivals.get(column, ())),
                    "doubt": self.doubts.get(column, ""),
                    "sample": sample,
                    "value": value,
                }
            )
        return tuple(rows)

    def all_notes(self) -> list[str]:
        """What was decided and what is in doubt, as sentences; of many doubts how many there are."""
        doubts = list(self.doubts.values())
        if len(doubts) > _MANY:
            doubts = [
                tr(
                    "{count} columns could be read in more than one way: {names}. “How the file was read” says what "
                    "was done with each."
                ).format(count=len(doubts), names=", ".join(self.doubts))
            ]
        return [*self.notes, *doubts]


def _unit(column: str, factor: float) -> str:
    """The unit of a column of the file, as a word."""
    if column not in ("employees", *MONEY):
        return {
            "easting": tr("metres or degrees"),
            "northing": tr("metres or degrees"),
            "incorporated": tr("date"),
        }.get(column, "")
    one = tr("people") if column == "employees" else tr("pounds")
    if factor == 1:
        return one
    return {1e3: tr("thousand {unit}"), 1e6: tr("million {unit}"), 1e9: tr("billion {unit}")}.get(
        factor, tr("pence")
    ).format(unit=one)


def strictly(contract: Iterable[Mapping]) -> None:
    """Raise UserError where a doubt is open."""
    doubts = [str(one["doubt"]) for one in contract if one["doubt"]]
    if doubts:
        wording = counted(
            "The file could be read in more than one way, and a strict run was asked for: {first} Choose the column "
            "yourself, or correct the file.",
            "{n} parts of the file could be read in more than one way, and a strict run was asked for. The first: "
            "{first} Choose the columns yourself, or correct the file.",
            len(doubts),
        )
        raise UserError(wording.format(first=doubts[0]), "\n".join(doubts))
