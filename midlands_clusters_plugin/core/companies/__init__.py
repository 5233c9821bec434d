"""Company files of many kinds -> one company table. The names below are what the other rooms use; each is imported when first used."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .names import COLUMNS
    from .read import Detection, detect, read_companies, read_frame
    from .sample import is_sample, sample_companies
    from .table import CompanyTable

__all__ = ["COLUMNS", "CompanyTable", "Detection", "detect", "is_sample", "read_companies", "read_frame", "sample_companies"]

_HOME = {"COLUMNS": ".names", "CompanyTable": ".table", "is_sample": ".sample", "sample_companies": ".sample"}


def __getattr__(name: str) -> Any:
    """A name of this package from its module; importing one light module of the package must not bring pandas."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOME.get(name, ".read"), __name__), name)
