"""Whatever a library raises, a reader says one sentence; and no small file becomes a large one in memory."""

from __future__ import annotations

import errno
import json
import random
import sys
import zipfile
from pathlib import Path

import geopandas as gpd
import pytest
import shapely

from midlands_clusters_plugin.core.area_data.area_reader import contents_of, read_area_data
from midlands_clusters_plugin.core.base import reading
from midlands_clusters_plugin.core.base.errors import Cancelled, UserError
from midlands_clusters_plugin.core.catalogue.catalogue import read_clusters
from midlands_clusters_plugin.core.companies import read_companies
from midlands_clusters_plugin.core.companies.accounts import read_accounts
from midlands_clusters_plugin.core.companies.columns.recognise import unique_names
from midlands_clusters_plugin.core.companies.reader import detect
from midlands_clusters_plugin.core.geography.boundaries import read_boundaries
from midlands_clusters_plugin.core.places.own_places import read_place_file
from midlands_clusters_plugin.core.postcodes.postcode_files import read_directory

CORE = str(Path(reading.__file__).parents[1])
SEED = 20261129
ERRORS = [
    ValueError("x"),
    KeyError("x"),
    IndexError("x"),
    ZeroDivisionError("x"),
    MemoryError(),
    RecursionError("x"),
    OverflowError("x"),
    RuntimeError("x"),
    AttributeError("x"),
    OSError(errno.EIO, "x"),
    UnicodeDecodeError("utf-8", b"\xff", 0, 1, "x"),
    shapely.errors.GEOSException("x"),
    zipfile.BadZipFile("x"),
    type("Unheard", (Exception,), {})("x"),
]
COMPANIES = "company_id,name,postcode,employees\n1,A,DE1 2FS,5\n2,B,nowhere,6\n"


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    folder = tmp_path_factory.mktemp("files")
    (folder / "c.csv").write_text(COMPANIES)
    with zipfile.ZipFile(folder / "c.zip", "w") as archive:
        archive.writestr("c.csv", COMPANIES)
    points = gpd.GeoDataFrame(
        {"name": ["A"], "postcode": ["DE1 2FS"]}, geometry=[shapely.Point(435000, 336000)], crs=27700
    )
    points.to_file(folder / "c.gpkg")
    box = gpd.GeoDataFrame(
        {"CTYUA25CD": ["E06000015"], "CTYUA25NM": ["Derby"]}, geometry=[shapely.box(4e5, 3e5, 4.1e5, 3.1e5)], crs=27700
    )
    box.to_file(folder / "b.gpkg")
    (folder / "p.csv").write_text("name,kind,postcode\nA,Hub,DE1 2FS\n")
    (folder / "f.csv").write_text("code,name,jobs\nE06000015,Derby,5\nE06000018,Nottingham,7\n")
    clusters = {"clusters": [{"id": "own", "name": "Own", "sic": [{"prefix": "303"}]}]}
    (folder / "k.json").write_text(json.dumps(clusters))
    head = "pcd,pcds,dointr,doterm,oscty,oslaua,osnrth1m,oseast1m,osgrdind"
    (folder / "d.csv").write_text(f"{head}\nDE1 2FS,DE1 2FS,198001,,E99999999,E06000015,336100,435200,1\n")
    return folder


READERS = {
    "companies": (read_companies, "c.csv"),
    "zip": (read_companies, "c.zip"),
    "points": (read_companies, "c.gpkg"),
    "detect": (detect, "c.csv"),
    "accounts": (read_accounts, "c.csv"),
    "boundaries": (read_boundaries, "b.gpkg"),
    "places": (read_place_file, "p.csv"),
    "figures": (read_area_data, "f.csv"),
    "contents": (contents_of, "f.csv"),
    "clusters": (read_clusters, "k.json"),
    "directory": (read_directory, "d.csv"),
}


def failing(read, path, at, error):
    """Calls of our own functions while a file is read; the one with number ``at`` raises."""
    calls = 0

    def trace(frame, event, _):
        nonlocal calls
        name = frame.f_code.co_filename
        if (
            event == "call"
            and name.startswith(CORE)
            and not name.endswith(("reading.py", "errors.py", "words.py", "feedback.py"))
        ):
            calls += 1
            if calls == at:
                raise error

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        read(path)
    finally:
        sys.settrace(before)
    return calls


@pytest.mark.filterwarnings(
    "ignore::pytest.PytestUnraisableExceptionWarning"
)  # an error raised where a generator is closed
@pytest.mark.parametrize("name", READERS)
def test_a_reader_that_fails_anywhere_says_a_sentence(files, name):
    read, file = READERS[name]
    path, chance = files / file, random.Random(f"{SEED} {name}")
    read(path)  # what is read once for all readers is read
    calls = failing(read, path, 0, None)
    assert calls > 1
    stated = []
    for _ in range(25):
        error, at = chance.choice(ERRORS), chance.randint(1, calls)
        try:
            failing(read, path, at, error)
        except UserError as sentence:
            stated.append(sentence.message)
    assert stated, "an error somewhere must have come through"
    assert all(one.endswith(".") for one in stated)


def test_cancel_and_sentences_pass_as_they_are():
    for error in (Cancelled(), UserError("mine")):

        @reading.guarded
        def read(path, error=error):
            raise error

        with pytest.raises(type(error)) as caught:
            read("a.csv")
        assert caught.value is error


@pytest.mark.parametrize(("kind", "sentence"), [(".csv", "line of more than"), (".zip", "unpacks to far more")])
def test_a_row_of_commas_without_end(tmp_path, kind, sentence):
    content = b"name,postcode\nA,B1 1AA\n" + b"," * (12 << 20)
    path = tmp_path / f"a{kind}"
    if kind == ".zip":
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("a.csv", content)
    else:
        path.write_bytes(content)
    with pytest.raises(UserError, match=sentence):
        read_companies(path)


def test_who_knows_his_archive_may_read_it(tmp_path, monkeypatch):
    content = "name,postcode\n" + "A,DE1 2FS\n" * 900_000
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.csv", content)
    with pytest.raises(UserError, match="unpacks to far more"):
        detect(path)
    monkeypatch.setenv("MIDLANDS_CLUSTERS_NO_LIMITS", "1")
    assert detect(path).header == ("name", "postcode")


def test_a_row_far_too_wide_is_one_rejected_row(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("name,postcode\nA,DE1 2FS\nB,DE1 2FS" + "," * 100_000 + "x\nC,DE1 2FS" + "," * 100_000 + "\n")
    table = read_companies(path)
    assert (table.rows_read, len(table.companies), len(table.rejects)) == (3, 2, 1)


def test_many_equal_headers_are_no_longer_work_than_others():
    calls = 20_000
    names, changed = unique_names(["a"] * calls)
    assert len(set(names)) == calls
    assert changed == calls - 1
    assert unique_names(["a", "a (2)", "a", ""])[0] == ["a", "a (2)", "a (3)", "column 4"]
    with pytest.raises(UserError, match="columns"):
        unique_names(["a"] * (reading.MOST_COLUMNS + 1))


def test_rows_that_do_not_fit_the_memory(monkeypatch):
    monkeypatch.setattr(reading, "free_memory", lambda: 10**9)
    reading.check_rows("a.parquet", 1_000_000, 5)
    with pytest.raises(UserError, match="memory"):
        reading.check_rows("a.parquet", 100_000_000, 5)
    monkeypatch.setattr(reading, "free_memory", lambda: None)
    reading.check_rows("a.parquet", 100_000_000, 5)


def test_a_column_that_packs_to_nothing_is_no_table(tmp_path):
    arrow = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    path = tmp_path / "a.parquet"
    rows = 3_000_000
    table = arrow.table({"name": arrow.repeat("A", rows), "postcode": arrow.repeat("DE1 2FS", rows)})
    parquet.write_table(table, path)
    assert path.stat().st_size < 200_000
    with pytest.raises(UserError, match="unpacks to far more"):
        read_companies(path)
