"""`fenshui`, `fenshui BASIN` or `fenshui CASE`: the window, whose libraries are loaded only then."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from fenshui.file_endings import is_basin, is_case
from fenshui.words import Refused

_SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def open_window(path: Path | None = None, language: str = "") -> int:
    """Open the window on a basin or a case, where one is named; else on the last basin, or the sample.

    In the language asked for, else in the one chosen last.
    """
    if sys.platform.startswith("linux") and not any(os.environ.get(name) for name in _SCREENS):
        raise Refused("cli.no_display")
    try:
        from fenshui.gui.app import run_window
    except ImportError as fault:  # a library of the desktop is missing
        raise Refused("cli.no_window", reason=str(fault)) from None
    return run_window(path, language=language)


def handed_over(words: Sequence[str]) -> Path | None:
    """The file or folder that a desktop hands over when it is double-clicked: the only word, and something to open.

    Raises `Refused` for a word that is a path, where nothing can be opened.
    """
    path = Path(words[0]) if len(words) == 1 and words[0] else None
    if path is None:
        return None
    if path.exists() and (is_case(path) or is_basin(path)):
        return path.absolute()
    if len(path.parts) > 1 or path.is_dir():  # nobody writes a verb so
        raise Refused("cli.nothing_to_open" if path.exists() else "cli.not_there_to_open", path=path)
    return None
