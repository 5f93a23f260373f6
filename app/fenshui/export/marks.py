"""Marks that are one character and two shapes: narrow in English, as wide as a Chinese sign in Chinese."""

import re
from dataclasses import replace

from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # it brings no types
from fpdf.fonts import Glyph, SubsetMap, TTFFont

_WESTERN = "“”‘’…"
_DASH = "—"
_HAN = re.compile(r"[　-鿿豈-﫿＀-￯\U00020000-\U0003ffff]")
_APART = 0xF0000
"""How far from its character the other shape of a mark lies, where no typeface has anything."""
_IN_ENGLISH = {ord(mark): _APART + ord(mark) for mark in _WESTERN}
_IN_CHINESE = {ord(_DASH): _APART + ord(_DASH)}


def written(text: str, language: str) -> str:
    """The text with the marks of its language; on a sheet of both, what has no Chinese sign is English."""
    is_english = language == "en" or not _HAN.search(text)
    return text.translate(_IN_ENGLISH if is_english else _IN_CHINESE)


def marks_in(language: str, font: TTFont) -> dict[int, str]:
    """The marks as a language wants them where it is not as they usually are: code point → glyph."""
    return _shapes(font, "pwid", _WESTERN) if language == "en" else _shapes(font, "fwid", _DASH)


def know_marks(face: TTFFont) -> None:
    """Let a typeface of a sheet draw both shapes; whoever copies the text gets the character."""
    others = marks_in("en", face.ttfont) | marks_in("zh_CN", face.ttfont)
    apart = {_APART + code: name for code, name in others.items()}
    widths = face.ttfont["hmtx"]
    face.cmap = dict(face.cmap) | apart
    face.glyph_ids |= {code: face.ttfont.getGlyphID(name) for code, name in apart.items()}
    face.cw |= {code: round(face.scale * widths[name][0]) for code, name in apart.items()}
    face.subset = _WithMarks(face)


class _WithMarks(SubsetMap):
    """The shapes in use, each under the character that it stands for."""

    def pick_glyph(self, glyph: Glyph | None) -> int | None:
        """The place of a shape."""
        if glyph is not None and isinstance(glyph.unicode, tuple) and glyph.unicode[0] >= _APART:
            glyph = replace(glyph, unicode=(glyph.unicode[0] - _APART,))
        return super().pick_glyph(glyph)


def _shapes(font: TTFont, feature: str, marks: str) -> dict[int, str]:
    table, usual = font["GSUB"].table, font.getBestCmap()
    other: dict[str, str] = {}
    for record in table.FeatureList.FeatureRecord:
        if record.FeatureTag == feature and not other:
            for index in record.Feature.LookupListIndex:
                for part in table.LookupList.Lookup[index].SubTable:
                    other |= getattr(part, "ExtSubTable", part).mapping
    return {ord(mark): other[usual[ord(mark)]] for mark in marks if usual.get(ord(mark)) in other}
