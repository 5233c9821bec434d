"""What the plugin stores in the QGIS profile."""
