"""A template's items get the map: found by their ids ``mc_*``; whatever else is on the page is left alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsExpression,
    QgsExpressionContextScope,
    QgsExpressionContextUtils,
    QgsLayoutFrame,
    QgsLayoutItem,
    QgsLayoutItemLabel,
    QgsLayoutItemLegend,
    QgsLayoutItemManualTable,
    QgsLayoutItemMap,
    QgsLayoutItemPicture,
    QgsLayoutItemScaleBar,
    QgsMapLayer,
    QgsPrintLayout,
    QgsProject,
    QgsRectangle,
    QgsTableCell,
    QgsVectorLayer,
    QgsVectorLayerUtils,
)
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor

from ...core.base.errors import UserError
from ...core.base.i18n import tr
from ...core.base.inert import label_text
from ..map.group_layers import CRS
from ..page_text import key_figures
from ..page_text.headline import leading
from ..page_text.page_text import cells, notes_by_authority, page_texts, sheet_text
from ..page_text.snapshot import Snapshot
from ..record.map_facts import MapFacts
from ..record.page_settings import PageSettings
from ..record.roles import ROLE
from ..style import overrides
from ..style.map_text import area_text, metric_text, plain_name
from . import fitting_notes as notes
from . import furniture as put
from .fitting import FULL, box_of, fit_text
from .inset_maps import fill_insets
from .overview_map import locator
from .page_layers import page_layers

PREFIX = "mc_"
MAPS = 4  # on a cluster sheet
TILES = 6
ROWS = 6
_GIVEN = "midlands_clusters/given"  # on the title: what the officer gave the plugin to put there
_MARGIN = 1.04
_ATLAS_MARGIN = 0.08
_SMALLEST = {"title": 11.0, "subtitle": 7.0, "notes": 6.0, "credits": 5.0, "watermark": 18.0}
_SMALLEST_OTHER = 5.5
_ATLASES = ("atlas", "oblique_atlas")  # kinds of pages: one an authority
_OBLIQUE = ("oblique", "oblique_atlas")  # kinds of pages: columns over a tilted ground
_WITHOUT_NAMES = ("authorities", "neighbours")
_NOT_ON_SHEET = ("places", "place_areas", "towns", "spikes", "companies")


@dataclass(frozen=True)
class Page:
    """What a page is made from: the layout, the map's group in it, and how it is to be shown."""

    project: QgsProject
    layout: QgsPrintLayout
    shot: Snapshot
    kind: str
    settings: PageSettings
    on: date | None = None
    title: str | None = None  # the officer's; "" for the proposed one, None to leave what is there
    renew: bool = False  # only the texts that are still ours
    group: Any = None

    @property
    def facts(self) -> MapFacts:
        """What the map says about itself."""
        return self.shot.facts

    @property
    def layers(self) -> Mapping[str, QgsMapLayer]:
        """The map's layers by role."""
        return self.shot.layers

    @property
    def shown(self) -> list[QgsMapLayer]:
        """The layers that are drawn."""
        return list(self.shot.shown)

    @property
    def metric(self) -> str:
        """What the hexagons show."""
        return self.shot.metric

    def item(self, ident: str) -> QgsLayoutItem | None:
        """An item by its id without prefix."""
        return self.layout.itemById(PREFIX + ident)

    def numbered(self, ident: str, count: int) -> list[tuple[int, QgsLayoutItem]]:
        """The items ``ident_1`` to ``ident_count`` that are there."""
        found = ((index, self.item(f"{ident}_{index + 1}")) for index in range(count))
        return [(index, item) for index, item in found if item is not None]


def fill(page: Page) -> list[str]:
    """Fill all items; returns sentences about what could not be shown. Raises UserError where no map can be made."""
    warnings = _not_for_areas(page)
    put.use_own_font(
        item for item in page.layout.items() if isinstance(item, QgsLayoutItem) and item.id().startswith(PREFIX)
    )
    _name_places(page)
    themap = main_map(page)
    sheet = page.numbered("map", MAPS)
    if themap is None and not sheet:
        raise UserError(tr("The template has no map: add a map item to it, or choose another template."))
    extra = _oblique(page, themap) if page.kind in _OBLIQUE and themap is not None else {}
    wording = {**page_texts(page.shot, page.settings, page.on), **extra}
    if sheet:
        wording.update(sheet_text(page.shot))
        _sheet(page, [item for _, item in sheet])
    if themap is not None and page.kind == "atlas":
        wording.update(_atlas(page, themap))
    elif themap is not None and page.kind not in _OBLIQUE:
        _one_map(page, themap)
        wording.update(fill_insets(page, themap))
    _texts(page, wording)
    anchor = themap if themap is not None else sheet[0][1]
    _legend(page, wording["legend"], themap)
    _furniture(page, anchor)
    _overview(page)
    _tiles(page)
    _table(page)
    warnings += _logo(page)
    _credits_somewhere(page, wording["credits"])
    return warnings


def _name_places(page: Page) -> None:
    """Have the map name the places that the headline names (a variable of the layout, which the layers' labels
    read).
    """
    named = "|".join(plain_name(one) for one in leading(page.shot.table, page.metric))
    QgsExpressionContextUtils.setLayoutVariable(page.layout, "midlands_clusters_named", f"|{named}|")


def _not_for_areas(page: Page) -> list[str]:
    """A page whose maps are of hexagons by their nature says so where the officer shows area data in their place."""
    if not page.facts.instead or page.kind == "map":
        return []
    return [tr("This template is made for hexagons: choose One map for area data, or show the hexagons again.")]


def main_map(page: Page) -> QgsLayoutItemMap | None:
    """The template's map: ``mc_map``, else, in a template of somebody else's, the largest map that is not one of
    ours.
    """
    item = page.item("map")
    if isinstance(item, QgsLayoutItemMap):
        return item
    others = [
        one for one in page.layout.items() if isinstance(one, QgsLayoutItemMap) and not one.id().startswith(PREFIX)
    ]
    return max(others, key=lambda one: one.rect().width() * one.rect().height(), default=None)


# --- maps


def _one_map(page: Page, item: QgsLayoutItemMap) -> None:
    _zoom(item, page.facts.bounds)
    overrides.fix_layers(item, overrides.in_order(page.shown, item), {})
    page.layout.setReferenceMap(item)


def _zoom(
    item: QgsLayoutItemMap,
    bounds: Iterable[float],
    margin: float = _MARGIN,
    crs: QgsCoordinateReferenceSystem | None = None,
) -> None:
    """Show the bounds in the middle of the map, whose size stays. A template may hold no extent to start from, as
    zoomToExtent needs.

    The map gets the reference system of the bounds, the National Grid where none is given: the project's may be any,
    and may change.
    """
    item.setCrs(QgsCoordinateReferenceSystem(CRS) if crs is None else crs)
    extent = QgsRectangle(*bounds)
    extent.scale(margin)
    box = item.rect()
    per_mm = max(extent.width() / box.width(), extent.height() / box.height())
    item.setExtent(QgsRectangle.fromCenterAndSize(extent.center(), box.width() * per_mm, box.height() * per_mm))


def _sheet(page: Page, maps: list[QgsLayoutItemMap]) -> None:
    """Small multiples: the first maps show a metric each, the last one the places."""
    table = page.shot.table
    wanted = [one for one in key_figures.metrics_of(page.facts) if table.is_shown(one)]
    background = [one for one in page.shown if one.customProperty(ROLE) not in _NOT_ON_SHEET]
    quiet = {one.id(): overrides.without_names(one) for one in background if one.customProperty(ROLE) in _WITHOUT_NAMES}
    hexes = page.layers["hexes"]
    copies = page_layers(page.project, page.layout, hexes, wanted[: len(maps) - 1])
    for index, item in enumerate(maps[:-1]):
        metric = wanted[index] if index < len(wanted) else ""
        copy = [copies[metric]] if metric else []
        layers = [at_point for one in background for at_point in (copy if one is hexes else [one])]
        _zoom(item, page.facts.bounds)
        overrides.fix_layers(item, overrides.in_order(layers, item), quiet)
        heading = f"{metric_text(metric)}: {key_figures.value_text(table, metric)}" if metric else ""
        _put(page, f"heading_{index + 1}", heading or tr("No further figures in these data"))
        _panel_legend(page, index + 1, {"hexes": copy[0]} if copy else {}, f"{metric_text(metric)} {cells(page.facts)}")
    places = [one for one in page.shown if one.customProperty(ROLE) not in ("hexes", "companies", "spikes", "towns")]
    overrides.fix_layers(maps[-1], places, quiet)
    _zoom(maps[-1], page.facts.bounds)
    _put(page, f"heading_{len(maps)}", tr("Places"))
    _panel_legend(page, len(maps), {role: layer for role, layer in page.layers.items() if layer in places}, "")
    page.layout.setReferenceMap(maps[0])


def _panel_legend(page: Page, index: int, layers: Mapping[str, QgsMapLayer], title: str) -> None:
    item = page.item(f"legend_{index}")
    if isinstance(item, QgsLayoutItemLegend):
        item.setLinkedMap(page.item(f"map_{index}"))
        put.fill_legend(item, layers, list(layers.values()), title)


def _atlas(page: Page, item: QgsLayoutItemMap) -> dict[str, str]:
    """Coverage, pages and the map that follows them; returns the texts that are expressions."""
    coverage, wording = _by_authority(page)
    styles = {coverage.id(): overrides.page_outline(coverage)}
    overrides.fix_layers(item, page.shown if coverage in page.shown else [coverage, *page.shown], styles)
    _zoom(item, page.facts.bounds)
    item.setAtlasDriven(True)
    item.setAtlasScalingMode(QgsLayoutItemMap.Auto)
    item.setAtlasMargin(_ATLAS_MARGIN)
    page.layout.setReferenceMap(item)
    page.layout.atlas().first()
    return wording


def _by_authority(page: Page) -> tuple[QgsVectorLayer, dict[str, str]]:
    """Make the layout an atlas of the map's authorities; returns them and the texts that are expressions."""
    coverage = page.layers.get("authorities")
    if not isinstance(coverage, QgsVectorLayer):
        raise UserError(
            tr("The atlas needs the layer of authorities, which is no longer in the project: generate the map again.")
        )
    lacking = [one for one in page.facts.metrics if coverage.fields().lookupField(one) < 0]
    if lacking:
        raise UserError(
            tr("The atlas needs each authority's totals: generate the map again."), f"not there: {', '.join(lacking)}"
        )
    atlas = page.layout.atlas()
    atlas.setEnabled(True)
    atlas.setCoverageLayer(coverage)
    atlas.setHideCoverage(False)
    atlas.setPageNameExpression("authority_name")
    atlas.setSortFeatures(True)
    atlas.setSortExpression("authority_name")
    atlas.setFilenameExpression("\"authority_code\" || '_' || regexp_replace(\"authority_name\", '[^A-Za-z0-9]+', '_')")
    atlas.updateFeatures()
    heading = tr("Notes") if notes_by_authority(page.facts, page.metric, page.layers) else ""
    title = key_figures.by_authority(
        key_figures.page_titles(page.shot.table, page.metric, page.facts.cluster_name, area_text(page.facts))
    )
    return coverage, {
        "title": title,
        "notes_heading": heading,
        "overview_heading": tr("{} in {}").format(
            key_figures.embed(key_figures.name_expression()), area_text(page.facts)
        ),
    }


def _oblique(page: Page, item: QgsLayoutItemMap) -> dict[str, str]:
    """The oblique map's layers and what its heights mean."""
    try:
        from ..oblique.oblique_page import oblique_map
    except ImportError as error:
        raise UserError(
            tr("The oblique map is not part of this version: choose another template."), str(error)
        ) from error
    pages = page.kind in _ATLASES
    made = oblique_map(page.project, page.group, metric=page.metric, pages=pages)
    overrides.fix_layers(item, made.layers, {})
    shown = made.extent  # page coordinates are no positions on earth: a PDF must not claim any
    _zoom(item, (shown.xMinimum(), shown.yMinimum(), shown.xMaximum(), shown.yMaximum()), 1.02, made.crs)
    page.layout.setReferenceMap(item)
    if not pages:
        return {"words": made.wording}
    _, wording = _by_authority(page)
    made.follow_atlas(item)
    page.layout.atlas().first()
    return {**wording, "words": made.wording}


# --- texts


def _texts(page: Page, wording: Mapping[str, str]) -> None:
    for ident, text in wording.items():
        if ident == "legend":
            continue
        if ident == "title" and page.title is not None:
            _put_title(page, text)
        elif ident == "notes":
            _put_notes(page)
        else:
            _put(page, ident, text)


def _put(page: Page, ident: str, wording: str, *, own: bool = False) -> bool:
    """Put words into a label; one whose words the officer has changed is left alone. Returns whether all of them are
    shown.
    """
    item = page.item(ident)
    if not isinstance(item, QgsLayoutItemLabel) or (page.renew and not is_ours(item)):
        return True
    if not page.layout.atlas().enabled():
        wording = label_text(wording)
    samples = _on_pages(page, wording) if "[%" in wording else ()
    whole = fit_text(item, wording, _SMALLEST.get(ident, _SMALLEST_OTHER), samples=samples)
    if own:
        item.removeCustomProperty(put.PROPOSED)
    else:
        item.setCustomProperty(put.PROPOSED, item.text())
    return whole


def _put_title(page: Page, proposed: str) -> None:
    """The officer's title, or the proposed one where theirs was taken back; one that was changed in the layout itself
    is left alone.
    """
    item = page.item("title")
    if not isinstance(item, QgsLayoutItemLabel):
        return
    if page.title:
        _put(replace(page, renew=False), "title", label_text(page.title), own=True)
        item.setCustomProperty(_GIVEN, item.text())
    elif item.text() == item.customProperty(_GIVEN):
        _put(replace(page, renew=False), "title", proposed)
    else:
        _put(page, "title", proposed)


def is_ours(item: QgsLayoutItemLabel) -> bool:
    """Whether a label still has the words that the plugin proposed."""
    proposed = item.customProperty(put.PROPOSED)
    return proposed is not None and item.text() == proposed


def full_text(item: QgsLayoutItemLabel) -> str:
    """A label's words, whole where they had to be shortened, evaluated where they are an expression."""
    if not isinstance(item, QgsLayoutItemLabel):
        return ""
    whole = item.customProperty(FULL)
    return str(whole) if whole and item.text().endswith("…") and "[%" not in str(whole) else item.currentText()


def _on_pages(page: Page, wording: str) -> list[str]:
    """What an expression gives on each page of the atlas. The pages are not turned for it: that would redraw all of
    them.
    """
    atlas = page.layout.atlas()
    context = page.layout.createExpressionContext()
    if not atlas.enabled() or atlas.coverageLayer() is None:
        return [QgsExpression.replaceExpressionText(wording, context)]
    scope = QgsExpressionContextScope("page")
    scope.setVariable("atlas_layerid", atlas.coverageLayer().id())
    scope.setVariable("atlas_totalfeatures", atlas.count())
    context.appendScope(scope)
    context.setFields(atlas.coverageLayer().fields())
    found = []
    for feature in atlas.coverageLayer().getFeatures():
        context.setFeature(feature)
        scope.setVariable("atlas_feature", feature)
        found.append(QgsExpression.replaceExpressionText(wording, context))
    return found


def _put_notes(page: Page) -> None:
    """The notes in full; where they have no place, one line a reason; then fewer of those, and how many there are
    more.
    """
    item = page.item("notes")
    if not isinstance(item, QgsLayoutItemLabel):
        return
    if page.kind not in _ATLASES:
        _put(page, "notes", "\n".join(notes.fitting(item, page.facts, page.metric, page.layers, _SMALLEST["notes"])))
        return
    codes = [str(one) for one in QgsVectorLayerUtils.getValues(page.layers["authorities"], "authority_code")[0]]
    lines = {
        code: notes.fitting(item, page.facts, page.metric, page.layers, _SMALLEST["notes"], code) for code in codes
    }
    _put(page, "notes", key_figures.by_authority({code: "\n".join(one) for code, one in lines.items()}))


def _credits_somewhere(page: Page, wording: str) -> None:
    """Acknowledgements are a condition of the licences: a template without a place for them gets one at the foot of its
    page.
    """
    if isinstance(page.item("credits"), QgsLayoutItemLabel):
        return
    size = page.layout.pageCollection().page(0).pageSize()
    label = put.text(
        page.layout, "credits", "", (5, size.height() - 9, size.width() - 10, 8), size=6.5, shade="#3d3d3d"
    )
    label.setBackgroundEnabled(True)
    label.setBackgroundColor(QColor(255, 255, 255, 215))
    _put(replace(page, renew=False), "credits", wording)


# --- what stands round the map


def _legend(page: Page, title: str, themap: QgsLayoutItemMap | None) -> None:
    item = page.item("legend")
    if not isinstance(item, QgsLayoutItemLegend):
        return
    if page.kind in _OBLIQUE:
        item.setLinkedMap(None)
        put.fill_legend(item, page.layers, page.shown, title, ("hexes", "places"))
        return
    if themap is not None:
        item.setLinkedMap(themap)
    key = page.item("key")
    if isinstance(key, QgsLayoutItemLegend):  # the places have a line of their own under the map
        key.setLinkedMap(themap)
        put.fill_legend(key, page.layers, page.shown, "", put.PLACES)
        key.setLegendFilterByMapEnabled(page.kind == "atlas")
    roles = put.IN_LEGEND if key is None else [one for one in put.IN_LEGEND if one not in put.PLACES]
    put.fill_legend(item, page.layers, page.shown, title, roles)
    item.setLegendFilterByMapEnabled(page.kind == "atlas")


def _furniture(page: Page, themap: QgsLayoutItemMap) -> None:
    for item in page.layout.items():
        if isinstance(item, QgsLayoutItemScaleBar) and item.id() == f"{PREFIX}scale":
            put.fit_scale(item, themap)
    north = page.item("north")
    if isinstance(north, QgsLayoutItemPicture):
        if page.kind in _OBLIQUE:
            north.setLinkedMap(None)
        else:
            north.setLinkedMap(themap)
        if not north.picturePath():
            north.setPicturePath(put.ARROW)


def _overview(page: Page) -> None:
    """Great Britain with the area in it or, where the template has a map for it, the area with the page's authority in
    it.
    """
    item, authorities = page.item("overview"), page.layers.get("authorities")
    if item is None or not isinstance(authorities, QgsVectorLayer):
        return
    if isinstance(item, QgsLayoutItemMap):
        overrides.fix_layers(item, [authorities], {authorities.id(): overrides.page_marked(authorities)})
        _zoom(item, page.facts.bounds)
    elif isinstance(item, QgsLayoutItemPicture):
        item.setPicturePath(locator(authorities), QgsLayoutItemPicture.FormatSVG)
        item.setToolTip(tr("{} in Great Britain").format(area_text(page.facts)))


def _tiles(page: Page) -> None:
    """Key figures: of the area or, in an atlas, expressions on the page's authority."""
    if not page.numbered("value", TILES):
        return
    wanted = [one for one in key_figures.metrics_of(page.facts) if page.shot.table.is_shown(one)]
    made = (key_figures.page_tiles if page.kind in _ATLASES else key_figures.tiles)(page.shot.table, wanted)
    for index in range(TILES):
        tile = made[index] if index < len(made) else key_figures.Tile("", "", "")
        for ident, wording in (("value", tile.value), ("caption", tile.caption), ("remark", tile.remark)):
            _put(page, f"{ident}_{index + 1}", wording)
        line = page.item(f"line_{index + 1}")
        if line is not None:
            line.setVisibility(bool(tile.value))


def _table(page: Page) -> None:
    """The leading authorities, in a frame with the id ``mc_table``."""
    frame = page.item("table")
    if not isinstance(frame, QgsLayoutFrame) or not isinstance(frame.multiFrame(), QgsLayoutItemManualTable):
        return
    rows = key_figures.top_rows(page.shot.table, page.metric, ROWS)
    table, (_, _, width, height) = frame.multiFrame(), box_of(frame)
    size = table.contentTextFormat().size()
    table.setTableContents(
        [
            [_cell(wording, column, row == 0, size) for column, wording in enumerate(line)]
            for row, line in enumerate(rows)
        ]
    )
    margins = 2 * table.cellMargin() + table.gridStrokeWidth()
    table.setColumnWidths([share * width - margins for share in (0.48, 0.32, 0.2)])
    table.setRowHeights([(height - 0.6) / (ROWS + 1) - margins] * len(rows))
    table.refresh()


def _cell(wording: str, column: int, head: bool, size: float) -> QgsTableCell:
    cell = QgsTableCell(wording)
    cell.setHorizontalAlignment(Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft)
    cell.setVerticalAlignment(Qt.AlignmentFlag.AlignVCenter)
    cell.setTextFormat(put.text_format(size, bold=head))
    return cell


def _logo(page: Page) -> list[str]:
    """The organisation's logo; one that is gone leaves its place empty, and is said."""
    item, path = page.item("logo"), page.settings.logo
    if not isinstance(item, QgsLayoutItemPicture):
        return []
    there = bool(path) and Path(path).is_file()
    item.setPicturePath(path if there else "")
    item.setVisibility(there)
    return (
        [tr("The logo {} is not there any more: the page was made without it.").format(Path(path).name)]
        if path and not there
        else []
    )
