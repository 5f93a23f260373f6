"""What is to be printed: map, impact review, table in front, comparison; then the preview."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QPushButton, QVBoxLayout

from fenshui.gui.panels.parts import label
from fenshui.gui.paper.preview import Preview
from fenshui.gui.paper.printing import Sheet, printer
from fenshui.gui.paper.tables import PaperTable
from fenshui.gui.wording.language import named

if TYPE_CHECKING:
    from fenshui.gui.main_window import MainWindow
    from fenshui.gui.panels.tables_panel import TablesPanel
    from fenshui.gui.tables.column_table import ColumnTable


class PrintChoice(QDialog):
    """Every part that there is now can be chosen; the map is to begin with."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._window = window
        self.setWindowTitle(self.tr("Print"))
        heading = label("heading")
        heading.setText(self.tr("What is to be printed?"))
        desk = window.live.desk
        self.parts = {name: QCheckBox() for name in ("map", "review", "table", "comparison")}
        there = {
            "map": desk.opening is not None,
            "review": desk.assessment is not None,
            "table": desk.opening is not None,
            "comparison": bool(desk.pins),
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 20, 22, 18)
        column.setSpacing(10)
        column.addWidget(heading)
        for name, box in self.parts.items():
            box.setEnabled(there[name])
            box.setChecked(there[name] and name in ("map", "review"))
            box.toggled.connect(self._enable)
            column.addWidget(box)
        self.preview = QPushButton(self.tr("Preview…"))
        self.preview.setProperty("leading", "true")
        self.preview.clicked.connect(self.show_preview)
        buttons = QHBoxLayout()
        self.leave = QPushButton(self.tr("Cancel"))
        self.leave.setAutoDefault(False)
        self.leave.clicked.connect(self.reject)
        buttons.addStretch(1)
        buttons.addWidget(self.leave)
        buttons.addWidget(self.preview)
        column.addSpacing(6)
        column.addLayout(buttons)
        self.setMinimumWidth(340)
        self._speak()
        self._enable()

    def sheets(self) -> list[Sheet]:
        """The parts that are chosen."""
        makers = {"map": self._map, "review": self._review, "table": self._table, "comparison": self._comparison}
        return [makers[name]() for name, box in self.parts.items() if box.isChecked()]

    def show_preview(self) -> None:
        """Show the pages; the printer is chosen there."""
        Preview(printer(), self.sheets(), self.foot(), self._window).open()
        self.accept()

    def foot(self) -> Callable[[int, int], str]:
        """What stands at the foot of a page, by its number and how many there are."""
        text, today = self.tr("{date} · page {page} of {pages}"), f"{date.today()}"
        return lambda page, pages: text.format(date=today, page=page, pages=pages)

    def _speak(self) -> None:
        texts = {
            "map": self.tr("Map as it stands"),
            "review": self.tr("Impact review"),
            "table": self.tr("Table in front: {name}").format(
                name=self._tables().tabs.tabText(self._tables().tabs.currentIndex())
            ),
            "comparison": self.tr("Comparison"),
        }
        for name, box in self.parts.items():
            box.setText(texts[name])

    def _enable(self) -> None:
        self.preview.setEnabled(any(box.isChecked() for box in self.parts.values()))

    def _title(self, part: str) -> str:
        basin, draft = self._window.live.basin, self._window.live.desk.draft
        names = [named(basin.settings) if basin is not None else "", draft.id if draft is not None else "", part]
        return " · ".join(filter(None, names))

    def _map(self) -> Sheet:
        return Sheet(self._title(self._window.map_panel.map.shown.title), self._window.map_panel.map)

    def _review(self) -> Sheet:
        review = self._window.review
        lines = [review.verdict.text(), review.reason.text(), review.paper.text(), review.paper_note.whole]
        parts: list[str | PaperTable] = ["".join(f"<p>{escape(line)}</p>" for line in lines)]
        for at, table in enumerate(review.tables.values()):
            parts += [f"<h2>{escape(review.tabs.tabText(at))}</h2>", self._rows(table.model)]
        return Sheet(self._title(self._window.docks["review"].windowTitle()), parts=tuple(parts))

    def _table(self) -> Sheet:
        tabs = self._tables().tabs
        self._tables().catch_up()
        table = list(self._tables().tables.values())[tabs.currentIndex()]
        return Sheet(self._title(tabs.tabText(tabs.currentIndex())), parts=(self._rows(table.model),))

    def _comparison(self) -> Sheet:
        panel = self._window.comparison
        return Sheet(self._title(self._window.docks["comparison"].windowTitle()), parts=(self._rows(panel.model),))

    def _rows(self, model: ColumnTable) -> PaperTable:
        left_out = self.tr("The first {printed} of {rows} rows. To have all of them, export the table.")
        return PaperTable(
            model.standing(),
            nothing=self.tr("None"),
            left_out=lambda printed, rows: left_out.format(printed=f"{printed:,}", rows=f"{rows:,}"),
        )

    def _tables(self) -> TablesPanel:
        return self._window.tables
