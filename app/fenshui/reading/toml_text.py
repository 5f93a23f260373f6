"""TOML files: basin settings and transfers."""

import tomllib
from pathlib import Path

from fenshui.reading.text import read_text
from fenshui.words import Refused


def read_toml(path: Path) -> dict[str, object]:
    """The table in a TOML file. Raises `Refused` where it is missing or not TOML."""
    try:
        return tomllib.loads(read_text(path))
    except (tomllib.TOMLDecodeError, RecursionError) as fault:
        raise Refused("reading.not_toml", file=path.name, reason=str(fault)) from None
