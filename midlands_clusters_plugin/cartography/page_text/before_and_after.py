"""One page of HTML: authorities before and after on two maps under one key, the table of old by new, key figures."""

from __future__ import annotations

from html import escape

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from ...core.base.i18n import grouped, plain_date, sentences, tr
from ...core.base.i18n import shown as shown_text
from ...core.catalogue.catalogue import metrics
from ...core.catalogue.scorecard_table import shown
from ...core.disclosure.map_figures import COUNT
from ...core.hexmap.old_and_new import ALL_OF_THEM, OldAndNew
from ..record.facts import cluster_name
from .scorecard_html import STYLE
from .simple_html import heading, page, paragraphs, table

_WIDTH, _MOST_HEIGHT = 460.0, 560.0
_DETAIL = 250.0  # metres: what a line on the page shows
_FEW = 14  # authorities up to which names stand on the map
_STEPS = ("#f1eef6", "#d0c5e0", "#a99bc9", "#7f6cab", "#54398a")  # the darkest with white letters on it
_HIDDEN = "#ffffff"


def page_html(made: OldAndNew) -> str:
    """The page. Figures that may not be shown are missing from it, as from the tables."""
    report = made.report
    title = tr("{area}: businesses by old and new authority").format(area=report["area"]["name"])
    inputs = ", ".join(str(one.get("path", "")) for one in report["inputs"])
    sub = tr("{cluster}; {file}; new authorities from {date}").format(
        cluster=cluster_name(report["cluster"]),
        file=inputs,
        date=plain_date(report["area"]["date"]) or tr("a date not stated"),
    )
    bounds = shapely.total_bounds(np.concatenate([made.old.geometry.to_numpy(), made.new.geometry.to_numpy()]))
    steps = _classes(np.concatenate([_numbers(made.old[COUNT]), _numbers(made.new[COUNT])]))
    figures = [
        f"<figure><figcaption><b>{escape(caption)}</b></figcaption>{_map(frame, bounds, steps, caption)}</figure>"
        for caption, frame in ((tr("Before: authorities of today"), made.old), (tr("After: new authorities"), made.new))
    ]
    notes = [*report["notes"], *report["boundaries"]["notes"], report.get("disclosure", {}).get("words", "")]
    sample = tr("Illustrative sample: not real companies.") if report["sample"] else ""
    body = [
        heading(title, 1),
        *paragraphs([sub]),
        f'<p class="flag"><b>{escape(sample)}</b></p>' if sample else "",
        *paragraphs([report["comparison"]]),
        _key(steps),
        f'<div style="display:flex;flex-wrap:wrap;gap:1em">{"".join(figures)}</div>',
        _cross(made),
        _key_figures(made),
        heading(tr("Notes and sources")),
        *paragraphs(dict.fromkeys(notes)),
        *paragraphs([sentences(report["boundaries"]["source"] + ".", report["boundaries"]["attribution"])]),
    ]
    return page(title, STYLE, body)


def _numbers(column: pd.Series) -> np.ndarray:
    return column.to_numpy(dtype=np.float64, na_value=np.nan)


def _classes(values: np.ndarray) -> list[float]:
    """Upper ends of up to five classes of equal width, rounded to two figures: both maps share them."""
    highest = float(np.nanmax(values, initial=0.0))
    if highest <= len(_STEPS):
        return [float(one) for one in range(1, max(int(highest), 1) + 1)]
    ends = [highest * (one + 1) / len(_STEPS) for one in range(len(_STEPS) - 1)]
    digits = [1 - int(np.floor(np.log10(one))) for one in ends]
    return [*(float(np.ceil(round(one, place))) for one, place in zip(ends, digits)), highest]


def _colour(value: float, steps: list[float]) -> str:
    if np.isnan(value):
        return _HIDDEN
    return _STEPS[min(int(np.searchsorted(steps, value)), len(_STEPS) - 1)]


def _key(steps: list[float]) -> str:
    """The key of both maps, in words beside each colour."""
    lows = [0.0, *(one + 1 for one in steps[:-1])]
    parts = [
        f'<span style="display:inline-block;width:1.4em;height:1em;background:{colour};border:1px solid #767676">'
        f"</span> {grouped(low)}&ndash;{grouped(high)}"
        for low, high, colour in zip(lows, steps, _STEPS)
    ]
    return f"<p><b>{escape(tr('Businesses'))}</b>: {' &nbsp; '.join(parts)}</p>"


def _map(frame: gpd.GeoDataFrame, bounds: np.ndarray, steps: list[float], title: str) -> str:
    """Authorities as SVG, each with its name (where there are few) and number."""
    left, bottom, right, top = bounds
    scale = min(_WIDTH / (right - left), _MOST_HEIGHT / (top - bottom))
    width, height = (right - left) * scale, (top - bottom) * scale
    shapes = shapely.coverage_simplify(frame.geometry.to_numpy(), _DETAIL) if len(frame) > 1 else frame.geometry
    drawn, named = [], []
    order = np.argsort(-shapely.area(frame.geometry.to_numpy()))
    for row in order:
        value = _numbers(frame[COUNT])[row]
        rings = []
        for part in shapely.get_parts(np.asarray(shapes)[row]):
            for ring in [shapely.get_exterior_ring(part), *shapely.get_rings(part)[1:]]:
                points = (shapely.get_coordinates(ring) - [left, top]) * [scale, -scale]
                rings.append("M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points) + "Z")
        fill = _colour(value, steps)
        drawn.append(
            f'<path d="{"".join(rings)}" fill="{fill}" fill-rule="evenodd" stroke="#1d1d1d" stroke-width="1"/>'
        )
        at = shapely.point_on_surface(frame.geometry.to_numpy()[row])
        x, y = (shapely.get_x(at) - left) * scale, (top - shapely.get_y(at)) * scale
        number = tr("not shown") if np.isnan(value) else grouped(value)
        lines = [frame["authority_name"].iloc[row], number] if len(frame) <= _FEW else [number]
        named += [_text(x, y + 13 * line, str(text)) for line, text in enumerate(lines)]
    return (
        f'<svg role="img" aria-label="{escape(title)}" width="{width:.0f}" height="{height:.0f}" '
        f'viewBox="0 0 {width:.0f} {height:.0f}" style="overflow:visible">{"".join(drawn)}{"".join(named)}</svg>'
    )


def _text(x: float, y: float, text: str) -> str:
    """A text over its own halo: two texts, because not every program paints the outline of one first."""
    at = f'x="{x:.1f}" y="{y:.1f}" font-size="12" text-anchor="middle"'
    halo = 'aria-hidden="true" fill="#ffffff" stroke="#ffffff" stroke-width="3.5" stroke-linejoin="round"'
    return f'<text {at} {halo}>{escape(text)}</text><text {at} fill="#1a1a1a">{escape(text)}</text>'


def _cross(made: OldAndNew) -> str:
    """Businesses by old and new authority, with both totals."""
    pairs = made.table
    names = dict(zip(pairs["new_code"], pairs["new_name"]))
    wide = pairs.pivot(index="old_code", columns="new_code", values=COUNT)
    hidden = pairs.pivot(index="old_code", columns="new_code", values="suppressed")
    order = [code for code in [*made.new["authority_code"], "none", ALL_OF_THEM] if code in wide]
    rows = [["", *(str(names[code]) for code in order)]]
    for old, name in dict(zip(pairs["old_code"], pairs["old_name"])).items():
        rows.append([name, *(_cell(wide.at[old, one], hidden.at[old, one]) for one in order)])
    caption = tr("Businesses by authority of today (rows) and new authority (columns)")
    return table(rows, caption=caption, figures=range(1, len(order) + 1))


def _cell(value: object, hidden: object) -> str:
    if hidden is True or hidden is np.True_:
        return tr("not shown")
    return "0" if pd.isna(value) else grouped(float(value))  # type: ignore[arg-type]  # a number


def _key_figures(made: OldAndNew) -> str:
    """Every metric of each new authority, and what it is made of."""
    known = metrics()
    names = (shown_text(known[one].name) for one in made.metrics)
    rows = [[tr("New authority"), tr("Area, km²"), *names, tr("Made of")]]
    for _, row in made.new.iterrows():
        figures = [
            tr("not shown") if pd.isna(row[one]) and row["suppressed"] else
            "–" if pd.isna(row[one]) else shown(float(row[one]), known[one].unit)
            for one in made.metrics
        ]  # fmt: skip
        rows.append([row["authority_name"], grouped(float(row["area_km2"])), *figures, row["made_of"]])
    return table(rows, caption=tr("Key figures of each new authority"), figures=range(1, len(rows[0]) - 1))
