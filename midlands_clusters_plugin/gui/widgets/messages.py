"""What the user is told when something did not work: one sentence in the message bar, the rest on request."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from html import escape
from pathlib import Path
from typing import Any

from qgis.core import Qgis, QgsMessageLog
from qgis.gui import QgsMessageBarItem, QgsMessageViewer
from qgis.PyQt import sip
from qgis.PyQt.QtCore import Qt, QTimer, QUrl
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtWidgets import QApplication, QPushButton

from ...core.base.errors import Cancelled, UserError
from ...core.base.i18n import tr
from ...qgis_io.crs import PAGE_PLANE

TAG = "Midlands Clusters"
_warnings: list[Any] = []  # in the message bar, until their cause is gone


def warn(iface: Any, sentence: str, detail: str = "") -> None:
    """The user can mend this: the sentence, and a Details button where there is more to say."""
    button = (tr("Details"), lambda: show_details(iface, sentence, detail)) if detail else None
    _take_back(iface, _shown(sentence))  # said again, it stands once
    _warnings.append(_push(iface, sentence, Qgis.MessageLevel.Warning, button))


def clear_warnings(iface: Any) -> None:
    """What was warned of no longer holds: the user changed a choice, or tries again."""
    _take_back(iface)
    _warnings.clear()


def _take_back(iface: Any, text: str | None = None) -> None:
    """Our warnings leave the message bar, or those of one text. Only what the bar still holds is touched: an item that
    the user closed is QGIS's to delete, at a time of its own.
    """
    bar = iface.messageBar()
    for item in bar.items():
        if any(item is one for one in _warnings) and text in (None, item.text()):
            bar.popWidget(item)


def report_bug(iface: Any, sentence: str, trace: str) -> None:
    """Our fault: the traceback goes to the log, and the message bar leads there."""
    QgsMessageLog.logMessage(trace, TAG, Qgis.MessageLevel.Critical, False)
    _push(iface, sentence, Qgis.MessageLevel.Critical, (tr("Open the log"), iface.openMessageLog))


def tell_ending(iface: Any, ending: Any) -> bool:
    """Say how a piece of work ended, where it did not end well; whether it did not. ``ending`` is a task.Ending."""
    if ending.is_bug:
        report_bug(iface, ending.sentence, ending.detail)
    elif ending.sentence:
        warn(iface, ending.sentence, ending.detail)
    return ending.error is not None


@contextmanager
def warned(iface: Any) -> Iterator[None]:
    """Where what is done here cannot be done, the user is told why, and the work goes on after it."""
    try:
        yield
    except UserError as error:
        warn(iface, error.message, error.detail)


@contextmanager
def reported(iface: Any) -> Iterator[None]:
    """A busy cursor while a page or document is made; one sentence where it did not work or was cancelled."""
    QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        with warned(iface):
            yield
    except Cancelled:
        tell(iface, tr("Cancelled: the page was not written."))
    finally:
        QApplication.restoreOverrideCursor()


def tell(iface: Any, sentence: str) -> None:
    """News that the user need not act on."""
    iface.messageBar().pushMessage(TAG, _shown(sentence), Qgis.MessageLevel.Info, 8)


def tell_written(iface: Any, files: list[Path]) -> None:
    """Files were written: their names, and a button that opens their folder."""
    names = ", ".join(one.name for one in files[:4]) + (" …" if len(files) > 4 else "")
    folder = QUrl.fromLocalFile(str(files[0].parent)) if files else QUrl()
    button = (tr("Open the folder"), lambda: QDesktopServices.openUrl(folder))
    _push(iface, tr("Exported: {}").format(names), Qgis.MessageLevel.Success, button, seconds=20)


def drop_of_page_plane(item: Any) -> None:
    """QGIS warns, in red, that an oblique map's plane has no place on earth. So it should be: the warning goes."""
    message = sip.cast(item, QgsMessageBarItem)  # made by QGIS, it comes as a plain widget
    if PAGE_PLANE in message.text():
        QTimer.singleShot(0, lambda: sip.isdeleted(message) or message.dismiss())


def show_details(iface: Any, sentence: str, detail: str) -> None:
    """A window with text to read and copy."""
    viewer = QgsMessageViewer(iface.mainWindow())
    viewer.setTitle(TAG)
    viewer.setMessageAsPlainText(f"{sentence}\n\n{detail}")
    viewer.show()


def _push(
    iface: Any, sentence: str, level: Any, button: tuple[str, Callable[[], object]] | None, seconds: int = 0
) -> Any:
    bar = iface.messageBar()
    item = bar.createMessage(TAG, _shown(sentence))
    if button is not None:
        widget = QPushButton(button[0], item)
        widget.clicked.connect(lambda: button[1]())
        item.layout().addWidget(widget)
    bar.pushWidget(item, level, seconds)
    return item


def _shown(sentence: str) -> str:
    """The bar shows HTML: a file called <b>.csv keeps its name, and no name brings a picture or a link in."""
    return escape(sentence, quote=False)
