"""What a run reported, stored with its map: a project that is opened again tells it as the dock did after the run."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from qgis.core import QgsLayerTreeGroup

from ...qgis_io import entries
from .map_facts import ROWS, MapFacts, facts_of
from .stored import is_number, saved

REPORT = entries.REPORT
_COUNTS = (
    *ROWS, "rows_other_cluster", "rows_without_code", "rows_left_out", "rows_outside_area", "cells",
    "moved_to_nearest_piece",
)  # fmt: skip
_SAMPLES = ("sample", "value")  # cells of the user's file, which a project need not hold
_STORED = (*_COUNTS, "rejected_by_reason", "shared_addresses", "notes", "contract")


def store_report(group: QgsLayerTreeGroup, report: Mapping[str, Any]) -> None:
    """Store what a run reported beyond the facts of its map; of a protected map no more than those."""
    stored = {} if "disclosure" in report else {name: report[name] for name in _STORED if name in report}
    if "contract" in stored:
        stored["contract"] = [{**one, **dict.fromkeys(_SAMPLES, "")} for one in stored["contract"]]
    group.setCustomProperty(REPORT, json.dumps(stored))


def report_of(group: QgsLayerTreeGroup | None) -> dict[str, Any] | None:
    """The report of a map in the project; of a map of an older version, and of one whose stored report cannot be read,
    what its facts tell. None where not even the rows are known.
    """
    facts = facts_of(group)
    if group is None or facts is None or facts.rows is None:
        return None
    told, stored = _of_facts(facts), saved(group, REPORT, {})
    usable = all(_can_be_read(name, one) for name, one in stored.items())
    of_this_map = all(stored.get(name) == told[name] for name in ROWS)
    return {**told, **stored} if usable and of_this_map else told


def _can_be_read(name: str, value: Any) -> bool:
    if name in _COUNTS:
        return type(value) is int
    if name == "rejected_by_reason":
        return isinstance(value, dict) and all(type(one) is int for one in value.values())
    if name == "shared_addresses":
        return isinstance(value, dict) and all(is_number(value.get(one, 0)) for one in ("companies", "share"))
    if name == "notes":
        return isinstance(value, list) and all(isinstance(one, str) for one in value)
    if name == "contract":
        keys = {"column", "source", "unit", "conversion", "sure", "rivals", "doubt", *_SAMPLES}
        return isinstance(value, list) and all(isinstance(one, dict) and keys <= one.keys() for one in value)
    return False


def _of_facts(facts: MapFacts) -> dict[str, Any]:
    return {
        **{key: getattr(facts.rows, name) for key, name in ROWS.items()},
        "cluster": facts.cluster,
        "area": {"id": facts.area, "name": facts.area_name, "codes": list(facts.area_codes)},
        "grid": {"description": facts.grid.description},
        "boundaries": {"source": facts.boundaries.source, "notes": list(facts.boundaries.notes)},
        "postcodes": {"words": facts.postcodes.wording} if facts.postcodes is not None else None,
        "totals": {name: one.total for name, one in facts.metrics.items()},
        "notes": list(facts.doubts),
    }
