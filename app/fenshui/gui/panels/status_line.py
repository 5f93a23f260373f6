"""The line at the foot: how the figures were made and how sure they are, and what is being computed now."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from fenshui.gui.jobs import desk_jobs
from fenshui.gui.live.desk import LiveDesk
from fenshui.gui.panels.elided import Elided
from fenshui.gui.panels.mouse_place import MousePlace
from fenshui.gui.panels.panel import Panel
from fenshui.gui.panels.parts import label
from fenshui.gui.panels.steady_text import SteadyText
from fenshui.gui.panels.task_words import OF, TaskWords
from fenshui.gui.wording.amounts import tiny_text
from fenshui.gui.wording.coordinates import LONGEST, LONGEST_LENGTH
from fenshui.gui.wording.language import spoken_as_line
from fenshui.words import filled, sentence

if TYPE_CHECKING:
    from fenshui.gui.map.view import MapView

_SHOWN_AFTER_S = 0.5
_EVERY_MS = 200


class StatusLine(Panel):
    """Says nothing of what takes less than half a second."""

    room_changed = Signal()
    """What tells of a task has come or gone."""

    def __init__(self, live: LiveDesk, parent: QWidget | None = None) -> None:
        super().__init__(live, parent)
        self.proof = Elided("quiet")
        self.task = label("quiet")
        self.place, self.measured = SteadyText(LONGEST), SteadyText(LONGEST_LENGTH)
        self.measured.hide()
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedSize(140, 6)
        self.stop = QPushButton()
        self.stop.setFlat(True)
        self.stop.setProperty("slim", "true")
        self.stop.clicked.connect(lambda: live.background.cancel())
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 0, 14, 0)
        row.setSpacing(10)
        row.addWidget(self.proof, 1)
        for part in (self.task, self.bar, self.stop, self.measured, self.place):
            row.addWidget(part)
        self._clock = QTimer(self, interval=_EVERY_MS)
        self._clock.timeout.connect(self._show_task)
        live.background.busy_changed.connect(self._busy)
        live.allocation_changed.connect(self.speak)
        live.basin_changed.connect(self.speak)
        self.speak()

    def watch(self, view: MapView) -> None:
        """Tell where on the earth the mouse is while it is over a map, whoever else takes its moves."""
        self.mouse_place = MousePlace(view, self.place)

    def speak(self) -> None:
        """Write how the allocation was made, and the task."""
        self._words = TaskWords().of
        self.stop.setText(self.tr("Stop"))
        self.setMinimumHeight(self.stop.sizeHint().height())  # the map above does not move when a task is shown
        self.proof.say(self._proof_text())
        self._show_task()

    def room_px(self, window: QWidget) -> int:
        """How far from the left edge of a window the line is free of what tells of a task."""
        row = self.layout()
        if self.bar.isHidden() or row is None:
            return window.width()
        row.activate()
        return self.mapTo(window, QPoint(self.task.x(), 0)).x()

    def _proof_text(self) -> str:
        allocation = self.live.after or self.live.before
        if allocation is None:
            return ""
        engines = {
            "water-line": self.tr("water lines"),
            "packing": self.tr("rows"),
            "lp": self.tr("linear programme"),
            "highs": self.tr("linear programme (HiGHS)"),
        }
        text = self.tr("{periods:period|periods} by {engine} · balance within {error} · {certificate}")
        return filled(
            text,
            periods=len(allocation.flow_hm3),
            engine=engines.get(allocation.engine, allocation.engine),
            error=tiny_text(allocation.max_balance_error),
            certificate=self.tr("certificate holds") if allocation.certificate_ok else self.tr("no certificate"),
        )

    def _show_task(self) -> None:
        was_hidden = self.bar.isHidden()
        long = [task for task in self.live.background.awaited if monotonic() - task.begun > _SHOWN_AFTER_S]
        for part in (self.task, self.bar):
            part.setVisible(bool(long))
        self.stop.setVisible(any(not task.is_lasting for task in long))
        if long:
            share = long[0].share
            name = long[0].name.partition(OF)[0]
            waits_for_compiler = desk_jobs.is_compiling()
            self.task.setText(
                spoken_as_line(sentence("desk.compiling")) if waits_for_compiler else self._words.get(name, name)
            )
            self.bar.setRange(0, 0 if share is None else 1000)
            self.bar.setValue(round((share or 0) * 1000))
        if was_hidden != self.bar.isHidden():
            self.room_changed.emit()

    def _busy(self) -> None:
        if self.live.background.tasks:
            self._clock.start()
        else:
            self._clock.stop()
        self._show_task()
