"""How the format writes cells and tables."""

import csv
from collections.abc import Iterable, Sequence
from datetime import date
from io import StringIO


def cell_text(value: object) -> str:
    """A value as its cell: numbers in the shortest form that reads back, nothing where nothing is stated."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        return repr(value + 0.0).removesuffix(".0")
    return str(value)


def csv_text(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table as the format writes it."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return out.getvalue()
