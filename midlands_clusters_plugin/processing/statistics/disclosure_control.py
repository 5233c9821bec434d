"""``midlandsclusters:disclosurecontrol``: a map as it may be published, with authority totals and a report of what is
hidden and why.
"""

from __future__ import annotations

from functools import partial
from html import escape
from typing import Any

import pandas as pd
from qgis.core import QgsProcessingFeedback

from ...cartography.record.facts import map_facts
from ...cartography.record.file_facts import note_map, remember
from ...cartography.record.map_facts import MapFacts
from ...cartography.style.map_text import metric_text
from ...core.base.errors import UserError
from ...core.base.feedback import Feedback
from ...core.base.i18n import sentences, tr, written
from ...core.base.threads import in_python_thread
from ...core.disclosure.disclosure_map import reasons_table
from ...core.files.whole_file import write_text
from ...core.hexmap.engine import HexMap, MapRequest
from ..base import COMPANIES, Algorithm, FeedbackBridge
from ..support.inputs import Inputs
from ..support.outputs import write_file, write_output
from ..support.run_report import html_page
from ..support.styling import present


class DisclosureControl(Algorithm):
    """Hides what would give a business away, and what would give the hidden away."""

    ID = "disclosurecontrol"
    LAYERS = {"COMPANIES": COMPANIES}

    def check(self, inputs: Inputs) -> None:
        """Rule, area and size can work together."""
        if inputs.rule() is None:
            raise UserError(tr("Give the smallest number of companies whose figures may be shown: 3 is usual."))
        inputs.area()
        inputs.cell_size()

    def run_core(self, inputs: Inputs, feedback: QgsProcessingFeedback, bridge: FeedbackBridge) -> dict[str, Any]:
        made, facts = in_python_thread(lambda: self._map(inputs, bridge.part(0.0, 0.8)))
        known = note_map(made, facts)
        wording = as_text(made)
        feedback.pushInfo(wording)
        feedback.pushInfo(made.report["disclosure"]["one_grid"])
        tables = {"OUTPUT": made.hexes, "AUTHORITIES": made.authorities}
        written = {name: write_output(inputs, name, table, bridge.part(0.8, 1.0)) for name, table in tables.items()}
        if written["OUTPUT"] is not None:
            remember(written["OUTPUT"], known)
        for name, role in (("OUTPUT", "hexes"), ("AUTHORITIES", "authorities")):
            self.when_loaded(written[name], partial(present, role=role, known=known))
        hidden, lost = (int(table["suppressed"].sum()) for table in tables.values())
        result: dict[str, Any] = {"SUMMARY": wording, "HIDDEN": hidden, "TOTALS_HIDDEN": lost}
        result |= {name: path for name, path in written.items() if path is not None}
        return result | write_file(inputs, "REPORT", lambda path: write_text(path, _page(made, wording)))

    def _map(self, inputs: Inputs, feedback: Feedback) -> tuple[HexMap, MapFacts]:
        request = MapRequest(
            inputs.choice("CLUSTER"),
            inputs.area(),
            "bng",
            inputs.cell_size(),
            rule=inputs.rule(),
            ledger=inputs.ledger(),
        )
        workspace = self.workspace(feedback.part(0.0, 0.5))
        made = workspace.hexmap(request, feedback.part(0.5, 1.0))
        return made, map_facts(made)


def as_text(made: HexMap) -> str:
    """What is hidden, and by which rule."""
    cells = made.hexes["cell_id"]
    hidden, lost = cells[made.hexes["suppressed"]].nunique(), int(made.authorities["suppressed"].sum())
    hexagons = tr("Hexagons with a hidden figure: {n:,} of {all:,}.").format(n=hidden, all=cells.nunique())
    totals = tr("Authorities with a hidden total: {n:,} of {all:,}.").format(n=lost, all=len(made.authorities))
    return sentences(hexagons, totals, made.report["disclosure"]["words"])


def reasons(made: HexMap) -> pd.DataFrame:
    """How many figures are hidden and why, by metric. Not for publication."""
    if made.protection is None:
        raise ValueError("the map was made without a rule")
    return reasons_table(made.protection, {one: metric_text(one) for one in made.metrics})


def _page(made: HexMap, wording: str) -> str:
    heads = (
        tr("Metric"),
        tr("Hidden by the rule"),
        tr("Hidden to protect them"),
        tr("Authority totals hidden"),
        tr("Total of the area"),
    )
    rows = []
    for one in reasons(made).itertuples():
        numbers = (one.by_rule, one.to_protect_them, one.authority_totals)
        total = tr("hidden") if one.area_total else tr("shown")
        rows.append((one.name, *(written(f"{number:,}") for number in numbers), total))
    table = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    head = "".join(f'<th scope="col">{escape(one)}</th>' for one in heads)
    warning = escape(tr("For the officer, not for publication: why a figure is hidden narrows a guess at it."))
    return html_page(
        tr("Disclosure control: what is hidden and why"),
        f"<p><strong>{warning}</strong></p><p>{escape(wording)}</p>"
        f"<table><thead><tr>{head}</tr></thead><tbody>{table}</tbody></table>"
        f"<p>{escape(made.report['disclosure']['one_grid'])}</p>",
    )
