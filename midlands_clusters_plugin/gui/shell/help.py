"""The user guide, read without a network: a window of its own beside QGIS, opened at the page that was asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from qgis.PyQt.QtCore import QEvent, Qt, QUrl
from qgis.PyQt.QtGui import QDesktopServices, QKeyEvent
from qgis.PyQt.QtWidgets import QDialog, QHBoxLayout, QPushButton, QTextBrowser, QVBoxLayout, QWidget

from ...core.base.errors import UserError
from ...core.base.i18n import tr
from ...core.base.resources import resource
from ..widgets import messages

HOME = "index"
TOPIC = "midlands_clusters_help"  # dynamic property of a widget: the page of the guide that tells of it
_windows: list[HelpWindow] = []  # at most one


class HelpWindow(QDialog):
    """The guide in a text browser, with back and home."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Midlands Clusters: user guide"))
        self.setObjectName("MidlandsClustersHelp")
        self.browser = QTextBrowser(self)
        self.browser.setAccessibleName(tr("Text of the guide"))
        self.browser.setOpenExternalLinks(True)
        buttons = QHBoxLayout()

        def button(text: str, tip: str, slot: Callable[[], object]) -> QPushButton:
            made = QPushButton(text, self)
            made.setToolTip(tip)
            made.setAccessibleDescription(tip)
            made.setAutoDefault(False)
            made.clicked.connect(lambda: slot())
            buttons.addWidget(made)
            return made

        back = button(tr("&Back"), tr("Back to the page before"), self.browser.backward)
        back.setEnabled(False)
        self.browser.backwardAvailable.connect(back.setEnabled)
        button(tr("&Contents"), tr("The guide's first page"), lambda: self.show_topic(HOME))
        outside = tr("Show this page in your web browser, where it can be printed and searched")
        button(tr("Open in web &browser"), outside, lambda: QDesktopServices.openUrl(self.browser.source()))
        buttons.addStretch()
        layout = QVBoxLayout(self)
        layout.addLayout(buttons)
        layout.addWidget(self.browser)
        self.resize(720, 640)

    def show_topic(self, topic: str) -> None:
        """Open a page; its beginning, or the heading behind a #."""
        page, _, heading = topic.partition("#")
        url = QUrl.fromLocalFile(str(guide_page(page)))
        if heading:
            url.setFragment(heading)
        self.browser.setSource(url)


def guide_page(page: str) -> Any:
    """The file of a page. Raises UserError where the installation lacks it."""
    return resource("guide", f"{page}.html")


def show_help(topic: str, iface: Any, parent: QWidget | None = None) -> None:
    """Open the guide at a page, in the window that is open already if there is one."""
    try:
        guide_page(topic.partition("#")[0])
    except UserError as error:
        messages.warn(iface, error.message, error.detail)
        return
    if not _windows:
        window = HelpWindow(parent)
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        window.destroyed.connect(_windows.clear)
        _windows.append(window)
    _windows[0].show_topic(topic)
    _windows[0].show()
    _windows[0].raise_()


def close_help() -> None:
    """The plugin is being taken out."""
    for window in tuple(_windows):
        window.close()


def topic_of(widget: QWidget | None) -> str:
    """The page that tells of a widget: its own, or that of the nearest widget around it."""
    while widget is not None:
        topic = widget.property(TOPIC)
        if topic:
            return str(topic)
        widget = widget.parentWidget()
    return HOME


def is_help_key(event: QEvent) -> bool:
    """F1, before QGIS takes it for its own manual: accept it, and the key comes to the widget."""
    if event.type() != QEvent.Type.ShortcutOverride:
        return False
    key: QKeyEvent = event  # type: ignore[assignment]
    return key.key() == Qt.Key.Key_F1 and key.modifiers() == Qt.KeyboardModifier.NoModifier
