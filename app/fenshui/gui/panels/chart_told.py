"""What a chart in the window says, in words and as a drawing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fenshui.export.drawing import Drawing


@dataclass(frozen=True)
class Told:
    """A chart: its name, what it says in a sentence and in words for who does not see it, and how it is drawn.

    `drawing` is None where there is nothing to draw.
    """

    name: str
    facts: str
    drawing: Drawing | None = None
    description: str = ""
