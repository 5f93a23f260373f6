"""A picture of the window without a display, for papers and the README: `fenshui picture --out FILE`."""

from __future__ import annotations

import argparse
import os
import re
import tempfile
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from fenshui.gui import lean_imports  # noqa: F401  (before all that it makes faster)
from fenshui.gui.interrupts import ctrl_c_held_back
from fenshui.words import Refused

if TYPE_CHECKING:
    from collections.abc import Callable

    from fenshui.gui.live.desk import LiveDesk
    from fenshui.gui.main_window import MainWindow

_LONGEST_S = 120.0
_LEAST_SIZE, _MOST_SIZE = 100, 8192
_SMALL = 0  # of 100: how little Qt is to care for speed when it packs a picture


def draw(arguments: argparse.Namespace, language: str) -> None:
    """Draw the window as it stands once everything has been computed; settings and data of the user are left alone."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with ctrl_c_held_back() as look, tempfile.TemporaryDirectory() as home:
        os.environ["XDG_CONFIG_HOME"] = os.environ["XDG_DATA_HOME"] = home
        from fenshui.gui.messages_of_qt import only_news

        with only_news():
            _draw(arguments, language, Path(home), look)


def _draw(arguments: argparse.Namespace, language: str, home: Path, look: Callable[[], None]) -> None:
    from PySide6.QtCore import QByteArray
    from PySide6.QtGui import QImageWriter
    from PySide6.QtWidgets import QApplication

    from fenshui.gui import preferences
    from fenshui.gui.app import application_dressed
    from fenshui.gui.few_colours import few_coloured
    from fenshui.gui.session import LEDGER_FILE, open_window

    def turn() -> None:
        look()
        QApplication.processEvents()

    try:
        preferences.settings().setValue("language", language)
        preferences.settings().setValue("theme", arguments.theme)
        look()
        application_dressed()
        window = open_window(home / LEDGER_FILE)
        try:
            _bring_into_sight(window, arguments, turn)
            image = few_coloured(window.grab().toImage())
        finally:
            window.close()  # and whatever is still being computed
        look()
    finally:
        preferences.settings().sync()  # while there is a folder for them: Qt would make it anew at the end
    writer = QImageWriter(str(arguments.out), QByteArray(b"png"))
    writer.setQuality(_SMALL)
    if not writer.write(image):
        raise Refused("cli.picture.not_written", path=arguments.out)


def _bring_into_sight(window: MainWindow, arguments: argparse.Namespace, turn: Callable[[], None]) -> None:
    """Everything asked for. Raises `Refused` where there is no such panel, or no such basin."""
    if arguments.panel not in ("", *window.docks):
        raise Refused("cli.picture.panel", found=arguments.panel, panels=", ".join(window.docks))
    live = window.live
    window.resize(*arguments.size)
    window.show()
    window.hydrograph.prepare()
    live.open_basin(arguments.basin)
    _wait(live, turn)
    if live.basin is None and live.notice is not None:
        raise Refused(live.notice.id, **live.notice.values)
    if live.desk.draft is not None and arguments.assess:
        live.drafting.assess()
        _wait(live, turn)
    if arguments.panel:
        window.docks[arguments.panel].raise_()
    for _ in range(5):
        turn()
    while window.map_panel.map.rest.isActive():  # it is drawn anew in a moment
        turn()


def size(words: str) -> tuple[int, int]:
    """Width and height in pixels. Raises `Refused` for what no window can be."""
    found = re.fullmatch(r"(\d{1,5})x(\d{1,5})", words)
    width, height = (int(found[1]), int(found[2])) if found else (0, 0)
    if not (_LEAST_SIZE <= width <= _MOST_SIZE and _LEAST_SIZE <= height <= _MOST_SIZE):
        raise Refused("cli.picture.size", found=words, least=_LEAST_SIZE, most=_MOST_SIZE)
    return width, height


def _wait(live: LiveDesk, turn: Callable[[], None]) -> None:
    end = monotonic() + _LONGEST_S
    while (live.background.tasks or not live.turns.is_idle) and monotonic() < end:
        turn()
