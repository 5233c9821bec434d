"""The provider and its promises: ids, parameter names, help for everything, an icon."""

from __future__ import annotations

import re

import pytest
from qgis.core import QgsApplication, QgsProcessingDestinationParameter

PARAMETERS = {
    "importcompanies": [
        "INPUT",
        "LAYER",
        "FORMAT",
        "MAPPING",
        "SITES",
        "OUTPUT",
        "REJECTS",
        "DISSOLVED",
        "ACCOUNTS",
        "ACCOUNTS_COLUMNS",
        "YEAR",
        "STRICT",
        "EARLIER_YEAR",
        "SHEET",
        "REMARKS",
    ],
    "hexmetrics": [
        "COMPANIES",
        "CLUSTER",
        "AREA",
        "AUTHORITIES",
        "BOUNDARIES",
        "GRID",
        "SIZE",
        "RESOLUTION",
        "THRESHOLD",
        "DOMINANCE",
        "ROUNDING",
        "LEDGER",
        "OUTPUT",
        "SUMMARY",
        "STRICT",
        "ADDRESSES",
        "SHARED",
        "NAMES",
    ],
    "scorecard": ["COMPANIES", "CLUSTERS", "AREAS", "OUTPUT", "TABLE"],
    "exportmap": [
        "INPUT",
        "METRIC",
        "TEMPLATE",
        "TITLE",
        "FORMAT",
        "DPI",
        "ATLAS",
        "ALTERNATIVE",
        "MARKS",
        "CLUSTER",
        "REPORT",
        "BESIDE",
        "OUTPUT",
    ],
    "boardpack": ["INPUT", "METRIC", "PAPER", "ORIENTATION", "TITLE", "DPI", "MARKS", "CLUSTER", "REPORT", "OUTPUT"],
    "clusterprofile": [
        "INPUT",
        "COMPANIES",
        "CLUSTERS",
        "AREA",
        "SIZE",
        "METRIC",
        "PAPER",
        "ORIENTATION",
        "TITLE",
        "DPI",
        "NAMES",
        "THRESHOLD",
        "DOMINANCE",
        "ROUNDING",
        "LEDGER",
        "MARKS",
        "CLUSTER",
        "REPORT",
        "OUTPUT",
    ],
    "spatialquery": [
        "INPUT",
        "QUESTION",
        "CLUSTER",
        "EXPRESSION",
        "PLACE",
        "DISTANCE",
        "AUTHORITY",
        "OVERLAY",
        "CELLS_BY",
        "OUTPUT",
        "SUMMARY",
    ],
    "downloadboundaries": ["SERVICE", "REFRESH", "OUTPUT"],
    "importpostcodes": ["INPUT", "FOLDER", "MODE", "REJECTS", "ONLINE"],
    "obliquehexes": ["INPUT", "FIELD", "SCALE", "EXAGGERATION", "TILT", "AZIMUTH", "OUTPUT"],
    "postgishexmetrics": [
        "CONNECTION",
        "SCHEMA",
        "TABLE",
        "FILTER",
        "CLUSTER",
        "AREA",
        "SIZE",
        "OUTPUT_SCHEMA",
        "OUTPUT_TABLE",
        "GRANT_TO",
        "SQL",
    ],
    "areadata": [
        "INPUT",
        "LAYER",
        "CODE",
        "FIGURES",
        "PERIOD",
        "SHOW",
        "KIND",
        "BOUNDARIES",
        "AREA",
        "SPREAD",
        "HEXAGONS",
        "WEIGHT",
        "OUTPUT",
        "HEXES",
        "REJECTS",
    ],
    "hotspots": ["INPUT", "METRIC", "RINGS", "INFERENCE", "PERMUTATIONS", "CONTROL", "SEED", "OUTPUT"],
    "localmoran": ["INPUT", "METRIC", "LEVEL", "RINGS", "INFERENCE", "PERMUTATIONS", "CONTROL", "SEED", "OUTPUT"],
    "locationquotient": [
        "COMPANIES",
        "CLUSTER",
        "AREA",
        "BY",
        "SIZE",
        "METRIC",
        "FEWEST",
        "UK_CLUSTER",
        "UK_ALL",
        "INPUT",
        "EVERYTHING",
        "OUTPUT",
    ],
    "growth": [
        "COMPANIES",
        "CLUSTER",
        "AREA",
        "BY",
        "SIZE",
        "FIRST_YEAR",
        "LAST_YEAR",
        "EARLIER",
        "LATER",
        "METRIC",
        "OUTPUT",
    ],
    "densityclusters": ["COMPANIES", "CLUSTER", "AREA", "METHOD", "DISTANCE", "FEWEST", "OUTPUT"],
    "kerneldensity": ["COMPANIES", "CLUSTER", "AREA", "WEIGHT", "RADIUS", "PIXEL", "MASK", "OUTPUT"],
    "concentration": ["INPUT", "METRIC", "BY", "WITH_EMPTY", "OUTPUT"],
    "comparearrangements": [
        "COMPANIES",
        "CLUSTER",
        "ARRANGEMENT",
        "FILE",
        "POLYGONS",
        "NAMES",
        "SIZE",
        "THRESHOLD",
        "DOMINANCE",
        "ROUNDING",
        "LEDGER",
        "OUTPUT",
        "TABLE",
        "PAGE",
        "PRINT",
    ],
    "disclosurecontrol": [
        "COMPANIES",
        "CLUSTER",
        "AREA",
        "SIZE",
        "THRESHOLD",
        "DOMINANCE",
        "ROUNDING",
        "LEDGER",
        "OUTPUT",
        "AUTHORITIES",
        "REPORT",
    ],
}
NEEDED = {
    "importcompanies": {"OUTPUT"},
    "hexmetrics": {"COMPANIES", "OUTPUT"},
    "scorecard": {"OUTPUT"},
    "exportmap": {"INPUT", "OUTPUT"},
    "boardpack": {"INPUT", "OUTPUT"},
    "clusterprofile": {"OUTPUT"},
    "spatialquery": {"INPUT", "OUTPUT"},
    "downloadboundaries": {"OUTPUT"},
    "importpostcodes": set(),
    "obliquehexes": {"INPUT", "OUTPUT"},
    "postgishexmetrics": {"CONNECTION", "TABLE"},
    "areadata": {"OUTPUT"},
    "hotspots": {"INPUT", "OUTPUT"},
    "localmoran": {"INPUT", "OUTPUT"},
    "locationquotient": {"OUTPUT"},
    "growth": {"OUTPUT"},
    "densityclusters": {"COMPANIES", "OUTPUT"},
    "kerneldensity": {"COMPANIES", "OUTPUT"},
    "concentration": {"INPUT"},
    "disclosurecontrol": {"COMPANIES", "OUTPUT"},
    "comparearrangements": {"COMPANIES", "OUTPUT"},
}
OUTPUTS = {
    "importcompanies": {"OUTPUT", "REJECTS", "REMARKS", "ROWS_READ", "ROWS_PLACED", "ROWS_REJECTED"},
    "hexmetrics": {"OUTPUT", "SUMMARY", "SHARED", "CELLS", "PIECES", "ROWS_IN_AREA"},
    "scorecard": {"OUTPUT", "TABLE", "CARDS"},
    "exportmap": {"OUTPUT", "FILES", "PAGES"},
    "boardpack": {"OUTPUT", "FILES", "PAGES"},
    "clusterprofile": {"OUTPUT", "FILES", "PAGES", "PROFILES"},
    "spatialquery": {"OUTPUT", "SUMMARY", "COUNT", "SENTENCE", "EXPRESSION_TEXT"},
    "downloadboundaries": {"OUTPUT", "COUNT", "DATE", "SHA256", "FRESH"},
    "importpostcodes": {"OUTPUT", "POSTCODES", "ROWS_READ", "ROWS_KEPT", "ROWS_LEFT_OUT"},
    "obliquehexes": {"OUTPUT", "COLUMNS", "HIGHEST", "SCALE_USED"},
    "postgishexmetrics": {"RESULT", "ROWS_READ", "ROWS_IN_AREA", "CELLS", "PIECES", "SQL"},
    "areadata": {
        "OUTPUT",
        "HEXES",
        "REJECTS",
        "ROWS_READ",
        "ROWS_USED",
        "ROWS_REJECTED",
        "AREAS",
        "WITHOUT_POLYGON",
        "WITHOUT_FIGURE",
        "SUMMARY",
    },
    "hotspots": {"OUTPUT", "SUMMARY"},
    "localmoran": {"OUTPUT", "SUMMARY"},
    "locationquotient": {"OUTPUT", "SUMMARY"},
    "growth": {"OUTPUT", "SUMMARY"},
    "densityclusters": {"OUTPUT", "SUMMARY", "CLUSTERS", "MEMBERS"},
    "kerneldensity": {"OUTPUT", "COUNTED", "BEYOND", "HIGHEST", "SUMMARY"},
    "concentration": {"OUTPUT", "GINI", "HERFINDAHL", "EFFECTIVE", "TOP1", "TOP5", "TOP10", "SUMMARY"},
    "disclosurecontrol": {"OUTPUT", "AUTHORITIES", "REPORT", "HIDDEN", "TOTALS_HIDDEN", "SUMMARY"},
    "comparearrangements": {"OUTPUT", "TABLE", "PAGE", "PRINT", "BUSINESSES", "NEW_AUTHORITIES", "SUMMARY"},
}


def test_ids_and_names_are_stored(provider):
    assert provider.id() == "midlandsclusters"
    assert {one.id() for one in provider.algorithms()} == {f"midlandsclusters:{name}" for name in PARAMETERS}


@pytest.mark.parametrize("name", PARAMETERS)
def test_parameters_keep_their_names_and_new_ones_have_defaults(provider, name):
    algorithm = provider.algorithm(name)
    assert [one.name() for one in algorithm.parameterDefinitions()] == PARAMETERS[name]
    assert {one.name() for one in algorithm.outputDefinitions()} == OUTPUTS[name]
    needed = NEEDED[name]
    optional = type(algorithm.parameterDefinitions()[0]).Flag.FlagOptional
    for one in algorithm.parameterDefinitions():
        assert one.name() in needed or one.defaultValue() is not None or bool(one.flags() & optional), one.name()


@pytest.mark.parametrize("name", PARAMETERS)
def test_help_for_the_algorithm_and_every_parameter(provider, name):
    algorithm = provider.algorithm(name).create()
    text = re.sub("<[^>]+>", " ", algorithm.shortHelpString())
    assert len(text) > 500
    assert len(algorithm.shortDescription()) > 20
    assert "http" not in algorithm.shortHelpString(), "help works offline"
    helps = [one.help() for one in algorithm.parameterDefinitions()]
    assert all(len(one) > 30 for one in helps)
    assert len(set(helps)) == len(helps)
    assert all(one.description() for one in algorithm.parameterDefinitions())
    assert all(algorithm.tags())


def test_static_choices_are_wording_not_numbers(provider):
    hexes, imports = provider.algorithm("hexmetrics"), provider.algorithm("importcompanies")
    assert imports.parameterDefinition("FORMAT").options() == [
        "auto",
        "companies_house",
        "gender_pay_gap",
        "innovate_uk",
        "data_city",
        "beauhurst",
        "grants_360",
        "investment",
        "generic",
    ]
    assert imports.parameterDefinition("SITES").options() == ["share", "first"]
    assert hexes.parameterDefinition("GRID").options() == ["bng", "h3"]
    clusters = hexes.parameterDefinition("CLUSTER")
    assert clusters.options()[0] == clusters.defaultValue() == "all"
    assert {"aerospace", "health_life_sciences", "agri_tech", "space_technologies"} <= set(clusters.options())
    assert all(one.usesStaticStrings() for one in (clusters, hexes.parameterDefinition("GRID")))


def test_the_tables_say_what_the_code_says(provider):
    from midlands_clusters_plugin.core.disclosure.disclosure_rule import BASES, BRES
    from midlands_clusters_plugin.core.postcodes.chosen_index import MODES
    from midlands_clusters_plugin.core.statistics.defaults import ANALYTIC, FEWEST_COMPANIES, PERMUTATION, SEED

    def of(algorithm, name):
        return provider.algorithm(algorithm).parameterDefinition(name)

    assert of("locationquotient", "FEWEST").defaultValue() == FEWEST_COMPANIES
    assert of("hotspots", "SEED").defaultValue() == of("localmoran", "SEED").defaultValue() == SEED
    assert of("hotspots", "INFERENCE").options() == [PERMUTATION, ANALYTIC]
    assert of("disclosurecontrol", "THRESHOLD").defaultValue() == BRES.fewest
    assert (
        of("hexmetrics", "ROUNDING").options()
        == of("disclosurecontrol", "ROUNDING").options()
        == [str(one) for one in BASES]
    )
    assert of("importpostcodes", "MODE").options() == [*MODES, "builtin"]


def test_the_area_list_begins_with_the_default(provider):
    area = provider.algorithm("hexmetrics").parameterDefinition("AREA")
    names = area.metadata()["widget_wrapper"]["value_hints"]
    assert names[0] == area.defaultValue()
    assert len(names) == len(set(names)) > 30
    assert "Derby" in names


def test_outputs_can_be_temporary(provider):
    for name in PARAMETERS:
        for one in provider.algorithm(name).parameterDefinitions():
            if isinstance(one, QgsProcessingDestinationParameter):
                assert one.checkValueIsAcceptable("TEMPORARY_OUTPUT")


def test_the_headless_plugin_puts_the_provider_in_and_takes_it_out(qgis_processing):
    from midlands_clusters_plugin import classFactory

    registry = QgsApplication.processingRegistry()
    for _ in range(2):
        plugin = classFactory(None)
        plugin.initProcessing()
        plugin.initProcessing()
        assert [one.id() for one in registry.providers()].count("midlandsclusters") == 1
        plugin.unload()
        plugin.unload()
        assert registry.providerById("midlandsclusters") is None


def test_the_icon_is_a_picture_that_can_be_drawn(provider):
    from qgis.PyQt.QtSvg import QSvgRenderer

    assert QSvgRenderer(provider.svgIconPath()).isValid()
    assert not provider.icon().pixmap(24, 24).isNull()
