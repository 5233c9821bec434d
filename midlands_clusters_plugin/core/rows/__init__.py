"""Files of any kind as rows of cells."""
