"""In the pseudo-language every text of the panel stands in brackets: what has none was left out of translation."""

from __future__ import annotations

import re
import shutil
from importlib import import_module
from pathlib import Path

import pytest
from qgis.core import QgsLayoutItemLabel, QgsLayoutItemLegend, QgsProject, QgsSettings
from qgis.PyQt.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QToolButton, QWidget

from midlands_clusters_plugin.cartography.map.group_layers import add_map
from midlands_clusters_plugin.cartography.record.facts import map_facts
from midlands_clusters_plugin.core.catalogue.catalogue import REPORT, clusters, places
from midlands_clusters_plugin.core.companies import sample_companies
from midlands_clusters_plugin.core.files.geopackage import write_layers
from midlands_clusters_plugin.core.geography.areas import areas, districts, get_area
from midlands_clusters_plugin.core.geography.arrangements import arrangements
from midlands_clusters_plugin.core.hexmap.engine import MapRequest, Workspace
from midlands_clusters_plugin.gui.pages.map_pages import entries
from midlands_clusters_plugin.processing.support import language
from tools import translations

WIDTH = 285  # px, of a page in a dock of 300
GETTERS = ("text", "toolTip", "accessibleName", "placeholderText", "title", "whatsThis")
# QGIS's own, and an expression
NOT_OURS = {
    "Browse",
    "Full path to the file(s), including name and extension",
    "employees >= 10",
    "All Color Ramps",
    "clear",
}
# Boxes of what stands in the data: types of places, names of columns, days
DATA = {
    "ScrollLeftButton",
    "ScrollRightButton",
    "types",
    "text_column",
    "number_column",
    "column",
    "before",
    "since",
    "qt_spinbox_lineedit",
}
COMPILES = any(shutil.which(name) for name in ("lrelease", "/usr/lib/qt5/bin/lrelease", "/usr/lib/qt6/bin/lrelease"))
pytestmark = pytest.mark.skipif(not COMPILES, reason="lrelease (qttools5-dev-tools) is not installed")


@pytest.fixture(scope="module")
def compiled(tmp_path_factory):
    """The folder with the pseudo-language, compiled once."""
    folder = tmp_path_factory.mktemp("pseudo")
    translations.write_pseudo(folder).rename(folder / "midlands_clusters_qps.qm")
    return folder


@pytest.fixture
def pseudo(compiled, monkeypatch):
    monkeypatch.setattr(language, "translations_folder", lambda: compiled)
    monkeypatch.setattr(language, "language", lambda: "qps")
    language.install()
    yield
    language.remove()
    QgsSettings().remove("locale/overrideFlag")


def texts(panel):
    for one in [panel, *panel.findChildren(QWidget)]:
        for name in GETTERS:
            getter = getattr(one, name, None)
            try:
                found = getter() if callable(getter) else ""
            except TypeError:
                continue
            if isinstance(found, str):
                yield one, found
        if isinstance(one, QComboBox):
            yield from ((one, one.itemText(index)) for index in range(one.count()))


def left_out(found):
    """Texts with a word in them and no bracket round it, without the names of places and of definitions that others
    published, names of files, and what is QGIS's own.
    """
    published = {one for one in clusters().values() if one.taxonomy != REPORT}
    known = [*areas().values(), *districts().values(), *arrangements().values()]
    names = {area.name for area in known} | set(places()["name"]) | NOT_OURS
    names |= {one.taxonomy for one in published} | {f"{one.name} ({one.taxonomy})" for one in published}
    return {
        (type(one).__name__, one.objectName(), text)
        for one, text in found
        if re.search("[A-Za-z]{3}", text)
        and "[" not in text
        and text not in names
        and not re.search(r"[…/]|\.pdf$", text)
        if one.objectName() not in DATA
    }


def test_no_text_of_the_panel_is_left_out(pseudo, qgis_new_project):
    from midlands_clusters_plugin.gui.dock.panel import Panel
    from tests.gui.conftest import Window

    panel = Panel(Window())
    try:
        assert not left_out(texts(panel))
        assert any(text.startswith("[") for _, text in texts(panel))
    finally:
        panel.shut_down()


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    made = Workspace(sample_companies()).hexmap(MapRequest("aerospace", get_area("E06000015+E10000007"), "bng", 5000.0))
    return made, write_layers(tmp_path_factory.mktemp("map") / "map.gpkg", made.layers())


@pytest.fixture
def group(window, written, tmp_path):
    made, path = written
    path = Path(shutil.copy(path, tmp_path))
    yield add_map(QgsProject.instance(), path, map_facts(made), "business_count", beside=True)
    QgsProject.instance().clear()


@pytest.mark.parametrize("number", range(10))
def test_no_text_of_a_page_is_left_out(pseudo, window, group, number):
    entry = entries()[number]
    page = getattr(import_module(f"midlands_clusters_plugin.gui.pages.{entry.module}"), entry.name)(window)
    try:
        page.show_map(group, "business_count")
        assert entry.title.startswith("[")
        assert not left_out(texts(page))
    finally:
        page.shut_down()
        page.deleteLater()


def test_no_text_of_the_options_is_left_out(pseudo, qgis_app):
    from midlands_clusters_plugin.gui.shell.options_page import OptionsPage

    page = OptionsPage(None)
    assert not left_out(texts(page))


def test_no_text_of_an_algorithm_is_left_out(pseudo, qgis_app):
    from midlands_clusters_plugin.processing.provider import MidlandsClustersProvider

    provider = MidlandsClustersProvider()
    provider.loadAlgorithms()
    found = []
    for algorithm in provider.algorithms():
        stated = [
            algorithm.displayName(),
            algorithm.shortDescription(),
            *(one.description() for one in algorithm.parameterDefinitions()),
        ]
        stated += [one.help() for one in algorithm.parameterDefinitions() if hasattr(one, "help")]
        stated += [one.description() for one in algorithm.outputDefinitions()]
        found += [(algorithm, text) for text in stated]
    assert not {
        (algorithm.name(), text) for algorithm, text in found if re.search("[A-Za-z]{3}", text) and "[" not in text
    }
    assert len(found) > 100


@pytest.mark.parametrize(
    "template", ["map_a4_landscape", "figures_a4_landscape", "sheet_a3_landscape", "atlas_a4_portrait"]
)
def test_no_text_of_a_page_on_paper_is_left_out(pseudo, window, group, template):
    from midlands_clusters_plugin.cartography.page import pages

    page = pages.make_layout(QgsProject.instance(), group, template=template)
    labels = [one.currentText() for one in page.items() if isinstance(one, QgsLayoutItemLabel) and one.isVisible()]
    labels += [one.title() for one in page.items() if isinstance(one, QgsLayoutItemLegend)]
    assert len([one for one in labels if "[" in one]) >= 4
    assert not [one for one in labels if re.search("[A-Za-z]{3}", one) and "[" not in one]


def cut_off(page):
    """Texts of one line that are wider than what shows them."""
    for one in page.findChildren((QLabel, QAbstractButton)):
        wraps = isinstance(one, QLabel) and one.wordWrap()
        if (
            one.isVisible()
            and one.text()
            and not wraps
            and not isinstance(one, QToolButton)
            and one.width() + 2 < one.sizeHint().width()
        ):
            yield type(one).__name__, one.objectName(), one.text()


@pytest.fixture(params=["en", "cy"])
def spoken(request, monkeypatch):
    monkeypatch.setattr(language, "language", lambda: request.param)
    language.install()
    yield
    language.remove()


@pytest.mark.parametrize("number", range(10))
def test_in_each_language_a_page_fits_into_a_dock_of_300_pixels(spoken, window, group, number):
    entry = entries()[number]
    page = getattr(import_module(f"midlands_clusters_plugin.gui.pages.{entry.module}"), entry.name)(window)
    try:
        page.show_map(group, "business_count")
        page.resize(WIDTH, 1500)
        page.show()
        QApplication.processEvents()
        # Asked once it is shown: rows need more room before they have their style, which a window of its own keeps.
        assert page.minimumSizeHint().width() <= WIDTH, "its texts need more"
        page.setFixedWidth(WIDTH)
        QApplication.processEvents()
        assert not set(cut_off(page))
    finally:
        page.hide()
        page.shut_down()
        page.deleteLater()
