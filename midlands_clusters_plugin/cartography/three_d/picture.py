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
from ..record.roles import ROLE
from ..style.graduated import cell_width
from ..style.heights import Heights, height_text
from ..style.map_text import plain_name, with_unit
from . import api
from .camera import Camera, fitted
from .column_arrays import Columns, about_origin, peaks, read_columns, scene_points
from .pins import APART, PEAKS, column_boxes, first_free
from .renderers import NAMES, PINS, scene_layers, set_renderer
from .scene import scene_settings

NAME = "Midlands Clusters 3D view"
_BOX = (8.0, 27.0, 281.0, 160.0)  # x, y, width, height of the scene on the page, in mm
_LEGEND = (12.0, 29.0, 62.0, 66.0)
_LABEL = (58.0, 8.2)  # greatest width, and height, of a name, in mm
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
    drawn = [one for one in shown if one.customProperty(ROLE) != NAMES]  # the page has names of its own
    layout.addLayoutItem(_scene(layout, scene_settings(project, extent, drawn), camera))
    texts = page_texts(shot, ["hexes", "authorities"], on)
    put_texts(layout, texts)
    explained = {role: layers[role] for role in ("hexes", "places", "own_places") if role in layers}
    legend = put.empty_legend(layout, "legend", _LEGEND)
    put.fill_legend(legend, explained, [layers["hexes"], *shot.shown], texts["legend"])
    wording = put.text(layout, "heights", view_text(heights), (200, 171, 89, 16), size=8.5, shade="#3d3d3d")
    _pale(wording)

    def seen(at: np.ndarray) -> np.ndarray:
        return camera.seen(about_origin(at, extent))

    half = cell_width(layers["hexes"]) * 0.58
    taken = [column_boxes(columns, heights.metres(columns.values), half, seen)]
    taken += [_pins_boxes(one, seen) for one in drawn if one.customProperty(ROLE) == PINS]
    _name_peaks(layout, columns, heights, camera, extent, metric, np.vstack(taken))
    project.layoutManager().addLayout(layout)
    return layout


def view_text(heights: Heights) -> str:
    """What the heights mean, and from where the view is."""
    return sentences(
        height_text(heights), tr("Seen from the south; distances shrink towards the back, so there is no scale bar.")
    )


def _room_for_names(points: np.ndarray, columns: Columns, heights: Heights, extent: QgsRectangle) -> np.ndarray:
    """Points over the highest columns, as far up as their names reach."""
    named = peaks(columns, PEAKS, max(extent.width(), extent.height()) * APART)
    tops = np.column_stack([columns.x[named], columns.y[named], heights.metres(columns.values[named])])
    size = np.ptp(points, axis=0).max()
    return about_origin(tops.reshape(-1, 3), extent) + np.array(
        [0.0, 0.0, size * 1.5 * (_LEADER + _LABEL[1]) / _BOX[3]]
    )


def _scene(layout: QgsPrintLayout, settings: Any, camera: Camera) -> Any:
    item = api.module().QgsLayoutItem3DMap(layout)
    item.setId("mc_scene")
    item.attemptSetSceneRect(QRectF(*_BOX))
    item.setMapSettings(settings)
    item.setCameraPose(api.layout_pose(camera))
    return item


def _name_peaks(
    layout: QgsPrintLayout,
    columns: Columns,
    heights: Heights,
    camera: Camera,
    extent: QgsRectangle,
    metric: str,
    taken: np.ndarray,
) -> None:
    """The highest columns with the authority's name and the value, on a leader line from the column's top to where the
    name hides no column and no pin; ``taken`` is what those cover of the picture.
    """
    unit = metrics()[metric].unit if metric in metrics() else ""
    left, top, width, height = _BOX
    taken = np.column_stack([taken[:, 0], -taken[:, 3], taken[:, 2], -taken[:, 1]]) * height / 2
    taken, labels = taken + np.tile([left + width / 2, top + height / 2], 2), _corners(*_LEGEND)
    for number, index in enumerate(peaks(columns, PEAKS, max(extent.width(), extent.height()) * APART), start=1):
        value = columns.values[index]
        tip = np.array([[columns.x[index], columns.y[index], heights.metres(columns.values[index : index + 1])[0]]])
        across, up = camera.seen(about_origin(tip, extent))[0]
        x, y = left + width / 2 + across * height / 2, top + height / 2 - up * height / 2
        place = plain_name(columns.authority[index])
        wording = tr("A hexagon of {place}:\n{value}").format(place=place, value=with_unit(value, unit))
        label = put.text(layout, f"peak_{number}", wording, (x, y, *_LABEL), size=8)
        wide = min(label.sizeForText().width() + 2.0, _LABEL[0])
        box = _free_box(x, y, wide, np.vstack([taken, labels])) or _free_box(x, y, wide, labels)
        if box is None:
            layout.removeLayoutItem(label)
            continue
        labels = np.vstack([labels, _corners(*box)])
        end = min(max(x, box[0] + 1.0), box[0] + wide - 1.0)
        _leader(layout, QPointF(x, y - 0.6), QPointF(end, box[1] + _LABEL[1]))
        label.attemptSetSceneRect(QRectF(*box))
        _pale(label)
        label.setHAlign(Qt.AlignmentFlag.AlignHCenter)
        label.setVAlign(Qt.AlignmentFlag.AlignBottom)


def _corners(x: float, y: float, width: float, height: float) -> np.ndarray:
    return np.array([[x, y, x + width, y + height]])


def _free_box(x: float, y: float, width: float, taken: np.ndarray) -> tuple[float, float, float, float] | None:
    """The nearest box above a column's top, or beside it, that is in the picture and meets nothing; None for none."""
    left, top, across, down = _BOX
    sides = [x - width * share for share in (0.5, 0.1, 0.9)] + [x + 6.0, x - width - 6.0, x + 20.0, x - width - 20.0]
    corners = sorted(
        ((one, y - _LEADER - _LABEL[1] - rise) for rise in np.arange(0.0, 70.0, 2.0) for one in sides),
        key=lambda at: np.hypot(at[0] + width / 2 - x, at[1] - y),
    )
    inside = [
        (one, low)
        for one, low in corners
        if left <= one and one + width <= left + across and top <= low and low + _LABEL[1] <= top + down
    ]
    boxes = np.array([(one, low, one + width, low + _LABEL[1]) for one, low in inside]).reshape(-1, 4)
    free = first_free(boxes, taken) if len(boxes) else None
    return None if free is None else (*inside[free], width, _LABEL[1])


def _pins_boxes(layer: Any, seen: Any) -> np.ndarray:
    """What the pins of a scene cover of the picture."""
    rows = [
        (box.center().x(), box.center().y(), float(one["high"]), box.width() / 2)
        for one in layer.getFeatures("\"shade\" = '#ffffff'")
        for box in [one.geometry().boundingBox()]
    ]
    x, y, high, radius = np.array(rows).reshape(-1, 4).T
    middle = seen(np.column_stack([x, y, high]))
    wide = (seen(np.column_stack([x + radius * 1.2, y, high])) - middle)[:, :1]
    return np.hstack([middle - wide, middle + wide])


def _pale(label: QgsLayoutItemLabel) -> None:
    """Words that may lie over the scene stay legible."""
    label.setBackgroundEnabled(True)
    label.setBackgroundColor(QColor(255, 255, 255, 200))


def _leader(layout: QgsPrintLayout, start: QPointF, end: QPointF) -> None:
    """A line from a column's top, ``start``, up to a name."""
    line = QgsLayoutItemPolyline(QPolygonF([start, end]), layout)
    line.setId("mc_leader")
    line.setSymbol(QgsLineSymbol.createSimple({"color": "#3d3d3d", "width": "0.25", "capstyle": "round"}))
    layout.addLayoutItem(line)
    line.attemptMove(QgsLayoutPoint(min(start.x(), end.x()), end.y(), QgsUnitTypes.LayoutMillimeters))


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
