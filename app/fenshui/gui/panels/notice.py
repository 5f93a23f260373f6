"""One line under the head of the window when something could not be done, until it is read."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from fenshui.gui.live.desk import LiveDesk
from fenshui.gui.panels.panel import Panel
from fenshui.gui.panels.parts import label, set_role
from fenshui.gui.wording.language import spoken_as_line


class Notice(Panel):
    """Hidden while there is nothing to say."""

    def __init__(self, live: LiveDesk, parent: QWidget | None = None) -> None:
        super().__init__(live, parent)
        self.text = label(wrap=True)
        self.close_button = QPushButton()
        self.close_button.clicked.connect(lambda: live.tell(None))
        frame = QFrame()
        set_role(frame, "notice")
        row = QHBoxLayout(frame)
        row.setContentsMargins(16, 8, 12, 8)
        row.addWidget(self.text, 1)
        row.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(frame)
        live.notice_changed.connect(self.speak)
        self.speak()

    def speak(self) -> None:
        """Say the line in the language in force."""
        notice = self.live.notice
        self.close_button.setText(self.tr("Close"))
        self.text.setText(spoken_as_line(notice) if notice is not None else "")
        self.text.setAccessibleName(self.text.text())
        self.setVisible(notice is not None)
