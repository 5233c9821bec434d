"""Which page of the user guide tells of which widget of the dock: object name -> page."""

from __future__ import annotations

TOPICS = {
    "companies": "companies",
    "companies_pages": "companies",
    "cluster": "map",
    "metric": "map",
    "area": "map",
    "authorities": "map",
    "boundaries": "map",
    "boundary_page": "map",
    "postcodes": "companies",
    "postgis_page": "companies",
    "grid": "map",
    "size_pages": "map",
    "output": "map",
    "summary": "result",
    "rejects": "result",
    "layout_button": "layout",
    "generate": "map",
    "disclosure": "disclosure",
    # the pages of a finished map
    "style_group": "style",
    "spikes_group": "spikes",
    "places_group": "places",
    "statistics_group": "statistics",
    "query_group": "questions",
    "scorecard_group": "scorecard",
    "view3d_group": "three_d",
    "layout_group": "layout",
    "area_data_group": "area_data",
}
