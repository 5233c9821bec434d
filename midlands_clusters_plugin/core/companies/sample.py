"""The illustrative sample: invented companies at real postcodes, whose totals are those of the report's scorecards."""

from __future__ import annotations

from ..base.feedback import Feedback
from ..base.resources import resource
from ..postcodes.chosen_index import builtin_only
from .placing.company_table import CompanyTable
from .reader import read_companies

SOURCE = "Illustrative sample: not real companies"


def sample_companies(feedback: Feedback | None = None) -> CompanyTable:
    """The sample as a company table."""
    with builtin_only():  # its totals are the report's: the user's own directory must not change them
        return read_companies(resource("sample", "sample_companies.csv"), feedback=feedback)


def is_sample(table: CompanyTable) -> bool:
    """Whether any of the companies are invented: every map of them must say so."""
    return bool((table.companies["source"] == SOURCE).any())
