"""Hexagons by arithmetic, cut to authorities, with their neighbours."""
