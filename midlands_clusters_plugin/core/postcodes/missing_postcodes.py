"""The postcodes that the directory in use does not know, from a table of rejected rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..base.errors import UserError
from ..base.i18n import tr

if TYPE_CHECKING:
    import pandas as pd

_UNKNOWN = "unknown_postcode"


def unknown_postcodes(frame: pd.DataFrame) -> list[str]:
    """Those of a table of rejected rows, each once. Raises UserError where it is no such table."""
    if not {"postcode", "reason"} <= set(frame.columns):
        stated = tr(
            "The table has no columns postcode and reason: choose the table of rejected rows that Import companies "
            "made."
        )
        raise UserError(stated)
    texts = frame.loc[frame["reason"].astype(str) == _UNKNOWN, "postcode"].dropna()
    return sorted({str(text) for text in texts if str(text).strip()})
