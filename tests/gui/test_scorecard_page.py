"""The card of the map on the screen, side by side with others, and written to files."""

from __future__ import annotations

import pytest
from qgis.core import QgsProject
from qgis.PyQt.QtWidgets import QDialog, QTextBrowser

from midlands_clusters_plugin.gui.pages.scorecard_page import ScorecardPage

pytestmark = pytest.mark.usefixtures("qgis_app")


@pytest.fixture(scope="module")
def sample_file(tmp_path_factory):
    from midlands_clusters_plugin.cartography.record.facts import map_facts
    from midlands_clusters_plugin.core.companies import sample_companies
    from midlands_clusters_plugin.core.files.geopackage import write_layers
    from midlands_clusters_plugin.core.hexmap.engine import MapRequest, Workspace

    hexmap = Workspace(sample_companies()).hexmap(MapRequest("aerospace"))
    path = tmp_path_factory.mktemp("card") / "map.gpkg"
    write_layers(path, hexmap.layers())
    return path, map_facts(hexmap)


@pytest.fixture
def page(window, sample_file):
    from midlands_clusters_plugin.cartography.map.group_layers import add_map

    group = add_map(QgsProject.instance(), sample_file[0], sample_file[1], "business_count")
    made = ScorecardPage(window, window.window)
    made.show_map(group, "business_count")
    yield made
    made.shut_down()


def rows(page) -> dict[str, tuple[str, str]]:
    found = {}
    for index in range(page.card.topLevelItemCount()):
        parent = page.card.topLevelItem(index)
        for number in range(parent.childCount()):
            item = parent.child(number)
            found[item.toolTip(0)] = (item.text(1), item.text(2))
    return found


def check(page, text):
    assert page.others.findText(text) >= 0, text
    page.others.setCheckedItems([*page.others.checkedItems(), text])


def test_the_card_of_the_map(page):
    assert page.heading.text().startswith("Aerospace: scorecard")
    assert rows(page)["1.1 Total Cluster Business Count"] == ("1,524", "1,524")
    assert page.card.topLevelItemCount() == 4 and len(rows(page)) == 27
    assert "made so that it adds up" in page.details.toPlainText(), "the row of the map's metric is chosen"
    assert page.tabs.isTabEnabled(1)


def test_another_metric_chooses_its_row(page):
    page.show_map(page._group, "employees")
    assert "Estimated Employees" in page.details.toPlainText()


def test_without_a_map_one_sentence(page):
    page.show_map(None, "")
    assert not page.isEnabled() and "Generate a map" in page.heading.text() and page.card.topLevelItemCount() == 0


def test_derby_beside_the_whole(page, window):
    check(page, "Derby")
    assert page.compare.isEnabled()
    page.show_comparison()
    dialog = window.window.findChild(QDialog, "MidlandsClustersComparison")
    text = dialog.findChild(QTextBrowser).toPlainText()
    layer = next(
        one
        for one in QgsProject.instance().mapLayers().values()
        if one.customProperty("midlands_clusters/role") == "authorities"
    )
    derby = next(f for f in layer.getFeatures() if f["authority_name"] == "Derby")
    assert "Aerospace, Derby: loaded" in text and f"\n{derby['business_count']:,}\n" in text
    assert "not a ranking" in text
    dialog.close()


def test_more_than_four_are_refused_in_one_sentence(page, window):
    for name in ("Derby", "Nottingham", "Leicester", "Birmingham"):
        check(page, name)
    page.show_comparison()
    assert any("no more than 3" in text for text in window.messages())


@pytest.mark.parametrize("ending", ["html", "csv", "xlsx"])
def test_export(page, window, tmp_path, ending):
    page.export(tmp_path / f"card.{ending}")
    assert (tmp_path / f"card.{ending}").stat().st_size > 1000
    assert any(f"card.{ending}" in text for text in window.messages())


def test_export_to_nowhere_is_one_sentence(page, window, tmp_path):
    page.export(tmp_path / "missing" / "card.html")
    assert len(window.messages()) == 1


def test_names_fit_the_dock(page):
    assert page.minimumSizeHint().width() <= 270


def test_names_are_read_in_a_narrow_dock(page):
    """Each word of a name stands in its cell, or the tip has it; a text instead of a figure is read below the card."""
    page.setParent(None)
    page.resize(260, 900)
    page.show()
    for item in page._items():
        shown, name = item.text(0).replace("\n", " "), item.toolTip(0).partition(" ")[2] or item.toolTip(0)
        assert shown == name or "…" in shown or shown == item.toolTip(0)
    cut = [item.text(0) for item in page._items() if "…" in item.text(0)]
    assert len(cut) <= 4, cut
    assert page._items()[0].text(0).replace("\n", " ") == "Total Cluster Business Count"
    widest = max(page.card.columnWidth(column) for column in (1, 2))
    assert widest <= 70 and page.card.columnWidth(0) >= 90
