"""Neighbours of known traps, and ten more kinds of public files: their headings and shapes, all cells invented."""

from __future__ import annotations

from collections.abc import Iterator

from .layouts import (
    BASE,
    CODES,
    DAYS,
    NAMES,
    NUMBERS,
    OTHER_POSTCODES,
    PEOPLE,
    POSTCODES,
    POUNDS,
    RIGHT,
    Layout,
    one,
    text,
)

TOWNS = ["Derby", "Derby", "Nottingham", "Leicester", "Coventry", "Birmingham"]
EAST = [435314, 436031, 456418, 458924, 433194, 406654]
NORTH = [335338, 335411, 340071, 303856, 278237, 286948]


def neighbours() -> Iterator[Layout]:
    """All of them."""
    yield from _currencies()
    yield from _bands()
    yield from _panels()
    yield from _codes()
    yield from _more_public()
    yield from _odd_units()
    yield from _odd_cells()
    yield from _odd_places()


def _odd_units() -> Iterator[Layout]:
    thousands, millions = [value // 1000 for value in POUNDS], [value / 1e6 for value in POUNDS]
    for heading in ("Turnover (T£)", "Turnover (£1000)", "Total revenue (k£)", "Turnover £ks", "Net sales (£'000s)"):
        yield one(f"odd unit {heading}", heading, thousands, "turnover_gbp", POUNDS)
    for heading in ("Turnover £MM", "Turnover, £Ms", "Total revenue (m£)"):
        yield one(f"odd unit {heading}", heading, millions, "turnover_gbp", POUNDS)
    for name, cells in {
        "sign": [f"€{value:,}" for value in POUNDS],
        "word": [f"USD {value}" for value in POUNDS],
    }.items():
        yield one(f"another currency in the cells, by {name}", "Turnover", cells, "turnover_gbp", None, doubt=True)
    people, plain = [max(value // 50_000, 1) for value in POUNDS], {**RIGHT, "turnover_gbp": thousands}
    for heading, cells, doubt in (
        ("Turnover", thousands, True),
        ("Annual turnover", millions, True),
        ("Revenue", [f"{value:,}" for value in thousands], True),
        ("Turnover (£)", thousands, False),
        ("Turnover", [f"£{value:,}" for value in thousands], False),
        ("Turnover", POUNDS, False),
    ):
        sized = text({**BASE, "Employees": people, heading: cells})
        right = {**plain, "turnover_gbp": millions if cells is millions else POUNDS if cells is POUNDS else thousands}
        doubts = {"turnover_gbp"} if doubt else set()
        yield Layout(f"turnover beside employees: {heading} {cells[0]}", sized, right, doubts)
    columns = {**BASE, "Employees": PEOPLE}
    for line in ("Employees in thousands", "All figures are in thousands"):
        above = text(columns, above=((line, "", ""),))
        yield Layout(f"people below: {line}", above, {**RIGHT, "employees": PEOPLE}, {"employees"})


def _odd_cells() -> Iterator[Layout]:
    marked = ["10*", "+1200", "45 [1]", "2345†", "7 (est)", "650 (p)"]
    yield one("marks behind figures", "Employees", marked, "employees", PEOPLE)
    bands = ["between 10 and 49", "1000+", "up to 9", "≥250", "A: 0-9", "≤ 9"]
    yield one("bands in words", "Number of employees", bands, "employees", [10, 1000, 0, 250, 0, 0])
    yield one(
        "sizes by name alone", "Number of employees", ["Micro", "Small", "Large"] * 2, "employees", None, doubt=True
    )
    said = [
        "14th March 2011",
        "Thu 5 April 2012",
        "Thursday, 31st December 2015",
        "2-January-2016",
        "22nd July 2018",
        "11 Feb 2019",
    ]
    yield one("weekdays and ordinals", "Incorporation date", said, "incorporated", DAYS)
    for edition in ("SIC 2026", "UK SIC (2026)", "NACE Rev. 2.1 code"):
        yield one(f"codes of {edition}", edition, CODES, "sic", [""] * 6, doubt=True)
    classes = ["3030", "2830", "6201", "7219", "2120", "2910"]
    yield one("NACE Rev. 2", "NACE Rev. 2 core code (4 digits)", classes, "sic", classes)
    dotted = ["C.30.30", "C 28.30", "J-62.01", "M72.19", "C 21.20", "C29.10"]
    yield one("sections before codes", "SIC", dotted, "sic", classes)
    for heading, cells in {
        "SIC section": ["C"] * 6,
        "SIC division": [code[:2] for code in CODES],
        "SIC group": [code[:3] for code in CODES],
    }.items():
        yield one(f"no codes under {heading}", heading, cells, "sic", [""] * 6, doubt=True)
    lost = ["1110", "1240", "1450", "2100", "3110", "5101"]
    yield one("all zeros lost", "SIC code", lost, "sic", [f"0{code}" for code in lost])


def _odd_places() -> Iterator[Layout]:
    for form in ("{}, UK", "GB-{}", "UK {}", "{} GB"):
        cells = [form.format(code) for code in POSTCODES]
        yield Layout(f"postcode as {form}", text({"Company name": NAMES, "Postcode": cells}), RIGHT)
    north, west = (
        [52.9224, 52.9236, 52.9554, 52.6334, 52.4076, 52.4793],
        [1.4763, 1.4655, 1.1622, 1.1303, 1.5122, 1.9021],
    )
    right = {
        "name": NAMES,
        "easting": [435307, 436032, 456381, 458957, 433281, 406746],
        "northing": [336238, 336377, 340109, 304316, 278956, 286824],
    }
    written = {
        "letters": ([f"{one}N" for one in north], [f"{one}° W" for one in west]),
        "minutes": (
            [f"{int(n)}°{n % 1 * 60:.4f}'N" for n in north],
            [f"W{int(w)}°{int(w % 1 * 60)}'{w * 60 % 1 * 60:.2f}\"" for w in west],
        ),
    }
    for name, (latitude, longitude) in written.items():
        yield Layout(f"degrees with {name}", text({"Name": NAMES, "Latitude": latitude, "Longitude": longitude}), right)
    commas = {
        "Name": NAMES,
        "Latitude": [f"{one}".replace(".", ",") for one in north],
        "Longitude": [f"-{one}".replace(".", ",") for one in west],
    }
    yield Layout("degrees with commas", text(commas, ";"), right)
    for name, columns in {
        "the other way round": {"Name": NAMES, "Easting": NORTH, "Northing": EAST},
        "the other way round, as texts": {"Name": NAMES, "X": [f"{place:,}" for place in NORTH], "Y": EAST},
        "as they are": {"Name": NAMES, "Easting": EAST, "Northing": NORTH},
    }.items():
        yield Layout(f"metres {name}", text(columns), {"name": NAMES, "easting": EAST, "northing": NORTH})
    for headings in (("Latitude", "Longitude"), ("Lat", "Long")):
        lost = text(dict(zip(("Name", *headings), (NAMES, north, west))))
        yield Layout(f"degrees that lost their minus, {headings}", lost, right)
    east = {
        "Name": NAMES,
        "Latitude": [52.63, 52.93, 52.48, 51.28, 51.88, 52.05],
        "Longitude": [1.3, 1.3, 1.75, 1.08, 0.9, 1.15],
    }
    yield Layout(
        "degrees east of Greenwich",
        text(east),
        {
            "name": NAMES,
            "easting": [623424, 621893, 654735, 614899, 599701, 616085],
            "northing": [308696, 342053, 293510, 157934, 224134, 243751],
        },
    )
    cut = {
        "Name": NAMES,
        "Address": [f"1 High Street, {one}" for one in POSTCODES],
        "Postcode": [one[:-1] for one in POSTCODES],
    }
    yield Layout("postcodes cut in every row beside an address", text(cut), RIGHT)
    yield Layout("blank rows first", "\n\n,,\n" + text({**BASE, "Employees": PEOPLE}), {**RIGHT, "employees": PEOPLE})
    for total in ("Grand Total", "All", "Sum", "Overall", "TOTAL:"):
        yield Layout(
            f"{total} below",
            text({**BASE, "Employees": PEOPLE}, below=([total, "", 4257],)),
            {**RIGHT, "employees": PEOPLE},
            rejected=1,
        )


def _currencies() -> Iterator[Layout]:
    def beside(identity: str, heading: str, units: list, right: list, doubt: bool, turnover: list = POUNDS) -> Layout:
        columns = {**BASE, "Turnover": turnover, heading: units}
        return Layout(identity, text(columns), {**RIGHT, "turnover_gbp": right}, {"turnover_gbp"} if doubt else set())

    mixed = ["GBP", "USD", "", "EUR", "GBP", "sterling"]
    pounds = [None if unit in ("USD", "EUR") else value for value, unit in zip(POUNDS, mixed)]
    for heading in ("Currency", "CCY", "Turnover currency", "Reporting currency code"):
        yield beside(f"beside turnover: {heading}", heading, mixed, pounds, True)
    yield beside("beside turnover: all in pounds", "Currency", ["GBP"] * 6, POUNDS, False)
    yield beside("beside turnover: all in euros", "Currency", ["Euro"] * 6, [None] * 6, True)
    thousands = [value // 1000 for value in POUNDS]
    yield beside("beside turnover: unit", "Unit", ["£000"] * 6, POUNDS, False, thousands)
    several = ["£000", "£", "£m", "GBP th", "£'000", "pounds"]
    cells = [1500, 250_000, 12, 75, 3400, 980_000]
    yield beside("beside turnover: several units", "Units", several, POUNDS, False, cells)
    yield beside(
        "beside turnover: unit of something else", "Unit", ["Unit 1", "Unit 2", "3", "4", "5", "6"], POUNDS, False
    )
    for heading in ("Turnover GBPk", "Turnover (GBPk)", "Turnover x1,000 (£)", "Turnover kGBP"):
        yield one(f"glued unit {heading}", heading, thousands, "turnover_gbp", POUNDS)
    yield one("glued unit EURm", "Turnover EURm", thousands, "turnover_gbp", None, doubt=True)
    columns = {**BASE, "Employees": PEOPLE, "Turnover": thousands}
    right = {**RIGHT, "employees": PEOPLE, "turnover_gbp": POUNDS}
    lines = text(columns).split("\n")
    yield Layout("a row of units below", "\n".join([lines[0], ",,number,£ thousand", *lines[1:]]), right)
    small = {**right, "turnover_gbp": thousands}
    for line in ("Turnover in £ thousand", "Figures in thousands of pounds", "All amounts in GBP thousands", "(£000s)"):
        yield Layout(f"a line above: {line}", text(columns, above=((line, "", "", ""),)), small, {"turnover_gbp"})


def _bands() -> Iterator[Layout]:
    said = ["£0-£50k", "£50k-£100k", "£1m - £5m", "£5m+", "under £50k", "£100k to £250k"]
    low = [0, 50_000, 1e6, 5e6, 0, 100_000]
    for heading in ("Turnover", "Turnover band", "Turnover range"):
        yield one(f"bands of {heading}", heading, said, "turnover_gbp", low)
    yield one("bands with one unit", "Turnover band", ["1-5m", "5-10m", "10-50m", "50-100m", "100m+", "0-1m"], "turnover_gbp",
              [1e6, 5e6, 1e7, 5e7, 1e8, 0])  # fmt: skip
    words = ["Micro (0-9)", "Small (10-49)", "Medium: 50-249", "Large (250+)", "0-9 (micro)", "10-49 employees"]
    yield one("bands with names", "Employees", words, "employees", [0, 10, 50, 250, 0, 10])
    yield one(
        "shares are no employees", "Employees", ["10%", "20%", "5%", "1%", "2%", "30%"], "employees", None, doubt=True
    )


def _panels() -> Iterator[Layout]:
    names, places = [name for name in NAMES[:3] for _ in range(3)], [code for code in POSTCODES[:3] for _ in range(3)]
    numbers, people = (
        [number for number in NUMBERS[:3] for _ in range(3)],
        [*range(10, 13), *range(20, 23), *range(30, 33)],
    )
    right = {"name": NAMES[:3], "postcode": POSTCODES[:3], "employees": [12, 22, 32]}
    for heading, when in {
        "Period": ["2021/22", "2022/23", "2023/24"],
        "FY": ["FY22", "FY23", "FY24"],
        "Accounts date": ["31/03/2022", "31/03/2023", "31/03/2024"],
        "Year ending": ["Mar-22", "Mar-23", "Mar-24"],
        "Quarter": ["2023 Q2", "2023 Q3", "2023 Q4"],
        "Survey wave": ["8", "9", "10"],
        "Period end": ["2022-03-31", "2023-03-31", "2024-03-31"],
    }.items():
        columns = {
            "Company number": numbers,
            "Company name": names,
            "Postcode": places,
            heading: when * 3,
            "Employees": people,
        }
        yield Layout(f"panel by {heading}", text(columns), right, rejected=6)
        del columns["Company number"]
        yield Layout(f"panel by {heading}, names only", text(columns), right, rejected=6)
    columns = {"Company name": names, "Postcode": places, "Column A": ["a", "b", "c"] * 3, "Employees": people}
    every = {"name": names, "postcode": places, "employees": people}
    yield Layout("panel that does not say when", text(columns), every, {"year"})
    columns = {"Company number": numbers, **columns}
    yield Layout("panel with numbers that does not say when", text(columns), every, {"year"})
    for ends in (("_21", "_22", "_23"), (" Mar-21", " Mar-22", " Mar-23"), (" (21)", " (22)", " (23)")):
        columns = {**BASE, **{f"Employees{end}": [one + k for one in PEOPLE] for k, end in enumerate(ends)}}
        yield Layout(
            f"columns of years{ends[0]}", text(columns), {**RIGHT, "employees": [n + 2 for n in PEOPLE]}, {"employees"}
        )


def _codes() -> Iterator[Layout]:
    mixed = ["30300", "72220", "62012", "72190", "21200", "29100"]  # 72.22 is software in SIC 2003 alone
    yield one("one code of SIC 2003 among SIC 2007", "SIC code", mixed, "sic", [mixed[0], "", *mixed[2:]])
    yield one("old classes of Companies House", "SIC", ["9305", "30300", "6201", "7219", "2120", "2910"], "sic",
              ["", "30300", "6201", "7219", "2120", "2910"])  # fmt: skip
    yield one(
        "SIC of the United States", "US SIC code", ["3721", "3523", "7371", "8731", "2834", "3711"], "sic", [""] * 6
    )
    yield one(
        "SIC of the United States unsaid",
        "SIC codes",
        ["3721", "3579", "7371", "8731", "2834", "3711"],
        "sic",
        [""] * 6,
        True,
    )
    months_first = [f"{day[5:7]}/{day[8:]}/{day[:4]}" for day in ["2011-03-04", "2012-04-05", "2015-12-11"] * 2]
    right = ["2011-03-04", "2012-04-05", "2015-12-11"] * 2
    yield one("the heading says the order", "Incorporation date (mm/dd/yyyy)", months_first, "incorporated", right)


def _more_public() -> Iterator[Layout]:
    """Ten more kinds of public files."""
    files = {
        "care directory": (
            {"Location ID": range(6), "Location Name": NAMES, "Care homes beds": PEOPLE, "Location Postal Code": POSTCODES,
             "Provider Name": [f"{name} Group" for name in NAMES], "Provider Postal Code": OTHER_POSTCODES},
            {**RIGHT, "employees": [None] * 6}, {"name", "postcode"},
        ),
        "points of interest": (
            {"ref_no": range(6), "name": NAMES, "pointx_class": ["2010015"] * 6, "feature_easting": EAST, "feature_northing": NORTH,
             "pos_accuracy": [1] * 6, "postcode": [""] * 6},
            {"name": NAMES, "easting": EAST, "northing": NORTH}, set(),
        ),
        "emissions of permits": (
            {"Reporting Year": [2022] * 6, "OPERATOR NAME": [NAMES[0]] * 3 + [NAMES[1]] * 3, "SITE POSTCODE": [POSTCODES[0]] * 3 + [POSTCODES[1]] * 3,
             "SUBSTANCE": ["CO2", "NOx", "SO2"] * 2, "QUANTITY RELEASED (KG)": PEOPLE},
            {"name": [NAMES[0]] * 3 + [NAMES[1]] * 3, "employees": [None] * 6}, {"name"},
        ),
        "land owned by companies": (
            {"Title Number": range(6), "Property Address": TOWNS, "District": TOWNS, "Postcode": POSTCODES, "Price Paid": POUNDS,
             "Proprietor Name (1)": NAMES, "Company Registration No. (1)": NUMBERS, "Date Proprietor Added": DAYS},
            {**RIGHT, "company_id": NUMBERS, "turnover_gbp": [None] * 6}, set(),
        ),
        "premises licences": (
            {"Account Number": range(6), "Premises Activity": ["Betting"] * 6, "Local Authority": TOWNS, "Address Line 1": NAMES, "Postcode": POSTCODES},
            {"name": [None] * 6, "postcode": POSTCODES}, set(),
        ),
        "business register": (
            {"ENTREF": [9_900_000 + n for n in range(6)], "LUREF": range(1, 7), "LU_NAME": NAMES, "POSTCODE": POSTCODES, "RSIC07": CODES,
             "EMPLOYEES": PEOPLE, "TURNOVER": [value // 1000 for value in POUNDS]},
            {**RIGHT, "site_id": ["1", "2", "3", "4", "5", "6"], "employees": PEOPLE}, {"turnover_gbp"},
        ),
        "awarded contracts": (
            {"Notice Identifier": range(6), "Organisation Name": ["Anytown Council"] * 6, "Title": ["Works"] * 6, "Postcode": [POSTCODES[0]] * 6,
             "Awarded Value": POUNDS, "Supplier [Name|Address]": [f"[{name}|1 Road]" for name in NAMES]},
            {"name": ["Anytown Council"] * 6, "turnover_gbp": [None] * 6}, {"name"},
        ),
        "research awards": (
            {"OrganisationName": NAMES, "Department": [""] * 6, "PostCode": POSTCODES, "AwardPounds": POUNDS, "StartDate": DAYS},
            {**RIGHT, "turnover_gbp": [None] * 6}, set(),
        ),
        "sales contacts": (
            {"Company": NAMES, "# Employees": PEOPLE, "Industry": ["machinery"] * 6, "Company Postal Code": POSTCODES, "Founded Year": [2001] * 6},
            {**RIGHT, "employees": PEOPLE}, set(),
        ),
        "a vendor's accounts": (
            {"Company Name": NAMES, "Company Number": NUMBERS, "Registered Address": TOWNS, "Registered Postcode": OTHER_POSTCODES,
             "Trading Postcode": POSTCODES, "Turnover (£)": POUNDS, "Employee Count": PEOPLE, "SIC Code": CODES, "Accounts Date": ["31/12/2023"] * 6},
            {**RIGHT, "company_id": NUMBERS, "turnover_gbp": POUNDS, "employees": PEOPLE, "sic": CODES}, {"postcode"},
        ),
    }  # fmt: skip
    for name, (columns, right, doubts) in files.items():
        yield Layout(
            f"public: {name}", text({heading: list(cells) for heading, cells in columns.items()}), right, doubts
        )
