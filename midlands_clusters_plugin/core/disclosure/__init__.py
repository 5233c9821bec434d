"""Figures that must not be published, hidden so that no sum gives them away."""
