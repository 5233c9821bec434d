"""Write resources/sample/sample_companies.csv: invented companies at real postcodes, with the totals of the scorecards.

Run from the checkout: ``.venv/bin/python tools/build_sample.py [folder]``. The same design, scorecards and postcodes
give the same bytes.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import numpy as np  # noqa: E402
import pandas as pd  # noqa: E402

from midlands_clusters_plugin.core.catalogue.catalogue import scorecards  # noqa: E402
from midlands_clusters_plugin.core.postcodes.postcodes import PostcodeIndex, builtin_index  # noqa: E402
from tools.sample.companies import BIG, companies  # noqa: E402
from tools.sample.positions import Positions, live_postcodes  # noqa: E402

DESIGN = ROOT / "tools" / "sample" / "design.json"
SOURCE = "Illustrative sample: not real companies"
COLUMNS = [
    "company_id", "name", "postcode", "sic", "clusters", "employees", "turnover_gbp", "incorporated", "status",
    "high_growth", "foreign_owned", "innovate_uk_gbp", "source",
]  # fmt: skip


def build(index: PostcodeIndex) -> pd.DataFrame:
    """The sample, one row a company, sorted by company_id. Raises ValueError where the design cannot meet the scorecards."""
    design = json.loads(DESIGN.read_text(encoding="utf-8"))
    scores = scorecards().set_index(["cluster", "metric"])["numeric"]
    postcodes = live_postcodes(index, {code for plan in design["clusters"].values() for code in plan["shares"]})
    parts = []
    for number, (cluster, plan) in enumerate(design["clusters"].items()):
        # Each cluster has its own stream, so that a change to one leaves the others as they are.
        rng = np.random.default_rng([design["seed"], number])
        score = {metric: int(value) for metric, value in scores[cluster].items() if np.isfinite(value)}
        parts.append(companies(cluster, plan, score, Positions(index, postcodes, rng), rng))
    table = pd.concat(parts, ignore_index=True)
    # No company number begins with ZZ, and Companies House has never used the prefix.
    table["company_id"] = [f"ZZ{n:06d}" for n in range(1, len(table) + 1)]
    authority = index.match(table["postcode"].tolist()).authority_code
    table = in_two_clusters(table, authority, **design["in_two_clusters"])
    table["incorporated"] = table["incorporated"].dt.strftime("%Y-%m-%d")
    for flag in ("high_growth", "foreign_owned"):
        table[flag] = np.where(table[flag], "true", "false")
    return table.assign(status="Active", source=SOURCE)[COLUMNS]


def in_two_clusters(
    table: pd.DataFrame, authority: np.ndarray, first: str, second: str, code: str, companies: int
) -> pd.DataFrame:
    """The table with companies of ``first`` that belong to ``second`` too, each in place of one of ``second`` that is
    its like: neither the totals of a cluster nor those of an authority change.

    Alike are two companies of one authority with the same number of employees, of one age on the scorecard (metric 1.4,
    growth since 2013), without growth, funding, foreign owners or large turnover; the one that stays has the ``code``
    that both clusters take.
    """
    age = np.searchsorted(
        np.array(["2013-01-01", "2017-01-01", "2023-01-01"], dtype="datetime64[D]"), table["incorporated"], side="right"
    )
    plain = ~(table["high_growth"] | table["foreign_owned"]) & (table["innovate_uk_gbp"] == 0)
    plain &= table["turnover_gbp"] < BIG
    alike = pd.DataFrame({"authority": authority, "staff": table["employees"], "age": age})
    taken = table["sic"].str.split(";").apply(lambda codes: code in codes)
    stays = alike[plain & taken & (table["clusters"] == first)].reset_index()
    goes = alike[plain & (table["clusters"] == second)].reset_index()
    for one in (stays, goes):
        one["nth"] = one.groupby(["authority", "staff", "age"]).cumcount()
    pairs = stays.merge(goes, on=["authority", "staff", "age", "nth"]).head(companies)
    if len(pairs) < companies:
        raise ValueError(f"only {len(pairs)} companies can belong to both clusters")
    table = table.copy()
    table.loc[pairs["index_x"], "clusters"] = ";".join(sorted([first, second]))
    return table.drop(index=pairs["index_y"]).reset_index(drop=True)


def main(arguments: list[str]) -> int:
    """Write the file and say how many rows it has."""
    folder = Path(arguments[0]) if arguments else ROOT / "resources" / "sample"
    table = build(builtin_index())
    path = folder / "sample_companies.csv"
    table.to_csv(path, index=False, lineterminator="\n", encoding="utf-8")
    print(f"{path}: {len(table)} companies")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
