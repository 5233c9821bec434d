"""Names that QGIS has for its data providers."""

from __future__ import annotations

POSTGRES = "postgres"
