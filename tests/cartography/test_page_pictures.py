"""Pages as pictures, against small stored ones. Fonts differ between machines, so coarse blocks are compared, with room for that.

``MAKE_PICTURES=1 pytest tests/cartography/test_page_pictures.py`` stores them anew: look at them before they are committed.
"""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QImage

from midlands_clusters_plugin.cartography.map.group_layers import add_map
from midlands_clusters_plugin.cartography.page import pages
from midlands_clusters_plugin.cartography.page.exporting import preview
from midlands_clusters_plugin.cartography.record.facts import map_facts
from midlands_clusters_plugin.cartography.record.page_settings import PageSettings

from .conftest import made_map, write_map
from .test_pages import atlas_ready

STORED = Path(__file__).with_name("pictures")
TEMPLATES = ("map_a4_landscape", "map_a4_portrait", "figures_a4_landscape", "sheet_a4_landscape", "atlas_a4_portrait")
_PIXELS = 300  # of a stored picture's longer side
_BLOCK = 10  # pixels: about a centimetre of the page
_MEAN, _WORST = 2.5, 45.0  # grey levels of 255


@pytest.fixture
def group(project, tmp_path):
    hexmap = atlas_ready(made_map())
    return add_map(project, write_map(hexmap, tmp_path / "m.gpkg"), map_facts(hexmap), "business_count")


def page_of(project, group, template):
    return pages.make_layout(project, group, template=template, on=date(2026, 3, 5), settings=PageSettings())


def picture(page):
    image = preview(page, _PIXELS * 3)
    longer = max(image.width(), image.height())
    size = image.size() * (_PIXELS / longer)
    return image.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)


def blocks(image: QImage) -> np.ndarray:
    """Mean grey levels of blocks of the picture."""
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    bits = grey.constBits()
    bits.setsize(grey.bytesPerLine() * grey.height())
    values = np.frombuffer(bits, np.uint8).reshape(grey.height(), grey.bytesPerLine())[:, : grey.width()].astype(float)
    rows, columns = values.shape[0] // _BLOCK, values.shape[1] // _BLOCK
    return values[: rows * _BLOCK, : columns * _BLOCK].reshape(rows, _BLOCK, columns, _BLOCK).mean(axis=(1, 3))


def unlike(image: QImage, stored: QImage) -> tuple[float, float]:
    """Mean and worst difference of the blocks."""
    one, other = blocks(image), blocks(stored)
    assert one.shape == other.shape
    difference = np.abs(one - other)
    return float(difference.mean()), float(difference.max())


def alike(image: QImage, stored: QImage) -> bool:
    mean, worst = unlike(image, stored)
    return mean <= _MEAN and worst <= _WORST


@pytest.mark.parametrize("template", TEMPLATES)
def test_page_symbology_like_the_stored_picture(project, group, template):
    image, path = picture(page_of(project, group, template)), STORED / f"{template}.png"
    if os.environ.get("MAKE_PICTURES"):
        STORED.mkdir(exist_ok=True)
        image.save(str(path))
    assert alike(image, QImage(str(path))), f"mean and worst difference: {unlike(image, QImage(str(path)))}"


@pytest.mark.parametrize(
    ("template", "part"),
    [
        ("map_a4_landscape", "map"), ("map_a4_landscape", "legend"), ("map_a4_landscape", "title"),
        ("map_a4_portrait", "legend"), ("figures_a4_landscape", "title"), ("figures_a4_landscape", "legend"),
        ("sheet_a4_landscape", "map_3"), ("sheet_a4_landscape", "legend_2"), ("atlas_a4_portrait", "overview"),
    ],
)  # fmt: skip
def test_a_page_without_a_part_does_not_pass(project, group, template, part):
    page = page_of(project, group, template)
    page.removeLayoutItem(pages.items(page)[part])
    image, stored = picture(page), QImage(str(STORED / f"{template}.png"))
    assert not alike(image, stored), unlike(image, stored)
