"""A map's totals by authority, as its layers have them: what all that a page says in figures is made from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from weakref import WeakKeyDictionary

import numpy as np
import shapely
from qgis.core import QgsMapLayer, QgsVectorLayer, QgsVectorLayerUtils

from ...core.base.errors import UserError
from ...core.grid.hexgrid import make_grid
from ...qgis_io.layer_arrays import attributes, read
from ...qgis_io.plain_file import file_of
from ...qgis_io.stamp import data_stamp
from ..record.map_facts import MapFacts


@dataclass(frozen=True)
class AuthorityTable:
    """Totals by authority, sorted by name.

    ``values`` : one array a metric, nan where nothing is known and where a disclosure rule hides the total; ``hidden``
    : of a protected map, which of them are hidden (bool); ``totals`` : of the whole, None where no business has the
    figure, and where it is hidden.
    """

    codes: tuple[str, ...]
    names: tuple[str, ...]
    values: Mapping[str, np.ndarray]
    hidden: Mapping[str, np.ndarray] = field(default_factory=dict)
    totals: Mapping[str, float | None] = field(default_factory=dict)

    def total(self, metric: str) -> float | None:
        """The total of the whole, where it is known and may be told."""
        return self.totals[metric] if metric in self.totals else _sum(self.values[metric])

    def is_shown(self, metric: str) -> bool:
        """Whether there is anything to say of a metric: a total, or that it is hidden."""
        return self.total(metric) is not None or self.is_hidden(metric)

    def hidden_in(self, metric: str) -> np.ndarray:
        """Which authorities' totals are hidden (bool)."""
        return self.hidden.get(metric, np.zeros(len(self.codes), dtype=bool))

    def is_hidden(self, metric: str) -> bool:
        """Whether the total is none that may be told."""
        return self.total(metric) is None and bool(self.hidden_in(metric).any())

    def hidden_sum(self, metric: str) -> float:
        """What all hidden totals are together; 0 where none is hidden."""
        known = sum(value for _, value in self.ranked(metric))
        return (self.total(metric) or 0.0) - known if self.hidden_in(metric).any() else 0.0

    def ranked(self, metric: str) -> list[tuple[str, float]]:
        """Authorities with more than nothing, the largest first; equals by name."""
        pairs = [
            (name, float(value))
            for name, value in zip(self.names, self.values[metric])
            if np.isfinite(value) and value > 0
        ]
        return sorted(pairs, key=lambda pair: (-pair[1], pair[0]))


def _sum(values: np.ndarray) -> float | None:
    """The sum of what is known; None where that is nothing but the noughts of authorities without a business."""
    known = values[np.isfinite(values)]
    return float(known.sum()) if len(known) and (known.any() or len(known) == len(values)) else None


@dataclass(frozen=True)
class _Counted:
    """The hexagons added up, once for a file that stays as it is; no table where that is as the run wrote it."""

    stamp: str
    table: AuthorityTable | None = None
    moved: bool = False


_COUNTED: WeakKeyDictionary[QgsVectorLayer, _Counted] = WeakKeyDictionary()


def authority_table(
    facts: MapFacts, layers: Mapping[str, QgsMapLayer], wanted: Iterable[str]
) -> tuple[AuthorityTable, bool]:
    """Totals by authority, and whether the hexagons were changed since: as the authorities' layer has them; added up
    from the hexagons where it has not, where a filter is on either, or where they say otherwise.
    """
    wanted, source = list(wanted), layers.get("authorities")
    if (
        source is None
        or subset_of(layers)
        or source.subsetString()
        or any(source.fields().lookupField(one) < 0 for one in wanted)
    ):
        return _from_hexes(facts, layers["hexes"], wanted), False
    names, codes = column(source, "authority_name"), column(source, "authority_code")
    order = sorted(range(len(codes)), key=lambda row: str(names[row]))
    hidden = suppressed(source, wanted)
    made = AuthorityTable(
        tuple(str(codes[row]) for row in order),
        tuple(str(names[row]) for row in order),
        {one: numbers(column(source, one))[order] for one in wanted},
        {one: mask[order] for one, mask in hidden.items()},
        {one: facts.metrics[one].total for one in wanted if one in facts.metrics},
    )
    counted_up = None if hidden else changed_since(facts, layers, made)
    return made if counted_up is None else counted_up, counted_up is not None


def changed_since(
    facts: MapFacts, layers: Mapping[str, QgsMapLayer], table: AuthorityTable | None = None
) -> AuthorityTable | None:
    """What the hexagons add up to, where that is not what the run said (the totals) or what a table says: their
    figures or shapes were edited, or their file was replaced. Of a protected map and under a filter it is not known.
    """
    if facts.disclosure is not None or subset_of(layers):
        return None
    wanted = list(facts.metrics)
    counted = _counted_up(facts, layers, wanted)
    found = counted.table
    if found is None or counted.moved:
        return found
    totals = [(facts.metrics[one].total or 0.0, found.total(one) or 0.0) for one in wanted]
    same = all(_near(*pair) for pair in totals) and (table is None or _agree(table, found, wanted))
    return None if same else found


def _near(one: Any, other: Any) -> bool:
    return bool(np.allclose(np.nan_to_num(one), np.nan_to_num(other), rtol=1e-9, atol=0.01))


def are_as_run(hexes: QgsVectorLayer) -> None:
    """The file of the hexagons was written by the run this moment: adding it up would say nothing new."""
    _COUNTED[hexes] = _Counted(data_stamp(hexes))


def _counted_up(facts: MapFacts, layers: Mapping[str, QgsMapLayer], wanted: list[str]) -> _Counted:
    hexes = layers["hexes"]
    edited = any(layers[one].isEditable() for one in ("hexes", "authorities") if one in layers)
    stamp = "" if edited or file_of(hexes) is None else data_stamp(hexes) + hexes.subsetString()
    known = _COUNTED.get(hexes)
    if known is None or not stamp or known.stamp != stamp:
        if hexes.subsetString():
            moved = False  # not asked of a part
        elif hexes.isEditable() and known is not None:  # while edits wait, each of them asks
            moved = known.moved or bool(hexes.editBuffer().changedGeometries())
        else:
            moved = _are_moved(facts, hexes)
        known = _COUNTED[hexes] = _Counted(stamp, _from_hexes(facts, hexes, wanted), moved)
    return known


def _are_moved(facts: MapFacts, hexes: QgsVectorLayer) -> bool:
    """Whether a hexagon lies elsewhere than its id says, or has lost or changed its shape."""
    fields = hexes.fields()
    if hexes.crs().authid() != "EPSG:27700" or min(map(fields.lookupField, ("cell_id", "area_km2"))) < 0:
        return False
    shapes, table = read(hexes, ["cell_id", "area_km2"])
    written = numbers(table["area_km2"].to_numpy()) * 1e6
    if len(shapes) < hexes.featureCount() or (np.abs(shapely.area(shapes) - written) > 1 + 1e-3 * written).any():
        return True
    try:
        grid = make_grid(facts.grid.kind, facts.grid.size)
        centres = np.asarray(grid.centres(grid.keys_of(table["cell_id"].to_numpy())))
    except (UserError, ValueError):  # ids of an earlier version, or H3's package is not there
        return False
    left, bottom, right, top = (shapely.bounds(shapes) - np.tile(centres, 2)).T
    reach = 1.2 * grid.circumradius
    return bool((np.maximum(np.maximum(-left, -bottom), np.maximum(right, top)) > reach).any())


def renamed_since(facts: MapFacts, layers: Mapping[str, QgsMapLayer]) -> tuple[str, ...]:
    """Authorities that their layer names otherwise than the run wrote into the hexagons: "West → Westshire"."""
    source = layers.get("authorities")
    if not isinstance(source, QgsVectorLayer) or source.fields().lookupField("authority_name") < 0:
        return ()
    table = _counted_up(facts, layers, [*facts.metrics]).table
    written: dict[str, list[str]] = {}
    for code, name in zip(table.codes, table.names) if table is not None else ():
        written.setdefault(code, []).append(name)
    pairs = zip(map(str, column(source, "authority_code")), map(str, column(source, "authority_name")))
    return tuple(sorted(f"{written[code][0]} → {name}" for code, name in pairs if name not in written.get(code, name)))


def _agree(one: AuthorityTable, other: AuthorityTable, wanted: list[str]) -> bool:
    """Whether two tables say the same of the authorities that both have; a sum of hexagons is never all there is."""
    rows = {code: row for row, code in enumerate(one.codes)}
    if any(code not in rows for code in other.codes):
        return False
    at = [rows[code] for code in other.codes]
    left = [row for row in range(len(one.codes)) if row not in set(at)]
    return all(
        _near(one.values[name][at], other.values[name]) and not np.nan_to_num(one.values[name][left]).any()
        for name in wanted
        if name in one.values
    )


def is_emptied(facts: MapFacts, table: AuthorityTable) -> bool:
    """Whether the user's filter leaves no hexagon at all: nothing is then to be said of any figure."""
    return bool(facts.subset) and not table.codes


def subset_of(layers: Mapping[str, QgsMapLayer]) -> str:
    """The filter that the user set on the map's hexagons; "" for none."""
    hexes = layers.get("hexes")
    return str(hexes.subsetString()) if isinstance(hexes, QgsVectorLayer) else ""


def _from_hexes(facts: MapFacts, hexes: QgsVectorLayer, wanted: list[str]) -> AuthorityTable:
    there = [one for one in wanted if hexes.fields().lookupField(one) >= 0]
    read = attributes(hexes, ["authority_code", "authority_name", *there])
    codes = read["authority_code"].astype(str)
    pairs = sorted(set(zip(read["authority_name"].astype(str), codes)))
    index = codes.map({code: row for row, (_, code) in enumerate(pairs)}).to_numpy(dtype=np.intp)
    hidden = {one: np.bincount(index, mask, len(pairs)) > 0 for one, mask in suppressed(hexes, wanted).items()}
    values, totals = {}, {}
    for one in wanted:
        figures = numbers(read[one]) if one in there else np.full(len(index), np.nan)
        known = np.isfinite(figures)
        sums = np.bincount(index, np.where(known, figures, 0.0), len(pairs))
        unknown = (np.bincount(index, ~known, len(pairs)) > 0) & (sums == 0)
        values[one] = np.where(unknown | hidden.get(one, False), np.nan, sums)
        if one in hidden:
            totals[one] = None if hexes.subsetString() or one not in facts.metrics else facts.metrics[one].total
    return AuthorityTable(tuple(code for _, code in pairs), tuple(name for name, _ in pairs), values, hidden, totals)


def suppressed(layer: QgsVectorLayer, wanted: Iterable[str]) -> dict[str, np.ndarray]:
    """Of a protected layer, by metric, which rows' figures are hidden; only metrics that have some."""
    if layer.fields().lookupField("suppressed_metrics") < 0:
        return {}
    texts = [str(text or "").split(";") for text in column(layer, "suppressed_metrics")]
    masks = {one: np.array([one in text for text in texts], dtype=bool) for one in wanted}
    return {one: mask for one, mask in masks.items() if mask.any()}


def column(layer: QgsVectorLayer, name: str) -> list[Any]:
    """All values of a field."""
    return QgsVectorLayerUtils.getValues(layer, name)[0]


def numbers(values: Any) -> np.ndarray:
    """Values as floats, nan for what is no number."""
    if getattr(getattr(values, "dtype", None), "kind", "") in ("i", "u", "f"):
        return np.asarray(values, dtype=np.float64)
    return np.array([float(value) if isinstance(value, (int, float)) else np.nan for value in values], dtype=np.float64)
