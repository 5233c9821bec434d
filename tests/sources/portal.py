"""A feature service of the ONS portal on loopback, as ArcGIS answers, with one thing wrong where a test asks for it."""

from __future__ import annotations

from dataclasses import replace

from midlands_clusters_plugin.core.geography.authorities import upper_tier_names
from midlands_clusters_plugin.sources.online.ons_portal import services

CODES = sorted(upper_tier_names())[:160]
SERVICE = next(iter(services().values()))


def service(url, **changes):
    return replace(SERVICE, url=url + "/layer", **changes)


class Portal:
    """Called with each request; ``faults`` maps a kind of question (describe, count, page) to a change of its answer."""

    def __init__(self, code="CTYUA25CD", most=60, crs="EPSG:27700", scale=1.0, **faults):
        self.code, self.most, self.crs, self.scale, self.faults = code, most, crs, scale, faults

    def feature(self, number):
        x, y = (200_000 + 2_000 * (number % 100)) * self.scale, (300_000 + 2_000 * (number // 100)) * self.scale
        size = 1_000 * self.scale
        ring = [[x, y], [x + size, y], [x + size, y + size], [x, y + size], [x, y]]
        return {
            "type": "Feature",
            "id": number,
            "properties": {self.code: CODES[number], self.code[:-2] + "NM": f"Name {number} ŵ🏠"},
            "geometry": {"type": "Polygon", "coordinates": [ring]},
        }

    def __call__(self, one):
        kind = (
            "describe"
            if not one.parts.path.endswith("/query")
            else "count"
            if "returnCountOnly" in one.query
            else "page"
        )
        fault = self.faults.get(kind)
        if callable(fault):
            result = fault(one, getattr(self, kind)(one.query))
            if result is not None:
                one.answer(result)
            return
        one.answer(getattr(self, kind)(one.query))

    def describe(self, _query):
        names = ["FID", self.code, self.code[:-2] + "NM", "BNG_E"]
        return {
            "type": "Feature Layer",
            "geometryType": "esriGeometryPolygon",
            "objectIdField": "FID",
            "maxRecordCount": self.most,
            "advancedQueryCapabilities": {"supportsPagination": True},
            "fields": [{"name": name} for name in names],
        }

    def count(self, _query):
        return {"count": len(CODES)}

    def page(self, query):
        start, size = int(query.get("resultOffset", 0)), min(self.most, int(query.get("resultRecordCount", self.most)))
        features = [self.feature(number) for number in range(start, min(start + size, len(CODES)))]
        answer = {"type": "FeatureCollection", "features": features}
        if self.crs:
            answer["crs"] = {"type": "name", "properties": {"name": self.crs}}
        return answer
