"""What Qt says on the terminal, but for what a display that is none says of itself at every window."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QMessageLogContext, QtMsgType, qFormatLogMessage, qInstallMessageHandler

OF_NO_NEWS = "This plugin does not support propagateSizeHints()"


@contextmanager
def only_news() -> Iterator[None]:
    """Within it one message of Qt's goes nowhere, every other one where it always went."""
    before = qInstallMessageHandler(_pass_on)
    try:
        yield
    finally:
        qInstallMessageHandler(before)


def _pass_on(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    if message != OF_NO_NEWS:
        print(qFormatLogMessage(kind, context, message), file=sys.stderr)
