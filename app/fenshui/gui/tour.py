"""A short tour of the window: a callout at each thing in its turn, with Next, Back and Skip."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from fenshui.gui import preferences
from fenshui.gui.dialogs.handbook import HandbookDialog
from fenshui.gui.docking import bring_to_front
from fenshui.gui.dress.theme import theme_in_force
from fenshui.gui.panels.parts import label, set_role
from fenshui.gui.tour_words import TourWords

if TYPE_CHECKING:
    from fenshui.gui.main_window import MainWindow

_WIDTH, _GAP, _EDGE = 360, 16, 12
_VEIL = 120  # of 255: what is not spoken of can still be read


@dataclass(frozen=True)
class Stop:
    """One thing: which panel comes to the front, what is pointed at, its title and a sentence or two."""

    dock: str
    target: QWidget
    title: str
    text: str


class Tour(QWidget):
    """Lies over the whole window while it lasts; Esc ends it, the arrows and Return go on and back.

    Who opens a dialog meanwhile, or brings a panel forward by its keys, has found the way: that ends it too.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.at = 0
        self.card = QFrame(self)
        set_role(self.card, "callout")
        self.title, self.text, self.count = label("heading"), label(wrap=True), label("quiet")
        self.skip, self.back, self.next, self.case = (QPushButton() for _ in range(4))
        self.next.setProperty("leading", "true")
        self.skip.clicked.connect(self.end)
        self.case.clicked.connect(self.read_on)
        self.back.clicked.connect(lambda: self.go(self.at - 1))
        self.next.clicked.connect(lambda: self.go(self.at + 1))
        self._arrange()
        window.installEventFilter(self)
        for dock in window.docks.values():
            dock.visibilityChanged.connect(self._panel_came)
        self.setGeometry(window.rect())
        self.show()
        self.raise_()
        self.go(0)

    def stops(self) -> Sequence[Stop]:
        """What is shown, in the order of a deal."""
        window, words = self._window, TourWords().stops
        targets: dict[str, QWidget] = {
            "map": window.map_panel.map,
            "time": window.map_panel.time,
            "ticket": window.ticket.volume,
            "review": window.docks["review"],
            "negotiation": window.docks["negotiation"],
            "deal": window.docks["deal"],
        }
        return [Stop(name if name in window.docks else "", target, *words[name]) for name, target in targets.items()]

    def go(self, at: int) -> None:
        """Show a stop; after the last one the tour is over."""
        stops = self.stops()
        if at >= len(stops):
            self.end()
            return
        self.at = max(at, 0)
        stop = stops[self.at]
        if stop.dock:
            bring_to_front(self._window, stop.dock)
            self.raise_()
        self.speak()
        self.next.setFocus()

    def speak(self) -> None:
        """Write the stop, and put the callout beside what it speaks of."""
        stops = self.stops()
        stop = stops[self.at]
        self.title.setText(stop.title)
        self.text.setText(stop.text)
        self.count.setText(f"{self.at + 1} / {len(stops)}")
        self.skip.setText(self.tr("Skip"))
        self.back.setText(self.tr("Back"))
        is_last = self.at + 1 == len(stops)
        self.next.setText(self.tr("Done") if is_last else self.tr("Next"))
        self.case.setText(self.tr("A worked case…"))
        self.case.setVisible(is_last)
        self.skip.setVisible(not is_last)
        self.back.setEnabled(self.at > 0)
        self.setAccessibleName(self.tr("Tour"))
        self.setAccessibleDescription(f"{stop.title}: {stop.text}")
        self._place()

    def end(self) -> None:
        """Leave the window to the user, and remember that the tour was seen."""
        preferences.remember_tour()
        self._window.removeEventFilter(self)
        self.close()
        self._window.map_panel.map.setFocus()

    def read_on(self) -> None:
        """End, and open the handbook at a deal worked from proposal to drought."""
        self.end()
        HandbookDialog(self._window, "worked-case.md").open()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Cover the window at any size, and give way to a dialog."""
        if watched is self._window and event.type() == QEvent.Type.Resize:
            self.setGeometry(self._window.rect())
            self._place()
        elif watched is self._window and event.type() == QEvent.Type.WindowBlocked:
            self.end()
        return False

    def _panel_came(self, is_in_front: bool) -> None:
        spoken_of = self._window.docks.get(self.stops()[self.at].dock)
        if is_in_front and self.isVisible() and self.sender() is not spoken_of:
            self.end()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self.isVisible():
            self.speak()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc ends, the arrows go on and back."""
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self.end()
        elif key in (Qt.Key.Key_Right, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.go(self.at + 1)
        elif key == Qt.Key.Key_Left:
            self.go(self.at - 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A veil over all but what is spoken of."""
        theme, hole = theme_in_force(), self._hole()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil, clear = QPainterPath(), QPainterPath()
        veil.addRect(self.rect())
        clear.addRoundedRect(hole, 8, 8)
        painter.fillPath(veil.subtracted(clear), QColor(0, 0, 0, _VEIL))
        painter.setPen(QPen(QColor(theme.accent), 2))
        painter.drawRoundedRect(hole, 8, 8)
        painter.end()

    def _hole(self) -> QRect:
        target = self.stops()[self.at].target
        corner = target.mapTo(self._window, QPoint(0, 0))
        return QRect(corner, target.size()).adjusted(-4, -4, 4, 4).intersected(self.rect().adjusted(2, 2, -2, -2))

    def _place(self) -> None:
        """Left or right of the thing, below or above it, whichever has room; inside it where it fills the window."""
        layout = self._window.layout()
        if layout is not None:
            layout.activate()
        self.card.resize(_WIDTH, self._column.totalHeightForWidth(_WIDTH))
        hole, room, size = self._hole(), self.rect().adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE), self.card.size()
        middle = hole.center() - QPoint(size.width() // 2, size.height() // 2)
        corners = (
            QPoint(hole.right() + _GAP, middle.y()),
            QPoint(hole.left() - _GAP - size.width(), middle.y()),
            QPoint(middle.x(), hole.bottom() + _GAP),
            QPoint(middle.x(), hole.top() - _GAP - size.height()),
        )
        fits = (one for one in corners if room.contains(QRect(one, size)))
        inside = QPoint(hole.right() - size.width() - _GAP, hole.bottom() - size.height() - _GAP)
        across = [one for one in corners[:2] if room.left() <= one.x() <= room.right() - size.width()]
        beside = next((_kept_in(one, size.height(), room) for one in across), inside)
        self.card.move(next(fits, beside))
        self.update()

    def _arrange(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.skip)
        buttons.addWidget(self.case)
        buttons.addStretch(1)
        buttons.addWidget(self.back)
        buttons.addWidget(self.next)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.count)
        column = QVBoxLayout(self.card)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self.text)
        column.addSpacing(4)
        column.addLayout(buttons)
        self._column = column


def _kept_in(corner: QPoint, height: int, room: QRect) -> QPoint:
    return QPoint(corner.x(), min(max(corner.y(), room.top()), room.bottom() - height))
