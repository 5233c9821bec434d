"""What a click and the attribute form say of a place; no text can break its map tip."""

from __future__ import annotations

from qgis.core import QgsEditorWidgetSetup, QgsVectorLayer

from ...core.base.i18n import tr
from ...core.base.inert import tip

_HIDDEN = ("icon", "offsets", "free_to", "label", "important", "easting", "northing")
_IN_TIP = ("type", "status", "date", "area", "point_kind", "confidence", "source_note", "source", "report_lines")


def describe_fields(layer: QgsVectorLayer) -> None:
    """Aliases, value maps, hidden fields, display name and map tip of a layer of places."""
    aliases, texts = _aliases(), _text()
    for index, name in enumerate(layer.fields().names()):
        if name in aliases:
            layer.setFieldAlias(index, aliases[name])
        if name in _HIDDEN:
            layer.setEditorWidgetSetup(index, QgsEditorWidgetSetup("Hidden", {}))
        elif name in texts:
            values = {"map": [{text: value} for value, text in texts[name].items()]}
            layer.setEditorWidgetSetup(index, QgsEditorWidgetSetup("ValueMap", values))
    layer.setDisplayExpression('"name"')
    layer.setMapTipTemplate(_map_tip(set(layer.fields().names())))


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


def _map_tip(columns: set[str]) -> str:
    """HTML with expressions: name, then what else the columns say; lines without text left out."""
    lines, aliases, texts = [f"<b>[% {tip(chr(34) + 'name' + chr(34))} %]</b>"], _aliases(), _text()
    for name in (*_IN_TIP, "outline"):
        if name in columns:
            pairs = (
                f"WHEN \"{name}\" = '{value}' THEN '{_in_quotes(text)}'" for value, text in texts.get(name, {}).items()
            )
            value = f'CASE {" ".join(pairs)} ELSE "{name}" END' if name in texts else f'"{name}"'
            title = _in_quotes(aliases[name])
            lines.append(f"[% if(coalesce(\"{name}\", '') = '', '', '<br><i>{title}:</i> ' || {tip(value)}) %]")
    return "".join(lines)


def _in_quotes(text: str) -> str:
    return text.replace("'", "''")
