"""Where a run stands when a period begins: annual volumes left, storages, water under way."""

from fenshui.allocation.accounts import close_period, fresh_state, open_period
from fenshui.allocation.river_arrays import Outcome, State
from fenshui.allocation.run import Run


def state_at(run: Run, period: int, outcome: Outcome) -> State:
    """The state of a run in a period, opened and not yet allocated, retraced from its outcome."""
    river = run.river
    state = fresh_state(river.users, river.stores, len(river.nodes), river.most_lag, run.record.volume)
    for t in range(period + 1):
        open_period(t, river.users, river.stores, run.record, state)
        if t < period:
            close_period(
                t, outcome.delivered[t], outcome.storage[t], outcome.flow[t], river.users, river.reaches, state
            )
    return state
