"""TOML files: basin settings and transfers."""

import tomllib

from fenshui.reading.text import File, read_text
from fenshui.words import Refused, said_by_reader


def read_toml(file: File) -> dict[str, object]:
    """The table in a TOML file. Raises `Refused` where it is missing or not TOML."""
    try:
        return tomllib.loads(read_text(file))
    except (ValueError, RecursionError) as fault:
        raise Refused("reading.not_toml", file=file.name, reason=said_by_reader(fault)) from None
