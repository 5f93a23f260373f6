"""A part of a form that is folded away until it is wanted, and made only then."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from fenshui.gui.panels.parts import rule

if TYPE_CHECKING:
    from fenshui.basin import Basin
    from fenshui.gui.live.desk import LiveDesk

_OPENED: dict[str, bool] = {}
"""Which kinds of parts the user has opened or folded, for as long as the program runs."""


class Part(Protocol):
    """What stands in a fold."""

    def fill(self, basin: Basin) -> None:
        """Show the basin."""
        ...


class Fold(QWidget):
    """`kind` remembers whether it is open; one that says something already opens, in a turn soon."""

    def __init__(self, live: LiveDesk, kind: str, title: str, make: Callable[[], QWidget], *, is_stated: bool) -> None:
        super().__init__()
        self.kind, self._make = kind, make
        self.part: QWidget | None = None
        self._basin: Basin | None = None
        self.head = QToolButton()
        self.head.setText(title)
        self.head.setCheckable(True)
        self.head.setProperty("fold", "true")
        self.head.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.head.clicked.connect(self._turned)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._column.addWidget(rule())
        self._column.addWidget(self.head)
        self.head.setArrowType(Qt.ArrowType.RightArrow)
        if _OPENED.get(kind, is_stated):
            live.turns.soon(self, self.open)

    def fill(self, basin: Basin) -> None:
        """Show the basin, also when it is opened later."""
        self._basin = basin
        if self.part is not None:
            self.part.fill(basin)  # type: ignore[attr-defined]

    def open(self, is_open: bool = True) -> None:
        """Open it, or fold it away."""
        self.head.setChecked(is_open)
        self.head.setArrowType(Qt.ArrowType.DownArrow if is_open else Qt.ArrowType.RightArrow)
        if is_open and self.part is None:
            self.part = self._make()
            self._column.addWidget(self.part)
            if self._basin is not None:
                self.fill(self._basin)
        if self.part is not None:
            self.part.setVisible(is_open)

    def _turned(self) -> None:
        _OPENED[self.kind] = self.head.isChecked()
        self.open(self.head.isChecked())
