"""The figures of docs/statistics, made from the built-in sample: docs/images/statistics/*.png.

Run: .venv/bin/python tools/build_statistics_figures.py (needs Debian's python3-matplotlib and python3-pil).
"""

from __future__ import annotations

import sys
from pathlib import Path

import geopandas as gpd
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import shapely
from matplotlib.axes import Axes
from matplotlib.collections import PolyCollection
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.patches import Patch
from PIL import Image

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from midlands_clusters_plugin.core.companies.sample import sample_companies
from midlands_clusters_plugin.core.density.dbscan import dbscan
from midlands_clusters_plugin.core.density.density import density_clusters
from midlands_clusters_plugin.core.density.kernel_raster import density_raster
from midlands_clusters_plugin.core.disclosure.disclosure import protect
from midlands_clusters_plugin.core.disclosure.disclosure_rules import contributions
from midlands_clusters_plugin.core.grid.lattice import grid_of, make_lattice, merge_pieces
from midlands_clusters_plugin.core.hexmap.engine import HexMap, MapRequest, Workspace
from midlands_clusters_plugin.core.statistics.concentration import concentration
from midlands_clusters_plugin.core.statistics.defaults import ANALYTIC, PRESETS
from midlands_clusters_plugin.core.statistics.dsit import NO, UNKNOWN, YES, four_tests
from midlands_clusters_plugin.core.statistics.growth import growth_by_incorporation
from midlands_clusters_plugin.core.statistics.hot_spots import hot_spots
from midlands_clusters_plugin.core.statistics.local_moran import local_moran
from midlands_clusters_plugin.core.statistics.location_quotient import quotient_table

ROOT = Path(__file__).resolve().parents[1]
OUT = ROOT / "docs" / "images" / "statistics"
BLUE, TEAL, PLUM, ORANGE, DARK, GREY, PALE = "#12436D", "#28A197", "#801650", "#F46A25", "#3D3D3D", "#8C8C8C", "#E9ECEF"
NOTE = "Illustrative sample: not real companies. Aerospace, 24 authorities of the Midlands Engine."
CLUSTER = "aerospace"


def figure(title: str, size: tuple[float, float] = (7.4, 5.0)) -> tuple[plt.Figure, Axes]:
    """An empty figure with its message on top and the sample's note below."""
    fig, axes = plt.subplots(figsize=size, dpi=96)
    fig.suptitle(title, x=0.02, ha="left", fontsize=11.5, fontweight="bold", color=DARK)
    fig.text(0.02, 0.012, NOTE, fontsize=7.5, color=DARK)
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    axes.tick_params(labelsize=8, colors=DARK)
    return fig, axes


def save(fig: plt.Figure, name: str, **margins: float) -> None:
    """Write a small PNG of at most 128 colours."""
    fig.subplots_adjust(**({"left": 0.02, "right": 0.98, "top": 0.92, "bottom": 0.05} | margins))
    path = OUT / f"{name}.png"
    fig.savefig(path, metadata={"Software": None})
    plt.close(fig)
    Image.open(path).convert("RGB").quantize(128).save(path, optimize=True)
    print(f"{path.relative_to(ROOT)}: {path.stat().st_size / 1024:.0f} KB")


def draw(axes: Axes, geometry: np.ndarray, **style: object) -> None:
    """Polygons, parts of multipolygons as polygons of their own."""
    rings = [shapely.get_coordinates(shapely.get_exterior_ring(part)) for part in shapely.get_parts(geometry)]
    axes.add_collection(PolyCollection(rings, **style))


def as_map(axes: Axes, hexmap: HexMap, bounds: np.ndarray | None = None) -> None:
    """Authorities' outlines on top, no axes, metres of equal length both ways."""
    borders = shapely.simplify(hexmap.authorities.geometry.to_numpy(), 300)
    draw(axes, borders, facecolors="none", edgecolors=DARK, linewidths=0.5, zorder=3)
    west, south, east, north = shapely.total_bounds(borders) if bounds is None else bounds
    axes.set(xlim=(west, east), ylim=(south, north), aspect="equal")
    axes.axis("off")


def legend(axes: Axes, entries: dict[str, dict], where: str = "upper left") -> None:
    """Legend of filled boxes."""
    handles = [
        Patch(label=label, **({"edgecolor": GREY, "linewidth": 0.5} | style)) for label, style in entries.items()
    ]
    axes.legend(handles=handles, loc=where, fontsize=8, frameon=False, handlelength=1.4)


def lattice_values(hexmap: HexMap, metric: str, rings: int = 1) -> tuple[object, object, np.ndarray]:
    """Grid, lattice and values of the map's whole hexagons."""
    merged = merge_pieces(hexmap.hexes["cell_id"].to_numpy(), pd.DataFrame(hexmap.hexes[[metric]]))
    ids = merged.index.to_numpy(dtype=object)
    grid = grid_of(ids)
    keys = grid.keys_of(ids)
    order = np.argsort(keys)
    return grid, make_lattice(grid, keys, rings), merged[metric].to_numpy()[order]


def location_quotient_figure(one: HexMap, everything: HexMap) -> None:
    """Quotients of authorities with their intervals."""
    table = quotient_table(
        one.authorities, everything.authorities, ["authority_code", "authority_name"], "business_count"
    )
    table = table.sort_values("lq", ignore_index=True)
    fig, axes = figure("Derby has 1.8 times the area's share of aerospace businesses", (7.4, 5.6))
    y = np.arange(len(table))
    colours = np.where(table["reliable"], BLUE, GREY)
    axes.hlines(y, table["low"], table["high"], color=colours, linewidth=1.5)
    axes.scatter(table["lq"], y, c=colours, s=24, zorder=3)
    axes.axvline(1, color=ORANGE, linewidth=1)
    axes.set_yticks(y, table["authority_name"])
    axes.set_xlabel(
        "Location quotient with 95 % interval; 1 = the area's share; grey: fewer than 10 businesses", fontsize=8
    )
    save(fig, "location_quotient", left=0.27, bottom=0.13)


def share_figure(one: HexMap) -> None:
    """Share of the area's businesses and jobs."""
    table = one.authorities.assign(
        jobs=one.authorities["employees"] / one.authorities["employees"].sum() * 100,
        businesses=one.authorities["business_count"].astype(float) / one.authorities["business_count"].sum() * 100,
    ).sort_values("jobs", ignore_index=True)
    fig, axes = figure("Derby has nearly a third of the aerospace jobs, a tenth of the businesses", (7.4, 5.6))
    y = np.arange(len(table))
    axes.barh(y + 0.2, table["jobs"], 0.38, color=BLUE, label="jobs")
    axes.barh(y - 0.2, table["businesses"], 0.38, color=ORANGE, label="businesses")
    axes.set_yticks(y, table["authority_name"])
    axes.set_xlabel("Share of the area, %", fontsize=8)
    axes.legend(fontsize=8, frameon=False, loc="lower right")
    save(fig, "share_of_area", left=0.27, bottom=0.12)


def growth_figure(one: HexMap) -> None:
    """Growth of authorities from incorporation dates."""
    codes, names = one.authorities["authority_code"].tolist(), one.authorities["authority_name"].to_numpy()
    place = np.array([codes.index(code) for code in one.companies["authority_code"]])
    table = growth_by_incorporation(one.companies["incorporated"], place, len(codes), 2012, 2022)
    table["name"] = names
    table = table.sort_values("growth_percent", ignore_index=True, na_position="first")
    fig, axes = figure("Growth of aerospace businesses, end of 2012 to end of 2022", (7.4, 5.6))
    y = np.arange(len(table))
    few = table["start"] < 10
    axes.barh(y, table["growth_percent"].fillna(0), 0.7, color=np.where(few, GREY, BLUE))
    for row in table.itertuples():
        axes.text(
            (row.growth_percent if row.growth_percent > 0 else 0) + 1,
            row.Index,
            f"{row.change:+,.0f}",
            va="center",
            fontsize=7.5,
        )
    axes.set_yticks(y, table["name"])
    axes.set_xlabel("Growth, % (figures: change in businesses; grey = fewer than 10 at the start)", fontsize=8)
    save(fig, "growth", left=0.27, bottom=0.12)


def hot_spots_figure(one: HexMap) -> None:
    """Classes of Gi*."""
    grid, lattice, values = lattice_values(one, "business_count")
    found = hot_spots(lattice, values, inference=ANALYTIC)
    styles = {
        "Hot spot, 99 %": ("hot_99", "#801650"),
        "Hot spot, 95 %": ("hot_95", "#C2457F"),
        "Hot spot, 90 %": ("hot_90", "#E7A3C4"),
        "Not significant": ("not_significant", PALE),
    }
    if np.char.startswith(found.kind.astype(str), "cold").any():
        styles["Cold spot"] = ("cold", BLUE)
    fig, axes = figure("Hot spots of aerospace businesses (Gi*, hexagons of 5 km)")
    for kind, colour in styles.values():
        rows = np.char.startswith(found.kind.astype(str), kind)
        draw(axes, grid.polygons(found.keys[rows]), facecolors=colour, edgecolors="white", linewidths=0.2)
    as_map(axes, one)
    legend(axes, {label: {"facecolor": colour} for label, (_, colour) in styles.items()})
    save(fig, "hot_spots")


def local_moran_figure(one: HexMap) -> None:
    """Quadrants of local Moran."""
    grid, lattice, values = lattice_values(one, "business_count", rings=2)
    found = local_moran(lattice, values, permutations=99_999)
    styles = {
        "High among high (HH)": ("HH", PLUM),
        "High among low (HL)": ("HL", ORANGE),
        "Low among high (LH)": ("LH", TEAL),
        "Low among low (LL)": ("LL", BLUE),
        "Not significant": ("not_significant", PALE),
    }
    fig, axes = figure("Hexagons like their neighbours, and unlike (local Moran, 5 km, 2 rings)")
    for kind, colour in styles.values():
        rows = found.kind == kind
        if rows.any():
            draw(axes, grid.polygons(found.keys[rows]), facecolors=colour, edgecolors="white", linewidths=0.2)
    as_map(axes, one)
    legend(
        axes,
        {
            f"{label}: {int((found.kind == kind).sum())}": {"facecolor": colour}
            for label, (kind, colour) in styles.items()
        },
    )
    save(fig, "local_moran")


def clusters_of(one: HexMap, everything: HexMap, distance: float, fewest: int) -> tuple[np.ndarray, gpd.GeoDataFrame]:
    """Labels and outlines by DBSCAN."""
    companies = one.companies
    labels = dbscan(companies.geometry.x.to_numpy(), companies.geometry.y.to_numpy(), distance, fewest)
    return labels, density_clusters(companies, labels, everyone=everything.companies, margin=distance / 2)


def density_figure(one: HexMap, everything: HexMap) -> None:
    """Outlines and names round Birmingham."""
    preset = PRESETS["government_2017"]
    labels, found = clusters_of(one, everything, 1500.0, preset.fewest)
    bounds = np.array([382_000, 277_000, 424_000, 307_000])
    fig, axes = figure("Density clusters have names and outlines, not numbers")
    points = shapely.get_coordinates(one.companies.geometry.to_numpy())
    axes.scatter(*points[labels < 0].T, s=4, c=GREY, zorder=4, label="no cluster")
    axes.scatter(*points[labels >= 0].T, s=5, c=BLUE, zorder=5, label="member of a cluster")
    draw(axes, found.geometry.to_numpy(), facecolors="#F46A2540", edgecolors=ORANGE, linewidths=1.2, zorder=4)
    as_map(axes, one, bounds)
    inside = found[shapely.within(found.geometry.to_numpy(), shapely.box(*bounds))]
    above = {"Birmingham"}  # its label would lie on its neighbour's
    for row in inside.head(9).itertuples():
        at, up = row.geometry.centroid, row.name in above
        axes.annotate(
            f"{row.name}\n{row.sites} sites",
            (at.x - 800 * up, row.geometry.bounds[3] + 200 if up else row.geometry.bounds[1] - 300),
            ha="center",
            va="bottom" if up else "top",
            fontsize=7.5,
            fontweight="bold",
            zorder=6,
            bbox={"facecolor": "white", "alpha": 0.75, "edgecolor": "none", "pad": 0.5},
        )
    axes.legend(fontsize=8, frameon=True, loc="lower left", framealpha=0.9, edgecolor="none")
    save(fig, "density_clusters")


def kernel_figure(one: HexMap) -> None:
    """The surface of density with a radius of 5 km."""
    points = shapely.get_coordinates(one.companies.geometry.to_numpy())
    outline = shapely.union_all(one.authorities.geometry.to_numpy())
    made = density_raster(*points.T, outline.bounds, radius=5000.0, pixel=500.0, outline=outline)
    rows, columns = made.values.shape
    extent = (made.west, made.west + columns * made.pixel, made.north - rows * made.pixel, made.north)
    fig, axes = figure("A surface shows where companies crowd, and no figure of a place")
    shades = LinearSegmentedColormap.from_list("blue", ["#FFFFFF", "#6BACE6", "#2073BC", BLUE, "#061B30"])
    drawn = axes.imshow(np.sqrt(made.values), extent=extent, cmap=shades, zorder=1)
    as_map(axes, one)
    bar = fig.colorbar(drawn, ax=axes, shrink=0.6, pad=0.01)
    highest = float(np.nanmax(made.values))
    ticks = [one for one in (0, 0.1, 0.5, 1, 2, 3, 4) if one <= highest]
    bar.set_ticks(np.sqrt(ticks), labels=[f"{one:g}" for one in ticks], fontsize=8)
    bar.set_label("businesses per km² within 5 km", fontsize=8)
    save(fig, "kernel_density", right=0.92)


def dsit_figure(one: HexMap, everything: HexMap) -> None:
    """The four answers of the largest clusters."""
    labels, found = clusters_of(one, everything, 1500.0, 10)
    everyone = shapely.points(shapely.get_coordinates(everything.companies.geometry.to_numpy()))
    fig, axes = figure("DSIT's four tests, as far as a company file can answer them", (7.4, 3.9))
    marks = {YES: ("yes", TEAL), NO: ("no", PLUM), UNKNOWN: ("cannot be known", DARK)}
    rows = found.head(8)
    for y, (label, row) in enumerate(rows.iterrows()):
        inside = int(shapely.contains(row.geometry, everyone).sum())
        answers = four_tests(
            one.companies[labels == label],
            area_members=len(one.companies),
            everyone=(inside, len(everything.companies)),
        )
        for x, answer in enumerate(answers):
            text, colour = marks[answer.answer]
            axes.text(
                x,
                -y,
                text,
                ha="center",
                va="center",
                fontsize=9,
                color=colour,
                fontweight="bold" if text != marks[UNKNOWN][0] else None,
            )
    axes.set(xlim=(-0.5, 3.5), ylim=(-len(rows) + 0.4, 0.6))
    axes.set_yticks(-np.arange(len(rows)), rows["name"])
    axes.set_xticks(range(4), ["co-located", "related", "active in research", "collaborating"])
    axes.xaxis.tick_top()
    axes.tick_params(length=0, labelsize=9)
    for side in axes.spines.values():
        side.set_visible(False)
    save(fig, "dsit_tests", left=0.27, top=0.82, bottom=0.08)


def concentration_figure(one: HexMap) -> None:
    """Lorenz curves over hexagons with a company."""
    table = merge_pieces(
        one.hexes["cell_id"].to_numpy(), pd.DataFrame(one.hexes[["business_count", "employees", "turnover"]])
    )
    table = table[table["business_count"] > 0]
    fig, axes = figure("Jobs and turnover are far more concentrated than businesses", (6.4, 5.2))
    axes.plot([0, 100], [0, 100], color=GREY, linewidth=0.8, linestyle="--", label="all hexagons alike")
    for metric, colour, style in (("business_count", TEAL, "-"), ("employees", BLUE, "--"), ("turnover", PLUM, "-.")):
        known = np.sort(table[metric].dropna().to_numpy(dtype=np.float64))
        x, y = np.linspace(0, 1, len(known) + 1), np.concatenate([[0.0], np.cumsum(known) / known.sum()])
        gini = concentration(table[metric].to_numpy()).gini
        axes.plot(
            100 * x,
            100 * y,
            color=colour,
            linestyle=style,
            linewidth=1.8,
            label=f"{metric.replace('_', ' ')}: Gini {gini:.2f}",
        )
    axes.set_xlabel("Hexagons (5 km) with an aerospace business, smallest first, %", fontsize=8)
    axes.set_ylabel("Share of the total, %", fontsize=8)
    axes.legend(fontsize=8, frameon=False, loc="upper left")
    save(fig, "concentration", left=0.1, bottom=0.13, right=0.96)


def disclosure_figure(one: HexMap) -> None:
    """Shown, hidden and empty hexagons."""
    position = pd.Series(
        np.arange(len(one.hexes)), index=pd.MultiIndex.from_frame(one.hexes[["cell_id", "authority_code"]])
    )
    cell = position.loc[pd.MultiIndex.from_frame(one.companies[["cell_id", "authority_code"]])].to_numpy()
    ids = one.companies["company_id"].to_numpy(dtype=object)
    given = [
        contributions("business_count", cell, ids, np.ones(len(cell)), True, always=True),
        contributions("employees", cell, ids, one.companies["employees"].to_numpy(dtype=float), False),
    ]
    found = protect(given, pd.factorize(one.hexes["authority_code"], sort=True)[0])
    hidden, empty = found.hidden("employees"), (one.hexes["business_count"] == 0).to_numpy(dtype=bool)
    geometry = one.hexes.geometry.to_numpy()
    fig, axes = figure("Hidden is not empty: aerospace employees, 5 km, BRES rule")
    draw(axes, geometry[empty], facecolors="white", edgecolors="#D0D0D0", linewidths=0.3)
    draw(axes, geometry[hidden], facecolors=PALE, edgecolors=GREY, linewidths=0.3, hatch="/////")
    shown = ~hidden & ~empty
    values = one.hexes["employees"].to_numpy(dtype=float)
    for low, high, colour in ((0, 200, "#6BACE6"), (200, 1000, "#2073BC"), (1000, np.inf, BLUE)):
        draw(
            axes,
            geometry[shown & (values >= low) & (values < high)],
            facecolors=colour,
            edgecolors="white",
            linewidths=0.3,
        )
    as_map(axes, one)
    plt.rcParams["hatch.linewidth"] = 0.4
    legend(
        axes,
        {
            "fewer than 200": {"facecolor": "#6BACE6"},
            "200 to 999": {"facecolor": "#2073BC"},
            "1,000 or more": {"facecolor": BLUE},
            "hidden": {"facecolor": PALE, "hatch": "/////"},
            "no business": {"facecolor": "white"},
        },
    )
    print(found.describe("employees"))
    save(fig, "disclosure")


def main() -> None:
    """Make all figures."""
    OUT.mkdir(parents=True, exist_ok=True)
    workspace = Workspace(sample_companies())
    one, everything = (workspace.hexmap(MapRequest(cluster=cluster, size=5000.0)) for cluster in (CLUSTER, "all"))
    location_quotient_figure(one, everything)
    share_figure(one)
    growth_figure(one)
    hot_spots_figure(one)
    local_moran_figure(one)
    density_figure(one, everything)
    kernel_figure(one)
    dsit_figure(one, everything)
    concentration_figure(one)
    disclosure_figure(one)


if __name__ == "__main__":
    main()
