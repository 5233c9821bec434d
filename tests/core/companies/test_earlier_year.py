"""The earlier year that growth compares with: the oldest of the file, or the one that is asked for."""

from __future__ import annotations

import pytest

from midlands_clusters_plugin.core.companies import read_companies

from .layouts import NAMES, POSTCODES, text

STAFF = {2019: [10, 20, 30, 40, 50, 60], 2021: [11, 21, 31, 41, 51, 61], 2024: [12, 22, 32, 42, 52, 62]}


def columns(tmp_path):
    path = tmp_path / "columns.csv"
    years = {f"Employees {year}": figures for year, figures in STAFF.items()}
    path.write_text(text({"Company name": NAMES, "Postcode": POSTCODES, **years}), encoding="utf-8")
    return path


def rows(tmp_path):
    path = tmp_path / "rows.csv"
    table = {"Company number": [], "Company name": [], "Postcode": [], "Year": [], "Employees": []}
    for year, figures in STAFF.items():
        for number, (name, postcode, figure) in enumerate(zip(NAMES, POSTCODES, figures)):
            for column, cell in zip(table, (f"0123450{number}", name, postcode, year, figure)):
                table[column].append(cell)
    path.write_text(text(table), encoding="utf-8")
    return path


@pytest.mark.parametrize("shape", [columns, rows])
@pytest.mark.parametrize(("asked", "taken"), [(0, 2019), (2019, 2019), (2021, 2021), (2020, 2019), (2024, 2019)])
def test_the_earlier_year(tmp_path, shape, asked, taken):
    table = read_companies(shape(tmp_path), earlier=asked)
    found = table.companies
    assert sorted(found["employees"]) == STAFF[2024]
    assert sorted(found["employees_earlier"]) == STAFF[taken]
    assert set(found["earlier_year"]) == {taken}
    said = [note for note in table.notes if "to compare with" in note]
    assert said == (
        []
        if asked in (0, taken)
        else [f"The file has no earlier figures of {asked} to compare with: those of {taken} are taken."]
    )


def test_a_file_without_an_earlier_year(tmp_path):
    path = tmp_path / "one.csv"
    path.write_text(text({"Company name": NAMES, "Postcode": POSTCODES, "Employees": STAFF[2024]}), encoding="utf-8")
    assert "The file has no figures of 2019 to compare with." in read_companies(path, earlier=2019).notes
    assert not any("compare with" in note for note in read_companies(path).notes)
