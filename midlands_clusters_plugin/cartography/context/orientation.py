"""What a reader finds the way by: authorities and those next to them, towns by size, the sea."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from qgis.core import QgsPalLayerSettings, QgsVectorLayer

from ...core.base.i18n import tr
from ...core.geography.authorities import AS_SPOKEN
from ...core.geography.context import towns
from ...qgis_io import entries
from ..style.labels import (
    INSIDE,
    coordinate,
    define,
    is_listed,
    labels,
    leader_line,
    never_leave_out,
    set_by_rule,
    set_labels,
    standing_where,
)
from ..style.palette import colour
from ..style.symbols import area, dot, draw_all, drive
from .far_places import OF_PAGE

LARGE, MEDIUM, _MARKET, SMALL = 200_000, 90_000, 40_000, 18_000  # inhabitants
_WIDE_MM = 30  # neighbours at least so wide are named on maps of a region
_THUMBNAIL = 1_620_000
IN_SHAPES = (6.5, 8.0)  # points: names of authorities, of shapes so many mm wide
SHAPE_MM = (8.0, 40.0)
ROOM_MM = 13  # authorities at least so wide are named there; the others by their towns
METROPOLIS = 400_000  # of towns outside the area, these are named on maps of a region
_AUTHORITY_IN_HEADLINE = f"strpos(coalesce(@midlands_clusters_named, ''), '|' || {AS_SPOKEN} || '|') > 0"
# The five highest hexagons bear their town's name already: far_places.name_once.
_NAMED_BY_DATA = (
    "strpos(coalesce(@midlands_clusters_highest_on_page, @midlands_clusters_highest, ''), '|' || \"name\" || '|') > 0"
)
_IN_HEADLINE = "strpos(coalesce(@midlands_clusters_named, ''), '|' || \"name\" || '|') > 0"  # a variable of the page
NO_LEADER = 99  # mm from the dot of a town, in the list of the own names of an atlas's pages: none is needed
FAR = 700_000  # a map of a smaller scale than this has room for the large towns only
_NEAR = 300_000  # a map of a larger scale than this has room for every town
_SEA, _SEA_NAME = "#edf4fa", "#4f7088"
_WIDTH = "sqrt($area) / @map_scale * 1000"  # of a shape on the map, in mm, about
# Broken into lines of a word or two; "and" begins a line rather than ends one.
_WRAPPED = f"replace(wordwrap({AS_SPOKEN}, if(length({AS_SPOKEN}) > 13, 10, 30)), ' and\\n', '\\nand ')"


def style_authorities(layer: QgsVectorLayer, town_names: Iterable[str]) -> None:
    """Outlines, and names in their shapes. A city that is its own authority is named by its town."""
    line = colour("authority")
    symbol = area(style="no", outline_color=line, outline_width=0.2, joinstyle="round")
    far = f"if(@map_scale > {FAR}, {{}}, {{}})"  # on maps of a region the data come first
    shade = far.format(f"'{colour('authority_far')}'", f"'{line}'")
    drive(symbol.symbolLayer(0), StrokeWidth=far.format("0.08", "0.2"), StrokeColor=shade)
    draw_all(layer, symbol)
    settings = labels(_unless_town(town_names), 7, colour("authority_label"), italic=True, obstacle=False, **INSIDE)
    placed = f"@{entries.AUTHORITY_SPOTS} IS NULL OR {is_listed(entries.AUTHORITY_SPOTS)}"
    define(
        settings,
        Size=_by_width(*IN_SHAPES),
        Show=f"(@map_scale <= {FAR} OR {_WIDTH} > {ROOM_MM}) AND ({placed}) OR {_AUTHORITY_IN_HEADLINE}",
        Color=far.format("'#767676'", f"'{colour('authority_label')}'"),
        Priority=f"if({_AUTHORITY_IN_HEADLINE}, 9, 3)",
    )
    standing_where(settings, entries.AUTHORITY_SPOTS)
    set_labels(layer, settings)


def _unless_town(town_names: Iterable[str]) -> str:
    """Expression: the authority's name, NULL where a town bears it."""
    same = ", ".join("'{}'".format(name.replace("'", "''")) for name in sorted(set(town_names)))
    return f"if({AS_SPOKEN} in ({same}), NULL, {_WRAPPED})" if same else _WRAPPED


def style_neighbours(layer: QgsVectorLayer) -> None:
    """Grey land with names in grey, where there is room inside."""
    grey = colour("neighbour")
    draw_all(layer, area(color=grey, outline_color=colour("neighbour_outline"), outline_width=0.15))
    look = {**INSIDE, "fitInPolygonOnly": True, "priority": 1}
    names = _unless_town(towns()["name"])
    settings = labels(names, 6.5, colour("neighbour_label"), italic=True, halo=grey, obstacle=False, **look)
    define(settings, Size=_by_width(5.5, 7.0), Show=f"{_WIDTH} > {_WIDE_MM}")
    set_labels(layer, settings)


def _by_width(small: float, large: float) -> str:
    """Expression: the size of a name in a polygon, which follows the width of the shape on the map."""
    return f"scale_linear({_WIDTH}, {SHAPE_MM[0]}, {SHAPE_MM[1]}, {small}, {large})"


def style_towns(layer: QgsVectorLayer) -> None:
    """Dots and names of towns, by size: the large ones on maps of a region, all of them close to."""
    symbol = dot(size=1.3, color="#ffffff", outline_color=colour("town"), outline_width=0.25)
    inside = "coalesce(attribute($currentfeature, 'inside'), true)"
    least = (  # few names outside the area
        f"CASE WHEN @map_scale >= {FAR} THEN if({inside}, {MEDIUM}, {METROPOLIS}) "
        f"WHEN @map_scale >= {_NEAR} THEN if({inside}, {SMALL}, {LARGE}) ELSE if({inside}, 0, {_MARKET}) END"
    )
    shown = f'(("population" >= {least} AND {OF_PAGE}) OR "population" >= {METROPOLIS} OR {_IN_HEADLINE})'
    listed = is_listed(entries.TOWN_SPOTS)
    # A page's map says where names have room. In a window the heading has the name that finds none.
    placed = f"@{entries.TOWN_SPOTS} IS NULL OR {listed} OR ({_IN_HEADLINE} AND @{entries.WINDOW} IS NULL)"
    named = f"({shown}) AND NOT (@map_scale > {FAR} AND {_NAMED_BY_DATA}) AND ({placed})"
    near = f'if("population" >= {LARGE}, 1.7, if("population" >= {MEDIUM}, 1.4, 1.1))'
    by_size = f"if(@map_scale > {FAR}, 0.9, if(@{entries.WINDOW} IS NULL, {near}, 1.1))"
    drive(symbol.symbolLayer(0), LayerEnabled=shown, Size=by_size)
    draw_all(layer, symbol)
    around = QgsPalLayerSettings.AroundPoint
    cities, large = (_town_names(placement=around, dist=1.2, priority=rank) for rank in (6, 5))
    small = _town_names(placement=QgsPalLayerSettings.OrderedPositionsAroundPoint, dist=0.9, priority=4)
    define(large, LabelDistance=f"if(@map_scale > {FAR}, 1.0, 2.6)")  # icons are larger close to
    define(cities, LabelDistance=f"if(@map_scale > {FAR}, 2.2, 2)")
    leader_line(cities, colour("town"), away="0.6")
    own, first, always = (QgsPalLayerSettings(cities) for _ in range(3))
    own.priority, first.priority, always.priority = 10, 9, 10
    never_leave_out(always)  # on a thumbnail nothing is free, and a name of the headline must be found on the map
    for settings in (always, first, cities, large, small):
        define(settings, Show=named)
        standing_where(settings, entries.TOWN_SPOTS)
    of_page, away = is_listed(entries.OWN_SPOTS), coordinate(entries.OWN_SPOTS, 2)
    standing_where(own, entries.OWN_SPOTS)
    leader_line(own, colour("town"), away=away)  # as far as the hexagon reaches that its dot lies in
    define(own, Show=OF_PAGE, CalloutDraw=f"{away} < {NO_LEADER}")
    # QGIS 3.22 draws a name that is never left out twice where it has several places: close to it is only preferred.
    fixed = f"@map_scale > {FAR} OR {listed}"
    least = f"if(@map_scale > {_THUMBNAIL}, {LARGE}, {METROPOLIS})"
    greatest = f'{inside} AND "population" >= {least} AND @map_scale > {FAR}'
    rules = [
        (tr("Named in the headline"), f"({_IN_HEADLINE}) AND ({fixed})", always),
        (tr("Named in the headline"), f"({_IN_HEADLINE}) AND NOT ({fixed})", first),
        (tr("Great cities on maps of a region"), f"({greatest}) AND NOT ({_IN_HEADLINE})", QgsPalLayerSettings(always)),
        (tr("Cities"), f'"population" >= {LARGE} AND NOT ({greatest}) AND NOT ({_IN_HEADLINE})', cities),
        (tr("Large towns"), f'"population" >= {_MARKET} AND "population" < {LARGE} AND NOT ({_IN_HEADLINE})', large),
        (tr("Other towns"), f'"population" < {_MARKET} AND NOT ({_IN_HEADLINE})', small),
    ]
    rules = [(wording, f"({only}) AND NOT ({of_page})", settings) for wording, only, settings in rules]
    set_by_rule(layer, [*rules, (tr("The authority of an atlas page"), of_page, own)])


def _town_names(**attributes: Any) -> QgsPalLayerSettings:
    """A name may lie on the dot of another town, or a conurbation has no names at all."""
    settings = labels("name", 7, colour("town"), obstacle=False, **attributes)
    by_size = f'if("population" >= {LARGE}, 8.5, if("population" >= {MEDIUM}, 7, 6.5))'
    define(
        settings,
        Size=f'if(@map_scale > {FAR}, if("population" >= {LARGE}, 7.5, 6.5), {by_size})',
        Bold=f'"population" >= {LARGE} AND @map_scale <= {FAR}',
        ZIndex='"population"',
        Color=f"if(@map_scale > {FAR}, '#666666', '{colour('town')}')",
    )
    return settings


def style_sea(layer: QgsVectorLayer) -> None:
    """Light blue-grey with its name, under everything else."""
    draw_all(layer, area(color=_SEA, outline_style="no"))
    look = {"placement": QgsPalLayerSettings.Horizontal, "fitInPolygonOnly": True, "centroidWhole": False}
    set_labels(layer, labels("name", 8, _SEA_NAME, italic=True, halo=_SEA, obstacle=False, priority=1, **look))
