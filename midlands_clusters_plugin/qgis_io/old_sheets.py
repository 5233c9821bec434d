"""Old Excel workbooks by QGIS's own GDAL, which may read what the one that pyogrio brings does not."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from ..core.companies.files.other_sheets import OTHERS, sheet_settings


def _get(name: str) -> Any:
    from osgeo import gdal

    return gdal.GetConfigOption(name)


def _put(values: dict[str, Any]) -> None:
    from osgeo import gdal

    for name, value in values.items():
        gdal.SetConfigOption(name, value)


_settings = sheet_settings(_get, _put)


class _QgisGdal:
    """QGIS's own GDAL, which may read what the one that pyogrio brings does not."""

    def sheets(self, path: str) -> list[str]:
        with self._open(path) as data:
            return [data.GetLayer(number).GetName() for number in range(data.GetLayerCount())]

    def rows(self, path: str, sheet: str) -> Iterator[tuple[int, list]]:
        with self._open(path) as data:
            layer = data.GetLayerByName(sheet)
            width = range(layer.GetLayerDefn().GetFieldCount())
            for row in layer:
                yield row.GetFID(), [row.GetField(position) for position in width]

    @contextmanager
    def _open(self, path: str) -> Iterator[Any]:
        from osgeo import gdal

        with _settings.changed():
            data = gdal.OpenEx(path, gdal.OF_VECTOR)
            if data is None:
                raise ValueError(gdal.GetLastErrorMsg())
            yield data


def _reader(driver: str) -> _QgisGdal | None:
    try:
        from osgeo import gdal
    except ImportError:
        return None
    return _QgisGdal() if gdal.GetDriverByName(driver) is not None else None


def use_qgis_gdal() -> None:
    """Let core's readers of spreadsheets use it too."""
    if _reader not in OTHERS:
        OTHERS.append(_reader)
