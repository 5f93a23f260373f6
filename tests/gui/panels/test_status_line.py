"""The line at the foot tells of what takes long, and nothing above it moves."""

import re
import threading
from pathlib import Path

from fenshui import gui
from fenshui.gui.jobs import desk_jobs
from fenshui.gui.live.desk import LiveDesk
from fenshui.gui.panels.task_words import TaskWords
from fenshui.places import holds_machine_code
from fenshui.words import sentence


def test_a_long_task_is_shown_and_the_map_keeps_its_size(on_two_farms, settled, qtbot):
    window, go_on = on_two_farms, threading.Event()
    live: LiveDesk = window.live
    before = window.map_panel.map.size(), window.statusBar().size()
    live.background.start("assess", lambda task: (task.report(0.4), go_on.wait(20)), lambda _: None, live.refused)
    qtbot.waitUntil(window.progress.stop.isVisible)
    assert window.progress.task.text() == "Assessing the impact"
    assert window.progress.bar.value() == 400
    assert (window.map_panel.map.size(), window.statusBar().size()) == before
    go_on.set()
    settled(live)
    assert not window.progress.stop.isVisible()
    assert (window.map_panel.map.size(), window.statusBar().size()) == before


def test_what_is_being_written_cannot_be_stopped(on_two_farms, settled, qtbot):
    window, go_on = on_two_farms, threading.Event()
    live: LiveDesk = window.live
    told = []
    live.background.start("save", lambda task: go_on.wait(20), told.append, live.refused, is_lasting=True)
    qtbot.waitUntil(window.progress.task.isVisible)
    assert window.progress.task.text() == "Saving the basin" and not window.progress.stop.isVisible()
    live.background.cancel()
    go_on.set()
    settled(live)
    assert told == [True]


def test_a_notice_lies_over_the_line_but_not_over_the_task_that_can_be_stopped(on_two_farms, settled, qtbot):
    window, go_on = on_two_farms, threading.Event()
    live: LiveDesk = window.live
    live.tell(sentence("desk.recovered", acts=3))
    assert window.notice.geometry() == window.statusBar().geometry()
    live.background.start("assess", lambda task: go_on.wait(20), lambda _: None, live.refused)
    qtbot.waitUntil(window.progress.stop.isVisible)
    for part in (window.progress.task, window.progress.bar, window.progress.stop):
        middle = part.mapTo(window, part.rect().center())
        assert window.childAt(middle) is part
    go_on.set()
    settled(live)
    assert window.notice.geometry() == window.statusBar().geometry()
    live.tell(sentence("desk.not_handed_over", file="a name " * 60))
    assert window.notice.height() > 2 * window.notice.text.fontMetrics().height()
    assert window.notice.geometry().bottomLeft() == window.statusBar().geometry().bottomLeft()


def test_every_job_that_the_window_starts_is_named_in_words(app):
    source = "\n".join(file.read_text(encoding="utf-8") for file in Path(gui.__file__).parent.rglob("*.py"))
    started = set(re.findall(r'(?:\.start|\._act|\.run)\(\s*"([^"]+)"|_JOB = "([^"]+)"', source))
    names = {first or second for first, second in started}
    assert len(names) > 20 and not names - set(TaskWords().of)


def test_whoever_waits_for_the_compiler_the_first_time_is_told_so(on_two_farms, settled, qtbot, monkeypatch):
    window, go_on = on_two_farms, threading.Event()
    live: LiveDesk = window.live
    assert not desk_jobs.is_compiling()  # another calculation was made before
    monkeypatch.setattr("fenshui.allocation.kernel.MUST_COMPILE", True)
    assert not desk_jobs.is_compiling()
    desk_jobs._CALCULATED.clear()
    assert desk_jobs.is_compiling()
    live.background.start("open", lambda task: go_on.wait(20), lambda _: None, live.refused)
    qtbot.waitUntil(window.progress.task.isVisible)
    assert window.progress.task.text().startswith("First calculation on this computer: the engine is being compiled")
    live.background.start("allocate", lambda task: desk_jobs.allocate(live.basin, "actual", None), print, live.refused)
    qtbot.waitUntil(lambda: window.progress.task.text() == "Opening the basin")
    go_on.set()
    settled(live)


def test_a_folder_without_compiled_loops_is_known(tmp_path):
    assert not holds_machine_code(tmp_path) and not holds_machine_code(tmp_path / "nowhere")
    (tmp_path / "allocation").mkdir()
    (tmp_path / "allocation" / "loop.nbi").touch()
    assert holds_machine_code(tmp_path)
