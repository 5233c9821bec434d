"""What a result follows from, as values that change when it does: files, layers, clusters, areas."""

from __future__ import annotations

from collections.abc import Iterable
from glob import escape
from hashlib import sha256
from pathlib import Path
from typing import Any

from qgis.core import QgsVectorLayer

from ..core.base.errors import UserError
from ..core.base.i18n import tr
from ..core.catalogue.catalogue import lasting_clusters
from ..core.postcodes.chosen_index import changes
from .plain_file import file_of

Stamp = tuple[Any, ...]
_OF_SEVERAL = {".shp", ".tab", ".mif", ".csv"}  # formats whose columns, encoding or types stand in files beside them
_POINTING = {".vrt", ".gvrt", ".xml"}  # files that show others


def layer_stamp(layer: QgsVectorLayer) -> Stamp | None:
    """Equal stamps mean equal rows; None where that cannot be known: a database, a memory layer, edits, joined or
    virtual fields.

    QGIS's own dataTimestamp() is no help: it is invalid for the tables of a GeoPackage.
    """
    path = file_of(layer)
    if path is None or path.suffix.lower() in _POINTING or layer.isEditable() or layer.vectorJoins():
        return None
    provider = layer.dataProvider()
    if layer.fields().names() != provider.fields().names():
        return None
    shown = (layer.source(), layer.subsetString(), layer.crs().toWkt(), provider.encoding())
    return layer.id(), *shown, *_files(_with_companions(path))


def data_stamp(layer: QgsVectorLayer) -> str:
    """The data of a layer, whatever it shows of them and wherever its file lies now: what classes were made from."""
    path = file_of(layer)
    if path is None:
        return sha256(repr((layer.id(), layer.source(), layer.featureCount())).encode()).hexdigest()[:16]
    about = [(time, size) for _, time, size in _files(_with_companions(path))]
    table = layer.source().partition("|subset=")[0].partition("|")[2]
    return sha256(repr((about, table)).encode()).hexdigest()[:16]


def file_stamp(text: str | Path) -> Stamp:
    """A file of companies ("x.gpkg|layername=y" too) with its other parts; () for none. Raises UserError if gone."""
    if not str(text):
        return ()
    from ..core.companies.files.opened import parts_of

    path = Path(str(text).partition("|layername=")[0])
    try:
        path.stat()
        return _files(dict.fromkeys([*_with_companions(path), *parts_of(path)]))
    except OSError as error:
        sentence = tr("{name} cannot be read: check that the file is still there.")
        raise UserError(sentence.format(name=path.name), str(error)) from error


def catalogue_stamp() -> Stamp:
    """What companies are sorted and placed by: all clusters, the user's own too, and the postcode directory."""
    return changes(), sha256(repr(sorted(lasting_clusters().items())).encode()).hexdigest()


def _with_companions(path: Path) -> list[Path]:
    """The file and what belongs to it: beside a GeoPackage the log, in which what was edited may still stand."""
    if path.suffix.lower() not in _OF_SEVERAL:
        return [path, Path(f"{path}-wal")]
    return sorted(one for one in path.parent.glob(f"{escape(path.stem)}.*") if one.stem == path.stem)


def _files(paths: Iterable[Path]) -> Stamp:
    there = [(one.name, one.stat()) for one in paths if one.is_file()]
    return tuple((name, about.st_mtime_ns, about.st_size) for name, about in there if about.st_size)
