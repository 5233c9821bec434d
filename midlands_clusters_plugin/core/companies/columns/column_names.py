"""Names of the company table's columns, without pandas: dialogs list them before any file is read."""

from __future__ import annotations

GENERIC = "generic"  # the format of a file that is of none known by name
MONEY = ("turnover_gbp", "innovate_uk_gbp")  # columns of pounds
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
# Columns that a table has only where its file brings them.
EXTRA: dict[str, str] = {
    "accelerator": "boolean",
    "spinout": "boolean",
    "grants": "float64",
    "grants_gbp": "float64",
    "fundraisings": "float64",
    "fundraising_gbp": "float64",
    "fdi": "boolean",
    "ddi": "boolean",
    "forecast": "boolean",
    "invested": "datetime64[s]",
    "capex_usd": "float64",
    "capex_gbp": "float64",
    "capex_eur": "float64",
    "investment_jobs": "float64",
    "project": "object",
    "source_country": "object",
    "employees_earlier": "float64",  # of the oldest year that the file has beside the one that counts
    "turnover_gbp_earlier": "float64",
    "earlier_year": "float64",
}
EARLIER = {"employees_earlier": "employees", "turnover_gbp_earlier": "turnover_gbp"}
GROWS = {"employees": "employees", "turnover": "turnover_gbp", "turnover_gbp": "turnover_gbp"}  # metric -> column
_EXTRA_MAPPABLE = (
    "accelerator",
    "spinout",
    "grants",
    "grants_gbp",
    "fundraisings",
    "fundraising_gbp",
    "invested",
    "capex",
    "currency",
)
MAPPABLE = (
    *COLUMNS,
    "rtic",
    *_EXTRA_MAPPABLE,
    "investment",
    "forecast",
    "investment_jobs",
    "project",
    "source_country",
    "year",
    "address",
)
ACCOUNT_COLUMNS = ("company_id", "employees", "turnover_gbp", "date")
