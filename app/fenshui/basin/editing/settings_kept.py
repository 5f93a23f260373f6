"""The settings of an edited basin in the file they were read from: comments, order and unknown keys stay."""

import tomllib
from collections.abc import Mapping, MutableMapping
from typing import Any

import tomlkit

Table = Mapping[str, Any]


def with_comments_kept(new: bytes, read: bytes, origin: bytes) -> bytes:
    """`basin.toml` as it was, with those settings another that differ between `read` and `new`."""
    document = tomlkit.parse(origin.decode("utf-8-sig"))
    _write(document, tomllib.loads(new.decode("utf-8")), tomllib.loads(read.decode("utf-8")))
    return tomlkit.dumps(document).encode("utf-8")


def _write(place: MutableMapping[str, Any], new: Table, old: Table) -> None:
    for key, value in new.items():
        if isinstance(value, dict) and isinstance(place.get(key), MutableMapping):
            _write(place[key], value, old.get(key, {}))
        elif key not in old or value != old[key]:
            place[key] = value
    for key in old.keys() - new.keys():
        place.pop(key, None)
