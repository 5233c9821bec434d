"""Nomis's other shape: one row an area and breakdown, the figure in OBS_VALUE, put side by side."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ..words import tr

if TYPE_CHECKING:
    from .read import Layout

_CODE, _NAME, _VALUE, _SIGN = "geography_code", "geography_name", "obs_value", "obs_status"


def is_long(header: tuple[str, ...]) -> bool:
    """Whether these are the columns of Nomis's downloads by address (its API)."""
    return {_CODE, _VALUE} <= {name.lower() for name in header}


def as_wide(layout: Layout) -> tuple[Layout, dict[int, int], list[tuple]]:
    """The same figures with one row an area and one column a combination of what differs between its rows.

    Returns
    -------
    The layout; how many rows of the file each of its rows was made from, by row number; rows that say again what an earlier one said, as
    rejects.
    """
    at = {name.lower(): position for position, name in enumerate(layout.header)}

    def cell(cells: list[str], name: str) -> str:
        return cells[at[name]] if name in at and at[name] < len(cells) else ""

    broken = [name for name in at if name.endswith("_name") and name != _NAME and len({cell(cells, name) for _, cells in layout.body}) > 1]
    labels: dict[str, int] = {}
    rows: dict[str, tuple[int, str, dict[str, str]]] = {}
    made_from: dict[int, int] = {}
    repeated: list[tuple] = []
    for number, cells in layout.body:
        code, name = cell(cells, _CODE), cell(cells, _NAME)
        label = ", ".join(cell(cells, one) for one in broken) or tr("Figure")
        first, _, figures = rows.setdefault(code or f"row {number}", (number, name, {}))
        if label in figures:
            said = tr("{code} has this figure already ({label}): it would be counted twice.").format(code=code, label=label)
            repeated.append((number, "repeated_code", said, code, name))
            continue
        labels.setdefault(label, len(labels))
        figures[label] = cell(cells, _VALUE)
        made_from[first] = made_from.get(first, 0) + 1
    body = [
        (number, [code if not code.startswith("row ") else "", name, *(figures.get(label, "") for label in labels)])
        for code, (number, name, figures) in rows.items()
    ]
    wide = replace(
        layout, header=(layout.header[at[_CODE]], layout.header[at[_NAME]] if _NAME in at else _NAME, *labels), code=0, name=1,
        figures=tuple(range(2, 2 + len(labels))), body=body,
    )  # fmt: skip
    return wide, made_from, repeated
