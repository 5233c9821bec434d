"""The card as a page: every value is there, well-formed, escaped, and the chart can be read without colours."""

from __future__ import annotations

from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest

from midlands_clusters_plugin.cartography.page_text.scorecard_html import (
    card_html,
    compare_html,
    share_chart,
    share_chart_of,
)
from midlands_clusters_plugin.core.catalogue.scorecard_table import WARNING, Loaded, scorecard

pytestmark = pytest.mark.usefixtures("qgis_app")
SVG = "{http://www.w3.org/2000/svg}"


class LocalText(HTMLParser):
    """The text of a page, and whether each tag is closed."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open, self.texts, self.tags = [], [], []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        if tag not in ("meta", "line", "rect", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        if tag not in ("line", "rect"):
            assert self.open.pop() == tag

    def handle_data(self, data):
        self.texts.append(data)


@pytest.mark.parametrize("cluster", ["health_life_sciences", "aerospace", "agri_tech", "space_technologies"])
def test_every_printed_value_is_on_the_page(cluster):
    card = scorecard(cluster, Loaded({"business_count": 12}, "E06000015", "Derby"))
    page = LocalText(card_html(card))
    assert page.open == []
    text = " ".join(page.texts)
    for value in [*card.rows["printed"], *card.rows["context"], *card.rows["flag"], *card.rows["why"]]:
        assert value in text
    assert page.tags.count("caption") == 4, "one table an ecosystem"
    assert "not mended" in text


def test_names_cannot_break_the_page():
    page = LocalText(card_html(scorecard("aerospace", Loaded({"business_count": 1}, "x", "<b>A & B</b>"))))
    assert page.open == [] and any("<b>A & B</b>" in text for text in page.texts)


def test_a_cluster_without_a_card_says_so():
    assert "prints no scorecard" in card_html(scorecard("all", Loaded({"business_count": 3}, "a", "A")))


def test_side_by_side_warns():
    page = compare_html([scorecard("aerospace"), scorecard("space_technologies")])
    assert WARNING in page and "Aerospace: report, 2023" in page


def test_the_chart_is_in_proportion_and_says_its_numbers():
    chart = ElementTree.fromstring(share_chart(["A", "B & C"], [10.0, 40.0], 15.0, "Title"))
    assert chart.find(f"{SVG}title").text == "Title" and "B & C 40%" in chart.find(f"{SVG}desc").text
    bars = [float(one.get("width")) for one in chart.iter(f"{SVG}rect")][1:]
    assert bars[1] == pytest.approx(4 * bars[0], rel=0.01)
    texts = [one.text for one in chart.iter(f"{SVG}text")]
    assert "10%" in texts and "40%" in texts and any("15%" in text for text in texts)
    dashed = [one for one in chart.iter(f"{SVG}line") if one.get("stroke-dasharray")]
    left = float(next(one.get("x") for one in list(chart.iter(f"{SVG}rect"))[1:]))
    assert float(dashed[0].get("x1")) - left == pytest.approx(1.5 * bars[0], rel=0.01)


def test_the_reports_chart():
    assert share_chart_of(scorecard("all")) == ""
    chart = ElementTree.fromstring(share_chart_of(scorecard("aerospace")))
    assert "Innovate UK funding 81%" in chart.find(f"{SVG}desc").text
