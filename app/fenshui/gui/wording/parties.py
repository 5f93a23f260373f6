"""Who gives and who takes by a transfer, by name in the language in force; by id where the basin knows none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fenshui.gui.wording.language import named

if TYPE_CHECKING:
    from fenshui.basin import Basin
    from fenshui.transfer import Transfer


def giver_of(one: Transfer, basin: Basin) -> str:
    """Who gives."""
    return holder_of(one.right, basin)


def taker_of(one: Transfer, basin: Basin) -> str:
    """Who takes."""
    return holder_of(one.to_right, basin) if one.to_right else person_of(one.to_holder, basin)


def holder_of(right: str, basin: Basin) -> str:
    """Whose a right is."""
    row = basin.right_by_id.get(right)
    return named(basin.holder_by_id[row.holder]) if row is not None and row.holder in basin.holder_by_id else right


def person_of(holder: str, basin: Basin) -> str:
    """A holder."""
    row = basin.holder_by_id.get(holder)
    return holder if row is None else named(row)


def between(one: Transfer, basin: Basin) -> str:
    """Who gives to whom."""
    return f"{giver_of(one, basin)} → {taker_of(one, basin)}"
