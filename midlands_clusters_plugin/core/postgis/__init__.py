"""SQL text for PostGIS that gives the desktop's cells and numbers. No driver, no QGIS: text in, text out."""
