"""A row more in a table, with what is usual in the cells that nobody filled in."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

from fenshui.basin.basin import Basin
from fenshui.basin.cells import Column, columns_of
from fenshui.basin.editing.by_year import CLASSES
from fenshui.basin.editing.cell_values import value_of
from fenshui.basin.editing.river import add_node, connect
from fenshui.basin.editing.rows_in import free_id, row_of
from fenshui.basin.row_checks import KEYS, MAY_BE_BLANK
from fenshui.basin.rows import Holder
from fenshui.words import Refused

_STEMS = {"nodes": "junction", "reaches": "river", "regions": "region", "holders": "holder", "rights": "right"}
_ONE_A_NODE = ("reservoirs", "sections")


def with_new_row(basin: Basin, table: str, texts: Mapping[str, str]) -> Basin:
    """The basin with a row of these cells after the others of its table.

    Raises `Refused` for a cell that cannot be, an id that is taken, and where the row lacks a cell it needs.
    """
    texts = _usual(basin, table, texts) | {field: text.strip() for field, text in texts.items() if text.strip()}
    values = {field: value_of(basin, table, field, text) for field, text in texts.items()}
    missing = [column.name for column in columns_of(CLASSES[table]) if column.field in lacking(basin, table, texts)]
    if missing:
        raise Refused("edit.row_lacks", columns=", ".join(missing))
    blank = {column.field: "" for column in columns_of(CLASSES[table]) if _needs(table, column) == "blank"}
    return _put(basin, table, CLASSES[table](**blank | values))


def lacking(basin: Basin, table: str, texts: Mapping[str, str]) -> tuple[str, ...]:
    """The fields without which these cells are no row yet."""
    given = _usual(basin, table, texts).keys() | {field for field, text in texts.items() if text.strip()}
    needed = [column.field for column in columns_of(CLASSES[table]) if _needs(table, column) == "cell"]
    more = ["node"] if table == "rights" else []
    return tuple(field for field in (*needed, *more) if field not in given)


def _needs(table: str, column: Column) -> str:
    """What a row needs in a column: a cell somebody fills in, a blank one, or nothing."""
    if not column.must_be_there:
        return ""
    return "blank" if (table, column.field) in MAY_BE_BLANK else "cell"


def _usual(basin: Basin, table: str, texts: Mapping[str, str]) -> dict[str, str]:
    """The cells of a new row before anybody fills one in."""
    usual: dict[str, str] = {}
    if table in _STEMS:
        usual["id"] = free_id((row.id for row in getattr(basin, table)), _STEMS[table])
    if table == "nodes":
        usual["kind"] = "junction"
    if table == "reservoirs":
        usual["capacity_hm3"] = "0"
    if table == "rights":
        classes = basin.settings.priorities
        usual |= {
            "holder": likely_holder(basin, texts.get("node", "")),
            "right_class": "abstraction",
            "priority": "agriculture" if "agriculture" in classes else classes[0],
            "valid_from": basin.settings.timeline.first_period.isoformat(),
        }
    return {field: text for field, text in usual.items() if text}


def _put(basin: Basin, table: str, row: Any) -> Basin:
    key = "node" if table in _ONE_A_NODE else "id" if KEYS.get(table) == "id" else ""
    if key and row_of(basin, table, getattr(row, key)) is not None:
        raise Refused("edit.id_taken", id=getattr(row, key))
    if table == "nodes":
        return add_node(basin, row)
    if table == "reaches":
        return connect(basin, row)
    changes: dict[str, Any] = {table: (*getattr(basin, table), row)}
    return replace(basin, **changes)


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
