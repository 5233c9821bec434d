"""Names that fit, sea that is sea, neighbours in grey."""

import pytest
from qgis.core import (
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionContextScope,
    QgsFeature,
    QgsField,
    QgsFields,
    QgsVectorLayer,
)

from midlands_clusters_plugin.cartography.context.orientation import (
    style_authorities,
    style_neighbours,
    style_sea,
    style_towns,
)
from midlands_clusters_plugin.qgis_io import entries
from midlands_clusters_plugin.qgis_io.fields import TEXT


def label(layer, name):
    fields = QgsFields()
    fields.append(QgsField("authority_name", TEXT))
    feature = QgsFeature(fields)
    feature.setAttributes([name])
    context = QgsExpressionContext()
    context.setFeature(feature)
    context.setFields(fields)
    settings = layer.labeling().settings()
    return QgsExpression(settings.fieldName).evaluate(context)


@pytest.fixture
def authorities(qgis_app, closed):
    return closed(QgsVectorLayer("Polygon?crs=EPSG:27700&field=authority_name:string", "a", "memory"))


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Herefordshire, County of", "Herefordshire"),
        ("Kingston upon Hull, City of", "Kingston\nupon Hull"),
        ("Derby, Ashbourne and Matlock", "Derby,\nAshbourne\nand\nMatlock"),  # as new authorities are called
        ("Telford and Wrekin", "Telford\nand Wrekin"),
        ("North East Lincolnshire", "North East\nLincolnshire"),
        ("Rutland", "Rutland"),
        ("Leicestershire", "Leicestershire"),
        ("Derby", None),
    ],
)
def test_names_as_people_say_them(authorities, name, shown):
    style_authorities(authorities, ["Derby", "King's Lynn"])
    assert label(authorities, name) == shown


def test_without_towns_every_authority_is_named(authorities):
    style_authorities(authorities, [])
    assert label(authorities, "Derby") == "Derby"


def test_neighbours_are_named_only_where_there_is_room(authorities):
    style_neighbours(authorities)
    assert authorities.labeling().settings().fitInPolygonOnly
    assert label(authorities, "Norfolk, County of") == "Norfolk"
    assert label(authorities, "Sheffield") is None  # its town is named


def test_cities_have_their_own_rule(qgis_app, closed):
    towns = closed(QgsVectorLayer("Point?crs=EPSG:27700&field=name:string&field=population:int", "t", "memory"))
    style_towns(towns)
    named, near, _, cities, _, _, _ = rules = towns.labeling().rootRule().children()
    assert cities.settings().callout().enabled()
    scope = QgsExpressionContextScope()
    context = QgsExpressionContext()
    context.appendScope(scope)
    for scale, headline in [(1_200_000, ""), (100_000, ""), (1_200_000, "|Town|"), (100_000, "|Town|")]:
        scope.setVariable("map_scale", scale)
        scope.setVariable("midlands_clusters_named", headline)
        for population in (1, 39_999, 40_000, 199_999, 200_000, 1_000_000):
            feature = QgsFeature(towns.fields())
            feature.setAttributes(["Town", population])
            context.setFeature(feature)
            context.setFields(towns.fields())
            matching = [one for one in rules if QgsExpression(one.filterExpression()).evaluate(context)]
            assert len(matching) == 1, f"a town of {population} is named by {len(matching)} rules"
            assert (matching[0] in (named, near)) == bool(headline)
            assert (matching[0] is near) == (bool(headline) and scale == 100_000)


def test_the_sea_is_named(qgis_app, closed):
    sea = closed(QgsVectorLayer("Polygon?crs=EPSG:27700&field=name:string", "s", "memory"))
    style_sea(sea)
    assert sea.labeling().settings().fieldName == "name"


def test_a_window_forces_no_name_of_the_headline_onto_its_hexagons(qgis_app, closed):
    towns = closed(QgsVectorLayer("Point?crs=EPSG:27700&field=name:string&field=population:int", "t", "memory"))
    style_towns(towns)
    first = towns.labeling().rootRule().children()[0].settings()
    show = QgsExpression(first.dataDefinedProperties().property(first.Show).asExpression())
    feature, scope, context = QgsFeature(towns.fields(), 7), QgsExpressionContextScope(), QgsExpressionContext()
    feature.setAttributes(["Nottingham", 320_000])
    context.setFeature(feature)
    context.setFields(towns.fields())
    context.appendScope(scope)
    for name, value in (("map_scale", 250_000), ("midlands_clusters_named", "|Nottingham|"), (entries.TOWN_SPOTS, "|")):
        scope.setVariable(name, value)
    assert show.evaluate(context), "the page's map needs it"
    scope.setVariable(entries.WINDOW, "1")
    assert not show.evaluate(context), "no spot for it: the window's heading has the name"
    scope.setVariable(entries.TOWN_SPOTS, "|7:1,2|")
    assert show.evaluate(context)
