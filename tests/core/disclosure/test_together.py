"""Clusters that divide a region, a child inside its parent, months: what one map hides, all maps of a ledger together do not tell."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from midlands_clusters_plugin.core.base.errors import UserError
from midlands_clusters_plugin.core.catalogue.catalogue import NAMED
from midlands_clusters_plugin.core.companies import read_frame
from midlands_clusters_plugin.core.disclosure.combined import combined, related, ways_to
from midlands_clusters_plugin.core.disclosure.disclosure_rule import Rule
from midlands_clusters_plugin.core.disclosure.ledger import Ledger
from midlands_clusters_plugin.core.geography.areas import get_area
from midlands_clusters_plugin.core.hexmap.engine import MapRequest, Workspace
from midlands_clusters_plugin.core.postcodes.postcodes import builtin_index

COUNT = "business_count"
CODES = ("E06000015", "E06000018")
THIRDS = ("first third", "second third", "last third")


def workspace(seed, months=1):
    """Workspaces of companies that three clusters divide, the second inside a fourth one; later months lose a few."""
    index, chance = builtin_index(), np.random.default_rng(seed)
    there = np.flatnonzero(index.live & np.isin(index.codes[np.minimum(index.authority, len(index.codes) - 1)], CODES))
    rows = index.postcodes(chance.choice(there, 260))
    which = chance.choice(3, len(rows), p=[0.5, 0.3, 0.2])
    both = [f"{THIRDS[one]}; parent" if one else THIRDS[one] for one in which]
    made = []
    for _ in range(months):
        frame = pd.DataFrame({"name": [f"N{n}" for n in range(len(rows))], "postcode": rows, "clusters": both})
        frame["employees"] = chance.integers(1, 300, len(rows))
        made.append(Workspace(read_frame(frame)))
        keep = chance.random(len(rows)) > 0.02
        rows, both = rows[keep], [one for one, stays in zip(both, keep) if stays]
    return made


def publish(one, ledger, cluster, codes=CODES):
    request = MapRequest(cluster, get_area("+".join(codes)), size=5000.0, rule=Rule(), ledger=ledger)
    try:
        return one.hexmap(request)
    except UserError:
        return None


def recovered(ledger, ids):
    """Cells of the three clusters that a map hides by the rule and the equations of all maps give, as (cluster, piece, value)."""
    pieces = sorted({piece for one in ledger.publications for piece in one.cells[COUNT]})
    place = {key: number for number, key in enumerate((third, piece) for third in ids[:3] for piece in pieces)}
    parts = {"all": ids[:3], ids[3]: ids[1:3], **{third: [third] for third in ids[:3]}}
    rows, values = [], []

    def equation(clusters, names, value):
        row = np.zeros(len(place))
        row[[place[cluster, piece] for cluster in clusters for piece in names]] = 1
        rows.append(row)
        values.append(value)

    for one in ledger.publications:
        inside = [piece for piece in pieces if piece.rpartition("|")[2] in one.codes]
        for piece in inside:
            value = one.cells[COUNT].get(piece, 0.0)
            if value is not None:
                equation(parts[one.cluster], [piece], value)
        for names in one.known[COUNT]:
            total = one.totals[COUNT]["*" if sorted(names) == sorted(one.codes) and len(names) > 1 else names[0]]
            if total is not None:
                equation(parts[one.cluster], [piece for piece in inside if piece.rpartition("|")[2] in names], total)
    matrix, found = np.array(rows), []
    solution, _, rank, _ = np.linalg.lstsq(matrix, np.array(values), rcond=None)
    free = np.eye(len(place)) - np.linalg.pinv(matrix) @ matrix
    for (cluster, piece), number in place.items():
        hidden = any(one.cluster == cluster and one.cells[COUNT].get(piece, 0) is None for one in ledger.publications)
        if hidden and np.abs(free[number]).max() < 1e-8:
            found.append((cluster, piece, round(float(solution[number]), 6)))
    return found, rank


@pytest.mark.parametrize("seed", range(3))
def test_clusters_that_divide_a_region_tell_nothing_together(seed):
    one = workspace(seed)[0]
    ids = [f"{NAMED}_{name.replace(' ', '_')}" for name in (*THIRDS, "parent")]
    order = [["all", *ids], [*ids[::-1], "all"], [ids[1], "all", ids[0], ids[3], ids[2]]][seed]
    ledger, exact = (
        Ledger(),
        {third: one.hexmap(MapRequest(third, get_area("+".join(CODES)), size=5000.0)) for third in ids[:3]},
    )
    made = {cluster: publish(one, ledger, cluster) for cluster in order}
    for cluster in order:
        for code in CODES:
            publish(one, ledger, cluster, (code,))
    assert sum(map_ is not None for map_ in made.values()) >= 3
    true = {
        (third, f"{cell}|{code}"): value
        for third, map_ in exact.items()
        for cell, code, value in zip(map_.hexes["cell_id"], map_.hexes["authority_code"], map_.hexes[COUNT])
    }
    found, rank = recovered(ledger, ids)
    assert rank > 20
    assert [each for each in found if 0 < true[each[0], each[1]] < 3] == []


def test_months_in_one_ledger_move_no_hidden_figure():
    months = workspace(7, months=4)
    ledger = Ledger()
    maps = [publish(one, ledger, "all") for one in months]
    assert sum(map_ is not None for map_ in maps) >= 2
    hidden = {}
    for one in ledger.publications:
        for piece, value in one.cells[COUNT].items():
            hidden.setdefault(piece, []).append(value is None)
    assert any(map(any, hidden.values()))
    assert all(all(states[states.index(True) :]) for states in hidden.values() if True in states)


def test_what_sets_give_together():
    all_, first, second, third = (
        np.array(rows, dtype=bool) for rows in ([1, 1, 1, 1], [1, 1, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1])
    )
    sets = combined({"all": all_, "a": first, "b": second})
    assert any((one.rows == third).all() and one.clusters == {"all", "a", "b"} for one in sets)
    assert any((rows == [1, 1, 0, 1]).all() for rows in related(first, sets))
    assert ways_to(third, "c", {"all": all_, "a": first, "b": second})
    assert ways_to(third, "c", {"all": all_, "a": first}) == []
    assert related(all_, combined({"a": first}), every=True) == []
    assert replace(sets[0]).clusters
