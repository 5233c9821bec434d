"""Compare the Industrial Strategy's sectors with an independent reading of a table of them, on many invented companies.

python tools/check_is8.py sectors.csv [1000000]

The table has the columns sector, kind, industry, sic_prefixes. Companies have one to four codes of SIC 2007, at real postcodes,
in a file of Companies House's shape that is read as the plugin reads it; membership beside it is found by plain Python
from that file's rows.
"""

from __future__ import annotations

import csv
import random
import sys
import tempfile
from itertools import islice
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from midlands_clusters_plugin.core.catalogue.catalogue import clusters
from midlands_clusters_plugin.core.companies import read_companies
from midlands_clusters_plugin.core.counting.membership import members
from tools.build_clusters_page import every_code
from tools.make_companies_house import HEADER

POSTCODES = ("DE24 8ZS", "NG1 5AW", "LE1 6RN", "B1 1BB", "CV1 5FB", "ST1 5QD", "LN1 1YW", "WR5 2NP")
PREFIX = "is8_"


def expected(table: Path) -> dict[str, tuple[str, ...]]:
    """Prefixes by "sector" or "sector/industry"; a sector's own and those of its industries."""
    found: dict[str, set[str]] = {}
    with table.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            own = set(row["sic_prefixes"].split())
            found.setdefault(row["sector"], set()).update(own)
            if row["industry"]:
                found.setdefault(f"{row['sector']}/{row['industry']}", set()).update(own)
    return {name: tuple(own) for name, own in found.items()}


def write(path: Path, codes: list[str], rows: int) -> list[tuple[str, ...]]:
    """The file; returns each company's codes."""
    header, chance = [one.strip() for one in HEADER.split(",")], random.Random(2025)
    at = [header.index(f"SICCode.SicText_{number}") for number in range(1, 5)]
    name, number, post, status = (
        header.index(one) for one in ("CompanyName", "CompanyNumber", "RegAddress.PostCode", "CompanyStatus")
    )
    made = []
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(HEADER.split(","))
        for row in range(rows):
            own = tuple(chance.sample(codes, chance.choice((1, 1, 1, 2, 2, 3, 4))))
            cells = [""] * len(header)
            cells[name], cells[number], cells[status] = f"FIRM {row}", f"{row:08d}", "Active"
            cells[post] = POSTCODES[row % len(POSTCODES)]
            for place, code in zip(at, own):
                cells[place] = f"{code} - Made up"
            table.writerow(cells)
            made.append(own)
    return made


def main(table: Path, rows: int) -> int:
    """Compare all of them; returns how many differ."""
    with tempfile.TemporaryDirectory() as folder:
        listed = every_code(Path(folder) / "codes.csv")
        with listed.open(encoding="utf-8", newline="") as file:
            column = [one.strip() for one in next(csv.reader(file))].index("SICCode.SicText_1")
            codes = sorted({row[column][:5] for row in csv.reader(file)})
        made = write(Path(folder) / "BasicCompanyDataAsOneFile-2026-01-01.csv", codes, rows)
        read = read_companies(Path(folder) / "BasicCompanyDataAsOneFile-2026-01-01.csv").companies
    order = [int(one) for one in read["company_id"]]
    if len(order) != rows:
        raise SystemExit(f"{rows - len(order)} companies were not read")
    ours = {one.id: one for one in clusters().values() if one.id.startswith(PREFIX)}
    wrong = compared = 0
    masks = {one: members(read, one) for one in ours}
    for name, prefixes in expected(table).items():
        sector, _, industry = name.partition("/")
        wanted = industry or sector
        found = [
            one for one in ours.values()
            if one.name == wanted and bool(one.parents) == bool(industry)
            and (not industry or any(ours[parent].name == sector for parent in one.parents))
        ]  # fmt: skip
        if len(found) != 1:
            raise SystemExit(f"{name}: {len(found)} clusters")
        inside = {code for code in codes if prefixes and code.startswith(prefixes)}
        mine = [not inside.isdisjoint(made[number]) for number in order]
        differ = int((masks[found[0].id] != mine).sum())
        wrong, compared = wrong + differ, compared + 1
        print(f"{name}: {sum(mine):,}, {differ} differ")
    for ident, one in ours.items():
        children = [masks[child] for child in ours if ident in ours[child].parents]
        for child in children:
            wrong += int((child & ~masks[ident]).sum())
        if children and not one.sic:
            union = children[0].copy()
            for child in islice(children, 1, None):
                union |= child
            wrong += int((union != masks[ident]).sum())
    print(f"{rows:,} companies, {len(codes)} codes, {compared} sectors and industries: {wrong} differences")
    return wrong


if __name__ == "__main__":
    sys.exit(bool(main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1_000_000)))
