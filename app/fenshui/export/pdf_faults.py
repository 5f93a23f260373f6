"""What the PDF library raises when a paper is damaged or was made by somebody else: its own faults and its parsers'."""

import struct
import zlib

from pyhanko.pdf_utils.misc import PdfError

FAULTS = (
    *(PdfError, zlib.error, struct.error),
    *(ValueError, TypeError, LookupError, AttributeError, ArithmeticError, AssertionError),
    RuntimeError,  # what it does not support, and what holds itself
)
"""A paper comes from another desk; whatever stands in it is told in a line, and never ends the program."""
