"""A program that holds keys leaves no image of its memory behind when it crashes."""

import contextlib
import ctypes
import sys

_PR_SET_DUMPABLE = 4


def leave_no_cores() -> None:
    """Forbid core files of this process, where the system writes any; nobody else may look into its memory either."""
    if sys.platform == "win32":
        return  # there a crash leaves no memory unless somebody switched that on for the whole machine
    import resource  # only there

    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
