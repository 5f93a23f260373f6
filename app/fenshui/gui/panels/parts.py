"""Small parts that panels are made of."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QWidget,
)

from fenshui.gui.dress.icons import SIZE, icon


def label(role: str = "", *, wrap: bool = False) -> QLabel:
    """A text; `role` is one of title, heading, figure, code, quiet."""
    text = QLabel()
    text.setTextFormat(Qt.TextFormat.PlainText)
    text.setWordWrap(wrap)
    set_role(text, role)
    return text


def set_role(widget: QWidget, role: str) -> None:
    """Give a widget another role in the style sheet."""
    _style(widget, "role", role)


def set_leading(button: QPushButton, *, leads: bool) -> None:
    """Show a button as the next step, or as one among others."""
    _style(button, "leading", "true" if leads else "")


def set_tone(widget: QWidget, tone: str) -> None:
    """Say in what tone a text speaks: good, warn, bad, or none."""
    _style(widget, "tone", tone)


def _style(widget: QWidget, name: str, value: str) -> None:
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def rule() -> QFrame:
    """A hairline."""
    line = QFrame()
    line.setFixedHeight(1)
    set_role(line, "rule")
    return line


def icon_button(name: str, pressed: Callable[[], object]) -> QToolButton:
    """A button that is an icon; its accessible name comes from `name_button`."""
    button = QToolButton()
    button.setProperty("icon_name", name)
    button.setIconSize(QSize(SIZE, SIZE))
    button.setAutoRaise(True)
    button.clicked.connect(pressed)
    return button


def name_button(button: QAbstractButton, text: str, *, shortcut: str = "") -> None:
    """Say what an icon button does, to eyes and to screen readers, and draw it in the ink of the theme."""
    button.setAccessibleName(text)
    button.setToolTip(f"{text} ({shortcut})" if shortcut else text)
    if button.property("icon_name"):
        button.setIcon(icon(str(button.property("icon_name"))))


class Segments(QWidget):
    """A few choices side by side, one of them pressed."""

    def __init__(self, values: tuple[str, ...], chosen: Callable[[str], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self.buttons: dict[str, QPushButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for place, value in enumerate(values):
            button = QPushButton()
            button.setCheckable(True)
            button.setProperty("segment", "first" if place == 0 else "last" if place == len(values) - 1 else "middle")
            button.clicked.connect(lambda _=False, value=value: chosen(value))
            self._group.addButton(button)
            self.buttons[value] = button
            row.addWidget(button)

    def say(self, texts: dict[str, str], tips: dict[str, str] | None = None) -> None:
        """Write the choices."""
        for value, text in texts.items():
            self.buttons[value].setText(text)
            self.buttons[value].setAccessibleName(text)
            self.buttons[value].setToolTip((tips or {}).get(value, ""))

    def choose(self, value: str) -> None:
        """Press a choice without telling anybody."""
        self.buttons[value].setChecked(True)
