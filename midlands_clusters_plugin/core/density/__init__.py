"""Density clusters and density surfaces of companies."""
