"""Looks at a chosen file in the background, says what it is, and opens the columns dialog: by itself where the file
leaves a doubt.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QObject

from ...core.base.errors import UserError
from ...core.base.i18n import counted, tr
from ..tasks.job import FILE, POSTGIS, CompanyInput
from ..tasks.task import WorkTask
from ..widgets import messages, saved_columns
from ..widgets.narrow_dock import say
from .columns_dialog import AccountsDialog, ColumnsDialog
from .company_page import CompanyPage


class ColumnsPage(QObject):
    """Detection of a file's columns, and the user's word on them, which is remembered for files and tables of the same
    columns.
    """

    def __init__(self, panel: Any, company: CompanyPage) -> None:
        super().__init__(panel)
        self._panel, self._company = panel, company
        self._task: WorkTask | None = None
        self._done: Callable[[Any], None] | None = None
        self._path = ""
        self._detection: Any = None
        self._remembered = False
        self.dialog: ColumnsDialog | None = None
        company.file_chosen.connect(self.look_at)
        company.table_chosen.connect(self._table_chosen)
        company.columns_asked.connect(self._look_at_table)
        company.changed.connect(self._say)
        company.options.layer_chosen.connect(self._layer_chosen)
        panel.columns.clicked.connect(self.open)
        self._accounts = AccountsColumns(panel, company)

    def look_at(self, path: str) -> None:
        """Find out, in another thread, what the file is."""
        self._path, self._detection, self._remembered = path, None, False
        self._start(tr("Looking at the company file"), lambda: _detect(path), self._looked_at_file)

    def _layer_chosen(self) -> None:
        path = self._company.path_and_layer()
        self._start(tr("Looking at the company file"), lambda: _detect(path), self._looked_at_layer)

    def _look_at_table(self) -> None:
        """The user wants to see the columns of a layer or a table: its first rows are read."""
        try:
            chosen = self._company.company_input()
        except UserError as error:
            messages.warn(self._panel._iface, error.message, error.detail)
            return
        self._start(tr("Looking at the table of companies"), lambda: _detect_table(chosen), self._looked_at_table)

    def _start(self, wording: str, work: Callable[[], Any], done: Callable[[Any], None]) -> None:
        self._forget_task()
        self._done = done
        self._task = WorkTask(wording, lambda _feedback: work())
        self._task.ended.connect(self._looked)
        QgsApplication.taskManager().addTask(self._task)
        self._say()

    def _looked(self) -> None:
        task, self._task = self._task, None
        if task is None:
            return
        ending = task.ending
        if ending.error is not None and not ending.cancelled:
            (messages.report_bug if ending.is_bug else messages.warn)(
                self._panel._iface, ending.sentence, ending.detail
            )
            self._panel.companies_note.setText(ending.sentence)
            self._panel.companies_note.setVisible(True)
            return
        self._detection = task.result
        if self._detection is not None and self._done is not None:
            self._done(self._detection)
        self._say()

    def _looked_at_file(self, found: Any) -> None:
        self._company.options.set_layers(found.layers)
        self._looked_at_layer(found)

    def _looked_at_layer(self, found: Any) -> None:
        self._panel.columns.setEnabled(True)
        if not self._recall(saved_columns.header_key(found.header), found) and found.unsure:
            self.open()

    def _looked_at_table(self, found: Any) -> None:
        self._recall(self._key(), found)
        self.open()

    def _recall(self, key: str, found: Any) -> bool:
        """Take the columns as the user confirmed them last time, if he did and the file has them."""
        stated = saved_columns.remembered(key)
        header = {str(name) for name in found.header}
        self._remembered = stated is not None and all(
            name in header for names in stated.values() for name in names.split("\n")
        )
        if self._remembered and stated is not None:
            self._company.set_mapping(_over(found.mapping, stated))
        return self._remembered

    def _table_chosen(self) -> None:
        """Another layer or table: what was confirmed for its columns before counts at once, without a look at its
        rows.
        """
        self._forget_task()
        self._detection, self._remembered = None, False
        if self._company.kind == FILE:
            return
        key = self._key()
        stated = saved_columns.remembered(key) if key else None
        if stated:
            self._remembered = True
            self._company.set_mapping(stated)
        self._say()

    def _key(self) -> str:
        """What a confirmation is remembered by: the column names; of a table in PostGIS, whose columns are not asked
        for, its name.
        """
        if self._company.kind == POSTGIS:
            connection, table, _ = self._panel.postgis_page.signature()
            return saved_columns.header_key(["postgis", str(connection), *map(str, table or ())]) if table else ""
        if self._company.kind == FILE:
            return saved_columns.header_key(self._detection.header) if self._detection is not None else ""
        names = self._company.table_header()
        return saved_columns.header_key(names) if names else ""

    def open(self) -> None:
        """Show the dialog; the window goes on answering behind it."""
        if self._detection is None:
            return
        found = self._detection
        confirmed = self._company.mapping()
        mapping = {column: name for column, name in confirmed.items() if name} if confirmed else dict(found.mapping)
        header = [str(name) for name in found.header]
        self.dialog = ColumnsDialog(
            _about(found), header, mapping, found.unsure, self._panel, ready=_ready(found), contract=found.contract
        )
        self.dialog.accepted.connect(self._confirmed)
        self.dialog.open()

    def _confirmed(self) -> None:
        if self.dialog is None or self._detection is None:
            return
        stated = self.dialog.mapping()
        as_recognised = stated == self._detection.mapping
        saved_columns.remember(self._key(), None if as_recognised and not self._detection.unsure else stated)
        self._remembered = False
        self._company.set_mapping({} if as_recognised else _over(self._detection.mapping, stated))

    def _say(self) -> None:
        say(self._panel.companies_note, self._text())

    def _text(self) -> str:
        if self._task is not None:
            return tr("Looking at the file…")
        known = self._company.kind != FILE or (self._detection is not None and self._path == self._company.path)
        wording = _about(self._detection) if self._company.path and known else ""
        if self._remembered and known:
            wording = " ".join(filter(None, (wording, tr("Its columns are taken as you confirmed them last time."))))
        return wording

    def _forget_task(self) -> None:
        if self._task is not None:
            self._task.ended.disconnect(self._looked)
            self._task.cancel()
            self._task = None

    def shut_down(self) -> None:
        """The plugin is being taken out."""
        self._accounts.shut_down()
        if self._task is not None:
            task = self._task
            self._forget_task()
            task.stop(1.0)
        if self.dialog is not None:
            self.dialog.close()


class AccountsColumns(QObject):
    """The same for the file of accounts."""

    def __init__(self, panel: Any, company: CompanyPage) -> None:
        super().__init__(panel)
        self._panel, self._options = panel, company.options
        self._task: WorkTask | None = None
        self._header: list[str] = []
        self.dialog: AccountsDialog | None = None
        self._options.accounts_chosen.connect(self.look_at)
        self._options.columns_asked.connect(self.open)

    def look_at(self, path: str) -> None:
        """Read the names of its columns in another thread."""
        self.shut_down()
        self._header = []
        self._task = WorkTask(tr("Looking at the accounts file"), lambda _feedback: _detect(path))
        self._task.ended.connect(self._looked)
        QgsApplication.taskManager().addTask(self._task)
        self._options.say(tr("Looking at the file…"))

    def _looked(self) -> None:
        task, self._task = self._task, None
        if task is None:
            return
        ending = task.ending
        if ending.error is not None:
            self._options.say(ending.sentence)
            if ending.is_bug:
                messages.report_bug(self._panel._iface, ending.sentence, ending.detail)
            return
        self._header = [str(name) for name in task.result.header]
        stated = saved_columns.remembered(self._key())
        if stated and set(stated.values()) <= set(self._header):
            self._options.set_accounts_mapping(_over(self._proposed(), stated))
        self._tell()
        if self.asks():
            self.open()

    def asks(self) -> bool:
        """Whether the columns are not known without the user."""
        from .columns_dialog import is_enough_of_accounts

        return not is_enough_of_accounts(self._mapping())

    def open(self) -> None:
        """Show the dialog."""
        about = counted("{n} column.", "{n} columns.", len(self._header))
        self.dialog = AccountsDialog(about, self._header, self._mapping(), (), self._panel)
        self.dialog.accepted.connect(self._confirmed)
        self.dialog.open()

    def _confirmed(self) -> None:
        if self.dialog is not None:
            stated = self.dialog.mapping()
            saved_columns.remember(self._key(), stated)
            self._options.set_accounts_mapping(_over(self._proposed(), stated))
            self._tell()

    def _tell(self) -> None:
        from .columns_dialog import account_text

        found, wording = self._mapping(), account_text()
        pairs = [
            tr("{ours}: {theirs}").format(ours=ours, theirs=found[column])
            for column, (ours, _) in wording.items()
            if column in found
        ]
        self._options.say("; ".join(pairs) or tr("No column was recognised."), can_choose=True)

    def _mapping(self) -> dict[str, str]:
        given = dict(self._options.accounts_mapping())
        return {column: name for column, name in ({**self._proposed(), **given}).items() if name}

    def _proposed(self) -> dict[str, str]:
        from ...core.companies.accounts import propose

        return propose(self._header)

    def _key(self) -> str:
        return saved_columns.header_key(["accounts", *self._header])

    def shut_down(self) -> None:
        """Stop looking."""
        if self._task is not None:
            task, self._task = self._task, None
            task.ended.disconnect(self._looked)
            task.stop(1.0)


def _over(recognised: dict[str, str], stated: dict[str, str]) -> dict[str, str]:
    """What was said, and that what was recognised beside it is to be left out."""
    return {**dict.fromkeys(recognised, ""), **stated}


def _detect(path: str) -> Any:
    from ...core.companies import detect

    return detect(path)


def _detect_table(chosen: CompanyInput) -> Any:
    from ...core.companies import detect_frame
    from ...sources.layers.company_layers import is_company_layer
    from ...sources.layers.field_headings import first_rows

    source = chosen.layer_source()
    if is_company_layer(source):
        raise UserError(tr("This layer was made by Import companies: its columns are known."))
    return detect_frame(first_rows(source))


def format_text() -> dict[str, str]:
    """Names of the formats that are known."""
    return {
        "companies_house": tr("Companies House"),
        "gender_pay_gap": tr("Gender pay gap"),
        "innovate_uk": tr("Innovate UK funded projects"),
        "data_city": tr("The Data City"),
        "beauhurst": tr("Beauhurst"),
        "grants_360": tr("Grants (360Giving)"),
        "investment": tr("Investment projects"),
        "generic": tr("a table of companies"),
    }


def _ready(found: Any) -> dict[str, dict[str, str]]:
    """Mappings to choose from: as recognised, and those of the known formats of which the file has two columns or
    more.
    """
    from ...core.companies.columns.formats import FORMATS, own_mapping

    wording, header = format_text(), [str(name) for name in found.header]
    ready = {tr("As recognised"): dict(found.mapping)}
    for one in FORMATS.values():
        mapping = own_mapping(one, header)
        if len(mapping) > 1 and (not one.needs or any(needs <= set(mapping) for needs in one.needs)):
            ready[wording[one.id]] = mapping
    return ready


def _about(detection: Any) -> str:
    """One line on what was recognised."""
    wording = [tr("Recognised as {}").format(format_text().get(detection.format, detection.format))]
    if detection.encoding:
        wording.append(str(detection.encoding))
    wording.append(counted("{n} column", "{n} columns", len(detection.header)))
    return ", ".join(wording) + "."
