"""The line of steps a deal goes through, always in sight."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from fenshui.gui.dress.theme import Theme, theme_in_force
from fenshui.gui.live.desk import LiveDesk
from fenshui.gui.panels.panel import Panel

STEPS = ("draft", "impact", "offer", "counter", "agreed", "sign", "approve", "recorded")
_DOT, _GAP = 4.5, 8.0
_BETWEEN, _LEAST = 26.0, 18.0
"""Pixels between two steps, and where the window is narrow."""
_LINK_AIR = 0.27  # of that, on either side of the arrow


class StepsLine(Panel):
    """Draft → Impact → Offer ⇄ Counter → Agreed → Sign → Approve → Recorded."""

    def __init__(self, live: LiveDesk, parent: QWidget | None = None) -> None:
        super().__init__(live, parent)
        self._texts: dict[str, str] = {}
        for changed in (live.draft_changed, live.assessment_changed, live.case_changed, live.table_changed):
            changed.connect(self.speak)
        live.basin_changed.connect(self.speak)
        self.speak()

    def speak(self) -> None:
        """Write the steps."""
        self._texts = {
            "draft": self.tr("Draft"),
            "impact": self.tr("Impact"),
            "offer": self.tr("Offer"),
            "counter": self.tr("Counter-offer"),
            "agreed": self.tr("Agreed"),
            "sign": self.tr("Sign"),
            "approve": self.tr("Approve"),
            "recorded": self.tr("Recorded"),
        }
        here = self._here()
        done = here == len(STEPS)
        self.setAccessibleName(self.tr("Steps of the deal"))
        self.setAccessibleDescription(
            self.tr("All steps are done") if done else self.tr("Now: {step}").format(step=self._texts[STEPS[here]])
        )
        self.setToolTip(self.accessibleDescription())
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as the steps."""
        return QSize(self._wide(_BETWEEN), 34)

    def minimumSizeHint(self) -> QSize:
        """All steps are always in sight; the facts beside them give way."""
        return QSize(self._wide(_LEAST), 34)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Steps done are filled, the present one is strong, those to come are pale."""
        theme = theme_in_force()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        here = self._here()
        x, middle, between = 2.0, self.height() / 2, self._between()
        for number, (step, width) in enumerate(zip(STEPS, self._widths(), strict=True)):
            self._draw_step(painter, step, number - here, QPointF(x, middle), theme)
            x += width
            if number + 1 < len(STEPS):
                ends = QPointF(x, middle), QPointF(x + between, middle)
                self._draw_link(painter, step == "offer", ends, number < here, theme)
            x += between
        painter.end()

    def _here(self) -> int:
        stage = self.live.desk.stage
        return STEPS.index(stage) if stage in STEPS else len(STEPS)

    def _wide(self, between: float) -> int:
        return int(sum(self._widths()) + between * (len(STEPS) - 1)) + 4

    def _between(self) -> float:
        return min(_BETWEEN, (self.width() - 4 - sum(self._widths())) / (len(STEPS) - 1))

    def _widths(self) -> list[float]:
        metrics = QFontMetricsF(self._font(strong=True))
        return [2 * _DOT + _GAP + metrics.horizontalAdvance(self._texts[step]) for step in STEPS]

    def _draw_step(self, painter: QPainter, step: str, ahead: int, where: QPointF, theme: Theme) -> None:
        colour = QColor(theme.accent if ahead <= 0 else theme.quiet)
        painter.setPen(QPen(colour if ahead <= 0 else QColor(theme.line), 1.6))
        painter.setBrush(colour if ahead < 0 else Qt.BrushStyle.NoBrush)
        centre = where + QPointF(_DOT, 0)
        painter.drawEllipse(centre, _DOT, _DOT)
        if ahead == 0:
            painter.setBrush(colour)
            painter.drawEllipse(centre, 1.6, 1.6)
        painter.setFont(self._font(strong=ahead == 0))
        painter.setPen(QColor(theme.text if ahead <= 0 else theme.quiet))
        box = QRectF(where.x() + 2 * _DOT + _GAP - 2, 0, 200, self.height())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self._texts[step])

    def _draw_link(
        self, painter: QPainter, both_ways: bool, between: tuple[QPointF, QPointF], done: bool, theme: Theme
    ) -> None:
        painter.setPen(QPen(QColor(theme.accent if done else theme.line), 1.4))
        air = QPointF((between[1].x() - between[0].x()) * _LINK_AIR, 0)
        left, right = between[0] + air, between[1] - air
        painter.drawLine(left, right)
        ends = ((right, -3.0), (left, 3.0)) if both_ways else ((right, -3.0),)
        for end, back in ends:
            painter.drawLine(end, end + QPointF(back, -3))
            painter.drawLine(end, end + QPointF(back, 3))

    def _font(self, strong: bool) -> QFont:
        font = QFont(self.font())
        font.setBold(strong)
        return font
