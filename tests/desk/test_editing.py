"""An edited basin: undone, saved where it came from or anew, and there again after a crash."""

import os
from contextlib import suppress
from dataclasses import replace

import pytest
from fenshui.basin import read_basin, rows
from fenshui.basin.conversion import convert
from fenshui.basin.editing.river import delete_node, move_node, split_reach
from fenshui.basin.editing.rows_in import with_row
from fenshui.basin.writing import files_of
from fenshui.desk.editing import begin, lines_in, problems_of, save, started_again, taken_up, told_of_deletion
from fenshui.desk.journal import Journal, left_behind
from fenshui.places import sample_basin
from fenshui.words import Refused, sentence
from hypothesis import given
from hypothesis import strategies as st

VERBS = (
    lambda basin: delete_node(basin, basin.nodes[0].id),
    lambda basin: move_node(basin, basin.nodes[-1].id, (100.0, 30.0)),
    lambda basin: split_reach(basin, basin.reaches[0].id, rows.Node(f"m{len(basin.nodes)}", "junction")),
    lambda basin: with_row(basin, "rights", replace(basin.rights[0], annual_volume_m3=7)),
)


@pytest.fixture
def farms(tmp_path):
    convert(sample_basin("two_farms"), tmp_path / "farms")
    return tmp_path / "farms"


@given(st.lists(st.sampled_from([*VERBS, "undo", "redo"]), max_size=8))
def test_any_edits_all_undone_give_the_same_basin_back_bit_for_bit(acts):
    edits = first = begin(read_basin(sample_basin("two_farms")).basin, None)
    for act in acts:
        with suppress(Refused, IndexError):
            edits = edits.undone() if act == "undo" else edits.redone() if act == "redo" else edits.edited(act)
    last = edits.now
    steps = len(edits.past)
    for _ in range(steps):
        edits = edits.undone()
    assert edits.now is first.now and edits.is_saved
    for _ in range(steps):
        edits = edits.redone()
    assert edits.now is last


def test_an_act_that_changes_nothing_is_none(farms):
    edits = begin(read_basin(farms).basin, farms)
    assert edits.edited(lambda basin: replace(basin)) is edits


@pytest.mark.parametrize("ending", ["", ".gpkg", ".xlsx"])
def test_a_basin_is_saved_as_something_new_and_then_in_place(farms, tmp_path, ending):
    (farms / "notes.txt").write_text("kept")
    edits = begin(read_basin(farms).basin, farms).edited(VERBS[3])
    end = tmp_path / f"other{ending}"
    edits = save(edits, end)
    assert edits.is_saved and edits.folder == end
    edits = save(edits.edited(VERBS[2]), end)
    read = read_basin(end)
    assert read.faults == () and files_of(read.basin) == files_of(edits.now)
    assert any(problem.file == "notes.txt" for problem in read.problems)
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".")]
    with pytest.raises(Refused) as refused:
        save(edits, farms)
    assert refused.value.sentence.id == "edit.in_use"


def crashed(journal):
    os.close(journal._file)
    return left_behind(journal.path.parent)


def test_edits_that_were_not_saved_are_there_again_after_a_crash(farms, tmp_path):
    journal = Journal(tmp_path / "sessions")
    journal.opened(farms)
    edits = begin(read_basin(farms).basin, farms, journal)
    edits = edits.edited(VERBS[0]).edited(VERBS[3]).undone().edited(VERBS[2])
    left = crashed(journal)
    again = taken_up(begin(read_basin(farms).basin, farms), left.edits)
    assert files_of(again.now) == files_of(edits.now)
    assert len(again.past) == 2 and not again.is_saved


def test_undo_goes_back_behind_a_save_also_after_a_crash(farms, tmp_path):
    journal = Journal(tmp_path / "sessions")
    journal.opened(farms)
    edits = begin(read_basin(farms).basin, farms, journal).edited(VERBS[1]).edited(VERBS[3]).edited(VERBS[2]).undone()
    edits = save(edits, farms).undone()
    left = crashed(journal)
    again = taken_up(begin(read_basin(left.basin).basin, left.basin), left.edits)
    assert [files_of(state) for state in again.states] == [files_of(state) for state in edits.states]
    assert (len(again.past), again.unsaved, again.is_saved) == (1, 1, False)
    assert again.redone().is_saved


def test_what_is_done_while_the_basin_is_being_written_is_kept(farms, tmp_path):
    journal = Journal(tmp_path / "sessions")
    journal.opened(farms)
    journal.proposed(None)
    edits = begin(read_basin(farms).basin, farms, journal).edited(VERBS[2])
    save(edits, tmp_path / "elsewhere")
    later = edits.edited(VERBS[3])
    *before, saved, edit = journal.path.read_bytes().splitlines(keepends=True)
    journal.path.write_bytes(b"".join([*before, edit, saved]))  # the edit came before the last byte was written
    left = crashed(journal)
    assert left.basin == tmp_path / "elsewhere"
    again = taken_up(begin(read_basin(left.basin).basin, left.basin), left.edits)
    assert files_of(again.now) == files_of(later.now) and len(again.past) == 2


def test_a_state_of_the_history_is_gone_to_step_by_step_as_the_journal_tells(farms, tmp_path):
    journal = Journal(tmp_path / "sessions")
    journal.opened(farms)
    edits = begin(read_basin(farms).basin, farms, journal).edited(VERBS[1]).edited(VERBS[3]).edited(VERBS[2])
    gone = edits.at(0).at(2)
    assert gone.now is edits.states[2] and gone.states == edits.states
    assert edits.at(-5).now is edits.states[0] and edits.at(99).now is edits.now
    journal.opened(farms)
    begin(read_basin(farms).basin, farms, journal).edited(VERBS[1]).edited(VERBS[3]).at(1)
    again = taken_up(begin(read_basin(farms).basin, farms), crashed(journal).edits)
    assert (len(again.past), len(again.future)) == (1, 1)


def test_a_crash_between_saving_and_saying_so_makes_no_edit_twice(farms, tmp_path):
    journal = Journal(tmp_path / "sessions")
    journal.opened(farms)
    edits = begin(read_basin(farms).basin, farms, journal).edited(VERBS[2])
    whole = journal.path.stat().st_size
    save(edits, farms)
    lines = journal.path.read_bytes().splitlines(keepends=True)
    assert sum(map(len, lines[:-1])) > whole
    os.truncate(journal.path, sum(map(len, lines[:-1])))  # the line that says so was never written
    again = taken_up(begin(read_basin(farms).basin, farms), crashed(journal).edits)
    assert files_of(again.now) == files_of(edits.now)


def test_a_new_basin_survives_a_crash_before_it_lies_anywhere(tmp_path):
    journal = Journal(tmp_path / "sessions")
    basin = started_again(files_of(read_basin(sample_basin("two_farms")).basin)["basin.toml"].decode())
    edits = begin(basin, None, journal)
    edits = edits.edited(lambda one: with_row(one, "nodes", rows.Node("a", "source")))
    (kind, settings), *acts = crashed(journal).edits
    assert kind == "new"
    assert files_of(taken_up(begin(started_again(settings), None), acts).now) == files_of(edits.now)


def test_what_goes_with_a_node_is_told(farms):
    basin = read_basin(farms).basin
    told = told_of_deletion("upper", basin, delete_node(basin, "upper"))
    assert told == sentence("edit.deleted_with", id="upper", reaches=1, rights=1, rows=6)


def test_problems_come_before_what_is_only_unfinished(farms):
    basin = with_row(read_basin(farms).basin, "nodes", rows.Node("alone", "well"))
    assert [problem.is_warning for problem in problems_of(basin)] == [False, True]


def test_the_lines_of_a_file_are_read_as_anything_from_outside(tmp_path):
    path = tmp_path / "river.geojson"
    line = '{"type":"LineString","coordinates":[[100,36],[101,36]]}'
    path.write_text(
        f'{{"type":"FeatureCollection","features":[{{"type":"Feature","properties":{{}},"geometry":{line}}}]}}'
    )
    assert [points.tolist() for points in lines_in(path)] == [[[100, 36], [101, 36]]]
    path.write_text(path.read_text().replace("LineString", "MultiPoint"))
    with pytest.raises(Refused) as refused:
        lines_in(path)
    assert refused.value.sentence.id == "edit.no_lines"
