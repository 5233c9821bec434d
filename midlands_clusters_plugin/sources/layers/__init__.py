"""Layers of the project -> data frames of the core."""
