"""Pages are true or say that they are not: a page notes the map that it was made of, and bears a mark once that map has
changed.

A page is marked at once by whatever changes the map through the plugin, and by the signals of watched layers for what
the user changes in QGIS itself (a filter, edits). Renewing the page takes the mark off.
"""

from __future__ import annotations

from functools import partial
from weakref import WeakSet

from qgis.core import (
    QgsLayerTreeGroup,
    QgsLayoutItemLabel,
    QgsLayoutItemMap,
    QgsPrintLayout,
    QgsProject,
    QgsVectorLayer,
)
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QRectF, Qt, QTimer
from qgis.PyQt.QtGui import QColor

from ...core.base.i18n import tr
from ...qgis_io import entries
from ..page_text.snapshot import stamp
from ..record.roles import groups, layers_of
from ..style.labels import set_format, text_format

_MARK = "stale"
_WATCHED: WeakSet[QgsVectorLayer] = WeakSet()
_SIGNALS = ("subsetStringChanged", "styleChanged")


def pages_of(project: QgsProject) -> list[QgsPrintLayout]:
    """The layouts that the plugin made from a template."""
    return [one for one in project.layoutManager().printLayouts() if one.customProperty(entries.TEMPLATE)]


def note_map(layout: QgsPrintLayout, group: QgsLayerTreeGroup, beside: QgsLayerTreeGroup | None = None) -> None:
    """The page has just been made, or renewed, of this map, and of the one ``beside`` it."""
    layout.setCustomProperty(entries.STAMP, stamp(group) if beside is None else stamp(group) + stamp(beside))
    layout.setCustomProperty(entries.PAGE_OF, layers_of(group)["hexes"].id())
    if beside is not None:
        layout.setCustomProperty(entries.BESIDE, layers_of(beside)["hexes"].id())
        watch(beside)
    for item in _marks(layout):
        layout.removeLayoutItem(item)
    watch(group)


def map_of(project: QgsProject, layout: QgsPrintLayout) -> QgsLayerTreeGroup | None:
    """The map that a page is of; of earlier versions the one whose layers it shows. None where it is gone."""
    maps = (one for one in layout.items() if isinstance(one, QgsLayoutItemMap))
    noted = layout.customProperty(entries.PAGE_OF)
    shown = {noted} if noted else {layer.id() for one in maps for layer in one.layers()}
    found = (one for one in groups(project) if any(layer.id() in shown for layer in layers_of(one).values()))
    return next(found, None)


def is_stale(project: QgsProject, layout: QgsPrintLayout) -> bool:
    """Whether a page's map has changed since, or is gone."""
    group = map_of(project, layout)
    if group is None:  # a map that no tree shows, as while a file is exported, cannot change
        return project.mapLayer(str(layout.customProperty(entries.PAGE_OF))) is None
    second = beside_of(project, layout)
    return stamp(group) + (stamp(second) if second is not None else "") != layout.customProperty(entries.STAMP)


def beside_of(project: QgsProject, layout: QgsPrintLayout) -> QgsLayerTreeGroup | None:
    """The second map of a page of two; None of all others, and where it is gone."""
    noted = layout.customProperty(entries.BESIDE)
    layer = project.mapLayer(str(noted)) if noted else None
    return next((one for one in groups(project) if layer is not None and layers_of(one).get("hexes") is layer), None)


def mark_stale_pages(project: QgsProject) -> list[QgsPrintLayout]:
    """Mark pages whose map has changed, unmark those whose map is again as it was; returns the stale ones."""
    stale = [layout for layout in pages_of(project) if is_stale(project, layout)]
    for layout in pages_of(project):
        marks = _marks(layout)
        if layout in stale and not marks:
            _mark(layout)
        elif layout not in stale:
            for item in marks:
                layout.removeLayoutItem(item)
    return stale


def watch(group: QgsLayerTreeGroup) -> None:
    """Have pages marked when the user changes a filter, a style or features of this map in QGIS."""
    for role in ("hexes", "authorities", "places"):
        layer = layers_of(group).get(role)
        if isinstance(layer, QgsVectorLayer) and layer not in _WATCHED:
            _WATCHED.add(layer)
            for name in _SIGNALS:
                getattr(layer, name).connect(partial(_changed, layer))
            # Not at once: QGIS still writes, and who reads the file then waits for it for ever.
            layer.afterCommitChanges.connect(partial(QTimer.singleShot, 0, partial(_changed, layer)))


def _changed(layer: QgsVectorLayer, *_: object) -> None:
    project = None if sip.isdeleted(layer) else layer.project()
    if project is not None:
        mark_stale_pages(project)


def _marks(layout: QgsPrintLayout) -> list[QgsLayoutItemLabel]:
    ids = tuple(f"mc_{_MARK}_{page}" for page in range(layout.pageCollection().pageCount()))
    return [one for one in layout.items() if isinstance(one, QgsLayoutItemLabel) and one.id() in ids]


def _mark(layout: QgsPrintLayout) -> None:
    """Across the top of each page, over everything: it cannot be printed by mistake."""
    wording = tr("Made before the last change of the map: renew this page under Print and export.")
    for number, page in enumerate(layout.pageCollection().pages()):
        label = QgsLayoutItemLabel(layout)
        label.setId(f"mc_{_MARK}_{number}")
        label.setText(wording)
        set_format(label, text_format(10, bold=True, shade="#ffffff"))
        label.attemptSetSceneRect(QRectF(0.0, page.pos().y(), page.pageSize().width(), 6.0))
        layout.addLayoutItem(label)
        label.setBackgroundEnabled(True)
        label.setBackgroundColor(QColor("#801650"))
        label.setHAlign(Qt.AlignmentFlag.AlignHCenter)
        label.setVAlign(Qt.AlignmentFlag.AlignVCenter)
        label.setZValue(10_000)
