"""Postcodes that the directory does not know, asked of postcodes.io; only where the user chose to send them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from qgis.core import QgsSettings

from ...core.base import settings
from ...core.base.errors import UserError
from ...core.base.feedback import Feedback
from ...core.base.i18n import tr
from .network import Limits, fetch_json

if TYPE_CHECKING:
    import pandas as pd

URL = "https://api.postcodes.io/postcodes"
BATCH = 100
_LIMITS = Limits(size=5 << 20, idle=30.0, total=120.0)
_GREAT_BRITAIN = ("England", "Scotland", "Wales")
COLUMNS = ("postcode", "easting", "northing", "district", "county", "terminated", "unplaced")


def sends() -> str:
    """What a look-up tells the service, for who ticks the box."""
    return tr(
        "Sends the postcodes to be looked up, and nothing else, to postcodes.io, a public service on the internet, "
        "{batch} at a time."
    ).format(batch=BATCH)


def look_up(postcodes: Iterable[str], feedback: Feedback | None = None, *, url: str = URL) -> pd.DataFrame:
    """Ask for postcodes, each once: a frame with the columns of ``core.geography.PostcodeRows.add``.

    It has one row a postcode of Great Britain that was found with a position. Northern Ireland is left out: its
    positions are on the Irish Grid and under another licence. Raises UserError where the service is switched off,
    cannot be reached or answers something else; Cancelled.
    """
    import pandas as pd

    if not settings.read("postcodes_io", QgsSettings()):
        raise UserError(
            tr("postcodes.io is switched off under Settings, Options, Midlands Clusters: nothing was sent.")
        )
    feedback = feedback or Feedback()
    wanted = list(dict.fromkeys(text.strip().upper() for text in postcodes if text and text.strip()))
    rows: list[dict[str, Any]] = []
    for start in range(0, len(wanted), BATCH):
        feedback.progress(start / len(wanted))
        batch = wanted[start : start + BATCH]
        body = json.dumps({"postcodes": batch}).encode("utf-8")
        answer = fetch_json(url, body=body, limits=_LIMITS, feedback=feedback)
        rows += _found(answer, set(batch))
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _found(answer: Any, asked: set[str]) -> list[dict[str, Any]]:
    results = answer.get("result") if isinstance(answer, dict) else None
    if not isinstance(results, list) or not all(isinstance(one, dict) for one in results):
        text = tr("postcodes.io answered something else than postcodes: try again later.")
        raise UserError(text, json.dumps(answer)[:300])
    rows = []
    for one in results:
        found = one.get("result")
        if not isinstance(found, dict) or one.get("query") not in asked or found.get("country") not in _GREAT_BRITAIN:
            continue
        east, north = found.get("eastings"), found.get("northings")
        if not isinstance(east, (int, float)) or not isinstance(north, (int, float)):
            continue  # known, without a position
        stated = found.get("codes")
        codes = stated if isinstance(stated, dict) else {}
        district, county = (str(codes.get(key) or "") for key in ("admin_district", "admin_county"))
        postcode = str(found.get("postcode") or one["query"])
        rows.append(dict(zip(COLUMNS, (postcode, east, north, district, county, False, False))))
    return rows
