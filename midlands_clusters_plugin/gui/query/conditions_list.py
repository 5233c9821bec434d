"""The list of conditions: a tree whose items are the drafts."""

from __future__ import annotations

from typing import Any

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QTreeWidget, QTreeWidgetItem, QTreeWidgetItemIterator

from ...core.base.errors import UserError
from ...core.base.i18n import tr
from ...core.query import question as q
from ...core.query.question import Question
from ...core.query.sentence import say, sentence
from .draft import ALL, Draft

_TALLEST = 7  # rows that are shown without scrolling
_DRAFT = Qt.ItemDataRole.UserRole


def wording_of(leaf: q.Condition) -> str:
    """A condition alone in words, without what is looked for."""
    try:
        text = sentence(Question(q.COMPANIES, leaf))
    except UserError as error:
        return error.message
    return text[len(say("companies")) :].strip()


def fill(tree: QTreeWidget, root: Draft, chosen: Draft | None) -> None:
    """Show the conditions of a question; ``chosen`` is selected."""
    tree.blockSignals(True)
    tree.clear()
    for part in root.parts:
        tree.addTopLevelItem(_item(part))
    tree.expandAll()
    for item in _items(tree):
        if draft_at(item) is chosen:
            tree.setCurrentItem(item)
    tree.blockSignals(False)
    rows = max(2, min(_TALLEST, len(_items(tree))))
    tree.setFixedHeight(rows * max(tree.sizeHintForRow(0), tree.fontMetrics().height() + 6) + 2 * tree.frameWidth())


def draft_at(item: QTreeWidgetItem | None) -> Draft | None:
    """The draft of an item."""
    return None if item is None else item.data(0, _DRAFT)


def _item(draft: Draft) -> QTreeWidgetItem:
    item = QTreeWidgetItem([_title(draft)])
    item.setToolTip(0, item.text(0))
    item.setData(0, _DRAFT, draft)
    for part in draft.parts:
        item.addChild(_item(part))
    return item


def _title(draft: Draft) -> str:
    if draft.leaf is not None:
        return wording_of(q.Not(draft.leaf) if draft.negated else draft.leaf)
    if draft.joiner == ALL:
        return tr("not all of:") if draft.negated else tr("all of:")
    return tr("none of:") if draft.negated else tr("at least one of:")


def _items(tree: QTreeWidget) -> list[Any]:
    found, at = [], QTreeWidgetItemIterator(tree)
    while at.value() is not None:
        found.append(at.value())
        at += 1
    return found
