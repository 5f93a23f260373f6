"""Docks behind tabs: the tab is their title; how they are put back as they stood; undocking and closing by keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QDockWidget, QMenu, QTabBar, QWidget

from fenshui.gui.preferences import LAYOUT_VERSION

if TYPE_CHECKING:
    from fenshui.gui.main_window import MainWindow


def put_back(window: MainWindow, state: QByteArray) -> None:
    """Put the docks as they stood."""
    window.restoreState(state, LAYOUT_VERSION)
    window.dock_tabs.follow()


class DockTabs(QObject):
    """A dock alone or afloat has its title; one of several has a tab, which says the same and offers the same."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.window = window
        self._untitled = {name: QWidget() for name in window.docks}
        self._front: QDockWidget | None = None
        self.undock, self.close = QAction(self), QAction(self)
        for action, done, keys in ((self.undock, self._undock, "Ctrl+Shift+F"), (self.close, self._close, "Ctrl+W")):
            action.setShortcut(QKeySequence(keys))
            action.triggered.connect(done)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.follow)
        for dock in window.docks.values():
            for changed in (dock.visibilityChanged, dock.topLevelChanged, dock.dockLocationChanged):
                changed.connect(self._soon.start)
            dock.visibilityChanged.connect(lambda is_seen, dock=dock: self._came_to_front(dock, is_seen))
        self.speak()

    def speak(self) -> None:
        """Write the two acts."""
        self.undock.setText(self.tr("Undock or dock the panel"))
        self.close.setText(self.tr("Close the panel"))
        self._soon.start()

    def follow(self) -> None:
        """Give titles to the docks that have no tab, and take those of the others away."""
        for name, dock in self.window.docks.items():
            is_tab = len(self._group(dock)) > 1 and not dock.isHidden() and not dock.isFloating()
            if is_tab != (dock.titleBarWidget() is not None):
                dock.setTitleBarWidget(self._untitled[name] if is_tab else None)  # type: ignore[arg-type]
        self._sweep()
        for bar in self._bars():
            bar.setAccessibleName(self.tr("Panels"))
            if bar.contextMenuPolicy() != Qt.ContextMenuPolicy.CustomContextMenu:
                bar.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
                bar.customContextMenuRequested.connect(lambda at, bar=bar: self._offer(bar, at))

    def _group(self, dock: QDockWidget) -> list[QDockWidget]:
        """A dock and those that share its tabs with it."""
        return [dock, *(one for one in self.window.tabifiedDockWidgets(dock) if not one.isHidden())]

    def _sweep(self) -> None:
        """Qt leaves tabs of an arrangement that is no more lying over the panels: they are put out of sight."""
        by_title = {dock.windowTitle(): dock for dock in self.window.docks.values() if not dock.isHidden()}
        if "" in by_title:
            return  # nothing has its words yet
        seen: set[frozenset[str]] = set()
        for bar in reversed(self._bars()):  # the newest of the same is the one in use
            tabs = frozenset(bar.tabText(at) for at in range(bar.count()))
            dock = by_title.get(bar.tabText(0)) if tabs else None
            is_used = dock is not None and tabs == {one.windowTitle() for one in self._group(dock)} and tabs not in seen
            seen |= {tabs} if is_used else set()
            bar.setVisible(is_used)

    def _bars(self) -> list[QTabBar]:
        return self.window.findChildren(QTabBar, options=Qt.FindChildOption.FindDirectChildrenOnly)

    def _offer(self, bar: QTabBar, at: QPoint) -> None:
        """The acts for the panel whose tab was pressed."""
        tab = bar.tabAt(at)
        dock = next((one for one in self.window.docks.values() if one.windowTitle() == bar.tabText(tab)), None)
        if dock is None:
            return
        dock.raise_()
        self._front = dock
        menu = QMenu(bar)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions([self.undock, self.close])
        menu.popup(bar.mapToGlobal(at))

    def _came_to_front(self, dock: QDockWidget, is_seen: bool) -> None:
        if is_seen:
            self._front = dock

    def _meant(self) -> QDockWidget | None:
        """The panel one writes in, else the one that came to the front last."""
        part: QWidget | None = QApplication.focusWidget()
        while part is not None and not isinstance(part, QDockWidget):
            part = part.parentWidget()
        return part or self._front

    def _undock(self) -> None:
        dock = self._meant()
        if dock is not None:
            dock.setFloating(not dock.isFloating())

    def _close(self) -> None:
        dock = self._meant()
        if dock is not None:
            dock.close()
