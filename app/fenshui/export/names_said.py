"""What sections and rights are called on paper, Chinese and English; an id where a basin gives no name."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from fenshui.basin import Basin
from fenshui.export.statement import Part, Row, in_both
from fenshui.words import Sentence

_OF_RIGHTS = ("statement.term_of.right", "statement.term_of.to")


def section_names(basin: Basin, node: str) -> tuple[str, str]:
    """The names of a section."""
    found = basin.node_by_id.get(node)
    return (found and found.name_zh) or node, (found and found.name_en) or node


def right_names(basin: Basin, name: str) -> tuple[str, str]:
    """Who holds a right, and its id."""
    right = basin.right_by_id.get(name)
    holder = right.holder if right else ""
    person = basin.holder_by_id.get(holder)
    chinese, english = (person and person.name_zh) or holder, (person and person.name_en) or holder
    return (f"{chinese}（{name}）", f"{english} ({name})") if right else (name, name)


def with_names(parts: Iterable[Part], basin: Basin) -> Iterator[Part]:
    """The same parts in which rights are called as the basin calls them: for a screen beside it, never for a paper."""
    for part in parts:
        yield replace(part, rows=tuple(_named(row, basin) for row in part.rows))


def _named(row: Row, basin: Basin) -> Row:
    if row.label.id not in _OF_RIGHTS:
        return row
    return replace(row, cells=tuple(_said_of_right(cell, basin) for cell in row.cells))


def _said_of_right(cell: Sentence, basin: Basin) -> Sentence:
    if cell.id == "statement.as_it_is" and cell.values["text"] in basin.right_by_id:
        return in_both(*right_names(basin, str(cell.values["text"])))
    inside = {
        name: _said_of_right(value, basin) if isinstance(value, Sentence) else value
        for name, value in cell.values.items()
    }
    return Sentence(cell.id, inside)
