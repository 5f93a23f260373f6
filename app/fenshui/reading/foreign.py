"""A file that comes from outside: what it is, what is in it, and everything about it that a user must know first."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from fenshui.reading.problem import Problem

Cell = str | int | float | bool | None
"""What one cell holds; None is "not stated"."""
Shapes = NDArray[np.object_]
"""Shapely geometries, None where a row has none."""


@dataclass(frozen=True)
class ForeignTable:
    """One table of a foreign file: columns by name, all of one length, and a shape a row where it has shapes."""

    name: str
    columns: Mapping[str, tuple[Cell, ...]]
    shapes: Shapes | None = field(default=None, repr=False)
    count: int = 0
    first_row: int = 1
    """The number that a user would give to the first row: 2 under a header."""

    @cached_property
    def by_small_name(self) -> Mapping[str, str]:
        """The column of each name in small letters: foreign programs write them as they like."""
        return {name.casefold(): name for name in reversed(list(self.columns))}

    def column(self, *names: str) -> tuple[Cell, ...] | None:
        """The first of these columns that is there, whatever its case."""
        for name in names:
            if name.casefold() in self.by_small_name:
                return self.columns[self.by_small_name[name.casefold()]]
        return None

    def texts(self) -> Iterator[tuple[str, int, str]]:
        """Every text with the name of its column and its row number."""
        for name, cells in self.columns.items():
            for row, cell in enumerate(cells, start=self.first_row):
                if type(cell) is str:
                    yield name, row, cell


@dataclass(frozen=True)
class Foreign:
    """A foreign file as it was read: its tables, and every problem; nothing of it is believed before it is accepted."""

    file: str
    tables: tuple[ForeignTable, ...]
    problems: tuple[Problem, ...] = ()
    values: Any = field(default=None, repr=False)
    """The whole value of a JSON file that is no GeoJSON: another program's model."""

    @property
    def faults(self) -> tuple[Problem, ...]:
        """The problems that are more than warnings: with any of them nothing is taken over."""
        return tuple(problem for problem in self.problems if not problem.is_warning)

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """What a user should know before accepting it."""
        return tuple(problem for problem in self.problems if problem.is_warning)
