"""Arrays -> raster files: written beside and renamed into place, by QGIS's own writer."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from osgeo import gdal
from qgis.core import Qgis, QgsCoordinateReferenceSystem, QgsRasterBlock, QgsRasterFileWriter, QgsRectangle

from ...core.base.errors import UserError
from ...core.base.i18n import tr
from ...core.files.whole_check import NotWholeError
from ...core.files.whole_file import write_beside

NO_DATA = -9999.0
_ROWS = 256  # written at a time


def write_raster(
    path: Path, values: np.ndarray, west: float, north: float, pixel: float, crs: str = "EPSG:27700"
) -> Path:
    """Write (rows, columns) of float32, the northern row first, as one band; nan is no data.

    Raises UserError where it cannot be written.
    """
    return write_beside(path, lambda temporary: _write(temporary, values, west, north, pixel, crs))


def _write(path: Path, values: np.ndarray, west: float, north: float, pixel: float, crs: str) -> None:
    rows, columns = values.shape
    writer = QgsRasterFileWriter(str(path))
    driver = QgsRasterFileWriter.driverForExtension(path.suffix.lstrip("."))
    writer.setOutputFormat(driver or "GTiff")
    if driver in ("GTiff", ""):
        options = ["COMPRESS=DEFLATE", "PREDICTOR=3", "TILED=YES"]
        (writer.setCreationOptions if hasattr(writer, "setCreationOptions") else writer.setCreateOptions)(options)
    extent = QgsRectangle(west, north - rows * pixel, west + columns * pixel, north)
    float32 = Qgis.DataType.Float32
    provider = writer.createOneBandRaster(float32, columns, rows, extent, QgsCoordinateReferenceSystem(crs))
    if provider is None or not provider.isValid():
        raise UserError(
            tr("{file} cannot be written: choose another folder, and a name that ends in .tif.").format(
                file=path.name.lstrip(".")
            )
        )
    provider.setEditable(True)  # says False where the new file is open for writing already
    provider.setNoDataValue(1, NO_DATA)
    data = np.where(np.isfinite(values), values, NO_DATA).astype("<f4")
    for start in range(0, rows, _ROWS):
        part = np.ascontiguousarray(data[start : start + _ROWS])
        block = QgsRasterBlock(float32, columns, len(part))
        block.setData(part.tobytes())
        if not provider.writeBlock(block, 1, 0, start):
            raise UserError(tr("{file} cannot be written: the disk may be full.").format(file=path.name.lstrip(".")))
    provider.setEditable(False)
    del provider  # closes the file
    band = gdal.Open(str(path))
    if band is None or band.GetRasterBand(1).ReadRaster() is None:  # what did not reach the disk shows when it is read
        raise NotWholeError("the raster cannot be read back")
