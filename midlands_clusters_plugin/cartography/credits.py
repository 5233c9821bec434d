"""Acknowledgements that follow from what is on the map, and the caveats that a reader needs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from ..core.words import on_day
from .text import number, tr

REPORT = "Exploring the Investment Potential of Midlands Clusters (2023)"
SUPPLIED = "2025"  # the directory is that of November 2025; an acknowledgement names the year of supply


def source_line(facts: Mapping[str, Any], on: date | None = None) -> str:
    """Source, date and method in one line."""
    if instead := facts.get("instead"):
        made = tr("Made {day} with Midlands Clusters {version}.")
        return f"{instead['source']} {made.format(day=_day(on), version=facts['plugin'])}"
    names = ", ".join(str(one.get("path", "")) for one in facts["inputs"] if one.get("path")) or tr("company data")
    rows = facts["rows"]
    source = tr("built-in illustrative sample") if facts["sample"] else names
    words = tr(
        "Source: {}; {} rows read, {} placed, {} on this map. Each company counts in the hexagon of its postcode or coordinates. "
        "Made {} with Midlands Clusters {}."
    )
    return words.format(
        source,
        number(rows["rows_read"]),
        number(rows["rows_placed"]),
        number(rows["rows_in_area"]),
        _day(on),
        facts["plugin"],
    )


def _day(on: date | None) -> str:
    return on_day(on or date.today())


def acknowledgements(facts: Mapping[str, Any], roles: Iterable[str]) -> list[str]:
    """One line for each owner of something that is on the map; ``roles`` are those of the layers shown."""
    roles, lines = set(roles), []
    builtin = facts["boundaries"]["builtin"]
    located = facts["located_by_postcode"] and _companies_shown(facts)
    if located or builtin or "neighbours" in roles:
        years = _years(facts, others=builtin or "neighbours" in roles)
        lines += [
            tr("Contains OS data © Crown copyright and database right {}.").format(years),
            tr("Contains Royal Mail data © Royal Mail copyright and database right {}.").format(years),
            tr("Source: Office for National Statistics licensed under the Open Government Licence v.3.0."),
        ]
    if own_directory(facts) and located:
        lines.append(tr("Postcodes: {}.").format(facts["postcodes"]["words"]))
    attribution = str(facts["boundaries"]["attribution"]).strip()
    if attribution and not builtin:
        lines.append(tr("Boundaries: {}.").format(attribution.rstrip(".")))
    if "towns" in roles:
        lines.append(tr("Towns: GeoNames (geonames.org), CC BY 4.0."))
    if roles & {"places", "place_areas"}:
        lines.append(tr("Places: {}, and public sources.").format(REPORT))
    for one in facts.get("area_data", ()):
        lines += [one["source"]] * (not facts.get("instead")) + [line for line in one["rights"] if line not in " ".join(lines)]
    return lines


def _companies_shown(facts: Mapping[str, Any]) -> bool:
    """Whether the map is one of companies: as hexagons or as a surface of density, not areas in their place."""
    return facts.get("instead", {}).get("role", "kernel_density") == "kernel_density"


def own_directory(facts: Mapping[str, Any]) -> bool:
    """Whether the companies were placed by a postcode directory that the officer imported."""
    used = facts.get("postcodes")
    return bool(used and not used["builtin"])


def _years(facts: Mapping[str, Any], *, others: bool) -> str:
    """The years of supply: of the directory that placed the companies, and of the plugin's own where something of it is on the map."""
    used = {facts["postcodes"]["year"]} - {""} if own_directory(facts) and facts["located_by_postcode"] else {SUPPLIED}
    if own_directory(facts) and facts["postcodes"]["mode"] == "extend":
        used.add(SUPPLIED)
    return ", ".join(sorted(used | ({SUPPLIED} if others or not used else set())))


def caveats(facts: Mapping[str, Any]) -> list[str]:
    """What must be known to read the map rightly, the weightiest first."""
    lines: list[str] = []
    if not _companies_shown(facts):
        return lines
    if facts["sample"]:
        lines.append(tr("Illustrative sample: not real companies"))
    if facts["by_sic"]:
        lines.append(
            tr("Cluster found by SIC codes: SIC codes cannot tell emerging clusters apart, so counts differ from the 2023 report's.")
        )
    if facts["boundaries"]["builtin"]:
        lines.append(tr("Boundaries are made from the postcode directory: generalised, not Ordnance Survey's line."))
    return lines


def licences(facts: Mapping[str, Any]) -> list[str]:
    """Licences of the data in the layers, for their metadata."""
    found = ["Open Government Licence v3.0"] if facts["located_by_postcode"] or facts["boundaries"]["builtin"] else []
    return [*found, "CC BY 4.0 (GeoNames towns)"]
