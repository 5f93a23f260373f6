"""Rows put into the tables of a basin, renamed, and taken out with all that hangs on them."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from fenshui.basin.basin import Basin
from fenshui.basin.cells import is_id
from fenshui.basin.editing.attached import renamed_in_attached, without_in_attached
from fenshui.basin.row_checks import KEYS, MAY_BE_BLANK, REFERENCES
from fenshui.basin.rows import TABLES
from fenshui.words import Refused

_NO_ID_OF_ITS_OWN = ("sections",)
_KEPT_BLANK = MAY_BE_BLANK - {("quality_limits", "node")}  # a limit without its place would hold everywhere


def row_of(basin: Basin, table: str, name: str) -> Any:
    """The row of a table that is known by this id; None where there is none."""
    key = _key(table)
    return next((row for row in getattr(basin, table) if getattr(row, key) == name), None)


def exists(basin: Basin, kind: str, name: str) -> bool:
    """Whether there is such a node, reach, right, region or holder."""
    return any(each.id == name for each in getattr(basin, f"{kind}es" if kind == "reach" else f"{kind}s", ()))


def with_row(basin: Basin, table: str, row: Any) -> Basin:
    """The basin with this row instead of the one known by the same id, or after all others."""
    key = _key(table)
    rows = getattr(basin, table)
    at = next((at for at, old in enumerate(rows) if getattr(old, key) == getattr(row, key)), len(rows))
    changes: dict[str, Any] = {table: (*rows[:at], row, *rows[at + 1 :])}
    return replace(basin, **changes)


def free_id(taken: Iterable[str], stem: str) -> str:
    """The first of `stem-1`, `stem-2`, … that is not taken."""
    known = set(taken)
    return next(name for number in range(1, len(known) + 2) if (name := f"{stem}-{number}") not in known)


def renamed(basin: Basin, table: str, old: str, new: str) -> Basin:
    """The basin in which this row is known by another id, wherever it is named. Raises `Refused` for an id taken."""
    if old == new:
        return basin
    if not is_id(new):
        raise Refused("edit.no_id", found=new)
    if row_of(basin, table, new) is not None:
        raise Refused("edit.id_taken", id=new)

    tables: dict[str, Any] = {}
    for name, field in ((table, _key(table)), *_places_naming(table)):
        rows = tables.get(name, getattr(basin, name))  # a table may name the same row in two columns
        tables[name] = tuple(_pointing(row, field, old, new) for row in rows)
    return renamed_in_attached(replace(basin, **tables), table, old, new)


def without(basin: Basin, table: str, name: str) -> Basin:
    """The basin without this row and without every row that says something of it; what may be blank is left blank."""
    return without_all(basin, table, (name,))


def without_all(basin: Basin, table: str, names: Collection[str]) -> Basin:
    """The basin without several rows, as if they were taken out one after another."""
    tables: dict[str, Any] = {each: getattr(basin, each) for each, _, _ in TABLES.values()}
    waiting = [(table, _key(table), set(names))]
    while waiting:
        where, field, gone = waiting.pop()
        out = [row for row in tables[where] if getattr(row, field) in gone]
        tables[where] = tuple(row for row in tables[where] if getattr(row, field) not in gone)
        if where in KEYS and out:
            waiting += _followers(tables, where, {getattr(row, KEYS[where]) for row in out})
    result = replace(basin, **tables)
    for where, name in _gone(basin, result):
        result = without_in_attached(result, where, name)
    return result


def _followers(tables: dict[str, tuple[Any, ...]], table: str, names: set[str]) -> Iterator[tuple[str, str, set[str]]]:
    """Leave blank what may be blank, and name what must go as well."""
    for (other, field), what in REFERENCES.items():
        if what != table or not any(getattr(row, field) in names for row in tables[other]):
            continue
        if (other, field) in _KEPT_BLANK:
            tables[other] = tuple(
                replace(row, **{field: ""}) if getattr(row, field) in names else row for row in tables[other]
            )
        else:
            yield other, field, names


def _gone(before: Basin, after: Basin) -> list[tuple[str, str]]:
    """Whatever had an id and is no longer there."""
    gone = []
    for table, key in KEYS.items():
        left = {getattr(row, key) for row in getattr(after, table)}
        names = dict.fromkeys(getattr(row, key) for row in getattr(before, table))
        gone += [(table, name) for name in names if name not in left]
    return gone


def fewer_rows(before: Basin, after: Basin) -> Mapping[str, int]:
    """By table, how many rows less there are; only tables that have less."""
    counts = {name: len(getattr(before, name)) - len(getattr(after, name)) for name, _, _ in TABLES.values()}
    counts["inflows"] = len(before.inflows.nodes) - len(after.inflows.nodes)
    return {name: count for name, count in counts.items() if count > 0}


def _places_naming(table: str) -> Iterator[tuple[str, str]]:
    """Every column that names rows of a table, through tables that have no id but that of another."""
    for (other, field), what in REFERENCES.items():
        if what == table:
            yield other, field
            if KEYS.get(other) == field:
                yield from _places_naming(other)


def _pointing(row: Any, field: str, old: str, new: str) -> Any:
    return replace(row, **{field: new}) if getattr(row, field) == old else row


def _key(table: str) -> str:
    return "node" if table in _NO_ID_OF_ITS_OWN else KEYS[table]
