"""Where registers mislead: addresses that very many companies share are counted, named, listed and left out."""

from __future__ import annotations

import pytest

from midlands_clusters_plugin.core.base.errors import UserError
from midlands_clusters_plugin.core.companies import read_companies
from midlands_clusters_plugin.core.counting.shared_addresses import ledger_name, of_ledger
from midlands_clusters_plugin.core.disclosure.disclosure_rule import Rule
from midlands_clusters_plugin.core.geography.areas import get_area
from midlands_clusters_plugin.core.hexmap.engine import MapRequest, Workspace

DERBY = get_area("E06000015")
AGENT, ELSEWHERE, DEFAULT = "DE24 9FU", "DE1 2GR", "CF14 8LH"


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    rows = [f"A{n},{AGENT},{'30300' if n < 40 else '62012'}" for n in range(501)]
    rows += [f"B{n},{ELSEWHERE},30300" for n in range(10)] + [f"C,{DEFAULT},30300", f"D,{DEFAULT},62012"]
    path = tmp_path_factory.mktemp("addresses") / "firms.csv"
    path.write_text("\n".join(["name,postcode,sic", *rows]), encoding="utf-8")
    return Workspace(read_companies(path))


def _map(workspace: Workspace, addresses: str = "count", cluster: str = "aerospace", **more: object):
    return workspace.hexmap(MapRequest(cluster, DERBY, "bng", 5000.0, addresses=addresses, **more))


def test_they_are_found_in_the_whole_file_counted_and_named(workspace: Workspace) -> None:
    hexmap = _map(workspace)
    notes = " ".join(hexmap.report["notes"])
    assert f"40 of these companies (80.0%) stand at addresses that 500 or more companies share: {AGENT} (40)." in notes
    assert "1 company of this cluster has Companies House's default address (CF14 8LH, Cardiff)" in notes
    assert hexmap.report["totals"]["business_count"] == 50 and hexmap.report["rows_left_out"] == 0
    assert hexmap.report["shared_addresses"] == {
        "treatment": "count",
        "companies": 40,
        "share": 80.0,
        "postcodes": {AGENT: 40},
    }
    assert "shared_addresses" not in hexmap.layers()


@pytest.mark.parametrize("cluster", ["aerospace", "all", "transport_technology"])
def test_left_out_they_do_not_count_and_every_row_is_accounted_for(workspace: Workspace, cluster: str) -> None:
    before, report = _map(workspace, cluster=cluster).report, _map(workspace, "leave_out", cluster).report
    assert report["totals"]["business_count"] == 10
    parts = ("rows_in_area", "rows_outside_area", "rows_other_cluster", "rows_left_out")
    assert report["rows_placed"] == sum(report[one] for one in parts) == sum(before[one] for one in parts)
    assert report["rows_left_out"] == before["rows_in_area"] + before["rows_outside_area"] - 10
    assert "left out, at addresses that 500 or more companies share: DE24 9FU" in " ".join(report["notes"])
    assert report["shared_addresses"]["companies"] == before["shared_addresses"]["companies"]


def test_they_are_listed_beside_the_rejects(workspace: Workspace) -> None:
    for treatment in ("list", "leave_out"):
        hexmap = _map(workspace, treatment)
        table = hexmap.layers()["shared_addresses"]
        assert len(table) == 41 and set(table["why"]) == {"shared", "default"}
        at_agent = table[table["postcode"] == AGENT]
        assert set(at_agent["companies"]) == {501} and set(at_agent["counted"]) == {treatment == "list"}
        assert not table.loc[table["why"] == "default", "counted"].any()


def test_a_protected_map_tells_no_exact_number_and_lists_nobody(workspace: Workspace) -> None:
    hexmap = _map(workspace, "list", rule=Rule(fewest=3))
    assert hexmap.report["shared_addresses"] == {"treatment": "list"}
    assert "shared_addresses" not in hexmap.layers() and "80.0%" not in " ".join(hexmap.report["notes"])


def test_with_and_without_them_are_two_maps_in_the_ledger(workspace: Workspace) -> None:
    for name in ("aerospace", "all"):
        for treatment in ("count", "leave_out"):
            assert of_ledger(ledger_name(name, treatment)) == (name, treatment)
    with pytest.raises(UserError, match="counted \\(count\\), listed \\(list\\) or left out"):
        _map(workspace, "hide")
