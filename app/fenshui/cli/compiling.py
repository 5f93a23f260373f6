"""The first calculation after installing waits for a compiler; whoever waits is told so."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

from fenshui.cli.speaking import complain
from fenshui.places import holds_machine_code
from fenshui.words import sentence

_EVENT = "numba:compile"
"""What numba calls the compiling of one function; code that was kept is loaded without it."""


@contextmanager
def compiling_told() -> Iterator[None]:
    """Say in one line when the engine is compiled for the first time; nothing where its machine code is there."""
    if "numba" not in sys.modules:  # this verb does not reckon
        yield
        return
    told = _Told()
    events = import_module("numba.core.event")
    events.Listener.register(_Told)  # so that nothing of numba is loaded where nothing is reckoned
    events.register(_EVENT, told)
    try:
        yield
    finally:
        events.unregister(_EVENT, told)


class _Told:
    """Listens to numba until the first function is compiled."""

    def __init__(self) -> None:
        self._is_over = False

    def notify(self, event: Any) -> None:
        """A function begins or ends to be compiled."""
        if self._is_over:
            return
        self._is_over = True
        if not holds_machine_code(Path(str(import_module("numba").config.CACHE_DIR))):
            complain(sentence("desk.compiling"))
