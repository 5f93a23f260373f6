import os
import threading
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from fenshui.basin import read_basin
from fenshui.basin.conversion import convert
from fenshui.basin.editing.rows_in import with_row, without
from fenshui.basin.editing.starting import new_basin
from fenshui.desk.desk import Desk
from fenshui.desk.journal import Journal, left_behind
from fenshui.gui.live.desk import LiveDesk
from fenshui.places import sample_basin
from fenshui.words import sentence
from PySide6.QtCore import QCoreApplication


@pytest.fixture
def opened(live, settled):
    live.open_basin(sample_basin("two_farms"))
    settled(live)
    return live


def test_opening_a_basin_allocates_it_and_puts_its_transfer_on_the_table(opened):
    assert opened.basin.settings.name_en == "Two farms"
    assert opened.before.use == "actual"
    assert opened.desk.draft.id == "upper-to-lower"
    assert opened.after.basin.right_by_id["upper-to-lower"].annual_volume_m3 == 6_000_000


def test_a_folder_that_is_no_basin_is_refused_in_one_line_and_what_was_open_stays(opened, settled, tmp_path):
    opened.open_basin(tmp_path)
    settled(opened)
    assert opened.notice.id == "basin.not_a_basin"
    assert opened.basin.settings.name_en == "Two farms"


def test_what_was_read_ahead_is_opened_unless_its_files_were_written_since(live, settled, tmp_path):
    for is_written in (False, True):
        folder, read = tmp_path / f"farms-{is_written}", []
        convert(sample_basin("two_farms"), folder)
        live.read_ahead(folder, read.append, lambda: None)
        settled(live)
        if is_written:
            nodes = folder / "nodes.csv"
            nodes.write_text(
                nodes.read_text(encoding="utf-8").replace("Upper farm", "Uppermost farm"), encoding="utf-8"
            )
        live.open_basin(folder)
        settled(live)
        assert (live.basin is read[0][0].basin) is not is_written
        assert any(node.name_en.startswith("Uppermost") for node in live.basin.nodes) is is_written


def test_undo_puts_the_old_draft_back_and_its_effect_with_it(opened, settled):
    first = opened.desk.draft
    opened.drafting.propose(replace(first, volume_m3=9_000_000))
    settled(opened)
    assert opened.desk.preview.draft.volume_m3 == 9_000_000
    opened.drafting.undo()
    settled(opened)
    assert opened.desk.draft == first
    assert opened.desk.preview.draft == first
    opened.drafting.redo()
    settled(opened)
    assert opened.desk.draft.volume_m3 == 9_000_000


def test_a_volume_that_is_only_tried_is_shown_but_not_on_the_table(opened, settled):
    draft = opened.desk.draft
    opened.drafting.try_out(replace(draft, volume_m3=12_000_000))
    settled(opened)
    assert opened.desk.preview.draft.volume_m3 == 12_000_000
    assert opened.desk.draft == draft
    assert not opened.desk.drafts.future


def test_an_assessment_falls_when_the_draft_is_changed(opened, settled):
    opened.drafting.assess()
    settled(opened)
    assert opened.desk.assessment is not None
    assert opened.desk.stage == "impact"
    opened.drafting.propose(replace(opened.desk.draft, volume_m3=1_000_000))
    settled(opened)
    assert opened.desk.assessment is None
    assert opened.desk.stage == "draft"


def test_the_other_baseline_is_computed_when_it_is_looked_at(opened, settled):
    opened.look(use="entitlement")
    settled(opened)
    assert opened.before.use == opened.after.use == "entitlement"
    assert set(opened.desk.baselines) == {"actual", "entitlement"}


def test_a_river_with_a_fault_is_neither_allocated_nor_assessed_until_it_is_mended(opened, settled):
    opened.editing.turn(True)
    opened.editing.do(lambda basin: replace(basin, reaches=(replace(basin.reaches[0], loss=5.0), *basin.reaches[1:])))
    settled(opened)
    opened.look(use="entitlement")
    settled(opened)
    assert (opened.before, opened.after, opened.notice) == (None, None, None)
    opened.drafting.assess()
    settled(opened)
    assert (opened.desk.assessment, opened.notice.id) == (None, "edit.fault_first")
    opened.editing.undo()
    settled(opened)
    assert opened.before.use == opened.after.use == "entitlement"


def test_a_draft_that_cannot_act_on_the_basin_is_refused_in_one_line(opened, settled):
    opened.drafting.propose(replace(opened.desk.draft, volume_m3=10**12))
    settled(opened)
    assert opened.notice.id == "transfer.more_than_held"


def test_selecting_the_same_thing_twice_tells_nobody(opened, qtbot):
    opened.select("node", "ford")
    with qtbot.assertNotEmitted(opened.selection_changed):
        opened.select("node", "ford")


def test_what_is_put_on_the_table_replaces_what_was_only_tried(opened, settled):
    draft = opened.desk.draft
    opened.drafting.try_out(replace(draft, volume_m3=12_000_000))
    opened.drafting.propose(replace(draft, volume_m3=9_000_000))
    settled(opened)
    assert opened.desk.preview.draft.volume_m3 == 9_000_000


def test_what_a_crash_left_on_the_table_is_there_again_and_can_be_undone(app, tmp_path, settled):
    crashed = LiveDesk(Desk(tmp_path / "ledger.db", Journal(tmp_path / "sessions")))
    crashed.open_basin(sample_basin("two_farms"))
    settled(crashed)
    first = crashed.desk.draft
    crashed.drafting.propose(replace(first, volume_m3=1_234_567))
    settled(crashed)
    crashed.background.close()
    os.close(crashed.desk.journal._file)  # as the system does for a process that is killed
    again = LiveDesk(Desk(tmp_path / "ledger.db", Journal(tmp_path / "sessions")))
    again.recover(left_behind(tmp_path / "sessions"))
    settled(again)
    assert again.desk.draft.volume_m3 == 1_234_567
    assert again.notice is not None
    again.drafting.undo()
    settled(again)
    assert again.desk.draft == first
    again.background.close()
    again.desk.journal.close()


def test_that_work_is_back_stays_readable_before_the_refusals_of_its_draft_until_it_is_closed(app, tmp_path, settled):
    crashed = LiveDesk(Desk(tmp_path / "ledger.db", Journal(tmp_path / "sessions")))
    crashed.open_basin(sample_basin("two_farms"))
    settled(crashed)
    crashed.drafting.propose(replace(crashed.desk.draft, volume_m3=10**12))
    again = after_a_kill(crashed, tmp_path)
    settled(again)
    assert said_by(again) == ["desk.recovered", "transfer.more_than_held"]
    again.tell(sentence("desk.both", first=again.notice, second=sentence("desk.nothing_pledged")))
    again.drafting.preview()
    settled(again)
    assert said_by(again)[0] == "desk.recovered" and said_by(again)[-1] == "transfer.more_than_held"
    again.tell(None)
    again.drafting.preview()
    settled(again)
    assert said_by(again) == ["transfer.more_than_held"]
    again.background.close()
    again.desk.journal.close()


def said_by(live):
    """What the notice says, one after the other."""
    waiting, said = [live.notice], []
    while waiting:
        one = waiting.pop(0)
        if one.id == "desk.both":
            waiting = [one.values["first"], one.values["second"], *waiting]
        else:
            said.append(one.id)
    return said


def test_a_draft_that_was_assessed_is_assessed_again_after_a_crash_with_the_edits_of_the_basin(app, tmp_path, settled):
    crashed = edited_farms(tmp_path, settled)
    crashed.drafting.assess()
    settled(crashed)
    crashed.drafting.propose(replace(crashed.desk.draft))  # the taker chosen once more is no other
    assert crashed.desk.assessment is not None
    again = after_a_kill(crashed, tmp_path)
    settled(again)
    assert again.desk.assessment.basin.rights[0].annual_volume_m3 == 90_000_000
    again.drafting.undo()
    last = after_a_kill(again, tmp_path)
    settled(last)
    assert last.desk.assessment is None
    last.background.close()
    last.desk.journal.close()


def test_a_draft_taken_back_after_the_edit_that_set_it_aside_is_on_the_table_after_a_crash_too(app, tmp_path, settled):
    crashed = edited_farms(tmp_path, settled)
    crashed.editing.do(lambda basin: without(basin, "rights", crashed.desk.draft.right))
    settled(crashed)
    assert crashed.desk.draft is None and crashed.notice.id == "edit.draft_set_aside"
    again = after_a_kill(crashed, tmp_path)
    settled(again)
    assert again.desk.drafts == crashed.desk.drafts
    again.drafting.undo()
    again.drafting.propose(replace(again.desk.draft, price_fen_per_m3=7))
    settled(again)
    third = after_a_kill(again, tmp_path)
    settled(third)
    assert third.desk.draft.price_fen_per_m3 == 7 and third.desk.drafts == again.desk.drafts
    make_larger(third, 80_000_000)  # the next edit sets it aside once more
    settled(third)
    assert third.desk.draft is None and third.desk.drafts.past[-1].price_fen_per_m3 == 7
    third.background.close()
    third.desk.journal.close()


def test_after_a_crash_without_edits_the_next_edit_sets_a_draft_aside_as_ever(app, tmp_path, settled):
    crashed = edited_farms(tmp_path, settled)
    crashed.editing.undo()
    crashed.drafting.propose(replace(crashed.desk.draft, price_fen_per_m3=7))
    settled(crashed)
    again = after_a_kill(crashed, tmp_path)
    settled(again)
    again.editing.do(lambda basin: without(basin, "rights", again.desk.draft.right))
    settled(again)
    assert again.desk.draft is None and again.notice.id == "edit.draft_set_aside"
    again.background.close()
    again.desk.journal.close()


def test_a_basin_saved_with_a_fault_opens_in_the_editor_and_is_allocated_once_it_is_mended(farms_edited, settled):
    live, farms = farms_edited
    back = replace(live.basin.reaches[-1], id="back", from_node="sea", to_node="upper")
    live.editing.do(lambda basin: with_row(basin, "reaches", back))
    live.editing.save(farms)
    settled(live)
    live.open_basin(farms)
    settled(live)
    assert live.editing.is_on and live.notice.id == "desk.opened_to_mend" and live.before is None
    faults = [problem.expected.id for problem in live.editing.problems if not problem.is_warning]
    assert faults == ["basin.expected.no_cycle"]
    live.drafting.assess()
    assert live.notice.id == "edit.fault_first"
    live.editing.do(lambda basin: without(basin, "reaches", "back"))
    settled(live)
    assert live.editing.problems == () and live.before is not None
    live.editing.save(farms)
    settled(live)
    live.open_basin(farms)
    settled(live)
    assert not live.editing.is_on and live.notice is None and live.before is not None


def test_what_was_pinned_comes_back_after_a_crash_and_what_was_cleared_does_not(app, tmp_path, settled):
    sessions = tmp_path / "sessions"
    convert(sample_basin("two_farms"), tmp_path / "farms")
    crashed = LiveDesk(Desk(tmp_path / "ledger.db", Journal(sessions)))
    crashed.open_basin(tmp_path / "farms")
    settled(crashed)
    crashed.pins.pin_baseline()
    settled(crashed)
    crashed.editing.turn(True)
    crashed.editing.do(lambda basin: with_row(basin, "rights", replace(basin.rights[0], annual_volume_m3=90_000_000)))
    settled(crashed)
    assert crashed.pins.pins == ()  # they told of another basin
    crashed.pins.pin_baseline()
    crashed.pins.pin_draft()  # the impact of neither is known when the process is killed
    again = after_a_kill(crashed, tmp_path)
    assert again.desk.pins == () and len(again.desk.wanted) == 2
    settled(again)
    assert [pin.wanted.kind for pin in again.pins.pins] == ["baseline", "draft"]
    assert again.pins.pins[0].assessment.uses["actual"].before.basin.rights[0].annual_volume_m3 == 90_000_000
    again.pins.unpin(1)
    third = after_a_kill(again, tmp_path)
    settled(third)
    assert [pin.wanted.kind for pin in third.pins.pins] == ["baseline"]
    third.pins.clear()
    last = after_a_kill(third, tmp_path)
    settled(last)
    assert last.pins.pins == () and last.editing.basin.rights[0].annual_volume_m3 == 90_000_000
    last.background.close()
    last.desk.journal.close()


@pytest.fixture
def farms_left(app, tmp_path, settled):
    """Edited farms whose impact was being assessed for a pin when the process was killed, and the desk after it."""
    crashed = edited_farms(tmp_path, settled)
    crashed.pins.pin_baseline()
    crashed.background.close()
    os.close(crashed.desk.journal._file)
    again = LiveDesk(Desk(tmp_path / "ledger.db", Journal(tmp_path / "sessions")))
    yield again, left_behind(tmp_path / "sessions")
    again.background.close()
    again.desk.journal.close()


def test_where_the_basin_of_a_crash_is_gone_another_opens_and_its_journal_is_kept(farms_left, tmp_path, settled):
    again, left = farms_left
    (tmp_path / "farms").rename(tmp_path / "moved")
    again.recover(left, sample_basin("two_farms"))
    settled(again)
    assert again.desk.opening.folder == sample_basin("two_farms") and again.desk.draft is not None
    assert again.notice.id == "desk.left_basin_gone"
    assert left_behind(tmp_path / "sessions") is None and len(list((tmp_path / "sessions").glob("*-aside"))) == 1


def test_pins_of_a_crash_do_not_wait_for_another_basin(farms_left, settled):
    again, left = farms_left
    again.recover(left)
    wait_until_open(again)
    again.editing.forget()
    again.open_basin(sample_basin("two_farms"))
    settled(again)
    assert again.pins.pins == () and again.desk.wanted == ()


def test_edits_of_a_crash_stay_away_from_a_basin_that_was_changed_since(farms_left, tmp_path, settled):
    again, left = farms_left
    nodes = tmp_path / "farms" / "nodes.csv"
    nodes.write_text(nodes.read_text(encoding="utf-8").replace("Spring", "Well"), encoding="utf-8")
    again.recover(left)
    settled(again)
    assert again.notice.id == "edit.not_recovered" and not again.editing.has_unsaved
    assert Path(again.notice.values["file"]).exists()


def test_a_kill_before_the_transfer_of_a_basin_was_laid_out_leaves_no_empty_table(app, tmp_path, settled):
    farms, sessions = sample_basin("two_farms"), tmp_path / "sessions"
    journal = Journal(sessions)
    journal.opened(farms)
    os.close(journal._file)
    again = LiveDesk(Desk(tmp_path / "ledger.db", Journal(sessions)))
    again.recover(left_behind(sessions))
    settled(again)
    assert again.desk.draft.id == "upper-to-lower"
    again.background.close()
    again.desk.journal.close()


def test_a_new_basin_begun_while_another_is_being_saved_never_takes_its_place(farms_left, settled):
    again, left = farms_left
    again.recover(left)
    settled(again)
    told = []
    again.editing.save(left.basin, lambda: told.append("then"))
    again.editing.begin(new_basin("新", "New", "month", date(2024, 1, 1), 12))
    settled(again)
    assert told == ["then"] and again.editing.folder is None and not again.editing.edits.saves


def test_a_basin_saved_twice_at_once_is_saved_and_can_be_saved_again(farms_edited, settled):
    live, farms = farms_edited
    told = []
    live.editing.save(farms, lambda: told.append("first"))
    live.editing.save(farms, lambda: told.append("second"))
    live.background.cancel()  # nor does the button that stops the work call it off
    settled(live)
    assert told == ["first", "second"] and live.notice.id == "edit.saved" and not live.editing.has_unsaved
    assert len(live.editing.edits.saves) == 1  # there was nothing to write the second time
    make_larger(live, 91_000_000)
    live.editing.save(farms)
    settled(live)
    assert live.notice.id == "edit.saved" and volume_on_disk(farms) == 91_000_000


def test_what_is_edited_between_two_wishes_to_save_is_written_by_the_second(farms_edited, settled):
    live, farms = farms_edited
    seen = []
    live.editing.save(farms, lambda: seen.append(volume_on_disk(farms)))
    make_larger(live, 91_000_000)
    live.editing.save(farms, lambda: seen.append(volume_on_disk(farms)))
    make_larger(live, 92_000_000)
    settled(live)
    assert seen == [91_000_000] * 2  # who wished to close after the first is not in the way of the second
    assert live.editing.has_unsaved and live.editing.edits.unsaved == 1


def test_a_save_that_is_refused_is_not_in_the_way_of_the_next(farms_edited, tmp_path, settled):
    live, farms = farms_edited
    (tmp_path / "taken").write_text("taken")
    live.editing.save(tmp_path / "taken")
    live.editing.save(farms)
    settled(live)
    assert live.notice.id == "edit.saved" and volume_on_disk(farms) == 90_000_000


@pytest.fixture
def farms_edited(app, tmp_path, settled):
    live = edited_farms(tmp_path, settled)
    yield live, tmp_path / "farms"
    live.background.close()
    live.desk.journal.close()


def volume_on_disk(farms):
    return read_basin(farms).basin.rights[0].annual_volume_m3


def make_larger(live, volume_m3):
    live.editing.do(lambda basin: with_row(basin, "rights", replace(basin.rights[0], annual_volume_m3=volume_m3)))


def edited_farms(tmp_path, settled):
    """The desk with a copy of the farms open, the first right of which was made larger."""
    convert(sample_basin("two_farms"), tmp_path / "farms")
    live = LiveDesk(Desk(tmp_path / "ledger.db", Journal(tmp_path / "sessions")))
    live.open_basin(tmp_path / "farms")
    settled(live)
    live.editing.turn(True)
    make_larger(live, 90_000_000)
    settled(live)
    return live


def after_a_kill(live, tmp_path):
    """The session that begins after one whose process was killed: its lock is gone, its journal is there."""
    live.background.close()
    os.close(live.desk.journal._file)
    again = LiveDesk(Desk(tmp_path / "ledger.db", Journal(tmp_path / "sessions")))
    again.recover(left_behind(tmp_path / "sessions"))
    wait_until_open(again)
    return again


def wait_until_open(live):
    while live.basin is None:
        QCoreApplication.processEvents()


def test_what_is_computed_about_a_basin_is_dropped_when_another_is_on_the_table(opened, settled, monkeypatch):
    go_on = threading.Event()
    opened.background.start("allocate", lambda task: go_on.wait(20), pytest.fail, opened.refused)
    assert [task.name for task in opened.background.awaited] == ["allocate"]
    opened.editing.begin(new_basin("河", "River", "month", date(2024, 1, 1), 12))
    assert "allocate" not in {task.name for task in opened.background.awaited}
    go_on.set()
    settled(opened)
    assert opened.basin.settings.name_en == "River" and opened.before is None


def begin_new(live):
    live.editing.begin(new_basin("新", "New", "month", date(2024, 1, 1), 12))


def test_a_basin_still_being_read_does_not_take_the_place_of_a_new_one(live, settled):
    live.open_basin(sample_basin("two_farms"))
    begin_new(live)
    settled(live)
    assert live.basin.settings.name_en == "New" and live.editing.is_on


def test_the_transfer_of_a_basin_left_behind_is_not_laid_on_the_next(live, settled, qtbot):
    live.open_basin(sample_basin("two_farms"))
    with qtbot.waitSignal(live.basin_changed):
        pass
    begin_new(live)
    settled(live)
    assert (live.desk.draft, live.notice) == (None, None)
    live.open_basin(sample_basin("two_farms"))
    with qtbot.waitSignal(live.basin_changed):
        pass
    live.open_basin(sample_basin("yellow_river"))
    settled(live)
    assert live.desk.draft is not None and live.desk.draft.right in live.basin.right_by_id
