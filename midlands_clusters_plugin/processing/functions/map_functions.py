"""What a map in the project says: ``mc_metric`` and ``mc_location_quotient``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import QgsExpressionContext

from ...core.base.errors import UserError
from ...core.base.i18n import tr
from .function_base import position, text_of
from .map_data import LayerCopy, MapData
from .place_functions import authority_of_position

if TYPE_CHECKING:
    import pandas as pd
    import shapely

_ALL = "all"


def metric_at_point(data: MapData, arguments: list[Any], context: QgsExpressionContext | None) -> Any:
    """The value of a metric in the hexagon at a geometry."""
    cluster, metric = text_of(arguments[0], "cluster"), text_of(arguments[1], "metric")
    hexes = _layer(data, cluster, "hexes")
    if hexes.fields.lookupField(metric) < 0:
        raise UserError(
            tr("the map has no metric {metric}.").format(metric=repr(metric)), ", ".join(hexes.fields.names())
        )
    xy = position(arguments[2], context)
    if xy is None:
        return None
    tree, values = hexes.stored("tree", lambda: _hexagons(hexes))
    import shapely

    hits = tree.query(shapely.Point(*xy), predicate="intersects")
    value = values[metric][int(hits.min())] if len(hits) else None
    return None if value is None or value != value else value


def location_quotient(data: MapData, arguments: list[Any], context: QgsExpressionContext | None) -> float | None:
    """How strongly a cluster is concentrated in an authority: one named, or the one that a geometry lies in."""
    cluster, metric = _cluster_id(text_of(arguments[0], "cluster")), text_of(arguments[2], "metric")
    companies, area = _layer(data, _ALL, "companies"), arguments[1]
    if not isinstance(area, str):
        xy = position(area, context)
        area = None if xy is None else authority_of_position(xy)
    if area is None:
        return None
    quotient: float | None = companies.stored(
        (cluster, area, metric), lambda: _quotient(companies, cluster, area, metric)
    )
    return quotient


def _cluster_id(text: str) -> str:
    """The id of a cluster given by id, name or alias. Raises UserError."""
    from ...core.catalogue.catalogue import cluster_by_name, normalised

    found = _ALL if normalised(text) == _ALL else cluster_by_name().get(normalised(text))
    if found is None:
        raise UserError(tr("there is no cluster {cluster}.").format(cluster=repr(text)))
    return found


def _layer(data: MapData, cluster: str, role: str) -> LayerCopy:
    """The layer of a role in the uppermost map of a cluster. Raises UserError where there is none."""
    wanted = _cluster_id(cluster)
    found = next((one for one in data.maps() if one.cluster == wanted), None)
    if found is None and wanted == _ALL:
        raise UserError(tr("the project has no map of all companies: make one in the Midlands Clusters panel."))
    if found is None:
        raise UserError(
            tr("the project has no map of the cluster {cluster}: make one in the panel.").format(cluster=cluster)
        )
    if role not in found.layers:
        raise UserError(tr("the map's layer was removed from the project: make the map again."), role)
    return found.layers[role]


def _hexagons(hexes: LayerCopy) -> tuple[shapely.STRtree, dict[str, list[Any]]]:
    import shapely

    from ...core.catalogue.catalogue import metrics

    frame, shapes = hexes.table(tuple(metrics()), True)
    return shapely.STRtree(shapes), {name: frame[name].tolist() for name in frame}


def _quotient(companies: LayerCopy, cluster: str, area: str, metric: str) -> float | None:
    """The quotient of four totals: cluster here, all here, cluster in the area of the map, all in it."""
    import numpy as np

    from ...core.catalogue.catalogue import metrics
    from ...core.counting.measures import measure
    from ...core.counting.membership import members, needs_rules
    from ...core.statistics.location_quotient import Reference, location_quotients
    from ..support.area_parameter import find_area

    known = metrics()
    if metric not in known:
        raise UserError(tr("there is no metric {metric}.").format(metric=repr(metric)))
    frame, _ = companies.table((*_COMPANY_COLUMNS, *(("sic", "name") if needs_rules(cluster) else ())), False)
    one = measure(_typed(frame), known[metric])
    if one is None:
        raise UserError(tr("the companies of the map have no figures for {metric}.").format(metric=known[metric].name))
    member, inside = members(frame, cluster), frame["authority_code"].isin(find_area(area).codes).to_numpy(dtype=bool)
    totals = [one.total(rows.nonzero()[0]) for rows in (member & inside, inside, member, member | True)]
    here, all_here, whole, everything = (float("nan") if total is None else float(total) for total in totals)
    if not (whole > 0 and everything > 0):
        return None
    reference = Reference(whole, everything, tr("the area of the map"))
    found = location_quotients(np.array([here]), np.array([all_here]), reference=reference, is_count=False)
    quotient = float(found["lq"].iloc[0])
    return quotient if np.isfinite(quotient) else None


_NUMBERS, _FLAGS = ("employees", "turnover_gbp", "innovate_uk_gbp"), ("high_growth", "foreign_owned")
_COMPANY_COLUMNS = ("authority_code", "clusters", *_NUMBERS, *_FLAGS, "incorporated")


def _typed(frame: pd.DataFrame) -> pd.DataFrame:
    """The columns with the types of the company table, read as its own layer is."""
    from ...core.companies.columns.convert import read_flags, read_numbers
    from ...core.companies.columns.dates import read_dates

    unread: list[str] = []  # said when the map is made; a label has no place for it
    numbers = {name: read_numbers(frame[name], name, unread) for name in _NUMBERS if name in frame}
    flags = {name: read_flags(frame[name], name, unread) for name in _FLAGS if name in frame}
    typed = frame.assign(**numbers, **flags)
    return typed.assign(incorporated=read_dates(frame["incorporated"], unread)) if "incorporated" in frame else typed
