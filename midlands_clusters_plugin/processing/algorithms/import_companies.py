"""``midlandsclusters:importcompanies``: a company file or layer -> points, rejected rows, and the three numbers that
reconcile.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
import shapely
from qgis.core import QgsProcessingFeedback

from ...core.base.errors import UserError
from ...core.base.feedback import Feedback
from ...core.base.i18n import counted, tr, written
from ...core.base.threads import in_python_thread
from ...core.companies import read_accounts, read_companies_again, with_accounts
from ...core.companies.columns.column_names import ACCOUNT_COLUMNS, COLUMNS, EXTRA, MAPPABLE
from ...core.companies.contract import STORED, contract_lines, to_json
from ...core.companies.placing.company_table import CompanyTable, plain_texts
from ...core.files.geopackage import ABOUT
from ...qgis_io import entries
from ...qgis_io.fields import company_fields
from ...sources.layers.company_layers import companies_from_layer
from ...sources.profile.stored_files import tables_folder
from ..base import COMPANIES, Algorithm, FeedbackBridge
from ..support.inputs import Inputs
from ..support.mapping import parse_mapping
from ..support.outputs import write_output
from ..support.styling import present


class ImportCompanies(Algorithm):
    """Reads companies and places them by postcode or coordinates."""

    ID = "importcompanies"
    LAYERS = {"LAYER": COMPANIES}

    def help_of(self, name: str, text: str) -> str:
        """The columns that may stand left of the sign."""
        columns = {"MAPPING": MAPPABLE, "ACCOUNTS_COLUMNS": ACCOUNT_COLUMNS}.get(name)
        return text if columns is None else text.format(columns=", ".join(columns))

    def check(self, inputs: Inputs) -> None:
        """A file or a layer, mapping understood."""
        path = inputs.path("INPUT")
        if bool(path) == (inputs.has("LAYER")):
            raise UserError(tr("Choose a company file or a layer of companies: one of the two."))
        for given in (path, inputs.path("ACCOUNTS")):
            file = Path(given.partition("|layername=")[0])
            if given and not file.is_file():
                sentence = tr("There is no file {name} in {folder}: choose another.")
                raise UserError(sentence.format(name=file.name, folder=file.parent))
        parse_mapping(inputs.raw("ACCOUNTS_COLUMNS"), "ACCOUNTS_COLUMNS", ACCOUNT_COLUMNS)
        parse_mapping(inputs.raw("MAPPING"))

    def run_core(self, inputs: Inputs, feedback: QgsProcessingFeedback, bridge: FeedbackBridge) -> dict[str, Any]:
        table, frame = self._read(inputs, bridge.part(0.0, 0.8))
        for note in table.notes:
            feedback.pushInfo(note)
        say_reading(table, feedback)
        fields = company_fields((*COLUMNS, *(name for name in EXTRA if name in frame)))
        contract = to_json(table.contract)
        frame.attrs[ABOUT] = {"description": tr("Companies, placed"), STORED: contract}
        results: dict[str, Any] = {"OUTPUT": write_output(inputs, "OUTPUT", frame, bridge.part(0.8, 0.98), fields)}
        made = inputs.context.temporaryLayerStore().mapLayer(str(results["OUTPUT"]))
        if made is not None:
            made.setCustomProperty(entries.CONTRACT, contract)
        results["REJECTS"] = write_output(inputs, "REJECTS", table.rejects, bridge.part(0.98, 1.0))
        results["REMARKS"] = write_output(inputs, "REMARKS", table.remarks, bridge.part(0.98, 1.0))
        for name, output in results.items():
            self.when_loaded(output, partial(present, role="companies" if name == "OUTPUT" else name.lower()))
        numbers = {
            "ROWS_READ": table.rows_read,
            "ROWS_PLACED": len(table.companies),
            "ROWS_REJECTED": len(table.rejects),
        }
        return {key: value for key, value in {**results, **numbers}.items() if value is not None}

    def _read(self, inputs: Inputs, feedback: Feedback) -> tuple[CompanyTable, gpd.GeoDataFrame]:
        options: dict[str, Any] = {
            "format": inputs.choice("FORMAT"),
            "mapping": parse_mapping(inputs.raw("MAPPING")),
            "sites": inputs.choice("SITES"),
            "year": inputs.integer("YEAR"),
            "earlier": inputs.integer("EARLIER_YEAR"),
            "strict": inputs.yes("STRICT"),
        }
        dissolved, layer = inputs.yes("DISSOLVED"), self.sources.get("LAYER")
        path, sheet = inputs.path("INPUT"), str(inputs.raw("SHEET") or "").strip()
        path += f"|layername={sheet}" if path and sheet and "|layername=" not in path else ""
        accounts = inputs.path("ACCOUNTS")
        columns = parse_mapping(inputs.raw("ACCOUNTS_COLUMNS"), "ACCOUNTS_COLUMNS", ACCOUNT_COLUMNS)
        reading = feedback.part(0.0, 0.7) if accounts else feedback

        def read() -> tuple[CompanyTable, gpd.GeoDataFrame]:
            if layer is not None:
                table = companies_from_layer(layer, feedback=reading, **options)
            else:
                table = read_companies_again(path, tables_folder(), dissolved=dissolved, feedback=reading, **options)
            if accounts:
                figures = read_accounts(accounts, mapping=columns, feedback=feedback.part(0.7, 1.0))
                table = with_accounts(table, figures, options["sites"])
            return table, point_frame(table.companies)

        return in_python_thread(read)


def say_reading(table: CompanyTable, feedback: QgsProcessingFeedback) -> None:
    """What became of every row, in the run's log."""
    line = counted(
        "{n} row read, {placed:,} placed, {rejected:,} rejected.",
        "{n} rows read, {placed:,} placed, {rejected:,} rejected.",
        table.rows_read,
    )
    feedback.pushInfo(line.format(placed=len(table.companies), rejected=len(table.rejects)))
    if table.directory is not None:
        feedback.pushInfo(tr("Postcodes: {directory}.").format(directory=table.directory["words"]))
    for one in contract_lines(table.contract):
        feedback.pushInfo("  " + one)
    for reason, number in table.rejects["reason"].value_counts().sort_index().items():
        feedback.pushInfo(f"  {reason}: {written(format(number, ','))}")


def point_frame(companies: pd.DataFrame) -> gpd.GeoDataFrame:
    """The company table as points in EPSG:27700."""
    points = shapely.points(companies["easting"].to_numpy(dtype=float), companies["northing"].to_numpy(dtype=float))
    return gpd.GeoDataFrame(plain_texts(companies).reset_index(drop=True), geometry=points, crs=27700)
