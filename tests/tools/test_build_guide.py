"""The guide that the plugin shows is the guide that docs/guide says, and every link and picture of it is there."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))
build_guide = pytest.importorskip("build_guide", reason="markdown-it-py is not installed (make setup)")

PAGES = build_guide.pages()


def test_the_pages_in_the_repository_are_made_from_the_sources_as_they_are():
    stored = {path.name: path.read_text(encoding="utf-8") for path in build_guide.TARGET.glob("*.html")}
    assert stored == PAGES, "run: make guide"


@pytest.mark.parametrize("name", sorted(PAGES))
def test_links_and_pictures_lead_somewhere(name):
    for link in re.findall(r'href="([^"#]+)', PAGES[name]):
        assert link in PAGES or link.startswith("https://"), link
    for picture in re.findall(r'src="([^"]+)"', PAGES[name]):
        assert (build_guide.TARGET / picture).is_file(), picture


def test_every_page_can_be_reached_from_the_first():
    reached, left = set(), ["index.html"]
    while left:
        one = left.pop()
        if one not in reached:
            reached.add(one)
            left += re.findall(r'href="([a-z0-9_]+\.html)', PAGES[one])
    assert reached == set(PAGES)


def test_every_topic_of_the_dock_has_its_page():
    from midlands_clusters_plugin.gui.shell.help import HOME
    from midlands_clusters_plugin.gui.shell.help_topics import TOPICS

    assert {f"{topic}.html" for topic in (HOME, *TOPICS.values())} <= set(PAGES)


def test_no_picture_without_a_page():
    used = {picture for page in PAGES.values() for picture in re.findall(r'src="images/([^"]+)"', page)}
    assert {path.name for path in (build_guide.TARGET / "images").glob("*.png")} == used
