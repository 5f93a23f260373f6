"""Tables printed from the window into a PDF and into the preview: how long it takes, how long the window halts.

    .venv/bin/python tests/benchmarks/measure_printing.py --out resources/handbook/measured/printing.md

The window is asked all the while whether it answers, as in `measure_stalls.py`. Exits with 1 over a bound.
"""

import argparse
import os
import platform
import sys
import tempfile
from pathlib import Path
from time import perf_counter

from measure_stalls import LIMIT_MS, Watch

# isort: split
import numpy as np
from fenshui.gui.app import application_dressed
from fenshui.gui.paper.preview import Preview, Progress
from fenshui.gui.paper.printing import Sheet, printer, printing
from fenshui.gui.paper.tables import PaperTable
from fenshui.gui.tables.column_table import Column, ColumnTable
from PySide6.QtCore import QTimer
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

SHAPES = {(200, 14): 0.3, (1_000, 14): None, (5_000, 14): 3.0, (5_000, 7): None}
"""Rows and columns -> seconds to a PDF at the most."""
REST_MS = 200


def sheet(rows, columns):
    """A part of a print with a table of names in both scripts and of figures."""
    draw, model = np.random.default_rng(1), ColumnTable()
    names = [f"{'第三灌区' if at % 2 else 'Irrigators of district'} {at}" for at in range(rows)]
    figures = [
        Column(f"Vol {at}, hm³", draw.uniform(0, 1e5, rows), lambda value: f"{value:,.1f}") for at in range(columns - 1)
    ]
    model.fill(names, [Column("Holder", names), *figures])
    return Sheet("Rights", parts=(PaperTable(model.standing(), "None", "{} {}".format),))


class Prints:
    """One print after another, to a file and to the preview, with a moment of rest between them."""

    def __init__(self, app, window, watch):
        self._app, self._window, self._watch = app, window, watch
        self._left = [(shape, to) for shape in SHAPES for to in (self._to_file, self._to_preview)]
        self.found = {}

    def go_on(self):
        if not self._left:
            self._app.quit()
            return
        shape, to = self._left.pop(0)
        pages, made = [], sheet(*shape)
        self._watch.act = (shape, to.__name__)
        began = perf_counter()
        to(made, lambda page, many: pages.append(page) or f"{page} / {many}")
        self.found[self._watch.act] = (len(pages), perf_counter() - began)
        QTimer.singleShot(REST_MS, self._rest)

    def _rest(self):
        self._watch.act = "rest"
        QTimer.singleShot(REST_MS, self.go_on)

    def _to_file(self, made, foot):
        to = printer()
        to.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        to.setOutputFileName(str(Path(tempfile.mkdtemp()) / "print.pdf"))
        assert Progress(self._window).go_through(printing(to, [made], foot))

    def _to_preview(self, made, foot):
        shown = Preview(printer(), [made], foot, self._window)
        shown.open()
        QTimer.singleShot(REST_MS // 2, shown.reject)


def report(found, halts):
    """The page of the handbook."""
    rows = []
    for rows_, columns in SHAPES:
        cells = [f"{rows_:,} × {columns}", f"{found[(rows_, columns), '_to_file'][0]}"]
        for way in ("_to_file", "_to_preview"):
            waited = np.array(halts[(rows_, columns), way])[:, 0]
            cells += [f"{found[(rows_, columns), way][1]:.2f}", f"{waited.max():.0f}", f"{(waited > LIMIT_MS).sum()}"]
        rows.append(f"| {' | '.join(cells)} |")
    return "\n".join(
        [
            "# Tables printed from the window, measured / 打印表格实测",
            "",
            f"`tests/benchmarks/measure_printing.py` on {platform.machine()}, {os.cpu_count()} cores, Python "
            f"{platform.python_version()}, no display: from the table to a PDF, and to the pages of the preview. "
            "*Halt*: milliseconds until the window answers, with all else the machine does.",
            "",
            f"| rows × columns | pages | PDF, s | longest halt | over {LIMIT_MS} ms | preview, s | longest halt "
            f"| over {LIMIT_MS} ms |",
            "|---|---:|---:|---:|---:|---:|---:|---:|",
            *rows,
            "",
        ]
    )


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path)
    arguments = parser.parse_args()
    app, window = application_dressed(), QWidget()
    window.resize(1600, 900)
    window.show()
    watch = Watch()
    watch.start()
    prints = Prints(app, window, watch)
    QTimer.singleShot(REST_MS, prints.go_on)
    app.exec()
    text = report(prints.found, watch.halts)
    print(text)
    if arguments.out:
        arguments.out.write_text(text, encoding="utf-8")
    slow = [shape for shape, most in SHAPES.items() if most and prints.found[shape, "_to_file"][1] > most]
    sys.stdout.flush()
    os._exit(bool(slow))


if __name__ == "__main__":
    main()
