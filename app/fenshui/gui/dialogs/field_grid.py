"""Fields to fill in, under each other; those that a refusal speaks of are marked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QGridLayout, QLineEdit, QPushButton, QWidget

from fenshui.gui.dialogs.refused_answers import ABOUT_SECRETS, fields_refused
from fenshui.gui.panels.choice import Choice
from fenshui.gui.panels.marks import mark
from fenshui.gui.panels.parts import label
from fenshui.gui.wording.language import spoken_as_line
from fenshui.words import Sentence

Answers = dict[str, str]

LEAST = 320
"""Least width of a field in pixels."""
_MOST_CHOICE = 560
"""Most pixels of a choice, which is as wide as what can be chosen."""
_ARROW = 56  # pixels beside the words of a choice


@dataclass(frozen=True)
class Field:
    """One field, whose `kind` is one of these.

    text, file (one that is there), save (one to be made), folder (to be made inside the one chosen), secret, choice,
    or suggested.

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
        self._boxes: dict[str, QWidget] = {}
        self._fields, self._changed = tuple(fields), changed
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for row, field in enumerate(fields):
            title, box = label("quiet"), self._box(field)
            self._boxes[field.name] = box
            title.setText(field.title)
            box.setAccessibleName(field.called)
            title.setBuddy(box)  # by which the readers of X find the name of a choice
            box.setMinimumWidth(self._width(field))
            grid.addWidget(title, row, 0)
            grid.addWidget(box, row, 1)
            if field.kind in ("file", "save", "folder"):
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

    def refuse(self, reason: Sentence) -> None:
        """Mark what a refusal speaks of, until something else stands there; passphrases are typed anew."""
        for box in self._boxes.values():
            mark(box, "")
        titles = {field.name: field.called for field in self._fields}
        names = fields_refused(reason, self.answers(), titles)
        if reason.id in ABOUT_SECRETS:
            self.forget_secrets()
            names = tuple(field.name for field in self._fields if field.kind == "secret")
        for name in names:
            mark(self._boxes[name], spoken_as_line(reason))

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
        return max(LEAST, min(longest + _ARROW, _MOST_CHOICE))

    def _line(self, field: Field) -> QLineEdit:
        line = self.lines[field.name] = QLineEdit(field.value)
        if field.kind == "secret":
            line.setEchoMode(QLineEdit.EchoMode.Password)
        line.setPlaceholderText(field.hint)
        line.textChanged.connect(partial(self._another, field.name))
        return line

    def _choice(self, field: Field) -> Choice:
        box = self.choices[field.name] = Choice()
        for value, shown in field.choices:
            box.addItem(shown, value)
        box.view().setTextElideMode(Qt.TextElideMode.ElideMiddle)
        box.setCurrentIndex(max(box.findData(field.value), 0))
        box.currentIndexChanged.connect(partial(self._another, field.name))
        return box

    def _suggested(self, field: Field) -> Choice:
        box = Choice()
        line = self.lines[field.name] = box.let_type()
        line.setAccessibleName(field.called)
        box.addItems([shown for _, shown in field.choices])
        box.setCurrentIndex(-1)
        line.setText(next((shown for value, shown in field.choices if value == field.value), field.value))
        line.setPlaceholderText(field.hint)
        line.textChanged.connect(partial(self._another, field.name))
        return box

    def _another(self, name: str, _: object = None) -> None:
        """Another answer stands in a field: it is no longer refused."""
        mark(self._boxes[name], "")
        self._changed()

    def _chooser(self, field: Field, line: QLineEdit) -> QPushButton:
        button = QPushButton("…")
        button.setAutoDefault(False)
        button.setAccessibleName(self.tr("Choose: {field}").format(field=field.title))

        def choose() -> None:
            if field.kind == "folder":
                inside = QFileDialog.getExistingDirectory(self, field.title)
                line.setText(str(Path(inside) / Path(line.text()).name) if inside else line.text())
                return
            ask = QFileDialog.getOpenFileName if field.kind == "file" else QFileDialog.getSaveFileName
            name, _ = ask(self, field.title)
            if name:
                line.setText(name)

        button.clicked.connect(choose)
        return button
