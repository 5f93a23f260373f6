"""Choosing a right: type a part of the holder's name, or take it from the list."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fenshui.gui.live.desk import LiveDesk
from fenshui.gui.panels.choice import Choice
from fenshui.gui.panels.parts import label
from fenshui.gui.tables.table_words import TableWords
from fenshui.gui.wording.amounts import volume_text
from fenshui.gui.wording.language import named, names_of

_STAYS = "\N{NO-BREAK SPACE}"


class RightChoice(QWidget):
    """One party of a transfer."""

    chosen = Signal(str)

    def __init__(self, live: LiveDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.live = live
        self.name = label("quiet")
        self.facts = label("quiet", wrap=True)
        self.box = Choice()
        self.line = self.box.let_type()
        self.box.activated.connect(self._picked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for part in (self.name, self.box, self.facts):
            column.addWidget(part)
        self._ids: list[str] = []
        self._shown = ("", "")
        self._filled_from: tuple[object, object] = (None, None)
        live.basin_changed.connect(self._basin_changed)

    def say(self, name: str) -> None:
        """Write the name of the field and of every right."""
        self.name.setText(name)
        self.box.setAccessibleName(name)
        line = self.box.lineEdit()
        if line is not None:
            line.setAccessibleName(name)
        self._fill()

    def show_right(self, right: str, other: str = "") -> None:
        """Show a right, or the name of a holder whose right is yet to be made."""
        self._shown = right, other
        with QSignalBlocker(self.box):
            self.box.setCurrentIndex(self._ids.index(right) if right in self._ids else -1)
            if right not in self._ids:
                self.box.setEditText(other)
            self.line.setCursorPosition(0)
        self.facts.setText(self._facts(right))

    def _basin_changed(self) -> None:
        """Another edit of the same basin mostly leaves rights and holders as they are."""
        basin = self.live.basin
        if basin is None or self._filled_from[0] is not basin.rights or self._filled_from[1] is not basin.holders:
            self.live.turns.soon(self, self._fill, "fill")

    def _fill(self) -> None:
        basin = self.live.basin
        terms = TableWords().terms
        with QSignalBlocker(self.box):
            self.box.clear()
            self._ids = [right.id for right in basin.rights] if basin else []
            self._filled_from = (basin.rights, basin.holders) if basin else (None, None)
            holders = basin.holders if basin else ()
            names = dict(zip((holder.id for holder in holders), names_of(holders), strict=True))
            rights = basin.rights if basin else ()
            holding = [names.get(one.holder, one.holder) for one in rights]
            classes = [terms.get(one.priority, one.priority) for one in rights]
            self.box.addItems([f"{name} · {of}" for name, of in zip(holding, classes, strict=True)])
        self.show_right(*self._shown)

    def _facts(self, right_id: str) -> str:
        basin = self.live.basin
        right = basin.right_by_id.get(right_id) if basin else None
        if basin is None or right is None:
            return ""
        region = basin.region_by_id.get(basin.quota_region_of(right))
        words = TableWords()
        text = self.tr("{right_class} · {region} · {volume} a year · ratio {ratio}")
        said = text.format(
            right_class=words.term(right.right_class),
            region=named(region) if region else "–",
            volume=volume_text(right.annual_volume_m3).replace(" ", _STAYS),
            ratio=f"{right.consumption_ratio:g}",
        )
        return said.replace(" · ", f"{_STAYS}· ")

    def _picked(self, place: int) -> None:
        if 0 <= place < len(self._ids):
            self.chosen.emit(self._ids[place])
