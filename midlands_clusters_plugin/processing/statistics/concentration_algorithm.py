"""``midlandsclusters:concentration``: how unevenly a metric is spread."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from qgis.core import QgsProcessingContext, QgsProcessingFeedback

from ...core.base.errors import UserError
from ...core.base.i18n import tr
from ...core.base.threads import in_python_thread
from ..base import Algorithm, FeedbackBridge
from ..support.inputs import feature_source
from ..support.outputs import asked_for, check_writable
from .hidden import check_nothing_hidden

if TYPE_CHECKING:
    from ...core.statistics.concentration import Concentration
    from ...sources.layers.polygon_layers import PolygonSource

_KEYS = {"cell": "cell_id", "authority": "authority_code"}


class ConcentrationAlgorithm(Algorithm):
    """Gini, Herfindahl and the share of the largest."""

    ID = "concentration"
    _source: PolygonSource | None = None

    def check(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        """The layer has the metric and the key."""
        from ...sources.layers.polygon_layers import HEXAGONS, polygon_source

        check_writable(parameters, "OUTPUT")
        source = feature_source(self, parameters, "INPUT", context)
        polygon_source(source, context.transformContext(), HEXAGONS)
        names = source.fields().names()
        for name in (self.column(parameters, "METRIC", context), self._key(parameters, context)):
            if name not in names:
                raise UserError(
                    tr("The layer has no column {name}: choose the hexagon layer of a map.").format(name=name),
                    ", ".join(names),
                )

    def _key(self, parameters: dict[str, Any], context: QgsProcessingContext) -> str:
        return _KEYS[self.parameterAsEnumString(parameters, "BY", context)]

    def prepare_run(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        """Look at the layer."""
        from ...sources.layers.polygon_layers import HEXAGONS, polygon_source

        self._source = polygon_source(
            feature_source(self, parameters, "INPUT", context), context.transformContext(), HEXAGONS
        )

    def run_core(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Read, measure, say."""
        import pandas as pd

        from ...core.files.whole_file import write_text
        from ...core.grid.lattice import merge_pieces
        from ...core.statistics.concentration import concentration
        from ...sources.layers.polygon_layers import hexagon_frame

        metric, key = self.column(parameters, "METRIC", context), self._key(parameters, context)
        with_empty = self.parameterAsBool(parameters, "WITH_EMPTY", context)

        def work() -> Concentration:
            if self._source is None:
                raise UserError(tr("Choose the hexagon layer of a map."))
            frame = hexagon_frame(self._source, FeedbackBridge(feedback))
            check_nothing_hidden(frame, metric)
            numbers = pd.DataFrame({metric: pd.to_numeric(frame[metric], errors="coerce")})
            values = merge_pieces(frame[key].to_numpy(dtype=object), numbers)[metric].to_numpy()
            return concentration(values if with_empty else values[values != 0])

        found = in_python_thread(work)
        wording = as_text(found)
        feedback.pushInfo(wording)
        result: dict[str, Any] = {
            "GINI": found.gini,
            "HERFINDAHL": found.herfindahl,
            "EFFECTIVE": found.effective_number,
            "SUMMARY": wording,
        }
        result |= {f"TOP{number}": share for number, share in found.top}
        if asked_for(parameters, "OUTPUT"):
            result["OUTPUT"] = self.parameterAsFileOutput(parameters, "OUTPUT", context)
            write_text(result["OUTPUT"], _text(result["OUTPUT"], metric, found))
        return result


def as_text(found: Concentration) -> str:
    """The measures as a paragraph."""
    if found.total == 0:
        return tr("All {:,} values are 0: there is nothing whose concentration could be measured.").format(found.number)
    shares = "; ".join(tr("the largest {} hold {:.0f}%").format(number, 100 * share) for number, share in found.top)
    return tr(
        "{:,} values ({:,} of them 0, {:,} not known). Gini {:.3f}; Herfindahl {:.4f}, as {:,.1f} equal ones would "
        "have; {}."
    ).format(found.number, found.zeros, found.missing, found.gini, found.herfindahl, found.effective_number, shares)


def _text(path: str, metric: str, found: Concentration) -> str:
    import pandas as pd

    from ...core.files.spreadsheet import inert_table

    if path.lower().endswith(".csv"):
        rows = [
            ("metric", metric),
            ("gini", found.gini),
            ("herfindahl", found.herfindahl),
            ("as_many_equal_ones", found.effective_number),
        ]
        rows += [
            ("values", found.number),
            ("of_them_0", found.zeros),
            ("not_known", found.missing),
            ("total", found.total),
        ]
        rows += [(f"share_of_largest_{number}", share) for number, share in found.top]
        return str(inert_table(pd.DataFrame(rows, columns=["measure", "value"])).to_csv(index=False))
    title = escape(tr("Concentration of {}").format(metric))
    page = f'<!DOCTYPE html>\n<html lang="en-GB"><head><meta charset="utf-8"><title>{title}</title></head>'
    return f"{page}<body><h1>{title}</h1><p>{escape(as_text(found))}</p></body></html>\n"
