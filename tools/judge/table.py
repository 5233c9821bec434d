"""The records of the judge as rows, as a verdict, and as a page of the documentation."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from tools.judge.limits import BY_PAGES, GLANCE_SHARE, LIMITS, misses

_LAYOUTS = Path(__file__).resolve().parents[2] / "resources" / "layouts"
_SHORT = {
    "glance": "glance", "glance_grey": "in grey", "least_mark": "mark mm", "covered": "covered", "covered_windows": "in windows",
    "crossed": "crossed", "ink": "ink", "legend_rows": "rows", "clashes": "clashes", "on_icons": "on icons", "missing_names": "unnamed", "colours": "ΔE",
    "lightness": "ΔL", "empty": "empty", "least_text": "pt", "cut_texts": "cut",
}  # fmt: skip


def line(record: dict[str, Any]) -> str:
    """A page as a row of the table, its misses named."""
    numbers = " ".join(f"{record.get(name, '')!s:>{len(name)}}" for name in LIMITS)
    return f"{record['page']:<62}{numbers}  {', '.join(misses(record))}"


def verdict(records: Sequence[dict[str, Any]]) -> list[str]:
    """What is beyond the limits: the glance over all pages, everything else page by page."""
    found = []
    for name in BY_PAGES:
        good, seen = _glance(records, name)
        if good < GLANCE_SHARE * seen:
            found.append(f"{name}: {good} of {seen} pages")
    for record in records:
        wrong = [name for name in misses(record) if name not in BY_PAGES]
        found += [f"{record['page']}: {', '.join(wrong)}"] if wrong else []
    return found


def _glance(records: Sequence[dict[str, Any]], name: str) -> tuple[int, int]:
    seen = [record[name] for record in records if name in record]
    return sum(value >= LIMITS[name][0] for value in seen), len(seen)


def document(records: Sequence[dict[str, Any]]) -> str:
    """The page docs/judge.md: what was measured, when and of which code; every page a row."""
    found, commits = verdict(records), sorted({str(one.get("commit", "")) for one in records})
    listed = json.loads((_LAYOUTS / "manifest.json").read_text(encoding="utf-8"))["templates"]
    missing = [one["id"] for one in listed if not any(one["id"] in record["page"].split() for record in records)]
    seen = ", ".join(f"{good} of {all_} {'in grey' if name == 'glance_grey' else 'in colour'}" for name, good, all_ in (
        (name, *_glance(records, name)) for name in BY_PAGES
    ))  # fmt: skip
    parts = [
        "# The judge: every page measured",
        "",
        f"Written by `tools/judge_pages.py --table docs/judge.md` on {date.today():%d %B %Y}; measured on commit "
        f"{', '.join(commits)}. What the measures mean and their limits: [cartography](cartography.md#how-it-is-measured).",
        "",
        f"{len(records)} pages; {len(found)} beyond a limit. All three places at a glance: {seen} (limit: nine of ten).",
        *([f"Not measured on this code: {', '.join(missing)}."] if missing else []),
        "",
        *[f"- {one}" for one in found],
        *([""] if found else []),
        "| Page | " + " | ".join(_SHORT.values()) + " |",
        "|---|" + "---:|" * len(LIMITS),
    ]
    for record in sorted(records, key=lambda one: one["page"]):
        wrong = misses(record)
        cells = [f"**{record[name]}**" if name in wrong else str(record.get(name, "")) for name in LIMITS]
        parts.append(f"| {record['page']} | " + " | ".join(cells) + " |")
    return "\n".join(parts) + "\n"
