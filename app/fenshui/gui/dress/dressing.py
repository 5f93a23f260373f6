"""Dressing the application in a theme: style, palette and style sheet.

The sheet names roles of the palette and stays as it is. Widgets remember what a role looked like, so each is polished
anew after the palette: those in sight first, some in every turn of the window, which meanwhile answers.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QDockWidget, QWidget
from shiboken6 import isValid

from fenshui.gui.dress.style_sheet import style_sheet
from fenshui.gui.dress.theme import PROPERTY, THEMES, Theme

_TURN_S = 0.008
_HIDDEN_S, _HIDDEN_EVERY_MS = 0.003, 10
"""What nobody sees is dressed beside other work: a little now and then, so that both together are no halt."""


def wear(application: QApplication, name: str) -> None:
    """Dress the whole application; every widget is told by a palette-change event."""
    worn = application.property(PROPERTY)
    if worn == name:
        return
    application.setProperty(PROPERTY, name)
    if worn is None:
        application.setStyle("Fusion")
        application.setStyleSheet(style_sheet())
    application.setPalette(_palette(THEMES[name]))
    _dresser(application).dress()


def dress_anew(application: QApplication) -> None:
    """Let every widget wear the typeface in force: what wears a style sheet does not hear of another."""
    _dresser(application).dress()


@contextmanager
def undressed() -> Iterator[None]:
    """Make many widgets without the style sheet, and put it on all of them at the end.

    Each would otherwise be dressed anew whenever it is put into another, which takes longer than making it.
    """
    application = QApplication.instance()
    sheet = application.styleSheet() if isinstance(application, QApplication) else ""
    if isinstance(application, QApplication) and sheet:
        application.setStyleSheet("")
    try:
        yield
    finally:
        if isinstance(application, QApplication) and sheet:
            application.setStyleSheet(sheet)


def is_dressed(application: QApplication) -> bool:
    """Whether every widget wears the theme in force."""
    return _dresser(application).is_done


def show_dock_by_dock(window: QWidget) -> None:
    """Call it before everything in a window is shown anew: all at once it would be felt as a halt."""
    application = QApplication.instance()
    if isinstance(application, QApplication):
        _dresser(application).show_dock_by_dock(window)


class _Dresser(QObject):
    """Puts the theme in force on widget after widget; what is in sight is shown anew, dock by dock, at the end."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._waiting: deque[QWidget] = deque()
        self._hidden: deque[QWidget] = deque()
        self._still: list[QWidget] = []
        self._parts: deque[QWidget] = deque()
        self._next = QTimer(self, interval=0)
        self._next.timeout.connect(self._take)

    @property
    def is_done(self) -> bool:
        """Whether nobody waits."""
        return not (self._waiting or self._still or self._parts or self._hidden)

    def dress(self) -> None:
        """Begin, or begin again."""
        everybody = QApplication.allWidgets()
        self._waiting = deque(one for one in everybody if one.isVisible())
        self._hidden = deque(one for one in everybody if not one.isVisible())
        if not self._still:
            self._still = [one for one in QApplication.topLevelWidgets() if one.isVisible() and one.updatesEnabled()]
            for window in self._still:
                window.setUpdatesEnabled(False)
        self._next.start(0)

    def _take(self) -> None:
        if self._still and not self._waiting:
            self._show()
            return
        if self._parts and not self._waiting:
            _wake(self._parts.popleft())
            return
        end = perf_counter() + (_TURN_S if self._waiting else _HIDDEN_S)
        queue = self._waiting or self._hidden
        while queue and perf_counter() < end:
            _dress(queue.popleft())
        if self.is_done:
            self._next.stop()
        elif not self._waiting and not self._still:
            self._next.setInterval(_HIDDEN_EVERY_MS)

    def _show(self) -> None:
        still, self._still = self._still, []
        for window in filter(isValid, still):
            self.show_dock_by_dock(window)
            window.setUpdatesEnabled(True)

    def show_dock_by_dock(self, window: QWidget) -> None:
        """Let the docks wait for a turn each while the rest of a window is shown anew."""
        docks = [dock for dock in window.findChildren(QDockWidget) if dock.isVisible() and dock not in self._parts]
        for dock in docks:
            dock.setUpdatesEnabled(False)
        self._parts.extend(docks)
        self._next.start(0)


def _wake(part: QWidget) -> None:
    if isValid(part):
        part.setUpdatesEnabled(True)


def _dress(widget: QWidget) -> None:
    if isValid(widget):
        widget.style().polish(widget)
        QApplication.sendEvent(widget, QEvent(QEvent.Type.PaletteChange))


def _dresser(application: QApplication) -> _Dresser:
    found = application.findChild(_Dresser)
    return found if isinstance(found, _Dresser) else _Dresser(application)


def _palette(theme: Theme) -> QPalette:
    role = QPalette.ColorRole
    colours = {
        role.Window: theme.window,
        role.WindowText: theme.text,
        role.Base: theme.panel,
        role.AlternateBase: theme.raised,
        role.ToolTipBase: theme.raised,
        role.ToolTipText: theme.text,
        role.PlaceholderText: theme.quiet,
        role.Text: theme.text,
        role.Button: theme.panel,
        role.ButtonText: theme.text,
        role.BrightText: theme.bad,
        role.Highlight: theme.accent,
        role.HighlightedText: theme.on_accent,
        role.Link: theme.accent,
        role.LinkVisited: theme.good,
        role.Midlight: theme.warn,
        role.Accent: theme.accent,
        role.Mid: theme.line,
        role.Light: theme.raised,
        role.Dark: theme.line,
    }
    palette = QPalette()
    for which, colour in colours.items():
        palette.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(theme.quiet))
    return palette
