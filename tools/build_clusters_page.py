"""docs/clusters.md: every cluster with its rule, what that takes and misses, and how many companies it finds.

    python tools/build_clusters_page.py [GENDER_PAY_GAP.csv]

The gender pay gap file (gov.uk, 2021 to 2022) is read where it is given; it is no part of the project. Counts are of the whole file, inside the
area or not.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from midlands_clusters_plugin.core.catalogue.catalogue import clusters, held_by, kind_of  # noqa: E402 - after the path is known
from midlands_clusters_plugin.core.catalogue.cluster import REPORT, Cluster  # noqa: E402
from midlands_clusters_plugin.core.companies import read_companies, sample_companies  # noqa: E402
from midlands_clusters_plugin.core.counting.membership import members  # noqa: E402

PAGE = ROOT / "docs" / "clusters.md"
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

The numbers: companies in the built-in sample (3,590 invented ones, each marked with one of four clusters of the report; for the
Industrial Strategy its SIC codes count), and employers in the gender pay gap file of 2021 to 2022 (10,447 placed).
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
    tables = [sample_companies().companies, None if pay_gap is None else read_companies(pay_gap).companies]
    lines = [_HEAD]
    for taxonomy in dict.fromkeys(one.taxonomy for one in clusters().values()):
        lines.append(f"## {'The 2023 report' if taxonomy == REPORT else taxonomy}\n")
        lines.append(
            "| Cluster | Id | Rule | SIC 2007 | What it takes | Sample | Pay gap |\n|---|---|---|---|---|---|---|"
        )
        lines += [_row(one, tables) for one in clusters().values() if one.taxonomy == taxonomy]
        lines.append("")
    return "\n".join(lines)


if __name__ == "__main__":
    PAGE.write_text(page(Path(sys.argv[1]) if len(sys.argv) > 1 else None), encoding="utf-8")
