"""Small pieces of the hexagon lattice for tests, and the same as libpysal sees them."""

import numpy as np

from midlands_clusters_plugin.core.grid.hexgrid import make_grid
from midlands_clusters_plugin.core.grid.lattice import NONE, make_lattice

GRID = make_grid("bng", 1000.0)


def block(wide=12, high=9, rings=1, holes=(), grid=GRID):
    """About ``wide`` by ``high`` hexagons somewhere near Derby, without those at the positions ``holes``."""
    keys = grid.covering((430_000, 330_000, 430_000 + (wide - 3) * 866, 330_000 + (high - 4) * 1000))
    return make_lattice(grid, np.delete(keys, list(holes)), rings)


def weights_of(lattice):
    """libpysal's weights made from the same neighbours, in the same order."""
    from libpysal.weights import W

    near = {i: [int(j) for j in sorted(row[row != NONE])] for i, row in enumerate(lattice.neighbours)}
    return W(near, id_order=list(range(len(lattice))), silence_warnings=True)
