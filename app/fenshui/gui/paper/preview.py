"""The preview of what is printed, in which the printer is chosen; what takes long shows how far it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from time import monotonic

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QApplication, QProgressBar, QProgressDialog, QWidget

from fenshui.gui.paper.printing import Sheet, printing

_SHOWN_AFTER_S = 0.3
_SELF_SHOWN_MS = 2**31 - 1
"""When Qt would show it of its own accord: never."""
_WHOLE = 1000
_WIDE_PX = 340


class Preview(QPrintPreviewDialog):
    """The pages as they will be; a print that is called off closes it."""

    def __init__(self, to: QPrinter, sheets: Sequence[Sheet], foot: Callable[[int, int], str], window: QWidget) -> None:
        super().__init__(to, window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._to = to  # Qt does not keep it
        self._sheets, self._foot, self._window = sheets, foot, window
        self.paintRequested.connect(self._paint)
        self.resize(1100, 800)

    def _paint(self, to: QPrinter) -> None:
        progress = Progress(self if self.isVisible() else self._window)
        if not progress.go_through(printing(to, self._sheets, self._foot)):
            QTimer.singleShot(0, self.reject)


class Progress(QProgressDialog):
    """How far a work is that the window's own thread does in steps; between them the window answers, and Cancel does.

    Qt wants the pages before it gives the word back, so the steps cannot be turns of the window.
    """

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self.setMinimumDuration(_SELF_SHOWN_MS)
        self.setAutoReset(False)
        self.setAutoClose(False)
        bar = QProgressBar()
        bar.setTextVisible(False)
        self.setBar(bar)
        self.setRange(0, _WHOLE)
        self.setMinimumWidth(_WIDE_PX)
        self.setWindowTitle(self.tr("Print"))
        self.setLabelText(self.tr("The pages are being laid out."))
        self.setCancelButtonText(self.tr("Cancel"))

    def go_through(self, steps: Iterator[float]) -> bool:
        """Take the steps, each of which tells the share that is done; whether it came to the end."""
        begun = monotonic()
        try:
            for share in steps:
                if not self.isVisible() and monotonic() - begun > _SHOWN_AFTER_S:
                    self.show()
                self._answer(share)
                if self.wasCanceled():
                    return False
            return True
        finally:
            self.close()
            self.deleteLater()

    def _answer(self, share: float) -> None:
        """Let the window paint, and be told something once nothing but this can be pressed."""
        if self.isVisible():
            self.setValue(round(_WHOLE * share))
            QApplication.processEvents()
        else:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
