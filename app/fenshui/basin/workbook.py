"""A basin as one spreadsheet (`.xlsx`): a sheet a table, everything else as texts in a sheet `fenshui_files`."""

import base64
import contextlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from fenshui.basin.cell_texts import cell_text, csv_text
from fenshui.basin.geopackage.file_names import check_names
from fenshui.reading.csv_table import CsvTable, read_csv
from fenshui.reading.foreign import ForeignTable
from fenshui.reading.text import Packed, read_whole
from fenshui.reading.workbook import workbook_tables
from fenshui.words import Refused

_FILES = "fenshui_files"
_HEADER = ("name", "encoding", "part", "content")
_PIECE = 30_000
_MOST_ROWS, _MOST_COLUMNS, _MOST_LETTERS, _LONGEST_NAME = 1_048_575, 16_384, 32_767, 31


def write_workbook(files: Mapping[str, bytes], path: Path) -> None:
    """Write the files of a basin; what no sheet holds without loss is kept as text or base64."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    rest = book.create_sheet(_FILES)
    rest.append([*_HEADER])
    for name, content in files.items():
        table = _as_sheet(name, content)
        if table is None:
            for row in _pieces(name, content):
                rest.append([_text(rest, each) for each in row])
        else:
            _write_sheet(book.create_sheet(name.removesuffix(".csv")), table)
    book.save(path)


def files_in_workbook(path: Path) -> dict[str, bytes]:
    """The files of the basin that a workbook holds. Raises `Refused` where it is damaged, foreign or hostile."""
    tables, problems = workbook_tables(read_whole(path), path.name)
    for problem in problems:
        if not problem.is_warning:
            raise Refused("foreign.not_xlsx", file=path.name, reason=problem.file)
    files = {f"{table.name}.csv": _table_text(table) for table in tables if table.name != _FILES}
    for name, content in _kept(tables, path).items():
        if name in files:
            raise Refused("geopackage.names_alike", file=str(path))
        files[name] = content
    check_names(files, path)
    return files


def _as_sheet(name: str, content: bytes) -> CsvTable | None:
    """The table in a file, where a sheet gives back each of its cells."""
    title = name.removesuffix(".csv")
    if not name.endswith(".csv") or "/" in name or not title or len(title) > _LONGEST_NAME or title == _FILES:
        return None
    if any(letter in "[]:*?/\\'" for letter in title):
        return None
    table, _ = read_csv(Packed(name, content))
    if table is None or not all(table.header) or len(table.rows) > _MOST_ROWS or len(table.header) > _MOST_COLUMNS:
        return None
    lines = (table.header, *table.rows)
    return table if all(any(line) for line in lines) and all(map(_holds, lines)) else None


def _holds(line: Sequence[str]) -> bool:
    return all(cell.isprintable() and len(cell) <= _MOST_LETTERS and "_x" not in cell for cell in line)


def _write_sheet(sheet: Any, table: CsvTable) -> None:
    sheet.append([_text(sheet, name) for name in table.header])
    for row in table.rows:
        sheet.append([_cell(sheet, cell) for cell in row])


def _cell(sheet: Any, cell: str) -> Any:
    """A number where that comes back the same (spreadsheets keep 15 digits), nothing for a blank, else text."""
    if not cell:
        return None
    with contextlib.suppress(ValueError, OverflowError):
        number = int(cell) if cell.lstrip("-").isascii() and cell.lstrip("-").isdigit() else float(cell)
        if cell_text(number) == cell and abs(number) < 2**53 and float(f"{number:.15g}") == number:
            return number
    return _text(sheet, cell)


def _text(sheet: Any, cell: str) -> Any:
    from openpyxl.cell import WriteOnlyCell

    found = WriteOnlyCell(sheet, cell)
    found.data_type = "s"  # "=1+1" is a text, not a formula
    return found


def _pieces(name: str, content: bytes) -> Iterator[tuple[str, str, str, str]]:
    """A file in pieces that a cell holds."""
    encoding, whole = "utf-8", ""
    try:
        whole = content.decode("utf-8")
    except UnicodeDecodeError:
        encoding = "base64"
    if (encoding == "utf-8" and not all(line.isprintable() for line in whole.split("\n"))) or "_x" in whole:
        encoding = "base64"
    if encoding == "base64":
        whole = base64.b64encode(content).decode("ascii")
    for part, at in enumerate(range(0, max(len(whole), 1), _PIECE)):
        yield name, encoding, str(part), f"|{whole[at : at + _PIECE]}|"  # blanks at the ends stay


def _kept(tables: Sequence[ForeignTable], path: Path) -> dict[str, bytes]:
    """The files kept as texts, put together again."""
    whole: dict[tuple[str, str], str] = {}
    for table in tables:
        if table.name == _FILES and tuple(table.columns) == _HEADER:
            for name, encoding, _, content in zip(*table.columns.values(), strict=True):
                key = (str(name), str(encoding))
                whole[key] = whole.get(key, "") + str(content)[1:-1]
    try:
        return {
            name: base64.b64decode(text, validate=True) if encoding == "base64" else text.encode("utf-8")
            for (name, encoding), text in whole.items()
        }
    except ValueError as fault:
        raise Refused("foreign.not_xlsx", file=path.name, reason=str(fault)) from None


def _table_text(table: ForeignTable) -> bytes:
    columns = [[cell_text(cell) for cell in cells] for cells in table.columns.values()]
    rows = zip(*columns, strict=True) if table.count else ()
    return csv_text(tuple(table.columns), rows).encode("utf-8")
