"""A map from a file alone: what pages need is found again from a GeoPackage and its report, where there is one."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping
from dataclasses import asdict, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
import pyogrio
import shapely
from pyogrio.errors import DataSourceError
from qgis.core import QgsLayerTreeGroup, QgsProject

from ...core.base.errors import UserError
from ...core.base.i18n import tr
from ...core.base.resources import plugin_version, resource
from ...core.base.threads import in_python_thread
from ...core.catalogue.catalogue import clusters, metrics
from ...core.companies.sample import SOURCE
from ...core.files.geopackage import write_layers
from ...core.geography.areas import areas, builtin_boundaries, get_area
from ...core.geography.context import context_layers
from ...core.grid.hexgrid import make_grid
from ...core.grid.lattice import require_once
from ..record.facts import cluster_name, metric_facts, suppressed
from ..record.file_facts import FileFacts, facts_in_file
from ..record.map_facts import ROWS, BoundaryFacts, DisclosureFacts, GridFacts, MapFacts, of_report, row_facts
from .group_layers import add_map, new_group

_NEEDED = ("cell_id", "authority_code", "authority_name")
_REPORT = "report.json"
_SAMPLE_FILE = "sample_companies.csv"


def add_file(
    project: QgsProject,
    path: Path,
    metric: str,
    *,
    layer: str = "",
    cluster: str = "",
    report: Path | None = None,
    hexes: gpd.GeoDataFrame | None = None,
    known: FileFacts | None = None,
    in_tree: bool = True,
) -> QgsLayerTreeGroup:
    """Put the map of a GeoPackage into a project as a group of its own, whatever other maps there are.

    path : a GeoPackage of the plugin's (dock, ``make demo``), or any file with the hexagons of ``hexmetrics`` in one
        layer. Where the file holds hexagons only, authorities are put together from them, and towns and neighbours
        added.
    layer : the hexagons' layer, where the file has no layer ``hexes``.
    cluster : its id; by default what the report, the layer or the file says, else it is not known and the page says so.
    report : the run's report.json; by default the one beside the file, if it is of this map.
    known : what is known of the hexagons' map (file_facts.facts_with); by default what the file says.
    hexes : the hexagons themselves, of a layer that shows other rows than its file holds, or that has none; ``path`` is
        its name then.
    in_tree : whether the project's layer tree shows the group; if not, the caller keeps it and takes its layers out.

    Raises UserError where the file holds no hexagons, some of them twice, or not that metric.
    """
    whole, facts = in_python_thread(lambda: _read(path, layer, cluster, report, metric, hexes, known))
    return add_map(project, whole, facts, metric, group=new_group(facts, project.layerTreeRoot() if in_tree else None))


def _read(
    path: Path,
    layer: str,
    cluster: str,
    report: Path | None,
    metric: str,
    given: gpd.GeoDataFrame | None,
    known: FileFacts | None,
) -> tuple[Path, MapFacts]:
    """The GeoPackage with all layers (a temporary one where the given one lacks some) and the facts."""
    there = _layers(path) if given is None or path.is_file() else []
    name = layer if layer and layer != "hexes" else "hexes" if "hexes" in there else (there or [""])[0]
    whole = given is None and name == "hexes" and "authorities" in there
    hexes = pyogrio.read_dataframe(path, layer=name, read_geometry=not whole) if given is None else given
    if lacking := [one for one in _NEEDED if one not in hexes]:
        sentence = tr("{} holds no hexagons of this plugin: choose the output of Hexagon metrics.")
        raise UserError(sentence.format(path.name), ", ".join(lacking))
    require_once(hexes, path.name)
    if not whole and not isinstance(hexes, gpd.GeoDataFrame):
        sentence = tr("{} has figures but no shapes: choose the hexagon layer that the table was saved from.")
        raise UserError(sentence.format(path.name))
    present = [one for one in metrics() if one in hexes]
    if metric not in present:
        sentence = tr("The file has no figures for the metric {}: choose another.")
        raise UserError(sentence.format(metric), f"it has: {', '.join(present)}")
    if known is None and given is None:
        known = facts_in_file(path, name)

    def facts_within(*bounds: float) -> MapFacts:
        left, bottom, right, top = map(float, bounds)
        extent = (left, bottom, right, top)
        if known is not None and report is None:
            return _as_run(known, hexes, cluster, present, extent)
        companies = _companies(path) if "companies" in there else None
        return _facts(path, hexes, companies, _report(path, report, hexes), cluster, present, extent)

    if whole:
        left, bottom, right, top = pyogrio.read_bounds(path, layer="authorities")[1]
        return path, facts_within(left.min(), bottom.min(), right.max(), top.max())
    hexes = hexes.to_crs(27700) if hexes.crs is not None and hexes.crs.to_epsg() != 27700 else hexes
    whole_map = known is not None and report is None and len(hexes) == known.pieces
    authorities = _authorities(hexes, present, known.totals if known is not None and whole_map else {})
    facts = facts_within(*authorities.total_bounds)
    target = Path(tempfile.mkdtemp(prefix="midlands-clusters-")) / "map.gpkg"
    context = context_layers(facts.area_codes, authorities.geometry.to_numpy())
    frames = {"hexes": hexes, "authorities": authorities, **context}
    return write_layers(target, {name: frame for name, frame in frames.items() if len(frame)}, at_once=True), facts


def _layers(path: Path) -> list[str]:
    try:
        return [str(one) for one in pyogrio.list_layers(path)[:, 0]]
    except DataSourceError as error:
        sentence = tr("{} cannot be read: choose a GeoPackage with hexagons.")
        raise UserError(sentence.format(path.name), str(error)) from error


def _companies(path: Path) -> pd.DataFrame:
    fields = set(pyogrio.read_info(path, layer="companies")["fields"])
    columns = [one for one in ("source", "sic", "postcode") if one in fields]
    return pyogrio.read_dataframe(path, layer="companies", read_geometry=False, columns=columns)


def _report(path: Path, given: Path | None, hexes: pd.DataFrame) -> dict[str, Any]:
    """The run's report, {} where there is none; one that merely lies beside must be of as many hexagons."""
    source = given or path.with_name(_REPORT)
    try:
        stated = json.loads(source.read_text(encoding="utf-8"))
        mine = given is not None or stated["pieces"] == len(hexes)
        return stated if mine and {"area", "grid", "boundaries", "inputs"} <= set(stated) else {}
    except (OSError, ValueError, KeyError, TypeError) as error:
        if given is not None:
            sentence = tr("{} is not a report of a run: leave it out, or choose another.")
            raise UserError(sentence.format(given.name), str(error)) from error
        return {}


def _authorities(
    hexes: gpd.GeoDataFrame, present: list[str], published: Mapping[str, Mapping[str, float]]
) -> gpd.GeoDataFrame:
    """Authorities put together from their hexagons, with totals; of a protected map those that its run published."""
    by_code = hexes.groupby("authority_code", sort=True)
    # Valid: a whole cell meets its neighbours at corners that the cut ones may lack.
    shapes = [shapely.make_valid(shapely.union_all(part.to_numpy())) for _, part in by_code.geometry]
    table = by_code[present].sum(min_count=1)
    hidden: dict[str, list[str]] = {code: [] for code in table.index}
    for one in present:  # what is left of an authority whose hexagons are hidden in part is no total
        partly = pd.Series(suppressed(hexes, one)).groupby(hexes["authority_code"].to_numpy()).any()
        table[one] = table[one].mask(partly)
        for code in partly.index[partly]:
            told = published.get(str(code), {}).get(one)
            if told is None:
                hidden[code].append(one)
            else:
                table.loc[code, one] = told
    if any(hidden.values()):
        table["suppressed_metrics"] = [";".join(hidden[code]) for code in table.index]
    table.insert(0, "authority_name", by_code["authority_name"].first())
    return gpd.GeoDataFrame(table.reset_index(), geometry=shapes, crs=27700)


def _facts(
    path: Path,
    hexes: pd.DataFrame,
    companies: pd.DataFrame | None,
    stated: Mapping[str, Any],
    cluster: str,
    present: list[str],
    bounds: tuple[float, float, float, float],
) -> MapFacts:
    """As ``facts.map_facts`` makes them from a run."""
    cluster = cluster or str(stated.get("cluster", ""))
    area, cell = stated.get("area") or _area(hexes), str(hexes["cell_id"].iloc[0]) if len(hexes) else ""
    sources = companies["source"] if companies is not None and "source" in companies else pd.Series(dtype=object)
    inputs = stated.get("inputs") or [{"path": path.name}]
    unknown = tr("Which cluster these hexagons count is not known: their file does not say.")
    sample = bool((sources == SOURCE).any()) or _is_sample(inputs)
    has_sic = companies is not None and "sic" in companies and bool(companies["sic"].fillna("").ne("").any())
    grid, outlines = stated.get("grid") or asdict(_grid(cell)), stated.get("boundaries") or asdict(_boundaries(hexes))
    return MapFacts(
        cluster=cluster,
        cluster_name=cluster_name(cluster),
        area=area["id"],
        area_name=area["name"],
        area_codes=tuple(area["codes"]),
        **of_report({**stated, "grid": grid, "boundaries": outlines, "inputs": inputs}),
        rows=row_facts(stated) if set(ROWS) <= set(stated) else None,  # a page must not say "0 rows read"
        plugin=plugin_version(),
        bounds=bounds,
        sample=sample,
        by_sic=cluster in clusters() and not sample and has_sic,
        located_by_postcode=companies is None
        or "postcode" not in companies
        or bool(companies["postcode"].notna().any()),
        doubts=() if cluster else (unknown,),
        metrics={one: metric_facts(hexes, one, stated) for one in present},
    )


def _as_run(
    known: FileFacts, hexes: pd.DataFrame, cluster: str, present: list[str], bounds: tuple[float, float, float, float]
) -> MapFacts:
    """The facts of the run that made the hexagons; of a part of them what holds for any part."""
    facts, whole = known.facts, len(hexes) == known.pieces
    cluster = cluster or facts.cluster
    if not whole or set(facts.area_codes) != set(hexes["authority_code"].astype(str)):
        area = _area(hexes)
        facts = replace(facts, rows=None, area=area["id"], area_name=area["name"], area_codes=tuple(area["codes"]))
        if facts.disclosure is not None:
            facts = replace(facts, disclosure=_of_part(facts.disclosure, hexes, present))
    totals = {one: about.total for one, about in facts.metrics.items()}
    published = {"disclosure": facts.disclosure, "totals": totals} if whole and facts.disclosure else None
    return replace(
        facts,
        cluster=cluster,
        cluster_name=cluster_name(cluster),
        bounds=bounds,
        # A column that the run did not make is none of those that it published.
        metrics={one: metric_facts(hexes, one, published if one in totals else None) for one in present},
    )


def _of_part(rule: DisclosureFacts, hexes: pd.DataFrame, present: list[str]) -> DisclosureFacts:
    """What a rule hides in a part of a protected map."""
    masks = {one: suppressed(hexes, one) for one in present}
    codes = hexes["authority_code"].to_numpy()
    cells = {one: int(mask.sum()) for one, mask in masks.items() if mask.any()}
    totals = {one: len(set(codes[masks[one]])) for one in cells}
    return replace(rule, cells_hidden=cells, authority_totals_hidden=totals, area_totals_hidden=tuple(cells))


def _is_sample(inputs: list) -> bool:
    """Whether the company file was the plugin's own sample."""
    known = {str(one.get("sha256", "")) for one in inputs if one.get("path") == _SAMPLE_FILE}
    return bool(known) and sha256(resource("sample", _SAMPLE_FILE).read_bytes()).hexdigest() in known


def _area(hexes: pd.DataFrame) -> dict[str, Any]:
    """The area whose authorities these are: a preset where there is one."""
    codes = tuple(sorted(hexes["authority_code"].astype(str).unique()))
    known = next((one for one in areas().values() if tuple(sorted(one.codes)) == codes), None)
    if known is None:
        try:
            known = get_area("+".join(codes))
        except UserError:  # authorities that the plugin does not know: the user's own boundaries
            names = sorted(hexes["authority_name"].astype(str).unique())
            name = names[0] if len(names) == 1 else tr("{} authorities").format(len(names))
            return {"id": "+".join(codes), "name": name, "codes": list(codes)}
    return {"id": known.id, "name": known.name, "codes": list(known.codes)}


def _grid(cell: str) -> GridFacts:
    """The grid that a cell's id names."""
    if cell.startswith("bng"):
        size = float(cell[3:].partition("_")[0])
        return GridFacts("bng", size, make_grid("bng", size).describe())
    try:
        resolution = (int(cell, 16) >> 52) & 0xF
    except ValueError:
        return GridFacts("bng", 1000.0, tr("hexagons"))
    return GridFacts("h3", float(resolution), tr("H3 hexagons of resolution {}").format(resolution))


def _boundaries(hexes: pd.DataFrame) -> BoundaryFacts:
    """Built-in or the user's own: areas agree to the hectare only with the set that cut the hexagons."""
    if "area_km2" not in hexes:
        return BoundaryFacts()
    builtin = builtin_boundaries()
    size = dict(zip(builtin.codes, shapely.area(builtin.geometry) / 1e6))
    mine = hexes.groupby("authority_code")["area_km2"].sum()
    if all(abs(size.get(code, 0.0) - value) < 0.01 for code, value in mine.items()):
        return BoundaryFacts(builtin.source, builtin.date, builtin.attribution, True)
    return BoundaryFacts()
