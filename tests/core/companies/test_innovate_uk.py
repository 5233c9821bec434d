"""Innovate UK's funded projects: files in the shape of its workbook, made here."""

from __future__ import annotations

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from midlands_clusters_plugin.core.companies import detect, read_companies, read_frame

COLUMNS = [
    "Competition Reference", "Competition Title", "Programme Title", "Sector", "Application Number", "Project Number", "Project Title",
    "Public Description", "Competition Year", "Innovate UK Product Type", "Participant Name", "Is Lead Participant", "CRN",
    "Project Start Date", "Project End Date", "Award Offered (£)", "Total Costs (£)", "Actual Spend to Date (£)",
    "Participant Withdrawn From Project", "Project Status", "Enterprise Size", "Postcode", "Address Region", "Address LEP",
    "Address Local Authority", "In Multiple LEPs", "Industrial Strategy Challenge Fund (ISCF)",
]  # fmt: skip


def row(name, crn, award, postcode, project="1", withdrawn=""):
    given = {
        "Participant Name": name,
        "CRN": crn,
        "Award Offered (£)": award,
        "Postcode": postcode,
        "Project Number": project,
        "Participant Withdrawn From Project": withdrawn,
        "Project Start Date": 44562,
    }
    return [given.get(column, "") for column in COLUMNS]


ROWS = [
    row("Rotor Ltd", "01234567", 50_000, "DE24 9FU", "1"),
    row("Rotor Ltd", "01234567", 50_000, "de249fu", "2"),
    row("Rotor Ltd", "01234567", 100_000, "B1 1BB", "3"),
    row("University of Anywhere", "", 250_000.25, "LE1 7RH", "1"),
    row("University of  anywhere", None, 0.5, "LE1 7RH", "4"),
    row("Gone Ltd", "07654321", 9_000, "DE24 9FU", "5", "Yes"),
    row("Nowhere Ltd", "00000001", 3_000, "", "6"),
]


def workbook(tmp_path, rows=ROWS):
    book = openpyxl.Workbook()
    book.active.title = "Read me"
    book.active.append(["Innovate UK funded projects"])
    book.active.append(["Postcodes are those of the participant."])
    sheet = book.create_sheet("Grants")
    sheet.append(["As at 6 July 2026"])
    sheet.append(COLUMNS)
    for one in rows:
        sheet.append(one)
    path = tmp_path / "projects.xlsx"
    book.save(path)
    return path


def test_the_sheet_with_the_grants_is_found(tmp_path):
    found = detect(workbook(tmp_path))
    assert (found.format, found.unsure) == ("innovate_uk", ())
    assert found.mapping == {
        "company_id": "CRN",
        "name": "Participant Name",
        "postcode": "Postcode",
        "innovate_uk_gbp": "Award Offered (£)",
    }


def test_grants_of_a_participant_at_one_postcode_are_added_up(tmp_path):
    table = read_companies(workbook(tmp_path))
    placed = table.companies.set_index(["name", "postcode"])["innovate_uk_gbp"].to_dict()
    assert placed == {
        ("Rotor Ltd", "DE24 9FU"): 100_000.0,
        (
            "Rotor Ltd",
            "B1 1BB",
        ): 100_000.0,  # the same sum at another site is another grant, not the company's figure twice
        ("University of Anywhere", "LE1 7RH"): 250_000.75,
    }
    assert dict(zip(table.rejects["row_number"], table.rejects["reason"])) == {8: "withdrawn", 9: "blank_postcode"}
    assert table.rows_read == 5
    assert table.inputs[0]["rows"] == 7
    assert "7 rows of participants and projects were added up to 5 participants, each at one postcode." in table.notes


@pytest.mark.parametrize("way", ["share", "first"])
def test_how_sites_count_changes_no_grant(tmp_path, way):
    assert read_companies(workbook(tmp_path), sites=way).companies["innovate_uk_gbp"].sum() == 450_000.75


@pytest.mark.parametrize(
    ("stated", "left"), [("No", False), ("", False), ("Not withdrawn", False), ("Withdrawn", True), ("yes", True)]
)
def test_who_withdrew(tmp_path, stated, left):
    table = read_companies(workbook(tmp_path, [row("A Ltd", "1", 5, "DE24 9FU", withdrawn=stated)]))
    assert (len(table.rejects) == 1) is left


AWARDS = st.one_of(
    st.integers(0, 10**7), st.floats(0, 1e6).map(lambda value: round(value, 2)), st.just("n/a"), st.just(None)
)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from("AB"),
            st.sampled_from(["1", "2", "", None]),
            AWARDS,
            st.sampled_from(["DE24 9FU", "B1 1BB", "", "??"]),
            st.booleans(),
        ),
        min_size=1,
        max_size=25,
    )
)
def test_no_pound_is_lost_or_counted_twice(rows):
    import pandas as pd

    frame = pd.DataFrame(
        [
            row(name, crn, award, place, str(i), "Yes" if gone else "No")
            for i, (name, crn, award, place, gone) in enumerate(rows)
        ]
    )
    frame.columns = COLUMNS
    table = read_frame(frame)
    wanted = sum(
        round(award * 100)
        for _, _, award, place, gone in rows
        if place in ("DE24 9FU", "B1 1BB") and not gone and not isinstance(award, (str, type(None)))
    )
    assert round(table.companies["innovate_uk_gbp"].sum() * 100) == wanted
    assert table.rows_read == len(table.companies) + len(table.rejects)
    assert set(table.companies["row_number"]) | set(table.rejects["row_number"]) <= set(range(2, len(rows) + 2))
