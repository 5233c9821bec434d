"""What a cluster profile finds out from a map's own layers: places, density clusters, hot spots, the largest companies.

Nothing is found that a disclosure rule hides: under one there are no companies, and hidden hexagons have no statistics.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
import shapely
from qgis.core import QgsVectorLayer

from ...core.base.errors import UserError
from ...core.base.i18n import counted, sentences, shown, tr
from ...core.catalogue.catalogue import clusters
from ...core.density.dbscan import dbscan
from ...core.density.density import density_clusters
from ...core.grid.lattice import grid_of, make_lattice, merge_pieces
from ...core.statistics.defaults import ANALYTIC, FEWEST_WITH_VALUE, PRESETS, crowd_rule, too_few_text
from ...core.statistics.hot_spots import hot_spots, least_sure
from ...qgis_io.layer_arrays import read
from ..context.place_symbols import kind_names
from ..page_text.as_drawn import filter_text
from ..page_text.authority_table import suppressed
from ..page_text.snapshot import Snapshot
from ..style.map_text import plain_name

PRESET = PRESETS["centre_for_cities"]
_COMPANY = ("company_id", "name", "postcode", "authority_code", "employees", "turnover_gbp", "easting", "northing")
_PLACE = ("name", "kind", "type", "relevant", "area_codes", "confidence")
MOST = 10  # density clusters and companies that are listed


@dataclass(frozen=True)
class Found:
    """A table for a reader and the sentence above it; ``rows`` may be empty, ``note`` then says why."""

    note: str
    heads: tuple[str, ...] = ()
    rows: tuple[tuple[str | float, ...], ...] = ()
    more: int = 0


def _read(layer: QgsVectorLayer, columns: Sequence[str]) -> tuple[np.ndarray, pd.DataFrame]:
    """Shapes and columns of a layer; one that it does not have is empty."""
    geometry, table = read(layer, [one for one in columns if layer.fields().lookupField(one) >= 0])
    return geometry, table.reindex(columns=list(columns))


def companies_of(shot: Snapshot) -> pd.DataFrame | None:
    """The map's companies, None where it has no layer of them (a disclosure rule) or a filter is on."""
    layer = shot.layers.get("companies")
    if not isinstance(layer, QgsVectorLayer) or shot.facts.disclosure is not None:
        return None
    if shot.facts.subset or layer.subsetString():
        return None
    geometry, table = _read(layer, _COMPANY)
    point = shapely.get_coordinates(geometry)
    ident = table["company_id"].where(table["company_id"].notna(), [f"row {one}" for one in range(len(table))])
    numbers = {one: pd.to_numeric(table[one], errors="coerce") for one in ("employees", "turnover_gbp")}
    return table.assign(company_id=ident, easting=point[:, 0], northing=point[:, 1], **numbers)


def _no_companies(shot: Snapshot) -> Found:
    """Why no company is told of; a filter is named whether or not its layer is switched on."""
    stated = tr("Not shown: single companies are protected on this map, or a filter hides some of them.")
    layer = shot.layers.get("companies")
    filtered = isinstance(layer, QgsVectorLayer) and layer.subsetString()
    return Found(sentences(stated, filter_text(layer) if filtered else ""))


def crowds(shot: Snapshot, companies: pd.DataFrame | None) -> Found:
    """Density clusters by a published rule."""
    if companies is None:
        return _no_companies(shot)
    x, y = (companies[one].to_numpy(dtype=np.float64) for one in ("easting", "northing"))
    labels = dbscan(x, y, PRESET.distance, PRESET.fewest)
    found = density_clusters(companies, labels, margin=PRESET.distance / 2)
    rule = f"{crowd_rule(PRESET.distance, PRESET.fewest)} {shown(PRESET.name)}: {shown(PRESET.certain)}"
    if not len(found):
        return Found(sentences(tr("No companies stand that close together."), rule))
    heads = (tr("Density cluster"), tr("Sites"), tr("Companies"), tr("Employees"), tr("Largest company's share"))
    rows = [
        (one.name, one.sites, one.companies, one.employees, _percent(one.largest_share_employees))
        for one in found.head(MOST).itertuples(index=False)
    ]
    return Found(rule, heads, tuple(rows), len(found) - len(rows))


def _percent(share: float) -> str:
    return "–" if not np.isfinite(share) else f"{100 * share:.0f}%"


def hot(shot: Snapshot) -> Found:
    """Hot spots of what the map shows, by authority: Gi* with p values from the normal distribution."""
    if shot.facts.subset:
        return Found(tr("Not shown: a filter hides some of the hexagons."))
    if suppressed(shot.hexes, [shot.metric]):
        return Found(tr("Not shown: some of the figures are hidden to protect businesses."))
    _, pieces = read(shot.hexes, ["cell_id", "authority_name", shot.metric])
    values = pd.to_numeric(pieces[shot.metric], errors="coerce").astype(np.float64)
    cells = merge_pieces(pieces["cell_id"].to_numpy(dtype=object), values.to_frame("value"))["value"].dropna()
    if int((cells > 0).sum()) < FEWEST_WITH_VALUE:
        return Found(too_few_text())
    try:
        ids = cells.index.to_numpy(dtype=object)
        grid = grid_of(ids)
        keys = grid.keys_of(ids)
        order = np.argsort(keys, kind="stable")
        found = hot_spots(make_lattice(grid, keys, 1), cells.to_numpy()[order], inference=ANALYTIC)
    except UserError as error:
        return Found(error.message)
    sure = np.char.startswith(found.kind.astype(str), "hot_")  # all that the statistic counts and its legend has
    hottest = set(ids[order][sure])
    inside = pieces[pieces["cell_id"].isin(hottest)].drop_duplicates("cell_id")["authority_name"].value_counts()
    note = counted(
        "{n} of {all:,} hexagons is a hot spot, {level}% sure or more: it and its neighbours have more than chance "
        "would give. {method}.",
        "{n} of {all:,} hexagons are hot spots, {level}% sure or more: they and their neighbours have more than "
        "chance would give. {method}.",
        int(sure.sum()),
    ).format(all=len(cells), level=least_sure(found.kind), method=found.method)
    ranked = sorted(inside.items(), key=lambda one: (-one[1], str(one[0])))
    rows = tuple((plain_name(str(name)), int(count)) for name, count in ranked[:MOST])
    return Found(note, (tr("Authority"), tr("Hot spots")), rows, len(ranked) - len(rows))


def largest(shot: Snapshot, companies: pd.DataFrame | None) -> Found:
    """The companies with most employees in the area, all their sites there together."""
    if companies is None:
        return _no_companies(shot)
    known = companies[companies["employees"].notna()]
    if known.empty:
        return Found(tr("No business on the map has this figure: it is not known."))
    by_size = known.sort_values(["employees", "name"], ascending=[False, True])
    groups = by_size.groupby("company_id", sort=False)
    table = groups.agg(name=("name", "first"), code=("authority_code", "first"), sites=("name", "size"))
    table["employees"] = groups["employees"].sum()
    table = table.sort_values(["employees", "name"], ascending=[False, True])
    names = dict(zip(shot.table.codes, shot.table.names))
    total = float(table["employees"].sum())
    table["where"] = [plain_name(names.get(str(one), "")) for one in table["code"]]
    table["share"] = [_percent(one / total if total else np.nan) for one in table["employees"]]
    rows = table.head(MOST)[["name", "where", "sites", "employees", "share"]].itertuples(index=False, name=None)
    note = tr(
        "Companies with most employees, from the file as it is: check that you may publish their names. The share is "
        "of all employees known."
    )
    heads = (tr("Company"), tr("Authority"), tr("Sites"), tr("Employees"), tr("Share"))
    return Found(note, heads, tuple(rows), 0)


def places(shot: Snapshot) -> Found:
    """Places inside the area, those linked to the cluster first; with initiatives of whole authorities."""
    heads = (tr("Place"), tr("Kind"), tr("Linked to the cluster"))
    kinds, rows = kind_names(), []
    for role in ("places", "place_areas"):
        layer = shot.layers.get(role)
        if not isinstance(layer, QgsVectorLayer) or layer.fields().lookupField("kind") < 0:
            continue
        geometry, table = _read(layer, _PLACE)
        inside = _in_area(shot, geometry, table["area_codes"] if role == "place_areas" else None)
        for one in table[inside].itertuples(index=False):
            linked = one.relevant in (True, 1)
            rows.append((not linked, str(one.kind), str(one.name), kinds.get(str(one.kind), str(one.kind)), linked))
    unique = list(dict.fromkeys(sorted(rows)))
    if not unique:
        return Found(tr("No place of the built-in lists lies in the area."))
    note = counted(
        "{n} of {all:,} places in the area is linked to the cluster.",
        "{n} of {all:,} places in the area are linked to the cluster.",
        sum(one[-1] for one in unique),
    ).format(all=len(unique))
    listed = tuple((name, kind, tr("yes") if linked else "") for *_, name, kind, linked in unique[: 2 * MOST])
    more = max(0, len(unique) - 2 * MOST)
    if shot.facts.cluster not in clusters():  # of all companies: which cluster would they be linked to?
        return Found("", heads[:2], tuple(one[:2] for one in listed), more)
    return Found(note, heads, listed, more)


def _in_area(shot: Snapshot, geometry: np.ndarray, codes: Iterable[object] | None) -> np.ndarray:
    if codes is not None:
        wanted = set(shot.facts.area_codes)
        return np.array([bool(wanted & set(str(one).split(";"))) for one in codes], dtype=bool)
    layer = shot.layers.get("authorities")
    if not isinstance(layer, QgsVectorLayer):
        return np.ones(len(geometry), dtype=bool)
    outlines, _ = read(layer, ["authority_code"])
    inside = np.zeros(len(geometry), dtype=bool)
    inside[shapely.STRtree(geometry).query(outlines, predicate="intersects")[1]] = True
    return inside
