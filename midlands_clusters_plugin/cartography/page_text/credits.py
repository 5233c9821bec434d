"""Acknowledgements that follow from what is on the map, and the caveats that a reader needs."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from ...core.base.i18n import counted, on_day, tr
from ...core.companies.columns.formats import FORMATS
from ..record.map_facts import MapFacts, PostcodeFacts
from ..style.map_text import number

_DOUBTS = 2  # doubts about the company file that a page says one by one

REPORT = "Exploring the Investment Potential of Midlands Clusters (2023)"
SUPPLIED = "2025"  # the directory is that of November 2025; an acknowledgement names the year of supply


def source_line(facts: MapFacts, on: date | None = None) -> str:
    """Source, date and method in one line."""
    day = on_day(on or date.today())
    made = tr("Made {day} with Midlands Clusters {version}.").format(day=day, version=facts.plugin)
    if (instead := facts.instead) and instead["source"]:
        return f"{instead['source']} {made}"
    names = ", ".join(one.path for one in facts.inputs if one.path) or tr("company data")
    source = tr("built-in illustrative sample") if facts.sample else names
    rows = facts.rows
    if rows is None:
        wording = tr(
            "Source: {}. Each company counts in the hexagon of its postcode or coordinates. Made {} with Midlands "
            "Clusters {}."
        )
        return wording.format(source, day, facts.plugin)
    if facts.subset:  # how many rows the filter leaves is not known
        rows_read = counted("{n} row read", "{n} rows read", rows.read)
        wording = tr(
            "Source: {source}; {rows_read}. Each company counts in the hexagon of its postcode or coordinates. {made}"
        )
        return wording.format(source=source, rows_read=rows_read, made=made)
    wording = counted(
        "Source: {source}; {n} row read, {placed} placed, {here} on this map. Each company counts in the hexagon of "
        "its postcode or coordinates. Made {day} with Midlands Clusters {version}.",
        "Source: {source}; {n} rows read, {placed} placed, {here} on this map. Each company counts in the hexagon of "
        "its postcode or coordinates. Made {day} with Midlands Clusters {version}.",
        rows.read,
    )
    placed, at_point = number(rows.placed), number(rows.in_area)
    return wording.format(source=source, placed=placed, here=at_point, day=day, version=facts.plugin)


def acknowledgements(facts: MapFacts, roles: Iterable[str]) -> list[str]:
    """One line for each owner of something that is on the map; ``roles`` are those of the layers shown."""
    roles, lines = set(roles), []
    builtin = facts.boundaries.builtin
    located = facts.located_by_postcode and _companies_shown(facts)
    if located or builtin or "neighbours" in roles:
        years = _years(facts, others=builtin or "neighbours" in roles)
        lines += [
            tr("Contains OS data © Crown copyright and database right {}.").format(years),
            tr("Contains Royal Mail data © Royal Mail copyright and database right {}.").format(years),
            tr("Source: Office for National Statistics licensed under the Open Government Licence v.3.0."),
        ]
    if (used := own_directory(facts)) and located:
        lines.append(tr("Postcodes: {}.").format(used.wording))
    attribution = str(facts.boundaries.attribution).strip()
    if attribution and not builtin:
        lines.append(tr("Boundaries: {}.").format(attribution.rstrip(".")))
    if "towns" in roles:
        lines.append(tr("Towns: GeoNames (geonames.org), CC BY 4.0."))
    if roles & {"places", "place_areas"}:
        lines.append(tr("Places: {}, and public sources.").format(REPORT))
    for one in facts.area_data:
        lines += [one["source"]] * bool(one["source"] and not facts.instead)
        lines += [line for line in one["rights"] if line not in " ".join(lines)]
    return lines


def _companies_shown(facts: MapFacts) -> bool:
    """Whether the map is one of companies: as hexagons or as a surface of density, not areas in their place."""
    return (facts.instead or {}).get("role", "statistic") in ("kernel_density", "statistic")


def own_directory(facts: MapFacts) -> PostcodeFacts | None:
    """The postcode directory that the user imported, where it placed the companies."""
    used = facts.postcodes
    return used if used is not None and not used.builtin else None


def _years(facts: MapFacts, *, others: bool) -> str:
    """The years of supply: of the directory that placed the companies, and of the plugin's own where on the map."""
    own = own_directory(facts)
    used = {own.year} - {""} if own and facts.located_by_postcode else {SUPPLIED}
    if own and own.mode == "extend":
        used.add(SUPPLIED)
    return ", ".join(sorted(used | ({SUPPLIED} if others or not used else set())))


def caveats(facts: MapFacts) -> list[str]:
    """What must be known to read the map rightly, the weightiest first."""
    lines: list[str] = []
    if not _companies_shown(facts):
        return lines
    if facts.sample:
        lines.append(tr("Illustrative sample: not real companies"))
    if facts.without_shared:
        lines.append(tr("Companies at addresses that 500 or more companies share are not counted."))
    lines += source_caveats(facts)
    if len(facts.doubts) <= _DOUBTS:
        lines.extend(facts.doubts)
    else:
        words = tr(
            "{count} columns of the company file could be read in more than one way: the run's report says how each "
            "was read."
        )
        lines.append(words.format(count=len(facts.doubts)))
    if facts.by_sic:
        lines.append(
            tr(
                "Cluster found by SIC codes: SIC codes cannot tell emerging clusters apart, so counts differ from the "
                "2023 report's."
            )
        )
    if any(code.startswith("new-") for code in facts.area_codes):  # an option is no decision, wherever it is printed
        lines += facts.boundaries.notes[:-1] if facts.boundaries.builtin else facts.boundaries.notes
    if facts.boundaries.builtin:
        lines.append(tr("Boundaries are made from the postcode directory: generalised, not Ordnance Survey's line."))
    return lines


def source_caveats(facts: MapFacts) -> list[str]:
    """What must be known of the files that the companies are from: where they put them, whom they leave out."""
    found = [note for one in facts.inputs if one.format in FORMATS for note in FORMATS[one.format].notes]
    return list(dict.fromkeys(found))


def licences(facts: MapFacts, role: str) -> list[str]:
    """Licences of the data in a layer, for its metadata."""
    found = ["Open Government Licence v3.0"] if facts.located_by_postcode or facts.boundaries.builtin else []
    return [*found, "CC BY 4.0 (GeoNames towns)"] if role == "towns" else found
