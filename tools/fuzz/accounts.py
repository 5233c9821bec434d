"""A second file with figures by company number: each company once, figures possible or missing, the company table's rows as before."""

from __future__ import annotations

import numpy as np
import pandas as pd

from midlands_clusters_plugin.core.companies import read_frame
from midlands_clusters_plugin.core.companies.accounts import Accounts, read_accounts, with_accounts
from tests.core.companies.files import assert_reconciles

from .ground import file, sentence_or

SEEDS = [
    b"company_number,employees,turnover\n00012345,10,1000\n00012346,,5\n12345,20,2000\n",
    b"CompanyNumber;AccountsDate;Employees;Turnover\nSC1;2020-01-31;5;1e6\nSC000001;2021-01-31;6;x\n",
    "Company Registered Number,Average number of employees,Turnover (GBP)\n00012345,12,£5m\nNI000001,-3,\n".encode(
        "utf-16"
    ),
    b'company number,employees\n"0001\n2345",1\n,2\n12345.0,3\n',
]
WORDING = [
    b"00012345",
    b"SC000001",
    b"company_number",
    b"employees",
    b"turnover",
    b"date",
    b'"',
    b"\n",
    b"\r",
    b";",
    b"1e999",
    b"-1",
    b"31/02/2020",
    b"\x00",
    b"\xff\xfe",
]
_COMPANIES = read_frame(
    pd.DataFrame(
        {
            "company_id": ["00012345", "12345", "SC1", None, "x"],
            "postcode": ["DE24 9FU"] * 5,
            "employees": ["7", "", "3", "1", ""],
        }
    )
)


def one(data: bytes) -> Accounts | None:
    """The whole is the file of accounts."""
    accounts = sentence_or(read_accounts, file("accounts.csv", data))
    if accounts is None:
        return None
    assert isinstance(accounts, Accounts)
    figures = accounts.figures
    assert not figures["number"].duplicated().any()
    for name in ("employees", "turnover_gbp"):
        values = figures[name].to_numpy(dtype=float)
        assert (np.isnan(values) | ((values >= 0) & np.isfinite(values))).all()
    joined = with_accounts(_COMPANIES, accounts)
    assert_reconciles(joined)
    assert joined.rows_read == _COMPANIES.rows_read
    return accounts
