"""A river network of 100,000 reaches imported and written, beside geopandas reading the same file in the same run.

    .venv/bin/python tests/benchmarks/measure_import.py --out resources/handbook/measured/import.md

One process a file would share; the floor is read before and after and its median taken. Exits with 1 over the bound.
"""

import argparse
import os
import platform
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

import geopandas
import numpy as np
import shapely
from fenshui.basin.conversion import write_basin_files
from fenshui.basin.writing import files_of
from fenshui.exchange.river_network import import_river_network

REACHES = 100_000
LIMIT_S = 20.0
KINDS = {"GeoJSON": "rivers.geojson", "GeoPackage": "rivers.gpkg", "Shapefile": "rivers.shp"}


def network(count):
    """Reaches in the form of HydroRIVERS: a random tree, eight points each."""
    draw = np.random.default_rng(1)
    after = [0, *(int(draw.integers(max(1, at // 3), at)) for at in range(2, count + 1))]
    along = np.linspace(30.0, 30.07, 8)
    lines = [shapely.LineString(np.column_stack([np.full(8, 90 + at % 300 / 10), along])) for at in range(count)]
    told = {"HYRIV_ID": range(1, count + 1), "NEXT_DOWN": after, "DIS_AV_CMS": 1.0, "ORD_STRA": 1}
    return geopandas.GeoDataFrame(told, geometry=lines, crs="EPSG:4326")


def seconds(act):
    """What an act takes."""
    began = perf_counter()
    act()
    return perf_counter() - began


def imported(source, end):
    """From the file to a basin folder, as `fenshui import` does it."""
    basin = import_river_network(source).basin
    assert len(basin.reaches) == REACHES
    write_basin_files(files_of(basin), end)


def measured(folder):
    """Kind of file -> seconds of geopandas alone and of the whole import."""
    rivers, found = network(REACHES), {}
    for kind, name in KINDS.items():
        path = folder / name
        rivers.to_file(path)
        floor = [seconds(lambda path=path: geopandas.read_file(path))]
        whole = seconds(lambda path=path, kind=kind: imported(path, folder / f"basin {kind}"))
        floor.append(seconds(lambda path=path: geopandas.read_file(path)))
        found[kind] = median(floor), whole
    return found


def table(found):
    """The page of the handbook."""
    rows = [f"| {kind} | {floor:.2f} | {whole:.1f} | {whole / floor:.1f} × |" for kind, (floor, whole) in found.items()]
    return "\n".join(
        [
            "# Importing a river network, measured / 河网导入实测",
            "",
            f"`tests/benchmarks/measure_import.py` on {platform.machine()}, {os.cpu_count()} cores, Python "
            f"{platform.python_version()}: {REACHES:,} reaches of eight points, read without trust, joined, checked "
            f"and written as a basin folder; aim {LIMIT_S:.0f} s. The floor is geopandas reading the file.",
            "",
            "| file | floor, s | whole, s | whole / floor |",
            "|---|---:|---:|---:|",
            *rows,
            "",
        ]
    )


def main():
    """Measure, print, and write the page where one is named."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--out", type=Path)
    arguments = parser.parse_args()
    with TemporaryDirectory() as folder:
        found = measured(Path(folder))
    print(table(found))
    if arguments.out:
        arguments.out.write_text(table(found), encoding="utf-8")
    return int(max(whole for _, whole in found.values()) > LIMIT_S)


if __name__ == "__main__":
    sys.exit(main())
