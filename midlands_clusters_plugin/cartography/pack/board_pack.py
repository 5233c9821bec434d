"""The board pack: a map's page, its key figures, cluster sheet, oblique map and text alternative as one PDF."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import count
from pathlib import Path

from qgis.core import QgsLayerTreeGroup, QgsPrintLayout, QgsProject

from ...core.base.errors import Cancelled, UserError
from ...core.base.i18n import tr
from ..map import page_age
from ..page import pages
from ..page.alternative import About as Alternative
from ..page.alternative import html_body
from ..page.templates import find_template, kind_names
from ..page_text.page_text import sample_line
from ..page_text.simple_html import heading, paragraphs, warning
from ..page_text.snapshot import Snapshot, snapshot
from ..record.map_facts import needed_facts
from ..record.page_settings import PageSettings, load_settings
from ..style.map_text import cluster_text, subtitle
from .book import CONTENTS, About, Moved, Paper, Part, write_book

KINDS = ("map", "figures", "sheet", "oblique")  # in the order of the pack
PAPERS = {"a4": (297.0, 210.0), "a3": (420.0, 297.0)}


_FEWEST_MAPS = 2  # on a cluster sheet: one alone says what the map's page says
_MAKING = 0.6  # of the time goes into making the pages, the rest into writing them


@dataclass
class Pack:
    """What was written: how many pages, the files, the pages that are layouts, and what could not be put in."""

    count: int = 0
    files: list[Path] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    @property
    def layouts(self) -> list[QgsPrintLayout]:
        """The layouts of the pages."""
        return [one.layout for one in self.parts if one.layout is not None]


@dataclass(frozen=True)
class Asked:
    """How the pack is wanted; ``reuse``: pages of this map that the project has, with what the user changed on them;
    ``label``: what new pages are called after, by default the map.
    """

    paper: str = "a4"
    orientation: str = "landscape"
    title: str = ""
    dpi: float = 300
    reuse: bool = True
    label: str = ""
    on: date | None = None
    settings: PageSettings | None = None


def board_pack(
    project: QgsProject, group: QgsLayerTreeGroup, path: Path, asked: Asked | None = None, moved: Moved = lambda _: True
) -> Pack:
    """Write the board pack of a map, whole or not at all.

    Pages that the project has of this map are renewed first, the others are made and stay in the project's layouts. A
    page that cannot be made is left out, and the contents say so. ``moved`` is told how much is done, from 0 to 1, and
    returns whether to go on.

    Raises UserError where no page can be made or the file cannot be written, Cancelled where ``moved`` says so.
    """
    asked = asked or Asked()
    shot = snapshot(group, project)
    pack = pages_of_kinds(project, group, shot, KINDS, asked, moved)
    settings = asked.settings or load_settings()
    text = Alternative(shot, asked.title, settings, asked.on)
    first = [  # above the list of contents: what is shown, from where, and what is not in the document
        heading(text.title, 1),
        *paragraphs([subtitle(shot.facts, shot.metric)]),
        warning(sample_line(shot.facts)),
        *paragraphs([settings.organisation, text.sources[0], *pack.warnings]),
    ]
    last = [heading(tr("The map in words, and its data"), 1), *html_body(text)]
    parts = [
        Part(tr("Contents"), html=CONTENTS + "".join(first)),
        *pack.parts,
        Part(tr("Text alternative"), html="".join(last)),
    ]
    pack.count = write_document(path, parts, text, asked, moved)
    pack.files = [path]
    return pack


def pages_of_kinds(
    project: QgsProject, group: QgsLayerTreeGroup, shot: Snapshot, kinds: Sequence[str], asked: Asked, moved: Moved
) -> Pack:
    """The map's pages of these kinds, made or renewed; those that cannot be made are among the warnings.

    Raises UserError where none can, Cancelled where ``moved`` says so.
    """
    pack = Pack()
    kinds = kinds[:1] if shot.facts.instead else kinds  # the others are of hexagons by their nature
    for index, kind in enumerate(kinds):
        if not moved(_MAKING * index / len(kinds)):
            raise Cancelled
        name = kind_names()[kind]
        try:
            if kind == "sheet" and sum(map(shot.table.is_shown, shot.facts.metrics)) < _FEWEST_MAPS:
                raise UserError(tr("The data have one figure only, which the map shows."))
            layout = page_of(project, group, f"{kind}_{asked.paper}_{asked.orientation}", asked)
        except UserError as error:
            pack.warnings.append(tr("{page} is not in this document. {why}").format(page=name, why=error.message))
            continue
        pack.warnings += [one for one in pages.warnings_of(layout) if one not in pack.warnings]
        pack.parts.append(Part(name, layout))
    if not pack.parts:
        raise UserError(tr("No page could be made of this map: generate the map again."), " ".join(pack.warnings))
    return pack


def write_document(
    path: Path, parts: Sequence[Part], text: Alternative, asked: Asked, moved: Moved, most: int = 0
) -> int:
    """Write the parts as one PDF, texts on the paper of the pages, and at their foot what it is of and who made it;
    returns how many pages it has. The making of the pages has come before.
    """
    sides = PAPERS[asked.paper] if asked.orientation == "landscape" else PAPERS[asked.paper][::-1]
    foot = (text.title.rstrip("."), (asked.settings or load_settings()).organisation)
    about = About(text.title, ". ".join(filter(None, foot)), sample_line(text.facts))

    def later(share: float) -> bool:
        return moved(_MAKING + (1 - _MAKING) * share)

    return write_book(path, parts, about, paper=Paper(*sides), dpi=asked.dpi, moved=later, most=most)


def page_of(project: QgsProject, group: QgsLayerTreeGroup, ident: str, asked: Asked) -> QgsPrintLayout:
    """The map's page of a template: the one that the project has, renewed, or a new one. Raises UserError."""
    mine = [one for one in page_age.pages_of(project) if one.customProperty(pages.TEMPLATE) == ident]
    there = next((one for one in mine if page_age.map_of(project, one) == group), None) if asked.reuse else None
    if there is not None:
        pages.refresh(there, group, on=asked.on, settings=asked.settings)
        return there
    template, facts = find_template(ident), needed_facts(group)
    cluster, area = cluster_text(facts, tr("All companies")), facts.area_name.partition(" (")[0]
    label = asked.label or tr("{cluster}, {area}").format(cluster=cluster, area=area)
    name = _free_name(project, group, f"{label}: {template.name}")
    return pages.make_layout(project, group, template=template, name=name, on=asked.on, settings=asked.settings)


def _free_name(project: QgsProject, group: QgsLayerTreeGroup, wanted: str) -> str:
    """A name that no layout has but an earlier one of this map: no page of others is ever replaced."""
    for number in count(1):
        name = f"{wanted} {number}" if number > 1 else wanted
        there = project.layoutManager().layoutByName(name)
        if there is None or (group.parent() is not None and page_age.map_of(project, there) == group):
            break
    return name
