"""What comes over the network, all of it through QGIS's own network manager."""
