"""The message bar shows names as they are, whatever signs are in them."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from qgis.gui import QgsMessageBar
from qgis.PyQt.QtWidgets import QTextBrowser

from midlands_clusters_plugin.gui.widgets import messages

NAME = '<b>bold</b> & <img src="file:///etc/hostname">.csv'


@pytest.mark.usefixtures("qgis_app")
@pytest.mark.parametrize("say", [messages.warn, messages.tell])
def test_a_name_with_signs_of_html_is_shown_as_it_is(say):
    bar = QgsMessageBar()
    say(SimpleNamespace(messageBar=lambda: bar), f"{NAME} is empty.")
    shown = bar.currentItem().findChild(QTextBrowser)
    assert shown.toPlainText().endswith(f"{NAME} is empty.")
