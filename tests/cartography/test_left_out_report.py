"""Hexagons that the user left out are listed in the report beside an exported page."""

from __future__ import annotations

import json

from midlands_clusters_plugin.cartography.map.group_layers import show_metric
from midlands_clusters_plugin.cartography.page import alternative, pages
from midlands_clusters_plugin.cartography.record.left_out import LeftOut, set_left_out
from midlands_clusters_plugin.cartography.record.roles import layers_of


def test_report_lists_what_was_left_out_and_only_then_is_there_one(project, group, tmp_path):
    page = pages.make_layout(project, group)
    assert not any(one.suffix == ".json" for one in alternative.write_beside(page, group, tmp_path / "map.pdf"))
    hexes = layers_of(group)["hexes"]
    feature = next(hexes.getFeatures('"business_count" > 2'))
    item = LeftOut(str(feature["cell_id"]), str(feature["authority_code"]), "map")
    set_left_out(hexes, [item])
    show_metric(group, "business_count")
    files = alternative.write_beside(page, group, tmp_path / "map.pdf")
    report = json.loads(files[-1].read_text(encoding="utf-8"))
    assert files[-1].name == "map_report.json"
    assert report["left_out"] == [{"cell_id": item.cell_id, "authority_code": item.authority_code, "how": "map"}]
    assert (report["rows_read"], report["metric"], report["cluster"]) == (5, "business_count", "aerospace")
    assert "map_report.json" in files[0].read_text(encoding="utf-8")
