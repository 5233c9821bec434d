"""Company files of many kinds -> one company table. The names that others use, each imported when first used."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .accounts import Accounts, read_accounts, with_accounts
    from .cache import read_companies_again
    from .columns.column_names import COLUMNS
    from .placing.company_table import CompanyTable
    from .reader import Detection, detect, detect_frame, read_companies, read_frame
    from .sample import is_sample, sample_companies

__all__ = [
    "COLUMNS",
    "Accounts",
    "CompanyTable",
    "Detection",
    "detect",
    "detect_frame",
    "is_sample",
    "read_accounts",
    "read_companies",
    "read_companies_again",
    "read_frame",
    "sample_companies",
    "with_accounts",
]

_HOME = {
    "COLUMNS": ".columns.column_names",
    "Accounts": ".accounts",
    "CompanyTable": ".placing.company_table",
    "is_sample": ".sample",
    "read_accounts": ".accounts",
    "read_companies_again": ".cache",
    "sample_companies": ".sample",
    "with_accounts": ".accounts",
}


def __getattr__(name: str) -> Any:
    """A name of this package from its module; importing one light module of the package must not bring pandas."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOME.get(name, ".reader"), __name__), name)
