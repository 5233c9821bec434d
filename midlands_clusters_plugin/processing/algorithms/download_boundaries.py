"""``midlandsclusters:downloadboundaries``: official boundaries of any year from the ONS Open Geography portal, kept for
working offline.
"""

from __future__ import annotations

from functools import partial
from typing import Any

import geopandas as gpd
from qgis.core import QgsMapLayer, QgsProcessingFeedback

from ...core.base.errors import UserError
from ...core.base.i18n import tr
from ...core.base.threads import in_python_thread
from ...qgis_io.layer_metadata import describe_layer
from ...sources.online.download_cache import Cached, DownloadCache
from ...sources.online.ons_portal import LAYER, Service, attribution, boundaries, clips, find_service, sends
from ..base import Algorithm, FeedbackBridge
from ..support.inputs import Inputs
from ..support.outputs import write_output


class DownloadBoundaries(Algorithm):
    """Brings a layer of counties and unitary authorities, or of districts."""

    ID = "downloadboundaries"

    def check(self, inputs: Inputs) -> None:
        """The edition is known."""
        value = inputs.raw("SERVICE")
        if isinstance(value, str):
            find_service(value)

    def run_core(self, inputs: Inputs, feedback: QgsProcessingFeedback, bridge: FeedbackBridge) -> dict[str, Any]:
        service = find_service(inputs.choice("SERVICE"))
        feedback.pushInfo(sends())
        stored = boundaries(service, DownloadCache(), refresh=inputs.yes("REFRESH"), feedback=bridge.part(0.0, 0.8))
        self._say(service, stored, feedback)
        frame = in_python_thread(lambda: _read(stored))
        output = write_output(inputs, "OUTPUT", frame, bridge.part(0.8, 1.0))
        self.when_loaded(output, partial(_describe, service=service, stored=stored))
        return {
            "OUTPUT": output,
            "COUNT": len(frame),
            "DATE": stored.date,
            "SHA256": stored.sha256,
            "FRESH": stored.fresh,
        }

    def _say(self, service: Service, stored: Cached, feedback: QgsProcessingFeedback) -> None:
        if stored.note:
            feedback.pushWarning(stored.note)
        came = (
            tr("Downloaded now: {rows:,} authorities.")
            if stored.fresh
            else tr("Used as downloaded on {day}: {rows:,} authorities.")
        )
        feedback.pushInfo(came.format(rows=stored.rows, day=stored.day))
        feedback.pushInfo(tr("{clip}: {meaning}.").format(clip=service.clip, meaning=clips()[service.clip]))
        feedback.pushInfo(attribution())


def _read(stored: Cached) -> gpd.GeoDataFrame:
    """The kept download. Raises UserError where it vanished in between."""
    try:
        return gpd.read_file(stored.path, layer=LAYER, engine="pyogrio")
    except (OSError, RuntimeError, ValueError) as error:
        raise UserError(tr("The kept download cannot be read: run again with Download again."), str(error)) from error


def _describe(layer: QgsMapLayer, service: Service, stored: Cached) -> None:
    """Write into a loaded layer where it comes from."""
    line = tr("Downloaded from {url} on {date}, {rows} features, sha256 {sha256}")
    describe_layer(
        layer,
        title=service.name,
        abstract=clips()[service.clip],
        history=[line.format(url=stored.url, date=stored.date, rows=stored.rows, sha256=stored.sha256)],
        rights=[attribution()],
        licences=[tr("Open Government Licence v3.0")],
    )
