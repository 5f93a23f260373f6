"""The report of a fault of the program: what a programmer needs, and nothing of the user's.

Paths are cut to the file's name inside the program's own folders and left out elsewhere; the message of an exception
is told only where it speaks of code rather than of data, so that no passphrase, key or figure can stand in it.
"""

from __future__ import annotations

import platform
import re
import sys
import traceback
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from types import TracebackType

_OF_CODE = (AttributeError, ImportError, NameError, ZeroDivisionError, RecursionError, NotImplementedError, MemoryError)
"""Exceptions whose message names code; that of any other may quote what a user typed or a file held."""
_PACKAGES = ("fenshui", "PySide6-Essentials", "numpy", "numba", "shapely", "pyqtgraph", "cryptography")
_PROGRAM = Path(__file__).parents[1]
_PATH = re.compile(r"(?:[A-Za-z]:)?(?:[\\/][^\\/\s'\",;:]+)+|~[\\/][^\s'\",;:]+")


def fault_report(error: BaseException, acts: Sequence[str]) -> str:
    """Versions, platform, the trace without its values, and the last acts by their names."""
    kind = type(error)
    lines = [
        "Fenshui: report of a fault",
        "",
        *(f"{name} {_version(name)}" for name in _PACKAGES),
        f"Python {platform.python_version()} on {platform.system()} {platform.release()} {platform.machine()}",
        "",
        *_chain(error),
        f"{kind.__module__}.{kind.__qualname__}{_message(error)}",
        "",
        "Last acts, the newest last:",
        *(f"  {act}" for act in acts),
        "",
    ]
    return "\n".join(lines)


def _chain(error: BaseException) -> list[str]:
    """The trace, after that of what it came from."""
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    earlier = [*_chain(before), f"{type(before).__qualname__}, and then:", ""] if before is not None else []
    return [*earlier, *_frames(error.__traceback__)]


def _frames(trace: TracebackType | None) -> list[str]:
    return [f"  {_place(frame.filename)}:{frame.lineno} in {frame.name}" for frame in traceback.extract_tb(trace)]


def _place(file: str) -> str:
    path = Path(file)
    if path.is_relative_to(_PROGRAM):
        return path.relative_to(_PROGRAM.parent).as_posix()
    library = next((at for at, part in enumerate(path.parts) if part in ("site-packages", "dist-packages")), None)
    if library is not None:
        return Path(*path.parts[library + 1 :]).as_posix()
    return path.name if path.is_relative_to(sys.base_prefix) else "(elsewhere)"


def _message(error: BaseException) -> str:
    if not isinstance(error, _OF_CODE):
        return " (its message is left out: it may quote data)"
    return f": {_PATH.sub('(path)', str(error))}"


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "(not installed)"
