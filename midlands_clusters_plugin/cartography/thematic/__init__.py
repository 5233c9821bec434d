"""The symbology of statistics and of figures by area."""
