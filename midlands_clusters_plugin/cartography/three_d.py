"""The one module that touches QGIS's 3D classes: hexagons as prisms, and a picture of them made without a window.

QGIS 3.22 to 3.40 have the vertical axis second (X east, Z south), later ones third (X east, Y north): ``_up_is_z`` is asked wherever it
matters. The scene of a picture is measured in kilometres: with metres the camera of a whole region stands so far away, in units, that
the depth buffer cannot tell prisms from the ground under them, and whole patches of prisms vanish. Empty cells get no prism: 3.22 draws
low ones with white stripes, and every version is several times faster without them.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from qgis.core import (
    Qgis,
    QgsAbstract3DSymbol,
    QgsCoordinateReferenceSystem,
    QgsFillSymbol,
    QgsGraduatedSymbolRenderer,
    QgsLayerTreeGroup,
    QgsMapLayer,
    QgsPrintLayout,
    QgsProject,
    QgsProperty,
    QgsReadWriteContext,
    QgsRectangle,
    QgsSingleSymbolRenderer,
    QgsVector3D,
    QgsVectorLayer,
)
from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtXml import QDomDocument

from ..core.errors import UserError
from . import furniture as put
from .layers import facts_of
from .layout import export_png, metric_of, new_page, page_texts, put_texts
from .palette import colour
from .roles import ROLE, layers_of
from .styles import breaks_of
from .text import number, tr, unit_word

try:
    from qgis import _3d
except ImportError:  # a QGIS built without 3D
    _3d = None

# Roles of the layers that only the picture shows: in the project, so that the layout can be edited, but not in its tree.
GROUND, PRISMS = "ground", "prisms"
_UNIT = 1000.0  # metres in a unit of the scene
_SCENE_CRS = "+proj=tmerc +lat_0=49 +lon_0=-2 +k=0.9996012717 +x_0=400000 +y_0=-100000 +ellps=airy +units=km +no_defs"
NAME = "Midlands Clusters 3D view"
_BOX = (8.0, 29.0, 281.0, 158.0)  # x, y, width, height of the scene on the page, in mm
_FIELD_OF_VIEW = 20.0  # a long lens: prisms at the rim hardly lean
_TALLEST = 0.16  # height of the tallest prism as a share of the area's longer side
_LOWEST = 0.010  # every prism stands at least this high: lower ones fight with the ground
_PITCH = 45.0  # degrees from straight down


@dataclass(frozen=True)
class Heights:
    """How values become heights: ``metres(v) = base + factor * scaled(v)``; ``scale`` is "linear" or "sqrt"."""

    metric: str
    base: float
    factor: float
    scale: str
    highest: float

    def expression(self, unit: float = 1.0) -> str:
        """The height as a QGIS expression, in units of so many metres."""
        value = f'"{self.metric}"' if self.scale == "linear" else f'sqrt("{self.metric}")'
        return f"{self.base / unit:.6g} + {self.factor / unit:.6g} * {value}"


def available() -> bool:
    """Whether this QGIS can draw in 3D."""
    return _3d is not None


def heights(metric: str, highest: float, extent: QgsRectangle) -> Heights:
    """Exaggeration from the extent and the data.

    The tallest prism is a fixed share of the longer side of the extent. Where one value is more than 50 times the unit that matters
    (sums of money or people), heights go with the square root, or a single giant would leave the rest flat; the picture says so.
    """
    side = max(extent.width(), extent.height())
    scale = "linear" if highest <= 50 else "sqrt"
    top = highest if scale == "linear" else math.sqrt(highest)
    base = side * _LOWEST
    return Heights(metric, base, (side * _TALLEST - base) / top if top > 0 else 0.0, scale, highest)


def set_renderer(layer: QgsVectorLayer, metric: str, extent: QgsRectangle | None = None, unit: float = 1.0) -> Heights:
    """Give the hexagons a 3D renderer: one rule a class, in the colours of the 2D classes. Raises UserError without 3D.

    ``unit`` is the length in metres of a unit of the scene: 1 for a 3D window of a project in EPSG:27700.
    """
    _need_3d()
    breaks = breaks_of(layer, metric)
    scale = heights(metric, breaks.bounds[-1] if len(breaks) else 0.0, extent or layer.extent())
    root = _3d.QgsRuleBased3DRenderer.Rule(None)
    for (low, high), shade in zip(zip(breaks.bounds[:-1], breaks.bounds[1:]), _class_colours(layer, breaks)):
        last = high == breaks.bounds[-1]
        rule = f'"{metric}" >= {low!r} AND "{metric}" {"<=" if last else "<"} {high!r} AND "{metric}" > 0'
        root.appendChild(_3d.QgsRuleBased3DRenderer.Rule(_prism(shade, scale.expression(unit)), rule))
    renderer = _3d.QgsRuleBased3DRenderer(root)
    renderer.setLayer(layer)
    layer.setRenderer3D(renderer)
    return scale


def _class_colours(layer: QgsVectorLayer, breaks: Any) -> list[QColor]:
    """Colours of the classes in the layer's 2D style; the plugin's own where the officer chose another kind of style."""
    from .palette import positions, ramp

    made = layer.renderer()
    shades = []
    if isinstance(made, QgsGraduatedSymbolRenderer):
        shades = [one.symbol().color() for one in made.ranges() if one.lowerValue() > 0]
    return shades if len(shades) == len(breaks) else [ramp().color(place) for place in positions(len(breaks))]


def _prism(shade: QColor, height: str) -> Any:
    material = _3d.QgsPhongMaterialSettings()
    # Shares that make a top, lit from above, about as light as the class in 2D, and the walls darker.
    material.setDiffuse(_share(shade, 0.75))
    material.setAmbient(_share(shade, 0.85))
    material.setSpecular(QColor("#000000"))
    symbol = _3d.QgsPolygon3DSymbol()
    (symbol.setMaterialSettings if hasattr(symbol, "setMaterialSettings") else symbol.setMaterial)(material)
    defined = symbol.dataDefinedProperties()
    defined.setProperty(QgsAbstract3DSymbol.PropertyExtrusionHeight, QgsProperty.fromExpression(height))
    symbol.setDataDefinedProperties(defined)
    return symbol


def _share(shade: QColor, part: float) -> QColor:
    return QColor.fromRgbF(shade.redF() * part, shade.greenF() * part, shade.blueF() * part)


def _ground(project: QgsProject, authorities: QgsVectorLayer | None) -> list[QgsMapLayer]:
    """The authorities once more, filled and with stronger lines, lying on the ground of the 3D view; in the project, not in its tree."""
    if authorities is None:
        return []
    copy = _hidden_copy(project, authorities, GROUND, tr("Ground of the 3D view"))
    look = {"color": "#e9edf0", "outline_color": colour("authority"), "outline_width": "0.5", "joinstyle": "round"}
    copy.setRenderer(QgsSingleSymbolRenderer(QgsFillSymbol.createSimple(look)))
    copy.setLabelsEnabled(False)
    return [copy]


def _hidden_copy(project: QgsProject, layer: QgsVectorLayer, role: str, name: str) -> QgsVectorLayer:
    """A copy of a layer in the project, but not in its tree; the one of an earlier picture goes."""
    old = [one.id() for one in project.mapLayers().values() if one.customProperty(ROLE) == role]
    project.removeMapLayers(old)
    copy = layer.clone()
    copy.setName(name)
    copy.setCustomProperty(ROLE, role)
    project.addMapLayer(copy, False)
    return copy


def make_layout(project: QgsProject, group: QgsLayerTreeGroup, *, name: str = "", on: date | None = None) -> QgsPrintLayout:
    """A page with the 3D view of a group's hexagons, put into the project. Raises UserError without 3D."""
    _need_3d()
    facts, layers = facts_of(group), layers_of(group)
    metric, extent = metric_of(layers), QgsRectangle(*facts["bounds"])
    ground = _ground(project, layers.get("authorities"))
    prisms = _hidden_copy(project, layers["hexes"], PRISMS, tr("Prisms of the 3D view"))
    scale = set_renderer(prisms, metric, extent, _UNIT)
    set_renderer(layers["hexes"], metric, extent)
    layout = new_page(project, name or NAME)
    scene = _scene(layout, project, extent, [*ground, prisms])
    layout.addLayoutItem(scene)
    texts = page_texts(facts, metric, ["hexes", "authorities"], on)
    put_texts(layout, texts)
    put.legend(layout, None, {"hexes": layers["hexes"]}, [layers["hexes"]], texts["legend"], (12.0, 31.0, 60.0, 60.0))
    put.text(layout, "heights", height_words(scale, metric), (200, 172, 88, 14), size=8.5, shade="#3d3d3d")
    project.layoutManager().addLayout(layout)
    return layout


def height_words(scale: Heights, metric: str) -> str:
    """What the heights mean, and from where the view is."""
    from ..core.catalogue import metrics

    unit = metrics()[metric].unit if metric in metrics() else ""
    how = tr("Height is proportional to the value") if scale.scale == "linear" else tr("Height goes with the square root of the value")
    top = f"{number(scale.highest, unit)} {unit_word(unit, one=scale.highest == 1)}".strip()
    return tr("{}; the tallest column is {}. Seen from the south. Distances shrink towards the back: no scale bar.").format(how, top)


def _scene(layout: QgsPrintLayout, project: QgsProject, extent: QgsRectangle, layers: list[QgsMapLayer]) -> Any:
    from qgis.PyQt.QtCore import QRectF

    item = _3d.QgsLayoutItem3DMap(layout)
    item.setId("mc_scene")
    item.attemptSetSceneRect(QRectF(*_BOX))
    item.setMapSettings(_settings(project, extent, layers))
    item.setCameraPose(_pose(extent))
    return item


def _pose(extent: QgsRectangle) -> Any:
    """The camera: facing north from the south, just near enough that the area fills the scene."""
    distance, shift = fitted(extent.width() / _UNIT, extent.height() / _UNIT, _BOX[2] / _BOX[3])
    pose = _3d.QgsCameraPose()
    pose.setCenterPoint(QgsVector3D(0, shift, 0) if _up_is_z() else QgsVector3D(0, 0, -shift))
    # With the same pose 3.44 was measured to draw the scene half as wide as 3.22 and 3.40 do: there the camera goes half as far.
    pose.setDistanceFromCenterPoint(distance * (0.5 if _up_is_z() else 1.0))
    pose.setPitchAngle(_PITCH)
    pose.setHeadingAngle(0)
    return pose


def fitted(width: float, height: float, aspect: float) -> tuple[float, float]:
    """Distance of the camera, and how far north of the area's middle it must aim, so that a box of this ground size, with the tallest
    prisms on its rim, just fills a picture of this aspect. Found by halving: perspective has no closed form for it.
    """
    top = max(width, height) * _TALLEST
    corners = [(x, y, z) for x in (-width / 2, width / 2) for y in (-height / 2, height / 2) for z in (0.0, top if y > 0 else 0.0)]
    near, far = height, 20 * max(width, height)
    shift = 0.0
    for _ in range(50):
        distance = (near + far) / 2
        shift, fits = _aimed(corners, distance, height, aspect)
        near, far = (near, distance) if fits else (distance, far)
    return far, shift


def _aimed(corners: list[tuple[float, float, float]], distance: float, height: float, aspect: float) -> tuple[float, bool]:
    """The aim that leaves as much room above as below, and whether all corners are then in the picture."""
    low, high = -height, height
    for _ in range(30):
        aim = (low + high) / 2
        seen = [_seen(x, y - aim, z, distance) for x, y, z in corners]
        above, below = max(up for _, up in seen), -min(up for _, up in seen)
        low, high = (aim, high) if above > below else (low, aim)
    return aim, all(abs(across) <= 0.98 * aspect and abs(up) <= 0.98 for across, up in seen)


def _seen(x: float, y: float, z: float, distance: float) -> tuple[float, float]:
    """Where a point is in the picture: 1 is half its height."""
    sine, cosine, half = math.sin(math.radians(_PITCH)), math.cos(math.radians(_PITCH)), math.tan(math.radians(_FIELD_OF_VIEW / 2))
    depth = distance + y * sine - z * cosine
    return x / (depth * half), (y * cosine + z * sine) / (depth * half)


def _settings(project: QgsProject, extent: QgsRectangle, layers: list[QgsMapLayer]) -> Any:
    """Scene settings with a flat terrain, which QGIS before 3.42 takes from XML only."""
    made = _3d.Qgs3DMapSettings()
    document = QDomDocument()
    extent = QgsRectangle(*(side / _UNIT for side in (extent.xMinimum(), extent.yMinimum(), extent.xMaximum(), extent.yMaximum())))
    crs = QgsCoordinateReferenceSystem.fromProj(_SCENE_CRS)
    document.setContent(_xml(crs, extent))
    made.readXml(document.documentElement(), QgsReadWriteContext())
    centre = extent.center()
    made.setCrs(crs)
    made.setOrigin(QgsVector3D(centre.x(), centre.y(), 0))
    made.setLayers(layers)
    made.setBackgroundColor(QColor("#ffffff"))
    made.setTerrainMapTheme("")
    if hasattr(made, "setExtent"):
        made.setExtent(extent)
    made.setTransformContext(project.transformContext())
    made.setPathResolver(project.pathResolver())
    made.setMapThemeCollection(project.mapThemeCollection())
    _light(made)
    return made


def _light(made: Any) -> None:
    """One sun from the north-west and above, the cartographer's convention, so that walls and tops differ."""
    sun = _3d.QgsDirectionalLightSettings()
    sun.setDirection(QgsVector3D(0.35, 0.45, -1) if _up_is_z() else QgsVector3D(0.35, -1, -0.45))
    if hasattr(made, "setLightSources"):
        made.setLightSources([sun])
    else:
        made.setPointLights([])
        made.setDirectionalLights([sun])


def _xml(crs: QgsCoordinateReferenceSystem, extent: QgsRectangle) -> str:
    document = QDomDocument()
    element = document.createElement("crs")
    crs.writeXml(element, document)
    document.appendChild(element)
    centre = extent.center()
    box = f'xmin="{extent.xMinimum()}" ymin="{extent.yMinimum()}" xmax="{extent.xMaximum()}" ymax="{extent.yMaximum()}"'
    return (
        f'<qgis3d><origin x="{centre.x()}" y="{centre.y()}" z="0"/>{document.toString().strip()}'
        f'<camera field-of-view="{_FIELD_OF_VIEW}"/><color background="#ffffff" selection="#ffff00"/>'
        f"<extent {box.replace('xmin', 'xMin').replace('ymin', 'yMin').replace('xmax', 'xMax').replace('ymax', 'yMax')}/>"
        '<terrain terrain-rendering-enabled="1" exaggeration="1" texture-size="1024" shading-enabled="0" show-labels="0" '
        'max-terrain-error="1" max-ground-error="1" map-theme="" elevation-offset="0">'
        f'<generator type="flat"><extent {box}/></generator></terrain></qgis3d>'
    )


def export(layout: QgsPrintLayout, path: Path, dpi: float = 150) -> Path:
    """The page as a picture. It needs a display (xvfb-run will do) and, in a stand-alone script, ``initialize`` before."""
    initialize()
    return export_png(layout, path, dpi)


@lru_cache(maxsize=1)
def initialize() -> None:
    """What the QGIS application does for itself: without it an export never ends. Raises UserError without 3D."""
    _need_3d()
    _3d.Qgs3D.initialize()


def _need_3d() -> None:
    if _3d is None:
        raise UserError("This QGIS was built without 3D: install the standard QGIS package to make 3D pictures.")


def _up_is_z() -> bool:
    return Qgis.QGIS_VERSION_INT >= 34100
