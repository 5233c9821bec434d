"""Colours, classes, symbols and labels."""
