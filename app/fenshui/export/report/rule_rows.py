"""The rules before a signature on paper: each with its answer, its numbers, what is missing and its source."""

from collections.abc import Mapping
from typing import Any

from fenshui.export.fonts import SANS
from fenshui.export.paper import LEFT, WIDTH, Lines, Type, height_of
from fenshui.export.report.sheet import CELL, NOTE, ROW, Sheet
from fenshui.export.report.tables import Table

ANSWER_COLOURS = {"met": "#1c7346", "cannot-tell": "#9a5b00", "broken": "#a3271d"}
_LEFT_WIDTH = 32.0


def put_rules(sheet: Sheet, tables: Mapping[str, Table], title: str) -> None:
    """Every answer, in the order of the rules."""
    names = sheet.names
    sheet.set_y(sheet.y + 4)
    sheet.heading(title)
    sheet.paragraph(names.say("report.about.rules"), NOTE)
    sheet.paragraph(f"{tables['rules'].file}    rules_numbers.csv    rules_missing.csv", ROW)
    for at, row in tables["rules"].numbered():
        lines = _lines(sheet, tables, row)
        height = max(height_of(lines), 9.0) + 2
        sheet.room_for(height)
        y = sheet.y + 1
        answer = names.say(f"report.word.{row['answer']}")
        sheet.put(LEFT, y + CELL.height * 0.76, str(at), ROW)
        sheet.put(LEFT + 7.5, y + CELL.height * 0.76, row["id"], Type(SANS, 9))
        sheet.put(LEFT + 16, y + CELL.height * 0.76, answer, Type(SANS, 8, ANSWER_COLOURS[row["answer"]]))
        sheet.put_lines(LEFT + _LEFT_WIDTH, y, lines)
        sheet.set_y(y + height - 1)
        sheet.rule(sheet.y - 0.5)


def _lines(sheet: Sheet, tables: Mapping[str, Table], row: Mapping[str, Any]) -> Lines:
    """Title, numbers, what is missing, and the source."""
    names, width = sheet.names, WIDTH - _LEFT_WIDTH
    own = {"id": row["id"], "transfer": row["transfer"]}
    title = names.own(row, "title") + (f"  [{row['transfer']}]" if row["transfer"] else "")
    lines = sheet.set_in(width, title[:1].upper() + title[1:], Type(SANS, 8.5))
    for _, number in _nested(tables, "rules_numbers", own):
        lines += sheet.set_in(width, names.said_in(number).rstrip(), CELL)
    missing = [names.said_in(each) for _, each in _nested(tables, "rules_missing", own)]
    if missing:
        said = names.say("report.missing", what=names.say("rule.between").join(missing))
        lines += sheet.set_in(width, said, Type(SANS, 7.5, ANSWER_COLOURS["cannot-tell"]))
    if names.own(row, "note"):
        lines += sheet.set_in(width, names.own(row, "note"), CELL)
    return lines + sheet.set_in(width, names.own(row, "source"), NOTE)


def _nested(tables: Mapping[str, Table], name: str, own: Mapping[str, Any]) -> tuple[tuple[int, Any], ...]:
    return tables[name].numbered(**own) if name in tables else ()
