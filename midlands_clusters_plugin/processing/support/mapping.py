"""The MAPPING parameters: which column of a file is which column of the plugin's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from ...core.base.errors import UserError
from ...core.base.i18n import tr
from ...core.companies.columns.column_names import MAPPABLE


def parse_mapping(value: Any, parameter: str = "MAPPING", columns: Sequence[str] = MAPPABLE) -> dict[str, str] | None:
    """``"postcode=Post Code; name=Firm"`` (or one pair a line) -> {"postcode": "Post Code", "name": "Firm"}; None for
    nothing.

    A list of pairs one after the other, as a table of a model gives it, works as well. Raises UserError for an unknown
    or repeated column.
    """
    pairs = _pairs(value, parameter)
    mapping: dict[str, str] = {}
    for ours, theirs in pairs:
        if ours not in columns:
            known = "Columns: " + ", ".join(columns)
            sentence = tr("{parameter}: there is no column {ours!r}; write for instance postcode=Post Code.")
            raise UserError(sentence.format(parameter=parameter, ours=ours), known)
        if ours in mapping:
            raise UserError(
                tr("{parameter} names the column {ours} twice: keep one.").format(parameter=parameter, ours=ours)
            )
        mapping[ours] = theirs
    return mapping or None


def _pairs(value: Any, parameter: str) -> list[tuple[str, str]]:
    if value is None or value == "":
        return []
    if isinstance(value, str):
        return [_pair(part, parameter) for part in re.split(r"[;\n]", value) if part.strip()]
    if isinstance(value, Iterable):
        cells = [str(cell).strip() for cell in value]
        return list(zip(cells[::2], cells[1::2]))
    raise UserError(tr("{parameter} must be text such as postcode=Post Code; name=Firm.").format(parameter=parameter))


def _pair(text: str, parameter: str) -> tuple[str, str]:
    ours, sign, theirs = text.partition("=")
    if not sign or not ours.strip() or not theirs.strip():
        sentence = tr("{parameter}: {text!r} is not of the form postcode=Post Code.")
        raise UserError(sentence.format(parameter=parameter, text=text.strip()))
    return ours.strip(), theirs.strip()
