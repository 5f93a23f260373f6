"""Pages of pieces: none is torn that has room on a page, heads come again, and no title stands alone at a foot."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

_HEADS_SHARE = 0.5
"""Of a page: heads higher than that leave no room for what they are of, and do not come again."""
_ROUNDING = 1e-6


@dataclass(frozen=True)
class Piece:
    """A title, a paragraph or a row, so high; it is painted from the upper left corner.

    `heads` stand above it where it begins a page; `leads` says that what follows belongs on the same page.
    """

    height: float
    draw: Callable[[QPainter], None]
    heads: Piece | None = None
    leads: bool = False


@dataclass(frozen=True)
class Placed:
    """What of a piece stands on a page: from `skipped` down the piece, so high, at `top` down the page."""

    piece: Piece
    top: float
    height: float
    skipped: float = 0.0


Page = list[Placed]


def pages_of(pieces: Iterable[Piece], height: float) -> list[Page]:
    """The pieces in their order on pages so high; only what is higher than a page goes over several."""
    filling = _Filling(height)
    for group in _groups(pieces):
        filling.put(group)
    return [page for page in filling.pages if page]


def paint(painter: QPainter, page: Page, width: float) -> None:
    """Paint a page from the upper left corner."""
    for placed in page:
        painter.save()
        painter.translate(0, placed.top - placed.skipped)
        if placed.height < placed.piece.height:
            painter.setClipRect(QRectF(0, placed.skipped, width, placed.height))
        placed.piece.draw(painter)
        painter.restore()


def _groups(pieces: Iterable[Piece]) -> Iterator[list[Piece]]:
    """Pieces that lead to others, together with these."""
    group: list[Piece] = []
    for piece in pieces:
        group.append(piece)
        if not piece.leads:
            yield group
            group = []
    if group:
        yield group


class _Filling:
    """Pages as they are filled from top to bottom."""

    def __init__(self, height: float) -> None:
        self.pages: list[Page] = [[]]
        self._height = height
        self._at = 0.0

    def put(self, group: list[Piece]) -> None:
        if not self._has_room(sum(piece.height for piece in group)):
            self._turn(group[0])
        for piece in group:
            self._place(piece)

    def _has_room(self, height: float) -> bool:
        return height <= self._height - self._at + _ROUNDING

    def _turn(self, first: Piece) -> None:
        """Begin a page, unless nothing stands on this one, with the heads of what comes first on it."""
        if self._at > 0:
            self.pages.append([])
            self._at = 0.0
        if self._heads(first) > 0 and first.heads is not None:
            self._set(first.heads, 0.0, first.heads.height)

    def _heads(self, piece: Piece) -> float:
        high = piece.heads.height if piece.heads is not None else 0.0
        return high if high <= self._height * _HEADS_SHARE else 0.0

    def _place(self, piece: Piece) -> None:
        if not self._has_room(piece.height) and self._heads(piece) + piece.height <= self._height:
            self._turn(piece)
        done = 0.0
        while not self._has_room(piece.height - done):
            room = self._height - self._at
            self._set(piece, done, room)
            done += room
            self._turn(piece)
        self._set(piece, done, piece.height - done)

    def _set(self, piece: Piece, skipped: float, height: float) -> None:
        if height > 0:
            self.pages[-1].append(Placed(piece, self._at, height, skipped))
            self._at += height
