"""A basin at fault, and how its faults are said. Loaded with every command line: knows no basin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fenshui.cli.speaking import complain
from fenshui.words import Sentence, sentence

if TYPE_CHECKING:
    from fenshui.reading import Problem


class FaultyBasin(Exception):  # noqa: N818  (the user's data is at fault, not the program)
    """A basin that cannot be worked on, with every fault in it."""

    def __init__(self, faults: tuple[Problem, ...]) -> None:
        super().__init__(f"{len(faults)} faults")
        self.faults = faults


def complain_of(problems: tuple[Problem, ...]) -> None:
    """Say every problem in a line of its own."""
    for problem in problems:
        complain(warning(problem) if problem.is_warning else problem.line)


def warning(problem: Problem) -> Sentence:
    """A problem that keeps nobody from working, said as a warning."""
    return sentence("cli.warning", problem=problem.line)
