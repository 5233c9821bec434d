"""A new map against the ledger's: totals that may not be told, figures that may not move, and what is entered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd

from ..base.errors import UserError
from ..base.i18n import tr
from ..counting.measures import Measure
from .combined import between, shown_by, totals_of
from .disclosure import PRIMARY, Protection, differences_of, is_safe, protect
from .disclosure_rule import Rule
from .disclosure_rules import Contributions, unsafe
from .ledger import WHOLE, Publication, Sets, codes_of, follows, hidden_before, may_be_shown
from .map_figures import COUNT, Figures, ProtectedMap
from .months import keep_small_changes
from .recoverable import Leak, Recoverable


@dataclass(frozen=True)
class Published:
    """What a ledger holds that a map could be subtracted from.

    ``every``: all that share an authority; ``mine``: those of the same cluster; ``nested``: companies (rows, bool) of
    published clusters, and of what these give together, that hold this one's or are held by them; ``over(codes)``:
    figures, authority index and names of the pieces of any authorities of the same companies; ``ways``: clusters whose
    maps tell of this one's companies when added up and subtracted, ``others``: all maps of the authorities; ``name``:
    the cluster's in the ledger, ``whole``: all of its maps, ``rows_of``: companies of their clusters;
    ``every_published``: whether a map of all companies stands in the ledger, or must be thought to.
    """

    stamp: str
    area: str
    every: list[Publication]
    mine: list[Publication]
    nested: list[np.ndarray]
    measures: list[Measure]
    over: Callable[[list[str]], tuple[Figures, np.ndarray, np.ndarray]]
    ways: list[frozenset[str]] = field(default_factory=list)
    others: list[Publication] = field(default_factory=list)
    name: str = ""
    whole: list[Publication] = field(default_factory=list)
    rows_of: dict[str, np.ndarray] = field(default_factory=dict)
    every_published: bool = True
    _known: dict[Any, Any] = field(default_factory=dict, compare=False)

    def _same(self) -> list[Publication]:
        """Earlier maps of the same cluster of the very same companies."""
        return [one for one in self.mine if one.stamp == self.stamp]

    def shown_before(self, keys: np.ndarray) -> dict[str, np.ndarray]:
        """Metric -> pieces (bool) whose figure is public: an earlier map of the same companies shows it."""
        codes = codes_of(keys)
        found: dict[str, np.ndarray] = {}
        for one in self._same():
            for metric in one.cells:
                found[metric] = found.get(metric, False) | one.shown(metric, keys, codes)
        return found

    def leaks(self, protection: Protection, codes: list[str], keys: np.ndarray) -> dict[str, list[Leak]]:
        """By metric, hidden figures that this map would give away, beside those that earlier maps do already."""
        if not self.whole:
            return {}
        cells: dict[str, dict[str, float | None]] = {
            one.metric: {str(name): None for name in keys[protection.hidden(one.metric)]} for one in self.measures
        }
        known, totals = {}, {}
        for metric in cells:
            sums = np.where(protection.totals_hidden[metric], np.nan, 0.0)
            known[metric], totals[metric] = _shown_totals(codes, sums, None if protection.area_hidden[metric] else 0.0)
        new = Publication(self.stamp, "", self.name, self.area, codes, "", known, totals, cells)
        found = {}
        for metric in cells:
            safe = partial(self._is_safe, metric, protection.rule)
            after = Recoverable([*self.whole, new], self.rows_of, metric, safe).leaks()
            before = Recoverable(self.whole, self.rows_of, metric, safe).leaks() if after else []
            found[metric] = [one for one in after if one not in before]
        return {metric: each for metric, each in found.items() if each}

    def _is_safe(self, metric: str, rule: Rule, cluster: str, pieces: list[str]) -> bool:
        """Whether the sum of a cluster's figures over some pieces may be known."""
        one, keys = self._contributions(pieces[0].rpartition("|")[2], cluster, metric)
        block = np.isin(keys, pieces)
        return is_safe(one, block, unsafe(one, len(keys), rule) & block, rule)

    def _contributions(self, code: str, cluster: str, metric: str) -> tuple[Contributions, np.ndarray]:
        """A cluster's, of one authority, and the names of its pieces."""
        if code not in self._known:
            self._known[code] = self.over([code])
        if (code, cluster, metric) not in self._known:
            measures = [one for one in self.measures if one.metric == metric]
            figures = replace(self._known[code][0], member=self.rows_of[cluster])
            self._known[code, cluster, metric] = figures.contributions(measures)[0]
        return self._known[code, cluster, metric], self._known[code][2]

    def untold(self, protection: Protection, codes: list[str]) -> Protection:
        """The protection with totals hidden that would tell too much beside those of earlier maps. Raises UserError."""
        told = [*self.mine, *(one for one in self.others if any(one.cluster in way for way in self.ways))]
        named = {code for one in told for sets in one.known.values() for names in sets for code in names}
        every = sorted({*codes, *named})
        figures, authority, keys = self.over(every)
        given = figures.contributions(self.measures)
        before = figures.before(self.measures, self.nested, self.every_published)
        gone = hidden_before(self.mine, keys)
        whole = protect(given, authority, protection.rule, published_before=before, hidden_before=gone)
        differences, area = differences_of(given, before), dict(protection.area_hidden)
        totals = {name: mask.copy() for name, mask in protection.totals_hidden.items()}
        for one in given:
            metric = one.metric
            block = whole.hidden(metric) & ~self._shown(metric, keys)
            together = [one, *differences.get(metric, [])]
            sums = np.bincount(authority, weights=one.sums(len(authority)), minlength=len(every))

            def safe(part: np.ndarray, block: Any = block, together: Any = together, metric: str = metric) -> bool:
                mask = block & part[authority]
                return all(is_safe(one, mask, whole.reasons[metric] == PRIMARY, whole.rule) for one in together)

            hushed = {
                code for earlier in self.mine for code, value in earlier.totals.get(metric, {}).items() if value is None
            }
            area[metric] |= len(codes) == 1 and codes[0] in hushed
            totals[metric] |= np.isin(codes, list(hushed))
            singles = [number for number in range(len(codes)) if not totals[metric][number]]
            singles.sort(key=lambda number: -sums[every.index(codes[number])])
            wanted = [] if area[metric] else [codes]
            known = [names for earlier in self.mine for names in earlier.known.get(metric, [])]
            public = [names for earlier in self._same() for names in earlier.known.get(metric, [])]
            known += totals_of(self.ways, self.others, metric)
            answers = may_be_shown(known, wanted + [[codes[number]] for number in singles], every, safe)
            area[metric] = not (wanted and answers[0])
            for number, fine in zip(singles, answers[len(wanted) :]):
                totals[metric][number] = not fine
            area[metric] = area[metric] and not follows(codes, public, every)
            totals[metric] &= np.array([not follows([code], public, every) for code in codes])
        if area[COUNT] and not protection.area_hidden[COUNT]:
            self.refuse()
        return replace(protection, totals_hidden=totals, area_hidden=area)

    def refuse(self) -> None:
        """Raise UserError: the map, together with earlier ones, would give hidden figures away."""
        last = (self.mine or self.others or self.whole)[-1]
        stated = tr(
            "The number of businesses in {area} could be subtracted from a map published on {day} ({other}), and gives "
            "hidden ones away: choose the same area, larger hexagons or another cluster."
        )
        raise UserError(stated.format(area=self.area, day=last.day, other=last.area))

    def _shown(self, metric: str, keys: np.ndarray) -> np.ndarray:
        """Pieces whose figure an earlier map shows."""
        names = [piece for one in self.mine for piece, value in one.cells.get(metric, {}).items() if value is not None]
        return np.isin(keys, names) | shown_by(self.ways, self.others, metric, keys)

    def keep_small_changes(
        self,
        hexes: gpd.GeoDataFrame,
        authorities: gpd.GeoDataFrame,
        report: dict[str, Any],
        keys: np.ndarray,
        rule: Rule,
    ) -> None:
        """Of another month's companies, put published figures back where few came or went, in the tables themselves."""
        earlier = [one for one in self.mine if one.stamp != self.stamp]
        if earlier:
            metrics = [one.metric for one in self.measures if any(one.metric in old.cells for old in earlier)]
            others: dict[str, tuple[list[Publication], list[Publication]]] = {}
            for one in self.others:
                if one.cluster != self.name and one.cluster in self.rows_of:
                    others.setdefault(one.cluster, ([], []))[one.stamp != self.stamp].append(one)
            others = {name: maps for name, maps in others.items() if all(maps)}
            nested = between(self.name, list(others), self.rows_of)
            tables = (hexes, authorities, report)
            keep_small_changes(tables, keys, earlier, self._same(), metrics, rule.fewest, nested, others)

    def entry(self, found: ProtectedMap, cluster: str, hexagons: str) -> Publication:
        """What is public once this map is."""
        hexes, authorities, report = found.hexes, found.authorities, found.report
        codes, keys = [str(code) for code in authorities["authority_code"]], piece_names(hexes)
        cells, totals, known = {}, {}, {}
        for metric in (one.metric for one in self.measures):
            values = hexes[metric].to_numpy(dtype=np.float64, na_value=np.nan)
            hidden = np.array([metric in text.split(";") for text in hexes["suppressed_metrics"]], dtype=bool)
            there = hidden | (np.nan_to_num(values) != 0)
            shown = np.where(hidden, np.nan, values)[there]
            cells[metric] = {str(key): None if np.isnan(one) else float(one) for key, one in zip(keys[there], shown)}
            sums = authorities[metric].to_numpy(dtype=np.float64, na_value=np.nan)
            known[metric], totals[metric] = _shown_totals(codes, sums, report["totals"][metric])
        about = (self.stamp, date.today().isoformat(), cluster, self.area, codes, hexagons)
        return Publication(*about, known, totals, cells, alone=found.alone)


def _shown_totals(codes: list[str], sums: np.ndarray, area: float | None) -> tuple[Sets, dict[str, float | None]]:
    """Of totals by authority (nan: hidden) and of the area (None): the sets that are told, and all by code."""
    shown = {code: None if np.isnan(value) else float(value) for code, value in zip(codes, sums)}
    known = [*([] if area is None else [codes]), *([code] for code, value in shown.items() if value is not None)]
    return known, {**shown, WHOLE: None if area is None else float(area)}


def piece_names(hexes: pd.DataFrame) -> np.ndarray:
    """A name for each piece: its cell and its authority."""
    return (hexes["cell_id"].astype(str) + "|" + hexes["authority_code"].astype(str)).to_numpy(dtype=str)
