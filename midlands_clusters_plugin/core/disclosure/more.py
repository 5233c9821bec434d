"""What a map hides beyond its own protection, so that it gives no hidden figure of other maps away."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np

from .disclosure import Protection
from .disclosure_rules import Contributions
from .map_figures import COUNT
from .recoverable import Leak

_CELLS = 4  # times that cells are hidden for the sake of one figure, 1, 2, 4 and 8 of them; then totals


@dataclass
class More:
    """Cells first, the smallest of the authorities that take part; then totals, at last the area's.

    ``hidden``: metric -> cells (bool), to which is added; ``shown``: those that are public.
    """

    given: list[Contributions]
    authority: np.ndarray
    codes: list[str]
    keys: np.ndarray
    shown: Mapping[str, np.ndarray]
    hidden: dict[str, np.ndarray]
    _totals: dict[str, set[str]] = field(default_factory=dict)
    _areas: set[str] = field(default_factory=set)
    _tries: Counter[tuple[str, str]] = field(default_factory=Counter)

    def hide(self, leaks: Mapping[str, list[Leak]], protection: Protection) -> bool:
        """Hide something for each figure that leaks, of the count first as all follow it; whether anything was left."""
        metric = COUNT if COUNT in leaks else next(iter(leaks))
        found = False
        for leak in {(one.code, one.authorities): one for one in leaks[metric]}.values():
            found |= self._cells(metric, leak, protection) or self._total(metric, leak, protection)
        return found

    def without_totals(self, protection: Protection) -> Protection:
        """The protection with these totals hidden too."""
        totals = {
            metric: hidden | np.isin(self.codes, list(self._totals.get(metric, ())))
            for metric, hidden in protection.totals_hidden.items()
        }
        area = {metric: hidden or metric in self._areas for metric, hidden in protection.area_hidden.items()}
        return replace(protection, totals_hidden=totals, area_hidden=area)

    def _cells(self, metric: str, leak: Leak, protection: Protection) -> bool:
        (one,) = (each for each in self.given if each.metric == metric)
        number, sums = len(self.keys), one.sums(len(self.keys))
        public = self.shown.get(metric, np.zeros(number, dtype=bool))
        free = ~protection.hidden(metric) & ~public & (sums > 0)
        own = np.isin(self.keys, leak.pieces)
        for code in [leak.code, *sorted(leak.authorities - {leak.code})]:
            if code not in self.codes or self._tries[metric, code] >= _CELLS:
                continue
            mine = np.flatnonzero(free & (self.authority == self.codes.index(code)))
            if len(mine):
                first = mine[np.lexsort((mine, sums[mine], ~own[mine]))]
                gone = self.hidden.setdefault(metric, np.zeros(number, dtype=bool))
                gone[first[: 2 ** self._tries[metric, code]]] = True
                self._tries[metric, code] += 1
                return True
        return False

    def _total(self, metric: str, leak: Leak, protection: Protection) -> bool:
        for code in [leak.code, *sorted(leak.authorities - {leak.code})]:
            if code in self.codes and not protection.totals_hidden[metric][self.codes.index(code)]:
                self._totals.setdefault(metric, set()).add(code)
                return True
        if protection.area_hidden[metric] or metric == COUNT:
            return False
        self._areas.add(metric)
        return True
