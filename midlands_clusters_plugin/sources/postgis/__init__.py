"""PostgreSQL through QGIS's own connections."""

POSTGRES = "postgres"  # what QGIS calls its data provider
