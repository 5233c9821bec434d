"""The maps of a page: layers, extent and, in an atlas, what follows the page's authority."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsExpression,
    QgsExpressionContextUtils,
    QgsLayoutItemLegend,
    QgsLayoutItemMap,
    QgsMapLayer,
    QgsRectangle,
    QgsVectorLayer,
)

from ...core.base.errors import UserError
from ...core.base.i18n import sentences, tr
from ...core.geography.authorities import AS_SPOKEN
from ...core.places.crowding import FAR_ICON_MM
from ..context.atlas_spots import AtlasPage, icons_on_marks, marks_on, place_on_pages
from ..context.far_places import tell_page
from ..context.orientation import FAR
from ..context.page_labels import highest_spots, place_names, place_on_areas
from ..context.place_symbols import shown_places
from ..context.region_marks import region_marks
from ..context.spike_layer import NOTES
from ..map.group_layers import CRS
from ..page_text import key_figures
from ..page_text.authority_table import is_emptied
from ..page_text.old_and_new_tables import before_and_after_text, label_expression, old_and_new_of
from ..page_text.page_text import cells, notes_by_authority, pair_heading, pair_text
from ..record.roles import ROLE
from ..style import overrides
from ..style.graduated import marks_of, set_marks
from ..style.highest import highest, label_highest
from ..style.map_text import area_text, legend_title, listed, metric_text, plain_name
from ..style.schemes import breaks_of, joint_breaks, use_breaks
from ..style.styles import DRAWN
from ..thematic.statistic_names import STATISTIC
from . import furniture as put
from .filled_page import ATLASES, Page, on_sheet, put_text
from .fitting import arrange
from .page_layers import PAGE, page_layers

if TYPE_CHECKING:
    from ..oblique.oblique_page import ObliqueMap

_MARGIN = 1.04
_ATLAS_MARGIN = 0.08
_ON_PANEL = 3  # hexagons that a small map of a sheet names
_WITHOUT_NAMES = ("authorities", "neighbours")
_NOT_IN_PAIR = ("places", "own_places", "place_areas", "spikes", "companies")
_NOT_ON_SHEET = ("places", "place_areas", "towns", "spikes", "companies")


def put_one_map(page: Page, item: QgsLayoutItemMap) -> Page:
    """The page's one map; returns the page with the marks that a map of a region draws in place of hexagons."""
    zoom(item, page.facts.bounds)
    hexes = page.layers.get("hexes")
    covered = (page.facts.instead or {}).get("role") == STATISTIC
    towns, marks = page.layers.get("towns"), None
    if hexes in page.shown:
        marks = region_marks(hexes, page.metric, page.facts, item.scale(), towns)
    for one in (marks.overview, marks.cells) if marks else ():
        one.setCustomProperty(PAGE, f"{page.layout.name()}\n{page.metric}")
        page.project.addMapLayer(one, False)
    page = replace(page, marks=marks)
    tell_page(item, page.layers, marks, shown_places(page.layers))
    drawn = [one for one in page.drawn if not (covered and one is hexes)]  # its labels would lie on the statistic
    overrides.fix_layers(item, overrides.in_order(drawn, item), {})
    page.layout.setReferenceMap(item)
    return page


def put_legend(
    page: Page,
    ident: str,
    themap: QgsLayoutItemMap | None,
    layers: Mapping[str, QgsMapLayer],
    title: str,
    shown: Sequence[QgsMapLayer] | None = None,
    roles: Iterable[str] = put.IN_LEGEND,
) -> None:
    """Have a legend tell of the layers of a map, where the page has it; without a map of all that they hold."""
    item = page.item(ident)
    if isinstance(item, QgsLayoutItemLegend):
        item.setLinkedMap(themap)
        put.fill_legend(item, layers, list(layers.values()) if shown is None else list(shown), title, roles)


def zoom(
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


def put_sheet(page: Page, maps: list[QgsLayoutItemMap]) -> None:
    """Small multiples: the first maps show a metric each, the last one the places."""
    wanted = on_sheet(page)
    arrange(page.layout, len(wanted) + 1)
    background = [one for one in page.shown if one.customProperty(ROLE) not in _NOT_ON_SHEET]
    quiet, hexes = _quiet(background), page.layers["hexes"]
    copies = page_layers(page.project, page.layout, hexes, wanted)
    leading = {metric: _name_highest(copy, metric, maps[wanted.index(metric)], page) for metric, copy in copies.items()}
    for index, (metric, item) in enumerate(zip(wanted, maps)):
        copy = copies[metric]
        layers = [copy if one is hexes else one for one in background]
        overrides.fix_layers(item, overrides.in_order(layers, item), quiet)
        heading = _heading(page, metric)
        differs = _beside_businesses(leading[metric], leading[wanted[0]]) if index else ""
        if page.item(f"differs_{index + 1}") is None and differs:  # a template of an older version
            heading, differs = sentences(heading, differs), ""
        put_text(page, f"heading_{index + 1}", heading)
        put_text(page, f"differs_{index + 1}", differs)
        put_legend(page, f"legend_{index + 1}", item, {"hexes": copy}, f"{metric_text(metric)} {cells(page.facts)}")
    _put_places(page, maps, len(wanted) + 1)
    maps[len(wanted)].setScale(maps[0].scale())  # one scale bar is for all maps
    page.layout.setReferenceMap(maps[0])


def _put_places(page: Page, maps: list[QgsLayoutItemMap], number: int) -> None:
    """The last panel that a sheet needs, and no more: one without a map would promise figures."""
    for index, one in enumerate(maps, 1):
        one.setVisibility(index <= number)  # a map item without layers would draw the project's
        if index > number:
            overrides.fix_layers(one, [], {})
            for ident in ("heading", "differs"):
                put_text(page, f"{ident}_{index}", "")
            put_legend(page, f"legend_{index}", one, {}, "")
    item = maps[number - 1]
    put_text(page, f"differs_{number}", "")
    places = [one for one in page.shown if one.customProperty(ROLE) not in ("hexes", "companies", "spikes", "towns")]
    overrides.fix_layers(item, places, _quiet(places))
    zoom(item, page.facts.bounds)
    put_text(page, f"heading_{number}", tr("Places"))
    of_map = {role: layer for role, layer in page.layers.items() if layer in places}
    put_legend(page, f"legend_{number}", item, of_map, "")


def _quiet(layers: Iterable[QgsMapLayer]) -> dict[str, str]:
    """Styles of a small map, whose authorities have no names on it."""
    return {one.id(): overrides.without_names(one) for one in layers if one.customProperty(ROLE) in _WITHOUT_NAMES}


def _heading(page: Page, metric: str) -> str:
    return f"{metric_text(metric)}: {key_figures.value_text(page.shot.table, metric)}"


def put_oblique_sheet(page: Page, maps: list[QgsLayoutItemMap]) -> None:
    """The report's own form: an oblique map a metric, and the places."""
    wanted = on_sheet(page)
    for index, (metric, item) in enumerate(zip(wanted, maps)):
        made = _oblique(page, metric)
        layers = [one for one in made.layers if not str(one.customProperty(ROLE)).endswith("places")]
        overrides.fix_layers(item, layers, {})
        QgsExpressionContextUtils.setLayoutItemVariable(item, NOTES, ",")  # a sheet's notes have no numbers
        _zoom_oblique(item, made)
        put_text(page, f"heading_{index + 1}", _heading(page, metric))
        copy = page_layers(page.project, page.layout, page.layers["hexes"], [metric])[metric]
        put_legend(page, f"legend_{index + 1}", None, {"hexes": copy}, f"{metric_text(metric)} {cells(page.facts)}")
    _put_places(page, maps, len(wanted) + 1)
    page.layout.setReferenceMap(maps[len(wanted)])


def _oblique(page: Page, metric: str, *, pages: bool = False) -> ObliqueMap:
    try:
        from ..oblique.oblique_page import oblique_map
    except ImportError as error:
        raise UserError(
            tr("The oblique map is not part of this version: choose another template."), str(error)
        ) from error
    return oblique_map(page.project, page.group, metric=metric, pages=pages)


def _zoom_oblique(item: QgsLayoutItemMap, made: ObliqueMap) -> None:
    """Page coordinates are no positions on earth: a PDF must not claim any."""
    shown = made.extent
    zoom(item, (shown.xMinimum(), shown.yMinimum(), shown.xMaximum(), shown.yMaximum()), 1.02, made.crs)


def put_pair(page: Page, maps: list[QgsLayoutItemMap]) -> dict[str, str]:
    """Two maps at one scale with the same classes, sizes and colours, for one key; returns the page's texts."""
    shots = [page.shot, *([page.beside] if page.beside is not None else [])]
    hexes, metric = [one.hexes for one in shots], page.metric
    if any(one.facts.grid != shots[0].facts.grid for one in shots):
        raise UserError(tr("The two maps have hexagons of different sizes: choose two of one grid."))
    if any(one.fields().lookupField(metric) < 0 for one in hexes):
        raise UserError(
            tr("This map does not hold that metric: generate it again with a file that has the figures."), metric
        )
    breaks = joint_breaks(hexes, metric)

    def alike(copy: QgsVectorLayer, metric: str) -> None:
        # The first map's colours, and what was drawn with them: no choice of a user's.
        copy.setRenderer(hexes[0].renderer().clone())
        copy.setCustomProperty(DRAWN, hexes[0].customProperty(DRAWN))
        use_breaks(copy, metric, breaks)
        set_marks(copy, marks_of(hexes[0]))

    widest = [max(one.facts.bounds[side + 2] - one.facts.bounds[side] for one in shots) for side in (0, 1)]
    for index, (item, shot) in enumerate(zip(maps, shots)):
        copy = page_layers(page.project, page.layout, shot.hexes, [metric], alike)[metric]
        background = [one for one in shot.shown if one.customProperty(ROLE) not in _NOT_IN_PAIR]
        x, y = ((shot.facts.bounds[side] + shot.facts.bounds[side + 2]) / 2 for side in (0, 1))
        zoom(item, (x - widest[0] / 2, y - widest[1] / 2, x + widest[0] / 2, y + widest[1] / 2))
        layers = [copy if one is shot.hexes else one for one in background]
        overrides.fix_layers(item, overrides.in_order(layers, item), {})
        of_map = {role: layer for role, layer in shot.layers.items() if layer in background}
        place_names(item, copy, metric, of_map, [], set(page.leaders))
        put_text(page, f"heading_{index + 1}", pair_heading(shot, shots, metric))
        if index == 0:
            put_legend(page, "legend", item, {"hexes": copy}, legend_title(shot.facts, metric))
    page.layout.setReferenceMap(maps[0])
    return pair_text(shots, metric, page.settings, page.on)


def put_before_and_after(page: Page, maps: list[QgsLayoutItemMap]) -> dict[str, str]:
    """The same hexagons under the outlines of today and under the new ones; returns the page's texts. Raises
    UserError where the map has no such outlines, or counts a part of its companies.
    """
    if page.facts.subset:
        raise UserError(tr("Old and new authorities are counted from every company: take the filter off the hexagons."))
    table = old_and_new_of(page.layers, [page.metric, "business_count"])
    roles = ("old_authorities", "authorities")
    background = [one for one in page.shown if one.customProperty(ROLE) in ("hexes", "neighbours", "sea")]
    quiet = {one.id(): overrides.without_names(one) for one in background if isinstance(one, QgsVectorLayer)}
    hexes = page.layers["hexes"]
    for number, item in enumerate(maps[:2]):
        bold, dashed = page.layers[roles[number]], page.layers[roles[1 - number]] if number else None
        text = label_expression(bold, page.metric)
        zoom(item, page.facts.bounds)
        points = overrides.FAR_AREA_POINTS if item.scale() > FAR else overrides.AREA_POINTS
        outline = overrides.bold_outline(bold, text, points)
        styles = {**quiet, hexes.id(): overrides.data_alone(hexes), bold.id(): outline}
        lines, apart = [bold], []
        if dashed is not None:
            inner = overrides.inner_line(dashed, bold)
            styles[dashed.id()] = overrides.dashed_line(dashed, inner)
            lines, apart = [dashed, bold], [one.boundingBox() for one in inner.asGeometryCollection()]
        layers = [hexes, *lines, *(one for one in background if one is not hexes)]  # data over lines, at any scale
        overrides.fix_layers(item, overrides.in_order(layers, item), styles)
        place_on_areas(item, bold, text, points, hexes, page.metric, apart)
    put_legend(page, "legend", maps[0], page.layers, legend_title(page.facts, page.metric), background, ("hexes",))
    page.layout.setReferenceMap(maps[0])
    return before_and_after_text(page.shot, table)


def _name_highest(layer: QgsVectorLayer, metric: str, item: QgsLayoutItemMap, page: Page) -> list[str]:
    """Have a small map name its own three highest hexagons; returns where they are."""
    zoom(item, page.facts.bounds)
    spots = highest_spots(item, layer, metric, _ON_PANEL)
    label_highest(layer, metric, breaks_of(layer, metric), _ON_PANEL, spots=spots)
    rows = highest(layer, metric, breaks_of(layer, metric), _ON_PANEL)
    return list(dict.fromkeys(plain_name(one.authority_name) for one in rows))


def _beside_businesses(places: list[str], first: list[str]) -> str:
    """What a small map shows otherwise than the first one."""
    other = [one for one in places if one not in first]
    if other:
        return tr("High here, but not on the first map: {places}").format(places=listed(other))
    return tr("High in the same places as the first map") if places else ""


def put_atlas(page: Page, item: QgsLayoutItemMap) -> tuple[Page, dict[str, str]]:
    """Coverage, pages and the map that follows them; returns the page as drawn, and texts that are expressions."""
    coverage, wording = _by_authority(page)
    styles = {coverage.id(): overrides.page_outline(coverage)}
    zones = page.layers.get("place_areas")
    if isinstance(zones, QgsVectorLayer):
        styles[zones.id()] = overrides.thin_zones(zones)
    pages = [AtlasPage.of(one, item, _ATLAS_MARGIN) for one in coverage.getFeatures() if one.hasGeometry()]
    drawn = _with_own_hexagons(page, item, pages)
    marks = marks_on(pages, page.layers["hexes"], page.metric)
    for role in ("places", "own_places", "towns"):
        points = page.layers.get(role)
        if isinstance(points, QgsVectorLayer) and (hiding := icons_on_marks(points, pages, marks)):
            still = icons_on_marks(points, pages, marks, FAR_ICON_MM)
            styles[points.id()] = overrides.small_dots(points, still, hiding - still, FAR_ICON_MM)
    overrides.fix_layers(item, drawn.shown if coverage in drawn.shown else [coverage, *drawn.shown], styles)
    zoom(item, page.facts.bounds)
    item.setAtlasDriven(True)
    item.setAtlasScalingMode(QgsLayoutItemMap.Auto)
    item.setAtlasMargin(_ATLAS_MARGIN)
    page.layout.setReferenceMap(item)
    page.layout.atlas().first()
    return drawn, wording


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


def _by_authority(page: Page) -> tuple[QgsVectorLayer, dict[str, str]]:
    """Make the layout an atlas of the map's authorities; returns them and the texts that are expressions."""
    coverage = page.layers.get("authorities")
    if not isinstance(coverage, QgsVectorLayer):
        raise UserError(
            tr("The atlas needs the layer of authorities, which is no longer in the project: generate the map again.")
        )
    if lacking := [one for one in page.facts.metrics if coverage.fields().lookupField(one) < 0]:
        sentence = tr("The atlas needs each authority's totals: generate the map again.")
        raise UserError(sentence, f"not there: {', '.join(lacking)}")
    if is_emptied(page.facts, page.shot.table):
        raise UserError(tr("The filter leaves no hexagon, so the atlas has no page: change the filter or take it off."))
    atlas = page.layout.atlas()
    atlas.setEnabled(True)
    atlas.setCoverageLayer(coverage)
    atlas.setHideCoverage(False)
    atlas.setPageNameExpression("authority_name")
    _only_filtered(page)
    atlas.setSortFeatures(True)
    atlas.setSortExpression("authority_name")
    atlas.setFilenameExpression("\"authority_code\" || '_' || regexp_replace(\"authority_name\", '[^A-Za-z0-9]+', '_')")
    atlas.updateFeatures()
    heading = tr("Notes") if notes_by_authority(page.facts, page.metric, page.layers) else ""
    area = area_text(page.facts)
    titles = key_figures.page_titles(page.shot.table, page.metric, page.facts.cluster_name, area)
    return coverage, {
        "title": key_figures.by_authority(titles),
        "notes_heading": heading,
        "overview_heading": tr("{} in {}").format(key_figures.embed(AS_SPOKEN), area.partition(":")[0]),
    }


def _only_filtered(page: Page) -> None:
    """Under a filter on the hexagons an atlas has pages of what it leaves; a filter of the user's own stays."""
    atlas, begins = page.layout.atlas(), '"authority_code" IN ('
    ours = atlas.filterFeatures() and atlas.filterExpression().startswith(begins)
    if page.facts.subset:
        codes = ", ".join(map(QgsExpression.quotedString, page.shot.table.codes))
        atlas.setFilterFeatures(True)
        atlas.setFilterExpression(f"{begins}{codes})")
    elif ours:
        atlas.setFilterFeatures(False)


def put_oblique(page: Page, item: QgsLayoutItemMap) -> dict[str, str]:
    """The oblique map's layers and what its heights mean."""
    pages = page.kind in ATLASES
    made = _oblique(page, page.metric, pages=pages)
    overrides.fix_layers(item, made.layers, {})
    _zoom_oblique(item, made)
    page.layout.setReferenceMap(item)
    if not pages:  # under a filter that leaves nothing no column has a height
        return {"words": "" if is_emptied(page.facts, page.shot.table) else made.wording}
    _, wording = _by_authority(page)
    made.follow_atlas(item)
    page.layout.atlas().first()
    return {**wording, "words": key_figures.by_authority(made.page_texts)}
