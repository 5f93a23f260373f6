"""What an edit did, in rows and cells."""

from dataclasses import replace

from fenshui.basin import read_basin
from fenshui.basin.editing.difference import ends_alike
from fenshui.basin.editing.outline import cells_written, outline
from fenshui.basin.editing.river import delete_node, move_node, split_reach
from fenshui.basin.editing.rows_in import renamed, with_row
from fenshui.basin.rows import Node
from fenshui.places import sample_basin
from hypothesis import given
from hypothesis import strategies as st

FARMS = read_basin(sample_basin("two_farms")).basin


def test_a_basin_beside_itself_has_no_edit():
    found = outline(FARMS, FARMS)
    assert not (found.added or found.gone or found.written or found.shapes or found.inflows or found.is_set_otherwise)


def test_a_node_cut_into_a_reach_is_a_node_a_lower_reach_and_another_upper_one():
    found = outline(FARMS, split_reach(FARMS, "r1", Node("m", "junction")))
    assert [row.id for row in found.added["nodes"]] == ["m"] and not found.gone
    ((old, new),) = found.written["reaches"]
    assert (old.id, new.to_node, cells_written(old, new)) == ("r1", "m", ("to_node",))


def test_a_node_that_goes_takes_its_rows_along():
    found = outline(FARMS, delete_node(FARMS, "upper"))
    assert [row.id for row in found.gone["nodes"]] == ["upper"]
    assert found.gone.keys() >= {"rights", "demands"} and not found.added


def test_a_name_that_changes_is_written_wherever_it_stands():
    found = outline(FARMS, renamed(FARMS, "nodes", "upper", "higher"))
    assert [(old.id, new.id) for old, new in found.written["nodes"]] == [("upper", "higher")]
    assert found.written.keys() >= {"nodes", "reaches", "rights"} and not (found.added or found.gone)


def test_a_node_that_is_moved_is_a_shape_and_no_row():
    placed = move_node(FARMS, "upper", (100.0, 30.0))
    found = outline(placed, move_node(placed, "upper", (100.5, 30.0)))
    assert found.shapes == {"nodes": ("upper",)} and not found.written


def test_a_series_written_anew_is_told_by_its_node():
    values = FARMS.inflows.values.copy()
    values[3, 0] += 1
    found = outline(FARMS, replace(FARMS, inflows=replace(FARMS.inflows, values=values)))
    assert found.inflows == FARMS.inflows.nodes[:1]


@given(st.sets(st.integers(0, len(FARMS.demands) - 1)), st.sets(st.integers(0, len(FARMS.demands) - 1)))
def test_whatever_rows_go_and_are_written_are_told_and_no_others(gone, written):
    written -= gone
    rows = [replace(row, diversion_hm3=row.diversion_hm3 + 1) if at in written else row
            for at, row in enumerate(FARMS.demands) if at not in gone]  # fmt: skip
    found = outline(FARMS, replace(FARMS, demands=tuple(rows)))
    touched = len(found.added.get("demands", ())), len(found.gone.get("demands", ()))
    pairs = len(found.written.get("demands", ()))
    assert touched[0] + pairs == len(written) and touched[1] + pairs == len(written) + len(gone)


def test_a_right_written_while_another_goes_is_written_not_put_in():
    kept = with_row(FARMS, "rights", replace(FARMS.rights[1], annual_volume_m3=7))
    found = outline(FARMS, replace(kept, rights=kept.rights[1:]))
    assert [row.id for row in found.gone["rights"]] == [FARMS.rights[0].id]
    assert [new.annual_volume_m3 for _, new in found.written["rights"]] == [7] and not found.added


ROWS = st.lists(st.integers(0, 2), max_size=12)


@given(ROWS, ROWS, ROWS, ROWS)
def test_what_is_alike_at_both_ends_is_found_as_far_as_it_goes(head, old, new, foot):
    before, after = (*head, *old, *foot), (*head, *new, *foot)
    first, last = ends_alike(before, after)
    short = min(len(before), len(after))
    assert before[:first] == after[:first] and (first == short or before[first] != after[first])
    left = short - first
    assert last <= left and before[len(before) - last :] == after[len(after) - last :]
    assert last == left or before[-1 - last] != after[-1 - last]
