"""Help where the user is: question marks, F1, the welcome card."""

from __future__ import annotations

import pytest
from qgis.core import QgsSettings
from qgis.PyQt.QtCore import QEvent, Qt
from qgis.PyQt.QtGui import QKeyEvent
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QLineEdit, QWidget

from midlands_clusters_plugin.gui.dock.welcome import SEEN, Welcome
from midlands_clusters_plugin.gui.shell import help as guide


@pytest.fixture(autouse=True)
def closed_again(qgis_app):
    yield
    guide.close_help()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def shown() -> list[QWidget]:
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, guide.HelpWindow) and one.isVisible()]


def test_one_window_shows_whatever_page_is_asked_for(window):
    guide.show_help("spikes", window)
    guide.show_help("layout", window)
    (help_window,) = shown()
    assert help_window.browser.source().fileName() == "layout.html"
    assert "Print and export" in help_window.browser.toPlainText()
    help_window.browser.backward()
    assert help_window.browser.source().fileName() == "spikes.html"


def test_a_page_that_the_installation_lost_is_stated_in_a_sentence(window):
    guide.show_help("no_such_page", window)
    assert shown() == []
    assert "install the plugin again" in window.bar.items()[0].text()


def test_the_topic_of_a_widget_is_that_of_the_nearest_around_it(qgis_app):
    outer, middle = QWidget(), None
    middle = QWidget(outer)
    inner = QLineEdit(middle)
    assert guide.topic_of(inner) == guide.HOME
    outer.setProperty(guide.TOPIC, "map")
    assert guide.topic_of(inner) == "map"
    middle.setProperty(guide.TOPIC, "style")
    assert guide.topic_of(inner) == "style"
    assert guide.topic_of(None) == guide.HOME


@pytest.mark.parametrize(
    ("key", "modifier", "ours"),
    [
        (Qt.Key.Key_F1, Qt.KeyboardModifier.NoModifier, True),
        (Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier, False),
        (Qt.Key.Key_F2, Qt.KeyboardModifier.NoModifier, False),
    ],
)
def test_only_f1_alone_is_taken_from_qgis(key, modifier, ours):
    assert guide.is_help_key(QKeyEvent(QEvent.Type.ShortcutOverride, key, modifier)) == ours
    assert not guide.is_help_key(QKeyEvent(QEvent.Type.KeyPress, key, modifier))


def test_the_welcome_card_comes_until_it_was_answered(qgis_app):
    QgsSettings().remove(SEEN)
    card = Welcome()
    asked = []
    card.sample_asked.connect(lambda: asked.append("sample"))
    card.guide_asked.connect(lambda: asked.append("guide"))
    card.show()
    QTest.mouseClick(card.sample, Qt.MouseButton.LeftButton)
    QTest.mouseClick(card.guide, Qt.MouseButton.LeftButton)
    assert asked == ["sample", "guide"]
    assert Welcome().isHidden() is False
    QTest.mouseClick(card.hide_button, Qt.MouseButton.LeftButton)
    assert card.isHidden()
    assert Welcome().isHidden()
    QgsSettings().remove(SEEN)
