"""What the user is told after a run: what was read, placed, rejected and why, and what lies in the area."""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence
from typing import Any

from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtWidgets import QTextBrowser, QWidget

from ...core.base.i18n import counted, tr, written
from ...core.companies.contract import contract_rows


class SummaryView(QTextBrowser):
    """Text to read, select and copy; as a list it scrolls by itself, so that its page does not."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setOpenLinks(False)
        self.setTabChangesFocus(True)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 60)


def reason_text() -> dict[str, str]:
    """Reject reasons (ids of core) in words; an id that is not here is shown as it is."""
    return {
        "blank_postcode": tr("no postcode"),
        "malformed_postcode": tr("not a postcode"),
        "unknown_postcode": tr("postcode not in the directory"),
        "northern_ireland": tr("in Northern Ireland"),
        "islands": tr("in Jersey, Guernsey or the Isle of Man"),
        "no_position": tr("postcode without a position"),
        "blank_coordinates": tr("no coordinates"),
        "bad_coordinates": tr("coordinates not in Great Britain"),
        "swapped_coordinates": tr("coordinates the wrong way round"),
        "dissolved": tr("dissolved companies, left out"),
        "withdrawn": tr("grants to participants that withdrew, left out"),
        "another_year": tr("of another year than the one that counts"),
        "total_row": tr("totals of other rows"),
        "ragged_row": tr("more or fewer cells than the header"),
    }


def summary_html(report: Mapping[str, Any], metric_names: Mapping[str, tuple[str, str]], cluster_name: str) -> str:
    """The figures of a report as HTML without colours of its own.

    Parameters
    ----------
    report : report.json as a dict.
    metric_names : metric id -> (name, unit).
    cluster_name : what the map shows.
    """
    wording, by_reason = reason_text(), report.get("rejected_by_reason") or {}
    reasons = sorted(by_reason.items(), key=lambda item: (-item[1], item[0]))
    rejected = [(wording.get(key, key.replace("_", " ")), written(f"{n:,}")) for key, n in reasons]
    return (
        _heading(f"{cluster_name}, {report['area']['name']}")
        + _table(_row_counts(report))
        + (_heading(tr("Why rejected")) + _table(rejected) if rejected else "")
        + _heading(tr("In the area"))
        + _table(_totals(report, metric_names))
    )


def notes_html(report: Mapping[str, Any]) -> str:
    """What must be said of them, and which column of the file each column came from and what was done to it."""
    notes = _heading(tr("Notes")) + "".join(f"<p>{_safe(text)}</p>" for text in _remarks(report))
    contract = [
        (f"{row[0]} ← {row[1]}" if row[1] else row[0], "; ".join(cell for cell in row[2:] if cell))
        for row in contract_rows(report.get("contract") or ())
    ]
    return notes + (_heading(tr("How the file was read")) + _table(contract, numbers=False) if contract else "")


def headline(report: Mapping[str, Any], cluster_name: str) -> str:
    """What a run came to, in a sentence or two."""
    about = tr("{cluster}, {area}:").format(cluster=cluster_name, area=report["area"]["name"])
    inside = counted("{n} company in the area.", "{n} companies in the area.", report["rows_in_area"])
    rejected = report["rows_rejected"]
    lost = counted("{n} row could not be placed.", "{n} rows could not be placed.", rejected) if rejected else ""
    return " ".join(part for part in (about, inside, lost) if part)


def _row_counts(report: Mapping[str, Any]) -> list[tuple[str, str]]:
    rows = [
        (tr("Rows read"), report["rows_read"]),
        (tr("Placed"), report["rows_placed"]),
        (tr("Rejected"), report["rows_rejected"]),
    ]
    others = report.get("rows_other_cluster", 0)  # a map of an older version does not say
    without = min(report.get("rows_without_code", 0), others)
    if others:
        rows.append((tr("Not in this cluster"), others - without))
    if without:
        rows.append((tr("Without a SIC code or cluster"), without))
    if report.get("rows_left_out"):
        rows.append((tr("At shared addresses, left out"), report["rows_left_out"]))
    if "rows_outside_area" in report:
        rows.append((tr("Outside the area"), report["rows_outside_area"]))
    rows.append((tr("In the area"), report["rows_in_area"]))
    found = [(name, written(f"{value:,}")) for name, value in rows]
    shared = report.get("shared_addresses") or {}
    if shared.get("companies") and not report.get("rows_left_out"):
        number = tr("{n} ({share}%)").format(n=written(f"{shared['companies']:,}"), share=f"{shared['share']:.0f}")
        found.append((tr("Of these at shared addresses"), number))
    return found


def _totals(report: Mapping[str, Any], metric_names: Mapping[str, tuple[str, str]]) -> list[tuple[str, str]]:
    rows = [(tr("Hexagons"), written(f"{report['cells']:,}"))] if "cells" in report else []
    totals = report["totals"]  # a stored report has them by id, the catalogue knows their order
    return rows + [
        (metric_names.get(key, (key, ""))[0], amount(totals[key], metric_names.get(key, ("", ""))[1]))
        for key in [*(one for one in metric_names if one in totals), *(totals.keys() - metric_names.keys())]
    ]


def _remarks(report: Mapping[str, Any]) -> Sequence[str]:
    remarks = []
    if report.get("moved_to_nearest_piece"):
        remarks.append(
            counted(
                "{n} company counts in its authority's nearest hexagon, because the outline leaves that authority none "
                "where it is.",
                "{n} companies count in their authority's nearest hexagon, because the outline leaves that authority "
                "none where they are.",
                report["moved_to_nearest_piece"],
            )
        )
    remarks.append(tr("Grid: {}.").format(report["grid"]["description"]))
    remarks.append(tr("Boundaries: {}.").format(str(report["boundaries"]["source"]).rstrip(".")))
    if report.get("postcodes"):
        remarks.append(tr("Postcodes: {}.").format(report["postcodes"]["words"]))
    return [*remarks, *report["boundaries"]["notes"], *report["notes"]]


def amount(value: float | None, unit: str) -> str:
    """A total with its unit: pounds in millions or billions from a million up, as the report prints them."""
    if value is None or value != value:
        return tr("not known")
    if unit == "GBP":
        for limit, word in ((1e9, "bn"), (1e6, "m")):
            if abs(value) >= limit:
                return written(f"£{value / limit:,.1f}{word}")
        return written(f"£{value:,.0f}")
    return written(f"{value:,.0f}") if float(value).is_integer() else written(f"{value:,.1f}")


def _safe(text: str) -> str:
    return html.escape(text, quote=False)


def _heading(text: str) -> str:
    return f"<p><b>{_safe(text)}</b></p>"


def _table(rows: Sequence[tuple[str, str]], *, numbers: bool = True) -> str:
    middle = "</td><td align='right'>&nbsp;" if numbers else "&nbsp;</td><td>"
    cells = "".join(f"<tr><td>{_safe(name)}{middle}{_safe(value)}</td></tr>" for name, value in rows)
    return f"<table width='100%' cellspacing='0' cellpadding='1'>{cells}</table>"
