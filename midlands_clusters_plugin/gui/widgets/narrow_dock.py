"""Forms; labels that show only while they say something and never make the dock wider; the order of the Tab key."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from qgis.PyQt import uic
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QComboBox, QLabel, QSizePolicy, QWidget


def fill(box: QComboBox, items: Iterable[tuple[str, Any]]) -> None:
    """Add (text, value) pairs to a box."""
    for text, value in items:
        box.addItem(text, value)


def say(label: QLabel, text: str) -> None:
    """Show a text, or hide the label where there is none."""
    label.setText(text)
    label.setVisible(bool(text))


def load_form(widget: QWidget, name: str) -> None:
    """Fill a widget from a form of the folder ui; the form's widgets become its attributes."""
    uic.loadUi(str(Path(__file__).parents[1] / "ui" / f"{name}.ui"), widget)
    let_shrink(widget)


def let_shrink(widget: QWidget) -> None:
    """A long word in a text that wraps must never make the dock wider."""
    for label in widget.findChildren(QLabel):
        if label.wordWrap():
            policy = label.sizePolicy()  # changed, not replaced: it says that the height depends on the width
            policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
            policy.setVerticalPolicy(QSizePolicy.Policy.Minimum)
            label.setSizePolicy(policy)


def one_at_a_time(group: QWidget, *others: QWidget) -> None:
    """A group that unfolds takes the place of the others, so that nothing scrolls; folded, they come back."""
    group.collapsedStateChanged.connect(lambda folded: [one.setVisible(folded) for one in others])


def tab_after(first: QWidget, *boxes: QWidget) -> None:
    """What the Tab key reaches inside the boxes comes after ``first``, in its present order: widgets that are made
    after a form stand otherwise at the end of all.
    """
    at = first
    for box in boxes:
        for one in [one for one in _chain(box) if one.focusPolicy() & Qt.FocusPolicy.TabFocus and not one.focusProxy()]:
            QWidget.setTabOrder(at, one)
            at = one


def _chain(box: QWidget) -> list[QWidget]:
    """The box and all in it, in the order of the Tab key."""
    found, at = [box], box.nextInFocusChain()
    while at is not None and at is not box:
        if box.isAncestorOf(at):
            found.append(at)
        at = at.nextInFocusChain()
    return found
