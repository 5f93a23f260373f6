"""Everything that changes with time, laid out for the engine."""

import numpy as np

from fenshui.allocation.compiled_river import CompiledRiver, rule_keys
from fenshui.allocation.requests import Requests
from fenshui.allocation.river_arrays import Floats, Record
from fenshui.allocation.yearly_plan import year_index
from fenshui.basin import Basin
from fenshui.units import M3_PER_HM3


def record_of(river: CompiledRiver, asked: Requests, plan: Floats | None) -> Record:
    """Inflows, requests (multiplied by the year's plan), targets, limits and rule curves, period by period."""
    basin = river.basin
    timeline = basin.settings.timeline
    year = year_index(basin)
    seconds = timeline.seconds
    place = timeline.period_of_year - 1
    wanted = asked.asked_hm3 if plan is None else asked.asked_hm3 * plan[year]
    return Record(
        supply=_supply(river, seconds),
        seconds=seconds,
        year=year,
        asked=np.ascontiguousarray(wanted),
        volume=asked.volume_hm3,
        target=_targets(river)[place] * seconds[:, None] / M3_PER_HM3,
        top=_tops(basin)[place],
        depth_m=_depths(basin)[place],
        rule=_rules(basin)[place],
    )


def _supply(river: CompiledRiver, seconds: Floats) -> Floats:
    basin = river.basin
    place = {node: index for index, node in enumerate(river.nodes)}
    supply = np.zeros((len(seconds), len(river.nodes)))
    for column, node in enumerate(basin.inflows.nodes):
        supply[:, place[node]] += basin.inflows.values[:, column]
    return supply * seconds[:, None] / M3_PER_HM3 if basin.settings.inflow_unit == "m3_s" else supply


def _targets(river: CompiledRiver) -> Floats:
    """Flow in m³/s by place in the year × target."""
    column = {key: index for index, key in enumerate(river.target_keys)}
    table = np.zeros((river.basin.settings.timeline.places, len(column)))
    for row in river.basin.targets:
        table[row.period_of_year - 1, column[row.node, row.priority]] = row.flow_m3_s
    return table


def _tops(basin: Basin) -> Floats:
    column = {store.node: index for index, store in enumerate(basin.reservoirs)}
    capacity = np.array([store.capacity_hm3 for store in basin.reservoirs], dtype=float)
    table = np.tile(capacity, (basin.settings.timeline.places, 1))
    for row in basin.storage_limits:
        at = row.period_of_year - 1, column[row.node]
        table[at] = min(table[at], row.max_hm3)
    return table


def _depths(basin: Basin) -> Floats:
    column = {store.node: index for index, store in enumerate(basin.reservoirs)}
    table = np.zeros((basin.settings.timeline.places, len(column)))
    for row in basin.evaporation:
        table[row.period_of_year - 1, column[row.node]] = row.depth_mm / 1000.0
    return table


def _rules(basin: Basin) -> Floats:
    column = {key: index for index, key in enumerate(rule_keys(basin))}
    table = np.zeros((basin.settings.timeline.places, len(column)))
    for row in basin.rule_curves:
        table[row.period_of_year - 1, column[row.node, row.priority]] = row.target_hm3
    return table
