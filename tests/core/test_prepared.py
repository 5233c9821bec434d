"""Prepared polygons that several threads ask at once for the first time. In a process of its own, which GEOS may end."""

import subprocess
import sys

ASK = """
import sys, threading
import numpy as np, shapely
from midlands_clusters_plugin.core.base.prepared import prepare
sys.setswitchinterval(1e-6)
turn = np.linspace(0, 2 * np.pi, 10_001)
ring = np.column_stack([np.cos(turn), np.sin(turn)])
for number in range(80):
    polygon, bar, found = shapely.polygons(ring + number), threading.Barrier(4), []
    prepare(polygon)
    def ask():
        bar.wait()
        found.append(shapely.intersects_xy(polygon, np.full(3, number + 0.1), np.full(3, number + 0.1)).all())
    threads = [threading.Thread(target=ask) for _ in range(4)]
    [one.start() for one in threads]
    [one.join() for one in threads]
    assert found == [True] * 4
"""


def test_threads_that_ask_first_together_find_the_index_made():
    done = subprocess.run([sys.executable, "-c", ASK], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-500:]
