"""What a person does at the basin editor: clicks on the map, types into forms and sheets, pastes blocks."""

from itertools import pairwise

from fenshui.gui.dialogs.form import FormDialog
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QFileDialog, QLineEdit, QMessageBox

LEFT = Qt.MouseButton.LeftButton


def map_of(window):
    return window.map_panel.map


def take(window, tool):
    QTest.mouseClick(window.editor.tools.buttons[tool], LEFT)


def click(window, x, y):
    QTest.mouseClick(map_of(window), LEFT, pos=QPoint(x, y))


def drag(window, start, end):
    view = map_of(window)
    QTest.mousePress(view, LEFT, pos=QPoint(*start))
    QTest.mouseMove(view, QPoint(*end))
    QTest.mouseRelease(view, LEFT, pos=QPoint(*end))


def fill_in(line, text):
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, text)
    QTest.keyClick(line, Qt.Key.Key_Return)


def card(window):
    """The card of forms, once the window has had its turns."""
    rest(window)
    return window.inspector.cards


def form(window, field):
    line = card(window).input(field)
    assert line is not None, field
    return line


def press(window, name):
    QTest.mouseClick(card(window).buttons[name], LEFT)


def spot_of(window, node):
    spot = window.editor.hand.overlay.spot_of(node)
    return round(spot.x()), round(spot.y())


def lay_river(window, places):
    """Nodes of these kinds at these pixels, each joined to the next by a river; their ids by the editor's own count."""
    for kind, x in places:
        take(window, kind)
        click(window, x, 200)
    take(window, "river")
    names = [node.id for node in window.live.editing.basin.nodes]
    for name, following in pairwise(names):
        click(window, *spot_of(window, name))
        click(window, *spot_of(window, following))
    take(window, "select")


def choose_file(monkeypatch, path, ask="getSaveFileName"):
    monkeypatch.setattr(QFileDialog, ask, lambda *_: (str(path), ""))


def discard(window):
    """Answer what is asked before edits, and then before the draft, are left behind."""
    while (box := next((one for one in window.findChildren(QMessageBox) if one.isVisible()), None)) is not None:
        next(one for one in box.buttons() if one.text() == "Discard").click()


def begin_new(window, years="1"):
    window.editor.new.trigger()
    discard(window)
    dialog = window.findChild(FormDialog)
    dialog.grid.lines["zh"].setText("小河")
    QTest.keyClicks(dialog.grid.lines["en"], "Little river")
    dialog.grid.lines["first"].setText("2024-01-01")
    dialog.grid.lines["years"].setText(years)
    QTest.mouseClick(dialog.go, LEFT)
    window.activateWindow()


def rest(window):
    """Wait until the window has had its turns and item editors have handed over what was typed."""
    QCoreApplication.processEvents()
    while not window.live.turns.is_idle:
        QCoreApplication.processEvents()


def sheet(window, table):
    """The rows of a table in the card of forms, or the whole table where the card has none."""
    found = card(window).input(table)
    if found is None:
        window.docks["sheets"].raise_()
        window.panels["sheets"].show_table(table)
        found = window.panels["sheets"].grid.view
    rest(window)
    return found


def write(window, view, row, column, text):
    """Type into a cell of a sheet, or choose what is offered there."""
    at = view.sheet.columns.index(column)
    view.setCurrentIndex(view.sheet.index(row, at))
    QTest.keyClick(view, Qt.Key.Key_Return)
    editors = [*view.viewport().findChildren(QLineEdit), *view.viewport().findChildren(QComboBox)]
    editor = next(one for one in editors if one.isVisible())
    if isinstance(editor, QComboBox):
        editor.setCurrentIndex(editor.findText(text))
        editor.activated.emit(editor.currentIndex())
    else:
        editor.selectAll()
        QTest.keyClicks(editor, text)
        QTest.keyClick(editor, Qt.Key.Key_Return)
    rest(window)


def paste(window, view, row, column, text):
    """Paste what a spreadsheet has copied, from a cell on."""
    QGuiApplication.clipboard().setText(text)
    view.setCurrentIndex(view.sheet.index(row, view.sheet.columns.index(column)))
    QTest.keyClick(view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    rest(window)
