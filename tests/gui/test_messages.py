"""The message bar shows names as they are, whatever signs are in them."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from qgis.core import Qgis
from qgis.gui import QgsMessageBar
from qgis.PyQt.QtCore import QCoreApplication
from qgis.PyQt.QtWidgets import QTextBrowser

from midlands_clusters_plugin.gui.widgets import messages
from midlands_clusters_plugin.qgis_io.crs import PAGE_PLANE

NAME = '<b>bold</b> & <img src="file:///etc/hostname">.csv'


@pytest.mark.usefixtures("qgis_app")
@pytest.mark.parametrize("say", [messages.warn, messages.tell])
def test_a_name_with_signs_of_html_is_shown_as_it_is(say):
    bar = QgsMessageBar()
    say(SimpleNamespace(messageBar=lambda: bar), f"{NAME} is empty.")
    shown = bar.currentItem().findChild(QTextBrowser)
    assert shown.toPlainText().endswith(f"{NAME} is empty.")


@pytest.mark.usefixtures("qgis_app")
def test_what_is_said_again_stands_once():
    bar = QgsMessageBar()
    iface = SimpleNamespace(messageBar=lambda: bar)
    for text in ("One <b>.", "Two.", "One <b>.", "One <b>."):
        messages.warn(iface, text)
    assert [item.text() for item in bar.items()] == ["One &lt;b&gt;.", "Two."]
    messages.clear_warnings(iface)
    assert not bar.items()


@pytest.mark.usefixtures("qgis_app")
def test_what_qgis_says_of_the_plane_of_an_oblique_map_goes_by_itself():
    bar = QgsMessageBar()
    bar.widgetAdded.connect(messages.drop_of_page_plane)
    bar.pushMessage("", f"No transform available between {PAGE_PLANE} and Custom CRS", Qgis.MessageLevel.Critical, 0)
    bar.pushMessage("", "Something else", Qgis.MessageLevel.Critical, 0)
    for _ in range(3):
        QCoreApplication.processEvents()
    assert [item.text() for item in bar.items()] == ["Something else"]


@pytest.mark.usefixtures("qgis_app")
def test_a_warning_that_the_user_closed_or_whose_window_is_gone_is_not_touched():
    closed, other = QgsMessageBar(), QgsMessageBar()
    messages.warn(SimpleNamespace(messageBar=lambda: closed), "One.")
    closed.currentItem().dismiss()
    messages.warn(SimpleNamespace(messageBar=lambda: closed), "Two.")
    messages.warn(SimpleNamespace(messageBar=lambda: other), "One.")
    messages.warn(SimpleNamespace(messageBar=lambda: other), "One.")
    assert [[item.text() for item in bar.items()] for bar in (closed, other)] == [["Two."], ["One."]]
    messages.clear_warnings(SimpleNamespace(messageBar=lambda: other))
    assert [[item.text() for item in bar.items()] for bar in (closed, other)] == [["Two."], []]
