"""``midlandsclusters:kerneldensity``: companies of a cluster as a smooth surface, the picture of the government's study
of 2017.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from qgis.core import QgsMapLayer, QgsProcessingContext, QgsProcessingFeedback, QgsRasterLayer

from ...cartography.thematic.choropleth import About
from ...cartography.thematic.density_symbology import about_density, present_density
from ...core.base.errors import UserError
from ...core.base.feedback import Feedback
from ...core.base.i18n import counted, shown, tr, written
from ...core.base.threads import in_python_thread
from ...core.catalogue.catalogue import clusters
from ...core.companies.sample import SOURCE
from ...core.density.kernel_raster import DensityRaster, density_raster
from ...core.geography.area_outlines import outlines_of
from ...core.hexmap.engine import Workspace
from ...sources.layers.company_layers import companies_from_layer
from ...sources.layers.layer_frames import LayerSource
from ..base import Algorithm, FeedbackBridge
from ..support.inputs import Inputs
from ..support.on_load import on_load
from ..support.outputs import check_writable
from ..support.rasters import write_raster
from .statistic_styling import Origins

_PIXELS = 20.0  # a radius has so many pixels where the user gives none
_LEAST = 50.0  # metres of a pixel then
METHOD = (
    "Silverman, B. W. (1986), Density Estimation for Statistics and Data Analysis, equation 4.5 "
    "(quartic kernel, as QGIS's heat map)"
)


class KernelDensity(Algorithm):
    """Companies as a surface."""

    ID = "kerneldensity"
    _companies: LayerSource | None = None
    _origins: Origins
    _loaded: tuple[str, About] | None = None
    _sample = False

    def check(self, inputs: Inputs) -> None:
        """Area, companies and output can work together."""
        check_writable(inputs, "OUTPUT")
        inputs.area()
        inputs.companies("COMPANIES")

    def prepare_run(self, inputs: Inputs) -> None:
        """Look at the layer."""
        self._companies = inputs.companies("COMPANIES")
        self._origins = Origins()
        self._origins.note(inputs, ["COMPANIES"])

    def run_core(self, inputs: Inputs, feedback: QgsProcessingFeedback) -> dict[str, Any]:
        """Read, smooth, write."""
        bridge = FeedbackBridge(feedback)
        made = in_python_thread(lambda: self._made(inputs, bridge.part(0.0, 0.95)))
        path = str(inputs.output_layer("OUTPUT"))
        write_raster(Path(path), made.values, made.west, made.north, made.pixel)
        about = self._about(inputs, made)
        wording = self._origins.stated(" ".join([f"{about.title}.", about.subtitle, *about.notes]))
        feedback.pushInfo(wording)
        self._loaded = (path, about)
        return {
            "OUTPUT": path,
            "COUNTED": made.counted,
            "BEYOND": made.beyond,
            "HIGHEST": _highest(made),
            "SUMMARY": wording,
        }

    def _made(self, inputs: Inputs, feedback: Feedback) -> DensityRaster:

        if self._companies is None:
            raise UserError(tr("Choose a layer of companies."))
        feedback.step(tr("Reading companies"))
        workspace = Workspace(companies_from_layer(self._companies, feedback=feedback.part(0.0, 0.4)))
        rows = workspace.members(inputs.choice("CLUSTER"))
        table = workspace.table.companies[rows]
        self._sample = bool((table["source"] == SOURCE).any())
        weight = None
        if self._by_employees(inputs):
            weight = table["employees"].to_numpy(dtype=np.float64, na_value=np.nan)
        outline = shapely.union_all(outlines_of(inputs.area().codes).geometry)
        radius = inputs.number("RADIUS")
        x, y = table["easting"].to_numpy(dtype=np.float64), table["northing"].to_numpy(dtype=np.float64)
        masked = inputs.yes("MASK")
        bounds = outline.bounds if masked else outline.buffer(radius, quad_segs=2).bounds
        feedback.step(tr("Computing"))
        return density_raster(
            x,
            y,
            bounds,
            radius=radius,
            pixel=inputs.number("PIXEL") or max(radius / _PIXELS, min(_LEAST, radius / 4)),
            weight=weight,
            outline=outline if masked else None,
            feedback=feedback.part(0.4, 1.0),
        )

    def _by_employees(self, inputs: Inputs) -> bool:
        return inputs.choice("WEIGHT") == "employees"

    def _about(self, inputs: Inputs, made: DensityRaster) -> About:
        """What the layer says of itself."""
        cluster = inputs.choice("CLUSTER")
        name = shown(clusters()[cluster].name) if cluster in clusters() else tr("All companies")
        unit = tr("employees per km²") if self._by_employees(inputs) else tr("businesses per km²")
        title = tr("{cluster}: {unit}").format(cluster=name, unit=unit)
        wording = counted(
            "{n} site spread over {radius} km round it (quartic kernel); pixels of {pixel} m.",
            "Each of {n} sites spread over {radius} km round it (quartic kernel); pixels of {pixel} m.",
            made.counted,
        ).format(radius=f"{made.radius / 1000:g}", pixel=f"{made.pixel:g}")
        if made.beyond:
            rim = counted(
                "Near the border {n} site outside the area counts too.",
                "Near the border {n} sites outside the area count too.",
                made.beyond,
            )
        else:
            rim = tr(
                "The companies hold no site beyond the border: density within {radius} km of it may be too low."
            ).format(radius=f"{made.radius / 1000:g}")
        notes = (
            *((tr("Illustrative sample: not real companies."),) if self._sample else ()),
            tr("The highest is {value} {unit}.").format(value=written(f"{_highest(made):,.3g}"), unit=unit),
            rim,
        )
        provenance = self._origins.provenance(inputs, "kernel_density", METHOD, wording)
        area = inputs.area().name.partition(" (")[0]
        return about_density(title, unit, area, wording, notes, provenance.history, provenance.rights)

    def postProcessAlgorithm(self, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> dict[str, Any]:
        """On the window's thread again: have the layer coloured and described when it is loaded."""
        if self._loaded is not None:
            destination, about = self._loaded
            on_load(context, destination, partial(_present, about=about), about.legend)
        return {}


def _highest(made: DensityRaster) -> float:
    known = made.values[np.isfinite(made.values)]
    return float(known.max(initial=0.0))


def _present(layer: QgsMapLayer, about: About) -> None:
    if isinstance(layer, QgsRasterLayer):
        present_density(layer, about)
