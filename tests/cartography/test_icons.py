"""Icons read in print and in grey: rendered at 4 mm and 300 dots per inch, any two differ by shape and lightness."""

from itertools import combinations

import numpy as np
import pytest
from qgis.core import (
    QgsExpressionContext,
    QgsExpressionContextScope,
    QgsFeature,
    QgsGeometry,
    QgsMapLayerStyle,
    QgsPointXY,
    QgsSingleSymbolRenderer,
    QgsSymbolLayer,
    QgsVectorLayer,
)

from midlands_clusters_plugin.cartography.context import place_icons
from midlands_clusters_plugin.cartography.style import overrides

pytestmark = pytest.mark.usefixtures("qgis_app")
PIXELS = round(4 / 25.4 * 300)
BASE_PLANE = 245  # empty hexagons


def in_grey(name):
    from qgis.core import QgsMapSettings, QgsRenderContext
    from qgis.PyQt.QtCore import QPointF, QSize
    from qgis.PyQt.QtGui import QColor, QImage, QPainter

    from midlands_clusters_plugin.cartography.context.place_icons import icon

    image = QImage(PIXELS, PIXELS, QImage.Format.Format_RGB32)
    image.fill(QColor(BASE_PLANE, BASE_PLANE, BASE_PLANE))
    settings = QgsMapSettings()
    settings.setOutputSize(QSize(PIXELS, PIXELS))
    settings.setOutputDpi(300)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    context = QgsRenderContext.fromMapSettings(settings)
    context.setPainter(painter)
    symbol = icon(name, spread=False)
    symbol.startRender(context)
    symbol.renderPoint(QPointF(PIXELS / 2, PIXELS / 2), None, context)
    symbol.stopRender(context)
    painter.end()
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    bits = grey.constBits()
    bits.setsize(grey.bytesPerLine() * PIXELS)
    return np.frombuffer(bytes(bits), np.uint8).reshape(PIXELS, -1)[:, :PIXELS].astype(float)


def test_any_two_icons_differ_in_grey():
    from midlands_clusters_plugin.cartography.context.place_icons import icon_colours

    pictures = {name: in_grey(name) for name in icon_colours()}
    assert len(pictures) == 8
    differences = {(a, b): np.abs(pictures[a] - pictures[b]).mean() for a, b in combinations(pictures, 2)}
    assert min(differences.values()) > 35, differences  # of 255, the mean over all pixels


def test_an_icon_stands_out_from_light_and_dark_hexagons():
    from midlands_clusters_plugin.cartography.context.place_icons import icon_colours

    for name in icon_colours():
        picture = in_grey(name)
        assert (picture < 110).mean() > 0.12, f"{name}: too little ink to be seen on empty hexagons"
        assert (picture > 130).mean() > 0.12, f"{name}: nothing light in it to be seen on the darkest class"


def test_drawings_are_plain_svg():
    from xml.etree import ElementTree

    from midlands_clusters_plugin.cartography.context.place_icons import icon_colours
    from midlands_clusters_plugin.core.base.resources import resource

    for name in icon_colours():
        root = ElementTree.parse(resource("icons", f"{name}.svg")).getroot()
        assert root.get("viewBox") == "0 0 32 32"
        assert {one.tag.rpartition("}")[2] for one in root.iter()} <= {"svg", "path", "circle", "rect"}
        assert "param(fill)" in resource("icons", f"{name}.svg").read_text()


def test_an_icon_on_a_dark_hexagon_is_a_dot_and_one_at_its_edge_is_smaller():
    layer = QgsVectorLayer("Point?crs=EPSG:27700&field=offsets:string", "Places", "memory")
    rows = [(0, 0, None), (650, 0, ""), (3000, 0, "-4,0;" * 10 + "-4,0"), (0, 3000, "0,0;" * 11)]
    for x, y, offsets in rows:
        one = QgsFeature(layer.fields())
        one.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(x, y)))
        one["offsets"] = offsets
        layer.dataProvider().addFeature(one)
    ids = [one.id() for one in layer.getFeatures()]
    marks = np.array([(0.0, 0.0, 530.0)])
    assert place_icons.icons_on(layer, marks, 200_000.0) == set(ids[:3]), "where a map moves them to"
    dots = place_icons.icons_on(layer, marks, 200_000.0, 0.6)
    assert ids[0] in dots and ids[1] not in dots and ids[3] not in dots
    layer.setRenderer(QgsSingleSymbolRenderer(place_icons.icon("university")))
    QgsMapLayerStyle(overrides.small_dots(layer, ids[:1], ids[1:2], 1.8)).writeToLayer(layer)
    icon, dot = layer.renderer().symbol().symbolLayers()
    context, variables = QgsExpressionContext(), QgsExpressionContextScope()
    variables.setVariable("map_scale", 200_000)
    context.appendScope(variables)
    context.setFields(layer.fields())
    for ident, dotted, size in zip(ids, (True, False, False, False), (2.8, 1.8, 2.8, 2.8)):
        context.setFeature(layer.getFeature(ident))

        def value(part, what, otherwise):
            return part.dataDefinedProperties().value(what, context, otherwise)

        assert bool(value(dot, QgsSymbolLayer.PropertyLayerEnabled, None)) == dotted
        assert bool(value(icon, QgsSymbolLayer.PropertyLayerEnabled, None)) != dotted
        assert value(icon, QgsSymbolLayer.PropertySize, None) == size
    assert dot.size() < 0.6
