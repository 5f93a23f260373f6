"""Text files as they may come: UTF-8, with or without a mark at the start, of a bearable size."""

import re
from dataclasses import dataclass
from pathlib import Path

from fenshui.words import Refused, said_by_system

_HALVES = re.compile("[\ud800-\udfff]")
MOST_BYTES = 256 * 1024 * 1024


@dataclass(frozen=True)
class Packed:
    """A file that lies inside another one: its name there and what it holds."""

    name: str
    content: bytes


File = Path | Packed
"""A file of its own, or one inside another: read alike."""


def read_text(file: File) -> str:
    """The whole text of a file. Raises `Refused` where it is missing, too large or not UTF-8 text."""
    try:
        text = read_whole(file).decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise Refused("reading.not_utf8", file=file.name, byte=fault.start) from None
    if "\x00" in text:  # halves of a character no UTF-8 holds
        raise Refused("reading.not_text", file=file.name)
    return text


def is_text(text: str) -> bool:
    """Whether a file of text may hold it: no null character in it, and no half of a character."""
    return "\x00" not in text and not _HALVES.search(text)


def read_whole(file: File) -> bytes:
    """All the bytes of a file. Raises `Refused` where it is missing, too large or cannot be read."""
    if isinstance(file, Packed):
        return file.content
    try:
        if file.exists() and not file.is_file():  # a pipe would be waited for, a device read for ever
            raise Refused("reading.not_a_file", file=str(file))
        if file.stat().st_size > MOST_BYTES:
            raise Refused("reading.too_large", file=file.name, most_mib=MOST_BYTES // 2**20)
        return file.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        raise Refused("reading.no_file", file=str(file)) from None
    except OSError as fault:
        raise Refused("reading.cannot_read", file=str(file), reason=said_by_system(fault)) from None
