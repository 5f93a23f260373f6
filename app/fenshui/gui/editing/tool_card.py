"""The tools of the editor, beside the map."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QButtonGroup, QFrame, QGridLayout, QPushButton, QVBoxLayout, QWidget

from fenshui.gui.dress.theme import theme_in_force
from fenshui.gui.editing.map_hand import DELETE, DRAW, NODE_KINDS, SPLIT
from fenshui.gui.live.edit import SELECT
from fenshui.gui.map.places import KINDS
from fenshui.gui.map.symbols import draw_symbol
from fenshui.gui.panels.parts import set_role

if TYPE_CHECKING:
    from fenshui.gui.live.desk import LiveDesk

_ORDER = (SELECT, DELETE, *NODE_KINDS, "river", "canal", DRAW, SPLIT)
_SIDE = 16


class ToolCard(QWidget):
    """Two columns of buttons beside the map, one of them pressed; import is an act, not a tool."""

    def __init__(self, live: LiveDesk) -> None:
        super().__init__()
        self.live = live
        self._worn = theme_in_force().name
        card = QFrame()
        set_role(card, "tools")
        grid = QGridLayout(card)
        grid.setContentsMargins(6, 6, 6, 6)
        grid.setSpacing(3)
        self._group = QButtonGroup(self)
        self.buttons: dict[str, QPushButton] = {}
        for at, tool in enumerate(_ORDER):
            button = QPushButton()
            button.setCheckable(True)
            button.setProperty("tool", "true")
            button.setIconSize(QSize(_SIDE, _SIDE))
            button.clicked.connect(partial(self._take, tool))
            self._group.addButton(button)
            self.buttons[tool] = button
            grid.addWidget(button, at // 2, at % 2)
        self.bring_in = QPushButton()
        self.bring_in.setProperty("tool", "true")
        grid.addWidget(self.bring_in, len(_ORDER) // 2, 0, 1, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 0, 8, 8)
        column.addWidget(card)
        live.edit_changed.connect(self._show)
        self.speak()
        self._show()

    def speak(self) -> None:
        """Write every tool."""
        texts = {
            SELECT: (self.tr("Select"), self.tr("Select, drag a node to move it; arrows move it too, Del deletes")),
            DELETE: (self.tr("Delete"), self.tr("Click a node or a reach to delete it")),
            "source": (self.tr("Source"), self.tr("Click where water enters")),
            "junction": (self.tr("Junction"), self.tr("Click where rivers meet or part")),
            "diversion": (self.tr("Diversion"), self.tr("Click where water is taken; on a reach it splits it")),
            "reservoir": (self.tr("Reservoir"), self.tr("Click where water is stored; on a reach it splits it")),
            "section": (self.tr("Section"), self.tr("Click where a flow is guaranteed; on a reach it splits it")),
            "outlet": (self.tr("Outlet"), self.tr("Click where the river leaves the basin")),
            "river": (self.tr("River"), self.tr("Click the upper node, then the lower one or a reach")),
            "canal": (self.tr("Canal"), self.tr("Click the node it leaves, then the one it leads to")),
            DRAW: (
                self.tr("Draw"),
                self.tr("Click along a river, downstream; Enter ends it, Esc drops it"),
            ),
            SPLIT: (self.tr("Split"), self.tr("Click a reach where it shall be split")),
        }
        for tool, (text, tip) in texts.items():
            self.buttons[tool].setText(text)
            self.buttons[tool].setAccessibleName(text)
            self.buttons[tool].setToolTip(tip)
            self.buttons[tool].setIcon(_icon(tool))
        self.bring_in.setText(self.tr("Import a river line…"))
        self.bring_in.setToolTip(self.tr("Lines of a file join the network where their ends come near it"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language and the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.live.turns.soon(self, self.speak)
        elif event.type() == QEvent.Type.PaletteChange and self._worn != theme_in_force().name:
            self._worn = theme_in_force().name  # Qt says it many times over
            self.live.turns.soon(self, self.speak)

    def _take(self, tool: str) -> None:
        self.live.editing.take(tool)

    def _show(self) -> None:
        self.setVisible(self.live.editing.is_on)
        self.buttons[self.live.editing.tool].setChecked(True)


def _icon(tool: str) -> QIcon:
    """The sign that the map has for it; lines for reaches, nothing for acts."""
    theme = theme_in_force()
    pixmap = QPixmap(_SIDE * 2, _SIDE * 2)
    pixmap.setDevicePixelRatio(2)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    middle = QPointF(_SIDE / 2, _SIDE / 2)
    if tool in KINDS:
        draw_symbol(painter, tool, "", middle, theme)
    elif tool in ("source", "junction"):
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.water if tool == "source" else theme.quiet))
        painter.drawEllipse(middle, 5.0 if tool == "source" else 3.5, 5.0 if tool == "source" else 3.5)
    elif tool in ("river", "canal", DRAW):
        style = Qt.PenStyle.DashLine if tool == "canal" else Qt.PenStyle.SolidLine
        painter.setPen(QPen(QColor(theme.water), 2.5, style))
        painter.drawLine(QPointF(2, 13), QPointF(14, 3))
    painter.end()
    return QIcon(pixmap)
