"""Buttons under each other at the side of a panel; they scroll where the panel is low."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget


class ButtonColumn(QScrollArea):
    """As wide as its widest button and its scroll bar."""

    def __init__(self, parts: Iterable[QWidget]) -> None:
        super().__init__()
        self._inside = QWidget()
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(8, 8, 12, 8)
        column.setSpacing(6)
        for part in parts:
            column.addWidget(part)
        column.addStretch(1)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(self._inside)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Buttons that were dressed anew want another width."""
        if watched is self._inside and event.type() == QEvent.Type.LayoutRequest:
            self.fit()
        return super().eventFilter(watched, event)

    def fit(self) -> None:
        """Be wide enough for what stands on the buttons now."""
        self.setMinimumWidth(self._inside.sizeHint().width() + self.verticalScrollBar().sizeHint().width())
