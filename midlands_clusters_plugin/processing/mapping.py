"""The MAPPING parameter: which column of the file is which column of the company table."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from ..core.companies.names import MAPPABLE
from ..core.errors import UserError
from ..core.words import tr


def parse_mapping(value: Any) -> dict[str, str] | None:
    """``"postcode=Post Code; name=Firm"`` (or one pair a line) -> {"postcode": "Post Code", "name": "Firm"}; None for nothing.

    A list of pairs one after the other, as a table of a model gives it, works as well. Raises UserError for an unknown or repeated column.
    """
    pairs = _pairs(value)
    mapping: dict[str, str] = {}
    for ours, theirs in pairs:
        if ours not in MAPPABLE:
            known = "Columns: " + ", ".join(MAPPABLE)
            raise UserError(tr("MAPPING: there is no column {ours!r}; write for instance postcode=Post Code.").format(ours=ours), known)
        if ours in mapping:
            raise UserError(tr("MAPPING names the column {ours} twice: keep one.").format(ours=ours))
        mapping[ours] = theirs
    return mapping or None


def _pairs(value: Any) -> list[tuple[str, str]]:
    if value is None or value == "":
        return []
    if isinstance(value, str):
        return [_pair(part) for part in re.split(r"[;\n]", value) if part.strip()]
    if isinstance(value, Iterable):
        cells = [str(cell).strip() for cell in value]
        return list(zip(cells[::2], cells[1::2]))
    raise UserError(tr("MAPPING must be text such as postcode=Post Code; name=Firm."))


def _pair(text: str) -> tuple[str, str]:
    ours, sign, theirs = text.partition("=")
    if not sign or not ours.strip() or not theirs.strip():
        raise UserError(tr("MAPPING: {strip!r} is not of the form postcode=Post Code.").format(strip=text.strip()))
    return ours.strip(), theirs.strip()
