"""The switch of units: one for every table, the ticket, the review, the map and the chart."""

from __future__ import annotations

from functools import partial

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from fenshui.gui import preferences
from fenshui.gui.wording.amounts import UNITS, USUAL, unit_in_force, unit_name


class UnitSwitch(QToolButton):
    """Says the unit in force; its choices are the View menu's too."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("units")
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.choices = QMenu(self)
        self._group = QActionGroup(self)
        self.actions_ = {unit: self._choice(unit) for unit in UNITS}
        self.setMenu(self.choices)

    def speak(self) -> None:
        """Write the units, and which is in force."""
        usual = f"{unit_name('wan_m3')} · {unit_name('m3_s')}"
        for unit, action in self.actions_.items():
            action.setText(self.tr("Usual: {units}").format(units=usual) if unit == USUAL else unit_name(unit))
        unit = unit_in_force()
        self.actions_[unit].setChecked(True)
        self.setText(self.tr("Units") if unit == USUAL else unit_name(unit))
        self.choices.setTitle(self.tr("Units"))
        self.setAccessibleName(self.tr("Units"))
        self.setToolTip(
            self.tr(
                "The unit of all volumes and flows. In one unit for both, a flow is told as what it carries in a year; "
                "what is signed stays in whole m³."
            )
        )

    def _choice(self, unit: str) -> QAction:
        action = QAction(self, checkable=True)
        action.triggered.connect(partial(self._choose, unit))
        self._group.addAction(action)
        self.choices.addAction(action)
        return action

    def _choose(self, unit: str) -> None:
        preferences.choose_unit(unit)
