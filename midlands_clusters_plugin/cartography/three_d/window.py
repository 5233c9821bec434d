"""QGIS's own 3D view, opened with one click, with the plugin's scene and a camera preset.

From 3.36 on Python can make a view and reach its settings and camera. Before, it can do neither: there the view is
described as a project file describes it (<mapViewDocks3D>), and handed to the slot by which QGIS's window reads such
views from a project that is opened. The document holds nothing else, so that nothing else in the window changes.
"""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import numpy as np
from qgis.core import QgsLayerTreeGroup, QgsProject, QgsRectangle, QgsSettings
from qgis.PyQt.QtCore import Q_ARG, QCoreApplication, QEvent, QMetaObject, QPoint, QRect, Qt
from qgis.PyQt.QtWidgets import QApplication, QDockWidget, QWidget
from qgis.PyQt.QtXml import QDomDocument

from ...core.base.errors import UserError
from ...core.base.i18n import mark, tr
from ...qgis_io import entries
from ..page.pages import metric_of
from ..record.map_facts import needed_facts
from ..record.roles import layers_of
from . import api
from .camera import PITCH, Camera, fitted
from .column_arrays import authorities_of, highest_cluster, outline_points, points_over, read_columns, scene_points
from .renderers import scene_layers, set_renderer
from .scene import apply, scene_xml

VIEW = "Midlands Clusters 3D"  # the view's name in QGIS
PRESETS = ("region", "authority", "highest")
_SIZE, _LEAST = (900, 620), 300  # pixels: of a view, and of a map that it can lie over
_ROUND_HIGHEST = 20_000.0  # metres: the preset shows so much on each side of the highest cluster
_TOOLBAR, _NAVIGATION = 52, 272  # pixels that the view's toolbar takes above, its compass at the right
_NO_VIEW = mark("QGIS could not open the 3D view: make the 3D picture in a layout instead.")
_PRESET = entries.TERRAIN_PRESET
_SLOT = "readProject(QDomDocument)"


def open_view(iface: Any, group: QgsLayerTreeGroup, preset: str = "region", authority: str = "") -> QWidget:
    """Open QGIS's 3D view of a group's hexagons, or move the one that is open; returns its dock (QGIS 3.22) or canvas
    (3.36 and later). ``preset`` : "region" (all of it, from the south), "authority" (the one of the GSS code
    ``authority``), or "highest" (where most lies together). Raises UserError without 3D, without hexagons, and for an
    authority that is not on the map.
    """
    api.module()
    if preset not in PRESETS:
        raise ValueError(f"unknown preset: {preset}")
    project, layers = QgsProject.instance(), layers_of(group)
    metric, extent = metric_of(layers), QgsRectangle(*needed_facts(group).bounds)
    if preset == "authority" and authority not in authorities_of(layers.get("authorities")):
        raise UserError(tr("That authority is not on this map: choose one of its authorities."), authority)
    shown, heights = scene_layers(project, group, metric)
    set_renderer(layers["hexes"], metric, extent)
    columns = read_columns(layers["hexes"], metric)
    place = highest_cluster(columns) if preset == "highest" else None
    if place is None:
        code = authority if preset == "authority" else ""
        points = scene_points(layers.get("authorities"), extent, columns, heights, code)
    else:
        (x, y), side = place, _ROUND_HIGHEST
        around = outline_points(None, (x - side, y - side, x + side, y + side))
        points = points_over(around, extent, columns, heights)
    if hasattr(iface, "createNewMapCanvas3D"):
        return _by_interface(iface, project, extent, shown, points)
    dock = _by_project(iface, extent, shown, points)
    dock.setProperty(_PRESET, [preset, authority])
    return dock


def follow(iface: Any, group: QgsLayerTreeGroup) -> None:
    """After ``renderers.update``: QGIS before 3.36 loads only some tiles of what changes in an open view: open it anew.

    Newer ones draw what changed by themselves. Does nothing where no view is open.
    """
    if hasattr(iface, "createNewMapCanvas3D"):
        return
    for dock in docks(iface.mainWindow()):
        if dock.property(_PRESET):
            preset, authority = dock.property(_PRESET)
            open_view(iface, group, preset, authority)
            return


# --- QGIS 3.36 and later


def _by_interface(
    iface: Any, project: QgsProject, extent: QgsRectangle, shown: list[Any], points: np.ndarray
) -> QWidget:
    canvas = next(iter(views(iface)), None)
    if canvas is None:
        canvas = iface.createNewMapCanvas3D(VIEW)
        if canvas is None:
            raise UserError(_NO_VIEW)
        canvas.setObjectName(VIEW)
        if canvas.window() is not iface.mainWindow():
            canvas.window().setGeometry(_place(iface.mainWindow()))
        apply(canvas.mapSettings(), project, extent, list(shown))
    camera = fitted(points, max(canvas.width(), 1) / max(canvas.height(), 1))
    canvas.cameraController().setCameraPose(api.camera_pose(camera.east, camera.north, camera.distance, PITCH))
    return canvas


# --- before: by the slot that reads a project's 3D views


def _by_project(iface: Any, extent: QgsRectangle, shown: list[Any], points: np.ndarray) -> QDockWidget:
    window = iface.mainWindow()
    if window.metaObject().indexOfSlot(_SLOT) < 0:
        raise UserError(
            tr("This version of QGIS cannot open the 3D view: make the 3D picture in a layout instead."),
            QgsProject.instance().fileName(),
        )
    place = _place(window)
    for old in docks(window):
        place = old.geometry() if old.isFloating() and old.width() > 300 else place
        _close(old)
    compass = QgsSettings().value("/3D/navigationWidget/visibility", True, type=bool)
    aspect = (place.width() - (_NAVIGATION if compass else 0)) / (place.height() - _TOOLBAR)
    document = QDomDocument()
    document.setContent(_view_xml(extent, [one.id() for one in shown], fitted(points, aspect), place))
    QMetaObject.invokeMethod(window, "readProject", Qt.ConnectionType.DirectConnection, Q_ARG(QDomDocument, document))
    found = docks(window)
    if not found:
        raise UserError(_NO_VIEW)
    return found[-1]


def views(iface: Any) -> list[QWidget]:
    """The plugin's open 3D views: canvases from QGIS 3.36 on, whose windows have no class of their own; else docks."""
    if hasattr(iface, "mapCanvases3D"):
        return [one for one in iface.mapCanvases3D() if one.objectName() == VIEW]
    return list(docks(iface.mainWindow()))


def docks(window: QWidget) -> list[QDockWidget]:
    """The plugin's open 3D views in QGIS's window, before 3.36."""
    found = window.findChildren(QDockWidget)
    mine = (one for one in found if one.metaObject().className() == "Qgs3DMapCanvasDockWidget")
    return [one for one in mine if one.windowTitle() == VIEW]


def close_views(window: QWidget) -> None:
    """Close the plugin's 3D views: QGIS 3.22, other than later ones, crashes where a layer goes that a view shows."""
    for dock in docks(window):
        _close(dock)


def _close(dock: QDockWidget) -> None:
    """Close a view at once; its canvas must not keep its name, for QGIS crashes when asked for two of one name."""
    for canvas in dock.findChildren(QWidget, VIEW):
        canvas.setObjectName("")
    dock.close()
    with suppress(RuntimeError):  # QGIS may have deleted it by closing it
        dock.setWindowTitle("")
        dock.deleteLater()
        QCoreApplication.sendPostedEvents(dock, QEvent.Type.DeferredDelete)


def _place(window: QWidget) -> QRect:
    """Over the map, not over the docks beside it, and within its screen."""
    middle = window.centralWidget() or window
    room = QRect(middle.mapToGlobal(QPoint(0, 0)), middle.size())
    screen = QApplication.screenAt(room.center()) or QApplication.primaryScreen()
    room = room.intersected(screen.availableGeometry()) if room.width() > _LEAST else screen.availableGeometry()
    place = QRect(0, 0, min(_SIZE[0], room.width() - 20), min(_SIZE[1], room.height() - 40))
    place.moveCenter(room.center())
    return place


def _view_xml(extent: QgsRectangle, layer_ids: list[str], camera: Camera, place: QRect) -> str:
    aim = api.scene_vector(camera.east, camera.north, 0)
    size = f'width="{place.width()}" height="{place.height()}"'
    geometry = f'x="{place.x()}" y="{place.y()}" {size} floating="1" area="2"'
    pose = f'<camera x="{aim.x()}" y="{aim.z()}" elev="0" dist="{camera.distance}" pitch="{PITCH}" yaw="0"/>'
    view = f'<view name="{VIEW}" {geometry}>{scene_xml(extent, layer_ids)}{pose}</view>'
    return f"<qgis><mapViewDocks3D>{view}</mapViewDocks3D></qgis>"
