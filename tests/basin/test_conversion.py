"""A folder into a GeoPackage and back: the same cells, the same shapes, the same water."""

import csv
import io
import json
import struct

import apsw
import geopandas
import numpy as np
import pyogrio
import pytest
from fenshui.allocation import allocate
from fenshui.basin import read_basin
from fenshui.basin.conversion import convert
from fenshui.basin.geopackage.packing import packed, unpacked
from fenshui.basin.geopackage.wkb import blob_of, shape_of
from fenshui.places import sample_basin
from fenshui.words import Refused
from folders import changed, copied
from hypothesis import given, settings
from hypothesis import strategies as st

SAMPLES = ("two_farms", "yellow_river", "heihe")


def there_and_back(basin, folder):
    convert(basin, folder / "basin.gpkg")
    convert(folder / "basin.gpkg", folder / "back")
    return folder / "back"


def cells(content):
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def files_of(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def what_it_says(files):
    """Cells of tables, values of shapes, bytes of everything else."""
    readers = {"csv": cells, "geojson": json.loads}
    return {name: readers.get(name.rpartition(".")[2], bytes)(content) for name, content in files.items()}


@pytest.mark.parametrize("name", SAMPLES)
def test_a_basin_comes_back_as_it_was(tmp_path, name):
    before, after = files_of(sample_basin(name)), files_of(there_and_back(sample_basin(name), tmp_path))
    assert what_it_says(before) == what_it_says(after)


@pytest.mark.parametrize("name", SAMPLES)
def test_both_forms_hold_the_same_basin_and_divide_its_water_bit_for_bit(tmp_path, name):
    convert(sample_basin(name), tmp_path / "basin.gpkg")
    folder, package = read_basin(sample_basin(name)), read_basin(tmp_path / "basin.gpkg")
    assert package.problems == folder.problems
    assert package.basin.rights == folder.basin.rights
    assert package.basin.inflows.values.tobytes() == folder.basin.inflows.values.tobytes()
    assert package.basin.geometry == folder.basin.geometry
    first, second = allocate(folder.basin), allocate(package.basin)
    assert first.delivered_hm3.tobytes() == second.delivered_hm3.tobytes()
    assert first.storage_hm3.tobytes() == second.storage_hm3.tobytes()


def test_others_open_it_as_layers_with_types_and_places(tmp_path):
    path = tmp_path / "basin.gpkg"
    convert(sample_basin("yellow_river"), path)
    layers = dict(map(tuple, pyogrio.list_layers(path)))
    assert layers["nodes"] == "Point"
    assert layers["reaches"] == "LineString"
    assert layers["rights"] is None and layers["fenshui_files"] is None
    nodes = geopandas.read_file(path, layer="nodes")
    assert nodes.crs.to_epsg() == 4326
    basin = read_basin(path).basin
    assert nodes["id"].tolist() == [row.id for row in basin.nodes]
    assert nodes.geometry.tolist() == [basin.geometry.nodes[each] for each in nodes["id"]]
    rights = pyogrio.read_dataframe(path, layer="rights")
    assert rights["annual_volume_m3"].dtype == np.int64
    assert rights["consumption_ratio"].dtype == np.float64
    files = pyogrio.read_dataframe(path, layer="fenshui_files").set_index("name")["content"]
    assert files["basin.toml"] == (sample_basin("yellow_river") / "basin.toml").read_text(encoding="utf-8")


def test_it_says_that_it_is_a_geopackage_1_3_and_sqlite_finds_it_sound(tmp_path):
    convert(sample_basin("yellow_river"), tmp_path / "basin.gpkg")
    connection = apsw.Connection(str(tmp_path / "basin.gpkg"))
    assert connection.pragma("application_id") == 0x47504B47
    assert connection.pragma("user_version") == 10300
    assert connection.pragma("integrity_check") == "ok"
    assert list(connection.execute("PRAGMA foreign_key_check")) == []
    boxes = connection.execute("SELECT min_x, max_x FROM gpkg_contents WHERE table_name = 'nodes'").get
    assert 95 < boxes[0] < boxes[1] < 120
    connection.close()


def test_a_layer_changed_by_another_program_is_read_with_the_change(tmp_path):
    """GDAL writes a place and a volume back, with its own triggers and its index of places."""
    path = tmp_path / "basin.gpkg"
    convert(sample_basin("yellow_river"), path)
    nodes = geopandas.read_file(path, layer="nodes")
    nodes.loc[3, "name_zh"] = "改名，带逗号"
    nodes.loc[3, "geometry"] = geopandas.points_from_xy([100.125], [35.5])[0]
    pyogrio.write_dataframe(nodes, path, layer="nodes", driver="GPKG")
    basin = read_basin(path).basin
    assert basin.nodes[3].name_zh == "改名，带逗号"
    assert basin.geometry.nodes[basin.nodes[3].id].coords[0] == (100.125, 35.5)
    assert basin.nodes[4] == read_basin(sample_basin("yellow_river")).basin.nodes[4]


def test_a_layer_somebody_added_becomes_files(tmp_path):
    path = tmp_path / "basin.gpkg"
    convert(sample_basin("two_farms"), path)
    added = geopandas.GeoDataFrame({"what": ["井"]}, geometry=geopandas.points_from_xy([1.5], [2.5]), crs=4326)
    pyogrio.write_dataframe(added, path, layer="wells", driver="GPKG")
    convert(path, tmp_path / "back")
    assert (tmp_path / "back" / "wells.csv").read_text(encoding="utf-8") == "what\n井\n"
    (feature,) = json.loads((tmp_path / "back" / "wells.geojson").read_text(encoding="utf-8"))["features"]
    assert feature["geometry"] == {"type": "Point", "coordinates": [1.5, 2.5]}
    assert [problem.found for problem in read_basin(path).problems] == ["wells.csv", "wells.geojson"]


def test_faults_are_the_same_in_both_forms(tmp_path):
    basin = changed(copied(tmp_path), "rights.csv", "lower-farm,plain-farmers", "lower-farm,plane-farmers")
    changed(basin, "demands.csv", "upper-farm,4,4", "upper-farm,4,x")
    convert(basin, tmp_path / "basin.gpkg")
    assert read_basin(tmp_path / "basin.gpkg").problems == read_basin(basin).problems
    assert len(read_basin(basin).faults) == 2


def test_numbers_are_numbers_unless_that_would_change_a_cell(tmp_path):
    basin = changed(
        copied(tmp_path), "nodes.csv", "upper,diversion,上农场,Upper farm,hill,20", "upper,diversion,a,b,hill,20.0"
    )
    convert(basin, tmp_path / "basin.gpkg")
    types = {
        name: str(kind) for name, kind in pyogrio.read_dataframe(tmp_path / "basin.gpkg", layer="nodes").dtypes.items()
    }
    assert not types["river_km"].startswith("float")
    other = pyogrio.read_dataframe(tmp_path / "basin.gpkg", layer="demands")
    assert other["diversion_hm3"].dtype == np.float64


@pytest.mark.parametrize(
    "table",
    [
        b"period,a,A\n2024-01-01,1,2\n",
        b"period,fid,ogc_fid\n2024-01-01,1,2\n",
        b"period,geom\n2024-01-01,1\n",
        b"period,\n2024-01-01,1\n",
        b"period,a\n2024-01-01\n",
        b"\xff\xfe",
        b"",
        ("period," + ",".join(f"n{i}" for i in range(2500)) + "\n").encode(),
    ],
)
def test_a_table_that_is_no_layer_is_kept_as_a_file(table):
    contents = packed({"inflows.csv": table})
    assert contents.layers == ()
    assert unpacked(contents) == {"inflows.csv": table}


@pytest.mark.parametrize("cell", ["a\rb", "a\nb", 'a "b", c', "", "上\u2028下"])
def test_a_cell_stays_one_cell(cell):
    """Also the only cell of its row, and one with a lone carriage return in it."""
    files = {"nodes.csv": written([["note"], [cell], ["end"]])}
    (layer,) = packed(files).layers
    assert layer.rows == ((cell,), ("end",))
    assert cells(unpacked(packed(files))["nodes.csv"]) == [["note"], [cell], ["end"]]


def test_copies_are_exact(tmp_path):
    convert(sample_basin("two_farms"), tmp_path / "copy")
    assert files_of(tmp_path / "copy") == files_of(sample_basin("two_farms"))
    convert(tmp_path / "copy", tmp_path / "a.gpkg")
    convert(tmp_path / "a.gpkg", tmp_path / "b.gpkg")
    assert (tmp_path / "a.gpkg").read_bytes() == (tmp_path / "b.gpkg").read_bytes()


def test_nothing_that_is_there_is_written_over(tmp_path):
    basin = copied(tmp_path)
    (tmp_path / "taken.gpkg").write_text("mine")
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "mine.txt").write_text("mine")
    (tmp_path / "folder.gpkg").mkdir()
    for end in ("taken.gpkg", "full", "folder.gpkg", "basin", "full/mine.txt"):
        with pytest.raises(Refused) as refused:
            convert(basin, tmp_path / end)
        assert refused.value.sentence.id == "convert.not_empty"
    with pytest.raises(Refused) as refused:
        convert(basin, tmp_path / "taken.gpkg" / "in a file")
    assert refused.value.sentence.id == "convert.cannot_write"
    assert files_of(tmp_path)["taken.gpkg"] == b"mine"
    assert not list(tmp_path.rglob("*.unfinished"))


def test_an_empty_folder_may_be_filled_even_the_one_somebody_stands_in(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    convert(sample_basin("two_farms"), type(tmp_path)("."))
    assert files_of(tmp_path) == files_of(sample_basin("two_farms"))


def test_a_link_out_of_the_basin_is_not_followed(tmp_path):
    basin = copied(tmp_path)
    (tmp_path / "secret").write_text("secret")
    (basin / "notes.md").symlink_to(tmp_path / "secret")
    with pytest.raises(Refused) as refused:
        convert(basin, tmp_path / "basin.gpkg")
    assert refused.value.sentence.id == "convert.link"


_text = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=8).map(str.strip)
_cell = st.one_of(
    _text,
    st.sampled_from(
        ["", "黄河, 上段", 'a "b"', "one\ntwo", "a\r\nb", "true", "2024-07-01", "001", "-0", "1e400", "5.0"]
    ),
    st.floats(allow_nan=False).map(str),
    st.integers().map(str),
)
_unknown = st.sampled_from(["note", "备注", 'say "hi"', "a,b", "two\nlines", "rowid", "select", "fid", "ID"])


@st.composite
def tables(draw):
    header = [*draw(st.permutations(["id", "kind", "river_km", "name_zh"])), *draw(st.sets(_unknown, max_size=2))]
    row = st.lists(_cell, min_size=len(header), max_size=len(header))
    rows = [["x", *more[1:]] if not any(more) else more for more in draw(st.lists(row, max_size=4))]
    return [header, *rows]


def written(table):
    text = io.StringIO()
    csv.writer(text).writerows(table)
    return text.getvalue().encode("utf-8")


_names = st.sampled_from(["读我.txt", "notes/a b.md", "extra.csv", "rates.parquet", "loads.csv", "nodes.geojson"])


@settings(max_examples=60, deadline=None)
@given(table=tables(), others=st.dictionaries(_names, st.binary(max_size=20), max_size=3))
def test_any_table_and_any_other_file_comes_back(tmp_path_factory, table, others):
    folder = tmp_path_factory.mktemp("any")
    for name, content in {"basin.toml": b"format = 1\n", "nodes.csv": written(table), **others}.items():
        (folder / "basin" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "basin" / name).write_bytes(content)
    back = files_of(there_and_back(folder / "basin", folder))
    assert cells(back.pop("nodes.csv")) == table
    assert back.pop("basin.toml") == b"format = 1\n"
    if "loads.csv" in back and back["loads.csv"] != others["loads.csv"]:  # it was a table
        back["loads.csv"] = others["loads.csv"] if _same_cells(back["loads.csv"], others["loads.csv"]) else b"lost"
    assert back == others


def _same_cells(one, other):
    trimmed = [[[cell.strip() for cell in row] for row in cells(content)] for content in (one, other)]
    return trimmed[0] == [row for row in trimmed[1] if any(row)] or trimmed[0] == trimmed[1]


_degree = st.floats(-90, 90)
_place = st.one_of(st.lists(_degree, min_size=2, max_size=2), st.lists(_degree, min_size=3, max_size=3))


@st.composite
def shapes(draw):
    width = draw(st.sampled_from([2, 3]))
    place = st.lists(_degree, min_size=width, max_size=width)
    line = st.lists(place, min_size=2, max_size=5)
    ring = st.lists(place, min_size=4, max_size=5)
    area = st.lists(ring, min_size=1, max_size=2)
    kinds = {"Point": place, "LineString": line, "Polygon": area}
    kinds |= {f"Multi{name}": st.lists(part, min_size=1, max_size=3) for name, part in kinds.items()}
    kind = draw(st.sampled_from(sorted(kinds)))
    return {"type": kind, "coordinates": draw(kinds[kind])}


@given(shapes())
def test_a_shape_comes_back_to_the_last_bit(shape):
    assert shape_of(blob_of(shape), "") == shape


@given(st.binary(max_size=60), st.integers(0, 40))
def test_a_blob_of_anything_is_a_shape_or_refused(noise, cut):
    sound = blob_of({"type": "MultiLineString", "coordinates": [[[1.0, 2.0], [3.0, 4.0]]]})
    for blob in (noise, sound[:cut] + noise, sound[:-1]):
        try:
            shape_of(blob, "nodes, 1")
        except Refused as refused:
            assert refused.sentence.id == "geopackage.shape"


def test_a_point_as_the_standard_draws_it():
    """GP, version 0, little-endian without box, 4326; then WKB: order 1, kind 1, x, y."""
    blob = b"GP\x00\x01" + struct.pack("<i", 4326) + b"\x01" + struct.pack("<I2d", 1, 104.5, 36.25)
    assert blob_of({"type": "Point", "coordinates": [104.5, 36.25]}) == blob


def test_features_keep_what_no_layer_holds():
    """A property, a feature without a row, one twice, one without a place, a collection: all come back."""
    point = {"type": "Point", "coordinates": [1, 2]}
    several = {"type": "GeometryCollection", "geometries": [point]}
    features = [
        {"type": "Feature", "id": 7, "properties": {"id": "a", "colour": "蓝"}, "geometry": point},
        {"type": "Feature", "properties": {"id": "nowhere"}, "geometry": {"type": "Point", "coordinates": [3, 4]}},
        {"type": "Feature", "properties": {"id": "a"}, "geometry": {"type": "Point", "coordinates": [5, 6]}},
        {"type": "Feature", "properties": {"id": "b"}, "geometry": None},
        {"type": "Feature", "properties": {"id": "c"}, "geometry": several},
        {"type": "Feature", "properties": None, "geometry": point},
    ]
    whole = {"type": "FeatureCollection", "name": "河段", "features": features}
    files = {"nodes.csv": b"id,kind\na,source\nb,outlet\nc,section\n", "nodes.geojson": json.dumps(whole).encode()}
    contents = packed(files)
    assert contents.layers[0].shapes == {0: point}
    assert json.loads(unpacked(contents)["nodes.geojson"]) == whole


def test_a_backdrop_is_a_layer_without_a_table():
    shape = {"type": "LineString", "coordinates": [[1.5, 2], [3, 4]]}
    whole = {
        "type": "FeatureCollection",
        "features": [{"type": "Feature", "properties": {"id": "长城"}, "geometry": shape}],
    }
    contents = packed({"backdrop.geojson": json.dumps(whole).encode()})
    assert [(layer.name, layer.rows) for layer in contents.layers] == [("backdrop", (("长城",),))]
    assert {name: json.loads(content) for name, content in unpacked(contents).items()} == {"backdrop.geojson": whole}
