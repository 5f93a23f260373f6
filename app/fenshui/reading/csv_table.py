"""A comma-separated table, read strictly: one header row, every row as long as it."""

import csv
from collections import Counter
from dataclasses import dataclass
from io import StringIO

from fenshui.reading.problem import Problem
from fenshui.reading.text import File, read_text
from fenshui.words import Refused, sentence


@dataclass(frozen=True)
class CsvTable:
    """The cells of a file as text; `rows[i]` stands in row i + 2 of the file."""

    file: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def read_csv(file: File) -> tuple[CsvTable | None, tuple[Problem, ...]]:
    """The table in a CSV file, or the problems that keep it from being one."""
    try:
        reader = csv.reader(StringIO(read_text(file), newline=""), strict=True)
        lines = [line for line in reader]  # noqa: C416  (`list` keeps the interpreter to the last row: a window halts)
    except Refused as refused:
        return None, (Problem(file.name, file.name, refused.sentence, says_all=True),)
    except csv.Error as fault:
        return None, (Problem(file.name, str(fault), sentence("reading.expected.csv")),)
    while lines and not any(cell.strip() for cell in lines[-1]):
        lines.pop()
    if not lines:
        return None, (Problem(file.name, "0", sentence("reading.expected.header")),)
    header = tuple(cell.strip() for cell in lines[0])
    problems = tuple(_header_problems(file.name, header)) + tuple(_ragged(file.name, len(header), lines))
    rows = tuple(tuple(map(str.strip, line)) for line in lines[1:])
    return (None if problems else CsvTable(file.name, header, rows)), problems


def _header_problems(file: str, header: tuple[str, ...]) -> list[Problem]:
    twice = sorted(name for name, count in Counter(header).items() if count > 1)
    return [Problem(file, name, sentence("reading.expected.column_once"), row=1) for name in twice]


def _ragged(file: str, width: int, lines: list[list[str]]) -> list[Problem]:
    return [
        Problem(file, str(len(line)), sentence("reading.expected.cells", count=width), row=number)
        for number, line in enumerate(lines, start=1)
        if len(line) != width
    ]
