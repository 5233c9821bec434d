"""Pages as files: PDF with real text and vectors, pictures, SVG; one page or all pages of an atlas."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from html import escape
from pathlib import Path
from typing import Any

from osgeo import gdal
from qgis.core import (
    QgsApplication,
    QgsFeedback,
    QgsLayoutAtlas,
    QgsLayoutExporter,
    QgsPrintLayout,
    QgsProject,
    QgsProjectMetadata,
)
from qgis.PyQt.QtCore import QSignalBlocker, QSize
from qgis.PyQt.QtGui import QImage

from ...core.base.errors import Cancelled, UserError
from ...core.base.i18n import tr
from ...core.files.whole_file import together, write_beside
from ..record.page_settings import load_settings
from . import furniture as put

DPI = 300
_MARKUP = {"&": "\ue026", "<": "\ue03c", ">": "\ue03e"}  # private signs stand for them
_CONTROLS = dict.fromkeys({*range(32)} - {9, 10, 13}, " ")  # no XML may hold them
_NO_MARKUP = _CONTROLS | str.maketrans(_MARKUP)
_ENTITIES = _CONTROLS | str.maketrans({private: escape(sign) for sign, private in _MARKUP.items()})
FORMATS = ("PDF", "PNG", "SVG")


def export(
    layout: QgsPrintLayout,
    path: Path,
    *,
    file_format: str = "",
    dpi: float = DPI,
    one_file: bool = True,
    feedback: QgsFeedback | None = None,
) -> list[Path]:
    """Export a page, or all pages of an atlas, in the format of the path's ending; returns the files.

    ``one_file`` : an atlas as one PDF; else, and as PNG and SVG in any case, one file a page, each named after its
    authority, in the folder of ``path``.

    Raises UserError where a file cannot be written, Cancelled where ``feedback`` says so.
    """
    kind = (file_format or path.suffix.lstrip(".")).upper()
    if kind not in FORMATS:
        raise UserError(tr("Choose PDF, PNG or SVG for the page."), str(path))
    if not layout.atlas().enabled():
        return [_WRITERS[kind](layout, path, dpi)]
    if kind == "PDF" and one_file:
        return [_quietly(lambda: export_atlas_pdf(layout, path, dpi, feedback))]
    return _quietly(lambda: _page_by_page(layout, path, kind, dpi, feedback))


def export_pdf(layout: QgsPrintLayout, path: Path, dpi: float = DPI) -> Path:
    """A PDF of vectors and real text, georeferenced. Raises UserError where it cannot be written."""
    settings = export_settings(QgsLayoutExporter.PdfExportSettings, dpi)
    with published(layout.project()):
        return write_beside(path, lambda made: _check(QgsLayoutExporter(layout).exportToPdf(str(made), settings)))


def export_png(layout: QgsPrintLayout, path: Path, dpi: float = 200) -> Path:
    """A picture of the page. Raises UserError where it cannot be written."""
    return write_beside(path, lambda made: picture(layout, made, dpi))


def picture(layout: QgsPrintLayout, path: Path, dpi: float) -> None:
    """Draw the page straight into a file, for a writer that does more with it. Raises OSError."""
    settings = QgsLayoutExporter.ImageExportSettings()
    settings.dpi, settings.generateWorldFile = dpi, False
    with published(layout.project()):
        _check(_quietly(lambda: QgsLayoutExporter(layout).exportToImage(str(path), settings)))


def export_svg(layout: QgsPrintLayout, path: Path, dpi: float = DPI) -> Path:
    """The page as SVG, with real text. Raises UserError where it cannot be written."""

    def write(made: Path) -> None:
        settings = export_settings(QgsLayoutExporter.SvgExportSettings, dpi)
        _check(QgsLayoutExporter(layout).exportToSvg(str(made), settings))
        made.write_text(made.read_text(encoding="utf-8").translate(_ENTITIES), encoding="utf-8")

    with published(layout.project(), markup=True):
        return write_beside(path, write)


_WRITERS: dict[str, Callable[..., Path]] = {"PDF": export_pdf, "PNG": export_png, "SVG": export_svg}


def export_atlas_pdf(layout: QgsPrintLayout, path: Path, dpi: float = DPI, feedback: QgsFeedback | None = None) -> Path:
    """All pages of an atlas in one PDF. Raises UserError where it cannot be written."""
    atlas = _pages_of_atlas(layout)

    def write(made: Path) -> None:
        settings = export_settings(QgsLayoutExporter.PdfExportSettings, dpi)
        result = QgsLayoutExporter.exportToPdf(atlas, str(made), settings, feedback)
        _check(*(result if isinstance(result, tuple) else (result,)))

    with published(layout.project()):
        write_beside(path, write)
    atlas.first()
    return path


@contextmanager
def published(project: QgsProject, *, markup: bool = False) -> Iterator[None]:
    """The project's metadata as they may be handed on, for the time of an export: QGIS has the system's user for the
    author.

    ``markup`` : Qt writes title and description into SVG as they are, so signs of markup are other signs until the file
    is written.
    """
    before, changed = project.metadata(), project.isDirty()
    metadata = QgsProjectMetadata(before)
    if metadata.author() in (QgsApplication.userFullName(), QgsApplication.userLoginName()):
        metadata.setAuthor(load_settings().organisation)
    if markup:
        metadata.setTitle(metadata.title().translate(_NO_MARKUP))
        metadata.setAbstract(metadata.abstract().translate(_NO_MARKUP))
    _set_metadata(project, metadata)
    project.setDirty(changed)
    try:
        yield
    finally:
        _set_metadata(project, before)
        project.setDirty(changed)


def _set_metadata(project: QgsProject, metadata: QgsProjectMetadata) -> None:
    """Silently; but not in silence for the whole export, which lets events in: QGIS must hear of layers that go."""
    blocked = QSignalBlocker(project)
    project.setMetadata(metadata)
    blocked.unblock()


def _page_by_page(
    layout: QgsPrintLayout, path: Path, kind: str, dpi: float, feedback: QgsFeedback | None
) -> list[Path]:
    """One file a page; turned here, as QGIS's own way names the files by itself and says nothing of them."""
    atlas, files = _pages_of_atlas(layout), []
    with together():
        for index in range(atlas.count()):
            atlas.seekTo(index)
            layout.refresh()  # legends are one page behind otherwise
            name = atlas.currentFilename() or f"{index + 1:02d}"
            files.append(_WRITERS[kind](layout, path.parent / f"{path.stem}_{name}.{kind.lower()}", dpi))
            if feedback is not None:
                feedback.setProgress(100.0 * (index + 1) / atlas.count())
                if feedback.isCanceled():
                    raise Cancelled
    atlas.first()
    return files


def _pages_of_atlas(layout: QgsPrintLayout) -> QgsLayoutAtlas:
    if not layout.atlas().updateFeatures():
        raise UserError(tr("The atlas has no page: its layer of authorities is empty."))
    return layout.atlas()


def preview(layout: QgsPrintLayout, longest: int) -> QImage:
    """A small picture of the first page, of so many pixels on its longer side."""
    size = layout.pageCollection().page(0).pageSize()
    dpi = longest / (max(size.width(), size.height()) / 25.4)
    return QgsLayoutExporter(layout).renderPageToImage(0, QSize(), dpi)


def export_settings(kind: Any, dpi: float) -> Any:
    """Real text, real vectors and metadata, of PDF or SVG; a PDF is georeferenced by itself."""
    settings = kind()
    settings.dpi = dpi
    settings.forceVectorOutput = settings.exportMetadata = settings.simplifyGeometries = True
    settings.textRenderFormat = put.text_as_text()
    return settings


def _quietly(work: Callable[[], Any]) -> Any:
    """QGIS tries to georeference pictures and pages of an atlas, which GDAL cannot do for PNG and says so aloud."""
    gdal.PushErrorHandler("CPLQuietErrorHandler")
    try:
        return work()
    finally:
        gdal.PopErrorHandler()


def _check(result: object, detail: str = "") -> None:
    if result == QgsLayoutExporter.Canceled:
        raise Cancelled
    if result == QgsLayoutExporter.MemoryError:
        raise UserError(tr("There is not enough memory for a picture of this size: choose fewer dots per inch."))
    if result != QgsLayoutExporter.Success:
        raise OSError(detail or f"exporter: {result}")  # the writer finds out why
