"""The parameters of a disclosure rule: THRESHOLD, DOMINANCE and ROUNDING, for every algorithm that can hide figures."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsProcessingContext, QgsProcessingParameterEnum, QgsProcessingParameterNumber

from ..core.errors import UserError
from ..core.statistics.disclosure_rule import BASES, BRES, Rule
from .base import Algorithm, tr

_ROUNDING = [str(base) for base in BASES]


def add_rule(algorithm: Algorithm, *, off: bool) -> None:
    """Add the parameters; ``off``: no rule unless the officer gives a threshold, and folded away."""
    number = QgsProcessingParameterNumber
    algorithm.add(
        number("THRESHOLD", tr("Hide figures of fewer companies than"), number.Type.Integer, 0 if off else BRES.fewest, minValue=0),
        tr("0: nothing is hidden. 3: hexagons of one or two companies are hidden, and as many others as are needed to protect them.")
        if off
        else tr("Hexagons of fewer companies are hidden, and as many others as are needed to protect them; 3 as in national statistics."),
        advanced=off,
    )
    algorithm.add(
        number("DOMINANCE", tr("Hide where one company has more than (%)"), number.Type.Double, 0.0, minValue=0.0, maxValue=100.0),
        tr("0: no such rule. With 75, employees or turnover are hidden where one company has more than 75% of them. Needs a threshold."),
        advanced=off,
    )
    algorithm.add(
        QgsProcessingParameterEnum("ROUNDING", tr("Round figures to"), _ROUNDING, defaultValue=_ROUNDING[0], usesStaticStrings=True),
        tr("0: figures as they are. 3, 5, 10, 100: published figures and totals are rounded to the nearest multiple. Needs a threshold."),
        advanced=off,
    )


def rule_of(algorithm: Algorithm, parameters: dict[str, Any], context: QgsProcessingContext) -> Rule | None:
    """The rule that was asked for, None for none. Raises UserError where the parameters do not fit together."""
    fewest = algorithm.parameterAsInt(parameters, "THRESHOLD", context)
    largest = algorithm.parameterAsDouble(parameters, "DOMINANCE", context)
    base = algorithm.parameterAsEnumString(parameters, "ROUNDING", context) or _ROUNDING[0]
    if base not in _ROUNDING:
        raise UserError(tr("Round to 3, 5, 10 or 100, or not at all (0)."), base)
    if not fewest:
        if largest or base != _ROUNDING[0]:
            raise UserError(tr("Give the smallest number of companies too (3 is usual): dominance and rounding alone hide nobody."))
        return None
    return Rule(fewest=fewest, largest=largest or None, round_to=int(base))
