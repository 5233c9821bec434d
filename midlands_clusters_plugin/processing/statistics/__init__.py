"""Algorithms over ``core/statistics``: thin, one file each."""
