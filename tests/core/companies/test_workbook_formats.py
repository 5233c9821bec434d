"""What the format of a workbook's cells shows decides: a currency, a percentage, thousands; and names merged down."""

from __future__ import annotations

import openpyxl
import pytest

from midlands_clusters_plugin.core.base.errors import UserError
from midlands_clusters_plugin.core.companies import detect, read_companies

from .layouts import NAMES, POSTCODES, POUNDS


def book(tmp_path, columns, formats):
    made, path = openpyxl.Workbook(), tmp_path / "book.xlsx"
    made.active.append(list(columns))
    for row in zip(*columns.values()):
        made.active.append(row)
    for number, heading in enumerate(columns, 1):
        for row in range(2, made.active.max_row + 1):
            made.active.cell(row, number).number_format = formats.get(heading, "General")
    made.save(path)
    return path


def read(tmp_path, heading, cells, code):
    columns = {"Company name": NAMES, "Postcode": POSTCODES, heading: cells}
    table = read_companies(book(tmp_path, columns, {heading: code}))
    return table, {one["column"]: one["doubt"] for one in table.contract if one["doubt"]}


@pytest.mark.parametrize(
    ("code", "currency"),
    [
        ('"€"#,##0', "EUR"),
        ("[$€-407]\\ #,##0.00", "EUR"),
        ("#,##0\\ [$€-407];[Red]-#,##0\\ [$€-407]", "EUR"),
        ("€#,##0", "EUR"),
        ('_-[$€-2]\\ * #,##0_-;-[$€-2]\\ * #,##0_-;_-[$€-2]\\ * "-"_-', "EUR"),
        ("[$$-409]#,##0", "USD"),
        ("[$USD]\\ #,##0", "USD"),
        ('"US$"#,##0', "USD"),
        ("$#,##0.00", "USD"),
        ('#,##0 "EUR"', "EUR"),
    ],
)
def test_another_currency_in_the_format_is_no_pounds(tmp_path, code, currency):
    table, doubts = read(tmp_path, "Turnover", POUNDS, code)
    assert table.companies["turnover_gbp"].isna().all()
    assert f'"Turnover" is in {currency}' in doubts["turnover_gbp"]
    with pytest.raises(UserError, match=currency):
        read_companies(tmp_path / "book.xlsx", strict=True)


@pytest.mark.parametrize("code", ['"£"#,##0', "[$£-809]#,##0.00", "£#,##0", "#,##0 [$GBP]", "#,##0", "[$-809]#,##0"])
def test_pounds_stay_pounds(tmp_path, code):
    table, doubts = read(tmp_path, "Turnover", POUNDS, code)
    assert table.companies["turnover_gbp"].tolist() == POUNDS
    assert not doubts


@pytest.mark.parametrize("code", ["0%", "0.0%", "0.000%"])
def test_a_percentage_is_no_number_of_people(tmp_path, code):
    table, doubts = read(tmp_path, "Employees", [0.05, 0.1, 0.2, 0.5, 0.12, 1], code)
    assert table.companies["employees"].isna().all()
    assert "employees" in doubts


def test_thousands_that_a_format_only_writes_and_those_that_it_only_shows(tmp_path):
    thousands = [value / 1000 for value in POUNDS]
    assert read(tmp_path, "Turnover", thousands, '0"k"')[0].companies["turnover_gbp"].tolist() == POUNDS
    assert read(tmp_path, "Turnover", POUNDS, '#,##0,"k"')[0].companies["turnover_gbp"].tolist() == POUNDS
    assert read(tmp_path, "Turnover", POUNDS, '£#,##0.0,,"m"')[0].companies["turnover_gbp"].tolist() == POUNDS


def merged(tmp_path, *ranges):
    columns = {
        "Company name": ["Alder Works", "", "", "Birch Forge", "", "Cedar"],
        "Postcode": POSTCODES,
        "Employees": [30, None, None, 4, 5, 6],
    }
    path = book(tmp_path, columns, {})
    made = openpyxl.load_workbook(path)
    for one in ranges:
        made.active.merge_cells(one)
    made.save(path)
    return read_companies(path)


def test_names_merged_down_are_filled_down_and_figures_are_not(tmp_path):
    table = merged(tmp_path, "A2:A4", "A5:A6", "C2:C4")
    names = ["Alder Works"] * 3 + ["Birch Forge"] * 2 + ["Cedar"]
    assert table.companies.sort_values("row_number")["name"].tolist() == names
    assert table.companies["employees"].sum() == 45
    assert any("merged over several rows" in note for note in table.notes)


def test_cells_merged_beside_each_other_are_nothing_to_speak_of(tmp_path):
    table = merged(tmp_path, "D2:E2")
    assert not any("merged" in note for note in table.notes)
    assert table.companies["name"].isna().sum() == 3


def test_several_sheets_of_companies_are_a_doubt(tmp_path):
    made, path = openpyxl.Workbook(), tmp_path / "years.xlsx"
    made.remove(made.active)
    for year in (2022, 2023):
        sheet = made.create_sheet(str(year))
        for row in zip(["Company name", *NAMES], ["Postcode", *POSTCODES]):
            sheet.append(row)
    made.save(path)
    assert any("Only the sheet 2022 was read" in sentence for sentence in detect(path).unsure)
    (doubt,) = [one for one in read_companies(path).contract if one["doubt"]]
    assert doubt["column"] == "sheet" and "the sheet 2023 holds companies too" in doubt["doubt"]
    with pytest.raises(UserError, match="Only the sheet 2022"):
        read_companies(path, strict=True)


def test_a_sheet_is_chosen(tmp_path):
    made, path = openpyxl.Workbook(), tmp_path / "years.xlsx"
    for name, rows in (("2022", 2), ("notes", 0), ("2023", 4)):
        sheet = made.create_sheet(name)
        for row in list(zip(["Company name", *NAMES], ["Postcode", *POSTCODES]))[: rows + 1]:
            sheet.append(row)
    made.save(path)
    assert detect(path).layers == ("2022", "2023")  # for the window's list; the first is read unasked
    chosen = detect(f"{path}|layername=2023")
    assert not chosen.unsure and chosen.layers == ("2022", "2023")
    table = read_companies(f"{path}|layername=2023", strict=True)
    assert table.companies["name"].tolist() == NAMES[:4] and not table.notes
    with pytest.raises(UserError, match='has no sheet "2024": choose another'):
        read_companies(f"{path}|layername=2024")


def test_formulas_that_were_never_worked_out_are_no_empty_cells(tmp_path):
    table, doubts = read(tmp_path, "Turnover", [f"={value}*1" for value in POUNDS], "General")
    assert "=1500000*1" in doubts["turnover_gbp"]
    assert table.companies["turnover_gbp"].isna().all()


def test_a_header_merged_over_its_last_columns(tmp_path):
    made, path = openpyxl.Workbook(), tmp_path / "book.xlsx"
    sheet = made.active
    sheet.append(["Company name", "Postcode", "2023"])
    sheet.append([None, None, "Employees", "Turnover (£k)"])
    for name, postcode, value in zip(NAMES, POSTCODES, POUNDS):
        sheet.append([name, postcode, 12, value / 1000])
    sheet.merge_cells("C1:D1")
    made.save(path)
    table = read_companies(path)
    assert table.companies["turnover_gbp"].tolist() == POUNDS
    assert table.companies["employees"].tolist() == [12] * 6
    assert not len(table.rejects)
