"""A Ribasim model, written by hand in the tables of its Python package."""

import geopandas
import pandas
import pyogrio
import pytest
from fenshui.allocation import allocate
from fenshui.basin import find_problems
from fenshui.exchange.ribasim.model import import_ribasim
from shapely.geometry import LineString, Point

NODES = {1: "FlowBoundary", 2: "Basin", 3: "UserDemand", 4: "UserDemand", 5: "Outlet", 6: "Terminal", 7: "FlowDemand"}
LINKS = [(1, 2), (2, 3), (3, 2), (2, 4), (4, 6), (2, 5), (5, 6)]


@pytest.fixture
def model(tmp_path):
    """Three m³/s enter a basin that holds nothing; a flow demand of one m³/s comes first, then a town, then a farm."""
    place = {node: Point(100 + node / 10, 40) for node in NODES}
    named = {"node_id": list(NODES), "node_type": list(NODES.values())}
    nodes = geopandas.GeoDataFrame(named, geometry=list(place.values()), crs="EPSG:4326")
    links = [*((start, end, "flow") for start, end in LINKS), (7, 5, "control")]
    lines = [LineString([place[start], place[end]]) for start, end, _ in links]
    frame = pandas.DataFrame(links, columns=["from_node_id", "to_node_id", "link_type"])
    path = tmp_path / "database.gpkg"
    nodes.to_file(path, layer="Node", engine="pyogrio")
    geopandas.GeoDataFrame(frame, geometry=lines, crs="EPSG:4326").to_file(
        path, layer="Link", engine="pyogrio", mode="a"
    )
    tables = {
        "FlowBoundary / static": {"node_id": [1], "flow_rate": [3.0]},
        "UserDemand / static": {"node_id": [3, 4], "demand": [1.0, 4.0], "return_factor": [0.5, 0.0],
                                "min_level": [0.0, 0.0], "demand_priority": [2, 3]},
        "FlowDemand / static": {"node_id": [7], "demand": [1.0], "demand_priority": [1]},
        "Basin / profile": {"node_id": [2, 2], "area": [10.0, 10.0], "level": [0.0, 1e-6]},
        "Basin / state": {"node_id": [2], "level": [0.0]},
    }  # fmt: skip
    for name, columns in tables.items():
        pyogrio.write_dataframe(pandas.DataFrame(columns), path, layer=name, append=True)
    toml = tmp_path / "model.toml"
    toml.write_text('starttime = 2020-01-01\nendtime = 2020-01-11\ncrs = "EPSG:4326"\ninput_dir = "."\n')
    return toml


def test_priorities_serve_the_flow_the_town_and_then_the_farm(model):
    """One m³/s passes; the town takes one and gives half back; the farm gets the 1.5 that are left."""
    imported = import_ribasim(model)
    basin = imported.basin
    assert find_problems(basin) == []
    assert basin.settings.priorities == ("p1", "p2", "p3", "storage")
    got = allocate(basin).delivered_hm3[4] / 0.0864
    assert got.tolist() == pytest.approx([1.0, 1.5], abs=1e-6)
    assert [right.consumption_ratio for right in basin.rights] == [0.5, 1.0]
