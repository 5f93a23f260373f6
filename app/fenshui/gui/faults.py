"""What happens when the program itself is at fault: one calm dialog with a report to save; the work goes on."""

from __future__ import annotations

import sys
import threading
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout

from fenshui.gui.panels.parts import label

if TYPE_CHECKING:
    from fenshui.gui.main_window import MainWindow


class FaultDialog(QDialog):
    """Says that drafts are kept, and shows the report that can be saved, word for word."""

    def __init__(self, window: MainWindow, report: str, *, is_the_end: bool = False) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("A fault of the program"))
        heading, text = label("heading"), label(wrap=True)
        heading.setText(self.tr("Something in the program went wrong."))
        goes_on = self.tr("Your drafts are kept and you can go on.")
        ends = self.tr("The window cannot be built and the program ends; drafts of before are kept.")
        kept = self.tr(
            "The report below helps to mend it; it holds no passphrase, no name of a key, no path and no figure of "
            "yours."
        )
        text.setText(f"{ends if is_the_end else goes_on}\n{kept}")
        self.report = QPlainTextEdit(report)
        self.report.setReadOnly(True)
        self.report.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.report.setAccessibleName(self.tr("Report of the fault"))
        self.copy_button, self.save_button, self.go_on = (
            QPushButton(self.tr("Copy report")),
            QPushButton(self.tr("Save report…")),
            QPushButton(self.tr("End") if is_the_end else self.tr("Go on")),
        )
        self.go_on.setProperty("leading", "true")
        self.copy_button.clicked.connect(self.copy)
        self.save_button.clicked.connect(self._ask_where_to)
        self.go_on.clicked.connect(self.close)
        buttons = QHBoxLayout()
        buttons.addWidget(self.copy_button)
        buttons.addWidget(self.save_button)
        buttons.addStretch(1)
        buttons.addWidget(self.go_on)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 20, 22, 18)
        column.setSpacing(12)
        for part in (heading, text, self.report):
            column.addWidget(part)
        column.addLayout(buttons)
        self.resize(620, 420)
        self.go_on.setFocus()

    def copy(self) -> None:
        """The report as it is shown, to the clipboard."""
        QGuiApplication.clipboard().setText(self.report.toPlainText())

    def save(self, file: Path) -> None:
        """Write the report as it is shown."""
        file.write_text(self.report.toPlainText(), encoding="utf-8")

    def _ask_where_to(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Save the report"), "fenshui-report.txt", "(*.txt)")
        if name:
            self.save(Path(name))


class Faults(QObject):
    """Catches what nobody caught, from any thread; while a dialog is open, further faults only go to the terminal."""

    _arrived = Signal(object)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.dialog: FaultDialog | None = None
        self.is_the_end = False
        self._before = sys.excepthook, threading.excepthook
        self._arrived.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Be the last to be told, from now on."""
        self._before = sys.excepthook, threading.excepthook
        sys.excepthook = self.caught
        threading.excepthook = lambda told: self.caught(told.exc_type, told.exc_value, told.exc_traceback)

    def leave(self) -> None:
        """Tell those who were told before."""
        sys.excepthook, threading.excepthook = self._before

    def caught(self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
        """Tell the terminal and the user; a user who breaks off means it."""
        sys.__excepthook__(kind, error or kind(), trace)
        if isinstance(error, Exception):
            self._arrived.emit(error)

    def _show(self, error: Exception) -> None:
        if self.dialog is None:
            from fenshui.gui.fault_report import fault_report

            report = fault_report(error, self._window.live.background.acts)
            self.dialog = FaultDialog(self._window, report, is_the_end=self.is_the_end)
            if self.is_the_end:
                self.dialog.finished.connect(lambda: QApplication.exit(1))
            self.dialog.destroyed.connect(self._closed)
            self.dialog.open()

    def _closed(self) -> None:
        self.dialog = None
