"""A question with a few fields; its button dies on the first press and revives only with a reason to try again."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from fenshui.gui.dialogs.field_grid import LEAST, Answers, Field, FieldGrid
from fenshui.gui.panels.parts import label, set_tone
from fenshui.gui.wording.language import spoken_as_line
from fenshui.words import Sentence

Told = Callable[[Sentence | None], None]

_AROUND = 230  # pixels of a dialog and its screen above and below the fields


class FormDialog(QDialog):
    """Asks, acts in the background, closes when it is done."""

    def __init__(
        self,
        title: str,
        button: str,
        fields: Sequence[Field],
        act: Callable[[Answers, Told], None],
        parent: QWidget,
        about: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._act, self.about = act, about
        self.heading = label("title")
        self.heading.setText(title)
        self.grid = FieldGrid(fields, self._enable)
        self.reason = label(wrap=True)
        set_tone(self.reason, "bad")
        self.go = QPushButton(button)
        self.go.setProperty("leading", "true")
        self.go.setDefault(True)
        self.go.clicked.connect(self._press)
        self.leave = QPushButton(self.tr("Cancel"))
        self.leave.setAutoDefault(False)
        self.leave.clicked.connect(self.reject)
        self._arrange()
        self._enable()
        next(iter(self.grid.lines.values())).setFocus()

    def _arrange(self) -> None:
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.leave)
        buttons.addWidget(self.go)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 20, 22, 18)
        column.setSpacing(14)
        column.addWidget(self.heading)
        if self.about is not None:
            column.addWidget(self.about, 1)
        column.addWidget(self._within_the_screen())
        column.addWidget(self.reason)
        column.addStretch(1)
        column.addLayout(buttons)
        self.reason.hide()

    def _within_the_screen(self) -> QWidget:
        """The fields; where the screen is too low for all of them they scroll, and the buttons stay in sight."""
        wanted, room = self.grid.sizeHint(), self.screen().availableGeometry().height() - _AROUND
        if wanted.height() <= room:
            return self.grid
        area = QScrollArea()
        area.setObjectName("fields")
        area.setWidget(self.grid)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        height = min(wanted.height(), max(room, LEAST))
        area.setMinimumSize(wanted.width() + area.verticalScrollBar().sizeHint().width() + 4, height)
        return area

    def _enable(self) -> None:
        self.go.setEnabled(self.grid.is_filled())

    def _press(self) -> None:
        self.go.setEnabled(False)
        self.reason.hide()
        self._act(self.grid.answers(), self._told)

    def _told(self, refusal: Sentence | None) -> None:
        if refusal is None:
            self.accept()
            return
        self.reason.setText(spoken_as_line(refusal))
        self.reason.show()
        self.grid.refuse(refusal)
        self._enable()
        self._make_room()

    def _make_room(self) -> None:
        """The reason gets room of its own, not that of the fields."""
        column = self.layout()
        if column is not None:
            column.activate()
            self.resize(self.size().expandedTo(column.totalSizeHint()))
