"""The card's page in a layout: every row is printed as text, again and again on one page."""

from __future__ import annotations

import subprocess
import unicodedata

import pytest
from qgis.core import QgsLayoutExporter, QgsPrintLayout, QgsProject

from midlands_clusters_plugin.cartography.page.furniture import text_as_text
from midlands_clusters_plugin.cartography.page.scorecard_item import scorecard_layout
from midlands_clusters_plugin.core.catalogue.scorecard_table import Loaded, scorecard

pytestmark = pytest.mark.usefixtures("qgis_app")


def printed(layout, path) -> list[str]:
    settings = QgsLayoutExporter.PdfExportSettings()
    settings.textRenderFormat = text_as_text()
    assert QgsLayoutExporter(layout).exportToPdf(str(path), settings) == QgsLayoutExporter.Success
    text = subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, text=True, check=True).stdout
    return unicodedata.normalize("NFKC", text).split("\f")  # some fonts draw "fi" as one letter


def test_all_rows_are_on_a_page_of_their_own(tmp_path):
    card = scorecard("aerospace", Loaded({"business_count": 1200}, "midlands_engine", "Midlands Engine"))
    (page, rest) = printed(scorecard_layout(QgsProject.instance(), card), tmp_path / "card.pdf")
    assert not rest
    for name in card.rows["name"]:
        assert name.split()[0] in page
    for value in ("1,524", "1,200", "-324", "£894m since 2005", "not", "Fundraising", "Innovation", "ADS."):
        assert value in page
    assert "Illustrative sample" not in page


def test_a_card_of_the_sample_says_so_and_of_another_area_has_no_difference(tmp_path):
    card = scorecard("aerospace", Loaded({"business_count": 300}, "E06000015", "Derby", sample=True))
    page = printed(scorecard_layout(QgsProject.instance(), card), tmp_path / "card.pdf")[0]
    assert "Illustrative sample: not real companies" in page and "300" in page and "-1,224" not in page
    assert "the report counts the whole Midlands Engine area, this is Derby" in " ".join(page.split())


def test_again_it_is_replaced_and_no_page_of_a_map_changes(qgis_new_project):
    manager = QgsProject.instance().layoutManager()
    mine = QgsPrintLayout(QgsProject.instance())
    mine.initializeDefaults()
    mine.setName("Mine")
    manager.addLayout(mine)
    for cluster in ("aerospace", "agri_tech", "aerospace"):
        scorecard_layout(QgsProject.instance(), scorecard(cluster))
    assert len(manager.printLayouts()) == 3 and mine.pageCollection().pageCount() == 1
