"""Whose shapes a map shows, drawn below it."""

from collections.abc import Sequence

from fenshui.basin import Basin
from fenshui.export.drawing import Words
from fenshui.export.map_credits import map_credits

LEADING, _BELOW = 1.3, 3.0


def credit_marks(basin: Basin, language: str, top: float, width: float, size: float) -> list[Words]:
    """The credits on a drawing, in as many lines as its width asks for; lengths in points."""
    lines = _broken(map_credits(basin, language), (width - 16) / size)
    return [Words(8, top + (at + 1) * LEADING * size, line, size, "#6b6f76") for at, line in enumerate(lines)]


def credit_height(marks: list[Words]) -> float:
    """How much room the lines need, in points."""
    return sum(LEADING * mark.size for mark in marks) + (_BELOW if marks else 0)


def _broken(texts: Sequence[str], most: float) -> list[str]:
    """Lines of at most so many letters, broken at spaces or between Chinese letters; the last text stays whole."""
    lines, line, wide = [], "", 0.0
    for piece in [each for text in texts[:-1] for each in _pieces(text)] + [f"  {text}" for text in texts[-1:]]:
        needs = sum(map(_wide, piece))
        if line and wide + needs > most:
            lines.append(line.rstrip())
            piece, line, wide = piece.lstrip(), "", 0.0
        line, wide = line + piece, wide + needs
    return [*lines, line] if line.strip() else lines


def _pieces(text: str) -> list[str]:
    pieces: list[str] = []
    for letter in text:
        if pieces and pieces[-1][-1] != " " and _wide(letter) < 1 and _wide(pieces[-1][-1]) < 1:
            pieces[-1] += letter
        else:
            pieces.append(letter)
    return pieces


def _wide(letter: str) -> float:
    return 1.0 if ord(letter) > 0x2E80 else 0.58
