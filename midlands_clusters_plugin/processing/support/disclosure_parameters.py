"""The disclosure rule of the parameters THRESHOLD, DOMINANCE and ROUNDING, which every algorithm has that can hide
figures.
"""

from __future__ import annotations

from pathlib import Path

from ...core.base.errors import UserError
from ...core.base.i18n import tr
from ...core.disclosure.disclosure_rule import BASES, Rule
from ...core.disclosure.ledger import FILE, Ledger
from .inputs import Inputs
from .outputs import asked_for, plain_file

_ROUNDING = [str(base) for base in BASES]


def ledger_of(inputs: Inputs) -> Ledger:
    """The ledger of published maps: the one asked for, else beside the output or the project; of this run alone where
    neither is a file.

    Raises UserError where it cannot be read.
    """
    if asked_for(inputs, "LEDGER"):
        return Ledger(Path(inputs.path("LEDGER")))
    output = plain_file(inputs.raw("OUTPUT"))
    home = inputs.context.project().absolutePath() if inputs.context.project() is not None else ""
    folder = output.parent if output is not None else Path(home) if home else None
    return Ledger(folder / FILE if folder is not None else None)


def rule_of(inputs: Inputs) -> Rule | None:
    """The rule that was asked for, None for none. Raises UserError where the parameters do not fit together."""
    fewest = inputs.integer("THRESHOLD")
    largest = inputs.number("DOMINANCE")
    base = inputs.choice("ROUNDING") or _ROUNDING[0]
    if base not in _ROUNDING:
        raise UserError(tr("Round to 3, 5, 10 or 100, or not at all (0)."), base)
    if not fewest:
        if largest or base != _ROUNDING[0]:
            raise UserError(
                tr("Give the smallest number of companies too (3 is usual): dominance and rounding alone hide nobody.")
            )
        return None
    return Rule(fewest=fewest, largest=largest or None, round_to=int(base))
