"""A template's items get the map: found by their ids ``mc_*``; whatever else is on the page is left alone."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsExpressionContextUtils,
    QgsLayoutFrame,
    QgsLayoutItem,
    QgsLayoutItemLegend,
    QgsLayoutItemManualTable,
    QgsLayoutItemMap,
    QgsLayoutItemPicture,
    QgsLayoutItemScaleBar,
    QgsTableCell,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import Qt

from ...core.base.errors import UserError
from ...core.base.i18n import tr
from ...core.places.insets import MOST
from ...qgis_io import entries
from ..context.overview_map import locator
from ..context.region_marks import spoken
from ..page_text import key_figures
from ..page_text.headline import leading
from ..page_text.page_text import page_texts, sheet_text
from ..style import overrides
from ..style.map_text import area_text, plain_name, subtitle, summed_sentence, summed_title
from ..thematic.statistic_names import STATISTIC
from . import furniture as put
from .filled_page import (
    ATLASES,
    MAPS,
    OBLIQUE,
    PAIR,
    PREFIX,
    Page,
    main_map,
    put_credits_somewhere,
    put_text,
    put_texts,
)
from .fitting import box_of
from .inset_maps import fill_insets, name_on_map, too_dense
from .page_maps import put_atlas, put_oblique, put_oblique_sheet, put_one_map, put_pair, put_sheet, zoom

TILES = 6
ROWS = 6

_LARGEST_LOGO = 4 << 20  # bytes


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
    extra = put_oblique(page, themap) if page.kind in OBLIQUE and themap is not None else {}
    wording = {**page_texts(page.shot, page.settings, page.on), **extra}
    if sheet:
        wording.update(_put_several(page, [item for _, item in sheet]))
    if themap is not None and page.kind == "atlas":
        wording.update(put_atlas(page, themap))
    elif themap is not None and page.kind not in OBLIQUE:
        page = put_one_map(page, themap)
        for _, inset in page.numbered("inset", MOST):
            if isinstance(inset, QgsLayoutItemMap):  # one that stays empty has a reference system of its own, too
                zoom(inset, page.facts.bounds)
        headings = fill_insets(page, themap)
        name_on_map(page, themap)
        wording.update({**headings, **_summed_texts(page, wording, windows=bool(headings))})
        warnings += too_dense(page, themap)
    put_texts(page, wording)
    anchor = themap if themap is not None else sheet[0][1]
    _legend(page, wording["legend"], themap)
    _furniture(page, anchor)
    _overview(page)
    _tiles(page)
    _table(page)
    warnings += _logo(page)
    put_credits_somewhere(page, wording["credits"])
    return warnings


def _summed_texts(page: Page, wording: Mapping[str, str], *, windows: bool) -> dict[str, str]:
    """The texts of a page whose marks are sums by place: what they are stands in legend and sources."""
    if page.marks is None or not page.marks.reach:
        return {}
    reach = page.marks.reach
    return {
        "subtitle": subtitle(page.facts, page.metric, summed=True),
        "legend": summed_title(page.facts, page.metric, reach, windows=windows),
        "credits": f"{wording['credits']} {summed_sentence(reach)}",
    }


def _put_several(page: Page, maps: list[QgsLayoutItemMap]) -> dict[str, str]:
    """The maps of a page that has several; returns its texts."""
    if page.kind == PAIR:
        return put_pair(page, maps)
    (put_oblique_sheet if page.kind == "oblique_sheet" else put_sheet)(page, maps)
    return sheet_text(page.shot)


def _name_places(page: Page) -> None:
    """Have the map name the places that the headline names (a variable of the layout, which the layers' labels
    read).
    """
    named = "|".join(plain_name(one) for one in leading(page.shot.table, page.metric))
    QgsExpressionContextUtils.setLayoutVariable(page.layout, entries.HEADLINE_NAMES, f"|{named}|")


def _not_for_areas(page: Page) -> list[str]:
    """A page whose maps are of hexagons by their nature says so where the user shows area data in their place."""
    if not page.facts.instead or page.kind == "map":
        return []
    return [tr("This template is made for hexagons: choose One map for area data, or show the hexagons again.")]


# --- what stands round the map


def _legend(page: Page, title: str, themap: QgsLayoutItemMap | None) -> None:
    item = page.item("legend")
    if not isinstance(item, QgsLayoutItemLegend) or page.kind == PAIR:
        return
    if page.kind in OBLIQUE:
        item.setLinkedMap(None)
        put.fill_legend(item, page.layers, page.shown, title, ("hexes", "places"))
        return
    if themap is not None:
        item.setLinkedMap(themap)
    layers = spoken(page.layers, page.marks)
    key = page.item("key")
    if isinstance(key, QgsLayoutItemLegend):  # the places have a line of their own under the map
        key.setLinkedMap(themap)
        put.fill_legend(key, layers, page.drawn, "", put.PLACES)
        key.setLegendFilterByMapEnabled(page.kind == "atlas")
    covered = (page.facts.instead or {}).get("role") == STATISTIC
    apart = (*(("hexes",) if covered else ()), *(() if key is None else put.PLACES))
    roles = [one for one in put.IN_LEGEND if one not in apart]
    put.fill_legend(item, layers, page.drawn, title, roles)
    item.setLegendFilterByMapEnabled(page.kind == "atlas")


def _furniture(page: Page, themap: QgsLayoutItemMap) -> None:
    for item in page.layout.items():
        if isinstance(item, QgsLayoutItemScaleBar) and item.id() == f"{PREFIX}scale":
            put.fit_scale(item, themap)
    north = page.item("north")
    if isinstance(north, QgsLayoutItemPicture):
        if page.kind in (*OBLIQUE, "oblique_sheet"):
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
        zoom(item, page.facts.bounds)
    elif isinstance(item, QgsLayoutItemPicture):
        item.setPicturePath(locator(authorities), QgsLayoutItemPicture.FormatSVG)
        item.setToolTip(tr("{} in Great Britain").format(area_text(page.facts)))


def _tiles(page: Page) -> None:
    """Key figures: of the area or, in an atlas, expressions on the page's authority."""
    if not page.numbered("value", TILES):
        return
    wanted = [one for one in key_figures.metrics_of(page.facts) if page.shot.table.is_shown(one)]
    made = (key_figures.page_tiles if page.kind in ATLASES else key_figures.tiles)(page.shot.table, wanted)
    for index in range(TILES):
        tile = made[index] if index < len(made) else key_figures.Tile("", "", "")
        for ident, wording in (("value", tile.value), ("caption", tile.caption), ("remark", tile.remark)):
            put_text(page, f"{ident}_{index + 1}", wording)
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
    item.setPicturePath(*_embedded(Path(path)) if there else [""])
    item.setVisibility(there)
    return (
        [tr("The logo {} is not there any more: the page was made without it.").format(Path(path).name)]
        if path and not there
        else []
    )


def _embedded(path: Path) -> tuple[Any, ...]:
    """A picture as what ``setPicturePath`` takes: in the page itself, so that no project that is handed on names a
    folder of this computer; a large one by its path.
    """
    if path.stat().st_size > _LARGEST_LOGO:
        return (str(path),)
    text = "base64:" + base64.b64encode(path.read_bytes()).decode("ascii")
    is_svg = path.suffix.lower() == ".svg"
    return text, QgsLayoutItemPicture.FormatSVG if is_svg else QgsLayoutItemPicture.FormatRaster
