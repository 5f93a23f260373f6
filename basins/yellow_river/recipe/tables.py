"""Tables as lists of rows, and the list of figures that no source confirms."""

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path

Row = Mapping[str, object]


class Unverified:
    """The figures that stand in the basin although no source confirms them."""

    def __init__(self) -> None:
        self.items: list[tuple[str, str, str, str]] = []

    def add(self, file: str, id_: str, column: str, reason: str) -> None:
        self.items.append((file, id_, column, reason))


def read_table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def write_table(path: Path, rows: Sequence[Row]) -> None:
    with path.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, fieldnames=list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows([{column: cell(value) for column, value in row.items()} for row in rows])


def cell(value: object) -> str:
    """A cell as the format wants it: shortest number, `true` or `false`, blank where nothing is stated."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(int(value)) if value == int(value) else repr(value)
    return str(value)
