"""A file of companies is opened once, whatever looks at it: what it is, its fingerprint, its header, its rows."""

from __future__ import annotations

import builtins
import io
import sys
import weakref
import zipfile
from collections import Counter
from pathlib import Path

import openpyxl
import pytest

from midlands_clusters_plugin import core
from midlands_clusters_plugin.core.base.errors import UserError
from midlands_clusters_plugin.core.base.resources import resource
from midlands_clusters_plugin.core.companies import detect, read_companies, reader
from midlands_clusters_plugin.core.files.held_file import HeldFile, held

HEADER = ["Company Name", "Company Number", "Postcode", "Employees"]
ROWS = [[f"Firm {number}", f"{number:08d}", "DE1 2GR", str(number)] for number in range(1, 400)]
TEXT = "\n".join(",".join(row) for row in [HEADER, *ROWS])


def text(folder: Path) -> Path:
    (folder / "firms.csv").write_text(TEXT)
    return folder / "firms.csv"


def zipped(folder: Path) -> Path:
    with zipfile.ZipFile(folder / "firms.zip", "w") as archive:
        archive.writestr("firms.csv", TEXT)
    return folder / "firms.zip"


def workbook(folder: Path) -> Path:
    book = openpyxl.Workbook()
    for row in [HEADER, *ROWS]:
        book.active.append(row)
    book.create_sheet("Notes").append(["Postcode", "Remark"])
    book.save(folder / "firms.xlsx")
    return folder / "firms.xlsx"


def parts(folder: Path) -> Path:
    for number in (1, 2):
        with zipfile.ZipFile(folder / f"BasicCompanyData-2026-11-01-part{number}_2.zip", "w") as archive:
            archive.writestr("data.csv", TEXT)
    return folder / "BasicCompanyData-2026-11-01-part1_2.zip"


@pytest.fixture
def opens(monkeypatch) -> Counter:
    counted: Counter = Counter()
    ordinary = io.open

    def counting(file, *given, **named):
        counted[Path(file).name if isinstance(file, (str, Path)) else ""] += 1
        return ordinary(file, *given, **named)

    monkeypatch.setattr(io, "open", counting)
    monkeypatch.setattr(builtins, "open", counting)
    return counted


@pytest.mark.parametrize("make", [text, zipped, workbook, parts])
@pytest.mark.parametrize("look", [detect, read_companies])
def test_one_opening_serves_all_looks(tmp_path, opens, make, look):
    path = make(tmp_path)
    opens.clear()
    look(path)
    read = {name: times for name, times in opens.items() if (tmp_path / name).is_file() and name}
    assert set(read.values()) == {1}
    assert len(read) == (2 if make is parts and look is read_companies else 1)


def test_a_held_file_begins_anew_for_each_reader_and_survives_their_closing(tmp_path):
    path = text(tmp_path)
    with held(path) as file:
        assert isinstance(file, HeldFile) and file == path
        with file.open("rb") as first:
            assert first.read(7) == b"Company"
        wrapped = io.TextIOWrapper(file.open("rb"))
        assert wrapped.readline().startswith("Company Name")
        wrapped.close()
        with held(file) as again, again.open("rb") as second:
            assert second.read() == TEXT.encode()
        with file.with_name("other.csv").open("wb") as other:
            other.write(b"x")
    with file.open("rb") as after:  # let go of, it is a path like any other
        assert after.read(7) == b"Company"


def entries(path: Path) -> Counter:
    """How often the trip of a file through read_companies goes into each file of the package from another."""
    found: Counter = Counter()
    package, at = str(Path(core.__file__).parents[1]), ""

    def step(frame, event, _):
        nonlocal at
        other = frame if event == "call" else frame.f_back if event == "return" else None
        name = other.f_code.co_filename if other else ""
        if name.startswith(package) and name != at:
            found[name[len(package) :]] += event == "call"
            at = name

    sys.setprofile(step)
    try:
        read_companies(path)
    finally:
        sys.setprofile(None)
    return found


def test_cells_are_handed_on_by_the_column_and_never_one_by_one(tmp_path):
    path, trips = tmp_path / "firms.csv", []
    path.write_text("\n".join(TEXT.split("\n")[:2]))
    read_companies(path)  # what is read once a session
    for rows in (150, 399):
        path.write_text("\n".join(TEXT.split("\n")[: rows + 1]))
        trips.append(entries(path))
    assert trips[0] == trips[1]
    assert max(times for name, times in trips[1].items() if "base" not in name) < 40  # texts and progress aside


def stays(path: Path) -> Counter:
    """How often a reader who follows the trip of a file through read_companies goes into each file of the package.

    He reads each function where it is called first, and not again; a stay is a run of such functions in one file. What
    stands without a name in a function (lambdas, comprehensions) is read with it. Lines that run on import, and what is
    worked out once a session, are not looked at.
    """
    package, seen, order = str(Path(core.__file__).parents[1]), set(), []

    def step(frame, event, _):
        code = frame.f_code
        if event == "call" and code.co_filename.startswith(package) and code.co_name[0] != "<" and code not in seen:
            seen.add(code)
            order.append(code.co_filename[len(package) + 1 :])

    read_companies(path)  # what is read once a session
    sys.setprofile(step)
    try:
        read_companies(path)
    finally:
        sys.setprofile(None)
    return Counter(name for name, before in zip(order, ["", *order]) if name != before)


@pytest.mark.parametrize(("make", "most"), [(None, 3), (text, 3), (workbook, 4)])
def test_who_follows_the_trip_of_a_file_enters_each_file_of_code_at_most_three_times(tmp_path, make, most):
    found = stays(resource("sample", "sample_companies.csv") if make is None else make(tmp_path))
    room = {name: times for name, times in found.items() if "companies" in Path(name).parts}
    assert len(room) >= 20
    assert max(room.values()) <= most, room


@pytest.mark.skipif(sys.version_info < (3, 11), reason="Python holds what a call is given until it returns")
def test_nobody_else_holds_the_rows_while_their_table_is_made(monkeypatch):
    gone = []

    def let_go_of(raw, *_others, **_options):
        rows = weakref.ref(raw)
        del raw
        gone.append(rows() is None)
        raise UserError("enough")

    monkeypatch.setattr(reader, "company_table", let_go_of)
    with pytest.raises(UserError, match="enough"):
        read_companies(resource("sample", "sample_companies.csv"))
    assert gone == [True]
