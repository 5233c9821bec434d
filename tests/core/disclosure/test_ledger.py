"""Maps that were published together: what one hides, no other tells, nor sums and differences of all of them."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from midlands_clusters_plugin.core.base.errors import UserError
from midlands_clusters_plugin.core.companies import sample_companies
from midlands_clusters_plugin.core.disclosure.disclosure_rule import Rule
from midlands_clusters_plugin.core.disclosure.ledger import Ledger, Publication, may_be_shown, unmoved
from midlands_clusters_plugin.core.geography.areas import get_area
from midlands_clusters_plugin.core.hexmap.engine import MapRequest, Workspace

COUNT = "business_count"
CODES = [
    "E06000012",
    "E06000013",
    "E06000017",
    "E06000018",
    "E06000019",
    "E06000051",
    "E08000025",
    "E08000028",
    "E08000026",
]
SIZE = 10_000.0


@pytest.fixture(scope="module")
def workspace():
    return Workspace(sample_companies())


def published(workspace, ledger, cluster, codes, size=SIZE):
    """A map, None where it is refused."""
    request = MapRequest(cluster, get_area("+".join(sorted(codes))), size=size, rule=Rule(), ledger=ledger)
    try:
        return workspace.hexmap(request)
    except UserError:
        return None


def knowledge(ledger, cluster, metric, hidden):
    """What can be worked out of hidden figures' sums by authority: the span of all that the maps tell."""
    places = {code: number for number, code in enumerate(sorted(hidden))}
    rows = []
    for one in ledger.publications:
        if one.cluster == cluster:
            for names in one.known[metric]:
                rows.append([float(code in names) for code in places])
    return places, np.array(rows)


def determined(rows, place):
    """Whether a single unknown follows from the equations."""
    unit = np.zeros(rows.shape[1])
    unit[place] = 1
    return np.linalg.matrix_rank(np.vstack([rows, unit])) == np.linalg.matrix_rank(rows)


def test_single_maps_and_pairs_tell_nothing_that_the_region_hides(workspace):
    ledger = Ledger()
    whole = published(workspace, ledger, "aerospace", CODES)
    assert whole is not None
    for cluster in ("all", "aerospace"):
        for code in CODES:
            published(workspace, ledger, cluster, [code])
    for first, second in zip(CODES, CODES[1:]):
        published(workspace, ledger, "aerospace", [first, second])
    compared = 0
    for metric in (COUNT, "employees"):
        table = whole.authorities.set_index("authority_code")
        hidden = [str(code) for code in table.index[table[metric].isna()]]
        places, rows = knowledge(ledger, "aerospace", metric, [str(code) for code in table.index])
        for code in hidden:
            compared += 1
            assert not determined(rows, places[code]), (metric, code)
            for one in ledger.publications:
                assert one.cluster != "aerospace" or one.totals[metric].get(code) is None
    assert compared > 3
    cells = {}
    for one in ledger.publications:  # hidden in one map and plainly shown in another
        for piece, value in one.cells[COUNT].items():
            cells.setdefault((one.cluster, piece), set()).add(value)
    assert all(len(values) == 1 for values in cells.values())
    assert any(None in values for values in cells.values())


def test_the_same_map_again_is_the_same(workspace):
    ledger = Ledger()
    first = published(workspace, ledger, "aerospace", CODES)
    again = published(workspace, ledger, "aerospace", CODES)
    pd.testing.assert_frame_equal(first.hexes, again.hexes)
    pd.testing.assert_frame_equal(first.authorities, again.authorities)
    assert len(ledger.publications) == 1


def test_other_hexagons_are_refused_with_the_reason_and_elsewhere_they_are_not(workspace):
    ledger = Ledger()
    published(workspace, ledger, "all", CODES[:2])
    with pytest.raises(UserError, match="other hexagons"):
        workspace.hexmap(MapRequest("aerospace", get_area(CODES[0]), size=7500.0, rule=Rule(), ledger=ledger))
    assert published(workspace, ledger, "all", CODES[6:7], size=7500.0) is not None
    assert published(workspace, Ledger(), "all", CODES[:2], size=7500.0) is not None


def test_another_month_moves_a_figure_only_where_enough_companies_came_or_went(workspace):
    table = workspace.table
    ledger, area = Ledger(), CODES[6:7]
    first = published(workspace, ledger, "all", area)
    large = first.hexes.loc[first.hexes[COUNT].fillna(0).idxmax()]
    inside = Workspace(table).hexmap(MapRequest("all", get_area(area[0]), size=SIZE)).companies
    ids = (
        inside.loc[inside["cell_id"] == large["cell_id"], "company_id"] if "cell_id" in inside else inside["company_id"]
    )
    rows = table.companies["company_id"].isin(list(ids))
    for gone, moves in ((1, False), (len(ids) // 2, True)):
        left = table.companies.drop(table.companies.index[rows][:gone])
        other = Workspace(
            replace(table, companies=left.reset_index(drop=True), rows_read=len(left) + len(table.rejects))
        )
        later = published(other, copy_of(ledger), "all", area)
        exact = other.hexmap(MapRequest("all", get_area(area[0]), size=SIZE))
        for metric in (COUNT, "employees", "turnover"):
            before, now = first.hexes[metric], later.hexes[metric]
            changed = (before.notna() & now.notna() & (before != now)).fillna(False)
            few = (exact.hexes[COUNT] - first.hexes[COUNT]).abs() < 3
            assert not (changed & few.fillna(True)).any(), metric
            assert moves or not changed.any(), metric
        if moves:
            assert (first.hexes[COUNT] != later.hexes[COUNT]).fillna(False).any()
        else:
            assert later.report["totals"][COUNT] == first.report["totals"][COUNT] == later.report["rows_in_area"]
        assert not (first.hexes[COUNT].isna() & later.hexes[COUNT].notna()).any(), "what was hidden stays hidden"


def copy_of(ledger):
    made = Ledger()
    made.publications = list(ledger.publications)
    return made


def test_a_ledger_is_a_file_without_a_company_in_it(workspace, tmp_path):
    path = tmp_path / "ledger.json"
    made = published(workspace, Ledger(path), "all", CODES[:1])
    text = path.read_text(encoding="utf-8")
    assert not [name for name in workspace.table.companies["name"].dropna().unique()[:500] if name in text]
    assert not [ident for ident in workspace.table.companies["company_id"].unique()[:500] if ident in text]
    again = Ledger(path)
    assert [type(one) for one in again.publications] == [Publication]
    shown = made.hexes[made.hexes[COUNT].fillna(0) > 0]
    assert (
        again.publications[0].cells[COUNT].items()
        >= {
            f"{cell}|{code}": value
            for cell, code, value in zip(shown["cell_id"], shown["authority_code"], shown[COUNT])
        }.items()
    )
    assert made.report["disclosure"]["safe_with"] == []
    second = published(workspace, again, "all", CODES[:2])
    assert second is None or [one["area"] for one in second.report["disclosure"]["safe_with"]]
    path.write_text(json.dumps({"publications": [{"day": 1}]}))
    with pytest.raises(UserError, match="list of published maps"):
        Ledger(path)


def test_the_stamp_is_of_the_data_and_not_of_their_order(workspace):
    table = workspace.table
    turned = replace(table, companies=table.companies.iloc[::-1].reset_index(drop=True))
    assert Workspace(turned).stamp() == workspace.stamp()
    fewer = replace(table, companies=table.companies.iloc[1:].reset_index(drop=True), rows_read=table.rows_read - 1)
    assert Workspace(fewer).stamp() != workspace.stamp()


def test_parts_that_sets_leave_must_all_be_safe():
    codes = list("abcd")

    def at_least_two(part):
        return part.sum() >= 2

    assert may_be_shown([], [["a", "b", "c", "d"]], codes, at_least_two) == [True]
    assert may_be_shown([["a", "b", "c", "d"]], [["a"], ["a", "b"], ["b", "c"], ["c", "d"]], codes, at_least_two) == [
        False,
        True,
        False,
        True,
    ]
    assert may_be_shown([["a", "b"]], [["b", "c"], ["c", "d"]], codes, at_least_two) == [False, True]


def test_small_changes_stay():
    shown = pd.Series([10, 10, 10, None], dtype="Int64")
    nan = np.nan
    stored = unmoved(shown, np.array([10.0, 10, 10, nan]), np.array([9.0, 5, nan, 4]), np.array([9.0, 5, nan, 4]), 3)
    assert stored.tolist()[:3] == [9, 10, 10]
    assert stored.isna().tolist() == [False, False, False, True]
