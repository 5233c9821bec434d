"""What map to make, as data."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ..catalogue.catalogue import ALL
from ..counting.shared_addresses import COUNT
from ..geography.areas import Area, Boundaries, get_area

if TYPE_CHECKING:
    from ..disclosure.disclosure_rule import Rule
    from ..disclosure.ledger import Ledger


@dataclass(frozen=True)
class MapRequest:
    """What map to make. ``cluster``: an id or "all"; ``size``: metres across flats, or the resolution of H3.

    ``rule`` hides figures that would give a business away; None shows all. ``ledger``: the maps that must not be
    subtracted from each other, else those of the same workspace. ``addresses``: one of shared_addresses.TREATMENTS.
    """

    cluster: str = ALL
    area: Area = field(default_factory=lambda: get_area("midlands_engine"))
    grid: str = "bng"
    size: float = 1000.0
    boundaries: Boundaries | None = None
    rule: Rule | None = None
    ledger: Ledger | None = None
    addresses: str = COUNT
