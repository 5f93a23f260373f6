"""What the PDF library raises when a paper is damaged or was made by somebody else: its own faults and its parsers'."""

import logging
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from pyhanko.pdf_utils.misc import PdfError

FAULTS = (
    *(PdfError, zlib.error, struct.error),
    *(ValueError, TypeError, LookupError, AttributeError, ArithmeticError, AssertionError),
    RuntimeError,  # what it does not support, and what holds itself
)
"""A paper comes from another desk; whatever stands in it is told in a line, and never ends the program."""


@contextmanager
def silent_library() -> Iterator[None]:
    """The library logs the traceback of every damaged file it meets; what is found says what a user needs."""
    log = logging.getLogger("pyhanko")
    level = log.level
    log.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        log.setLevel(level)
