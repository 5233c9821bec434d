"""The Companies House free company data: 55 columns, 14 of whose names begin with a blank, every field quoted."""

import csv
import io

import pytest

from midlands_clusters_plugin.core.companies import detect, read_companies

PREVIOUS = [
    name
    for i in range(1, 11)
    for name in (f"PreviousName_{i}.CONDATE" if i != 2 else " PreviousName_2.CONDATE", f" PreviousName_{i}.CompanyName")
]
HEADER = [
    "CompanyName", " CompanyNumber", "RegAddress.CareOf", "RegAddress.POBox", "RegAddress.AddressLine1", " RegAddress.AddressLine2",
    "RegAddress.PostTown", "RegAddress.County", "RegAddress.Country", "RegAddress.PostCode", "CompanyCategory", "CompanyStatus",
    "CountryOfOrigin", "DissolutionDate", "IncorporationDate", "Accounts.AccountRefDay", "Accounts.AccountRefMonth",
    "Accounts.NextDueDate", "Accounts.LastMadeUpDate", "Accounts.AccountCategory", "Returns.NextDueDate", "Returns.LastMadeUpDate",
    "Mortgages.NumMortCharges", "Mortgages.NumMortOutstanding", "Mortgages.NumMortPartSatisfied", "Mortgages.NumMortSatisfied",
    "SICCode.SicText_1", "SICCode.SicText_2", "SICCode.SicText_3", "SICCode.SicText_4", "LimitedPartnerships.NumGenPartners",
    "LimitedPartnerships.NumLimPartners", "URI", *PREVIOUS, "ConfStmtNextDueDate", " ConfStmtLastMadeUpDate",
]  # fmt: skip


def row(name, number, postcode, incorporated, *sic):
    cells = dict.fromkeys(HEADER, "")
    cells |= {
        "CompanyName": name,
        " CompanyNumber": number,
        "RegAddress.PostCode": postcode,
        "IncorporationDate": incorporated,
        "CompanyStatus": "Active",
    }
    cells |= {f"SICCode.SicText_{i}": text for i, text in enumerate(sic, 1)}
    return [cells[name] for name in HEADER]


@pytest.fixture
def path(tmp_path):
    rows = [
        row(
            "ALPHA AERO LTD",
            "00012345",
            "DE24 9FU",
            "05/04/1999",
            "30300 - Manufacture of air and spacecraft and related machinery",
        ),
        row('BETA "B" LTD', "SC000001", "", "31/12/2020", "None Supplied"),
        row(
            "GAMMA LLP",
            "OC300001",
            "LE1 7RH",
            "29/02/2016",
            "26511 - Electronic measuring, testing etc. equipment",
            "30300 - Air and spacecraft",
        ),
        row("DELTA LTD", "NI000001", "BT1 5GS", "01/01/2001", "99999 - Dormant Company"),
    ]
    out = io.StringIO(newline="")
    csv.writer(out, quoting=csv.QUOTE_ALL).writerows([HEADER, *rows])
    path = tmp_path / "BasicCompanyData-2026-11-01-part1_7.csv"
    path.write_text(out.getvalue(), encoding="utf-8", newline="")
    return path


def test_it_is_recognised_by_its_columns(path):
    assert len(HEADER) == 55
    assert sum(name.startswith(" ") for name in HEADER) == 14
    found = detect(path)
    assert found.format == "companies_house"
    assert found.unsure == ()


def test_rows_become_companies(path):
    table = read_companies(path)
    assert table.rows_read == 4
    assert table.companies["company_id"].tolist() == ["00012345", "OC300001"], (
        "company numbers are text and keep their zeros"
    )
    assert table.companies["sic"].tolist() == ["30300", "26511;30300"]
    assert "aerospace" in table.companies["clusters"][0].split(";")
    assert table.companies["incorporated"].dt.strftime("%Y-%m-%d").tolist() == ["1999-04-05", "2016-02-29"]
    assert table.companies["employees"].isna().all()
    assert table.rejects[["row_number", "reason"]].to_numpy().tolist() == [
        [3, "blank_postcode"],
        [5, "northern_ireland"],
    ]
    assert any("registered office" in note for note in table.notes)
    assert any("SIC" in note for note in table.notes)
