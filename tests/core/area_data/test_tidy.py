"""Long and tidy tables, rates, periods and keys: what may not be added up never is, and the newest period is shown and said."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from midlands_clusters_plugin.core.area_data.area_figures import adds_up, is_rate
from midlands_clusters_plugin.core.area_data.area_reader import AreaTable, contents_of, read_area_data
from midlands_clusters_plugin.core.area_data.join import join
from midlands_clusters_plugin.core.area_data.periods import period_key, without_period
from midlands_clusters_plugin.core.base.errors import UserError

AREAS = [
    ("E07000032", "Amber Valley"),
    ("E07000033", "Bolsover"),
    ("E07000034", "Chesterfield"),
    ("E06000015", "Derby"),
]


def _table(folder: Path, header: str, rows: list[str], title: str = "", **choices: object) -> AreaTable:
    path = folder / "figures.csv"
    path.write_text("\n".join([*([title, ""] if title else []), header, *rows]) + "\n", encoding="utf-8")
    return read_area_data(path, **choices)  # type: ignore[arg-type]  # a test passes its choices on


def _rows(*others: list[str], last: int = 0) -> list[str]:
    return [
        ",".join([*area, *more, str(index + last * 10)]) for index, (area, *more) in enumerate(product(AREAS, *others))
    ]


@pytest.mark.parametrize(
    "name",
    [
        "average_score", "employment_rate", "GVA per head", "rank", "year", "EmploymentRate", "GVAPerHead", "pct_unemployed", "IMD19Rank",
        "Jobs per 1,000", "population density", "life expectancy", "people / km2", "Gross weekly pay", "Index of Multiple Deprivation",
        "Emissions per capita (tCO2e)", "avgScore2019", "Recycled (Proportion, Percent)", "Turnover growth", "median_price", "Change since 2019", "Superfast availability", "Occupancy",
        "Drive time", "Residents/hectare", "kg/household", "GVA (England = 100)", "Load factor", "Pay gap", "Take-up", "CPIH", "Class size",
    ],
)  # fmt: skip
def test_names_of_rates(name: str) -> None:
    assert is_rate(name) and not adds_up(name)


@pytest.mark.parametrize(
    "name",
    [
        "Total unemployed", "Number of premises with superfast coverage", "Change in jobs", "Groups", "Total annual income", "Seats", "Emissions",
        "Total", "jobs", "Business rates income", "GVA at current basic prices, £ million", "Number of high growth enterprises",
        "High growth enterprises", "claims per month", "Population aged 16 to 64", "Corporate enterprises", "Migration", "Operations",
        "10 : Manufacture of food products", "Rateable value", "Year ending June 2023 offences", "Rental income £m", "Wage bill, £ million",
    ],
)  # fmt: skip
def test_names_of_counts(name: str) -> None:
    assert not is_rate(name)


def test_tidy_table_shows_the_newest_period_and_is_no_sum(tmp_path: Path) -> None:
    header = "area_code,area_name,indicator,period,measure,unit,value"
    rows = _rows(["Recycled"], ["2022/23", "2023/24"], ["Proportion"], ["Percent"], last=4)
    table = _table(tmp_path, header, rows)
    assert list(table.columns.values()) == ["Recycled (Proportion, Percent)"]
    (ident,) = table.columns
    assert table.areas[ident].tolist() == [41, 43, 45, 47]
    assert dict(table.periods) == {ident: "2023/24"} and ident in table.rates
    assert table.rejects["reason"].tolist() == ["other_period"] * 4
    assert any("2023/24, the newest" in note for note in table.notes)
    with pytest.raises(UserError, match="cannot be added up from districts"):
        join(table)
    older = _table(tmp_path, header, rows, period="2022/23")
    assert older.areas[ident].tolist() == [40, 42, 44, 46]
    with pytest.raises(UserError, match="no period 1999 in these figures: choose one of 2023/24, 2022/23"):
        _table(tmp_path, header, rows, period="1999")


def test_one_period_and_one_area_a_row_still_has_its_unit(tmp_path: Path) -> None:
    table = _table(tmp_path, "area_code,area_name,indicator,unit,value", _rows(["Recycled"], ["Percent"]))
    assert table.rates == set(table.columns) and list(table.columns.values()) == ["Recycled (Percent)"]


def test_indicators_stand_side_by_side_each_of_its_newest_period(tmp_path: Path) -> None:
    rows = _rows(["Firms"], ["2019", "2020"]) + _rows(["Births"], ["2019"])
    table = _table(tmp_path, "code,name,indicator,year,value", rows)
    assert dict(zip(table.columns.values(), table.periods.values())) == {"Firms": "2020", "Births": "2019"}
    assert any("from 2019 to 2020" in note for note in table.notes)
    assert list(_table(tmp_path, "code,name,indicator,year,value", rows, values=["births"]).columns.values()) == [
        "Births"
    ]


def test_breakdowns_of_unknown_names_are_not_rows_of_the_same_figure(tmp_path: Path) -> None:
    table = _table(tmp_path, "lad19cd,lad19nm,fuel,gwh", _rows(["Gas", "Coal", "Peat"]))
    assert list(table.columns.values()) == ["Gas: gwh", "Coal: gwh", "Peat: gwh"]
    assert table.rows_used == 12 and table.rejects.empty
    by_code = _table(tmp_path, "code,name,sic2,jobs", _rows(["10", "11", "20"]))
    assert len(by_code.columns) == 3 and by_code.rejects.empty


def test_fingertips_shape(tmp_path: Path) -> None:
    header = "Parent Code,Parent Name,Area Code,Area Name,Indicator ID,Indicator Name,Sex,"
    header += "Time period,Value,Lower CI 95.0 limit,Recent Trend,Sort"
    rows = [
        f"E12000004,East Midlands,{code},{name},1,Life expectancy,{sex},"
        f"{time},{70 + index},60,{'up' if index % 3 else 'same'},{time[:4]}0000"
        for index, ((code, name), sex, time) in enumerate(
            product(AREAS, ["Male", "Female"], ["2017 - 19", "2018 - 20"])
        )
    ]
    table = _table(tmp_path, header, rows)
    assert list(table.columns.values()) == ["Life expectancy, Male", "Life expectancy, Female"]
    assert set(table.periods.values()) == {"2018 - 20"} and table.rates == set(table.columns)
    assert table.areas["name"].tolist() == [name for _, name in AREAS]


def test_ons_shape_with_the_value_in_front_and_quarters_in_a_column_of_their_own(tmp_path: Path) -> None:
    rows = [
        f"{index},{year},{year},{code},{name},Total"
        for index, ((code, name), year) in enumerate(product(AREAS, (2021, 2022)))
    ]
    table = _table(
        tmp_path,
        "v4_0,calendar-years,Time,administrative-geography,Geography,UnofficialStandardIndustrialClassification",
        rows,
    )
    assert table.areas[next(iter(table.columns))].tolist() == [1, 3, 5, 7] and set(table.periods.values()) == {"2022"}
    quarters = _table(tmp_path, "code,name,year,quarter,claims", _rows(["2021", "2022"], ["Q1", "Q2", "Q3", "Q4"]))
    assert set(quarters.periods.values()) == {"2022 Q4"} and list(quarters.columns) == ["claims"]


def test_a_column_a_year_begins_with_the_newest(tmp_path: Path) -> None:
    rows = [f"{code},{name},1,2,3" for code, name in AREAS]
    table = _table(tmp_path, "Code,Name,Jobs 2019,Jobs 2020,Jobs 2021", rows)
    assert list(table.columns.values()) == ["Jobs 2021", "Jobs 2020", "Jobs 2019"]
    assert contents_of(tmp_path / "figures.csv").periods == ("2021", "2020", "2019")
    assert list(_table(tmp_path, "Code,Name,Jobs 2019,Jobs 2020,Jobs 2021", rows, period="2020").columns.values()) == [
        "Jobs 2020"
    ]
    rate = _table(tmp_path, "Code,Name,2019,2020,2021", rows, title="Employment rate by district")
    assert rate.rates == set(rate.columns)


def test_keys_codes_lengths_and_coordinates_are_no_figures(tmp_path: Path) -> None:
    header = "OBJECTID,LAD24CD,LAD24NM,BNG_E,BNG_N,LONG,LAT,Shape__Area,Shape__Length,sic_code,jobs"
    rows = [
        f"{index},{code},{name},430000,330000,-1.4,52.9,12.5,5.5,10,{index}" for index, (code, name) in enumerate(AREAS)
    ]
    assert list(_table(tmp_path, header, rows).columns) == ["jobs"]


def test_the_names_are_those_of_the_areas(tmp_path: Path) -> None:
    rows = [f"East Midlands,{code},{name},5" for code, name in AREAS]
    for header in (
        "Region or Country Name,Local Authority Code,Local Authority Name,n",
        "RGN,lad19cd,lad19nm,n",
        "Region,code,district,n",
    ):
        assert _table(tmp_path, header, rows).areas["name"].tolist() == [name for _, name in AREAS]


def test_values_that_cannot_be_counts(tmp_path: Path) -> None:
    fractions = _table(tmp_path, "code,name,out", [f"E0700003{n},a{n},{40 + n * 1.3}" for n in range(2, 9)])
    assert fractions.rates == {"out"} and any("looks like a percentage" in note for note in fractions.notes)
    england = _table(
        tmp_path,
        "code,name,out",
        ["E92000001,England,44", *(f"{code},{name},{n + 43}" for n, (code, name) in enumerate(AREAS))],
    )
    assert england.rates == {"out"}
    assert not _table(tmp_path, "code,name,out £bn", [f"E0700003{n},a{n},{40 + n * 1.3}" for n in range(2, 9)]).rates
    assert not join(
        _table(tmp_path, "code,name,out", [f"{code},{name},{n}" for n, (code, name) in enumerate(AREAS)])
    ).rates()


def test_rates_beside_counts_are_left_out_and_named(tmp_path: Path) -> None:
    made = join(
        _table(
            tmp_path,
            "code,name,jobs,employment_rate",
            [f"{code},{name},100,7{n}" for n, (code, name) in enumerate(AREAS)],
        )
    )
    assert made.areas.set_index("code").loc["E10000007", "jobs"] == 300
    assert "employment_rate" not in made.areas and any("employment_rate" in note for note in made.report["notes"])


@pytest.mark.parametrize(
    "ascending",
    [
        ["2019/20", "2020/21", "2021-22"], ["2019", "2020"], ["2023 Q1", "2023 Q4", "2024 Q1"], ["Jan 2023", "Dec 2023", "Feb 2024"],
        ["2017 - 19", "2018 - 20"], ["01/04/2022", "31/03/2023"], ["2022-12-31", "2023-01-31"], ["202212", "202301"], ["Nov-22", "Jan-23"],
        ["Apr 2021-Mar 2022", "Apr 2022-Mar 2023"], ["Year ending June 2022", "Year ending March 2023"], ["2023 9", "2023 10"],
    ],
)  # fmt: skip
def test_periods_in_their_order(ascending: list[str]) -> None:
    keys = [period_key(one) for one in ascending]
    assert None not in keys and keys == sorted(keys) and len(set(keys)) == len(keys)


@pytest.mark.parametrize(
    "text", ["12345", "Total", "", "Derby 001", "a sentence of more than forty letters that names the year 2021"]
)
def test_what_is_no_period(text: str) -> None:
    assert period_key(text) is None


def test_numbers_of_quarters_are_no_figures_and_a_level_with_a_year_is_no_period(tmp_path: Path) -> None:
    header = "area_code,area_name,category,year,quarter,effective_date,vehicle_count"
    rows = _rows(["cars"], ["2022,4,2022-12-31", "2023,1,2023-03-31"])  # licensed vehicles of the DfT
    table = _table(tmp_path, header, rows)
    assert len(table.columns) == 1 and next(iter(table.columns.values())).startswith("vehicle_count")
    assert table.areas[next(iter(table.columns))].tolist() == [1, 3, 5, 7]
    again = _table(tmp_path, "code,name,year,quarter,claims", _rows(["2021", "2022"], ["1", "2", "3", "4"]))
    assert list(again.columns) == ["claims"] and again.areas["claims"].tolist() == [7, 15, 23, 31]
    header = "area_code,area_name,area_type,index_domain,average_rank,rank"
    rows = _rows(["District (2024)"], ["Income", "Health"], ["1"])  # indices of deprivation
    assert not any(_table(tmp_path, header, rows).periods.values())
    assert not is_rate("all_ages") and is_rate("average age")


def test_names_without_their_quarter_month_or_day() -> None:
    for name in ("Jobs 2022 Q4", "Jobs Q4 2022", "Jobs (December 2022)", "Dec 2022 jobs", "Jobs 31/12/2022"):
        assert without_period(name) == ("jobs", (2022, 12))


@pytest.mark.parametrize(
    ("cells", "values", "said"),
    [
        (["1.234", "56", "7.890"], [1.234, 56, 7.89], True),  # of thousands or of decimals
        (["1.234.567", "56", "7.890"], [1234567, 56, 7890], False),
        (["12,5", "1.234,5", "7"], [12.5, 1234.5, 7], False),
        (["1 234", "56", "7\u00a0890"], [1234, 56, 7890], False),
        (["1'234", "56", "7'890.5"], [1234, 56, 7890.5], False),
        (["1,234", "56", "0.5"], [1234, 56, 0.5], False),
    ],
)
def test_numbers_by_the_habit_of_their_column(
    tmp_path: Path, cells: list[str], values: list[float], said: bool
) -> None:
    rows = [f"E0700003{number};{cell}" for number, cell in enumerate(cells, 2)]
    table = _table(tmp_path, "code;Number of jobs", rows)
    assert table.areas[next(iter(table.columns))].tolist() == values
    assert any("with a decimal point" in note for note in table.notes) == said


def test_names_without_their_year() -> None:
    assert without_period("Jobs 2023/24") == ("jobs", (2024, 0)) and without_period("10 : Food")[1] is None


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.sampled_from(["2019", "2020", "2021"]), min_size=1, max_size=3, unique=True),
    st.lists(st.sampled_from(["Gas", "Coal", "Peat"]), min_size=1, max_size=3, unique=True),
    st.permutations(range(4)),
    st.randoms(use_true_random=False),
)
def test_every_row_of_a_tidy_table_is_shown_or_rejected(tmp_path_factory, years, fuels, columns, shuffler) -> None:  # type: ignore[no-untyped-def]  # hypothesis's own
    """Whatever the order of rows and columns: each area's figure is the newest year's of its breakdown, and no row is lost."""
    cells = [
        (code, year, fuel, str(index)) for index, ((code, _), year, fuel) in enumerate(product(AREAS, years, fuels))
    ]
    expected = {(code, fuel): int(value) for code, year, fuel, value in cells if year == max(years)}
    shuffler.shuffle(cells)
    header = ("area_code", "year", "fuel", "value")
    path = tmp_path_factory.mktemp("tidy") / "t.csv"
    path.write_text(
        "\n".join(",".join(row[one] for one in columns) for row in [header, *cells]) + "\n", encoding="utf-8"
    )
    table = read_area_data(path)
    assert table.rows_read == len(cells) == table.rows_used + len(table.rejects) and table.rows_used == len(expected)
    by_code = table.areas.set_index("code")
    for ident, name in table.columns.items():
        for code, _ in AREAS:
            assert by_code.loc[code, ident] == expected[code, name if name in fuels else fuels[0]]


RATES = [
    "unemp",
    "yield",
    "index",
    "median",
    "pct",
    "ratio",
    "LQ",
    "rank",
    "score",
    "density",
    "mean",
    "rate",
    "growth",
    "CAGR",
    "YoY",
    "prevalence",
    "coverage",
    "SMR",
    "DSR",
    "speed",
    "odds",
    "Yield",
    "HHI",
    "IMD",
    "fertility",
    "income",
    "survival",
    "wellbeing",
    "rating",
    "distance",
    "attainment8",
    "PM2.5",
]


@pytest.mark.parametrize("form", ["{}", "{}_2023", "lad_{}", "{} (2023)", "Male {}", "{}, 16-64", "{}_e", "GVA {}"])
def test_words_that_do_not_add_up_however_they_are_written(form):
    wording = [*RATES, "per 1,000", "%", "per head", "per 10k", "/ kWh", "£ per job", "CO2 per capita"]
    assert [one for one in wording for case in (str, str.upper, str.title) if not is_rate(form.format(case(one)))] == []


@pytest.mark.parametrize(
    ("heading", "unit", "cell", "is_rate"),
    [("Value", "Proportion", "41", True), ("Value", "Percent", "41", True), ("Value", "Count", "41", False),
     ("Apprentices", "", "41%", True), ("Apprentices", "", "41", False), ("emp_rt", "", "41", True)],
)  # fmt: skip
def test_a_unit_of_all_rows_or_of_the_cells_says_that_figures_do_not_add_up(tmp_path, heading, unit, cell, is_rate):
    path = tmp_path / "figures.csv"
    rows = [f"{code},2019,{unit},{cell}" for code in ("E07000032", "E07000033", "E07000034")]
    path.write_text("\n".join([f"AreaCode,Timeperiod,Value type,{heading}", *rows]), encoding="utf-8")
    table = read_area_data(path)
    assert len(table.columns) == 1
    assert bool(table.rates) == is_rate


@pytest.mark.parametrize(
    ("delimiter", "cells", "values", "doubt"),
    [
        (";", ["523,412", "1,5", "12"], [523.412, 1.5, 12], ""),
        (";", ["523,412", "998,001", "12"], [523_412, 998_001, 12], '"998,001" is read with a comma between thousands'),
        ("\t", ["523,412", "998,001", "12"], [523_412, 998_001, 12], ""),
        (";", ["1,523,412", "998,001", "12"], [1_523_412, 998_001, 12], ""),
        (";", ["523,412", "998,001", "112,500"], [523_412, 998_001, 112_500], '"998,001" is read with a comma'),
    ],
)
def test_a_comma_between_semicolons_may_be_the_decimal_sign(tmp_path, delimiter, cells, values, doubt):
    path = tmp_path / "figures.csv"
    rows = [f"{code}{delimiter}{cell}" for (code, _), cell in zip(AREAS, cells)]
    path.write_text("\n".join([f"Area code{delimiter}Jobs", *rows]), encoding="utf-8")
    table = read_area_data(path)
    assert table.areas["jobs"].tolist() == values
    assert [note for note in table.notes if "is read with" in note and doubt in note and doubt] or not doubt
    assert doubt or not any("is read with" in note for note in table.notes)
