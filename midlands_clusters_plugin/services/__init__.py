"""What the toolbox and the window both use: questions put to layers, hexagons made in PostGIS."""
