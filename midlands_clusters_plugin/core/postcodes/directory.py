"""Which postcode directory is in use, in words and as data: for report, printed acknowledgements and dock."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from ..base.i18n import plain_date, tr
from .postcode_store import EXTEND, imported

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
        if self.builtin:
            stated = tr("ONS Postcode Directory, {edition}, built in")
        elif self.mode == EXTEND and self.edition:
            stated = tr("{source} ({edition}), with the built-in directory of {builtin} for what it lacks")
        elif self.mode == EXTEND:
            stated = tr("{source}, with the built-in directory of {builtin} for what it lacks")
        else:
            stated = tr("{source} ({edition})") if self.edition else "{source}"
        edition, builtin = plain_date(self.edition), plain_date(BUILTIN_EDITION)
        return stated.format(source=self.source, edition=edition, builtin=builtin)


def directory_in_use() -> InUse:
    """The directory that ``current_index`` gives. Raises UserError where the imported one is damaged."""
    about = imported()
    if about is None:
        return InUse("ONS Postcode Directory", BUILTIN_EDITION, "", "builtin", None)
    return InUse(about.source, about.date, about.imported_on, about.mode, about.postcodes)
