"""Which card of forms there is for what is selected."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from operator import attrgetter
from typing import TYPE_CHECKING

from fenshui.basin.editing.rows_in import row_of
from fenshui.gui.editing.basin_card import BasinCard
from fenshui.gui.editing.card import Card
from fenshui.gui.editing.node_card import NodeCard
from fenshui.gui.editing.plain_cards import PlainCard, ReachCard
from fenshui.gui.editing.right_card import RightCard

if TYPE_CHECKING:
    from fenshui.basin import Basin
    from fenshui.gui.live.desk import LiveDesk

_CARDS: dict[str, Callable[[LiveDesk, Basin, str], Card]] = {
    "node": NodeCard,
    "reach": ReachCard,
    "right": RightCard,
    "region": partial(PlainCard, "regions"),
    "holder": partial(PlainCard, "holders"),
}


def card_of(live: LiveDesk, basin: Basin, kind: str, name: str) -> Card:
    """The card of a node, reach, right, region or holder; of the basin where it is none of these."""
    card = _CARDS.get(kind, BasinCard)(live, basin, name)
    card.column.addStretch(1)
    return card


def plan(basin: Basin, kind: str, name: str) -> object:
    """What decides which forms a card has; while it stays the same it is only filled anew."""
    settings = basin.settings
    of = attrgetter("node" if kind == "node" else "holder")
    rights = tuple(right.id for right in basin.rights if kind in ("node", "holder") and of(right) == name)
    shown = [row_of(basin, table, name) is not None for table in ("reservoirs", "sections")]
    return kind, name, rights, shown, settings.timeline.step, settings.inflow_unit, settings.priorities
