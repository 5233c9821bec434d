"""Authorities, areas made of them, and their outlines: built in, or brought by the user."""
