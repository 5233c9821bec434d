"""Whatever polygons a file brings, made plain: two dimensions, straight lines, valid, polygons only."""

from __future__ import annotations

import numpy as np
import shapely

from ..base.errors import UserError
from ..base.i18n import tr

_POLYGON, _MULTIPOLYGON, _COLLECTION = 3, 6, 7


def as_polygons(geometry: np.ndarray, notes: list[str]) -> np.ndarray:
    """Valid two-dimensional Polygon or MultiPolygon for every row; an empty Polygon where there is none.

    ``geometry`` is an object array of shapely geometries or None; ``notes`` gets a sentence for what was mended. Raises
    UserError for coordinates that are not numbers, or curves that were not made straight on reading.
    """
    result = np.array(shapely.force_2d(geometry), dtype=object)
    kind = shapely.get_type_id(result)
    if (kind > _COLLECTION).any():
        stated = tr(
            "The boundary layer has curved geometry: convert it with the tool Convert curved to straight "
            "(Segmentize) first."
        )
        raise UserError(stated)
    result[(kind >= 0) & ~np.isin(kind, [_POLYGON, _MULTIPOLYGON, _COLLECTION])] = None
    result[shapely.is_missing(result)] = shapely.Polygon()
    if not np.isfinite(shapely.get_coordinates(result)).all():
        raise UserError(
            tr("The boundary layer has coordinates that are not numbers: repair its geometry and try again.")
        )
    broken = ~shapely.is_valid(result)
    result[broken] = shapely.make_valid(result[broken])
    collections = shapely.get_type_id(result) == _COLLECTION
    for row in np.flatnonzero(collections):
        parts = shapely.get_parts(shapely.get_parts(result[row]))
        result[row] = shapely.union_all(parts[shapely.get_type_id(parts) == _POLYGON])
    result[~np.isin(shapely.get_type_id(result), [_POLYGON, _MULTIPOLYGON])] = shapely.Polygon()
    if broken.any():
        note = tr("{number} boundary polygons had invalid rings and were mended.")
        notes.append(note.format(number=int(broken.sum())))
    return result
