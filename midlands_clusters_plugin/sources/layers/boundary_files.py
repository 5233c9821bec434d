"""Boundaries to cut hexagons to that come from a file: the user's own, or a kept download of the ONS portal."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ...core.base.errors import UserError
from ...core.base.i18n import tr
from ...core.geography.boundaries import read_boundaries
from ...qgis_io.stamp import file_stamp
from ..online.download_cache import DownloadCache
from ..online.ons_portal import LAYER, attribution

if TYPE_CHECKING:
    from ...core.base.feedback import Feedback
    from ...core.geography.boundaries import Boundaries
    from ..online.ons_portal import Service


@dataclass(frozen=True)
class BoundaryFile:
    """A file that GDAL reads: OS Boundary-Line, or any layer of polygons with GSS codes."""

    path: str

    @property
    def key(self) -> tuple:
        """Equal keys mean equal polygons. Raises UserError where the file is gone."""
        return ("file", self.path, *file_stamp(self.path))

    def read(self, feedback: Feedback) -> Boundaries:
        """Its polygons and codes. Raises UserError or Cancelled."""
        feedback.check()
        return read_boundaries(self.path)


@dataclass(frozen=True)
class DownloadedBoundaries:
    """An edition of the ONS portal as it was downloaded; ``sha256`` of the kept file."""

    service: Service
    sha256: str

    @property
    def key(self) -> tuple:
        """Equal keys mean equal polygons."""
        return ("download", self.service.id, self.sha256)

    def read(self, feedback: Feedback) -> Boundaries:
        """Its polygons and codes, with edition, day and acknowledgement. Raises UserError or Cancelled."""
        feedback.check()
        stored = DownloadCache().find(self.service.id)
        if stored is None:
            raise UserError(tr("The kept download of these boundaries is gone or damaged: download it again."))
        found = read_boundaries(stored.path, LAYER)
        source = tr("ONS Open Geography portal: {edition}, downloaded {day}").format(
            edition=self.service.name, day=stored.day
        )
        return replace(found, source=source, date=self.service.date, attribution=attribution())
