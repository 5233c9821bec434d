"""The list of published maps: what stands in the ledger beside the map's file, a copy to hand on, a damaged list."""

from __future__ import annotations

import json

from midlands_clusters_plugin.core.disclosure.ledger import FILE, Ledger, Publication
from midlands_clusters_plugin.gui.dock.disclosure_box import DisclosureBox
from midlands_clusters_plugin.gui.widgets.published_maps import PublishedMaps


def one(day: str, area: str) -> Publication:
    cells = {"business_count": {"a|E06000015": None, "b|E06000015": 5.0}}
    return Publication("1", day, "aerospace", area, ["E06000015"], "5 km", {"business_count": []}, {}, cells)


def test_maps_are_listed_the_last_first_and_the_list_is_handed_on(qgis_app, tmp_path):
    ledger = Ledger(tmp_path / FILE)
    ledger.record(one("2026-01-01", "Derby"))
    ledger.publications.append(one("2026-02-01", "Derbyshire"))
    ledger.record(one("2026-03-01", "Nottingham"))
    box = DisclosureBox()
    box.output_file = lambda: tmp_path / "map.gpkg"
    box.setChecked(True)
    box.published.click()
    dialog = box.findChild(PublishedMaps)
    rows = [[dialog.table.item(row, column).text() for column in range(5)] for row in range(dialog.table.rowCount())]
    assert rows[0] == ["2026-03-01", "Nottingham", "aerospace", "5 km", "1"]
    dialog.copy_to(tmp_path / "copy.json")
    assert json.loads((tmp_path / "copy.json").read_text()) == json.loads((tmp_path / FILE).read_text())
    assert "copy.json" in dialog.note.text()
    dialog.copy_to(tmp_path / "copy.json" / "x.json")
    assert "x.json" in dialog.note.text() and not dialog.note.text().startswith("Saved")
    dialog.close()


def test_no_list_and_a_damaged_one_are_said(qgis_app, tmp_path):
    empty = PublishedMaps(tmp_path / FILE)
    assert "No map was published yet" in empty.note.text() and not empty.copy.isEnabled()
    (tmp_path / FILE).write_text("{")
    damaged = PublishedMaps(tmp_path / FILE)
    assert "list of published maps" in damaged.note.text() and not damaged.copy.isEnabled()
    for dialog in (empty, damaged):
        dialog.deleteLater()
