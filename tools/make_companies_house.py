"""Write a file of the shape and size of Companies House's free company data, from the built-in postcodes. All companies are invented.

python tools/make_companies_house.py out.zip 570000
"""

from __future__ import annotations

import io
import sys
import zipfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import numpy as np

from midlands_clusters_plugin.core.postcodes.postcodes import builtin_index

ROWS = 5_700_000
_BLOCK = 100_000
# The 55 headers as the file has them, 14 with a leading space.
HEADER = (
    "CompanyName, CompanyNumber,RegAddress.CareOf,RegAddress.POBox,RegAddress.AddressLine1, RegAddress.AddressLine2,RegAddress.PostTown,"
    "RegAddress.County,RegAddress.Country,RegAddress.PostCode,CompanyCategory,CompanyStatus,CountryOfOrigin,DissolutionDate,"
    "IncorporationDate,Accounts.AccountRefDay,Accounts.AccountRefMonth,Accounts.NextDueDate,Accounts.LastMadeUpDate,"
    "Accounts.AccountCategory,Returns.NextDueDate,Returns.LastMadeUpDate,Mortgages.NumMortCharges,Mortgages.NumMortOutstanding,"
    "Mortgages.NumMortPartSatisfied,Mortgages.NumMortSatisfied,SICCode.SicText_1,SICCode.SicText_2,SICCode.SicText_3,SICCode.SicText_4,"
    "LimitedPartnerships.NumGenPartners,LimitedPartnerships.NumLimPartners,URI,"
    + "".join(f"{' ' if n == 2 else ''}PreviousName_{n}.CONDATE, PreviousName_{n}.CompanyName," for n in range(1, 11))
    + "ConfStmtNextDueDate, ConfStmtLastMadeUpDate"
)
_STATUS = ("Active", "Active - Proposal to Strike off", "Liquidation", "In Administration", "Dissolved")
_SHARE = (0.925, 0.04, 0.03, 0.003, 0.002)
_SIC = (
    *(
        "62020 - Information technology consultancy activities",
        "68209 - Other letting and operating of own or leased real estate",
    ),
    *("30300 - Manufacture of air and spacecraft and related machinery", "None Supplied", "99999 - Dormant Company"),
    *(
        "47910 - Retail sale via mail order houses or via Internet",
        "70229 - Management consultancy activities other than financial management",
    ),
    *(
        "41100 - Development of building projects",
        "29100 - Manufacture of motor vehicles",
        "56101 - Licensed restaurants",
    ),
)
_TEXT = (
    "NORTHERN",
    "BRIGHT",
    "OAK",
    "DIGITAL",
    "SUMMIT",
    "HARBOUR",
    "QUANTUM",
    "RIVER",
    "COPPER",
    "ALBION",
    "VALE",
    "STONE",
)


def make(path: Path, rows: int = ROWS, seed: int = 7) -> Path:
    """Write the zip: ``rows`` companies, 0.2 % of them dissolved, 0.2 % without a postcode, 1.5 % in Northern Ireland."""
    generator, index = np.random.default_rng(seed), builtin_index()
    member = "BasicCompanyDataAsOneFile-2026-11-01.csv"
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open(member, "w", force_zip64=True) as raw,
    ):
        raw.write(HEADER.encode() + b"\r\n")
        for start in range(0, rows, _BLOCK):
            text = io.StringIO()
            text.writelines(_lines(start, min(_BLOCK, rows - start), generator, index))
            raw.write(text.getvalue().encode())
    return path


def _lines(start: int, number: int, generator: np.random.Generator, index: object):
    postcodes = index.postcodes(generator.integers(0, len(index), number))
    fate = generator.random(number)
    postcodes = np.where(fate < 0.002, "", np.where(fate < 0.017, "BT7 1NN", postcodes))
    status = generator.choice(_STATUS, number, p=_SHARE)
    sic, second = generator.choice(_SIC, number), generator.choice(_SIC, number)
    word, other = generator.choice(_TEXT, number), generator.choice(_TEXT, number)
    day, month, year = (
        generator.integers(1, 29, number),
        generator.integers(1, 13, number),
        generator.integers(1960, 2026, number),
    )
    previous = '"",' * 20
    rows = zip(range(start, start + number), postcodes, status, sic, second, word, other, day, month, year)
    for n, postcode, state, one, two, first, last, d, m, y in rows:
        code = f"SC{n:06d}" if n % 17 == 0 and n < 1_000_000 else f"{n:08d}"
        date = f"{d:02d}/{m:02d}/{y}"
        yield (
            f'"{first} {last} {n} LIMITED","{code}","","","{n % 300} {last} STREET","{first} HOUSE","{last}TON","","ENGLAND","{postcode}",'
            f'"Private Limited Company","{state}","United Kingdom","","{date}","{d}","{m}","30/09/2027","31/12/2025","MICRO ENTITY",'
            f'"{date}","","0","0","0","0","{one}","{two if n % 4 == 0 else ""}","","","0","0",'
            f'"http://business.data.gov.uk/id/company/{code}",{previous}"{date}","{date}"\r\n'
        )


if __name__ == "__main__":
    make(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else ROWS)
