"""Every sentence that a fault can give stands in docs/troubleshooting.md, and no other."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from .messages import PACKAGE, messages

DOC = Path(__file__).parents[2] / "docs" / "troubleshooting.md"
LISTED = re.findall(r"^\| (.+?) \| .*\|$", DOC.read_text(encoding="utf-8"), re.MULTILINE)
FILES = [
    "core/boundaries.py",
    "core/companies/read.py",
    "core/companies/text_file.py",
    "core/companies/vector_file.py",
    "core/companies/xlsx_file.py",
    "core/geography/postcode_files.py",
    "core/geography/postcode_index.py",
    "core/geography/postcode_store.py",
    "core/geometry_repair.py",
    "core/geopackage.py",
    "core/postgis/quoting.py",
    "core/postgis/refresh.py",
    "core/postgis/source.py",
    "core/resources.py",
    "cartography/templates.py",
    "processing/download_boundaries.py",
    "processing/import_companies.py",
    "processing/import_postcodes.py",
    "processing/inputs.py",
    "processing/outputs.py",
    "processing/postgis_hexes.py",
    "processing/postgis_plan.py",
    "gui/boundary_page.py",
    "gui/postgis_page.py",
    "sources/boundary_files.py",
    "sources/crs.py",
    "sources/download_cache.py",
    "sources/layers.py",
    "sources/network.py",
    "sources/ons_portal.py",
    "sources/polygons.py",
    "sources/postcodes_io.py",
    "sources/postgis.py",
    "sources/postgis_filter.py",
]


@pytest.mark.parametrize("name", FILES)
def test_what_a_fault_says_is_listed(name):
    missing = sorted(messages(PACKAGE / name) - set(LISTED))
    assert not missing, "add to docs/troubleshooting.md, with what to do: " + " | ".join(missing)


def test_what_is_listed_is_said():
    said = set().union(*(messages(path) for path in PACKAGE.rglob("*.py")))
    notes = {"Message", "---", "The download could not be refreshed, so the one of … is used. The reason: …"}
    assert not sorted(set(LISTED) - said - notes)


def test_each_message_once_and_each_says_what_to_do():
    assert len(LISTED) - LISTED.count("Message") == len(set(LISTED) - {"Message"})
    rows = re.findall(r"^\| (.+?) \| (.*?) ?\|$", DOC.read_text(encoding="utf-8"), re.MULTILINE)
    silent = [
        message for message, advice in rows if not advice and not re.search(r"^Choose |^To |: |has no|no such|is too|is not a", message)
    ]
    assert not silent, silent
