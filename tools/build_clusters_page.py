"""docs/clusters.md: every cluster with its rule, what that takes and misses, and how many companies it finds. And
docs/guide/clusters.md: what the report says of clusters.

    python tools/build_clusters_page.py [GENDER_PAY_GAP.csv]

The gender pay gap file (gov.uk, 2021 to 2022) is read where it is given; it is no part of the project. Counts are of
the whole file, inside the area or not.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from midlands_clusters_plugin.core.catalogue.catalogue import clusters, held_by, kind_of  # noqa: E402 - after the path is known
from midlands_clusters_plugin.core.catalogue.cluster import REPORT, Cluster  # noqa: E402
from midlands_clusters_plugin.core.catalogue.report_facts import CERTAINTIES, KINDS, Fact, by_topic, links  # noqa: E402
from midlands_clusters_plugin.core.companies import read_companies, sample_companies  # noqa: E402
from midlands_clusters_plugin.core.companies.columns.sic import editions  # noqa: E402
from midlands_clusters_plugin.core.counting.membership import members  # noqa: E402
from tools.make_companies_house import HEADER  # noqa: E402

PAGE = ROOT / "docs" / "clusters.md"
GUIDE = ROOT / "docs" / "guide" / "clusters.md"
# Words of names under which each SIC code is tried, in a file of Companies House's shape.
WORDS = (
    "OAK", "HEALTH DATA", "PRECISION CROP", "SATELLITE", "ELECTRIC VEHICLE", "WIND FARM", "SENSOR", "CYBER SECURITY",
    "FINTECH", "LEARNING TECH",
)  # fmt: skip
_KINDS = {"official": "official", "proxy": "proxy", "list": "list only"}
_HEAD = """# Clusters and how each is found

Written by `tools/build_clusters_page.py`. Each cluster has a rule that says what it is:

- **official**: a published definition (Industrial Strategy Sector Definitions List, gov.uk, 23 June 2025).
- **proxy**: this plugin's own choice of SIC 2007 codes, or codes that follow from an official list. A `*` counts only with a word in the
  company's name (see `resources/catalogue/clusters.json`). The report used The Data City's lists, so a count by codes is not the report's.
- **list only**: no code describes it. Use The Data City's list, a column of clusters in your file, or your own list; the panel says so
  before a map is made.

A file's own names of clusters go before codes. A super-cluster holds the companies of its children, each once. A company may be in several
clusters; a map's notes say how many are. Names that only your file has are offered as clusters too, under *Named in your files*.

**Your own taxonomy** is a CSV with the columns name, parent, SIC prefixes, RTIC names, keywords, edition of SIC, source (only name is needed;
several values in a cell are parted by semicolons). Choose it in *Settings, Options, Midlands Clusters* as the file of your own clusters.
Keywords are searched in company names, at the beginning of a word; with codes beside them both must fit.

The numbers: companies in the built-in sample (3,470 invented ones, each marked with one of four clusters of the report, 120 with two; for the
Industrial Strategy its SIC codes count); companies in a file of Companies House's shape that has each of the 728 codes of SIC 2007 under ten
names (7,280 invented ones); and employers in the gender pay gap file of 2021 to 2022 (10,447 placed).

Measured: on 1,000,000 invented companies with one to four codes each, in a file of Companies House's shape, the members of all 56 sectors and
industries of the Industrial Strategy are those of an independent reading of the table of sectors (`tools/check_is8.py`): 0 differences.
Twenty clusters were counted a second time in the gender pay gap file by a script that uses Python's csv module alone: 0 differences.
What the 2023 report says of each cluster stands in [the guide](guide/clusters.md).
"""
_GUIDE = """# Clusters, and what the 2023 report says of them

Written by `tools/build_clusters_page.py` from `resources/catalogue/report_facts.csv`. The statements are in this guide's words, from *Exploring the Investment Potential of Midlands Clusters* (The Midlands
Engine, 2023); the numbers in brackets are lines of its text. Unless it says otherwise a statement is made in the report. A test holds every number against the report's text.

How the plugin finds a cluster's companies, and how many it finds, stands in `docs/clusters.md` of the project.
"""


def _codes(cluster: Cluster) -> str:
    return " ".join(rule.prefix + ("*" if rule.keywords else "") for rule in cluster.sic) or "-"


def _row(cluster: Cluster, tables: list) -> str:
    held = len(held_by(cluster.id)) - 1
    about = f"{cluster.why}; misses {cluster.misses}" if cluster.why else cluster.certainty
    if held:
        about += f"; holds {held} more"
    kind = _KINDS[kind_of(cluster)]
    counts = " | ".join("-" if table is None else f"{int(members(table, cluster.id).sum()):,}" for table in tables)
    return f"| {cluster.name} | `{cluster.id}` | {kind} | {_codes(cluster)} | {about} | {counts} |"


def page(pay_gap: Path | None) -> str:
    """The whole page."""
    with tempfile.TemporaryDirectory() as folder:
        every = read_companies(every_code(Path(folder) / "every_code.csv")).companies
    tables = [sample_companies().companies, every, None if pay_gap is None else read_companies(pay_gap).companies]
    lines = [_HEAD]
    for taxonomy in dict.fromkeys(one.taxonomy for one in clusters().values()):
        lines.append(f"## {'The 2023 report' if taxonomy == REPORT else taxonomy}\n")
        lines.append(
            "| Cluster | Id | Rule | SIC 2007 | What it takes | Sample | Every code | Pay gap |\n"
            "|---|---|---|---|---|---|---|---|"
        )
        lines += [_row(one, tables) for one in clusters().values() if one.taxonomy == taxonomy]
        lines.append("")
    return "\n".join(lines)


def every_code(path: Path) -> Path:
    """Write a file of Companies House's shape: each code of SIC 2007 under each of ``WORDS``, all in Derby."""
    headers, empty = HEADER.split(","), [""] * len(HEADER.split(","))
    at = {name.strip(): place for place, name in enumerate(headers)}
    rows = []
    for number, (code, word) in enumerate((code, word) for code in sorted(editions().of_2007) for word in WORDS):
        cells = {
            "CompanyName": f"{word} {number} LIMITED",
            "CompanyNumber": f"{number:08d}",
            "RegAddress.PostCode": "DE24 9FU",
            "CompanyStatus": "Active",
            "SICCode.SicText_1": f"{code} - Invented title",
        }
        row = list(empty)
        for name, cell in cells.items():
            row[at[name]] = cell
        rows.append(",".join(f'"{cell}"' for cell in row))
    path.write_text("\r\n".join([HEADER, *rows, ""]), encoding="utf-8")
    return path


def _statement(fact: Fact) -> str:
    sure = "" if fact.certainty == "stated" else f"{CERTAINTIES[fact.certainty]}; "
    return f"- {fact.text} ({sure}{', '.join(map(str, fact.lines))})"


def guide() -> str:
    """The guide's page: clusters in general, then each cluster of which the report says something, then links."""
    lines = [_GUIDE]
    for heading, rows in by_topic().items():
        lines += [f"## {heading}\n", *map(_statement, rows), ""]
    for cluster in clusters().values():
        found = by_topic(cluster.id)
        if found:
            lines.append(f"## {cluster.name}\n")
            for heading, rows in found.items():
                lines += [f"**{heading}**\n", *map(_statement, rows), ""]
    sample, known = sample_companies().companies, clusters()
    lines.append("## Links between clusters\n")
    lines.append("| Clusters | Link | What the report says | In both (sample) |\n|---|---|---|---|")
    for link in links():
        both = int((members(sample, link.cluster) & members(sample, link.other)).sum())
        lines.append(
            f"| {known[link.cluster].name}, {known[link.other].name} | {KINDS[link.kind]} | {link.text} "
            f"({', '.join(map(str, link.lines))}) | {both:,} |"
        )
    return "\n".join([*lines, ""])


if __name__ == "__main__":
    GUIDE.write_text(guide(), encoding="utf-8")
    PAGE.write_text(page(Path(sys.argv[1]) if len(sys.argv) > 1 else None), encoding="utf-8")
