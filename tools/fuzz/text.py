"""Delimited text of companies, read with care: every line a row, every row placed or rejected; and the same out of a zip archive."""

from __future__ import annotations

import io
import zipfile

from midlands_clusters_plugin.core.companies import CompanyTable, read_companies
from midlands_clusters_plugin.core.rows import arrow_text

from .ground import file, table_of

_HEADER, _ROW = "company_id,name,postcode,employees\n", "00012345,Plain Ltd,DE24 9FU,12\n"
_HOUSE = (
    "CompanyName, CompanyNumber,RegAddress.PostCode,CompanyStatus,IncorporationDate,SICCode.SicText_1\n"
    '"A ""B"" LTD","00012345","DE24 9FU","Active","01/02/2003","30300 - Air"\n"C","SC1","","Dissolved","",""\n'
)
SEEDS = [
    (_HEADER + _ROW * 2).encode(),
    (_HEADER + _ROW).replace(",", ";").encode("utf-16"),
    (_HEADER + _ROW.replace("Plain", '"Plä""in\n"')).encode("cp1252"),
    ("\ufeff" + _HEADER + _ROW).replace(",", "\t").replace("\n", "\r").encode(),
    b"name,easting,northing\r\nA,435000,336000\r\nB,-1.5,52.9\r\n\r\nC,,\r\n",
    _HOUSE.encode(),
    b"EmployerName,EmployerId,Address,PostCode,CompanyNumber,SicCodes,DiffMeanHourlyPercent,EmployerSize\n"
    b'A,1,x,B1 1BB,2,"1,62012",1.5,250 to 499\n',
]
WORDING = [
    b'"',
    b'""',
    b'",\n"',
    b"\r",
    b"\r\n",
    b"\x00",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"postcode",
    b"easting",
    b"DE24 9FU",
    b"\xc2\x85",
    b"\xe2\x80\xa8",
    b"\x1a",
    b"\x0c",
]
_ZIPPED = b"Z"


def one(data: bytes) -> CompanyTable | None:
    """A file; one that begins with Z is packed first."""
    arrow_text.FROM_SIZE = 1 << 60
    if data[:1] != _ZIPPED:
        return table_of(read_companies, file("companies.csv", data))
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("companies.csv", data[1:])
    return table_of(read_companies, file("companies.zip", packed.getvalue()))
