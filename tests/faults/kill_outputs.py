"""Stops algorithms at random moments and looks at what is left of their outputs: pages, packs, profiles, sets of files.

``python -m tests.faults.kill_outputs FOLDER SEED TIMES [FIRST [STOP]]`` (with QT_QPA_PLATFORM=offscreen, a display for 3D): the kinds from FIRST to before
STOP, each for at most KILL_SECONDS where that is set. One QGIS is started, makes the inputs and is forked for each attempt, as in kill_driver. A version is the number in what is written.
"""

from __future__ import annotations

import json
import os
import random
import re
import sqlite3
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import openpyxl
from osgeo import gdal
from qgis.core import QgsApplication, QgsProcessingContext, QgsProcessingFeedback, QgsProject
from qgis.PyQt.QtGui import QImage

from midlands_clusters_plugin.core.companies.sample import sample_companies
from midlands_clusters_plugin.core.disclosure.ledger import Ledger, Publication
from midlands_clusters_plugin.core.files.whole_file import sweep
from midlands_clusters_plugin.core.geography.arrangement_file import read_arrangement_rows

from .kill_driver import attempt
from .kill_more import more

AREA = "E06000015+E06000018"
TITLE = re.compile(r"Version (\d+)")


@dataclass
class Output:
    """A way of writing ``files`` into a folder of its own; ``options`` says how from the version."""

    name: str
    files: tuple[str, ...]
    write: Callable[[Path, int], object]
    share: int = 1
    made: dict[int, float] = field(default_factory=dict)

    def version(self, folder: Path) -> int:
        """The one version that all files are of; an AssertionError for one that is damaged, or for a mixture."""
        found = {}
        for path in (path for name in self.files for path in sorted(folder.glob(name)) or [folder / name]):
            one = _version(path)
            if one is None:  # a file that cannot say: by when it was made
                moment = path.stat().st_mtime
                one = max(version for version, start in self.made.items() if start <= moment + 0.02)
            found[path.name] = one
        assert len(set(found.values())) == 1, ("mixed", found)
        return next(iter(found.values()))


def _version(path: Path) -> int | None:
    """The version in a file, which is whole; None where it cannot say."""
    if path.suffix == ".png":
        assert not QImage(str(path)).isNull(), path.name
        return None
    if path.suffix == ".gpkg":
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as base:
            assert base.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return None
    if path.suffix == ".tif":
        source = gdal.Open(str(path))
        assert source is not None and source.ReadAsArray() is not None, path.name
        return None
    if path.suffix in (".xlsx", ".qgz"):
        with zipfile.ZipFile(path) as archive:
            assert archive.testzip() is None
            text = "".join(archive.read(one).decode("utf-8") for one in archive.namelist() if one.endswith(".xml"))
        if path.suffix == ".xlsx":
            assert openpyxl.load_workbook(path).sheetnames
    elif path.suffix == ".pdf":
        done = subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True)
        assert done.returncode == 0 and "Error" not in done.stderr, (path.name, done.stderr)
        text = done.stdout
    else:
        text = path.read_text(encoding="utf-8-sig")
        assert text.endswith(("\n", "}", "</html>", "</svg>", ">")), path.name
    if path.suffix == ".json":
        json.loads(text)
    found = set(map(int, TITLE.findall(text)))
    assert len(found) <= 1, (path.name, found)
    return found.pop() if found else None


def outputs(folder: Path) -> list[Output]:
    """The ways of writing, with their inputs made."""
    import processing

    from midlands_clusters_plugin.core.files.whole_file import write_text
    from midlands_clusters_plugin.processing.provider import MidlandsClustersProvider

    provider = MidlandsClustersProvider()
    QgsApplication.processingRegistry().addProvider(provider)
    sample = sample_companies().companies
    sample = sample[sample["authority_code"].isin(AREA.split("+"))].head(120)
    sample[["company_id", "name", "postcode", "employees", "sic"]].to_csv(folder / "firms.csv", index=False)

    def run(name: str, options: dict) -> dict:
        context = QgsProcessingContext()
        context.setProject(QgsProject.instance())
        assert provider.name()  # held, or Python lets it go
        return processing.run(
            f"midlandsclusters:{name}", options, feedback=QgsProcessingFeedback(False), context=context
        )

    companies = run("importcompanies", {"INPUT": str(folder / "firms.csv"), "OUTPUT": str(folder / "c.gpkg")})["OUTPUT"]
    asked = {"COMPANIES": companies, "AREA": AREA, "SIZE": 5000}
    hexes = run("hexmetrics", {**asked, "OUTPUT": str(folder / "h.gpkg")})["OUTPUT"]
    page = {"INPUT": hexes, "DPI": 40}

    def option(version: int) -> str:
        path = folder / "option.csv"
        path.write_text(f"arrangement,authority,members\nVersion {version},Version {version},Derby;Nottingham\n")
        return str(path)

    def exported(kind: str) -> Callable[[Path, int], object]:
        return lambda at, n: run("exportmap", {**page, "TITLE": f"Version {n}", "OUTPUT": str(at / f"m.{kind}")})

    def ledger(at: Path, version: int) -> None:
        path = at / "midlands_clusters_published.json"
        one = Publication(
            f"Version {version}", "", "all", "", ["E06000015"], "", {}, {}, {"n": {str(n): 1.0 for n in range(20_000)}}
        )
        made = Ledger()
        made.path = path
        made.record(one)
        assert len(Ledger(path).publications) == 1

    def arrangement(at: Path, version: int) -> None:
        text = "arrangement,authority,members\n" + f"Version {version},A,Derby\n" * 3000
        assert len(read_arrangement_rows(write_text(at / "mine.csv", text))) == 3000

    beside = ("m.html", "m_authorities.csv", "m_hexagons.csv")
    return [
        Output("map page, PDF", ("m.pdf", *beside), exported("pdf"), 2),
        Output("map page, PNG", ("m.png", *beside), exported("png")),
        Output("map page, SVG", ("m.svg", *beside), exported("svg")),
        Output(
            "board pack",
            ("pack.pdf",),
            lambda at, n: run("boardpack", {**page, "TITLE": f"Version {n}", "OUTPUT": str(at / "pack.pdf")}),
        ),
        Output(
            "cluster profile",
            ("profile.pdf", "profile.html"),
            lambda at, n: run(
                "clusterprofile",
                {**asked, "CLUSTERS": "all", "TITLE": f"Version {n}", "DPI": 40, "OUTPUT": str(at / "profile.pdf")},
            ),
        ),
        Output(
            "before and after",
            ("both.gpkg", "both.csv", "both.html"),
            lambda at, n: run(
                "comparearrangements",
                {
                    "COMPANIES": companies,
                    "FILE": option(n),
                    **{
                        key: str(at / f"both.{end}")
                        for key, end in (("OUTPUT", "gpkg"), ("TABLE", "csv"), ("PAGE", "html"))
                    },
                },
            ),
        ),
        Output(
            "hexagons and their report",
            ("h.gpkg", "h.json"),
            lambda at, n: run("hexmetrics", {**asked, "OUTPUT": str(at / "h.gpkg"), "SUMMARY": str(at / "h.json")}),
            2,
        ),
        Output(
            "scorecard",
            ("card.html", "card.xlsx"),
            lambda at, n: run(
                "scorecard", {"OUTPUT": str(at / "card.html"), "TABLE": str(at / "card.xlsx"), "COMPANIES": companies}
            ),
        ),
        Output("ledger", ("midlands_clusters_published.json",), ledger),
        Output("arrangement", ("mine.csv",), arrangement),
        *(Output(*one) for one in more(folder, run, asked, hexes)),
    ]


def killed(one: Output, folder: Path, times: int, chance: random.Random) -> dict[str, object]:
    """Stop the writing ``times`` times; after each the files are whole, and all of the earlier or all of the new version."""
    folder.mkdir()

    def write(version: int) -> bool:
        one.made[version] = time.time()
        return attempt(lambda number: one.write(folder, number), version, limit)

    limit, start, made = None, time.perf_counter(), 0
    end = start + float(os.environ.get("KILL_SECONDS", "inf"))
    assert write(1)
    usual = time.perf_counter() - start
    before, stopped, replaced = one.version(folder), 0, 0
    for number in range(2, times + 2):
        if time.perf_counter() > end:
            break
        # Half of the moments fall into the last part, where the files are looked at and renamed.
        limit, start = (
            chance.choice((chance.uniform(0.0, 1.1), chance.uniform(0.85, 1.05))) * usual,
            time.perf_counter(),
        )
        ended = write(number)
        usual = (usual + time.perf_counter() - start) / 2 if ended else usual * 1.05  # follows the machine
        sweep(folder)
        after = one.version(folder)
        assert after in ((number,) if ended else (before, number)), (one.name, before, after, number, ended)
        made, stopped, replaced, before = made + 1, stopped + (not ended), replaced + (after == number), after
    sweep(folder)
    litter = sorted(each.name for each in folder.iterdir() if each.name.startswith("."))
    return {"times": made, "stopped": stopped, "replaced": replaced, "seconds": round(usual, 2), "litter": litter}


_STAYS: list[QgsApplication] = []  # held as long as the process


def start_qgis() -> None:
    """QGIS without a window, with Processing."""
    _STAYS.append(QgsApplication([], False))
    _STAYS[0].initQgis()
    sys.path.append(str(Path(QgsApplication.pkgDataPath(), "python", "plugins")))
    from processing.core.Processing import Processing

    Processing.initialize()


def main(folder: Path, seed: int, times: int, first: int = 0, stop: int | None = None) -> None:
    """Do all and print what happened as JSON."""
    start_qgis()
    chance, found = random.Random(seed), {}
    every = outputs(folder)
    for number, one in enumerate(every[first:stop], first):
        share = round(times * one.share / sum(other.share for other in every))
        found[one.name] = killed(one, folder / f"{number}", share, chance)
        print(json.dumps({one.name: found[one.name]}), file=sys.stderr, flush=True)
    print(json.dumps(found), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), *map(int, sys.argv[2:]))
