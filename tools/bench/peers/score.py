"""What is wrong in a peer's GeoPackage: AREAS POINTS ANSWERS OUT. Prints a list of sentences; none where all is right.

Each piece must count what lies in it: no less than the companies inside it that are its authority's and touch no edge,
no more than all that touch it. Only by this can every choice of the cell for a company on an edge be right.
"""

from __future__ import annotations

import json
import sys

import numpy as np
import pyogrio
import shapely
from answers import owners

NAMES = {"business_count": "companies", "employees_count": "companies", "employees_sum": "employees"}


def faults(areas_path: str, points_path: str, known: dict, out: str) -> list[str]:
    """Sentences on what differs from the answers."""
    areas = pyogrio.read_dataframe(areas_path).sort_values("authority_code", ignore_index=True)
    points = pyogrio.read_dataframe(points_path, use_arrow=True)
    made = pyogrio.read_dataframe(out, use_arrow=True).to_crs(27700)
    made = made.rename(columns={old: new for old, new in NAMES.items() if old in made and new not in made})
    counted = made["companies"].fillna(0).to_numpy(dtype=np.int64)
    found = [f"{counted.sum() - known['inside']:+,} companies"] if counted.sum() != known["inside"] else []
    pieces = made.geometry.to_numpy()
    area = shapely.area(pieces).sum() / 1e6 - known["authorities_km2" if "authority_code" in made else "united_km2"]
    found += [f"{area:+,.2f} km2 of cells"] if abs(area) > 0.01 else []
    if "authority_code" not in made:
        return [*found, "no authorities", "no sums"]
    by_authority = made.assign(companies=counted).groupby("authority_code")[["companies", "employees"]].sum()
    wrong = [code for code, (n, people) in known["authorities"].items() if by_authority["companies"].get(code) != n]
    found += [f"{len(wrong)} of {len(known['authorities'])} authorities"] if wrong else []
    sums = [code for code, (n, people) in known["authorities"].items() if by_authority["employees"].get(code) != people]
    found += [f"employees of {len(sums)} authorities"] if sums else []
    x, y = shapely.get_coordinates(points.geometry.to_numpy()).T
    owner, touched = owners(areas.geometry.to_numpy(), x, y)
    place = {code: number for number, code in enumerate(areas["authority_code"])}
    own = made["authority_code"].map(place).to_numpy()
    some = np.flatnonzero(owner >= 0)
    shapes = shapely.points(x[some], y[some])
    tree = shapely.STRtree(pieces)
    at, piece = tree.query(shapes, predicate="intersects")
    most = np.bincount(piece, minlength=len(pieces))
    alone = (np.bincount(at, minlength=len(some)) == 1) & (touched[some] == 1)
    sure = alone[at] & (own[piece] == owner[some[at]])
    least = np.bincount(piece[sure], minlength=len(pieces))
    off = int(((counted < least) | (counted > most)).sum())
    return [*found, f"{off:,} pieces count what does not lie in them"] if off else found


if __name__ == "__main__":
    print(json.dumps({"faults": faults(*sys.argv[1:3], json.loads(sys.argv[3]), sys.argv[4])}))
