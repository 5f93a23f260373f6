"""Opening and closing a period: what users ask, what reservoirs hold, what is under way. Shared by every tier."""

import numpy as np

from fenshui.allocation.kernel import inner_loop
from fenshui.allocation.river_arrays import Floats, Reaches, Record, State, Stores, Users


def fresh_state(users: Users, stores: Stores, nodes: int, most_lag: int, volume: Floats) -> State:
    """The state before the first period: full annual volumes, initial storages, nothing under way."""
    return State(
        left=volume.copy(),
        held=stores.initial.copy(),
        transit=np.zeros((most_lag + 1, nodes)),
        want=np.zeros(len(users.node)),
        usable=np.zeros(nodes),
        locked=np.zeros(len(stores.node)),
        kept=np.zeros(len(stores.node)),
        evaporated=np.zeros(len(stores.node)),
    )


@inner_loop
def open_period(t: int, users: Users, stores: Stores, record: Record, state: State) -> None:
    """Annual volumes begin anew with the water year; reservoirs evaporate; what there is becomes usable."""
    if t > 0 and record.year[t] != record.year[t - 1]:
        for i in range(users.node.size):
            state.left[i] = record.volume[i]
    for i in range(users.node.size):
        state.want[i] = max(0.0, min(record.asked[t, i], state.left[i]))
    slot = t % state.transit.shape[0]
    for n in range(state.usable.size):
        state.usable[n] = record.supply[t, n] + state.transit[slot, n]
        state.transit[slot, n] = 0.0
    for s in range(stores.node.size):
        _open_store(t, s, stores, record, state)


@inner_loop
def _open_store(t: int, s: int, stores: Stores, record: Record, state: State) -> None:
    held = state.held[s]
    lost = min(held, record.depth_m[t, s] * area_km2(s, held, stores))  # 1 m over 1 km² is 1 hm³
    held = max(0.0, held - lost)
    top = record.top[t, s]
    state.evaporated[s] = state.held[s] - held
    state.held[s] = held
    state.locked[s] = min(stores.dead[s], held, top)
    state.kept[s] = max(0.0, min(held, top) - state.locked[s])
    state.usable[stores.node[s]] += held - state.locked[s]


@inner_loop
def area_km2(s: int, storage: float, stores: Stores) -> float:
    """Water surface of a reservoir, km²: linear between the points of its curve, clamped outside; 0 without one."""
    first, end = stores.curve_at[s], stores.curve_at[s + 1]
    if first == end:
        return 0.0
    if storage <= stores.curve_storage[first]:
        return float(stores.curve_area[first])
    for i in range(first + 1, end):
        low, high = stores.curve_storage[i - 1], stores.curve_storage[i]
        if storage <= high:
            share = (storage - low) / (high - low) if high > low else 1.0
            return float(stores.curve_area[i - 1] + share * (stores.curve_area[i] - stores.curve_area[i - 1]))
    return float(stores.curve_area[end - 1])


@inner_loop
def close_period(
    t: int, delivered: Floats, storage: Floats, flow: Floats, users: Users, reaches: Reaches, state: State
) -> None:
    """Take what was delivered from annual volumes; send late returns and lagged reaches on their way."""
    slots = state.transit.shape[0]
    for i in range(users.node.size):
        state.left[i] -= delivered[i]
        for k in range(users.late_at[i], users.late_at[i + 1]):
            arrives = (t + users.late_lag[k]) % slots
            state.transit[arrives, users.late_node[k]] += users.late_share[k] * delivered[i]
    for r in range(reaches.to.size):
        if reaches.lag[r] > 0:
            state.transit[(t + reaches.lag[r]) % slots, reaches.to[r]] += reaches.gain[r] * flow[r]
    for s in range(storage.size):
        state.held[s] = storage[s]
