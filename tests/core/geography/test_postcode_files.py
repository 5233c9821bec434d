"""ONS directories of several years, NSPL, Code-Point Open in all its shapes: the same rows give the same index; nothing is lost."""

from __future__ import annotations

import sqlite3
import struct
import zipfile

import numpy as np
import pytest

from midlands_clusters_plugin.core.base.errors import Cancelled, UserError
from midlands_clusters_plugin.core.base.feedback import Feedback
from midlands_clusters_plugin.core.postcodes import postcode_files
from midlands_clusters_plugin.core.postcodes.postcode_files import read_directory
from midlands_clusters_plugin.core.postcodes.postcode_index import make_index

from .directories import INDEX, NSPL_2024, ONSPD_2024, ONSPD_2026, code_point_csv, ons_csv, sample

ROWS = sample(300)


def index_of(path):
    directory = read_directory(path)
    rows = directory.rows
    assert rows.rows_read == len(rows.arrays().kind) + sum(rows.left_out.values())
    return make_index(rows.arrays()), directory


def assert_same_as_builtin(index, rows=ROWS, kinds=True):
    texts = [row["postcode"] for row in rows]
    ours, theirs = index.match(texts), INDEX.match(texts)
    assert len(index) == len(rows)
    for name in ("easting", "northing", "authority_code", "status" if kinds else "postcode"):
        assert getattr(ours, name).tolist() == getattr(theirs, name).tolist(), name


@pytest.mark.parametrize("header", [ONSPD_2024, NSPL_2024, ONSPD_2026], ids=["ONSPD 2024", "NSPL 2024", "ONSPD 2026"])
def test_the_column_names_of_each_year(tmp_path, header):
    path = tmp_path / "ONSPD_FEB_2026_UK.csv"
    path.write_bytes(ons_csv(ROWS, header))
    index, directory = index_of(path)
    assert_same_as_builtin(index)
    assert (directory.kind, directory.date) == ("onspd", "2026-02")


def test_a_zip_holds_the_directory_twice_and_documents(tmp_path):
    path = tmp_path / "ONSPD_AUG_2024.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("Data/multi_csv/ONSPD_AUG_2024_UK_AB.csv", ons_csv(ROWS[:5]))
        archive.writestr("Data/ONSPD_AUG_2024_UK.csv", ons_csv(ROWS))
        archive.writestr("Documents/LA_UA names and codes UK as at 04_23.csv", "LAD23CD,LAD23NM\nE08000999,Derby\n")
    index, directory = index_of(path)
    assert_same_as_builtin(index)
    assert directory.date == "2024-08"


def test_a_code_of_another_year_is_matched_by_its_name_and_one_without_is_reported(tmp_path):
    rows = [{**ROWS[0], "district": "E06000999", "county": ""}, {**ROWS[1], "district": "E06000998", "county": ""}]
    (tmp_path / "ONSPD.csv").write_bytes(ons_csv(rows))
    (tmp_path / "LA_UA names and codes UK.csv").write_bytes(
        b"LAD26CD,LAD26NM\r\nE06000999,Derby\r\nE06000998,Elsewhere\r\n"
    )
    index, directory = index_of(tmp_path)
    assert index.match([rows[0]["postcode"], rows[1]["postcode"]]).authority_code.tolist() == ["E06000015", "E06000998"]
    assert directory.rows.matched_by_name == {"E06000999": "E06000015"}
    assert directory.rows.unknown_codes == {"E06000998": 1}


def test_what_has_no_place_at_point_is_counted(tmp_path):
    odd = [
        {**ROWS[0], "easting": None},
        {**ROWS[1], "postcode": "BT1 5GS"},
        {**ROWS[2], "postcode": "JE2 3AB", "district": "L99999999"},
        {**ROWS[3], "postcode": "nothing"},
        {**ROWS[4], "easting": 0, "northing": 0},
    ]
    path = tmp_path / "nspl.csv"
    path.write_bytes(ons_csv(odd, NSPL_2024))
    index, directory = index_of(path)
    assert index.kind.tolist() == [2, 2]
    assert directory.rows.left_out == {"in Northern Ireland": 1, "in Jersey": 1, "without the form of a postcode": 1}
    assert np.isnan(index.match([odd[0]["postcode"]]).easting).all()


@pytest.mark.parametrize("how", ["folder", "zip", "one file"])
def test_code_point_open(tmp_path, how):
    files = {"Data/CSV/b.csv": code_point_csv(ROWS[:150]), "Data/CSV/de.csv": code_point_csv(ROWS[150:])}
    if how == "one file":
        path = tmp_path / "de.csv"
        path.write_bytes(b"".join(files.values()))
    elif how == "zip":
        path = tmp_path / "codepo_gb_202405.zip"
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("Doc/Code-Point_Open_Column_Headers.csv", "PC,PQ,EA,NO,CY,RH,LH,CC,DC,WC\n")
            for name, content in files.items():
                archive.writestr(name, content)
    else:
        path = tmp_path / "codepo"
        for name, content in files.items():
            (path / name).parent.mkdir(parents=True, exist_ok=True)
            (path / name).write_bytes(content)
    index, directory = index_of(path)
    assert directory.kind == "codepoint"
    assert_same_as_builtin(index, kinds=False)
    assert (index.kind == 0).all()


def test_quality_90_is_no_position(tmp_path):
    path = tmp_path / "b.csv"
    path.write_bytes(code_point_csv([{**ROWS[0], "easting": None}, ROWS[1]]))
    index, _ = index_of(path)
    assert sorted(index.kind.tolist()) == [0, 2]


def code_point_geopackage(path, rows, srs=27700):
    with sqlite3.connect(path) as base:
        base.execute("CREATE TABLE gpkg_contents (table_name TEXT, data_type TEXT)")
        base.execute("CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT, srs_id INTEGER)")
        base.execute("INSERT INTO gpkg_contents VALUES ('codepoint', 'features')")
        base.execute("INSERT INTO gpkg_geometry_columns VALUES ('codepoint', 'geometry', ?)", (srs,))
        base.execute(
            "CREATE TABLE codepoint (id INTEGER PRIMARY KEY, geometry BLOB, postcode TEXT, positional_quality_indicator INTEGER,"
            " admin_county_code TEXT, admin_district_code TEXT)"
        )
        for row in rows:
            blob = b"GP\0\1" + struct.pack("<i", srs) + struct.pack("<bidd", 1, 1, row["easting"], row["northing"])
            base.execute(
                "INSERT INTO codepoint (geometry, postcode, positional_quality_indicator, admin_county_code, admin_district_code)"
                " VALUES (?, ?, 10, ?, ?)",
                (blob, row["postcode"], row["county"], row["district"]),
            )
    return path


def test_code_point_geopackage(tmp_path):
    index, directory = index_of(code_point_geopackage(tmp_path / "codepo_gb.gpkg", ROWS))
    assert directory.kind == "codepoint"
    assert_same_as_builtin(index, kinds=False)


def test_a_geopackage_on_another_grid_is_refused(tmp_path):
    with pytest.raises(UserError, match="not on the British National Grid"):
        read_directory(code_point_geopackage(tmp_path / "codepo_gb.gpkg", ROWS[:3], srs=4326))


def test_a_damaged_geopackage(tmp_path):
    path = code_point_geopackage(tmp_path / "codepo_gb.gpkg", ROWS)
    path.write_bytes(path.read_bytes()[:5000])
    with pytest.raises(UserError, match=r"damaged|no layer of postcodes"):
        read_directory(path)


def test_a_geopackage_that_another_program_writes_to(tmp_path):
    path = code_point_geopackage(tmp_path / "codepo_gb.gpkg", ROWS)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("PRAGMA locking_mode=EXCLUSIVE")
    other.execute("BEGIN EXCLUSIVE")
    try:
        with pytest.raises(UserError, match="another program is writing"):
            read_directory(path)
    finally:
        other.close()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"name,postcode\nA,DE1 2FS\n",
        b"\x00\x01\x02" * 100,
        b"<html><body>Sign in</body></html>",
        "🏠".encode() * 50,
    ],
)
def test_what_is_no_directory_gets_a_sentence(tmp_path, content):
    path = tmp_path / "something.csv"
    path.write_bytes(content)
    with pytest.raises(UserError, match="no postcode directory that is known here"):
        read_directory(path)


def test_a_directory_that_breaks_off_or_is_missing(tmp_path):
    path = tmp_path / "ONSPD.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("ONSPD_AUG_2024_UK.csv", ons_csv(ROWS))
    whole = path.read_bytes()
    with pytest.raises(UserError, match="cannot be read"):
        read_directory(tmp_path / "gone.zip")
    for length in (len(whole) // 2, len(whole) - 10):
        path.write_bytes(whole[:length])
        with pytest.raises(UserError):
            read_directory(path)
    at = whole.index(b"ONSPD_AUG_2024_UK.csv") + 400
    path.write_bytes(whole[:at] + b"\xff" * 50 + whole[at + 50 :])
    with pytest.raises(UserError, match=r"damaged|cannot be unpacked|cannot be read"):
        read_directory(path)


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path):
    path = tmp_path / "ONSPD.zip"
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("ONSPD_AUG_2024_UK.csv", "w") as member,
    ):
        member.write(",".join(ONSPD_2024).encode() + b"\n")
        for _ in range(100):
            member.write(b"0" * (1 << 20))
    with pytest.raises(UserError, match="unpacks to far more"):
        read_directory(path)


def test_a_zip_whose_names_climb_out_writes_nothing(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    path = folder / "ONSPD.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("../../ONSPD_AUG_2024_UK.csv", ons_csv(ROWS))
        archive.writestr("/etc/climbed.csv", "a,b\n")
    index, _ = index_of(path)
    assert_same_as_builtin(index)
    assert [one.name for one in tmp_path.rglob("*")] == ["in", "ONSPD.zip"]


def test_nul_bytes_marks_and_blanks_in_cells(tmp_path):
    rows = [
        {**ROWS[0], "postcode": "\u200f" + ROWS[0]["postcode"] + "\u202e"},
        {**ROWS[1], "postcode": ROWS[1]["postcode"].replace(" ", "\x00")},
    ]
    path = tmp_path / "ONSPD.csv"
    path.write_bytes(b"\xef\xbb\xbf" + ons_csv([*rows, *ROWS[2:20]]))
    index, _ = index_of(path)
    found = index.match([row["postcode"] for row in ROWS[:20]])
    assert np.isfinite(found.easting[[0, *range(2, 20)]]).all()


def test_cancel_while_reading(tmp_path, monkeypatch):
    monkeypatch.setattr(postcode_files, "_CHUNK", 20)
    path = tmp_path / "ONSPD.csv"
    path.write_bytes(ons_csv(ROWS))

    class Stop(Feedback):
        left = 4

        def is_cancelled(self):
            self.left -= 1
            return self.left < 0

    with pytest.raises(Cancelled):
        read_directory(path, Stop())
