"""Files of old DOS programs and Macs: £ and accents are read as they are meant, and the code page is said; others stay Windows-1252."""

from __future__ import annotations

import pytest

from midlands_clusters_plugin.core.companies import read_companies

from .files import write

NAMES = ["Café Röder", "Señor Pérez", "Zoë's Bâtons", "Jürgen Groß", "ÉCLAIR MÜLLER", "Façade"]
POSTCODES = ["DE1 2GR", "DE24 8BJ", "NG1 5DT", "LE1 6RX", "CV1 2GT", "B1 1BB"]
POUNDS = [1_500_000, 250_000, 12_000_000, 75_000, 3_400_000, 980_000]
CELLS = ["£1.5m", "£250k", "£12m", "£75k", "£3.4m", "£980k"]


def read(tmp_path, names, heading, cells, encoding):
    rows = "".join(f"{name},{postcode},{cell}\n" for name, postcode, cell in zip(names, POSTCODES, cells))
    return read_companies(write(tmp_path, f"Company name,Postcode,{heading}\n{rows}", encoding=encoding))


@pytest.mark.parametrize(
    ("encoding", "said"),
    [
        ("cp850", "old code page cp850"),
        ("cp858", "old code page cp850"),
        ("cp437", "old code page cp850"),
        ("mac_roman", "old code page mac_roman"),
        ("cp1252", "Windows-1252"),
        ("latin-1", "Windows-1252"),
    ],
)
def test_accents_and_pounds(tmp_path, encoding, said):
    table = read(tmp_path, NAMES, "Turnover", CELLS, encoding)
    assert table.companies["name"].tolist() == NAMES
    assert table.companies["turnover_gbp"].tolist() == POUNDS
    assert [note for note in table.notes if said in note]
    assert {one["doubt"] for one in table.contract} == {""}


@pytest.mark.parametrize("heading", ["Turnover (£m)", "Turnover £m", "Turnover, £ million"])
@pytest.mark.parametrize("encoding", ["cp850", "cp437", "cp1252"])
def test_a_pound_sign_in_the_heading_alone(tmp_path, heading, encoding):
    plain = [f"Firm {number}" for number in range(6)]
    table = read(tmp_path, plain, f'"{heading}"', [value / 1e6 for value in POUNDS], encoding)
    assert table.companies["turnover_gbp"].tolist() == pytest.approx(POUNDS)
    assert heading in {one["source"] for one in table.contract}


def test_words_of_windows_stay_windows(tmp_path):
    names = ["O’Neil – Sons", "Cœur & Œuvre", "The “Old” Forge", "Acme™", "Straße 12½", "Šimon Žák"]
    table = read(tmp_path, names, "Turnover", CELLS, "cp1252")
    assert table.companies["name"].tolist() == names
    assert table.companies["turnover_gbp"].tolist() == POUNDS
