"""``midlandsclusters:kerneldensity``: companies of a cluster as a smooth surface, the picture of the government's study
of 2017.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import QgsMapLayer, QgsProcessingContext, QgsProcessingFeedback, QgsRasterLayer

from ...core.base.errors import UserError
from ...core.base.feedback import Feedback
from ...core.base.i18n import shown, tr, written
from ...core.base.threads import in_python_thread
from ...core.catalogue.catalogue import clusters
from ...core.geography.areas import Area
from ..base import Algorithm, FeedbackBridge
from ..support.area_parameter import find_area
from ..support.inputs import layer_input
from ..support.on_load import on_load
from ..support.outputs import check_writable
from .statistic_styling import Origins

if TYPE_CHECKING:
    from ...cartography.thematic.choropleth import About
    from ...core.density.kernel_raster import DensityRaster
    from ...sources.layers.layer_frames import LayerSource

_PIXELS = 20.0  # a radius has so many pixels where the officer gives none
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

    def check(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        """Area, companies and output can work together."""
        check_writable(parameters, "OUTPUT")
        self._area(parameters, context)
        layer_input(self, parameters, "COMPANIES", context)

    def prepare_run(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        """Look at the layer."""
        self._companies = layer_input(self, parameters, "COMPANIES", context)
        self._origins = Origins()
        self._origins.note(self, parameters, ["COMPANIES"], context)

    def _area(self, parameters: dict[str, Any], context: QgsProcessingContext) -> Area:
        return find_area(self.parameterAsString(parameters, "AREA", context))

    def run_core(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Read, smooth, write."""
        from ..support.rasters import write_raster

        bridge = FeedbackBridge(feedback)
        made = in_python_thread(lambda: self._made(parameters, context, bridge.part(0.0, 0.95)))
        path = str(self.parameterAsOutputLayer(parameters, "OUTPUT", context))
        write_raster(Path(path), made.values, made.west, made.north, made.pixel)
        about = self._about(parameters, context, made)
        wording = " ".join([f"{about.title}.", about.subtitle, *about.notes])
        feedback.pushInfo(wording)
        self._loaded = (path, about)
        return {
            "OUTPUT": path,
            "COUNTED": made.counted,
            "BEYOND": made.beyond,
            "HIGHEST": _highest(made),
            "SUMMARY": wording,
        }

    def _made(self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: Feedback) -> DensityRaster:
        import numpy as np
        import shapely

        from ...core.companies.sample import SOURCE
        from ...core.density.kernel_raster import density_raster
        from ...core.geography.boundaries import builtin_outlines_of
        from ...core.hexmap.engine import Workspace
        from ...sources.layers.company_layers import companies_from_layer

        if self._companies is None:
            raise UserError(tr("Choose a layer of companies."))
        feedback.step(tr("Reading companies"))
        workspace = Workspace(companies_from_layer(self._companies, feedback=feedback.part(0.0, 0.4)))
        rows = workspace.members(self.parameterAsEnumString(parameters, "CLUSTER", context))
        table = workspace.table.companies[rows]
        self._sample = bool((table["source"] == SOURCE).any())
        weight = None
        if self._by_employees(parameters, context):
            weight = table["employees"].to_numpy(dtype=np.float64, na_value=np.nan)
        outline = shapely.union_all(builtin_outlines_of(self._area(parameters, context).codes).geometry)
        radius = self.parameterAsDouble(parameters, "RADIUS", context)
        x, y = table["easting"].to_numpy(dtype=np.float64), table["northing"].to_numpy(dtype=np.float64)
        masked = self.parameterAsBool(parameters, "MASK", context)
        bounds = outline.bounds if masked else outline.buffer(radius, quad_segs=2).bounds
        feedback.step(tr("Computing"))
        return density_raster(
            x,
            y,
            bounds,
            radius=radius,
            pixel=self.parameterAsDouble(parameters, "PIXEL", context)
            or max(radius / _PIXELS, min(_LEAST, radius / 4)),
            weight=weight,
            outline=outline if masked else None,
            feedback=feedback.part(0.4, 1.0),
        )

    def _by_employees(self, parameters: dict[str, Any], context: QgsProcessingContext) -> bool:
        return self.parameterAsEnumString(parameters, "WEIGHT", context) == "employees"

    def _about(self, parameters: dict[str, Any], context: QgsProcessingContext, made: DensityRaster) -> About:
        """What the layer says of itself."""
        from ...cartography.thematic.density_symbology import about_density

        cluster = self.parameterAsEnumString(parameters, "CLUSTER", context)
        name = shown(clusters()[cluster].name) if cluster in clusters() else tr("All companies")
        unit = tr("employees per km²") if self._by_employees(parameters, context) else tr("businesses per km²")
        title = tr("{cluster}: {unit}").format(cluster=name, unit=unit)
        wording = tr(
            "Each of {sites} sites spread over {radius} km round it (quartic kernel); pixels of {pixel} m."
        ).format(sites=written(f"{made.counted:,}"), radius=f"{made.radius / 1000:g}", pixel=f"{made.pixel:g}")
        if made.beyond:
            rim = tr("Near the border {count} sites outside the area count too.").format(
                count=written(f"{made.beyond:,}")
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
        provenance = self._origins.provenance(self, parameters, "kernel_density", METHOD, wording)
        area = self._area(parameters, context).name.partition(" (")[0]
        return about_density(title, unit, area, wording, notes, provenance.history, provenance.rights)

    def postProcessAlgorithm(self, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> dict[str, Any]:
        """On the window's thread again: have the layer coloured and described when it is loaded."""
        if self._loaded is not None:
            destination, about = self._loaded
            on_load(context, destination, partial(_present, about=about), about.legend)
        return {}


def _highest(made: DensityRaster) -> float:
    import numpy as np

    known = made.values[np.isfinite(made.values)]
    return float(known.max(initial=0.0))


def _present(layer: QgsMapLayer, about: About) -> None:
    from ...cartography.thematic.density_symbology import present_density

    if isinstance(layer, QgsRasterLayer):
        present_density(layer, about)
