"""The user's own places in the project: one layer, one icon a source, kept with the map by every later run."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsLayerTreeGroup, QgsProject, QgsProviderRegistry, QgsRuleBasedRenderer, QgsVectorLayer

from ...core.base.i18n import tr
from ..record.roles import ROLE, layers_of, record
from ..style.labels import set_names
from .place_form import describe_fields
from .place_icons import icon, own_icons
from .place_symbols import beside_icon

OWN = "own_places"


def own_places_of(group: QgsLayerTreeGroup) -> QgsVectorLayer | None:
    """The layer of own places, or None."""
    return layers_of(group).get(OWN)


def file_of(layer: QgsVectorLayer | None) -> Path | None:
    """The GeoPackage that a layer shows, None where it shows none."""
    if layer is None:
        return None
    path = QgsProviderRegistry.instance().decodeUri("ogr", layer.source()).get("path")
    return Path(str(path)) if path else None


def show_own_places(project: QgsProject, group: QgsLayerTreeGroup, path: Path) -> QgsVectorLayer:
    """Show a GeoPackage of own places (``core.own_places.add_to_file``) at the top of the group, or in the layer that
    is there already.
    """
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
    layer.setRenderer(QgsRuleBasedRenderer(QgsRuleBasedRenderer.Rule(None)))
    _add_rules(layer)
    settings = beside_icon("label")
    set_names(layer, settings)
    describe_fields(layer)


def _add_rules(layer: QgsVectorLayer) -> None:
    """A rule for each source that has none yet; a renderer that the user chose is left alone."""
    renderer = layer.renderer().clone()
    if not isinstance(renderer, QgsRuleBasedRenderer):
        return
    known = {rule.ruleKey() for rule in renderer.rootRule().children()}
    icons = {str(one["source"]): str(one["icon"]) for one in layer.getFeatures()}
    for rule in list(renderer.rootRule().children()):
        if rule.ruleKey().startswith("own:") and rule.ruleKey()[4:] not in icons:
            renderer.rootRule().removeChild(rule)
    for source, name in sorted(icons.items()):
        if f"own:{source}" in known:
            continue
        quoted = source.replace("'", "''")
        symbol = icon(name if name in own_icons() else own_icons()[0])
        rule = QgsRuleBasedRenderer.Rule(symbol, 0, 0, f"\"source\" = '{quoted}'", Path(source).stem or source)
        rule.setRuleKey(f"own:{source}")
        renderer.rootRule().appendChild(rule)
    layer.setRenderer(renderer)
