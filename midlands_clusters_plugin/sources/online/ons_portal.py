"""Official boundaries from the ONS Open Geography portal's feature services.

The services are data (resources/catalogue/services.json) because their names follow no rule. What a service holds is
asked of the service: its fields, its page size, its count. Nothing is believed: an answer that does not fit is refused
in a sentence.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from ...core.base.errors import UserError
from ...core.base.feedback import Feedback
from ...core.base.i18n import tr
from ...core.base.resources import read_json
from ...core.base.threads import in_python_thread
from .network import Limits, fetch_json

if TYPE_CHECKING:
    import geopandas as gpd
    import numpy as np

    from .download_cache import Cached, DownloadCache, Downloaded


def sends() -> str:
    """What a download tells the service, for who presses the button."""
    return tr(
        "Asks the ONS Open Geography portal for the boundaries of the chosen edition; nothing about your companies or "
        "maps is sent."
    )


LAYER = "boundaries"
_GSS = r"^[ENSWJLM]\d{8}$"
_BNG, _DEGREES = 27700, 4326
# Metres, EPSG:27700, Northern Ireland and the open sea included.
_WEST, _SOUTH, _EAST, _NORTH = -250_000.0, -100_000.0, 900_000.0, 1_400_000.0
_PAGES = {"BFC": 10, "BFE": 10, "BGC": 50}  # features a page: full resolution has megabytes a county
_PAGE = 200
_MOST_PAGES = 500
_MOST = 5_000  # features, unless the product says more
_LIMITS = Limits(size=150 << 20, idle=60.0, total=600.0)


@dataclass(frozen=True)
class Service:
    """One edition in one clip; ``certainty``: listed, or inferred from its edition."""

    id: str
    product: str
    edition: str
    date: str
    clip: str
    certainty: str
    url: str

    @property
    def name(self) -> str:
        """As a list shows it."""
        return f"{product_name(self.product)}, {self.edition}, {self.clip}"

    @property
    def contents(self) -> dict[str, Any]:
        """What is known of the product: its name, the pattern of its codes, how many features it has."""
        return _catalogue()["products"][self.product]


@dataclass(frozen=True)
class LayerDescription:
    """Of a service: fields of codes, names ("" for none) and row numbers, features a page, whether it pages."""

    code: str
    name: str
    identifier: str
    page: int
    pages: bool


def _catalogue() -> dict[str, Any]:
    return read_json("catalogue", "services.json")


def services() -> dict[str, Service]:
    """The services by id, the default first."""
    return {one["id"]: Service(**one) for one in _catalogue()["services"]}


def cuts_hexagons(service: Service) -> bool:
    """Whether hexagons can be cut to its areas: not to those smaller than districts, which are for area data."""
    return bool(service.contents.get("cuts_hexagons", True))


def product_name(product: str) -> str:
    """What a product is called: Counties and Unitary Authorities."""
    return str(_catalogue()["products"][product]["name"])


def clips() -> dict[str, str]:
    """What each clip means."""
    return dict(_catalogue()["clips"])


def attribution() -> str:
    """The acknowledgement to print."""
    return " ".join(f"{one}." for one in _catalogue()["attribution"])


def find_service(ident: str) -> Service:
    """The service of an id. Raises UserError."""
    known = services()
    if ident not in known:
        text = tr("There is no such edition of boundaries: choose one from the list.")
        raise UserError(text, f"{ident}: {', '.join(known)}")
    return known[ident]


def boundaries(
    service: Service, cache: DownloadCache, *, refresh: bool = False, feedback: Feedback | None = None
) -> Cached:
    """A service's boundaries as a GeoPackage with the layer ``boundaries``, EPSG:27700; downloaded unless kept.

    Raises UserError where the download failed and there is none from before; Cancelled.
    """
    from ...core.files.geopackage import write_layers
    from .download_cache import Downloaded

    feedback = feedback or Feedback()

    def download(path: Path) -> Downloaded:
        frame = download_frame(service, feedback.part(0.0, 0.9))
        in_python_thread(lambda: write_layers(path, {LAYER: frame}, feedback.part(0.9, 1.0), at_once=True))
        return Downloaded(service.url, len(frame))

    return cache.get(service.id, download, suffix=".gpkg", refresh=refresh)


def download_frame(service: Service, feedback: Feedback) -> gpd.GeoDataFrame:
    """Ask a service for all its polygons, checked; EPSG:27700, one row a feature, sorted by code."""
    feedback.step(tr("Asking the ONS portal for {name}").format(name=service.name))
    about, count = describe(service, feedback), _count(service, feedback)
    rows: list[dict[str, Any]] = []
    shapes: list[str] = []
    crs: set[int] = set()
    for page in _pages(service, about, count, feedback):
        crs.add(_crs_of(page, service))
        for feature in page["features"]:
            properties = feature.get("properties") if isinstance(feature, dict) else None
            if not isinstance(properties, dict):
                raise _changed(service, "a feature without properties")
            rows.append(properties)
            shapes.append(json.dumps(feature.get("geometry")))
        feedback.progress(min(1.0, len(rows) / count))
    return in_python_thread(lambda: _checked(service, about, count, rows, shapes, crs))


def describe(service: Service, feedback: Feedback) -> LayerDescription:
    """Ask the service what it is. Raises UserError where it is no polygon layer with the expected codes."""
    about = _ask(service, "", {"f": "json"}, feedback)
    fields = [str(one.get("name")) for one in about.get("fields") or [] if isinstance(one, dict)]
    pattern = re.compile(service.contents["code"], re.IGNORECASE)
    codes = [name for name in fields if pattern.match(name)]
    if about.get("geometryType") != "esriGeometryPolygon" or not codes:
        raise _changed(service, f"geometryType {about.get('geometryType')}; fields {', '.join(fields)[:500]}")
    wanted = re.sub(r"(?i)cd$", "nm", codes[0]).lower()
    names = [name for name in fields if name.lower() == wanted]
    most = about.get("maxRecordCount")
    page = min(_PAGES.get(service.clip, _PAGE), most if isinstance(most, int) and most > 0 else _PAGE)
    advanced = about.get("advancedQueryCapabilities")
    pages = bool(advanced.get("supportsPagination")) if isinstance(advanced, dict) else False
    identifier = str(about.get("objectIdField") or "FID")
    return LayerDescription(codes[0], names[0] if names else "", identifier, page, pages)


def _count(service: Service, feedback: Feedback) -> int:
    answer = _ask(service, "/query", {"where": "1=1", "returnCountOnly": "true", "f": "json"}, feedback)
    count, product = answer.get("count"), service.contents
    if not isinstance(count, int) or not product["fewest"] <= count <= product.get("most", _MOST):
        raise _changed(service, f"count: {count}")
    return count


def _pages(service: Service, about: LayerDescription, count: int, feedback: Feedback) -> Iterator[dict[str, Any]]:
    """The GeoJSON pages, until all features have come."""
    fields = ",".join(name for name in (about.code, about.name) if name)
    plain = {"where": "1=1", "outFields": fields, "outSR": str(_BNG), "f": "geojson", "orderByFields": about.identifier}
    got = 0
    for _ in range(_MOST_PAGES):
        paging = {"resultOffset": str(got), "resultRecordCount": str(about.page)} if about.pages else {}
        page = _ask(service, "/query", {**plain, **paging}, feedback)
        features = page.get("features")
        if page.get("type") != "FeatureCollection" or not isinstance(features, list):
            raise _changed(service, f"an answer without features: {json.dumps(page)[:300]}")
        yield page
        got += len(features)
        if got >= count or not features or not about.pages:
            return


def _ask(service: Service, path: str, query: dict[str, str], feedback: Feedback) -> dict[str, Any]:
    """One answer of the service; its own faults come with status 200 and the word error."""
    answer = fetch_json(f"{service.url}{path}?{urlencode(query)}", limits=_LIMITS, feedback=feedback)
    if not isinstance(answer, dict):
        raise _changed(service, json.dumps(answer)[:300])
    if "error" in answer:
        code = answer["error"].get("code") if isinstance(answer["error"], dict) else None
        if code in (429, 503, 500, 504):
            raise UserError(tr("The ONS portal is busy: try again in some minutes."), json.dumps(answer)[:500])
        raise _changed(service, json.dumps(answer)[:500])
    return answer


def _changed(service: Service, detail: str) -> UserError:
    text = tr(
        "The ONS portal's {edition} boundaries are not what they were: choose another edition, or download them in "
        "a web browser."
    )
    return UserError(text.format(edition=service.edition), f"{service.url}: {detail}")


def _crs_of(page: dict[str, Any], service: Service) -> int:
    """The EPSG number that a page states; without one GeoJSON is in degrees."""
    crs = page.get("crs")
    if crs is None:
        return _DEGREES
    name = str((crs.get("properties") or {}).get("name", "")) if isinstance(crs, dict) else ""
    if name.upper().endswith("CRS84"):
        return _DEGREES
    number = re.search(r"(\d+)$", name)
    if number is None:
        raise _changed(service, f"crs {json.dumps(crs)[:200]}")
    return int(number[1])


def _checked(
    service: Service, about: LayerDescription, count: int, rows: list[dict[str, Any]], shapes: list[str], crs: set[int]
) -> gpd.GeoDataFrame:
    """The frame, if all came, each a polygon with a code of its own, where the CRS says. Raises UserError."""
    import geopandas as gpd
    import numpy as np
    import pandas as pd
    import shapely

    from ...core.geography.geometry_repair import as_polygons

    if len(rows) != count:
        text = tr("The download is incomplete: try again.")
        raise UserError(text, f"{len(rows):,} of {count:,} features of {service.url}")
    frame = pd.DataFrame(rows)
    codes = frame[about.code].astype(str) if about.code in frame else pd.Series([""])
    if not codes.str.match(_GSS).all() or codes.duplicated().any():
        raise _changed(service, f"codes in {about.code}: {codes.head(5).tolist()}")
    try:
        geometry = shapely.from_geojson(np.array(shapes, dtype=object))
    except shapely.errors.ShapelyError as error:
        raise _changed(service, str(error)) from error
    if not np.isin(shapely.get_type_id(geometry), [3, 6]).all() or shapely.is_empty(geometry).any():
        raise _changed(service, "features without a polygon")
    stored = [name for name in (about.code, about.name) if name in frame]
    polygons = _on_grid(service, geometry, crs)
    made = gpd.GeoDataFrame(frame[stored].astype(object), geometry=as_polygons(polygons, []), crs=_BNG)
    return made.sort_values(about.code, ignore_index=True)


def _on_grid(service: Service, geometry: np.ndarray, crs: set[int]) -> np.ndarray:
    """The polygons in EPSG:27700. Raises UserError where they do not lie where their CRS says."""
    import geopandas as gpd

    if len(crs) != 1 or not crs <= {_BNG, _DEGREES}:
        text = tr("The ONS portal answered in another coordinate system than asked for: choose another edition.")
        raise UserError(text, f"EPSG {sorted(crs)}")
    moved = gpd.GeoSeries(geometry, crs=crs.pop()).to_crs(_BNG)
    west, south, east, north = moved.total_bounds
    inside = west > _WEST and south > _SOUTH and east < _EAST and north < _NORTH
    if not inside or east - west < 1000:  # degrees taken for metres are some metres wide
        text = tr(
            "The ONS portal's boundaries do not lie in the United Kingdom, so they were not kept: choose another "
            "edition."
        )
        raise UserError(text, f"{service.url}: {moved.total_bounds.tolist()}")
    return moved.to_numpy()
