"""Outlines that several threads ask about at once, for the first time. In a process of its own, which GEOS may end."""

import subprocess
import sys

import pytest

START = """
import sys, threading
import numpy as np, shapely
from midlands_clusters_plugin.core.base.feedback import Feedback
from midlands_clusters_plugin.core.base.prepared import prepare
from midlands_clusters_plugin.core.geography import boundaries, context
from midlands_clusters_plugin.core.grid import clip
from midlands_clusters_plugin.core.grid.hexgrid import make_grid
sys.setswitchinterval(1e-6)

def together(*asks):
    bar, found = threading.Barrier(len(asks)), {}
    def one(number):
        bar.wait()
        found[number] = asks[number]()
    threads = [threading.Thread(target=one, args=(number,)) for number in range(len(asks))]
    [one.start() for one in threads]
    [one.join() for one in threads]
    return [found[number] for number in range(len(asks))]
"""
POINTS = """
turn = np.linspace(0, 2 * np.pi, 10_001)
ring = np.column_stack([np.cos(turn), np.sin(turn)])
for number in range(80):
    polygon = shapely.polygons(ring + number)
    prepare(polygon)
    ask = lambda: shapely.intersects_xy(polygon, np.full(3, number + 0.1), np.full(3, number + 0.1)).all()
    assert together(ask, ask, ask, ask) == [True] * 4
"""
# The built-in outlines are every map's: cut by one run, asked by others what lies around an area, which is of polygons.
OUTLINES = """
derby, county = ["E06000015"], ["E10000007", "E06000016"]
grid = make_grid("bng", 10_000.0)
around = lambda codes: shapely.to_wkb(context.context_layers(codes)["neighbours"].geometry.to_numpy()).tolist()
cut = lambda: [len(clip.clip_authority(grid, one).cell) for one in boundaries.builtin_boundaries().geometry]
first = [cut(), around(derby), around(county)]
for number in range(6):
    boundaries.builtin_boundaries.cache_clear()
    boundaries._builtin_frame.cache_clear()
    outlines = boundaries.builtin_boundaries().geometry
    found = together(cut, lambda: around(derby), lambda: around(county), lambda: around(derby))
    assert found == [*first, first[1]]
    assert not shapely.is_prepared(outlines).any()
"""


@pytest.mark.parametrize("ask", [POINTS, OUTLINES], ids=["points", "outlines"])
def test_threads_that_ask_first_together_find_the_same_and_end_nothing(ask):
    done = subprocess.run([sys.executable, "-c", START + ask], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-500:]
