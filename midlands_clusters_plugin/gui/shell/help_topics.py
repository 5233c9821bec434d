"""Which page of the user guide tells of which widget of the dock: object name -> page."""

from __future__ import annotations

_WIDGETS = {
    "companies": "companies companies_pages postcodes postgis_page",
    "map": "cluster metric area authorities boundaries boundary_page grid size_pages output generate advanced",
    "result": "summary rejects result_group",
    "layout": "layout_group",
    "disclosure": "disclosure",
    "style": "style_group",
    "spikes": "spikes_group",
    "places": "places_group",
    "statistics": "statistics_group",
    "questions": "query_group point_group",
    "scorecard": "scorecard_group",
    "three_d": "view3d_group",
    "area_data": "area_data_group",
}
TOPICS = {widget: page for page, widgets in _WIDGETS.items() for widget in widgets.split()}
