"""Cells that the user leaves out of scale or map: one shared office must not make the others look alike."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields

from qgis.core import QgsVectorLayer

from .roles import LEFT_OUT
from .stored import known_fields, saved

HOW = ("scale", "map")


@dataclass(frozen=True)
class LeftOut:
    """A piece of the hex table that is left out; ``how`` "scale": not counted when the classes are made, drawn in the
    top class with a mark; "map": drawn as left out, flat in 3D.
    """

    cell_id: str
    authority_code: str
    how: str


def left_out_of(layer: QgsVectorLayer) -> tuple[LeftOut, ...]:
    """What is left out of a layer of hexagons, in the user's order."""
    items = [known_fields(LeftOut, one) for one in saved(layer, LEFT_OUT, []) if isinstance(one, dict)]
    return tuple(
        LeftOut(**one)
        for one in items
        if len(one) == len(fields(LeftOut)) and all(isinstance(text, str) for text in one.values())
    )


def set_left_out(layer: QgsVectorLayer, items: Iterable[LeftOut]) -> None:
    """Leave these pieces out, and no others (of two words on one the later counts), from the next ``restyle``."""
    last = {(str(one.cell_id), one.authority_code): one for one in items}
    chosen = [asdict(LeftOut(cell, code, one.how)) for (cell, code), one in last.items() if one.how in HOW]
    if chosen:
        layer.setCustomProperty(LEFT_OUT, json.dumps(chosen))
    else:
        layer.removeCustomProperty(LEFT_OUT)


def expression(items: Iterable[LeftOut]) -> str:
    """A QGIS expression that is true for these pieces; "" for none."""
    names = [f"{one.cell_id} {one.authority_code}".replace("'", "''") for one in items]
    listed = ", ".join(f"'{name}'" for name in names)
    return f'concat("cell_id", \' \', "authority_code") IN ({listed})' if names else ""
