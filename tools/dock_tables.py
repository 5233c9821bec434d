"""Writes docs/first_use.md's tables of clicks and heights from what the tests of the real window measured last.

Run ``pytest tests/gui_real/test_tutorial.py tests/gui/test_page_heights.py`` first: their findings are in build/screens/.
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
    "uses": "Use, the list",
    "result_group": "Result",
    "style_group": "Colours and classes",
    "spikes_group": "Spikes",
    "places_group": "Places and background",
    "statistics_group": "Statistics",
    "statistics_group with settings": "Statistics, Settings open",
    "area_data_group": "Area data",
    "query_group": "Questions",
    "query_group with an answer": "Questions, with an answer",
    "point_group": "What is here?",
    "scorecard_group": "Scorecard",
    "view3d_group": "3D",
    "layout_group": "Print and export",
}
LANGUAGES = {"en": "English", "cy": "Welsh", "qps": "pseudo-language"}


def found(path: Path) -> dict:
    """What a test wrote, nothing where it did not run."""
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def clicks(runs: list[dict]) -> list[str]:
    """The table of clicks, a column a run: the sample, the pay gap file."""
    lines = ["| Job | Clicks, sample | Clicks, pay gap file | 0.2.0 | of which |", "|---|---|---|---|---|"]
    for job, (title, before, made_of) in JOBS.items():
        cells = [str(run.get("clicks", {}).get(job, "–")) for run in runs]
        lines.append(f"| {title} | {' | '.join(cells)} | {before} | {made_of} |")
    return lines


def heights(measured: dict) -> list[str]:
    """The table of heights, a column a language."""
    lines = [f"| Page | {' | '.join(LANGUAGES.values())} | room | scrolls |", "|---|---|---|---|---|---|"]
    for ident, title in TITLES.items():
        ways = [measured[one][ident] for one in LANGUAGES if ident in measured.get(one, {})]
        if ways:
            needs = [str(measured.get(one, {}).get(ident, ["–"])[0]) for one in LANGUAGES]
            scrolls = [
                f"{max(measured[one][ident][2:])} px in {name}"
                for one, name in LANGUAGES.items()
                if any(measured.get(one, {}).get(ident, [0] * 4)[2:])
            ]
            room = max(one[1] for one in ways)
            lines.append(f"| {title} | {' | '.join(needs)} | {room} | {', '.join(scrolls) or 'no'} |")
    return lines


def main() -> int:
    """Put them into the page."""
    text = PAGE.read_text(encoding="utf-8")
    before, rest = text.split(BEGIN)
    after = rest.split(END)[1]
    runs = [found(SCREENS / name / "result.json") for name in ("first", "first_pay_gap")]
    tables = "\n".join([*clicks(runs), "", *heights(found(SCREENS / "heights.json"))])
    PAGE.write_text(f"{before}{BEGIN}\n{tables}\n{END}{after}", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
