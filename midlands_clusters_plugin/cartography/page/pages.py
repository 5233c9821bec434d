"""Printed pages: a template, filled with a group's map, as a layout that the user can go on editing."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from itertools import count
from typing import Any

from qgis.core import (
    QgsLayerTreeGroup,
    QgsLayoutItem,
    QgsLayoutItemMap,
    QgsMasterLayoutInterface,
    QgsPrintLayout,
    QgsProject,
)

from ...core.base.errors import UserError
from ...core.base.i18n import tr
from ...qgis_io import entries
from ..map import page_age
from ..map.page_age import pages_of
from ..page_text.credits import acknowledgements, caveats, source_line
from ..page_text.headline import headline
from ..page_text.page_text import sample_line
from ..page_text.snapshot import Snapshot, metric_of, shown_layers, snapshot
from ..record.page_settings import PageSettings, load_settings
from ..record.roles import groups
from ..record.stored import saved
from ..style.map_text import legend_title, subtitle
from . import furniture as put
from .exporting import export, export_atlas_pdf, export_pdf, export_png, export_svg
from .filled_page import NOT_ON, OBLIQUE, PAIR, PREFIX, SHEETS, Page
from .filling import fill
from .fitting import fit_text, font_of, line_height, move, wrapped_lines
from .page_layers import drop_page_layers
from .templates import DEFAULT, KINDS, Template, find_template, load

__all__ = [
    "NAME", "export", "export_atlas_pdf", "export_pdf", "export_png", "export_svg", "is_stale", "items", "make_layout",
    "metric_of", "new_page", "page_texts", "pages_of", "put_texts", "refresh", "shown_layers", "warnings_of",
]  # fmt: skip

NAME = "Midlands Clusters map"
KIND, SHOWS, TEMPLATE, WARNINGS = entries.KIND, entries.SHOWS, entries.TEMPLATE, entries.WARNINGS
_SIDE = 220.0
_TITLE: dict[str, Any] = {"size": 19, "bold": True}
_FOOT_TEXTS = ("notes", "credits")
_FOOT = (8.0, 188.0, 281.0, 18.5)  # x, y, width, height in mm of what stands below a plain page's picture
_FOOT_SIZES, _FOOT_GAP = (7.0, 6.5), 0.6  # points; mm


def make_layout(
    project: QgsProject,
    group: QgsLayerTreeGroup,
    *,
    template: str | Template = DEFAULT,
    name: str = "",
    on: date | None = None,
    title: str = "",
    settings: PageSettings | None = None,
    beside: QgsLayerTreeGroup | None = None,
) -> QgsPrintLayout:
    """A page for a group of layers, put into the project's layouts; ours of the same name is replaced once the new one
    is made.

    ``template`` : an id, the path of a .qpt file, or the template itself; ``on`` : the date in the source line, today
    by default; ``title`` : the user's, "" for the proposed one; ``settings`` : the organisation's, those of QGIS's
    settings by default; ``beside`` : the second map of a page of two, by default another one of the project.

    Raises UserError where the template cannot be used or the group has lost its hexagons.
    """
    chosen = template if isinstance(template, Template) else find_template(template)
    layout = QgsPrintLayout(project)
    layout.initializeDefaults()
    load(layout, chosen)
    layout.setName(_free_name(project, name or NAME))
    second = _fill(layout, group, _kind(layout, chosen.kind), on, settings, title, beside)
    layout.setCustomProperty(TEMPLATE, chosen.id)
    _remove_old(project, layout.name())
    project.layoutManager().addLayout(layout)
    page_age.note_map(layout, group, second)
    drop_page_layers(project)
    return layout


def _free_name(project: QgsProject, name: str) -> str:
    """The name, or where a layout of the user's own has it, that with a number."""
    names = (f"{name} {number}" if number > 1 else name for number in count(1))
    return next(one for one in names if (there := project.layoutManager().layoutByName(one)) is None or is_ours(there))


def _remove_old(project: QgsProject, name: str) -> None:
    old = project.layoutManager().layoutByName(name)
    if old is not None:
        project.layoutManager().removeLayout(old)


def is_ours(layout: QgsMasterLayoutInterface) -> bool:
    """Whether the plugin made a layout: it has items of ours."""
    return isinstance(layout, QgsPrintLayout) and bool(items(layout))


def refresh(
    layout: QgsPrintLayout,
    group: QgsLayerTreeGroup,
    on: date | None = None,
    settings: PageSettings | None = None,
    title: str | None = None,
    beside: QgsLayerTreeGroup | None = None,
) -> None:
    """After the map was restyled or made again: new map, legend and figures, and new texts where the user left ours.

    ``title`` is the user's; "" takes back one that was given before, None leaves the title as it is.
    """
    kind = str(layout.customProperty(KIND) or "map")
    second = _fill(layout, group, kind, on, settings, title, beside, renew=True)
    drop_page_layers(layout.project(), layout)
    page_age.note_map(layout, group, second)
    layout.refresh()


def is_stale(layout: QgsPrintLayout, metric: str = "") -> bool:
    """Whether the map has changed since the page was made; ``metric`` is what the map shows."""
    if page_age.is_stale(layout.project(), layout):
        return True
    return bool(metric) and layout.customProperty(KIND) != "sheet" and layout.customProperty(SHOWS) != metric


def warnings_of(layout: QgsPrintLayout) -> list[str]:
    """What could not be put on the page when it was made: sentences for the user."""
    return [one for one in saved(layout, WARNINGS, []) if isinstance(one, str)]


def _kind(layout: QgsPrintLayout, kind: str) -> str:
    """The kind of a template; one of which nothing is said is an atlas if its map follows one."""
    if kind in KINDS:
        return kind
    follows = any(one.atlasDriven() for one in layout.items() if isinstance(one, QgsLayoutItemMap))
    return "atlas" if follows else "map"


def _fill(
    layout: QgsPrintLayout,
    group: QgsLayerTreeGroup,
    kind: str,
    on: date | None,
    settings: PageSettings | None,
    title: str | None,
    beside: QgsLayerTreeGroup | None,
    *,
    renew: bool = False,
) -> QgsLayerTreeGroup | None:
    """Fill a page with a map and note on it what it shows; returns the second map of a page of two."""
    project, without, drawn = layout.project(), NOT_ON.get(kind, ()), kind not in (*SHEETS, *OBLIQUE)
    second = _second(project, group, layout, kind, beside)
    shot = snapshot(group, project, without=without, drawn=drawn, alike=kind == PAIR)
    other = None if second is None else snapshot(second, project, shot.metric, without, alike=True)
    title = title if title is None else title.strip()
    page = Page(project, layout, shot, kind, settings or load_settings(), on, title, renew, group, other)
    for key, value in {WARNINGS: json.dumps(fill(page)), KIND: kind, SHOWS: page.metric}.items():
        layout.setCustomProperty(key, value)
    return second


def _second(
    project: QgsProject, group: QgsLayerTreeGroup, layout: QgsPrintLayout, kind: str, wanted: QgsLayerTreeGroup | None
) -> QgsLayerTreeGroup | None:
    """The second map of a page of two: the one given, the one it had, or another. Raises UserError without one."""
    if kind != PAIR:
        return None
    had = page_age.beside_of(project, layout)
    found = [one for one in (wanted, had, *groups(project)) if one is not None and one != group]
    if not found:
        raise UserError(
            tr(
                "This page shows two maps: tick “Add another map” on the page Map under Advanced and Generate, or "
                "choose another template."
            )
        )
    return found[0]


def items(layout: QgsPrintLayout) -> dict[str, QgsLayoutItem]:
    """The plugin's items on a page, by id without its prefix."""
    return {
        one.id()[len(PREFIX) :]: one
        for one in layout.items()
        if isinstance(one, QgsLayoutItem) and one.id().startswith(PREFIX)
    }


# --- a plain A4 landscape page without a template: the page of the 3D picture


def new_page(project: QgsProject, name: str) -> QgsPrintLayout:
    """An empty A4 landscape page; one of ours of that name in the project is taken out."""
    layout = QgsPrintLayout(project)
    layout.initializeDefaults()
    layout.setName(_free_name(project, name))
    _remove_old(project, layout.name())
    return layout


def page_texts(shot: Snapshot, roles: list[str], on: date | None = None) -> dict[str, str]:
    """The texts of a plain page, by the id of their item."""
    facts, metric = shot.facts, shot.metric
    return {
        "title": headline(facts, metric, shot.table),
        "subtitle": subtitle(facts, metric),
        "legend": legend_title(facts, metric),
        "caveat": sample_line(facts),
        "notes": " ".join([source_line(facts, on), *caveats(facts)[1 if facts.sample else 0 :]]),
        "credits": " ".join(acknowledgements(facts, roles)),
    }


def put_texts(layout: QgsPrintLayout, texts: Mapping[str, str]) -> None:
    """Title, subtitle, the sample's warning, source line and acknowledgements of a plain page."""
    put.fit(put.text(layout, "title", texts["title"], (8, 6, 281, 11), **_TITLE), 281, **_TITLE)
    put.text(layout, "subtitle", texts["subtitle"], (8, 17.5, 281, 9), size=9.5, shade="#3d3d3d")
    if texts["caveat"]:
        put.text(layout, "caveat", texts["caveat"], (_SIDE, 141.0, 70, 12), size=11, bold=True, shade="#801650")
    _put_foot(layout, texts)


def _put_foot(layout: QgsPrintLayout, texts: Mapping[str, str]) -> None:
    """Notes, and below them acknowledgements, which get the room that they need."""
    left, top, width, height = _FOOT
    labels = [put.text(layout, one, texts[one], _FOOT, size=_FOOT_SIZES[0], shade="#3d3d3d") for one in _FOOT_TEXTS]
    font = font_of(labels[0])

    def lengths(size: float) -> list[float]:
        return [len(wrapped_lines(one.text(), font, size, width)) * line_height(font, size) for one in labels]

    size = next((one for one in _FOOT_SIZES if sum(lengths(one)) + _FOOT_GAP <= height), _FOOT_SIZES[-1])
    below = lengths(size)[1] + 0.2
    above = height - _FOOT_GAP - below
    for label, y, tall in zip(labels, (top, top + above + _FOOT_GAP), (above, below)):
        move(label, (left, y, width, tall))
        fit_text(label, label.text(), _FOOT_SIZES[-1])
