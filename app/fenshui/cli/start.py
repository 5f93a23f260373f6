"""Where the program begins; light, so that Ctrl+C is answered in one line however early it comes."""

import _thread
import signal
import sys
import time
from importlib import import_module
from types import FrameType
from typing import Any

_AGAIN_S = 0.01
"""How long after a lost Ctrl+C it is asked for again: where it was lost has mostly been left by then."""


class Interrupts:
    """Ctrl+C: only noted while the program is loaded, a KeyboardInterrupt from then on, nothing once all is over."""

    def __init__(self) -> None:
        self.asked = False
        self._is_heard = self._is_loaded = self._is_over = False

    def __call__(self, number: int, frame: FrameType | None) -> None:
        """Somebody pressed Ctrl+C, or the alarm asks for one that was lost."""
        self.asked = True
        if self._is_loaded:
            raise KeyboardInterrupt

    def hear(self) -> None:
        """Take Ctrl+C from now on; a process that is deaf to it (`nohup`) stays so."""
        if signal.getsignal(signal.SIGINT) is not signal.default_int_handler:
            return
        self._is_heard = True
        for number in _signals():
            signal.signal(number, self)
        sys.unraisablehook = self.swallowed

    def loaded(self) -> None:
        """From now on what is done is broken off at once; also where that was asked for before."""
        self._is_loaded = True
        if self.asked:
            raise KeyboardInterrupt

    def over(self) -> None:
        """Nothing is left to be broken off: Python takes the process down undisturbed."""
        self._is_over = True
        if self._is_heard:
            for number in _signals():
                signal.signal(number, signal.SIG_IGN)

    def swallowed(self, lost: Any) -> None:
        """Where Python could not hand an exception on: Ctrl+C is asked for again, all else is told as ever.

        It is asked for from outside: raised in here it would be lost like the first. What breaks in the ruins of a
        program that was stopped is told to nobody.
        """
        if self._is_over and self.asked:
            return
        if lost.exc_type is KeyboardInterrupt:
            _ask_again()
        else:
            sys.__unraisablehook__(lost)


def run() -> None:
    """Do what the command line says and end the process with the exit status; 130 where it was stopped by Ctrl+C.

    What was being written is tidied up on the way.
    """
    interrupts = Interrupts()
    interrupts.hear()
    try:
        program = import_module("fenshui.cli.main")
        interrupts.loaded()
        status = program.run_to_the_end()
        interrupts.over()
    except BaseException:  # a library may have made something else of the KeyboardInterrupt
        interrupts.over()
        if not interrupts.asked:
            raise
        status = import_module("fenshui.cli.main").stopped()
    sys.exit(status)


def _signals() -> tuple[int, ...]:
    """Ctrl+C, and the alarm that asks for it again where the system has one."""
    return (signal.SIGINT, signal.SIGALRM) if hasattr(signal, "SIGALRM") else (signal.SIGINT,)


def _ask_again() -> None:
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, _AGAIN_S)
    else:
        _thread.start_new_thread(_interrupt_in_a_moment, ())


def _interrupt_in_a_moment() -> None:
    time.sleep(_AGAIN_S)
    _thread.interrupt_main()
