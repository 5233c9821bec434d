"""What a click and the attribute form say of a place: names for the columns, confidence in words, map tips that no text
can break.
"""

from __future__ import annotations

from qgis.core import QgsEditorWidgetSetup, QgsVectorLayer

from ...core.base.i18n import tr
from ...core.base.inert import tip

_HIDDEN = ("icon", "offsets", "free_to", "label", "important", "easting", "northing")


def describe_fields(layer: QgsVectorLayer) -> None:
    """Aliases, value maps, hidden fields, display name and map tip of a layer of places."""
    fields = layer.fields()
    for index, name in enumerate(fields.names()):
        if name in _aliases():
            layer.setFieldAlias(index, _aliases()[name])
        if name in _HIDDEN:
            layer.setEditorWidgetSetup(index, QgsEditorWidgetSetup("Hidden", {}))
        elif name in _text():
            layer.setEditorWidgetSetup(
                index, QgsEditorWidgetSetup("ValueMap", {"map": [{v: k} for k, v in _text()[name].items()]})
            )
    layer.setDisplayExpression('"name"')
    layer.setMapTipTemplate(map_tip(set(fields.names())))


def _aliases() -> dict[str, str]:
    return {
        "kind": tr("Kind"),
        "name": tr("Name"),
        "type": tr("Type"),
        "postcode": tr("Postcode"),
        "clusters": tr("Clusters"),
        "link_certainty": tr("Certainty of these links"),
        "confidence": tr("Confidence"),
        "point_kind": tr("Position"),
        "source_note": tr("Source"),
        "source": tr("Source"),
        "area": tr("Covers"),
        "area_codes": tr("Authorities covered (GSS codes)"),
        "report_lines": tr("Lines of the 2023 report"),
        "in_area": tr("In the map's area"),
        "named": tr("Named in the report"),
        "relevant": tr("Relevant to the map's cluster"),
        "outline": tr("Outline"),
        "status": tr("Status"),
        "date": tr("Date of the status"),
    }


def _text() -> dict[str, dict[str, str]]:
    """Column -> value -> what it means."""
    return {
        "kind": {
            "university": tr("University"),
            "innovation_hub": tr("Innovation hub"),
            "investment_atlas": tr("UK Investment Atlas"),
            "strategy_zone": tr("Industrial Strategy Zone"),
            "anchor": tr("Company or organisation named in the report"),
            "own": tr("Own place"),
        },
        "status": {"atlas": tr("As in the UK Investment Atlas of 2023"), "today": tr("As of today")},
        "confidence": {
            "high": tr("High: a public source gives this address"),
            "medium": tr("Medium: the address fits, but no source confirms it"),
            "low": tr("Low: the place is an inference; check before you publish"),
        },
        "point_kind": {
            "site": tr("Site: the middle of its postcode"),
            "town": tr("Approximate: the middle of a town, not a site"),
            "approximate": tr("Approximate: no postcode is known"),
            "area": tr("A whole area, no site"),
            "given": tr("As given by coordinates"),
            "inside": tr("A point inside the given shape"),
        },
    }


def _as_text(column: str) -> str:
    cases = " ".join(
        "WHEN \"{}\" = '{}' THEN '{}'".format(column, value, wording.replace("'", "''"))
        for value, wording in _text()[column].items()
    )
    return f'CASE {cases} ELSE "{column}" END'


def map_tip(columns: set[str]) -> str:
    """HTML with expressions: name, type, what it covers, position, confidence, source, lines of the report; lines
    without text left out.
    """
    lines = [f"<b>[% {tip(chr(34) + 'name' + chr(34))} %]</b>"]
    for name in (
        "type",
        "status",
        "date",
        "area",
        "point_kind",
        "confidence",
        "source_note",
        "source",
        "report_lines",
        "outline",
    ):
        if name not in columns:
            continue
        value = _as_text(name) if name in _text() else f'"{name}"'
        title = _aliases()[name].replace("'", "''")
        lines.append(f"[% if(coalesce(\"{name}\", '') = '', '', '<br><i>{title}:</i> ' || {tip(value)}) %]")
    return "".join(lines)
