"""The summary of an answer as one plain HTML page."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import Any

from ...core.base.i18n import counted, sentences, tr, written
from ...core.base.numbers import plain
from ...core.query.answer_figures import Summary
from ...core.query.question import CELLS, PLACES

_PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{title}</title>
<style>body{{font-family:sans-serif;max-width:48em;margin:2em auto;padding:0 1em;color:#222;line-height:1.4}}
table{{border-collapse:collapse;margin:.6em 0 1.4em}}
th,td{{text-align:left;padding:.25em 1em .25em 0;border-bottom:1px solid #b1b4b6}}
td.n,th.n{{text-align:right}}code,pre{{white-space:pre-wrap;overflow-wrap:anywhere;font-size:.85em}}
h1{{font-size:1.4em}}h2{{font-size:1.1em}}
</style></head><body><h1>{title}</h1>{body}</body></html>
"""


def answer_page(sentence: str, summary: Summary, layer: str, expression: str, question: str) -> str:
    """The page, every text in it escaped; ``expression`` and ``question`` are for those who want to ask it again."""
    parts = [
        f"<p>{escape(how_many(summary, layer))}</p>",
        _table([tr("Figure"), tr("Sum"), tr("Known for"), tr("Share of the layer")], _figures(summary)),
    ]
    if len(summary.authorities):
        rows = [
            (one["name"], written(f"{one['count']:,}"), written(f"{one['of']:,}"), percent(one["share"]))
            for one in summary.authorities.to_dict("records")
        ]
        head = [tr("Authority"), tr("In the answer"), tr("In the layer"), tr("Share of the authority")]
        parts += [f"<h2>{escape(tr('By authority'))}</h2>", _table(head, rows)]
    if summary.notes:
        parts.append("<ul>" + "".join(f"<li>{escape(note)}</li>" for note in summary.notes) + "</ul>")
    parts.append(f"<h2>{escape(tr('To ask it again'))}</h2>")
    again = ((tr("As an expression of this layer:"), expression), (tr("As the parameter QUESTION:"), question))
    parts += [f"<p>{escape(text)}</p><pre>{escape(code)}</pre>" for text, code in again]
    return _PAGE.format(title=escape(sentence), body="".join(parts))


def how_many(summary: Summary, layer: str) -> str:
    """How many there are, of how many, and how many could not be decided; in plain sentences."""
    sites = summary.companies not in (None, summary.count)
    if summary.target == CELLS:
        text = counted(
            "{count:,} of the {n} hexagon in the layer “{layer}” ({share}).",
            "{count:,} of the {n} hexagons in the layer “{layer}” ({share}).",
            summary.of,
        )
    elif summary.target == PLACES:
        text = counted(
            "{count:,} of the {n} place in the layer “{layer}” ({share}).",
            "{count:,} of the {n} places in the layer “{layer}” ({share}).",
            summary.of,
        )
    elif sites:
        text = counted(
            "{count:,} of the {n} company site in the layer “{layer}” ({share}).",
            "{count:,} of the {n} company sites in the layer “{layer}” ({share}).",
            summary.of,
        )
    else:
        text = counted(
            "{count:,} of the {n} company in the layer “{layer}” ({share}).",
            "{count:,} of the {n} companies in the layer “{layer}” ({share}).",
            summary.of,
        )
    return sentences(
        text.format(count=summary.count, layer=layer, share=percent(summary.share)),
        counted("They belong to {n} company.", "They belong to {n} companies.", summary.companies or 0)
        if sites
        else "",
        counted(
            "{n} more is left out, because a figure or position that the question asks for is not known of it.",
            "{n} more are left out, because a figure or position that the question asks for is not known of them.",
            summary.unsure,
        )
        if summary.unsure
        else "",
    )


def percent(share: float | None) -> str:
    """A share as a percentage; a dash where it cannot be worked out."""
    return "–" if share is None else plain(100 * share, "%")


def figure_names() -> dict[str, tuple[str, str]]:
    """Id of a figure -> its name and unit."""
    return {
        "businesses": (tr("Businesses"), ""),
        "employees": (tr("Employees (estimated)"), ""),
        "turnover_gbp": (tr("Turnover"), "GBP"),
        "innovate_uk_gbp": (tr("Innovate UK funding"), "GBP"),
        "area_km2": (tr("Area, km²"), ""),
    }


def _figures(summary: Summary) -> Iterable[tuple[str, ...]]:
    names = figure_names()
    for key, one in summary.figures.items():
        name, unit = names[key]
        value = tr("not known") if one.value is None else plain(one.value, unit)
        known = tr("{known:,} of {rows:,}").format(known=one.known, rows=one.rows)
        yield name, value, known, percent(one.share)


def _table(head: list[str], rows: Iterable[tuple[str, ...]]) -> str:
    lines = ["".join(_cell(text, "th", number) for number, text in enumerate(head))]
    lines += ["".join(_cell(text, "td", number) for number, text in enumerate(row)) for row in rows]
    return "<table>" + "".join(f"<tr>{line}</tr>" for line in lines) + "</table>" if len(lines) > 1 else ""


def _cell(text: Any, tag: str, number: int) -> str:
    return f"<{tag}{' class=n' if number else ''}>{escape(str(text))}</{tag}>"
