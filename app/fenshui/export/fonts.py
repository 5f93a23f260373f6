"""The two typefaces on paper, and the promise that every character has a shape in them."""

from collections.abc import Set as AbstractSet
from functools import cache
from pathlib import Path

from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # it brings no types
from pylopdf_fonts_zh_cn import sans_path, serif_path

from fenshui.words import Refused

SANS = "NotoSansSC"
SERIF = "NotoSerifSC"


def font_file(family: str) -> Path:
    """The file of a typeface."""
    return Path(sans_path() if family == SANS else serif_path())


def drawable(text: str, family: str) -> str:
    """The text, if the typeface has every character of it; raises `Refused` and names the first it has not."""
    known = _characters(family)
    for character in text:
        if ord(character) not in known and character != "\n":
            raise Refused("export.no_glyph", character=character, code=f"U+{ord(character):04X}", font=family)
    return text


@cache
def _characters(family: str) -> AbstractSet[int]:
    with TTFont(font_file(family), lazy=True) as font:
        return frozenset(font.getBestCmap())
