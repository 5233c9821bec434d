"""The user's own places in the project: one layer, one icon a source, kept with the map by every later run."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsExpression, QgsLayerTreeGroup, QgsProject, QgsRuleBasedRenderer, QgsVectorLayer

from ...core.base.i18n import tr
from ...qgis_io.plain_file import source_parts
from ..record.roles import ROLE, layers_of, record
from ..style.labels import set_names
from ..style.symbols import by_rules
from .place_form import describe_fields
from .place_icons import icon, own_icons
from .place_symbols import beside_icon

OWN = "own_places"


def own_places_of(group: QgsLayerTreeGroup) -> QgsVectorLayer | None:
    """The layer of own places, or None."""
    return layers_of(group).get(OWN)


def file_of(layer: QgsVectorLayer | None) -> Path | None:
    """The GeoPackage that a layer shows, None where it shows none."""
    path = source_parts(layer).get("path") if layer is not None else None
    return Path(str(path)) if path else None


def show_own_places(project: QgsProject, group: QgsLayerTreeGroup, path: Path) -> QgsVectorLayer:
    """Show a GeoPackage of own places at the top of the group, or in the layer that is there already."""
    layer = own_places_of(group)
    source = f"{path}|layername={OWN}"
    if layer is None:
        options = QgsVectorLayer.LayerOptions(project.transformContext())
        options.loadDefaultStyle = False
        layer = QgsVectorLayer(source, tr("Own places"), "ogr", options)
        layer.setCustomProperty(ROLE, OWN)
        project.addMapLayer(layer, False)
        group.insertLayer(0, layer)
        record(group, {OWN: layer})
        style_own_places(layer)
    else:
        layer.setDataSource(source, layer.name(), "ogr", False)
        _add_rules(layer)
        describe_fields(layer)
        layer.triggerRepaint()
        layer.emitStyleChanged()
    return layer


def style_own_places(layer: QgsVectorLayer) -> None:
    """An icon a source, names beside them, form and map tip."""
    layer.setRenderer(by_rules([]))
    _add_rules(layer)
    set_names(layer, beside_icon("label"))
    describe_fields(layer)


def _add_rules(layer: QgsVectorLayer) -> None:
    """A rule for each source that has none yet; a renderer that the user chose is left alone."""
    renderer = layer.renderer().clone()
    if not isinstance(renderer, QgsRuleBasedRenderer):
        return
    known = {rule.ruleKey(): rule for rule in renderer.rootRule().children()}
    icons = {f"own:{one['source']}": (str(one["source"]), str(one["icon"])) for one in layer.getFeatures()}
    for key, rule in known.items():
        if key.startswith("own:") and key not in icons:
            renderer.rootRule().removeChild(rule)
    for key, (source, name) in sorted(icons.items()):
        if key not in known:
            symbol = icon(name if name in own_icons() else own_icons()[0])
            only = f'"source" = {QgsExpression.quotedString(source)}'
            rule = QgsRuleBasedRenderer.Rule(symbol, 0, 0, only, Path(source).stem or source)
            rule.setRuleKey(key)
            renderer.rootRule().appendChild(rule)
    layer.setRenderer(renderer)
