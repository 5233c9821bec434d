"""The guide names only controls that the window has: what stands in bold there is looked for in the panel, in all its
pages and dialogs; what the tutorial says to choose, in italics, in their lists too.
"""

from __future__ import annotations

import re
from pathlib import Path

from qgis.PyQt.QtWidgets import QAbstractButton, QComboBox, QGroupBox, QLabel, QListWidget, QTabBar, QTreeView, QWidget

from midlands_clusters_plugin.gui.data.columns_dialog import ColumnsDialog
from midlands_clusters_plugin.gui.pages.map_pages import entries
from midlands_clusters_plugin.gui.shell.help_topics import TOPICS
from midlands_clusters_plugin.gui.widgets.published_maps import PublishedMaps

from .test_panel import panel, run, small  # noqa: F401 - fixtures

GUIDE = Path(__file__).resolve().parents[2] / "docs" / "guide"
BOLD = r"\*\*([^*\n]+)\*\*"
STEPS = ("index.md", "board_paper.md")
# A key; QGIS's file dialog; the button in QGIS's toolbar, groups of toolbox and functions; the head of a paragraph.
NO_CONTROLS = {"F1", "Open", "Midlands Clusters", "Zones of today.", "Named in the report"}
# The report's title; a value that is typed; the beginning of an area's name.
NO_CHOICES = {"Exploring the Investment Potential of Midlands Clusters", "5 km", "D2N2"}


def bare(text: str) -> str:
    return text.replace("&", "").strip().rstrip("….:").casefold()


def controls(root: QWidget) -> set[str]:
    """All that a user reads on controls and their labels, and the entries of lists."""
    found: list[str] = []
    for one in [root, *root.findChildren(QWidget)]:
        if isinstance(one, (QLabel, QAbstractButton)):
            found.append(one.text())
        elif isinstance(one, QGroupBox):
            found.append(one.title())
        elif isinstance(one, QTabBar):
            found += [one.tabText(index) for index in range(one.count())]
        elif isinstance(one, QComboBox):
            found += [one.itemText(index) for index in range(one.count())]
        elif isinstance(one, QListWidget):
            found += [one.item(row).text() for row in range(one.count())]
        elif isinstance(one, QTreeView) and one.model() is not None:
            model = one.model()
            found += [str(model.headerData(at, model_orientation(one))) for at in range(model.columnCount())]
        found += [action.text() for action in one.actions()]
        if isinstance(one, QAbstractButton) and getattr(one, "menu", lambda: None)() is not None:
            found += [action.text() for action in one.menu().actions()]
    return {bare(text) for text in found if text}


def model_orientation(view: QTreeView):
    return view.header().orientation()


def named(pattern: str, text: str) -> set[str]:
    return {one for one in re.findall(pattern, text) if one[0].isupper() or one[0] in "?3"}


def names_in(page: str, text: str) -> set[str]:
    """What a page says that the window has: what stands in bold, on the pages that lead through steps whatever its first letter
    and the choices in italics too.
    """
    text = re.sub(r"(?m)^\*\*[^*\n]+\*\*$", "", text)  # a line of its own is a heading
    if page not in STEPS:
        return named(BOLD, text) - NO_CONTROLS
    bold = set(re.findall(BOLD, text)) - NO_CONTROLS
    return bold | (named(r"(?<!\*)\*([^*\n]{1,60})\*(?!\*)", text) - NO_CHOICES)


def test_the_guide_names_only_controls_that_exist(small, tmp_path):  # noqa: F811 - the fixture
    run(small)
    for entry in entries():
        small._pages.open(entry.id)
    published = PublishedMaps(tmp_path / "none.json", small)
    dialog = ColumnsDialog("CSV", ["Postcode"], {"postcode": "Postcode"}, ("A doubt",), small, ready={"Own": {}})
    there = controls(small)
    dialog.deleteLater()
    published.deleteLater()
    pages = {page.name: page.read_text(encoding="utf-8") for page in GUIDE.glob("*.md")}
    assert set(TOPICS.values()) <= {Path(one).stem for one in pages}, "a help page has no source among these"
    broken = {**pages, "style.md": f"{pages['style.md']} Press **Layout now**."}
    broken["board_paper.md"] += " Choose **Cluster** *Aeronautics* **off**."
    missing = sorted(
        (page, one) for page, text in broken.items() for one in names_in(page, text) if bare(one) not in there
    )
    assert missing == [("board_paper.md", "Aeronautics"), ("board_paper.md", "off"), ("style.md", "Layout now")]


def test_a_control_that_does_not_exist_would_be_found():
    assert named(BOLD, "Press **Layout now**, then **F1**.") == {"Layout now", "F1"}
