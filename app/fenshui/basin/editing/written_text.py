"""What somebody types or pastes is only taken where the files of a basin can hold it and be read again."""

import csv
from dataclasses import replace

from fenshui.basin.basin import Basin
from fenshui.reading.text import MOST_BYTES, is_text
from fenshui.words import Refused, sentence

_SHOWN = 40
_MOST_IN_A_CELL = csv.field_size_limit()
_MOST_IN_A_FILE = MOST_BYTES // 4  # a character takes up to four bytes


def as_text(name: str, text: str, most: int = _MOST_IN_A_CELL) -> str:
    """A text for the field of a name. Raises `Refused` (`edit.not_a_value`) where no file of a basin could hold it."""
    if is_text(text) and len(text) <= most:
        return text
    shown = "".join(letter if is_text(letter) else "\ufffd" for letter in text[:_SHOWN])
    raise Refused(
        "edit.not_a_value", field=name, found=shown, expected=sentence("basin.expected.plain_text", most=most)
    )


def with_sources(basin: Basin, text: str) -> Basin:
    """The basin with other words on where its figures come from. Raises `Refused` as `as_text` does."""
    return replace(basin, sources=as_text("sources.md", text, _MOST_IN_A_FILE))
