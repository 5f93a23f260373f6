"""Price: what this desk supposes stays here; the corridor and the frontier of better terms come of it as pictures."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QListWidget,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from fenshui.gui.jobs import price_jobs
from fenshui.gui.live.desk import LiveDesk
from fenshui.gui.panels.marks import Marks
from fenshui.gui.panels.next_step import NextStep
from fenshui.gui.panels.number_box import NumberBox
from fenshui.gui.panels.panel import Panel
from fenshui.gui.panels.parts import label
from fenshui.gui.panels.picture_menu import PictureMenu
from fenshui.gui.panels.price_picture import LargePicture, Picture
from fenshui.gui.wording.amounts import number_text, volume_text
from fenshui.gui.wording.language import language_spoken
from fenshui.units import FEN_PER_YUAN

if TYPE_CHECKING:
    from fenshui.basin import Basin
    from fenshui.gui.jobs.price_jobs import Pictured
    from fenshui.gui.live.background import Task
    from fenshui.transfer import Transfer


_TOGETHER = "\u2060"
"""Between two signs that no line may break."""

_MOST, _DIGITS = 999.99, 4
"""Yuan per m³ that can be typed, and how exactly: what is supposed need not be whole fen."""

_MOST_LIST, _LIST_AIR = 150, 4
"""Pixels of the list of terms, at most, and above and below its lines."""


class Price(Panel):
    """Figures of this desk alone: they are kept in memory, and no file of a deal is made from them."""

    def __init__(self, live: LiveDesk, parent: QWidget | None = None) -> None:
        super().__init__(live, parent)
        self.marks = Marks()
        names = ("cost", "worth", "other_source")
        self.fields = {name: NumberBox(self.marks, _MOST, digits=_DIGITS, shown=2, step=0.1) for name in names}
        self.names = {name: label("quiet", wrap=True) for name in self.fields}
        self.private, self.state = label("quiet", wrap=True), label("quiet", wrap=True)
        self.corridor, self.better = QPushButton(), QPushButton()
        self.picture, self.terms = Picture(), QListWidget()
        self.nothing, self._scroll = NextStep(live, needs="draft"), QScrollArea()
        self.found: Pictured | None = None
        self.corridor.clicked.connect(self.draw_corridor)
        self.better.clicked.connect(self.search)
        self.menu = PictureMenu(self.picture, self.picture.image, live)
        self.picture.be_as_high_as_wide()
        self.picture.picked.connect(self._picked)
        self.terms.itemActivated.connect(lambda item: self.take(self.terms.row(item)))
        self._arrange()
        live.draft_changed.connect(self._show)
        live.basin_changed.connect(self._forget)
        self.speak()

    def speak(self) -> None:
        """Write the names of the fields."""
        texts = {
            "cost": self.tr("What the saved water costs, yuan/m³"),
            "worth": self.tr("What the water is worth to the taker, yuan/m³"),
            "other_source": self.tr("The taker’s other source, yuan/m³"),
        }
        for name, text in texts.items():
            self.names[name].setText(text.replace("/", f"/{_TOGETHER}"))
            self.fields[name].say(text)
        self.private.setText(
            self.tr("These figures stay at this desk; no case, agreement or export is made from them.")
        )
        self.corridor.setText(self.tr("Price corridor"))
        self.better.setText(self.tr("Terms better for both"))
        self.terms.setAccessibleName(self.tr("Better terms; Return puts them on the ticket"))
        self.picture.setAccessibleName(self.tr("Corridor or frontier"))
        self._show()

    def draw_corridor(self) -> None:
        """Draw between which prices there is a deal."""
        worth, other = self._fen("worth"), self._fen("other_source")
        self._start(partial(price_jobs.corridor, self._fen("cost"), other or None, worth or None))

    def search(self) -> None:
        """Look for nearby terms that are better for both and hurt nobody."""
        self._start(partial(price_jobs.better, self._fen("cost"), self._fen("worth")))

    def take(self, number: int) -> None:
        """Put terms that were found on the ticket; undo brings the old draft back."""
        if self.found is not None:
            self._propose(self.found, self.live.basin, number)

    def _propose(self, found: Pictured, basin: Basin | None, number: int) -> None:
        if basin is self.live.basin and 0 <= number < len(found.terms):
            self.live.drafting.propose(found.terms[number])

    def _start(self, job: partial[Pictured]) -> None:
        basin, draft, language = self.live.basin, self.live.desk.draft, language_spoken()
        if basin is None or draft is None or any(field.is_refused for field in self.fields.values()):
            return

        def work(task: Task) -> Pictured:
            task.report(0.0)
            return job(basin, draft, language)

        self.live.background.start("price", work, partial(self._take, basin), self.live.refused)

    def _forget(self) -> None:
        """Terms of another river are none of this one."""
        if self.found is not None:
            self.found = None
            self.picture.clear()
            self.terms.clear()
            self.terms.hide()
        self._show()

    def _take(self, basin: Basin, found: Pictured) -> None:
        if basin is not self.live.basin:
            return
        self.found = found
        self.picture.put(found.drawings[price_jobs.NARROW], found.places_in(price_jobs.NARROW))
        self.picture.setCursor(Qt.CursorShape.PointingHandCursor)
        self.picture.setToolTip(self.tr("Click to enlarge"))
        self.terms.clear()
        for one in found.terms:
            self.terms.addItem(self._said(one))
        self.terms.setVisible(bool(found.terms))
        self.terms.setFixedHeight(min(_MOST_LIST, len(found.terms) * self.terms.sizeHintForRow(0) + 2 * _LIST_AIR))
        nothing = not found.terms and not found.is_corridor
        self.state.setText(self.tr("No nearby terms are better for both.") if nothing else "")
        self.state.setVisible(nothing)

    def _said(self, one: Transfer) -> str:
        text = self.tr("{volume} a year, {yuan} yuan, rate {rate}")
        price = number_text(one.price_fen_per_m3 / FEN_PER_YUAN, 2)
        return text.format(volume=volume_text(one.volume_m3), yuan=price, rate=number_text(one.exchange_rate, 2))

    def _picked(self, number: int) -> None:
        if number >= 0:
            self.take(number)
        else:
            self._enlarge()

    def _enlarge(self) -> None:
        """In the panel there is no room for every word of the drawing."""
        if self.found is not None and self.window().findChild(LargePicture) is None:
            wide = price_jobs.WIDE
            large = LargePicture(
                self.found.drawings[wide], self.found.places_in(wide), self.picture.accessibleName(), self.window()
            )
            large.picture.picked.connect(partial(self._propose, self.found, self.live.basin))
            large.show()

    def _show(self) -> None:
        ready = self.live.basin is not None and self.live.desk.draft is not None
        self._scroll.setVisible(ready)
        self.nothing.setVisible(not ready)
        self.nothing.say(self.tr("Between which prices both sides gain from a transfer will stand here."))

    def _fen(self, name: str) -> float:
        return float(self.fields[name].value()) * FEN_PER_YUAN

    def _arrange(self) -> None:
        form = QGridLayout()
        form.setColumnStretch(0, 1)
        for row, (name, field) in enumerate(self.fields.items()):
            field.setFixedWidth(110)
            form.addWidget(self.names[name], row, 0)
            form.addWidget(field, row, 1)
        form.addWidget(self.marks.line, len(self.fields), 0, 1, 2)
        buttons = QHBoxLayout()
        buttons.addWidget(self.corridor)
        buttons.addWidget(self.better)
        self.terms.setObjectName("found")
        self.terms.setWordWrap(True)
        self.terms.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.state.hide()
        self.terms.hide()
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 14, 16, 12)
        column.setSpacing(8)
        column.addLayout(form)
        column.addWidget(self.private)
        column.addLayout(buttons)
        column.addWidget(self.state)
        column.addWidget(self.terms)
        column.addWidget(self.picture)
        column.addStretch(1)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.nothing)
        whole.addWidget(self._scroll)
