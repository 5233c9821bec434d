"""Icons read in print and in grey: rendered at 4 mm and 300 dots per inch, any two differ by shape and lightness."""

from itertools import combinations

import numpy as np
import pytest

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
