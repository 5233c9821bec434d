"""The differencing attack on all maps of a ledger: which hidden figures follow from everything that was published.

Unknown is how much the companies of one *atom* (those that stand in the same clusters) add to one piece. Every shown cell, authority total
and area total is an equation over these; figures are not negative, and a cell that the map of all hides holds at least one business. What is
hidden is recovered if only one value of it satisfies all equations: by rank, and, since signs help too, by linear programming. Questions ("how many
within so many km?") are put to every map and their answers are equations too. Between two months a figure must not move for fewer businesses than the
rule asks for.

``python -m tests.core.disclosure.differencing 20`` attacks twenty seeds (``10 20``: the last ten of them), every second one with two months
of the companies (of which 2 or 15 % go), and prints what it found as JSON.
"""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from itertools import combinations, product

import numpy as np
import pandas as pd
from scipy.optimize import linprog
from scipy.sparse import coo_matrix

from midlands_clusters_plugin.core.base.errors import UserError
from midlands_clusters_plugin.core.catalogue.catalogue import NAMED
from midlands_clusters_plugin.core.companies import read_frame
from midlands_clusters_plugin.core.disclosure.disclosure_rule import Rule
from midlands_clusters_plugin.core.disclosure.ledger import Ledger
from midlands_clusters_plugin.core.geography.areas import get_area
from midlands_clusters_plugin.core.hexmap.engine import MapRequest, Workspace
from midlands_clusters_plugin.core.postcodes.postcodes import builtin_index
from midlands_clusters_plugin.core.query.answer_figures import summarise
from midlands_clusters_plugin.core.query.question import CELLS

COUNT = "business_count"
METRICS = (COUNT, "employees", "turnover")
ADDED = {COUNT: "businesses", "employees": "employees", "turnover": "turnover_gbp"}
CODES = ("E06000015", "E06000016", "E06000018")
THIRDS = ("first third", "second third", "last third")
IDS = [f"{NAMED}_{name.replace(' ', '_')}" for name in (*THIRDS, "parent", "across")]
SIZE = 5000.0


def companies(seed, months=1, number=260, codes=CODES, leaving=0.02):
    """Workspaces of companies that three clusters divide, two of them inside a fourth, a fifth across all; a month later some are gone."""
    index, chance = builtin_index(), np.random.default_rng(seed)
    there = np.flatnonzero(index.live & np.isin(index.codes[np.minimum(index.authority, len(index.codes) - 1)], codes))
    rows = index.postcodes(chance.choice(there, number))
    which, across = chance.choice(3, number, p=[0.5, 0.3, 0.2]), chance.random(number) < 0.3
    names = [
        f"{THIRDS[one]}{'; parent' if one else ''}{'; across' if other else ''}" for one, other in zip(which, across)
    ]
    frame = pd.DataFrame({"name": [f"N{n}" for n in range(number)], "postcode": rows, "clusters": names})
    frame["employees"] = np.where(chance.random(number) < 0.1, np.nan, chance.integers(1, 300, number))
    frame["turnover"] = chance.integers(50_000, 5_000_000, number)
    made = []
    for _ in range(months):
        made.append(Workspace(read_frame(frame)))
        frame = frame[chance.random(len(frame)) > leaving].assign(employees=lambda old: old["employees"] + 1)
    return made


@dataclass
class Attack:
    """Maps published one after another into one ledger, and what follows from them."""

    workspace: Workspace
    ledger: Ledger = field(default_factory=Ledger)
    maps: list = field(default_factory=list)
    refused: Counter = field(default_factory=Counter)

    def publish(self, cluster, codes, size=SIZE):
        """A map, or None where it is refused."""
        request = MapRequest(cluster, get_area("+".join(sorted(codes))), size=size, rule=Rule(), ledger=self.ledger)
        try:
            made = self.workspace.hexmap(request)
        except UserError as error:
            self.refused[error.message[:40]] += 1
            return None
        self.maps.append((cluster, made))
        return made

    def system(self, metric):
        """Equations (rows, values), the least of each unknown's sums, and the hidden figures as (name, row, true value)."""
        inside = {one: self.workspace.members(one) for one in sorted({cluster for cluster, _ in self.maps})}
        signature = np.array(list(inside.values())).T
        atoms = np.unique(signature, axis=0)
        holds = {one: np.flatnonzero(atoms[:, number]) for number, one in enumerate(inside)}
        pieces = {}
        for _, made in self.maps:
            for name in _names(made.hexes):
                pieces.setdefault(name, len(pieces))
        rows, values, hidden = [], [], {}

        def row(cluster, names):
            return tuple(sorted(pieces[name] * len(atoms) + atom for name in names for atom in holds[cluster]))

        for cluster, made in self.maps:
            names, shown = _names(made.hexes), _published(made.hexes, metric)
            code = made.hexes["authority_code"].astype(str).to_numpy()
            for name, value in zip(names, shown):
                if np.isnan(value):
                    hidden[(cluster, name)] = row(cluster, [name])
                else:
                    rows.append(row(cluster, [name])), values.append(value)
            totals = dict(zip(made.authorities["authority_code"].astype(str), _published(made.authorities, metric)))
            sets = {one: names[code == one] for one in totals} | {"area": names}
            gone = metric in made.report["disclosure"]["area_totals_hidden"]
            totals["area"] = np.nan if gone else float(made.report["totals"][metric] or 0)
            for names_of, value in asked(made, metric, names, shown):
                rows.append(row(cluster, names_of)), values.append(value)
            for one, value in totals.items():
                key = "+".join(sorted(set(code))) if one == "area" else one
                if np.isnan(value):
                    hidden[(cluster, key)] = row(cluster, sets[one])
                else:
                    rows.append(row(cluster, sets[one])), values.append(value)
        rows, values = zip(*dict.fromkeys(zip(rows, values)))  # what several maps tell alike is told once
        return rows, np.array(values, dtype=float), hidden, len(pieces) * len(atoms)

    def told(self, metric):
        """Every figure that a map shows, by (cluster, piece or authorities)."""
        found = {}
        for cluster, made in self.maps:
            codes = made.authorities["authority_code"].astype(str)
            found |= {(cluster, key): value for key, value in zip(_names(made.hexes), _published(made.hexes, metric))}
            found |= {(cluster, key): value for key, value in zip(codes, _published(made.authorities, metric))}
            gone = metric in made.report["disclosure"]["area_totals_hidden"]
            found[cluster, "+".join(sorted(codes))] = np.nan if gone else float(made.report["totals"][metric] or 0)
        return {key: value for key, value in found.items() if np.isfinite(value)}

    def truth(self, metric):
        """The figures as they are, by (cluster, piece or authorities)."""
        found = {}
        for cluster, codes in {
            (cluster, tuple(sorted(made.authorities["authority_code"]))) for cluster, made in self.maps
        }:
            exact = self.workspace.hexmap(MapRequest(cluster, get_area("+".join(codes)), size=SIZE))
            values = np.nan_to_num(_numbers(exact.hexes[metric]))
            found |= {(cluster, name): value for name, value in zip(_names(exact.hexes), values)}
            totals = np.nan_to_num(_numbers(exact.authorities[metric]))
            found |= {(cluster, str(code)): value for code, value in zip(exact.authorities["authority_code"], totals)}
            found[(cluster, "+".join(codes))] = exact.report["totals"][metric] or 0
        return found

    def recovered(self, metric):
        """Hidden figures that can be worked out, as (name, worked out, true, how), and how many were attacked."""
        rows, values, hidden, length = self.system(metric)
        true, found = self.truth(metric), []
        matrix = _sparse(rows, length)
        least = []
        for (cluster, name), one in hidden.items():
            if (
                metric == COUNT and cluster == "all" and "|" in name
            ):  # a cluster's may be empty: hidden for a difference's sake
                least.append((one, 1.0))
        bound = _sparse([one for one, _ in least], length) if least else None
        exact, agree = _by_rank(matrix.toarray(), values, [hidden[one] for one in hidden])
        for name, one in zip(hidden, exact):
            if one is None:
                continue
            if abs(one - true[name]) < 1e-6 * max(1.0, true[name]):
                found.append((name, one, true[name], "rank"))
            else:  # what another month told and stays as it was: the equations may agree without being true
                agree = False
        if not agree:  # another month's figures that stayed as they were: no value satisfies all equations
            return found, len(hidden)
        done = {name for name, *_ in found}
        names, wanted = list(hidden), _sparse([hidden[one] for one in hidden], length)
        low = np.array([true[name] for name in names])  # what is true satisfies all equations, and so does every answer
        high, limit = low.copy(), 0.5 if metric == COUNT else 1e-5
        for at, name in enumerate(names):
            for sign in (1, -1):
                if name in done or high[at] - low[at] >= limit * (1.0 if metric == COUNT else max(1.0, high[at])):
                    break
                end, answer = _extreme(matrix, values, bound, hidden[name], length, sign)
                assert sign * end <= sign * true[name] + 1e-3, (
                    "the attack itself is wrong",
                    name,
                    sign,
                    end,
                    true[name],
                )
                every = np.full(len(names), end) if answer is None else wanted @ answer
                low[at], high[at] = min(low[at], end), max(high[at], end)
                if answer is not None:
                    low, high = np.minimum(low, every), np.maximum(high, every)
            else:
                if high[at] - low[at] < limit * (1.0 if metric == COUNT else max(1.0, high[at])):
                    found.append((name, (low[at] + high[at]) / 2, true[name], "signs"))
        return found, len(hidden)


def asked(made, metric, names, shown):
    """What questions to a map answer beyond what it shows, as (pieces, sum): within 3 to 15 km of some hexagons, and of one alone.

    About companies nothing is answered: the map has none.
    """
    assert not {"companies", "rejects", "remarks", "spikes"} & set(made.layers())
    chance = np.random.default_rng(len(names))
    middle = made.hexes.geometry.centroid
    for at in chance.choice(len(names), min(6, len(names)), replace=False):
        for metres in (1.0, *chance.uniform(3_000, 15_000, 2)):
            inside = (middle.distance(middle.iloc[at]) <= metres).to_numpy()
            figures = summarise(CELLS, made.hexes, inside).figures
            value = float(figures[ADDED[metric]].value or 0)
            if abs(value - np.nansum(shown[inside])) > 1e-6 * max(1.0, value):  # it does not follow from what is shown
                yield names[inside], value


def moved_by_few(first, second, metrics, fewest=3):
    """Figures told in two months that moved though, on balance, fewer businesses than the rule asks for came or went."""
    counts, found = (first.told(COUNT), second.told(COUNT)), []
    counts = _with_rests(*counts)
    for metric in metrics:
        one, two = _with_rests(first.told(metric), second.told(metric))
        for key in one.keys() & two.keys() & counts[0].keys() & counts[1].keys():
            if one[key] != two[key] and abs(counts[0][key] - counts[1][key]) < fewest:
                found.append((metric, *key, one[key], two[key], counts[0][key], counts[1][key]))
    return found


def _with_rests(one, two):
    """The figures of two months, with what is left of each total beside the cells, or a smaller area, that both tell."""
    both = one.keys() & two.keys()
    for cluster, key in [each for each in both if "|" not in each[1]]:
        codes = set(key.split("+"))
        cells = [each for each in both if each[0] == cluster and each[1].rpartition("|")[2] in codes and "|" in each[1]]
        parts = [
            [each] for each in both if each[0] == cluster and "|" not in each[1] and set(each[1].split("+")) < codes
        ]
        for number, part in enumerate([cells, *parts]):
            for told in (one, two):
                told[cluster, f"{key} less {part[0][1] if number else 'its cells'}"] = told[cluster, key] - sum(
                    told[each] for each in part
                )
    return one, two


def chained(first, second, metrics, fewest=3):
    """Sums of authorities, beside their cells, that up to three areas of a month's maps give together ({1, 2} + {2, 3} - {1, 2, 3} = {2}) and
    that moved though fewer businesses than the rule asks for came or went.
    """
    told, found = {metric: (first.told(metric), second.told(metric)) for metric in {COUNT, *metrics}}, []
    for metric, cluster in ((metric, cluster) for metric in metrics for cluster in {one for one, _ in told[COUNT][0]}):
        both = set.intersection(*(set(month) for one in (COUNT, metric) for month in told[one]))
        areas = sorted(key for one, key in both if one == cluster and "|" not in key)
        cells = [(key.rpartition("|")[2], key) for one, key in both if one == cluster and "|" in key]
        moves = {}
        for one in (COUNT, metric):
            before, after = told[one]
            moved = {key: after[cluster, key] - before[cluster, key] for key in [*areas, *(key for _, key in cells)]}
            moves[one] = [
                moved[area] - sum(moved[key] for code, key in cells if code in area.split("+")) for area in areas
            ]
        codes = sorted({code for area in areas for code in area.split("+")})
        sets = np.array([[code in area.split("+") for code in codes] for area in areas], dtype=int)
        sets = sets.reshape(len(areas), len(codes))
        for size in (1, 2, 3):
            for which in map(list, combinations(range(len(areas)), size)):
                for signs in product((1, -1), repeat=size):
                    total = np.array(signs) @ sets[which]
                    if total.min() < 0 or total.max() != 1:
                        continue
                    count, value = (np.array(signs) @ np.array(moves[one])[which] for one in (COUNT, metric))
                    if abs(count) < fewest and abs(value) > 1e-6:
                        name = " ".join(f"{'+-'[sign < 0]}{areas[at]}" for sign, at in zip(signs, which))
                        found.append((metric, cluster, name, float(count), float(value)))
    return found


def moved_between_clusters(first, second, metrics, fewest=3):
    """The same of the companies that stand between two or three clusters (of one and not in another): what their maps
    tell of a cell, an authority or an area, or of what is left of these beside the cells.
    """
    inside = {cluster: first.workspace.members(cluster).astype(int) for cluster, _ in first.maps}
    signed = [(sign, one) for one in inside for sign in (1, -1)]
    sets = []
    for some in (some for size in (2, 3) for some in combinations(signed, size)):
        rows = sum(sign * inside[one] for sign, one in some)
        if (
            len({one for _, one in some}) == len(some)
            and {sign for sign, _ in some} == {1, -1}
            and rows.min() == 0
            and rows.max() == 1
        ):
            sets.append(some)
    counts, found = (first.told(COUNT), second.told(COUNT)), []
    for metric in metrics:
        figures = first.told(metric), second.told(metric)
        both = set.intersection(*(set(one) for one in (*counts, *figures)))
        for some in sets:
            keys = sorted(set.intersection(*({key for one, key in both if one == cluster} for _, cluster in some)))
            move = {
                key: np.array(
                    [sum(sign * (two[of, key] - one[of, key]) for sign, of in some) for one, two in (counts, figures)]
                )
                for key in keys
            }
            for key in [key for key in keys if "|" not in key]:
                cells = [move[one] for one in keys if "|" in one and one.rpartition("|")[2] in key.split("+")]
                move[f"{key} less its cells"] = move[key] - np.sum(cells or [[0, 0]], axis=0)
            for key, (count, value) in move.items():
                if abs(count) < fewest and abs(value) > 1e-3:
                    name = " ".join(f"{'+-'[sign < 0]}{of}" for sign, of in some)
                    found.append((metric, name, key, float(count), float(value)))
    return found


def _names(hexes):
    return (hexes["cell_id"].astype(str) + "|" + hexes["authority_code"].astype(str)).to_numpy(dtype=object)


def _numbers(column):
    return pd.to_numeric(column).to_numpy(dtype=float, na_value=np.nan)


def _published(table, metric):
    """The figures of a table: nan where hidden, 0 where none is known, which adds nothing to any sum."""
    gone = table["suppressed_metrics"].fillna("").str.split(";").map(lambda names: metric in names).to_numpy(dtype=bool)
    return np.where(gone, np.nan, np.nan_to_num(_numbers(table[metric])))


def _sparse(rows, length):
    at = np.repeat(np.arange(len(rows)), [len(one) for one in rows])
    column = np.concatenate([np.array(one, dtype=int) for one in rows])
    return coo_matrix((np.ones(len(at)), (at, column)), shape=(len(rows), length)).tocsr()


def _by_rank(matrix, values, wanted):
    """What each wanted sum must be, None where the equations leave it open; whether the equations agree."""
    _, sizes, right = np.linalg.svd(matrix, full_matrices=False)
    base = right[sizes > 1e-8 * sizes.max()]
    solution = np.linalg.lstsq(matrix, values, rcond=None)[0]
    answers = []
    for one in wanted:
        unit = np.zeros(matrix.shape[1])
        unit[list(one)] = 1
        left = unit - base.T @ (base @ unit)
        answers.append(float(unit @ solution) if np.abs(left).max() < 1e-7 else None)
    return answers, bool(np.abs(matrix @ solution - values).max() < 1e-6 * max(1.0, np.abs(values).max()))


def _extreme(matrix, values, bound, wanted, length, sign):
    """The least (sign 1) or most (-1) that a sum can be, and an answer of which it is; None for one without end."""
    aim = np.zeros(length)
    aim[list(wanted)] = sign
    limit = {} if bound is None else {"A_ub": -bound, "b_ub": -np.ones(bound.shape[0])}
    found = linprog(aim, A_eq=matrix, b_eq=values, bounds=(0, None), method="highs", **limit)
    if found.status == 3:
        return -sign * np.inf, None
    assert found.status == 0, found.message
    return sign * found.fun, found.x


def one_seed(seed, metrics=METRICS, months=1, number=260, codes=CODES, clusters=IDS, leaving=0.02):
    """Single, pair, region, cluster, month and cell-size maps in an order of the seed's; what came out by metric."""
    chance, attacks, ledger = np.random.default_rng(seed), [], Ledger()
    areas = [tuple(codes), *((one,) for one in codes)]
    areas += [(one, two) for one in codes for two in codes if one < two and len(codes) > 2]
    for workspace in companies(seed, months, number, codes, leaving):
        attack = Attack(workspace, ledger)
        wanted = [(cluster, area) for cluster in ["all", *clusters] for area in areas]
        for at in chance.permutation(len(wanted)):
            attack.publish(*wanted[at])
        assert attack.publish("all", codes, size=7500.0) is None, "another size of hexagon"
        attacks.append(attack)
    found = {"maps": sum(len(one.maps) for one in attacks), "refused": sum(one.refused.total() for one in attacks)}
    if months > 1:
        found["moved by few"] = [
            one for n in range(1, months) for one in moved_by_few(attacks[n - 1], attacks[n], metrics)
        ]
        found["chains"] = [one for n in range(1, months) for one in chained(attacks[n - 1], attacks[n], metrics)]
        found["between clusters"] = [
            one for n in range(1, months) for one in moved_between_clusters(attacks[n - 1], attacks[n], metrics)
        ]
    for metric in metrics:
        result = [one.recovered(metric) for one in attacks]
        found[metric] = {
            "hidden": sum(number for _, number in result),
            "recovered": [each for each, _ in result for each in each],
        }
    return found


if __name__ == "__main__":
    for seed in range(*map(int, sys.argv[1:])):
        start = time.perf_counter()
        about = one_seed(seed, months=1 + seed % 2, leaving=0.02 if seed % 4 == 1 else 0.15)
        seconds = round(time.perf_counter() - start, 1)
        print(json.dumps({"seed": seed, **about, "seconds": seconds}, default=str), flush=True)
