"""Kernel density as an algorithm: the same surface as QGIS's own heat map, up to its scale, and what the layer says."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pytest
import shapely
from qgis.core import (
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingOutputLayerDefinition,
    QgsProject,
    QgsRasterLayer,
    QgsVectorLayer,
)

from midlands_clusters_plugin.cartography.record.roles import ROLE
from midlands_clusters_plugin.cartography.thematic.choropleth import about_of
from midlands_clusters_plugin.core.density.kernel_raster import density_raster
from midlands_clusters_plugin.core.files.geopackage import write_layers
from tests.core.statistics.kernel import kernel_density

from ..conftest import Listener


def _values(path: str) -> tuple[np.ndarray, tuple[float, float, float]]:
    layer = QgsRasterLayer(path, "raster")
    block = layer.dataProvider().block(1, layer.extent(), layer.width(), layer.height())
    values = np.frombuffer(bytes(block.data()), dtype="<f4").reshape(layer.height(), layer.width()).astype(np.float64)
    place = (layer.extent().xMinimum(), layer.extent().yMaximum(), layer.rasterUnitsPerPixelX())
    none = layer.dataProvider().sourceNoDataValue(1) if layer.dataProvider().sourceHasNoDataValue(1) else np.inf
    return np.where((values == none) | ~np.isfinite(values) | (values < -1), np.nan, values), place


def test_as_the_heat_map_of_qgis(run, tmp_path, closed):
    """QGIS gives the sum of (1 - (d / r)^2)^2; times 3 / (pi r^2) that is ours. Its grid starts at the points' extent less the radius.

    Northings are whole pixels here: between them QGIS (seen in 3.22) is off by up to a pixel, because it counts rows from both ends.
    """
    import processing

    random = np.random.default_rng(5)
    x, y = (np.r_[low, random.uniform(low, low + 6000, 60), low + 6000] for low in (440_000.0, 330_000.0))
    y = np.round(y, -2)
    frame = gpd.GeoDataFrame({"n": np.arange(len(x))}, geometry=shapely.points(x, y), crs=27700)
    write_layers(tmp_path / "points.gpkg", {"points": frame})
    points = closed(QgsVectorLayer(str(tmp_path / "points.gpkg"), "points", "ogr"))
    heat = processing.run(
        "qgis:heatmapkerneldensityestimation",
        {
            "INPUT": points,
            "RADIUS": 1000.0,
            "PIXEL_SIZE": 100.0,
            "KERNEL": 0,
            "OUTPUT_VALUE": 0,
            "OUTPUT": str(tmp_path / "heat.tif"),
        },
        feedback=Listener(),
    )
    theirs, (west, north, pixel) = _values(heat["OUTPUT"])
    assert pixel == 100
    rows, columns = theirs.shape
    places = np.column_stack(
        [
            one.ravel()
            for one in np.meshgrid(west + (np.arange(columns) + 0.5) * pixel, north - (np.arange(rows) + 0.5) * pixel)
        ]
    )
    scale = 3 / np.pi
    exact = kernel_density(x, y, places, 1000.0).reshape(rows, columns)
    np.testing.assert_allclose(scale * np.nan_to_num(theirs), exact, atol=2e-6)
    ours = density_raster(x, y, (west, north - rows * pixel, west + columns * pixel, north), radius=1000.0, pixel=pixel)
    assert (ours.west, ours.north, ours.values.shape) == (west, north, theirs.shape)
    assert np.abs(ours.values - scale * np.nan_to_num(theirs)).max() < 0.015 * exact.max()


def _run(provider, companies, tmp_path, **given):
    import processing

    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    output = QgsProcessingOutputLayerDefinition(str(tmp_path / "density.tif"), QgsProject.instance())
    stated = Listener()
    parameters = {
        "COMPANIES": companies,
        "CLUSTER": "all",
        "AREA": "Derby+Derbyshire",
        "RADIUS": 5000,
        "OUTPUT": output,
        **given,
    }
    return (
        processing.run(provider.algorithm("kerneldensity").create(), parameters, context=context, feedback=stated),
        context,
        stated,
    )


def test_raster_and_what_it_says(provider, companies, tmp_path, closed):
    result, context, stated = _run(provider, companies, tmp_path)
    values, (west, north, pixel) = _values(result["OUTPUT"])
    assert pixel == 250 and (west % 250, north % 250) == (0, 0)
    assert result["COUNTED"] == 2  # Derby and Matlock; Nottingham is more than 5 km away
    assert result["HIGHEST"] == pytest.approx(np.nanmax(values), rel=1e-6)
    assert np.isnan(values).any() and np.nanmin(values) == 0
    assert "no site beyond the border" in result["SUMMARY"]
    details = context.layersToLoadOnCompletion()[result["OUTPUT"]]
    layer = closed(QgsRasterLayer(result["OUTPUT"], details.name))
    details.postProcessor().postProcessLayer(layer, context, stated)
    assert layer.crs().authid() == "EPSG:27700"
    assert layer.customProperty(ROLE) == "kernel_density"
    assert about_of(layer)["legend"] == details.name == "All companies: businesses per km²"
    labels = [label for label, _ in layer.renderer().legendSymbologyItems()]
    assert labels[0] == "Hardly any" and all(label.endswith("businesses per km²") for label in labels[1:])
    assert any("Silverman" in line for line in layer.metadata().history())


def test_companies_beyond_the_border_count(provider, companies, tmp_path):
    result, _, _ = _run(provider, companies, tmp_path, RADIUS=30_000, AREA="Derby")
    assert result["COUNTED"] == 1 and result["BEYOND"] == 2  # Matlock and Nottingham
    assert "2 sites outside the area count too" in result["SUMMARY"]


def test_employees_and_a_surface_that_fades_out(provider, companies, tmp_path):
    result, _, _ = _run(provider, companies, tmp_path, WEIGHT="employees", MASK=False, AREA="Derby")
    values, (_, _, pixel) = _values(result["OUTPUT"])
    assert not np.isnan(values).any()
    assert values.sum() * (pixel / 1000) ** 2 == pytest.approx(120, rel=5e-3)


@pytest.mark.parametrize(
    ("given", "sentence"), [({"PIXEL": 2000}, "too large for this radius"), ({"AREA": "Atlantis"}, "no known area")]
)
def test_what_cannot_be_is_one_sentence(provider, companies, tmp_path, given, sentence):
    with pytest.raises(QgsProcessingException, match=sentence):
        _run(provider, companies, tmp_path, **given)
    assert not (tmp_path / "density.tif").exists()
