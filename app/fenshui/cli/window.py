"""`fenshui` without a verb: the window, whose libraries are loaded only then."""

import os
import sys

from fenshui.words import Refused

_SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def open_window() -> int:
    """Open the window on the last basin, or the sample."""
    if sys.platform.startswith("linux") and not any(os.environ.get(name) for name in _SCREENS):
        raise Refused("cli.no_display")
    try:
        from fenshui.gui.app import run_window
    except ImportError as fault:  # a library of the desktop is missing
        raise Refused("cli.no_window", reason=str(fault)) from None
    return run_window()
