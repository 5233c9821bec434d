"""``midlandsclusters:concentration``: how unevenly a metric is spread."""

from __future__ import annotations

from html import escape
from typing import Any

import pandas as pd
from qgis.core import QgsProcessingFeedback

from ...core.base.errors import UserError
from ...core.base.i18n import counted, sentences, tr
from ...core.base.threads import in_python_thread
from ...core.files.spreadsheet import inert_table
from ...core.files.whole_file import write_text
from ...core.grid.lattice import merge_pieces
from ...core.statistics.concentration import Concentration, concentration
from ...sources.layers.polygon_layers import HEXAGONS, hexagon_frame
from ..base import FeedbackBridge
from ..support.inputs import Inputs
from ..support.outputs import write_file
from ..support.run_report import html_page
from .statistic import Statistic, check_nothing_hidden

_KEYS = {"cell": "cell_id", "authority": "authority_code"}


class ConcentrationAlgorithm(Statistic):
    """Gini, Herfindahl and the share of the largest."""

    ID = "concentration"
    LAYERS = {"INPUT": HEXAGONS}

    def check(self, inputs: Inputs) -> None:
        """The layer has the metric and the key."""
        inputs.polygons("INPUT", HEXAGONS)  # before its columns
        names = inputs.source("INPUT").fields().names()
        for name in (inputs.column("METRIC"), _KEYS[inputs.choice("BY")]):
            if name not in names:
                sentence = tr("The layer has no column {name}: choose the hexagon layer of a map.")
                raise UserError(sentence.format(name=name), ", ".join(names))

    def run_core(self, inputs: Inputs, feedback: QgsProcessingFeedback, bridge: FeedbackBridge) -> dict[str, Any]:
        metric, key, with_empty = inputs.column("METRIC"), _KEYS[inputs.choice("BY")], inputs.yes("WITH_EMPTY")

        def work() -> Concentration:
            frame = hexagon_frame(self.sources["INPUT"], bridge)
            check_nothing_hidden(frame, metric)
            numbers = pd.DataFrame({metric: pd.to_numeric(frame[metric], errors="coerce")})
            values = merge_pieces(frame[key].to_numpy(dtype=object), numbers)[metric].to_numpy()
            return concentration(values if with_empty else values[values != 0])

        found = in_python_thread(work)
        wording = self.origins.stated(as_text(found))
        feedback.pushInfo(wording)
        result: dict[str, Any] = {
            "GINI": found.gini,
            "HERFINDAHL": found.herfindahl,
            "EFFECTIVE": found.effective_number,
            "SUMMARY": wording,
        }
        result |= {f"TOP{number}": share for number, share in found.top}
        written = write_file(inputs, "OUTPUT", lambda path: write_text(path, _text(path, metric, found, wording)))
        return result | written


def as_text(found: Concentration) -> str:
    """The measures as a paragraph."""
    if found.total == 0:
        return tr("All {:,} values are 0: there is nothing whose concentration could be measured.").format(found.number)
    with_value = found.number - found.zeros  # the largest 5 of 4 would say nothing
    listed = [one for one in found.top if one[0] < with_value] or found.top[:1]
    shares = "; ".join(tr("the largest {} hold {:.0f}%").format(number, 100 * share) for number, share in listed)
    number = counted("{n} figure.", "{n} figures.", found.number)
    zeros = counted("{n} of them is 0.", "{n} of them are 0.", found.zeros) if found.zeros else ""
    missing = counted("{n} is not known.", "{n} are not known.", found.missing) if found.missing else ""
    measured = tr("Gini {:.3f}; Herfindahl {:.4f}, the same as of {:,.1f} equal ones; {}.").format(
        found.gini, found.herfindahl, found.effective_number, shares
    )
    return sentences(number, zeros, missing, measured)


def _text(path: str, metric: str, found: Concentration, wording: str) -> str:
    if path.lower().endswith(".csv"):
        rows = [
            ("metric", metric),
            ("gini", found.gini),
            ("herfindahl", found.herfindahl),
            ("as_many_equal_ones", found.effective_number),
            ("values", found.number),
            ("of_them_0", found.zeros),
            ("not_known", found.missing),
            ("total", found.total),
            *((f"share_of_largest_{number}", share) for number, share in found.top),
        ]
        return str(inert_table(pd.DataFrame(rows, columns=["measure", "value"])).to_csv(index=False))
    return html_page(tr("Concentration of {}").format(metric), f"<p>{escape(wording)}</p>")
