"""JSON read strictly: no key twice, no NaN or infinity, no bottomless nesting."""

import json

from fenshui.reading.text import File, read_text
from fenshui.words import Refused, said_by_reader

MOST_DEPTH = 64


def read_json(file: File) -> object:
    """The value in a JSON file. Raises `Refused` with the first thing that is wrong."""
    text = read_text(file)
    try:
        value: object = json.loads(text, object_pairs_hook=each_key_once, parse_constant=no_constant)
    except (ValueError, RecursionError) as fault:
        raise Refused("reading.not_json", file=file.name, reason=said_by_reader(fault)) from None
    if nesting(value, MOST_DEPTH) > MOST_DEPTH:
        raise Refused("reading.too_deep", file=file.name, most=MOST_DEPTH)
    return value


def each_key_once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """An object of JSON whose keys all differ; raises ValueError.

    Python's reader asks it at every object; without it, it would let nobody else have a turn till the end of the file.
    """
    found = dict(pairs)
    if len(found) != len(pairs):
        keys = [key for key, _ in pairs]
        raise ValueError(f"key twice: {next(key for key in keys if keys.count(key) > 1)}")
    return found


def no_constant(name: str) -> object:
    """Raises ValueError: NaN and Infinity are no numbers of JSON."""
    raise ValueError(f"{name} is no number")


def nesting(value: object, most: int) -> int:
    """How deep lists and objects stand in each other, counted up to one more than `most`."""
    level, depth = [value], 1
    while level and depth <= most:
        level = [
            inner
            for item in level
            for inner in (item.values() if isinstance(item, dict) else item if isinstance(item, list) else ())
            if isinstance(inner, dict | list)
        ]
        depth += bool(level)
    return depth
