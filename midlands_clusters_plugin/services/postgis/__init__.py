"""Hexagons made inside PostGIS."""
