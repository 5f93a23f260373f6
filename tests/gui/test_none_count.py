"""PySide6 6.12.0 drops a reference to None at every void call under Python 3.11, and aborts after some thousands."""

import sys

from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QLabel


def test_void_calls_of_qt_leave_none_alone(app, qtbot):
    label, image = QLabel(), QImage(10, 10, QImage.Format.Format_RGB32)
    qtbot.addWidget(label)

    def calls():
        label.setText("x")
        label.update()
        painter = QPainter(image)
        painter.drawLine(0, 0, 5, 5)
        painter.end()

    calls()
    before = sys.getrefcount(None)
    for _ in range(200):
        calls()
    assert abs(sys.getrefcount(None) - before) < 100
