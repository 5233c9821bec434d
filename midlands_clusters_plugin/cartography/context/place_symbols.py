"""Places of innovation on the map: which are shown, their icons, outlines and names."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from qgis.core import (
    QgsExpression,
    QgsFillSymbol,
    QgsPalLayerSettings,
    QgsRuleBasedRenderer,
    QgsSimpleLineSymbolLayer,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor

from ...core.base.i18n import tr
from ...core.places.crowding import FAR
from ...qgis_io import entries
from ..record.roles import PLACES_SHOWN
from ..record.stored import saved
from ..style.labels import define, labels, leader_line, set_labels, set_names, standing_where, unlabelled
from ..style.symbols import DARK, area, by_rules, drive
from .far_places import DRAWN, NAMES, NEAR, OF_PAGE, WRAP, choose_far, name_once, with_glyph
from .place_form import describe_fields
from .place_icons import SIZE, icon, icon_table, moved

LABELS = ("none", "some", "all")
_ZONE = "Investment Zone"
_ZONE_SHADE, _OPPORTUNITY_SHADE = "#0b5f58", "#5b3a8c"


def kind_names() -> dict[str, str]:
    """The kinds of places with their names, in the legend's order."""
    return {
        "university": tr("University"),
        "innovation_hub": tr("Innovation hub"),
        "investment_atlas": tr("UK Investment Atlas site"),
        "strategy_zone": tr("Industrial Strategy Zone"),
        "anchor": tr("Company or organisation named in the report"),
    }


@dataclass(frozen=True)
class PlacesShown:
    """Which places a map shows. ``kinds`` are shown but for ``hidden_types``; ``relevant``: only those of the map's
    cluster. ``labels`` : none; some (on maps of a region the important ones only); all. ``outside`` : those outside the
    map's area too.
    """

    kinds: tuple[str, ...] = ("university", "innovation_hub", "investment_atlas")
    hidden_types: tuple[str, ...] = ()
    relevant: bool = False
    labels: str = "some"
    outside: bool = False


def places_shown(layer: QgsVectorLayer) -> PlacesShown:
    """What a layer of places shows. Kinds that the user switched off in the layer tree count as hidden."""
    known, usual = saved(layer, PLACES_SHOWN, {}), PlacesShown()
    kept, rules = str(known.get("labels", usual.labels)), _rules(layer)
    kinds = _text(known.get("kinds"), usual.kinds)
    return PlacesShown(
        tuple(kind for kind in kind_names() if kind in rules and rules[kind].active()) if rules else kinds,
        _text(known.get("hidden_types"), ()),
        bool(known.get("relevant", False)),
        kept if kept in LABELS else usual.labels,
        bool(known.get("outside", usual.outside)),
    )


def _text(value: object, usual: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(one for one in value if isinstance(one, str)) if isinstance(value, list) else usual


def show_places(layers: Mapping[str, Any], shown: PlacesShown) -> bool:
    """Show these places: the rules of the layers' own renderers and labels are changed, their symbols stay.

    ``layers`` are the group's, by role. Returns False where the user gave the places a renderer without our rules: that
    is left alone.
    """
    done = True
    for role in ("places", "place_areas"):
        layer = layers.get(role)
        if layer is None:
            continue
        rules = _rules(layer)
        done = done and bool(rules)
        for kind, rule in rules.items():
            rule.setFilterExpression(_filter(kind, shown))
            rule.setActive((kind if role == "places" else "investment_atlas") in shown.kinds)
        layer.setCustomProperty(PLACES_SHOWN, json.dumps(asdict(shown)))
        (_label_places if role == "places" else _label_areas)(layer, shown)
        layer.triggerRepaint()
        layer.emitStyleChanged()
    choose_places(layers)
    return done


def choose_places(layers: Mapping[str, Any]) -> None:
    """Which of the shown places a map of the region has room for, beside the hexagons as they are drawn now."""
    for _ in choosing_places(layers):
        pass


def choosing_places(layers: Mapping[str, Any]) -> Iterator[None]:
    """``choose_places`` in steps that each hold the window's thread only briefly."""
    name_once(layers)
    yield
    if "places" in layers:
        choose_far(layers, filter_of(layers["places"]))
        yield


def _rules(layer: QgsVectorLayer) -> dict[str, QgsRuleBasedRenderer.Rule]:
    """Our rules of a layer, by kind; none where its renderer is not ours."""
    renderer = layer.renderer()
    rules = renderer.rootRule().children() if isinstance(renderer, QgsRuleBasedRenderer) else []
    return {rule.ruleKey(): rule for rule in rules if rule.ruleKey() in {*kind_names(), "zone", "opportunity"}}


def filter_of(layer: QgsVectorLayer) -> str:
    """Expression: the places that a layer shows; "" where its renderer is not ours."""
    rules = _rules(layer)
    active = [f"({rule.filterExpression()})" for rule in rules.values() if rule.active()]
    return " OR ".join(active) or ("false" if rules else "")


def shown_places(layers: Mapping[str, Any]) -> str:
    """``filter_of`` a map's places."""
    return filter_of(layers["places"]) if "places" in layers else ""


def _filter(kind: str, shown: PlacesShown) -> str:
    """The rule's filter, as the user reads it in the layer's properties."""
    parts = {"zone": f"\"type\" = '{_ZONE}'", "opportunity": f"\"type\" <> '{_ZONE}'"}
    found = [parts.get(kind, f"\"kind\" = '{kind}'")]
    if shown.hidden_types:
        found.append('"type" NOT IN ({})'.format(", ".join(map(QgsExpression.quotedString, shown.hidden_types))))
    if shown.relevant:
        found.append('"relevant"')
    if not shown.outside:
        found.append("coalesce(attribute($currentfeature, 'in_area'), true)")  # older maps do not say it of areas
    return " AND ".join(found)


def style_places(layer: QgsVectorLayer) -> None:
    """One icon a kind, names beside them, and a form and map tip that say how sure a place is."""
    shown = PlacesShown()
    rules = ((with_glyph(icon(kind), kind), _filter(kind, shown), name, kind) for kind, name in kind_names().items())
    layer.setRenderer(by_rules(rules))
    for kind, rule in _rules(layer).items():
        rule.setActive(kind in shown.kinds)
    _label_places(layer, shown)
    describe_fields(layer)


def style_place_areas(layer: QgsVectorLayer) -> None:
    """Areas as a thin line with a tint; close to, as a band along the inside of their outline."""
    shown = PlacesShown()
    symbology = (
        ("zone", band(_ZONE_SHADE, [5.0, 1.6]), tr("Investment Zone")),
        ("opportunity", band(_OPPORTUNITY_SHADE, [0.6, 1.2]), tr("Investment opportunity of a whole area")),
    )
    layer.setRenderer(by_rules((symbol, _filter(key, shown), name, key) for key, symbol, name in symbology))
    _label_areas(layer, shown)
    describe_fields(layer)


def band(shade: str, dashes: list[float]) -> QgsFillSymbol:
    """A thin dashed line with a light band inside; on maps of a region a tint, for data must be seen first."""
    soft, tint = QColor(shade), QColor(shade)
    soft.setAlphaF(0.16)
    tint.setAlphaF(0.008)
    wide, line = QgsSimpleLineSymbolLayer(soft), QgsSimpleLineSymbolLayer(QColor(shade))
    line.setUseCustomDashPattern(True)
    line.setCustomDashVector(dashes)
    line.setPenCapStyle(Qt.PenCapStyle.FlatCap)
    for one, width, inside in ((wide, 1.2, 0.7), (line, 0.25, 0.35)):
        one.setWidth(width)
        one.setOffset(inside)
        one.setPenJoinStyle(Qt.PenJoinStyle.RoundJoin)
    by_scale = f"if(@map_scale > {FAR}, {{}}, {{}})"
    drive(line, StrokeWidth=by_scale.format(0.12, 0.25), Offset=by_scale.format(0.06, 0.35))
    drive(wide, LayerEnabled=f"coalesce(@map_scale, 0) <= {FAR}")
    symbol = area(color=tint.name(QColor.NameFormat.HexArgb), outline_style="no")
    symbol.symbolLayer(0).setFillColor(tint)
    drive(symbol.symbolLayer(0), LayerEnabled=f"@map_scale > {FAR}")
    symbol.appendSymbolLayer(wide)
    symbol.appendSymbolLayer(line)
    return symbol


def _label_places(layer: QgsVectorLayer, shown: PlacesShown) -> None:
    if shown.labels == "none":
        set_labels(layer, unlabelled())
        return
    cases = " ".join(f"WHEN \"kind\" = '{kind}' THEN '{one}'" for kind, one in icon_table()["names"].items())
    settings = beside_icon("label")
    define(settings, Color=f"CASE {cases} ELSE '{DARK}' END", Priority='if("important", 7, 5)')
    standing_where(settings, entries.PLACE_SPOTS)
    some = f"{OF_PAGE} AND ({NEAR} OR {NAMES})" if shown.labels == "some" else DRAWN
    set_names(layer, settings, some, DRAWN)


def beside_icon(field: str) -> QgsPalLayerSettings:
    """Names round an icon: next to it where there is room, farther off with a leader line where icons crowd."""
    settings = labels(
        field,
        6.5,
        DARK,
        placement=QgsPalLayerSettings.AroundPoint,
        autoWrapLength=WRAP,
        multilineAlign=QgsPalLayerSettings.MultiFollowPlacement,
        geometryGeneratorEnabled=True,
        geometryGenerator=moved(),
        dist=2.6,
    )
    define(settings, LabelDistance=f'({SIZE}) / 2 + if(coalesce("free_to", 0) >= @map_scale, 1.2, 3.6)')
    leader_line(settings, "#4d4d4d", away=f"({SIZE}) / 2")
    return settings


def _label_areas(layer: QgsVectorLayer, shown: PlacesShown) -> None:
    if shown.labels == "none":
        set_labels(layer, unlabelled(obstacle=False))
        return
    settings = labels("label", 6.5, _ZONE_SHADE, italic=True, obstacle=False, autoWrapLength=22, priority=2)
    settings.placement = QgsPalLayerSettings.Horizontal
    define(settings, Color=f"if(\"type\" = '{_ZONE}', '{_ZONE_SHADE}', '{_OPPORTUNITY_SHADE}')")
    if shown.labels == "some":
        define(settings, Show=f"@map_scale <= {FAR}")
    set_labels(layer, settings)


def icon_names() -> dict[str, str]:
    """The icons for own places, with their names."""
    return {"own_pin": tr("Pin"), "own_triangle": tr("Triangle"), "own_hexagon": tr("Hexagon")}
