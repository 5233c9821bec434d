"""Companies and hexagons in PostGIS, through QGIS's connections."""

POSTGRES = "postgres"  # what QGIS calls its data provider
