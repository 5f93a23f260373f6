"""Draws the small typefaces that stand before Noto Sans SC in the window: what each language writes in its own way.

Its usual quotation marks are as wide as a Chinese sign, its usual dash is too short for Chinese, and most of its raised
figures are missing: these are made from the figures as ² is from 2.
"""

import sys
from pathlib import Path

from fenshui.export.fonts import SANS, font_file
from fenshui.export.marks import marks_in
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont

NAMES = {"en": "Fenshui Western Marks", "zh_CN": "Fenshui Chinese Marks"}
RAISED = dict(zip("⁻⁰⁵⁶⁷⁸⁹", "−056789", strict=True))
DOT = 300
"""Width in English of the dot between two words, of 1000."""
COPYRIGHT, LICENCE, LICENCE_PAGE = 0, 13, 14
FIRST_DAY = 0
"""Of the typefaces, so that they are the same bytes whenever they are made."""


def write(language: str, path: Path) -> None:
    """Write the marks of a language, lines as high as in the typeface they come from."""
    with TTFont(font_file(SANS)) as source:
        glyphs, usual = source.getGlyphSet(), source.getBestCmap()
        drawn = {code: (name, (1, 0, 0, 1, 0, 0)) for code, name in marks_in(language, source).items()}
        if language == "en":
            drawn[ord("·")] = (usual[ord("·")], (1, 0, 0, 1, (DOT - glyphs[usual[ord("·")]].width) / 2, 0))
        drawn |= {ord(raised): (usual[ord(figure)], raising(source)) for raised, figure in RAISED.items()}
        names = {code: f"uni{code:04X}" for code in drawn}
        outlines, widths = {".notdef": T2CharStringPen(1000, None).getCharString()}, {".notdef": (1000, 0)}
        for code, (name, placed) in drawn.items():
            width = round(glyphs[name].width * placed[0] + 2 * placed[4])
            pen = T2CharStringPen(width, None)
            glyphs[name].draw(TransformPen(pen, placed))
            outlines[names[code]], widths[names[code]] = pen.getCharString(), (width, 0)
        build(language, source, names, outlines, widths).save(path)


def raising(source: TTFont) -> tuple[float, float, float, float, float, float]:
    """What makes ² of 2: smaller and higher."""
    glyphs, usual = source.getGlyphSet(), source.getBestCmap()
    low, high = (bounds(glyphs, usual[ord(figure)]) for figure in "2²")
    scale = (high[3] - high[1]) / (low[3] - low[1])
    return scale, 0, 0, scale, 0, high[1] - scale * low[1]


def bounds(glyphs, name: str) -> tuple[float, float, float, float]:
    """Left, bottom, right and top of an outline."""
    pen = BoundsPen(glyphs)
    glyphs[name].draw(pen)
    return pen.bounds


def build(language: str, source: TTFont, names: dict, outlines: dict, widths: dict) -> FontBuilder:
    """A typeface of these outlines under its own name, with the licence of its source (OFL 1.1)."""
    made = FontBuilder(source["head"].unitsPerEm, isTTF=False)
    made.setupHead(unitsPerEm=source["head"].unitsPerEm, created=FIRST_DAY, modified=FIRST_DAY)
    made.font.recalcTimestamp = False
    made.setupGlyphOrder(list(outlines))
    made.setupCharacterMap(names)
    called = NAMES[language]
    made.setupCFF(called.replace(" ", ""), {"FullName": called}, outlines, {})
    made.setupHorizontalMetrics(widths)
    lines, sizes = source["hhea"], source["OS/2"]
    made.setupHorizontalHeader(ascent=lines.ascent, descent=lines.descent, lineGap=lines.lineGap)
    told = {"copyright": COPYRIGHT, "licenseDescription": LICENCE, "licenseInfoURL": LICENCE_PAGE}
    kept = {key: source["name"].getDebugName(number) or "" for key, number in told.items()}
    own = {"familyName": called, "styleName": "Regular", "psName": called.replace(" ", ""), "fullName": called}
    made.setupNameTable(own | {"uniqueFontIdentifier": called} | kept, mac=False)
    same = ("sTypoAscender", "sTypoDescender", "sTypoLineGap", "usWinAscent", "usWinDescent", "xAvgCharWidth")
    made.setupOS2(sxHeight=sizes.sxHeight, sCapHeight=sizes.sCapHeight, **{key: getattr(sizes, key) for key in same})
    made.setupPost(underlinePosition=source["post"].underlinePosition)
    return made


if __name__ == "__main__":
    for spoken in NAMES:
        write(spoken, Path(sys.argv[1]) / f"marks-{spoken}.otf")
