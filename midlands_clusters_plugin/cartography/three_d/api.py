"""QGIS's 3D module, if there is one, and what differs between its versions."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from qgis.core import Qgis, QgsAbstract3DSymbol, QgsProperty, QgsVector3D, QgsVectorLayer
from qgis.PyQt.QtGui import QColor

from ...core.base.errors import UserError
from ...core.base.i18n import tr
from .camera import PITCH, Camera

try:
    from qgis import _3d
except ImportError:  # a QGIS built without 3D
    _3d = None


def available() -> bool:
    """Whether this QGIS can draw in 3D."""
    return _3d is not None


def module() -> Any:
    """The module of 3D classes. Raises UserError without 3D."""
    if _3d is None:
        raise UserError(tr("This QGIS was built without 3D: install the standard QGIS package to make 3D pictures."))
    return _3d


@lru_cache(maxsize=1)
def initialize() -> None:
    """What the QGIS application does for itself: without it an export never ends. Raises UserError without 3D."""
    module().Qgs3D.initialize()


def up_is_z() -> bool:
    """QGIS 3.22 to 3.40 have the vertical axis second (X east, Z south), later ones third (X east, Y north)."""
    return Qgis.QGIS_VERSION_INT >= 34100


def scene_vector(east: float, north: float, up: float) -> QgsVector3D:
    """A vector in the axes of this version's scenes."""
    return QgsVector3D(east, north, up) if up_is_z() else QgsVector3D(east, up, -north)


def light_shares() -> tuple[float, float]:
    """Shares of a colour as diffuse and ambient light with which a level face under the sun comes out in that colour.

    Measured: 3.22.16 turns 233, 237, 240 into 234, 240, 244; 3.40 gives more weight to ambient light. The version in
    between at which that changed was not looked for; materials were made anew in 3.30.
    """
    return (0.52, 0.55) if Qgis.QGIS_VERSION_INT >= 33000 else (0.61, 0.85)


def set_rules(layer: QgsVectorLayer, rules: Iterable[tuple[Any, str]]) -> None:
    """Draw a layer in 3D by rules: symbol and filter."""
    _3d = module()
    root = _3d.QgsRuleBased3DRenderer.Rule(None)
    for symbol, only in rules:
        root.appendChild(_3d.QgsRuleBased3DRenderer.Rule(symbol, only))
    renderer = _3d.QgsRuleBased3DRenderer(root)
    renderer.setLayer(layer)
    layer.setRenderer3D(renderer)


def polygon(shade: QColor, **expressions: str) -> Any:
    """A symbol whose level faces, lit from above, are as light as the colour is in 2D, and whose walls are darker; its
    ``Height`` and ``ExtrusionHeight`` by expressions.
    """
    material = module().QgsPhongMaterialSettings()
    for put, share in zip((material.setDiffuse, material.setAmbient), light_shares()):
        put(QColor.fromRgbF(*(part * share for part in shade.getRgbF()[:3])))
    material.setSpecular(QColor("#000000"))
    symbol = module().QgsPolygon3DSymbol()
    # Renamed in 3.30.
    (symbol.setMaterialSettings if hasattr(symbol, "setMaterialSettings") else symbol.setMaterial)(material)
    defined = symbol.dataDefinedProperties()
    for name, expression in expressions.items():
        what = getattr(QgsAbstract3DSymbol, f"Property{name}")
        defined.setProperty(what, QgsProperty.fromExpression(expression))
    symbol.setDataDefinedProperties(defined)
    return symbol


def sun(east: float, north: float, up: float) -> Any:
    """A white light that shines in a direction."""
    made = module().QgsDirectionalLightSettings()
    made.setDirection(scene_vector(east, north, up))
    return made


def set_lights(settings: Any, lights: list[Any]) -> None:
    """These lights and no others; one call since 3.26, two before."""
    if hasattr(settings, "setLightSources"):
        settings.setLightSources(lights)
    else:
        settings.setPointLights([])
        settings.setDirectionalLights(lights)


def camera_pose(east: float, north: float, distance: float, pitch: float) -> Any:
    """A camera that looks north at a point on the ground; ``pitch`` in degrees from straight down."""
    pose = module().QgsCameraPose()
    pose.setCenterPoint(scene_vector(east, north, 0))
    pose.setDistanceFromCenterPoint(distance)
    pose.setPitchAngle(pitch)
    pose.setHeadingAngle(0)
    return pose


def layout_pose(camera: Camera) -> Any:
    """The pose for a 3D item of a layout. 3.44 was measured to need half the distance that 3.22 and 3.40 do."""
    return camera_pose(camera.east, camera.north, camera.distance * (0.5 if up_is_z() else 1.0), PITCH)
