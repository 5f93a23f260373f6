"""Where a line of Chinese, Latin and figures may break, and where it must not."""

import re
from bisect import bisect_left
from collections.abc import Callable

_NEVER_FIRST = "，。、；：？！）》」』”’％%·…—～"
"""Marks that may not begin a line (避头)."""

_NEVER_LAST = "（《「『“‘"
"""Marks that may not end a line (避尾)."""

_PIECE = re.compile(r"\s+|[　-鿿豈-﫿＀-￯\U00020000-\U0003ffff]|[^\s　-鿿豈-﫿＀-￯\U00020000-\U0003ffff]+")

_AFTER_HYPHEN = re.compile(r"(?<=-)(?=[A-Za-z])")
"""Ids may break after a hyphen; dates and figures may not."""


def broken(text: str, width: float, measure: Callable[[str], float]) -> list[str]:
    """The lines of a text that fit a width: Chinese breaks anywhere but round its marks, words break at spaces.

    `measure` gives the width of a string; a word longer than a line is cut.
    """
    lines, line = [], ""
    for piece in _unbreakable(text):
        if line and measure((line + piece).rstrip()) > width:
            lines.append(line.rstrip())
            line = piece.lstrip()
        else:
            line += piece
        while measure(line.rstrip()) > width and len(line) > 1:
            fits = next(n for n in range(len(line) - 1, 0, -1) if n == 1 or measure(line[:n]) <= width)
            lines.append(line[:fits])
            line = line[fits:]
    return [*lines, line.rstrip()] if line.strip() or not lines else lines


def shortened(text: str, fits: Callable[[str], bool]) -> str:
    """As much of a text as there is room for, cut with an ellipsis.

    What is longer never fits better; so a long text is tried at few lengths.
    """
    if fits(text) or len(text) <= 2:
        return text
    lengths = range(1, len(text) - 1)
    kept = bisect_left(lengths, True, key=lambda length: not fits(_cut(text, length)))
    return _cut(text, max(kept, 1))


def _cut(text: str, length: int) -> str:
    return text[:length].rstrip() + "…"


def _unbreakable(text: str) -> list[str]:
    """The pieces between which a line may break."""
    pieces: list[str] = []
    for piece in (part for found in _PIECE.findall(text) for part in _AFTER_HYPHEN.split(found)):
        if pieces and (piece[0] in _NEVER_FIRST or pieces[-1][-1] in _NEVER_LAST):
            pieces[-1] += piece
        else:
            pieces.append(piece)
    return pieces
