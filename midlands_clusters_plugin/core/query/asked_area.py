"""What a question asks about, as one shape to be drawn: circles round its locations, and its polygons."""

from __future__ import annotations

import numpy as np
import shapely

from . import question as q
from .binding import Binding, leaves

_QUARTER = 16  # corners of a quarter of a circle


def asked_area(binding: Binding, around: tuple[float, float, float, float] | None = None) -> shapely.Geometry | None:
    """The search areas of a question in EPSG:27700; None where it asks about none.

    ``around`` : of several places those count whose circle reaches this box: all universities of the country are no
    place to zoom to.
    """
    found = []
    for leaf in leaves(binding.question.where):
        if isinstance(leaf, (q.Near, q.Inside)):
            location, metres = (leaf.spot, leaf.metres) if isinstance(leaf, q.Near) else (leaf.shape, 0.0)
            shape = binding.grounds[location].geometry
            parts = shapely.get_parts(shape)
            if around is not None and isinstance(location, (q.PlaceNamed, q.PlacesOfKind)) and len(parts) > 1:
                parts = parts[shapely.distance(parts, shapely.box(*around)) <= metres]
            found.append(shapely.union_all(shapely.buffer(np.asarray(parts), metres, quad_segs=_QUARTER)))
    whole = shapely.union_all(found) if found else None
    return None if whole is None or shapely.is_empty(whole) else whole
