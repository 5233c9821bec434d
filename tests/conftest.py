"""For all tests: layers are let go of before QGIS ends."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from qgis.core import QgsMapLayer
from qgis.PyQt import sip


@pytest.fixture
def closed() -> Iterator[Callable[[QgsMapLayer], QgsMapLayer]]:
    """``closed(layer)`` in a fixture: the layer is closed when the test is over, whoever still holds it.

    pytest keeps a test's arguments until after its teardown, and the last teardown ends QGIS: a layer that was an argument would be closed
    by a GDAL that is gone, a segmentation fault after all tests have passed.
    """
    kept: list[QgsMapLayer] = []

    def keep(layer: QgsMapLayer) -> QgsMapLayer:
        kept.append(layer)
        return layer

    yield keep
    for layer in kept:
        if not sip.isdeleted(layer):
            sip.delete(layer)
