"""What a page of a PDF prints, piece by piece in the order in which it is painted."""

import re
from typing import Any

_TEXT = re.compile(rb"/(\w+) [\d.]+ Tf|\(((?:[^\\()]|\\.)*)\) Tj", re.DOTALL)
_ESCAPED = re.compile(rb"\\(.)", re.DOTALL)
_CONTROLS = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_SHAPES_SAID = re.compile(rb"beginbfchar(.*?)endbfchar", re.DOTALL)
_SHAPE_SAID = re.compile(rb"<([0-9A-Fa-f]{4})>\s*<([0-9A-Fa-f]+)>")


def page_text(page: Any) -> tuple[str, ...]:
    """The pieces of text on a page of pyHanko's, as the typefaces inside the file say their shapes are read.

    To be shown to people and looked through, not to be trusted: a file may say what it likes of its shapes.
    """
    fonts = page["/Resources"]["/Font"]
    known = {name: _characters(fonts[name]["/ToUnicode"].data) for name in fonts}
    shapes: dict[int, str] = {}
    pieces = []
    for font, shown in _TEXT.findall(page["/Contents"].data):
        if font:
            shapes = known.get(f"/{font.decode()}", {})
        else:
            pieces.append(_read(shown, shapes))
    return tuple(pieces)


def _characters(said: bytes) -> dict[int, str]:
    """The characters of a typeface's shapes by the numbers of these."""
    pairs = (pair for part in _SHAPES_SAID.findall(said) for pair in _SHAPE_SAID.findall(part))
    return {int(shape, 16): bytes.fromhex(text.decode()).decode("utf-16-be", "replace") for shape, text in pairs}


def _read(shown: bytes, shapes: dict[int, str]) -> str:
    plain = _ESCAPED.sub(lambda found: _CONTROLS.get(found[1], found[1]), shown)
    numbers = (int.from_bytes(plain[at : at + 2], "big") for at in range(0, len(plain), 2))
    return "".join(shapes.get(number, "\ufffd") for number in numbers)
