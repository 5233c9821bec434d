"""Where a shape stands: a point at itself, a site's outline or a line at a point on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely

from ...base.errors import UserError
from ...base.i18n import counted, tr

_LARGEST_SITE = (
    25.0  # km2, for the middle one of many outlines: premises and parks are below it, wards and authorities above
)
_DEGREE_KM2 = 7500.0  # of a degree by a degree in the middle of England
_PLAIN_KINDS = 7  # of WKB: points to collections; what is above are curves, which GEOS cannot read


@dataclass(frozen=True)
class Positions:
    """``x``, ``y`` (float64, nan for what has no single place) which of them stand for an outline or a line (bool), and
    how large that is, in the units of the layer.
    """

    x: np.ndarray
    y: np.ndarray
    outline: np.ndarray
    size: np.ndarray


def positions_of(wkb: Sequence[bytes | None]) -> Positions:
    """Where shapes given as WKB stand. A damaged shape is none: its company may still have a postcode."""
    readable = np.empty(len(wkb), dtype=object)
    readable[:] = [one if isinstance(one, bytes) and _kind(one) <= _PLAIN_KINDS else None for one in wkb]
    shapes = shapely.from_wkb(readable, on_invalid="ignore")
    kind = shapely.get_type_id(shapes)
    pointlike = (kind == shapely.GeometryType.POINT) | (kind == shapely.GeometryType.MULTIPOINT)
    single = shapely.get_geometry(shapes, 0)
    single[shapely.get_num_geometries(shapes) != 1] = None  # several points are no place
    outline = ~pointlike & (kind >= 0) & ~shapely.is_empty(shapes)
    points = single.copy()
    points[~pointlike | shapely.is_empty(single)] = None
    points[outline] = _on(shapes[outline])
    x, y = shapely.get_x(points), shapely.get_y(points)
    return Positions(x, y, outline & np.isfinite(x), np.nan_to_num(shapely.area(shapes)))


def outline_notes(count: int) -> list[str]:
    """What is said of companies that have an outline."""
    return [] if not count else [counted(
        "{n} row has an outline or a line: its company stands at a point on it.",
        "{n} rows have an outline or a line: their companies stand at a point on it.",
        count,
    )]  # fmt: skip


def _kind(wkb: bytes) -> int:
    """Kind of geometry of a WKB without its flags for height and measure; asked first, as GEOS raises for curves."""
    return (int.from_bytes(wkb[1:5], "little" if wkb[:1] == b"\x01" else "big") & 0x0FFFFFFF) % 1000


def _on(shapes: np.ndarray) -> np.ndarray:
    """A point on each shape; the middle of their extents where one crosses itself beyond GEOS."""
    try:
        return shapely.point_on_surface(shapes)
    except shapely.GEOSException:
        middle = shapely.box(*shapely.bounds(shapes).T)
        return shapely.centroid(middle)


def refuse_areas(found: Sequence[Positions], *, degrees: bool, name: str) -> None:
    """Raise UserError where the outlines of a layer are of whole areas (authorities, wards), which are no companies."""
    size = np.concatenate([one.size[one.size > 0] for one in found] or [np.empty(0)])
    middle = float(np.median(size)) * (_DEGREE_KM2 if degrees else 1e-6) if len(size) else 0.0
    if middle > _LARGEST_SITE:
        stated = tr(
            "{name} holds outlines of whole areas, not of sites: choose a file of companies (points, outlines of "
            "premises, or postcodes)."
        )
        raise UserError(stated.format(name=name))
