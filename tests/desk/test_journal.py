import json
import os
import resource
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from threading import Barrier, Timer

import pytest
from fenshui.desk.desk import Desk
from fenshui.desk.journal import Journal, kept_at, left_behind, put_aside
from fenshui.desk.journal_lines import line_of
from fenshui.desk.locking import is_locked, lock, take_lock
from fenshui.desk.opening import NOWHERE, Opening, open_basin
from fenshui.desk.proposing import Drafts
from fenshui.desk.transfer_lines import package_line, transfer_line
from fenshui.desk.wanted import Wanted, wanted_text
from fenshui.places import sample_basin
from fenshui.transfer import Transfer, transfer_text
from hypothesis import given, settings
from hypothesis import strategies as st

DRAFT = Transfer(
    "t", "upper", to_right="lower", volume_m3=6_000_000, starts=date(2024, 1, 1), ends=date(2026, 12, 31),
    exchange_rate=0.1 + 0.2, schedule=tuple([1 / 12] * 12),
)  # fmt: skip
OTHER = replace(DRAFT, volume_m3=7)


def broken_off(folder, *drafts):
    """A session whose process is gone: its file stands, its lock does not."""
    journal = Journal(folder)
    desk = Desk(folder / "ledger.db", journal)
    desk.take_opening(open_basin(sample_basin("two_farms")))
    for draft in drafts:
        desk.propose(draft)
    return desk


def end_without_goodbye(desk):
    for file in (desk.journal._file, *(taken.file for taken in desk.journal._taken)):
        os.close(file)


def test_30_kills_at_random_moments_lose_at_most_the_act_under_way(tmp_path):
    script = Path(__file__).with_name("journal_session.py")
    command = [sys.executable, script, tmp_path, "30", "3"]
    ended = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert ended.returncode == 0, ended.stderr
    said = json.loads(ended.stdout)
    assert said["lost"] == 0
    assert said["told"] > 500  # the kills came in the middle of long sessions, not before them
    assert min(said["edits"], said["pins"], said["saves"]) > 5  # drafts, pins, edits and saves are among what was kept


def test_a_session_that_broke_off_is_found_with_its_basin_its_draft_and_its_past(tmp_path):
    desk = broken_off(tmp_path, DRAFT, replace(DRAFT, volume_m3=7))
    end_without_goodbye(desk)
    left = left_behind(tmp_path)
    assert left.basin == sample_basin("two_farms")
    assert left.drafts == desk.drafts
    assert left.drafts.undone().now == DRAFT  # every digit of every field


def test_a_basin_in_the_folder_worked_in_is_known_by_where_it_lies_and_a_new_one_lies_nowhere(tmp_path, monkeypatch):
    monkeypatch.chdir(sample_basin("two_farms"))
    here, new = Journal(tmp_path), Journal(tmp_path)
    Desk(tmp_path / "ledger.db", here).take_opening(open_basin("."))
    Desk(tmp_path / "ledger.db", new).take_opening(Opening(NOWHERE, open_basin(".").basin))
    monkeypatch.chdir(tmp_path)
    os.close(here._file)
    assert left_behind(tmp_path).basin == sample_basin("two_farms")
    assert new.path.read_bytes() == b""
    new.close()


def test_a_session_at_work_and_one_that_ended_are_nobodys_to_take_up(tmp_path):
    desk = broken_off(tmp_path, DRAFT)
    assert left_behind(tmp_path) is None  # its window is open
    desk.journal.close()
    assert left_behind(tmp_path) is None
    assert list(tmp_path.glob("*.journal")) == []


def test_a_session_taken_up_goes_on_and_survives_the_next_crash(tmp_path):
    end_without_goodbye(broken_off(tmp_path, DRAFT, replace(DRAFT, volume_m3=7)))
    desk = broken_off(tmp_path)
    desk.take_up(left_behind(tmp_path))
    desk.undo()
    assert desk.draft == DRAFT
    end_without_goodbye(desk)
    assert left_behind(tmp_path).drafts == desk.drafts
    assert len(list(tmp_path.glob("*.journal"))) == 1


def test_a_kill_while_a_session_is_being_taken_up_loses_nothing_of_it(tmp_path):
    end_without_goodbye(broken_off(tmp_path, DRAFT, replace(DRAFT, volume_m3=7)))
    left = left_behind(tmp_path)
    old = left.journal.read_bytes()
    desk = broken_off(tmp_path)
    desk.take_up(left)
    end_without_goodbye(desk)
    whole = desk.journal.path.read_bytes()
    opened = whole.index(b"\n") + 1
    for cut in range(opened, len(whole), 40):  # the old journal goes last
        left.journal.write_bytes(old)
        desk.journal.path.write_bytes(whole[:cut])
        os.utime(left.journal, (1, 1))  # and the new one is the newer
        assert left_behind(tmp_path).drafts == left.drafts


def test_what_was_pinned_last_is_kept_and_what_was_taken_away_is_not(tmp_path):
    desk = broken_off(tmp_path, DRAFT)
    offer = Wanted("offer", (DRAFT, replace(DRAFT, id="u")), "hill", "山", "Hill", 3)
    desk.take_pins((), (Wanted("baseline"), offer))
    desk.take_pins((), (offer,))
    end_without_goodbye(desk)
    assert left_behind(tmp_path).pins == (offer,)
    again = broken_off(tmp_path)
    again.take_up(left_behind(tmp_path))
    again.take_pins(())
    end_without_goodbye(again)
    left = left_behind(tmp_path)
    assert left.pins == () and left.drafts.now == DRAFT


def test_a_session_that_is_put_aside_is_not_asked_again_and_is_kept(tmp_path):
    end_without_goodbye(broken_off(tmp_path, DRAFT))
    journal = left_behind(tmp_path).journal
    whole = journal.read_bytes()
    assert put_aside(journal).read_bytes() == whole
    assert left_behind(tmp_path) is None


@pytest.mark.parametrize("act", [("zoom", "5"), ("undo", "often"), ("x",)])
def test_a_journal_of_a_program_that_writes_others_is_put_aside_and_the_next_one_counts(tmp_path, act):
    end_without_goodbye(broken_off(tmp_path, DRAFT))
    other = tmp_path / "9.journal"
    other.write_bytes(line_of(("open", "/basin")) + line_of(act))
    assert left_behind(tmp_path).drafts.now == DRAFT
    assert not other.exists() and (tmp_path / "9.journal-aside").exists()


def test_where_a_journal_that_cannot_be_read_is_kept_is_told(tmp_path):
    (tmp_path / "9.journal").write_bytes(line_of(("open", "/basin")) + line_of(("zoom", "5")))
    told = []
    assert left_behind(tmp_path, unreadable=told.append) is None
    assert told == [tmp_path / "9.journal-aside"] and told[0].exists()


def test_a_draft_that_no_file_may_hold_is_there_again_with_all_that_was_done_after_it(tmp_path):
    """Terms may end before they start while somebody types; the file of a transfer refuses them."""
    backwards = replace(DRAFT, ends=date(2023, 1, 1), id='a quarrel, "quoted"', object="whatever")
    desk = broken_off(tmp_path, backwards, DRAFT)
    desk.take_pins((), (Wanted("draft", (backwards,)),))
    end_without_goodbye(desk)
    left = left_behind(tmp_path)
    assert left.drafts.states == (None, backwards, DRAFT) and left.pins == desk.wanted


def test_a_draft_as_the_version_before_wrote_it_is_read(tmp_path):
    (tmp_path / "1.journal").write_bytes(line_of(("open", "/basin")) + line_of(("propose", transfer_text(DRAFT))))
    assert left_behind(tmp_path).drafts.now == DRAFT


@pytest.mark.parametrize("text", ["no terms", "{}", transfer_text(DRAFT).replace("0.30000000000000004", "1.5")])
def test_a_draft_that_cannot_be_read_is_lost_alone_and_undo_counts_as_before(tmp_path, text):
    proposed = (("propose", transfer_text(DRAFT)), ("propose", text), ("propose", transfer_text(OTHER)))
    acts = (("open", "/basin"), ("edit", "{}"), *proposed, ("undo", "2"), ("edit", "{}"))
    (tmp_path / "1.journal").write_bytes(b"".join(map(line_of, acts)))
    left = left_behind(tmp_path)
    assert left.drafts.now == DRAFT and left.drafts.redone(2).now == OTHER and len(left.edits) == 2
    assert left.drafts_lost == 1 and left.is_incomplete
    desk = broken_off(tmp_path)
    desk.take_up(left)
    assert kept_at(left.journal).exists()
    desk.journal.close()


UNREADABLE = ("nothing", "{", "5", "[5]", "{}", '[{"kind":"draft","package":[5]}]', '[{"kind":"draft","colour":1}]')


@pytest.mark.parametrize("text", UNREADABLE)
@pytest.mark.parametrize("kind", ["terms", "package", "pins"])
def test_terms_a_package_or_pins_that_cannot_be_read_are_lost_alone_and_their_journal_is_kept(tmp_path, kind, text):
    """What stood there before them stands, and so do the edits, the drafts and whatever was done afterwards."""
    pinned, both = (Wanted("baseline"),), (DRAFT, OTHER)
    before = (("open", "/basin"), ("edit", "{}"), ("terms", package_line(both)), ("pins", wanted_text(pinned)))
    acts = (*before, (kind, text), ("propose", transfer_line(OTHER)), ("snapshot", "1"))
    (tmp_path / "1.journal").write_bytes(b"".join(map(line_of, acts)))
    left = left_behind(tmp_path)
    gone = (DRAFT,) if kind == "terms" else ()
    assert left.drafts.states == (None, DRAFT, *gone, OTHER)
    assert (left.package, left.pins, len(left.edits), left.drafts_lost) == (both, pinned, 2, 1)
    desk = broken_off(tmp_path)
    desk.take_up(left)
    assert kept_at(left.journal).suffix == ".journal-aside"
    desk.journal.close()


def test_the_package_for_the_next_terms_is_there_again_and_is_of_one_basin_only(tmp_path):
    desk, other = broken_off(tmp_path, DRAFT), replace(DRAFT, id="u")
    desk.take_table(desk.table.with_draft(DRAFT).with_draft(other))
    again = broken_off(tmp_path)
    end_without_goodbye(desk)
    again.take_up(left_behind(tmp_path))
    assert again.table.package == (DRAFT, other)
    again.propose(other, (other, DRAFT))
    end_without_goodbye(again)
    left = left_behind(tmp_path)
    assert (left.package, left.drafts.now) == ((other, DRAFT), other)
    again = broken_off(tmp_path)
    again.take_table(again.table.with_draft(DRAFT))
    again.take_opening(open_basin(sample_basin("two_farms")))
    assert again.table.package == ()
    again.journal.close()


def test_a_way_back_through_many_drafts_is_one_act(tmp_path):
    desk = broken_off(tmp_path, *(replace(DRAFT, volume_m3=volume) for volume in (1, 2, 3, 4)))
    before = desk.journal.path.read_bytes()
    desk.undo(3)
    desk.redo(2)
    assert desk.journal.path.read_bytes()[len(before) :].count(b"\n") == 2
    end_without_goodbye(desk)
    assert left_behind(tmp_path).drafts == desk.drafts and desk.draft.volume_m3 == 3


@pytest.mark.parametrize("end", [b"", b"\0" * 4096, b'0123456789abcdef ["pro', b"\n\n", "the last line altered"])
def test_what_a_power_cut_does_to_the_end_of_a_journal_costs_the_last_act_at_most(tmp_path, end):
    end_without_goodbye(broken_off(tmp_path, DRAFT, replace(DRAFT, volume_m3=7)))
    journal = left_behind(tmp_path).journal
    whole = journal.read_bytes()
    altered = whole[:-20] + bytes([whole[-20] ^ 4]) + whole[-19:]
    journal.write_bytes(altered if isinstance(end, str) else whole + end)
    left = left_behind(tmp_path)
    assert left.drafts.now.volume_m3 == (6_000_000 if isinstance(end, str) else 7) and not left.is_damaged


def test_a_journal_damaged_in_the_middle_gives_what_stands_before_and_is_kept_whole(tmp_path):
    end_without_goodbye(broken_off(tmp_path, DRAFT, replace(DRAFT, volume_m3=7), replace(DRAFT, volume_m3=8)))
    journal = left_behind(tmp_path).journal
    damaged = bytearray(journal.read_bytes())
    damaged[damaged.index(b'"volume_m3\\": 7')] ^= 1
    journal.write_bytes(damaged)
    left, desk = left_behind(tmp_path), broken_off(tmp_path)
    assert left.is_damaged and left.drafts.now == DRAFT
    desk.take_up(left)
    assert not journal.exists() and kept_at(journal).read_bytes() == damaged
    desk.journal.close()


def test_a_journal_of_which_not_even_the_beginning_can_be_read_is_put_aside_and_told(tmp_path):
    (tmp_path / "1.journal").write_bytes(b"?" + line_of(("open", "/basin")) + line_of(("propose", None)))
    told = []
    assert left_behind(tmp_path, unreadable=told.append) is None and told == [tmp_path / "1.journal-aside"]


def test_a_journal_that_was_taken_over_and_not_removed_any_more_never_comes_back(tmp_path):
    end_without_goodbye(broken_off(tmp_path, DRAFT))
    left = left_behind(tmp_path)
    old = left.journal.read_bytes()
    desk = broken_off(tmp_path)
    desk.take_up(left)
    desk.propose(replace(DRAFT, volume_m3=7))
    end_without_goodbye(desk)
    left.journal.write_bytes(old)  # killed before it went
    again = broken_off(tmp_path)
    again.take_up(left_behind(tmp_path))
    assert again.draft.volume_m3 == 7
    again.journal.close()
    assert left_behind(tmp_path) is None


def test_a_session_killed_before_it_took_another_over_goes_when_that_one_is_found(tmp_path):
    end_without_goodbye(broken_off(tmp_path, DRAFT))
    end_without_goodbye(broken_off(tmp_path))
    assert left_behind(tmp_path).drafts.now == DRAFT
    assert len(list(tmp_path.iterdir())) == 1


def test_a_session_whose_drafts_were_all_undone_is_worth_as_much_as_before(tmp_path):
    desk = broken_off(tmp_path, DRAFT)
    desk.undo()
    end_without_goodbye(desk)
    end_without_goodbye(broken_off(tmp_path))
    assert left_behind(tmp_path).drafts.redone().now == DRAFT


def test_the_journal_of_a_window_killed_before_it_had_begun_goes_when_it_is_old(tmp_path):
    for name in ("1", "2"):
        (tmp_path / f"{name}.journal").touch()
    os.utime(tmp_path / "1.journal", (1, 1))
    assert left_behind(tmp_path) is None
    assert [path.name for path in tmp_path.iterdir()] == ["2.journal"]  # its window may just be starting


def test_a_journal_that_is_gone_when_it_is_looked_at_is_none(tmp_path):
    (tmp_path / "1.journal").symlink_to(tmp_path / "nowhere")  # listed, and yet not there
    assert left_behind(tmp_path) is None


def test_of_two_windows_that_found_the_same_session_one_goes_on_with_it(tmp_path):
    end_without_goodbye(broken_off(tmp_path, DRAFT))
    found = left_behind(tmp_path)
    first, second = broken_off(tmp_path), broken_off(tmp_path)
    assert first.take_up(found) and not second.take_up(found)
    assert (first.draft, second.draft) == (DRAFT, None)


def test_the_session_of_one_basin_is_found_by_where_it_lies(tmp_path):
    end_without_goodbye(broken_off(tmp_path, DRAFT))
    assert left_behind(tmp_path, tmp_path) is None
    assert left_behind(tmp_path, sample_basin("two_farms") / ".." / "two_farms").drafts.now == DRAFT


@contextmanager
def room_for(journal, bytes_more):
    """A disk with so much room left."""
    usual, before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN), resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (journal.path.stat().st_size + bytes_more, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, usual)


def test_a_full_disk_takes_no_act_away_once_it_has_room_again(tmp_path):
    desk = broken_off(tmp_path, DRAFT)
    with room_for(desk.journal, 40):
        desk.propose(replace(DRAFT, volume_m3=7))
        assert desk.journal.path.read_bytes().endswith(b"\n")  # nothing half written
    desk.propose(replace(DRAFT, volume_m3=8))
    end_without_goodbye(desk)
    assert left_behind(tmp_path).drafts == desk.drafts


def test_a_session_for_which_there_is_no_room_stays_until_there_is(tmp_path):
    end_without_goodbye(broken_off(tmp_path, DRAFT, replace(DRAFT, volume_m3=7)))
    left, desk = left_behind(tmp_path), broken_off(tmp_path)
    with room_for(desk.journal, 100):
        desk.take_up(left)
    assert left.journal.exists() and left_behind(tmp_path) is None  # the window that goes on with it lives
    desk.undo()
    assert not left.journal.exists()
    end_without_goodbye(desk)
    assert left_behind(tmp_path).drafts == desk.drafts


def test_a_session_for_which_there_was_no_room_is_found_again_when_the_window_that_took_it_is_killed(tmp_path):
    end_without_goodbye(broken_off(tmp_path, DRAFT))
    left, desk = left_behind(tmp_path), broken_off(tmp_path)
    with room_for(desk.journal, 100):
        desk.take_up(left)
    end_without_goodbye(desk)
    assert left_behind(tmp_path).drafts == left.drafts


def test_a_damaged_journal_comes_back_on_a_full_disk_and_is_kept_whole_without_a_copy(tmp_path):
    end_without_goodbye(broken_off(tmp_path, DRAFT))
    journal = left_behind(tmp_path).journal
    with journal.open("ab") as file:
        file.write(b"torn\n" + line_of(("propose", None)))
    damaged = journal.read_bytes()
    left, desk = left_behind(tmp_path), broken_off(tmp_path)
    with room_for(desk.journal, 100):
        assert desk.take_up(left) and desk.draft == DRAFT
        assert kept_at(journal) == journal  # what is told to be kept is there
    desk.undo()
    assert kept_at(journal) != journal and kept_at(journal).read_bytes() == damaged
    desk.journal.close()
    assert left_behind(tmp_path) is None


def test_of_windows_that_take_a_session_over_at_the_same_moment_one_goes_on_with_it(tmp_path):
    start = Barrier(3)

    def go_on(journal, left):
        start.wait()
        return journal.take_over(left)

    for _ in range(10):
        end_without_goodbye(broken_off(tmp_path, *(replace(DRAFT, volume_m3=volume) for volume in range(1, 20))))
        left, journals = left_behind(tmp_path), [Journal(tmp_path) for _ in range(3)]
        with ThreadPoolExecutor(3) as windows:
            assert sorted(windows.map(go_on, journals, [left] * 3)) == [False, False, True]
        for journal in journals:
            journal.close()


def test_a_take_over_cut_short_is_never_offered(tmp_path):
    end_without_goodbye(broken_off(tmp_path, DRAFT, replace(DRAFT, volume_m3=7)))
    left, desk = left_behind(tmp_path), broken_off(tmp_path)
    desk.take_up(left)
    end_without_goodbye(desk)
    lines = desk.journal.path.read_bytes().splitlines(keepends=True)
    desk.journal.path.write_bytes(b"".join(lines[:-1]))
    assert left_behind(tmp_path) is None


def test_a_look_at_a_journal_just_begun_does_not_take_its_lock_away(tmp_path):
    path = tmp_path / "1.journal"
    path.touch()
    mine, other = (os.open(path, os.O_RDWR) for _ in range(2))
    assert lock(other)
    Timer(0.02, os.close, [other]).start()
    assert take_lock(mine) and is_locked(path)
    os.close(mine)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_wherever_a_journal_is_torn_or_altered_what_stands_before_is_kept(tmp_path_factory, data):
    folder = tmp_path_factory.mktemp("torn")
    volumes = data.draw(st.lists(st.integers(1, 10**9), min_size=1, max_size=5))
    end_without_goodbye(broken_off(folder, *(replace(DRAFT, volume_m3=volume) for volume in volumes)))
    journal = left_behind(folder).journal
    whole = journal.read_bytes()
    cut = data.draw(st.integers(0, len(whole) - 1))
    journal.write_bytes(whole[:cut] + bytes([whole[cut] ^ 1]) + data.draw(st.binary(max_size=9)))
    left = left_behind(folder)
    lines = whole[:cut].count(b"\n")
    acts = lines - (lines > 1)  # a basin that is opened is told in two lines
    expected = Drafts()
    for volume in volumes[: max(acts - 1, 0)]:
        expected = expected.edited(replace(DRAFT, volume_m3=volume))
    assert (left.acts, left.drafts) == (acts, expected) if acts else left is None
