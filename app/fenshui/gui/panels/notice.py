"""One line over the foot of the window when something was done or could not be, until it is read."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMainWindow, QPushButton, QVBoxLayout

from fenshui.gui.live.desk import LiveDesk
from fenshui.gui.panels.panel import Panel
from fenshui.gui.panels.parts import label, set_role
from fenshui.gui.panels.status_line import StatusLine
from fenshui.gui.wording.language import spoken_as_line

LINE_PX = 34
"""Height of a notice of one line, and of the status line that it then covers."""


class Notice(Panel):
    """Hidden while there is nothing to say; it lies over the status line, and moves nothing that one is about to press.

    What tells of a task stays in sight beside it; what is longer than a line grows upwards.
    """

    def __init__(self, live: LiveDesk, window: QMainWindow, status: StatusLine) -> None:
        super().__init__(live, window)
        self._window, self._status = window, status
        self.text = label(wrap=True)
        self.close_button = QPushButton()
        self.close_button.clicked.connect(lambda: live.tell(None))
        frame = QFrame()
        set_role(frame, "notice")
        self._row = row = QHBoxLayout(frame)
        row.setContentsMargins(14, 2, 8, 2)
        row.setSpacing(12)
        row.addWidget(self.text, 1)
        row.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(frame)
        window.installEventFilter(self)
        status.room_changed.connect(self._lie)
        live.notice_changed.connect(self.speak)
        self.speak()

    def speak(self) -> None:
        """Say the line in the language in force."""
        notice = self.live.notice
        self.close_button.setText(self.tr("Close"))
        self.text.setText(spoken_as_line(notice) if notice is not None else "")
        self.text.setAccessibleName(self.text.text())
        self.setVisible(notice is not None)
        self._lie()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the foot of the window when that gets another size."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show):
            self._lie()
        return False

    def _lie(self) -> None:
        if self.isHidden():
            return
        self.ensurePolished()
        width = self._status.room_px(self._window)
        self._row.invalidate()  # it has not heard yet that the words are others
        height = max(self._row.totalHeightForWidth(width), LINE_PX)
        self.setGeometry(QRect(0, self._window.height() - height, width, height))
        self.raise_()
