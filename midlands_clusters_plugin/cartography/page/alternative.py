"""The text alternative of a printed map and its data as tables, which councils must publish beside a picture (WCAG 2.2,
1.1.1).

One HTML page (what the map shows in sentences made from the data, the table by authority, notes, sources) and two CSV
files: by authority and by hexagon.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from datetime import date
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import quote

import numpy as np
from qgis.core import (
    QgsExpression,
    QgsFeatureRequest,
    QgsLayerTreeGroup,
    QgsLayoutItemLabel,
    QgsMapLayer,
    QgsPrintLayout,
)

from ...core.base.i18n import tr
from ...core.files.spreadsheet import inert
from ...core.files.whole_file import together, write_text
from ..map.page_age import beside_of
from ..page_text import simple_html as html
from ..page_text.authority_table import is_emptied
from ..page_text.credits import source_line
from ..page_text.headline import headline
from ..page_text.key_figures import metrics_of, value_text
from ..page_text.map_in_text import sentences
from ..page_text.old_and_new_tables import cross_heading, cross_rows, has_pairs, old_and_new_of
from ..page_text.page_text import credit_lines, map_name, note_lines, notes_by_authority, sample_line
from ..page_text.snapshot import Snapshot, snapshot
from ..record.left_out import left_out_of
from ..record.map_facts import MapFacts
from ..record.page_settings import PageSettings, load_settings
from ..record.roles import ROLE
from ..style.map_text import area_text, metric_text, subtitle
from ..thematic.choropleth import AREA_DATA, SPREAD
from ..thematic.statistic_table import file_names, table_of, what_of
from .filled_page import full_text, is_ours
from .pages import items

_STYLE = (
    "body{font-family:Arial,Helvetica,sans-serif;line-height:1.5;max-width:50em;margin:2em auto;padding:0 1em;color:"
    "#1a1a1a}table{border-collapse:collapse;width:100%}caption{text-align:left;font-weight:bold;padding:.4em 0}"
    "th,td{padding:.3em .6em;border-bottom:1px solid #767676;text-align:right}th:first-child,td:first-child{text-align:"
    "left}.wide{overflow-x:auto}.warning{color:#801650;font-weight:bold}a{color:#12436d}"
)


def write_beside(
    layout: QgsPrintLayout,
    group: QgsLayerTreeGroup,
    path: Path,
    *,
    on: date | None = None,
    settings: PageSettings | None = None,
) -> list[Path]:
    """Write the text alternative and the tables beside an exported page, under its name; returns the files.

    ``map.pdf`` gets ``map.html``, ``map_authorities.csv`` and ``map_hexagons.csv``; where area data is on the map,
    ``map_areas.csv`` too, and that alone where it stands in place of the hexagons; of a statistic a table with its
    name, as ``map_hot_spots.csv``; of new authorities
    ``map_old_and_new.csv``; where hexagons were left out, ``map_report.json`` lists them. The second map of a page of
    two has all of these under ``map_second``. All of them appear, or none. Raises UserError where they cannot be
    written.
    """
    project, title, by_page = layout.project(), _title(layout), layout.atlas().enabled()
    settings, second = settings or load_settings(), beside_of(layout.project(), layout)
    with together():
        if second is None:
            return _write_map(About(snapshot(group, project), title, settings, on, by_page=by_page), path, path.name)
        first = snapshot(group, project, alike=True)
        shots = [first, snapshot(second, project, first.metric, alike=True)]
        names = [map_name(one, shots) for one in shots]
        paths = [path, path.with_name(f"{path.stem}_second{path.suffix}")]
        written = []
        for shot, name, at, other in zip(shots, names, paths, (1, 0)):
            about = About(shot, f"{title}. {name}", settings, on)
            written += _write_map(about, at, path.name, [(paths[other].with_suffix(".html").name, names[other])])
        return written


def _write_map(about: About, path: Path, picture: str, more: Iterable[tuple[str, str]] = ()) -> list[Path]:
    """All files of one map; ``more``: further links, (file, words)."""
    shot, facts, shown = about.shot, about.facts, about.shot.shown
    page = path.with_suffix(".html")
    files, links = [page], [(picture, tr("the map")), *more]

    def put(suffix: str, text: str, what: str) -> None:
        files.append(path.with_name(f"{path.stem}_{suffix}"))
        write_text(files[-1], text)
        links.append((files[-1].name, what))

    if not facts.instead:
        put("authorities.csv", as_csv(about.authority_rows()), tr("by authority, CSV"))
        put("hexagons.csv", as_csv(hexagon_rows(shot)), tr("by hexagon, CSV"))
    names = {**area_tables(shown), **file_names(shown)}
    for layer in (one for one in shown if one.id() in names):
        put(f"{names[layer.id()]}.csv", as_csv(area_rows(layer)), what_of(layer))
    if has_pairs(shot) and not facts.instead:
        rows = area_rows(shot.layers["old_and_new"])
        put("old_and_new.csv", as_csv(rows), tr("by authority of today and new authority, CSV"))
    # Who reads the tables must know which hexagons the map does not show.
    if not facts.instead and (left_out := left_out_of(shot.hexes)):
        from ...core.hexmap.report import with_left_out  # geopandas: not before it is needed

        reported = with_left_out(_report(facts, shot.metric), (asdict(one) for one in left_out))
        text = json.dumps(reported, indent=2, ensure_ascii=False) + "\n"
        put("report.json", text, tr("what was left out, and the counts of the run, JSON"))
    write_text(page, html_page(about, links))
    return files


def _report(facts: MapFacts, metric: str) -> dict[str, Any]:
    """What a map's facts keep of its run, by the names of report.json."""
    stated = json.loads(facts.to_json())
    return {
        **(stated["rows"] if facts.rows is not None else {}),
        **{name: stated[name] for name in ("cluster", "grid", "boundaries", "inputs", "sample")},
        "area": {"id": facts.area, "name": facts.area_name, "codes": list(facts.area_codes)},
        "metric": metric,
        "totals": {one: about.total for one, about in facts.metrics.items()},
        "versions": {"plugin": facts.plugin},
    }


def _title(layout: QgsPrintLayout) -> str:
    """The title on the page, whole; "" where it is another on every page of an atlas."""
    item = items(layout).get("title")
    if not isinstance(item, QgsLayoutItemLabel) or (layout.atlas().enabled() and is_ours(item)):
        return ""
    return full_text(item)


class About:
    """What the text alternative says of a map."""

    def __init__(
        self, shot: Snapshot, title: str, settings: PageSettings, on: date | None = None, *, by_page: bool = False
    ) -> None:
        self.shot, self.facts, self.table, self.metrics = shot, shot.facts, shot.table, metrics_of(shot.facts)
        self.title = title or headline(shot.facts, shot.metric, shot.table)
        self.notes = (notes_by_authority if by_page else note_lines)(shot.facts, shot.metric, shot.layers)
        self.sources = [source_line(shot.facts, on), *credit_lines(shot.facts, shot.shown, settings)]

    def authority_rows(self) -> list[list[Any]]:
        """Header and one row an authority, with all metrics; a number that is not known, or hidden, is None."""
        table, protected = self.table, bool(self.table.hidden)
        last = ["suppressed_metrics"] if protected else []
        rows: list[list[Any]] = [["authority_code", "authority_name", *self.metrics, *last, *_note(self.facts, "note")]]
        for row, (code, name) in enumerate(zip(table.codes, table.names)):
            hidden = ";".join(one for one in self.metrics if table.hidden_in(one)[row])
            values = [_plain(table.values[one][row]) for one in self.metrics]
            rows.append([code, name, *values, *([hidden] if protected else []), *_note(self.facts)])
        return rows


def _note(facts: MapFacts, head: str = "") -> list[str]:
    """Every row of a table of invented companies says so: rows are copied one by one."""
    return [head or sample_line(facts)] if facts.sample else []


def hexagon_rows(shot: Snapshot) -> Iterator[list[Any]]:
    """Header and one row a hexagon (or part of one in an authority) that has any business, value or hidden figure."""
    fields = shot.hexes.fields()
    present = [one for one in metrics_of(shot.facts) if fields.lookupField(one) >= 0]
    about = ("cell_id", "authority_code", "authority_name", "area_km2", *present, "suppressed_metrics")
    index = [fields.lookupField(one) for one in about if fields.lookupField(one) >= 0]
    yield [*(fields.at(one).name() for one in index), *_note(shot.facts, "note")]
    any_of = [f'coalesce("{one}", 0) <> 0' for one in present]
    any_of += ["coalesce(\"suppressed_metrics\", '') <> ''"] if fields.lookupField("suppressed_metrics") >= 0 else []
    request = QgsFeatureRequest(QgsExpression(" OR ".join(any_of)))
    request.setFlags(QgsFeatureRequest.NoGeometry)
    for feature in shot.hexes.getFeatures(request):
        values = feature.attributes()
        yield [*(_plain(values[one]) for one in index), *_note(shot.facts)]


def _plain(value: Any) -> Any:
    """A value for a table: whole numbers without a point, None for what is not known."""
    if isinstance(value, str):
        return value
    if not isinstance(value, (int, float)) or not np.isfinite(value):
        return None
    return int(value) if float(value) == int(value) else round(float(value), 6)


def as_csv(rows: Iterable[Sequence[Any]]) -> str:
    """Rows as CSV; a text that a spreadsheet would run as a formula gets an apostrophe in front."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    for row in rows:
        writer.writerow(["" if cell is None else inert(cell) if isinstance(cell, str) else cell for cell in row])
    return "\ufeff" + stream.getvalue()  # Excel takes a file without the mark for one of its own encoding


def area_tables(shown: Iterable[QgsMapLayer]) -> dict[str, str]:
    """The area layers on a map (id) and what their tables are called."""
    names = {AREA_DATA: "areas", SPREAD: "areas_spread"}
    found = {str(one.customProperty(ROLE)): one.id() for one in shown if one.customProperty(ROLE) in names}
    return {ident: names[role] for role, ident in found.items()}


def area_rows(layer: QgsMapLayer) -> Iterator[list[Any]]:
    """Header and one row an area, all its figures."""
    names = [one for one in layer.fields().names() if one != "fid"]
    yield names
    for feature in layer.getFeatures(QgsFeatureRequest().setFlags(QgsFeatureRequest.NoGeometry)):
        yield [_plain(feature[one]) for one in names]


def html_page(about: About, files: Iterable[tuple[str, str]]) -> str:
    """The page: heading, sentences, table with caption and scopes, notes, sources, links to the files (name, what)."""
    return html.page(about.title, _STYLE, [html.heading(about.title, 1), *html_body(about, files)])


def html_body(about: About, files: Iterable[tuple[str, str]] = ()) -> list[str]:
    """What stands below the page's heading, escaped; a document that holds the map itself links to no files."""
    facts, told = about.facts, html.paragraphs(sentences(about.shot))
    parts = html.paragraphs([subtitle(facts, about.shot.metric, grid=True)])
    parts += [html.warning(sample_line(facts)), html.heading(tr("What the map shows")), *told]
    links = [f'<li><a href="{escape(quote(name))}">{escape(name)}</a>: {escape(what)}</li>' for name, what in files]
    table = [] if facts.instead or is_emptied(facts, about.table) else [_table(about), *_old_and_new(about)]
    found = [(one, table_of(one)) for one in about.shot.shown]
    table += [_html_table(one.name(), rows.rows, foot=rows.total) for one, rows in found if rows is not None]
    if table or links:
        parts += [html.heading(tr("The data")), *table]
    parts += [f"<ul>{''.join(links)}</ul>"] if links else []
    parts += [html.heading(tr("Notes")), html.bullets(about.notes)] if about.notes else []
    return [*parts, html.heading(tr("Source, method and acknowledgements")), *html.paragraphs(about.sources)]


def _table(about: About) -> str:
    """All metrics by authority; the numbers are those of the CSV in plain writing."""
    table, metrics = about.table, about.metrics
    rows = [
        [tr("Authority"), *map(metric_text, metrics)],
        *([name, *(value_text(table, one, row) for one in metrics)] for row, name in enumerate(table.names)),
        [tr("All"), *(value_text(table, one) for one in metrics)],
    ]
    return _html_table(tr("{} by authority").format(area_text(about.facts)), rows)


def _old_and_new(about: About) -> list[str]:
    """What the map shows by new authority and authority of today; nothing of a map without."""
    shot = about.shot
    if not has_pairs(shot):
        return []
    rows = cross_rows(old_and_new_of(shot.layers, [shot.metric]), shot.metric, whole=True)
    return [_html_table(cross_heading(shot.metric), rows)]


def _html_table(caption: str, rows: Sequence[Sequence[str]], *, foot: bool = True) -> str:
    """A table with a head, names at the side and totals at its ``foot``."""
    table = html.table(rows, caption=caption, figures=range(1, len(rows[0])), foot=foot)
    return f'<div class="wide" role="region" tabindex="0" aria-label="{escape(caption)}">{table}</div>'
