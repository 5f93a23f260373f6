"""Good files of other programs are read whole: every row, every shape, whatever their reference system and letters."""

import geopandas
import numpy as np
import pytest
import shapely
from fenshui.reading.outside import read_outside
from shapely.geometry import LineString

LINES = [LineString([(100, 36), (101, 36.5)]), LineString([(101, 36.5), (102, 37)]), None]


@pytest.mark.parametrize("code", [4326, 4490, 4547, 32648])
@pytest.mark.parametrize(("ending", "encoding"), [("gpkg", None), ("shp", "UTF-8"), ("shp", "GBK")])
def test_rows_shapes_and_letters_come_as_they_are(tmp_path, code, ending, encoding):
    """Degrees, CGCS2000, a Gauss–Krüger zone and a UTM zone; a missing number is not 0, a missing shape stays so."""
    told = {"name": ["黄河", "渭河", "x"], "flow": [1.5, 2.5, None]}
    frame = geopandas.GeoDataFrame(told, geometry=LINES, crs=4326).to_crs(code)
    path = tmp_path / f"rivers.{ending}"
    frame.to_file(path, engine="pyogrio", **({"encoding": encoding} if encoding else {}))
    foreign = read_outside(path)
    assert foreign.faults == ()
    table = foreign.tables[0]
    assert table.columns["name"] == ("黄河", "渭河", "x")
    assert table.columns["flow"] == (1.5, 2.5, None)
    assert table.shapes[2] is None
    assert np.allclose(shapely.get_coordinates(table.shapes), shapely.get_coordinates(LINES), atol=1e-5)
