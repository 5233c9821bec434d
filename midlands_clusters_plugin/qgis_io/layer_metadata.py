"""A layer's metadata in one form, other people's texts in them inert: QGIS shows them as HTML without escaping them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from qgis.core import QgsAbstractMetadataBase, QgsLayerMetadata, QgsMapLayer

from ..core.base.inert import plain_text


def describe_layer(
    layer: QgsMapLayer, *, identifier: str = "", links: Mapping[str, str] | None = None, **texts: Any
) -> None:
    """Give a layer metadata of its own; ``texts`` as in :func:`set_texts`."""
    metadata = QgsLayerMetadata()
    metadata.setIdentifier(identifier)
    metadata.setType("dataset")
    metadata.setLanguage("ENG")
    metadata.setCrs(layer.crs())
    for name, url in (links or {}).items():
        metadata.addLink(QgsAbstractMetadataBase.Link(name, "WWW:LINK", url))
    layer.setMetadata(metadata)
    set_texts(layer, **texts)


def set_texts(
    layer: QgsMapLayer,
    *,
    title: str | None = None,
    abstract: str | None = None,
    history: Iterable[str] | None = None,
    rights: Iterable[str] | None = None,
    licences: Iterable[str] = (),
) -> None:
    """Texts of a layer's metadata; what is None stays."""
    metadata = layer.metadata()
    metadata.setTitle(plain_text(metadata.title() if title is None else title))
    metadata.setAbstract(plain_text(metadata.abstract() if abstract is None else abstract))
    metadata.setHistory([plain_text(one) for one in (metadata.history() if history is None else history)])
    metadata.setRights([plain_text(one) for one in (metadata.rights() if rights is None else rights)])
    metadata.setLicenses([*(metadata.licenses()), *licences])
    layer.setMetadata(metadata)
