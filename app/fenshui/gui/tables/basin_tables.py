"""The columns of the basin's tables: rights, regions, sections, reservoirs."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from fenshui.desk import picturing
from fenshui.gui.tables.column_table import Column
from fenshui.gui.tables.table_words import TableWords
from fenshui.gui.wording.amounts import (
    flow_digits,
    flow_units_per_m3_s,
    m3_per_volume_unit,
    number_text,
    share_text,
    stock_units_per_hm3,
    volume_digits,
)
from fenshui.gui.wording.language import named, names_of
from fenshui.units import M3_PER_HM3

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fenshui.allocation import Allocation
    from fenshui.basin import Basin
    from fenshui.gui.live.desk import LiveDesk

Filled = tuple["Sequence[str]", "Sequence[Column]"]


def rights_table(live: LiveDesk, basin: Basin, words: TableWords) -> Filled:
    """Who holds what, how much of it is asked and how much arrives in a mean year."""
    rights = basin.rights
    of_holder, of_node, of_region = (_by_id(rows) for rows in (basin.holders, basin.nodes, basin.regions))
    holders = [of_holder.get(right.holder, right.holder) for right in rights]
    places = [of_node.get(right.node, "") for right in rights]
    regions = [of_region.get(basin.quota_region_of(right), "") for right in rights]
    ids = [right.id for right in rights]
    volumes = np.array([right.annual_volume_m3 for right in rights], dtype=float) / m3_per_volume_unit()
    doubts = words.doubts(basin, "rights.csv", "annual_volume_m3", ids)
    columns = [
        Column(words.holder, holders),
        Column(words.volume, volumes, _volume(), words.volume_hint, doubts),
        Column(words.priority, [words.term(right.priority) for right in rights]),
        *_served_columns(live, words),
        Column(words.region, regions),
        Column(words.right_class, [words.term(right.right_class) for right in rights]),
        Column(words.place, places),
        Column(words.ratio, np.array([right.consumption_ratio for right in rights]), _two_digits),
    ]
    return ids, columns


def regions_table(live: LiveDesk, basin: Basin, words: TableWords) -> Filled:
    """Shares of the river and limits of use, and what is really consumed in a mean year."""
    regions, one = basin.regions, 1 / m3_per_volume_unit()
    columns = [
        Column(words.region, [named(region) for region in regions]),
        Column(words.quota, _numbers([region.quota_m3 for region in regions], one), _volume(), words.quota_hint),
        Column(words.cap, _numbers([region.cap_m3 for region in regions], one), _volume(), words.cap_hint),
        Column(words.rights, np.array([_count(basin, region.id) for region in regions], dtype=float), _whole),
        Column(words.overdrawn, [words.yes if region.overdrawn else "" for region in regions]),
    ]
    if live.before is not None:
        consumed = _consumed_by_region(live.before)
        columns.append(
            Column(words.consumed, np.array([consumed.get(region.id, 0.0) for region in regions]), _volume())
        )
    return [region.id for region in regions], columns


def sections_table(live: LiveDesk, basin: Basin, words: TableWords) -> Filled:
    """Control sections, who guarantees them, and how often their targets are met."""
    sections = basin.sections
    columns = [
        Column(words.section, [named(basin.node_by_id[row.node]) for row in sections]),
        Column(words.guarantor, [_guarantors(basin, row.guarantor) for row in sections]),
        Column(
            words.warning,
            _numbers([row.warning_m3_s for row in sections], flow_units_per_m3_s()),
            _flow,
            doubts=words.doubts(basin, "sections.csv", "warning_m3_s", [row.node for row in sections]),
        ),
    ]
    if live.before is not None:
        flows = [live.before.node_flow_m3_s(row.node) for row in sections]
        targets = [picturing.targets_m3_s(basin, row.node) for row in sections]
        seconds = basin.settings.timeline.seconds
        met = [
            picturing.share_met(flow, target, seconds) if (target > 0).any() else np.nan
            for flow, target in zip(flows, targets, strict=True)
        ]
        means = np.array([picturing.mean_m3_s(flow, seconds) for flow in flows])
        columns += [
            Column(words.mean_flow, means * flow_units_per_m3_s(), _flow),
            Column(words.lowest_flow, np.array([flow.min() for flow in flows]) * flow_units_per_m3_s(), _flow),
            Column(words.satisfied, np.array(met), share_text, words.satisfied_hint),
        ]
    return [row.node for row in sections], columns


def reservoirs_table(live: LiveDesk, basin: Basin, words: TableWords) -> Filled:
    """Reservoirs, what they can hold and what they hold at the period looked at."""
    stores, one = basin.reservoirs, stock_units_per_hm3()
    columns = [
        Column(words.reservoir, [named(basin.node_by_id[row.node]) for row in stores]),
        Column(
            words.capacity,
            np.array([row.capacity_hm3 for row in stores]) * one,
            _short,
            words.hm3_hint,
            words.doubts(basin, "reservoirs.csv", "capacity_hm3", [row.node for row in stores]),
        ),
        Column(
            words.dead,
            np.array([row.dead_hm3 for row in stores]) * one,
            _short,
            words.hm3_hint,
            words.doubts(basin, "reservoirs.csv", "dead_hm3", [row.node for row in stores]),
        ),
    ]
    if live.before is not None:
        held = live.before.storage_hm3
        columns += [
            Column(words.storage_now, held[live.lens.moment.period] * one, _short, words.storage_hint),
            Column(words.storage_mean, held.mean(axis=0) * one, _short, words.hm3_hint),
        ]
    return [row.node for row in stores], columns


TABLES: dict[str, tuple[str, Callable[[LiveDesk, Basin, TableWords], Filled]]] = {
    "rights": ("right", rights_table),
    "regions": ("region", regions_table),
    "sections": ("node", sections_table),
    "reservoirs": ("node", reservoirs_table),
}
"""Table -> (kind of selection its rows are, how it is filled)."""


def _by_id(rows: Sequence[Any]) -> dict[str, str]:
    return dict(zip((row.id for row in rows), names_of(rows), strict=True))


def _served_columns(live: LiveDesk, words: TableWords) -> list[Column]:
    if live.before is None:
        return []
    delivered = _yearly(live.before, live.before.delivered_hm3)
    asked = _yearly(live.before, live.before.wanted_hm3)
    served = np.where(asked > 0, delivered / np.where(asked > 0, asked, 1), np.nan)
    return [
        Column(words.delivered, delivered, _volume(), words.delivered_hint),
        Column(words.reliability, served, share_text, words.reliability_hint),
    ]


def _yearly(allocation: Allocation, volumes_hm3: NDArray[np.float64]) -> NDArray[np.float64]:
    timeline = allocation.basin.settings.timeline
    return np.asarray(volumes_hm3.mean(axis=0) * timeline.periods_in_full_year * M3_PER_HM3 / m3_per_volume_unit())


def _consumed_by_region(allocation: Allocation) -> dict[str, float]:
    basin = allocation.basin
    delivered = _yearly(allocation, allocation.delivered_hm3)
    total: dict[str, float] = {}
    for volume, right in zip(delivered.tolist(), basin.rights, strict=True):
        for region in basin.region_and_parents(basin.quota_region_of(right)):
            total[region] = total.get(region, 0.0) + volume * right.consumption_ratio
    return total


def _count(basin: Basin, region: str) -> int:
    return sum(region in basin.region_and_parents(basin.quota_region_of(right)) for right in basin.rights)


def _guarantors(basin: Basin, text: str) -> str:
    parts = [part for part in text.split("+") if part]
    return " + ".join(named(basin.region_by_id[part]) if part in basin.region_by_id else part for part in parts)


def _numbers(values: list[int | None] | list[float | None], factor: float = 1.0) -> NDArray[np.float64]:
    return np.array([np.nan if value is None else value * factor for value in values], dtype=float)


def _volume() -> Callable[[float], str]:
    return partial(number_text, digits=volume_digits())


def _flow(value: float) -> str:
    return number_text(value, flow_digits(0 if abs(value) >= 100 * flow_units_per_m3_s() else 1))


def _whole(value: float) -> str:
    return number_text(value, 0)


def _two_digits(value: float) -> str:
    return number_text(value, 2)


def _short(value: float) -> str:
    return number_text(value, 0 if abs(value) >= 100 else 1 if abs(value) >= 1 else 4)
