"""A question with a few fields; its button dies on the first press and revives only with a reason to try again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from fenshui.gui.panels.choice import Choice
from fenshui.gui.panels.parts import label, set_tone
from fenshui.gui.wording.language import spoken_as_line
from fenshui.words import Sentence

Answers = dict[str, str]
Told = Callable[[Sentence | None], None]

_LEAST, _MOST_CHOICE = 320, 560
"""Least width of a field in pixels, and the most of a choice, which is as wide as what can be chosen."""
_ARROW = 56  # pixels beside the words of a choice
_AROUND = 230  # pixels of a dialog and its screen above and below the fields

_ABOUT_SECRETS = ("sealing.wrong_passphrase", "sealing.no_passphrase", "desk.passphrases_differ")
"""Refusals after which passphrases are typed anew; after any other nothing that was typed is lost."""


@dataclass(frozen=True)
class Field:
    """One field: `kind` is text, file (one that is there), save (one to be made), secret, choice, or suggested.

    An `optional` one may stay empty; `unit` stands behind it; `choices` are values with what is shown of each. What is
    suggested is chosen like a choice, and typed where none fits; `hint` says how while nothing is typed.
    """

    name: str
    title: str
    kind: str = "text"
    value: str = ""
    optional: bool = False
    unit: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    hint: str = ""

    def meant(self, typed: str) -> str:
        """The value behind what stands in the field: that of a suggestion, else what was typed."""
        return next((value for value, shown in self.choices if shown == typed), typed)

    @property
    def called(self) -> str:
        """Its name for screen readers, with its unit."""
        return f"{self.title} {self.unit}" if self.unit else self.title


class FieldGrid(QWidget):
    """Fields under each other, with a button to choose a file where one is asked for."""

    def __init__(self, fields: Sequence[Field], changed: Callable[[], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: dict[str, QLineEdit] = {}
        self.choices: dict[str, Choice] = {}
        self._fields, self._changed = tuple(fields), changed
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for row, field in enumerate(fields):
            title, box = label("quiet"), self._box(field)
            title.setText(field.title)
            box.setAccessibleName(field.called)
            title.setBuddy(box)  # by which the readers of X find the name of a choice
            box.setMinimumWidth(self._width(field))
            grid.addWidget(title, row, 0)
            grid.addWidget(box, row, 1)
            if field.kind in ("file", "save"):
                grid.addWidget(self._chooser(field, self.lines[field.name]), row, 2)
            elif field.unit:
                unit = label("quiet")
                unit.setText(field.unit)
                grid.addWidget(unit, row, 2)

    def answers(self) -> Answers:
        """What stands in the fields; passphrases as they are, everything else without blanks around it."""
        fields = {field.name: field for field in self._fields}
        typed = {
            name: line.text() if fields[name].kind == "secret" else fields[name].meant(line.text().strip())
            for name, line in self.lines.items()
        }
        return typed | {name: str(box.currentData() or "") for name, box in self.choices.items()}

    def is_filled(self) -> bool:
        """Whether every field that must be filled in is."""
        answers = self.answers()
        return all(
            self.choices[field.name].count() if field.kind == "choice" else answers[field.name] or field.optional
            for field in self._fields
        )

    def forget_secrets(self) -> None:
        """Empty every passphrase."""
        for field in self._fields:
            if field.kind == "secret":
                self.lines[field.name].clear()

    def _box(self, field: Field) -> QWidget:
        made = {"choice": self._choice, "suggested": self._suggested}
        return made.get(field.kind, self._line)(field)

    def _width(self, field: Field) -> int:
        """As wide as the longest of what can be chosen, within reason."""
        longest = max((self.fontMetrics().horizontalAdvance(shown) for _, shown in field.choices), default=0)
        return max(_LEAST, min(longest + _ARROW, _MOST_CHOICE))

    def _line(self, field: Field) -> QLineEdit:
        line = self.lines[field.name] = QLineEdit(field.value)
        if field.kind == "secret":
            line.setEchoMode(QLineEdit.EchoMode.Password)
        line.setPlaceholderText(field.hint)
        line.textChanged.connect(self._changed)
        return line

    def _choice(self, field: Field) -> Choice:
        box = self.choices[field.name] = Choice()
        for value, shown in field.choices:
            box.addItem(shown, value)
        box.view().setTextElideMode(Qt.TextElideMode.ElideMiddle)
        box.setCurrentIndex(max(box.findData(field.value), 0))
        box.currentIndexChanged.connect(self._changed)
        return box

    def _suggested(self, field: Field) -> Choice:
        box = Choice()
        line = self.lines[field.name] = box.let_type()
        line.setAccessibleName(field.called)
        box.addItems([shown for _, shown in field.choices])
        box.setCurrentIndex(-1)
        line.setText(next((shown for value, shown in field.choices if value == field.value), field.value))
        line.setPlaceholderText(field.hint)
        line.textChanged.connect(self._changed)
        return box

    def _chooser(self, field: Field, line: QLineEdit) -> QPushButton:
        button = QPushButton("…")
        button.setAutoDefault(False)
        button.setAccessibleName(self.tr("Choose: {field}").format(field=field.title))

        def choose() -> None:
            ask = QFileDialog.getOpenFileName if field.kind == "file" else QFileDialog.getSaveFileName
            name, _ = ask(self, field.title)
            if name:
                line.setText(name)

        button.clicked.connect(choose)
        return button


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
        height = min(wanted.height(), max(room, _LEAST))
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
        if refusal.id in _ABOUT_SECRETS:
            self.grid.forget_secrets()
        self._enable()
        self._make_room()

    def _make_room(self) -> None:
        """The reason gets room of its own, not that of the fields."""
        column = self.layout()
        if column is not None:
            column.activate()
            self.resize(self.size().expandedTo(column.totalSizeHint()))
