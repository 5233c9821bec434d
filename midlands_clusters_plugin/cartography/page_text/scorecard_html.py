"""A scorecard as HTML: plain tables under the four ecosystems, for dock, layout, browser and screen reader."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

import pandas as pd

from ...core.base.i18n import shown as shown_text
from ...core.base.i18n import tr, written
from ...core.catalogue.catalogue import ecosystems
from ...core.catalogue.scorecard_table import BENCHMARK, WARNING, Scorecard, compare, sample_note, shown
from .simple_html import heading, page, paragraphs

REPORT = "Exploring the Investment Potential of Midlands Clusters (The Midlands Engine, 2023)"
STYLE = (
    "body{font-family:Arial,sans-serif;color:#1a1a1a;max-width:70em;margin:1.5em auto;padding:0 1em;line-height:1.4}"
    "table{border-collapse:collapse;width:100%;margin:0 0 1.5em}.flag{color:#801650}"
    "caption{text-align:left;font-weight:bold;padding:.4em 0}td.figure{text-align:right;white-space:nowrap}"
    "th,td{border-bottom:1px solid #767676;padding:.35em .5em;text-align:left;vertical-align:top}"
)
_TOP, _BOTTOM, _BAR = 8, 38, 14
_STEPS = (5, 10, 20, 25, 50)
_SHARE, _MARK = "#12436d", "#801650"  # of the Government Analysis Function; both have 4.5:1 on white


@dataclass(frozen=True)
class Frame:
    """Measures of the chart in pixels: its width, where bars begin and end, and the height of a row."""

    width: int
    left: int
    right: int
    row: int
    name_above: bool

    def x(self, value: float, high: float) -> float:
        return self.left + value * (self.width - self.left - self.right) / high


WIDE = Frame(560, 215, 46, 26, name_above=False)
NARROW = Frame(280, 14, 40, 38, name_above=True)  # for a dock: names stand over their bars


def title_of(card: Scorecard) -> str:
    """The heading of a card: "Aerospace: scorecard", with the place of the loaded companies where there are any."""
    return (
        tr("{}: scorecard, {}").format(card.name, card.place) if card.place else tr("{}: scorecard").format(card.name)
    )


def share_chart_of(card: Scorecard, frame: Frame = WIDE, mark: str = "") -> str:
    """The chart of the report's UK shares as SVG, "" where it prints none for this cluster; ``mark``: behind the names
    of those that the report gives otherwise elsewhere.
    """
    if card.shares.empty:
        return ""
    title = tr("{}: the Midlands' share of the UK").format(card.name)
    names = [f"{row.name}{mark}" if row.flag else row.name for row in card.shares.itertuples(index=False)]
    return share_chart(names, card.shares["percent"].astype(float).tolist(), BENCHMARK, title, frame)


def card_html(card: Scorecard) -> str:
    """One card as a page of its own: head, chart, tables, notes."""
    tables = [_ecosystem_table(one.id, one.name, card) for one in ecosystems().values()]
    body = [heading(title_of(card), 1), *_sample([card]), *paragraphs([_intro(card)])]
    chart = share_chart_of(card, mark="*")
    if chart:
        body.append(f"<figure>{chart}<figcaption>{escape(_chart_caption(card))}</figcaption></figure>")
    return page(title_of(card), STYLE, [*body, *tables, *_sources()])


def _sample(cards: Sequence[Scorecard]) -> list[str]:
    """The notice of invented companies."""
    note = sample_note(cards)
    return [f'<p class="flag"><b>{escape(note)}</b></p>'] if note else []


def _intro(card: Scorecard) -> str:
    if not card.printed:
        return tr("The 2023 report prints no scorecard for this cluster: only what the loaded companies give is shown.")
    if card.loaded is None:
        return tr("The values that the 2023 report prints, with its sources.")
    return tr(
        "The values that the 2023 report prints, beside what the loaded companies give for {}, and why the two differ."
    ).format(card.place)


def _chart_caption(card: Scorecard) -> str:
    flags = [f"* {row.name}: {row.flag}" for row in card.shares[["name", "flag"]].itertuples(index=False) if row.flag]
    return " ".join([tr("Shares as the 2023 report prints them; investment of 2017 to 2021."), *flags])


def _ecosystem_table(ident: str, name: str, card: Scorecard) -> str:
    rows = card.rows[card.rows["ecosystem"] == ident]
    if rows.empty:
        return ""
    heads = [tr("No."), tr("Metric"), tr("Report, 2023")]
    if card.loaded is not None:
        heads += [tr("Loaded companies"), tr("Difference"), tr("Why")]
    heads += [tr("In context"), tr("Source")]
    lines = "".join(_line(row, with_loaded=card.loaded is not None) for row in rows.to_dict("records"))
    return f"<table><caption>{escape(name)}</caption><tr>{_heads(heads)}</tr>{lines}</table>"


def _heads(wording: Sequence[str]) -> str:
    return "".join(f'<th scope="col">{escape(one)}</th>' for one in wording)


def _line(row: dict, *, with_loaded: bool) -> str:
    cells = [
        f"<td>{escape(row['number'])}</td>",
        f'<th scope="row">{escape(row["name"])}</th>',
        f"<td>{escape(row['printed']) or '–'}</td>",
    ]
    if with_loaded:
        cells += [
            f'<td class="figure" align="right">{shown(row["loaded"], row["unit"])}</td>',
            f'<td class="figure" align="right">{_difference(row)}</td>',
            f"<td>{escape(row['why'])}</td>",
        ]
    flag = (
        f' <span class="flag">{escape(tr("In the report itself:"))} {escape(row["flag"])}</span>' if row["flag"] else ""
    )
    return f"<tr>{''.join(cells)}<td>{escape(row['context'])}{flag}</td><td>{escape(row['source'])}</td></tr>"


def _difference(row: dict) -> str:
    if pd.isna(row["difference"]):
        return "–"
    sign = "+" if row["difference"] > 0 else ""
    wording = sign + shown(row["difference"], row["unit"])
    return (
        wording
        if pd.isna(row["ratio"]) or row["difference"] == 0
        else f"{wording} ({written(format(row['ratio'] * 100, ',.0f'))}%)"
    )


def compare_html(cards: Sequence[Scorecard]) -> str:
    """Up to four cards side by side, under the report's warning. Raises UserError for too many."""
    table = compare(cards)
    titles = list(dict.fromkeys(title for title, _ in table.columns if title))
    wording = {"printed": tr("report, 2023"), "loaded": tr("loaded")}
    heads = [tr("No."), tr("Metric"), *(f"{title}: {wording[kind]}" for title, kind in table.columns if title)]
    body = [heading(tr("Side by side"), 1), *_sample(cards), f"<p><b>{escape(shown_text(WARNING))}</b></p>"]
    for name, part in table.groupby(("", "ecosystem"), sort=False):
        lines = "".join(
            _side_by_side(row) for row in part.drop(columns=[("", "ecosystem")]).itertuples(index=False, name=None)
        )
        body.append(f"<table><caption>{escape(str(name))}</caption><tr>{_heads(heads)}</tr>{lines}</table>")
    return page(tr("Scorecards: {}").format("; ".join(titles)), STYLE, [*body, *_sources()])


def _side_by_side(row: tuple[str, ...]) -> str:
    number, name, *values = row
    cells = "".join(f"<td>{escape(value) or '–'}</td>" for value in values)
    return f'<tr><td>{escape(number)}</td><th scope="row">{escape(name)}</th>{cells}</tr>'


def _sources() -> list[str]:
    text = tr("Source of the printed values: {}. Errors of the report are marked, not mended.")
    return paragraphs([text.format(REPORT)])


# --- the chart


def share_chart(
    names: Sequence[str], shares: Sequence[float], benchmark: float, title: str, frame: Frame = WIDE
) -> str:
    """Horizontal bars, per cent of the UK (none negative) from the top down, with a line at the benchmark, as SVG.

    Values stand at the bars as numbers, so that nothing depends on colour or on reading the axis. ``title`` : what a
    screen reader says first; ``frame`` : WIDE for a page, NARROW for a dock.
    """
    largest = max([benchmark, *shares])
    step = next((one for one in _STEPS if largest / one <= 5), 100)
    high = step * max(1, -(-largest // step))
    bottom = _TOP + frame.row * len(names)
    height = bottom + _BOTTOM
    spoken = "; ".join(f"{name} {share:.0f}%" for name, share in zip(names, shares))
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {frame.width} {height}" width="{frame.width}" '
        f'height="{height}" role="img" '
        'font-family="Arial, sans-serif" font-size="12">',
        f"<title>{escape(title)}</title><desc>{escape(spoken)}</desc>",
        f'<rect width="{frame.width}" height="{height}" fill="#ffffff"/>',
        *_axis(high, frame, bottom),
    ]
    tops = [_TOP + frame.row * index for index in range(len(names))]
    for share, top in zip(shares, tops):
        size = f'width="{frame.x(share, high) - frame.left:.1f}" height="{_BAR}"'
        parts.append(f'<rect x="{frame.left}" y="{_bar_top(top, frame):.1f}" {size} fill="{_SHARE}"/>')
    parts += _benchmark(benchmark, high, frame, bottom)
    for name, share, top in zip(names, shares, tops):  # over the line, where the two meet
        parts += [_name(name, top, frame), _value(share, top, high, frame)]
    return "".join([*parts, "</svg>"])


def _axis(high: float, frame: Frame, bottom: float) -> list[str]:
    step = next((one for one in _STEPS if high / one <= 5), 100)
    parts = []
    for value in range(0, int(high) + 1, step):
        x = frame.x(value, high)
        parts.append(f'<line x1="{x:.1f}" y1="{_TOP}" x2="{x:.1f}" y2="{bottom}" stroke="#d9d9d9" stroke-width="1"/>')
        parts.append(
            f'<text x="{x:.1f}" y="{bottom + 14}" text-anchor="middle" fill="#3d3d3d" font-size="11">{value}%</text>'
        )
    return parts


def _bar_top(top: float, frame: Frame) -> float:
    return top + frame.row - _BAR - 4 if frame.name_above else top + (frame.row - _BAR) / 2


def _name(name: str, top: float, frame: Frame) -> str:
    if frame.name_above:
        base_plane = f'<path d="M{frame.left} {top + 2}h{7 * len(name)}v14h-{7 * len(name)}z" fill="#ffffff"/>'
        return f'{base_plane}<text x="{frame.left}" y="{top + 14}" fill="#1a1a1a">{escape(name)}</text>'
    at = f'x="{frame.left - 8}" y="{top + frame.row / 2 + 4}"'
    return f'<text {at} text-anchor="end" fill="#1a1a1a">{escape(name)}</text>'


def _value(share: float, top: float, high: float, frame: Frame) -> str:
    at, middle, wording = frame.x(share, high) + 5, _bar_top(top, frame) + _BAR / 2, f"{share:.0f}%"
    base_plane = (
        f'<path d="M{at - 2:.1f} {middle - 8}h{10 * len(wording) + 2}v16h-{10 * len(wording) + 2}z" fill="#ffffff"/>'
    )
    return f'{base_plane}<text x="{at:.1f}" y="{middle + 4}" fill="#1a1a1a" font-weight="bold">{wording}</text>'


def _benchmark(benchmark: float, high: float, frame: Frame, bottom: float) -> list[str]:
    x = frame.x(benchmark, high)
    wording = tr("{}%: the Midlands' share of UK output").format(f"{benchmark:g}")
    at, anchor = (frame.left, "start") if frame.name_above else (x, "middle")
    return [
        # seen on dark bars too
        f'<line x1="{x:.1f}" y1="{_TOP - 4}" x2="{x:.1f}" y2="{bottom + 2}" stroke="#ffffff" stroke-width="5"/>',
        f'<line x1="{x:.1f}" y1="{_TOP - 4}" x2="{x:.1f}" y2="{bottom + 2}" stroke="{_MARK}" stroke-width="2" '
        f'stroke-dasharray="6 3"/>',
        f'<text x="{at:.1f}" y="{bottom + 30}" text-anchor="{anchor}" fill="{_MARK}">{escape(wording)}</text>',
    ]
