"""A map of the sample in a project, small enough for tests: Derby, Leicester, Birmingham, Telford and Wrekin, North Lincolnshire."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

from midlands_clusters_plugin.cartography.record.facts import map_facts
from midlands_clusters_plugin.core.companies.sample import sample_companies
from midlands_clusters_plugin.core.files.geopackage import write_layers
from midlands_clusters_plugin.core.geography.areas import get_area
from midlands_clusters_plugin.core.hexmap.engine import HexMap, MapRequest, Workspace

AREA = "E06000015+E06000016+E08000025+E06000020+E06000013"


@lru_cache(maxsize=1)
def _workspace() -> Workspace:
    return Workspace(sample_companies())


@lru_cache(maxsize=8)
def sample_map(cluster: str = "aerospace", area: str = AREA) -> HexMap:
    return _workspace().hexmap(MapRequest(cluster, get_area(area)))


@lru_cache(maxsize=8)
def _file(cluster: str, area: str) -> bytes:
    with TemporaryDirectory() as folder:
        return write_layers(Path(folder) / "map.gpkg", sample_map(cluster, area).layers()).read_bytes()


def put_in(project, folder, metric, cluster="aerospace", area=AREA):
    """The map's layers in the project; returns their group."""
    from midlands_clusters_plugin.cartography.map import group_layers

    path = folder / f"{cluster}{len(area)}.gpkg"
    path.write_bytes(_file(cluster, area))
    return group_layers.add_map(project, path, map_facts(sample_map(cluster, area)), metric)
