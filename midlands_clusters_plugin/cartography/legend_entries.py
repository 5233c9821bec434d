"""Which entries of a layer a legend needs: a kind of place that is off, or of which the map shows none, would only puzzle its reader."""

from __future__ import annotations

from qgis.core import (
    QgsCoordinateTransform,
    QgsCsException,
    QgsFeatureRequest,
    QgsLayoutItemMap,
    QgsMapLayer,
    QgsProject,
    QgsRectangle,
    QgsRuleBasedRenderer,
    QgsVectorLayer,
)


def needed(layer: QgsMapLayer, themap: QgsLayoutItemMap | None) -> list[int] | None:
    """Numbers of the entries to show, in order; None for all of them. Only layers drawn by rules, and layers without a feature, have fewer.

    ``themap`` : the map that the legend tells of; None, or one that an atlas moves: whatever the layer holds counts.
    """
    if not isinstance(layer, QgsVectorLayer):
        return None
    if layer.featureCount() == 0:
        return []
    renderer = layer.renderer()
    if not isinstance(renderer, QgsRuleBasedRenderer):
        return None
    extent = _extent(layer, themap)
    rules = renderer.rootRule().children()
    if any(rule.children() for rule in rules) or len(rules) != len(renderer.legendSymbolItems()):  # an officer's own style
        return None
    return [number for number, rule in enumerate(rules) if rule.active() and _any(layer, rule, extent)]


def _any(layer: QgsVectorLayer, rule: QgsRuleBasedRenderer.Rule, extent: QgsRectangle | None) -> bool:
    """Is there a feature that the rule draws."""
    if rule.isElse():
        return True
    request = QgsFeatureRequest().setLimit(1)
    if rule.filterExpression():
        request.setFilterExpression(rule.filterExpression())
    if extent is not None:
        request.setFilterRect(extent)
    return any(True for _ in layer.getFeatures(request))


def _extent(layer: QgsVectorLayer, themap: QgsLayoutItemMap | None) -> QgsRectangle | None:
    if themap is None or themap.atlasDriven():
        return None
    transform = QgsCoordinateTransform(themap.crs(), layer.crs(), QgsProject.instance())
    try:
        return transform.transformBoundingBox(themap.extent())
    except QgsCsException:
        return None
