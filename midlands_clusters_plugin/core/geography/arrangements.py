"""Arrangements: authorities as they may be, by name, made of districts and unitaries of today or of polygons.

New authorities have names long before they have codes: ``key`` stands for one on maps, in tables, in an area's id.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from contextlib import nullcontext, suppress
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import chain, count
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..base.errors import UserError
from ..base.i18n import counted, plain_date, tr
from ..base.resources import resource
from .area_list import blocks_known, own_areas, upper_of
from .arrangement_file import ArrangementRow, day_of, read_arrangement_rows, rows_of_table
from .authorities import code_changes, current_names, plain_name, superseded_codes

if TYPE_CHECKING:
    from .member_polygons import MemberPolygons

IN_FORCE, OPTION, DECIDED, NOT_STATED = "in force", "option", "decided", ""
STATUSES = (IN_FORCE, OPTION, DECIDED)
_TEXTS = ("id", "name", "date", "status", "source")


@dataclass(frozen=True)
class Arrangement:
    """New authorities and what they are made of.

    Attributes
    ----------
    id, name : of the whole; ``date`` from when ("2028", "2028-04" or "2028-04-01"), ``status`` one of
        STATUSES or "", ``source``.
    authorities : key -> name of each new authority, in the file's order.
    blocks : GSS code of a district or of an authority without districts -> key.
    pieces : key of the polygon of the user's that is a member (its row) -> key of the new authority.
    notes : plain sentences.
    """

    id: str
    name: str
    date: str
    status: str
    source: str
    authorities: Mapping[str, str]
    blocks: Mapping[str, str]
    pieces: Mapping[int, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    polygons: MemberPolygons | None = field(default=None, compare=False, repr=False)

    @property
    def left_out(self) -> tuple[str, ...]:
        """Districts and authorities beside the members, in the same counties, that are in no new authority."""
        if self.pieces:
            return ()
        counties = {upper_of(code) for code in self.blocks}
        return tuple(sorted(code for code in blocks_known() if upper_of(code) in counties and code not in self.blocks))

    @property
    def upper(self) -> tuple[str, ...]:
        """The upper-tier authorities of today that it is made of, by code; those that polygons touch are not here."""
        return tuple(sorted({upper_of(code) for code in self.blocks}))

    @property
    def status_wording(self) -> str:
        """What it is, for a title or a note."""
        stated = {
            IN_FORCE: tr("in force from {date}"),
            OPTION: tr("an option for {date}, not a decision"),
            DECIDED: tr("decided, from {date}"),
        }.get(self.status, tr("from {date}, status not stated"))
        return stated.format(date=plain_date(self.date) or tr("a date not stated"))


def slug(name: str) -> str:
    """A name as a key: small letters, digits and hyphens."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "unnamed"


@lru_cache(maxsize=1)
def example_arrangements() -> dict[str, Arrangement]:
    """The options that were consulted on in 2026 and can be made of whole districts. They are no decisions."""
    file = resource("arrangements", "options_2026.csv")
    found = arrangements_of(rows_of_table(file.read_text(encoding="utf-8"), file.name, file.stem))
    stated = tr("{name}: an option consulted on in 2026, not a decision; names of authorities describe them.")
    return {key: replace(one, notes=(stated.format(name=one.name), *one.notes[1:])) for key, one in found.items()}


@lru_cache(maxsize=1)
def example_names() -> tuple[str, ...]:
    """The names of the examples alone, as QGIS's start needs them."""
    with resource("arrangements", "options_2026.csv").open(encoding="utf-8-sig", newline="") as file:
        return tuple(dict.fromkeys(row["arrangement"] for row in csv.DictReader(file)))


_OWN: dict[str, Arrangement] = {}


def arrangements() -> dict[str, Arrangement]:
    """All that are known, by id: the examples, then those of the user's that were read."""
    return {**example_arrangements(), **_OWN}


def use_arrangements(several: Iterable[Arrangement]) -> None:
    """Offer these beside the examples, in place of those offered before by the same id."""
    _OWN.update({one.id: one for one in several})


def forget_arrangements() -> None:
    """Offer the examples alone."""
    _OWN.clear()


def arrangement_of(code: str) -> Arrangement | None:
    """The arrangement that a new authority's key belongs to."""
    return next((one for one in arrangements().values() if code in one.authorities), None)


def members_stamp(codes: Iterable[str]) -> int:
    """A number that is another where new authorities of the same names are made of something else; 0 for others."""
    if any(code.startswith("own-") for code in codes):
        return len(own_areas())
    made = arrangement_of(next(iter(codes), "")) if any(code.startswith("new-") for code in codes) else None
    return 0 if made is None else hash((*sorted(made.blocks.items()), *sorted(made.pieces.items()), id(made.polygons)))


def stored_arrangement(made: Arrangement) -> dict[str, Any]:
    """An arrangement as plain data, from which ``arrangement_from`` makes it; of the polygons those of members."""
    found: dict[str, Any] = {name: getattr(made, name) for name in _TEXTS}
    found |= {"authorities": dict(made.authorities), "blocks": dict(made.blocks), "notes": list(made.notes)}
    if made.polygons is not None and made.pieces:
        found["pieces"] = list(made.pieces.values())
        found["polygons"] = made.polygons.stored(list(made.pieces))
    return found


def arrangement_from(data: Mapping[str, Any]) -> Arrangement:
    """The arrangement that was stored. Raises UserError where the data are none."""
    try:
        texts = {name: str(data[name]) for name in _TEXTS}
        authorities = {str(key): str(name) for key, name in data["authorities"].items()}
        known = blocks_known()
        blocks = {str(code): str(key) for code, key in data["blocks"].items() if code in known and key in authorities}
        pieces = {row: key for row, key in enumerate(map(str, data.get("pieces", []))) if key in authorities}
        notes = tuple(map(str, data["notes"]))
        polygons = None
        if pieces:
            from .member_polygons import MemberPolygons  # geopandas

            polygons = MemberPolygons.from_stored(data["polygons"], len(data["pieces"]))
        if not texts["id"].startswith("new-") or not (blocks or pieces):
            raise ValueError(texts["id"])
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        unknown = tr("The arrangement of these authorities is not known here: read its file again.")
        raise UserError(unknown, str(error)) from error
    return Arrangement(**texts, authorities=authorities, blocks=blocks, pieces=pieces, notes=notes, polygons=polygons)


def read_arrangements(path: str | Path, polygons: MemberPolygons | None = None) -> dict[str, Arrangement]:
    """The arrangements of a file, by id; of most files there is one. Raises UserError."""
    return arrangements_of(read_arrangement_rows(path), polygons)


def arrangements_of(rows: list[ArrangementRow], polygons: MemberPolygons | None = None) -> dict[str, Arrangement]:
    """The arrangements of some rows, by id. Raises UserError for a member that is unknown, ambiguous or named twice."""
    found: dict[str, Arrangement] = {}
    for name in dict.fromkeys(row.arrangement for row in rows):
        ident = free_key(f"new-{slug(name)}", found)
        found[ident] = _arrangement(ident, name, [row for row in rows if row.arrangement == name], polygons)
    return found


def free_key(wanted: str, taken: Collection[str]) -> str:
    """A key that no other has: names that differ in signs alone are two."""
    keys = chain([wanted], (f"{wanted}-{number}" for number in count(2)))
    return next(one for one in keys if one not in taken)


def _arrangement(ident: str, name: str, rows: list[ArrangementRow], polygons: MemberPolygons | None) -> Arrangement:
    keys: dict[str, str] = {}
    authorities: dict[str, str] = {}
    of_the_table = {one.casefold() for one in (tr("All"), tr("Other authorities"), tr("In no new authority"))}
    for row in rows:
        if row.authority.casefold() in of_the_table:  # two rows of one name, and one of them a sum
            stated = tr('The table has a row "{name}" of its own: give the new authority another name.')
            raise UserError(stated.format(name=row.authority))
        if row.authority.casefold() not in keys:
            key = keys[row.authority.casefold()] = free_key(f"{ident}-{slug(row.authority)}", authorities)
            authorities[key] = row.authority
    blocks: dict[str, str] = {}
    pieces: dict[int, str] = {}
    notes: list[str] = []
    for row in rows:
        key = keys[row.authority.casefold()]
        for member in (one for text in row.members for one in _parted(text)):
            codes, own = _meaning(member, row, polygons, notes)
            for code in codes:
                _put(blocks, code, key, authorities, blocks_known().get(code, code))
            for number in own:
                _put(pieces, number, key, authorities, member)
    status = _one(rows, "status", name).casefold()
    if status not in (*STATUSES, NOT_STATED):
        stated = tr('The status of {name} is "{status}": write in force, option or decided.')
        raise UserError(stated.format(name=name, status=status))
    for row in rows:
        if row.date and not day_of(row.date):
            stated = tr('The date of {name} is "{date}": write a year or a day, such as 2028-04-01.')
            raise UserError(stated.format(name=name, date=row.date))
    since = _one([replace(row, date=day_of(row.date)) for row in rows], "date", name)
    about = (ident, name, since, status, _one(rows, "source", name))
    made = Arrangement(*about, authorities, blocks, pieces, polygons=polygons)
    if status == OPTION:
        notes.insert(0, tr("{name} is an option, not a decision.").format(name=name))
    if made.left_out:
        note = counted(
            "{n} district or authority is in no new authority, and its companies are counted apart: {names}.",
            "{n} districts or authorities are in no new authority, and their companies are counted apart: {names}.",
            len(made.left_out),
        )
        notes.append(note.format(names=", ".join(blocks_known()[code] for code in made.left_out)))
    return replace(made, notes=tuple(notes))


def _put(there: dict, member: object, key: str, authorities: Mapping[str, str], name: str) -> None:
    """Enter a member. Raises UserError where it is in another authority already; twice in the same one does no harm."""
    if there.setdefault(member, key) != key:
        stated = tr("{member} is in {first} and in {second}: name it once.")
        raise UserError(stated.format(member=name, first=authorities[there[member]], second=authorities[key]))


def _parted(text: str) -> list[str]:
    """A member; of several that commas part, and that all are known, each."""
    parts = [part.strip() for part in text.split(",")]
    known = {*blocks_known(), *map(upper_of, blocks_known())}
    if len(parts) < 2 or _by_name().get(_spoken(text)):
        return [text]
    return parts if all(part.upper() in known or _by_name().get(_spoken(part)) for part in parts) else [text]


def _spoken(name: str) -> str:
    """A name for comparing, of a council that of its authority."""
    return plain_name(re.sub(r"(?i)\bcouncil\b", " ", name))


def _meaning(
    member: str, row: ArrangementRow, polygons: MemberPolygons | None, notes: list[str]
) -> tuple[list[str], list[int]]:
    """The blocks, or else the rows of the user's polygons, that a member names. Raises UserError."""
    code = superseded_codes().get(member.upper(), member.upper())
    known = blocks_known()
    if code in known:
        return [code], []
    inside = [block for block in known if upper_of(block) == code]
    if inside:
        return inside, []
    by_name = _by_name().get(_spoken(member), ())
    own = []
    if polygons is not None:
        with suppress(UserError) if by_name else nullcontext():
            own = polygons.find(member)
        if by_name and len(own) > 1:  # the column of districts that a ward layer has
            own = []
    if len(by_name) > 1 or (by_name and own):
        names = ", ".join([*by_name, *([tr("a polygon of the layer")] if own else [])])
        stated = tr('"{member}" has several meanings ({names}): write its code.')
        raise UserError(stated.format(member=member, names=names))
    if by_name:
        return [block for block in known if block == by_name[0] or upper_of(block) == by_name[0]], []
    if own:
        return [], own
    raise _gone(member, code, row, polygons)


def _gone(member: str, code: str, row: ArrangementRow, polygons: MemberPolygons | None) -> UserError:
    """That a member is not there, and what became of it where that is known."""
    changes = code_changes()
    wanted = plain_name(member)
    there = any(plain_name(name) == wanted for key, name in current_names().items() if key not in changes)
    named = (one for one in changes.values() if not there and plain_name(one.name) == wanted)
    old = changes.get(code) or next(named, None)
    if old is not None:
        stated = tr("{member} in row {row} is no more: {change}")
    elif polygons is not None:
        stated = tr(
            "{member} in row {row} is neither a district or authority of the Midlands nor in the layer {layer}: a ward "
            "may have been renamed or abolished since."
        )
    else:
        stated = tr(
            "{member} in row {row} is no district or upper-tier authority of the Midlands: write its name or code as "
            "ONS does, or give the layer of wards or other polygons that it is in."
        )
    layer, change = polygons.source if polygons else "", old.wording if old else ""
    return UserError(stated.format(member=member, row=row.number, layer=layer, change=change))


@lru_cache(maxsize=1)
def _by_name() -> dict[str, tuple[str, ...]]:
    """Codes of blocks and of counties by their plain names."""
    names = current_names()
    known = {**blocks_known(), **{upper_of(code): names[upper_of(code)] for code in blocks_known()}}
    found: dict[str, tuple[str, ...]] = {}
    for code, name in known.items():
        found[plain_name(name)] = (*found.get(plain_name(name), ()), code)
    return found


def _one(rows: list[ArrangementRow], what: str, name: str) -> str:
    """What the rows of an arrangement say alike. Raises UserError where they say two things."""
    found = list(dict.fromkeys(filter(None, (getattr(row, what) for row in rows))))
    if len(found) > 1 and what != "source":
        stated = tr('{name} says "{first}" and "{second}": an arrangement has one date and one status.')
        raise UserError(stated.format(name=name, first=found[0], second=found[1]))
    return "; ".join(found)
