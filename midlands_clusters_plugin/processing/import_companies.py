"""``midlandsclusters:importcompanies``: a company file or layer -> points, rejected rows, and the three numbers that reconcile."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterFile,
    QgsProcessingParameterString,
)

from ..core.companies.names import ACCOUNT_COLUMNS, MAPPABLE
from ..core.errors import UserError
from ..core.feedback import Feedback
from ..core.threads import in_python_thread
from ..core.words import mark, written
from .base import Algorithm, FeedbackBridge, tr
from .inputs import layer_input
from .mapping import parse_mapping
from .outputs import check_writable, write_output
from .styling import style_on_load

if TYPE_CHECKING:
    import geopandas as gpd
    import pandas as pd

    from ..core.companies.table import CompanyTable
    from ..sources.layers import LayerSource

FORMATS = ("auto", "companies_house", "gender_pay_gap", "innovate_uk", "data_city", "beauhurst", "generic")
SITES = ("share", "first")


class ImportCompanies(Algorithm):
    """Reads companies and places them by postcode or coordinates."""

    ID = "importcompanies"
    TITLE = mark("Import companies")
    SUMMARY = mark(
        "Reads a company file or layer, places every row by its postcode or coordinates, and lists the rows that cannot be placed."
    )
    TAGS = mark("company,companies,postcode,csv,excel,companies house,gender pay gap,geocode,business")

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        """Parameters and outputs; their names never change."""
        self.add(
            QgsProcessingParameterFile(
                "INPUT",
                tr("Company file"),
                optional=True,
                fileFilter=tr("Company files (*.csv *.txt *.tsv *.xlsx *.zip *.parquet *.gpkg);;All files (*)"),
            ),
            tr(
                "A file of companies with a postcode or a coordinate column: Companies House BasicCompanyData, the gender pay gap "
                "download, Innovate UK's funded projects, The Data City, Beauhurst, or any CSV, Excel, Parquet or GeoPackage. "
                "Its format is recognised from its content; write file.gpkg|layername=name for one layer of several."
            ),
        )
        self.add(
            QgsProcessingParameterFeatureSource(
                "LAYER", tr("or a layer of companies"), [QgsProcessing.SourceType.TypeVector], optional=True
            ),
            tr("A point layer, or a table with a postcode column, to read instead of a file. Give a file or a layer, not both."),
        )
        self.add(
            QgsProcessingParameterEnum("FORMAT", tr("Format"), list(FORMATS), defaultValue="auto", usesStaticStrings=True),
            tr("auto recognises the format from the content. Choose another only where it is recognised wrongly."),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterString("MAPPING", tr("Columns, where they are not recognised"), multiLine=True, optional=True),
            tr(
                "Which column of the file is what, as postcode=Post Code; name=Firm (or one a line). Left of the sign: {columns}. "
                "Columns that are not named are recognised by themselves."
            ).format(columns=", ".join(MAPPABLE)),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterEnum(
                "SITES", tr("Companies with several sites"), list(SITES), defaultValue="share", usesStaticStrings=True
            ),
            tr(
                "share divides a company's employees and turnover equally over its sites; first keeps them all at its first site. "
                "Only matters where a company stands in several rows."
            ),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterFeatureSink("OUTPUT", tr("Companies"), QgsProcessing.SourceType.TypeVectorPoint),
            tr("Point layer (British National Grid), one row a site, the company table's columns. Hexagon metrics takes it as it is."),
        )
        self.add(
            QgsProcessingParameterFeatureSink(
                "REJECTS", tr("Rejected rows"), QgsProcessing.SourceType.TypeVector, optional=True, createByDefault=True
            ),
            tr("Table of the rows that could not be placed, with their row number in the file and the reason in a sentence."),
        )
        self.add(
            QgsProcessingParameterBoolean("DISSOLVED", tr("Dissolved companies too"), defaultValue=False),
            tr(
                "Companies House only: also places companies that are dissolved or closed. Without it they are among the rejected rows, "
                "with that as the reason."
            ),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterFile(
                "ACCOUNTS",
                tr("Accounts file"),
                optional=True,
                fileFilter=tr("Accounts (*.csv *.txt *.tsv *.xlsx *.zip *.parquet *.gpkg);;All files (*)"),
            ),
            tr(
                "A second file with employees or turnover by company number, as filed accounts give them. Its figures go before those of "
                "the company file; several accounts of one company: the latest counts."
            ),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterString(
                "ACCOUNTS_COLUMNS", tr("Columns of the accounts file, where they are not recognised"), multiLine=True, optional=True
            ),
            tr("As company_id=Number; employees=Staff. Left of the sign: {columns}.").format(columns=", ".join(ACCOUNT_COLUMNS)),
            advanced=True,
        )
        self.addOutput(QgsProcessingOutputNumber("ROWS_READ", tr("Rows read")))
        self.addOutput(QgsProcessingOutputNumber("ROWS_PLACED", tr("Rows placed")))
        self.addOutput(QgsProcessingOutputNumber("ROWS_REJECTED", tr("Rows rejected")))
        self._layer: LayerSource | None = None
        self._loaded: dict[str, str | None] = {}

    def check(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        """A file or a layer, mapping understood, outputs writable."""
        path = self.parameterAsFile(parameters, "INPUT", context)
        if bool(path) == (parameters.get("LAYER") not in (None, "")):
            raise UserError(tr("Choose a company file or a layer of companies: one of the two."))
        for given in (path, self.parameterAsFile(parameters, "ACCOUNTS", context)):
            file = Path(given.partition("|layername=")[0])
            if given and not file.is_file():
                raise UserError(tr("There is no file {name} in {parent}: choose another.").format(name=file.name, parent=file.parent))
        parse_mapping(parameters.get("ACCOUNTS_COLUMNS"), "ACCOUNTS_COLUMNS", ACCOUNT_COLUMNS)
        parse_mapping(parameters.get("MAPPING"))
        for name in ("OUTPUT", "REJECTS"):
            check_writable(parameters, name)
        if not path:
            layer_input(self, parameters, "LAYER", context)

    def prepare_run(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        """Look at the layer, where one is given."""
        given = parameters.get("LAYER") not in (None, "")
        self._layer = layer_input(self, parameters, "LAYER", context) if given else None

    def run_core(self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> dict[str, Any]:
        """Read, place, write."""
        from ..core.companies.names import COLUMNS
        from ..sources.fields import company_fields, fields_of

        bridge = FeedbackBridge(feedback)
        table, frame = self._read(parameters, context, bridge.part(0.0, 0.8))
        for note in table.notes:
            feedback.pushInfo(note)
        say_reading(table, feedback)
        results: dict[str, Any] = {}
        results["OUTPUT"] = write_output(self, parameters, "OUTPUT", context, frame, company_fields(COLUMNS), bridge.part(0.8, 0.98))
        rejects = table.rejects
        results["REJECTS"] = write_output(self, parameters, "REJECTS", context, rejects, fields_of(rejects), bridge.part(0.98, 1.0))
        self._loaded = {"companies": results["OUTPUT"], "rejects": results["REJECTS"]}
        numbers = {"ROWS_READ": table.rows_read, "ROWS_PLACED": len(table.companies), "ROWS_REJECTED": len(table.rejects)}
        return {key: value for key, value in {**results, **numbers}.items() if value is not None}

    def postProcessAlgorithm(self, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> dict[str, Any]:
        """On the window's thread again: have the layers marked and styled when they are loaded."""
        style_on_load(context, self._loaded)
        return {}

    def _read(self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: Feedback) -> tuple[CompanyTable, gpd.GeoDataFrame]:
        from ..core.companies import read_accounts, read_companies_again, with_accounts
        from ..sources.companies import companies_from_layer
        from ..sources.kept_files import tables_folder

        options = {
            "format": self.parameterAsEnumString(parameters, "FORMAT", context),
            "mapping": parse_mapping(parameters.get("MAPPING")),
            "sites": self.parameterAsEnumString(parameters, "SITES", context),
        }
        dissolved = self.parameterAsBool(parameters, "DISSOLVED", context)
        path, layer = self.parameterAsFile(parameters, "INPUT", context), self._layer
        accounts = self.parameterAsFile(parameters, "ACCOUNTS", context)
        columns = parse_mapping(parameters.get("ACCOUNTS_COLUMNS"), "ACCOUNTS_COLUMNS", ACCOUNT_COLUMNS)
        reading = feedback.part(0.0, 0.7) if accounts else feedback

        def read() -> tuple[CompanyTable, gpd.GeoDataFrame]:
            if layer is not None:
                table = companies_from_layer(layer, feedback=reading, **options)
            else:
                table = read_companies_again(path, tables_folder(), dissolved=dissolved, feedback=reading, **options)
            if accounts:
                table = with_accounts(table, read_accounts(accounts, mapping=columns, feedback=feedback.part(0.7, 1.0)), options["sites"])
            return table, point_frame(table.companies)

        return in_python_thread(read)


def say_reading(table: CompanyTable, feedback: QgsProcessingFeedback) -> None:
    """What became of every row, in the run's log."""
    line = tr("{read:,} rows read, {placed:,} placed, {rejected:,} rejected.")
    feedback.pushInfo(line.format(read=table.rows_read, placed=len(table.companies), rejected=len(table.rejects)))
    if table.directory is not None:
        feedback.pushInfo(tr("Postcodes: {directory}.").format(directory=table.directory["words"]))
    for reason, number in table.rejects["reason"].value_counts().sort_index().items():
        feedback.pushInfo(f"  {reason}: {written(format(number, ','))}")


def point_frame(companies: pd.DataFrame) -> gpd.GeoDataFrame:
    """The company table as points in EPSG:27700."""
    import geopandas as gpd
    import shapely

    from ..core.companies.table import plain_texts

    points = shapely.points(companies["easting"].to_numpy(dtype=float), companies["northing"].to_numpy(dtype=float))
    return gpd.GeoDataFrame(plain_texts(companies).reset_index(drop=True), geometry=points, crs=27700)
