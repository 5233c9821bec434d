"""Figures published by area (ONS, Nomis): read, joined to polygons by GSS code, never a sum of companies."""
