"""Columns and ground: 3D renderers, and the hidden copies of layers that carry those of the plugin's own scene.

Empty cells get no column: QGIS 3.22 draws low ones with white stripes, and every version is several times faster
without them. Columns stand on a small plinth, and the ground is a plain polygon, so that no two faces lie in one plane
and flicker.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping

import numpy as np
from osgeo import gdal
from qgis.core import QgsLayerTreeGroup, QgsMapLayer, QgsProject, QgsRectangle, QgsVectorLayer
from qgis.PyQt.QtGui import QColor

from ...core.base.i18n import tr
from ...qgis_io import entries
from ..record.map_facts import needed_facts
from ..record.roles import FACTS, ROLE, layers_of
from ..style.graduated import cell_width
from ..style.heights import Heights, chosen
from ..style.palette import colour
from ..style.styles import class_shades
from ..style.symbols import area, draw_all
from . import api
from .camera import ASPECT, fitted
from .column_arrays import UNIT, about_origin, read_columns, scene_points, standing
from .pins import column_boxes, head_heights, names_text, pins_text, places_of

# Roles of the layers that only a 3D scene shows: in the project, so that it is saved with them, but not in its tree.
BASE_PLANE, PRISMS, PINS, NAMES = HIDDEN = "ground", "prisms", "pins", "peak_names"
COPY_OF = entries.COPY_OF
_COPIED = entries.COPIED
_OURS = "midlands_clusters/"
_DRAWN = entries.DRAWN_3D
_BASE_PLANE_SHADE = "#e9edf0"
_LIFT = 0.001  # height of the ground above the scene's zero, as a share of the extent's longer side: below the plinths


def set_renderer(layer: QgsVectorLayer, metric: str, extent: QgsRectangle | None = None, unit: float = 1.0) -> Heights:
    """Give the hexagons a 3D renderer: one rule a class, in the colours of the 2D classes. Raises UserError without 3D.

    ``unit`` is the length in metres of a unit of the scene: 1 for a 3D window of a project in EPSG:27700. Returns the
    heights.
    """
    api.module()
    shades = class_shades(layer, metric)
    scale = chosen(layer, metric, shades[-1][1] if shades else 0.0, extent or layer.extent())
    columns, height, rules = standing(layer, metric), scale.expression(unit), []
    for index, (low, _, shade) in enumerate(shades):
        above = shades[index + 1][0] if index + 1 < len(shades) else None
        if above is None or above > 0:  # classes of negative values have no columns
            below = "" if above is None else f' AND "{metric}" < {above!r}'
            only = f'{columns} AND "{metric}" >= {low!r}{below}'
            rules.append((api.polygon(shade, ExtrusionHeight=height), only))
    api.set_rules(layer, rules)
    return scale


def _set_base_plane(layer: QgsVectorLayer, extent: QgsRectangle, unit: float) -> None:
    """The authorities as a flat floor with their outlines: sharper than a texture on the terrain, and there in every
    version. Outlines lie a little above the floor: in one plane with it they would be drawn in dashes.
    """
    lift, shade = max(extent.width(), extent.height()) * _LIFT / unit, QColor(_BASE_PLANE_SHADE)
    floor, lines = api.polygon(shade), api.polygon(shade)
    floor.setExtrusionHeight(lift)  # a plate: a face without a body is lit from below, and not drawn in 3.22's window
    lines.setHeight(2 * lift)
    lines.setCullingMode(api.module().Qgs3DTypes.FrontAndBack)  # its edges only
    lines.setEdgesEnabled(True)
    lines.setEdgeColor(QColor(colour("authority")))
    lines.setEdgeWidth(2.0)
    api.set_rules(layer, [(floor, ""), (lines, "")])


# --- hidden copies


def scene_layers(project: QgsProject, group: QgsLayerTreeGroup, metric: str) -> tuple[list[QgsVectorLayer], Heights]:
    """The layers of the plugin's scene for a group, made or brought up to date, and the heights of its columns."""
    layers, extent = layers_of(group), QgsRectangle(*needed_facts(group).bounds)
    data = hashlib.sha256(str(group.customProperty(FACTS)).encode()).hexdigest()
    prisms = _copy(project, layers["hexes"], PRISMS, tr("Columns of the 3D view"), data)
    heights = set_renderer(prisms, metric, extent, UNIT)
    above = _pins_and_names(project, layers, metric, heights, extent)
    if "authorities" not in layers:
        return [prisms, *above], heights
    base_plane = _copy(project, layers["authorities"], BASE_PLANE, tr("Ground of the 3D view"), data)
    look = {"outline_color": colour("authority"), "outline_width": 0.5, "joinstyle": "round"}
    draw_all(base_plane, area(color=_BASE_PLANE_SHADE, **look))
    base_plane.setLabelsEnabled(False)
    if base_plane.renderer3D() is None or base_plane.customProperty(_DRAWN) != extent.toString(0):
        _set_base_plane(base_plane, extent, UNIT)
        base_plane.setCustomProperty(_DRAWN, extent.toString(0))
    return [base_plane, prisms, *above], heights


def _pins_and_names(
    project: QgsProject, layers: Mapping[str, QgsMapLayer], metric: str, heights: Heights, extent: QgsRectangle
) -> list[QgsVectorLayer]:
    """The hidden layers of places' pins and of the highest columns' names, as far as there are any."""
    hexes, side = layers["hexes"], max(extent.width(), extent.height())
    columns = read_columns(hexes, metric)
    tops, half = heights.metres(columns.values), cell_width(hexes) * 0.58
    camera = fitted(scene_points(layers.get("authorities"), extent, columns, heights), ASPECT)

    def seen(points: np.ndarray) -> np.ndarray:
        return camera.seen(about_origin(points, extent))

    names, taken = names_text(columns, heights, side, metric, seen, column_boxes(columns, tops, half, seen))
    places = places_of(layers)
    pins = pins_text(places, head_heights(places, columns, tops, half, side, seen, taken), side)
    texts = {PINS: (pins, tr("Places of the 3D view")), NAMES: (names, tr("Names of the 3D view"))}
    made = (_from_text(project, hexes, role, name, text) for role, (text, name) in texts.items())
    return [one for one in made if one is not None]


def _hidden(project: QgsProject, layer: QgsMapLayer, role: str) -> QgsVectorLayer | None:
    """The hidden layer of a role that belongs to a layer of the map."""
    mine = (one for one in project.mapLayers().values() if one.customProperty(COPY_OF) == layer.id())
    return next((one for one in mine if one.customProperty(ROLE) == role), None)


def _from_text(project: QgsProject, hexes: QgsMapLayer, role: str, name: str, text: str) -> QgsVectorLayer | None:
    """The hidden layer of a role, of prisms that its own source describes; none for no text."""
    layer = _hidden(project, hexes, role)
    if not text:
        project.removeMapLayers([layer.id()] if layer is not None else [])
        return None
    gdal.PushErrorHandler("CPLQuietErrorHandler")  # QGIS asks for writing first, which a text refuses aloud
    try:
        if layer is None:
            layer = QgsVectorLayer(text, name, "ogr")
            layer.setCustomProperty(ROLE, role)
            layer.setCustomProperty(COPY_OF, hexes.id())
            project.addMapLayer(layer, False)
        elif layer.source() != text:
            layer.setDataSource(text, layer.name(), "ogr")
    finally:
        gdal.PopErrorHandler()
    from_to = {"Height": f'"low" / {UNIT}', "ExtrusionHeight": f'("high" - "low") / {UNIT}'}
    shades = sorted(map(str, layer.uniqueValues(layer.fields().lookupField("shade"))))
    api.set_rules(layer, [(api.polygon(QColor(shade), **from_to), f"\"shade\" = '{shade}'") for shade in shades])
    return layer


def update(project: QgsProject, group: QgsLayerTreeGroup, metric: str) -> Heights | None:
    """The metric, its classes, its heights or the data changed: bring the columns that there are up to date. None where
    there are none. Open 3D views follow by themselves. Costs a few milliseconds, whatever the size of the map; the
    drawing is QGIS's.
    """
    forget(project)
    hexes = layers_of(group).get("hexes")
    if hexes is None or not api.available():
        return None
    heights = None
    if hexes.renderer3D() is not None:
        heights = set_renderer(hexes, metric, QgsRectangle(*needed_facts(group).bounds))
    if any(one.customProperty(COPY_OF) == hexes.id() for one in project.mapLayers().values()):
        _, heights = scene_layers(project, group, metric)
    return heights


def shows_any(project: QgsProject, layer_ids: Iterable[str]) -> bool:
    """Whether one of these layers is in the plugin's scene: a view must not outlive it."""
    layers = (project.mapLayer(one) for one in layer_ids)
    return any(one is not None and one.customProperty(ROLE) in HIDDEN for one in layers)


def forget(project: QgsProject) -> None:
    """Take the hidden copies out of the project whose layers are gone."""
    layers = project.mapLayers()
    hidden = (one for one in layers.values() if one.customProperty(ROLE) in HIDDEN)
    project.removeMapLayers([one.id() for one in hidden if one.customProperty(COPY_OF) not in layers])


def _copy(project: QgsProject, layer: QgsVectorLayer, role: str, name: str, data: str) -> QgsVectorLayer:
    """The hidden copy of a layer, brought up to date or made; ``data`` names the run."""
    copy = _hidden(project, layer, role)
    if copy is not None and (copy.customProperty(_COPIED) != data or not copy.isValid()):
        # Not a new source for the old copy: QGIS 3.22 fails to open a GeoPackage again that a view's threads read.
        project.removeMapLayer(copy.id())
        copy = None
    fresh = copy is None
    copy = layer.clone() if copy is None else copy
    if fresh:
        copy.setName(name)
        copy.setRenderer3D(None)
    elif role == PRISMS:
        copy.setRenderer(layer.renderer().clone())
    _take_over(copy, layer, role, data)
    if fresh:
        project.addMapLayer(copy, False)
    return copy


def _take_over(copy: QgsVectorLayer, layer: QgsVectorLayer, role: str, data: str) -> None:
    """What the user chose for the layer holds for its copy."""
    theirs = {key: layer.customProperty(key) for key in layer.customPropertyKeys() if key.startswith(_OURS)}
    for key in copy.customPropertyKeys():
        if key.startswith(_OURS) and key not in (*theirs, ROLE, COPY_OF, _COPIED, _DRAWN):
            copy.removeCustomProperty(key)
    for key, value in {**theirs, ROLE: role, COPY_OF: layer.id(), _COPIED: data}.items():
        copy.setCustomProperty(key, value)
