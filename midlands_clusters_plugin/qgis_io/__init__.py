"""What sources and cartography both ask of QGIS: what lies behind a layer, and what a result follows from."""
