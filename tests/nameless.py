"""What a screen reader would find without a name."""

from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QScrollBar,
    QTableView,
)

_KINDS = (
    QAbstractButton, QAbstractSlider, QAbstractSpinBox, QComboBox, QTableView, QListWidget, QLineEdit, QPlainTextEdit,
)  # fmt: skip
_INSIDE = QAbstractSpinBox | QComboBox | QLineEdit | QTableView


def nameless(window):
    """Everything in a window that can be pressed, filled in or walked through, and has no name."""
    return [
        (type(widget).__name__, widget.objectName(), type(widget.parent()).__name__)
        for kind in _KINDS
        for widget in window.findChildren(kind)
        if not isinstance(widget, QScrollBar)
        and not widget.objectName().startswith("qt_")
        and not isinstance(widget.parent(), _INSIDE)
        and not (widget.accessibleName() or (isinstance(widget, QAbstractButton) and widget.text()))
    ]
