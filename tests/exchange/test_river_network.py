"""River networks in the forms hydrologists have: the same river whichever way it is told."""

import json

import geopandas
import numpy as np
import pytest
from fenshui.basin import find_problems, read_basin, river_network
from fenshui.basin.conversion import write_basin_files
from fenshui.basin.writing import files_of
from fenshui.exchange.river_lines import Direction
from fenshui.exchange.river_network import import_river_network
from fenshui.reading.outside import Unaccepted
from fenshui.words import Refused
from shapely.geometry import LineString

LINES = [LineString([(100, 40), (101, 39)]), LineString([(102, 40), (101, 39)]), LineString([(101, 39), (101, 38)])]


def written(path, **columns):
    """Two springs that join: one line each, and one from the confluence to the sea."""
    frame = geopandas.GeoDataFrame(columns, geometry=columns.pop("lines", LINES), crs="EPSG:4326")
    if path.suffix == ".geojson":
        path.write_text(frame.to_json(drop_id=True))
    else:
        frame.to_file(path, engine="pyogrio")
    return path


def shape_of(imported):
    """How many reaches enter and leave each node, without names."""
    graph = river_network(imported.basin)
    return sorted((graph.in_degree(node), graph.out_degree(node)) for node in graph)


JOINS = [(0, 1), (0, 1), (1, 0), (2, 1)]


@pytest.mark.parametrize("ending", ["geojson", "gpkg", "shp"])
def test_hydrorivers_joins_by_the_next_one_down_and_brings_its_mean_flows(tmp_path, ending):
    told = {"HYRIV_ID": [1, 2, 3], "NEXT_DOWN": [3, 3, 0], "DIS_AV_CMS": [2.0, 1.0, 3.5], "ORD_STRA": [1, 1, 2]}
    imported = import_river_network(written(tmp_path / f"rivers.{ending}", **told))
    assert shape_of(imported) == JOINS
    inflows = dict(zip(imported.basin.inflows.nodes, imported.basin.inflows.values[0], strict=True))
    assert sorted(inflows.values()) == [0.5, 1.0, 2.0]
    assert imported.basin.settings.inflow_unit == "m3_s"
    assert find_problems(imported.basin) == []


def test_stated_nodes_join_reaches(tmp_path):
    told = {"id": ["a", "b", "c"], "from_node": ["p", "q", "r"], "to_node": ["r", "r", "s"]}
    assert shape_of(import_river_network(written(tmp_path / "rivers.geojson", **told))) == JOINS


def test_bare_lines_need_to_be_told_which_way_they_flow(tmp_path):
    with pytest.raises(Refused) as refused:
        import_river_network(written(tmp_path / "rivers.geojson"))
    assert refused.value.sentence.id == "exchange.which_way"


@pytest.mark.parametrize(
    ("direction", "told"),
    [
        (Direction("outlet", (101.0, 38.0)), {}),
        (Direction("elevation"), {"elev_up": [90.0, 50.0, 50.0], "elev_down": [50.0, 80.0, 10.0]}),
    ],
)
def test_a_line_drawn_upstream_is_turned_round(tmp_path, direction, told):
    lines = [LINES[0], LINES[1].reverse(), LINES[2]]
    imported = import_river_network(written(tmp_path / "rivers.geojson", lines=lines, **told), direction)
    assert shape_of(imported) == JOINS


def test_ends_that_miss_each_other_by_less_than_the_snap_are_one_node(tmp_path):
    lines = [LINES[0], LINES[1], LineString([(101.00001, 39), (101, 38)])]  # 0.9 m away
    path, drawn = written(tmp_path / "rivers.geojson", lines=lines), Direction("drawn")
    assert shape_of(import_river_network(path, drawn)) == JOINS
    assert shape_of(import_river_network(path, drawn, snap_m=0.1)) != JOINS


def test_a_river_that_flows_into_itself_is_refused(tmp_path):
    told = {"HYRIV_ID": [1, 2, 3], "NEXT_DOWN": [3, 3, 1]}
    with pytest.raises(Unaccepted):
        import_river_network(written(tmp_path / "rivers.geojson", **told))


def test_what_was_imported_reads_back_the_same(tmp_path):
    told = {"HYRIV_ID": [1, 2, 3], "NEXT_DOWN": [3, 3, 0], "DIS_AV_CMS": [2.0, 1.0, 3.5]}
    basin = import_river_network(written(tmp_path / "rivers.geojson", **told)).basin
    write_basin_files(files_of(basin), tmp_path / "basin")
    read = read_basin(tmp_path / "basin")
    assert not read.problems
    assert (read.basin.nodes, read.basin.reaches, read.basin.geometry) == (basin.nodes, basin.reaches, basin.geometry)
    assert np.array_equal(read.basin.inflows.values, basin.inflows.values)


def test_a_large_network_is_imported_and_written_whole(tmp_path):
    """How long 100,000 reaches take stands in `tests/benchmarks/measure_import.py`."""
    count, draw = 10_000, np.random.default_rng(1)
    after = [0, *(int(draw.integers(max(1, at // 3), at)) for at in range(2, count + 1))]
    features = [
        {
            "type": "Feature",
            "properties": {"HYRIV_ID": at, "NEXT_DOWN": down, "DIS_AV_CMS": 1.0, "ORD_STRA": 1},
            "geometry": {"type": "LineString", "coordinates": [[90 + at % 300 / 10, 30 + k / 99] for k in range(8)]},
        }
        for at, down in enumerate(after, start=1)
    ]
    (tmp_path / "rivers.geojson").write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    imported = import_river_network(tmp_path / "rivers.geojson")
    write_basin_files(files_of(imported.basin), tmp_path / "basin")
    read = read_basin(tmp_path / "basin")
    assert len(imported.basin.reaches) == count and not read.faults
    assert {reach.id for reach in read.basin.reaches} == {f"r{at}" for at in range(1, count + 1)}
