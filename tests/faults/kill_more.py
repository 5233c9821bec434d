"""More ways of writing for kill_outputs: tables, answers, sets with a ledger, atlases, grids of density, settings, the 3D picture, a demo's whole set."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

from qgis.core import QgsApplication, QgsProject
from qgis.PyQt.QtCore import QSettings

from midlands_clusters_plugin.core.base import settings
from midlands_clusters_plugin.core.files.whole_file import refuse

Run = Callable[[str, dict], dict]
ALONE = ("3D picture", "a demo's set with its project")
DEMO = ("midlands_clusters.gpkg", "project.qgz", "map.pdf", "map.png", "map_3d.png", "report.json")


def more(folder: Path, run: Run, asked: dict, hexes: str) -> list[tuple[str, tuple[str, ...], Callable, int]]:
    """Names, files, ways of writing and shares."""
    firms = (folder / "firms.csv").read_text(encoding="utf-8").splitlines(keepends=True)

    def versioned(version: int) -> str:
        path = folder / "versioned.csv"
        rows = [f"{n},Version {version},{'nowhere' if n % 3 else 'DE1 2FS'},{n},\n" for n in range(900)]
        path.write_text(firms[0] + "".join(rows))
        return str(path)

    def imported(ends: tuple[str, str, str]) -> Callable[[Path, int], object]:
        names = dict(zip(("OUTPUT", "REJECTS", "REMARKS"), ends))
        return lambda at, n: run(
            "importcompanies", {"INPUT": versioned(n), **{key: str(at / name) for key, name in names.items()}}
        )

    def question(at: Path, version: int) -> None:
        one = {"INPUT": hexes, "QUESTION": "", "EXPRESSION": f"'Version {version}' <> '' and business_count >= 0"}
        run("spatialquery", {**one, "OUTPUT": str(at / "answer.xlsx"), "SUMMARY": str(at / "answer.html")})

    def protected(at: Path, version: int) -> None:
        ledger = at / "midlands_clusters_published.json"
        files = {"OUTPUT": "d.gpkg", "AUTHORITIES": "da.gpkg", "REPORT": "d.html"}
        run("disclosurecontrol", {**asked, "LEDGER": str(ledger), **{key: str(at / one) for key, one in files.items()}})

    def stored(at: Path, version: int) -> None:
        store = QSettings(str(at / "settings.ini"), QSettings.Format.IniFormat)
        for n in range(2000):
            store.setValue(f"{settings.PREFIX}title{n}", f"Version {version}")
        store.sync()
        if store.status() != QSettings.Status.NoError:  # QGIS's own file, which the plugin does not write itself
            refuse(at / "settings.ini")

    def of_pages(kind: str) -> Callable[[Path, int], object]:
        def write(at: Path, version: int) -> None:
            one = {"INPUT": hexes, "DPI": 40, "TEMPLATE": "atlas_a4_landscape", "ALTERNATIVE": False}
            run("exportmap", {**one, "TITLE": f"Version {version}", "OUTPUT": str(at / f"m.{kind}")})

        return write

    def simple(name: str, options: dict, file: str) -> tuple[str, tuple[str, ...], Callable, int]:
        return name, (file,), lambda at, n: run(name, {**options, "OUTPUT": str(at / file)}), 1

    def elsewhere(what: str) -> Callable[[Path, int], object]:
        """In a program of its own, which has the display: 3D does not outlive a fork. It keeps the process's id."""

        def write(at: Path, version: int) -> None:
            command = [sys.executable, "-m", "tests.faults.kill_more", what, str(at), str(version), hexes]
            os.execve(sys.executable, command, {**os.environ, "QT_QPA_PLATFORM": "xcb"})

        return write

    return [
        ("import, tables as CSV", ("c.csv", "rejected.csv", "remarks.csv"), imported(("c.csv", "rejected.csv", "remarks.csv")), 1),
        ("import, layer and XLSX", ("c.gpkg", "rejected.xlsx"), imported(("c.gpkg", "rejected.xlsx", "remarks.xlsx")), 2),
        ("answer, XLSX and page", ("answer.xlsx", "answer.html"), question, 1),
        ("protected map and ledger", ("d.gpkg", "da.gpkg", "d.html", "midlands_clusters_published.json"), protected, 2),
        ("settings", ("settings.ini",), stored, 1),
        ("atlas, SVG", ("m_*.svg",), of_pages("svg"), 1),
        ("atlas, PNG", ("m_*.png",), of_pages("png"), 1),
        simple("kerneldensity", {"COMPANIES": asked["COMPANIES"], "AREA": asked["AREA"]}, "k.tif"),
        simple("obliquehexes", {"INPUT": hexes, "FIELD": "business_count"}, "o.gpkg"),
        simple("concentration", {"INPUT": hexes, "METRIC": "business_count"}, "k.html"),
        (ALONE[0], ("map_3d.png",), elsewhere("picture"), 1),
        (ALONE[1], DEMO, elsewhere("demo"), 1),
    ]  # fmt: skip


def picture(at: Path, hexes: str) -> None:
    """The 3D picture of a map."""
    from midlands_clusters_plugin.cartography import three_d
    from midlands_clusters_plugin.cartography.map.map_files import add_file

    project = QgsProject.instance()
    group = add_file(project, Path(hexes), "business_count")
    three_d.export(three_d.make_layout(project, group), at / "map_3d.png", 50)


if __name__ == "__main__":
    at = Path(sys.argv[2])
    if sys.argv[1] == "demo":
        sys.argv = ["demo", "--area", "E06000015+E06000018", "--out", str(at)]
        from tools import demo

        status = demo.main()
        sys.stdout.flush()
        os._exit(status)
    application = QgsApplication([], True)
    application.initQgis()
    picture(at, sys.argv[4])
    sys.stdout.flush()
    os._exit(0)
