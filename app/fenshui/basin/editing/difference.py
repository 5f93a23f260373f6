"""What an edit changed, as text: enough to make the edited basin of the one before."""

import json
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import shapely

from fenshui.basin.basin import Basin, Inflows
from fenshui.basin.cell_texts import cell_text
from fenshui.basin.cells import columns_of
from fenshui.basin.geometry import Geometry
from fenshui.basin.geometry_files import PARTS
from fenshui.basin.rows import TABLES
from fenshui.basin.settings_file import settings_from
from fenshui.basin.writing import settings_text

_CLASSES = {name: row_class for name, row_class, _ in TABLES.values()}
Changes = dict[str, Any]


def difference(before: Basin, after: Basin) -> str:
    """The rows, columns of inflow, shapes and settings that are others, as JSON."""
    changes: Changes = {}
    for table in _CLASSES:
        old, new = getattr(before, table), getattr(after, table)
        if old is not new and old != new:
            changes[table] = _rows_changed(old, new)
    if before.settings != after.settings:
        changes["settings"] = settings_text(after.settings)
    if before.inflows is not after.inflows:
        changes["inflows"] = _columns_changed(before.inflows, after.inflows)
    if before.geometry is not after.geometry:
        changes["geometry"] = {
            part: _shapes_changed(getattr(before.geometry, part), getattr(after.geometry, part)) for part in PARTS
        }
    if before.sources != after.sources:
        changes["sources"] = after.sources
    return json.dumps(changes, ensure_ascii=False, separators=(",", ":"))


def changed(before: Basin, text: str) -> Basin:
    """The basin after the edit whose difference this is."""
    changes: Changes = json.loads(text)
    fields: Changes = {table: _rows_after(getattr(before, table), changes[table], _CLASSES[table])
                       for table in _CLASSES if table in changes}  # fmt: skip
    if "settings" in changes:
        fields["settings"] = settings_from(tomllib.loads(changes["settings"]))
    if "inflows" in changes:
        fields["inflows"] = _columns_after(before.inflows, *changes["inflows"])
    if "geometry" in changes:
        shapes = {part: _shapes_after(getattr(before.geometry, part), *changes["geometry"][part]) for part in PARTS}
        fields["geometry"] = Geometry(**shapes)
    if "sources" in changes:
        fields["sources"] = changes["sources"]
    return replace(before, **fields)


def _rows_changed(old: Sequence[Any], new: Sequence[Any]) -> list[Any]:
    """How many rows stay at the head, how many after them go, and what stands there instead."""
    head, foot = ends_alike(old, new)
    return [head, len(old) - head - foot, [_cells(row) for row in new[head : len(new) - foot]]]


def ends_alike(old: Sequence[Any], new: Sequence[Any]) -> tuple[int, int]:
    """How many rows at the head and, of the others, at the foot are the same in both.

    Whole stretches are compared at once: most rows are the very same, and Python then is as quick as the machine.
    """
    short = min(len(old), len(new))
    head = _first_other(lambda first, last: old[first:last] == new[first:last], short)
    ends = len(old), len(new)
    at_foot = lambda first, last: old[ends[0] - last : ends[0] - first] == new[ends[1] - last : ends[1] - first]  # noqa: E731
    return head, _first_other(at_foot, short - head)


def _first_other(is_same: Callable[[int, int], bool], length: int) -> int:
    """The first place at which two sequences differ, told whether a stretch of them is the same."""
    first, last = 0, length
    while first < last:
        middle = (first + last + 1) // 2
        if is_same(first, middle):
            first = middle
        else:
            last = middle - 1
    return first


def _rows_after(old: Sequence[Any], change: Sequence[Any], row_class: type) -> tuple[Any, ...]:
    head, gone, cells = change
    return (*old[:head], *(_row(row_class, each) for each in cells), *old[head + gone :])


def _cells(row: Any) -> list[str]:
    return [cell_text(getattr(row, column.field)) for column in columns_of(row.__class__)]


def _row(row_class: type, cells: Sequence[str]) -> Any:
    stated = {
        column.field: column.parse(cell)
        for column, cell in zip(columns_of(row_class), cells, strict=True)
        if cell or column.must_be_there
    }
    return row_class(**stated)


def _columns_changed(old: Inflows, new: Inflows) -> list[Any]:
    """The nodes in their order, and the columns that the old inflows do not have like this."""
    if len(old.values) != len(new.values):
        old = Inflows((), np.zeros((len(new.values), 0)))
    known = {name: old.values[:, at] for at, name in enumerate(old.nodes)}
    columns = {name: new.values[:, at] for at, name in enumerate(new.nodes)}
    others = {name: column.tolist() for name, column in columns.items()
              if name not in known or not np.array_equal(column, known[name])}  # fmt: skip
    return [list(new.nodes), len(new.values), others]


def _columns_after(old: Inflows, nodes: Sequence[str], periods: int, others: Mapping[str, list[float]]) -> Inflows:
    values = np.zeros((periods, len(nodes)))
    for at, name in enumerate(nodes):
        values[:, at] = others[name] if name in others else old.values[:, old.nodes.index(name)]
    values.setflags(write=False)
    return Inflows(tuple(nodes), values)


def _shapes_changed(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[Any]:
    """The ids in their order where it is another, and the shapes that are others."""
    others = {name: shapely.to_wkb(shape, hex=True) for name, shape in new.items() if old.get(name) is not shape}
    return [None if list(old) == list(new) else list(new), others]


def _shapes_after(old: Mapping[str, Any], order: list[str] | None, others: Mapping[str, str]) -> dict[str, Any]:
    shapes = {name: shapely.from_wkb(text) for name, text in others.items()}
    return {name: shapes[name] if name in shapes else old[name] for name in (order if order is not None else old)}
