"""A foreign spreadsheet (`.xlsx`): every sheet a table of texts, formulas never computed, nothing linked followed."""

from io import BytesIO
from typing import Any

from fenshui.reading.foreign import Cell, ForeignTable
from fenshui.reading.problem import Problem
from fenshui.reading.zip_rules import files_in_zip
from fenshui.words import Refused, sentence

MOST_CELLS = 6_000_000
_BARRED = ("vbaproject", "externallink", "oleobject", "activex", "/embeddings/")


def workbook_tables(content: bytes, file: str) -> tuple[list[ForeignTable], list[Problem]]:
    """The sheets of a workbook. Raises `Refused` where it breaks the rules for archives, or is no workbook."""
    from openpyxl import load_workbook

    parts = files_in_zip(content, file)
    problems = _strange_parts(parts, file)
    _check_xml(parts, file)
    try:
        book = load_workbook(BytesIO(content), read_only=True, data_only=False, keep_links=False)
        tables = [_table(sheet, file, problems) for sheet in book.worksheets]
        book.close()
    except Refused:
        raise
    except Exception as fault:  # openpyxl says what it found in many ways
        raise Refused("foreign.not_xlsx", file=file, reason=f"{type(fault).__name__}: {fault}"[:120]) from None
    return [table for table in tables if table.columns], problems


def _strange_parts(parts: dict[str, bytes], file: str) -> list[Problem]:
    strange = sorted(name for name in parts if any(each in name.lower() for each in _BARRED))
    return [Problem(file, name[:80], sentence("foreign.expected.plain_book"), is_warning=True) for name in strange]


def _check_xml(parts: dict[str, bytes], file: str) -> None:
    """No document type and no entities anywhere: neither bombs nor other files."""
    for name, content in parts.items():
        if name.lower().endswith((".xml", ".rels")) and (b"<!DOCTYPE" in content or b"<!ENTITY" in content):
            raise Refused("foreign.entities", file=file, name=name[:80])
        if name.lower().endswith((".xml", ".rels")) and content[:2] in (b"\xff\xfe", b"\xfe\xff"):
            raise Refused("foreign.utf16", file=f"{file}: {name[:80]}")


def _table(sheet: Any, file: str, problems: list[Problem]) -> ForeignTable:
    lines, cells = list[tuple[Any, ...]](), 0
    for line in sheet.iter_rows(values_only=True):
        cells += len(line)
        if cells > MOST_CELLS:
            raise Refused("foreign.too_many_cells", file=file, most=MOST_CELLS)
        lines.append(line)
    while lines and all(cell is None for cell in lines[-1]):
        lines.pop()
    header = [str(cell).strip() for cell in lines[0] if cell is not None] if lines else []
    if any(cell is not None for cell in lines[0][len(header) :] if lines) or len(set(header)) != len(header):
        problems.append(Problem(f"{file}: {sheet.title}", "", sentence("reading.expected.column_once"), row=1))
    rows = [(*line, *(None,) * len(header))[: len(header)] for line in lines[1:]]
    columns = {name: tuple(_cell(row[at]) for row in rows) for at, name in enumerate(header)}
    return ForeignTable(sheet.title, columns, None, len(rows), 2)


def _cell(value: Any) -> Cell:
    """A cell as it is; days in ISO form."""
    if value is None or isinstance(value, str | int | float | bool):
        return value
    text = value.isoformat() if hasattr(value, "isoformat") else str(value)
    return str(text).removesuffix("T00:00:00")
