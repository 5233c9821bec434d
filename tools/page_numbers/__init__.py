"""Every number of an exported page, accounted for from the GeoPackage that it was made from."""
