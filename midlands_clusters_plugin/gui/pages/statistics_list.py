"""The statistics of the page, from resources/catalogue/statistics.json: what each says, when not to use it, what it
needs of the map.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from ...core.base.i18n import shown
from ...core.base.resources import resource

HEXES, COMPANIES, TWO_MAPS = "hexes", "companies", "two_maps"


@dataclass(frozen=True)
class Kind:
    """``id`` is the algorithm's; ``settings`` are names of the page's widgets; ``needs`` is what of the map goes in."""

    id: str
    name: str
    says: str
    unless: str
    needs: str
    settings: list[str]
    file: str = "gpkg"  # "" where the result is words alone


def kinds() -> list[Kind]:
    """All statistics, in the order of the list, with texts in the user's language."""
    rows = json.loads(resource("catalogue", "statistics.json").read_text(encoding="utf-8"))
    return [Kind(**{**row, **{key: shown(row[key]) for key in ("name", "says", "unless")}}) for row in rows]
