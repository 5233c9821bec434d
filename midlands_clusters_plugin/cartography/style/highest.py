"""The highest hexagons of a map: their labels, with true place and true figure, and the room that they keep free."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import hypot

import numpy as np
from qgis.core import (
    QgsExpressionContextUtils,
    QgsFeatureRequest,
    QgsMapLayer,
    QgsPalLayerSettings,
    QgsProject,
    QgsRuleBasedLabeling,
    QgsVectorLayer,
    QgsWkbTypes,
)

from ...core.base.i18n import tr
from ...core.classes.breaks import Breaks
from ...qgis_io import entries
from ...qgis_io.stamp import layer_stamp
from ..record.left_out import expression, left_out_of
from .graduated import FLATS, begins_on, cell_width, mark_mm, most_of, scale_of, size_of
from .labels import define, labels, leader_line, never_leave_out, unlabelled
from .map_text import number, plain_name, unit_of, with_unit
from .schemes import Memory
from .symbols import DARK

COUNT = 5
_APART = 5_000.0  # metres
_KEY = entries.HIGHEST
_FIELDS = ("cell_id", "authority_code", "authority_name")
_asked: Memory = Memory()
_POINTS = 7.5
# Where a statistic is drawn over the hexagons their labels would speak of what cannot be seen.
_COVERS = f"array_intersect(@map_layer_ids, string_to_array(coalesce(@{entries.COVERED}, ''), '|'))"
Spots = Mapping[tuple[str, str], tuple[float, float]]  # cell and authority: where its label's lower left corner stands


@dataclass(frozen=True)
class Highest:
    """A hexagon (its part in an authority) and its figure; x and y are its middle in the layer's system."""

    cell_id: str
    authority_code: str
    authority_name: str
    value: float
    x: float
    y: float


def highest(layer: QgsVectorLayer, metric: str, breaks: Breaks, count: int = COUNT) -> list[Highest]:
    """The ``count`` highest hexagons, equal ones by authority and cell, none within 5 km of a higher one: its name says
    the place already. With ``count`` 0 all of the highest class, however near.
    """
    fields = layer.fields()
    if not len(breaks) or any(fields.lookupField(name) < 0 for name in (*_FIELDS, metric)):
        return []
    out = expression(left_out_of(layer))
    found: list[Highest] = []
    for low in reversed(breaks.bounds[1 if len(breaks) > 1 else 0 : -1]):  # the lowest class is nothing to be named
        found = _from(layer, metric, low, out)
        found = _apart(found) if count else found
        if len(found) >= count:
            break
    return found[:count] if count else found


def _from(layer: QgsVectorLayer, metric: str, low: float, out: str) -> list[Highest]:
    """All hexagons of at least ``low``, the highest first. Labels, towns and places ask for the same one after another,
    and to look costs a reading of the whole layer: the last answers are remembered.
    """
    stamp = layer_stamp(layer)
    key = (layer.id(), metric, low, out, stamp)
    if stamp is not None and key in _asked:
        return list(_asked[key])
    request = QgsFeatureRequest().setSubsetOfAttributes([*_FIELDS, metric], layer.fields())
    request.setFilterExpression(f'"{metric}" >= {low:.17g} AND "{metric}" > 0' + (f" AND NOT ({out})" if out else ""))
    found = []
    for one in layer.getFeatures(request):
        if one.hasGeometry():
            cell, code, name = (str(one[column]) for column in _FIELDS)
            x, y = one.geometry().centroid().asPoint()
            found.append(Highest(cell, code, name, float(one[metric]), x, y))
    found.sort(key=lambda one: (-one.value, one.authority_name, one.cell_id))
    return found if stamp is None else list(_asked.keep(key, found))


def _apart(rows: list[Highest]) -> list[Highest]:
    chosen: list[Highest] = []
    for one in rows:
        if len(chosen) < COUNT and all(hypot(one.x - other.x, one.y - other.y) > _APART for other in chosen):
            chosen.append(one)
    return chosen


def label_highest(
    layer: QgsVectorLayer,
    metric: str,
    breaks: Breaks,
    count: int = COUNT,
    *,
    spots: Spots | None = None,
    near_spots: Spots | None = None,
    free_from: float | None = None,
) -> None:
    """Name the ``count`` highest hexagons; labels that the user gave the layer stay.

    ``spots``, ``near_spots`` : where the names, and the figures on maps of a large scale, stand on a page. A name that
    is not among them finds its place by itself, a figure is left out. ``free_from`` : the value from which on hexagons
    keep names away; by default the lowest of the highest class.
    """
    old = layer.labeling()
    if old is not None and not _is_ours(old):
        return
    rows, begins = highest(layer, metric, breaks, count), begins_on(layer)
    radius, unit = _radius(layer, metric, most_of(breaks)), unit_of(metric)
    names = _names({_one(row): text for row, text in zip(rows, texts_of(layer, rows, unit))}, radius, spots)
    never_leave_out(names)
    near = [row for row in rows if near_spots is None or (row.cell_id, row.authority_code) in near_spots]
    figures = _names({_one(row): number(row.value, unit) for row in near}, radius, near_spots)
    lowest = (breaks.bounds[-2] if len(breaks) else None) if free_from is None else free_from
    top = "FALSE" if lowest is None else f'"{metric}" >= {lowest:.17g}'
    wording, room = tr("Highest hexagons"), tr("Room around hexagons of the highest class")
    rules = [QgsRuleBasedLabeling.Rule(names, begins or 0, 0, _any_of(rows, metric), wording)]
    rules[0].setRuleKey(_KEY)
    if begins:  # else marks on every map, or none: one rule is enough; close to, the towns say where
        rules.append(QgsRuleBasedLabeling.Rule(figures, 0, begins, _any_of(near, metric), wording))
    root = QgsRuleBasedLabeling.Rule(None)
    for rule in (*rules, QgsRuleBasedLabeling.Rule(unlabelled(), 0, 0, top, room)):
        root.appendChild(rule)
    layer.setLabeling(QgsRuleBasedLabeling(root))
    if old is None:
        layer.setLabelsEnabled(True)


def cover(layer: QgsVectorLayer, by: QgsMapLayer) -> None:
    """The labels of hexagons are not drawn on a map that draws this layer over them; those that the user made are."""
    there = [name for name in _covering(layer) if QgsProject.instance().mapLayer(name) is not None]
    QgsExpressionContextUtils.setLayerVariable(layer, entries.COVERED, "|".join([*there, by.id()]))
    layer.triggerRepaint()


def is_covered(layer: QgsVectorLayer) -> bool:
    """Whether a statistic was laid over a layer of hexagons."""
    return bool(_covering(layer))


def _covering(layer: QgsVectorLayer) -> list[str]:
    names = QgsExpressionContextUtils.layerScope(layer).variable(entries.COVERED)
    return [name for name in str(names or "").split("|") if name]


def _is_ours(labeling: object) -> bool:
    rules = labeling.rootRule().children() if isinstance(labeling, QgsRuleBasedLabeling) else []
    return any(rule.ruleKey() == _KEY for rule in rules)


def _one(row: Highest) -> str:
    return _is_piece(row.cell_id, row.authority_code)


def _is_piece(cell_id: str, authority_code: str) -> str:
    return f"\"cell_id\" = '{cell_id}' AND \"authority_code\" = '{authority_code}'"


def _any_of(rows: list[Highest], metric: str) -> str:
    """Expression: one of these hexagons; the figure is compared first, for QGIS asks it of every hexagon."""
    if not rows:
        return "FALSE"
    some = " OR ".join(f"({_one(row)})" for row in rows)
    return f'"{metric}" >= {min(row.value for row in rows):.17g} AND ({some}) AND NOT coalesce({_COVERS}, FALSE)'


def label_of(row: Highest, unit: str) -> str:
    """What stands beside a hexagon: "17 in a hexagon of Derby": the figure is the hexagon's, not the place's."""
    stated = tr("{value} in a hexagon of {place}")
    return stated.format(value=number(row.value, unit), place=plain_name(row.authority_name))


def texts_of(layer: QgsVectorLayer, rows: list[Highest], unit: str) -> list[str]:
    """What stands beside these hexagons of a layer, or marks of one that holds sums by place."""
    if layer.customProperty(entries.SUMMED):
        stated = tr("{value} around {place}")
        return [stated.format(value=number(row.value, unit), place=plain_name(row.authority_name)) for row in rows]
    one_place = len(layer.uniqueValues(layer.fields().lookupField("authority_code"), 2)) < 2
    return [with_unit(row.value, unit) if one_place else label_of(row, unit) for row in rows]


def _names(texts: dict[str, str], radius: str, spots: Spots | None = None) -> QgsPalLayerSettings:
    cases = " ".join("WHEN {} THEN '{}'".format(only, text.replace("'", "''")) for only, text in texts.items())
    settings = labels(
        f"(CASE {cases} END)" if texts else "NULL",
        _POINTS,
        DARK,
        bold=True,
        isExpression=True,
        geometryGeneratorEnabled=True,
        geometryGeneratorType=QgsWkbTypes.PointGeometry,
        geometryGenerator="centroid($geometry)",
        placement=QgsPalLayerSettings.AroundPoint,
        dist=2.0,
        priority=10,
    )
    define(settings, LabelDistance=f"({radius}) * 1.155 + 0.6")  # beyond its corners
    leader_line(settings, DARK, away=radius)
    if spots:
        pairs = [(f"WHEN {_is_piece(*key)} THEN", spot) for key, spot in spots.items()]
        x, y = (f"CASE {' '.join(f'{piece} {spot[axis]:.0f}' for piece, spot in pairs)} END" for axis in (0, 1))
        define(settings, PositionX=x, PositionY=y)
    return settings


def _radius(layer: QgsVectorLayer, metric: str, most: float) -> str:
    """Expression: half the width of a hexagon in mm, as a mark or as it is. What the layer says of itself stands in it
    as a figure: QGIS draws leaders without a layer's variables, and without the shape of a hexagon.
    """
    begins, true = begins_on(layer), f"{cell_width(layer) / 2:.1f} * 1000 / @map_scale"
    size = size_of(metric, most, summed=bool(layer.customProperty(entries.SUMMED)))
    return true if begins is None else f"if(@map_scale > {begins:.0f}, {size} / 2, {true})"


def large_marks(layer: QgsVectorLayer, metric: str, breaks: Breaks, scale: float, classes: int = 2) -> np.ndarray:
    """(n, 3): middles and radius in metres of the marks of the highest classes."""
    return disc_rows(layer, in_highest_classes(layer, metric, breaks, classes), most_of(breaks), scale)


def in_highest_classes(layer: QgsVectorLayer, metric: str, breaks: Breaks, classes: int) -> list[Highest]:
    """The hexagons of so many of the highest classes."""
    low = breaks.bounds[max(len(breaks) - classes, 0)] if len(breaks) else 1.0
    return _from(layer, metric, low, expression(left_out_of(layer)))


def disc_rows(layer: QgsVectorLayer, rows: Iterable[Highest], most: float, scale: float) -> np.ndarray:
    """(n, 3): middles and radius in metres of the marks of hexagons of a layer."""
    made = [(one.x, one.y, mark_mm(one.value, most, scale_of(layer, scale)) / FLATS / 2 * scale / 1000) for one in rows]
    return np.array(made, dtype=float).reshape(-1, 3)
