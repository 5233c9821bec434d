"""The cluster profile: all that map, file and report say of one cluster in one area, as a PDF and as one web page."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory

from qgis.core import QgsLayerTreeGroup, QgsProject

from ...core.base.errors import Cancelled
from ...core.base.i18n import tr
from ...core.files.whole_file import together, write_text
from ..page.alternative import About as Alternative
from ..page.exporting import picture
from ..page.page_layers import drop_page_layers
from ..page.templates import kind_names
from ..page_text import simple_html as html
from ..page_text.map_in_text import sentences
from ..page_text.snapshot import snapshot
from ..record.page_settings import load_settings
from ..style.map_text import area_text, cluster_text, subtitle
from . import profile_text as text_of
from .board_pack import Asked, Pack, pages_of_kinds, write_document
from .book import Moved, Part

_KINDS = ("map", "sheet", "oblique")
_MOST = 8  # pages
_PICTURE_DPI = 110
_STYLE = (
    "body{font-family:Arial,Helvetica,sans-serif;line-height:1.5;max-width:62em;margin:2em auto;padding:0 1em;color:"
    "#1a1a1a}h2{color:#12436d}img{max-width:100%;height:auto;border:1px solid #767676}figure{margin:1em 0}"
    "table{border-collapse:collapse;width:100%}th,td{padding:.3em .6em;border-bottom:1px solid #767676;text-align:left;"
    "vertical-align:top}.figure{text-align:right}.warning{color:#801650;font-weight:bold}"
)


def cluster_profile(
    project: QgsProject,
    group: QgsLayerTreeGroup,
    path: Path,
    asked: Asked | None = None,
    moved: Moved = lambda _: True,
    *,
    names: bool = True,
) -> Pack:
    """Write the profile of a map's cluster as ``path`` (PDF) and, beside it, as a web page that needs no other file;
    with ``names`` of the largest companies, where the map protects none. ``moved`` as for ``board_pack``.

    Both files appear or none, and the project has afterwards the layouts that it had. Raises UserError where no page
    can be made or a file cannot be written, Cancelled.
    """
    with _layouts_as_they_were(project):
        return _written(project, group, path, asked or Asked(), moved, names=names)


@contextmanager
def _layouts_as_they_were(project: QgsProject) -> Iterator[None]:
    """Pages that are added meanwhile are taken out again, with the layers that only they show."""
    manager, layers = project.layoutManager(), set(project.mapLayers())
    before = set(manager.layouts())
    try:
        yield
    finally:
        for one in set(manager.layouts()) - before:
            manager.removeLayout(one)
        drop_page_layers(project, others=set(project.mapLayers()) - layers)


def _written(
    project: QgsProject, group: QgsLayerTreeGroup, path: Path, asked: Asked, moved: Moved, *, names: bool
) -> Pack:
    shot = snapshot(group, project)
    pack = pages_of_kinds(project, group, shot, _KINDS, asked, moved)
    title = asked.title or tr("{cluster} in {area}: cluster profile").format(
        cluster=cluster_text(shot.facts, tr("All companies")), area=area_text(shot.facts)
    )
    about = Alternative(shot, title, asked.settings or load_settings(), asked.on)
    if not moved(0.5):
        raise Cancelled
    card = text_of.card_of(shot)
    figures = text_of.figures_html(about, card)
    rest = [
        (tr("Places and companies"), text_of.findings_html(shot, names=names)),
        (tr("What counts as this cluster"), text_of.definition_html(shot)),
        (tr("Caveats, method and sources"), text_of.caveats_html(about, card) + text_of.method_html(about)),
    ]
    printed = {one.title: one for one in pack.parts}
    first = printed.pop(kind_names()["map"], None)
    front = html.heading(title, 1) + "".join(html.paragraphs([subtitle(shot.facts, shot.metric), *pack.warnings]))
    parts = [
        *([first] if first else []),
        Part(tr("Key figures"), html=front + figures),
        *printed.values(),
        *(Part(name, html=text) for name, text in rest),
    ]
    with together():
        pack.count = write_document(path, parts, about, asked, moved, most=_MOST)
        page = path.with_suffix(".html")
        write_text(page, _web_page(title, " ".join(sentences(shot)), parts))
    pack.files, pack.parts = [path, page], []
    return pack


def _web_page(title: str, spoken: str, parts: Sequence[Part]) -> str:
    """The parts as one HTML file: layouts as pictures in it, of which the first is told in words."""
    body = []
    with TemporaryDirectory(prefix="midlands-clusters-") as folder:
        for index, one in enumerate(parts):
            if one.layout is None:
                body.append(one.html)
                continue
            file = Path(folder) / f"{index}.png"
            picture(one.layout, file, _PICTURE_DPI)
            code = b64encode(file.read_bytes()).decode("ascii")
            told = f"{one.title}. {spoken}" if index == 0 else one.title
            body.append(
                f'<figure><img alt="{escape(told)}" src="data:image/png;base64,{code}">'
                f"<figcaption>{escape(one.title)}</figcaption></figure>"
            )
    text = next((index for index, one in enumerate(parts) if one.layout is None), 0)
    body.insert(0, body.pop(text))  # a web page begins with its heading
    return html.page(title, _STYLE, body)
