"""An answer handed on: as words, a table for the clipboard, a file, a new layer."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

import geopandas as gpd
from qgis.core import QgsVectorLayer

from ...cartography.thematic.answer_symbology import ANSWER, SEARCH_AREA, present_answer
from ...core.base.errors import UserError
from ...core.base.feedback import Feedback
from ...core.base.i18n import counted, tr
from ...core.base.numbers import plain
from ...core.counting.reasons import reason_lines
from ...core.files.geopackage import write_layers
from ...core.files.spreadsheet import inert_table, write_spreadsheet
from ...core.query.question import COMPANIES
from ...services.query.answer_html import figure_names, how_many, percent
from .answer_on_map import count_text
from .asking import Outcome, answer_rows

if TYPE_CHECKING:
    from ...core.query.answer_figures import Summary

MOST_COPIED = 100_000  # rows; more would stop the program that they are pasted into
_MOST_AUTHORITIES = 6
_LONGEST_NAME = 80
_MOST_REASONS = 200  # companies


def answer_lines(outcome: Outcome) -> list[str]:
    """The answer in plain sentences."""
    summary, layer = outcome.summary, outcome.looked.asked.name
    if not summary.count:
        lines = [tr("Nothing in {layer} fulfils this question.").format(layer=layer)]
        if summary.unsure:
            wording = tr("Of {unsure:,} a figure or position that it asks for is not known.")
            lines.append(wording.format(unsure=summary.unsure))
        return [*lines, *summary.notes]
    first = how_many(summary, layer)
    lines = [tr("Everything fulfils this question: {}").format(first) if outcome.is_everything else first]
    for key, one in summary.figures.items():
        name, unit = figure_names()[key]
        lines.append(_figure_line(name, unit, one, percent(one.share)))
    return [*lines, *_authority_lines(summary), *summary.notes]


def _figure_line(name: str, unit: str, one: Any, share: str) -> str:
    if one.value is None:
        return tr("{name}: not known").format(name=name)
    if one.known == one.rows:
        return tr("{name}: {value} ({share} of the layer)").format(name=name, value=plain(one.value, unit), share=share)
    text = tr("{name}: {value} ({share} of the layer), known for {known:,} of {rows:,}")
    return text.format(name=name, value=plain(one.value, unit), share=share, known=one.known, rows=one.rows)


def _authority_lines(summary: Summary) -> list[str]:
    rows = summary.authorities.to_dict("records")
    wording = tr("{name}: {count:,} of {of:,} ({share})")
    lines = [wording.format(**{**one, "share": percent(one["share"])}) for one in rows[:_MOST_AUTHORITIES]]
    more = len(rows) - _MOST_AUTHORITIES
    return [*lines, tr("and {} more authorities").format(more)] if more > 0 else lines


def answer_html(outcome: Outcome) -> str:
    """The same for a label: the first sentence is bold, and what was asked stands below it."""
    first, *others = (escape(one, quote=False) for one in answer_lines(outcome))
    lines = [f"<b>{first}</b>", f"<i>{escape(outcome.wording, quote=False)}</i>", *others]
    if outcome.question.target == COMPANIES and outcome.summary.count:
        lines.append(f'<a href="why">{escape(tr("Which clusters these companies are in, and why"))}</a>')
    return "<br>".join(lines)


def write_answer(outcome: Outcome, path: Path, feedback: Feedback) -> Path:
    """The answer's rows as CSV, XLSX or GeoPackage, by the name's ending; in any thread. Raises UserError and
    Cancelled.
    """
    kind = path.suffix.lower()
    if kind not in (".csv", ".xlsx", ".gpkg"):
        raise UserError(tr("Save the answer as .csv, .xlsx or .gpkg."), path.name)
    rows = answer_rows(outcome, feedback)
    if kind == ".gpkg":
        write_layers(path, {"answer": rows}, feedback, gentle=True)
    else:
        write_spreadsheet(path, rows)
    return path


def clipboard_table(outcome: Outcome, feedback: Feedback) -> str:
    """The answer's rows with tabs between columns; no text becomes a formula where it is pasted. Raises UserError."""
    if len(outcome.ids) > MOST_COPIED:
        raise UserError(tr("An answer of more than {:,} rows is too long to copy: export it.").format(MOST_COPIED))
    rows = answer_rows(outcome, feedback)
    table = rows.drop(columns=rows.geometry.name).replace("\t", " ", regex=True)
    return str(inert_table(table).to_csv(sep="\t", index=False, lineterminator="\n"))


def answer_file(outcome: Outcome, path: Path, feedback: Feedback) -> Path:
    """The answer and what was asked about as a GeoPackage, tables answer and search_area; in any thread."""
    rows = answer_rows(outcome, feedback)
    layers = {ANSWER: rows}
    if outcome.area is not None:
        layers[SEARCH_AREA] = gpd.GeoDataFrame({"name": [outcome.wording]}, geometry=[outcome.area], crs=27700)
    return write_layers(path, layers, feedback, gentle=True)


def answer_layers(outcome: Outcome, path: Path) -> list[QgsVectorLayer]:
    """The layers of such a file, the uppermost first, named and drawn; on the window's thread."""
    lines = answer_lines(outcome)
    name = outcome.question.name or outcome.wording
    name = name if len(name) <= _LONGEST_NAME else name[: _LONGEST_NAME - 1] + "…"
    names = {ANSWER: name, SEARCH_AREA: tr("Search area: {count}").format(count=count_text(outcome))}
    made = []
    for table in (ANSWER, SEARCH_AREA) if outcome.area is not None else (ANSWER,):
        layer = QgsVectorLayer(f"{path}|layername={table}", names[table], "ogr")
        present_answer(layer, table, lines[0] if table == ANSWER else outcome.wording, outcome.looked.rights)
        made.append(layer)
    return made


def reasons_text(outcome: Outcome, feedback: Feedback) -> str:
    """Which clusters the companies of an answer are in, and the rule that took each; in any thread."""
    rows = answer_rows(outcome, feedback)
    lines = []
    for number in range(min(len(rows), _MOST_REASONS)):
        feedback.check()
        reasons = reason_lines(rows, number) or [tr("In no cluster.")]
        lines.append("\n    ".join([str(rows["name"].iloc[number]), *reasons]))
    more = len(rows) - _MOST_REASONS
    if more > 0:
        lines.append(counted("And {n} company more.", "And {n} companies more.", more))
    return "\n".join(lines)
