"""What a table of old and new authorities may show: no pair or margin gives a business away, by subtraction either."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np

from ..base.errors import UserError
from ..base.i18n import tr
from ..catalogue.catalogue import ALL, clusters
from ..disclosure.disclosure import PRIMARY, Protection, differences_of, is_safe, protect
from ..disclosure.disclosure_rule import Rule
from ..disclosure.disclosure_rules import rounded
from ..disclosure.ledger import Ledger, Publication, may_be_shown, refuse_other_hexagons
from ..disclosure.map_figures import COUNT, Figures

if TYPE_CHECKING:
    from .engine import Workspace


@dataclass(frozen=True)
class Pairs:
    """Where each company counts. ``pair``: old * width + new, of ``rows``; the last of either is neither."""

    member: np.ndarray
    rows: np.ndarray
    pair: np.ndarray
    shape: tuple[int, int]


@dataclass(frozen=True)
class HiddenPairs:
    """What a rule hides, by metric: pairs, and ``margins`` that may not stand beside them (old, new, all)."""

    protection: Protection
    shape: tuple[int, int]
    margins: Mapping[str, np.ndarray]

    @classmethod
    def of(
        cls, workspace: Workspace, pairs: Pairs, rule: Rule, ledger: Ledger, codes: list[str], report: Mapping[str, Any]
    ) -> HiddenPairs:
        """Decide, and enter the table into the ledger.

        A margin is told only if all that are told, subtracted in any way, leave what is hidden safe; of new and old
        authorities the new ones are told first. Raises UserError where a map of other outlines was published of these
        companies, or not even the number in all may be known.
        """
        what = f"old and new authorities; {report['boundaries']['source']}"
        earlier = ledger.about(codes, lambda cluster: workspace.nested(pairs.member, cluster))
        refuse_other_hexagons([one for one in earlier if one.hexagons != what], what)
        company = workspace.table.companies["company_id"].to_numpy(dtype=object)
        figures, measures = Figures(company, pairs.rows, pairs.pair, pairs.member), workspace.measures()
        nested = [workspace.members(one.cluster) for one in earlier if one.cluster in clusters()]
        given, before = figures.contributions(measures), figures.before(measures, nested)
        length = pairs.shape[0] * pairs.shape[1]
        protection = protect(given, np.zeros(length, dtype=np.int64), rule, published_before=before)
        differences, margins = differences_of(given, before), {}
        for one in given:
            together = [one, *differences.get(one.metric, [])]
            block, primary = protection.hidden(one.metric), protection.reasons[one.metric] == PRIMARY

            def safe(part: np.ndarray, block: Any = block, primary: Any = primary, together: Any = together) -> bool:
                return all(is_safe(other, block & part, primary, rule) for other in together)

            margins[one.metric] = _untold(pairs.shape, safe)
        if margins[COUNT][-1]:
            stated = tr(
                "The authorities hold so few businesses that not even their number in all may be shown: choose "
                "another cluster or a weaker rule."
            )
            raise UserError(stated)
        cluster, area = report["cluster"] or ALL, report["area"]["name"]
        today = date.today().isoformat()
        ledger.record(Publication(workspace.stamp(), today, cluster, area, codes, what, {}, {}, {}))
        return cls(protection, pairs.shape, margins)

    def applied(self, metric: str, values: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """The values with both margins that may be shown, rounded where the rule says so; and which are hidden."""
        height, width = self.shape
        mask = np.zeros((height + 1, width + 1), dtype=bool)
        mask[:-1, :-1] = self.protection.hidden(metric).reshape(self.shape)
        gone = self.margins[metric]
        mask[:-1, -1], mask[-1, :-1], mask[-1, -1] = gone[:height], gone[height:-1], gone[-1]
        shown = np.where(mask, np.nan, values).ravel()
        names = [f"pair {number}" for number in range(len(shown))]
        return rounded(shown, names, metric, self.protection.rule).reshape(mask.shape), mask


def _untold(shape: tuple[int, int], safe: Any) -> np.ndarray:
    """The margins that may not be told (bool): of old authorities, of new ones, of all."""
    height, width = shape
    old, new = np.divmod(np.arange(height * width), width)
    names = [str(number) for number in range(height * width)]
    sets = [old >= 0, *(new == one for one in range(width)), *(old == one for one in range(height))]
    wanted = [[names[at] for at in np.flatnonzero(one)] for one in sets]
    told = may_be_shown([], wanted, names, safe)
    return ~np.array([*told[1 + width :], *told[1 : 1 + width], told[0]])
