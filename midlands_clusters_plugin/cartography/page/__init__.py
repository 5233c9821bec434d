"""Printed pages: templates filled with a map, and exported."""
