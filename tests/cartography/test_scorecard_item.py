"""The card's page in a layout: every row is printed as text, again and again on one page."""

from __future__ import annotations

import subprocess
import unicodedata

import pytest
from qgis.core import QgsLayoutExporter, QgsPrintLayout, QgsProject

from midlands_clusters_plugin.cartography.page.furniture import text_as_text
from midlands_clusters_plugin.cartography.page.scorecard_item import put_scorecard, remove_scorecard
from midlands_clusters_plugin.core.catalogue.scorecard_table import Loaded, scorecard

pytestmark = pytest.mark.usefixtures("qgis_app")


@pytest.fixture
def layout():
    made = QgsPrintLayout(QgsProject.instance())
    made.initializeDefaults()
    return made


def printed(layout, path) -> list[str]:
    settings = QgsLayoutExporter.PdfExportSettings()
    settings.textRenderFormat = text_as_text()
    assert QgsLayoutExporter(layout).exportToPdf(str(path), settings) == QgsLayoutExporter.Success
    text = subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, text=True, check=True).stdout
    return unicodedata.normalize("NFKC", text).split("\f")  # some fonts draw "fi" as one letter


def test_all_rows_are_on_the_second_page(layout, tmp_path):
    card = scorecard("aerospace", Loaded({"business_count": 1200}, "midlands_engine", "Midlands Engine"))
    put_scorecard(layout, card)
    pages = printed(layout, tmp_path / "card.pdf")
    assert layout.pageCollection().pageCount() == 2
    for name in card.rows["name"]:
        assert name.split()[0] in pages[1]
    for value in ("1,524", "1,200", "-324", "£894m since 2005", "not", "Fundraising"):
        assert value in pages[1]


def test_again_it_is_replaced_and_can_be_taken_out(layout):
    before = len(layout.items())
    for cluster in ("aerospace", "agri_tech", "aerospace"):
        put_scorecard(layout, scorecard(cluster))
    assert layout.pageCollection().pageCount() == 2 and len(layout.multiFrames()) == 1
    remove_scorecard(layout)
    assert layout.pageCollection().pageCount() == 1 and len(layout.items()) == before and not layout.multiFrames()
