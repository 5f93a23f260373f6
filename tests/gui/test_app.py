"""The program starts as its users start it: alone, or with a basin or a case that was double-clicked."""

import os
import signal
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from farms_at_a_desk import CHEAP, PEOPLE
from fenshui.desk.address_book import hand_out_card, trust_card
from fenshui.desk.journal import Journal
from fenshui.desk.journal_lines import line_of
from fenshui.desk.keys import new_key, start_ledger
from fenshui.desk.opening import open_basin
from fenshui.desk.proposing import open_draft
from fenshui.gui import furniture, preferences
from fenshui.gui.app import run_window
from fenshui.gui.dress.dressing import is_dressed
from fenshui.gui.faults import FaultDialog
from fenshui.gui.jobs import desk_jobs, negotiation_jobs
from fenshui.gui.main_window import MainWindow
from fenshui.gui.menus import recent
from fenshui.gui.session import Session
from fenshui.places import sample_basin
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

FARMS = sample_basin("two_farms")
LONG_MS = 60_000


def told_of(is_there, tell):
    """Watches for a window in which something is there, notes what is told of it and closes it."""
    seen = []

    def look():
        for window in QApplication.topLevelWidgets():
            stands = isinstance(window, MainWindow) and window.isVisible() and window.docks
            if stands and not seen and is_there(window):
                window.live.drafting.kept.keep(
                    window.live.desk.draft
                )  # a furnished window would ask about a draft that no file has
                window.close()
                seen.append(tell(window))

    clock = QTimer(interval=50)
    clock.timeout.connect(look)
    clock.start()
    return seen, clock


def test_the_program_starts_on_a_basin_loads_the_chart_in_idle_time_and_ends_when_closed(app, tmp_path, capfd):
    seen, clock = told_of(lambda window: window.live.after and window.hydrograph.plot, lambda w: w.header.name.text())
    assert run_window(FARMS, tmp_path / "ledger.db") == 0 and clock.isActive()
    assert seen == ["Two farms"]
    assert capfd.readouterr().err == ""


def test_the_folder_worked_in_is_not_the_last_basin_unless_it_was_opened(app, monkeypatch):
    monkeypatch.chdir(FARMS)
    assert preferences.last_basin() is None
    preferences.remember_basin(Path())
    monkeypatch.chdir(FARMS.parent)
    assert preferences.last_basin() == FARMS


@pytest.fixture
def case(tmp_path):
    """A case about the two farms that came from elsewhere, and this desk's cards and empty folder of cases."""
    for name, person in PEOPLE.items():
        new_key(person, tmp_path / f"{name}.key", "open", CHEAP)
        hand_out_card(tmp_path / f"{name}.key", tmp_path / name)
        trust_card(tmp_path / name, tmp_path / "known")
    preferences.keep_folder("known", tmp_path / "known")
    preferences.keep_folder("cases", tmp_path / "cases")
    preferences.remember_basin(FARMS)
    seats = {"transferor": ["hill-farmers"], "transferee": ["plain-farmers"], "authority": ["bureau"]}
    key = (tmp_path / "hill-farmers.key", "open")
    return negotiation_jobs.open_case(tmp_path / "mail", "quarrel", open_basin(FARMS), seats, key, tmp_path / "known")


def test_a_case_that_is_double_clicked_is_taken_in_as_soon_as_the_basin_is_there(app, tmp_path, case):
    seen, clock = told_of(lambda window: window.live.desk.table.line, lambda w: w.live.desk.table.line.file.name)
    assert run_window(case, tmp_path / "ledger.db") == 0 and clock.isActive()
    assert seen == ["quarrel.fenshui-case"]
    assert (tmp_path / "cases" / "quarrel.fenshui-case").read_bytes() == case.read_bytes()


@pytest.fixture
def own_ledger(tmp_path, monkeypatch):
    """A ledger at a path of one's own, beside the usual one of a new user."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    authority = new_key(PEOPLE["bureau"], tmp_path / "a.key", "open", CHEAP)
    start_ledger(tmp_path / "own.ledger", "farms/desk", ("账", "Farms"), authority, "open", datetime.now(UTC), CHEAP)
    return tmp_path / "own.ledger"


def test_a_ledger_that_was_opened_is_open_again_at_the_next_start_and_among_the_recent(
    app, window, settled, own_ledger, monkeypatch
):
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(own_ledger), ""))
    window.actions_.open_ledger.trigger()
    settled(window.live)
    assert recent.recents() == (recent.Recent("ledger", own_ledger),)
    window.hide()  # the next one is looked at
    seen, clock = told_of(lambda one: one.live.desk.records is not None, lambda one: one.live.desk.ledger)
    assert run_window(FARMS) == 0 and clock.isActive()
    assert seen == [own_ledger]


def test_that_the_ledger_used_last_is_gone_is_told_and_the_usual_one_used(app, own_ledger):
    preferences.remember_ledger(own_ledger)
    own_ledger.unlink()
    seen, clock = told_of(lambda one: one.live.notice is not None, lambda one: (one.notice.text.text(), one.live.desk))
    assert run_window(FARMS) == 0 and clock.isActive()
    [(text, desk)] = seen
    assert text == f"{own_ledger}: the ledger used last is no longer there; now in use: {desk.ledger}"
    assert own_ledger.parent / "data" in desk.ledger.parents


def test_a_ledger_used_last_that_cannot_even_be_asked_for_does_not_keep_the_program_from_starting(app, own_ledger):
    """Its drive was taken away, its folder closed to this user: the system says more than that it is not there."""
    gone = own_ledger.with_name("账" * 100)  # longer than any system has names
    preferences.remember_ledger(gone)
    seen, clock = told_of(lambda one: one.live.notice is not None, lambda one: one.notice.text.text())
    assert run_window(FARMS) == 0 and clock.isActive()
    assert seen[0].startswith(f"{gone}: the ledger used last is no longer there")


def test_a_session_that_cannot_begin_leaves_no_journal(app, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    with pytest.raises(AttributeError):
        Session(object(), None, tmp_path / "ledger.db")  # no window to be furnished
    assert list((tmp_path / "data").rglob("*.journal")) == []


def test_where_a_journal_is_kept_that_cannot_be_read_is_said_when_the_basin_is_there(app, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    sessions = tmp_path / "data" / "fenshui" / "sessions"
    sessions.mkdir(parents=True)
    (sessions / "1.journal").write_bytes(line_of(("zoom", "5")))
    seen, clock = told_of(lambda window: window.live.notice, lambda w: w.notice.text.text())
    assert run_window(FARMS, tmp_path / "ledger.db") == 0 and clock.isActive()
    kept = sessions / "1.journal-aside"
    assert seen == [f"The journal of a session that broke off cannot be read; it is kept in {kept}"]


def test_drafts_that_cannot_be_read_are_told_with_the_journal_where_it_really_is(app, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    sessions = tmp_path / "data" / "fenshui" / "sessions"
    sessions.mkdir(parents=True)
    acts = (("open", str(FARMS)), ("propose", "no terms"))
    (sessions / "1.journal").write_bytes(b"".join(map(line_of, acts)))
    there = lambda window: window.live.notice is not None and window.live.notice.id == "desk.both"  # noqa: E731
    seen, clock = told_of(there, lambda w: w.notice.text.text())
    assert run_window(FARMS, tmp_path / "ledger.db") == 0 and clock.isActive()
    kept = sessions / "1.journal-aside"
    assert (
        kept.exists()
        and "1 piece of the session that broke off (drafts, packages or pins) cannot be read" in seen[0]
        and str(kept) in seen[0]
    )


def test_the_basin_that_a_crash_left_is_taken_up_also_where_it_is_the_one_given(app, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    draft = replace(open_draft(FARMS / "transfers" / "upper-to-lower.toml"), volume_m3=1_234_567)
    journal = Journal(tmp_path / "data" / "fenshui" / "sessions")
    journal.opened(FARMS)
    journal.proposed(draft)
    os.close(journal._file)  # as the system does for a process that is killed
    seen, clock = told_of(lambda window: window.live.desk.draft == draft, lambda w: w.live.desk.draft.volume_m3)
    assert run_window(FARMS, tmp_path / "ledger.db") == 0 and clock.isActive()
    assert seen == [1_234_567]


def is_in_sight(view):
    return view.sketch.is_done or view.rivers.buffer is not None


def test_the_river_is_in_sight_before_any_panel_is_loaded_and_a_window_closed_by_then_ends_well(app, tmp_path, capfd):
    def tell(window):
        view = window.map_panel.map
        return is_in_sight(view), view.height() > window.height() * 0.4, window.live.basin, window.header.facts.whole

    seen, clock = told_of(lambda window: hasattr(window, "panels"), tell)
    assert run_window(FARMS, tmp_path / "ledger.db") == 0 and clock.isActive()
    assert seen == [(True, True, None, "Opening…")]
    assert capfd.readouterr().err == ""


def test_a_basin_that_cannot_be_read_is_told_of_once_the_window_is_furnished(app, tmp_path):
    (tmp_path / "no-basin").mkdir()
    seen, clock = told_of(
        lambda window: window.notice.isVisible(), lambda w: (w.is_furnished, w.notice.text.text(), w.header.facts.whole)
    )
    assert run_window(tmp_path / "no-basin", tmp_path / "ledger.db") == 0 and clock.isActive()
    [(is_furnished, text, facts)] = seen
    assert is_furnished and "basin.toml" in text and facts == "No basin is open"


def farms_on_a_sheet():
    opening, layout, levels = desk_jobs.open_basin(FARMS)
    return opening.basin, layout, levels


def test_the_first_river_stays_in_sight_whatever_is_switched_before_the_basin_is_on_the_table(app, live, qtbot):
    window = MainWindow()
    qtbot.addWidget(window, before_close_func=lambda one: one.live.background.cancel())
    window.show()
    window.stand(live)
    in_sight = []
    window.map_panel.show_first(farms_on_a_sheet(), lambda: in_sight.append(True))
    qtbot.waitUntil(lambda: in_sight == [True], timeout=LONG_MS)
    preferences.choose_unit("m3")
    preferences.choose_theme("dark")
    qtbot.waitUntil(lambda: live.turns.is_idle and is_dressed(app), timeout=LONG_MS)
    assert window.map_panel.map.isVisible() and not window.map_panel.empty.isVisible()
    preferences.choose_unit("usual")


def test_a_window_that_nobody_can_see_is_furnished_all_the_same(app, live, qtbot):
    window = MainWindow()
    qtbot.addWidget(window, before_close_func=lambda one: one.live.background.cancel())
    window.stand(live)
    gone_on = []
    window.map_panel.show_first(farms_on_a_sheet(), lambda: gone_on.append(True))
    qtbot.waitUntil(lambda: gone_on == [True], timeout=LONG_MS)


def test_a_window_that_lacks_a_piece_says_so_and_ends(app, tmp_path, monkeypatch, capfd):
    monkeypatch.setitem(furniture.PANELS, "price", "panels.nowhere.Price")
    said = []

    def look():
        for dialog in QApplication.topLevelWidgets():
            if isinstance(dialog, FaultDialog) and dialog.isVisible():
                said.append(dialog.go_on.text())
                QTest.mouseClick(dialog.go_on, Qt.MouseButton.LeftButton)

    clock = QTimer(interval=50)
    clock.timeout.connect(look)
    clock.start()
    assert run_window(FARMS, tmp_path / "ledger.db") == 1
    for window in QApplication.topLevelWidgets():
        window.close()
    assert said == ["End"]
    assert "fenshui.gui.panels.nowhere" in capfd.readouterr().err


@pytest.fixture
def hears_ctrl_c():
    """As in a terminal: what is begun in the background of a shell is deaf to Ctrl+C, and its window stays so."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def test_ctrl_c_in_the_terminal_closes_the_window_and_then_stops_the_program(app, tmp_path, hears_ctrl_c):
    QTimer.singleShot(300, lambda: signal.raise_signal(signal.SIGINT))
    with pytest.raises(KeyboardInterrupt):
        run_window(FARMS, tmp_path / "ledger.db")
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
