"""A foreign table of comma-separated values: read strictly, of a bearable width."""

import csv
from io import StringIO

from fenshui.reading.encoding import decoded
from fenshui.reading.foreign import ForeignTable
from fenshui.reading.problem import Problem
from fenshui.words import Refused, sentence

MOST_COLUMNS = 2000
MOST_SHOWN = 1000


def csv_table(content: bytes, file: str) -> tuple[ForeignTable, list[Problem]]:
    """The cells of a CSV file as text. Raises `Refused` where it is no such table."""
    text, problems = decoded(content, file)
    if text.split("\n", 1)[0].count(",") >= MOST_COLUMNS:
        raise Refused("foreign.too_wide", file=file, most=MOST_COLUMNS)
    if "\r" in text.replace("\r\n", ""):
        problems.append(Problem(file, "CR", sentence("foreign.expected.line_ends"), is_warning=True))
    try:
        lines = list(csv.reader(StringIO(text, newline=""), strict=True))
    except csv.Error as fault:
        raise Refused("foreign.not_csv", file=file, reason=str(fault)) from None
    while lines and not any(cell.strip() for cell in lines[-1]):
        lines.pop()
    if not lines:
        raise Refused("foreign.empty", file=file)
    header = [cell.strip() for cell in lines[0]]
    if len(header) == 1 and any(mark in header[0] for mark in ";\t|"):
        raise Refused("foreign.other_separator", file=file, found=header[0][:80])
    problems += _shape_problems(file, header, lines)
    rows = [line for line in lines[1:] if len(line) == len(header)]
    columns = {name: tuple(line[at].strip() for line in rows) for at, name in enumerate(header)}
    return ForeignTable(file, columns, None, len(rows), 2), problems


def _shape_problems(file: str, header: list[str], lines: list[list[str]]) -> list[Problem]:
    """Names that stand twice or nowhere, and rows that are longer or shorter than the header."""
    seen: set[str] = set()
    problems = []
    for name in header:
        if name in seen or not name:
            problems.append(Problem(file, name, sentence("reading.expected.column_once"), row=1))
        seen.add(name)
    expected = sentence("reading.expected.cells", count=len(header))
    for number, line in enumerate(lines, start=1):
        if len(line) != len(header):
            problems.append(Problem(file, str(len(line)), expected, row=number))
    return problems
