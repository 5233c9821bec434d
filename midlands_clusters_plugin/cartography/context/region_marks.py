"""The marks of a region's page: hexagons too small for its map summed by place, true ones in its windows, one key for
both. The sums are a layer of SQL alone, in the project but not in its tree: it needs no file and goes where the project
goes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import quote

import numpy as np
import pandas as pd
import shapely
from qgis.core import (
    QgsExpressionContextUtils,
    QgsFeatureRequest,
    QgsGraduatedSymbolRenderer,
    QgsMapLayer,
    QgsRectangle,
    QgsVectorLayer,
)

from ...core.base.i18n import tr
from ...core.base.sql import joined, quoted_name, quoted_text, real, sql
from ...core.catalogue.catalogue import metrics
from ...core.places.insets import Towns
from ...core.places.place_sums import place_sums, reach_km
from ...qgis_io import entries
from ...qgis_io.layer_arrays import read
from ..record.left_out import left_out_of
from ..record.map_facts import MapFacts
from ..record.roles import LEFT_OUT, METRIC, ROLE
from ..style.graduated import begins_on, cell_width, marks_of, set_marks
from ..style.marks import kind_of
from ..style.schemes import breaks_of, joint_breaks, plain_value, scheme_of, use_breaks
from ..style.styles import restyle
from ..style.user_classes import DRAWN, labels_of_user

SEEN_WELL = 0.6  # of the scale from which on marks take the hexagons' place: 2.5 mm wide
_ROLE = "page"
_COLUMNS = ("cell_id", "authority_code", "authority_name")
_MOST = 60_000  # hexagons that hold something; of more none are summed


@dataclass(frozen=True)
class Pieces:
    """The hexagons that hold something, or whose figure is not known: middles, values, ids, names."""

    x: np.ndarray
    y: np.ndarray
    values: np.ndarray
    ids: list[tuple[str, str]] = field(default_factory=list)
    names: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class RegionMarks:
    """What a region's page draws in place of the hexagons: ``overview`` on its map, ``cells`` in its windows.

    ``reach`` : within how many kilometres a mark sums hexagons; 0 where each hexagon has its own.
    """

    overview: QgsVectorLayer
    cells: QgsVectorLayer
    reach: int
    pieces: Pieces
    width: float


def region_marks(
    hexes: QgsMapLayer | None, metric: str, facts: MapFacts, scale: float, towns: QgsMapLayer | None = None
) -> RegionMarks | None:
    """The marks of a page's map; None where its hexagons are seen well, or are as the user wants them."""
    if not isinstance(hexes, QgsVectorLayer) or facts.instead or not _is_ours(hexes, metric):
        return None
    begins = begins_on(hexes)
    if begins is None or scale <= SEEN_WELL * begins:
        return None
    pieces, reach, width = pieces_of(hexes, metric), reach_km(scale), cell_width(hexes)
    cells = hexes.clone()
    cells.setCustomProperty(ROLE, _ROLE)
    if scale <= begins or not _may_sum(hexes, metric, facts, pieces, reach):
        return RegionMarks(cells.clone(), cells, 0, pieces, width)
    overview = _summed(hexes, metric, pieces, reach, places_named(towns))
    breaks = joint_breaks([hexes, overview], metric)
    for one in (overview, cells):
        use_breaks(one, metric, breaks)
        restyle(one, metric)
    return RegionMarks(overview, cells, reach, pieces, width)


def _is_ours(hexes: QgsVectorLayer, metric: str) -> bool:
    """Whether the hexagons are drawn as the plugin does it: classes or labels of a user's own are shown as they are."""
    made = hexes.renderer()
    if not isinstance(made, QgsGraduatedSymbolRenderer) or hexes.customProperty(METRIC) != metric:
        return False
    classes = [one for one in made.ranges() if kind_of(one) == "class"]
    return len(classes) == len(breaks_of(hexes, metric)) > 0 and all(one.renderState() for one in made.ranges())


def _may_sum(hexes: QgsVectorLayer, metric: str, facts: MapFacts, pieces: Pieces, reach: int) -> bool:
    """Sums of figures that add up, none of them hidden, in classes that are the plugin's own."""
    known, scheme, breaks = metrics().get(metric), scheme_of(hexes, metric), breaks_of(hexes, metric)
    return (
        marks_of(hexes) == "auto"
        and known is not None
        and known.kind in ("count", "sum")
        and facts.disclosure is None
        and not breaks.suppressed
        and not breaks.negative
        and breaks.midpoint is None
        and scheme.method not in ("own", "diverging")
        and scheme.cap is None
        and not labels_of_user(hexes).get(metric)
        and 2 * cell_width(hexes) <= reach * 1000
        and 1 < len(pieces.values) <= _MOST
    )


def pieces_of(hexes: QgsVectorLayer, metric: str) -> Pieces:
    """Read them, those that are left out among them."""
    names = [*_COLUMNS, metric]
    request = QgsFeatureRequest().setSubsetOfAttributes(names, hexes.fields())
    missing = f' OR "{metric}" IS NULL' if breaks_of(hexes, metric).missing else ""
    request.setFilterExpression(f'"{metric}" <> 0{missing}')
    found = list(hexes.getFeatures(request))
    x, y = np.array([tuple(one.geometry().boundingBox().center()) for one in found], dtype=float).reshape(-1, 2).T
    values = np.array([plain_value(one[metric]) for one in found], dtype=float)
    ids = [(str(one["cell_id"]), str(one["authority_code"])) for one in found]
    return Pieces(x, y, values, ids, [str(one["authority_name"]) for one in found])


def places_named(layer: QgsMapLayer | None) -> Towns:
    """The towns of a map."""
    if not isinstance(layer, QgsVectorLayer):
        return Towns(np.empty(0), np.empty(0), np.empty(0, dtype=object), np.empty(0))
    points, table = read(layer, ("name", "population"))
    population = pd.to_numeric(table["population"]).fillna(0).to_numpy(dtype=float)
    return Towns(shapely.get_x(points), shapely.get_y(points), table["name"].to_numpy(dtype=object), population)


def _summed(hexes: QgsVectorLayer, metric: str, pieces: Pieces, reach: int, towns: Towns) -> QgsVectorLayer:
    """A layer with one square a place, on the hexagon that its mark stands on; what is left out stays apart."""
    out = {(one.cell_id, one.authority_code) for one in left_out_of(hexes)}
    apart = np.array([ident in out for ident in pieces.ids], dtype=bool)
    rest = np.flatnonzero(~apart)
    place, seats = place_sums(pieces.x[rest], pieces.y[rest], pieces.values[rest], reach * 1000.0)
    sums = np.bincount(place, np.nan_to_num(pieces.values[rest]), len(seats))
    sums[sums == 0] = np.nan  # a sum of nothing known is not known
    rows = [(rest[seat], total) for seat, total in zip(seats, sums)]
    rows += [(index, pieces.values[index]) for index in np.flatnonzero(apart)]
    layer = QgsVectorLayer(_source(metric, pieces, rows, towns, reach * 1000.0), tr("Sums by place"), "virtual")
    layer.setRenderer(hexes.renderer().clone())
    layer.setOpacity(hexes.opacity())
    for name, value in {
        ROLE: _ROLE,
        METRIC: metric,
        entries.SUMMED: reach,
        DRAWN: hexes.customProperty(DRAWN),
        LEFT_OUT: hexes.customProperty(LEFT_OUT),
        entries.SCHEMES: hexes.customProperty(entries.SCHEMES),
    }.items():
        if value is not None:
            layer.setCustomProperty(name, value)
    QgsExpressionContextUtils.setLayerVariable(layer, entries.SUMMED_LAYER, str(reach))
    set_marks(layer, "graduated")
    return layer


def _source(metric: str, pieces: Pieces, rows: list[tuple[int, float]], towns: Towns, reach: float) -> str:
    """The rows as SQL: a table without a file."""
    values = []
    for index, total in rows:
        x, y = pieces.x[index], pieces.y[index]
        near = np.flatnonzero(np.hypot(towns.x - x, towns.y - y) <= reach)
        name = str(towns.names[near[np.argmax(towns.population[near])]]) if len(near) else pieces.names[index]
        cells = (*(quoted_text(one) for one in (*pieces.ids[index], name)), real(total), real(x), real(y))
        values.append(sql("({cells})", cells=joined(", ", cells)))
    query = sql(
        "SELECT column1 AS cell_id, column2 AS authority_code, column3 AS authority_name, 1 AS is_whole, "
        "CAST(column4 AS REAL) AS {metric}, BuildCircleMbr(column5, column6, 500, 27700) AS geometry "
        "FROM (VALUES {values})",
        metric=quoted_name(metric),
        values=joined(", ", values),
    )
    return f"?query={quote(query, safe='')}&geometry=geometry:Polygon:27700"


def dark_from(cells: QgsVectorLayer, metric: str, pieces: Pieces, extent: QgsRectangle) -> float:
    """The least value of the two highest classes that hexagons in an extent have."""
    breaks = breaks_of(cells, metric)
    there = (pieces.x > extent.xMinimum()) & (pieces.x < extent.xMaximum())
    there &= (pieces.y > extent.yMinimum()) & (pieces.y < extent.yMaximum())
    used = np.unique(breaks.class_of(pieces.values[there]))
    used = used[used >= 0]
    return breaks.bounds[int(used[-2:][0])] if len(used) else np.inf


def spoken(layers: Mapping[str, QgsMapLayer], marks: RegionMarks | None) -> dict[str, QgsMapLayer]:
    """A page's layers by role, the marks in place of the hexagons."""
    return dict(layers) if marks is None else {**layers, "hexes": marks.overview}
