"""PySide6 must not eat references to None: before Python 3.12 that ends a long session in a crash."""

import os
import subprocess
import sys

CALLS = 200
SCRIPT = f"""
import sys
from PySide6.QtCore import QPointF, QTimer
from PySide6.QtGui import QAction, QColor, QImage, QPainter, QPainterPath, QPen, QTransform
from PySide6.QtWidgets import QApplication, QGraphicsPathItem, QGraphicsScene, QLabel, QLineEdit, QWidget

application = QApplication([])
scene, item, path = QGraphicsScene(), QGraphicsPathItem(), QPainterPath()
scene.addItem(item)
pens = QPen(), QPen(QColor("red"), 2)
widget, label, edit, action, timer = QWidget(), QLabel(), QLineEdit(), QAction(), QTimer()
image = QImage(8, 8, QImage.Format.Format_RGB32)
edit.textChanged.connect(lambda text: None)


def paint(number):
    painter = QPainter(image)
    painter.setPen(pens[number % 2])
    painter.drawLine(0, 0, 5, 5)
    painter.end()


acts = {{
    "QGraphicsPathItem.setPen": lambda number: item.setPen(pens[number % 2]),
    "QGraphicsPathItem.setPath": lambda number: item.setPath(path),
    "QGraphicsItem.setZValue": lambda number: item.setZValue(number),
    "QGraphicsScene.itemAt": lambda number: scene.itemAt(QPointF(1e6, 1e6), QTransform()),
    "QWidget.resize": lambda number: widget.resize(10 + number % 3, 10),
    "QWidget.update": lambda number: widget.update(),
    "QWidget.setProperty": lambda number: widget.setProperty("number", number),
    "QWidget.parent": lambda number: widget.parent(),
    "QLabel.setText": lambda number: label.setText(str(number)),
    "QLineEdit.setText and its signal": lambda number: edit.setText(str(number)),
    "QAction.setText": lambda number: action.setText(str(number)),
    "QTimer.setInterval": lambda number: timer.setInterval(number),
    "QPainterPath.moveTo": lambda number: path.moveTo(0, number),
    "QPen.setCosmetic": lambda number: pens[0].setCosmetic(True),
    "QImage.fill": lambda number: image.fill(number),
    "QPainter": paint,
}}
drifts = {{}}
for name, act in acts.items():
    act(0)
    before = sys.getrefcount(None)
    for number in range({CALLS}):
        act(number)
    drifts[name] = sys.getrefcount(None) - before
print({{name: drift for name, drift in drifts.items() if abs(drift) > {CALLS // 2}}})
"""


def test_void_calls_leave_the_count_of_none_alone():
    ended = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        check=False,
    )
    assert (ended.returncode, ended.stdout.strip()) == (0, "{}"), ended.stderr
