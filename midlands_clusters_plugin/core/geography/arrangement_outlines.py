"""Outlines of new authorities: districts put together, or wards and other polygons of the user's; areas of polygons."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

import geopandas as gpd
import numpy as np
import shapely

from ..base.errors import UserError
from ..base.i18n import counted, tr
from .area_list import upper_of
from .arrangements import Arrangement, arrangement_of, free_key, slug
from .arrays import objects
from .authorities import Membership
from .boundaries import Boundaries, building_blocks, builtin_boundaries, polygons_of
from .geometry_repair import as_polygons

_MIN_OVERLAP = 100.0  # m2: less is rounding of the file's coordinates
# Polygons divide a district from such a share of it, or with such a share of one of them: the built-in outlines are not
# those of wards. Up to _REST what they leave of it is rounding.
_TOUCHED, _INSIDE, _REST = 0.1, 0.3, 0.1
# A strip along a boundary is narrower than twice this, in metres: of official outlines and the built-in ones 99 in 100
# differ by less than 750, where hardly anybody lives by up to 1,200.
_STRIP = 750.0


def arrangement_outlines(codes: Iterable[str]) -> Boundaries:
    """The outlines of new authorities by their keys, all of one arrangement that is known."""
    wanted = sorted(set(map(str, codes)))
    made = arrangement_of(wanted[0])
    if made is None or not set(wanted) <= set(made.authorities):
        raise UserError(tr("The arrangement of these authorities is not known here: read its file again."))
    return outlines_of_arrangement(made).subset(wanted)


def outlines_of_arrangement(made: Arrangement) -> Boundaries:
    """The outlines of all its authorities, sorted by key, without overlap; what companies belong to by."""
    notes = list(made.notes)
    blocks = building_blocks()
    place = {str(code): number for number, code in enumerate(blocks.codes)}
    keys = sorted(made.authorities)
    whole = {key: [place[code] for code, one in made.blocks.items() if one == key] for key in keys}
    shapes = {key: shapely.coverage_union_all(blocks.geometry[rows]) for key, rows in whole.items()}
    own = _apart(made, notes)
    pieces = made.polygons.geometry[list(made.pieces)] if made.polygons is not None else np.empty(0, dtype=object)
    divided = _divided(blocks, own, pieces)
    if divided:
        land = shapely.union_all(blocks.geometry[[place[code] for code in divided]])
        own = {key: shapely.intersection(shape, land) for key, shape in own.items()}
    complete = []
    for code in divided:
        shape = blocks.geometry[place[code]]
        rest = shapely.difference(shape, shapely.union_all(list(own.values())))
        if code not in made.blocks and shapely.area(rest) <= _REST * shapely.area(shape):
            complete.append(code)
            _give(own, rest)
        elif code not in made.blocks:
            stated = tr("{size:.1f} km2 of {name} are in no new authority, and companies there are counted apart.")
            notes.append(stated.format(size=shapely.area(rest) / 1e6, name=blocks.names[place[code]]))
    taken = shapely.union_all(list(own.values())) if own else None
    for key in keys:
        if taken is not None:
            shapes[key] = shapely.union(shapely.difference(shapes[key], taken), own.get(key, shapely.Polygon()))
    builtin = builtin_boundaries()
    geometry = as_polygons(objects(shapes[key] for key in keys), [])
    upper = {*made.upper, *map(upper_of, divided)}
    parts = upper if divided else {*upper, *_held(own)}
    membership = Membership(
        dict(made.blocks),
        split=frozenset(divided),
        complete=frozenset(complete),
        by_position=bool(own) and not divided,
        overlaps=tuple(sorted({*upper, *_touched(own)})),
        parts_of=tuple(sorted(parts)),
    )
    names, attribution = objects(made.authorities[key] for key in keys), builtin.attribution
    every = (*notes, *builtin.notes) if made.blocks else tuple(notes)
    about = (_source(made), made.date, attribution, not own, every, membership)
    return Boundaries(objects(keys), names, geometry, *about)


def polygon_area(frame: gpd.GeoDataFrame, column: str, source: str) -> Boundaries:
    """Polygons without codes as an area's authorities, by the names in a column. Raises UserError without any."""
    if column not in frame:
        raise UserError(tr("The layer {layer} has no column {name}: choose another.").format(layer=source, name=column))
    notes: list[str] = []
    geometry = polygons_of(frame, notes)
    texts = frame[column].astype("string").fillna("").str.strip().to_numpy(dtype=object)
    usable = np.array([bool(text) for text in texts]) & (shapely.area(geometry) > 0)
    if not usable.any():
        stated = tr("No row of the layer {layer} has both a name in {name} and a polygon: choose another column.")
        raise UserError(stated.format(layer=source, name=column))
    if not usable.all():
        note = counted(
            "{n} row of the layer {layer} has no name or no polygon, and was left out.",
            "{n} rows of the layer {layer} have no name or no polygon, and were left out.",
            int((~usable).sum()),
        )
        notes.append(note.format(layer=source))
    authorities: dict[str, str] = {}
    joined: dict[str, shapely.Geometry] = {}
    parts: dict[str, list[shapely.Geometry]] = {}
    for text, shape in zip(texts[usable], geometry[usable]):
        parts.setdefault(str(text), []).append(shape)
    for text, shapes in parts.items():
        key = free_key(f"own-{slug(source)}-{slug(text)}", authorities)
        authorities[key], joined[key] = text, shapely.union_all(shapes)
    own = _disjoint(joined, authorities, notes)
    keys = sorted(own)
    names = [authorities[key] for key in keys]
    return area_of_shapes(keys, names, [own[key] for key in keys], source, tuple(notes))


def area_of_shapes(
    keys: Sequence[str], names: Sequence[str], shapes: Sequence[shapely.Geometry], source: str, notes: tuple[str, ...]
) -> Boundaries:
    """Polygons in metres, without overlap and sorted by key, as an area in which companies count by position."""
    own = dict(zip(keys, shapes))
    touched, held = (tuple(sorted(one(own))) for one in (_touched, _held))
    membership = Membership({}, by_position=True, overlaps=touched, parts_of=held)
    geometry = as_polygons(objects(shapes), [])
    return Boundaries(objects(keys), objects(names), geometry, source, notes=notes, membership=membership)


def _apart(made: Arrangement, notes: list[str]) -> dict[str, shapely.Geometry]:
    """The polygons of the user's by new authority, without overlap."""
    if made.polygons is None or not made.pieces:
        return {}
    notes += made.polygons.notes
    rows: dict[str, list[int]] = {}
    for row, key in made.pieces.items():
        rows.setdefault(key, []).append(row)
    joined = {key: shapely.union_all(made.polygons.geometry[some]) for key, some in rows.items()}
    return _disjoint(joined, made.authorities, notes)


def _disjoint(
    shapes: Mapping[str, shapely.Geometry], names: Mapping[str, str], notes: list[str]
) -> dict[str, shapely.Geometry]:
    """The shapes, of which each gives way to those before it; a sentence names those that overlapped."""
    found = dict(shapes)
    left, right = shapely.STRtree(list(shapes.values())).query(list(shapes.values()), predicate="intersects")
    pairs, keys = set(zip(left.tolist(), right.tolist())), list(shapes)
    overlaps = []
    for first, second in combinations(range(len(keys)), 2):
        if (first, second) not in pairs:
            continue
        size = shapely.area(shapely.intersection(shapes[keys[first]], shapes[keys[second]]))
        if size > 0:
            found[keys[second]] = shapely.difference(found[keys[second]], shapes[keys[first]])
        if size > _MIN_OVERLAP:
            overlaps.append(f"{names[keys[first]]} / {names[keys[second]]} ({size / 1e6:.4f} km2)")
    if overlaps:
        stated = tr("Polygons overlap; a company there counts once, in the first of them: {some}.")
        notes.append(stated.format(some=", ".join(overlaps[:5]) + (" ..." if len(overlaps) > 5 else "")))
    return found


def _divided(blocks: Boundaries, own: Mapping[str, shapely.Geometry], pieces: np.ndarray) -> list[str]:
    """The districts and authorities that polygons of the user's lie in."""
    if not own:
        return []
    every = shapely.union_all(list(own.values()))
    near = np.flatnonzero(shapely.intersects(blocks.geometry, every))
    share = shapely.area(shapely.intersection(blocks.geometry[near], every)) / shapely.area(blocks.geometry[near])
    for number, row in enumerate(near):
        inside = shapely.area(shapely.intersection(pieces, blocks.geometry[row]))
        share[number] += float((inside > _INSIDE * shapely.area(pieces)).any())
    return [str(code) for code in blocks.codes[near[share > _TOUCHED]]]


def _give(own: dict[str, shapely.Geometry], rest: shapely.Geometry) -> None:
    """Give what polygons leave of a district along its rim to the nearest of them."""
    keys = list(own)
    tree = shapely.STRtree([own[key] for key in keys])
    for part in shapely.get_parts(rest):
        if shapely.area(part) > 0:
            key = keys[int(tree.nearest(part))]
            own[key] = shapely.union(own[key], part)


def _touched(own: Mapping[str, shapely.Geometry]) -> set[str]:
    """The upper-tier authorities of the built-in outlines that polygons touch."""
    if not own:
        return set()
    builtin = builtin_boundaries()
    return set(map(str, builtin.codes[shapely.intersects(builtin.geometry, shapely.union_all(list(own.values())))]))


def _held(own: Mapping[str, shapely.Geometry]) -> set[str]:
    """Of these, those of which polygons hold a real part: wider than a strip along a boundary, or much of a polygon."""
    builtin = builtin_boundaries()
    rows = [row for row, code in enumerate(builtin.codes) if str(code) in _touched(own)]
    held: set[str] = set()
    for shape in own.values():
        parts = shapely.intersection(builtin.geometry[rows], shape)
        real = shapely.area(parts) > _INSIDE * shapely.area(shape)
        real[~real] = ~shapely.is_empty(shapely.buffer(parts[~real], -_STRIP))
        held.update(str(builtin.codes[row]) for row, one in zip(rows, real) if one)
    return held


def _source(made: Arrangement) -> str:
    about, layer = tr("{name}, {status}, made of outlines derived from the ONS Postcode Directory, November 2025"), ""
    if made.polygons is not None and made.pieces:
        about, layer = tr("{name}, {status}, made of districts and of the layer {layer}"), made.polygons.source
    return about.format(name=made.name, status=made.status_wording, layer=layer)
