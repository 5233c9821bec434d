"""Classes for a map's legend."""
