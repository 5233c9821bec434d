"""A template's items get the map: found by their ids ``mc_*``; whatever else is on the page is left alone."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsExpressionContextUtils,
    QgsLayoutFrame,
    QgsLayoutItem,
    QgsLayoutItemLabel,
    QgsLayoutItemLegend,
    QgsLayoutItemManualTable,
    QgsLayoutItemMap,
    QgsLayoutItemPicture,
    QgsLayoutItemScaleBar,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QBuffer, QByteArray, QIODevice, Qt
from qgis.PyQt.QtGui import QImageReader

from ...core.base.errors import UserError
from ...core.base.i18n import tr
from ...core.places.insets import MOST
from ...qgis_io import entries
from ..context.overview_map import locator
from ..context.region_marks import spoken
from ..page_text import key_figures
from ..page_text.old_and_new_tables import cross_rows, figure_rows, old_and_new_of
from ..page_text.page_text import page_texts, sheet_text
from ..style import overrides
from ..style.map_text import area_text, subtitle, summed_sentence, summed_title
from ..thematic.statistic_names import STATISTIC
from . import furniture as put
from .filled_page import (
    ATLASES,
    BEFORE,
    MAPS,
    OBLIQUE,
    PAIR,
    PREFIX,
    Page,
    full_text,
    main_map,
    on_sheet,
    put_credits_somewhere,
    put_text,
    put_texts,
)
from .fitting import box_of
from .inset_maps import fill_insets, name_on_map, too_dense
from .page_maps import (
    put_atlas,
    put_before_and_after,
    put_legend,
    put_oblique,
    put_oblique_sheet,
    put_one_map,
    put_pair,
    put_sheet,
    zoom,
)

TILES = 6
ROWS = 6

_LARGEST_LOGO = 4 << 20  # bytes
_STANDING = ("places", "own_places")  # what stands on the ground of an oblique map, beside its columns
_LOGO_PIXELS = 1600  # 10 cm at 400 dpi
_ROW = 6.0  # mm, of a table of few rows


def fill(page: Page) -> list[str]:
    """Fill all items; returns sentences about what could not be shown. Raises UserError where no map can be made."""
    warnings = []
    if page.facts.instead and page.kind != "map":  # the maps of other pages are of hexagons by their nature
        warnings.append(
            tr("This template is made for hexagons: choose One map for area data, or show the hexagons again.")
        )
    items = (item for item in page.layout.items() if isinstance(item, QgsLayoutItem))
    put.use_own_font(item for item in items if item.id().startswith(PREFIX))
    # A variable of the layout: labels of layers name the places that the headline names.
    named = "|".join(page.leaders)
    QgsExpressionContextUtils.setLayoutVariable(page.layout, entries.HEADLINE_NAMES, f"|{named}|")
    themap = main_map(page)
    sheet = page.numbered("map", MAPS)
    if themap is None and not sheet:
        raise UserError(tr("The template has no map: add a map item to it, or choose another template."))
    extra = put_oblique(page, themap) if page.kind in OBLIQUE and themap is not None else {}
    wording, drawn = {**page_texts(page.shot, page.settings, page.on), **extra}, page
    if sheet:
        wording.update(_put_several(page, [item for _, item in sheet]))
    if themap is not None and page.kind == "atlas":
        drawn, texts = put_atlas(page, themap)
        wording.update(texts)
    elif themap is not None and page.kind not in OBLIQUE:
        page = drawn = put_one_map(page, themap)
        for _, inset in page.numbered("inset", MOST):
            if isinstance(inset, QgsLayoutItemMap):  # one that stays empty has a reference system of its own, too
                zoom(inset, page.facts.bounds)
        headings = fill_insets(page, themap)
        name_on_map(page, themap)
        wording.update({**headings, **_summed_texts(page, wording, windows=bool(headings))})
        warnings += too_dense(page, themap)
    put_texts(page, wording)
    title = page.item("title")
    if isinstance(title, QgsLayoutItemLabel) and full_text(title) != title.currentText():
        warnings.append(tr("The title is too long for this page and was cut: shorten it, or choose a larger paper."))
    # The scale of an oblique map means nothing: of a sheet of these the last map, of places, is a true one.
    anchor = themap if themap is not None else sheet[len(on_sheet(page)) if page.kind == "oblique_sheet" else 0][1]
    _legend(drawn, wording["legend"], themap)
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
    if page.kind == BEFORE:
        return put_before_and_after(page, maps)
    (put_oblique_sheet if page.kind == "oblique_sheet" else put_sheet)(page, maps)
    return sheet_text(page.shot, len(on_sheet(page)) + 1)


# --- what stands round the map


def _legend(page: Page, title: str, themap: QgsLayoutItemMap | None) -> None:
    item, key = page.item("legend"), page.item("key")
    if not isinstance(item, QgsLayoutItemLegend) or page.kind in (PAIR, BEFORE):
        return
    if page.kind in OBLIQUE:  # templates of older versions have one legend for columns and places
        columns = ("hexes",) if isinstance(key, QgsLayoutItemLegend) else ("hexes", *_STANDING)
        put_legend(page, "legend", None, page.layers, title, page.shown, columns)
        put_legend(page, "key", None, page.layers, "", page.shown, _STANDING)
        return
    covered = (page.facts.instead or {}).get("role") == STATISTIC
    elsewhere = (*(("hexes",) if covered else ()), *(() if key is None else put.PLACES))
    layers, roles = spoken(page.layers, page.marks), tuple(one for one in put.IN_LEGEND if one not in elsewhere)
    put_legend(page, "legend", themap or item.linkedMap(), layers, title, page.drawn, roles)
    put_legend(page, "key", themap, layers, "", page.drawn, put.PLACES)  # places have a line of their own under the map
    for one in (item, key):
        if isinstance(one, QgsLayoutItemLegend):
            one.setLegendFilterByMapEnabled(page.kind == "atlas")


def _furniture(page: Page, themap: QgsLayoutItemMap) -> None:
    for item in page.layout.items():
        if isinstance(item, QgsLayoutItemScaleBar) and item.id() == f"{PREFIX}scale":
            put.fit_scale(item, themap)
    north = page.item("north")
    if isinstance(north, QgsLayoutItemPicture):
        north.setLinkedMap(None if page.kind in (*OBLIQUE, "oblique_sheet") else themap)
        if not north.picturePath():
            north.setPicturePath(put.ARROW)


def _overview(page: Page) -> None:
    """Great Britain with the area in it; where the template has a map for it, the area with the page's authority."""
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
    made = (key_figures.page_tiles if page.kind in ATLASES else key_figures.tiles)(page.shot.table, page.shot.metrics)
    for index in range(TILES):
        tile = made[index] if index < len(made) else key_figures.Tile("", "", "")
        for ident, wording in asdict(tile).items():
            put_text(page, f"{ident}_{index + 1}", wording)
        if line := page.item(f"line_{index + 1}"):
            line.setVisibility(bool(tile.value))


def _table(page: Page) -> None:
    """The leading authorities, in a frame with the id ``mc_table``; of old and new ones in two frames."""
    if page.kind == BEFORE:
        pairs = old_and_new_of(page.layers, [page.metric])
        for number, rows in enumerate((cross_rows(pairs, page.metric), figure_rows(page.shot)), 1):
            rest = [0.7 / max(1, len(rows[0]) - 1)] * (len(rows[0]) - 1)
            _fill_table(page.item(f"table_{number}"), rows, [0.3, *rest])
        return
    rows = key_figures.top_rows(page.shot.table, page.metric, ROWS)
    rows = rows if rows[1:] else []  # a head alone would say that something is missing
    _fill_table(page.item("table"), rows, [0.41, 0.41, 0.18], ROWS + 1)


def _fill_table(frame: QgsLayoutItem | None, rows: list[list[str]], shares: list[float], room: int = 0) -> None:
    """Put rows into a table's frame; ``room``: rows of one height that fill it, else as fits, its head two lines."""
    if not isinstance(frame, QgsLayoutFrame) or not isinstance(frame.multiFrame(), QgsLayoutItemManualTable):
        return
    table, (_, _, width, height) = frame.multiFrame(), box_of(frame)
    each = (height - 0.6) / room if room else min(_ROW, (height - 0.6) / (len(rows) + 1))
    heights = [each if room or row else 2 * each for row in range(len(rows))]
    put.fill_table(table, rows, table.contentTextFormat().size(), [share * width for share in shares], heights)


def _logo(page: Page) -> list[str]:
    """The organisation's logo; one that is gone leaves its place empty, and is said."""
    item, path = page.item("logo"), page.settings.logo
    if not isinstance(item, QgsLayoutItemPicture):
        return []
    there = bool(path) and Path(path).is_file()
    item.setPicturePath(*_embedded(Path(path)) if there else [""])
    item.setVisibility(there)
    gone = tr("The logo {} is not there any more: the page was made without it.")
    return [gone.format(Path(path).name)] if path and not there else []


def _embedded(path: Path) -> tuple[Any, ...]:
    """A picture in the page itself, a large one smaller: no project names a folder of this computer."""
    content, is_svg = path.read_bytes(), path.suffix.lower() == ".svg"
    if len(content) > _LARGEST_LOGO and not (smaller := _smaller(path)).isEmpty():
        content, is_svg = bytes(smaller), False
    text = "base64:" + base64.b64encode(content).decode("ascii")
    return text, QgsLayoutItemPicture.FormatSVG if is_svg else QgsLayoutItemPicture.FormatRaster


def _smaller(path: Path) -> QByteArray:
    """A picture as PNG of at most ``_LOGO_PIXELS`` a side; empty where it cannot be read."""
    reader, made, buffer = QImageReader(str(path)), QByteArray(), QBuffer()
    reader.setAutoTransform(True)
    if (size := reader.size()).isValid():
        reader.setScaledSize(size.scaled(_LOGO_PIXELS, _LOGO_PIXELS, Qt.AspectRatioMode.KeepAspectRatio))
    buffer.setBuffer(made)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    reader.read().save(buffer, "PNG")
    return made
