"""The map that the last Generate replaced, ready to be put back: its file, what it says of itself, what was chosen."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qgis.core import QgsLayerTreeGroup, QgsProject

from ...cartography.record.map_facts import MapFacts, facts_of
from ...cartography.record.roles import CHOICES, METRIC, groups, layers_of
from ...cartography.record.stored_report import REPORT
from ...core.base.errors import UserError
from ...core.base.i18n import tr
from ...core.files.whole_file import temporary_beside
from ...qgis_io.plain_file import file_of
from ..tasks.map_source import SOURCE

_LARGEST_COPY = 50_000_000  # bytes, where the disk cannot link: more would hold the window


@dataclass(frozen=True)
class _Before:
    """``hexes`` is the id of the map's hexagons; ``copy`` its file under another name, where the run wrote over it;
    ``shown`` what the dock knew.
    """

    group: QgsLayerTreeGroup
    hexes: str
    facts: MapFacts
    properties: dict[str, str]
    metric: str
    path: Path
    copy: Path | None
    shown: tuple[Any, ...]


class Undo:
    """Holds one map at most, until the next run, another project, or the end."""

    def __init__(self) -> None:
        self._before: _Before | None = None

    def __bool__(self) -> bool:
        return self._group() is not None

    def _group(self) -> QgsLayerTreeGroup | None:
        """The map's group as it is in the project now: dragging it in the layer tree makes it anew."""
        before, there = self._before, groups(QgsProject.instance())
        if before is None or before.group in there:
            return before.group if before is not None else None
        found = ((group, layers_of(group).get("hexes")) for group in there)
        return next((group for group, hexes in found if hexes is not None and hexes.id() == before.hexes), None)

    def remember(self, group: QgsLayerTreeGroup | None, target: Path, shown: tuple[Any, ...]) -> None:
        """A run is about to give the map of a group other data; its new file is ``target``."""
        self.forget()
        facts, layers = facts_of(group), layers_of(group) if group is not None else {}
        path = file_of(layers["hexes"]) if "hexes" in layers else None
        if group is None or facts is None or path is None or not path.exists():
            return
        copy = None
        if path == target:
            copy = _second_name(path)
            if copy is None:
                return
        properties = {name: str(group.customProperty(name) or "") for name in (CHOICES, SOURCE, REPORT)}
        metric = str(layers["hexes"].customProperty(METRIC) or "")
        self._before = _Before(group, layers["hexes"].id(), facts, properties, metric, path, copy, shown)

    def steps(self, result: Any) -> Iterator[None]:
        """Put it back, a step at a time; ``result`` swaps files. Raises UserError where that cannot be."""
        from ...cartography.map import group_layers

        before, group = self._before, self._group()
        if before is None or group is None:
            raise UserError(tr("The map that was replaced can no longer be put back."))
        project = QgsProject.instance()
        group_layers.require_no_edits(project, layers_of(group).values())
        if not (before.copy or before.path).exists():
            raise UserError(tr("The file of the map that was replaced is no longer there."), str(before.path))
        yield
        path = before.path
        if before.copy is not None:
            os.utime(before.copy)  # QGIS reads a file anew only where it is younger than the one it has open
            path = result.swap(before.copy, before.path)
        yield
        group_layers.add_map(project, path, before.facts, before.metric, group=group)
        for name, value in before.properties.items():
            group.setCustomProperty(name, value)

    @property
    def shown(self) -> tuple[Any, ...]:
        """What the dock knew of the map."""
        return self._before.shown if self._before is not None else ()

    def forget(self) -> None:
        """No map to put back; its file under another name goes."""
        if self._before is not None and self._before.copy is not None:
            with suppress(OSError):
                self._before.copy.unlink()
        self._before = None


def _second_name(path: Path) -> Path | None:
    """The file under a second name, which stays when the first is given to another; None where that is not possible."""
    second = temporary_beside(path)
    with suppress(OSError):
        os.link(path, second)
        return second
    with suppress(OSError):
        if path.stat().st_size <= _LARGEST_COPY:
            shutil.copy2(path, second)
            return second
    return None
