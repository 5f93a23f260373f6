"""What somebody types or pastes into a cell, as the value of its column, or why it cannot be that."""

import re
from collections.abc import Collection
from dataclasses import MISSING, fields
from typing import Any

from fenshui.basin.basin import Basin
from fenshui.basin.cells import Column, columns_of, is_id
from fenshui.basin.editing.by_year import CLASSES
from fenshui.basin.editing.written_text import as_text
from fenshui.basin.row_checks import FILE_OF, KEYS, MAY_BE_BLANK, RANGES, REFERENCES, WORDS
from fenshui.reading.typed_number import ungrouped
from fenshui.words import Refused, Sentence, sentence

_DAY = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_CLASSED = ("rights", "targets", "rule_curves")
_BY_ID = {"nodes": "node_by_id", "rights": "right_by_id", "holders": "holder_by_id", "regions": "region_by_id"}


def column_of(table: str, field: str) -> Column:
    """The column of a table that a field is."""
    return next(column for column in columns_of(CLASSES[table]) if column.field == field)


def value_of(basin: Basin, table: str, field: str, text: str) -> Any:
    """The value that a text gives a cell; numbers and days as spreadsheets write them are understood.

    Raises `Refused` (`edit.not_a_value`) with what was found and what was expected.
    """
    column = column_of(table, field)
    text = as_text(column.name, text.strip())
    value, expected = _chosen(basin, table, field, text) or _typed(column, table, field, text)
    if expected is None and field == "period_of_year" and not 1 <= value <= basin.settings.timeline.places:
        expected = sentence("basin.expected.period_of_year", most=basin.settings.timeline.places)
    if expected is not None:
        raise Refused("edit.not_a_value", field=column.name, found=text, expected=expected)
    return value


def offers(basin: Basin, table: str, field: str) -> tuple[str, ...] | None:
    """The texts among which a cell is chosen; None where it is typed."""
    if (table, field) in WORDS:
        return WORDS[table, field]
    if field == "priority" and table in _CLASSED:
        return basin.settings.priorities
    if column_of(table, field).kind == "truth":
        return ("true", "false") if field == "out_of_basin" else ("", "true", "false")
    if (table, field) in REFERENCES:
        names = tuple(_known(basin, REFERENCES[table, field]))
        return ("", *names) if (table, field) in MAY_BE_BLANK else names
    return None


def _chosen(basin: Basin, table: str, field: str, text: str) -> tuple[Any, Sentence | None] | None:
    """A word, class or id and what was expected instead, where it is none of those; None where a cell is typed."""
    if (table, field) in REFERENCES:
        holds = text in _known(basin, REFERENCES[table, field]) or (not text and (table, field) in MAY_BE_BLANK)
        return text, None if holds else sentence("basin.expected.id_of", file=FILE_OF[REFERENCES[table, field]])
    if (table, field) in WORDS or (field == "priority" and table in _CLASSED):
        words = offers(basin, table, field) or ()
        expected = sentence("basin.expected.one_of", words=", ".join(word for word in words if word))
        return text, None if text in words else expected
    return None


def _known(basin: Basin, table: str) -> Collection[str]:
    if table in _BY_ID:
        known: Collection[str] = getattr(basin, _BY_ID[table])
        return known
    return {getattr(row, KEYS[table]): row for row in getattr(basin, table)}


def _typed(column: Column, table: str, field: str, text: str) -> tuple[Any, Sentence | None]:
    wrong = sentence(f"basin.expected.{column.kind}")
    if not text and field != KEYS.get(table):
        return _blank(table, field), wrong if column.must_be_there else None
    try:
        value = column.parse(_plain(column.kind, text))
    except ValueError:
        return None, wrong
    if field == KEYS.get(table) and not is_id(value):
        return None, sentence("basin.expected.id")
    holds, message = RANGES.get((table, field), (lambda value: True, ""))
    return value, None if holds(value) else sentence(message)


def _blank(table: str, field: str) -> Any:
    default = next(one.default for one in fields(CLASSES[table]) if one.name == field)
    return None if default is MISSING else default


def _plain(kind: str, text: str) -> str:
    """As the format writes it: no commas between thousands, days with dashes."""
    if kind in ("number", "whole_number"):
        return ungrouped(text)
    if kind == "date" and (found := _DAY.fullmatch(text)):
        return f"{found[1]}-{int(found[2]):02d}-{int(found[3]):02d}"
    return text
