"""Writes docs/first_use.md's tables of clicks and heights from what the tests of the real window measured last.

Run ``pytest tests/gui_real`` first: its findings are in build/screens/.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SCREENS = ROOT / "build" / "screens"
PAGE = ROOT / "docs" / "first_use.md"
BEGIN, END = "<!-- dock_tables: begin -->", "<!-- dock_tables: end -->"
# id of the job -> what is done, clicks of 0.2.0 (counted in its code), what the count of 0.2.0 is made of
JOBS = {
    "sample": ("First map from the sample, QGIS just opened", "2", "toolbar, card"),
    "own_file": ("First map from an own file, QGIS just opened", "6", "toolbar, list, its line, …, Open, Generate"),
    "a3_page": (
        "From a map: page of four authorities on A3",
        "8",
        "list of areas and its line, Generate, unfold, list of templates and its line, Export, Save",
    ),
    "within_5_km": ("From a map: companies within 5 km of a site", "3", "unfold, Add condition, Answer"),
    "location_quotient": ("From a map: location quotient", "not reachable", "Generate replaced the map it needs"),
    "hot_spots": ("From a map: hot spots", "2", "unfold, Compute"),
    "board_pack": ("From a map: board pack", "–", "did not exist"),
}
TITLES = {
    "data": "Data, an own file chosen",
    "map": "Map",
    "map, Advanced open": "Map, Advanced open",
    "result_group": "Result",
    "style_group": "Colours and classes",
    "spikes_group": "Spikes",
    "places_group": "Places and background",
    "statistics_group": "Statistics",
    "statistics_group with a result": "Statistics, with a result",
    "statistics_group with settings": "Statistics, Settings open",
    "area_data_group": "Area data",
    "query_group": "Questions",
    "query_group with an answer": "Questions, with an answer",
    "point_group": "What is here?",
    "scorecard_group": "Scorecard",
    "view3d_group": "3D",
    "layout_group": "Print and export",
}


def found(*names: str) -> dict:
    """The findings of the scenarios together; a later one adds to an earlier one."""
    merged: dict = {"clicks": {}, "heights": {}}
    for name in names:
        path = SCREENS / name / "result.json"
        if path.exists():
            one = json.loads(path.read_text(encoding="utf-8"))
            for key, known in merged.items():
                known.update(one.get(key, {}))
    return merged


def tables(measured: dict) -> str:
    """The two tables as Markdown."""
    lines = ["| Job | Clicks | 0.2.0 | of which |", "|---|---|---|---|"]
    lines += [
        f"| {title} | {measured['clicks'].get(job, 'not measured')} | {before} | {made_of} |"
        for job, (title, before, made_of) in JOBS.items()
    ]
    lines += ["", "| Page | needs, 300 px | needs, 320 px | room | scrolls |", "|---|---|---|---|---|"]
    for ident, title in TITLES.items():
        cells = [measured["heights"].get(f"{width} {ident}") for width in (300, 320)]
        there = [one for one in cells if one]
        if there:
            needs = [str(one[0]) if one else "–" for one in cells]
            scrolls = max(one[2] for one in there)
            lines.append(f"| {title} | {' | '.join(needs)} | {there[0][1]} | {scrolls or 'no'} |")
    return "\n".join(lines)


def main() -> int:
    """Put them into the page."""
    text = PAGE.read_text(encoding="utf-8")
    before, rest = text.split(BEGIN)
    after = rest.split(END)[1]
    measured = found("tutorial", "accessibility_dark", "pages")
    PAGE.write_text(f"{before}{BEGIN}\n{tables(measured)}\n{END}{after}", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
