"""Figures by area: a choropleth that says what it shows, how it was rounded, whence it is, and what not to read."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field, replace
from typing import TYPE_CHECKING, Any

import numpy as np
from qgis.core import QgsMapLayer, QgsVectorLayer
from qgis.PyQt.QtGui import QColor

from ...core.area_data.area_codes import UPPER_TIER, wording
from ...core.area_data.area_reader import counted_units
from ...core.base.i18n import counted, tr, written
from ...core.base.inert import label_text, tip
from ...core.base.resources import plugin_version
from ...core.classes.classes import classify
from ...qgis_io import entries
from ...qgis_io.layer_arrays import read
from ...qgis_io.layer_metadata import describe_layer
from ..record.map_facts import MapFacts
from ..record.roles import ROLE
from ..style.map_text import class_labels, cluster_text, number, plain_name
from ..style.marks import fill, kind_of
from ..style.palette import outline_of, positions, ramp
from ..style.styles import renderer
from .statistic_names import COVERING, STATISTIC, how_to_read

if TYPE_CHECKING:
    from ...core.area_data.join import AreaMap

AREA_DATA, SPREAD, DENSITY = "area_data", "area_data_spread", "kernel_density"  # roles
ABOUT = entries.AREA_DATA
SHOWS = ("per_km2", "share", "count")
_RAMPS = {AREA_DATA: "", SPREAD: "plum"}  # an estimate has a colour of its own
_CLASSES = 5
_SENTENCES = re.compile(r".{1,205}[.](?=\s|$)", re.DOTALL)
_NAMED = 3
_OGL = "Open Government Licence v3.0"


@dataclass(frozen=True)
class About:
    """What an area layer shows, in the words that its legend, its page and its metadata print.

    ``role`` : AREA_DATA, SPREAD for figures spread over hexagons, DENSITY for a raster, STATISTIC. ``column`` : the
    field that is coloured, ``unit`` : its unit as classes say it ("per km²", "%" or ""). ``legend`` : heading of the
    legend; ``title``, ``subtitle`` : of a page that shows this layer in place of the hexagons. ``notes`` : what a
    reader must know, the weightiest first; ``printed`` : the same in the few words that a page has room for. ``source``
    : file, date, rows; ``rights`` : acknowledgements. ``aliases`` : field -> its name in the file.
    """

    role: str
    column: str
    unit: str
    legend: str
    title: str
    subtitle: str
    notes: tuple[str, ...] = ()
    printed: tuple[str, ...] = ()
    source: str = ""
    rights: tuple[str, ...] = ()
    history: tuple[str, ...] = ()
    aliases: dict[str, str] = field(default_factory=dict)


def shown_column(made: AreaMap, column: str, show: str) -> tuple[str, str]:
    """The field that is coloured and its unit; a rate is shown as it is whatever was asked for."""
    if made.report["totals"][column]["kind"] == "rate":
        return column, "%" if re.search("%|per ?cent", made.table.columns[column].lower()) else ""
    return {"per_km2": (f"{column}_per_km2", tr("per km²")), "share": (f"{column}_share", "%")}.get(show, (column, ""))


def subject(made: AreaMap, column: str) -> str:
    """What is counted: "Local units", "Enterprises: Manufacture of food products", or the column's own name."""
    own = re.sub(r"^\s*[\d.]+\s*:\s*", "", made.table.columns[column]).strip()
    if made.table.title and own == made.table.periods.get(column):  # a column a year is named after its year
        return made.table.title
    unit = {"local units": tr("Local units"), "enterprises": tr("Enterprises")}.get(counted_units(made.table), "")
    if not unit:
        return own
    of_all = own.lower() in ("total", "figure", "count", "value")
    return unit if of_all else tr("{unit}: {industry}").format(unit=unit, industry=own)


def describe(made: AreaMap, column: str, show: str) -> About:
    """All words of a choropleth."""
    column_shown, unit = shown_column(made, column, show)
    what, rate = subject(made, column), made.report["totals"][column]["kind"] == "rate"
    stated = {"per_km2": tr("{what} per km²"), "share": tr("{what}, share of the map's total")}
    heading = stated.get("count" if rate else show, "{what}").format(what=what)
    areas = wording(UPPER_TIER if made.polygons.builtin else made.table.geography)
    notes, by_size = list(made.report["notes"]), not rate and show == "count"
    if by_size:
        notes.insert(0, tr("Larger areas hold more: the colours follow the size of the areas too."))
    if made.polygons.builtin:
        notes += [one for one in made.polygons.notes if one not in notes]
    counts = {"areas": areas[:1].upper() + areas[1:], "count": len(made.areas), "title": _dated(made)}
    return About(
        AREA_DATA,
        column_shown,
        unit,
        tr("{heading}, by area").format(heading=heading),
        _title(made, heading, column_shown),
        tr("{heading}. {areas}: {count}. {title}").format(heading=heading, **counts),
        tuple(notes),
        tuple(_printed(made, column, by_size=by_size)),
        _source(made),
        _rights(made),
        tuple(_history(made)),
        _aliases(made),
    )


def describe_spread(made: AreaMap, column: str, spread_text: str, warning: str) -> About:
    """All words of figures that were spread over hexagons: the warning stands in each of them."""
    what = subject(made, column)
    about = describe(made, column, "count")
    return About(
        SPREAD,
        column,
        "",
        tr("{what} (estimate). {warning}").format(what=what, warning=warning),
        tr("{what}: an estimate by hexagon").format(what=what),
        tr("{warning} {title}").format(warning=warning, title=_dated(made)),
        (warning, spread_text, *made.report["notes"]),
        (spread_text, *_printed(made, column, by_size=False)),
        about.source,
        about.rights,
        (*about.history, warning),
        {column: tr("{what}, spread").format(what=what)},
    )


def _printed(made: AreaMap, column: str, *, by_size: bool) -> Iterable[str]:
    """The notes of a page."""
    report, total = made.report, made.report["totals"][column]
    if by_size:
        yield tr("Larger areas hold more: the colours follow the size of the areas too.")
    units = {
        "local units": tr("A local unit is a site of a business."),
        "enterprises": tr("An enterprise is a whole business, at its registered address."),
    }
    if counted_units(made.table) in units:
        yield units[counted_units(made.table)]
    if report["rounded_to"]:
        yield tr("Rounded to {step} by the source.").format(step=report["rounded_to"])
    missing = sum(report["not_given"].get(column, {}).values())
    for count, stated in (
        (missing, tr("Not given by the source: {count}.")),
        (report["polygons_without_figure"], tr("Areas without a figure: {count}.")),
    ):
        if count:
            yield stated.format(count=written(f"{count:,}"))
    if report["codes_without_polygon"]:
        wording = tr("Figures without an area on the map: {count}.") if total["kind"] == "rate" else tr(
            "Figures without an area on the map: {count}, together {sum}."
        )  # fmt: skip
        count, together = len(report["codes_without_polygon"]), total["without_polygon"] or 0
        yield wording.format(count=written(f"{count:,}"), sum=written(f"{together:,.10g}"))
    yield from made.report["incomplete"]
    if made.polygons.builtin:
        yield tr("Outlines are made from postcodes: generalised, not official.")


def _title(made: AreaMap, heading: str, field: str) -> str:
    """The main story: where the figure is highest."""
    known = made.areas[np.isfinite(made.areas[field].to_numpy(dtype=np.float64))]
    top = known.nlargest(_NAMED if len(known) > 2 * _NAMED else 1, field)["name"]
    if not len(top) or len(known) < 2:
        return heading
    names = [plain_name(str(one)) for one in top]
    where = names[0] if len(names) == 1 else tr("{some} and {last}").format(some=", ".join(names[:-1]), last=names[-1])
    return tr("{heading}: highest in {where}").format(heading=heading, where=where)


def _dated(made: AreaMap) -> str:
    """The table's title and date as its file says them; of several periods the one of the figure shown."""
    dates = (line.partition(":")[2].strip() for line in made.table.about if line.lower().startswith("date"))
    date = made.table.periods.get(next(iter(made.table.columns)), "") or next(dates, "")
    title = made.table.title or made.report["inputs"][0]["path"]
    return tr("{title}, {date}.").format(title=title, date=date) if date else f"{title}."


def _source(made: AreaMap) -> str:
    report, one = made.report, made.report["inputs"][0]
    stated = counted(
        "Area data: {title} File {file}: {n} row read, {used} used, {rejected} rejected; joined by GSS code.",
        "Area data: {title} File {file}: {n} rows read, {used} used, {rejected} rejected; joined by GSS code.",
        report["rows_read"],
    )
    return stated.format(
        title=_dated(made),
        file=one["path"],
        used=written(f"{report['rows_used']:,}"),
        rejected=written(f"{report['rows_rejected']:,}"),
    )


def _rights(made: AreaMap) -> tuple[str, ...]:
    lines = [line for line in made.table.about if "copyright" in line.lower()][:1]
    if lines or "nomis" in " ".join(made.table.about).lower():
        lines.append(tr("Source: Office for National Statistics licensed under the Open Government Licence v.3.0."))
    if made.polygons.attribution:  # each sentence once beside those of the rest of the map
        lines += re.split(r"(?<=\.)\s+(?=[A-Z])", made.polygons.attribution)
    elif not made.polygons.builtin:
        lines.append(tr("Boundaries: {source}.").format(source=made.polygons.source))
    return tuple(dict.fromkeys(line if line.endswith((".", "]")) else f"{line}." for line in lines))


def _history(made: AreaMap) -> Iterable[str]:
    one = made.report["inputs"][0]
    yield tr("Read {path}, rows: {rows}, sha256 {sha256}").format(
        path=one["path"], rows=one["rows"], sha256=one["sha256"] or "-"
    )
    yield from made.table.about
    yield from made.table.footnotes
    yield tr("Boundaries: {}").format(made.polygons.source)
    for ident, total in made.report["totals"].items():
        if total["kind"] == "count":
            stated = tr(
                "{column}: {file} in the file = {map} on the map + {without} without polygon + {outside} outside the "
                "area"
            )
            keys = {"file": "file", "map": "map", "without": "without_polygon", "outside": "outside_area"}
            numbers = {name: written(f"{total[key]:,.15g}") for name, key in keys.items()}
            yield stated.format(column=made.table.columns[ident], **numbers)
    yield tr("Joined by GSS code with Midlands Clusters {}").format(plugin_version())


def _aliases(made: AreaMap) -> dict[str, str]:
    found = dict(made.table.columns)
    for ident, name in made.table.columns.items():
        found[f"{ident}_per_km2"] = tr("{name}, per km²").format(name=name)
        found[f"{ident}_share"] = tr("{name}, % of the map's total").format(name=name)
    return found


# --- the layer


def note(layer: QgsMapLayer, about: About, abstract: Iterable[str], history: Iterable[str]) -> None:
    """Give a loaded layer its role, and what it says of itself, as its words and as metadata."""
    layer.setCustomProperty(ROLE, about.role)
    layer.setCustomProperty(ABOUT, label_text(json.dumps(asdict(about))))
    open_data = about.role in _RAMPS and any("Open Government Licence" in line for line in about.rights)
    describe_layer(
        layer,
        identifier="/".join(filter(None, ("midlands_clusters", about.role, about.column))),
        title=about.legend,
        abstract="\n".join(abstract),
        history=history,
        rights=about.rights,
        licences=[_OGL] if open_data else [],
    )


def present(layer: QgsVectorLayer, about: About) -> None:
    """Give a loaded layer its role, words, look and metadata."""
    note(layer, about, (about.source, *about.notes), about.history)
    for name, alias in about.aliases.items():
        index = layer.fields().lookupField(name)
        if index >= 0:
            layer.setFieldAlias(index, alias)
    _style(layer, about)
    named = layer.fields().lookupField("name") >= 0
    layer.setMapTipTemplate(f"<b>[% {tip(chr(34) + 'name' + chr(34))} %]</b>" if named else "")
    layer.triggerRepaint()


def _style(layer: QgsVectorLayer, about: About) -> None:
    """Classes of the coloured field: areas have white lines between them, which part neighbours of one class, estimates
    a ramp of their own. A format that changed the field's name (a shapefile) keeps QGIS's own style.
    """
    if layer.fields().lookupField(about.column) < 0:
        return
    _, table = read(layer, [about.column])
    values = table[about.column].astype(float).to_numpy()
    positive, floor = values[values > 0], 0.0
    if about.role == SPREAD and len(positive) > 20:
        # What slivers at the rims of areas leave behind begins no class: the value that 19 of 20 hexagons exceed.
        floor = float(np.quantile(positive, 0.05))
    shown = np.where((values > 0) & (values < floor), floor, values)
    breaks = classify(shown, "diverging" if (values < 0).any() and (values > 0).any() else "auto", _CLASSES)
    made, ident = renderer(about.column, breaks), _RAMPS[about.role]
    labels, others = class_labels(breaks, about.unit), {"missing": tr("No figure given"), "empty": tr("None")}
    ranges = made.ranges()  # copies, which own their symbols
    classes = [index for index, one in enumerate(ranges) if kind_of(one) == "class"]
    for index, one in enumerate(ranges):
        if kind_of(one) in others:
            made.updateRangeLabel(index, others[kind_of(one)])
    for index, place, label in zip(classes, positions(len(classes) or 1), labels):
        shade = ramp(ident).color(place) if ident else ranges[index].symbol().color()
        line = outline_of(QColor(shade)) if about.role == SPREAD else QColor("#ffffff")
        made.updateRangeSymbol(index, fill(shade.name(), line.name(), 0.1 if about.role == AREA_DATA else 0.05))
        made.updateRangeLabel(index, label)
    if floor and classes:  # the lowest class of an estimate reaches down to nothing, and says so
        made.updateRangeLowerValue(classes[0], 1e-9)
        made.updateRangeLabel(classes[0], tr("up to {value}").format(value=number(ranges[classes[0]].upperValue())))
    if ident:
        made.setSourceColorRamp(ramp(ident))
    layer.setRenderer(made)


def about_of(layer: QgsMapLayer | None) -> dict[str, Any]:
    """What was kept with a layer; {} for another one."""
    return json.loads(layer.customProperty(ABOUT) or "{}") if layer is not None else {}


def with_area_data(facts: MapFacts, shown: Iterable[QgsMapLayer]) -> MapFacts:
    """A map's facts with what the area layers and statistics on it say (``area_data``); where they hide the hexagons,
    or those are not on the map, the uppermost of them stands in their place (``instead``), and its words are those of
    the page.
    """
    shown = list(shown)
    roles = (AREA_DATA, SPREAD, DENSITY, STATISTIC)
    found = {place: _about(one, facts) for place, one in enumerate(shown) if one.customProperty(ROLE) in roles}
    if not found:
        return facts
    hexes = next((place for place, one in enumerate(shown) if one.customProperty(ROLE) == "hexes"), None)
    above = (
        about for place, about in found.items() if hexes is None or (about["column"] in COVERING and place < hexes)
    )
    return replace(facts, area_data=tuple(found.values()), instead=next(above, None))


def _about(layer: QgsMapLayer, facts: MapFacts) -> dict[str, Any]:
    """What an area layer says; of a statistic under the name that the layer has, and with what it is of."""
    about = about_of(layer)
    if layer.customProperty(ROLE) != STATISTIC:
        return about
    of = {"name": layer.name(), "cluster": cluster_text(facts, tr("All sectors")), "area": facts.area_name}
    title = tr("{name}. {cluster}, {area}").format(**of)
    empty = {"column": "", "subtitle": "", "printed": (), "notes": (), "source": "", "rights": (), "role": STATISTIC}
    known = {**empty, **about}
    printed = (*known["printed"], *how_to_read(known["column"]))
    short = _SENTENCES.match(known["subtitle"])  # one line under the title; the notes have the whole
    subtitle = short[0] if short else known["subtitle"]
    return {**known, "legend": layer.name(), "title": title, "subtitle": subtitle, "printed": printed}
