"""Tables of figures in whatever file they come: the same rows from each, and one sentence where there are none."""

from __future__ import annotations

import pandas as pd
import pyogrio
import pytest

from midlands_clusters_plugin.core.area_data import area_rows as rows
from midlands_clusters_plugin.core.area_data import layout
from midlands_clusters_plugin.core.base.errors import UserError
from midlands_clusters_plugin.core.base.feedback import Feedback

WANTED = [["code", "count"], ["E06000015", "5"], ["E07000032", ""]]
TABLE = pd.DataFrame({"code": ["E06000015", "E07000032"], "count": ["5", None]})


def written(tmp_path, ending):
    path = tmp_path / f"figures{ending}"
    if ending == ".parquet":
        TABLE.to_parquet(path)
    elif ending == ".xlsx":
        TABLE.to_excel(path, index=False)
    elif ending == ".gpkg":
        pyogrio.write_dataframe(TABLE, path, layer="figures")
    else:
        mark = {".csv": ",", ".tsv": "\t", ".txt": "|"}[ending]
        TABLE.to_csv(path, index=False, sep=mark, encoding="utf-16" if ending == ".txt" else "utf-8")
    return path


@pytest.mark.parametrize("ending", [".csv", ".tsv", ".txt", ".xlsx", ".parquet", ".gpkg"])
def test_the_same_rows_from_every_file(tmp_path, ending):
    found = rows.rows_of(written(tmp_path, ending), Feedback())
    assert [number for number, _ in found] == [1, 2, 3]
    assert [(cells + [""])[:2] for _, cells in found] == WANTED


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(UserError, match="is not there"):
        rows.rows_of(tmp_path / "gone.csv", Feedback())


def test_a_file_that_is_too_large(tmp_path, monkeypatch):
    monkeypatch.setattr(rows, "_LARGEST", 10)
    with pytest.raises(UserError, match="too large for a table"):
        rows.rows_of(written(tmp_path, ".csv"), Feedback())


def test_what_is_no_table(tmp_path):
    path = tmp_path / "picture.gpkg"
    path.write_bytes(b"\x89PNG")
    with pytest.raises(UserError, match="could not be read as a table"):
        rows.rows_of(path, Feedback())


def test_a_folder_cannot_be_read(tmp_path):
    folder = tmp_path / "table.csv"
    folder.mkdir()
    with pytest.raises(UserError, match="is not there"):
        rows.rows_of(folder, Feedback())


def test_an_old_file_of_windows(tmp_path):
    path = tmp_path / "old.csv"
    path.write_bytes("code;name\nE06000015;Café\n".encode("cp1252"))
    assert rows.rows_of(path, Feedback())[1] == (2, ["E06000015", "Café"])


def test_a_quotation_that_is_never_closed(tmp_path):
    path = tmp_path / "open.csv"
    path.write_text('code,name\nE06000015,"Derby\n' + "E06000016,Leicester\n" * 60, encoding="utf-8")
    with pytest.raises(UserError, match="never closed"):
        rows.rows_of(path, Feedback())


def test_of_a_long_table_only_its_ends_are_searched_for_codes_and_lines():
    asked = []

    class Cell(str):
        def upper(self):
            asked.append(self)
            return super().upper()

    lines = [["Jobs", ""], ["code", "jobs"], *([f"E06{n:06}", str(n)] for n in range(500)), ["Source: ONS", ""]]
    found = layout.look_at([(number, [Cell(cell) for cell in cells]) for number, cells in enumerate(lines, 1)])
    assert (found.about, found.footnotes, len(found.body)) == (("Jobs",), ("Source: ONS",), 500)
    assert len(asked) < 20
