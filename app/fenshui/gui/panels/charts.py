"""Charts: what the regions consume beside their quotas, and how reliably a flow passes at the place selected."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from fenshui.gui.live.desk import LiveDesk
from fenshui.gui.panels.after_the_map import AfterTheMap
from fenshui.gui.panels.chart_head import LEAST_NAME, chart_head
from fenshui.gui.panels.chart_told import Told
from fenshui.gui.panels.elided import Elided
from fenshui.gui.panels.next_step import NextStep
from fenshui.gui.panels.panel import Panel
from fenshui.gui.panels.parts import Segments
from fenshui.gui.panels.picture_menu import PictureMenu
from fenshui.gui.panels.price_picture import LARGE, LargePicture, Picture
from fenshui.gui.panels.province_chart import ProvinceChart
from fenshui.gui.panels.reliability_chart import ReliabilityChart

_POINTS_PER_PIXEL = 0.72
"""So that the words of a drawing are as large as those of the window."""
_LEAST, _LEAST_HEIGHT = 300.0, 110.0
"""Points that a drawing is wide and high at least, however small the panel."""
_LEAST_PX = 60


class Charts(Panel):
    """One of two charts; it is drawn only while it is in sight."""

    def __init__(self, live: LiveDesk, parent: QWidget | None = None) -> None:
        super().__init__(live, parent)
        self.nothing = NextStep(live, needs="basin", margin=14)
        self.charts: dict[str, ProvinceChart | ReliabilityChart] = {
            "provinces": ProvinceChart(self),
            "reliability": ReliabilityChart(self),
        }
        self.chosen, self._is_behind = "provinces", True
        self.switch = Segments(tuple(self.charts), self.choose)
        self.switch.choose(self.chosen)
        self.name, self.facts, self.picture = Elided("heading", LEAST_NAME), Elided("quiet"), Picture(_LEAST_PX)
        self.picture.picked.connect(lambda _: self._enlarge())
        self.picture.setCursor(Qt.CursorShape.PointingHandCursor)
        self.menu = PictureMenu(self.picture, self.picture.image, live)
        self._head, self._scroll = chart_head(self.name, self.facts, self.switch), QScrollArea()
        self._arrange()
        live.basin_changed.connect(self._take_basin)
        for changed in (live.selection_changed, live.lens_changed):
            changed.connect(self.draw_soon)
        live.allocation_changed.connect(AfterTheMap(self, live, self._draw, "chart").follow)
        self.speak()

    def speak(self) -> None:
        """Write the switch and the names."""
        self.switch.say({"provinces": self.tr("Regions"), "reliability": self.tr("Reliability")})
        self.nothing.say(self.tr("What regions consume, and how reliably the river flows, will stand here."))
        self.picture.setToolTip(self.tr("Click to enlarge"))
        self._take_basin()

    def choose(self, chart: str) -> None:
        """Show the other chart."""
        self.chosen = chart
        self.draw_soon()

    def _take_basin(self) -> None:
        has_basin = self.live.basin is not None
        for part, is_wanted in ((self.nothing, not has_basin), (self._head, has_basin), (self._scroll, has_basin)):
            part.setVisible(is_wanted)
        self.nothing.offer()
        self.draw_soon()

    def draw_soon(self) -> None:
        """In a turn of its own."""
        self.live.turns.soon(self, self._draw, "chart")

    def paintEvent(self, event: QPaintEvent) -> None:
        """What is hidden, or behind another tab, does not follow; it does when it comes to sight."""
        super().paintEvent(event)
        if self._is_behind:
            self.draw_soon()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The words keep their size, the chart takes the room."""
        super().resizeEvent(event)
        self.draw_soon()

    def _draw(self) -> None:
        self._is_behind = self.visibleRegion().isEmpty()
        if self._is_behind or self.live.basin is None:
            return
        room = self._scroll.maximumViewportSize()
        told = self._told(room.width() * _POINTS_PER_PIXEL, room.height() * _POINTS_PER_PIXEL)
        self.name.say(told.name)
        self.name.setVisible(bool(told.name))
        self.facts.say(told.facts)
        self._put(told)

    def _told(self, width: float, height: float) -> Told:
        return self.charts[self.chosen].told(self.live, max(width, _LEAST), max(height, _LEAST_HEIGHT))

    def _put(self, told: Told) -> None:
        self.picture.setAccessibleName(f"{self.switch.buttons[self.chosen].text()}: {told.name}")
        self.picture.setAccessibleDescription(told.description or told.facts)
        if told.drawing is None:
            self.picture.clear()
        else:
            self.picture.put(told.drawing)

    def _enlarge(self) -> None:
        """In the panel there is little room for a curve."""
        if self.picture.drawing is None or self.window().findChild(LargePicture) is not None:
            return
        width, height = (side * _POINTS_PER_PIXEL for side in LARGE)
        told = self._told(width, height)
        if told.drawing is not None:
            large = LargePicture(told.drawing, (), self.picture.accessibleName(), self.window())
            large.picture.setAccessibleDescription(told.description)
            large.show()

    def _arrange(self) -> None:
        self.picture.be_as_high_as_wide()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self.picture)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 6)
        column.setSpacing(0)
        column.addWidget(self.nothing)
        column.addWidget(self._head)
        column.addWidget(self._scroll, 1)
