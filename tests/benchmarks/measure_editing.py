"""The longest halts of the window while a basin of thousands of nodes is edited, act by act.

    .venv/bin/python tests/benchmarks/measure_editing.py --nodes 5000 --out resources/handbook/measured/editing.md

Moves nodes, splits reaches, writes cells, pastes blocks, undoes and redoes, selects, and saves; after each act it waits
until the map has followed. The window is asked all the while whether it answers, as in `measure_stalls.py`.
"""

import argparse
import os
import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from time import monotonic, thread_time

from measure_stalls import EVERY_S, LIMIT_MS, LONGEST_WAIT_S, REST_MS, Watch

# isort: split
import numpy as np
import shapely
from fenshui.basin.conversion import write_basin_files
from fenshui.basin.geometry import Geometry
from fenshui.basin.writing import files_of
from fenshui.gui import preferences
from fenshui.gui.app import application_dressed
from fenshui.gui.map.schematic import schematic_points
from fenshui.gui.session import open_window
from measured_rivers import measured_river
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication


def drawn_river(nodes):
    """A measured river whose nodes lie somewhere."""
    from dataclasses import replace

    basin = measured_river(nodes, months=60)
    places = schematic_points(basin) * [0.02, 0.05] + [100.0, 36.0]
    shapes = {node.id: shapely.Point(place) for node, place in zip(basin.nodes, places, strict=True)}
    return replace(basin, geometry=Geometry(nodes=shapes))


class WatchOfWork(Watch):
    """Also how long the window's own thread worked between two answers, which other programs do not lengthen."""

    def __init__(self):
        super().__init__()
        self.work = defaultdict(list)
        self._worked = thread_time()

    def _answer(self):
        super()._answer()
        worked = thread_time()
        self.work[self.act].append((worked - self._worked) * 1000)
        self._worked = worked


class Session:
    """A person who edits: one act after another, until the map has caught up."""

    def __init__(self, window, watch, rounds, folder):
        self.window, self.watch, self.live, self.folder = window, watch, window.live, folder
        self.acts = self.script(rounds)
        self.followed = {}

    def script(self, rounds):
        window, editing = self.window, self.live.editing
        yield "begin to edit", window.editor.mode.trigger
        for turn in range(rounds):
            node = self.live.basin.nodes[7 + 31 * turn]
            yield "select a node", lambda node=node: self.live.select("node", node.id)
            yield "move a node by a key", lambda: QTest.keyClick(window.map_panel.map, Qt.Key.Key_Right)
            yield "write a name", lambda turn=turn: self.fill_in("name_en", f"Node {turn}")
            yield "another panel", window.docks["sheets"].raise_
            for table in ("nodes", "rights", "demands"):
                yield "another sheet", lambda table=table: window.panels["sheets"].show_table(table)
                yield "write a cell", lambda table=table, turn=turn: self.write_cell(table, turn)
            yield "paste 100 rows", self.paste
            yield "undo", window.actions_.undo.trigger
            yield "redo", window.actions_.redo.trigger
            yield "add a node on the map", lambda turn=turn: self.click("junction", 300 + 10 * turn, 60)
            yield "select a right", lambda turn=turn: self.live.select("right", self.live.basin.rights[turn].id)
            yield "select a reach", lambda turn=turn: self.live.select("reach", self.live.basin.reaches[turn].id)
            reach = self.live.basin.reaches[11 + turn].id
            yield "split a reach", lambda: window.inspector.cards.buttons["split"].click()
            yield "delete a reach", lambda reach=reach: self.delete(reach)
            yield "save", lambda: editing.save(self.folder)
        yield "leave", window.editor.mode.trigger

    def fill_in(self, field, text):
        line_ = self.window.inspector.cards.input(field)
        line_.setText(text)
        line_.editingFinished.emit()

    def write_cell(self, table, turn):
        model = self.window.panels["sheets"].grid.model
        column = {
            "nodes": 2,
            "rights": model.columns.index("annual_volume_m3") if table == "rights" else 0,
            "demands": 4,
        }
        model.put(turn, column[table], [[f"{1000 + turn}"]])

    def paste(self):
        view = self.window.panels["sheets"].grid.view
        QGuiApplication.clipboard().setText("\n".join(["1\t2\t3"] * 100))
        view.setCurrentIndex(view.model().index(0, 3))
        view.paste()

    def click(self, tool, x, y):
        self.live.editing.take(tool)
        QTest.mouseClick(self.window.map_panel.map, Qt.MouseButton.LeftButton, pos=QPoint(x, y))
        self.live.editing.take("select")

    def delete(self, reach):
        from fenshui.basin.editing.rows_in import without

        self.live.editing.delete(reach, lambda basin: without(basin, "reaches", reach))

    def go_on(self):
        name, act = next(self.acts, (None, None))
        if name is None:
            self.watch.stop()
            QApplication.quit()
            return
        self.watch.act = name
        act()
        QTimer.singleShot(REST_MS, lambda: self.settle(monotonic() + LONGEST_WAIT_S))

    def settle(self, until):
        busy = self.live.background.tasks or not self.live.turns.is_idle
        QTimer.singleShot(REST_MS, (lambda: self.settle(until)) if busy and monotonic() < until else self.go_on)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--nodes", type=int, default=5000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--out", type=Path)
    arguments = parser.parse_args()
    folder = Path(tempfile.mkdtemp()) / "river"
    write_basin_files(files_of(drawn_river(arguments.nodes)), folder)
    app = application_dressed()
    preferences.choose_language("en")
    window = open_window(Path(tempfile.mkdtemp()) / "ledger.sqlite")
    window.resize(1600, 900)
    window.show()
    window.hydrograph.prepare()
    watch = WatchOfWork()
    watch.start()
    session = Session(window, watch, arguments.rounds, folder)
    watch.act = "(open)"
    QTimer.singleShot(0, lambda: window.live.open_basin(folder))
    QTimer.singleShot(200, lambda: session.settle(monotonic() + LONGEST_WAIT_S))
    app.exec()
    text = report(watch, arguments.nodes)
    print(text)
    if arguments.out:
        arguments.out.write_text(text, encoding="utf-8")
    sys.stdout.flush()
    os._exit(0)


def report(watch, nodes):
    lines = [
        "# Halts of the window while a large basin is edited, measured / 编辑大流域时的界面停顿实测",
        "",
        f"`tests/benchmarks/measure_editing.py --nodes {nodes}`, {os.cpu_count()} cores shared with other work (load "
        f"{os.getloadavg()[0]:.1f}), no display, 1600 × 900. Every {EVERY_S * 1000:.0f} ms the window is asked whether "
        "it answers. *Halt*: milliseconds until it does, with all else the machine does. *Work*: what of these the "
        f"window's own thread worked at a stretch. Over {LIMIT_MS} ms people feel it.",
        "",
        "| while, and after, this act | asked | halt p95 | longest | over 50 ms | work p95 | longest | over 50 ms |",
        "|---|---:|---:|---:|---:|---:|---:|---:|",
    ]
    acts = [act for act in watch.work if act not in ("(open)", "start")]
    acts.sort(key=lambda act: -max(watch.work[act]))
    rows = [(act, np.array(watch.halts[act])[:, 0], np.array(watch.work[act])) for act in acts]
    every = ("everything", *(np.concatenate([row[at] for row in rows]) for at in (1, 2)))
    return "\n".join([*lines, *(line(*row) for row in (every, *rows)), ""])


def line(act, halts, work):
    cells = " | ".join(
        f"{np.percentile(found, 95):.1f} | {found.max():.0f} | {(found > LIMIT_MS).sum()}" for found in (halts, work)
    )
    return f"| {act} | {len(halts):,} | {cells} |"


if __name__ == "__main__":
    main()
