"""What a map in the project says: ``mc_metric`` and ``mc_location_quotient``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import QgsExpressionContext

from ...core.base.errors import UserError
from ...core.base.i18n import tr
from ...core.base.threads import in_python_thread
from .function_base import position, text_of
from .map_data import LayerCopy, MapCopy, MapData
from .place_functions import authority_of_position

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
    import shapely

_ALL = "all"


def metric_at_point(data: MapData, arguments: list[Any], context: QgsExpressionContext | None) -> Any:
    """The value of a metric in the hexagon at a geometry."""
    cluster, metric = text_of(arguments[0], "cluster"), text_of(arguments[1], "metric")
    hexes = _layer(data, cluster, "hexes")
    _check_metric(hexes, metric)
    xy = position(arguments[2], context)
    if xy is None:
        return None
    tree, values = _hexagons(hexes)
    import shapely

    hits = tree.query(shapely.Point(*xy), predicate="intersects")
    value = values[metric][int(hits.min())] if len(hits) else None
    return None if value is None or value != value else value


def location_quotient(data: MapData, arguments: list[Any], context: QgsExpressionContext | None) -> float | None:
    """How strongly a cluster is concentrated in an authority."""
    cluster, metric = _cluster_id(text_of(arguments[0], "cluster")), text_of(arguments[2], "metric")
    companies = _layer(data, _ALL, "companies")
    area = _area(arguments[1], context)
    if area is None:
        return None
    quotient: float | None = companies.stored(
        (cluster, area, metric), lambda: in_python_thread(lambda: _quotient(companies, cluster, area, metric))
    )
    return quotient


def _area(where: Any, context: QgsExpressionContext | None) -> str | None:
    """What find_area takes: the text itself, or the code of the authority that a geometry lies in."""
    if isinstance(where, str):
        return where
    xy = position(where, context)
    return None if xy is None else authority_of_position(xy)


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
    found: MapCopy | None = next((one for one in data.maps() if one.cluster == wanted), None)
    if found is None and wanted == _ALL:
        raise UserError(tr("the project has no map of all companies: make one in the Midlands Clusters panel."))
    if found is None:
        raise UserError(
            tr("the project has no map of the cluster {cluster}: make one in the panel.").format(cluster=cluster)
        )
    if role not in found.layers:
        raise UserError(tr("the map's layer was removed from the project: make the map again."), role)
    return found.layers[role]


def _check_metric(hexes: LayerCopy, metric: str) -> None:
    if hexes.fields.lookupField(metric) < 0:
        raise UserError(
            tr("the map has no metric {metric}.").format(metric=repr(metric)), ", ".join(hexes.fields.names())
        )


def _hexagons(hexes: LayerCopy) -> tuple[shapely.STRtree, dict[str, list[Any]]]:
    found: tuple[shapely.STRtree, dict[str, list[Any]]] = hexes.stored(
        "tree", lambda: in_python_thread(lambda: _read_hexagons(hexes))
    )
    return found


def _read_hexagons(hexes: LayerCopy) -> tuple[shapely.STRtree, dict[str, list[Any]]]:
    import shapely

    from ...core.catalogue.catalogue import metrics

    frame, shapes = hexes.table(tuple(metrics()), True)
    return shapely.STRtree(shapes), {name: frame[name].tolist() for name in frame}


def _quotient(companies: LayerCopy, cluster: str, area: str, metric: str) -> float | None:
    from ...core.catalogue.catalogue import metrics
    from ...core.counting.measures import measure
    from ...core.counting.membership import needs_rules
    from ..support.area_parameter import find_area

    known = metrics()
    if metric not in known:
        raise UserError(tr("there is no metric {metric}.").format(metric=repr(metric)))
    frame, _ = companies.table((*_COMPANY_COLUMNS, *(("sic", "name") if needs_rules(cluster) else ())), False)
    one = measure(_typed(frame), known[metric])
    if one is None:
        raise UserError(tr("the companies of the map have no figures for {metric}.").format(metric=known[metric].name))
    member, inside = _members(frame, cluster), frame["authority_code"].isin(find_area(area).codes).to_numpy(dtype=bool)
    return _divided([one.total(rows.nonzero()[0]) for rows in (member & inside, inside, member, member | True)])


_COMPANY_COLUMNS = (
    "authority_code",
    "clusters",
    "employees",
    "turnover_gbp",
    "incorporated",
    "high_growth",
    "foreign_owned",
    "innovate_uk_gbp",
)


def _divided(totals: list[float | int | None]) -> float | None:
    """The quotient of the totals: cluster here, all here, cluster in the area, all in the area."""
    import numpy as np

    from ...core.statistics.location_quotient import Reference, location_quotients

    at_point, all_at_point, cluster, everything = (float("nan") if total is None else float(total) for total in totals)
    if not (cluster > 0 and everything > 0):
        return None
    reference = Reference(cluster, everything, tr("the area of the map"))
    quotient = float(
        location_quotients(np.array([at_point]), np.array([all_at_point]), reference=reference, is_count=False)[
            "lq"
        ].iloc[0]
    )
    return quotient if np.isfinite(quotient) else None


def _members(frame: pd.DataFrame, cluster: str) -> np.ndarray:
    from ...core.counting.membership import members

    return members(frame, cluster)


def _typed(frame: pd.DataFrame) -> pd.DataFrame:
    """The columns with the types of the company table, read as its own layer is."""
    from ...core.companies.columns.convert import read_flags, read_numbers
    from ...core.companies.columns.dates import read_dates

    unread: list[str] = []  # said when the map is made; a label has no place for it
    typed = frame.assign(
        **{
            name: read_numbers(frame[name], name, unread)
            for name in ("employees", "turnover_gbp", "innovate_uk_gbp")
            if name in frame
        },
        **{name: read_flags(frame[name], name, unread) for name in ("high_growth", "foreign_owned") if name in frame},
    )
    return typed.assign(incorporated=read_dates(frame["incorporated"], unread)) if "incorporated" in frame else typed
