"""Names of the company table's columns, without pandas: dialogs list them before any file is read."""

from __future__ import annotations

DTYPES: dict[str, str] = {
    "company_id": "object",
    "site_id": "object",
    "name": "object",
    "postcode": "object",
    "easting": "float64",
    "northing": "float64",
    "authority_code": "object",
    "sic": "object",
    "clusters": "object",
    "employees": "float64",
    "turnover_gbp": "float64",
    "incorporated": "datetime64[s]",
    "status": "object",
    "high_growth": "boolean",
    "foreign_owned": "boolean",
    "innovate_uk_gbp": "float64",
    "source": "object",
    "row_number": "int64",
}
COLUMNS = tuple(DTYPES)
MAPPABLE = (*COLUMNS, "rtic")
ACCOUNT_COLUMNS = ("company_id", "employees", "turnover_gbp", "date")
