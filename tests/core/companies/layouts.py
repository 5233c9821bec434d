"""Small files in the shapes seen in public (docs/sources/README.md), each with the right table, and the columns that leave a doubt."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field

NAMES = ["Alder Works", "Birch Forge", "Cedar Systems", "Damson Foods", "Elm Castings", "Fir Optics"]
POSTCODES = ["DE1 2GR", "DE24 8BJ", "NG1 5DT", "LE1 6RX", "CV1 2GT", "B1 1BB"]
OTHER_POSTCODES = ["DE24 8BJ", "NG1 5DT", "LE1 6RX", "CV1 2GT", "B1 1BB", "WV1 1RD"]
NUMBERS = ["00234567", "01234567", "02234567", "03234567", "04234567", "05234567"]
PEOPLE = [10, 1200, 45, 2345, 7, 650]
POUNDS = [1_500_000, 250_000, 12_000_000, 75_000, 3_400_000, 980_000]
CODES = ["30300", "28302", "62012", "72190", "21200", "29100"]
DAYS = ["2011-03-14", "2012-04-05", "2015-12-31", "2016-01-02", "2018-07-22", "2019-02-11"]
BASE = {"Company name": NAMES, "Postcode": POSTCODES}
RIGHT = {"name": NAMES, "postcode": POSTCODES}


@dataclass
class Layout:
    """A file's text, what its table must be (column -> values, None for missing), doubts (columns) and how it is read."""

    id: str
    text: str
    right: dict[str, list]
    doubts: set[str] = field(default_factory=set)
    encoding: str = "utf-8"
    options: dict = field(default_factory=dict)
    rejected: int = 0


def text(
    columns: dict[str, list], delimiter: str = ",", above: tuple = (), below: tuple = (), header: bool = True
) -> str:
    """Columns as a delimited text."""
    made = io.StringIO()
    writer = csv.writer(made, delimiter=delimiter, lineterminator="\n")
    writer.writerows(above)
    if header:
        writer.writerow(columns)
    writer.writerows(zip(*columns.values()))
    writer.writerows(below)
    return made.getvalue()


def one(
    identity: str, heading: str, cells: list, column: str, right: list | None, doubt: bool = False, **how
) -> Layout:
    """The base columns and one more; ``right`` None: the column must not be taken."""
    expected = {**RIGHT, column: right if right is not None else [None] * len(NAMES)}
    return Layout(
        identity,
        text({**BASE, heading: cells}, how.pop("delimiter", ",")),
        expected,
        {column} if doubt else set(),
        **how,
    )


def layouts() -> Iterator[Layout]:
    """All of them."""
    yield from _headings()
    yield from _units()
    yield from _numbers()
    yield from _more_headings()
    yield from _dates()
    yield from _postcodes()
    yield from _names()
    yield from _codes()
    yield from _headers()
    yield from _addresses()
    yield from _years()
    yield from _decoys()
    yield from _texts()
    yield from _lines()
    yield from _written_by_people()
    yield from _numbers_of_companies()
    yield from _public()


def _headings() -> Iterator[Layout]:
    for heading in (
        *(
            "Employees",
            "employees",
            "No. of employees",
            "Number of Employees",
            "Headcount",
            "Total employees",
            "UK employees",
            "employee_count",
        ),
        *(
            "Employees (latest)",
            "Number of employees Last avail. yr",
            "EMPLOYEES 2023",
            "Staff",
            "NoOfEmployees",
            "Employees FTE",
        ),
    ):
        yield one(f"employees {heading}", heading, PEOPLE, "employees", PEOPLE)
    for heading in (
        *(
            "Turnover",
            "turnover_gbp",
            "Turnover (£)",
            "Annual turnover",
            "Turnover 2023",
            "Turnover GBP",
            "Revenue",
            "Total turnover",
        ),
        *("Turnover (latest year)", "Operating revenue", "UK Turnover", "TURNOVER FY24", "Turnover (pounds)"),
    ):
        yield one(f"turnover {heading}", heading, POUNDS, "turnover_gbp", POUNDS)
    for heading in (
        "Company number",
        "CompanyNumber",
        "CRN",
        "Registered number",
        "Companies House Number",
        "company_no",
    ):
        yield one(f"number {heading}", heading, NUMBERS, "company_id", NUMBERS)
    for heading in (
        "Incorporation date",
        "Date of incorporation",
        "incorporated_on",
        "Date of creation",
        "Registration date",
    ):
        yield one(f"date {heading}", heading, DAYS, "incorporated", DAYS)


def _units() -> Iterator[Layout]:
    thousands, millions = [value // 1000 for value in POUNDS], [value / 1e6 for value in POUNDS]
    for heading in (
        *(
            "Turnover th GBP Last avail. yr",
            "Turnover (£000s)",
            "Turnover (£000)",
            "Turnover £'000",
            "Turnover £k",
            "Turnover (GBP thousands)",
        ),
        *(
            "Operating revenue (Turnover) th GBP",
            "Turnover in thousands",
            "turnover_gbp_th",
            "Turnover 2023 (£000s)",
            "Revenue (£k)",
        ),
    ):
        yield one(f"unit {heading}", heading, thousands, "turnover_gbp", POUNDS)
    for heading in (
        "Turnover (£m)",
        "Turnover £m",
        "Turnover (GBP millions)",
        "Turnover, £ million",
        "turnover_m_gbp",
        "Annual turnover (£mn)",
    ):
        yield one(f"unit {heading}", heading, millions, "turnover_gbp", POUNDS)
    for heading in (
        "Turnover (USD)",
        "Turnover (€)",
        "Turnover th EUR",
        "Revenue ($m)",
        "Turnover (US$)",
        "Turnover million CHF",
    ):
        yield one(f"currency {heading}", heading, POUNDS, "turnover_gbp", None, doubt=True)
    yield Layout(
        "two currencies",
        text({**BASE, "Turnover (USD)": POUNDS, "Turnover (GBP)": thousands}),
        {**RIGHT, "turnover_gbp": thousands},
    )
    yield one("people in thousands", "Employees (000s)", [value / 1000 for value in PEOPLE], "employees", PEOPLE)
    yield one(
        "k and m in cells",
        "Turnover",
        ["£1.5m", "£250k", "12m", "75k", "£3.4m", "980 thousand"],
        "turnover_gbp",
        POUNDS,
    )


def _written(values: list, thousands: str, decimal: str = "") -> list[str]:
    return [f"{value:,}".replace(",", thousands) + decimal for value in values]


def _numbers() -> Iterator[Layout]:
    people = {"Employees": PEOPLE, "Turnover": POUNDS}
    right = {**RIGHT, "employees": PEOPLE, "turnover_gbp": POUNDS}
    for name, thousands, delimiter in (
        *(
            ("comma", ",", ","),
            ("comma", ",", ";"),
            ("point", ".", ";"),
            ("blank", " ", ","),
            ("apostrophe", "'", ","),
            ("hard blank", "\u00a0", ","),
        ),
        *(("thin blank", "\u202f", ";"), ("point", ".", "\t"), ("comma", ",", "\t"), ("apostrophe", "’", "|")),
    ):
        columns = {heading: _written(values, thousands) for heading, values in people.items()}
        yield Layout(f"thousands by {name} in {delimiter!r}", text({**BASE, **columns}, delimiter), right)
    yield Layout(
        "decimal comma tells of the points in the other column",
        text(
            {
                **BASE,
                "Employees": _written(PEOPLE, "."),
                "Turnover": ["1500000,00", "250000,5", "12000000,00", "75000,25", "3400000,00", "980000,00"],
            },
            ";",
        ),
        {
            **RIGHT,
            "employees": PEOPLE,
            "turnover_gbp": [1_500_000, 250_000.5, 12_000_000, 75_000.25, 3_400_000, 980_000],
        },
    )
    yield one(
        "points alone",
        "Employees",
        ["10", "1.200", "45", "2.345", "7", "650"],
        "employees",
        [10, None, 45, None, 7, 650],
        doubt=True,
    )
    yield one(
        "points alone after a semicolon",
        "Employees",
        ["10", "1.200", "45", "2.345", "7", "650"],
        "employees",
        PEOPLE,
        doubt=True,
        delimiter=";",
    )
    yield one(
        "commas alone after a semicolon",
        "Employees",
        ["10", "1,200", "45", "2,345", "7", "650"],
        "employees",
        PEOPLE,
        doubt=True,
        delimiter=";",
    )
    yield one("commas alone", "Employees", ["10", "1,200", "45", "2,345", "7", "650"], "employees", PEOPLE)
    yield one(
        "decimals with three places",
        "Turnover",
        ["1.500", "2.25", "3.125", "4.5", "5", "6.75"],
        "turnover_gbp",
        [1.5, 2.25, 3.125, 4.5, 5, 6.75],
    )
    yield one(
        "exponents", "Turnover", ["1.5E+06", "2.5E+05", "1.2e7", "7.5E4", "3.4E+06", "9.8E+05"], "turnover_gbp", POUNDS
    )
    yield one(
        "exponents with a comma",
        "Turnover",
        ["1,5E+06", "2,5E+05", "1,2E+07", "7,5E+04", "3,4E+06", "9,8E+05"],
        "turnover_gbp",
        POUNDS,
        delimiter=";",
    )
    yield one(
        "brackets and minus are no turnover",
        "Turnover",
        ["(500)", "120-", "-7", "75000", "0", "1"],
        "turnover_gbp",
        [None, None, None, 75_000, 0, 1],
    )
    yield one("currency in cells", "Turnover", [f"£{value:,}" for value in POUNDS], "turnover_gbp", POUNDS)
    yield one(
        "approximate",
        "Employees",
        ["c. 10", "~1,200", "approx 45", "2345", "7 employees", "650 staff"],
        "employees",
        PEOPLE,
    )
    for missing in (
        "NA",
        "n/a",
        "Unknown",
        "\\N",
        "-",
        "None Supplied",
        "",
        "NULL",
        "Not available",
        "#N/A",
        "--",
        "not disclosed",
    ):
        yield one(
            f"missing {missing!r}",
            "Employees",
            [missing, 1200, 45, missing, 7, 650],
            "employees",
            [None, 1200, 45, None, 7, 650],
        )
    for name, bands in {
        "to": ["10 to 49", "1000 to 4999", "10 to 49", "1000 to 4999", "0 to 9", "500 to 999"],
        "dash": ["10-49", "1,000-4,999", "10-49", "1,000-4,999", "0-9", "500-999"],
        "long dash": ["10 – 49", "1000 – 4999", "10 – 49", "1000+", "0 – 9", "500 – 999"],
        "words": ["10 to 49", "1,000 or more", "10 to 49", "Over 1000", "Less than 10", "500 to 999"],
        "signs": ["10-49", ">=1000", "10-49", "1000+", "<10", "500-999"],
    }.items():
        yield one(f"bands {name}", "Number of employees", bands, "employees", [10, 1000, 10, 1000, 0, 500])


def _more_headings() -> Iterator[Layout]:
    bands = ["10-49", "1000+", "10-49", "1000+", "0-9", "500-999"]
    for heading in ("Employee size band", "Employees band", "Employment size band"):
        yield one(f"bands under {heading}", heading, bands, "employees", [10, 1000, 10, 1000, 0, 500])
    yield one("staff of a year", "Number of staff 2024", PEOPLE, "employees", PEOPLE)
    yield one("sales", "Sales (£m)", [value / 1e6 for value in POUNDS], "turnover_gbp", POUNDS)
    yield one("sales people are no sales", "Sales reps", PEOPLE, "turnover_gbp", None)


def _dates() -> Iterator[Layout]:
    ymd = [day.split("-") for day in DAYS]
    months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    for name, form in {
        "day first": lambda y, m, d: f"{d}/{m}/{y}",
        "month first": lambda y, m, d: f"{m}/{d}/{y}",
        "month first, no zeros": lambda y, m, d: f"{int(m)}/{int(d)}/{y}",
        "day first with hyphens": lambda y, m, d: f"{d}-{m}-{y}",
        "day first with points": lambda y, m, d: f"{d}.{m}.{y}",
        "month first, two digits": lambda y, m, d: f"{m}/{d}/{y[2:]}",
        "day first, two digits": lambda y, m, d: f"{d}/{m}/{y[2:]}",
        "ISO with a time": lambda y, m, d: f"{y}-{m}-{d}T00:00:00Z",
        "month first with a time": lambda y, m, d: f"{int(m)}/{int(d)}/{y} 12:00:00 AM",
        "words": lambda y, m, d: f"{int(d)} {months[int(m) - 1]} {y}",
        "hyphened words": lambda y, m, d: f"{d}-{months[int(m) - 1]}-{y[2:]}",
        "one figure": lambda y, m, d: f"{y}{m}{d}",
        "year first": lambda y, m, d: f"{y}/{m}/{d}",
        "year first, with points": lambda y, m, d: f"{y}.{m}.{d}",
        "year, day, month": lambda y, m, d: f"{y}-{d}-{m}",
        "year, day, month in one figure": lambda y, m, d: f"{y}{d}{m}",
        "year, day, month with a time": lambda y, m, d: f"{y}/{d}/{m} 00:00",
    }.items():
        yield one(f"dates {name}", "Incorporation date", [form(*parts) for parts in ymd], "incorporated", DAYS)
    either = ["03/04/2011", "04/05/2012", "12/11/2015", "01/02/2016", "07/08/2018", "02/11/2019"]
    by_day = ["2011-04-03", "2012-05-04", "2015-11-12", "2016-02-01", "2018-08-07", "2019-11-02"]
    yield one("dates that may be either", "Incorporation date", either, "incorporated", by_day, doubt=True)
    after_year = ["2011-14-03", "2012-03-14", "2015-04-05", "2016-02-02", "25 Dec 2018", ""]
    yield one(
        "dates of both kinds after the year",
        "Incorporation date",
        after_year,
        "incorporated",
        ["2011-03-14", "2012-03-14", None, "2016-02-02", "2018-12-25", None],
        doubt=True,
    )
    yield one(
        "one date that may be a slip",
        "Incorporation date",
        ["2011-14-03", "2012-03-04", *[""] * 4],
        "incorporated",
        ["2011-03-14", *[None] * 5],
        doubt=True,
    )
    both = ["14/03/2011", "03/14/2011", "04/05/2012", "2016-01-02", "09/09/2009", ""]
    yield one(
        "dates of both kinds",
        "Incorporation date",
        both,
        "incorporated",
        ["2011-03-14", "2011-03-14", None, "2016-01-02", "2009-09-09", None],
        doubt=True,
    )


def _postcodes() -> Iterator[Layout]:
    for heading in (
        *(
            "Postcode",
            "Post code",
            "POSTCODE",
            "post_code",
            "Postal Code",
            "postalcode",
            "ZIP",
            "Zip code",
            "Post code (trading)",
            "pcds",
        ),
        *(
            "Registered postcode",
            "Recipient Org:Postal Code",
            "Location Postal Code",
            "Head office postcode",
            "RegAddress.PostCode",
            "PostCode ",
        ),
        *("Primary trading postcode", "Site Postcode", "Where"),
    ):
        doubts = {"postcode"} if heading == "Where" else set()
        yield Layout(f"postcode {heading}", text({"Company name": NAMES, heading: POSTCODES}), RIGHT, doubts)
    for first, second, taken in (
        ("Registered postcode", "Trading postcode", 1),
        ("Trading postcode", "Registered postcode", 0),
        ("Location Postal Code", "Provider Postal Code", 0),
        ("Provider Postal Code", "Location Postal Code", 1),
        ("Postcode", "Registered office postcode", 0),
        ("Correspondence postcode", "Postcode", 1),
        ("Postcode", "Postcode (trading)", 1),
        ("Here", "There", 0),
    ):
        columns = {"Company name": NAMES, first: POSTCODES, second: OTHER_POSTCODES}
        right = {"name": NAMES, "postcode": OTHER_POSTCODES if taken else POSTCODES}
        yield Layout(f"postcodes {first}, {second}", text(columns), right, {"postcode"})
    yield Layout("the same postcode twice", text({**BASE, "Registered postcode": POSTCODES}), RIGHT)
    districts = [code.split()[0] for code in POSTCODES]
    yield Layout("a district beside it", text({"Postcode district": districts, **BASE}), RIGHT)
    blank = {"Company name": ["Blank Ltd"] * 300 + NAMES, "Code": [""] * 300 + POSTCODES}
    yield Layout("blank at first", text(blank), RIGHT, {"postcode"}, rejected=300)


def _names() -> Iterator[Layout]:
    for heading in (
        *(
            "charity_name",
            "Site Name",
            "Ratepayer",
            "Employer name",
            "Organisation",
            "Trading name",
            "School name",
            "Occupier",
            "Supplier Name",
        ),
        *("EstablishmentName", "Practice", "Licensee", "Recipient Org:Name", "Provider", "account_name"),
    ):
        yield Layout(f"name {heading}", text({heading: NAMES, "Postcode": POSTCODES}), RIGHT)
    others = [f"{name} Group" for name in NAMES]
    yield Layout(
        "two names", text({"Provider Name": others, "Location Name": NAMES, "Postcode": POSTCODES}), RIGHT, {"name"}
    )
    yield Layout("a town is no name", text({"Town name": others, "Site name": NAMES, "Postcode": POSTCODES}), RIGHT)
    ids = ["1", "1", "1", "2", "2", "2"]
    yield Layout(
        "an ID of something else", text({"ID": ids, **BASE, "Employees": PEOPLE}), {**RIGHT, "employees": PEOPLE}
    )
    yield Layout(
        "an ID of sites of one company",
        text(
            {
                "ID": ["1", "1", "2", "3", "4", "5"],
                "Company name": ["Alder Works"] * 2 + NAMES[2:],
                "Postcode": POSTCODES,
                "Employees": [10, 10, *PEOPLE[2:]],
            }
        ),
        {
            "name": ["Alder Works"] * 2 + NAMES[2:],
            "employees": [5, 5, *PEOPLE[2:]],
            "company_id": ["1", "1", "2", "3", "4", "5"],
        },
    )


def _codes() -> Iterator[Layout]:
    for heading in (
        "SIC",
        "SIC code",
        "SIC 2007",
        "SIC07",
        "Primary SIC (2007)",
        "nature_of_business",
        "UK SIC",
        "SICCode.SicText_1",
        "SIC codes",
    ):
        yield one(f"sic {heading}", heading, CODES, "sic", CODES)
    yield one("sic with words", "SIC code", [f"{code} - Something" for code in CODES], "sic", CODES)
    old, became = ["34100", "25220", "15201", "24410", "29521", "17140"], ["", "22220", "10200", "21100", "", "13100"]
    for heading in ("SIC 2003", "SIC03", "UK SIC (2003)", "SIC"):
        yield one(f"sic of 2003 headed {heading}", heading, old, "sic", became)
    yield Layout("sic of both editions", text({**BASE, "SIC 2003": old, "SIC 2007": CODES}), {**RIGHT, "sic": CODES})
    yield one("sic of 1992", "SIC92", CODES, "sic", [""] * 6)


def _headers() -> Iterator[Layout]:
    columns = {**BASE, "Employees": PEOPLE, "SIC code": CODES}
    right = {**RIGHT, "employees": PEOPLE, "sic": CODES}
    for name, above in {
        "one title": [["Business directory of Exampleshire", "", "", ""]],
        "title and date": [["Business directory of Exampleshire", "", "", ""], ["Extracted 1 March 2025", "", "", ""]],
        "short title": [["Business directory of Exampleshire"], ["Extracted 1 March 2025"]],
        "title and a blank line": [["Companies by postcode"], []],
        "title with a comma": [["Companies, by postcode", "", "", ""], ["", "", "", ""]],
        "label and value": [["Source", "Example Council", "", ""], ["Date", "1 March 2025", "", ""]],
        "many notes": [[f"Note {number}"] for number in range(12)],
        "blank lines": [[], []],
    }.items():
        yield Layout(f"header below {name}", text(columns, above=tuple(above)), right)
        if name in ("title and date", "short title"):
            yield Layout(f"header below {name} in ;", text(columns, ";", above=tuple(above)), right)
    yield Layout("no header", text(columns, header=False), {**RIGHT, "sic": CODES}, {"postcode", "header"})
    yield Layout("no header, tabs", text(columns, "\t", header=False), {**RIGHT, "sic": CODES}, {"postcode", "header"})
    codes = [f"A8{number:04}" for number in range(6)]
    epraccur = {
        "a": codes,
        "b": NAMES,
        "c": ["Y54"] * 6,
        "d": ["1 HIGH STREET"] * 6,
        "e": ["DERBY"] * 6,
        "f": POSTCODES,
        "g": ["19740401"] * 6,
        "h": ["0"] * 6,
    }
    yield Layout("no header, as the NHS publishes", text(epraccur, header=False), RIGHT, {"postcode", "header"})
    yield Layout(
        "groups above the header",
        text(
            {"Name": NAMES, "Number": NUMBERS, "Postcode": POSTCODES, "2022": [1] * 6, "2023": PEOPLE},
            above=(["Company", "", "Address", "Employees", ""],),
        ),
        {**RIGHT, "company_id": NUMBERS, "employees": PEOPLE},
        {"employees"},
    )
    rows = {
        "Company name": ["", *NAMES],
        "Postcode": ["", *POSTCODES],
        "Employees": ["2022", *([1] * 6)],
        "": ["2023", *PEOPLE],
    }
    yield Layout("parts below the header", text(rows), {**RIGHT, "employees": PEOPLE}, {"employees"})
    yield Layout("a total below", text(columns, below=(["Total", "", "4257", ""],)), right, rejected=1)
    yield Layout("notes below", text(columns, below=([], ["Source: Example Council", "", "", ""])), right, rejected=1)


def _addresses() -> Iterator[Layout]:
    for name, form in {
        "": "{n} High Street, Exampletown, {p}",
        "country": "{n} High Street, Exampletown, {p}, United Kingdom",
        "lines": "{n} High Street\nExampletown\n{p}",
        "small letters": "{n} High Street, {p}.",
        "unit": "Unit A1, {n} B2B Way, Exampletown {p}",
    }.items():
        addresses = [form.format(n=number, p=code) for number, code in enumerate(POSTCODES, 1)]
        yield Layout(f"address {name}", text({"company_name": NAMES, "registered_office_address": addresses}), RIGHT)
        yield Layout(f"address called Address {name}", text({"EmployerName": NAMES, "Address": addresses}), RIGHT)
        yield Layout(f"address under postcode {name}", text({"Company name": NAMES, "Postcode": addresses}), RIGHT)
    addresses = [f"{number} High Street, {code}" for number, code in enumerate(OTHER_POSTCODES, 1)]
    yield Layout(
        "a postcode goes before an address",
        text({"Company name": NAMES, "Address": addresses, "Postcode": POSTCODES}),
        RIGHT,
    )
    mapped = {"mapping": {"postcode": "Where it is"}}
    yield Layout(
        "an address that the user named",
        text({"Company name": NAMES, "Where it is": [f"1 Lane, {code}" for code in POSTCODES]}),
        RIGHT,
        options=mapped,
    )


def _years() -> Iterator[Layout]:
    earlier = [value + 1 for value in PEOPLE]
    for first, last in (
        ("Employees 2019", "Employees 2024"),
        ("2019 employees", "2024 employees"),
        ("Employees FY19", "Employees FY24"),
        ("Employees 2018/19", "Employees 2023/24"),
    ):
        for order in (1, -1):
            columns = dict([(first, earlier), (last, PEOPLE)][::order])
            yield Layout(
                f"years {list(columns)}", text({**BASE, **columns}), {**RIGHT, "employees": PEOPLE}, {"employees"}
            )
    columns = {"Employees 2019": earlier, "Employees 2024": PEOPLE}
    yield Layout(
        "a year that was asked for", text({**BASE, **columns}), {**RIGHT, "employees": earlier}, options={"year": 2019}
    )
    for heading in ("Year", "Financial year", "Accounts year"):
        rows = {
            "Company number": [number for number in NUMBERS for _ in range(3)],
            "Company name": [name for name in NAMES for _ in range(3)],
            heading: [2021, 2022, 2023] * 6,
            "Postcode": [code for code in POSTCODES for _ in range(3)],
            "Employees": [value + step for value in PEOPLE for step in (-2, -1, 0)],
        }
        yield Layout(f"one row a {heading}", text(rows), {**RIGHT, "employees": PEOPLE}, rejected=12)
    yield Layout(
        "one row a year, one asked for",
        text(rows),
        {**RIGHT, "employees": [v - 1 for v in PEOPLE]},
        options={"year": 2022},
        rejected=12,
    )
    yield Layout(
        "a year that is the same for all",
        text({**BASE, "Year": [2023] * 6, "Employees": PEOPLE}),
        {**RIGHT, "employees": PEOPLE},
    )


def _decoys() -> Iterator[Layout]:
    for heading, cells in {
        "Turnover year": [2023, 2022, 2023, 2021, 2023, 2022],
        "Turnover growth": [1.5, 2.5, -3, 4, 5, 6],
        "Turnover growth (%)": [1.5, 2.5, -3, 4, 5, 6],
        "Turnover per employee": POUNDS,
        "Turnover band": ["A", "B", "C", "A", "B", "C"],
        "Turnover date": DAYS,
        "Turnover currency": ["GBP"] * 6,
        "Staff turnover (%)": [5, 6, 7, 8, 9, 10],
    }.items():
        yield one(f"decoy {heading}", heading, cells, "turnover_gbp", None)
    for heading, cells in {
        "Employees growth": [1, 2, 3, 4, 5, 6],
        "Employees band": ["A", "B", "C", "A", "B", "C"],
        "Female employees": PEOPLE,
        "Employees year": [2023, 2022, 2023, 2021, 2023, 2022],
        "Employee costs": POUNDS,
    }.items():
        yield one(f"decoy {heading}", heading, cells, "employees", None)
    for heading, cells in {
        "Sickness days": [0, 1, 2, 3, 4, 5],
        "Sick pay": POUNDS,
        "Basic rate": [20] * 6,
        "Music": ["yes"] * 6,
    }.items():
        yield one(f"decoy {heading}", heading, cells, "sic", [""] * 6)


def _texts() -> Iterator[Layout]:
    columns = {**BASE, "Employees": PEOPLE}
    right = {**RIGHT, "employees": PEOPLE}
    for delimiter in (",", ";", "\t", "|"):
        yield Layout(f"delimiter {delimiter!r}", text(columns, delimiter), right)
    for encoding in ("utf-8-sig", "utf-16", "cp1252"):
        yield Layout(f"encoding {encoding}", text(columns), right, encoding=encoding)
    accents = ["Café Ltd", *NAMES[1:]]
    for encoding in ("utf-8", "cp1252", "utf-16"):
        yield Layout(
            f"accents in {encoding}",
            text({**BASE, "Company name": accents}),
            {**RIGHT, "name": accents},
            encoding=encoding,
        )
    yield Layout("carriage returns", text(columns).replace("\n", "\r\n"), right)
    yield Layout("ISO coordinates beside", text({**columns, "Note": ["1,5"] * 6}), right)


def _lines() -> Iterator[Layout]:
    """A unit in a line of text above or below the table, and not in the heading."""
    lines = ("All figures in £000s", "Figures in thousands", "Amounts are in GBP millions", "'000s", "Turnover in USD")
    figures = {"Turnover": [value // 1000 for value in POUNDS]}
    for line in lines:
        right = {**RIGHT, "turnover_gbp": figures["Turnover"]}
        above, below = text({**BASE, **figures}, above=((line,), ())), text({**BASE, **figures}, below=((), (line,)))
        yield Layout(f"above stands {line}", above, right, {"turnover_gbp"})
        yield Layout(f"below stands {line}", below, right, {"turnover_gbp"}, rejected=1)
        beside = text({**BASE, **figures}, below=(("Note", line, ""),))
        yield Layout(f"below stands Note, {line}", beside, right, {"turnover_gbp"}, rejected=1)
    for line in ("Source: 10 000 companies", "Only turnover above £500,000", "Thousands of firms"):
        yield Layout(f"below stands {line}", text({**BASE, **figures}, below=((line,),)), right, rejected=1)
    named = text({**BASE, "Turnover (£)": POUNDS}, below=(("All figures in £000s",),))
    yield Layout(
        "heading and line say two units", named, {**RIGHT, "turnover_gbp": POUNDS}, {"turnover_gbp"}, rejected=1
    )


def _written_by_people() -> Iterator[Layout]:
    """Cells and headings as people write them, tried by hand."""
    thin, narrow = "\u2009", "\u202f"
    pounds = [f"{value:,}".replace(",", sign) for value, sign in zip(POUNDS, [thin, narrow, "\xa0"] * 2)]
    yield one("thin spaces", "Turnover", pounds, "turnover_gbp", POUNDS)
    yield one("bands with a tilde", "Employees", ["11~50", "1~10", "51~200", "201~500", "501~1000", "10001+"], "employees",
              [11, 1, 51, 201, 501, 10001])  # fmt: skip
    about = ["c. 50", "c50", "ca. 100", "~7", "about 650", "circa 1,200"]
    yield one("about", "Employees", about, "employees", [50, 50, 100, 7, 650, 1200])
    marked = ["12¹", "10²", "3", "45*", "7 [2]", "65 (e)"]
    yield one("footnote marks", "Employees", marked, "employees", [12, 10, 3, 45, 7, 65])
    words = ["1.5MM", "0.25mln", "12 mio", "75k pounds", "£3.4mn", "0.98m GBP"]
    yield one("words for millions", "Turnover", words, "turnover_gbp", POUNDS)
    yield one(
        "percentages", "Employees", ["12,5 %", "10 %", "3%", "45%", "7,2 %", "65%"], "employees", None, doubt=True
    )
    thousands = [value // 1000 for value in POUNDS]
    group = text({"Company name": ["", *NAMES], "Postcode": ["", *POSTCODES], "Figures 2023 (£000)": ["Employees", *PEOPLE],
                  "": ["Turnover", *thousands]})  # fmt: skip
    right = {**RIGHT, "employees": PEOPLE, "turnover_gbp": POUNDS}
    yield Layout("a unit of money above people", group, right, {"employees"})
    years = text({**BASE, "2023 Turnover (£k)": [0] * 6, "2024 Turnover (£k)": thousands})
    yield Layout("the year first", years, {**RIGHT, "turnover_gbp": POUNDS}, {"turnover_gbp"})
    factor = text({**BASE, "Turnover": thousands, "Multiplier": ["1,000"] * 6})
    yield Layout("a column of multipliers", factor, {**RIGHT, "turnover_gbp": POUNDS})


def _numbers_of_companies() -> Iterator[Layout]:
    """One company number with names that have nothing in common."""
    same = [NUMBERS[0]] * 6
    yield Layout("one number, six names", text({**BASE, "Company number": same}), RIGHT, {"company_id"})
    two = [NUMBERS[0], *NUMBERS[:5]]
    yield Layout("one number, two names", text({**BASE, "Company number": two}), {**RIGHT, "company_id": two})
    sites = ["Alder Works Ltd", "ALDER", "Alder (Derby)", "The Works", "Works & Sons", "Alder plc"]
    table = text({"Company name": sites, "Postcode": POSTCODES, "Company number": same})
    yield Layout("one number, its sites", table, {"name": sites, "company_id": same})


def _public() -> Iterator[Layout]:
    """Headings of public files, as code that reads them has them; all cells are invented."""
    blank, towns = [""] * 6, ["Derby", "Derby", "Nottingham", "Leicester", "Coventry", "Birmingham"]
    east, north = [435314, 436031, 456418, 458924, 433194, 406654], [335338, 335411, 340071, 303856, 278237, 286948]
    files = {
        "food hygiene ratings": (
            {"FHRSID": range(6), "BusinessName": NAMES, "BusinessType": ["Pub"] * 6, "AddressLine1": towns, "PostCode": POSTCODES,
             "RatingValue": ["5"] * 6, "LocalAuthorityName": towns, "Longitude": blank, "Latitude": blank},
            RIGHT, set(),
        ),
        "schools": (
            {"URN": range(6), "LA (name)": towns, "EstablishmentName": NAMES, "TypeOfEstablishment (name)": ["Academy"] * 6,
             "OpenDate": DAYS, "NumberOfPupils": PEOPLE, "Postcode": POSTCODES, "Trusts (name)": [f"{name} Trust" for name in NAMES],
             "Easting": east, "Northing": north},
            {**RIGHT, "employees": [None] * 6}, set(),
        ),
        "data controllers": (
            {"Registration_number": [f"ZA{number:06}" for number in range(6)], "Organisation_name": NAMES, "Organisation_postcode": POSTCODES,
             "Trading_names": blank, "DPO_Postcode": OTHER_POSTCODES, "Payment_tier": ["Tier 1"] * 6},
            RIGHT, {"postcode"},
        ),
        "charities": (
            {"organisation_number": range(6), "charity_name": NAMES, "charity_type": ["CIO"] * 6, "date_of_registration": DAYS,
             "latest_income": POUNDS, "charity_contact_address1": towns, "charity_contact_postcode": POSTCODES,
             "charity_company_registration_number": NUMBERS},
            {**RIGHT, "company_id": NUMBERS, "incorporated": DAYS, "turnover_gbp": [None] * 6}, set(),
        ),
        "co-operatives": (
            {"CUK Organisation ID": [f"R{number:06}" for number in range(6)], "Registered Number": NUMBERS, "Trading Name": NAMES,
             "Registered Postcode": OTHER_POSTCODES, "Outlet Postcode": POSTCODES, "SIC Code - Level 4": CODES},
            {**RIGHT, "company_id": NUMBERS, "sic": CODES}, {"postcode"},
        ),
        "a vendor's sample": (
            {"company_name": NAMES, "postal_code": POSTCODES, "revenue_usd": POUNDS, "revenue_gbp": POUNDS, "employees_on_site": [1] * 6,
             "employees": PEOPLE, "sic_code": CODES},
            {**RIGHT, "employees": PEOPLE, "turnover_gbp": POUNDS, "sic": CODES}, set(),
        ),
        "learning providers": (
            {"UKPRN": range(6), "provider_name": NAMES, "trading_name": ["-"] * 6,
             "address": [f"{number} Road, {town}, {code}" for number, (town, code) in enumerate(zip(towns, POSTCODES))]},
            {"postcode": POSTCODES}, set(),
        ),
        "renewable energy": (
            {"Ref ID": range(6), "Operator (or Applicant)": [f"{name} Energy" for name in NAMES], "Site Name": NAMES,
             "Installed Capacity (MWelec)": ["1.5"] * 6, "Post Code": blank, "X-coordinate": east, "Y-coordinate": north},
            {"name": NAMES, "easting": east, "northing": north}, set(),
        ),
        "rates": (
            {"PropertyRef": range(6), "Liable Party Name": NAMES, "Property Address": towns, "Property Postcode": POSTCODES,
             "Rateable Value": ["12,500"] * 6, "Liability Start Date": DAYS},
            RIGHT, set(),
        ),
        "a register of chambers": (
            {"GDB_ORG_YUID": range(6), "GB_CRO_REGISTRATION_NUMBER": NUMBERS, "PRINCIPAL_NAME": NAMES, "ADDRESS_LINE_1_RA": towns,
             "POSTCODE_RA": POSTCODES},
            RIGHT, set(),
        ),
        "learners' data in capitals": ({"SITE_NAME": NAMES, "POST_CODE": POSTCODES, "NO_OF_EMPLOYEES": PEOPLE}, {**RIGHT, "employees": PEOPLE}, set()),
        "Fame": (
            {"": range(1, 7), "Company name": NAMES, "Registered number": NUMBERS, "Latest accounts date": ["31/12/2023"] * 6,
             "Operating revenue (Turnover)\nth GBP\nLast avail. yr": [v // 1000 for v in POUNDS], "Number of employees\nLast avail. yr": PEOPLE,
             "R/O Postcode": OTHER_POSTCODES, "Trading address - Postcode": POSTCODES, "Primary UK SIC (2007) code": CODES},
            {**RIGHT, "company_id": NUMBERS, "turnover_gbp": POUNDS, "employees": PEOPLE, "sic": CODES}, {"postcode"},
        ),
    }  # fmt: skip
    for name, (columns, right, doubts) in files.items():
        yield Layout(
            f"public: {name}", text({heading: list(cells) for heading, cells in columns.items()}), right, doubts
        )
