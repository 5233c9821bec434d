"""Provenance in the metadata of each layer, where QGIS shows it under Information and carries it into the project."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from qgis.core import QgsAbstractMetadataBase, QgsLayerMetadata, QgsMapLayer

from .credits import acknowledgements, caveats, licences, source_line
from .text import group_name, tr

_LINKS = {
    "Open Government Licence v3.0": "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
    "ONS Postcode Directory": "https://geoportal.statistics.gov.uk/",
    "GeoNames": "https://www.geonames.org/",
}


def describe(layer: QgsMapLayer, role: str, facts: Mapping[str, Any]) -> None:
    """Write what the layer is, what it was made from and under which licences into its metadata."""
    metadata = QgsLayerMetadata()
    metadata.setIdentifier(f"midlands_clusters/{facts['cluster']}/{facts['area']}/{role}")
    metadata.setTitle(f"{group_name(facts)}: {_titles().get(role, role)}")
    metadata.setType("dataset")
    metadata.setLanguage("ENG")
    metadata.setAbstract("\n".join([source_line(facts), facts["grid"]["description"], *caveats(facts)]))
    metadata.setRights(acknowledgements(facts, [role, "towns"] if role == "towns" else [role]))
    metadata.setLicenses(licences(facts) if role == "towns" else licences(facts)[:-1])
    metadata.setCrs(layer.crs())
    metadata.setHistory([*(_input_line(one) for one in facts["inputs"]), tr("Boundaries: {}").format(facts["boundaries"]["source"])])
    for name, url in _LINKS.items():
        link = QgsAbstractMetadataBase.Link(name, "WWW:LINK", url)
        metadata.addLink(link)
    layer.setMetadata(metadata)


def _input_line(one: Mapping[str, Any]) -> str:
    return tr("Read {}: {} rows, sha256 {}").format(one.get("path", ""), one.get("rows", "?"), one.get("sha256", "?"))


def _titles() -> dict[str, str]:
    return {
        "hexes": tr("hexagons"),
        "authorities": tr("authorities"),
        "neighbours": tr("neighbouring authorities"),
        "towns": tr("towns"),
        "places": tr("universities, innovation hubs, investment sites"),
        "companies": tr("companies"),
        "rejects": tr("rejected rows"),
    }
