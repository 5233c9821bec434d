"""``make demo``: the main job without a screen, from a company file to hexagons, a project, a printed map and a 3D picture.

A real stand-alone run of PyQGIS; it needs a display, which xvfb-run gives. Everything is written into a folder beside the wanted one and
renamed when it is complete. Exit status: 0 done; 2 something that the user can put right, said in one sentence.
"""

from __future__ import annotations

import argparse
import html
import json
import os
import shutil
import sys
import tempfile
import zipfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from midlands_clusters_plugin.core.base.errors import UserError  # noqa: E402

if TYPE_CHECKING:
    from qgis.core import QgsApplication

    from midlands_clusters_plugin.core.base.feedback import Feedback
    from midlands_clusters_plugin.core.companies.placing.company_table import CompanyTable
    from midlands_clusters_plugin.core.hexmap.engine import HexMap

DEFAULTS = {
    "companies": "",
    "cluster": "aerospace",
    "metric": "business_count",
    "area": "midlands_engine",
    "grid": "bng",
    "marks": "auto",
}
_STORED: list[
    object
] = []  # QGIS must not be taken down by Python's garbage collection: with a 3D view made, it crashes
MODES = ("auto", "true", "graduated")
SIZES = {"bng": 1000.0, "h3": 8.0}
FILES = ("midlands_clusters.gpkg", "project.qgz", "map.pdf", "map.png", "map_3d.png", "report.json")


def arguments(argv: list[str] | None = None) -> argparse.Namespace:
    """Options of the command line; an empty text means the default, so that make can pass all of them."""
    parser = argparse.ArgumentParser(
        description="Make a 1 km hexagon map of a cluster from a file of companies, without a screen."
    )
    parser.add_argument("--out", default="build/demo", help="folder to write (default: build/demo)")
    parser.add_argument("--companies", default="", help="file of companies (default: the built-in illustrative sample)")
    parser.add_argument("--cluster", default="", help="cluster id, or all (default: aerospace)")
    parser.add_argument("--metric", default="", help="metric id to show (default: business_count)")
    parser.add_argument("--area", default="", help="area id, or GSS codes joined by + (default: midlands_engine)")
    parser.add_argument("--grid", default="", help="bng or h3 (default: bng)")
    parser.add_argument(
        "--marks", default="", help="auto, true (hexagons) or graduated (default: auto, by the map's scale)"
    )
    parser.add_argument("--year", default="", help="of columns or rows of several years, the one that counts")
    parser.add_argument(
        "--strict", default="", help="true refuses a file that could be read in more than one way (default: false)"
    )
    options = parser.parse_args(argv)
    for name, value in DEFAULTS.items():
        setattr(options, name, getattr(options, name).strip() or value)
    options.out = options.out.strip() or "build/demo"
    return options


def compute(options: argparse.Namespace, clock: Any) -> HexMap:
    """Read and count. Raises UserError."""
    from midlands_clusters_plugin.core.catalogue.catalogue import metrics
    from midlands_clusters_plugin.core.companies.reader import read_companies
    from midlands_clusters_plugin.core.companies.sample import sample_companies
    from midlands_clusters_plugin.core.geography.areas import get_area
    from midlands_clusters_plugin.core.hexmap.engine import MapRequest, first_map

    if options.grid not in SIZES:
        raise UserError("Choose bng or h3 for GRID.", f"grid: {options.grid}")
    if options.marks not in MODES:
        raise UserError("Choose auto, true or graduated for MARKS.", f"marks: {options.marks}")
    if options.metric not in metrics():
        raise UserError(
            f'There is no metric "{options.metric}": choose one of the ids in resources/catalogue/metrics.json.'
        )
    if options.year and not options.year.isdecimal():
        raise UserError("Choose a year of four figures for YEAR.", f"year: {options.year}")
    area = get_area(options.area)

    def read(feedback: Feedback) -> CompanyTable:
        with clock.step("read"):
            if not options.companies:
                return sample_companies(feedback)
            how = {"year": int(options.year or 0), "strict": options.strict.casefold() in ("true", "yes", "1")}
            return read_companies(options.companies, feedback=feedback, **how)

    _, hexmap = first_map(read, MapRequest(options.cluster, area, options.grid, SIZES[options.grid]))
    if options.metric not in hexmap.metrics:
        raise UserError(
            f'The file has no figures for "{metrics()[options.metric].name}": choose another METRIC.',
            f"it has: {', '.join(hexmap.metrics)}",
        )
    return hexmap


def write(folder: Path, options: argparse.Namespace, hexmap: HexMap, clock: Any) -> None:
    """Everything that the demo promises, into a folder. Raises UserError."""
    from qgis.core import Qgis, QgsProject, QgsRectangle, QgsReferencedRectangle

    from midlands_clusters_plugin.cartography import three_d
    from midlands_clusters_plugin.cartography.map import group_layers
    from midlands_clusters_plugin.cartography.map.file_styles import with_styles
    from midlands_clusters_plugin.cartography.page import pages
    from midlands_clusters_plugin.cartography.page.exporting import DPI
    from midlands_clusters_plugin.cartography.record.facts import map_facts
    from midlands_clusters_plugin.cartography.record.left_out import left_out_of
    from midlands_clusters_plugin.cartography.record.roles import layers_of
    from midlands_clusters_plugin.cartography.style import graduated
    from midlands_clusters_plugin.core.files.geopackage import write_layers
    from midlands_clusters_plugin.core.files.whole_file import write_text
    from midlands_clusters_plugin.core.hexmap.report import with_left_out

    project = QgsProject.instance()
    data, saved = folder / "midlands_clusters.gpkg", folder / "project.qgz"
    with clock.step("write"):
        write_layers(data, with_styles(hexmap.layers(), hexmap, options.metric))
        facts = map_facts(hexmap)
    with clock.step("layers"):
        project.setFileName(str(saved))
        group = group_layers.add_map(project, data, facts, options.metric)
        if options.marks != "auto":
            graduated.set_marks(layers_of(group)["hexes"], options.marks)
            group_layers.show_metric(group, options.metric)
        view = QgsReferencedRectangle(QgsRectangle(*facts.bounds), project.crs())
        project.viewSettings().setDefaultViewExtent(view)
    with clock.step("map.pdf"):
        page = pages.make_layout(project, group)
        pages.export_pdf(page, folder / "map.pdf")
    with clock.step("map.png"):
        pages.export_png(page, folder / "map.png", dpi=DPI)  # as the PDF: names find other places at another one
    with clock.step("map_3d.png"):
        three_d.export(three_d.make_layout(project, group), folder / "map_3d.png")
    with clock.step("project"):
        project.setTitle(group.name())
        if not project.write(str(saved)):
            raise OSError(project.error())
        publish(saved)
    left_out = [
        asdict(one) for one in left_out_of(layers_of(group)["hexes"])
    ]  # none in a new project; the report is the user's too
    report = {
        **with_left_out(hexmap.report, left_out),
        "metric": options.metric,
        "seconds": {**hexmap.report["seconds"], **clock.seconds},
    }
    report["versions"] = {**report["versions"], "qgis": Qgis.QGIS_VERSION}
    write_text(folder / "report.json", json.dumps(report, indent=2, ensure_ascii=False) + "\n")


def publish(saved: Path) -> None:
    """Pages name the files of their layers by whole paths, whatever the project is told: here by the way from the project."""
    with zipfile.ZipFile(saved) as archive:
        content = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(saved, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in content.items():
            whole = f'source="{html.escape(saved.parent.as_posix())}/'.encode()
            archive.writestr(name, data.replace(whole, b'source="./'))


def put_in_place(made: Path, out: Path) -> None:
    """Move the finished files into the wanted folder, all or none; other files there stay."""
    from midlands_clusters_plugin.core.files.whole_file import together, write_beside

    with together():
        for one in FILES:
            write_beside(out / one, partial(os.replace, made / one))


def beside(out: Path, work: Callable[[Path], None]) -> None:
    """Let ``work`` write into a new folder in ``out``, and move its files there when all are done. Raises UserError."""
    from midlands_clusters_plugin.core.files.whole_file import sweep, temporary_beside, why_not_written

    folder = temporary_beside(out / "demo")
    try:
        out.mkdir(parents=True, exist_ok=True)
        sweep(out)
        folder.mkdir()
        work(folder)
        put_in_place(folder, out)
    except OSError as error:
        raise UserError(why_not_written(out if not out.is_dir() else out / FILES[0], error), str(error)) from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        with suppress(OSError):  # it holds something: an earlier run's, or this one's
            out.rmdir()


def summary(hexmap: HexMap, out: Path) -> str:
    """What was done, in a few lines."""
    report = hexmap.report
    reasons = ", ".join(f"{reason} {number:,}" for reason, number in report["rejected_by_reason"].items())
    lines = [
        f"Rows read {report['rows_read']:,}: placed {report['rows_placed']:,}, rejected {report['rows_rejected']:,}"
        + (f" ({reasons})" if reasons else ""),
        f"In {report['area']['name']}: {report['rows_in_area']:,}; outside {report['rows_outside_area']:,}; "
        f"of other clusters {report['rows_other_cluster']:,}",
        f"{report['cells']:,} hexagons ({report['grid']['description']}), {report['pieces']:,} pieces",
    ]
    lines += [
        f"  {metric}: {'not known' if total is None else format(total, ',.0f')}"
        for metric, total in report["totals"].items()
    ]
    return "\n".join([*lines, f"Written to {out}: {', '.join(FILES)}"])


def start_qgis() -> QgsApplication:
    """QGIS without a window, leaving the user's own profile alone."""
    from qgis.core import QgsApplication, QgsProject, QgsSettings

    application = QgsApplication([], True, tempfile.mkdtemp(prefix="midlands-clusters-qgis-"))
    _STORED.append(application)
    application.initQgis()
    for one in ("anonymize_new_projects", "anonymize_saved_projects"):  # who ran it is nobody's business
        QgsSettings().setValue(f"projects/{one}", True, QgsSettings.Core)
    QgsProject.instance().clear()
    return application


def main(argv: list[str] | None = None) -> int:
    """Run the demo; returns the exit status."""
    options = arguments(argv)
    try:
        # Before QGIS: one who mistyped a path should not wait for it.
        if options.companies and not Path(options.companies).is_file():
            raise UserError(f"{options.companies} does not exist: check the path.")
        application = start_qgis()
        from midlands_clusters_plugin.core.hexmap.report import Clock

        clock = Clock()
        hexmap = compute(options, clock)
        out = Path(options.out).resolve()
        beside(out, lambda folder: write(folder, options, hexmap, clock))
    except UserError as error:
        print(error.message, file=sys.stderr)
        if error.detail:
            print(f"  ({error.detail})", file=sys.stderr)
        return 2
    print(summary(hexmap, Path(options.out)))
    shutil.rmtree(application.qgisSettingsDirPath(), ignore_errors=True)
    return 0


if __name__ == "__main__":
    status = main()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)  # not sys.exit: QGIS's own 3D library can crash while Python takes it down, with all work done
