"""PostgreSQL through QGIS's own connections."""
