"""The numbered marks of spikes: a ring round the cell, a leader, and a disc with the number of a note."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import Any

from qgis.core import (
    QgsExpressionContextUtils,
    QgsGeometryGeneratorSymbolLayer,
    QgsMapLayer,
    QgsMarkerSymbol,
    QgsPalLayerSettings,
    QgsPointXY,
    QgsTextBackgroundSettings,
    QgsUnitTypes,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QSizeF
from qgis.PyQt.QtGui import QColor

from ...core.base.i18n import tr
from ...core.base.inert import tip
from ...core.spikes.spike_marks import DISC
from ...qgis_io import entries
from ..record.roles import METRIC
from ..style.graduated import FLATS, GREATEST, SEEN_MM
from ..style.labels import coordinate, define, is_listed, labels, never_leave_out, set_by_rule, standing_where
from ..style.symbols import DARK, WHITE, by_rules, cased_line, dot, drive

MOST = 9  # marks on a map of a whole region: more would hide it; the table and a closer look have all
VARIABLE = entries.METRIC_VARIABLE
_NUMBER = '"number"'
_RING = 2.2  # mm across, round the cell
MARKS = "midlands_clusters_marks"  # variable of the layer: beyond which scale hexagons are marks, and the largest value
# Where hexagons are drawn by size a leader ends at the mark's edge: it must not be drawn over the data.
NO_MARKS = "1000000000000,1"
_BEGINS, _MOST = (
    f"to_real(array_get(string_to_array(coalesce(@{entries.MARKS_ON_PAGE}, @{MARKS}, '{NO_MARKS}')), {index}))"
    for index in (0, 1)
)
# Half a true hexagon's width in mm, to its corners; 0 where the map says nothing of it. Where that is more than a ring,
# the hexagon needs none: the leader ends at its edge and the disc stands beside it.
_HALF = f"if({_BEGINS} > 1e10, 0, {SEEN_MM / 2 * 1.155:.3f} * {_BEGINS} / @map_scale)"
_MARK = f'sqrt(min(abs("value") / {_MOST}, 1)) * {GREATEST / FLATS / 2:.3f}'
_EDGE = f"if(@map_scale > {_BEGINS}, max({_RING / 2}, {_MARK}), max({_RING / 2}, {_HALF}))"
_PLACED = is_listed(entries.SPIKE_BEARINGS)  # an atlas says for each of its pages where discs stand
_BEARING = f'if({_PLACED}, {coordinate(entries.SPIKE_BEARINGS, 0)}, "bearing")'
_REACH = f'if({_PLACED}, {coordinate(entries.SPIKE_BEARINGS, 1)}, max("reach", {_HALF} + {DISC / 2 + 0.4}))'
_BESIDE = f"array(sin(radians({_BEARING})) * {_REACH}, -cos(radians({_BEARING})) * {_REACH})"  # offsets count downwards
_CLOSE = 400_000  # a map of a larger scale than this has room for all
# variable of a page's map: ",E06000015/1,E10000007/2,", the numbers that its notes explain
NOTES = "midlands_clusters_notes"
_THIS_PAGE = (
    "CASE WHEN @atlas_feature IS NULL THEN TRUE "
    "ELSE attribute(@atlas_feature, 'authority_code') = \"authority_code\" END"
)
EXPLAINED = f"""(@{NOTES} LIKE concat('%,', "authority_code", '/', {{number}}, ',%'))"""
_SHOWN = (
    f'"metric" = @{VARIABLE} AND CASE WHEN @{NOTES} IS NULL THEN "number" <= {MOST} OR @map_scale < {_CLOSE} '
    f"ELSE {EXPLAINED.format(number=_NUMBER)} AND {_THIS_PAGE} END"
)


@dataclass(frozen=True)
class Spike:
    """A spike as the layer holds it; ``number`` is 1 for the metric's highest, ``at`` lies in the cell (EPSG:27700)."""

    number: int
    metric: str
    cell_id: str
    authority_code: str
    authority_name: str
    reason: str
    share: float
    value: float
    companies: int
    who: str
    name: str
    sentence: str
    at: QgsPointXY

    @property
    def place(self) -> tuple[str, str]:
        """The piece: cell and authority."""
        return (self.cell_id, self.authority_code)


def spikes_of(layer: QgsMapLayer | None, metric: str) -> list[Spike]:
    """The spikes of a metric by their numbers; none where the layer does not hold what it should."""
    if not isinstance(layer, QgsVectorLayer) or layer.fields().lookupField("sentence") < 0:
        return []
    columns = [one for one in fields(Spike) if one.name not in ("metric", "at")]
    read: dict[str, Callable[[Any], Any]] = {"int": int, "float": float, "str": _text}
    found = []
    for feature in layer.getFeatures(f"\"metric\" = '{metric}'" if metric.replace("_", "").isalnum() else "FALSE"):
        point = feature.geometry().asPoint() if feature.hasGeometry() else QgsPointXY()
        known = {one.name: read[str(one.type)](feature[one.name]) for one in columns}
        found.append(Spike(**known, metric=metric, at=point))
    return sorted(found, key=lambda one: one.number)


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""  # NULL comes as a QVariant of its own


def show(layer: QgsMapLayer | None, metric: str) -> None:
    """Show one metric's spikes, by a variable of the layer: what the user did to its style stays."""
    if not isinstance(layer, QgsVectorLayer):
        return
    layer.setCustomProperty(METRIC, metric)
    if QgsExpressionContextUtils.layerScope(layer).variable(VARIABLE) != metric:
        QgsExpressionContextUtils.setLayerVariable(layer, VARIABLE, metric)
        layer.triggerRepaint()


def is_styled(layer: QgsVectorLayer) -> bool:
    """Whether the layer has looks for spikes, the plugin's or the user's: labels, and a renderer of points."""
    return layer.labeling() is not None


def style_spikes(layer: QgsVectorLayer) -> None:
    """The looks of a new layer of spikes."""
    layer.setRenderer(by_rules([(_ring(), _SHOWN, tr("Spike: see the note of its number"), "")]))
    numbers, alone = (_numbers(alone=one) for one in (False, True))
    rules = [(tr("Numbers"), f"NOT ({_PLACED})", numbers), (tr("Numbers"), _PLACED, alone)]
    set_by_rule(layer, [*rules, (tr("Room around numbered discs"), _SHOWN, None)])
    layer.setMapTipTemplate(f'<b>[% "number" %]</b> [% {tip(chr(34) + "sentence" + chr(34))} %]')
    layer.setDisplayExpression('"sentence"')


def _ring() -> QgsMarkerSymbol:
    """A dark ring on a wider white one, which shows on a dark cell too. On a page of sums the leader is enough."""
    made = dot(size=_RING, color="0,0,0,0", outline_color=WHITE, outline_width=0.7)
    made.appendSymbolLayer(dot(size=_RING, color="0,0,0,0", outline_color=DARK, outline_width=0.3).takeSymbolLayer(0))
    round_mark = f"if(@map_scale > {_BEGINS}, 2 * max({_RING / 2}, {_MARK} + 0.4), {_RING})"
    needed = f"coalesce({_HALF}, 0) < {_RING / 2} AND @{entries.SPIKE_DISCS} IS NULL"
    for part in made.symbolLayers():
        drive(part, Size=round_mark, LayerEnabled=needed)
    # A line from the edge of the hexagon or its mark to the disc. Not a callout: QGIS draws those without the layer's
    # variables, which say how large a mark is.
    leader = QgsGeometryGeneratorSymbolLayer.create({"SymbolType": "Line", "geometryModifier": leader_line()})
    leader.setSubSymbol(cased_line({"width": "0.5", "capstyle": "flat"}, {"width": "0.2", "capstyle": "round"}))
    made.insertSymbolLayer(0, leader)
    # Nothing that is seen, where the disc stands: what keeps other names away from a point is its symbol, whatever
    # geometry its labels have. A page has places for all its names.
    unseen = dot(size=DISC + 0.4, color="0,0,0,0", outline_style="no").takeSymbolLayer(0)
    drive(unseen, Offset=_BESIDE, LayerEnabled=f"@{entries.SPIKE_DISCS} IS NULL")
    made.appendSymbolLayer(unseen)
    return made


def _numbers(*, alone: bool = False) -> QgsPalLayerSettings:
    """The number in a disc beside the cell, never left out. One that stands ``alone``, where nothing else of its rank
    does, needs no word about it: what QGIS 3.22 must never leave out it draws twice in one of five drawings.
    """
    settings = labels("number", 7, DARK, bold=True, offsetUnits=QgsUnitTypes.RenderMillimeters, priority=10)
    settings.placement = QgsPalLayerSettings.Placement.OverPoint  # the short name means something else since 3.26
    form, disc = settings.format(), QgsTextBackgroundSettings()
    buffer = form.buffer()
    buffer.setEnabled(False)
    form.setBuffer(buffer)
    disc.setEnabled(True)
    disc.setType(QgsTextBackgroundSettings.ShapeCircle)
    disc.setSizeType(QgsTextBackgroundSettings.SizeFixed)
    disc.setSize(QSizeF(DISC, DISC))
    disc.setSizeUnit(QgsUnitTypes.RenderMillimeters)
    disc.setFillColor(QColor(WHITE))
    disc.setStrokeColor(QColor(DARK))
    disc.setStrokeWidth(0.2)
    disc.setStrokeWidthUnit(QgsUnitTypes.RenderMillimeters)
    form.setBackground(disc)
    settings.setFormat(form)
    if not alone:
        never_leave_out(settings)
    define(settings, Show=_SHOWN, OffsetXY=_BESIDE, ZIndex='1000 - "number"')
    standing_where(settings, entries.SPIKE_SPOTS)
    return settings


def leader_line() -> str:
    """Expression: the leader of a spike, in the units of the map, to where a page's map says that its disc stands."""
    mm, (x, y) = "@map_scale / 1000", (coordinate(entries.SPIKE_DISCS, axis) for axis in (0, 1))
    disc = f"make_point({x}, {y})"
    on_page = is_listed(entries.SPIKE_DISCS)
    turn = f"if({on_page}, azimuth($geometry, {disc}), radians({_BEARING}))"
    far = f"if({on_page}, distance($geometry, {disc}) / ({mm}), {_REACH})"
    ends = (
        f"translate($geometry, sin({turn}) * {away} * {mm}, cos({turn}) * {away} * {mm})"
        for away in (_EDGE, f"({far} - {DISC / 2})")
    )
    return f"make_line({', '.join(ends)})"
