"""The map and the tables timed against the budgets, with pyqtgraph curves on the same data in the same run.

    .venv/bin/python tests/benchmarks/measure_map.py --out resources/handbook/measured/map.md

Window 1600 × 900 at pixel ratio 1, no display; p95 of forty turns of each act, least of nine rounds.
"""

import argparse
import os
import platform
import subprocess
import sys
import tempfile
from itertools import cycle
from pathlib import Path
from time import perf_counter

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["XDG_CONFIG_HOME"] = os.environ["XDG_DATA_HOME"] = tempfile.mkdtemp()

import numpy as np
import pyqtgraph
from fenshui.gui.app import application_dressed
from fenshui.gui.map.layout import Layout
from fenshui.gui.map.levels import levels_of
from fenshui.gui.map.palette import change_scale
from fenshui.gui.map.places import Place
from fenshui.gui.map.river_layer import load_machine_code
from fenshui.gui.map.sheet import Sheet
from fenshui.gui.map.shown import Shown
from fenshui.gui.map.view import MapView
from fenshui.gui.panels.selectable_table import table_view
from fenshui.gui.tables.column_table import Column, ColumnTable
from measured_maps import river
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

SIZES = (10_000, 100_000)
RIGHTS = 100_000
TURNS = 40
LIMITS_MS = {
    "re-render at full extent": (10, 30),
    "another period": (3, 5),
    "swipe": (3, 5),
    "drag": (2, 2),
    "wheel": (2, 2),
    "what is under the mouse": (0.1, 0.1),
    "memory, MB": (70, 200),
}
TABLE_LIMITS_MS = {"sort": 20, "filter": 30, "scroll": 10}
START_LIMITS_S = {"window": 0.3, "map": 0.6, "all panels": None, "basin on the table": None}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--sizes", type=int, nargs="*", default=SIZES)
    arguments = parser.parse_args()
    application_dressed()
    load_machine_code()
    maps = {size: measured_map(size) for size in arguments.sizes}
    text = report(maps, measured_tables(), {True: measured_start(True), False: measured_start(False)})
    print(text)
    if arguments.out:
        arguments.out.write_text(text, encoding="utf-8")


def measured_map(reaches):
    """Every act on a map of so many reaches, ours and pyqtgraph's, in ms; memory in MB."""
    one = river(reaches)
    before = memory_mb()
    view = map_of(one)
    values = cycle([Shown(change, change_scale(2.0)) for change in one.change])
    extent = view.view
    found = {
        "re-render at full extent": p95(lambda: view.look_at(extent, now=True)),
        "another period": p95(lambda: (view.show_state(next(values), []), paint(view))),
        "swipe": swiping(view, one),
        "drag": p95(dragging(view)),
        "wheel": wheeling(view, extent),
        "what is under the mouse": pointing(view, extent),
        "memory, MB": memory_mb() - before,
    }
    view.close()
    return found, curves(one)


def map_of(one):
    """The widget with rivers and two hundred named sections on it."""
    lines = list(one.lines)
    points = one.lines[:, 0]
    greatest = np.argsort(-one.size)[:200].tolist()
    places = tuple(Place(at, f"n{at}", "section", f"断面 {at}") for at in greatest)
    view = MapView()
    view.resize(1600, 900)
    view.show()
    layout = Layout(tuple(lines), points, one.size.astype(int))
    view.show_sheet(Sheet(layout, places, {}), levels_of(lines, one.size))
    view.show_state(Shown(one.change[0], change_scale(2.0)), [])
    return view


CANVAS = QImage(1600, 900, QImage.Format.Format_RGB32)


def paint(widget):
    """What the screen would ask of the widget now."""
    QWidget.render(widget, CANVAS)


def swiping(view, one):
    left = Shown(one.change[1], change_scale(2.0))
    view.show_state(Shown(one.change[0], change_scale(2.0), left=left), [])
    where = cycle(np.linspace(0.1, 0.9, 17).tolist())
    return p95(lambda: (view.swipe_to(next(where)), paint(view)))


def dragging(view):
    by = cycle((7.0, -7.0))
    return lambda: (view.look_at(view.view.moved(next(by), 3.0)), paint(view))


def wheeling(view, extent):
    view.look_at(extent, now=True)
    factor = cycle((1.2, 1 / 1.2))
    return p95(lambda: (view.zoom(next(factor), QPointF(700, 300)), paint(view)))


def pointing(view, extent):
    view.look_at(extent, now=True)
    spots = cycle([QPointF(x, y) for x in range(100, 1500, 97) for y in range(50, 850, 83)])
    return p95(lambda: view.what_is_at(next(spots)), turns=2000)


def curves(one):
    """pyqtgraph: all reaches as one curve of broken lines, rendered; recoloured, it needs a curve for every colour."""
    widget = pyqtgraph.PlotWidget()
    widget.resize(1600, 900)
    steps = np.digitize(one.change[0], np.linspace(-2, 2, 15))
    drawn = [pyqtgraph.PlotCurveItem(pen=pyqtgraph.intColor(step, 16)) for step in range(16)]
    for item in drawn:
        widget.addItem(item)

    def colour(values):
        steps = np.digitize(values, np.linspace(-2, 2, 15))
        for step, item in enumerate(drawn):
            points, ends = one.lines[steps == step].reshape(-1, 2), np.ones(int((steps == step).sum()) * 10, dtype=int)
            ends[9::10] = 0
            item.setData(points[:, 0], points[:, 1], connect=ends)

    colour(one.change[0])
    widget.show()
    paint(widget)
    months = cycle(one.change)
    by = cycle((7.0, -7.0))
    box = widget.getViewBox()
    found = {
        "re-render at full extent": p95(lambda: (widget.viewport().update(), paint(widget)), turns=8),
        "another period": p95(lambda: (colour(next(months)), paint(widget)), turns=8),
        "drag": p95(lambda: (box.translateBy(x=next(by) * 100), paint(widget)), turns=8),
        "wheel": p95(lambda: (box.scaleBy((0.97, 0.97)), paint(widget)), turns=8),
    }
    widget.close()
    assert len(steps) == len(one.size)
    return found


def measured_tables():
    """Sort, filter and scroll a table of rights, in ms."""
    draw = np.random.default_rng(5)
    model = ColumnTable()
    ids = [f"right-{at}" for at in range(RIGHTS)]
    names = [f"Holder {at % 997} 灌区 {at}" for at in range(RIGHTS)]
    volumes = Column("Volume", draw.random(RIGHTS) * 1e6, lambda value: f"{value:,.0f}")

    def fill():
        model.fill(ids, [Column("Holder", names), volumes])

    fill()
    view = table_view(model)
    view.resize(600, 900)
    view.show()
    order = cycle(Qt.SortOrder)
    needle = cycle(("灌区 4", "holder 12", "99", ""))
    place = cycle(range(0, RIGHTS - 100, 811))

    def sort():
        model.sort(1, next(order))
        paint(view)

    def scroll():
        view.verticalScrollBar().setValue(next(place))
        paint(view)

    found = {"sort": p95(sort, before=fill), "filter": p95(lambda: (model.filter(next(needle)), paint(view)))}
    model.filter("")
    return {**found, "scroll": p95(scroll)}


START = """
import os, sys, time
from pathlib import Path
begun = float(sys.argv[1])
waits = len(sys.argv) > 3
os.environ["XDG_CONFIG_HOME"] = os.environ["XDG_DATA_HOME"] = sys.argv[2]
from fenshui.gui.app import run_window
from fenshui.gui import main_window
from fenshui.gui.sight_again import SightAgain
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

def is_again_in_sight(window):
    return any(again.was_painted for again in window.findChildren(SightAgain))

def is_drawn(view):
    return view.sketch.is_done or (view.rivers is not None and view.rivers.buffer is not None)

def seen(window):
    yield window.isVisible()
    yield is_again_in_sight(window) or (bool(window.docks) and is_drawn(window.map_panel.map))
    yield window.is_furnished
    yield window.live.basin is not None

class Watched(main_window.MainWindow):
    def __init__(self):
        super().__init__()
        self.clock = QTimer(interval=1)
        self.clock.timeout.connect(self.look)
        self.clock.start()
        self.moments = []

    def look(self):
        reached = 0
        for is_reached in seen(self):
            if not is_reached:
                break
            reached += 1
        self.moments += [time.time() - begun] * (reached - len(self.moments))
        if len(self.moments) == 4 and (not waits or list(Path(sys.argv[2]).rglob("last_sight.png"))):
            print(*self.moments, flush=True)
            os._exit(0)

from fenshui.gui import app
app.MainWindow = Watched
run_window()
"""


def measured_start(is_first):
    """Seconds from the start to the frame, the map of the Yellow River, all panels and the open basin.

    Median and least of eleven, after one that leaves the compiled modules behind, as an installation does. A first
    start finds no home of its user; a further one finds what the start before left there.
    """
    with tempfile.TemporaryDirectory() as home:
        started(home, "wait")
        found = np.array([started(tempfile.mkdtemp(dir=home) if is_first else home) for _ in range(11)])
    both = zip(np.median(found, axis=0).tolist(), found.min(axis=0).tolist(), strict=True)
    return dict(zip(START_LIMITS_S, both, strict=True))


def started(home, *wait):
    """Seconds to each moment of one start with this home."""
    from time import time

    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    command = [sys.executable, "-c", START, str(time()), home, *wait]
    ended = subprocess.run(command, capture_output=True, encoding="utf-8", check=True, env=environment)
    return [float(line) for line in ended.stdout.split()]


def p95(act, turns=TURNS, before=lambda: None):
    """Milliseconds that 95 of a hundred turns do not exceed; the first three warm up, `before` is not counted.

    Least of nine rounds: what others do on the machine is no doing of ours.
    """
    return min(one_p95(act, turns, before) for _ in range(9))


def one_p95(act, turns, before):
    taken = []
    for _ in range(turns + 3):
        before()
        begun = perf_counter()
        act()
        taken.append((perf_counter() - begun) * 1000)
    return float(np.percentile(taken[3:], 95))


def memory_mb():
    """What this process holds in memory now."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def report(maps, tables, start):
    lines = [
        "# The map, measured / 地图实测",
        "",
        f"`tests/benchmarks/measure_map.py` on {platform.machine()}, Python {platform.python_version()}, no display, "
        "1600 × 900 at pixel ratio 1. Milliseconds, p95 of forty turns, least of nine rounds; every turn includes "
        "painting the widget. Beside it pyqtgraph "
        "curves (one a colour) on the same data in the same run.",
        "",
        "| act | reaches | ms | budget | kept | pyqtgraph |",
        "|---|---:|---:|---:|---|---:|",
    ]
    for place, (reaches, (ours, theirs)) in enumerate(maps.items()):
        for act, value in ours.items():
            other = f"{theirs[act]:,.0f}" if act in theirs else "–"
            limit = LIMITS_MS[act][min(place, 1)]
            lines.append(f"| {act} | {reaches:,} | {value:,.2f} | {limit} | {kept(value, limit)} | {other} |")
    lines += ["", f"| table of {RIGHTS:,} rights | ms | budget | kept |", "|---|---:|---:|---|"]
    lines += [f"| {act} | {value:,.1f} | {TABLE_LIMITS_MS[act]} | {kept(value, TABLE_LIMITS_MS[act])} |"
              for act, value in tables.items()]  # fmt: skip
    lines += ["", "| from start to | s (median of 11) | least | budget | kept |", "|---|---:|---:|---:|---|"]
    for is_first, moments in start.items():
        for act, (usual, least) in moments.items():
            limit = START_LIMITS_S[act]
            told = f"{act}, {'first start' if is_first else 'further start'}"
            lines.append(f"| {told} | {usual:,.2f} | {least:,.2f} | {limit or '–'} | {kept(usual, limit)} |")
    return "\n".join([*lines, ""])


def kept(value, limit):
    return "–" if limit is None else "yes" if value <= limit else "no"


if __name__ == "__main__":
    main()
