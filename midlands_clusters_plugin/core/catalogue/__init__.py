"""Clusters, metrics and scorecards of the report: data, read from resources/catalogue."""
