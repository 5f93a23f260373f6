"""In which table, and in which row of it, a thing of the map stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fenshui.gui.live.desk import Selection

if TYPE_CHECKING:
    from fenshui.basin import Basin


def table_of(basin: Basin, chosen: Selection) -> tuple[str, Selection] | None:
    """The table and what is selected in it: a node without a row stands there by its first right."""
    if chosen.kind in ("right", "region"):
        return f"{chosen.kind}s", chosen
    if chosen.kind != "node":
        return None
    for name, rows in (("sections", basin.sections), ("reservoirs", basin.reservoirs)):
        if any(row.node == chosen.id for row in rows):
            return name, chosen
    right = next((row for row in basin.rights if row.node == chosen.id), None)
    return ("rights", Selection("right", right.id)) if right is not None else None
