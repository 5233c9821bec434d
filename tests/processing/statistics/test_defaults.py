"""The defaults answer: on the sample hot spots are found, and growth is over the report's span with the other reading said."""

from __future__ import annotations

import re

import pytest
from qgis.core import QgsProcessingContext, QgsProcessingFeedback, QgsVectorLayer

from midlands_clusters_plugin.core.companies import sample_companies
from midlands_clusters_plugin.core.files.geopackage import write_layers
from midlands_clusters_plugin.core.hexmap.engine import MapRequest, Workspace


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    made = Workspace(sample_companies()).hexmap(MapRequest("aerospace"))
    return write_layers(
        tmp_path_factory.mktemp("sample") / "map.gpkg", {"hexes": made.hexes, "companies": made.companies}
    )


def run(name, **parameters):
    from qgis.core import QgsApplication

    algorithm = QgsApplication.processingRegistry().createAlgorithmById(f"midlandsclusters:{name}")
    results, ok = algorithm.run({"OUTPUT": "memory:", **parameters}, QgsProcessingContext(), QgsProcessingFeedback())
    assert ok
    return results


@pytest.mark.parametrize("name", ["hotspots", "localmoran"])
def test_hot_spots_are_found_by_default_and_without_a_metric(provider, sample, name):
    wording = run(name, INPUT=QgsVectorLayer(f"{sample}|layername=hexes", "hexes", "ogr"))["SUMMARY"]
    assert int(re.search(r": (\d[\d,]*)", wording).group(1).replace(",", "")) > 0, wording
    assert "normal distribution, which is approximate" in wording


def test_growth_is_over_the_reports_span_and_the_other_reading_is_stated(provider, sample):
    layer = QgsVectorLayer(f"{sample}|layername=companies", "companies", "ogr")
    wording = run("growth", COMPANIES=layer, CLUSTER="aerospace")["SUMMARY"]
    assert "+48%" in wording and "Counted from the end of 2013 it is +40%." in wording
    assert "was incorporated after" not in wording
    later = run("growth", COMPANIES=layer, CLUSTER="aerospace", LAST_YEAR=2025)["SUMMARY"]
    assert "+48%" in later and "None of these companies was incorporated after 2022." in later


@pytest.mark.parametrize("name", ["hotspots", "localmoran", "concentration"])
def test_the_command_line_needs_no_metric(provider, name):
    """qgis_process asks each parameter whether it does without a value, and a field with a default says no unless it is optional."""
    from qgis.core import QgsApplication

    metric = QgsApplication.processingRegistry().algorithmById(f"midlandsclusters:{name}").parameterDefinition("METRIC")
    assert metric.checkValueIsAcceptable(None) and metric.defaultValue() == "business_count"
