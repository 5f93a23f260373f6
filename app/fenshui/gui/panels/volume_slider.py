"""A volume by slider and by number: tried while the slider moves, settled when it is let go."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSlider, QVBoxLayout, QWidget

from fenshui.gui.panels.marks import Marks
from fenshui.gui.panels.number_box import NumberBox
from fenshui.gui.panels.parts import label
from fenshui.gui.wording.amounts import exact_volume_digits, m3_per_volume_unit, number_text, trimmed
from fenshui.units import M3_PER_WAN_M3

_STEPS = 500


class VolumeSlider(QWidget):
    """A volume in whole m³, shown and typed in the unit the user reads volumes in."""

    tried = Signal(object)  # a Python integer: a volume in m³ outgrows 32 bits
    settled = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = label("quiet")
        self.most_text = label("quiet")
        self.marks = Marks()
        self.number = NumberBox(self.marks)
        self.number.setFixedWidth(130)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(1, _STEPS)
        self.slider.setPageStep(_STEPS // 20)
        self.slider.setMinimumHeight(24)
        self._most_m3 = 0
        self._volume_m3 = 0
        self._basis = "consumption"
        head = QHBoxLayout()
        head.addWidget(self.name, 1)
        head.addWidget(self.number)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self.marks.line)
        column.addWidget(self.slider)
        column.addWidget(self.most_text)
        self.slider.valueChanged.connect(self._slid)
        self.slider.sliderReleased.connect(lambda: self.settled.emit(self._volume_m3))
        self.number.valueChanged.connect(self._typed)

    def say(self, name: str) -> None:
        """Write the name of the field."""
        self.name.setText(name)
        self.slider.setAccessibleName(name)
        self.number.say(name)
        self._show_most()

    def show_volume(self, volume_m3: int, most: int, basis: str) -> None:
        """Show a volume, how far the slider goes, and whether it is consumed or diverted (`basis`)."""
        self._volume_m3, self._most_m3, self._basis = volume_m3, max(most, volume_m3, 1), basis
        with QSignalBlocker(self.slider), QSignalBlocker(self.number):
            one = m3_per_volume_unit()
            self.number.set_bounds(1 / one, self._most_m3 / one, exact_volume_digits())
            self.number.setValue(volume_m3 / one)
            self.slider.setValue(round(volume_m3 / self._most_m3 * _STEPS))
        self._show_most()

    def _slid(self, step: int) -> None:
        volume = self._most_m3 * step // _STEPS
        self._volume_m3 = volume // M3_PER_WAN_M3 * M3_PER_WAN_M3 if volume > 10 * M3_PER_WAN_M3 else volume
        with QSignalBlocker(self.number):
            self.number.setValue(self._volume_m3 / m3_per_volume_unit())
        self.tried.emit(self._volume_m3)
        if not self.slider.isSliderDown():
            self.settled.emit(self._volume_m3)

    def _typed(self, number: float) -> None:
        self._volume_m3 = round(number * m3_per_volume_unit())
        with QSignalBlocker(self.slider):
            self.slider.setValue(round(self._volume_m3 / self._most_m3 * _STEPS))
        self.settled.emit(self._volume_m3)

    def _show_most(self) -> None:
        most = number_text(self._most_m3 / m3_per_volume_unit(), exact_volume_digits())
        says = {
            "consumption": self.tr("of consumption, at most {volume}"),
            "diversion": self.tr("of diversion, at most {volume}"),
        }
        self.most_text.setText(says[self._basis].format(volume=trimmed(most)))
