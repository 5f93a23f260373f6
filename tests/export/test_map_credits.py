"""Every map that leaves the program says whose data it shows and leaves a place for the number of its review."""

from dataclasses import replace

import pytest
from fenshui.basin import Basin, Geometry, MapSource, Settings, read_basin
from fenshui.export.credit_marks import credit_height, credit_marks
from fenshui.export.map_credits import map_credits
from fenshui.places import sample_basin
from shapely import Point

PLACED = Geometry(nodes={"spring": Point(100, 36)})


@pytest.fixture
def farms() -> Basin:
    return replace(read_basin(sample_basin("two_farms")).basin, geometry=PLACED)


def stating(basin: Basin, *said: str) -> Basin:
    settings: Settings = replace(basin.settings, map_source=MapSource(*said))
    return replace(basin, settings=settings)


def test_the_credits_stand_in_the_language_of_the_map_or_in_the_one_there_is(farms):
    both, chinese = stating(farms, "天地图", "Tianditu", "GS(2024)0650号"), stating(farms, "天地图")
    assert map_credits(both, "zh_CN") == ("地图资料：天地图", "审图号：GS(2024)0650号")
    assert map_credits(both, "en") == ("Map data: Tianditu", "Map review number: GS(2024)0650号")
    assert map_credits(chinese, "en")[0] == "Map data: 天地图"


def test_what_is_not_stated_is_said_and_the_place_of_the_number_is_empty(farms):
    assert map_credits(farms, "zh_CN") == ("地图资料：未说明", "审图号：________")


def test_a_scheme_without_shapes_is_no_map(farms):
    assert map_credits(replace(farms, geometry=Geometry()), "en") == ()
    assert credit_marks(replace(farms, geometry=Geometry()), "en", 0, 100, 7) == []


def test_long_credits_are_folded_and_the_number_stays_whole(farms):
    """Twenty letters of 10 points on 116 points, of which 16 are margins: ten letters a line, 13 points apart."""
    marks = credit_marks(stating(farms, "水" * 15, "", "123"), "zh_CN", 50, 116, 10)
    assert [mark.text for mark in marks] == ["地图资料：水水水水水", "水水水水水水水水水水", "审图号：123"]
    assert [mark.y for mark in marks] == [63, 76, 89]
    assert credit_height(marks) == 42


def test_the_yellow_river_names_the_publishers_of_its_shapes():
    basin = read_basin(sample_basin("yellow_river")).basin
    for language in ("zh_CN", "en"):
        credited = map_credits(basin, language)[0]
        assert all(publisher in credited and publisher in basin.sources for publisher in ("GSHHG", "Natural Earth"))
