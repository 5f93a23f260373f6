"""A picture of the window without a display, for papers and the README: `fenshui picture --out FILE`."""

from __future__ import annotations

import argparse
import os
import tempfile
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from fenshui.places import sample_basin

if TYPE_CHECKING:
    from collections.abc import Callable

    from fenshui.gui.live_desk import LiveDesk

_LONGEST_S = 120.0


def main() -> int:
    """The same as `fenshui picture`, for the module alone."""
    parser = argparse.ArgumentParser(prog="fenshui.gui.picture")
    parser.add_argument("--lang", choices=("zh_CN", "en"), default="zh_CN")
    add_arguments(parser)
    arguments = parser.parse_args()
    draw(arguments, arguments.lang)
    return 0


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What a picture can be told."""
    parser.add_argument("--basin", type=Path, default=sample_basin("yellow_river"))
    parser.add_argument("--theme", choices=("light", "dark"), default="light")
    parser.add_argument("--size", default="1600x900")
    parser.add_argument("--panel", default="")
    parser.add_argument("--assess", action="store_true")
    parser.add_argument("--out", type=Path, required=True)


def draw(arguments: argparse.Namespace, language: str) -> None:
    """Draw the window as it stands once everything has been computed; settings and data of the user are left alone."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as home:
        os.environ["XDG_CONFIG_HOME"] = os.environ["XDG_DATA_HOME"] = home
        _draw(arguments, language)


def _draw(arguments: argparse.Namespace, language: str) -> None:
    from PySide6.QtWidgets import QApplication

    from fenshui.gui import preferences
    from fenshui.gui.app import application_dressed, open_window

    preferences.settings().setValue("language", language)
    preferences.settings().setValue("theme", arguments.theme)
    application_dressed()
    window = open_window(Path(tempfile.mkdtemp()) / "ledger.sqlite")
    window.resize(*(int(part) for part in arguments.size.split("x")))
    window.show()
    window.hydrograph.prepare()
    window.live.open_basin(arguments.basin)
    _wait(window.live, QApplication.processEvents)
    if window.live.desk.draft is not None and arguments.assess:
        window.live.drafting.assess()
        _wait(window.live, QApplication.processEvents)
    if arguments.panel:
        window.docks[arguments.panel].raise_()
    for _ in range(5):
        QApplication.processEvents()
    window.grab().save(str(arguments.out), "PNG")
    window.close()


def _wait(live: LiveDesk, turn: Callable[[], object]) -> None:
    end = monotonic() + _LONGEST_S
    while (live.background.tasks or not live.turns.is_idle) and monotonic() < end:
        turn()


if __name__ == "__main__":
    raise SystemExit(main())
