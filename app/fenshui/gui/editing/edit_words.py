"""What an edit of the basin did, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from fenshui.basin.cell_texts import cell_text
from fenshui.basin.editing.outline import Outline, cells_written, outline
from fenshui.gui.editing.field_words import FieldWords
from fenshui.gui.editing.table_titles import TableTitles
from fenshui.gui.wording.language import named
from fenshui.words import filled

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from fenshui.basin import Basin

_FIRST_SAID = ("nodes", "reaches", "rights", "holders", "regions")
"""Tables on whose rows others hang: what they say of an edit says enough."""


class EditWords(QObject):
    """Says an edit in the language in force at the moment it is made."""

    def __init__(self) -> None:
        super().__init__()
        self._fields, self._tables = FieldWords(), TableTitles().tables

    def beginning(self) -> str:
        """The basin before any edit."""
        return self.tr("The basin as it was")

    def saved(self, end: Path) -> str:
        """A basin that was written."""
        return self.tr("Saved: {name}").format(name=end.name)

    def edit(self, before: Basin, after: Basin) -> str:
        """What is another in the new basin than in the old one."""
        found = outline(before, after)
        tables = [*_FIRST_SAID, *(table for table in self._tables if table not in _FIRST_SAID)]
        said = (self._rows(table, found, before, after) for table in tables)
        return (
            self._split(found)
            or next((text for text in said if text), "")
            or self._shapes(found, before, after)
            or self._inflows(found.inflows, after)
            or (self.tr("Changed the settings of the basin") if found.is_set_otherwise else "")
            or self.tr("Wrote where the figures come from")
        )

    def _split(self, found: Outline) -> str:
        nodes, reaches = found.added.get("nodes", ()), found.added.get("reaches", ())
        cut = [old for old, new in found.written.get("reaches", ()) if nodes and new.to_node == nodes[0].id]
        is_split = len(nodes) == len(reaches) == 1 and bool(cut) and cut[0].to_node == reaches[0].to_node
        return self.tr("Split reach {id} at {node}").format(id=cut[0].id, node=named(nodes[0])) if is_split else ""

    def _rows(self, table: str, found: Outline, before: Basin, after: Basin) -> str:
        added, gone = found.added.get(table, ()), found.gone.get(table, ())
        written = found.written.get(table, ())
        if added and gone:
            return self._counted(self.tr("{table}: {count:row|rows} changed"), table, len(added) + len(written))
        if added:
            return self._put_in(table, added, after)
        if gone:
            one = self.tr("Deleted {name}").format(name=_name(before, gone[0])) if _is_one(table, gone) else ""
            return one or self._counted(self.tr("{table}: {count:row|rows} deleted"), table, len(gone))
        return self._written(table, written, after) if written else ""

    def _put_in(self, table: str, added: Sequence[Any], after: Basin) -> str:
        if not _is_one(table, added):
            return self._counted(self.tr("{table}: {count:row|rows} added"), table, len(added))
        if table == "reaches":
            ends = (named(after.node_by_id.get(end, end)) for end in (added[0].from_node, added[0].to_node))
            return self.tr("Connected {start} → {end}").format(**dict(zip(("start", "end"), ends, strict=True)))
        return self.tr("Added {name}").format(name=_name(after, added[0]))

    def _written(self, table: str, written: Sequence[tuple[Any, Any]], after: Basin) -> str:
        cells = [(old, new, field) for old, new in written for field in cells_written(old, new)]
        old, new, field = cells[0]
        if table == "reaches" and (old.from_node, old.to_node) == (new.to_node, new.from_node):
            return self.tr("Turned reach {id} round").format(id=new.id)
        if len(cells) > 1:
            return self._counted(self.tr("{table}: {count:cell|cells} written"), table, len(cells))
        texts = (_readable(getattr(row, field)) for row in (old, new))
        was, now = (self._fields.shown(table, field, text) or "—" for text in texts)
        values = {"name": _name(after, new), "field": self._fields.title(table, field), "was": was, "now": now}
        return self.tr("{name} · {field}: {was} → {now}").format(**values)

    def _counted(self, text: str, table: str, count: int) -> str:
        return filled(text, count=count, table=self._tables.get(table, table))

    def _shapes(self, found: Outline, before: Basin, after: Basin) -> str:
        nodes, lines = found.shapes.get("nodes", ()), found.shapes.get("reaches", ())
        if nodes:
            was_there = all(name in before.geometry.nodes for name in nodes)
            if len(nodes) == 1:
                text = self.tr("Moved {name}") if was_there else self.tr("Placed {name} on the map")
                return text.format(name=named(after.node_by_id.get(nodes[0], nodes[0])))
            many = self.tr("Moved {count:node|nodes}"), self.tr("Placed {count:node|nodes} on the map")
            return filled(many[not was_there], count=len(nodes))
        if len(lines) == 1:
            return self.tr("Redrew reach {id}").format(id=lines[0])
        shapes = sum(map(len, found.shapes.values()))
        return filled(self.tr("Redrew {count:shape|shapes}"), count=shapes) if shapes else ""

    def _inflows(self, nodes: Sequence[str], after: Basin) -> str:
        if len(nodes) == 1:
            name = named(after.node_by_id.get(nodes[0], nodes[0]))
            return self.tr("Wrote the inflow at {name}").format(name=name)
        return filled(self.tr("Wrote the inflows at {count:node|nodes}"), count=len(nodes)) if nodes else ""


def _is_one(table: str, rows: Sequence[Any]) -> bool:
    return len(rows) == 1 and table in _FIRST_SAID


def _readable(value: object) -> str:
    """A cell; a whole number by thousands."""
    return f"{value:,}" if isinstance(value, int) and not isinstance(value, bool) else cell_text(value)


def _name(basin: Basin, row: Any) -> str:
    """What people call a row: by its own name, else by that of the place, right or holder it is about."""
    own = getattr(row, "id", "") or getattr(row, "right", "") or getattr(row, "node", "")
    if getattr(row, "name_zh", "") or getattr(row, "name_en", ""):
        return named(row)
    bearer = basin.bearer_of_name(own)
    return named(bearer) if bearer is not None else own or str(getattr(row, "water_year", ""))
