"""Begins a right at a node for a holder: the one is selected, the other is chosen here."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFormLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from fenshui.basin.editing.new_rows import likely_holder, likely_node, new_right
from fenshui.gui.editing.many_box import ManyBox
from fenshui.gui.panels.marks import Marks
from fenshui.gui.panels.parts import label
from fenshui.gui.wording.language import spoken_as_line
from fenshui.words import sentence

if TYPE_CHECKING:
    from fenshui.basin import Basin
    from fenshui.gui.live.desk import LiveDesk

TO_FILL_IN = "annual_volume_m3"
"""What a new right still lacks."""


class NewRight(QWidget):
    """`given`: node or holder, known as `name`. Who or where it is most likely to be is chosen beforehand.

    `made` is told once the new right is selected.
    """

    def __init__(self, live: LiveDesk, given: str, name: str, made: Callable[[], object]) -> None:
        super().__init__()
        self.live, self.given, self.name, self._made = live, given, name, made
        self.box, self.marks = ManyBox(), Marks()
        self.box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.box.activated.connect(self._chose)
        self._is_chosen = False
        asked = label("quiet")
        asked.setText(self.tr("New right for") if given == "node" else self.tr("New right at"))
        asked.setFixedWidth(132)
        self.box.setAccessibleName(
            self.tr("Holder of the new right") if given == "node" else self.tr("Node of the new right")
        )
        self.add = QPushButton(self.tr("Add a right"))
        self.add.clicked.connect(self._add)
        form = QFormLayout()
        form.setContentsMargins(0, 0, 0, 0)
        form.addRow(asked, self.box)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(form)
        column.addWidget(self.marks.line)
        column.addWidget(self.add)

    def fill(self, basin: Basin) -> None:
        """Offer all there are."""
        likely, rows = (likely_holder, basin.holders) if self.given == "node" else (likely_node, basin.nodes)
        chosen = self._choice() if self._is_chosen else likely(basin, self.name)
        self.box.offer(rows, chosen, may_be_blank=True)

    def _choice(self) -> str:
        return self.box.codes[self.box.currentIndex()] if self.box.currentIndex() >= 0 else ""

    def _chose(self) -> None:
        self._is_chosen = True
        self.marks.accept(self.box)

    def _add(self) -> None:
        basin, chosen = self.live.editing.basin, self._choice()
        if basin is None:
            return
        if not chosen and (self.given == "holder" or basin.holders):
            lacking = "holder" if self.given == "node" else "node"
            self.marks.refuse(self.box, spoken_as_line(sentence(f"edit.right_needs.{lacking}")))
            self.box.setFocus()
            return
        node, holder = (self.name, chosen) if self.given == "node" else (chosen, self.name)
        if self.live.editing.do_or_tell(partial(new_right, node=node, holder=holder)):
            with_it = self.live.editing.basin or basin
            self.live.select("right", with_it.rights[-1].id)
            self._made()
