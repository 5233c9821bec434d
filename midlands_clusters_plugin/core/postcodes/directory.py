"""Which postcode directory is in use, in words and as data: for the report, the printed acknowledgements and the
dock.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from ..base.i18n import tr
from .postcode_store import EXTEND, Imported, imported

BUILTIN_EDITION = "2025-11"


@dataclass(frozen=True)
class InUse:
    """The directory that places postcodes.

    ``edition``: year and month, "" where the file's name does not say; ``imported_on``: the day, ISO 8601, "" for the
    built-in one; ``mode``: "builtin", "replace" or "extend"; ``postcodes``: how many it holds, None for the built-in
    one, which is not read for this.
    """

    source: str
    edition: str
    imported_on: str
    mode: str
    postcodes: int | None

    @property
    def builtin(self) -> bool:
        """Whether it is the plugin's own."""
        return self.mode == "builtin"

    @property
    def year(self) -> str:
        """The year of supply, for an acknowledgement."""
        return (self.edition or self.imported_on)[:4]

    def as_dict(self) -> dict[str, Any]:
        """For report.json."""
        return {**asdict(self), "builtin": self.builtin, "year": self.year, "words": self.wording}

    @property
    def wording(self) -> str:
        """One line, without a full stop: what it is, of when, and how it is used."""
        edition = month_and_year(self.edition)
        if self.builtin:
            return tr("ONS Postcode Directory, {edition}, built in").format(edition=edition)
        if self.mode == EXTEND and edition:
            return tr("{source} ({edition}), with the built-in directory of {builtin} for what it lacks").format(
                source=self.source, edition=edition, builtin=month_and_year(BUILTIN_EDITION)
            )
        if self.mode == EXTEND:
            return tr("{source}, with the built-in directory of {builtin} for what it lacks").format(
                source=self.source, builtin=month_and_year(BUILTIN_EDITION)
            )
        return tr("{source} ({edition})").format(source=self.source, edition=edition) if edition else self.source


def directory_in_use() -> InUse:
    """The directory that ``current_index`` gives. Raises UserError where the imported one is damaged."""
    about = imported()
    return InUse("ONS Postcode Directory", BUILTIN_EDITION, "", "builtin", None) if about is None else _of(about)


def _of(about: Imported) -> InUse:
    return InUse(about.source, about.date, about.imported_on, about.mode, about.postcodes)


def month_and_year(edition: str) -> str:
    """November 2025 for 2025-11; the text itself where it is something else."""
    year, _, month = edition.partition("-")
    names = (
        tr("January"),
        tr("February"),
        tr("March"),
        tr("April"),
        tr("May"),
        tr("June"),
        tr("July"),
        tr("August"),
        tr("September"),
        tr("October"),
        tr("November"),
        tr("December"),
    )
    return (
        f"{names[int(month) - 1]} {year}" if year.isdigit() and month.isdigit() and 1 <= int(month) <= 12 else edition
    )
