"""What the tests of the readers share: files of given bytes, and the one law that every reading keeps."""

from __future__ import annotations

import re

from midlands_clusters_plugin.core.companies.placing.company_table import REASONS

HEADER = ["company_id", "name", "postcode", "employees"]
ROW = ["00012345", "Plain Ltd", "DE24 9FU", "12"]
PLACED = "DE24 9FU"


def text(*rows, delimiter=","):
    return "".join(delimiter.join(row) + "\r\n" for row in rows)


def write(folder, content, name="companies.csv", encoding="utf-8"):
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
    return path


def assert_reconciles(table):
    """Every row read is placed or rejected, once; rows are numbered in the order of the file, from 2 on or, where it has no header, from 1; every reject has its sentence."""
    placed, rejected = table.companies["row_number"].tolist(), table.rejects["row_number"].tolist()
    assert table.rows_read == len(placed) + len(rejected)
    numbers = placed + rejected
    assert len(set(numbers)) == len(numbers)
    headerless = any(row["column"] == "header" for row in table.contract)
    assert all(number >= (1 if headerless else 2) for number in numbers)
    assert placed == sorted(placed)
    assert rejected == sorted(rejected)
    assert table.companies[["easting", "northing"]].notna().all().all()
    assert set(table.rejects["reason"]) <= set(REASONS)
    assert table.rejects["explanation"].map(lambda sentence: isinstance(sentence, str) and sentence.endswith(".")).all()
    return sorted(numbers)


def assert_one_sentence(error):
    """A message for a user: one line, not a library's own words."""
    message = error.message
    assert message.strip() == message
    assert message.endswith(".")
    assert "\n" not in message
    assert len(message) < 250
    assert not re.search(r"Traceback|Error\b|Exception|codec|errno|\bNone\b", message, re.IGNORECASE)
