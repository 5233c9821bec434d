"""Questions kept in the project file, each with the layers that its shapes came from: by name, and the one that stands
on the page.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, replace
from typing import Any

from qgis.core import QgsProject
from qgis.PyQt.QtCore import QObject, QTimer

from ...core.base.errors import UserError
from ...core.base.i18n import tr
from ...core.query.codec import from_dict, to_dict
from ...core.query.question import Condition, Question
from ...qgis_io import entries

_STORE_MS = 300  # after the last key
SCOPE, KEY, NOW = entries.SCOPE, entries.QUESTIONS, entries.QUESTION_NOW


@dataclass(frozen=True)
class Origin:
    """Where a shape was read from: ``how`` is selected or polygons; ``field`` up to ``limit`` where polygons were
    filtered.
    """

    shape: str
    layer_id: str
    layer_name: str
    how: str
    field: str = ""
    limit: float = 0.0


@dataclass(frozen=True)
class Saved:
    """A question and the origins of its shapes; the shapes themselves travel in the question. ``typed``: a condition
    that stands in the form alone.
    """

    question: Question
    origins: tuple[Origin, ...] = ()
    typed: Condition | None = None

    def lost_layers(self, project: QgsProject) -> list[str]:
        """Names of layers that shapes came from and that are no longer in the project."""
        return list(dict.fromkeys(one.layer_name for one in self.origins if project.mapLayer(one.layer_id) is None))


def saved_names(project: QgsProject) -> list[str]:
    """Names of the questions in a project, by the alphabet."""
    return sorted(_read(project), key=str.casefold)


def save(project: QgsProject, name: str, saved: Saved) -> None:
    """Keep a question by its name in the project, in place of another of that name. Raises UserError for a name that is
    none.
    """
    name = name.strip()
    if not name or "\0" in name:
        raise UserError(tr("Type a name for the question, then save it."))
    found = _read(project)
    found[name] = _data(replace(saved, question=replace(saved.question, name=name)))
    _write(project, found)


def load(project: QgsProject, name: str) -> Saved:
    """A question by its name. Raises UserError where it is not there or cannot be read."""
    found = _read(project).get(name)
    if not isinstance(found, dict):
        raise UserError(tr("There is no saved question “{}” in this project.").format(name))
    try:
        return _saved(found)
    except TypeError as error:
        raise UserError(
            tr("The saved question “{}” cannot be read: save it again.").format(name), str(error)
        ) from error


def store_now(project: QgsProject, saved: Saved) -> None:
    """Keep the question that stands on the page; a project that holds it already stays as it is."""
    text = json.dumps(_data(saved), ensure_ascii=False, sort_keys=True)
    if text != project.readEntry(SCOPE, NOW, "")[0]:
        project.writeEntry(SCOPE, NOW, text)


def load_now(project: QgsProject) -> Saved | None:
    """The question that stood on the page when the project was saved; None where there is none that can be read."""
    text, _ = project.readEntry(SCOPE, NOW, "")
    with suppress(ValueError, TypeError, AttributeError, UserError):
        return _saved(json.loads(text)) if text else None
    return None


def _data(saved: Saved) -> dict[str, Any]:
    found = {"question": to_dict(saved.question), "origins": [asdict(one) for one in saved.origins]}
    typed = replace(saved.question, where=saved.typed)
    return {**found, "typed": to_dict(typed)} if saved.typed is not None else found


def _saved(found: dict[str, Any]) -> Saved:
    typed = from_dict(found["typed"]).where if found.get("typed") else None
    origins = tuple(Origin(**one) for one in found.get("origins") or [])
    return Saved(from_dict(found.get("question")), origins, typed)


def forget(project: QgsProject, name: str) -> None:
    """Take a question out of the project."""
    found = _read(project)
    if found.pop(name, None) is not None:
        _write(project, found)


def _read(project: QgsProject) -> dict[str, Any]:
    text, _ = project.readEntry(SCOPE, KEY, "")
    try:
        found = json.loads(text) if text else {}
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _write(project: QgsProject, found: dict[str, Any]) -> None:
    project.writeEntry(SCOPE, KEY, json.dumps(found, ensure_ascii=False, sort_keys=True))
    project.setDirty(True)


class Standing(QObject):
    """Stores what the user made of the page's question, and puts it back; ``page`` is the query page."""

    def __init__(self, page: Any) -> None:
        super().__init__(page)
        self._page, self._filling = page, False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_STORE_MS)
        self._timer.timeout.connect(self._store)

    @contextmanager
    def filled(self) -> Iterator[None]:
        """The program fills the page: nothing of that is stored."""
        self._timer.stop()
        before, self._filling = self._filling, True
        try:
            yield
        finally:
            self._filling = before

    def store_later(self) -> None:
        """The user changed the question."""
        if not self._filling:
            self._timer.start()

    def _store(self) -> None:
        page, typed = self._page, None
        with suppress(UserError):  # what is typed is no condition yet
            typed = page.form.condition() if page.writing.typed and page.form.source() is None else None
        store_now(QgsProject.instance(), Saved(page.question(), page.writing.used_origins(), typed))

    def restore(self) -> None:
        """The question that stood here when the project was saved."""
        found = load_now(QgsProject.instance())
        if found is not None:
            with self.filled():
                self._page.saved.setEditText(found.question.name)
                self._page.show_question(found)
                if found.typed is not None and self._page.form.show_condition(found.typed):
                    self._page.writing.typed = True
                    self._page.form.stated.emit()

    def project_changed(self, *_: object) -> None:
        """Another project, or none: its own questions, and the one that stood on the page."""
        page = self._page
        with self.filled():
            page.saved.setEditText("")
            page.fill_saved()
            page.show_question(Saved(Question(page.target.currentData())))
            if page.hexes() is not None:
                self.restore()
