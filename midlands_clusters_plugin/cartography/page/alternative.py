"""The text alternative of a printed map and its data as tables, which councils must publish beside a picture (WCAG 2.2,
1.1.1).

One HTML page (what the map shows in sentences made from the data, the table by authority, notes, sources) and two CSV
files: by authority
and by hexagon.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from html import escape
from pathlib import Path
from typing import Any

import numpy as np
from qgis.core import (
    QgsExpression,
    QgsFeatureRequest,
    QgsLayerTreeGroup,
    QgsLayoutItem,
    QgsLayoutItemLabel,
    QgsMapLayer,
    QgsPrintLayout,
    QgsVectorLayerUtils,
)

from ...core.base.i18n import tr
from ...core.files.whole_file import together, write_text
from ..page_text.credits import source_line
from ..page_text.headline import headline
from ..page_text.key_figures import metrics_of, unit_of
from ..page_text.page_text import credit_lines, note_lines, notes_by_authority, sample_line
from ..page_text.snapshot import Snapshot, snapshot
from ..record.left_out import left_out_of
from ..record.map_facts import MapFacts
from ..record.page_settings import PageSettings, load_settings
from ..record.roles import ROLE
from ..style.map_text import area_text, cell_text, metric_text, number, plain_name, subtitle, with_unit
from ..thematic.choropleth import AREA_DATA, SPREAD
from .filling import full_text
from .pages import items

_MOST_NAMED = 3
_STYLE = (
    "body{font-family:Arial,Helvetica,sans-serif;line-height:1.5;max-width:50em;margin:2em auto;padding:0 "
    "1em;color:#1a1a1a}"
    "table{border-collapse:collapse;width:100%}caption{text-align:left;font-weight:bold;padding:.4em 0}"
    "th,td{padding:.3em .6em;border-bottom:1px solid "
    "#767676;text-align:right}th:first-child,td:first-child{text-align:left}"
    ".wide{overflow-x:auto}.warning{color:#801650;font-weight:bold}a{color:#12436d}"
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
    ``map_areas.csv`` too, and that alone where it stands in place of the hexagons; where hexagons were left out,
    ``map_report.json`` lists them. All of them appear, or none. Raises UserError where they cannot be written.
    """
    with together():
        return _write_set(layout, group, path, on, settings)


def _write_set(
    layout: QgsPrintLayout, group: QgsLayerTreeGroup, path: Path, on: date | None, settings: PageSettings | None
) -> list[Path]:
    shot = snapshot(group, layout.project())
    facts, layers, shown = shot.facts, shot.layers, shot.shown
    about = About(shot, _title(layout), settings or load_settings(), on, by_page=layout.atlas().enabled())
    by_authority, by_hexagon = (
        path.with_name(f"{path.stem}_authorities.csv"),
        path.with_name(f"{path.stem}_hexagons.csv"),
    )
    page = path.with_suffix(".html")
    by_area = {name: path.with_name(f"{path.stem}_{suffix}.csv") for name, suffix in area_tables(shown).items()}
    for layer in shown:
        if layer.id() in by_area:
            write_text(by_area[layer.id()], as_csv(area_rows(layer)))
    links = [(one.name, tr("by area, CSV")) for one in by_area.values()]
    if facts.instead:
        write_text(page, html_page(about, [(path.name, tr("the map")), *links]))
        return [page, *by_area.values()]
    links = [(by_authority.name, tr("by authority, CSV")), (by_hexagon.name, tr("by hexagon, CSV")), *links]
    write_text(by_authority, as_csv(about.authority_rows()))
    write_text(by_hexagon, as_csv(hexagon_rows(layers["hexes"], about.metrics)))
    report = []
    if left_out := left_out_of(layers["hexes"]):  # who reads the tables must know which hexagons the map does not show
        from ...core.hexmap.report import with_left_out  # geopandas: not before it is needed

        report = [path.with_name(f"{path.stem}_report.json")]
        reported = with_left_out(_report(facts, about.metric), (asdict(one) for one in left_out))
        write_text(report[0], json.dumps(reported, indent=2, ensure_ascii=False) + "\n")
        links.append((report[0].name, tr("what was left out, and the counts of the run, JSON")))
    write_text(page, html_page(about, [(path.name, tr("the map")), *links]))
    return [page, by_authority, by_hexagon, *by_area.values(), *report]


def _report(facts: MapFacts, metric: str) -> dict[str, Any]:
    """What a map's facts keep of its run, by the names of report.json."""
    totals = {one: about.total for one, about in facts.metrics.items()}
    area = {"id": facts.area, "name": facts.area_name, "codes": list(facts.area_codes)}
    stated = json.loads(facts.to_json())
    saved = {name: stated[name] for name in ("cluster", "grid", "boundaries", "inputs")}
    return {
        **stated["rows"],
        **saved,
        "area": area,
        "metric": metric,
        "totals": totals,
        "versions": {"plugin": facts.plugin},
    }


def _title(layout: QgsPrintLayout) -> str:
    """The title on the page, whole; "" where it is another on every page of an atlas."""
    item: QgsLayoutItem | None = items(layout).get("title")
    return full_text(item) if isinstance(item, QgsLayoutItemLabel) and "[%" not in item.text() else ""


class About:
    """What the text alternative says of a map."""

    def __init__(
        self, shot: Snapshot, title: str, settings: PageSettings, on: date | None = None, *, by_page: bool = False
    ) -> None:
        facts, metric, layers, shown = shot.facts, shot.metric, shot.layers, shot.shown
        self.facts, self.metric, self.metrics, self.table = facts, metric, metrics_of(facts), shot.table
        self.title = title or headline(facts, metric, shot.table)
        self.cells = hexagon_counts(layers["hexes"], metric)
        self.notes = (notes_by_authority if by_page else note_lines)(facts, metric, layers)
        self.sources = [source_line(facts, on), *credit_lines(facts, shown, settings)]
        self.places = _place_counts(layers, shown)

    def sentences(self) -> list[str]:
        """What the map shows, as somebody who sees it would tell it."""
        if instead := self.facts.instead:
            return [tr("The map shades areas by one figure. {title}.").format(title=instead["title"])]
        area, thing, unit = area_text(self.facts), metric_text(self.metric), unit_of(self.metric)
        cell = cell_text(self.facts.grid)
        total, ranked = self.table.total(self.metric), self.table.ranked(self.metric)
        lines = [
            tr("The map shows {} in {}, in cells of one {} each, over {} authorities.").format(
                _low(thing), area, cell, len(self.table.codes)
            )
        ]
        if total is None:
            return [*lines, tr("The data hold no figures for this metric.")]
        lines.append(
            tr("In all there are {}.").format(_counted(total, unit))
            if unit != "GBP"
            else tr("In all it is {}.").format(number(total, unit))
        )
        if not ranked:
            return [*lines, tr("No hexagon has any.")]
        named = ranked[:_MOST_NAMED]
        most = _and(
            [
                tr("{} ({}, {})").format(plain_name(name), number(value, unit), _per_cent(value, total))
                for name, value in named
            ]
        )
        lines.append(
            tr("Most are in {}.").format(most)
            if ranked[1:]
            else tr("All of it is in {}.").format(plain_name(ranked[0][0]))
        )
        without = [
            plain_name(name) for name, value in zip(self.table.names, self.table.values[self.metric]) if not value > 0
        ]
        if without:
            lines.append(tr("There are none, or none known, in {}.").format(_and(without)))
        filled, cells, highest, where = self.cells
        lines.append(
            tr("{} of {} hexagons have a value; the highest has {} and lies in {}.").format(
                number(filled), number(cells), _counted(highest, unit), plain_name(where)
            )
        )
        if self.places:
            lines.append(tr("Marked as well: {}.").format(_and(self.places)))
        return lines

    def authority_rows(self) -> list[list[Any]]:
        """Header and one row an authority, with all metrics; a number that is not known is None."""
        head = ["authority_code", "authority_name", *self.metrics]
        columns = [self.table.values[one] for one in self.metrics]
        return [
            head,
            *(
                [code, name, *(_plain(column[row]) for column in columns)]
                for row, (code, name) in enumerate(self._names())
            ),
        ]

    def _names(self) -> Iterator[tuple[str, str]]:
        return zip(self.table.codes, self.table.names)


def _place_counts(layers: Mapping[str, QgsMapLayer], shown: Sequence[QgsMapLayer]) -> list[str]:
    """How many places of each kind are on the map."""
    layer = layers.get("places")
    if layer is None or layer not in shown or layer.fields().lookupField("kind") < 0:
        return []
    kinds = [str(kind) for kind in QgsVectorLayerUtils.getValues(layer, "kind")[0]]
    names = {
        "university": (tr("{} university"), tr("{} universities")),
        "innovation_hub": (tr("{} innovation hub"), tr("{} innovation hubs")),
        "investment_atlas": (tr("{} UK Investment Atlas site"), tr("{} UK Investment Atlas sites")),
    }
    counts = ((kind, kinds.count(kind)) for kind in names)
    return [names[kind][0 if count == 1 else 1].format(count) for kind, count in counts if count]


def hexagon_counts(hexes: QgsMapLayer, metric: str) -> tuple[int, int, float, str]:
    """Pieces with a value above nothing, all pieces, the highest value, the authority it lies in."""
    values = np.array(
        [
            float(one) if isinstance(one, (int, float)) else np.nan
            for one in QgsVectorLayerUtils.getValues(hexes, metric)[0]
        ]
    )
    if not len(values) or not np.nan_to_num(values).any():
        return 0, len(values), 0.0, ""
    top = int(np.nanargmax(values))
    names = QgsVectorLayerUtils.getValues(hexes, "authority_name")[0]
    return int((np.nan_to_num(values) > 0).sum()), len(values), float(values[top]), str(names[top])


def hexagon_rows(hexes: QgsMapLayer, metrics: Sequence[str]) -> Iterator[list[Any]]:
    """Header and one row a hexagon (or part of one in an authority) that has any business or value; empty ones are left
    out.
    """
    present = [one for one in metrics if hexes.fields().lookupField(one) >= 0]
    first = [
        one
        for one in ("cell_id", "authority_code", "authority_name", "area_km2")
        if hexes.fields().lookupField(one) >= 0
    ]
    yield [*first, *present]
    request = QgsFeatureRequest(QgsExpression(" OR ".join(f'coalesce("{one}", 0) <> 0' for one in present)))
    request.setFlags(QgsFeatureRequest.NoGeometry)
    index = [hexes.fields().lookupField(one) for one in (*first, *present)]
    for feature in hexes.getFeatures(request):
        values = feature.attributes()
        yield [_plain(values[one]) for one in index]


def _plain(value: Any) -> Any:
    """A value for a table: whole numbers without a point, None for what is not known."""
    if isinstance(value, str):
        return value
    if not isinstance(value, (int, float)) or not np.isfinite(value):
        return None
    return int(value) if float(value) == int(value) else round(float(value), 6)


def as_csv(rows: Iterable[Sequence[Any]]) -> str:
    """Rows as CSV; a text that a spreadsheet would run as a formula gets an apostrophe in front."""
    from ...core.files.spreadsheet import inert

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
    yield [field.name() for field in layer.fields() if field.name() != "fid"]
    index = [number for number, field in enumerate(layer.fields()) if field.name() != "fid"]
    for feature in layer.getFeatures(QgsFeatureRequest().setFlags(QgsFeatureRequest.NoGeometry)):
        yield [_plain(feature.attributes()[one]) for one in index]


def html_page(about: About, files: Iterable[tuple[str, str]]) -> str:
    """The page: one heading, sentences, a table with caption and scopes, notes, sources, links to the files (name, what
    it is).
    """
    facts = about.facts
    parts = [f"<h1>{escape(about.title)}</h1>", f"<p>{escape(subtitle(facts, about.metric))}</p>"]
    warning = sample_line(facts)
    if warning:
        parts.append(f'<p class="warning">{escape(warning)}</p>')
    parts += [f"<h2>{escape(tr('What the map shows'))}</h2>", *(f"<p>{escape(line)}</p>" for line in about.sentences())]
    parts += [f"<h2>{escape(tr('The data'))}</h2>", *([] if facts.instead else [_table(about)])]
    parts.append(
        "<ul>"
        + "".join(f'<li><a href="{escape(_url(name))}">{escape(name)}</a>: {escape(what)}</li>' for name, what in files)
        + "</ul>"
    )
    if about.notes:
        parts += [
            f"<h2>{escape(tr('Notes'))}</h2>",
            "<ul>" + "".join(f"<li>{escape(line)}</li>" for line in about.notes) + "</ul>",
        ]
    parts += [
        f"<h2>{escape(tr('Source, method and acknowledgements'))}</h2>",
        *(f"<p>{escape(line)}</p>" for line in about.sources),
    ]
    head = (
        f'<meta charset="utf-8"><meta name="viewport" content="width=device-width, '
        f'initial-scale=1"><title>{escape(about.title)}</title>'
        f"<style>{_STYLE}</style>"
    )
    return (
        f'<!DOCTYPE html>\n<html lang="en-GB"><head>{head}</head>\n<body><main>\n'
        + "\n".join(parts)
        + "\n</main></body></html>\n"
    )


def _table(about: About) -> str:
    """All metrics by authority; the numbers are those of the CSV in plain writing."""
    caption = tr("{} by authority").format(area_text(about.facts))
    head = "".join(
        f'<th scope="col">{escape(one)}</th>' for one in (tr("Authority"), *(metric_text(one) for one in about.metrics))
    )
    rows = []
    for row, name in enumerate(about.table.names):
        cells = "".join(f"<td>{escape(_value(about.table.values[one][row], one))}</td>" for one in about.metrics)
        rows.append(f'<tr><th scope="row">{escape(name)}</th>{cells}</tr>')
    totals = "".join(f"<td>{escape(_value(about.table.total(one), one))}</td>" for one in about.metrics)
    foot = f'<tfoot><tr><th scope="row">{escape(tr("All"))}</th>{totals}</tr></tfoot>'
    body = f"<thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody>"
    table = f"<table><caption>{escape(caption)}</caption>{body}{foot}</table>"
    return f'<div class="wide" role="region" tabindex="0" aria-label="{escape(caption)}">{table}</div>'


def _value(value: float | None, metric: str) -> str:
    return tr("not known") if value is None or not np.isfinite(value) else number(float(value), unit_of(metric))


def _counted(value: float, unit: str) -> str:
    return with_unit(value, unit)


def _per_cent(value: float, total: float) -> str:
    return tr("{} of all").format(f"{100 * value / total:.0f}%") if value / total >= 0.01 else tr("under 1% of all")


def _and(wording: Sequence[str]) -> str:
    return wording[0] if len(wording) == 1 else tr("{} and {}").format(", ".join(wording[:-1]), wording[-1])


def _low(wording: str) -> str:
    return wording if wording.startswith("Innovate UK") else wording[0].lower() + wording[1:]


def _url(name: str) -> str:
    from urllib.parse import quote

    return quote(name)
