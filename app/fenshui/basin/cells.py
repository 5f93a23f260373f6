"""A cell's text into the value its column holds."""

import math
import re
from collections.abc import Callable
from dataclasses import MISSING, dataclass, fields
from datetime import date
from functools import cache
from typing import Any, get_args, get_type_hints

_ID = re.compile(r"[A-Za-z0-9_.\-]{1,64}")


@dataclass(frozen=True)
class Column:
    """A column of a table: its name, the field it fills, how it is read, whether a blank cell is allowed."""

    name: str
    field: str
    kind: str
    parse: Callable[[str], Any]
    must_be_there: bool


def number(text: str) -> float:
    """A finite decimal number; raises ValueError."""
    value = float(text)
    if not math.isfinite(value) or "_" in text:
        raise ValueError(text)
    return value


def whole_number(text: str) -> int:
    """A whole number, also written 1e6 or 5.0; raises ValueError."""
    value = number(text)
    if value != int(value) or abs(value) > 2**53:
        raise ValueError(text)
    return int(value)


def truth(text: str) -> bool:
    """`true` or `false`; raises ValueError."""
    if text.lower() not in ("true", "false"):
        raise ValueError(text)
    return text.lower() == "true"


def is_id(text: str) -> bool:
    """Whether a text may be an id: up to 64 of letters, digits, `_`, `.`, `-`."""
    return _ID.fullmatch(text) is not None


_KINDS: dict[type, tuple[str, Callable[[str], Any]]] = {
    str: ("text", str),
    float: ("number", number),
    int: ("whole_number", whole_number),
    bool: ("truth", truth),
    date: ("date", date.fromisoformat),
}


@cache
def columns_of(row_class: type) -> tuple[Column, ...]:
    """The columns of a row class, in order."""
    hints = get_type_hints(row_class)
    return tuple(_column(each, hints[each.name]) for each in fields(row_class))


def _column(field: Any, hint: Any) -> Column:
    plain = next((each for each in get_args(hint) if each is not type(None)), hint)
    kind, parse = _KINDS[plain]
    needed = field.default is MISSING and field.default_factory is MISSING
    return Column(field.metadata.get("column", field.name), field.name, kind, parse, needed)
