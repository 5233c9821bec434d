"""Where a map's data comes from: companies, columns, area, boundaries, postcodes."""
