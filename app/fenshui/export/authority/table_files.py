"""Tables as files: each as CSV, all of them as sheets of one workbook."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

from fenshui.export.report.tables import Table
from fenshui.export.tables import write_texts
from fenshui.sealing.durable_file import write_durably
from fenshui.words import Refused

_LONGEST_NAME = 31


def table_of(name: str, rows: Iterable[Any], *more: str) -> Table:
    """A table of frozen rows: a field a column, then these properties of a row; lists have blanks between."""
    return Table(name, tuple(_plain(row, more) for row in rows))


def write_table(table: Table, path: Path, *beside: Table) -> None:
    """Write a table as the name of the file says: `.csv` it alone, `.xlsx` a workbook with those beside it as sheets.

    Raises `Refused` for any other name.
    """
    ending = path.suffix.lower()
    if ending not in (".csv", ".xlsx"):
        raise Refused("export.no_table", file=path.name)
    write_durably(path, workbook([table, *beside]) if ending == ".xlsx" else table.text().encode("utf-8"))


def write_tables(tables: Mapping[str, Table], folder: Path, name: str) -> tuple[Path, ...]:
    """Write every table as CSV into a folder, and all of them as one workbook of this name."""
    written = write_texts({table.file: table.text() for table in tables.values()}, folder)
    write_durably(folder / f"{name}.xlsx", workbook(list(tables.values())))
    return (*written, folder / f"{name}.xlsx")


def workbook(tables: Sequence[Table]) -> bytes:
    """The tables as sheets, a bold head that stays in sight; what begins with = is text, no formula."""
    book = Workbook(write_only=True)
    for table in tables:
        sheet = book.create_sheet(table.name[:_LONGEST_NAME])
        sheet.freeze_panes = "A2"
        for row in (table.columns, *([row.get(column) for column in table.columns] for row in table.rows)):
            sheet.append([_cell(sheet, value) for value in row])
    if not tables:
        book.create_sheet("-")
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def _cell(sheet: Any, value: Any) -> Any:
    if value is None or isinstance(value, int | float):
        return value
    text = " ".join(f"{each:g}" for each in value) if isinstance(value, list) else str(value)
    cell = WriteOnlyCell(sheet, text)
    cell.data_type = "s"
    return cell


def _plain(row: Any, more: Sequence[str]) -> dict[str, Any]:
    said = asdict(row) if not isinstance(row, Mapping) else dict(row)
    said |= {name: getattr(row, name) for name in more}
    return {name: _value(value) for name, value in said.items()}


def _value(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return " ".join(f"{name}={each:.15g}" for name, each in value.items())
    return " ".join(map(str, value)) if isinstance(value, tuple | list) else value
