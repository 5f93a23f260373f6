"""A picture of the window, for the README: `python -m fenshui.gui.picture --lang zh_CN --theme light --out FILE`."""

from __future__ import annotations

import argparse
import os
import tempfile
from pathlib import Path
from time import monotonic

from fenshui.places import sample_basin

_LONGEST_S = 120.0


def main() -> int:
    """Draw the window without a display, as it stands once everything has been computed."""
    arguments = _arguments()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as home:
        os.environ["XDG_CONFIG_HOME"] = os.environ["XDG_DATA_HOME"] = home
        _draw(arguments)
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="fenshui.gui.picture")
    parser.add_argument("--basin", type=Path, default=sample_basin("yellow_river"))
    parser.add_argument("--lang", choices=("zh_CN", "en"), default="zh_CN")
    parser.add_argument("--theme", choices=("light", "dark"), default="light")
    parser.add_argument("--size", default="1600x900")
    parser.add_argument("--panel", default="", help="the panel to show on the right")
    parser.add_argument("--assess", action="store_true", help="assess the transfer first")
    parser.add_argument("--out", type=Path, required=True)
    return parser.parse_args()


def _draw(arguments: argparse.Namespace) -> None:
    from PySide6.QtWidgets import QApplication

    from fenshui.gui import preferences
    from fenshui.gui.app import application_dressed, open_window

    preferences.settings().setValue("language", arguments.lang)
    preferences.settings().setValue("theme", arguments.theme)
    application_dressed()
    window = open_window(Path(tempfile.mkdtemp()) / "ledger.sqlite")
    window.resize(*(int(part) for part in arguments.size.split("x")))
    window.show()
    window.hydrograph.prepare()
    window.live.open_basin(arguments.basin)
    _wait(window.live.background, QApplication.processEvents)
    if window.live.desk.draft is not None and arguments.assess:
        window.live.drafting.assess()
        _wait(window.live.background, QApplication.processEvents)
    if arguments.panel:
        window.docks[arguments.panel].raise_()
    for _ in range(5):
        QApplication.processEvents()
    window.grab().save(str(arguments.out), "PNG")
    window.close()


def _wait(background: object, turn: object) -> None:
    end = monotonic() + _LONGEST_S
    while background.tasks and monotonic() < end:  # type: ignore[attr-defined]
        turn()  # type: ignore[operator]


if __name__ == "__main__":
    raise SystemExit(main())
