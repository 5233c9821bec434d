"""The page of an atlas: one an authority, with its own hexagons, and names and discs beside the dark ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from qgis.core import QgsLayoutItemMap, QgsVectorLayer

from ...core.places.crowding import FAR_ICON_MM
from ..context.atlas_spots import AtlasPage, place_on_pages
from ..context.place_icons import icons_on
from ..style import overrides
from ..style.highest import in_highest_classes, label_highest
from ..style.schemes import breaks_of
from .filled_page import Page
from .page_layers import page_layers
from .page_maps import by_authority, zoom

_MARGIN = 0.08


def put_atlas(page: Page, item: QgsLayoutItemMap) -> tuple[Page, dict[str, str]]:
    """Coverage, pages and the map that follows them; returns the page with the layers that it draws, and the texts that
    are expressions.
    """
    coverage, wording = by_authority(page)
    styles = {coverage.id(): overrides.page_outline(coverage)}
    zones = page.layers.get("place_areas")
    if isinstance(zones, QgsVectorLayer):
        styles[zones.id()] = overrides.thin_zones(zones)
    pages = [AtlasPage.of(one, item, _MARGIN) for one in coverage.getFeatures() if one.hasGeometry()]
    drawn = _with_own_hexagons(page, item, pages)
    marks = _highest_marks(page, pages)
    for role in ("places", "own_places", "towns"):
        points = page.layers.get(role)
        if isinstance(points, QgsVectorLayer) and (hiding := _on_highest(points, pages, marks)):
            still = _on_highest(points, pages, marks, FAR_ICON_MM)
            styles[points.id()] = overrides.small_dots(points, still, hiding - still, FAR_ICON_MM)
    overrides.fix_layers(item, drawn.shown if coverage in drawn.shown else [coverage, *drawn.shown], styles)
    zoom(item, page.facts.bounds)
    item.setAtlasDriven(True)
    item.setAtlasScalingMode(QgsLayoutItemMap.Auto)
    item.setAtlasMargin(_MARGIN)
    page.layout.setReferenceMap(item)
    page.layout.atlas().first()
    return drawn, wording


def _highest_marks(page: Page, pages: Sequence[AtlasPage]) -> list[np.ndarray]:
    """What of the highest class lies on each page."""
    hexes, metric = page.layers["hexes"], page.metric
    rows = in_highest_classes(hexes, metric, breaks_of(hexes, metric), 1)
    return [one.discs(hexes, metric, rows, corners=False) for one in pages]


def _on_highest(
    points: QgsVectorLayer, pages: Sequence[AtlasPage], marks: Sequence[np.ndarray], size: float = 0.0
) -> set[int]:
    """Places or towns whose icons, in their own size or another, would hide hexagons of the highest class on the page
    of their authority.
    """
    found = set[int]()
    for one, there in zip(pages, marks):
        found |= icons_on(points, there, one.scale, size) if len(there) else set()
    return found


def _with_own_hexagons(page: Page, item: QgsLayoutItemMap, pages: Sequence[AtlasPage]) -> Page:
    """The page with a layer of hexagons that shows those of the authority of each of its pages alone."""
    hexes, metric = page.layers["hexes"], page.metric
    if hexes not in page.shown:
        return page
    copy = page_layers(page.project, page.layout, hexes, [metric])[metric]
    figures = place_on_pages(item, copy, metric, page.layers, pages)
    label_highest(copy, metric, breaks_of(copy, metric), spots=figures, near_spots=figures)
    overrides.own_hexagons(copy)
    shown = tuple(copy if one is hexes else one for one in page.shown)
    return replace(page, shot=replace(page.shot, layers={**page.layers, "hexes": copy}, shown=shown))
