"""Copy and export from a table or a list: rows with their header to the clipboard, or all of it to a file."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QFileDialog, QListWidget, QMenu, QWidget

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet would take for a formula at the start of a text."""


class Rows(Protocol):
    """What can tell its rows as texts, a header first where it has one: all, or those at some places."""

    def rows(self, wanted: Sequence[int] | None = None) -> list[list[str]]:
        """Texts as shown."""
        ...


class ListRows:
    """The lines of a list, as rows of one column."""

    def __init__(self, lines: QListWidget) -> None:
        self._lines = lines

    def rows(self, wanted: Sequence[int] | None = None) -> list[list[str]]:
        """All lines, or those at some places."""
        return [[self._lines.item(at).text()] for at in (range(self._lines.count()) if wanted is None else wanted)]


class TableMenu(QWidget):
    """The menu of a table's or a list's right button, and Ctrl+C."""

    def __init__(self, view: QAbstractItemView, model: Rows) -> None:
        super().__init__(view)
        self.hide()
        self._view, self._model = view, model
        self.copy_action = QAction(view)
        self.copy_action.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        self.copy_action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.copy_action.triggered.connect(self.copy)
        view.addAction(self.copy_action)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self._ask)

    def menu(self) -> QMenu:
        """What can be done with the table now."""
        menu = QMenu(self._view)
        self.copy_action.setText(self.tr("Copy rows"))
        self.copy_action.setEnabled(bool(self._view.selectionModel().selectedRows()))
        menu.addAction(self.copy_action)
        menu.addAction(self.tr("Copy all rows"), self.copy_all)
        menu.addAction(self.tr("Export CSV…"), self.ask_where_to)
        return menu

    def copy(self) -> None:
        """The rows that are selected, all of them where none is, to the clipboard."""
        chosen = sorted(index.row() for index in self._view.selectionModel().selectedRows())
        self._to_clipboard(self._model.rows(chosen or None))

    def copy_all(self) -> None:
        """Every row that the filter lets through, to the clipboard."""
        self._to_clipboard(self._model.rows())

    def ask_where_to(self) -> None:
        """Ask for a file, and write the table."""
        name, _ = QFileDialog.getSaveFileName(self._view, self.tr("Export the table"), "table.csv", "CSV (*.csv)")
        if name:
            self.save(Path(name))

    def save(self, path: Path) -> None:
        """Write every row that the filter lets through as CSV that a spreadsheet opens in any language."""
        path.write_bytes(csv_text(self._model.rows()).encode("utf-8-sig"))

    def _ask(self, where: QPoint) -> None:
        self.menu().popup(self._view.viewport().mapToGlobal(where))

    @staticmethod
    def _to_clipboard(rows: list[list[str]]) -> None:
        text = "\n".join("\t".join(_tame(cell) for cell in row) for row in rows)
        QGuiApplication.clipboard().setText(text + "\n")


def csv_text(rows: list[list[str]]) -> str:
    """Rows as CSV; a text that a spreadsheet would run as a formula is kept a text."""
    written = io.StringIO()
    csv.writer(written, lineterminator="\r\n").writerows([_tame(cell) for cell in row] for row in rows)
    return written.getvalue()


def _tame(cell: str) -> str:
    cell = " ".join(cell.split())
    return f"'{cell}" if cell.startswith(_FORMULA) and not _is_number(cell) else cell


def _is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True
