"""resources/catalogue/sic_editions.json: the codes of SIC 2007 and of SIC 2003, and the one code of 2007 that one of 2003 became.

    python tools/build_sic_editions.py sicCorrelation2003to2007.xls

The workbook is the Office for National Statistics' "Correlation between SIC 2003 and SIC 2007" (Open Government Licence v3), which the
repository openregister/industrial-classification-data keeps under lists/ons. Reading it needs the package xlrd.
"""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path

TARGET = Path(__file__).resolve().parent.parent / "resources" / "catalogue" / "sic_editions.json"
SHA256 = "sha256:a8b217eb1ae8edc5dbec66d30698f4be39fedb2387234428ce439e56dd45fd0d"


def _code(cell: object) -> str:
    """Five digits; some cells are numbers, and a division without parts has two."""
    return (f"{cell:.0f}".zfill(5) if isinstance(cell, float) else str(cell).strip()).ljust(5, "0")


def main(path: Path) -> None:
    """Read the workbook and write the table."""
    import xlrd

    if f"sha256:{hashlib.sha256(path.read_bytes()).hexdigest()}" != SHA256:
        sys.exit(f"{path.name} is another edition of the workbook")
    sheet = xlrd.open_workbook(str(path)).sheet_by_index(0)
    pairs = [(_code(row[0]), _code(row[2])) for row in (sheet.row_values(n) for n in range(1, sheet.nrows))]
    became: dict[str, set[str]] = {}
    for old, new in pairs:
        became.setdefault(old, set()).add(new)
    about = (
        "SIC 2003 and SIC 2007, by the ONS's correlation between them (sicCorrelation2003to2007.xls, Open Government Licence v3; made by "
        "tools/build_sic_editions.py). 'sic2003': code -> the one code of 2007 that it became, or nothing where it was divided."
    )
    table = {
        "about": about,
        "sha256": SHA256,
        "sic2007": " ".join(sorted({new for _, new in pairs})),
        "sic2003": " ".join(
            old + (":" + next(iter(new)) if len(new) == 1 else "") for old, new in sorted(became.items())
        ),
    }
    TARGET.write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
