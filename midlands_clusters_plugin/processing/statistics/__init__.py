"""Algorithms over ``core/statistics``: thin, on the run of ``statistic``."""
