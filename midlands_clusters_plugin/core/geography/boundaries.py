"""Polygons of upper-tier authorities: the built-in set, and any layer or file of the user's, matched by GSS code."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pyogrio
import shapely
from pyogrio.errors import DataLayerError, DataSourceError
from pyproj.exceptions import CRSError, ProjError

from ..base.errors import UserError
from ..base.i18n import counted, tr
from ..base.reading import guarded
from ..base.resources import resource
from ..grid.clip import MIN_AREA
from .arrays import objects
from .authorities import (
    Membership,
    code_changes,
    current_names,
    plain_name,
    superseded_codes,
    upper_tier_names,
    upper_tier_of,
    years_wording,
)  # fmt: skip
from .geometry_repair import as_polygons

CRS = 27700
_GSS = re.compile(r"^(?:E06|E07|E08|E09|E10|W06|S12|N09)\d{6}$")
_CODE_FIELD = re.compile(r"^(?:ctyua|utla|lad|cty|ltla)(\d\d)(?:cd|code)$", re.IGNORECASE)
# Of Boundary-Line; a shapefile cuts names to ten letters.
_OS_FIELD = re.compile(r"^(?:census_code|census_cod|gss_code)$", re.IGNORECASE)
_OS_LAYER = re.compile(r"^(county|district_borough_unitary)(?:_region)?$")
_OS_ATTRIBUTION = "Contains OS data © Crown copyright and database right."
_BOROUGH = re.compile(r"\s*\(B\)$")  # how Boundary-Line marks a borough: "City of Nottingham (B)"
_MIN_OVERLAP = 100.0  # m2: less is rounding of the file's coordinates


@dataclass(frozen=True)
class Boundaries:
    """Polygons, one row an authority (or a district, or an area of the user's), sorted by code.

    Attributes
    ----------
    codes, names : object arrays.
    geometry : object array of valid Polygon or MultiPolygon, EPSG:27700, two dimensions.
    source, date, attribution : what the polygons are, of when, and the acknowledgement to print ("" where none is
        known).
    builtin : the set that the plugin brings.
    notes : plain sentences on what was mended, matched or found wrong.
    membership : where the codes are not those of upper-tier authorities, how companies belong to them.
    """

    codes: np.ndarray
    names: np.ndarray
    geometry: np.ndarray
    source: str
    date: str = ""
    attribution: str = ""
    builtin: bool = False
    notes: tuple[str, ...] = ()
    membership: Membership | None = None

    def subset(self, codes: Iterable[str]) -> Boundaries:
        """Those with these codes only; codes that are not here, or whose outline encloses nothing, are left out."""
        there = np.isin(self.codes.astype(str), np.asarray(list(codes), dtype=str))
        return self._rows(there & (shapely.area(self.geometry) > MIN_AREA))

    def beside(self, other: Boundaries) -> Boundaries:
        """These and others together, sorted by code; all else is as it is here."""
        parts = ("codes", "names", "geometry")
        every: Boundaries = replace(
            self, **{one: np.concatenate([getattr(self, one), getattr(other, one)]) for one in parts}
        )
        return every._rows(np.argsort(every.codes.astype(str)))

    def _rows(self, rows: np.ndarray) -> Boundaries:
        return replace(self, codes=self.codes[rows], names=self.names[rows], geometry=self.geometry[rows])


@lru_cache(maxsize=1)
def _builtin_frame() -> gpd.GeoDataFrame:
    frame = gpd.read_file(resource("geography", "upper_tier.fgb"), engine="pyogrio")
    return frame.sort_values("code", ignore_index=True)


@lru_cache(maxsize=1)
def builtin_boundaries() -> Boundaries:
    """The set that the plugin brings: the 24, the 2 of Northamptonshire and their neighbours, cut 25 km from the area.

    Made from the postcode directory (tools/build_boundaries.py): enough to start without a network, nothing official.
    """
    return Boundaries(
        *_arrays(_builtin_frame()),
        tr("Built-in outlines derived from the ONS Postcode Directory, November 2025"),
        "2025",
        "Source: Office for National Statistics licensed under the Open Government Licence v.3.0. "
        "Contains OS data © Crown copyright and database right 2025. "
        "Contains Royal Mail data © Royal Mail copyright and database right 2025.",
        True,
        (tr("The built-in outlines are made from postcodes and are not official boundaries."),),
    )


def _arrays(frame: gpd.GeoDataFrame) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    return frame["code"].to_numpy(dtype=object), frame["name"].to_numpy(dtype=object), frame.geometry.to_numpy()


def builtin_roles() -> dict[str, str]:
    """What each built-in authority is there for, by code: "core24", "northants" or "neighbour" (context only)."""
    frame = _builtin_frame()
    return dict(zip(frame["code"], frame["role"]))


def whole_codes() -> set[str]:
    """The authorities whose built-in outline is whole: those of neighbours are cut off."""
    return {code for code, role in builtin_roles().items() if role != "neighbour"}


def builtin_outlines_of(codes: Sequence[str]) -> Boundaries:
    """The built-in outlines of some authorities. Raises UserError naming those that have none, or a part only."""
    missing = sorted(set(codes) - whole_codes())
    if missing:
        stated = tr(
            "The plugin has no whole outline of {names}: choose a boundary layer that holds it, or another area."
        )
        raise UserError(stated.format(names=few_names(missing)), ", ".join(missing))
    return builtin_boundaries().subset(codes)


@lru_cache(maxsize=1)
def building_blocks() -> Boundaries:
    """The 48 districts of the counties and the authorities without districts, by code; no gap, no overlap."""
    frame = gpd.read_file(resource("geography", "districts.fgb"), engine="pyogrio")
    rest = builtin_boundaries().subset(whole_codes() - set(frame["county"]))
    codes, names, geometry = _arrays(frame)
    return replace(rest, codes=codes, names=names, geometry=geometry).beside(rest)


def few_names(codes: Sequence[str]) -> str:
    """The names of some authorities, of many the first five."""
    known = current_names()
    names = [known.get(code, code) for code in codes]
    return ", ".join(names[:5]) + (" ..." if len(names) > 5 else "")


@guarded
def read_boundaries(path: str | Path, layer: str | None = None) -> Boundaries:
    """Boundaries from a file that GDAL reads.

    Without a layer: of OS Boundary-Line its counties and its unitaries together; of anything else the first layer that
    has a field of GSS codes. Raises UserError.
    """
    path = Path(path)
    try:
        layers = [] if layer else boundary_line_layers(path)
        if layers:
            found = boundaries_from_frame(_boundary_line(path, layers), f"OS Boundary-Line ({path.name})")
            return replace(found, attribution=_OS_ATTRIBUTION)
        frame = gpd.read_file(path, layer=layer or _likely_layer(path), engine="pyogrio")
    except (DataSourceError, DataLayerError, OSError, ValueError, shapely.errors.ShapelyError) as problem:
        stated = tr("{file} could not be read as a layer of boundaries.")
        if path.suffix.lower() == ".zip":
            stated = tr("{file} could not be read: unpack it and choose the file of boundaries in it.")
        raise UserError(stated.format(file=path.name), str(problem)) from problem
    if not isinstance(frame, gpd.GeoDataFrame):
        raise UserError(tr("{file} has no polygons: choose a layer of authority boundaries.").format(file=path.name))
    return boundaries_from_frame(frame, path.name)


def boundary_line_layers(path: str | Path) -> list[str]:
    """The layers of counties and of districts and unitaries, where the file is OS Boundary-Line; else none."""
    matches = (_OS_LAYER.match(str(name)) for name, kind in pyogrio.list_layers(path) if kind)
    found = {match[1]: match[0] for match in matches if match}
    return [found["county"], found["district_borough_unitary"]] if len(found) == 2 else []


def _boundary_line(path: Path, layers: list[str]) -> gpd.GeoDataFrame:
    """One row an upper-tier authority: the counties, and the unitaries, metropolitan districts and boroughs.

    There is no layer of both; districts are kept where no county of the file has them, and are joined to it later.
    """
    counties, districts = (gpd.read_file(path, layer=layer, engine="pyogrio") for layer in layers)
    column, other = _code_column(districts), _code_column(counties)
    counties = counties.rename(columns={other: column})  # pyogrio calls the geometry of either "geometry"
    whole = set(upper_tier_of(counties[column]))
    above = upper_tier_of(districts[column]).astype(str)
    inside = districts[column].astype(str).str.startswith("E07").to_numpy() & np.isin(above, list(whole - {None}))
    stored = counties[counties[column].astype(str).str.startswith("E10")]
    return pd.concat([stored, districts[~inside].to_crs(counties.crs)], ignore_index=True)


def _likely_layer(path: str | Path) -> str | None:
    layers = [str(name) for name, kind in pyogrio.list_layers(path) if kind]
    for pattern in (_CODE_FIELD, _OS_FIELD):
        for layer in layers:
            if any(pattern.match(str(field)) for field in pyogrio.read_info(path, layer=layer)["fields"]):
                return layer
    return layers[0] if layers else None


def boundaries_from_frame(frame: gpd.GeoDataFrame, source: str) -> Boundaries:
    """Boundaries from the user's polygons.

    The column of GSS codes is found by its name (CTYUA24CD and the like) or by its values; districts are joined to
    their county; codes of another year are matched by the authority's name; everything odd is said in ``notes``.

    Raises UserError for no CRS, no column of GSS codes, no polygon, coordinates that do not fit the CRS.
    """
    notes: list[str] = []
    column = _code_column(frame)
    check_crs(frame)
    texts = frame[column].astype("string").str.strip().str.upper()
    names = names_beside(frame, column).str.replace(_BOROUGH.pattern, "", regex=True).to_numpy(dtype=object)
    codes = _matched(texts, names, notes)
    geometry = polygons_of(frame, notes)
    usable = np.array([code is not None for code in codes]) & (shapely.area(geometry) > MIN_AREA)
    left_out = [str(text) for text, keep in zip(texts.fillna("(blank)"), usable) if not keep]
    if left_out:
        note = counted(
            "{n} row of the boundary layer was left out, without upper-tier code or polygon: {some}.",
            "{n} rows of the boundary layer were left out, without upper-tier code or polygon: {some}.",
            len(left_out),
        )
        notes.append(note.format(some=_some(left_out)))
    if not usable.any():
        stated = tr("No row of the boundary layer has both an upper-tier GSS code and a polygon: choose another layer.")
        raise UserError(stated)
    unique, joined, _ = dissolved(codes[usable], geometry[usable], notes)
    known = upper_tier_names()
    own = dict(zip(codes[usable], names[usable]))
    labels = objects(known.get(code) or own[code] or code for code in unique)
    notes += _overlaps(labels, joined)
    year = _CODE_FIELD.match(str(column))
    return Boundaries(unique, labels, joined, source, f"20{year[1]}" if year else "", notes=tuple(notes))


def _code_column(frame: gpd.GeoDataFrame) -> str:
    """The column of GSS codes: by name, else the one with most values that look like codes (at least half)."""
    columns = [name for name in frame.columns if name != frame.geometry.name]
    named = [name for name in columns if _CODE_FIELD.match(str(name))]
    named.sort(key=lambda name: not str(name).lower().startswith("ctyua"))
    named += [name for name in columns if _OS_FIELD.match(str(name))]
    if named:
        return named[0]
    texts = {name: frame[name].astype("string").str.strip().str.upper() for name in columns}
    share = {name: one.str.match(_GSS.pattern).fillna(False).mean() for name, one in texts.items()}
    best = max(share, key=lambda name: share[name], default=None)
    if best is None or not share[best] >= 0.5:
        raise UserError(
            tr("The boundary layer has no column of GSS codes (such as E06000015): choose an ONS or OS boundary layer.")
        )
    return best


def names_beside(frame: gpd.GeoDataFrame, column: str) -> pd.Series:
    """Names from the column beside one of codes (MSOA21CD, MSOA21NM), or one called name; "" where there is none."""
    stem = re.sub(r"(?:cd|code)$", "", str(column).lower())
    found = next((one for one in frame.columns if str(one).lower() in (f"{stem}nm", f"{stem}name", "name")), None)
    return pd.Series("", frame.index, "string") if found is None else frame[found].astype("string").fillna("")


def _matched(texts: pd.Series, names: np.ndarray, notes: list[str]) -> np.ndarray:
    """The upper-tier code of each row, None where there is none; object array."""
    codes = upper_tier_of(texts.where(texts.notna(), None))
    known, newer = upper_tier_names(), superseded_codes()
    by_name = _codes_by_name({code: name for code, name in known.items() if code not in newer})
    changed = []
    for row, (text, code, name) in enumerate(zip(texts.fillna(""), codes, names)):
        if code is None and _GSS.match(text):
            codes[row] = text if text.startswith("N09") else _by_name(by_name, name)
        if codes[row] and codes[row] != text and not text.startswith("E07"):
            changed.append(f"{text} as {codes[row]} ({known[codes[row]]})")
    if changed:
        notes.append(tr("Codes of another year were matched by name: {some}.").format(some=_some(changed)))
    districts = int(texts.str.startswith("E07").fillna(False).sum())
    if districts:
        notes.append(tr("{districts} districts were joined to their counties.").format(districts=districts))
    changes = code_changes()
    notes += [changes[text].wording for text, code in zip(texts.fillna(""), codes) if code is None and text in changes]
    notes += [one for one in [years_wording(texts.dropna())] if one]
    return codes


def _codes_by_name(known: dict[str, str]) -> dict[str, str]:
    """Codes by plain name; a name that two have is no one's."""
    plain = {code: plain_name(name) for code, name in known.items()}
    taken = Counter(plain.values())
    return {name: code for code, name in plain.items() if taken[name] == 1}


def _by_name(codes: dict[str, str], name: str) -> str | None:
    """The code of an authority by its name; in Boundary-Line also "Sir y Fflint - Flintshire"."""
    names = map(plain_name, [str(name), *str(name).split(" - ")])
    return next((codes[one] for one in names if one in codes), None)


def check_crs(frame: gpd.GeoDataFrame) -> None:
    """Raise UserError for a layer that does not say where its polygons lie."""
    if frame.crs is None:
        raise UserError(
            tr("The boundary layer has no coordinate reference system: set it in the layer's properties and try again.")
        )


def polygons_of(frame: gpd.GeoDataFrame, notes: list[str]) -> np.ndarray:
    """A layer's polygons, valid and in EPSG:27700 (see ``as_polygons``). Raises UserError where they cannot be."""
    check_crs(frame)
    try:
        moved = gpd.GeoSeries(as_polygons(frame.geometry.to_numpy(), notes), crs=frame.crs).to_crs(CRS)
    except (CRSError, ProjError) as problem:
        message = tr("The boundary layer could not be reprojected to the British National Grid: check its CRS.")
        raise UserError(message, str(problem)) from problem
    bounds = moved[~moved.is_empty].total_bounds
    if len(bounds) and not np.isfinite(bounds).all():
        stated = tr(
            "The boundary layer's coordinates do not fit its coordinate reference system: check the CRS in its "
            "properties."
        )
        raise UserError(stated)
    return moved.to_numpy()


def dissolved(codes: np.ndarray, geometry: np.ndarray, notes: list[str]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """One valid polygon a code, sorted by code; and the row in which each code stands first."""
    unique, first, which = np.unique(codes.astype(str), return_index=True, return_inverse=True)
    joined = geometry[first]
    for number in np.flatnonzero(np.bincount(which) > 1):
        joined[number] = shapely.union_all(geometry[which == number])
    again: list[str] = []
    joined = as_polygons(joined, again)  # reprojection can fold a ring that was valid
    notes += [note for note in again if note not in notes]
    return unique.astype(object), joined, first


def _overlaps(names: np.ndarray, geometry: np.ndarray) -> list[str]:
    """A sentence on polygons that overlap, with the area; none if there are none."""
    left, right = shapely.STRtree(geometry).query(geometry)
    pair = left < right
    left, right = left[pair], right[pair]
    area = shapely.area(shapely.intersection(geometry[left], geometry[right]))
    found = [
        tr("{first} and {second} ({size:.4f} km2)").format(first=names[a], second=names[b], size=size / 1e6)
        for a, b, size in zip(left, right, area)
        if size > _MIN_OVERLAP
    ]
    if not found:
        return []
    return [tr("Boundaries overlap; a company there counts once, in the first code: {some}.").format(some=_some(found))]


def _some(texts: list[str], most: int = 5) -> str:
    """The first few, and how many more there are."""
    names = ", ".join(texts[:most])
    return tr("{names} and {more} more").format(names=names, more=len(texts) - most) if len(texts) > most else names
