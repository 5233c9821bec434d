"""What a map says of itself, kept with its hexagons: in the metadata of their GeoPackage, and on a layer that the
toolbox made. A page of the hexagons alone tells cluster, source, sample and what is hidden by it.
"""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from qgis.core import QgsVectorLayer

from ...core.files.geopackage import ABOUT, about_layer
from ...core.hexmap.report import layer_about
from ...qgis_io import entries
from ...qgis_io.plain_file import file_of, table_of
from ...qgis_io.stamp import data_stamp
from .map_facts import MapFacts, facts_of, from_dict
from .roles import group_of
from .stored import is_number, saved

if TYPE_CHECKING:
    from ...core.hexmap.hex_map import HexMap

_PASSED_ON: deque[tuple[str, FileFacts]] = deque(maxlen=100)
_FACTS, _PIECES, _TOTALS, _STAMP = "facts", "pieces", "published_totals", "stamp"


@dataclass(frozen=True)
class FileFacts:
    """The facts of the run that made some hexagons, and how many rows it wrote: a part of them is not the whole map.

    ``totals``, of a protected map: by authority the totals that the rule lets through, which its hexagons do not tell.
    """

    facts: MapFacts
    pieces: int
    totals: Mapping[str, Mapping[str, float]] = field(default_factory=dict)


def note_map(made: HexMap, facts: MapFacts) -> FileFacts:
    """Have the hexagons' layer of a finished map say in its GeoPackage what the map is; gives what it says."""
    known = FileFacts(facts, len(made.hexes), {} if made.protection is None else _published(made))
    made.hexes.attrs[ABOUT] = {
        **layer_about("hexes", made.report, sample=facts.sample),
        _FACTS: facts.to_json(),
        _PIECES: str(known.pieces),
        _TOTALS: json.dumps(known.totals, sort_keys=True),
    }
    return known


def _published(made: HexMap) -> dict[str, dict[str, float]]:
    table = made.authorities
    columns = {one: table[one].to_numpy(dtype=np.float64, na_value=np.nan) for one in made.metrics}
    return {
        str(code): {one: float(values[row]) for one, values in columns.items() if np.isfinite(values[row])}
        for row, code in enumerate(table["authority_code"])
    }


def remember(ident: str, known: FileFacts) -> None:
    """Keep what a run knows of a layer that no project holds: in a model it goes from one step to the next."""
    _PASSED_ON.append((ident, known))


def facts_in_file(path: Path, table: str = "") -> FileFacts | None:
    """What a file says of the map of its hexagons; None where it says nothing that can be read."""
    about = about_layer(path, table or None)
    try:
        return _read(json.loads(about.get(_FACTS, "")), about.get(_PIECES), json.loads(about.get(_TOTALS, "{}")))
    except (ValueError, RecursionError):
        return None


def store_with(layer: QgsVectorLayer, known: FileFacts) -> None:
    """Keep the facts on a layer whose format may have no place for them, tied to its data: a style that is pasted onto
    other hexagons takes the property along.
    """
    facts = json.loads(known.facts.to_json())
    kept = {_STAMP: _stamp(layer), _FACTS: facts, _PIECES: known.pieces, _TOTALS: dict(known.totals)}
    layer.setCustomProperty(entries.MAP_OF_LAYER, json.dumps(kept))


def facts_with(layer: QgsVectorLayer) -> FileFacts | None:
    """The facts of the run that made a layer's hexagons: kept on it, else in its file. None where not known."""
    kept = saved(layer, entries.MAP_OF_LAYER, {})
    if kept and kept.get(_STAMP) == _stamp(layer):
        return _read(kept.get(_FACTS), kept.get(_PIECES), kept.get(_TOTALS))
    path = file_of(layer)
    if path is not None:
        return facts_in_file(path, table_of(layer))
    return next((known for ident, known in reversed(_PASSED_ON) if ident == layer.id()), None)


def cluster_of(layer: QgsVectorLayer) -> str:
    """The id of the cluster that the layer of a map counts, of the project or of a file; "" where it is not known."""
    project = layer.project()
    facts = facts_of(group_of(project, layer)) if project is not None else None
    if facts is None and (known := facts_with(layer)) is not None:
        facts = known.facts
    return facts.cluster if facts is not None else ""


def _stamp(layer: QgsVectorLayer) -> str:
    """The data, whatever a filter leaves of them; of a layer without a file the layer itself."""
    return layer.id() if file_of(layer) is None else data_stamp(layer)


def _read(facts: Any, pieces: Any, totals: Any) -> FileFacts | None:
    found = from_dict(facts) if isinstance(facts, dict) else None
    if found is None or not str(pieces).isdigit() or not isinstance(totals, dict):
        return None
    told = {
        code: {one: float(value) for one, value in row.items() if is_number(value)}
        for code, row in totals.items()
        if isinstance(row, dict)
    }
    return FileFacts(found, int(pieces), told)
