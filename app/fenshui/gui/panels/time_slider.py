"""The time slider: the periods of the record, its years wet, normal or dry."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from PySide6.QtCore import QDate, QLocale, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSlider, QVBoxLayout, QWidget

from fenshui.desk import picturing
from fenshui.gui.dress.theme import theme_in_force
from fenshui.gui.live.desk import LiveDesk
from fenshui.gui.panels.panel import Panel
from fenshui.gui.panels.parts import icon_button, label, name_button
from fenshui.gui.wording.language import language_spoken

_PLAY_MS = 180


class TimeSlider(Panel):
    """Chooses the period everybody looks at."""

    def __init__(self, live: LiveDesk, parent: QWidget | None = None) -> None:
        super().__init__(live, parent)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setMinimumHeight(22)
        self.years = YearStrip()
        self.when = label("heading")
        self.year_type = label("quiet")
        self.play = icon_button("play", self.toggle_play)
        self.year_earlier = icon_button("year-earlier", lambda: self._step_years(-1))
        self.earlier = icon_button("earlier", lambda: self._step(-1))
        self.later = icon_button("later", lambda: self._step(1))
        self.year_later = icon_button("year-later", lambda: self._step_years(1))
        self._clock = QTimer(self, interval=_PLAY_MS)
        self._clock.timeout.connect(lambda: self._step(1))
        self._types: dict[int, str] = {}
        self._arrange()
        self.slider.valueChanged.connect(self._look_at)
        self.years.chosen.connect(self._look_at)
        live.basin_changed.connect(self._show_basin)
        live.allocation_changed.connect(self._show_years)
        live.lens_changed.connect(self.speak)
        self._show_basin()

    def speak(self) -> None:
        """Write the period and what kind of year it lies in."""
        self.slider.setAccessibleName(self.tr("Period of the record"))
        self.years.setAccessibleName(self.tr("Inflow of the water years"))
        self.play.setProperty("icon_name", "pause" if self._clock.isActive() else "play")
        name_button(self.play, self.tr("Stop") if self._clock.isActive() else self.tr("Play the record"))
        name_button(self.earlier, self.tr("One period earlier"))
        name_button(self.later, self.tr("One period later"))
        name_button(self.year_earlier, self.tr("One year earlier"))
        name_button(self.year_later, self.tr("One year later"))
        period = self.live.lens.moment.period
        self.slider.blockSignals(True)
        self.slider.setValue(period)
        self.slider.blockSignals(False)
        self.years.period = period
        self.years.update()
        self.when.setText(self._period_text(period))
        self.year_type.setText(self._type_text(period))

    def toggle_play(self) -> None:
        """Let the periods pass by themselves, or stop them."""
        if self._clock.isActive():
            self._clock.stop()
        else:
            self._clock.start()
        self.speak()

    def _arrange(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 16, 10)
        row.setSpacing(2)
        for button in (self.play, self.year_earlier, self.earlier, self.later, self.year_later):
            row.addWidget(button)
        row.addSpacing(12)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(self.when)
        texts.addWidget(self.year_type)
        for text in (self.when, self.year_type):
            text.setFixedWidth(128)
        row.addLayout(texts)
        track = QVBoxLayout()
        track.setSpacing(0)
        track.addWidget(self.years)
        track.addWidget(self.slider)
        row.addLayout(track, 1)

    def _show_basin(self) -> None:
        basin = self.live.basin
        self.setEnabled(basin is not None)
        self._clock.stop()
        self._types = {}
        self.years.show_years([], 1, [], [])
        if basin is not None:
            timeline = basin.settings.timeline
            self.slider.setRange(0, timeline.periods - 1)
            self.slider.setPageStep(timeline.periods_in_full_year)
        self.speak()

    def _show_years(self) -> None:
        """Wet and dry years are told with the first allocation: before it, what tells them is not loaded yet."""
        basin = self.live.basin
        if basin is not None and self.live.before is not None and not self._types:
            years, inflows = picturing.water_year_inflows_hm3(basin)
            types = picturing.year_types(inflows)
            self._types = dict(zip(years.tolist(), types, strict=True))
            timeline = basin.settings.timeline
            spans = [np.flatnonzero(timeline.water_year == year)[[0, -1]].tolist() for year in years]
            self.years.show_years(spans, timeline.periods, inflows.tolist(), types)
            self.speak()

    def _look_at(self, period: int) -> None:
        self.live.look(moment=replace(self.live.lens.moment, period=period, span="period"))

    def _step(self, by: int) -> None:
        periods = self.slider.maximum() + 1
        self._look_at((self.slider.value() + by) % periods)

    def _step_years(self, by: int) -> None:
        self._step(by * self.slider.pageStep())

    def _period_text(self, period: int) -> str:
        basin = self.live.basin
        if basin is None:
            return ""
        day = basin.settings.timeline.dates[period]
        pattern = {"year": "yyyy", "month": self.tr("MMMM yyyy")}.get(
            basin.settings.timeline.step, self.tr("d MMM yyyy")
        )
        return QLocale(language_spoken()).toString(QDate(day.year, day.month, day.day), pattern)

    def _type_text(self, period: int) -> str:
        basin = self.live.basin
        if basin is None:
            return ""
        year = int(basin.settings.timeline.water_year[period])
        kinds = {"wet": self.tr("wet year"), "normal": self.tr("normal year"), "dry": self.tr("dry year")}
        return kinds.get(self._types.get(year, ""), "")


class YearStrip(QWidget):
    """A bar a water year: how much water there was, and a mark where we are."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.period = 0
        self._spans: list[list[int]] = []
        self._periods = 1
        self._heights: list[float] = []
        self._types: list[str] = []
        self.setFixedHeight(26)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_years(self, spans: list[list[int]], periods: int, inflows: list[float], types: list[str]) -> None:
        """Show these years: their first and last periods, what entered the river, wet, normal or dry."""
        highest = max(inflows, default=0.0) or 1.0
        self._spans, self._periods, self._types = spans, periods, types
        self._heights = [inflow / highest for inflow in inflows]
        self.update()

    def sizeHint(self) -> QSize:
        """A low strip."""
        return QSize(300, 26)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Bars from a common line; the year looked at in the accent colour."""
        theme = theme_in_force()
        colours = {"wet": theme.more[0], "normal": theme.line, "dry": theme.less[0]}
        painter = QPainter(self)
        for (start, last), height, kind in zip(self._spans, self._heights, self._types, strict=True):
            left, right = self._x(start), self._x(last + 1)
            tall = max(2.0, height * (self.height() - 4))
            colour = theme.accent if start <= self.period <= last else colours[kind]
            painter.fillRect(QRectF(left, self.height() - tall, max(right - left - 1.5, 1), tall), QColor(colour))
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the year under the mouse."""
        share = (event.position().x() - 8) / max(self.width() - 16, 1)
        self.chosen.emit(min(max(int(share * self._periods), 0), self._periods - 1))

    def _x(self, period: int) -> float:
        return 8 + (self.width() - 16) * period / self._periods
