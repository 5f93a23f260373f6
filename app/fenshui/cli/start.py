"""Where the program begins; light, so that Ctrl+C is answered in one line however early it comes."""

import signal
import sys
from importlib import import_module
from types import FrameType
from typing import Any


class Interrupts:
    """Ctrl+C: only noted while the program is being loaded, and a KeyboardInterrupt from then on."""

    def __init__(self) -> None:
        self.asked = False
        self._is_loaded = False

    def __call__(self, number: int, frame: FrameType | None) -> None:
        """Somebody pressed Ctrl+C."""
        self.asked = True
        if self._is_loaded:
            raise KeyboardInterrupt

    def loaded(self) -> None:
        """From now on what is done is broken off at once; also where that was asked for before."""
        self._is_loaded = True
        if self.asked:
            raise KeyboardInterrupt

    def swallowed(self, lost: Any) -> None:
        """Where Python could not hand an exception on: Ctrl+C is asked for again, all else is told as ever."""
        if lost.exc_type is KeyboardInterrupt:
            signal.raise_signal(signal.SIGINT)
        else:
            sys.__unraisablehook__(lost)


def run() -> None:
    """Do what the command line says and end the process with the exit status; 130 where it was stopped by Ctrl+C.

    What was being written is tidied up on the way. A process that is deaf to Ctrl+C (`nohup`) stays so.
    """
    interrupts = Interrupts()
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, interrupts)
        sys.unraisablehook = interrupts.swallowed
    try:
        program = import_module("fenshui.cli.main")
        interrupts.loaded()
        status = program.run_to_the_end()
    except BaseException:  # a library may have made something else of the KeyboardInterrupt
        if not interrupts.asked:
            raise
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        status = import_module("fenshui.cli.main").stopped()
    sys.exit(status)
