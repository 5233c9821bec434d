"""Whatever the unit, form of numbers, period, codes or level of its areas: figures by area are right, refused or said to be
in doubt, never another table without a word.
"""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from midlands_clusters_plugin.core.area_data.area_reader import read_area_data
from midlands_clusters_plugin.core.area_data.join import join
from midlands_clusters_plugin.core.base.errors import UserError

# code of a district -> the upper-tier authority that it is in today; the last seven went out of use in 2021
DISTRICTS = dict.fromkeys([f"E070000{number}" for number in range(32, 40)], "E10000007") | {
    "E07000150": "E06000061", "E07000152": "E06000061", "E07000153": "E06000061", "E07000156": "E06000061",
    "E07000151": "E06000062", "E07000154": "E06000062", "E07000155": "E06000062",
}  # fmt: skip
OTHERS = ["E06000015", "E06000018", "E08000025"]  # one level
UPPER = ["E10000007", "E06000061", "E06000062"]
SIGNS = [("", "."), (",", "."), (" ", "."), ("\u00a0", "."), ("'", "."), (".", ","), ("", ","), (" ", ",")]
COUNTS = ["Jobs", "Number of businesses", "Total", "Employees (thousands)", "GVA (£ million)"]
RATES = [
    "Employment rate",
    "Jobs per head",
    "Median weekly pay",
    "Claimants (%)",
    "Average size",
    "Share of jobs, per cent",
]
PERIODS = [
    ("2021", "2022"),
    ("2021/22", "2022/23"),
    ("Dec 2022", "Jan 2023"),
    ("2022 Q4", "2023 Q1"),
    ("31/12/2022", "01/01/2023"),
]
DOUBTS = ("looks like a percentage", "with a decimal point", "with a comma between thousands", "is not a figure")
UNITS = {"": None, "Number": False, "Percent": True, "%": True, "Rate per 1,000": True, "£": False, "Index": True}


def written(value: float, places: int, thousands: str, decimal: str) -> str:
    return f"{value:,.{places}f}".replace(",", "\0").replace(".", decimal).replace("\0", thousands)


def mapped(lines: list[list[str]], delimiter: str) -> tuple[dict[str, float], str] | None:
    """What the map shows of the first figure, by authority, and all that is said; None where the file is refused."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "figures.csv"
        cells = [[f'"{cell}"' if delimiter in cell else cell for cell in line] for line in lines]
        path.write_text("\n".join(delimiter.join(line) for line in cells) + "\n", encoding="utf-8")
        try:
            table = read_area_data(path)
            made = join(table)
        except UserError:
            return None
    ident = next(iter(table.columns))
    if ident not in made.areas:
        return None
    shown = made.areas.dropna(subset=[ident])
    said = [*made.report["notes"], *table.rejects["explanation"]]
    return dict(zip(shown["code"], shown[ident])), " ".join(said)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.integers(0, 5_000_000), min_size=18, max_size=18),
    st.sampled_from([*COUNTS, *RATES]),
    st.sampled_from(SIGNS),
    st.integers(0, 3),
    st.sampled_from(["districts", "upper"]),
    st.sampled_from(["wide", "years", "long", "long, the newest first"]),
    st.sampled_from(PERIODS),
    st.sampled_from(sorted(UNITS)),
    st.sampled_from(",;\t"),
)
def test_figures_by_area(numbers, heading, signs, places, level, shape, periods, unit, delimiter):
    codes = [*(DISTRICTS if level == "districts" else UPPER), *OTHERS]
    figures = {code: number / 10**places for code, number in zip(codes, numbers)}
    cell = {code: written(value, places, *signs) for code, value in figures.items()}
    older = {code: written(value + 7, places, *signs) for code, value in figures.items()}
    of_unit = [["Unit"], [unit]] if unit else [[], []]
    if shape == "wide":
        lines = [["Area code", *of_unit[0], heading], *([code, *of_unit[1], cell[code]] for code in codes)]
    elif shape == "years":
        lines = [["Area code", *of_unit[0], *(f"{heading} {period}" for period in periods)]]
        lines += [[code, *of_unit[1], older[code], cell[code]] for code in codes]
    else:
        parts = [(periods[0], older), (periods[1], cell)][:: -1 if "newest" in shape else 1]
        lines = [["Area code", "Indicator", "Period", *of_unit[0], "Value"]]
        lines += [[code, heading, when, *of_unit[1], some[code]] for when, some in parts for code in codes]
    found = mapped(lines, delimiter)
    if found is None:
        return
    shown, said = found
    is_rate = heading in RATES or bool(UNITS[unit])
    expected = dict.fromkeys(shown, 0.0)
    for code, value in figures.items():
        expected[DISTRICTS.get(code, code)] = expected.get(DISTRICTS.get(code, code), 0.0) + value
    if is_rate:
        assert level == "upper", "a rate of districts was added up"
    if any(one in said for one in DOUBTS):
        return
    if (
        places == 3
        and signs[1] == ","
        and delimiter != ";"
        and all("," not in one or len(one.rsplit(",", 1)[1]) == 3 for one in cell.values())
    ):
        return  # "523,412" alone is 523,412 in every English file
    assert shown == pytest.approx(expected, rel=1e-9, abs=1e-6), said
