"""A printed page with the 3D view of a group's hexagons, made without a window."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from qgis.core import (
    QgsLayerTreeGroup,
    QgsLayoutItemLabel,
    QgsLayoutItemPolyline,
    QgsLayoutPoint,
    QgsLineSymbol,
    QgsPrintLayout,
    QgsProject,
    QgsRectangle,
    QgsUnitTypes,
)
from qgis.PyQt.QtCore import QPointF, QRectF, QSize, Qt
from qgis.PyQt.QtGui import QColor, QImage, QPolygonF

from ...core.base.i18n import sentences, tr
from ...core.catalogue.catalogue import metrics
from ...core.files.whole_file import write_beside
from ..page import furniture as put
from ..page.exporting import picture
from ..page.pages import new_page, page_texts, put_texts
from ..page_text.snapshot import snapshot
from ..style.heights import Heights, height_text
from ..style.map_text import plain_name, with_unit
from . import api
from .camera import Camera, fitted
from .column_arrays import Columns, outline_points, peaks, read_columns
from .renderers import UNIT, scene_layers, set_renderer
from .scene import scene_settings

NAME = "Midlands Clusters 3D view"
_BOX = (8.0, 27.0, 281.0, 160.0)  # x, y, width, height of the scene on the page, in mm
_LEGEND = (12.0, 29.0, 62.0, 66.0)
_PEAKS = 4  # so many of the highest columns are named
_APART = 0.09  # as a share of the extent's longer side: nearer ones are not named, their names would meet
_LABEL = (34.0, 8.2)  # width and height of a name, in mm
_LEADER = 4.0


def make_layout(
    project: QgsProject, group: QgsLayerTreeGroup, *, name: str = "", on: date | None = None
) -> QgsPrintLayout:
    """A page with the 3D view of a group's hexagons, put into the project in place of one of the same name. Raises
    UserError without 3D.
    """
    api.module()
    shot = snapshot(group, drawn=False)
    layers, metric, extent = shot.layers, shot.metric, QgsRectangle(*shot.facts.bounds)
    shown, heights = scene_layers(project, group, metric)
    set_renderer(layers["hexes"], metric, extent)
    columns = read_columns(layers["hexes"], metric)
    points = scene_points(layers.get("authorities"), extent, columns, heights)
    camera = fitted(np.vstack([points, _room_for_names(points, columns, heights, extent)]), _BOX[2] / _BOX[3])
    layout = new_page(project, name or NAME)
    layout.addLayoutItem(_scene(layout, scene_settings(project, extent, list(shown)), camera))
    texts = page_texts(shot, ["hexes", "authorities"], on)
    put_texts(layout, texts)
    put.legend(layout, None, {"hexes": layers["hexes"]}, [layers["hexes"]], texts["legend"], _LEGEND)
    wording = put.text(layout, "heights", view_text(heights), (200, 171, 89, 16), size=8.5, shade="#3d3d3d")
    _pale(wording)
    _name_peaks(layout, columns, heights, camera, extent, metric)
    project.layoutManager().addLayout(layout)
    return layout


def view_text(heights: Heights) -> str:
    """What the heights mean, and from where the view is."""
    return sentences(
        height_text(heights), tr("Seen from the south; distances shrink towards the back, so there is no scale bar.")
    )


def scene_points(
    authorities: Any, extent: QgsRectangle, columns: Columns, heights: Heights, code: str = ""
) -> np.ndarray:
    """What must be in the picture (n, 3), in units of the scene about its origin: the outline on the ground, and the
    tops of the columns.

    With the code of an authority only what lies within that one's outline.
    """
    box = (extent.xMinimum(), extent.yMinimum(), extent.xMaximum(), extent.yMaximum())
    base_plane = outline_points(authorities, box, code)
    low, high = base_plane.min(axis=0), base_plane.max(axis=0)
    inside = (columns.x >= low[0]) & (columns.x <= high[0]) & (columns.y >= low[1]) & (columns.y <= high[1])
    tops = np.column_stack([columns.x[inside], columns.y[inside], heights.metres(columns.values[inside])])
    return about_origin(np.vstack([np.column_stack([base_plane, np.zeros(len(base_plane))]), tops]), extent)


def _room_for_names(points: np.ndarray, columns: Columns, heights: Heights, extent: QgsRectangle) -> np.ndarray:
    """Points over the highest columns, as far up as their names reach."""
    named = peaks(columns, _PEAKS, max(extent.width(), extent.height()) * _APART)
    tops = np.column_stack([columns.x[named], columns.y[named], heights.metres(columns.values[named])])
    size = np.ptp(points, axis=0).max()
    return about_origin(tops.reshape(-1, 3), extent) + np.array(
        [0.0, 0.0, size * 1.5 * (_LEADER + _LABEL[1]) / _BOX[3]]
    )


def about_origin(points: np.ndarray, extent: QgsRectangle) -> np.ndarray:
    return (points - np.array([extent.center().x(), extent.center().y(), 0.0])) / UNIT


def _scene(layout: QgsPrintLayout, settings: Any, camera: Camera) -> Any:
    item = api.module().QgsLayoutItem3DMap(layout)
    item.setId("mc_scene")
    item.attemptSetSceneRect(QRectF(*_BOX))
    item.setMapSettings(settings)
    item.setCameraPose(api.layout_pose(camera))
    return item


def _name_peaks(
    layout: QgsPrintLayout, columns: Columns, heights: Heights, camera: Camera, extent: QgsRectangle, metric: str
) -> None:
    """The highest columns with the authority's name and the value, each on a short leader line over the column's
    top.
    """
    unit = metrics()[metric].unit if metric in metrics() else ""
    apart = max(extent.width(), extent.height()) * _APART
    taken = [QRectF(*_LEGEND)]
    for index in peaks(columns, _PEAKS, apart):
        value = columns.values[index]
        top = np.array([[columns.x[index], columns.y[index], heights.metres(columns.values[index : index + 1])[0]]])
        across, up = camera.seen(about_origin(top, extent))[0]
        x, y = _BOX[0] + _BOX[2] / 2 + across * _BOX[3] / 2, _BOX[1] + _BOX[3] / 2 - up * _BOX[3] / 2
        box = QRectF(x - _LABEL[0] / 2, y - _LEADER - _LABEL[1], *_LABEL)
        if any(box.intersects(other) for other in taken) or not QRectF(*_BOX).contains(box):
            continue
        taken.append(box)
        _leader(layout, QPointF(x, y - 0.6), QPointF(x, y - _LEADER + 0.2))
        place = plain_name(columns.authority[index])
        wording = tr("A hexagon of {place}:\n{value}").format(place=place, value=with_unit(value, unit))
        label = put.text(layout, f"peak_{len(taken) - 1}", wording, (box.x(), box.y(), *_LABEL), size=8)
        width = min(label.sizeForText().width() + 2.0, _LABEL[0])
        label.attemptSetSceneRect(QRectF(x - width / 2, box.y(), width, _LABEL[1]))
        _pale(label)
        label.setHAlign(Qt.AlignmentFlag.AlignHCenter)
        label.setVAlign(Qt.AlignmentFlag.AlignBottom)


def _pale(label: QgsLayoutItemLabel) -> None:
    """Words that may lie over the scene stay legible."""
    label.setBackgroundEnabled(True)
    label.setBackgroundColor(QColor(255, 255, 255, 200))


def _leader(layout: QgsPrintLayout, start: QPointF, end: QPointF) -> None:
    line = QgsLayoutItemPolyline(QPolygonF([start, end]), layout)
    line.setId("mc_leader")
    line.setSymbol(QgsLineSymbol.createSimple({"color": "#3d3d3d", "width": "0.25", "capstyle": "round"}))
    layout.addLayoutItem(line)
    line.attemptMove(QgsLayoutPoint(start.x(), end.y(), QgsUnitTypes.LayoutMillimeters))


def export(layout: QgsPrintLayout, path: Path, dpi: float = 150) -> Path:
    """The page as a picture. It needs a display (xvfb-run will do).

    Drawn at twice the size and made smaller: QGIS does not smooth the edges of a 3D item.
    """
    api.initialize()

    def write(made: Path) -> None:
        picture(layout, made, 2 * dpi)
        large = QImage(str(made))
        size = QSize(large.width() // 2, large.height() // 2)
        smooth = large.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)
        smooth.setDotsPerMeterX(round(dpi / 0.0254))
        smooth.setDotsPerMeterY(round(dpi / 0.0254))
        if large.isNull() or not smooth.save(str(made)):
            raise OSError("the picture was not saved")

    return write_beside(path, write)
