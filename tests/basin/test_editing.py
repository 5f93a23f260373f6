"""A basin built and changed verb by verb; the smallest river first, answers by hand."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

import numpy as np
import pytest
import shapely
from fenshui.basin import find_problems, read_basin, rows
from fenshui.basin.conversion import write_basin_files
from fenshui.basin.editing.by_year import inflow_by_year, is_alike, seasons, values_by_year, with_inflow
from fenshui.basin.editing.by_year import with_values_by_year as by_year
from fenshui.basin.editing.difference import changed, difference
from fenshui.basin.editing.keeping import files_kept
from fenshui.basin.editing.river import (
    add_node,
    connect,
    delete_node,
    move_node,
    place_all,
    reverse_reach,
    split_reach,
    with_kind,
)
from fenshui.basin.editing.rows_in import fewer_rows, free_id, renamed, row_of, with_row, without
from fenshui.basin.editing.snapping import Caught, caught_by, draw_reach, draw_reaches
from fenshui.basin.editing.starting import new_basin, periods_in, with_settings
from fenshui.basin.source import open_source
from fenshui.basin.timeline import Timeline
from fenshui.basin.unfinished import unfinished
from fenshui.basin.writing import files_of
from fenshui.places import sample_basin
from fenshui.reading.text import read_whole
from fenshui.words import Refused
from hypothesis import given
from hypothesis import strategies as st

EMPTY = new_basin("河", "River", "month", date(2024, 1, 1), 12)


@pytest.fixture(scope="module")
def farms():
    return read_basin(sample_basin("two_farms")).basin


def line_of_three():
    """A source at 100° E, a junction at 101° E, an outlet at 102° E, all on the 36th parallel."""
    basin = EMPTY
    for at, (name, kind) in enumerate((("a", "source"), ("b", "junction"), ("c", "outlet"))):
        basin = add_node(basin, rows.Node(name, kind), (100.0 + at, 36.0))
    return connect(connect(basin, rows.Reach("ab", "a", "b")), rows.Reach("bc", "b", "c"))


def refusal(verb, *arguments):
    with pytest.raises(Refused) as refused:
        verb(*arguments)
    return refused.value.sentence.id


def test_the_smallest_basin_is_without_fault_and_comes_back_from_its_files(tmp_path):
    assert find_problems(EMPTY) == []
    write_basin_files(files_of(EMPTY), tmp_path / "new")
    reading = read_basin(tmp_path / "new")
    assert (reading.problems, files_of(reading.basin)) == ((), files_of(EMPTY))


def test_a_record_that_is_none_is_refused():
    assert refusal(new_basin, "", "", "month", date(2024, 1, 1), 12) == "edit.no_name"
    assert refusal(new_basin, "河", "", "week", date(2024, 1, 1), 12) == "edit.no_step"
    assert refusal(new_basin, "河", "", "dekad", date(2024, 1, 2), 12) == "edit.no_first_period"
    assert refusal(new_basin, "河", "", "month", date(2024, 1, 1), 0) == "edit.no_periods"
    assert refusal(new_basin, "河", "", "year", date(9000, 1, 1), 999) == "edit.no_periods"
    assert [periods_in(step, 4) for step in ("year", "month", "dekad", "day")] == [4, 48, 144, 1461]


def test_the_kind_of_a_node_brings_what_belongs_to_it():
    basin = add_node(EMPTY, rows.Node("spring", "source"))
    basin = add_node(basin, rows.Node("dam", "reservoir"))
    basin = add_node(basin, rows.Node("ford", "section"))
    assert basin.inflows.nodes == ("spring",)
    assert basin.reservoirs == (rows.Reservoir("dam", 0.0),)
    assert basin.sections == (rows.Section("ford"),)
    assert with_kind(basin, rows.Node("dam", "section")).reservoirs == basin.reservoirs  # nothing is lost by it
    assert refusal(add_node, basin, rows.Node("dam", "outlet")) == "edit.id_taken"


def test_a_reach_joins_two_nodes_and_never_makes_the_river_flow_back():
    basin = line_of_three()
    assert refusal(connect, basin, rows.Reach("x", "a", "a")) == "edit.same_ends"
    assert refusal(connect, basin, rows.Reach("x", "a", "nowhere")) == "edit.no_such_node"
    assert refusal(connect, basin, rows.Reach("x", "c", "a")) == "edit.circle"
    assert len(connect(basin, rows.Reach("x", "c", "a", "canal")).reaches) == 3  # a canal may lead back
    assert len(connect(basin, rows.Reach("x", "c", "a", lag_periods=1)).reaches) == 3  # so may water of last month


def test_a_node_takes_the_ends_of_drawn_lines_along():
    basin = line_of_three()
    bent = shapely.LineString([(100, 36), (100.5, 37), (101, 36)])
    basin = replace(basin, geometry=replace(basin.geometry, reaches={"ab": bent}))
    moved = move_node(basin, "b", (101.25, 35.5))
    assert shapely.get_coordinates(moved.geometry.reaches["ab"]).tolist() == [[100, 36], [100.5, 37], [101.25, 35.5]]
    assert moved.geometry.nodes["b"] == shapely.Point(101.25, 35.5)
    assert refusal(move_node, basin, "b", (200, 0)) == "edit.not_on_globe"


def test_a_reach_split_at_a_quarter_delivers_what_the_whole_one_did():
    """Of 1 − 0.36 = 0.64, a half of the way keeps √0.64 = 0.8: both halves lose a fifth."""
    basin = line_of_three()
    basin = connect(basin, rows.Reach("ab", "a", "b", "river", 0.36, 50.0, 2, 0.7))
    split = split_reach(basin, "ab", rows.Node("m", "diversion"))
    upper, lower, last = split.reaches
    assert (upper.id, upper.from_node, upper.to_node, lower.from_node, lower.to_node) == ("ab", "a", "m", "m", "b")
    assert [upper.loss, lower.loss] == pytest.approx([0.2, 0.2])
    assert (upper.capacity_m3_s, lower.capacity_m3_s) == (50.0, 50.0)
    assert (upper.lag_periods, lower.lag_periods, upper.split_share, lower.split_share) == (2, 0, 0.7, None)
    assert last == basin.reaches[1]
    assert split.geometry.nodes["m"] == shapely.Point(100.5, 36)
    assert refusal(split_reach, basin, "ab", rows.Node("m", "diversion"), 1.0) == "edit.not_inside"


def test_a_drawn_line_is_cut_where_it_is_split():
    basin = line_of_three()
    bent = shapely.LineString([(100, 36), (100.5, 36), (101, 36)])
    basin = replace(basin, geometry=replace(basin.geometry, reaches={"ab": bent}))
    split = split_reach(basin, "ab", rows.Node("m", "junction"), 0.75)
    lines = {name: shapely.get_coordinates(line).tolist() for name, line in split.geometry.reaches.items()}
    assert lines == {"ab": [[100, 36], [100.5, 36], [100.75, 36]], "ab-1": [[100.75, 36], [101, 36]]}
    healed = delete_node(split, "m")
    assert shapely.get_coordinates(healed.geometry.reaches["ab"])[:, 0].tolist() == [100, 100.5, 100.75, 101]


def test_a_node_that_goes_takes_all_that_hangs_on_it_and_the_river_runs_through(farms):
    left = delete_node(farms, "upper")
    assert [(row.id, row.from_node, row.to_node) for row in left.reaches][:1] == [("r1", "spring", "ford")]
    assert fewer_rows(farms, left) == {"nodes": 1, "reaches": 1, "rights": 1, "demands": 6}
    assert find_problems(left) == []
    assert fewer_rows(farms, delete_node(farms, "spring")) == {"nodes": 1, "reaches": 1, "inflows": 1}
    assert "ford" not in {
        row.node for row in (*delete_node(farms, "ford").targets, *delete_node(farms, "ford").sections)
    }


def test_a_region_that_goes_leaves_blanks_and_no_guarantee(farms):
    farms = replace(farms, sections=(rows.Section("ford", "hill+plain"),))
    left = without(farms, "regions", "hill")
    assert left.sections == (rows.Section("ford", "plain"),)
    assert left.holder_by_id["hill-farmers"].region == ""
    assert fewer_rows(farms, left) == {"regions": 1}
    assert find_problems(left) == []


def test_an_id_is_changed_wherever_it_stands(farms):
    basin = with_row(farms, "reservoirs", rows.Reservoir("ford", 10.0))
    basin = by_year(basin, "evaporation", "ford", {1: 3.0})
    basin = place_all(basin, {"ford": (100.0, 36.0)})
    other = renamed(basin, "nodes", "ford", "bridge")
    assert "ford," not in str(files_of(replace(other, sources="")))
    assert find_problems(other) == []
    assert files_of(renamed(other, "nodes", "bridge", "ford")) == files_of(basin)
    assert renamed(basin, "regions", "hill", "mount").sections[0].guarantor == "mount"
    assert refusal(renamed, basin, "nodes", "ford", "sea") == "edit.id_taken"
    assert refusal(renamed, basin, "nodes", "ford", "a b") == "edit.no_id"
    assert free_id(["r-1", "r-3"], "r") == "r-2"


def test_values_by_period_of_the_year_replace_those_that_were_there(farms):
    basin = by_year(farms, "demands", "upper-farm", {5: 1.5, 6: 2.0})
    assert values_by_year(basin, "demands", "upper-farm") == {5: 1.5, 6: 2.0}
    assert basin.demands[:2] == (rows.Demand("upper-farm", 5, 1.5), rows.Demand("upper-farm", 6, 2.0))
    assert values_by_year(basin, "demands", "lower-farm") == values_by_year(farms, "demands", "lower-farm")
    basin = by_year(basin, "targets", "ford", {7: 9.0}, "domestic")
    assert values_by_year(basin, "targets", "ford", "ecology") == values_by_year(farms, "targets", "ford")
    assert [len(seasons(Timeline(step, date(2024, 1, 1), 1))) for step in ("year", "month", "dekad", "day")] == [
        1, 12, 36, 12,
    ]  # fmt: skip
    assert [len(days) for days in seasons(Timeline("day", date(2024, 1, 1), 1))][:2] == [31, 29]


def test_an_inflow_is_stated_for_every_year_alike():
    basin = replace(EMPTY, nodes=(rows.Node("a", "source"),))
    basin = with_settings(basin, replace(EMPTY.settings, timeline=Timeline("month", date(2024, 1, 1), 24)))
    basin = with_inflow(basin, "a", {1: 5.0, 7: 40.0})
    assert basin.inflows.values[[0, 6, 12, 18], 0].tolist() == [5, 40, 5, 40]
    assert inflow_by_year(basin, "a")[7] == 40.0 and is_alike(basin, "a")
    values = basin.inflows.values.copy()
    values[0, 0] = 7.0
    assert not is_alike(replace(basin, inflows=replace(basin.inflows, values=values)), "a")


def test_a_longer_record_goes_on_with_the_mean_of_its_months(farms):
    timeline = replace(farms.settings.timeline, first_period=date(2023, 7, 1), periods=24)
    longer = with_settings(farms, replace(farms.settings, timeline=timeline))
    old = farms.inflows.values[:, 0]
    assert longer.inflows.values[:, 0].tolist() == [*old[6:], *old, *old[:6]]
    other = replace(farms.settings.timeline, step="dekad")
    assert refusal(with_settings, farms, replace(farms.settings, timeline=other)) == "edit.step_stays"
    assert with_settings(EMPTY, replace(EMPTY.settings, timeline=other)).settings.timeline.step == "dekad"


def test_a_place_is_caught_by_the_nearest_node_else_by_the_reach_beneath():
    """A tenth of a degree of latitude is 11.1 km; the reach from 100° to 101° runs along the parallel."""
    basin = line_of_three()
    assert caught_by(basin, (100.02, 36.0), 5_000) == Caught(node="a")
    caught = caught_by(basin, (100.25, 36.05), 6_000)
    assert (caught.reach, caught.share) == ("ab", pytest.approx(0.25, abs=1e-3))
    assert caught_by(basin, (100.25, 36.05), 5_000) == Caught()
    assert caught_by(EMPTY, (100, 36), 1e9) == Caught()


def test_a_line_joins_the_river_by_splitting_the_reach_where_it_ends():
    basin, name = draw_reach(line_of_three(), [(100.4, 37.0), (100.45, 36.5), (100.5, 36.01)], 3_000)
    tributary = row_of(basin, "reaches", name)
    assert [row.id for row in basin.reaches] == ["ab", "ab-1", "bc", "river-1"]
    assert (tributary.from_node, tributary.to_node) == ("source-1", "junction-1")
    ends = shapely.get_coordinates(basin.geometry.reaches[name])[[0, -1]].tolist()
    assert ends == [[100.4, 37.0], [100.5, 36.0]]
    assert find_problems(basin) == []
    assert refusal(draw_reach, basin, [(1, 1), (1, 1)], 1.0) == "edit.no_line"


def test_a_river_in_pieces_becomes_one_river_with_one_source_and_one_mouth():
    pieces = [[(100, 36), (101, 36)], [(101.001, 36), (102, 35)], [(102, 35), (103, 35)]]
    basin = draw_reaches(EMPTY, pieces, 500)
    assert [node.kind for node in basin.nodes] == ["source", "junction", "junction", "outlet"]
    assert [(row.from_node, row.to_node) for row in basin.reaches] == [
        (basin.nodes[at].id, basin.nodes[at + 1].id) for at in range(3)
    ]
    assert refusal(draw_reaches, EMPTY, [pieces[0]] * 1001, 1.0) == "edit.too_many_lines"


def test_a_reach_is_turned_with_its_line():
    basin = delete_node(line_of_three(), "c")
    line = shapely.LineString([(100, 36), (100.5, 37), (101, 36)])
    turned = reverse_reach(replace(basin, geometry=replace(basin.geometry, reaches={"ab": line})), "ab")
    assert (turned.reaches[0].from_node, turned.reaches[0].to_node) == ("b", "a")
    assert shapely.get_coordinates(turned.geometry.reaches["ab"])[0].tolist() == [101, 36]


def test_what_is_not_finished_is_told_without_being_a_fault(farms):
    assert list(unfinished(farms)) == []
    basin = add_node(add_node(EMPTY, rows.Node("a", "source")), rows.Node("b", "reservoir"))
    told = [(problem.expected.id.rsplit(".", 1)[-1], problem.found) for problem in unfinished(basin)]
    assert told == [("connected", "a"), ("watered", "a"), ("connected", "b"), ("capacity", "b")]
    assert all(problem.is_warning for problem in unfinished(basin))
    last = farms.reaches[-1]
    back = rows.Reach("back", last.to_node, last.from_node, lag_periods=1)
    basin = replace(farms, reaches=(*farms.reaches, back, replace(last, id="beside")))
    told = [(problem.expected.id.rsplit(".", 1)[-1], problem.found) for problem in unfinished(basin)]
    assert told == [("leaves", "sea"), ("twice", last.id), ("twice", "beside")]


def test_what_was_not_edited_stays_to_the_byte_and_what_is_unknown_stays_at_all(tmp_path):
    folder = tmp_path / "basin"
    write_basin_files(
        {name: read_whole(file) for name, file in open_source(sample_basin("two_farms")).all_files()}, folder
    )
    nodes = (folder / "nodes.csv").read_text(encoding="utf-8").splitlines()
    texts = [nodes[0] + ",note", *(f"{line},n{at}" for at, line in enumerate(nodes[1:]))]
    (folder / "nodes.csv").write_text("\n".join(texts) + "\n", encoding="utf-8")
    (folder / "nodes.geojson").write_text(
        '{"type":"FeatureCollection","name":"x","features":[{"type":"Feature","properties":{"id":"sea","deep":true},'
        '"geometry":{"type":"Point","coordinates":[1,2]}}]}',
        encoding="utf-8",
    )
    (folder / "minutes.txt").write_text("kept")
    origin = {name: read_whole(file) for name, file in open_source(folder).all_files()}
    read = read_basin(folder).basin
    assert files_kept(read, read, origin) == origin
    edited = renamed(move_node(delete_node(read, "upper"), "sea", (3.5, 4)), "nodes", "sea", "ocean")
    files = files_kept(edited, read, origin)
    rows_ = files["nodes.csv"].decode().splitlines()
    assert [row.rsplit(",", 1)[1] for row in rows_] == ["note", "n0", "n2", "n3", ""]
    assert b'"deep":true' not in files["nodes.geojson"] and b"[3.5,4" in files["nodes.geojson"]
    assert b'"deep":true' in files_kept(move_node(read, "sea", (3.5, 4)), read, origin)["nodes.geojson"]
    assert {name for name in origin if files.get(name) != origin[name]} == {
        "nodes.csv", "reaches.csv", "rights.csv", "demands.csv", "nodes.geojson",
    }  # fmt: skip


_place = st.tuples(st.floats(99, 103), st.floats(34, 38))


def _act(draw, basin):
    """Any verb on any row; what cannot be done leaves the basin as it is."""
    nodes, reaches = [row.id for row in basin.nodes], [row.id for row in basin.reaches]
    pick = st.sampled_from
    kind = draw(pick(("source", "junction", "diversion", "reservoir", "section", "outlet")))
    new = rows.Node(free_id(nodes, kind), kind, "名", 'a "b", c')
    acts = [lambda: add_node(basin, new, draw(_place)), lambda: draw_reach(basin, [draw(_place), draw(_place)], 2e4)[0]]
    if nodes:
        node, other = draw(pick(nodes)), draw(pick(nodes))
        right = rows.Right(free_id((row.id for row in basin.rights), "right"), "h", "abstraction", node, "agriculture")
        holder = rows.Holder("h", "户")
        value = draw(st.floats(0, 1e6))
        acts += [
            lambda: move_node(basin, node, draw(_place)),
            lambda: connect(basin, rows.Reach(free_id(reaches, "r"), node, other, draw(pick(("river", "canal"))), 0.1)),
            lambda: delete_node(basin, node),
            lambda: renamed(basin, "nodes", node, free_id(nodes, "renamed")),
            lambda: with_inflow(basin, node, {draw(st.integers(1, 12)): value}),
            lambda: with_row(with_row(basin, "holders", holder), "rights", replace(right, annual_volume_m3=int(value))),
            lambda: by_year(basin, "targets", node, {3: value}, "ecology"),
        ]
    if reaches:
        share = draw(st.floats(0.01, 0.99))
        acts += [lambda: split_reach(basin, draw(pick(reaches)), new, share), lambda: reverse_reach(basin, reaches[0])]
    if basin.rights:
        acts += [
            lambda: without(basin, "rights", basin.rights[0].id),
            lambda: by_year(basin, "demands", basin.rights[-1].id, {4: 0.1 + 0.2}),
        ]
    try:
        return draw(pick(acts))()
    except Refused:
        return basin


@given(st.data())
def test_any_edits_leave_a_basin_without_fault_that_is_read_back_as_it_is(tmp_path_factory, data):
    """And each is made again from its difference, forth and back, bit for bit."""
    basins = [EMPTY]
    for _ in range(data.draw(st.integers(1, 7))):
        basins.append(_act(data.draw, basins[-1]))
    for before, after in pairwise(basins):
        assert files_of(changed(before, difference(before, after))) == files_of(after)
        assert files_of(changed(after, difference(after, before))) == files_of(before)
    assert find_problems(basins[-1]) == []
    folder = tmp_path_factory.mktemp("edited") / "basin"
    write_basin_files(files_of(basins[-1]), folder)
    reading = read_basin(folder)
    assert (reading.faults, files_of(reading.basin)) == ((), files_of(basins[-1]))
    assert np.array_equal(reading.basin.inflows.values, basins[-1].inflows.values)
