"""The parts of a Ribasim model: what its TOML says and the tables of its GeoPackage."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from fenshui.reading.foreign import Cell, ForeignTable
from fenshui.reading.outside import accepted, read_outside
from fenshui.reading.problem import Problem
from fenshui.reading.toml_text import read_toml
from fenshui.words import Refused

Row = Mapping[str, Cell]


@dataclass(frozen=True)
class Document:
    """Tables by their names in small letters without blanks (`userdemand/static`), and the days it runs."""

    path: Path
    start: date
    end: date
    tables: Mapping[str, ForeignTable]
    warnings: tuple[Problem, ...]

    def rows(self, name: str) -> list[Row]:
        """The rows of a table as columns by small names; none where it is not there."""
        table = self.tables.get(name)
        if table is None:
            return []
        names = [each.casefold() for each in table.columns]
        return [dict(zip(names, cells, strict=True)) for cells in zip(*table.columns.values(), strict=True)]


def read_document(path: Path) -> Document:
    """The model that a `.toml` names. Raises `Refused` where it is none, or its database is outside the folder."""
    stated = read_toml(path)
    start, end = _day(stated.get("starttime")), _day(stated.get("endtime"))
    if start is None or end is None or end <= start:
        raise Refused("exchange.not_a_model", file=path.name, program="Ribasim", found=", ".join(stated)[:80])
    foreign = accepted(read_outside(_database(path, stated)))
    tables = {table.name.casefold().replace(" ", ""): table for table in foreign.tables}
    if not {"node", "link"} <= set(tables):
        raise Refused("exchange.not_a_model", file=path.name, program="Ribasim", found=", ".join(tables)[:80])
    shown = tuple(problem for problem in foreign.warnings if " / " not in problem.file)
    return Document(path, start, end, tables, shown)


def _database(path: Path, stated: Mapping[str, Any]) -> Path:
    folder = path.parent.resolve()
    for name in (Path(str(stated.get("input_dir", "."))) / "database.gpkg", Path("database.gpkg")):
        found = (folder / name).resolve()
        if found.is_relative_to(folder) and found.exists():
            return found
    raise Refused("exchange.missing_part", file=path.name, name="input_dir", part="database.gpkg")


def _day(value: object) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    try:
        return datetime.fromisoformat(str(value)).date()
    except ValueError:
        return None
