"""Taxonomies beside the report's, of Clusters: the Industrial Strategy's sectors, and a council's own from a CSV."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Container, Iterable, Mapping
from functools import lru_cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

from ..base.errors import UserError
from ..base.i18n import mark, tr
from ..base.reading import decoded, refuse_more_cells
from ..base.resources import read_json, resource
from .cluster import Cluster, SicRule

EDITION = "2007"  # of the codes in the company files of today
_EDITIONS = ("1980", "1992", "1997", "2003", EDITION, "2026")
_NOT_STATED = "not_stated"
_LONGEST, _MOST = 1 << 20, 2000  # bytes of a taxonomy's file, entries
_COLUMNS = {
    "name": ("name", "cluster", "sector"),
    "parent": ("parent", "parents", "super-cluster"),
    "sic": ("sic prefixes", "sic", "sic codes", "sic_prefixes", "sic prefix", "sic code", "sic 2007"),
    "rtic": ("rtic names", "rtic", "rtics", "rtic_names"),
    "keywords": ("keywords", "keyword"),
    "edition": ("edition of sic", "edition", "sic edition", "sic_edition"),
    "source": ("source",),
}
NO_DEFINITION = mark("no SIC definition exists")


@lru_cache(maxsize=1)
def builtin_taxonomies() -> dict[str, Cluster]:
    """The entries of the built-in taxonomies, by id, each sector before its industries."""
    found: dict[str, Cluster] = {}
    for about in read_json("catalogue", "taxonomies", "taxonomies.json")["taxonomies"]:
        file = resource("catalogue", "taxonomies", about["file"])
        rows = list(csv.DictReader(file.read_text(encoding="utf-8").splitlines()))
        for sector in dict.fromkeys(row["sector"] for row in rows):
            own = [row for row in rows if row["sector"] == sector]
            defined = any(row["sic_prefixes"] for row in own)
            nothing = {"sic_prefixes": "", "certainty": "official" if defined else NO_DEFINITION, "industry": ""}
            top = _entry(about, sector, next((row for row in own if row["kind"] == "sector"), nothing), ())
            children = [_entry(about, row["industry"], row, (top.id,)) for row in own if row["industry"]]
            found.update({one.id: one for one in (top, *children)})
    return found


def _entry(about: Mapping[str, str], name: str, row: Mapping[str, str], parents: tuple[str, ...]) -> Cluster:
    status = "official" if row["certainty"] == "official" else "suggested"
    rules = tuple(SicRule(prefix, "", status, about["source"]) for prefix in row["sic_prefixes"].split())
    return Cluster(
        id=f"{about['id']}_{slug(name)}",
        name=name,
        tier=_NOT_STATED,
        tier_certainty="",
        certainty=row["certainty"],
        source=about["source"],
        parents=parents,
        sic=rules,
        taxonomy=about["name"],
        holds_children=not parents,
    )


def slug(name: str) -> str:
    """A name as a part of an id: "Life & Soul" -> "life_and_soul"."""
    return re.sub(r"[^a-z0-9]+", "_", name.casefold().replace("&", "and")).strip("_")


def read_taxonomy(path: Path, taken: Iterable[str]) -> dict[str, Cluster]:
    """A council's own taxonomy: a CSV with name, parent, SIC prefixes, RTIC names, keywords, edition of SIC, source;
    only name is needed. Several texts in a cell are parted by semicolons. ``taken``: ids of the catalogue.

    Raises UserError for one entry twice, an unknown or circular parent, codes that are none or of two editions.
    """
    rows = _rows(path)
    title = path.stem.replace("_", " ").strip() or path.stem
    prefix = slug(path.stem) or "own"
    prefix = prefix if prefix[0].isalpha() else f"own_{prefix}"
    ids: dict[str, str] = {}
    for row in rows:
        if row["name"].casefold() in ids:
            stated = tr("The taxonomy names {name} twice: keep one of the rows.")
            raise UserError(stated.format(name=row["name"]), path.name)
        ids[row["name"].casefold()] = f"{prefix}_{slug(row['name'])}"
    clash = set(ids.values()) & set(taken)
    if clash or len(set(ids.values())) < len(ids):
        stated = tr("Two entries of the taxonomy have the same id ({id}): make their names more different.")
        raise UserError(stated.format(id=next(iter(clash or ids.values()))), path.name)
    above = {one.casefold() for row in rows for one in _parts(row["parent"])}
    found = {ids[row["name"].casefold()]: _own(row, ids, title, row["name"].casefold() in above) for row in rows}
    check_circles(found)
    return found


def _rows(path: Path) -> list[dict[str, str]]:
    try:
        if path.stat().st_size > _LONGEST:
            raise UserError(tr("{name} is too large for a taxonomy: choose another file.").format(name=path.name))
        raw = path.read_bytes()
    except OSError as error:
        stated = tr("The cluster file {name} cannot be opened: check its place and that you may read it.")
        raise UserError(stated.format(name=path.name), str(error)) from error
    lines = decoded(raw).splitlines(keepends=True)  # a cell may hold lines of its own
    delimiter = max(",;\t", key=lambda one: lines[0].count(one)) if lines else ","
    try:
        numbered = enumerate(csv.reader(lines, delimiter=delimiter), 1)
        table = [(number, row) for number, row in numbered if any(cell.strip() for cell in row)]
    except csv.Error as error:
        stated = tr("{name} could not be read as a table: save it as CSV or XLSX.")
        raise UserError(stated.format(name=path.name), str(error)) from error
    header = [" ".join(cell.casefold().split()) for cell in table[0][1]] if table else []
    at = {key: next((header.index(one) for one in names if one in header), -1) for key, names in _COLUMNS.items()}
    if at["name"] < 0 or len(table) < 2:
        stated = tr(
            "{name} is no taxonomy: its first row must name the columns name, parent, SIC prefixes, RTIC names, "
            "keywords."
        )
        raise UserError(stated.format(name=path.name))
    if len(table) > _MOST:
        raise UserError(tr("{name} is too large for a taxonomy: choose another file.").format(name=path.name))
    for number, row in table[1:]:
        refuse_more_cells(number, row, header, path.name)
        if at["name"] >= len(row) or not row[at["name"]].strip():
            stated = tr("Row {row} of {name} has no name: write one, or take the row out.")
            raise UserError(stated.format(row=number, name=path.name))
    cells = [{key: row[i].strip() if 0 <= i < len(row) else "" for key, i in at.items()} for _, row in table[1:]]
    return [{**row, "name": " ".join(row["name"].split())} for row in cells]


def _parts(cell: str, more: str = "") -> tuple[str, ...]:
    return tuple(filter(None, (one.strip() for one in re.split(rf"[;|\r\n{more}]", cell))))


def _own(row: Mapping[str, str], ids: Mapping[str, str], title: str, is_parent: bool) -> Cluster:
    name, parents = row["name"], _parts(row["parent"])
    check_parents(name, parents, ids, str.casefold)
    codes = [re.sub(r"[./]", "", one) for one in _parts(row["sic"], r",\s")]
    wrong = [one for one in codes if not re.fullmatch(r"\d{2,5}", one)]  # a range ("10-12") too
    if wrong:
        stated = tr("{name} has a SIC code that is none ({code}): write two to five digits, such as 303.")
        raise UserError(stated.format(name=name, code=wrong[0]))
    wording = _parts(row["keywords"], ",")
    source = row["source"] or title
    rules = tuple(SicRule(code, "", "suggested", source, wording) for code in codes)
    rules, remark = of_edition(name, rules, [row["edition"]])
    if wording and not codes:
        rules = (SicRule("", "", "suggested", source, wording),)  # names alone, whatever the code
    return Cluster(
        id=ids[name.casefold()],
        name=name,
        tier=_NOT_STATED,
        tier_certainty="",
        certainty="own",
        source=source,
        parents=tuple(ids[one.casefold()] for one in parents),
        rtic=_parts(row["rtic"], ","),
        sic=rules,
        note=remark,
        taxonomy=title,
        holds_children=is_parent,
    )


def of_edition(name: str, rules: tuple[SicRule, ...], stated: Iterable[str]) -> tuple[tuple[SicRule, ...], str]:
    """The rules of an entry that fit a company file of today, and a sentence on what is wrong with its codes, or "".

    ``stated``: what the file says their editions are. Raises UserError for two editions.
    """
    named = ", ".join(dict.fromkeys(filter(None, stated)))
    years = re.findall(r"(?<!\d)(?:\d{4}|\d\d)(?!\d)", named)
    found = {next((one for one in _EDITIONS if one.endswith(year)), year) for year in years} or {named or EDITION}
    if len(found) > 1:
        wording = tr("{name} has codes of two editions of SIC ({editions}): give each edition an entry of its own.")
        raise UserError(wording.format(name=name, editions=", ".join(sorted(found))))
    edition = next(iter(found))
    if edition not in _EDITIONS:
        strange = tr('"{edition}" is no edition of SIC: write 2007 or 2026. Only names are matched.')
        return (), strange.format(edition=named)
    if edition != EDITION:
        later = tr("Its codes are of SIC {edition}, and those of company files of SIC 2007: only names are matched.")
        return (), later.format(edition=edition)
    unknown = ", ".join(dict.fromkeys(one.prefix for one in rules if one.prefix not in _beginnings()))
    strange = tr("SIC 2007 has no code that begins with {codes}: check the file.")
    return rules, strange.format(codes=unknown) if unknown else ""


@lru_cache(maxsize=1)
def _beginnings() -> frozenset[str]:
    """What codes of SIC 2007 begin with."""
    codes = read_json("catalogue", "sic_editions.json")["sic2007"].split()
    return frozenset(code[:length] for code in codes for length in range(2, 6))


def check_parents(name: str, parents: Iterable[str], known: Container[str], key: Callable[[str], str] = str) -> None:
    """Raise UserError where an entry names parents that are not ``known``, by ``key`` of their names."""
    unknown = [one for one in parents if key(one) not in known]
    if unknown:
        stated = tr('"{name}" names a parent cluster that does not exist: {list}.')
        raise UserError(stated.format(name=name, list=", ".join(unknown)))


def check_circles(found: Mapping[str, Cluster]) -> None:
    """Raise UserError where an entry is, by way of others among them, its own parent."""
    try:
        TopologicalSorter({one.id: [each for each in one.parents if each in found] for one in found.values()}).prepare()
    except CycleError as error:
        stated = tr("{name} is its own parent, by way of others: take one of the parents out.")
        name = next(one.name for one in found.values() if one.id in error.args[1])
        raise UserError(stated.format(name=name)) from error
