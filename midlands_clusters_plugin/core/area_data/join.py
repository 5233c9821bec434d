"""Figures by area joined to polygons by code. What has no polygon is told, what has no figure is not 0."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from ..base.errors import UserError
from ..base.i18n import counted, tr
from ..base.prepared import prepare
from ..geography.area_outlines import outlines_of
from ..geography.areas import Area
from ..geography.arrays import objects
from ..geography.authorities import district_to_upper_tier, superseded_codes, upper_tier_names, upper_tier_of
from ..geography.boundaries import CRS, Boundaries, builtin_boundaries
from .area_codes import DISTRICT, UPPER_TIER, wording
from .area_figures import PER_KM2, SHARE
from .area_polygons import builtin_polygons
from .area_reader import AreaTable

_REPORTED = 12  # codes named one by one


@dataclass(frozen=True)
class AreaMap:
    """Figures on polygons.

    ``areas``: code, name, area_km2, the figures and, of counts, figures per km2 and shares of the map's total (per
    cent), sorted by code, EPSG:27700; ``report``: see ``join``; ``table`` and ``polygons``: what it was made from.
    """

    areas: gpd.GeoDataFrame
    report: dict
    table: AreaTable
    polygons: Boundaries

    def rates(self) -> list[str]:
        """The columns that were not added up."""
        return [ident for ident, one in self.report["totals"].items() if one["kind"] == "rate"]


def join(
    table: AreaTable, polygons: Boundaries | None = None, *, kind: str = "auto", area: Area | None = None
) -> AreaMap:
    """Put the figures on polygons.

    Parameters
    ----------
    polygons : None takes the built-in outlines, to which districts are added up.
    kind : "count" for figures that add up, "rate" for those that don't (percentages, averages); "auto" goes by each
        column's name.
    area : only polygons in it: by code where they are upper-tier authorities, else those whose inner point lies in its
        outlines.

    Returns
    -------
    AreaMap, whose ``report`` holds rows_read, rows_used, rows_rejected, rejected_by_reason, geography, polygons,
    polygons_without_figure, codes_without_polygon, codes_outside_area, totals {column: {kind, file, map,
    without_polygon, outside_area}} (None for the sums of rates), rounded_to, not_given, boundaries, inputs, incomplete
    (counties that lack a district) and notes. Of counts: file = map + without_polygon + outside_area.

    Raises
    ------
    UserError : no polygons for this kind of areas; districts' rates, which cannot be added up; nothing fits.
    """
    kinds = {ident: kind if kind != "auto" else "rate" if ident in table.rates else "count" for ident in table.columns}
    notes, incomplete = list(table.notes), list[str]()
    figures = table.areas.drop(columns="row_number")
    if polygons is None:
        figures = _for_builtin(table, figures, kinds, notes, incomplete)
        polygons = builtin_polygons()
    if table.geography in (UPPER_TIER, DISTRICT):
        figures = _in_use(figures, polygons, notes)
    inside = _inside(polygons, area)
    known = np.isin(figures["code"].to_numpy(dtype=str), polygons.codes.astype(str))
    at_point = np.isin(figures["code"].to_numpy(dtype=str), polygons.codes[inside].astype(str))
    if not at_point.any():
        stated = tr(
            "None of these figures is for an area of the boundary layer: choose boundaries of the same areas and year."
        )
        raise UserError(stated, f"{_some(figures['code'])} | {_some(polygons.codes)}")
    areas = _on_polygons(figures[at_point], polygons, inside, kinds)
    lacking = int(areas[list(kinds)].isna().all(axis=1).sum())
    without = sorted(figures.loc[~known, "code"])
    totals = {ident: _totals(ident, kinds[ident], figures, known, at_point) for ident in kinds}
    notes += _match_notes(without, figures[known & ~at_point], lacking, area) + list(polygons.notes)
    report = {
        "rows_read": table.rows_read,
        "rows_used": table.rows_used,
        "rows_rejected": len(table.rejects),
        "rejected_by_reason": table.rejects["reason"].value_counts().sort_index().to_dict(),
        "geography": table.geography,
        "polygons": len(areas),
        "polygons_without_figure": lacking,
        "codes_without_polygon": without,
        "codes_outside_area": sorted(figures.loc[known & ~at_point, "code"]),
        "totals": totals,
        "rounded_to": table.rounded_to,
        "not_given": table.not_given,
        "boundaries": {one: getattr(polygons, one) for one in ("source", "date", "attribution", "builtin")},
        "inputs": [dict(one) for one in table.inputs],
        "incomplete": incomplete,
        "notes": [*notes, *incomplete],
    }
    return AreaMap(areas, report, table, polygons)


def _for_builtin(
    table: AreaTable, figures: pd.DataFrame, kinds: dict[str, str], notes: list[str], incomplete: list[str]
) -> pd.DataFrame:
    """Figures by upper-tier authority. Raises UserError where they cannot be had."""
    if table.geography == UPPER_TIER:
        return figures
    if table.geography != DISTRICT:
        stated = tr(
            "The plugin brings no polygons of {areas}: give a layer of them, such as the generalised (BGC) one of the "
            "ONS Open Geography portal for the same year."
        )
        raise UserError(stated.format(areas=wording(table.geography)))
    rates = [ident for ident, one in kinds.items() if one == "rate"]
    if rates and rates[0] == next(iter(kinds)):  # the one that is shown
        stated = tr(
            "{column} is a rate or an average, which cannot be added up from districts to counties: give a layer of "
            "districts."
        )
        raise UserError(stated.format(column=table.columns[rates[0]]))
    if rates:
        note = tr("Rates and averages of districts are left out, for they cannot be added up to counties: {columns}.")
        notes.append(note.format(columns=_some(table.columns[one] for one in rates)))
        for ident in rates:
            del kinds[ident]
    incomplete += _incomplete(figures, list(kinds))
    return _added_up(figures, list(kinds), notes)


def _added_up(figures: pd.DataFrame, columns: Sequence[str], notes: list[str]) -> pd.DataFrame:
    """Districts to their upper tier; codes without one stay. Sums are exact to the last digit whatever the order."""
    codes = figures["code"].to_numpy(dtype=object)
    above = _upper_tier_now(codes)
    names = upper_tier_names()
    rows = []
    for code, index in pd.Series(range(len(above))).groupby(above).indices.items():
        own = figures.iloc[index]
        sums = {one: math.fsum(own[one].dropna()) if own[one].notna().any() else math.nan for one in columns}
        rows.append({"code": code, "name": names.get(code, own["name"].iloc[0]), **sums})
    districts = sum(str(code).startswith("E07") for code in codes)
    if districts:
        stated = counted(
            "{n} district was added to its county.", "{n} districts were added up to their counties.", districts
        )
        notes.append(stated)
    return pd.DataFrame(rows, columns=["code", "name", *columns])


def _upper_tier_now(codes: np.ndarray) -> np.ndarray:
    """The upper-tier code in use for each code, the code itself where none is known."""
    return objects(new or old for new, old in zip(upper_tier_of(codes), codes))


def _incomplete(figures: pd.DataFrame, columns: Sequence[str]) -> list[str]:
    """Counties that lack a district's figure: their sums are too low."""
    names, found = upper_tier_names(), []
    all_districts = district_to_upper_tier()
    given = figures[figures[list(columns)].notna().all(axis=1)]["code"]
    above = _upper_tier_now(figures["code"].to_numpy(dtype=object))
    for county in sorted({str(code) for code in above if str(code).startswith("E10")}):
        wanted = {district for district, one in all_districts.items() if one == county}
        there = wanted & set(given)
        if len(there) < len(wanted):
            stated = tr("{county}: {given} of {all} districts have a figure, so its sum is too low.")
            found.append(stated.format(county=names.get(county, county), given=len(there), all=len(wanted)))
    return found


def _in_use(figures: pd.DataFrame, polygons: Boundaries, notes: list[str]) -> pd.DataFrame:
    """Codes out of use as those of the same authority that the polygons have; a code that is there itself stays."""
    newer = superseded_codes()
    older = {new: old for old, new in newer.items()}
    there, have = set(polygons.codes), set(figures["code"])
    changes = {}
    for code in figures["code"]:
        other = newer.get(code) or older.get(code)
        if code not in there and other in there and other not in have:
            changes[code] = other
            have.add(other)
    if not changes:
        return figures
    stated = tr("Codes of another year were matched: {codes}.")
    notes.append(stated.format(codes=_some([f"{old} = {new}" for old, new in sorted(changes.items())])))
    return figures.assign(code=figures["code"].replace(changes))


def _inside(polygons: Boundaries, area: Area | None) -> np.ndarray:
    """Which polygons lie in an area (bool)."""
    if area is None:
        return np.ones(len(polygons.codes), dtype=bool)
    above = upper_tier_of(polygons.codes)
    by_code = np.isin(above.astype(str), area.codes) | np.isin(polygons.codes.astype(str), area.codes)
    upper = set(area.codes) <= upper_tier_names().keys()  # else districts or new authorities, which cut counties
    unknown = np.array([one is None or not upper for one in above], dtype=bool) & ~by_code
    if unknown.any():
        outlines = builtin_boundaries().subset(area.codes) if upper else outlines_of(area.codes)
        outline = shapely.union_all(outlines.geometry)
        prepare(outline)
        by_code[unknown] = shapely.intersects(outline, shapely.point_on_surface(polygons.geometry[unknown]))
    return by_code


def _on_polygons(
    figures: pd.DataFrame, polygons: Boundaries, inside: np.ndarray, kinds: dict[str, str]
) -> gpd.GeoDataFrame:
    geometry = polygons.geometry[inside]
    outlines = pd.DataFrame({"code": polygons.codes[inside], "outline": polygons.names[inside]})
    joined = outlines.merge(figures, on="code", how="left", sort=False, validate="one_to_one")
    own = joined["name"].where(joined["name"].notna() & (joined["name"] != ""), joined["outline"])
    size = pd.Series(shapely.area(geometry) / 1e6)
    table = joined[["code"]].assign(name=own.where(own != "", joined["code"]), area_km2=size.round(6))
    for ident, kind in kinds.items():
        table[ident] = joined[ident].astype(np.float64)
        if kind == "count":
            total = math.fsum(table[ident].dropna())
            table[ident + PER_KM2] = table[ident] / size
            table[ident + SHARE] = 100 * table[ident] / total if total else np.nan
    return gpd.GeoDataFrame(table, geometry=geometry, crs=CRS)


def _totals(ident: str, kind: str, figures: pd.DataFrame, known: np.ndarray, at_point: np.ndarray) -> dict:
    parts = {"file": True, "map": at_point, "without_polygon": ~known, "outside_area": known & ~at_point}
    if kind == "rate":
        return {"kind": kind, **dict.fromkeys(parts)}
    values = figures[ident].to_numpy(dtype=np.float64)
    return {"kind": kind, **{one: math.fsum(values[rows & np.isfinite(values)]) for one, rows in parts.items()}}


def _match_notes(without: Sequence[str], outside: pd.DataFrame, lacking: int, area: Area | None) -> list[str]:
    notes = []
    if without:
        stated = counted(
            "{n} code of the figures has no polygon: {codes}.",
            "{n} codes of the figures have no polygon: {codes}.",
            len(without),
        )
        notes.append(stated.replace("{codes}", _some(without)))
    if len(outside) and area is not None:
        stated = counted(
            "The figures of {n} area outside {area} are not shown.",
            "The figures of {n} areas outside {area} are not shown.",
            len(outside),
        )
        notes.append(stated.replace("{area}", area.name))
    if lacking:
        notes.append(counted("{n} polygon has no figure.", "{n} polygons have no figure.", lacking))
    return notes


def _some(texts: Iterable[object]) -> str:
    """The first few, and how many more."""
    every = [str(one) for one in texts]
    more = len(every) - _REPORTED
    return ", ".join(every[:_REPORTED]) + (counted(" and {n} more", " and {n} more", more) if more > 0 else "")
