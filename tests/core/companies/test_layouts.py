"""Small files in the shapes seen in public give the right table or say a doubt; the careful reader and the quick one agree."""

from __future__ import annotations

import pandas as pd
import pytest

from midlands_clusters_plugin.core.base.errors import UserError
from midlands_clusters_plugin.core.companies import detect, read_companies
from midlands_clusters_plugin.core.companies.placing.company_table import plain_texts
from midlands_clusters_plugin.core.rows import arrow_text

from .layouts import Layout, layouts
from .neighbours import neighbours

ALL = [*layouts(), *neighbours()]


def read(path, monkeypatch, quick: bool, **options):
    monkeypatch.setattr(arrow_text, "FROM_SIZE", 0 if quick else 1 << 40)
    return read_companies(path, **options)


def values(column: pd.Series) -> list:
    if column.name == "incorporated":
        return [None if pd.isna(day) else f"{day:%Y-%m-%d}" for day in column]
    return [None if pd.isna(value) else value for value in column]


def test_there_are_enough_of_them_and_each_has_a_name():
    assert len(ALL) >= 150
    assert len({one.id for one in ALL}) == len(ALL)


@pytest.mark.parametrize("layout", ALL, ids=lambda one: one.id)
def test_a_layout(layout: Layout, tmp_path, monkeypatch):
    path = tmp_path / "companies.csv"
    path.write_bytes(layout.text.encode(layout.encoding))
    careful = read(path, monkeypatch, False, **layout.options)
    found = careful.companies.sort_values("row_number")
    for column, right in layout.right.items():
        same = {"employees": pytest.approx(right), "turnover_gbp": pytest.approx(right)}
        same |= dict.fromkeys(("easting", "northing"), pytest.approx(right, rel=1e-5) if None not in right else right)
        assert values(found[column]) == same.get(column, right), column
    assert {one["column"] for one in careful.contract if one["doubt"]} == layout.doubts
    assert len(careful.rejects) == layout.rejected
    quick = read(path, monkeypatch, True, **layout.options)
    pd.testing.assert_frame_equal(plain_texts(quick.companies), plain_texts(careful.companies), check_dtype=False)
    pd.testing.assert_frame_equal(quick.rejects, careful.rejects)
    assert (quick.notes, quick.contract, quick.rows_read) == (careful.notes, careful.contract, careful.rows_read)


@pytest.mark.parametrize("layout", [one for one in ALL if one.doubts], ids=lambda one: one.id)
def test_a_strict_run_refuses_a_doubt(layout: Layout, tmp_path):
    path = tmp_path / "companies.csv"
    path.write_bytes(layout.text.encode(layout.encoding))
    with pytest.raises(UserError, match="could be read in more than one way"):
        read_companies(path, strict=True, **layout.options)


def test_a_doubt_is_closed_by_the_users_choice(tmp_path):
    path = tmp_path / "companies.csv"
    path.write_text(
        "Company name,Registered postcode,Trading postcode\nA,DE1 2GR,NG1 5DT\nB,LE1 6RX,CV1 2GT\n", encoding="utf-8"
    )
    assert detect(path).unsure
    table = read_companies(path, mapping={"postcode": "Registered postcode"}, strict=True)
    assert table.companies["postcode"].tolist() == ["DE1 2GR", "LE1 6RX"]
