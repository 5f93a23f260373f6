"""The view of a sheet: written in place, blocks copied from and pasted to a spreadsheet, rows taken out."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QSignalBlocker, Qt
from PySide6.QtGui import QColor, QGuiApplication, QKeyEvent, QKeySequence, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QCompleter,
    QHeaderView,
    QLineEdit,
    QMenu,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from fenshui.gui.dress.theme import theme_in_force
from fenshui.gui.editing.sheet_model import REFUSED, SheetModel
from fenshui.gui.panels.choice import Choice

Index = QModelIndex | QPersistentModelIndex
_WIDEST, _LEAST = 190, 56
_LONG = 200
"""Rows beyond which columns keep the widths that were measured first."""
_FRAME = 2


class SheetView(QTableView):
    """Cells to select, to write, to copy and to paste."""

    def __init__(self, model: SheetModel) -> None:
        super().__init__()
        self.sheet = model
        self.setModel(model)
        self.setItemDelegate(CellWriter(model, self))
        self.setWordWrap(False)
        self.setAlternatingRowColors(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.AnyKeyPressed)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(True)
        head, side = self.horizontalHeader(), self.verticalHeader()
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setResizeContentsPrecision(8)
        side.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        side.setDefaultSectionSize(28)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._ask)
        self._fitted: tuple[str, ...] = ()
        self._is_fitting = self._has_own_widths = False
        head.sectionResized.connect(self._note_width)
        self._place, self._was_in = (-1, -1), False
        model.modelAboutToBeReset.connect(self._note_place)
        model.modelReset.connect(self._go_back)
        model.modelReset.connect(lambda: model.live.turns.soon(self, self.fit))

    def fit(self) -> None:
        """Columns as wide as what stands in them, within reason; wider where more comes to stand in them.

        Not any more once the user has given one a width of his own, or the table is long.
        """
        is_fitted = self._fitted == self.sheet.columns
        if is_fitted and (self._has_own_widths or self.sheet.rowCount() > _LONG):
            return
        has_rows = self.sheet.rowCount() > 0 and not self.sheet.is_below(0)
        self._fitted = self.sheet.columns if has_rows else ()
        self._is_fitting, self._has_own_widths = True, self._has_own_widths and is_fitted
        for at in range(len(self.sheet.columns)):
            needed = max(self.sizeHintForColumn(at), self.horizontalHeader().sectionSizeHint(at), _LEAST)
            self.setColumnWidth(at, min(max(needed, self.columnWidth(at) if is_fitted else 0), _WIDEST))
        self._is_fitting = False

    def _note_width(self) -> None:
        self._has_own_widths = self._has_own_widths or not self._is_fitting

    def chosen_rows(self) -> list[int]:
        """The rows in which a cell is selected."""
        return sorted({index.row() for index in self.selectionModel().selectedIndexes()})

    def copy(self) -> None:
        """The selected block, as a spreadsheet takes it; of a cell that refused something, what the basin has there."""
        rows, columns = self._block()
        names = [self.sheet.columns[column] for column in columns]
        text = "\n".join("\t".join(self.sheet.said(row, name) for name in names) for row in rows)
        if rows:
            QGuiApplication.clipboard().setText(text + "\n")

    def paste(self) -> None:
        """A block from the selected cell on; a single cell fills all that are selected."""
        lines = [line.split("\t") for line in QGuiApplication.clipboard().text().rstrip("\n").splitlines()]
        rows, columns = self._block()
        if not lines or not rows:
            return
        if len(lines) == 1 and len(lines[0]) == 1:
            lines = [lines[0] * len(columns)] * len(rows)
        self.sheet.put(rows[0], columns[0], lines)

    def empty(self) -> None:
        """Leave the selected cells blank."""
        rows, columns = self._block()
        if rows:
            self.sheet.put(rows[0], columns[0], [[""] * len(columns)] * len(rows))

    def take_rows_out(self) -> None:
        """Take out every row in which a cell is selected."""
        if rows := self.chosen_rows():
            self.sheet.take_out(rows)

    def menu(self) -> QMenu:
        """What can be done with the selected cells."""
        menu = QMenu(self)
        keys = QKeySequence.StandardKey
        menu.addAction(self.tr("Copy"), QKeySequence(keys.Copy), self.copy)
        menu.addAction(self.tr("Paste"), QKeySequence(keys.Paste), self.paste)
        menu.addAction(self.tr("Leave blank"), QKeySequence(keys.Delete), self.empty)
        menu.addSeparator()
        menu.addAction(self.tr("Delete rows"), QKeySequence("Ctrl+-"), self.take_rows_out)
        return menu

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of a spreadsheet."""
        keys = QKeySequence.StandardKey
        acts = {keys.Copy: self.copy, keys.Paste: self.paste, keys.Delete: self.empty}
        act = next((act for key, act in acts.items() if event.matches(key)), None)
        if act is None and event.key() == Qt.Key.Key_Backspace:
            act = self.empty
        if act is None and event.key() == Qt.Key.Key_Minus and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            act = self.take_rows_out
        if self.state() == QAbstractItemView.State.EditingState:
            event.ignore()  # what the cell under way has no use for
        elif act is not None:
            act()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.edit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _note_place(self) -> None:
        """Rows come or go: where the user is, and whether the keys come here."""
        here, keys = self.currentIndex(), QApplication.focusWidget()
        self._place = (here.row(), here.column())
        self._was_in = keys is not None and (keys is self or self.isAncestorOf(keys))

    def _go_back(self) -> None:
        """The place of the user stays, without choosing anything anew."""
        row, column = self._place
        here = self.sheet.index(min(row, self.sheet.rowCount() - 1), min(column, self.sheet.columnCount() - 1))
        if row >= 0 and here.isValid():
            with QSignalBlocker(self.selectionModel()):
                self.setCurrentIndex(here)
        if self._was_in:
            self.setFocus()

    def _ask(self, where: QPoint) -> None:
        self.menu().popup(self.viewport().mapToGlobal(where))

    def _block(self) -> tuple[list[int], list[int]]:
        chosen = self.selectionModel().selectedIndexes()
        return sorted({one.row() for one in chosen}), sorted({one.column() for one in chosen})


class CellWriter(QStyledItemDelegate):
    """A box to choose among words, a line that completes ids, a line for all else."""

    def __init__(self, model: SheetModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.model = model

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """What a cell is written with."""
        column, sheet, words = self.model.columns[index.column()], self.model.sheet, self.model.words
        basin = self.model.live.editing.basin
        offers = sheet.offers(basin, column) if basin is not None else None
        editor: QLineEdit | Choice
        if offers is not None and words.has_terms(sheet.table, column):
            editor = Choice(parent)
            for code in offers:
                editor.addItem(words.shown(sheet.table, column, code), code)
            editor.activated.connect(lambda: self._choose(editor))
        else:
            editor = QLineEdit(parent)
            if words.is_figure(sheet.table, column):
                editor.setAlignment(Qt.AlignmentFlag.AlignRight)
            if offers is not None:
                completer = QCompleter([one for one in offers if one], editor)
                completer.setFilterMode(Qt.MatchFlag.MatchContains)
                completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
                editor.setCompleter(completer)
        editor.setProperty("cell", "true")
        editor.setAccessibleName(words.title(sheet.table, column))
        return editor

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The cell; one that refuses what stands in it is framed."""
        super().paint(painter, option, index)
        if index.data(REFUSED):
            painter.save()
            painter.setPen(QPen(QColor(theme_in_force().bad), _FRAME))
            painter.drawRect(option.rect.adjusted(1, 1, -_FRAME, -_FRAME))
            painter.restore()

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """All of the cell."""
        editor.setGeometry(option.rect)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """The cell as the format writes it."""
        text = str(index.data(Qt.ItemDataRole.EditRole))
        if isinstance(editor, Choice):
            editor.setCurrentIndex(max(editor.findData(text), 0))
        elif isinstance(editor, QLineEdit):
            editor.setText(text)

    def setModelData(self, editor: QWidget, model: object, index: Index) -> None:
        """What was written."""
        text = editor.currentData() if isinstance(editor, Choice) else editor.text()  # type: ignore[attr-defined]
        self.model.setData(index, text)

    def _choose(self, editor: QWidget) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor)
