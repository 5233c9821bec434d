"""The rule of disclosure control that a user chooses; disclosure_rules.py says what it means and applies it."""

from __future__ import annotations

from dataclasses import dataclass

from ..base.errors import UserError
from ..base.i18n import sentences, tr

CONVENTIONAL, RANDOM = "conventional", "random"
BASES = (0, 3, 5, 10, 100)


@dataclass(frozen=True)
class Rule:
    """What makes a figure unsafe (percentages; None leaves a rule out), and how published figures are rounded.

    ``protection``: the width, in per cent of a hidden figure, to within which nobody may be able to work it out.
    """

    fewest: int = 3
    largest: float | None = None
    largest_two: float | None = None
    remainder: float | None = 10.0
    protection: float = 10.0
    round_to: int = 0
    rounding: str = CONVENTIONAL
    seed: int = 0

    def __post_init__(self) -> None:
        if not 2 <= self.fewest <= 1000:
            raise UserError(tr("The smallest number of companies shown must be 2 to 1,000."), f"fewest: {self.fewest}")
        shares = (self.largest, self.largest_two, self.remainder, self.protection)
        if any(share is not None and not 0 < share <= 100 for share in shares):
            raise UserError(tr("The percentages of a disclosure rule must be above 0 and at most 100."))
        if self.round_to not in BASES or self.rounding not in (CONVENTIONAL, RANDOM):
            stated = tr("Round to 3, 5, 10 or 100, or not at all.")
            raise UserError(stated, f"{self.rounding} rounding to {self.round_to}")

    def describe(self) -> str:
        """The rule in words, for the map and its method line."""
        parts = [tr("fewer than {fewest} companies").format(fewest=self.fewest)]
        if self.largest is not None:
            parts.append(tr("one company with more than {share:g} %").format(share=self.largest))
        if self.largest_two is not None:
            parts.append(tr("two companies with more than {share:g} %").format(share=self.largest_two))
        if self.remainder is not None:
            few = tr("figures where all but the two largest companies add up to less than {share:g} % of the largest")
            parts.append(few.format(share=self.remainder))
        text = tr("Hidden: {rules}; and further hexagons so that these cannot be worked out.")
        rounded = tr("Figures are rounded to {base}.").format(base=self.round_to) if self.round_to else ""
        return sentences(text.format(rules=", ".join(parts)), rounded)


BRES = Rule()
