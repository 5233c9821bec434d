"""``midlandsclusters:kerneldensity``: companies of a cluster as a smooth surface, the picture of the government's study
of 2017.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from qgis.core import QgsProcessingFeedback

from ...cartography.thematic.choropleth import About
from ...cartography.thematic.density_symbology import about_density, present_density
from ...core.base.feedback import Feedback
from ...core.base.i18n import counted, shown, tr, written
from ...core.base.threads import in_python_thread
from ...core.catalogue.catalogue import clusters
from ...core.companies.sample import SOURCE
from ...core.density.kernel_raster import DensityRaster, density_raster
from ...core.geography.area_outlines import outlines_of
from ..base import COMPANIES, FeedbackBridge
from ..support.inputs import Inputs
from ..support.rasters import write_raster
from .statistic import Statistic

_PIXELS = 20.0  # a radius has so many pixels where the user gives none
_LEAST = 50.0  # metres of a pixel then


class KernelDensity(Statistic):
    """Companies as a surface."""

    ID = "kerneldensity"
    LOOK = "kernel_density"
    METHOD = (
        "Silverman, B. W. (1986), Density Estimation for Statistics and Data Analysis, equation 4.5 "
        "(quartic kernel, as QGIS's heat map)"
    )
    LAYERS = {"COMPANIES": COMPANIES}
    _sample = False

    def check(self, inputs: Inputs) -> None:
        """The area is known."""
        inputs.area()

    def run_core(self, inputs: Inputs, feedback: QgsProcessingFeedback, bridge: FeedbackBridge) -> dict[str, Any]:
        made = in_python_thread(lambda: self._made(inputs, bridge.part(0.0, 0.95)))
        path = inputs.output_layer("OUTPUT")
        write_raster(Path(path), made.values, made.west, made.north, made.pixel)
        about = self._about(inputs, made)
        wording = self.origins.stated(" ".join([f"{about.title}.", about.subtitle, *about.notes]))
        feedback.pushInfo(wording)
        self.when_loaded(path, partial(present_density, about=about), about.legend)
        return {
            "OUTPUT": path,
            "COUNTED": made.counted,
            "BEYOND": made.beyond,
            "HIGHEST": _highest(made),
            "SUMMARY": wording,
        }

    def _made(self, inputs: Inputs, feedback: Feedback) -> DensityRaster:
        workspace = self.workspace(feedback.part(0.0, 0.4))
        table = workspace.table.companies[workspace.members(inputs.choice("CLUSTER"))]
        self._sample = bool((table["source"] == SOURCE).any())
        employees = table["employees"].to_numpy(dtype=np.float64, na_value=np.nan)
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
            weight=employees if _by_employees(inputs) else None,
            outline=outline if masked else None,
            feedback=feedback.part(0.4, 1.0),
        )

    def _about(self, inputs: Inputs, made: DensityRaster) -> About:
        """What the layer says of itself."""
        cluster = inputs.choice("CLUSTER")
        name = shown(clusters()[cluster].name) if cluster in clusters() else tr("All companies")
        unit = tr("employees per km²") if _by_employees(inputs) else tr("businesses per km²")
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
        provenance = self.origins.provenance(inputs, self.LOOK, self.METHOD, wording)
        area = inputs.area().name.partition(" (")[0]
        return about_density(title, unit, area, wording, notes, provenance.history, provenance.rights)


def _by_employees(inputs: Inputs) -> bool:
    return inputs.choice("WEIGHT") == "employees"


def _highest(made: DensityRaster) -> float:
    known = made.values[np.isfinite(made.values)]
    return float(known.max(initial=0.0))
