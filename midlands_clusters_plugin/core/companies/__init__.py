"""Company files of many kinds -> one company table. The names below are what the other rooms use."""

from .read import Detection, detect, read_companies, read_frame
from .sample import is_sample, sample_companies
from .table import COLUMNS, CompanyTable

__all__ = ["COLUMNS", "CompanyTable", "Detection", "detect", "is_sample", "read_companies", "read_frame", "sample_companies"]
