"""Which figures of a basin are not verified: the last part of its `sources.md`, a line a figure."""

import re
from collections.abc import Mapping
from functools import lru_cache

_LINE = re.compile(r"^- `([^`]+)` `([^`]+)` `([^`]+)`: *(.+)$", re.MULTILINE)

Doubts = Mapping[tuple[str, str, str], str]
"""(file, id, column) -> why, in the words of the basin (`Chinese / English`)."""


@lru_cache(maxsize=8)
def doubts(sources: str) -> Doubts:
    """The unverified figures that a basin's sources name."""
    return {(file, name, column): why.strip() for file, name, column, why in _LINE.findall(sources)}


def reason(why: str, language: str) -> str:
    """The reason in a language, where the line has both (`Chinese / English`)."""
    chinese, slash, english = why.partition(" / ")
    return chinese if language == "zh_CN" or not slash else english
