"""Made-up authorities for tests: coverages of star-shaped and rectangular polygons with whole-metre corners."""

import numpy as np
import shapely
from hypothesis import strategies as st


def coverage(seed: int, count: int, extent: float = 12_000.0) -> np.ndarray:
    """``count`` polygons that tile an area from (450000, 330000) on: unions of Thiessen cells, with holes filled by one another."""
    generator = np.random.default_rng(seed)
    points = shapely.multipoints(
        np.column_stack(
            [
                generator.uniform(450_000, 450_000 + extent, count * 6),
                generator.uniform(330_000, 330_000 + extent, count * 6),
            ]
        )
    )
    cells = shapely.get_parts(shapely.voronoi_polygons(points))
    hull = shapely.convex_hull(points)
    cells = shapely.intersection(cells, hull)
    owner = generator.integers(0, count, len(cells))
    return np.array([shapely.union_all(cells[owner == one]) for one in range(count)], dtype=object)


coverages = st.builds(coverage, st.integers(0, 10_000), st.integers(1, 5))
