"""The longest halts of the window while somebody works with it, and which act caused them.

    .venv/bin/python tests/benchmarks/measure_stalls.py --seconds 600 --out resources/handbook/measured/stalls.md
    .venv/bin/python tests/benchmarks/measure_stalls.py --seconds 20

Plays the window without a display: volume dragged, periods changed, pins, units, language, theme, tables filtered,
the map zoomed and dragged, basins opened. A thread asks the window every few milliseconds whether it answers; the time
to the answer is the halt. How much of a halt the window's own thread worked is told beside it: the rest it waited, for
the interpreter or for a processor. Acts are done through the widgets a user has in hand.
"""

import argparse
import os
import platform
import random
import sys
import tempfile
import threading
import time
from collections import defaultdict
from pathlib import Path
from time import monotonic, perf_counter, sleep

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["XDG_CONFIG_HOME"] = os.environ["XDG_DATA_HOME"] = tempfile.mkdtemp()

from fenshui.gui import lean_imports  # noqa: F401  (before all else, as the program does)

# isort: split
import numpy as np
from fenshui.gui import preferences
from fenshui.gui.app import application_dressed
from fenshui.gui.furniture import prepare_in_idle_time
from fenshui.gui.session import open_window
from fenshui.places import sample_basin
from PySide6.QtCore import QObject, QPointF, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication

EVERY_S = 0.004
REST_MS = 40
LOOK_MS = 500
LIMIT_MS = 50
LONGEST_WAIT_S = 60


class Watch(QObject):
    """Asks the window from another thread whether it answers, one question at a time."""

    asked = Signal()

    def __init__(self):
        super().__init__()
        self.act = "start"
        self.halts = defaultdict(list)
        self._answered = threading.Event()
        self._goes_on = True
        self._asked_at = self._worked_before = 0.0
        self._work_of_the_window = time.pthread_getcpuclockid(threading.get_ident())
        self.asked.connect(self._answer, Qt.ConnectionType.QueuedConnection)
        self._thread = threading.Thread(target=self._ask, daemon=True)

    def start(self):
        self._thread.start()

    def stop(self):
        self._goes_on = False

    def _ask(self):
        while self._goes_on:
            self._answered.clear()
            self._asked_at, self._worked_before = perf_counter(), time.clock_gettime(self._work_of_the_window)
            self.asked.emit()
            self._answered.wait()
            sleep(EVERY_S)

    def _answer(self):
        waited = perf_counter() - self._asked_at
        worked = time.clock_gettime(self._work_of_the_window) - self._worked_before
        self.halts[self.act].append((waited * 1000, worked * 1000))
        self._answered.set()


class Play:
    """A person at the window: one act after another, each with a moment of rest after it."""

    def __init__(self, window, watch, seconds, basins):
        self.window, self.watch, self.live = window, watch, window.live
        self.basins, self.at = basins, 0
        self.end = monotonic() + seconds
        self.draw = random.Random(5)
        self.acts = self.script()

    def script(self):
        """All acts over and over; slow ones seldom."""
        turn = 0
        while True:
            turn += 1
            yield from self.drag_volume()
            yield from self.periods()
            yield from self.look_about()
            yield from self.tables()
            if turn % 2 == 0:
                yield from self.switches()
            yield from self.compare()
            if turn % 3 == 0:
                yield "open a basin", self.open_next
                yield "(settles)", None

    def drag_volume(self):
        slider = self.window.ticket.volume.slider
        yield "press the volume slider", lambda: slider.setSliderDown(True)
        for _ in range(25):
            yield "drag the volume", lambda: slider.setValue(self.draw.randrange(1, slider.maximum()))
        yield "let the volume go", lambda: slider.setSliderDown(False)
        yield "(settles)", None
        yield "assess", self.window.ticket.assess.click
        yield "(settles)", None

    def periods(self):
        time = self.window.map_panel.time
        for _ in range(12):
            yield "another period", time.later.click
        for span in ("period", "worst", "mean"):
            yield "period, mean, worst", self.window.map_panel.switches.spans.buttons[span].click
        for aspect in ("before", "after", "swipe", "difference"):
            yield "before, after, swipe", self.window.map_panel.switches.aspects.buttons[aspect].click
        for use in ("entitlement", "actual"):
            yield "the other use", self.window.map_panel.switches.uses.buttons[use].click
            yield "(settles)", None

    def look_about(self):
        view = self.window.map_panel.map
        for factor in (1.3, 1.3, 1.3, 1 / 1.3, 1 / 1.3):
            yield "zoom", lambda factor=factor: view.zoom(factor, QPointF(300, 150))
        for _ in range(10):
            yield "drag the map", lambda: view.look_at(view.view.moved(9, 4))
        yield "whole basin", view.fit

    def tables(self):
        for name, table in self.window.tables.tables.items():
            yield (
                "another table",
                lambda name=name: self.window.tables.tabs.setCurrentWidget(self.window.tables.tables[name]),
            )
            for needle in ("a", "a 灌", ""):
                yield "filter a table", lambda table=table, needle=needle: table.filter.setText(needle)
            yield "sort a table", lambda table=table: table.view.sortByColumn(1, Qt.SortOrder.DescendingOrder)
            yield "select a row", lambda table=table: table.view.selectRow(0)
        for name in ("review", "deal", "ticket", "negotiation", "hydrograph"):
            yield "another panel", lambda name=name: self.window.docks[name].raise_()

    def switches(self):
        for language in ("zh_CN", "en"):
            yield "the other language", lambda language=language: preferences.choose_language(language)
        for theme in ("dark", "light"):
            yield "the other theme", lambda theme=theme: preferences.choose_theme(theme)
        for unit in ("hm3", "usual"):
            yield "another unit", lambda unit=unit: preferences.choose_unit(unit)

    def compare(self):
        yield "pin", self.live.pins.pin_draft
        yield "(settles)", None
        yield "undo", self.live.drafting.undo
        yield "(settles)", None
        yield "unpin", self.live.pins.clear

    def open_next(self):
        self.at += 1
        self.live.open_basin(self.basins[self.at % len(self.basins)])

    def begin(self):
        """Nobody opens a basin before there is a window to be seen."""
        self.watch.act = "open a basin"
        self.live.open_basin(self.basins[0])
        self.settle(monotonic() + LONGEST_WAIT_S)

    def go_on(self):
        """The next act; `(settles)` waits until nothing is computed any more."""
        if monotonic() > self.end:
            self.watch.stop()
            QApplication.exit(0)  # to quit would ask about the draft
            return
        name, act = next(self.acts)
        if act is None:
            self.settle(monotonic() + LONGEST_WAIT_S)
            return
        self.watch.act = name
        act()
        QTimer.singleShot(REST_MS, self.go_on)

    def settle(self, until):
        is_busy = self.live.background.tasks or not self.live.turns.is_idle
        if is_busy and monotonic() < until:
            QTimer.singleShot(REST_MS, lambda: self.settle(until))
        else:
            QTimer.singleShot(REST_MS, self.go_on)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--basin", type=Path, action="append", default=[])
    arguments = parser.parse_args()
    app = application_dressed()
    preferences.choose_language("en")
    window = open_window(Path(tempfile.mkdtemp()) / "ledger.sqlite")
    window.resize(1600, 900)
    window.show()
    prepare_in_idle_time(window)
    watch = Watch()
    watch.start()
    basins = arguments.basin or [sample_basin(name) for name in ("yellow_river", "heihe", "two_farms")]
    play = Play(window, watch, arguments.seconds, basins)
    QTimer.singleShot(LOOK_MS, play.begin)
    app.exec()
    text = report(watch.halts, arguments.seconds)
    print(text)
    if arguments.out:
        arguments.out.write_text(text, encoding="utf-8")
    sys.stdout.flush()
    os._exit(0)


def report(halts, seconds):
    by_act = {act: np.array(found) for act, found in halts.items()}
    every = np.concatenate(list(by_act.values()))
    by_longest = sorted(by_act.items(), key=lambda item: -item[1][:, 0].max())
    worst, found = by_longest[0]
    lines = [
        "# Halts of the window, measured / 界面停顿实测",
        "",
        f"`tests/benchmarks/measure_stalls.py`, {seconds:,.0f} s of play on {platform.machine()}, "
        f"{os.cpu_count()} cores, Python {platform.python_version()}, no display, 1600 × 900. The window is asked "
        f"every {EVERY_S * 1000:.0f} ms whether it answers; milliseconds until it does. Work is that of the window's "
        "own thread in the halt in which it worked most; in the rest of a halt it waits for the interpreter or for a "
        "processor.",
        "",
        f"Halts over {LIMIT_MS} ms: {over(every)}. The longest, {found[:, 0].max():.0f} ms, is in: {worst}.",
        "",
        "| while, and after, this act | asked | p50 | p95 | longest | most work | over 50 ms |",
        "|---|---:|---:|---:|---:|---:|---:|",
        line("everything", every),
    ]
    lines += [line(act, found) for act, found in by_longest]
    return "\n".join([*lines, ""])


def line(act, found):
    p50, p95 = np.percentile(found[:, 0], [50, 95])
    longest, work = found.max(axis=0)
    return f"| {act} | {len(found):,} | {p50:.1f} | {p95:.1f} | {longest:.0f} | {work:.0f} | {over(found)} |"


def over(found):
    return int((found[:, 0] > LIMIT_MS).sum())


if __name__ == "__main__":
    main()
