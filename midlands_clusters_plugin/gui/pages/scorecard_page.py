"""The dock's page with the scorecard of the map's cluster: the report beside the loaded companies, comparison,
export.
"""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import QgsFeatureRequest, QgsLayerTreeGroup, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QByteArray, Qt
from qgis.PyQt.QtGui import QFont, QFontMetrics, QShowEvent
from qgis.PyQt.QtWidgets import QDialog, QDialogButtonBox, QFileDialog, QTextBrowser, QTreeWidgetItem, QVBoxLayout

from ...cartography.page_text.scorecard_html import NARROW, card_html, compare_html, share_chart_of, title_of
from ...cartography.record.roles import groups
from ...core.base.errors import UserError
from ...core.base.i18n import sentences, shown, tr
from ...core.catalogue.catalogue import clusters, ecosystems, scorecards
from ...core.catalogue.scorecard_table import MOST, Loaded, scorecard, write_cards
from ...core.catalogue.scorecard_table import shown as shown_value
from ...core.files.whole_file import write_text
from ..widgets import messages
from .map_page import MapPage
from .shown_map import facts_of_map, layers_of_map, needed_facts_of_map

if TYPE_CHECKING:
    from ...cartography.record.map_facts import MapFacts

_METRIC, _NAME = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
_EDGE, _WIDEST_FIGURE = 12, 70  # pixels round a text in its cell; of a column of figures
_LINES = 3  # of a name
_CLUSTER, _AUTHORITY = "cluster:", "authority:"
_WIDEST = 360  # the chart is not drawn wider: it would fill the dock


class ScorecardPage(MapPage):
    """Reads the facts kept with the map's layers; computes nothing, and never changes the map."""

    FORM = "scorecard_page.ui"

    def set_up(self) -> None:
        """Connect the widgets."""
        self.card.setIndentation(6)
        if hasattr(self.chart.renderer(), "setAspectRatioMode"):  # Qt 5.15 and later
            self.chart.renderer().setAspectRatioMode(Qt.AspectRatioMode.KeepAspectRatio)
        self.details.setOpenLinks(False)
        self.details.setTabChangesFocus(True)
        self._card: Any = None
        self.card.currentItemChanged.connect(self._row_chosen)
        self.others.checkedItemsChanged.connect(self._others_chosen)
        self.compare.clicked.connect(self.show_comparison)
        self.export_button.clicked.connect(self._ask_and_export)

    def show_map(self, group: QgsLayerTreeGroup | None, metric: str) -> None:
        """Show the card of the map's cluster; its row of the metric on the map is the chosen one."""
        facts = facts_of_map(group)
        super().show_map(group, metric)
        self.setEnabled(bool(facts))
        if not facts:
            self._card = None
            self.card.clear()
            self.tabs.setTabEnabled(1, False)
            self.heading.setText(tr("Generate a map to see the scorecard of its cluster."))
            return
        card = scorecard(facts.cluster, facts.loaded())
        if self._card is None or (card.cluster, card.loaded) != (self._card.cluster, self._card.loaded):
            self._card = card
            self._show_card()
            self._fill_others(facts)
        self._choose_row(metric)

    def shut_down(self) -> None:
        """Nothing outside is held."""
        self._card = None
        super().shut_down()

    # --- the card

    def _show_card(self) -> None:
        card = self._card
        note = "" if card.printed else tr("The 2023 report prints no scorecard for this cluster.")
        self.heading.setText(sentences(f"{title_of(card)}.", note))
        self.card.clear()
        for one in ecosystems().values():
            rows = card.rows[card.rows["ecosystem"] == one.id].to_dict("records")
            if rows:
                self._add_ecosystem(one.name, rows)
        self.card.header().setSectionResizeMode(0, self.card.header().ResizeMode.Stretch)
        wide = self.card.fontMetrics().horizontalAdvance
        for column in (1, 2):
            texts = [self.card.headerItem().text(column), *(one.text(column) for one in self._items())]
            self.card.header().setSectionResizeMode(column, self.card.header().ResizeMode.Interactive)
            self.card.setColumnWidth(column, min(_WIDEST_FIGURE, max(map(wide, texts)) + _EDGE))
        self.card.header().setStretchLastSection(False)
        self._wrap_names()
        chart = share_chart_of(card, NARROW)
        self.tabs.setTabEnabled(1, bool(chart))
        if chart:
            self.chart.load(QByteArray(chart.encode("utf-8")))
            self.chart.setToolTip("\n".join(f"{row.name}: {row.percent:.0f}%" for row in card.shares.itertuples()))
        self._fit_chart()

    def _add_ecosystem(self, name: str, rows: list[dict]) -> None:
        parent = QTreeWidgetItem([name])
        parent.setFirstColumnSpanned(True)
        bold = QFont(self.card.font())
        bold.setBold(True)
        parent.setFont(0, bold)
        self.card.addTopLevelItem(parent)
        parent.setFirstColumnSpanned(True)
        for row in rows:
            name, printed = f"{row['number']} {row['name']}".strip(), row["printed"] or "–"
            loaded = shown_value(row["loaded"], row["unit"])
            words = row["printed"] and row["printed_number"] != row["printed_number"]  # no number: read below the card
            item = QTreeWidgetItem(parent, [name, "…" if words else printed, loaded])
            item.setData(0, _METRIC, row["metric"])
            item.setData(0, _NAME, row["name"])
            for column, tip in enumerate((name, printed, loaded)):
                item.setToolTip(column, tip)
            for column in (1, 2):
                item.setTextAlignment(column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        parent.setExpanded(True)

    def _items(self) -> list[QTreeWidgetItem]:
        parents = (self.card.topLevelItem(index) for index in range(self.card.topLevelItemCount()))
        return [parent.child(number) for parent in parents for number in range(parent.childCount())]

    def _choose_row(self, metric: str) -> None:
        found = next((one for one in self._items() if one.data(0, _METRIC) == metric), None)
        if found is not None:
            self.card.setCurrentItem(found)

    def _wrap_names(self) -> None:
        """Names in lines as wide as the dock leaves them."""
        beside = self.card.columnWidth(1) + self.card.columnWidth(2) + self.card.verticalScrollBar().sizeHint().width()
        width = self.width() - beside - self.card.indentation() - _EDGE
        for item in self._items():
            item.setText(0, in_lines(str(item.data(0, _NAME)), width, self.card.fontMetrics()))

    def _row_chosen(self, item: QTreeWidgetItem | None, _before: object = None) -> None:
        metric = item.data(0, _METRIC) if item is not None else None
        if metric is None or self._card is None:
            self.details.clear()
            return
        row = self._card.rows.set_index("metric").loc[metric]
        self.details.setText("".join(f"<p>{line}</p>" for line in _detail_lines(row)))

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        self._wrap_names()
        self._fit_chart()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit_chart()

    def _fit_chart(self) -> None:
        size = self.chart.renderer().defaultSize()
        if size.width() > 0:
            width = min(max(self.width(), 200), _WIDEST)
            self.chart.setMaximumSize(_WIDEST, round(width * size.height() / size.width()))

    # --- side by side

    def _fill_others(self, facts: MapFacts) -> None:
        self.others.clear()
        printed = set(scorecards()["cluster"]) | set(_maps_of_clusters())
        for cluster in clusters().values():
            if cluster.id in printed and cluster.id != facts.cluster:
                self.others.addItemWithCheckState(shown(cluster.name), Qt.CheckState.Unchecked, _CLUSTER + cluster.id)
        if len(facts.area_codes) > 1:
            for code, name in sorted(_authority_names(self._group).items(), key=lambda pair: pair[1]):
                self.others.addItemWithCheckState(name, Qt.CheckState.Unchecked, _AUTHORITY + code)
        self.others.setDefaultText(tr("nothing chosen"))

    def _others_chosen(self, *_: object) -> None:
        self.compare.setEnabled(bool(self.others.checkedItemsData()))

    def cards(self) -> list[Any]:
        """This card and those to compare it with. Raises UserError for too many."""
        chosen = [str(one) for one in self.others.checkedItemsData()]
        if len(chosen) >= MOST:
            raise UserError(
                tr("Choose no more than {} to compare with: more cannot be read side by side.").format(MOST - 1)
            )
        return [self._card, *(self._card_of(one) for one in chosen)]

    def _card_of(self, chosen: str) -> Any:
        if chosen.startswith(_AUTHORITY):
            return scorecard(self._card.cluster, _loaded_of_authority(self._group, chosen[len(_AUTHORITY) :]))
        cluster = chosen[len(_CLUSTER) :]
        facts = _maps_of_clusters().get(cluster)
        return scorecard(cluster, facts.loaded() if facts else None)

    def show_comparison(self) -> None:
        """Open the page with the chosen cards."""
        with messages.warned(self._iface):
            self._show_page(compare_html(self.cards()))

    def _show_page(self, page: str) -> None:
        dialog = QDialog(self._iface.mainWindow())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(tr("Scorecards side by side"))
        dialog.setObjectName("MidlandsClustersComparison")
        dialog.resize(900, 620)
        text = QTextBrowser(dialog)
        text.setAccessibleName(tr("Scorecards side by side"))
        text.setHtml(page)
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, dialog)
        box.rejected.connect(dialog.reject)
        outer = QVBoxLayout(dialog)
        outer.addWidget(text)
        outer.addWidget(box)
        dialog.show()

    # --- out to a file

    def _ask_and_export(self) -> None:
        kinds = tr("Web page (*.html);;Excel workbook (*.xlsx);;CSV (*.csv)")
        path, kind = QFileDialog.getSaveFileName(self, tr("Save the scorecard"), "", kinds)
        if path:
            self.export(Path(path if Path(path).suffix else path + kind[kind.index("*") + 1 : kind.index(")")]))

    def export(self, path: Path) -> None:
        """Write the card, with those it is compared with, as HTML, XLSX or CSV by the name's ending; the message bar
        says how it went.
        """
        with messages.warned(self._iface):
            cards = self.cards()
            if path.suffix.lower() in (".html", ".htm"):
                page = card_html(cards[0]) if len(cards) == 1 else compare_html(cards)
                write_text(path, page)
            else:
                write_cards(path, cards)
            messages.tell(self._iface, tr("The scorecard is in {}.").format(path.name))


def in_lines(text: str, width: int, metrics: QFontMetrics) -> str:
    """A name broken after its words into at most three lines of a width in pixels; what does not fit ends in an
    ellipsis.
    """
    if width < 2 * metrics.averageCharWidth():  # not laid out yet
        return text
    lines: list[str] = []
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and (len(lines) == _LINES or metrics.horizontalAdvance(longer) <= width):
            lines[-1] = longer
        else:
            lines.append(word)
    return "\n".join(metrics.elidedText(one, Qt.TextElideMode.ElideRight, width) for one in lines)


def _detail_lines(row: Any) -> list[str]:
    lines = [f"<b>{escape(row['name'])}</b>: {escape(row['printed'] or tr('not printed'))}"]
    for title, key in (
        (tr("Why"), "why"),
        (tr("In context"), "context"),
        (tr("In the report itself"), "flag"),
        (tr("Source"), "source"),
    ):
        if row[key]:
            lines.append(f"{escape(title)}: {escape(row[key])}")
    return lines


def _maps_of_clusters() -> dict[str, MapFacts]:
    """Facts of the project's maps, by cluster, the uppermost of each."""
    found: dict[str, MapFacts] = {}
    for group in groups(QgsProject.instance()):
        facts = facts_of_map(group)
        if facts:
            found.setdefault(facts.cluster, facts)
    return found


def _authority_names(group: QgsLayerTreeGroup | None) -> dict[str, str]:
    layer = layers_of_map(group).get("authorities")
    if layer is None:
        return {}
    request = QgsFeatureRequest().setFlags(QgsFeatureRequest.Flag.NoGeometry)
    return {str(one["authority_code"]): str(one["authority_name"]) for one in layer.getFeatures(request)}


def _loaded_of_authority(group: QgsLayerTreeGroup | None, code: str) -> Any:
    """What the map's companies add up to in one authority: its row of the authorities' layer."""
    layer: QgsVectorLayer | None = layers_of_map(group).get("authorities")
    facts = needed_facts_of_map(group)
    request = QgsFeatureRequest().setFlags(QgsFeatureRequest.Flag.NoGeometry)
    row = (
        next((one for one in layer.getFeatures(request) if one["authority_code"] == code), None)
        if layer is not None
        else None
    )
    if layer is None or row is None:
        raise UserError(tr("The authorities are no longer in the project: generate the map again."), code)
    fields = set(layer.fields().names())
    totals = {metric: _number(row[metric]) for metric in facts.metrics if metric in fields}
    whole = facts.loaded()
    return Loaded(totals, code, str(row["authority_name"]), whole.sample, whole.by_sic, whole.by_postcode)


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, (int, float)) else None
