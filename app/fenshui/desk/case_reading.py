"""5  Read a case: the file on this desk, every signature checked; neither the river nor its assessment is needed."""

from pathlib import Path

from fenshui.negotiation.case import Case
from fenshui.negotiation.case_file import read_case
from fenshui.sealing.durable_file import read_bytes
from fenshui.sealing.mistaken import what_is_in
from fenshui.words import Refused

LARGEST_CASE = 1 << 24
"""Bytes of the file of a case at most."""


def case_in(file: Path) -> Case:
    """The case in a file, every signature checked. Raises `Refused` where it is none or was altered."""
    data = read_bytes(file, LARGEST_CASE)
    try:
        return read_case(data)
    except Refused:
        found = what_is_in(data)
        if found.id == "sealing.file_of.fenshui-case":
            raise
        raise Refused("negotiation.not_a_case", path=file, found=found) from None
