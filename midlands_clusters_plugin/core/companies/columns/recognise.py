"""Which column of a file is which column of the company table: by its heading, from data, and by what stands in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from ...base.errors import UserError
from ...base.i18n import tr
from ...base.reading import MOST_COLUMNS, check_columns
from ...base.resources import read_json
from . import figures
from .column_names import MAPPABLE
from .convert import are_periods
from .headings import heading, is_another, short_year, twins
from .sic import holding_codes
from .units import are_units

_SIGNS = re.compile(r"[^0-9a-z£]+")
_POSTCODE = re.compile(r"\s*[A-Za-z]{1,2}[0-9][0-9A-Za-z]?\s*[0-9][A-Za-z]{2}\s*")
ADDRESS = re.compile(
    r"(?=.*(?:[A-Za-z]{3}|\b(?:UK|GB)\b)).*\b([A-Za-z]{1,2}[0-9][0-9A-Za-z]?\s*[0-9][A-Za-z]{2})\b[^0-9]*", re.DOTALL
)
_EITHER = re.compile(r"\s*\d{1,3}\.\d{3}\s*")  # 1.200 is 1.2 or 1,200
_LETTER = re.compile(r"[^\W\d_]")
MONEY = ("turnover_gbp", "innovate_uk_gbp")
_FIGURES = ("employees", *MONEY)
_BANDS = {"band", "bands", "range"}
_WAVES = {"wave", "round", "edition"}
_GSS = re.compile(r"[EWSNK]\d{8}")
_YES_OR_NO = frozenset(("yes", "no", "y", "n", "true", "false", ""))
_FEW_CELLS = 5
_ENOUGH = 0.5  # share of a column's filled cells that must be what its heading says

Samples = Mapping[str, Sequence[str]]  # column of the file -> some of its filled cells


@dataclass
class Found:
    """Columns that were found: ``mapping``; ``rivals``, others that fit as well; ``foreign``, figures in another
    currency that were passed over; ``others``, columns of other years or editions; ``sure``, "name", "heading" or
    "values": by what each was recognised.
    """

    mapping: dict[str, str] = field(default_factory=dict)
    rivals: dict[str, list[str]] = field(default_factory=dict)
    foreign: dict[str, str] = field(default_factory=dict)
    others: dict[str, list[str]] = field(default_factory=dict)
    sure: dict[str, str] = field(default_factory=dict)
    unread: dict[str, str] = field(default_factory=dict)  # headed as figures, with cells that are none
    alike: dict[str, str] = field(default_factory=dict)  # figures that may be meant, but were not taken


@lru_cache(maxsize=MOST_COLUMNS * 2)  # each rule asks for each name again
def plain(name: str) -> str:
    """A column name without case, blanks and signs."""
    return _SIGNS.sub("", str(name).casefold())


def _data() -> dict:
    return read_json("catalogue", "columns.json")


def is_weak_number(name: str) -> bool:
    """Whether a heading may be the number of something else than companies ("ID")."""
    return plain(name) in map(plain, _data()["weak"])


def is_of_idbr(names: Sequence[str]) -> bool:
    """Whether these are columns of the ONS's register of businesses, whose turnover is in thousand pounds."""
    return not {plain(name) for name in names}.isdisjoint(_data()["thousands"])


def unique_names(header: Sequence[str]) -> tuple[list[str], int]:
    """Column names made different and not blank, and how many were changed: "x", "x (2)", "column 3"."""
    names: list[str] = []
    taken: set[str] = set()
    latest: dict[str, int] = {}
    changed = 0
    check_columns(len(header))
    for number, cell in enumerate(header, 1):
        written = " ".join(str(cell).split())  # a line break in a name would be taken for two names
        wanted = name = written or f"column {number}"
        while name in taken:
            latest[wanted] = latest.get(wanted, 1) + 1
            name = f"{wanted} ({latest[wanted]})"
        changed += name != written
        taken.add(name)
        names.append(name)
    return names, changed


def propose(names: Sequence[str]) -> dict[str, str]:
    """Company table column -> column of the file, by name. Several SIC columns are joined by a line break."""
    return find(names).mapping


def find(names: Sequence[str], samples: Samples | None = None, year: int = 0) -> Found:
    """The columns of the company table among a file's: by their headings and, with ``samples``, by what stands in them.

    Of columns of several years the newest is taken, or that of ``year``.
    """
    found, used, samples = Found(), set(), samples or {}
    again = len({name.casefold().rstrip(" (0123456789)") for name in names}) < len(names)  # a heading may stand twice
    for column, rule in _data()["columns"].items():
        headed = [name for name in _hits(names, rule) if name not in used]
        hits = [name for name in headed if _says(column, name, samples.get(name, ()))]
        if (
            column in ("employees", "turnover_gbp") and not hits
        ):  # a size band is a figure only where its cells are bands
            banded = [name for name in _hits(names, {**rule, "not": set(rule["not"]) - _BANDS}) if name not in used]
            hits = [name for name in banded if _mean(_are_bands(samples.get(name, ()))) >= _ENOUGH]
        if column in MONEY:
            foreign = [name for name in hits if heading(name).currency not in ("", "GBP")]
            hits = [name for name in hits if name not in foreign]
            if foreign and not hits:
                found.foreign[column] = foreign[0]
        if not hits:
            lost = [name for name in headed if not heading(name).may_be_years and _is_lost(rule, name, samples)]
            if column in (*_FIGURES, "sic") and lost:
                found.unread[column] = lost[0]
            alike = [name for name in names if name not in used and _is_alike(column, rule, name, samples)]
            if alike and not lost and column not in found.foreign:
                found.alike[column] = alike[0]
            continue
        exact = [name for name in hits if plain(name) in {plain(alias) for alias in rule["exact"]}]
        hits, others = (
            _one_edition(hits)
            if column == "sic"
            else _one_year(hits, exact, year)
            if column in _FIGURES
            else (hits, [])
        )
        if column == "postcode":
            fullest = max(len(samples.get(name, ())) for name in hits)
            hits = sorted(
                hits,
                key=lambda name: (
                    not _holds_postcodes(samples.get(name, ()), name in samples),
                    2 * len(samples.get(name, ())) < fullest,
                    heading(name).place_rank,
                ),
            )
            exact = [] if len(hits) > 1 else exact
        stored = hits if rule.get("several") else hits[:1]
        used.update(stored)
        found.mapping[column] = "\n".join(stored)
        found.sure[column] = "name" if stored[0] in exact else "heading"
        if column == "name":
            others_names = [one for one in names if heading(one).names_the_company and one not in (*hits, *used)]
            hits += [one for one in others_names if _says("name", one, samples.get(one, ()))]
            hits = hits[:1] + [one for one in hits[1:] if not _names_no_company(one, samples)]
        rivals = [name for name in hits[len(stored) :] if samples.get(name, ()) != samples.get(stored[0], (name,))]
        if column != "name" and stored[0] in exact:  # it goes before what comes after it: nothing is unsure
            rivals = [one for one in rivals if one in exact or "total" in heading(stored[0]).wording]
            rivals = rivals if column in _FIGURES else []
        if again and not rule.get("several"):
            rivals += [one for one in twins(stored[0], names, samples) if one not in rivals]
        if rivals:
            found.rivals[column] = rivals
        if others:
            found.others[column] = others
    if "northing" not in found.mapping or "easting" not in found.mapping:  # one coordinate alone places nothing
        found.mapping.pop("northing", None)
        found.mapping.pop("easting", None)
    if "name" not in found.mapping:
        _find_name(names, samples, used, found)
    return found


def named_coordinates(names: Sequence[str]) -> dict[str, str]:
    """Easting and northing by their very names, whatever stands in them: rows that cannot be read are rejected then."""
    aliases = {ours: {plain(one) for one in _data()["columns"][ours]["exact"]} for ours in ("easting", "northing")}
    hits = {ours: next((name for name in names if plain(name) in wanted), "") for ours, wanted in aliases.items()}
    return hits if all(hits.values()) else {}


def _find_name(names: Sequence[str], samples: Samples, used: set[str], found: Found) -> None:
    """A column that reads like a name, where none has one of the usual headings; those that say "name" go first."""
    hits = [
        name
        for name in names
        if name not in used and heading(name).reads_like_a_name and _says("name", name, samples.get(name, ()))
    ]
    hits = [name for name in hits if not _names_no_company(name, samples)] or hits
    hits.sort(key=lambda name: ("name" not in heading(name).wording, heading(name).place_rank))
    hits = [name for name in hits if ("name" in heading(name).wording) == ("name" in heading(hits[0]).wording)]
    if hits:
        found.mapping["name"], found.sure["name"] = hits[0], "heading"
        used.add(hits[0])
        if len(hits) > 1:
            found.rivals["name"] = hits[1:]


def _is_alike(column: str, rule: dict, name: str, samples: Samples) -> bool:
    """Whether a column that was not taken has the word in its heading, and figures below it: "Group turnover £m"."""
    wording, cells = heading(name).wording, samples.get(name, ())
    return (
        not set(rule.get("like", ())).isdisjoint(wording)
        and set(rule["not"]).isdisjoint(wording)
        and bool(cells)
        and _says(column, name, cells)
    )


def _names_no_company(name: str, samples: Samples) -> bool:
    """Whether a column names areas, whose codes stand beside it ("la_code", "la_name"), or says yes and no."""
    pairs = {plain(name).replace("name", "code"), plain(name).replace("nm", "cd")} - {plain(name)}
    codes = [cell for other, cells in samples.items() if plain(other) in pairs for cell in cells[:_FEW_CELLS]]
    if codes and all(_GSS.fullmatch(cell.strip()) for cell in codes):
        return True
    cells = [cell.strip().casefold() for cell in samples.get(name, ())]
    return len(cells) > _FEW_CELLS and set(cells) <= _YES_OR_NO


def _one_edition(hits: list[str]) -> tuple[list[str], list[str]]:
    """The columns of SIC 2007, or else those of the latest other edition; and the rest."""
    for edition in ("", "2003", "newer", "older"):
        stored = [name for name in hits if heading(name).edition == edition]
        if stored:
            return stored, [name for name in hits if name not in stored]
    return hits, []


def _one_year(hits: list[str], exact: list[str], year: int) -> tuple[list[str], list[str]]:
    """The columns of one year, the newest or the one that is asked for, and those of the others."""
    years = {name: heading(name).year for name in hits}
    short = {name: short_year(name) for name in hits}
    if not any(years.values()) and len(set(filter(None, short.values()))) > 1:  # "Employees_22", "Employees_23"
        years = short
    dated = [name for name in hits if years[name]]
    if not dated or (exact and not year):
        return [name for name in hits if name not in dated] or hits, []
    wanted = year if year in years.values() else max(years.values())
    stored = [name for name in dated if years[name] == wanted]
    undated = [name for name in hits if name not in dated]
    return [*stored, *undated], [name for name in dated if name not in stored]


def _says(column: str, name: str, cells: Sequence[str]) -> bool:
    """Whether the cells of a column may be what its heading says; without cells they may."""
    if column == "year":
        waves = not _WAVES.isdisjoint(heading(name).wording)
        return bool(cells) and _mean(are_periods(cells, waves)) > 0.9
    if column == "currency":  # "Unit" may be anything: its cells say
        return are_units(cells)
    if not cells or column in ("postcode", "address"):
        return True
    if column in _FIGURES:
        years = heading(name).may_be_years and _mean(are_periods(cells, waves=False)) > 0.9
        return not years and _mean(_are_figures(cells, bands=True)) >= _ENOUGH
    if column in ("easting", "northing"):
        return _mean(_are_figures(cells, bands=False)) >= _ENOUGH
    if column == "sic":
        return _mean(holding_codes(cells)) > 0.3 or not any(any(sign.isdigit() for sign in cell) for cell in cells)
    return (
        column != "name"
        or _share(cells, lambda cell: bool(_LETTER.search(cell)) and not _POSTCODE.fullmatch(cell)) >= _ENOUGH
    )


def _are_bands(cells: Sequence[str]) -> list[bool]:
    return [is_band for _, _, is_band in figures.figures(cells, figures.UNKNOWN, bands=True)]


def _is_lost(rule: dict, name: str, samples: Samples) -> bool:
    """Whether a column that holds something else than its heading says must be spoken of: it has figures, or the very
    name.
    """
    cells = samples.get(name, ())
    figures_there = _share(cells, lambda cell: any(sign.isdigit() for sign in cell)) >= _ENOUGH
    return bool(cells) and (figures_there or plain(name) in map(plain, rule["exact"]))


def no_figure(cells: Sequence[str]) -> str:
    """The first of some cells that is no figure, as far as it may be shown."""
    others = (cell for cell, known in zip(cells, _are_figures(cells, bands=True)) if not known)
    return next(others, next(iter(cells), ""))[:40]


def _are_figures(cells: Sequence[str], *, bands: bool) -> list[bool]:
    found = zip(cells, figures.figures(cells, figures.UNKNOWN, bands=bands))
    return [value == value or not written or bool(_EITHER.fullmatch(cell)) for cell, (value, written, _) in found]


def _share(cells: Sequence[str], test: Callable[[str], bool]) -> float:
    return _mean([test(cell) for cell in cells])


def _mean(found: Sequence[bool]) -> float:
    return sum(found) / max(len(found), 1)


def _holds_postcodes(cells: Sequence[str], looked_at: bool) -> bool:
    return not looked_at or not cells or max(postcodes_in(cells), addresses_in(cells)) > 0.3


def postcodes_in(cells: Sequence[str]) -> float:
    """Share of cells that look like a postcode."""
    return _share(cells, lambda cell: bool(_POSTCODE.fullmatch(cell)))


def addresses_in(cells: Sequence[str]) -> float:
    """Share of cells that are a text with a postcode at its end."""
    return _share(cells, lambda cell: not _POSTCODE.fullmatch(cell) and bool(ADDRESS.fullmatch(cell[-200:])))


def _hits(names: Sequence[str], rule: dict) -> list[str]:
    exact = [plain(alias) for alias in rule["exact"]]
    unlike, wording = set(rule.get("not", ())), set(rule.get("word", ()))
    able = [(plain(name), i) for i, name in enumerate(names) if unlike.isdisjoint(heading(name).wording)]
    if "like" in rule:  # figures of each company, of a year
        able = [(name, i) for name, i in able if not is_another(names[i])]
    hits = sorted((exact.index(name), i) for name, i in able if name in exact)
    begins, ends = tuple(map(plain, rule.get("begins", ()))), tuple(map(plain, rule.get("ends", ())))
    rest = [
        i
        for name, i in able
        if (begins and name.lstrip("0123456789").startswith(begins))
        or (ends and name.endswith(ends))
        or not wording.isdisjoint(heading(names[i]).wording)
    ]
    if rule.get("several"):
        return [names[i] for i in sorted({*rest, *(i for _, i in hits)})]
    return [names[i] for i in dict.fromkeys([*(i for _, i in hits), *rest])]


def by_content(names: Sequence[str], samples: Samples) -> Found:
    """Columns of a file told by what stands in them alone: postcodes, else addresses that end with one."""
    found = Found()
    for share in (postcodes_in, addresses_in):
        hits = [name for name in names if samples.get(name) and share(samples[name]) > 0.6]
        hits.sort(key=lambda name: heading(name).place_rank)
        if hits:
            found.mapping["postcode"], found.sure["postcode"] = hits[0], "values"
            if len(hits) > 1:
                found.rivals["postcode"] = hits[1:]
            break
    return found


def without_header(names: Sequence[str], samples: Samples) -> Found:
    """Columns of a file that names none: postcodes, SIC codes, and the first column of different texts as the name."""
    found = by_content(names, samples)
    taken = {found.mapping.get("postcode"), *found.rivals.get("postcode", ())}
    codes = [
        name
        for name in names
        if samples.get(name) and _mean(holding_codes(samples[name])) == 1 and _share(samples[name], str.isdecimal) == 1
    ]
    texts = [
        name
        for name in names
        if name not in taken
        and samples.get(name)
        and _share(samples[name], lambda cell: len(_LETTER.findall(cell)) > 2) > 0.9
    ]
    different = [name for name in texts if len(set(samples[name])) > 0.8 * len(samples[name])]
    if codes:
        found.mapping["sic"], found.sure["sic"] = codes[0], "values"
    if different:
        found.mapping["name"], found.sure["name"] = different[0], "values"
        if len(different) > 1:
            found.rivals["name"] = different[1:]
    return found


def checked(mapping: Mapping[str, str], names: Sequence[str]) -> dict[str, str]:
    """A mapping given by the user, "" for a column to be left out. Raises UserError for one that the table or the file
    does not have.
    """
    by_plain = {plain(name): name for name in names}
    result = {}
    for column, wanted in mapping.items():
        if column not in MAPPABLE:
            raise UserError(
                tr('There is no column "{column}" to map to.').format(column=column), "Columns: " + ", ".join(MAPPABLE)
            )
        if not wanted:
            result[column] = ""
            continue
        theirs = [name if name in names else by_plain.get(plain(name), "") for name in str(wanted).split("\n")]
        if not all(theirs):
            raise UserError(
                tr('The file has no column "{wanted}": choose another.').format(wanted=wanted),
                "Columns: " + ", ".join(map(str, names[:200])),
            )
        result[column] = "\n".join(theirs)
    return result


def places_companies(mapping: Mapping[str, str]) -> bool:
    """Whether companies can be placed with these columns."""
    return "postcode" in mapping or {"easting", "northing"} <= set(mapping)
