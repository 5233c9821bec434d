"""The page under Settings, Options, Midlands Clusters: one widget a setting of the table, and what the plugin keeps."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsSettings, QgsSymbolLayerUtils
from qgis.gui import QgsFileWidget, QgsOptionsPageWidget, QgsOptionsWidgetFactory
from qgis.PyQt.QtCore import QLocale, QSize, Qt
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QFormLayout,
    QFrame,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from ...core.base import settings
from ...core.base.errors import UserError
from ...core.base.i18n import tr
from ...core.base.settings import AREA, FILE, FOLDER, NUMBER, RAMP, SWITCH, YEAR, Setting
from ..widgets import messages
from .dependencies import optional_lines

_RAMP = QSize(60, 12)


class OptionsFactory(QgsOptionsWidgetFactory):
    """Makes the page each time the options open."""

    def __init__(self, iface: Any, icon: QIcon) -> None:
        super().__init__(tr("Midlands Clusters"), icon)
        self._iface, self._icon = iface, icon

    def icon(self) -> QIcon:
        return self._icon

    def createWidget(self, parent: QWidget | None = None) -> OptionsPage:
        return OptionsPage(self._iface, parent)


class OptionsPage(QgsOptionsPageWidget):
    """All settings. Nothing is kept before OK, but for the two buttons at the end, which say what they do."""

    def __init__(self, iface: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._iface = iface
        self.setObjectName("MidlandsClustersOptions")
        self.fields = {one.name: Field(one) for one in settings.settings().values()}
        inside = QWidget()
        column = QVBoxLayout(inside)
        for title in dict.fromkeys(field.setting.group for field in self.fields.values()):
            column.addWidget(self._group(title))
        column.addWidget(self._stored())
        column.addWidget(_packages())
        column.addStretch()
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)
        self.show_stored()

    def apply(self) -> None:
        """OK: keep what was changed. A value that cannot be is said and not kept; the others are."""
        for field in self.fields.values():
            try:
                settings.write(field.setting.name, field.value(), QgsSettings())
            except UserError as error:
                messages.warn(self._iface, error.message, error.detail)
        from ...sources.profile.stored_files import use_own_clusters

        use_own_clusters()

    def show_stored(self) -> None:
        """Put in what is kept now."""
        from ...sources.profile.stored_files import cache_size

        for field in self.fields.values():
            field.show(settings.read(field.setting.name, QgsSettings()))
        size = cache_size()
        self.cache.setText(
            tr("Downloaded boundaries take {size} MB.").format(size=QLocale().toString(size / 1e6, "f", 1))
            if size
            else tr("No downloads are kept.")
        )
        self.empty.setEnabled(bool(size))

    def _group(self, title: str) -> QGroupBox:
        box = QGroupBox(title)
        form = QFormLayout(box)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        for field in self.fields.values():
            if field.setting.group == title:
                field.add_to(form)
        return box

    def _stored(self) -> QGroupBox:
        box = QGroupBox(tr("What the plugin keeps"))
        column = QVBoxLayout(box)
        self.cache = _line("")
        self.empty = QPushButton(tr("Empty the cache"))
        self.empty.setToolTip(tr("Removes downloaded boundaries; they can be downloaded again."))
        self.remove = QPushButton(tr("Remove everything the plugin keeps…"))
        self.remove.setToolTip(
            tr(
                "Removes settings, downloads and the imported postcode directory, for instance before the plugin is "
                "uninstalled."
            )
        )
        self.empty.clicked.connect(self._empty)
        self.remove.clicked.connect(self._remove)
        for widget in (
            self.cache,
            self.empty,
            self.remove,
            _line(tr("Maps and page templates are yours and are never removed.")),
        ):
            column.addWidget(
                widget, 0, Qt.AlignmentFlag.AlignLeft if isinstance(widget, QPushButton) else Qt.AlignmentFlag(0)
            )
        return box

    def _empty(self) -> None:
        from ...sources.profile.stored_files import empty_cache

        self._do(empty_cache)

    def _remove(self) -> None:
        question = tr(
            "Remove all settings of Midlands Clusters, its downloads and the imported postcode directory? This cannot "
            "be undone."
        )
        buttons = QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.No
        if QMessageBox.question(self, tr("Midlands Clusters"), question, buttons) == QMessageBox.StandardButton.Yes:
            from ...sources.profile.stored_files import remove_everything

            self._do(remove_everything)

    def _do(self, work: Any) -> None:
        try:
            work()
        except UserError as error:
            messages.warn(self._iface, error.message, error.detail)
        self.show_stored()


class Field:
    """The widget of one setting."""

    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        self.widget = _widget(setting)
        self.widget.setObjectName(f"mc_{setting.name}")
        self.widget.setToolTip(setting.tip)
        self.widget.setAccessibleName(setting.label)
        self.widget.setAccessibleDescription(setting.tip)

    def add_to(self, form: QFormLayout) -> None:
        """A row of the form; a box to tick says its own name."""
        if isinstance(self.widget, QCheckBox):
            form.addRow(self.widget)
            return
        label = QLabel(self.setting.label)
        label.setBuddy(self.widget)
        form.addRow(label, self.widget)

    def show(self, value: Any) -> None:
        """Put a value in."""
        widget = self.widget
        if isinstance(widget, QCheckBox):
            widget.setChecked(bool(value))
        elif isinstance(widget, QComboBox):
            widget.setCurrentIndex(max(0, widget.findData(value)))
        elif isinstance(widget, QgsFileWidget):
            widget.setFilePath(value)
        elif isinstance(widget, (QSpinBox, QDoubleSpinBox)):
            widget.setValue(value)
        else:
            widget.setText(value)

    def value(self) -> Any:
        """What stands in the widget."""
        widget = self.widget
        if isinstance(widget, QCheckBox):
            return widget.isChecked()
        if isinstance(widget, QComboBox):
            return widget.currentData()
        if isinstance(widget, QgsFileWidget):
            return widget.filePath()
        if isinstance(widget, (QSpinBox, QDoubleSpinBox)):
            return widget.value()
        return widget.text()


def _widget(setting: Setting) -> Any:
    if setting.kind == SWITCH:
        return QCheckBox(setting.label)
    if setting.kind in (AREA, RAMP):
        return _combo(setting)
    if setting.kind in (FILE, FOLDER):
        widget = QgsFileWidget()
        widget.setStorageMode(
            QgsFileWidget.StorageMode.GetFile if setting.kind == FILE else QgsFileWidget.StorageMode.GetDirectory
        )
        widget.setDialogTitle(setting.label)
        return widget
    if setting.kind in (NUMBER, YEAR):
        number: Any = QDoubleSpinBox() if setting.kind == NUMBER else QSpinBox()
        number.setRange(type(setting.default)(setting.low), type(setting.default)(setting.high))
        if setting.kind == YEAR:
            number.setSpecialValueText(tr("This year"))
        else:
            number.setDecimals(0)
            number.setSingleStep(250)
        return number
    return QLineEdit()


def _combo(setting: Setting) -> QComboBox:
    combo = QComboBox()
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    combo.setMinimumContentsLength(20)
    if setting.kind == AREA:
        from ...core.geography.areas import areas

        for one in areas().values():
            combo.addItem(one.name, one.id)
    else:
        from ...cartography.style import palette

        combo.setIconSize(_RAMP)
        for ident, ramp in palette.ramps().items():
            if ramp.kind == "sequential":
                picture = QgsSymbolLayerUtils.colorRampPreviewPixmap(palette.ramp(ident), _RAMP)
                combo.addItem(QIcon(picture), palette.ramp_name(ident), ident)
    return combo


def _packages() -> QGroupBox:
    box = QGroupBox(tr("Optional Python packages"))
    column = QVBoxLayout(box)
    for line in optional_lines():
        column.addWidget(_line(line))
    return box


def _line(text: str) -> QLabel:
    label = QLabel(text)
    label.setWordWrap(True)
    return label
