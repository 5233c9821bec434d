"""All that touches QGIS's unstable 3D classes: columns on hexagons, the native 3D view, and a picture of them made
without a window. ``api`` holds the guarded import and what differs between versions; ``renderers`` makes the columns
and the ground; ``camera`` is geometry; ``scene`` the settings of a scene; ``picture`` the printed page; ``window``
QGIS's own 3D view. The scene of the plugin is measured in kilometres: with metres the camera of a whole region stands
so far away, in units, that the depth buffer of QGIS 3.22 cannot tell columns from the ground under them, and whole
patches of columns vanish.
"""

from __future__ import annotations

from .api import available, initialize
from .column_arrays import authorities_of
from .picture import NAME, export, make_layout
from .renderers import BASE_PLANE, PRISMS, forget, set_renderer, shows_any, update
from .window import PRESETS, VIEW, close_views, follow, open_view

__all__ = [
    "BASE_PLANE", "NAME", "PRESETS", "PRISMS", "VIEW", "authorities_of", "available", "close_views", "export", "follow",
    "forget", "initialize", "make_layout", "open_view", "set_renderer", "shows_any", "update",
]  # fmt: skip
