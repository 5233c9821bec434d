"""The plan for a file, from its headings and first cells: which column is what, in which unit, what is in doubt."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ...base.errors import UserError
from ...base.i18n import grouped, shown, tr, written
from .column_names import EARLIER, GENERIC, MONEY
from .formats import FORMATS, extra_columns, own_mapping, recognise
from .headings import column_data, heading, plain, terms
from .plan import FOREIGN, NAMED_UNIT, Plan
from .recognise import (
    Found,
    Samples,
    addresses_in,
    by_content,
    checked,
    find,
    named_coordinates,
    no_figure,
    places_companies,
    postcodes_in,
    without_header,
)
from .sic import NO_CODES


def make_plan(
    names: list[str],
    samples: Samples,
    given: Mapping[str, str] | None,
    *,
    form: str = "auto",
    header: bool = True,
    year: int = 0,
    earlier: int = 0,
    above: str = "",
) -> Plan:
    """The plan for a file with these columns and some of their filled cells; ``given``: what the user said."""
    stated = checked(given, names) if given else {}
    plan = Plan(
        recognise(names) if form == "auto" else FORMATS[form],
        {},
        frozenset(column for column, name in stated.items() if name),
        year=year,
        earlier_year=earlier,
    )
    found = without_header(names, samples) if not header else find(names, samples, year)
    own, plan.extra = own_mapping(plan.format, names), extra_columns(plan.format, names)
    plan.notes += plan.format.notes
    if places_companies(own):
        plan.mapping = own
        plan.sure = dict.fromkeys(own, "format")
    else:
        _take(plan, found, own, samples, names)
    if not header:
        plan.doubt(
            "header",
            tr(
                "The file has no header: its columns were told by what stands in them. Write names above them to be "
                "sure."
            ),
        )
    guessed = {ours: name for ours, name in plan.mapping.items() if ours not in stated and name not in stated.values()}
    plan.mapping = guessed | {column: name for column, name in stated.items() if name}
    for column in (*stated, *(column for column in plan.rivals if column not in plan.mapping)):
        for part in (plan.sure, plan.rivals, plan.doubts):
            part.pop(column, None)
    if stated.get("postcode") and not {"easting", "northing"} & set(stated):
        plan.mapping.pop("easting", None)
        plan.mapping.pop("northing", None)
    _units(plan, above)
    turnover, idbr = plan.mapping.get("turnover_gbp", ""), {*map(plain, names)} & {*column_data()["thousands"]}
    if turnover and idbr and heading(turnover).factor == 1 and plan.format.id == GENERIC:
        sentence = tr(
            'The register of businesses (IDBR) gives turnover in thousand pounds. If "{name}" is in that unit, '
            "write it into the heading."
        )
        plan.doubt("turnover_gbp", sentence.format(name=turnover))
    _postcode_or_address(plan, samples)
    _earlier_year(plan, found)
    return plan


def _year_of(name: str) -> int:
    return heading(name).year or heading(name).short_year


def _earlier_year(plan: Plan, found: Found) -> None:
    """The columns of an earlier year, the one asked for or the oldest, for those of the year that counts."""
    years = {}
    for ours, column in EARLIER.items():
        newest = _year_of(plan.mapping.get(column, ""))
        others = {_year_of(name): name for name in found.others.get(column, ()) if not heading(name).foreign}
        years[ours] = {year: name for year, name in others.items() if 0 < year < newest}
    there = {year for some in years.values() for year in some}
    if there or "year" not in plan.mapping:
        plan.take_earlier(there)
    plan.earlier = {ours: some[plan.earlier_year] for ours, some in years.items() if plan.earlier_year in some}


def _take(plan: Plan, found: Found, own: Mapping[str, str], samples: Samples, names: list[str]) -> None:
    """What was found by headings and cells, with what the format is sure of over it."""
    if _is_cut(found, samples):
        for part in (found.mapping, found.rivals, found.sure):
            part.pop("postcode", None)
    if "postcode" not in found.mapping:
        by_cells = by_content(names, samples)
        address = found.mapping.get("address")
        if by_cells.mapping and not (address and addresses_in(samples.get(address, ())) > 0.6):
            found.mapping |= by_cells.mapping
            found.rivals |= by_cells.rivals
            found.sure |= by_cells.sure
        elif address and not places_companies(found.mapping):
            found.mapping["postcode"], found.sure["postcode"] = address, found.sure["address"]
        if not places_companies(found.mapping):
            named = named_coordinates(names)
            found.mapping, found.sure = found.mapping | named, found.sure | dict.fromkeys(named, "name")
    found.mapping.pop("address", None)
    beside = {column: name for column, name in found.mapping.items() if name not in own.values()}
    plan.mapping, plan.sure = {**beside, **own}, {**found.sure, **dict.fromkeys(own, "format")}
    rivals = {column: others for column, others in found.rivals.items() if column not in own and column in plan.mapping}
    plan.rivals = {column: list(others) for column, others in rivals.items()}
    for column, others in rivals.items():
        plan.doubt(column, _rivals_sentence(column, plan.mapping[column].split("\n")[0], others, samples))
    if plan.sure.get("postcode") == "values" and "postcode" not in plan.rivals:
        guess = tr('The column "{guess}" was taken for the postcode because of what stands in it.').format(
            guess=plan.mapping["postcode"]
        )
        plan.doubt("postcode", guess)
    for column, name in found.foreign.items():
        if column not in own:
            plan.doubt(column, shown(FOREIGN).format(name=name, currency=heading(name).currency))
    for column, name in found.unread.items():
        if column not in own:
            sentence = (
                shown(NO_CODES)
                if column == "sic"
                else tr('The column "{name}" was left out: most of its cells, such as "{cell}", are no figures.')
            )
            cell = samples[name][0].strip()[:40] if column == "sic" else no_figure(samples[name])
            currency = heading(cell).currency if column in MONEY else ""
            if currency not in ("", "GBP"):
                sentence = shown(FOREIGN).replace("{currency}", currency)
            plan.doubt(column, sentence.format(name=name, cell=cell))
    for column in ("employees", "turnover_gbp"):
        name = found.mapping.get(column, "")
        money = column == "employees" and heading(name).currency  # "Figures (£000) Employees"
        if name and column not in own and (heading(name).says_more or money):
            sentence = tr(
                'The column "{name}" was taken: check by its name that its figures are those of each company.'
            )
            plan.doubt(column, sentence.format(name=name))
    for column, name in found.alike.items():
        if column not in own:
            sentence = tr('The column "{name}" was not taken: choose it if its figures are those of each company.')
            plan.doubt(column, sentence.format(name=name))
    for column, others in found.others.items():
        if column in own:
            continue
        plan.rivals.setdefault(column, []).extend(others)
        if column != "sic" and not plan.year:
            plan.doubts.pop(column, None)
            plan.doubt(column, _rivals_sentence(column, plan.mapping[column], plan.rivals[column], samples))
            continue
        taken = ", ".join(f'"{name}"' for name in plan.mapping[column].split("\n"))
        wording = (
            tr("Of the SIC codes of several editions, {taken} was taken; left out: {left}.")
            if column == "sic"
            else tr("Of the columns of several years, {taken} was taken; left out: {left}.")
        )
        plan.notes.append(wording.format(taken=taken, left=", ".join(f'"{name}"' for name in others)))


def _is_cut(found: Found, samples: Samples) -> bool:
    """Whether no cell of the postcodes' column is one, where addresses beside it end with whole ones."""
    cells = samples.get(found.mapping.get("postcode", ""), ())
    addresses = samples.get(found.mapping.get("address", ""), ())
    held = max(postcodes_in(cells), addresses_in(cells)) if cells else 0.0
    return held < 0.1 and addresses_in(addresses) > 0.6 and "easting" not in found.mapping


def _rivals_sentence(column: str, taken: str, others: list[str], samples: Samples) -> str:
    listed = ", ".join(f'"{name}"' for name in others)
    if column != "postcode":
        return tr('The column "{taken}" was taken, but by their names these may be meant as well: {others}.').format(
            taken=taken, others=listed
        )
    counts = ", ".join(grouped(_postcodes(samples.get(name, ()))) for name in (taken, *others))
    return tr(
        'The postcode was taken from "{taken}", but these hold postcodes too: {others} (in the first rows: {counts}).'
    ).format(taken=taken, others=listed, counts=counts)


def _postcodes(cells: Iterable[str]) -> int:
    cells = list(cells)
    return round(max(postcodes_in(cells), addresses_in(cells)) * len(cells))


def _units(plan: Plan, above: str) -> None:
    """Units that stand in headings, or in a line above. Raises UserError for another currency in a named column."""
    if plan.format.id != GENERIC:
        return
    for column in ("employees", *MONEY):
        name = plan.mapping.get(column, "")
        factor = heading(name).factor_of(column)
        if column in MONEY and heading(name).foreign:
            raise UserError(shown(FOREIGN).format(name=name, currency=heading(name).currency))
        if name and factor != 1:
            plan.factors[column] = factor
            times = tr("divided by 100") if factor == 0.01 else tr("times {factor:,}").format(factor=int(factor))
            plan.convert(column, times)
            plan.notes.append(shown(NAMED_UNIT).format(name=name, factor=written(f"{factor:,.10g}")))
    doubt_line(
        plan, above, tr('Above the table stands "{text}". If "{name}" is in that unit, write it into the heading.')
    )


def doubt_line(plan: Plan, line: str, sentence: str) -> None:
    """A doubt about each column of figures whose heading names no unit, where a line outside the table says one."""
    unit = heading(line)
    of_money = bool(unit.currency or terms("money").intersection(unit.wording))
    for column in ("employees", *MONEY) if line and plan.format.id == GENERIC else ():
        name = plan.mapping.get(column, "")
        own = heading(name)
        meant = name and own.factor_of(column) == 1 and (column in MONEY or not of_money)
        if meant and (not own.currency or unit.factor != 1):
            plan.doubt(column, sentence.format(text=line[:80], name=name))


def _postcode_or_address(plan: Plan, samples: Samples) -> None:
    """Where the column of postcodes holds whole addresses, the postcode at their end is meant."""
    name = plan.mapping.get("address") or plan.mapping.get("postcode", "")
    cells = samples.get(name, ())
    whole = "address" in plan.mapping or (bool(cells) and addresses_in(cells) > max(0.5, postcodes_in(cells)))
    if plan.format.id != GENERIC or not name or not whole or ("address" in plan.mapping and "postcode" in plan.mapping):
        plan.mapping.pop("address", None)
        return
    sure, rivals, doubt = (
        plan.sure.pop("postcode", ""),
        plan.rivals.pop("postcode", []),
        plan.doubts.pop("postcode", ""),
    )
    plan.mapping = {
        "address": name,
        **{column: theirs for column, theirs in plan.mapping.items() if column not in ("postcode", "address")},
    }
    plan.sure["address"] = sure or "heading"
    if rivals and doubt:
        plan.rivals["address"], plan.doubts["address"] = rivals, doubt
    plan.convert("address", tr("the postcode at the end of the text"))
    plan.notes.append(tr('The postcodes were taken from the end of the addresses in "{name}".').format(name=name))
