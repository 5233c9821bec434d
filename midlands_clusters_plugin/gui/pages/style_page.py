"""The page for colours and classes: every change shows on the map at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from qgis.core import QgsLayerTreeGroup, QgsSymbolLayerUtils, QgsVectorLayer
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtGui import QIcon

from ...cartography.style import graduated, map_text, palette, schemes, styles
from ...cartography.style.map_text import number
from ...cartography.style.styles import Scheme
from ...core.base.errors import UserError
from ...core.base.i18n import tr
from ...core.base.typed_numbers import number_list
from ...core.catalogue.catalogue import metrics
from ...core.classes.classes import own_bounds, proposed_cap
from ..tasks.steps import Steps
from ..tasks.task import Ending
from ..tasks.while_there import Heard
from ..widgets.narrow_dock import fill, say
from .map_page import MapPage

_WAIT_MS = 250  # after the last change, before the map follows: a spin box runs through many numbers
_OWN = ""  # the entry of the colours that are none of ours


class StylePage(MapPage):
    """Method, classes, colours, cap and histogram of the metric that is shown. Widgets: see ui/style_page.ui."""

    def set_up(self) -> None:
        self._layer: QgsVectorLayer | None = None
        self._heard = Heard()
        self._unit = ""
        self._busy = False
        self._reading: Steps | None = None
        self._wait = QTimer(self, singleShot=True, interval=_WAIT_MS, timeout=self.apply)
        self._fill()
        self._connect()

    def _fill(self) -> None:
        for ident, (name, tip) in _methods().items():
            self.method.addItem(name, ident)
            self.method.setItemData(self.method.count() - 1, tip, 3)  # Qt::ToolTipRole
        for ident in palette.ramps():
            icon = QIcon(QgsSymbolLayerUtils.colorRampPreviewPixmap(palette.ramp(ident), self.ramp.iconSize()))
            self.ramp.addItem(icon, palette.ramp_name(ident), ident)
        self.ramp.addItem(tr("Another colour ramp"), _OWN)
        self.own_ramp.setDefaultColorRamp(palette.ramp())
        by_scale, always, sized = tr("By the map's scale"), tr("Always true hexagons"), tr("Always sized by value")
        fill(self.marks, ((by_scale, "auto"), (always, "true"), (sized, "graduated")))  # as graduated.MODES

    def _connect(self) -> None:
        self.method.currentIndexChanged.connect(self._method_chosen)
        self.classes.valueChanged.connect(self._later)
        self.bounds.textEdited.connect(self._later)
        self.midpoint.valueChanged.connect(self._later)
        self.cap_on.toggled.connect(self._later)
        self.cap.valueChanged.connect(self._later)
        self.ramp.activated.connect(self._ramp_chosen)
        self.marks.activated.connect(self._marks_chosen)
        self.own_ramp.colorRampChanged.connect(self._own_ramp_chosen)
        self.log_axis.toggled.connect(self.histogram.set_log)
        self.histogram.read.connect(self._note)
        self.reset.clicked.connect(self._reset)

    def shut_down(self) -> None:
        self._wait.stop()
        self._stop_reading()
        self._heard.let_go()
        self._layer = None
        super().shut_down()

    # --- the map

    def show_map(self, group: QgsLayerTreeGroup | None, metric: str) -> None:
        super().show_map(group, metric)
        layer = self.hexes()
        fits = layer is not None and layer.fields().lookupField(metric) >= 0
        if layer is not self._layer or not fits:
            self._heard.let_go()
            self._layer = layer if fits else None
            if self._layer is not None:
                self._heard.hear(self._layer, self._gone, "willBeDeleted")
                self._heard.hear(self._layer, self._style_changed, "styleChanged")
        self.controls.setVisible(self._layer is not None)
        self.state.setVisible(self._layer is None)
        self.state.setText(tr("Generate a map first: its colours and classes are chosen here."))
        if self._layer is not None:
            self._show()

    def _gone(self) -> None:
        self._stop_reading()
        self._layer = None
        self.show_map(None, "")

    def _style_changed(self) -> None:
        """Perhaps in QGIS's styling panel: show what is drawn now."""
        if not self._busy and self._layer is not None and not self._wait.isActive():
            self._show()

    def _show(self) -> None:
        """Show the scheme of the metric, and read its values."""
        self._busy = True
        self.marks.setCurrentIndex(self.marks.findData(graduated.marks_of(self._layer)))
        self._unit = metrics()[self._metric].unit if self._metric in metrics() else ""
        self._show_scheme(styles.scheme_of(self._layer, self._metric))
        self._show_ramp()
        self._busy = False
        self._stop_reading()
        self._reading = Steps(self._read(), self._was_read, self)

    def _show_scheme(self, scheme: Scheme) -> None:
        self.method.setCurrentIndex(self.method.findData(scheme.method))
        self.classes.setValue(scheme.classes)
        if scheme.bounds:
            self.bounds.setText(number_list(scheme.bounds))
        self.midpoint.setValue(scheme.midpoint)
        self.cap_on.setChecked(scheme.cap is not None)
        self.cap.setPrefix("£" if self._unit == "GBP" else "")
        self.cap.setDecimals(2 if self._unit == "%" else 0)
        if scheme.cap is not None:
            self.cap.setValue(scheme.cap)
        self.bounds_note.setVisible(False)
        self._show_fields()

    def _show_fields(self) -> None:
        method = self.method.currentData()
        for widget in (self.bounds, self.bounds_label):
            widget.setVisible(method == "own")
        for widget in (self.midpoint, self.midpoint_label):
            widget.setVisible(method == "diverging")
        self.classes.setEnabled(method not in ("own", "head_tail"))
        self.cap.setEnabled(self.cap_on.isChecked())

    def _show_ramp(self) -> None:
        ident, used = styles.chosen_ramp(self._layer)
        self.ramp.setCurrentIndex(self.ramp.findData(ident))
        if used is not None:
            self.own_ramp.blockSignals(True)
            self.own_ramp.setColorRamp(used)
            self.own_ramp.blockSignals(False)

    # --- the values

    def _read(self) -> Iterator[None]:
        yield
        yield from schemes.read_steps(self._layer, self._metric)
        yield
        self._show_values()

    def _was_read(self, ending: Ending) -> None:
        self._reading = None
        if ending.error is not None:
            self._note(ending.sentence)

    def _stop_reading(self) -> None:
        if self._reading is not None:
            self._reading.stop()
            self._reading = None

    def _show_values(self) -> None:
        values = schemes.shown_values(self._layer, self._metric)
        self.histogram.set_log(self.log_axis.isChecked())
        self.histogram.show_values(values, self._write)
        proposal = proposed_cap(values)
        largest = float(values[values > 0].max()) if (values > 0).any() else 0.0
        if not self.cap_on.isChecked():
            self._busy = True
            self.cap.setValue(proposal if proposal is not None else largest)
            self._busy = False
        wording = tr("A few values are far above the rest: the largest is {}, and 99.5% are at most {}.")
        if proposal is None:
            self.cap_note.setText(tr("No value is far above the rest: no cap is needed."))
        else:
            self.cap_note.setText(wording.format(self._write(largest), self._write(proposal)))
        self._show_classes()

    def _show_classes(self) -> None:
        shades = styles.class_shades(self._layer, self._metric)
        breaks = styles.breaks_of(self._layer, self._metric)
        labels = map_text.class_labels(breaks, self._unit)
        lowest = [self._write(low) for low, _, _ in shades]
        self.histogram.show_classes(shades, labels if len(labels) == len(shades) else lowest)
        self._note("")

    def _note(self, wording: str) -> None:
        say(self.histogram_note, wording)

    def _write(self, value: float) -> str:
        return number(value, self._unit)

    # --- what the user does

    def _method_chosen(self) -> None:
        if self._busy:
            return
        if self.method.currentData() == "own" and not self.bounds.text():
            bounds = set(styles.breaks_of(self._layer, self._metric).bounds) if self._layer is not None else ()
            self.bounds.setText(number_list(sorted(bounds)) if len(bounds) > 1 else "")  # the drawn ones, to start from
        self._later()

    def _later(self, *_: object) -> None:
        if not self._busy and self._layer is not None:
            self._show_fields()
            self._wait.start()

    def scheme(self) -> Scheme:
        """What the widgets say. Raises UserError where the bounds are not ascending numbers."""
        method = self.method.currentData()
        return Scheme(
            method=method,
            classes=self.classes.value(),
            bounds=own_bounds(self.bounds.text()) if method == "own" else (),
            cap=self.cap.value() if self.cap_on.isChecked() and self.cap.value() > 0 else None,
            midpoint=self.midpoint.value() if method == "diverging" else 0.0,
        )

    def apply(self) -> None:
        """Draw the map as the widgets say."""
        self._wait.stop()
        if self._layer is None:
            return
        try:
            scheme = self.scheme()
        except UserError as error:
            say(self.bounds_note, error.message)
            return
        say(self.bounds_note, "")
        if scheme == replace(styles.scheme_of(self._layer, self._metric), ramp=""):
            return
        styles.set_scheme(self._layer, self._metric, scheme)
        self._restyle()

    def _restyle(self, own_ramp: Any = None) -> None:
        self._busy = True
        styles.restyle(self._layer, self._metric, own_ramp)
        self._show_ramp()
        self._busy = False
        self._show_classes()
        self.changed.emit()

    def _ramp_chosen(self, _index: int) -> None:
        ident = self.ramp.currentData()
        if self._busy or self._layer is None:
            return
        if ident == _OWN:
            self.own_ramp.showColorRampDialog()
            self._show_ramp()
        else:
            self._restyle(palette.ramp(ident))

    def _marks_chosen(self, _index: int) -> None:
        if not self._busy and self._layer is not None:
            graduated.set_marks(self._layer, self.marks.currentData())
            self._restyle()

    def _own_ramp_chosen(self) -> None:
        if not self._busy and self._layer is not None and self.own_ramp.colorRamp() is not None:
            self._restyle(self.own_ramp.colorRamp())

    def _reset(self) -> None:
        """The proposed classes, and the default colours that suit them."""
        if self._layer is None:
            return
        self._wait.stop()
        styles.set_scheme(self._layer, self._metric, None)
        scheme = styles.scheme_of(self._layer, self._metric)
        self._busy = True
        self.bounds.clear()
        self._show_scheme(scheme)
        self._busy = False
        self._restyle(palette.default_ramp(scheme.kind))
        self._show_values()


def _methods() -> dict[str, tuple[str, str]]:
    return {
        "auto": (tr("Automatic"), tr("Round numbers that suit many small values and a few large ones.")),
        "quantile": (tr("Quantiles"), tr("About as many hexagons in each class.")),
        "jenks": (tr("Natural breaks (Jenks)"), tr("Classes whose values lie as close together as possible.")),
        "equal": (tr("Equal intervals"), tr("Every class is equally wide.")),
        "log": (tr("Logarithmic"), tr("Every class begins at the same multiple of the one before.")),
        "head_tail": (
            tr("Head/tail breaks"),
            tr(
                "Parts at the mean, and again above it: for a few very large values. It finds its own number of "
                "classes."
            ),
        ),
        "own": (tr("Own bounds"), tr("Where you say: the same classes on several maps can be compared.")),
        "diverging": (
            tr("Below and above a middle value"),
            tr("For changes and differences: one colour below the middle, another above."),
        ),
    }
