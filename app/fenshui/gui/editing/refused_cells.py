"""The cells of a sheet that refuse what was typed or pasted into them, until they are mended."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fenshui.words import Sentence

Cell = tuple[int, str]


@dataclass(frozen=True)
class RefusedCell:
    """What was written into a cell, and why it cannot be."""

    text: str
    reason: Sentence


class RefusedCells:
    """Cells by row and column; those refused last stand last."""

    def __init__(self) -> None:
        self._cells: dict[Cell, RefusedCell] = {}

    @property
    def last(self) -> Sentence | None:
        """Why the cell that was refused last cannot be; None where none is."""
        return next((one.reason for one in reversed(self._cells.values())), None)

    def at(self, row: int, column: str) -> RefusedCell | None:
        """What a cell refuses; None where it does not."""
        return self._cells.get((row, column))

    def take(self, row: int, columns: Sequence[str], lines: Sequence[Sequence[str]], reason: Sentence | None) -> None:
        """A block was written from a row on, or refused for a reason that names one of its cells."""
        block = {
            (row + down, column): text
            for down, line in enumerate(lines)
            for column, text in zip(columns, line, strict=False)
        }
        for cell in block:
            self._cells.pop(cell, None)
        wrong = _named(reason, block) if reason is not None else None
        if wrong is not None and reason is not None:
            self._cells[wrong] = RefusedCell(block[wrong], reason)


def _named(reason: Sentence, block: Mapping[Cell, str]) -> Cell | None:
    """The cell of a block of which a refusal speaks: the only one with the text that was found, in the row it names."""
    inner = reason.values.get("reason")
    told = inner if isinstance(inner, Sentence) else reason
    if len(block) == 1:
        return next(iter(block)) if "columns" not in told.values else None
    row, found = reason.values.get("row"), str(told.values.get("found", ""))
    likely = [cell for cell, text in block.items() if text.strip() == found and row in (None, cell[0] + 1)]
    return likely[0] if len(likely) == 1 else None
