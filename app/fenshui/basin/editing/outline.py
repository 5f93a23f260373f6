"""What an edit did to the tables, in rows and cells: for a line that says it in words."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Any

from fenshui.basin.basin import Basin
from fenshui.basin.editing.difference import ends_alike
from fenshui.basin.geometry_files import PARTS
from fenshui.basin.rows import TABLES


@dataclass(frozen=True)
class Outline:
    """Rows put in, taken out and written by table; ids of shapes drawn, moved or taken away by part of the geometry.

    `written` are pairs of a row before and after. `inflows` are the nodes whose series is another.
    """

    added: dict[str, tuple[Any, ...]]
    gone: dict[str, tuple[Any, ...]]
    written: dict[str, tuple[tuple[Any, Any], ...]]
    shapes: dict[str, tuple[str, ...]]
    inflows: tuple[str, ...]
    is_set_otherwise: bool
    """Whether the settings of the basin are others."""


def outline(before: Basin, after: Basin) -> Outline:
    """What is another in a basin than in the one before it; rows that are the very same are not looked at."""
    added: dict[str, tuple[Any, ...]] = {}
    gone: dict[str, tuple[Any, ...]] = {}
    written: dict[str, tuple[tuple[Any, Any], ...]] = {}
    for table, _, _ in TABLES.values():
        old, new = _middle(getattr(before, table), getattr(after, table))
        if len(old) == len(new):
            written[table] = tuple(pair for pair in zip(old, new, strict=True) if pair[0] != pair[1])
        else:
            added[table], gone[table], written[table] = _matched(old, new)
    return Outline(
        added={table: rows for table, rows in added.items() if rows},
        gone={table: rows for table, rows in gone.items() if rows},
        written={table: pairs for table, pairs in written.items() if pairs},
        shapes={part: found for part in PARTS if (found := _shapes(before, after, part))},
        inflows=_inflows(before, after),
        is_set_otherwise=before.settings != after.settings,
    )


def cells_written(old: Any, new: Any) -> tuple[str, ...]:
    """The fields of a row that are others."""
    return tuple(one.name for one in fields(new) if getattr(old, one.name) != getattr(new, one.name))


def _middle(old: Sequence[Any], new: Sequence[Any]) -> tuple[Sequence[Any], Sequence[Any]]:
    """Both tables without the rows that stay at the head and at the foot."""
    if old is new:
        return (), ()
    head, foot = ends_alike(old, new)
    return old[head : len(old) - foot], new[head : len(new) - foot]


def _matched(old: Sequence[Any], new: Sequence[Any]) -> tuple[tuple[Any, ...], tuple[Any, ...], Any]:
    """Rows put in and taken out; where one of the same id stands on both sides it was written."""
    stayed = set(old) & set(new)
    before = {_name(row, at): row for at, row in enumerate(old) if row not in stayed}
    after = {_name(row, at): row for at, row in enumerate(new) if row not in stayed}
    return (
        tuple(row for name, row in after.items() if name not in before),
        tuple(row for name, row in before.items() if name not in after),
        tuple((before[name], row) for name, row in after.items() if name in before),
    )


def _name(row: Any, at: int) -> object:
    return getattr(row, "id", "") or (at, row)


def _shapes(before: Basin, after: Basin, part: str) -> tuple[str, ...]:
    old, new = getattr(before.geometry, part), getattr(after.geometry, part)
    if old is new:
        return ()
    return tuple(name for name in (*new, *(old.keys() - new.keys())) if old.get(name) is not new.get(name))


def _inflows(before: Basin, after: Basin) -> tuple[str, ...]:
    """Nodes that have a series before and after, but not the same."""
    old, new = before.inflows, after.inflows
    if old is new:
        return ()
    known = {name: at for at, name in enumerate(old.nodes)}
    columns = [(name, at, known[name]) for at, name in enumerate(new.nodes) if name in known]
    if len(old.values) != len(new.values):
        return tuple(name for name, _, _ in columns)
    changed = (old.values[:, [was for _, _, was in columns]] != new.values[:, [at for _, at, _ in columns]]).any(axis=0)
    return tuple(name for (name, _, _), is_other in zip(columns, changed, strict=True) if is_other)
