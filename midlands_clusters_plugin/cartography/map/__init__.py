"""From a result's GeoPackage to a group of layers, and back."""
