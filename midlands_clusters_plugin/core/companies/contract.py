"""The reading contract as text and as a table: each column with its source, unit, how sure that is, an example."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from ..base.i18n import tr

STORED = "contract"  # its name in the metadata of a layer in a GeoPackage
_LONGEST = 500  # characters of a text that is read back: anybody may have written the file


def to_json(contract: Iterable[Mapping]) -> str:
    """The contract as a text that a layer of companies keeps."""
    return json.dumps([dict(one) for one in contract], ensure_ascii=False)


def from_json(text: str) -> tuple[dict, ...]:
    """The contract that a layer kept; empty where the text is none."""
    try:
        found = json.loads(text or "[]")
        return tuple(
            {
                "column": str(one["column"])[:_LONGEST],
                **{
                    name: str(one.get(name, ""))[:_LONGEST]
                    for name in ("source", "unit", "conversion", "sure", "doubt", "sample", "value")
                },
                "rivals": [str(name)[:_LONGEST] for name in one.get("rivals", [])][:50],
            }
            for one in found[:100]
        )
    except (ValueError, TypeError, KeyError, AttributeError):
        return ()


def sure_text(how: str) -> str:
    """By what a column was recognised, in words."""
    return {
        "given": tr("chosen by you"),
        "format": tr("known format"),
        "name": tr("by its name"),
        "heading": tr("by its heading"),
        "values": tr("by what stands in it"),
    }.get(how, how)


def contract_head() -> list[str]:
    """The headings of ``contract_rows``."""
    return [
        tr("Column"),
        tr("From"),
        tr("Unit"),
        tr("Conversion"),
        tr("How sure"),
        tr("Others that fit"),
        tr("For instance"),
        tr("To check"),
    ]


def contract_rows(contract: Iterable[Mapping]) -> list[list[str]]:
    """The contract as rows of texts."""
    return [
        [
            str(one["column"]),
            str(one["source"]),
            str(one["unit"]),
            str(one["conversion"]),
            sure_text(str(one["sure"])),
            ", ".join(one["rivals"]),
            f"{one['sample']} → {one['value']}"
            if one["sample"] and one["value"] not in ("", one["sample"])
            else str(one["sample"]),
            str(one["doubt"]),
        ]
        for one in contract
    ]


def details(one: Mapping) -> str:
    """What is known of a column beside where it came from, what is empty left out."""
    (row,) = contract_rows([one])
    return "; ".join(f"{name}: {cell}" for name, cell in zip(contract_head()[2:], row[2:]) if cell)


def contract_lines(contract: Iterable[Mapping]) -> list[str]:
    """The contract as lines of text."""
    return [f"{one['column']} ← {one['source'] or '-'}: {details(one)}" for one in contract]
