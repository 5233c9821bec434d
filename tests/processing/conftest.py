"""What the tests of the algorithms share: the provider, a small company file, and runs as a user makes them."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from qgis.core import (
    QgsApplication,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingModelAlgorithm,
    QgsProject,
    QgsVectorLayer,
)

# Real postcodes of public buildings, so that every row's authority is known: the county or city hall of each.
ROWS = [
    ("Alpha Aero Ltd", "DE1 2FS", "30300", "120", "2500000"),  # Derby City Council House
    ("Beta Rail Ltd", "NG2 3NG", "30200", "40", "900000"),  # Nottingham Loxley House
    ("Gamma Foods Ltd", "DE4 3AG", "10890", "", "150000"),  # Matlock, Derbyshire County Hall
    ("Delta Cars Ltd", "B1 1BB", "29100", "300", ""),  # Birmingham Council House
    ("Epsilon Ltd", "SW1A 1AA", "70100", "5", "100000"),  # London: outside the area
    ("Zeta Ltd", "BT1 5GS", "70100", "5", "100000"),  # Belfast: rejected
    ("Eta Ltd", "", "70100", "5", "100000"),  # no postcode: rejected
]
HEADER = ("Company Name", "Post Code", "SIC", "Employees", "Turnover")


@pytest.fixture
def company_file(tmp_path) -> Path:
    path = tmp_path / "firms.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([HEADER, *ROWS])
    return path


@pytest.fixture
def provider(qgis_processing):
    from midlands_clusters_plugin.processing.provider import MidlandsClustersProvider

    registry = QgsApplication.processingRegistry()
    own = MidlandsClustersProvider()
    registry.addProvider(own)
    yield own
    registry.removeProvider(own)


def output_key(model: QgsProcessingModelAlgorithm) -> str:
    """What the only output of a model is called in its parameters and results: "child:name" in QGIS 3.22, "name" in later versions."""
    (output,) = model.destinationParameterDefinitions()
    return output.name()


@pytest.fixture
def no_window(monkeypatch, qgis_processing):
    """Processing loads its results as where there is no window: QGIS 3.44 does not take pytest-qgis's imitation of one."""
    from processing.gui import Postprocessing

    monkeypatch.setattr(Postprocessing, "iface", None, raising=False)


class Listener(QgsProcessingFeedback):
    """Keeps what a run said; cancels it when progress passes ``cancel_at`` per cent."""

    def __init__(self, cancel_at: float | None = None) -> None:
        super().__init__(False)
        self.stated: list[str] = []
        self.warned: list[str] = []
        self.errors: list[str] = []
        self.seen: list[float] = []
        self._cancel_at = cancel_at
        self.progressChanged.connect(self._moved)

    def _moved(self, percent: float) -> None:
        self.seen.append(percent)
        if self._cancel_at is not None and percent >= self._cancel_at:
            self.cancel()

    def pushInfo(self, text):
        self.stated.append(text)

    def reportError(self, error, fatalError=False):
        self.errors.append(error)

    def pushWarning(self, text):
        self.warned.append(text)


@pytest.fixture
def run(provider):
    """Runs an algorithm as the toolbox does: own context, parameters checked first."""
    import processing

    def go(name: str, parameters: dict, feedback: QgsProcessingFeedback | None = None) -> dict:
        context = QgsProcessingContext()
        context.setProject(QgsProject.instance())
        return processing.run(f"midlandsclusters:{name}", parameters, feedback=feedback or Listener(), context=context)

    return go


@pytest.fixture
def companies(run, company_file, tmp_path, closed) -> QgsVectorLayer:
    """The company file, imported into a GeoPackage."""
    path = tmp_path / "companies.gpkg"
    run("importcompanies", {"INPUT": str(company_file), "OUTPUT": str(path)})
    return closed(QgsVectorLayer(str(path), "companies", "ogr"))
