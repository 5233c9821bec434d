"""Files that are written: GeoPackages and spreadsheets."""
