"""A polygon layer of the project -> the boundaries that hexagons are cut to."""

from __future__ import annotations

from ...core.base.feedback import Feedback
from ...core.geography.areas import Boundaries, boundaries_from_frame
from .polygon_layers import PolygonSource, polygon_frame, polygon_source

__all__ = ["PolygonSource", "boundaries_from_source", "polygon_source"]


def boundaries_from_source(source: PolygonSource, feedback: Feedback | None = None) -> Boundaries:
    """Read the polygons. Finding codes and mending rings is core.areas' work.

    Raises
    ------
    UserError : no column of upper-tier GSS codes, polygons that cannot be converted to EPSG:27700. Cancelled.
    """
    return boundaries_from_frame(polygon_frame(source, feedback), f"layer {source.name}")
