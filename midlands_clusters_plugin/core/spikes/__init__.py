"""Hexagons that one company, group or address makes."""
