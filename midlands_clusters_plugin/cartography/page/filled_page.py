"""A page that is being filled: what it is made from, and its texts in their labels, as large as they fit.

Notes are printed in full where they fit, else shorter; what was left out, capped or hidden is printed in any case.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from qgis.core import (
    QgsExpression,
    QgsExpressionContextScope,
    QgsExpressionContextUtils,
    QgsLayoutItem,
    QgsLayoutItemLabel,
    QgsLayoutItemMap,
    QgsMapLayer,
    QgsPrintLayout,
    QgsProject,
    QgsVectorLayerUtils,
)
from qgis.PyQt.QtGui import QColor

from ...core.base.i18n import counted
from ...core.base.inert import label_text
from ...qgis_io import entries
from ..context.region_marks import RegionMarks
from ..context.spike_layer import NOTES
from ..page_text import key_figures
from ..page_text.headline import leading
from ..page_text.notes import explained, spike_notes
from ..page_text.page_text import note_lines, pair_note_lines, sheet_note_lines
from ..page_text.snapshot import Snapshot
from ..record.map_facts import MapFacts
from ..record.page_settings import PageSettings
from ..style.map_text import plain_name
from . import furniture as put
from .fitting import BOX, FULL, base_size, box_of, fit_text, font_of, holds, move, shared_width

PREFIX = "mc_"
ATLASES = ("atlas", "oblique_atlas")  # kinds of pages: one an authority
OBLIQUE = ("oblique", "oblique_atlas")  # kinds of pages: columns over a tilted ground
# Statistics would cover every panel of a sheet, or lie beside the columns of an oblique map.
SHEETS = ("sheet", "oblique_sheet")  # kinds of pages: a map a metric
PAIR = "pair"  # the kind of page that shows two maps
BEFORE = "before_after"  # the kind of page of old and new authorities: one map with each of its two outlines
NOT_ON = dict.fromkeys((*SHEETS, PAIR, BEFORE, *OBLIQUE), ("statistic", "kernel_density"))
MAPS = 4  # on a cluster sheet


@dataclass(frozen=True)
class Page:
    """What a page is made from: the layout, the map's group in it, and how it is to be shown."""

    project: QgsProject
    layout: QgsPrintLayout
    shot: Snapshot
    kind: str
    settings: PageSettings
    on: date | None = None
    title: str | None = None  # the user's; "" for the proposed one, None to leave what is there
    renew: bool = False  # only the texts that are still ours
    group: Any = None
    beside: Snapshot | None = None  # the second map of a pair
    marks: RegionMarks | None = None  # what a region's map draws in place of the hexagons

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
    def drawn(self) -> list[QgsMapLayer]:
        """The layers of the page's map: those shown, marks in place of hexagons."""
        hexes = self.layers.get("hexes")
        return [self.marks.overview if self.marks is not None and one is hexes else one for one in self.shown]

    @property
    def metric(self) -> str:
        """What the hexagons show."""
        return self.shot.metric

    @property
    def leaders(self) -> list[str]:
        """The authorities that the headline names, as they are spoken."""
        return [plain_name(one) for one in leading(self.shot.table, self.metric)]

    def item(self, ident: str) -> QgsLayoutItem | None:
        """An item by its id without prefix."""
        return self.layout.itemById(PREFIX + ident)

    def numbered(self, ident: str, count: int) -> list[tuple[int, QgsLayoutItem]]:
        """The items ``ident_1`` to ``ident_count`` that are there."""
        found = ((index, self.item(f"{ident}_{index + 1}")) for index in range(count))
        return [(index, item) for index, item in found if item is not None]


def main_map(page: Page) -> QgsLayoutItemMap | None:
    """The template's map: ``mc_map``; in a template of somebody else's the largest map that is not one of ours."""
    item = page.item("map")
    if isinstance(item, QgsLayoutItemMap):
        return item
    maps = (one for one in page.layout.items() if isinstance(one, QgsLayoutItemMap))
    others = (one for one in maps if not one.id().startswith(PREFIX))
    return max(others, key=lambda one: one.rect().width() * one.rect().height(), default=None)


def on_sheet(page: Page) -> list[str]:
    """The metrics that a sheet shows; its last map shows places."""
    return page.shot.metrics[: len(page.numbered("map", MAPS)) - 1]


# Points: letters of a board's page are never smaller than a reader needs, and on A3 they are read from farther away.
_SMALLEST = {"title": 9.0, "watermark": 18.0}
_SMALLEST_OTHER, _SMALLEST_A3, _A3_MM = 6.5, 7.0, 350.0


def put_texts(page: Page, wording: Mapping[str, str]) -> None:
    """Put all texts into their labels."""
    _share_foot(page, wording)
    _widen_subtitle(page, wording)
    for ident, text in wording.items():
        if ident == "legend":
            continue
        if ident == "title" and page.title is not None:
            _put_title(page, text)
        elif ident == "notes":
            _put_notes(page)
        else:
            put_text(page, ident, text)


def smallest(page: Page, ident: str) -> float:
    """The smallest letters, in points, that a text of this page may have."""
    size = page.layout.pageCollection().page(0).pageSize()
    return _SMALLEST.get(ident, _SMALLEST_A3 if max(size.width(), size.height()) > _A3_MM else _SMALLEST_OTHER)


def put_text(page: Page, ident: str, wording: str, *, own: bool = False) -> None:
    """Put words into a label; one whose words the user has changed is left alone."""
    item = page.item(ident)
    if not isinstance(item, QgsLayoutItemLabel) or (page.renew and not is_ours(item)):
        return
    if not page.layout.atlas().enabled():
        wording = label_text(wording)
    samples = _evaluated(page, wording) if "[%" in wording else ()
    fit_text(item, wording, smallest(page, ident), samples=samples)
    if own:
        item.removeCustomProperty(put.PROPOSED)
    else:
        item.setCustomProperty(put.PROPOSED, item.text())


def _put_title(page: Page, proposed: str) -> None:
    """The user's title, or the proposed one where theirs was taken back; one changed in the layout itself stays."""
    item = page.item("title")
    if not isinstance(item, QgsLayoutItemLabel):
        return
    if page.title:
        put_text(replace(page, renew=False), "title", label_text(page.title), own=True)
        item.setCustomProperty(entries.GIVEN, item.text())
    else:
        given = item.text() == item.customProperty(entries.GIVEN)
        put_text(replace(page, renew=page.renew and not given), "title", proposed)


def is_ours(item: QgsLayoutItemLabel) -> bool:
    """Whether a label still has the words that the plugin proposed; one that never had any is empty."""
    return item.text() == (item.customProperty(put.PROPOSED) or "")


def full_text(item: QgsLayoutItemLabel) -> str:
    """A label's words, whole where they had to be shortened, evaluated where they are an expression."""
    whole = item.customProperty(FULL)
    return str(whole) if whole and item.text().endswith("…") and "[%" not in str(whole) else item.currentText()


def _evaluated(page: Page, wording: str) -> list[str]:
    """What an expression gives on each page of an atlas, which are not turned for it: that would redraw them."""
    atlas, context = page.layout.atlas(), page.layout.createExpressionContext()
    coverage = atlas.coverageLayer()
    if coverage is None:
        return [QgsExpression.replaceExpressionText(wording, context)]
    scope = QgsExpressionContextScope("page")
    scope.setVariable("atlas_layerid", coverage.id())
    scope.setVariable("atlas_totalfeatures", atlas.count())
    context.appendScope(scope)
    context.setFields(coverage.fields())
    found = []
    for feature in coverage.getFeatures():
        context.setFeature(feature)
        scope.setVariable("atlas_feature", feature)
        found.append(QgsExpression.replaceExpressionText(wording, context))
    return found


def _put_notes(page: Page) -> None:
    """The notes in full; where they have no place, one line a reason; then fewer, and how many there are more."""
    item = page.item("notes")
    if not isinstance(item, QgsLayoutItemLabel):
        return
    least = smallest(page, "notes")
    if page.kind in (*SHEETS, PAIR, BEFORE):
        ways = _notes_of_several(page)
        made = next((one for one in ways if _fit(item, one, least)), ways[-1])
        put_text(page, "notes", "\n".join(made))
        return
    lines = {code: fitting(item, page.facts, page.metric, page.layers, least, code) for code in _codes(page)}
    texts = {code: "\n".join(one) for code, one in lines.items()}
    put_text(page, "notes", key_figures.by_authority(texts) if page.kind in ATLASES else texts[""])
    _number_only(page, lines)


def _notes_of_several(page: Page) -> list[list[str]]:
    """The notes of a page of several maps, the fullest first: those on spikes may be left to the tables."""
    shots = [one for one in (page.shot, page.beside if page.kind == PAIR else None) if one is not None]
    bare = [replace(one, layers={**one.layers, "spikes": None}) for one in shots]

    def lines(of: list[Snapshot]) -> list[str]:
        if page.kind == PAIR:
            return pair_note_lines(of, page.metric)
        return sheet_note_lines(of[0], on_sheet(page) if page.kind in SHEETS else [page.metric])

    whole, others = lines(shots), lines(bare)
    spikes = [one for one in whole if one not in others]
    return [
        [one for one in whole if one not in spikes[saved:]] + _more(len(spikes) - saved)
        for saved in range(len(spikes), -1, -1)
    ]


_FOOT_GAP = 6.0  # mm


def _share_foot(page: Page, wording: Mapping[str, str]) -> None:
    """Share the foot of a page between notes and sources by what each needs, where both stand as the template has
    them: sources are a condition of the licences and are never cut.
    """
    names = ("notes", "credits", "notes_heading", "sources_heading")
    parts = {name: one for name in names if isinstance(one := page.item(name), QgsLayoutItemLabel)}
    if len(parts) < len(names) or not all(one.customProperty(BOX) for one in parts.values()):
        return
    boxes = {name: box_of(one) for name, one in parts.items()}
    if any(abs(one.pagePos().x() - boxes[name][0]) > 0.1 for name, one in parts.items()):
        return
    (left, _, _, tall), top = boxes["notes"], boxes["credits"][1]
    paper = page.layout.pageCollection().page(0).pageSize()
    marks = [box_of(one) for one in (page.item("logo"), page.item("organisation")) if one is not None]
    right, height = max((x + wide for x, _, wide, _ in marks), default=boxes["credits"][0] + boxes["credits"][2]), tall
    if page.settings.logo or page.settings.organisation:
        if paper.width() > paper.height():
            right = min(x for x, _, _, _ in marks) - _FOOT_GAP
        else:
            height = min(y for _, y, _, _ in marks) - top
    font, sizes = font_of(parts["credits"]), (base_size(parts["credits"]), smallest(page, "credits"))
    room = right - left - _FOOT_GAP
    share = shared_width(font, _notes_to_fit(page), wording["credits"], room, (tall, height), sizes)
    for name, (_, y, _, high) in boxes.items():
        first = name.startswith("notes")
        x, wide = (left, share) if first else (left + share + _FOOT_GAP, room - share)
        move(parts[name], (x, y, wide, height if name == "credits" else high))


def _widen_subtitle(page: Page, wording: Mapping[str, str]) -> None:
    """A subtitle has the room of the sample's warning beside it where there is none."""
    found = (page.item("subtitle"), page.item("caveat"))
    parts = [one for one in found if isinstance(one, QgsLayoutItemLabel) and one.customProperty(BOX)]
    if len(parts) < len(found):
        return
    (x, y, _, high), (left, top, wide, _) = (box_of(one) for one in parts)
    if not y - 1 <= top < y + high or abs(parts[0].pagePos().x() - x) > 0.1:  # it stands elsewhere
        return
    move(parts[0], (x, y, (left - 2 if wording.get("caveat") else left + wide) - x, high))


def _notes_to_fit(page: Page) -> list[str]:
    """The notes that a foot should have room for, the fullest first; of an atlas those of the page that has most."""
    if page.kind in (*SHEETS, PAIR, BEFORE):
        ways = _notes_of_several(page)
        return ["\n".join(one) for one in (ways[0], ways[-1])]
    found = []
    for compact in (False, True):
        of_each = (note_lines(page.facts, page.metric, page.layers, code, compact=compact) for code in _codes(page))
        found.append(max(map("\n".join, of_each), key=len))
    return found


def _codes(page: Page) -> list[str]:
    """The authorities of an atlas; of another page "", the whole map."""
    if page.kind not in ATLASES:
        return [""]
    return [str(one) for one in QgsVectorLayerUtils.getValues(page.layers["authorities"], "authority_code")[0]]


def _number_only(page: Page, lines: Mapping[str, list[str]]) -> None:
    """Have the page's map bear only numbers of spikes that its notes explain: the others had no room there."""
    themap, spikes = main_map(page), page.layers.get("spikes")
    if themap is None:
        return
    found = [one for code, text in lines.items() for one in explained(spikes, page.metric, text, code)]
    pairs = "".join(f"{one.authority_code}/{one.number}," for one in found)
    QgsExpressionContextUtils.setLayoutItemVariable(themap, NOTES, f",{pairs}")


def put_credits_somewhere(page: Page, wording: str) -> None:
    """Acknowledgements are a condition of the licences: a template without a place for them gets one at its foot."""
    if isinstance(page.item("credits"), QgsLayoutItemLabel):
        return
    size = page.layout.pageCollection().page(0).pageSize()
    label = put.text(
        page.layout, "credits", "", (5, size.height() - 9, size.width() - 10, 8), size=6.5, shade="#3d3d3d"
    )
    label.setBackgroundEnabled(True)
    label.setBackgroundColor(QColor(255, 255, 255, 215))
    put_text(replace(page, renew=False), "credits", wording)


def fitting(
    label: QgsLayoutItemLabel,
    facts: MapFacts,
    metric: str,
    layers: Mapping[str, QgsMapLayer],
    smallest: float,
    authority: str = "",
) -> list[str]:
    """The fullest notes that fit a label with letters of ``smallest`` points.

    One line a spike; else one line a reason; else fewer of those, with how many notes more there are in the text
    alternative and its tables. The lines about hexagons that were left out, capped or hidden, and the caveats, are
    never dropped.
    """
    for compact in (False, True):
        lines = note_lines(facts, metric, layers, authority, compact=compact)
        if _fit(label, lines, smallest):
            return lines
    spikes = spike_notes(layers.get("spikes"), metric, authority, compact=True)  # these may be left to the tables
    others = [one for one in lines if one not in spikes]
    shorter = lines
    for saved in range(len(spikes) - 1, -1, -1):
        shorter = [*spikes[:saved], *others, *_more(len(spikes) - saved)]
        if _fit(label, shorter, smallest):
            break
    return shorter


def _more(count: int) -> list[str]:
    if not count:
        return []
    return [
        counted(
            "{n} more note stands in the text alternative of this map, the figures in its data tables.",
            "{n} more notes stand in the text alternative of this map, the figures in its data tables.",
            count,
        )
    ]


def _fit(label: QgsLayoutItemLabel, lines: list[str], size: float) -> bool:
    _, _, width, height = box_of(label)
    return holds("\n".join(lines), font_of(label), size, width, height)
