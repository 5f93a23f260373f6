"""An edited basin: undone, saved where it came from or anew, and there again after a crash."""

import csv
import os
import shutil
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
import shapely
from fenshui.basin import read_basin, rows
from fenshui.basin.conversion import convert
from fenshui.basin.editing.difference import difference
from fenshui.basin.editing.river import delete_node, move_node, split_reach
from fenshui.basin.editing.rows_in import with_row, without
from fenshui.basin.writing import files_of
from fenshui.desk.editing import (
    about_to_save,
    begin,
    caught_up,
    digest_of,
    lines_in,
    problems_of,
    save,
    started_again,
    told_of_deletion,
    told_of_save,
)
from fenshui.desk.journal import Journal, left_behind
from fenshui.desk.keeping_edits import keep_edits
from fenshui.desk.opening import open_basin
from fenshui.desk.taking_up import taken_up
from fenshui.places import sample_basin
from fenshui.words import Refused, sentence
from folders import changed
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
    again = taken_up(begin(read_basin(farms).basin, farms), left)
    assert files_of(again.now) == files_of(edits.now)
    assert len(again.past) == 2 and not again.is_saved


def test_undo_goes_back_behind_a_save_also_after_a_crash(farms, tmp_path):
    journal = Journal(tmp_path / "sessions")
    journal.opened(farms)
    edits = begin(read_basin(farms).basin, farms, journal).edited(VERBS[1]).edited(VERBS[3]).edited(VERBS[2]).undone()
    edits = save(edits, farms).undone()
    left = crashed(journal)
    again = taken_up(begin(read_basin(left.basin).basin, left.basin), left)
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
    again = taken_up(begin(read_basin(left.basin).basin, left.basin), left)
    assert files_of(again.now) == files_of(later.now) and len(again.past) == 2


@pytest.fixture
def editing(farms, tmp_path):
    """Edits of the farms, which a journal keeps."""
    journal = Journal(tmp_path / "sessions")
    journal.opened(farms)
    edits = begin(read_basin(farms).basin, farms, journal)
    edits.note("read", digest_of(edits.now))
    return edits


def after_a_crash(edits):
    left = crashed(edits.journal)
    return taken_up(begin(read_basin(left.basin).basin, left.basin), left)


def same(edits, others):
    kept = [[files_of(state) for state in each.states] for each in (edits, others)]
    return kept[0] == kept[1] and len(edits.past) == len(others.past)


@pytest.mark.parametrize(("place", "unsaid"), [("farms", 0), ("farms", 1), ("elsewhere", 0)])
def test_what_is_done_between_the_wish_to_save_and_its_beginning_is_kept(editing, tmp_path, place, unsaid):
    wished = about_to_save(editing.edited(VERBS[1]).edited(VERBS[2]))
    later = replace(wished, mark=None).undone().edited(VERBS[3])
    later = caught_up(save(wished, tmp_path / place), later)
    written = later.journal.path.read_bytes().splitlines(keepends=True)
    later.journal.path.write_bytes(b"".join(written[: len(written) - unsaid]))
    again = after_a_crash(later)
    assert same(again, later) and not again.is_saved


def test_another_basin_opened_while_one_is_saved_is_not_taken_for_it(editing, farms, tmp_path):
    convert(farms, tmp_path / "others")
    wished = about_to_save(editing.edited(VERBS[3]))
    editing.journal.opened(tmp_path / "others")
    other = begin(read_basin(tmp_path / "others").basin, tmp_path / "others", editing.journal).edited(VERBS[1])
    save(wished, farms)  # a slow disk
    left = crashed(other.journal)
    assert left.basin == tmp_path / "others"
    assert same(taken_up(begin(read_basin(left.basin).basin, left.basin), left), other)


def test_edits_are_not_made_again_on_a_basin_that_was_changed_since(editing, farms):
    edits = editing.edited(VERBS[3])
    save(begin(read_basin(farms).basin, farms).edited(VERBS[1]), farms)
    with pytest.raises(Refused) as refused:
        after_a_crash(edits)
    assert refused.value.sentence.id == "edit.not_recovered"


def test_edits_that_do_not_fit_any_more_are_kept_row_by_row_in_both_languages(editing, farms):
    edits = editing.edited(VERBS[3]).edited(VERBS[2]).undone().edited(VERBS[1])
    save(begin(read_basin(farms).basin, farms).edited(VERBS[1]), farms)
    with pytest.raises(Refused) as refused:
        after_a_crash(edits)
    told = Path(refused.value.sentence.values["file"]).read_text(encoding="utf-8-sig")
    assert "Edit 1" in told and "编辑 2" in told and "Edit 3" not in told  # what was undone is none
    assert "rights.csv: from row 1 on, 1 row gives way to 1 row" in told
    assert "id,holder" in told and "upper-farm,hill-farmers,abstraction,upper,agriculture,diversion,7," in told
    assert "nodes.geojson: 1 place or line on the map" in told and "\nsea,POINT (100 30)\n" in told


def test_the_edits_of_a_basin_that_lay_nowhere_are_kept_without_a_place_and_with_every_line_drawn(farms, tmp_path):
    basin = read_basin(farms).basin
    line = shapely.LineString([(100.123456789012, 30), (101, 31.5)])
    geometry = replace(basin.geometry, reaches={"r1": line})
    acts = [("edit", difference(basin, replace(basin, geometry=geometry)))]
    told = keep_edits(acts, Path(), tmp_path / "1.journal").read_text(encoding="utf-8-sig")
    assert "Edits of a new basin, saved nowhere yet," in told.splitlines()[0]
    (kept,) = csv.reader(told.split("id,wkt\n")[1].splitlines()[:1])
    assert kept[0] == "r1" and shapely.from_wkt(kept[1]).equals(line)


def test_edits_made_before_the_basin_was_known_by_its_digest_are_not_made_on_another(farms, tmp_path):
    journal = Journal(tmp_path / "sessions")
    opening = open_basin(farms)
    journal.opened(farms, opening.stamp)
    begin(opening.basin, farms, journal).edited(VERBS[3])  # and killed before the digest was told
    left = crashed(journal)
    again = taken_up(begin(opening.basin, farms), left, open_basin(farms).stamp)
    assert again.now.rights[0].annual_volume_m3 == 7
    changed(farms, "nodes.csv", "Spring", "Well")
    opening = open_basin(farms)
    with pytest.raises(Refused):
        taken_up(begin(opening.basin, farms), left, opening.stamp)


def test_a_basin_that_another_window_saved_meanwhile_is_not_written_over(editing, farms, tmp_path):
    other = save(begin(read_basin(farms).basin, farms).edited(VERBS[1]), farms)
    mine = editing.edited(VERBS[3])
    with pytest.raises(Refused) as refused:
        save(mine, farms)
    assert refused.value.sentence.id == "edit.changed_elsewhere"
    assert files_of(read_basin(farms).basin) == files_of(other.now)
    assert files_of(read_basin(save(mine, tmp_path / "mine").folder).basin) == files_of(mine.now)


@pytest.mark.parametrize("how", ["gone", "no text", "no settings"])
def test_edits_of_a_basin_that_is_damaged_or_gone_are_saved_elsewhere_and_what_stayed_behind_is_told(
    farms, tmp_path, how
):
    edits = begin(read_basin(farms).basin, farms).edited(VERBS[3])
    if how == "gone":
        shutil.rmtree(farms)
    else:
        damaged = farms / ("rights.csv" if how == "no text" else "basin.toml")
        damaged.write_bytes(damaged.read_bytes()[:-5] + b"\xff\xfe\0")
    with pytest.raises(Refused, match=r"edit\.changed_elsewhere"):
        save(edits, farms)
    saved = save(edits, tmp_path / "other")
    assert files_of(read_basin(tmp_path / "other").basin) == files_of(edits.now) and saved.is_saved
    told = told_of_save(saved)
    assert (told.id, told.values["origin"]) == ("edit.saved_alone", str(farms))
    assert told_of_save(save(saved.edited(VERBS[2]), tmp_path / "other")).id == "edit.saved"


def test_a_basin_changed_after_it_was_saved_is_taken_as_it_lies_without_the_way_back(editing, farms):
    save(editing.edited(VERBS[3]), farms)
    changed = save(begin(read_basin(farms).basin, farms).edited(VERBS[1]), farms)
    again = after_a_crash(editing)
    assert files_of(again.now) == files_of(changed.now) and again.states == (again.now,)


def test_every_save_before_the_last_stands_in_the_history_after_a_crash_too(editing, farms, tmp_path):
    edits = save(editing.edited(VERBS[1]), tmp_path / "first")
    edits = save(edits.edited(VERBS[2]), tmp_path / "second")
    edits = save(edits.edited(VERBS[3]).undone(2), tmp_path / "third")
    again = after_a_crash(edits)
    assert same(again, edits)
    assert saves_of(again) == saves_of(edits) == [(1, "first"), (2, "second"), (1, "third")]


def saves_of(edits):
    """At which state of its history a basin was saved, and the name of the folder."""
    places = {id(state): at for at, state in enumerate(edits.states)}
    return [(places[id(saved)], folder.name) for saved, folder in edits.saves]


def test_edits_after_a_refusal_are_there_after_the_next_crash(editing, farms, tmp_path):
    edits = editing.edited(VERBS[3])
    save(begin(read_basin(farms).basin, farms).edited(VERBS[1]), farms)
    left, journal = crashed(edits.journal), Journal(tmp_path / "sessions")
    journal.opened(farms)
    journal.take_over(left)
    read = begin(read_basin(farms).basin, farms, journal)
    with pytest.raises(Refused):
        taken_up(read, left)
    read.note("read", digest_of(read.now))
    later = read.edited(VERBS[2])
    assert same(after_a_crash(later), later)


def test_a_journal_of_the_version_before_keeps_its_edits(editing):
    edits = editing.edited(VERBS[3])
    edits.note("saving", digest_of(edits.now))  # it told no more, and the save came to nothing
    edits = edits.edited(VERBS[1])
    assert same(after_a_crash(edits), edits)


def test_a_basin_taken_away_to_be_replaced_is_put_back_when_it_is_opened(farms):
    whole = files_of(read_basin(farms).basin)
    farms.rename(farms.with_name(".farms.4711.old"))  # killed before the new one took its place
    assert files_of(open_basin(farms).basin) == whole


def test_a_state_of_the_history_is_gone_to_in_one_act_as_the_journal_tells(farms, tmp_path):
    journal = Journal(tmp_path / "sessions")
    journal.opened(farms)
    edits = begin(read_basin(farms).basin, farms, journal).edited(VERBS[1]).edited(VERBS[3]).edited(VERBS[2])
    gone = edits.at(0).at(2)
    assert gone.now is edits.states[2] and gone.states == edits.states
    assert edits.at(-5).now is edits.states[0] and edits.at(99).now is edits.now
    journal.opened(farms)
    begin(read_basin(farms).basin, farms, journal).edited(VERBS[1]).edited(VERBS[3]).at(1)
    again = taken_up(begin(read_basin(farms).basin, farms), crashed(journal))
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
    again = taken_up(begin(read_basin(farms).basin, farms), crashed(journal))
    assert files_of(again.now) == files_of(edits.now)


def test_a_new_basin_survives_a_crash_before_it_lies_anywhere(tmp_path):
    journal = Journal(tmp_path / "sessions")
    basin = started_again(files_of(read_basin(sample_basin("two_farms")).basin)["basin.toml"].decode())
    edits = begin(basin, None, journal)
    edits = edits.edited(lambda one: with_row(one, "nodes", rows.Node("a", "source")))
    left = crashed(journal)
    (kind, settings), *acts = left.edits
    assert kind == "new"
    again = taken_up(begin(started_again(settings), None), replace(left, edits=tuple(acts)))
    assert files_of(again.now) == files_of(edits.now)


def test_what_goes_with_a_node_is_told(farms):
    basin = read_basin(farms).basin
    told = told_of_deletion("upper", basin, delete_node(basin, "upper"))
    assert told == sentence("edit.deleted_with", id="upper", reaches=1, rights=1, rows=6)


@pytest.mark.parametrize(
    ("table", "name", "with_it"),
    [
        ("reaches", "r2", None),
        ("rights", "upper-farm", {"reaches": 0, "rights": 0, "rows": 6}),
        ("holders", "plain-town", {"reaches": 0, "rights": 1, "rows": 12}),
    ],
)
def test_what_was_deleted_is_not_among_what_went_with_it(farms, table, name, with_it):
    basin = read_basin(farms).basin
    told = told_of_deletion(name, basin, without(basin, table, name))
    assert told == (sentence("edit.deleted_with", id=name, **with_it) if with_it else sentence("edit.deleted", id=name))


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


def test_lines_in_metres_are_refused_in_one_line(tmp_path):
    path = tmp_path / "utm.geojson"
    path.write_text('{"type":"LineString","coordinates":[[500000,4000000],[510000,4000500]]}')
    with pytest.raises(Refused) as refused:
        lines_in(path)
    assert refused.value.sentence.values["expected"].id == "basin.expected.lon_lat"
