"""A row more in a table, with what is usual in the cells that nobody filled in."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from typing import Any

from fenshui.basin.basin import Basin
from fenshui.basin.cells import Column, columns_of
from fenshui.basin.editing.by_year import CLASSES
from fenshui.basin.editing.cell_values import value_of
from fenshui.basin.editing.river import add_node, connect
from fenshui.basin.editing.rows_in import free_id
from fenshui.basin.row_checks import KEYS, MAY_BE_BLANK, REFERENCES
from fenshui.basin.rows import Holder
from fenshui.words import Refused

_STEMS = {"nodes": "junction", "reaches": "river", "regions": "region", "holders": "holder", "rights": "right"}
_ONE_A_NODE = ("reservoirs", "sections")
_BY_VERB: dict[str, Callable[[Basin, Any], Basin]] = {"nodes": add_node, "reaches": connect}
"""Tables whose new rows call for more than a row."""


def with_new_row(basin: Basin, table: str, texts: Mapping[str, str]) -> Basin:
    """The basin with a row of these cells after the others of its table.

    Raises `Refused` for a cell that cannot be, an id that is taken, and where the row lacks a cell it needs.
    """
    more = NewRows(basin, table)
    more.add(texts)
    return more.basin()


class NewRows:
    """Rows put one after another below those of a table; the basin is made anew of many at once."""

    def __init__(self, basin: Basin, table: str) -> None:
        self._basin, self._table = basin, table
        self._waiting: list[Any] = []
        self._key = "node" if table in _ONE_A_NODE else "id" if KEYS.get(table) == "id" else ""
        self._ids = {getattr(row, self._key) for row in getattr(basin, table)} if self._key else set[str]()
        self._names_itself = [field for (at, field), what in REFERENCES.items() if at == what == table]

    def add(self, texts: Mapping[str, str]) -> None:
        """One row of these cells. Raises `Refused` as `with_new_row` does, and leaves it out then."""
        given = {field: text.strip() for field, text in texts.items() if text.strip()}
        if self._leans_on_those_waiting(given):
            self.basin()
        basin, table = self._basin, self._table
        given = _usual(basin, table, given, self._ids) | given
        values = {field: value_of(basin, table, field, text) for field, text in given.items()}
        short = lacking(basin, table, given)
        if short:
            missing = [column.name for column in columns_of(CLASSES[table]) if column.field in short]
            raise Refused("edit.row_lacks", columns=", ".join(missing))
        blank = {column.field: "" for column in columns_of(CLASSES[table]) if _needs(table, column) == "blank"}
        self._put(CLASSES[table](**blank | values))

    def basin(self) -> Basin:
        """The basin with all of them."""
        if self._waiting:
            changes: dict[str, Any] = {self._table: (*getattr(self._basin, self._table), *self._waiting)}
            self._basin, self._waiting = replace(self._basin, **changes), []
        return self._basin

    def _leans_on_those_waiting(self, given: Mapping[str, str]) -> bool:
        """Whether a row may name one of those before it, or is like those at its node."""
        if not self._waiting:
            return False
        names_one = any(field in given for field in self._names_itself)
        asks_whose = self._table == "rights" and "holder" not in given
        return names_one or (asks_whose and any(right.node == given.get("node") for right in self._waiting))

    def _put(self, row: Any) -> None:
        name = getattr(row, self._key) if self._key else None
        if name in self._ids:
            raise Refused("edit.id_taken", id=name)
        if self._table in _BY_VERB:
            self._basin = _BY_VERB[self._table](self._basin, row)
        else:
            self._waiting.append(row)
        if name is not None:
            self._ids.add(name)


def lacking(basin: Basin, table: str, texts: Mapping[str, str]) -> tuple[str, ...]:
    """The fields without which these cells are no row yet."""
    given = {field for field, text in texts.items() if text.strip()}
    given |= _usual(basin, table, {field: texts[field] for field in given}, ()).keys()
    needed = [column.field for column in columns_of(CLASSES[table]) if _needs(table, column) == "cell"]
    more = ["node"] if table == "rights" else []
    return tuple(field for field in (*needed, *more) if field not in given)


def _needs(table: str, column: Column) -> str:
    """What a row needs in a column: a cell somebody fills in, a blank one, or nothing."""
    if not column.must_be_there:
        return ""
    return "blank" if (table, column.field) in MAY_BE_BLANK else "cell"


def _usual(basin: Basin, table: str, given: Mapping[str, str], ids: Collection[str]) -> dict[str, str]:
    """The cells of a new row that nobody has filled in; `ids` are taken."""
    usual: dict[str, str] = {}
    if table in _STEMS and "id" not in given:
        usual["id"] = free_id(ids, _STEMS[table])
    if table == "nodes":
        usual["kind"] = "junction"
    if table == "reservoirs":
        usual["capacity_hm3"] = "0"
    if table == "rights":
        classes = basin.settings.priorities
        usual |= {
            "holder": given.get("holder") or likely_holder(basin, given.get("node", "")),
            "right_class": "abstraction",
            "priority": "agriculture" if "agriculture" in classes else classes[0],
            "valid_from": basin.settings.timeline.first_period.isoformat(),
        }
    return {field: text for field, text in usual.items() if text}


def new_right(basin: Basin, node: str, holder: str) -> Basin:
    """The basin with a right of a holder at a node, as is usual, and with a holder where there is none yet."""
    if not basin.holders:
        basin, holder = replace(basin, holders=(Holder("holder-1"),)), "holder-1"
    return with_new_row(basin, "rights", {"node": node, "holder": holder})


def likely_holder(basin: Basin, node: str) -> str:
    """Who a new right at a node is for, where that is plain; empty where it is not.

    That is who has all rights there, else the only holder of the region, else the only one of all.
    """
    there = {right.holder for right in basin.rights if right.node == node}
    region = basin.node_by_id[node].region if node in basin.node_by_id else ""
    of_region = {holder.id for holder in basin.holders if region and holder.region == region}
    return _only_one(there or of_region or {holder.id for holder in basin.holders})


def likely_node(basin: Basin, holder: str) -> str:
    """Where a new right of a holder is, where that is plain: where all his others are; empty where it is not."""
    return _only_one({right.node for right in basin.rights if right.holder == holder})


def _only_one(names: Collection[str]) -> str:
    return next(iter(names)) if len(names) == 1 else ""
