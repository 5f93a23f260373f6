"""Rows by their names and ids, as boxes offer them; made once for the same rows, since a basin has thousands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from fenshui.gui.wording.language import language_spoken, named, names_of

_MOST_KEPT = 6
_made: list[tuple[object, str, list[str]]] = []


def titled_row(row: Any) -> str:
    """A row with an id, by its name and its id."""
    return _titled(named(row), row.id)


def titled_rows(rows: Sequence[Any]) -> list[str]:
    """All rows of a table of a basin."""
    language = language_spoken()
    for known, spoken, titles in _made:
        if known is rows and spoken == language:
            return titles
    titles = [_titled(name, row.id) for name, row in zip(names_of(rows), rows, strict=True)]
    _made.append((rows, language, titles))
    del _made[:-_MOST_KEPT]
    return titles


def _titled(name: str, row_id: str) -> str:
    return f"{name} · {row_id}" if name != row_id else row_id
