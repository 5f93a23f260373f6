"""An impact as a GeoPackage: GDAL reads it, and QGIS finds a style for every layer where it looks for one."""

import sqlite3
from xml.etree import ElementTree

import geopandas
import pyogrio
import pytest
from fenshui.basin import read_basin
from fenshui.cli.main import main
from fenshui.export.impact_map import GAINS, LOSSES, SAME, colour_of, reach_changes_m3
from fenshui.export.impact_package import CHANGE, write_impact_package
from fenshui.export.qgis_style import ranges_of
from fenshui.impact import assess
from fenshui.places import sample_basin
from fenshui.transfer import read_transfer
from fenshui.words import Refused
from hypothesis import given
from hypothesis import strategies as st

LAYERS = {"reaches_entitlement", "sections_entitlement", "reaches_actual", "sections_actual"}


@pytest.fixture(scope="module")
def impact():
    folder = sample_basin("yellow_river")
    return assess(read_basin(folder).basin, [read_transfer(folder / "transfers" / "aba-ningdong.toml")])


@pytest.fixture(scope="module")
def package(impact, tmp_path_factory):
    path = tmp_path_factory.mktemp("package") / "impact.gpkg"
    write_impact_package(impact, path)
    return path


def styles(package):
    """QML by layer as QGIS asks for it."""
    with sqlite3.connect(package) as connection:
        asked = (
            "SELECT f_table_name, styleQML FROM layer_styles WHERE f_table_schema = '' AND f_geometry_column = 'geom'"
        )
        return dict(connection.execute(f"{asked} AND useAsDefault = 1").fetchall())


def test_gdal_reads_reaches_and_sections_of_both_baselines(package):
    kinds = {name: kind for name, kind in pyogrio.list_layers(package).tolist() if kind}
    assert kinds == {name: "MultiLineString" if "reaches" in name else "Point" for name in LAYERS}


@pytest.mark.parametrize("use", ["entitlement", "actual"])
def test_a_reach_has_the_change_the_assessment_found(impact, package, use):
    layer = geopandas.read_file(package, layer=f"reaches_{use}")
    assert dict(zip(layer["id"], layer[CHANGE], strict=True)) == reach_changes_m3(impact.uses[use])
    assert layer.crs.to_epsg() == 4326 and not layer.geometry.isna().any()


def test_every_layer_has_a_default_style_that_colours_its_column(package):
    found = styles(package)
    assert set(found) == LAYERS
    for name, text in found.items():
        renderer = ElementTree.fromstring(text).find("renderer-v2")
        assert (renderer.get("type"), renderer.get("attr")) == ("graduatedSymbol", CHANGE)
        kinds = {symbol.get("type") for symbol in renderer.iter("symbol")}
        assert kinds == {"line" if "reaches" in name else "marker"}
        layer = geopandas.read_file(package, layer=name)
        bounds = [(float(one.get("lower")), float(one.get("upper"))) for one in renderer.iter("range")]
        assert all(any(low <= value <= high for low, high in bounds) for value in layer[CHANGE])


def test_losses_point_down_and_gains_up_in_the_colours_of_the_paper(package):
    renderer = ElementTree.fromstring(styles(package)["sections_actual"]).find("renderer-v2")
    signs = [{one.get("name"): one.get("value") for one in each.iter("Option")} for each in renderer.iter("symbol")]
    assert [sign["angle"] for sign in signs] == ["180"] * 3 + ["0"] * 4
    assert [sign["name"] for sign in signs] == ["triangle"] * 3 + ["circle"] + ["triangle"] * 3
    assert signs[0]["color"] == "140,45,4,255"


def test_where_nothing_changes_there_is_one_range():
    assert [each.colour for each in ranges_of(0.0, 0.0)] == [SAME]


@given(st.floats(1.0, 1e9), st.floats(-1.0, 1.0))
def test_a_change_has_the_colour_of_the_paper(most, share):
    """But on a border, where QGIS takes the first of the two ranges."""
    inside = [each for each in ranges_of(most, 0.0) if each.lower <= share * most <= each.upper]
    assert colour_of(share * most, most) in {each.colour for each in inside}
    assert {each.colour for each in ranges_of(most, 0.0)} == {*GAINS, *LOSSES, SAME}


def test_a_basin_without_places_is_refused(tmp_path):
    folder = sample_basin("two_farms")
    found = assess(read_basin(folder).basin, [read_transfer(folder / "transfers" / "upper-to-lower.toml")])
    with pytest.raises(Refused) as refused:
        write_impact_package(found, tmp_path / "impact.gpkg")
    assert refused.value.sentence.id == "export.no_places"
    assert list(tmp_path.iterdir()) == []


def test_assess_writes_it_over_an_older_one(package, tmp_path, capsys):
    folder, path = sample_basin("yellow_river"), tmp_path / "impact.gpkg"
    path.write_bytes(b"older")
    deal = folder / "transfers" / "aba-ningdong.toml"
    assert main(["assess", str(folder), str(deal), "--gpkg", str(path)]) == 0
    assert str(path) in capsys.readouterr().out
    assert styles(path) == styles(package)
